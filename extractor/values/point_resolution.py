"""The days of a single point ("Tuesday", "last May", "the quarter", "a year earlier") in its context."""

from __future__ import annotations

import datetime
from dataclasses import replace

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import (
    DateContext,
    Tense,
    choose,
    clause_tense,
    numbered,
    of_open_year,
    reporting_period,
)
from extractor.values.date_structure import CalendarDay, Direction, Holiday, Offset, Unit, Weekday, Weekend
from extractor.values.fiscal_periods import own_periods, own_year
from extractor.values.spoken_units import (
    beside_spoken,
    is_coarser,
    is_week_to_come,
    next_to_spoken,
    same_unit,
)
from extractor.values.types import Granularity
from extractor.values.weekday_resolution import is_day_ahead, weekday_stretch, weekend_stretch

_ONE_DAY = datetime.timedelta(1)
#: A quarter that has been over for longer is not told in the article that speaks of the coming one.
_LONG_OVER = datetime.timedelta(180)
#: Days as near as this are hardly ever those of an earlier year.
_LATELY = datetime.timedelta(60)


def point_stretch(
    node: CalendarDay | Holiday | Weekday | Weekend | Unit | Offset, context: DateContext
) -> Stretch | None:
    """The days of a point; None where the context does not settle them."""
    match node:
        case CalendarDay():
            return _calendar_day(node, context)
        case Holiday():
            return _holiday(node, context)
        case Weekday():
            return weekday_stretch(node, context)
        case Weekend():
            return weekend_stretch(node, context)
        case Unit():
            return _unit(node, context)
        case Offset(from_context=True):
            return _from_spoken(node, context)
        case Offset():
            return _from_here(node, context)


def _calendar_day(node: CalendarDay, context: DateContext) -> Stretch | None:
    if node.ambiguous and context.day_first:
        node = replace(node, month=node.day, day=node.month)
    if node.year is not None:
        return calendar.day_of(node.year, node.month, node.day)
    here = context.here
    if here is None:
        return None
    if node.direction is Direction.THIS:
        return calendar.day_of(here.year, node.month, node.day)
    if node.direction is None and (named := context.named_days.get((node.month, node.day))):
        return calendar.day(named)
    if of_year := of_scene(node, context):
        return of_year
    tense = {Direction.LAST: Tense.PAST, Direction.NEXT: Tense.FUTURE}.get(
        node.direction or Direction.SAME, context.tense
    )
    days = [calendar.day_of(year, node.month, node.day) for year in range(here.year - 4, here.year + 5)]
    found, spoken = choose(days, here, tense, spoken=context.spoken), context.spoken
    is_near = found is not None and found.first is not None and abs(found.first - here) < _LATELY
    if is_near or spoken is None or spoken.first is None or context.year != spoken.first.year:
        return found
    if spoken.granularity is Granularity.MONTH and spoken.first.month == node.month:
        # the day of the month just named with its year: "the bubble of March 2000 burst on March 10"
        return calendar.day_of(spoken.first.year, node.month, node.day)
    return found


def _holiday(node: Holiday, context: DateContext) -> Stretch | None:
    if node.year is not None:
        return node.rule.in_year(node.year)
    here = context.here
    if here is None:
        return None
    days = [found for year in range(here.year - 2, here.year + 3) if (found := node.rule.in_year(year))]
    match node.direction:
        case Direction.THIS:
            return node.rule.in_year(here.year)
        case Direction.LAST | Direction.PREVIOUS:
            return max((day for day in days if day.first and day.first < here), key=_first, default=None)
        case Direction.NEXT | Direction.FOLLOWING:
            return min((day for day in days if day.first and day.first > here), key=_first, default=None)
    return choose(days, here, context.tense)


def _first(stretch: Stretch) -> str:
    return str(stretch.first)


def _unit(node: Unit, context: DateContext) -> Stretch | None:
    if node.unit is Granularity.DECADE and node.number is not None:
        return calendar.decade(node.number)
    if node.unit is Granularity.YEAR and node.year is not None:
        return calendar.year(node.year)
    if node.unit is Granularity.YEAR and (own := own_year(node, context)):
        return own
    if node.number is not None and node.year is not None:
        return numbered(node.unit, node.number, node.year)
    here = context.here
    if (
        node.number is not None
        and node.direction is Direction.THAT
        and context.spoken
        and context.spoken.first
    ):
        return numbered(node.unit, node.number, context.spoken.first.year)
    if node.number is not None:
        return _of_open_year(node, here, context) if here else None
    match node.direction:
        case Direction.PREVIOUS | Direction.FOLLOWING:
            return next_to_spoken(node, context)
        case Direction.SAME | Direction.LATEST:
            return same_unit(node, context)
        case Direction.THAT:
            spoken = context.spoken
            if node.unit is Granularity.YEAR and context.year_named:
                return calendar.year(context.year_named)
            if spoken is None or spoken.first is None or is_coarser(spoken, node.unit):
                return None
            return calendar.unit_of(spoken.first, node.unit)
    is_next_day = (node.unit, node.direction) == (Granularity.DAY, Direction.NEXT)
    spoken = context.spoken if context.ahead_here and here else None
    if is_next_day and (context.tense is Tense.PAST or (spoken and here and is_day_ahead(spoken, here))):
        return next_to_spoken(replace(node, direction=Direction.FOLLOWING), context)
    if node.direction is Direction.NEXT_TOLD:
        is_over = context.tense is Tense.PAST and context.spoken is not None and not context.ahead_here
        after = next_to_spoken(replace(node, direction=Direction.FOLLOWING), context) if is_over else None
        if after is not None:
            return after
        node = replace(node, direction=Direction.NEXT)
    if here is None or node.direction is None:
        return None
    if node.direction is Direction.NEW:
        return calendar.year(here.year + (here.month > _NEW_YEAR_MONTHS))
    if node.direction is Direction.WHOLE:
        return _whole_year(here, context)
    count = {Direction.LAST: -1, Direction.NEXT: 1}.get(node.direction, 0)
    if is_week_to_come(node, here, context.tense):
        count = 1
    return calendar.shift(calendar.unit_of(here, node.unit), node.unit, count)


def _of_open_year(node: Unit, here: datetime.date, context: DateContext) -> Stretch | None:
    """A month, quarter, half or season whose year the text leaves open, in the order of what is told."""
    if (beside := beside_spoken(node, context)) or (beside := of_scene(node, context)):
        return beside
    fiscal = context.fiscal_quarter
    if fiscal and not (fiscal.is_told or context.says_fiscal):
        fiscal = None
    named = (node.unit, node.number, node.direction)
    if fiscal and fiscal.is_named and named == (Granularity.QUARTER, fiscal.number, None):
        return fiscal.days
    tense = clause_tense(context)
    if fiscal and node.direction is None and fiscal.is_own:
        own = own_periods(node, fiscal)
        if own:
            return reporting_period(own, here, tense)
    spoken = context.spoken
    if node.unit is Granularity.HALF and tense is Tense.FUTURE and spoken and spoken.granularity is node.unit:
        # "soft in the first half, better in the second half"
        years = [numbered(node.unit, node.number or 1, year) for year in range(here.year, here.year + 2)]
        ahead = [
            half for half in years if half and half.first and spoken.first and half.first >= spoken.first
        ]
        if ahead and spoken.last and spoken.last >= here:
            return ahead[0]
    if node.unit is Granularity.QUARTER and node.direction is None:
        last = of_open_year(node, here, Tense.PAST)
        is_long_over = last and last.last and here - last.last > _LONG_OVER
        if context.aimed_at or (is_long_over and node.number in context.ahead_quarters):
            tense = Tense.FUTURE
    return of_open_year(node, here, tense, modifies=context.modifies, certain=context.certain)


def of_scene(node: Unit | CalendarDay, context: DateContext) -> Stretch | None:
    """A unit or day in the year with which its sentence begins, of what is over: "In 2009 it cut jobs in May"."""
    year, here = context.scene_year, context.here
    if year is None or node.direction is not None or context.tense is not Tense.PAST or context.compares:
        return None
    found = stretch_in_year(node, year)
    return found if found and found.first and (here is None or found.first <= here) else None


def stretch_in_year(node: Unit | CalendarDay, year: int) -> Stretch | None:
    """A day, month or other unit with a number in a year."""
    if isinstance(node, CalendarDay):
        return calendar.day_of(year, node.month, node.day)
    return numbered(node.unit, node.number, year) if node.number else None


def _whole_year(here: datetime.date, context: DateContext) -> Stretch:
    """The year of the figures told: named beside, the one that a forecast is about, or the quarter's."""
    if context.year_here:
        return calendar.year(context.year_here)
    if context.results and here.month <= _RESULTS_MONTHS:
        return calendar.year(here.year - 1)
    if context.tense is Tense.FUTURE or context.forecast:
        return calendar.year(here.year)
    told = context.quarter
    if told and told.first and here.year - 1 <= told.first.year <= here.year:
        return calendar.year(told.first.year)
    return calendar.year(here.year - (here.month == 1 and context.tense is Tense.PAST))


#: How many months into a year results of the year before are reported.
_RESULTS_MONTHS = 4
#: How many months into a year it is still "the new year".
_NEW_YEAR_MONTHS = 3


def _from_here(node: Offset, context: DateContext) -> Stretch | None:
    if context.here is None:
        return None
    return calendar.shift(calendar.unit_of(context.here, node.unit), node.unit, node.count)


def _from_spoken(node: Offset, context: DateContext) -> Stretch | None:
    if node.unit is Granularity.YEAR and node.count == -1:
        return _year_before(node, context)
    return away_from(context.spoken, node) or away_from(context.spoken_before, node)


def away_from(base: Stretch | None, node: Offset) -> Stretch | None:
    """The unit some units away from a date; None where that date is too coarse for them."""
    if base is None or base.first is None or base.last is None:
        return None
    moved = calendar.shift(base, node.unit, node.count)
    if moved is None or moved.first is None:
        return None
    length = (base.last - base.first).days
    match node.unit:
        case Granularity.DAY:
            return moved if length == 0 else None
        case Granularity.WEEK:
            if length == 0:
                return calendar.week_of(moved.first)
            return moved if length <= 7 else None
        case Granularity.MONTH | Granularity.QUARTER:
            if length <= 7:
                return calendar.unit_of(moved.first, node.unit)
            # of a season "a month earlier" is no month
            is_whole = base.granularity is Granularity.QUARTER and (
                node.unit is Granularity.QUARTER or node.count % 3 == 0
            )
            return moved if length <= 31 or is_whole else None
        case _:
            return calendar.unit_of(moved.first, node.unit) if length <= 7 else moved


def _year_before(node: Offset, context: DateContext) -> Stretch | None:
    """The period compared with, a year before; else the calendar year before: "a year earlier"."""
    of = node.of
    if of and of.unit in (Granularity.QUARTER, Granularity.HALF):
        base = context.quarter
        if of.number is not None:
            base = of_open_year(of, context.here, Tense.PAST) if context.here else None
        elif base is None or base.granularity is not of.unit:
            base = same_unit(of, context)
        return calendar.shift(base, Granularity.YEAR, -1) if base else None
    compared = context.compared if context.compared_here or not node.ago else None
    if of is None and context.year_here and not context.compared_here:
        return calendar.year(context.year_here - 1)
    base = None if of else compared or context.quarter or (None if node.ago else context.first_quarter)
    if base is not None:
        return calendar.shift(base, Granularity.YEAR, -1)
    if of and of.unit is not Granularity.YEAR and context.here:
        return calendar.shift(calendar.unit_of(context.here, of.unit), Granularity.YEAR, -1)
    spoken = context.spoken
    if spoken and spoken.first and spoken.granularity is Granularity.YEAR and not node.ago:
        return calendar.year(spoken.first.year - 1)
    return calendar.year(context.here.year - 1) if context.here else None
