"""Articles that repeat an earlier one: the same text, near copies; never one that tells another figure."""

from __future__ import annotations

import random

import pytest

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.running.copies import without_copies

_WORDS = [
    "plant",
    "north",
    "river",
    "orders",
    "board",
    "winter",
    "steel",
    "talks",
    "union",
    "price",
    "market",
    "glass",
    "bread",
    "cable",
]


def story(seed: int, words: int = 300) -> str:
    dice = random.Random(seed)
    return " ".join(dice.choices(_WORDS, k=words)) + " 1,200 jobs in 2019."


def copies(*texts: str) -> list[str | None]:
    """For every text, the id of the one that it repeats; ids are a, b, c."""
    articles = [Article(text, id="abcdef"[n]) for n, text in enumerate(texts)]
    found = without_copies(articles)
    return [document.repeats if isinstance(document, InputError) else None for document in found]


ONE, OTHER = story(1), story(2)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param([ONE, OTHER], [None, None], id="different"),
        pytest.param([ONE, OTHER, ONE, ONE], [None, None, "a", "a"], id="same text"),
        pytest.param(["Short.", "Short.", "Other."], [None, "a", None], id="short texts"),
        pytest.param(["", ""], [None, "a"], id="no words"),
        pytest.param([ONE, "LEEDS (Wire) - " + ONE], [None, "a"], id="a dateline more"),
        pytest.param([ONE, ONE.upper() + " (Reporting by Ann Lee)"], [None, "a"], id="other case, a credit"),
        pytest.param([ONE, ONE[len(ONE) // 10 :]], [None, "a"], id="the beginning cut off"),
        pytest.param([ONE, ONE.replace("2019", "2020")], [None, "a"], id="another year"),
        pytest.param([ONE, ONE.replace("1,200", "1200")], [None, "a"], id="the same figure"),
        pytest.param([ONE, ONE.replace("1,200", "1,500")], [None, None], id="another figure"),
        pytest.param([ONE, ONE + " It lost $3 million."], [None, None], id="a figure more"),
        pytest.param([ONE, ONE + " " + OTHER], [None, None], id="half of it new"),
    ],
)
def test_copies(texts: list[str], expected: list[str | None]) -> None:
    assert copies(*texts) == expected


def test_a_copy_of_a_copy_repeats_the_first() -> None:
    assert copies(ONE, ONE + " Bread.", ONE + " Bread. Cable.") == [None, "a", "a"]


def test_what_is_listed_about_a_copy() -> None:
    error = list(without_copies([Article(ONE, id="a"), Article("Leeds. " + ONE, id="b")]))[1]
    assert isinstance(error, InputError)
    assert (error.code, error.input, error.article_id, error.repeats) == (ErrorCode.DUPLICATE, "b", "b", "a")
    assert "of its text with 'a', which was taken in its place (--dedup)" in error.message


def test_inputs_that_are_no_articles_pass() -> None:
    bad = InputError("x", ErrorCode.EMPTY, "")
    assert list(without_copies([bad, bad])) == [bad, bad]
