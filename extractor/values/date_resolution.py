"""From what an expression of time says, and what is known where it stands, to the days that it means.

Nothing is guessed: what the publication day or the date last spoken of would have to settle, and they are not
known, has no days.
"""

from __future__ import annotations

import datetime

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import DateContext, Tense, choose, nearest
from extractor.values.date_expressions import DateExpression
from extractor.values.date_sequences import following_alike, going_on
from extractor.values.date_structure import (
    Begun,
    Beside,
    Between,
    CalendarDay,
    Counted,
    CutAt,
    Direction,
    Ended,
    Holiday,
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
    has_open_year,
    is_directed,
    is_now,
    with_year,
    year_named,
)
from extractor.values.fiscal_periods import fiscal_period, part_of_year, says_fiscal, split_year
from extractor.values.point_resolution import away_from, point_stretch
from extractor.values.types import Days, Granularity
from extractor.values.weekday_resolution import is_stamped_early

AMBIGUOUS_NOTE = "day or month first"
STAMPED_NOTE = "stamped a day early"
_ONE_DAY = datetime.timedelta(1)
_WEEKEND = (5, 6)
_THE_YEAR = Unit(Granularity.YEAR, direction=Direction.SAME)


def resolve(expression: DateExpression, context: DateContext) -> Days:
    """The days that an expression means in its context; both None where its context does not settle them."""
    try:
        stretch = days_of(expression, expression.node, context)
    except (ValueError, OverflowError):
        stretch = None
    if stretch is None:
        stretch = Stretch(None, None, nominal(expression.node))
    start, text = expression.start, expression.text
    if expression.with_from and _lies_ahead(stretch, context):
        stretch = stretch._replace(last=None, granularity=Granularity.RANGE)
        start, text = expression.end - len(expression.with_from), expression.with_from
    note = _note(expression.node, context)
    return Days(stretch.first, stretch.last, stretch.granularity, start, expression.end, text, note)


def days_of(expression: DateExpression, node: Node, context: DateContext) -> Stretch | None:
    """The days that the node of an expression means, or one inside it: a company's own period, the next like unit."""
    if context.fiscal_quarter:
        if own := fiscal_period(node, expression.text, context.fiscal_quarter):
            return own
        context = context._replace(says_fiscal=says_fiscal(expression.text))
    return following_alike(expression, context) or going_on(expression, context) or stretch_of(node, context)


def _lies_ahead(stretch: Stretch, context: DateContext) -> bool:
    """Whether a stretch is still to come, or has begun and is told in the future tense."""
    here, first, last = context.here, stretch.first, stretch.last
    if here is None or first is None or last is None:
        return False
    return first > here or (last > here and context.tense is Tense.FUTURE)


def nominal(node: Node) -> Granularity:
    """The precision that an expression has by its form, whether or not its days are known."""
    match node:
        case CalendarDay() | Holiday() | Weekday() | Beside(count=0) | Counted(weekday=int()):
            return Granularity.DAY
        case Unit(unit=unit) | Offset(unit=unit) | Ended(unit=unit, count=1):
            return unit
        case Begun():
            return Granularity.YEAR
        case PartOf(part="start" | "end", as_point=False):
            return Granularity.DAY
        case Within(inner=inner) | PartOf(of=inner, as_point=True):
            return nominal(inner)
        case _:
            return Granularity.RANGE


def _note(node: Node, context: DateContext) -> str | None:
    match node:
        case CalendarDay(ambiguous=True):
            return AMBIGUOUS_NOTE
        case Weekday() if is_stamped_early(node, context):
            return STAMPED_NOTE
        case Opened(of=inner) | PartOf(of=inner) | Within(inner=inner):
            return _note(inner, context)
        case Between(first=first, last=last):
            return _note(first, context) or _note(last, context)
        case _:
            return None


def stretch_of(node: Node, context: DateContext) -> Stretch | None:
    """The days that a node means in its context; None where that does not settle them."""
    match node:
        case CalendarDay() | Holiday() | Weekday() | Weekend() | Unit() | Offset():
            return point_stretch(node, context)
        case Same(today=True):
            return calendar.day(context.here) if context.here else None
        case Same():
            return context.compared or context.quarter or context.spoken
        case PartOf():
            return _part(node, context)
        case Counted():
            return _counted(node, context)
        case Beside():
            return _beside(node, context)
        case Within():
            return _within(node, context)
        case Ended():
            return _ended(node, context)
        case Begun():
            return _begun_year(node, context)
        case CutAt():
            return _cut(node, context)
        case Opened():
            return _opened(node, context)
        case Between():
            return _between(node, context)


# --- larger expressions -----------------------------------------------------------------------------------------


def _part(node: PartOf, context: DateContext) -> Stretch | None:
    here = context.here
    if node.part == "end" and node.of == _THE_YEAR and here:
        years = [here.year] if context.tense is Tense.FUTURE else [here.year - 1, here.year]
        end = choose((calendar.day_of(year, 12, 31) for year in years), here, context.tense)
        return calendar.year(end.last.year) if node.as_point and end and end.last else end
    whole = stretch_of(node.of, context)
    return whole if whole is None or node.as_point else calendar.part(whole, node.part)


def _counted(node: Counted, context: DateContext) -> Stretch | None:
    whole = stretch_of(node.of, context)
    if whole is None or whole.first is None:
        return None
    if node.weekday is not None:
        return calendar.weekday_within(whole, node.weekday, node.count)
    if context.tense is Tense.PAST and context.here and node.of == _THE_YEAR:
        # "rose in the last three months of the year", told in March
        begun = calendar.first_units(whole, node.unit, node.count)
        if begun and begun.first and begun.first > context.here:
            whole = calendar.shift(whole, Granularity.YEAR, -1) or whole
    if node.unit is Granularity.HALF:
        return _half_of(whole, 1 if node.count == 1 else 2)
    if not node.nth or node.count in (1, -1):
        return calendar.first_units(whole, node.unit, node.count)
    before = calendar.first_units(whole, node.unit, node.count - 1)
    until = calendar.first_units(whole, node.unit, node.count)
    if before is None or until is None or before.last is None:
        return None
    return Stretch(before.last + _ONE_DAY, until.last, node.unit)


def _beside(node: Beside, context: DateContext) -> Stretch | None:
    whole = stretch_of(node.of, context)
    if whole is None or whole.first is None:
        return None
    if node.count and node.unit:
        return away_from(whole, Offset(node.unit, node.count if node.after else -node.count))
    step = _ONE_DAY if node.after else -_ONE_DAY
    found = whole.first + step
    if node.unit is Granularity.WEEK:
        end = found + 6 * step
        return Stretch(min(found, end), max(found, end), Granularity.WEEK)
    if node.unit is None:
        while found.weekday() not in _WEEKEND:
            found += step
        return calendar.weekend_of(found)
    while node.weekday is not None and found.weekday() != node.weekday:
        found += step
    return calendar.day(found)


def _half_of(whole: Stretch, number: int) -> Stretch | None:
    if whole.first is None or whole.last is None:
        return None
    if whole.granularity is Granularity.YEAR:
        return part_of_year(whole, Unit(Granularity.HALF, number))
    middle = whole.first + (whole.last - whole.first) // 2
    if number == 1:
        return Stretch(whole.first, middle, Granularity.RANGE)
    return Stretch(middle + _ONE_DAY, whole.last, Granularity.RANGE)


def _within(node: Within, context: DateContext) -> Stretch | None:
    if isinstance(node.outer, Offset) and isinstance(node.inner, Offset | Unit) and is_now(node.inner):
        now = stretch_of(node.inner, context)
        moved = calendar.shift(now, node.outer.unit, node.outer.count) if now else None
        if moved and moved.first and moved.granularity is Granularity.WEEK:
            return calendar.week_of(moved.first)
        return moved
    outer = stretch_of(node.outer, context)
    if outer is None or outer.first is None or outer.last is None:
        return None
    match node.inner:
        case Weekday(number=number):
            return calendar.day(outer.first + datetime.timedelta((number - outer.first.weekday()) % 7))
        case Weekend():
            return outer if outer.first != outer.last else calendar.weekend_beside(outer.first)
        case Unit(unit=Granularity.WEEK):
            return calendar.week_of(outer.first)
        case Same() | Unit(direction=Direction.SAME):
            base = stretch_of(node.inner, context)
            if base is None or base.first is None:
                return None
            return calendar.shift(base, Granularity.YEAR, outer.first.year - base.first.year)
        case Unit(unit=Granularity.QUARTER | Granularity.HALF, number=int()) as inner if (
            outer != calendar.year(outer.first.year)
        ):
            return part_of_year(outer, inner)
        case inner:
            return stretch_of(with_year(inner, outer.first.year), context)


#: A month that is told as over may have some days left on the day of publication.
_WITHIN_MONTH = datetime.timedelta(15)


def _ended(node: Ended, context: DateContext) -> Stretch | None:
    """The quarter, year or week that ends with a day: the last such one, unless the clause looks ahead.

    Of a month without a year the nearest one: companies foresee "the year to March" long before; of "the quarter
    ending May 29" the nearest, too.
    """
    here = context.here
    if isinstance(node.last, Unit) and node.last.year is None and node.last.number and here:
        months = [calendar.month(year, node.last.number) for year in range(here.year - 1, here.year + 2)]
        if context.tense is Tense.PAST:
            months = [month for month in months if month.last and month.last <= here + _WITHIN_MONTH]
        last = nearest(months, here)
    elif node.still and context.tense is not Tense.FUTURE and here:
        tenses = (Tense.PAST, Tense.FUTURE)
        last = nearest([stretch_of(node.last, context._replace(tense=tense)) for tense in tenses], here)
    else:
        past = context._replace(
            tense=Tense.PAST if context.tense in (Tense.UNKNOWN, Tense.PRESENT) else context.tense
        )
        last = stretch_of(node.last, past)
    return calendar.ending(last.last, node.unit, node.count) if last and last.last else None


def _begun_year(node: Begun, context: DateContext) -> Stretch | None:
    first = stretch_of(node.first, context)
    after = calendar.shift(calendar.day(first.first), Granularity.YEAR, 1) if first and first.first else None
    if first is None or after is None or after.first is None:
        return None
    return Stretch(first.first, after.first - _ONE_DAY, Granularity.YEAR)


def _cut(node: CutAt, context: DateContext) -> Stretch | None:
    is_over = node.rest is Rest.SO_FAR
    whole = stretch_of(node.of, context._replace(tense=Tense.PAST) if is_over else context)
    if whole is None or whole.first is None or whole.last is None:
        return None
    here = context.here
    if here is None:
        return None
    if here < whole.first or here > whole.last or whole.first == whole.last:
        return whole
    if node.rest is Rest.SO_FAR:
        return Stretch(whole.first, here, Granularity.RANGE)
    return Stretch(here, whole.last, Granularity.RANGE)


def _opened(node: Opened, context: DateContext) -> Stretch | None:
    inner = context
    is_from_now_on = node.opening is Opening.FROM and context.tense is Tense.FUTURE
    if node.opening in (Opening.SINCE, Opening.FROM) and not is_from_now_on:
        inner = context._replace(tense=Tense.PAST, year=None)
    elif context.tense in (Tense.UNKNOWN, Tense.PRESENT):
        inner = context._replace(tense=Tense.FUTURE)
    whole = (
        _nearest(node.of, context)
        if node.opening in (Opening.BY, Opening.BEFORE, Opening.STARTING)
        else stretch_of(node.of, inner)
    )
    if whole is None:
        return None
    if node.opening is Opening.SINCE and year_named(node.of) is None:
        whole = _begun(whole, context)
    if node.as_point:
        return whole
    first, last = whole.first, whole.last
    match node.opening:
        case Opening.BY:
            return Stretch(None, last, Granularity.RANGE) if last else None
        case Opening.BEFORE:
            # what is done before the end of the year is done by its last day
            is_end = isinstance(node.of, PartOf) and node.of.part == "end"
            return Stretch(None, first - (not is_end) * _ONE_DAY, Granularity.RANGE) if first else None
        case Opening.AFTER:
            return Stretch(last + _ONE_DAY, None, Granularity.RANGE) if last else None
        case Opening.FROM if is_from_now_on and _lies_ahead(whole, context):
            return Stretch(first, None, Granularity.RANGE)
        case Opening.SINCE | Opening.FROM if first and context.published and first <= context.published:
            return Stretch(first, context.published, Granularity.RANGE)
        case _:
            return Stretch(first, None, Granularity.RANGE) if first else None


def _begun(whole: Stretch, context: DateContext) -> Stretch:
    """The one of a year before when it is still to come: "since" never looks ahead."""
    is_ahead = context.here is not None and whole.first is not None and whole.first > context.here
    return (calendar.shift(whole, Granularity.YEAR, -1) or whole) if is_ahead else whole


def _nearest(node: Node, context: DateContext) -> Stretch | None:
    """The unit after "by", "before" or "starting": the nearest one, since its clause is told before and after it."""
    ahead = stretch_of(node, context._replace(tense=Tense.FUTURE, as_end=True))
    if context.tense is not Tense.PAST or context.here is None:
        return ahead
    if context.fronted and isinstance(node, Weekday):
        # "By Monday, the river had risen", but "was told to leave by Monday"
        return stretch_of(node, context)
    if (year := _year_told(node, context)) is not None:
        return stretch_of(with_year(node, year), context)
    return nearest([ahead, stretch_of(node, context._replace(tense=Tense.PAST))], context.here)


def _year_told(node: Node, context: DateContext) -> int | None:
    """The year of a month up to which something happened, where an earlier year is told of: "in April 1982 ..., by June"."""
    spoken, here = context.spoken, context.here
    if isinstance(node, PartOf):
        return _year_told(node.of, context)
    if not isinstance(node, Unit) or node.unit is not Granularity.MONTH or not has_open_year(node):
        return None
    if spoken is None or spoken.first is None or here is None or node.number is None:
        return None
    if spoken.first.year != context.year or context.year >= here.year:
        return None
    is_before = node.number < spoken.first.month and spoken.granularity is not Granularity.YEAR
    return context.year + is_before


def _between(node: Between, context: DateContext) -> Stretch | None:
    """From the first day of one to the last day of the other; a year named once holds for both."""
    if node.is_split and context.says_fiscal and (own := split_year(node, context)):
        return own
    context = context._replace(as_end=context.tense is not Tense.PAST, certain=False)
    last = stretch_of(node.last, context)
    first_node, year = node.first, year_named(node.last)
    if year is not None:
        first_node = with_year(first_node, year)
    elif (year := year_named(node.first)) is not None:
        last = stretch_of(with_year(node.last, year), context)
    first = stretch_of(first_node, context)
    if first is None or last is None or first.first is None or last.last is None:
        return None
    begin, end, step = first.first, last.last, Granularity.YEAR
    if isinstance(node.last, Weekday):
        step = Granularity.WEEK
    if (begin > end and year is None) or (begin > end and year_named(node.first) is None):
        moved = calendar.shift(first, step, -1)
        begin = moved.first if moved and moved.first else begin
    elif begin > end:
        moved = calendar.shift(last, step, 1)
        end = moved.last if moved and moved.last else end
    elif (
        year is None
        and (end - begin).days >= 365
        and step is Granularity.YEAR
        and not is_directed(node.first)
    ):
        moved = calendar.shift(first, step, 1)
        begin = moved.first if moved and moved.first else begin
    return Stretch(begin, end, Granularity.RANGE) if begin <= end else None
