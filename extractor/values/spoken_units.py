"""Units told by the date last spoken of, or by what is being told: "the quarter", "the previous month"."""

from __future__ import annotations

import datetime

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import DateContext, Tense, numbered
from extractor.values.date_structure import Direction, Unit
from extractor.values.types import Granularity

_ONE_DAY = datetime.timedelta(1)
_MONDAY, _SUNDAY = 0, 6
#: How many days lie between the first and the last day of a unit, at most.
_LENGTHS = {Granularity.DAY: 0, Granularity.WEEK: 6, Granularity.MONTH: 30, Granularity.QUARTER: 91}
_YEAR = 365
#: How many days into a month figures of the month before are reported.
_FIGURES_DAYS = 20


def beside_spoken(node: Unit, context: DateContext) -> Stretch | None:
    """The nearest such unit after or before the date last spoken of: "the following January", "the previous December"."""
    spoken, is_after = context.spoken, node.direction is Direction.FOLLOWING
    if (
        not (is_after or node.direction is Direction.PREVIOUS)
        or not spoken
        or not spoken.first
        or not spoken.last
    ):
        return None
    years = (1, 0) if is_after else (-1, 0)
    beside: Stretch | None = None
    for count in years:
        unit = numbered(node.unit, node.number or 1, spoken.first.year + count)
        if unit and unit.first and unit.last:
            is_beside = unit.first > spoken.last if is_after else unit.last < spoken.first
            beside = unit if is_beside else beside
    return beside


def is_week_to_come(node: Unit, here: datetime.date, tense: Tense) -> bool:
    """On a Sunday "this week" and "the beginning of the week" are the coming one, unless what is told is over."""
    is_this = node.unit is Granularity.WEEK and node.direction in (Direction.THIS, Direction.SAME)
    return is_this and here.weekday() == _SUNDAY and tense is not Tense.PAST


def is_coarser(spoken: Stretch, unit: Granularity) -> bool:
    """Whether a stretch is longer than a unit, so that no one such unit lies in it or next to it."""
    if spoken.first is None or spoken.last is None or unit is Granularity.DECADE:
        return False
    return (spoken.last - spoken.first).days > _LENGTHS.get(unit, _YEAR)


def next_to_spoken(node: Unit, context: DateContext) -> Stretch | None:
    """Next to the date last spoken of, never next to today: "the previous month", "the following day"."""
    spoken = context.quarter if node.unit is Granularity.QUARTER and context.quarter else context.spoken
    if spoken is None or spoken.first is None or spoken.last is None:
        return None
    before = node.direction is Direction.PREVIOUS
    compared = context.compared
    if before and compared and compared.granularity is node.unit is not spoken.granularity:
        # "October's figures, out on Friday, were up from the previous month"
        return calendar.shift(compared, node.unit, -1)
    if spoken.granularity is node.unit:
        return calendar.shift(spoken, node.unit, -1 if before else 1)
    if is_coarser(spoken, node.unit):
        return None
    around = calendar.unit_of(spoken.first if before else spoken.last, node.unit)
    return calendar.shift(around, node.unit, -1 if before else 1)


def same_unit(node: Unit, context: DateContext) -> Stretch | None:
    """The unit last spoken of, else the one that is being told: "the quarter", "the latest month"."""
    here, unit = context.here, node.unit
    if unit is Granularity.QUARTER:
        told = context.quarter
        if told and here and context.tense is not Tense.FUTURE and told.last and told.last > here:
            told = context.past_quarter
        told = told or context.first_quarter
        if told and told.granularity is unit:
            return told
        return calendar.shift(calendar.unit_of(here, unit), unit, -1) if here else None
    is_over = node.direction is Direction.LATEST
    if is_over and unit is not Granularity.YEAR:
        return calendar.shift(calendar.unit_of(here, unit), unit, -1) if here else None
    if unit is Granularity.YEAR:
        if (
            context.year
            and not context.forecast
            and (here is None or _is_told(context.year, here, context.tense))
        ):
            return calendar.year(context.year)
        if here and (here.month < 12 if is_over else here.month == 1 and context.tense is Tense.PAST):
            return calendar.year(here.year - 1)
        return calendar.year(here.year) if here else None
    if unit is Granularity.MONTH and context.tense is Tense.PAST and here and _is_month_told(context, here):
        return context.spoken
    if here and is_week_to_come(node, here, context.tense):
        return calendar.week_of(here + _ONE_DAY)
    if unit is Granularity.WEEK and here and here.weekday() == _MONDAY and context.tense is Tense.PAST:
        # "For the week, the index rose", told before the next one has begun to trade
        return calendar.week_of(here - _ONE_DAY)
    spoken = context.spoken if here is None or context.compared_here or unit is Granularity.DAY else None
    is_past = context.tense is Tense.PAST
    if is_past and context.compared and context.compared.granularity is unit:
        spoken = context.compared
    is_ahead = here is not None and spoken is not None and spoken.first is not None and spoken.first > here
    if unit is Granularity.DAY and is_ahead and is_past:
        spoken = None
    if spoken and spoken.first and spoken.first == spoken.last:
        return calendar.unit_of(spoken.first, unit)
    if spoken and spoken.granularity is unit:
        return spoken
    return calendar.unit_of(here, unit) if here else None


def _is_month_told(context: DateContext, here: datetime.date) -> bool:
    """Whether the month last spoken of is the one just over, of which figures are told in the next one's first weeks."""
    last = calendar.shift(calendar.unit_of(here, Granularity.MONTH), Granularity.MONTH, -1)
    return here.day <= _FIGURES_DAYS and context.spoken == last


def _is_told(year: int, here: datetime.date, tense: Tense) -> bool:
    """Whether "the year" is a year named before: a past one in the past tense, a coming one in the future."""
    return (tense is Tense.PAST and year < here.year) or (tense is Tense.FUTURE and year > here.year)
