"""Dates that go on from the one before: "the third and fourth quarters", "Thursday and Friday", "in May 2008 and in June"."""

from __future__ import annotations

import datetime

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import DateContext, Tense, numbered
from extractor.values.date_expressions import DateExpression
from extractor.values.date_structure import CalendarDay, Unit, Weekday
from extractor.values.point_resolution import stretch_in_year
from extractor.values.types import Granularity

_ONE_DAY = datetime.timedelta(1)


def going_on(expression: DateExpression, context: DateContext) -> Stretch | None:
    """The first such month or day after one of an earlier year: "elected in November 2008 and sworn in in January"."""
    node, spoken, here = expression.node, context.spoken, context.here
    if not expression.goes_on or spoken is None or spoken.first is None or here is None:
        return None
    if isinstance(node, Weekday):
        return _next_weekday(node, spoken, context)
    is_year = spoken.granularity in (Granularity.YEAR, Granularity.DECADE)
    if is_year or context.year != spoken.first.year or context.year >= here.year:
        return None
    if (
        context.tense in (Tense.FUTURE, Tense.PRESENT)
        or not isinstance(node, Unit | CalendarDay)
        or node.year
    ):
        return None
    if node.direction is not None:
        return None
    for year in (spoken.first.year, spoken.first.year + 1):
        found = stretch_in_year(node, year)
        if found and found.first and spoken.first < found.first <= here:
            return found
    return None


def following_alike(expression: DateExpression, context: DateContext) -> Stretch | None:
    """The first such unit after the like one just spoken of, for "the third and fourth quarters"."""
    node, spoken = expression.node, context.spoken
    if not expression.follows or not isinstance(node, Unit) or node.year or not node.number:
        return None
    if spoken is None or spoken.first is None or spoken.granularity is not node.unit:
        return None
    years = (spoken.first.year, spoken.first.year + 1)
    units = [found for year in years if (found := numbered(node.unit, node.number, year))]
    return next((found for found in units if found.first and found.first > spoken.first), None)


def _next_weekday(node: Weekday, spoken: Stretch, context: DateContext) -> Stretch | None:
    """The day some days after the one just named: "closed on Thursday and Friday"."""
    if node.direction is not None or node.weeks or spoken.first != spoken.last or spoken.first is None:
        return None
    ahead = datetime.timedelta((node.number - spoken.first.weekday()) % 7)
    found, here = spoken.first + ahead, context.here
    is_back = here is not None and spoken.first <= here < found and context.tense is not Tense.FUTURE
    near = here is not None and abs(spoken.first - here) <= _ONE_WEEK
    return calendar.day(found) if _ONE_DAY <= ahead <= _A_FEW_DAYS and near and not is_back else None


#: As many days after the one before a weekday is hardly told out of order.
_A_FEW_DAYS = datetime.timedelta(3)
_ONE_WEEK = datetime.timedelta(7)
