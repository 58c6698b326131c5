"""Periods of a company's own year that carry its label: "Q2FY24" where the article says when that quarter ended."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_choice import FiscalQuarter
from extractor.values.date_structure import Node, Unit, Within
from extractor.values.types import Granularity

_FISCAL = re.compile(r"\b(?:fiscal|financial|business)\b|fy", re.IGNORECASE)
#: How many quarters each period has.
_QUARTERS = {Granularity.QUARTER: 1, Granularity.HALF: 2, Granularity.YEAR: 4}


def fiscal_label(node: Node, text: str) -> int | None:
    """The fiscal year that an expression names: 2024 for "Q2FY24" and "fiscal 2024"; None for a calendar year."""
    return node.year if isinstance(node, Unit) and node.year and _FISCAL.search(text) else None


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
    return replace(whole, granularity=node.unit) if whole else None
