"""What an expression means in its context: publication day, tense, and the date last spoken of."""

from __future__ import annotations

import datetime

import pytest

from extractor.rules import default_rules
from extractor.values import calendar
from extractor.values.date_choice import DateContext, Tense
from extractor.values.date_expressions import DateReader
from extractor.values.date_memory import spoken_of
from extractor.values.date_resolution import resolve

READER = DateReader(default_rules())
DAY = datetime.date.fromisoformat


def meant(text: str, context: DateContext) -> str:
    """The days of the only expression of a text, "first..last", or one day."""
    (found,) = READER.read(text)
    days = resolve(found, context)
    first, last = (day.isoformat() if day else "" for day in (days.first_day, days.last_day))
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize(("text", "published", "tense", "expected"), [
    ("on Tuesday", "2023-11-15", Tense.PAST, "2023-11-14"),
    ("on Tuesday", "2023-11-15", Tense.FUTURE, "2023-11-21"),
    ("on Wednesday", "2023-11-15", Tense.FUTURE, "2023-11-15"),
    ("last Wednesday", "2023-11-15", Tense.PAST, "2023-11-08"),
    ("next Friday", "2023-11-15", Tense.FUTURE, "2023-11-17"),
    ("on Monday of next week", "2023-11-15", Tense.FUTURE, "2023-11-20"),
    ("over the weekend", "2023-11-13", Tense.PAST, "2023-11-11..2023-11-12"),
    ("last weekend", "2023-11-15", Tense.PAST, "2023-11-11..2023-11-12"),
    ("last night", "2023-11-15", Tense.PAST, "2023-11-14"),
    ("this morning", "2023-11-15", Tense.PAST, "2023-11-15"),
    ("on the fourth Monday in May", "2023-11-15", Tense.PAST, "2023-05-22"),
    ("the first Monday in October 2024", "2023-11-15", Tense.FUTURE, "2024-10-07"),
    ("the last Friday of the month", "2023-11-15", Tense.UNKNOWN, "2023-11-24"),
    ("the fifth Monday of February 2024", "2023-11-15", Tense.FUTURE, ""),
    ("over Thanksgiving weekend", "2023-11-15", Tense.FUTURE, "2023-11-25..2023-11-26"),
    ("over the Labor Day weekend", "2023-11-15", Tense.PAST, "2023-09-02..2023-09-03"),
    ("on Mother's Day", "2023-11-15", Tense.PAST, "2023-05-14"),
    ("the week before Christmas", "2023-11-15", Tense.FUTURE, "2023-12-18..2023-12-24"),
    ("the weekend after Thanksgiving", "2023-11-15", Tense.FUTURE, "2023-11-25..2023-11-26"),
    ("the day following Christmas", "2023-11-15", Tense.FUTURE, "2023-12-26"),
    ("a week from Tuesday", "2023-11-15", Tense.FUTURE, "2023-11-28"),
    ("a week ago Tuesday", "2023-11-15", Tense.PAST, "2023-11-07"),
    ("in the half year to June 30", "2023-11-15", Tense.PAST, "2023-01-01..2023-06-30"),
    ("in the first nine months.", "2023-11-15", Tense.PAST, "2023-01-01..2023-09-30"),
    ("in the back half of 2023", "2023-11-15", Tense.PAST, "2023-07-01..2023-12-31"),
    ("two weeks ago", "2023-11-15", Tense.PAST, "2023-10-30..2023-11-05"),
    ("two years ago", "2023-11-15", Tense.PAST, "2021-01-01..2021-12-31"),
    ("10 days ago", "2023-11-15", Tense.PAST, "2023-11-05"),
    ("twenty-five years ago", "2023-11-15", Tense.PAST, "1998-01-01..1998-12-31"),
    ("a dozen years ago", "2023-11-15", Tense.PAST, "2011-01-01..2011-12-31"),
    ("in December", "2009-01-20", Tense.PAST, "2008-12-01..2008-12-31"),
    ("in January", "2008-10-16", Tense.UNKNOWN, "2009-01-01..2009-01-31"),
    ("in March", "2007-04-14", Tense.FUTURE, "2007-03-01..2007-03-31"),
    ("the fourth quarter", "2009-03-05", Tense.PAST, "2008-10-01..2008-12-31"),
    ("its fourth-quarter results", "2008-01-18", Tense.FUTURE, "2007-10-01..2007-12-31"),
    ("in the fourth quarter", "2006-07-24", Tense.FUTURE, "2006-10-01..2006-12-31"),
    ("in the July quarter", "2009-07-10", Tense.FUTURE, "2009-05-01..2009-07-31"),
    ("in the quarter ended June 30", "2009-08-26", Tense.PAST, "2009-04-01..2009-06-30"),
    ("in the fiscal year ending March 2009", "2008-02-18", Tense.FUTURE, "2008-04-01..2009-03-31"),
    ("in the week ended May 5", "2023-05-20", Tense.PAST, "2023-04-29..2023-05-05"),
    ("in the nine months to September 30", "2023-11-15", Tense.PAST, "2023-01-01..2023-09-30"),
    ("during the winter", "2009-09-01", Tense.FUTURE, "2009-12-01..2010-02-28"),
    ("last winter", "2015-11-29", Tense.PAST, "2014-12-01..2015-02-28"),
    ("this summer", "2007-01-07", Tense.FUTURE, "2007-06-01..2007-08-31"),
    ("in the new year", "2010-12-01", Tense.FUTURE, "2011-01-01..2011-12-31"),
    ("in the new year", "2011-01-04", Tense.FUTURE, "2011-01-01..2011-12-31"),
    ("at year end", "2007-08-21", Tense.PAST, "2006-12-31"),
    ("by year-end", "2007-08-21", Tense.FUTURE, "..2007-12-31"),
    ("by the end of September", "2009-08-26", Tense.PAST, "..2009-09-30"),
    ("by late October", "2025-11-24", Tense.PAST, "..2025-10-31"),
    ("before Friday", "2007-02-28", Tense.FUTURE, "..2007-03-01"),
    ("before the end of the year", "2010-10-07", Tense.FUTURE, "..2010-12-31"),
    ("after May 5", "2010-04-07", Tense.FUTURE, "2010-05-06.."),
    ("starting in January", "2007-08-30", Tense.PAST, "2008-01-01.."),
    ("since June of last year", "2017-03-01", Tense.PAST, "2016-06-01..2017-03-01"),
    ("since March", "2010-12-01", Tense.FUTURE, "2010-03-01..2010-12-01"),
    ("the first seven months of 2009", "2010-08-04", Tense.PAST, "2009-01-01..2009-07-31"),
    ("the first week of February", "2006-12-06", Tense.FUTURE, "2007-02-01..2007-02-07"),
    ("the second half of last year", "2009-09-19", Tense.PAST, "2008-07-01..2008-12-31"),
    ("the rest of the year", "2007-08-30", Tense.UNKNOWN, "2007-08-30..2007-12-31"),
    ("so far in 2023", "2023-11-15", Tense.PAST, "2023-01-01..2023-11-15"),
    ("late January through the middle of February", "2010-12-10", Tense.FUTURE, "2011-01-21..2011-02-20"),
    ("from November 1 through April 4", "2010-04-26", Tense.PAST, "2009-11-01..2010-04-04"),
    ("from April to October last year", "2010-04-26", Tense.PAST, "2009-04-01..2009-10-31"),
    ("January through November", "2010-12-01", Tense.PAST, "2010-01-01..2010-11-30"),
    ("this point last year", "2010-08-04", Tense.PAST, "2009-08-04"),
    ("Feb. 29, 2023", "2023-11-15", Tense.PAST, None),
    ("this week", "2024-06-16", Tense.FUTURE, "2024-06-17..2024-06-23"),
    ("this week", "2024-06-16", Tense.UNKNOWN, "2024-06-17..2024-06-23"),
    ("this week", "2024-06-16", Tense.PAST, "2024-06-10..2024-06-16"),
    ("this week", "2024-06-14", Tense.FUTURE, "2024-06-10..2024-06-16"),
    ("the beginning of the week", "2024-06-16", Tense.FUTURE, "2024-06-17"),
    ("the end of this week", "2024-06-16", Tense.FUTURE, "2024-06-23"),
    ("From this summer", "2024-06-14", Tense.FUTURE, "2024-06-01.."),
    ("From this spring", "2024-06-14", Tense.PAST, "2024-03-01..2024-06-14"),
    ("shops will open from this summer", "2024-06-14", Tense.FUTURE, "2024-06-01.."),
    ("a cut from next year", "2024-06-14", Tense.UNKNOWN, "2025-01-01.."),
    ("it saves $3 million a year from 2026", "2024-06-14", Tense.UNKNOWN, "2026-01-01.."),
    ("an increase of 3 percent from 2026", "2024-06-14", Tense.FUTURE, "2026-01-01..2026-12-31"),
    ("delayed from next month", "2024-06-14", Tense.PAST, "2024-07-01..2024-07-31"),
    ("profit fell from last year", "2024-06-14", Tense.PAST, "2023-01-01..2023-12-31"),
    ("since the start of the slump in March 2022", "2024-06-14", Tense.PAST, "2022-03-01..2024-06-14"),
    ("since the onset of the oil crisis in 1973", "2024-06-14", Tense.PAST, "1973-01-01..2024-06-14"),
    ("its fiscal fourth quarter, ended August 1", "2010-09-03", Tense.PAST, "2010-05-02..2010-08-01"),
    ("the fiscal year ending in January", "2023-09-15", Tense.FUTURE, "2023-02-01..2024-01-31"),
    ("it isn't until June 1", "2023-05-15", Tense.FUTURE, "2023-06-01"),
    ("the highest since January", "2018-12-21", Tense.PAST, "2018-01-01..2018-12-21"),
    ("earlier this week", "2018-12-23", Tense.UNKNOWN, "2018-12-17..2018-12-23"),
    ("this past Friday", "2021-02-10", Tense.PAST, "2021-02-05"),
    ("over the past weekend", "2021-02-10", Tense.PAST, "2021-02-06..2021-02-07"),
    ("this past summer", "2021-02-10", Tense.PAST, "2020-06-01..2020-08-31"),
    ("YTD sales", "2021-02-10", Tense.PAST, "2021-01-01..2021-02-10"),
    ("the prior-year quarter", "2021-02-10", Tense.PAST, "2019-10-01..2019-12-31"),
    ("the prior year period", "2021-02-10", Tense.PAST, "2020-01-01..2020-12-31"),
    ("in the five years through 2020", "2021-02-10", Tense.PAST, "2016-01-01..2020-12-31"),
    ("last Christmas", "2021-02-10", Tense.PAST, "2020-12-25"),
    ("this Christmas", "2021-02-10", Tense.FUTURE, "2021-12-25"),
    ("next Easter", "2021-04-10", Tense.FUTURE, "2022-04-17"),
    ("in nineteen ninety-six", "1998-11-15", Tense.PAST, "1996-01-01..1996-12-31"),
    ("in the mid-80s", "1998-11-15", Tense.PAST, "1983-05-01..1986-08-31"),
    ("the nineteen seventies", "1998-11-15", Tense.PAST, "1970-01-01..1979-12-31"),
    ("the summer of '69", "1998-11-15", Tense.PAST, "1969-06-01..1969-08-31"),
    ("it began in '04.", "2023-11-15", Tense.PAST, "2004-01-01..2004-12-31"),
    ("year to date", "2023-11-15", Tense.PAST, "2023-01-01..2023-11-15"),
    ("4QFY24 and more", "2023-11-15", Tense.PAST, "2024-10-01..2024-12-31"),
    ("FY2025-26", "2023-11-15", Tense.FUTURE, "2025-01-01..2026-12-31"),
    ("the July-to-September quarter", "2023-11-15", Tense.PAST, "2023-07-01..2023-09-30"),
    ("between 2 and 5 March", "2023-11-15", Tense.PAST, "2023-03-02..2023-03-05"),
    ("between May 2 and 5", "2023-11-15", Tense.PAST, "2023-05-02..2023-05-05"),
    ("ten years ago today", "2023-11-15", Tense.PAST, "2013-11-15"),
    ("20 years ago this week", "2023-11-15", Tense.PAST, "2003-11-10..2003-11-16"),
    ("a year ago this month", "2023-11-15", Tense.PAST, "2022-11-01..2022-11-30"),
    ("the week before last", "2023-11-15", Tense.PAST, "2023-10-30..2023-11-05"),
    ("the week after next", "2023-11-15", Tense.FUTURE, "2023-11-27..2023-12-03"),
    ("on Election Day", "2024-11-15", Tense.PAST, "2024-11-05"),
    ("2029's Inauguration Day", "2024-11-15", Tense.FUTURE, "2029-01-20"),
    ("this Tuesday", "2023-11-17", Tense.FUTURE, "2023-11-21"),
    ("in the last three months of the year", "2023-03-05", Tense.PAST, "2022-10-01..2022-12-31"),
    ("the financial year beginning in July 2011", "2010-12-26", Tense.FUTURE, "2011-07-01..2012-06-30"),
    ("its fiscal year that starts on Oct. 1", "2023-06-17", Tense.FUTURE, "2023-10-01..2024-09-30"),
    ("in Nov 2021 shares peaked", "2023-02-17", Tense.PAST, "2021-11-01..2021-11-30"),
    ("on May 5, 2021 shares fell", "2023-02-17", Tense.PAST, "2021-05-05"),
    ("two days before Christmas", "2023-02-17", Tense.PAST, "2022-12-23"),
    ("two weeks after May 5, 2021", "2023-11-17", Tense.PAST, "2021-05-17..2021-05-23"),
    ("in the two days before Christmas", "2023-02-17", Tense.PAST, "..2022-12-24"),
    ("it plays on Wednesday week.", "2023-11-17", Tense.FUTURE, "2023-11-29"),
    ("the winter of 1962-63", "2023-11-17", Tense.PAST, "1962-12-01..1963-02-28"),
    ("in the 1800s", "2023-11-17", Tense.PAST, "1800-01-01..1899-12-31"),
    ("over the weekend", "2023-11-16", Tense.PRESENT, "2023-11-18..2023-11-19"),
    ("results on Tuesday", "2023-11-15", Tense.PRESENT, "2023-11-14"),
    ("open by Tuesday", "2023-11-15", Tense.PRESENT, "..2023-11-21"),
])  # fmt: skip
def test_days_by_publication_and_tense(text: str, published: str, tense: Tense, expected: str | None) -> None:
    if expected is None:
        assert not [found for found in READER.read(text) if found.text == text]
    else:
        assert meant(text, DateContext(published=DAY(published), tense=tense)) == expected


@pytest.mark.parametrize(("text", "modifies", "expected"), [
    ("in March", False, "2008-03-01..2008-03-31"),
    ("March retail sales", True, "2007-03-01..2007-03-31"),
])  # fmt: skip
def test_a_month_just_over_that_modifies_a_noun(text: str, modifies: bool, expected: str) -> None:
    context = DateContext(published=DAY("2007-06-01"), tense=Tense.FUTURE, modifies=modifies)
    assert meant(text, context) == expected


@pytest.mark.parametrize(("text", "spoken", "expected"), [
    ("three months later", calendar.month(2021, 5), "2021-08-01..2021-08-31"),
    ("two weeks later", calendar.day(DAY("2021-05-03")), "2021-05-17..2021-05-23"),
    ("the following day", calendar.day(DAY("2021-05-03")), "2021-05-04"),
    ("the previous month", calendar.month(2021, 5), "2021-04-01..2021-04-30"),
    ("a year later", calendar.quarter(2021, 2), "2022-04-01..2022-06-30"),
    ("that year", calendar.month(2021, 5), "2021-01-01..2021-12-31"),
    ("that decade", calendar.year(1985), "1980-01-01..1989-12-31"),
    ("That April", calendar.month(2003, 3), "2003-04-01..2003-04-30"),
    ("the following morning", calendar.day(DAY("2021-05-03")), "2021-05-04"),
    ("that day", calendar.year(2018), ""),
    ("the following day", calendar.month(2021, 5), ""),
    ("the previous month", calendar.year(2021), ""),
    ("three days later", calendar.month(2021, 5), ""),
    ("three months later", None, ""),
    ("that year", None, ""),
])  # fmt: skip
def test_days_from_the_date_last_spoken_of(text: str, spoken: calendar.Stretch | None, expected: str) -> None:
    assert meant(text, DateContext(published=DAY("2023-11-15"), spoken=spoken)) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Sales fell in July and rose from a year earlier.", "2022-07-01..2022-07-31"),
    ("Profit in the third quarter rose from a year ago.", "2022-07-01..2022-09-30"),
    ("In the third quarter of 2022 and the year-ago quarter", "2021-07-01..2021-09-30"),
    ("Sales at September 30 were up from a year earlier.", "2022-09-30"),
    ("Sales were up from a year earlier.", "2022-01-01..2022-12-31"),
    ("In the first half, against the same period last year", "2022-01-01..2022-06-30"),
    ("Sales in the second quarter were fine. It earned more in 2021 than a year earlier.", "2020-01-01..2020-12-31"),
    ("It sold more in 2021. Sales in the second quarter were up from a year earlier.", "2022-04-01..2022-06-30"),
    ("It went public in 2005. Profit for the full year", "2023-01-01..2023-12-31"),
    ("In the fourth quarter of 2022 it grew. Full-year sales", "2022-01-01..2022-12-31"),
    ("It met last December. It paid on December 20", "2022-12-20"),
    ("It has grown since 2009. It grew in the year", "2023-01-01..2023-12-31"),
    ("Sales last year were almost unchanged from a year earlier.", "2021-01-01..2021-12-31"),
    ("Sales in the third quarter rose. In the prior-year quarter", "2022-07-01..2022-09-30"),
    ("In 2021 it grew, with full-year sales", "2021-01-01..2021-12-31"),
    ("It has been unused since 1989, when it was that of a firm that failed that year", "1989-01-01..1989-12-31"),
    ("October sales fell. Sales in the month", "2023-10-01..2023-10-31"),
])  # fmt: skip
def test_comparisons_with_the_year_before(text: str, expected: str) -> None:
    context = DateContext(published=DAY("2023-11-15"), tense=Tense.PAST)
    for sentence in text.split(". "):
        for expression in READER.read(sentence):
            days = resolve(expression, context)
            context = spoken_of(expression, days, context)
        context = context.after_sentences(1)
    found = (days.first_day, days.last_day)
    assert (str(found[0]) if found[0] == found[1] else f"{found[0]}..{found[1]}") == expected


def test_what_is_certainly_over_is_the_last_one() -> None:
    context = DateContext(published=DAY("2018-12-27"), tense=Tense.PAST)
    assert meant("in February", context) == "2019-02-01..2019-02-28"
    assert meant("in February", context._replace(certain=True)) == "2018-02-01..2018-02-28"


@pytest.mark.parametrize(("text", "expected"), [
    ("A report on Monday will be followed by data the next day", "2023-11-21"),
    ("He arrives on Wednesday and leaves on Friday", "2023-11-24"),
])  # fmt: skip
def test_days_after_a_day_to_come(text: str, expected: str) -> None:
    context = DateContext(published=DAY("2023-11-17"), tense=Tense.FUTURE)
    first, second = READER.read(text)
    assert str(resolve(second, spoken_of(first, resolve(first, context), context)).first_day) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("estimates for the third and fourth quarters", "2007-10-01..2007-12-31"),
    ("a plan for the fourth and first quarters", "2008-01-01..2008-03-31"),
])  # fmt: skip
def test_coordinated_quarters_follow_each_other(text: str, expected: str) -> None:
    context = DateContext(published=DAY("2007-08-22"))
    first, second = READER.read(text)
    days = resolve(second, spoken_of(first, resolve(first, context), context))
    assert f"{days.first_day}..{days.last_day}" == expected


def test_a_year_named_once_holds_for_coordinated_quarters() -> None:
    context = DateContext(published=DAY("2023-11-15"), tense=Tense.PAST)
    for text in ("the third and fourth quarters of 2008", "the third and fourth quarters of last year"):
        third, _ = READER.read(text)
        assert str(resolve(third, context).first_day) == ("2008-07-01" if "2008" in text else "2022-07-01")


def test_a_year_ago_in_the_next_sentence_is_the_calendar_year() -> None:
    july, ago = READER.read("Sales fell in July. Where were we a year ago?")
    told = DateContext(published=DAY("2023-11-15"), tense=Tense.PAST)
    context = spoken_of(july, resolve(july, told), told).after_sentences(1)
    assert str(resolve(ago, context).first_day) == "2022-01-01"
