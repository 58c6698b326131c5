"""The days that weekdays and weekends mean in their context: by tense, by what stands beside, by the day before."""

from __future__ import annotations

import datetime

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import DateContext, Tense, choose, clause_tense, nearest, weekday
from extractor.values.date_structure import Direction, Weekday, Weekend
from extractor.values.types import Granularity

_ONE_DAY, _ONE_WEEK = datetime.timedelta(1), datetime.timedelta(7)


def is_stamped_early(node: Weekday, context: DateContext) -> bool:
    """Wire stories are often stamped a day early: "said on Tuesday" in a story of Monday is the next day."""
    return context.reported and _is_tomorrow(node, context)


def _is_tomorrow(node: Weekday, context: DateContext) -> bool:
    """Whether it is the day after publication, which no story names for the day six days before."""
    here = context.published
    if (
        here is None
        or context.heading is not None
        or node.direction is not None
        or context.compares
        or node.weeks
    ):
        return False
    return (here + _ONE_DAY).weekday() == node.number


def weekday_stretch(node: Weekday, context: DateContext) -> Stretch | None:
    here = context.here
    if (
        node.direction in (Direction.PREVIOUS, Direction.FOLLOWING)
        and context.spoken
        and context.spoken.first
        and not (here and context.tense is Tense.PAST and context.spoken.first > here)
    ):
        here = context.spoken.first
    if here is None:
        return None
    if node.weeks:
        tense = Tense.FUTURE if node.weeks > 0 else Tense.PAST
        near = weekday(node.number, node.direction, here, tense)
        return calendar.day(near + datetime.timedelta(7 * node.weeks))
    if _is_tomorrow(node, context):
        return calendar.day(here + _ONE_DAY)
    if _is_yesterday(node, here, context):
        return calendar.day(here - _ONE_DAY)
    found = weekday(node.number, node.direction, here, clause_tense(context))
    if node.direction is Direction.THIS and found < here and context.tense is Tense.FUTURE:
        found += datetime.timedelta(7)
    spoken = context.spoken if context.ahead_here and context.tense is not Tense.PAST else None
    if found == here and node.direction is None and spoken and spoken.first and is_day_ahead(spoken, here):
        # "arrives on Wednesday and leaves on Friday", on a Friday
        found = weekday(node.number, None, spoken.first, Tense.FUTURE)
    return calendar.day(found)


def is_day_ahead(spoken: Stretch, here: datetime.date) -> bool:
    """Whether the date last spoken of is one of the next days."""
    return (
        spoken.first == spoken.last and spoken.first is not None and here < spoken.first <= here + _ONE_WEEK
    )


def _is_yesterday(node: Weekday, here: datetime.date, context: DateContext) -> bool:
    """Whether it is the day before: in a present tense or before a noun hardly any story means the next one."""
    is_named = node.direction is None and (here - _ONE_DAY).weekday() == node.number
    is_ahead = context.tense is Tense.FUTURE and not context.modifies
    return is_named and not is_ahead and not context.as_end and not context.ahead_here


def weekend_stretch(node: Weekend, context: DateContext) -> Stretch | None:
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
            is_over = context.tense is Tense.PAST and this_week.first is not None and here < this_week.first
            return calendar.shift(this_week, Granularity.WEEK, -1) if is_over else this_week
    weekends = [calendar.shift(this_week, Granularity.WEEK, -1), this_week]
    if context.tense is Tense.PRESENT:
        return nearest(weekends, here)
    return choose(weekends, here, context.tense)
