"""Periods of a company's own year that carry its label: "Q2FY24" where the article says when that quarter ended."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import FiscalQuarter
from extractor.values.date_structure import Direction, Node, Unit, Within
from extractor.values.types import Granularity

_FISCAL = re.compile(r"\b(?:fiscal|financial|business)\b|fy", re.IGNORECASE)
#: How many years from this one.
_AWAY = {Direction.LAST: -1, Direction.THIS: 0, Direction.NEXT: 1}
#: How many quarters each period has.
_QUARTERS = {Granularity.QUARTER: 1, Granularity.HALF: 2, Granularity.YEAR: 4}


def fiscal_label(node: Node, text: str) -> int | None:
    """The fiscal year that an expression names: 2024 for "Q2FY24" and "fiscal 2024"; None for a calendar year."""
    return node.year if isinstance(node, Unit) and node.year and _FISCAL.search(text) else None


def fiscal_period(node: Node, text: str, fiscal: FiscalQuarter, here: datetime.date | None) -> Stretch | None:
    """The days of such a period, counted from the quarter whose days and label the article gives; else None.

    Of "this fiscal year" only the days are needed: it is the one that `here` lies in.
    """
    if isinstance(node, Unit) and node.unit is Granularity.YEAR and node.direction in _AWAY and here:
        return _own_year(fiscal, here, _AWAY[node.direction]) if _FISCAL.search(text) else None
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


def _own_year(fiscal: FiscalQuarter, here: datetime.date, away: int) -> Stretch | None:
    """The company's year that a day lies in, or one some years away from it."""
    for years in range(-2, 3):
        quarter = calendar.shift(fiscal.days, Granularity.QUARTER, 4 * years + 4 - fiscal.number)
        if fiscal.is_own and quarter and quarter.last and quarter.last >= here:
            year = calendar.ending(quarter.last, Granularity.YEAR)
            return calendar.shift(year, Granularity.YEAR, away) if year else None
    return None
