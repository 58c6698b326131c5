"""Properties of reading dates: spans equal the text, nothing raises, nothing is slow, nothing around matters."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.rules import default_rules
from extractor.values.clause_tense import TenseReader
from extractor.values.date_choice import DateContext, Tense
from extractor.values.date_expressions import DateReader
from extractor.values.date_memory import spoken_of
from extractor.values.date_resolution import resolve
from tests.effort import assert_linear

READER = DateReader(default_rules())
TENSES = TenseReader(default_rules())
WORDS = st.sampled_from(
    [
        "the",
        "end",
        "of",
        "May",
        "June",
        "3",
        "2023",
        "2008",
        ",",
        "-",
        "–",
        "third",
        "quarter",
        "first",
        "two",
        "weeks",
        "last",
        "next",
        "this",
        "year",
        "month",
        "week",
        "Friday",
        "by",
        "until",
        "since",
        "from",
        "to",
        "between",
        "and",
        "early",
        "mid",
        "late",
        "a",
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "ended",
        "31",
        "32",
        "0",
        "'",
        "s",
        "’",
        "(",
        ")",
        ".",
        "Q3",
        "1H",
        "FY24",
        "'08",
        "1990s",
        "same",
        "period",
        "summer",
        "fall",
        "second",
        "half",
        "so",
        "far",
        "rest",
        "beginning",
        "starting",
        "not",
        "no",
        "than\n\n",
        "\n",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=25).map("".join),
)
PUBLISHED = st.one_of(st.none(), st.dates())


@given(TEXTS, PUBLISHED, st.sampled_from(Tense))
@settings(max_examples=400)
def test_spans_equal_the_text_and_days_are_in_order(
    text: str, published: datetime.date | None, tense: Tense
) -> None:
    context, end = DateContext(published=published, tense=tense), 0
    for expression in READER.read(text):
        assert text[expression.start : expression.end] == expression.text
        assert end <= expression.start < expression.end <= len(text)
        end = expression.end
        days = resolve(expression, context)
        context = spoken_of(expression, days, context)
        # a "from" before it belongs to what lies ahead
        assert days.end == expression.end
        assert days.text in (expression.text, expression.with_from)
        assert text[days.start : days.end] == days.text
        if days.first_day and days.last_day:
            assert days.first_day <= days.last_day


@pytest.mark.parametrize("text", [
    "Friday", "May 3, 2021", "the third quarter of 2008", "by the end of 2010", "from 2019 to 2021", "last November",
    "two weeks ago", "mid-2010", "so far this year", "the quarter ended June 30", "late January", "2024", "Q3 2025",
])  # fmt: skip
@given(
    before=st.sampled_from(["It said ", "(", "“", "x\n\n", "jobs; "]),
    after=st.sampled_from([".", ") ", "”", "\n\ny", ";"]),
)
def test_what_stands_around_does_not_matter(text: str, before: str, after: str) -> None:
    alone, framed = READER.read(text), READER.read(before + text + after)
    assert [(found.text, found.node) for found in framed] == [(found.text, found.node) for found in alone]
    assert [found.text for found in alone] == [text]


def test_written_days_are_read_back() -> None:
    day = datetime.date(1950, 1, 1)
    while day.year < 2051:
        for written in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
            (found,) = READER.read(f"It closed on {written}.")
            days = resolve(found, DateContext())
            assert (days.text, days.first_day, days.last_day) == (written, day, day)
        day += datetime.timedelta(97)


@pytest.mark.parametrize("piece", [
    "1", "1,", "(", "'", "the ", "May ", "from 2008 to ", "\n", " ", "2008-", "last ", "the end of ", "first ",
    "Friday, ", "of the year ", "a year earlier ", "1/1/", "2008", "-", "é", "the first two ", "to ", "Nov-",
])  # fmt: skip
def test_hostile_text_is_read_with_linear_work(piece: str) -> None:
    def read(times: int) -> None:
        context = DateContext(published=datetime.date(2023, 11, 15))
        for expression in READER.read(piece * times):
            context = spoken_of(expression, resolve(expression, context), context)

    assert_linear(read, 300)
    read(100_000 // len(piece))


@given(st.lists(st.tuples(st.text(max_size=8), st.sampled_from(["", "VBD", "VBZ", "NN"])), max_size=20))
def test_any_words_have_a_tense(words: list[tuple[str, str]]) -> None:
    assert TENSES.read(words, words).tense in Tense
