"""Fifty layouts of one article: what of its words is found, what else is taken for them, and its metadata."""

import re
from collections import Counter

import pytest

from extractor.reading.html import HtmlPage, read_html
from tests.reading.html_shapes import AUTHOR, DAY, EXPECTED, HEADING, ITEMS, PARAGRAPHS, SHAPES, TITLE

#: Words that a shape adds to the article itself, besides its title and paragraphs.
OWN = {
    "subheadings": HEADING,
    "lists_inside": " ".join(ITEMS),
    "table_inside": "Plant Jobs Akron 700 Dayton 500",
    "pull_quote_inside": "There was none that we could afford.",
    "press_release": "CHICAGO, March 5, 2019 /Newsline/",
}
#: What no page of ours falls below; the means are in benchmarks/README.md.
RECALL, PRECISION = 0.97, 0.93


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def found(name: str) -> HtmlPage:
    return read_html(SHAPES[name]().encode())


def figures(name: str) -> tuple[float, float]:
    """Recall and precision of the words of a shape's article."""
    expected, read = words(f"{EXPECTED} {OWN.get(name, '')}"), words(found(name).text)
    common = (expected & read).total()
    return common / expected.total(), common / max(1, read.total())


def test_there_are_fifty() -> None:
    assert len(SHAPES) >= 50


@pytest.mark.parametrize("name", SHAPES)
def test_the_main_text_is_found(name: str) -> None:
    recall, precision = figures(name)
    assert (recall >= RECALL, precision >= PRECISION) == (True, True), (recall, precision)


@pytest.mark.parametrize("name", SHAPES)
def test_the_headline_leads_and_paragraphs_are_kept(name: str) -> None:
    lines = found(name).text.split("\n")
    assert lines[0] == TITLE
    whole = [text for text in PARAGRAPHS if any(line.endswith(text) for line in lines)]
    assert len(whole) == len(PARAGRAPHS)


@pytest.mark.parametrize(
    "name", [name for name, make in SHAPES.items() if "article:published_time" in make()]
)
def test_metadata(name: str) -> None:
    page = found(name)
    assert (page.title, str(page.published), page.author) == (TITLE, DAY, AUTHOR)
