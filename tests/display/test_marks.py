"""Highlighting: the pieces give the text again, what covers them is right, and nothing hostile gets through."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor
from extractor.display.html import marked_html
from extractor.display.marks import Mark, segments
from extractor.display.rule_places import rule_places
from extractor.display.terminal import highlighted, printable
from extractor.display.values import quantity
from extractor.schema import QuantityRecord
from extractor.values.types import Qualifier

spans = st.lists(
    st.tuples(st.integers(-3, 30), st.integers(-3, 30)).map(lambda ends: Mark(*ends, "count", "<b>"))
)


def test_pieces_are_cut_at_the_borders_of_marks() -> None:
    marks = [Mark(0, 9, "company"), Mark(4, 13, "job_cut"), Mark(9, 13, "count")]
    pieces = [
        (piece, [mark.name for mark in covering]) for piece, covering in segments("Northgate 500 jobs", marks)
    ]
    assert pieces == [
        ("Nort", ["company"]),
        ("hgate", ["company", "job_cut"]),
        (" 500", ["job_cut", "count"]),
        (" jobs", []),
    ]


@given(st.text(max_size=25), spans)
def test_pieces_joined_give_the_text(text: str, marks: list[Mark]) -> None:
    assert "".join(piece for piece, _ in segments(text, marks)) == text


@given(st.text(alphabet="a<>&\"'\n\u202e", max_size=25), spans)
def test_html_shows_the_text_and_no_tag_of_it(text: str, marks: list[Mark]) -> None:
    html = marked_html(text, marks)
    assert re.sub(r'<span style="[^"<>]*" title="[^"<>]*">|</span>', "", html) == re.sub(
        r"</?span[^>]*>", "", html
    )
    assert unescape(re.sub(r"<[^>]*>", "", html)) == text


def test_a_result_s_html_is_escaped() -> None:
    text = 'Northgate <script>alert(1)</script> will cut 1,200 jobs, "it\'s <b>final</b>," said Dana "<i>" Whitlock.'
    html = extractor.extract(text, published="2019-03-05", title="<h1>Cuts</h1>")._repr_html_()
    assert not re.search(r"<(script|b|i|h1)\b", html)
    assert "1,200" in html
    assert "job_cut" in html


@given(st.text(max_size=50))
def test_printable_text_keeps_its_length_and_loses_its_controls(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029]", shown)


def test_values_are_coloured_where_they_stand() -> None:
    shown = highlighted("will cut 1,200 jobs", 100, [Mark(109, 114, "count"), Mark(0, 50, "company")])
    assert [(span.start, span.end) for span in shown.spans] == [(9, 14)]


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "shown"),
    [
        ("1200", "1200", Qualifier.EXACT, "1,200"),
        ("1200", "1200", Qualifier.ABOUT, "~1,200"),
        ("1200", None, Qualifier.AT_LEAST, ">= 1,200"),
        (None, "1200", Qualifier.AT_MOST, "<= 1,200"),
        ("1000", "1200", Qualifier.RANGE, "1,000 to 1,200"),
        ("0.67", "0.67", Qualifier.EXACT, "0.67"),
        ("4800000000", "4800000000", Qualifier.EXACT, "4,800,000,000"),
    ],
)
def test_quantities_in_a_few_characters(
    low: str | None, high: str | None, qualifier: Qualifier, shown: str
) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    record = QuantityRecord(low=ends[0], high=ends[1], qualifier=qualifier, start=0, end=1, text="x")
    assert quantity(record) == shown


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ("job_cut.cut", r"^rules/job_cut\.jsonl:\d+$"),
        ("statement.say", r"^rules/speech\.toml:\d+$"),
        ("statement.quotation", r"^rules/speech\.toml:\d+$"),
        ("money.other.none", r"^rules/metrics\.toml:\d+$"),
    ],
)
def test_a_rule_is_found_where_it_is_made(rule: str, place: str) -> None:
    (found,) = rule_places(rule)
    assert re.match(place, found)
