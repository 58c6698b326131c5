"""Periods of a company's own year that carry its label: "Q2FY24" where the article says when that quarter ended."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import DateContext, FiscalQuarter, Tense
from extractor.values.date_structure import Between, Direction, Node, Unit, Within
from extractor.values.types import Granularity

_FISCAL = re.compile(r"\b(?:fiscal|financial|business)\b|fy", re.IGNORECASE)
#: How many years from this one.
_AWAY = {Direction.LAST: -1, Direction.THIS: 0, Direction.NEXT: 1}
#: How many quarters each period has.
_QUARTERS = {Granularity.QUARTER: 1, Granularity.HALF: 2, Granularity.YEAR: 4}


def fiscal_label(node: Node, text: str) -> int | None:
    """The fiscal year that an expression names: 2024 for "Q2FY24" and "fiscal 2024"; None for a calendar year."""
    return node.year if isinstance(node, Unit) and node.year and _FISCAL.search(text) else None


def says_fiscal(text: str) -> bool:
    """Whether an expression speaks of a company's year."""
    return _FISCAL.search(text) is not None


def fiscal_period(node: Node, text: str, fiscal: FiscalQuarter) -> Stretch | None:
    """The days of such a period, counted from the quarter whose days and label the article gives; else None."""
    match node:
        case Within(inner=Unit(year=None) as inner, outer=Unit(unit=Granularity.YEAR, year=int(year))):
            node = replace(inner, year=year)
    if fiscal.label is None or not isinstance(node, Unit) or node.unit not in _QUARTERS:
        return None
    label = fiscal_label(node, text)
    if label is None:
        return None
    quarters = _QUARTERS[node.unit]
    last = quarters * (node.number or 1) + 4 * (label - fiscal.label)
    end = calendar.shift(fiscal.days, Granularity.QUARTER, last - fiscal.number)
    whole = calendar.ending(end.last, Granularity.QUARTER, quarters) if end and end.last else None
    return whole._replace(granularity=node.unit) if whole else None


def own_year(node: Unit, context: DateContext) -> Stretch | None:
    """The company's own year that "this fiscal year" or "the full year" is, where the article tells its end; else None."""
    fiscal, here = context.fiscal_quarter, context.here
    if fiscal is None or here is None or not (context.says_fiscal or fiscal.is_told):
        return None
    is_whole = node.direction is Direction.WHOLE
    if not (context.says_fiscal or is_whole) or node.year is not None:
        return None
    current = _year_around(fiscal, here)
    if current is None or current.first is None:
        return None
    if node.direction in _AWAY:
        return calendar.shift(current, Granularity.YEAR, _AWAY[node.direction])
    if not is_whole and node.direction is not Direction.SAME:
        return None
    has_just_begun = here - current.first < _REPORTED_FOR
    is_over = (context.results or context.tense is Tense.PAST) and not context.forecast
    if not is_whole and fiscal.is_named and fiscal.number == _LAST_QUARTER:
        is_over = True  # "its fourth quarter ended Sept. 30 ..., it will earn less for the fiscal year"
    is_over &= has_just_begun
    return calendar.shift(current, Granularity.YEAR, -1) if is_over else current


def own_periods(node: Unit, fiscal: FiscalQuarter) -> list[Stretch]:
    """The quarters or halves with a number in the company's years around the one told."""
    quarters = _QUARTERS.get(node.unit) if node.unit is not Granularity.YEAR else None
    if quarters is None or node.number is None:
        return []
    last = quarters * node.number - fiscal.number
    ends = [calendar.shift(fiscal.days, Granularity.QUARTER, count) for count in range(last - 8, last + 9, 4)]
    if quarters == 1:
        return [end for end in ends if end]
    halves = [calendar.ending(end.last, Granularity.HALF) for end in ends if end and end.last]
    return [half for half in halves if half]


def split_year(node: Between, context: DateContext) -> Stretch | None:
    """The company's year that has a name of two: "the 2006-2007 fiscal year" where its year ends in June; else None."""
    fiscal = context.fiscal_quarter
    if fiscal is None or not isinstance(node.last, Unit) or node.last.year is None:
        return None
    return _year_around(fiscal, datetime.date(node.last.year, 1, 1))


def _year_around(fiscal: FiscalQuarter, day: datetime.date) -> Stretch | None:
    """The company's year that a day lies in; None where it is that of the calendar, give or take some days."""
    if fiscal.days.last is None or not fiscal.is_own:
        return None
    years = range(day.year - fiscal.days.last.year - 1, day.year - fiscal.days.last.year + 3)
    for count in years:
        quarter = calendar.shift(fiscal.days, Granularity.QUARTER, 4 * count + 4 - fiscal.number)
        if quarter and quarter.last and quarter.last >= day:
            year = calendar.ending(quarter.last, Granularity.YEAR)
            begins_with_calendar = (
                year and year.first and (year.first + _WEEK).timetuple().tm_yday <= 2 * _WEEK.days
            )
            return None if begins_with_calendar else year
    return None


def part_of_year(year: Stretch, unit: Unit) -> Stretch | None:
    """The quarter or half of a year that need not be the calendar's."""
    count = _QUARTERS[unit.unit]
    until = calendar.first_units(year, Granularity.QUARTER, count * (unit.number or 1))
    part = calendar.ending(until.last, Granularity.QUARTER, count) if until and until.last else None
    return part._replace(granularity=unit.unit) if part else None


_LAST_QUARTER = 4
_WEEK = datetime.timedelta(7)
#: How long after a year began the news still tell of the one before.
_REPORTED_FOR = datetime.timedelta(120)
