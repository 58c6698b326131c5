"""Line breaks at a width: what is one paragraph is read as one, and what has lines of its own keeps them."""

from __future__ import annotations

import textwrap

import pytest

from extractor.reading.clean_text import clean_text
from extractor.reading.soft_wraps import soft_wraps

PARAGRAPHS = [
    "Halden Corp said on Tuesday it would cut 1,200 jobs in its mills, or about 8 percent of a staff that had grown "
    "to 15,000 in the past ten years, and take a charge of 40 million to 50 million euros in the second quarter.",
    "The maker of lamps, whose sales fell 3.5 percent in the first half, said demand in Norland was weak -- weaker "
    "than at any time since 2009 -- and that it did not expect a turn before the end of the year.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def wrapped(text: str, width: int, end: str = "\n") -> str:
    lines = (textwrap.wrap(part, width, break_on_hyphens=False) for part in text.split("\n\n"))
    return (end * 2).join(end.join(part) for part in lines)


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
@pytest.mark.parametrize("end", ["\n", " \n", "\r\n"])
def test_paragraphs_broken_at_a_width_are_whole(width: int, end: str) -> None:
    text = wrapped(TEXT, width, end)
    clean = clean_text(text)
    assert clean is not None
    assert " ".join(clean.text.split()) == " ".join(TEXT.split())
    assert [part.rstrip() for part in clean.text.split("\n") if part.strip()] == PARAGRAPHS


def test_places_in_the_original() -> None:
    text = wrapped(TEXT, 60, " \r\n")
    clean = clean_text(text)
    assert clean is not None
    for word in TEXT.split():
        start = clean.text.index(word)
        assert text[clean.original_start(start) : clean.original_end(start + len(word))] == word


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\n".join(PARAGRAPHS),
        # items of a list, with and without marks
        "Cuts this week:\n- Halden Corp, 1,200 jobs in its mills in Norland\n- Torvik Mills, 300 jobs in two plants in Holm\n"
        "- Brenmark Bank, 90 jobs in its branches on the coast\n- Lund Foods, 40 jobs in a bakery",
        "Halden Corp, 1,200 jobs\nTorvik Mills, 300 jobs in Holm and on the coast\nBrenmark Bank, 90 jobs\nLund Foods, 40 jobs in a bakery",
        # sentences in a line each
        "Halden Corp said it would cut 1,200 jobs in its mills.\nTorvik Mills said it would close two plants in Holm.\n"
        "Brenmark Bank said it would shut branches on a coast.\nLund Foods said it would sell its bakeries next year.",
        # a table
        "Company     Jobs     Date\nHalden      1,200    May 3\nTorvik      300      May 4\nBrenmark    90       May 5",
        "",
        "\n\n\n",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert soft_wraps(text) == {}


def test_items_behind_wrapped_paragraphs_stay() -> None:
    text = wrapped(TEXT, 60) + "\n\nThe cuts:\n* Halden, 1,200\n* Torvik, 300\n"
    clean = clean_text(text)
    assert clean is not None
    assert clean.text.endswith("The cuts:\n* Halden, 1,200\n* Torvik, 300\n")
