"""What an expression of time says, before anything is known about the article: a small tree of frozen nodes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extractor.values.calendar import PartName
from extractor.values.types import Granularity


class Direction(StrEnum):
    """Which one of several like units is meant."""

    #: counted from the publication day
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    #: "the new year": next year's, and in its first weeks this year's
    NEW = "new"
    #: the one just finished: "the latest quarter"
    LATEST = "latest"
    #: counted from the date last spoken of
    PREVIOUS = "previous"
    SAME = "same"
    FOLLOWING = "following"


class Opening(StrEnum):
    """How a preposition opens an end of a stretch."""

    BY = "by"
    BEFORE = "before"
    SINCE = "since"
    STARTING = "starting"
    AFTER = "after"
    #: "not until May" is May
    NONE = "none"


class Rest(StrEnum):
    """Which side of the publication day a unit is cut at."""

    SO_FAR = "so_far"
    REMAINING = "remaining"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the month; the year may be open. `ambiguous`: day and month could change places."""

    month: int
    day: int
    year: int | None = None
    ambiguous: bool = False
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 0."""

    number: int
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Weekend:
    """Saturday and Sunday."""

    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit: which one (`number`), of which year, or which one from here (`direction`).

    `number` is the month, the quarter, the half, the season (spring is 1) or the first year of the decade;
    for a year it is None. None for both `number` and `year`: the unit itself ("last week", "the quarter").
    """

    unit: Granularity
    number: int | None = None
    year: int | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A unit some units away from the publication day, or from the date last spoken of.

    `unit` None keeps the size of the date last spoken of ("the year-ago period").
    """

    unit: Granularity
    count: int
    from_context: bool = False
    #: what is meant a year ago: "the year-ago quarter"
    of: Unit | None = None
    #: "ago", which need not compare with the date last spoken of
    ago: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """The date last spoken of: "the same period"; `today`: "this point last year" counts from publication."""

    today: bool = False


@dataclass(frozen=True, slots=True)
class PartOf:
    """Early, mid, late, start or end of a unit."""

    part: PartName
    of: Node


@dataclass(frozen=True, slots=True)
class Counted:
    """The first `count` units of a stretch, the last ones for a negative count, or the one at `nth`."""

    unit: Granularity
    count: int
    of: Node
    nth: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A unit inside another one: "June of last year", "the first quarter of 2008", "the week of May 4"."""

    inner: Node
    outer: Node


@dataclass(frozen=True, slots=True)
class Ended:
    """`count` units that end with a day: "the quarter ended June 30"."""

    unit: Granularity
    last: Node
    count: int = 1


@dataclass(frozen=True, slots=True)
class CutAt:
    """A unit cut at the publication day: "so far this year", "the rest of the month"."""

    rest: Rest
    of: Node


@dataclass(frozen=True, slots=True)
class Opened:
    """A stretch with an open end."""

    opening: Opening
    of: Node


@dataclass(frozen=True, slots=True)
class Between:
    """From the first day of one to the last day of another."""

    first: Node
    last: Node


Point = CalendarDay | Weekday | Weekend | Unit | Offset | Same
Node = Point | PartOf | Counted | Within | Ended | CutAt | Opened | Between
