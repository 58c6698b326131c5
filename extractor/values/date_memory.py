"""What an article has spoken of so far: the dates that "three months later" and "a year earlier" go back to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from extractor.values.calendar import Stretch
from extractor.values.date_choice import DateContext, FiscalQuarter, Tense
from extractor.values.date_expressions import DateExpression
from extractor.values.date_resolution import days_of, stretch_of
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
    Same,
    Unit,
    Within,
    year_named,
)
from extractor.values.fiscal_periods import fiscal_label, says_fiscal
from extractor.values.types import Days, Granularity


def spoken_of(expression: DateExpression, days: Days, context: DateContext) -> DateContext:
    """The context after an expression: what "three months later" and "a year earlier" go back to from then on.

    `days` is what the expression was resolved to; behind "since May" it is "May" that one goes back to.
    """
    node = expression.node
    if isinstance(node, Opened) and (year := year_named(node.of)):
        context = context._replace(year_named=year)
    is_background = isinstance(node, Opened) and node.opening in (Opening.SINCE, Opening.FROM)
    while isinstance(node, (Opened, CutAt)):
        node = node.of
    stretch: Stretch | None
    if node is expression.node and days.start == expression.start:
        stretch = Stretch(days.first_day, days.last_day, days.granularity)
    else:
        try:
            stretch = days_of(expression, node, context)
        except (ValueError, OverflowError):
            return context
    if stretch is None or stretch.first is None or stretch.last is None:
        return context
    if isinstance(node, Offset) and node.from_context and node.unit is Granularity.YEAR:
        return context._replace(spoken=stretch)
    named = stretch.first.year if isinstance(node, Within) else year_named(node)
    changes: dict[str, Any] = {"year": named or context.year}
    if named and not is_background:
        changes["year_named"] = None  # the date itself is what is spoken of
    if isinstance(node, Unit) and node.unit is Granularity.YEAR and node.year:
        changes["year_here"] = node.year
        if node is expression.node and context.fronted:
            changes["scene_year"] = node.year
    if node == Unit(Granularity.YEAR, direction=Direction.LAST) and context.tense is Tense.PAST:
        changes["year_here"] = stretch.first.year
    if is_background:
        return context._replace(**{**changes, "year": context.year})
    changes |= {"spoken": stretch, "spoken_before": context.spoken}
    changes["ahead_here"] = context.here is not None and stretch.first > context.here
    told = (stretch_of(node.of, context) if isinstance(node, PartOf) else stretch) or stretch
    is_quarter = told.granularity in (Granularity.QUARTER, Granularity.HALF)
    is_ahead = told.first is not None and context.here is not None and told.first > context.here
    if is_ahead and isinstance(node, Unit) and node.unit is Granularity.QUARTER and node.number:
        changes["ahead_quarters"] = context.ahead_quarters | {node.number}
    is_second = context.compares and context.quarter is not None
    if is_quarter and not is_second and not _is_other_quarter(told, context):
        changes["quarter"] = told
        is_over = context.here is None or (told.last and told.last <= context.here)
        if context.tense is Tense.PAST and (is_over or context.past_quarter is None):
            changes["past_quarter"] = told
    known, fiscal = context.fiscal_quarter, fiscal_quarter(expression, context)
    if (
        fiscal
        and (fiscal.label or known is None or not known.label)
        and (fiscal.is_told or known is None or not known.is_told)
    ):
        changes["fiscal_quarter"] = fiscal
    if isinstance(node, CalendarDay) and stretch.first == stretch.last:
        changes["named_days"] = {**context.named_days, (node.month, node.day): stretch.first}
    if context.compares and context.compared_here:
        return context._replace(**changes)
    if expression.as_of if isinstance(node, CalendarDay) else _is_period(node):
        changes |= {"compared": stretch, "compared_here": True}
    return context._replace(**changes)


def first_quarter(expressions: Iterable[DateExpression], context: DateContext) -> DateContext:
    """The context with the first quarter that an article names by its number: what "the quarter" before it means.

    It is one that is over if any is, else one that has begun: fiscal quarters end before those of the calendar.
    With it stands the quarter whose own last day the article tells first, where that is none of the calendar.
    """
    past, begun, over, fiscal, previous = context._replace(tense=Tense.PAST), None, None, None, None
    labelled: DateExpression | None = None
    for expression in expressions:
        node = expression.node
        ended = _ended_in(node)
        if ended and (fiscal is None or not fiscal.is_told):
            told = fiscal_quarter(expression, past)
            if told and (fiscal is None or told.is_told) and _is_recent(told, ended.still, context):
                fiscal = told
        if previous is not None and expression.in_brackets and (fiscal is None or fiscal.label is None):
            fiscal = _quarter_renamed(previous, expression, past) or fiscal
        if fiscal is None and labelled is not None and isinstance(node, Ended):
            told = _quarter_dated(labelled, node, past)
            if told and _is_recent(told, node.still, context):
                fiscal = told
        if fiscal is None and says_fiscal(expression.text) and _is_quarter(node):
            labelled = expression
        previous = expression
        is_numbered = isinstance(node, Unit | Ended) and node.number is not None
        if (
            over is None
            and is_numbered
            and isinstance(node, Unit | Ended)
            and node.unit is Granularity.QUARTER
        ):
            quarter = stretch_of(node, past)
            if quarter and quarter.last and (context.here is None or quarter.last <= context.here):
                over = quarter
            begun = begun or quarter
    return context._replace(first_quarter=over or begun, fiscal_quarter=fiscal)


def _quarter_renamed(
    left: DateExpression, right: DateExpression, context: DateContext
) -> FiscalQuarter | None:
    """What two names of one quarter tell: "the quarter ended September 30 (Q2FY24)", "Q2 (July-September)"."""
    for named, dated in ((right, left), (left, right)):
        node = named.node
        if not isinstance(node, Unit) or node.unit is not Granularity.QUARTER or not node.number:
            continue
        if isinstance(dated.node, Ended | Between):
            days = stretch_of(dated.node, context)
            if days and days.first and days.last and (days.last - days.first).days in _QUARTER_DAYS:
                days = days._replace(granularity=Granularity.QUARTER)
                return FiscalQuarter(node.number, days, label=fiscal_label(node, named.text))
    return None


def _is_quarter(node: Node) -> bool:
    return isinstance(node, Unit) and node.unit is Granularity.QUARTER and node.number is not None


def _quarter_dated(labelled: DateExpression, ended: Ended, context: DateContext) -> FiscalQuarter | None:
    """What is told of a quarter of the company's year some lines on: "in the fiscal first quarter ... the quarter ended Sept. 30"."""
    is_quarter = (ended.unit, ended.count) in ((Granularity.QUARTER, 1), (Granularity.MONTH, 3))
    node = labelled.node
    if not is_quarter or ended.number is not None or not isinstance(node, Unit) or not node.number:
        return None
    days = stretch_of(ended, context)
    if days is None:
        return None
    # what is told next may be of another company, whose quarters are the calendar's
    days = days._replace(granularity=Granularity.QUARTER)
    return FiscalQuarter(node.number, days, is_told=False, label=node.year)


#: How many days lie between the first and the last of a quarter.
_QUARTER_DAYS = range(84, 98)


def _is_recent(fiscal: FiscalQuarter, still: bool, context: DateContext) -> bool:
    """Whether a quarter ended in the last few months: not the one of a year before, with which it is compared.

    Of a year that goes on or is over for some months only the end counts.
    """
    if context.here is None or fiscal.days.last is None:
        return True
    ago = (context.here - fiscal.days.last).days
    if not fiscal.is_named:
        return abs(ago) < _ALMOST_A_YEAR
    return ago < _RECENTLY and (still or ago >= 0)


#: More than two quarters, less than three.
_RECENTLY = 230
_ALMOST_A_YEAR = 330
#: Words that make a year one of a company: "its fiscal year ended June 30", "full year results to March".
_FISCAL = ("fiscal", "financial", "business", "full")
_YEAR_IN_MONTHS = 12


def _ended_in(node: Node) -> Ended | None:
    """The year or quarter with its last day that an expression names: "before the end of the fiscal year in June"."""
    while isinstance(node, (Opened, PartOf)):
        node = node.of
    return node if isinstance(node, Ended) else None


def fiscal_quarter(expression: DateExpression, context: DateContext) -> FiscalQuarter | None:
    """The quarter of a company's year that an expression gives the days of: "its second quarter ended May 29".

    The last one, when it gives the end of the year: "its fiscal year, which ended June 30"; the one that ends a half.
    """
    node = _ended_in(expression.node)
    if node is None:
        return None
    if node.unit is Granularity.QUARTER and node.number:
        days = stretch_of(node, context)
        return FiscalQuarter(node.number, days) if days else None
    is_year = (node.unit, node.count) in ((Granularity.YEAR, 1), (Granularity.MONTH, _YEAR_IN_MONTHS))
    is_half = node.unit is Granularity.HALF and node.number is not None
    if not is_year and not is_half:
        return None
    days = stretch_of(replace(node, unit=Granularity.QUARTER, count=1), context)
    if days is None:
        return None
    is_told = is_half or node.label is not None or any(word in expression.text.lower() for word in _FISCAL)
    number = 2 * (node.number or 1) if is_half else _LAST_QUARTER
    return FiscalQuarter(number, days, is_named=False, is_told=is_told, label=node.label)


_LAST_QUARTER = 4


def _is_other_quarter(stretch: Stretch, context: DateContext) -> bool:
    """Whether a quarter is not the one being told: a year older and compared with it, or still to come."""
    told, here = context.quarter, context.here
    if told is None or told.first is None or stretch.first is None:
        return False
    if here is None:
        return (told.first - stretch.first).days >= 360
    goes_on = told.last is not None and stretch.last is not None and told.last <= here < stretch.last
    is_foreseen = stretch.first > here or (goes_on and context.tense is Tense.FUTURE)
    return (told.first - stretch.first).days >= 360 or is_foreseen


def _is_period(node: Node) -> bool:
    """Whether comparisons ("up from a year earlier") go back to what a node names."""
    match node:
        case Ended() | Between() | Counted():
            return True
        case Unit(unit=Granularity.YEAR | Granularity.WEEK | Granularity.DECADE | Granularity.DAY):
            return False
        case Within(inner=Same() | Unit(direction=Direction.SAME)):
            return False
        case Unit() | PartOf() | Within():
            return True
        case _:
            return False
