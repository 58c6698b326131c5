"""What an expression of time says, before anything is known about the article: a small tree of frozen nodes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from extractor.values.calendar import PartName
from extractor.values.holidays import HolidayRule
from extractor.values.types import Granularity


class Direction(StrEnum):
    """Which one of several like units is meant."""

    #: counted from the publication day
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    #: "the new year": next year's, and in its first weeks this year's
    NEW = "new"
    #: the year of the figures told: "the full year"
    WHOLE = "whole"
    #: the one just finished: "the latest quarter"
    LATEST = "latest"
    #: counted from the date last spoken of
    PREVIOUS = "previous"
    SAME = "same"
    #: "that decade": never without a date spoken of before
    THAT = "that"
    FOLLOWING = "following"
    #: "the next year": after the date last spoken of in what is told as over, else after now
    NEXT_TOLD = "next_told"


class Opening(StrEnum):
    """How a preposition opens an end of a stretch."""

    BY = "by"
    BEFORE = "before"
    SINCE = "since"
    #: like "since", but open in what is still to come: "from next month"
    FROM = "from"
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
    #: how many weeks after the coming one, or before the last one: "a week from Tuesday"
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of the year with a name; the year may be open."""

    rule: HolidayRule
    year: int | None = None
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
    #: only the unit itself is meant, as in TimeML: "early May" is May
    as_point: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """The first `count` units of a stretch, the last ones for a negative count, or the one at `nth`."""

    unit: Granularity
    count: int
    of: Node
    nth: bool = False
    #: which day of the week is counted: "the fourth Monday in May"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """The day before or after another, or what else is next to it: "the Saturday before Christmas".

    `unit` is a day, a week (seven days, "the week after Easter") or None for a weekend; with a `count` it is so many
    units away ("two weeks before Christmas").
    """

    after: bool
    of: Node
    weekday: int | None = None
    unit: Granularity | None = Granularity.DAY
    count: int = 0


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
    #: which quarter of the company's year it is: "the fiscal first quarter ended September 29"
    number: int | None = None
    #: whether it may still go on: "the quarter ending June 30", "its fiscal year ends on June 30"
    still: bool = False
    #: the company's year that it is: 2024 for "fiscal 2024, which ended March 31"
    label: int | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """The year that begins with a day or month: "the fiscal year beginning July 1"."""

    first: Node


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
    #: only the unit itself is meant, which the preposition helps to choose: "by May" as a point is next May
    as_point: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """From the first day of one to the last day of another."""

    first: Node
    last: Node
    #: whether it is one year across two of the calendar: "2008-09"
    is_split: bool = False


Point = CalendarDay | Holiday | Weekday | Weekend | Unit | Offset | Same
Node = Point | PartOf | Counted | Beside | Within | Ended | Begun | CutAt | Opened | Between


# --- what larger expressions ask of their parts ----------------------------------------------------------------


def is_year(node: Node) -> bool:
    """Whether it says which calendar year is meant."""
    match node:
        case Unit(unit=Granularity.YEAR):
            return node.direction is not None or node.year is not None
        case Offset(unit=Granularity.YEAR):
            return True
        case _:
            return False


def has_open_year(node: Node) -> bool:
    """Whether the innermost unit of a part leaves its year open."""
    match node:
        case PartOf(of=inner) | Counted(of=inner):
            return has_open_year(inner)
        case Unit(year=None, number=int(), direction=None):
            return True
        case _:
            return False


def is_day_offset(node: Node) -> bool:
    """Whether it is a day counted from another: "yesterday"."""
    return isinstance(node, Offset) and node.unit is Granularity.DAY


def is_duration(node: Counted) -> bool:
    """Whether it counts units that make no unit of their own: "the first nine months", not "the first two quarters"."""
    return not node.nth and node.unit is not Granularity.QUARTER


def is_any_day(node: Node) -> bool:
    """Whether it goes back to a day named before; without one it is a habit's: "who buys and sells on the same day"."""
    match node:
        case Unit(unit=Granularity.DAY, number=None, direction=Direction.SAME | Direction.THAT):
            return True
        case _:
            return False


def is_finer(node: Unit | Offset, other: Offset) -> bool:
    """Whether the unit of a node is smaller than that of another: "a year ago this month"."""
    sizes = (Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.YEAR, Granularity.DECADE)
    return node.unit in sizes and other.unit in sizes and sizes.index(node.unit) < sizes.index(other.unit)


def can_hold(node: Node, unit: Granularity) -> bool:
    """Whether such units can be counted in it: not "a second month in September"."""
    while isinstance(node, Within | PartOf):
        node = node.inner if isinstance(node, Within) else node.of
    if (
        unit is Granularity.HALF
        or not isinstance(node, Unit | Offset)
        or Granularity.SEASON in (unit, node.unit)
    ):
        return True
    sizes = list(Granularity)
    return sizes.index(unit) < sizes.index(node.unit)


def is_now(node: Unit | Offset) -> bool:
    """Whether it is the day or the unit of publication: "a year ago today", "ten years ago this week"."""
    return node.direction is Direction.THIS if isinstance(node, Unit) else node.count == 0


def same_kind(left: Node, right: Node) -> bool:
    """Whether two points can be the ends of one stretch."""

    def kind(node: Node) -> object:
        match node:
            case PartOf(of=inner) | Counted(of=inner) | Within(inner=inner):
                return kind(inner)
            case Unit(unit=unit):
                return Granularity.MONTH if unit is Granularity.SEASON else unit
            case CalendarDay() | Holiday():
                return Granularity.DAY
            case Weekday():
                return Weekday
            case _:
                return None

    ends = {kind(left), kind(right)}
    return None not in ends and (
        len(ends) == 1 or ends <= {Granularity.DAY, Granularity.MONTH, Granularity.YEAR, Granularity.QUARTER}
    )


def year_named(node: Node) -> int | None:
    """The year that an expression itself names."""
    match node:
        case CalendarDay(year=year) | Holiday(year=year) | Unit(year=year):
            return year
        case PartOf(of=inner) | Counted(of=inner) | Ended(last=inner):
            return year_named(inner)
        case _:
            return None


def coordinated(node: Node, following: Node) -> Node:
    """A unit in the year that the like unit coordinated with it names: "the third and fourth quarters of 2008"."""
    match following:
        case Unit(year=int(year)) | CalendarDay(year=int(year)):
            return with_year(node, year)
        case Within(outer=outer):
            return Within(node, outer) if isinstance(node, Unit) and node.year is None else node
        case _:
            return node


def is_earlier(node: Node) -> bool:
    """Whether it lies some units before the date last spoken of: "a year earlier"."""
    return isinstance(node, Offset) and node.from_context and node.count < 0


def is_earlier_alike(node: Node, following: Node) -> bool:
    """Whether a unit or day that leaves its year open comes before a like one: "March and June 2013"."""
    match node, following:
        case CalendarDay(year=None, direction=None), CalendarDay():
            return (node.month, node.day) < (following.month, following.day)
        case Unit(number=int(number), year=None, direction=None), (
            Unit(number=int(later)) | Within(inner=Unit(number=int(later)))
        ):
            unit = following.inner if isinstance(following, Within) else following
            return isinstance(unit, Unit) and node.unit is unit.unit and number < later
        case _:
            return False


def is_directed(node: Node) -> bool:
    """Whether words and not only tense and distance say which one is meant: "last May", "this week"."""
    match node:
        case CalendarDay() | Holiday() | Weekday():
            return False
        case Unit(number=number, direction=direction):
            return number is None or direction is not None
        case PartOf(of=inner) | Counted(of=inner):
            return is_directed(inner)
        case _:
            return True


def with_year(node: Node, year: int) -> Node:
    """The node with its innermost unit set into a year, where the text leaves that open."""
    match node:
        case CalendarDay(year=None) | Holiday(year=None) | Unit(year=None, number=int()):
            return replace(node, year=year)
        case PartOf(of=inner) | Counted(of=inner):
            return replace(node, of=with_year(inner, year))
        case _:
            return node
