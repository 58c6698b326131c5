"""From what an expression of time says, and what is known where it stands, to the days that it means.

Nothing is guessed: what the publication day or the date last spoken of would have to settle, and they are not
known, has no days.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import DateContext, Tense, choose, nearest, numbered, of_open_year, weekday
from extractor.values.date_expressions import DateExpression
from extractor.values.date_structure import (
    Between,
    CalendarDay,
    Counted,
    CutAt,
    Direction,
    Ended,
    Node,
    Offset,
    Opened,
    Opening,
    PartOf,
    Rest,
    Same,
    Unit,
    Weekday,
    Weekend,
    Within,
)
from extractor.values.types import Days, Granularity

AMBIGUOUS_NOTE = "day or month first"
STAMPED_NOTE = "stamped a day early"
_ONE_DAY = datetime.timedelta(1)


def resolve(expression: DateExpression, context: DateContext) -> Days:
    """The days that an expression means in its context; both None where its context does not settle them."""
    try:
        stretch = _stretch(expression.node, context)
    except (ValueError, OverflowError):
        stretch = None
    if stretch is None:
        stretch = Stretch(None, None, nominal(expression.node))
    return Days(
        stretch.first,
        stretch.last,
        stretch.granularity,
        expression.start,
        expression.end,
        expression.text,
        _note(expression.node, context),
    )


def spoken_of(expression: DateExpression, context: DateContext) -> DateContext:
    """The context after an expression: what "three months later" and "a year earlier" go back to from then on."""
    node = expression.node
    is_background = isinstance(node, Opened) and node.opening is Opening.SINCE
    while isinstance(node, (Opened, CutAt)):
        node = node.of
    try:
        stretch = _stretch(node, context)
    except (ValueError, OverflowError):
        return context
    if stretch is None or stretch.first is None or stretch.last is None:
        return context
    if isinstance(node, Offset) and node.from_context and node.unit is Granularity.YEAR:
        return replace(context, spoken=stretch)
    named = stretch.first.year if isinstance(node, Within) else _year_named(node)
    context = replace(context, year=named or context.year)
    if is_background:
        return context
    context = replace(context, spoken=stretch)
    if stretch.granularity in (Granularity.QUARTER, Granularity.HALF) and not _is_older_quarter(
        stretch, context
    ):
        context = replace(context, quarter=stretch)
    return replace(context, compared=stretch, compared_here=True) if _is_period(node) else context


def _is_older_quarter(stretch: Stretch, context: DateContext) -> bool:
    """Whether a quarter is only what the one that is being told is compared with."""
    told = context.quarter
    return bool(told and told.first and stretch.first and (told.first - stretch.first).days >= 360)


def nominal(node: Node) -> Granularity:
    """The precision that an expression has by its form, whether or not its days are known."""
    match node:
        case CalendarDay() | Weekday():
            return Granularity.DAY
        case Unit(unit=unit) | Offset(unit=unit) | Ended(unit=unit, count=1):
            return unit
        case PartOf(part="start" | "end"):
            return Granularity.DAY
        case Within(inner=inner):
            return nominal(inner)
        case _:
            return Granularity.RANGE


def _is_period(node: Node) -> bool:
    """Whether comparisons ("up from a year earlier") go back to what a node names."""
    match node:
        case CalendarDay() | Ended() | Between() | Counted():
            return True
        case Unit(unit=Granularity.YEAR | Granularity.WEEK | Granularity.DECADE | Granularity.DAY):
            return False
        case Within(inner=Same() | Unit(direction=Direction.SAME)):
            return False
        case Unit() | PartOf() | Within():
            return True
        case _:
            return False


def _note(node: Node, context: DateContext) -> str | None:
    match node:
        case CalendarDay(ambiguous=True):
            return AMBIGUOUS_NOTE
        case Weekday() if _stamped_early(node, context):
            return STAMPED_NOTE
        case Opened(of=inner) | PartOf(of=inner) | Within(inner=inner):
            return _note(inner, context)
        case Between(first=first, last=last):
            return _note(first, context) or _note(last, context)
        case _:
            return None


def _stretch(node: Node, context: DateContext) -> Stretch | None:
    match node:
        case CalendarDay():
            return _calendar_day(node, context)
        case Weekday():
            return _weekday(node, context)
        case Weekend():
            return _weekend(node, context)
        case Unit():
            return _unit(node, context)
        case Offset(from_context=True):
            return _from_spoken(node, context)
        case Offset():
            return _from_here(node, context)
        case Same(today=True):
            return calendar.day(context.here) if context.here else None
        case Same():
            return context.compared or context.quarter or context.spoken
        case PartOf():
            return _part(node, context)
        case Counted():
            return _counted(node, context)
        case Within():
            return _within(node, context)
        case Ended():
            return _ended(node, context)
        case CutAt():
            return _cut(node, context)
        case Opened():
            return _opened(node, context)
        case Between():
            return _between(node, context)


# --- points -----------------------------------------------------------------------------------------------------


def _calendar_day(node: CalendarDay, context: DateContext) -> Stretch | None:
    if node.year is not None:
        return calendar.day_of(node.year, node.month, node.day)
    here = context.here
    if here is None:
        return None
    if node.direction is Direction.THIS:
        return calendar.day_of(here.year, node.month, node.day)
    tense = {Direction.LAST: Tense.PAST, Direction.NEXT: Tense.FUTURE}.get(
        node.direction or Direction.SAME, context.tense
    )
    days = [calendar.day_of(year, node.month, node.day) for year in range(here.year - 4, here.year + 5)]
    return choose(days, here, tense)


def _stamped_early(node: Weekday, context: DateContext) -> bool:
    """Wire stories are often stamped a day early: "said on Tuesday" in a story of Monday is the next day."""
    here = context.here
    return (
        here is not None
        and context.heading is None
        and node.direction is None
        and context.reported
        and (here + _ONE_DAY).weekday() == node.number
    )


def _weekday(node: Weekday, context: DateContext) -> Stretch | None:
    here = context.here
    if (
        node.direction in (Direction.PREVIOUS, Direction.FOLLOWING)
        and context.spoken
        and context.spoken.first
    ):
        here = context.spoken.first
    if here is None:
        return None
    if _stamped_early(node, context):
        return calendar.day(here + _ONE_DAY)
    return calendar.day(weekday(node.number, node.direction, here, context.tense))


def _weekend(node: Weekend, context: DateContext) -> Stretch | None:
    here = context.here
    if here is None:
        return None
    this_week = calendar.weekend_of(here)
    match node.direction:
        case Direction.LAST | Direction.PREVIOUS:
            return calendar.shift(this_week, Granularity.WEEK, -1)
        case Direction.NEXT | Direction.FOLLOWING:
            return calendar.shift(this_week, Granularity.WEEK, 1)
        case Direction.THIS:
            return this_week
    return choose([calendar.shift(this_week, Granularity.WEEK, -1), this_week], here, context.tense)


def _unit(node: Unit, context: DateContext) -> Stretch | None:
    if node.unit is Granularity.DECADE and node.number is not None:
        return calendar.decade(node.number)
    if node.unit is Granularity.YEAR and node.year is not None:
        return calendar.year(node.year)
    if node.number is not None and node.year is not None:
        return numbered(node.unit, node.number, node.year)
    here = context.here
    if node.number is not None:
        return of_open_year(node, here, context.tense) if here else None
    match node.direction:
        case Direction.PREVIOUS | Direction.FOLLOWING:
            return _next_to_spoken(node, context)
        case Direction.SAME | Direction.LATEST:
            return _same_unit(node, context)
    if here is None or node.direction is None:
        return None
    if node.direction is Direction.NEW:
        return calendar.year(here.year + (here.month > _NEW_YEAR_MONTHS))
    count = {Direction.LAST: -1, Direction.NEXT: 1}.get(node.direction, 0)
    return calendar.shift(calendar.unit_of(here, node.unit), node.unit, count)


#: How many months into a year it is still "the new year".
_NEW_YEAR_MONTHS = 3


def _next_to_spoken(node: Unit, context: DateContext) -> Stretch | None:
    """ "The previous month", "the following day": next to the date last spoken of, never next to today."""
    spoken = context.quarter if node.unit is Granularity.QUARTER and context.quarter else context.spoken
    if spoken is None or spoken.first is None or spoken.last is None:
        return None
    before = node.direction is Direction.PREVIOUS
    if spoken.granularity is node.unit:
        return calendar.shift(spoken, node.unit, -1 if before else 1)
    around = calendar.unit_of(spoken.first if before else spoken.last, node.unit)
    return calendar.shift(around, node.unit, -1 if before else 1)


def _same_unit(node: Unit, context: DateContext) -> Stretch | None:
    """ "The quarter", "that year", "the latest month": the one last spoken of, else the one that is being told."""
    here, unit = context.here, node.unit
    if unit is Granularity.QUARTER:
        told = context.quarter if context.quarter and context.quarter.granularity is unit else None
        if told and (here is None or context.tense is Tense.FUTURE or (told.last and told.last <= here)):
            return told
        return calendar.shift(calendar.unit_of(here, unit), unit, -1) if here else None
    if node.direction is Direction.LATEST:
        return calendar.shift(calendar.unit_of(here, unit), unit, -1) if here else None
    if unit is Granularity.YEAR:
        if context.year and (here is None or (context.tense is Tense.PAST and context.year < here.year)):
            return calendar.year(context.year)
        if here and here.month == 1 and context.tense is Tense.PAST:
            return calendar.year(here.year - 1)
        return calendar.year(here.year) if here else None
    spoken = context.spoken if here is None or context.compared_here or unit is Granularity.DAY else None
    if spoken and spoken.first and spoken.first == spoken.last:
        return calendar.unit_of(spoken.first, unit)
    if spoken and spoken.granularity is unit:
        return spoken
    return calendar.unit_of(here, unit) if here else None


def _from_here(node: Offset, context: DateContext) -> Stretch | None:
    if context.here is None:
        return None
    return calendar.shift(calendar.unit_of(context.here, node.unit), node.unit, node.count)


def _from_spoken(node: Offset, context: DateContext) -> Stretch | None:
    if node.unit is Granularity.YEAR and node.count == -1:
        return _year_before(node, context)
    base = context.spoken
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
            return moved if length <= 92 else None
        case _:
            return calendar.unit_of(moved.first, node.unit) if length <= 7 else moved


def _year_before(node: Offset, context: DateContext) -> Stretch | None:
    """ "A year earlier": the period compared with, a year before; else the calendar year before."""
    of = node.of
    if of and of.unit in (Granularity.QUARTER, Granularity.HALF):
        base = context.quarter
        if of.number is not None:
            base = of_open_year(of, context.here, Tense.PAST) if context.here else None
        elif base is None or base.granularity is not of.unit:
            base = _same_unit(of, context)
        return calendar.shift(base, Granularity.YEAR, -1) if base else None
    compared = context.compared if context.compared_here or not node.ago else None
    base = None if of else compared or context.quarter
    if base is not None:
        return calendar.shift(base, Granularity.YEAR, -1)
    if of and of.unit is not Granularity.YEAR and context.here:
        return calendar.shift(calendar.unit_of(context.here, of.unit), Granularity.YEAR, -1)
    spoken = context.spoken
    if spoken and spoken.first and spoken.granularity is Granularity.YEAR:
        return calendar.year(spoken.first.year - 1)
    return calendar.year(context.here.year - 1) if context.here else None


# --- larger expressions -----------------------------------------------------------------------------------------


def _part(node: PartOf, context: DateContext) -> Stretch | None:
    here = context.here
    if node.part == "end" and node.of == Unit(Granularity.YEAR, direction=Direction.SAME) and here:
        year_ends = [calendar.day_of(year, 12, 31) for year in range(here.year - 1, here.year + 1)]
        return choose(year_ends, here, context.tense)
    whole = _stretch(node.of, context)
    return calendar.part(whole, node.part) if whole else None


def _counted(node: Counted, context: DateContext) -> Stretch | None:
    whole = _stretch(node.of, context)
    if whole is None or whole.first is None:
        return None
    if node.unit is Granularity.HALF:
        return _half_of(whole, 1 if node.count == 1 else 2)
    if not node.nth or node.count in (1, -1):
        return calendar.first_units(whole, node.unit, node.count)
    before = calendar.first_units(whole, node.unit, node.count - 1)
    until = calendar.first_units(whole, node.unit, node.count)
    if before is None or until is None or before.last is None:
        return None
    return Stretch(before.last + _ONE_DAY, until.last, node.unit)


def _half_of(whole: Stretch, number: int) -> Stretch | None:
    if whole.first is None or whole.last is None:
        return None
    if whole.granularity is Granularity.YEAR:
        return calendar.half(whole.first.year, number)
    middle = whole.first + (whole.last - whole.first) // 2
    if number == 1:
        return Stretch(whole.first, middle, Granularity.RANGE)
    return Stretch(middle + _ONE_DAY, whole.last, Granularity.RANGE)


def _within(node: Within, context: DateContext) -> Stretch | None:
    outer = _stretch(node.outer, context)
    if outer is None or outer.first is None or outer.last is None:
        return None
    match node.inner:
        case Weekday(number=number):
            return calendar.day(outer.first + datetime.timedelta((number - outer.first.weekday()) % 7))
        case Weekend():
            return outer if outer.first != outer.last else calendar.weekend_of(outer.first)
        case Unit(unit=Granularity.WEEK):
            return calendar.week_of(outer.first)
        case Same() | Unit(direction=Direction.SAME):
            base = _stretch(node.inner, context)
            if base is None or base.first is None:
                return None
            return calendar.shift(base, Granularity.YEAR, outer.first.year - base.first.year)
        case inner:
            return _stretch(with_year(inner, outer.first.year), context)


def with_year(node: Node, year: int) -> Node:
    """The node with its innermost unit set into a year, where the text leaves that open."""
    match node:
        case CalendarDay(year=None) | Unit(year=None, number=int()):
            return replace(node, year=year)
        case PartOf(of=inner) | Counted(of=inner):
            return replace(node, of=with_year(inner, year))
        case _:
            return node


def _ended(node: Ended, context: DateContext) -> Stretch | None:
    """The quarter, year or week that ends with a day: the last such one, unless the clause looks ahead."""
    here = context.here
    if isinstance(node.last, Unit) and node.last.year is None and node.last.number and here:
        number = node.last.number
        last = nearest([calendar.month(year, number) for year in range(here.year - 1, here.year + 2)], here)
    else:
        past = replace(
            context, tense=Tense.PAST if context.tense in (Tense.UNKNOWN, Tense.PRESENT) else context.tense
        )
        last = _stretch(node.last, past)
    return calendar.ending(last.last, node.unit, node.count) if last and last.last else None


def _cut(node: CutAt, context: DateContext) -> Stretch | None:
    whole = _stretch(node.of, context)
    if whole is None or whole.first is None or whole.last is None:
        return None
    here = context.here
    if here is None:
        return None
    if here < whole.first or here > whole.last:
        return whole
    if node.rest is Rest.SO_FAR:
        return Stretch(whole.first, here, Granularity.RANGE)
    return Stretch(here, whole.last, Granularity.RANGE)


def _opened(node: Opened, context: DateContext) -> Stretch | None:
    inner = context
    if node.opening is Opening.SINCE:
        inner = replace(context, tense=Tense.PAST, year=None)
    elif context.tense in (Tense.UNKNOWN, Tense.PRESENT):
        inner = replace(context, tense=Tense.FUTURE)
    whole = (
        _nearest(node.of, context)
        if node.opening in (Opening.BY, Opening.STARTING)
        else _stretch(node.of, inner)
    )
    if whole is None:
        return None
    first, last = whole.first, whole.last
    match node.opening:
        case Opening.BY:
            return Stretch(None, last, Granularity.RANGE) if last else None
        case Opening.BEFORE:
            return Stretch(None, first - _ONE_DAY, Granularity.RANGE) if first else None
        case Opening.AFTER:
            return Stretch(last + _ONE_DAY, None, Granularity.RANGE) if last else None
        case Opening.SINCE if first and context.published and first <= context.published:
            return Stretch(first, context.published, Granularity.RANGE)
        case _:
            return Stretch(first, None, Granularity.RANGE) if first else None


def _nearest(node: Node, context: DateContext) -> Stretch | None:
    """The unit after "by" or "starting": the nearest one, since its clause is told before and after it."""
    ahead = _stretch(node, replace(context, tense=Tense.FUTURE))
    if context.tense is Tense.FUTURE or context.here is None:
        return ahead
    return nearest([ahead, _stretch(node, replace(context, tense=Tense.PAST))], context.here)


def _between(node: Between, context: DateContext) -> Stretch | None:
    """From the first day of one to the last day of the other; a year named once holds for both."""
    last = _stretch(node.last, context)
    first_node, year = node.first, _year_named(node.last)
    if year is not None:
        first_node = with_year(first_node, year)
    elif (year := _year_named(node.first)) is not None:
        last = _stretch(with_year(node.last, year), context)
    first = _stretch(first_node, context)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    begin, end, step = first.first, last.last, Granularity.YEAR
    if isinstance(node.last, Weekday):
        step = Granularity.WEEK
    if (begin > end and year is None) or (begin > end and _year_named(node.first) is None):
        moved = calendar.shift(first, step, -1)
        begin = moved.first if moved and moved.first else begin
    elif begin > end:
        moved = calendar.shift(last, step, 1)
        end = moved.last if moved and moved.last else end
    elif (
        year is None
        and (end - begin).days >= 365
        and step is Granularity.YEAR
        and not _is_directed(node.first)
    ):
        moved = calendar.shift(first, step, 1)
        begin = moved.first if moved and moved.first else begin
    return Stretch(begin, end, Granularity.RANGE) if begin <= end else None


def _is_directed(node: Node) -> bool:
    match node:
        case CalendarDay() | Weekday():
            return False
        case Unit(number=number, direction=direction):
            return number is None or direction is not None
        case PartOf(of=inner) | Counted(of=inner):
            return _is_directed(inner)
        case _:
            return True


def _year_named(node: Node) -> int | None:
    match node:
        case CalendarDay(year=year) | Unit(year=year):
            return year
        case PartOf(of=inner) | Counted(of=inner) | Ended(last=inner):
            return _year_named(inner)
        case _:
            return None
