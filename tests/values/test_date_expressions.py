"""Expressions of time are found with exact spans; what only looks like one is left alone."""

from __future__ import annotations

import re

import pytest

from extractor.errors import RuleError
from extractor.rules import Rules, default_rules
from extractor.values.date_expressions import DateReader
from tests.values.marked import parse_marked


@pytest.fixture(scope="module")
def reader() -> DateReader:
    return DateReader(default_rules())


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("points", {"id": "mine", "kind": "moon", "pattern": "'full' 'moon'"}, "unknown kind 'moon'"),
        ("points", {"id": "mine", "kind": "unit", "pattern": "('full' 'moon'"}, "unterminated"),
        ("openings", {"id": "mine", "opening": "ajar", "pattern": "'since'"}, "unknown opening 'ajar'"),
        ("parts", {"id": "mine", "kind": "part", "pattern": "part:?"}, "rule 'mine'"),
    ],
)
def test_a_rule_with_a_mistake_is_refused(table: str, row: dict[str, str], reason: str) -> None:
    tables = default_rules().table("dates.toml")
    with pytest.raises(RuleError, match=re.escape(reason)):
        DateReader(Rules({"dates.toml": {**tables, table: [*tables[table], row]}}, {}))


@pytest.mark.parametrize(
    "marked",
    [
        "It will cut the jobs [by the end of 2008].",
        "Sales rose in [May], on [Tuesday], as of [Nov. 20, 2025] and at [the end of July].",
        "A [first-quarter] loss after a good [fourth quarter].",
        "He left [two weeks ago]; [three months later] he came back.",
        "The plant has shrunk [since June of last year].",
        "Open [from March 7, 2000 to March 3, 2005] only.",
        "[The quarter ended June 30] was weak.",
        "Not until [May] will it move.",
        "Up to 5 percent [by mid-2010], [late last year] and [early next month].",
        "[So far this year] it has shed 500 posts; [this year to date] is better.",
        "[January] and [February] were slow.",
        "[From January to February] it was slow.",
        "[The Jan. 3] report",
        "Open [Nov. 16], [17] and [18], and [May 5] and 9,000 more.",
        "[fiscal year 2023-24], [1H24], [year-end 2023], [by the end of year].",
        "It was slow in [the 12 months through September] and [the week beginning 3 November].",
        "It fell in [the second] and [third quarters] and [since the late 1990s].",
        "Sales sank in [the first half-year].",
        "It fell in [the last quarter], ended [the year] at 5 and will finish [the year] at 6, like [the year-before quarter].",
        "[The Friday before last] he wrote on [February, 6, 1996], and on the [coming Dec. 15] vote; we saw that [Easter 2004] was mild.",
        "He is in the 60s of his life, with temperatures in the 60s.",
        "Big in [the 60s] and [the mid-80s], it took an entire year.",
        "The Women's March in [March] made the cars of tomorrow and a brighter tomorrow safe [tomorrow].",
        "She was Person of the Year and drove the car of the year for summer trips in [summer].",
        "Closed [Jan. 18, 2024, to Feb. 2, 2024]; [Jan. to March] was slow.",
        "Paid on the second Tuesday of each month, and on [the first Friday of May]; hard is the year ahead.",
        "A poll of 2047 registered voters was about plans that fall apart; [that fall] it closed.",
        "At the end of the day, it is due [by the end of the day].",
        "They change their minds one or two days later, or three to four weeks later; [two days later] it closed.",
        "The year-long slump, the quarter-to-quarter rise and the month-on-month fall.",
        "It grew in [the 1970’s] and shrank in [the early 1980's]; [1990]'s level was low.",
        "Stocks fell 3 percent for [the week]; [the week]'s losses were small, but it was the week of the crash.",
        'He said on the "This Week" show that its Thursday night lineup, shown on [Thursday] night, is new.',
    ],
)
def test_spans(reader: DateReader, marked: str) -> None:
    text, expected = parse_marked(marked.replace("[The Jan. 3]", "The [Jan. 3]"))
    assert [(found.start, found.end, found.text) for found in reader.read(text)] == [
        (start, end, text[start:end]) for start, end, _ in expected
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "On NBC's Today she spoke of the Today show; the firm said [today] that This is VOA Today.",
        "He told ABC's This Week that this is [this week]; he was on “Fox News Sunday” on [Sunday].",
        "The film “2012” and “Independence Day” were hits in [2012]; its “[Black Friday]” is a day.",
        "A report, “The State of Retail 2018,” came out. “In [July 2018],” he said; “[July 2018],” she said.",
        "A venture called Apollo 1980 was at the Hanover Toy Fair 2017. Brisbane 2032 said so.",
        "For Acme [2010] was a good year, and Acme [2010] sales rose. Perhaps [2016] will be better.",
        "Call 555-2010 or 0800 1999, at 1600 Pennsylvania Avenue. In [2008] Wall Street fell.",
        "It closed at 1998. Nearly 1900 of them are at [2008] levels; it makes 1800 a week.",
        "The Winter Olympics and the winter games are in [winter]; Earth Day Network in [the summer].",
        "The October Revolution, the May 4 Movement, Mr. January and a TGI Friday's.",
        "He scored in the second half; the first quarter of the game was dull, [the second quarter] was good for sales.",
        "The Tonight Show and the song “Friday”; every other Friday; Sheffield Wednesday's Sunday school and The Sunday Tribune.",
        "A 2000-strong force, 2000 years ago, No. 1989; as many as 1800; known as 2012 DA14. In [2014] MH17 was lost.",
        "On [May Day] and on [Labor Day] Obama spoke.",
        "The Friday of Dignity and the Winter of Discontent came after the [Friday] of Holy Week and [the winter of 1978].",
        "Case No. 2010-1873 fell into the [2008-2010] slump. “Friday the 13th” and the “Summer of '69” ran on NBC's “Today.”",
        "Some were gone and 1900 more were ready; in [2008] more shops closed; in [2008], more than 20 did.",
        "It fell on a Monday, so it had a [Monday] night game. Record of the year went to her for the best part of [the year].",
        "He had 18 points, 10 in the fourth quarter. They won 42-10 with 14 in the third quarter; sales rose in [the third quarter].",
        "Three minutes into the second half it was over.",
        "A 60-40 venture closed in [the second half].",
        "It meets every fourth Jan. 6, each May 1 and every second Tuesday; on [Jan. 6] in the 1900 block of Oak Street.",
        "The Tokyo 2020 Games and the Rio 2016 Olympics were unlike the [2012] Games.",
        "The sum is 10 million. [Before March], it was less than at the Million Man March.",
        "They lost in the quarter-finals; at Mar-a-Lago and in Mar del Plata nothing moved in [Mar 2009].",
        "It shut for the New Year holidays and was in the New Year Honours; it opened in [the new year].",
        "They won the third quarter 31-12. It sold at 1.1642-1688 euros, with 2560 x 2048 pixels, says file No. XQ003572-2017.",
        "On a Saturday morning or on a Friday or Saturday night it is full, as at the [Saturday] morning rush; Radio Leeds's Sunday Live.",
        "It was flavour of the month at that time of the year. The over-70s are in the low-50s; [the mid-80s] are gone.",
        "At the same time the fleet of Q400 planes grew; it grew more than in [the same period of 2007], [Q4 2008] and [Q424].",
        "It shrank for a second month in [June], less than [last year] in [the first quarter] and [the first week of June].",
        "The latest fall in rents was small, and that fall was the last; over the same period of time, it grew.",
        "[Today]'s victory and [tonight]'s show were unlike today's world; it closes [by spring next year] and hires throughout [the year].",
        "“[Today]'s report is weak,” it said; sales fell in [the last fiscal year], not in the last year.",
        "It shut for the [Memorial Day] holiday, on [Christmas day] and on [Thanksgiving] itself, not for the Memorial Day holiday weekend.",
        "Trust rose in [the quarter] across the trades, to three times that of [the year prior].",
        "The [Aug. 7] attacks came after the Sept. 11 attacks and the Jan. 6 attack, not after the May 4 Movement.",
        "Rents will fall in [2019], even with that fall; it opened [that fall]. It closed in [the fall of 2018]. The Year End Sale is at [year end].",
        "She raced in Sega Rally 2005 as [early 2005] was cold.",
    ],
)
def test_names_that_hold_a_word_of_time(reader: DateReader, marked: str) -> None:
    test_spans(reader, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "It opened on [May 18] and closed on [the 21st]. [From the 18th to the 21st], nothing moved.",
        "He left on the 21st. On [April 30] it fell, and on the 31st it rose; on [June 3] the 5th floor shut.",
        "On [June 14] he won a birdie on the 17th, and was on the 18th green.",
        "It closed on [June 3], and on the [5th], [6th] and [7th of May].",
    ],
)
def test_a_day_of_the_month_named_before(reader: DateReader, marked: str) -> None:
    test_spans(reader, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "He died in [1485], and [since 1707] it is one; in [June 1314] they fought, in [1621], too.",
        "In 1500 of its shops, in 1200 stores and in 585 B.C. or 1200 B.C. it was so; 1400 more.",
        "It grew in [Q1-24] and [H1-23] and [4Q-22]; phases 1-3 are done.",
    ],
)
def test_years_long_ago_and_years_of_quarters(reader: DateReader, marked: str) -> None:
    test_spans(reader, marked)


@pytest.mark.parametrize(
    "marked",
    [
        "It plans to start [next year] and to end [this month]; it is due to start [that day].",
        "It rose [from end March to end June], and it ran to [end 2012].",
        "The last night of the tour and the Last Night of the Proms were dull; [last night] was his last night in town.",
        "The last week of school and the last weekend of the war were worse than their last summer and his last Christmas.",
        "It is shut in [the last week of March], on [the last Monday in May] and [last summer], and the last Friday [before Christmas].",
        "He ruled [from June 1483 to August 1485] and was banned [until 1603].",
    ],
)
def test_verbs_and_nights_beside_units(reader: DateReader, marked: str) -> None:
    test_spans(reader, marked)


@pytest.mark.parametrize("holiday", ["Easter falls on", "Christmas came on", "Thanksgiving arrives on"])
def test_a_holiday_as_a_subject(reader: DateReader, holiday: str) -> None:
    assert reader.read(f"{holiday} a good day.")[0].text == holiday.split()[0]


def test_points_alone_without_joined_intervals() -> None:
    tables = default_rules().table("dates.toml")
    points = {"open": False, "joined": False, "cut": False, "ended": False, "parts": False, "rolling": False}
    reader = DateReader(Rules({"dates.toml": {**tables, "intervals": points}}, {}))
    text = "In 1939-45, on Jan. 5-6, 2012, between May 2 and 5, from 3 to 6 May, June 7 to the 9th and since 2007 it was closed."
    assert [found.text for found in reader.read(text)] == [
        *("1939", "45", "Jan. 5", "6, 2012", "May 2", "5", "3", "6 May", "June 7", "9th", "2007"),
    ]
