"""Holidays: their days in any year, the year that tense chooses, and names that are none."""

from __future__ import annotations

import datetime

import pytest

from extractor.rules import default_rules
from extractor.values import calendar
from extractor.values.date_choice import DateContext, Tense
from extractor.values.date_expressions import DateReader
from extractor.values.date_resolution import resolve

READER = DateReader(default_rules())
DAY = datetime.date.fromisoformat


@pytest.mark.parametrize(("year", "sunday"), [
    (1818, "1818-03-22"), (1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2038, "2038-04-25"),
])  # fmt: skip
def test_easter(year: int, sunday: str) -> None:
    assert calendar.easter(year) == DAY(sunday)


@pytest.mark.parametrize(("text", "published", "tense", "expected"), [
    ("Trading was thin on Christmas Eve.", "2018-12-27", Tense.PAST, "2018-12-24"),
    ("Trading was thin on Christmas Eve.", "2019-01-02", Tense.PAST, "2018-12-24"),
    ("The shop will close at Christmas.", "2018-11-02", Tense.FUTURE, "2018-12-25"),
    ("Workers struck on Thanksgiving.", "2017-11-25", Tense.PAST, "2017-11-23"),
    ("It sold more on Black Friday than ever.", "2017-11-26", Tense.PAST, "2017-11-24"),
    ("Markets will be shut on Good Friday.", "2019-03-15", Tense.FUTURE, "2019-04-19"),
    ("The strike ended on Easter Monday 2009.", "2010-03-15", Tense.PAST, "2009-04-13"),
    ("The plant reopened after Memorial Day.", "2021-07-01", Tense.PAST, "2021-06-01.."),
    ("Banks are closed for Labor Day.", "2022-08-30", Tense.FUTURE, "2022-09-05"),
    ("It closed on Martin Luther King Jr. Day.", "2021-02-01", Tense.PAST, "2021-01-18"),
    ("The offer ends by New Year’s Eve.", "2020-12-01", Tense.FUTURE, "..2020-12-31"),
    ("Sales on Thanksgiving last year were better.", "2017-11-25", Tense.PAST, "2016-11-24"),
    ("The Boxing Day rush disappointed.", "2016-12-29", Tense.PAST, "2016-12-26"),
])  # fmt: skip
def test_days_of_holidays(text: str, published: str, tense: Tense, expected: str) -> None:
    (found,) = READER.read(text)
    days = resolve(found, DateContext(published=DAY(published), tense=tense))
    first, last = (str(day) if day else "" for day in (days.first_day, days.last_day))
    assert (first if first == last else f"{first}..{last}") == expected


@pytest.mark.parametrize("text", [
    "The tally of Marlow, Gray & Christmas rose.",
    "Christmas sales were weak.",
    "It was a good friday for some.",
    "Workers travel home at Lunar New Year's end.",
    "Oliver Easter runs the bank.",
])  # fmt: skip
def test_no_holiday(text: str) -> None:
    assert READER.read(text) == []
