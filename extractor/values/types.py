"""The values that text is read into: quantities and intervals of days."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """How the text hedges a quantity."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Unit(StrEnum):
    """What a quantity counts."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    #: percentage points and basis points (given in points): a difference of shares, never a share
    POINTS = "points"


class Granularity(StrEnum):
    """The calendar unit that an expression of time names."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, share or amount as the text states it.

    `low` and `high` are inclusive, in plain units (4.8 billion is 4800000000); None is an open end.
    `start` and `end` are code point offsets into the text that was read; hedges are part of the span.
    """

    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: Unit
    start: int
    end: int
    text: str
    #: ISO 4217, for money
    currency: str | None = None
    #: the rate's denominator in the text's words ("a share", "per day"), outside the span
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of calendar days with the precision that the text has.

    Both days are inclusive. None is an open end, or, for both at once, an expression that the article's
    known dates do not settle. `start` and `end` are code point offsets into the text that was read.
    """

    first_day: datetime.date | None
    last_day: datetime.date | None
    granularity: Granularity
    start: int
    end: int
    text: str
    #: why the reading is uncertain ("day or month first", "stamped a day early"), else None
    note: str | None = None
