"""Which one of the like units is meant: the January, the Tuesday, the fourth quarter that tense and distance choose."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.date_structure import Direction, Unit
from extractor.values.types import Granularity


class Tense(StrEnum):
    """When the clause around an expression says that something happens."""

    PAST = "past"
    #: of a weekday it is the near future ("meets on Monday"), of larger units it says nothing
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FiscalQuarter:
    """The quarter with a number, and its days: "the fiscal first quarter ended September 29"."""

    number: int
    days: Stretch
    #: whether the article names the quarter itself, not only the year that it ends
    is_named: bool = True
    #: whether the article tells it as a company's: not "the year to June", which may be anything's
    is_told: bool = True
    #: the company's year that it is of, where the article names that: 2024 for "the quarter ended September 30 (Q2FY24)"
    label: int | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is no quarter of the calendar."""
        first = self.days.first
        return first is not None and calendar.quarter(first.year, self.number) != self.days


class DateContext(NamedTuple):
    """What is known where an expression stands. Nothing known is a valid context.

    A tuple, as every expression changes it: to replace a field of so many in a dataclass takes longer than to
    resolve the date.
    """

    #: the article's publication day: open ends such as "since May" close here
    published: datetime.date | None = None
    tense: Tense = Tense.UNKNOWN
    #: whether the clause reports speech of the past: "said on Tuesday"
    reported: bool = False
    #: whether the expression modifies the noun after it: "the April contract"
    modifies: bool = False
    #: whether the source writes the day before the month: 01/02/2023 is February 1
    day_first: bool = False
    #: the day that a timeline heading sets for the lines below it
    heading: datetime.date | None = None
    #: the date last spoken of
    spoken: Stretch | None = None
    #: the one before it: "by 2010" is no date that "two months earlier" could go back to
    spoken_before: Stretch | None = None
    #: the quarter, month or day last named in this sentence or the one before, that comparisons go back to
    compared: Stretch | None = None
    #: whether `compared` stands in the same sentence
    compared_here: bool = False
    #: whether a date of this sentence is still to come
    ahead_here: bool = False
    #: the year named in this sentence or the one before: "the end of the year" is that year's in the past tense
    year: int | None = None
    #: the year that an expression of this sentence names as a whole: "in 2018 ..., from a year earlier"
    year_here: int | None = None
    #: the year with which the sentence begins: "In 2009 it cut jobs in May"
    scene_year: int | None = None
    #: the year that an expression of this sentence or the one before names, also after "since"
    year_named: int | None = None
    #: whether what the expression dates is certainly over: "opened in June", "its purchase in June of a bank"
    certain: bool = False
    #: whether the expression is an end of a stretch: "by Friday", "from Monday to Thursday"
    as_end: bool = False
    #: whether the expression opens its sentence
    fronted: bool = False
    #: whether the words around speak of a forecast: "its full-year outlook"
    forecast: bool = False
    #: whether the expression modifies a forecast: "its fourth-quarter target"
    aimed_at: bool = False
    #: the numbers of quarters that were told as lying ahead
    ahead_quarters: frozenset[int] = frozenset()
    #: whether results that the expression dates are being reported
    results: bool = False
    #: the quarter last spoken of in the article
    quarter: Stretch | None = None
    #: the quarter last told in the past tense, which may be one of a fiscal year that is not over by the calendar
    past_quarter: Stretch | None = None
    #: the first quarter that the article names: what "the quarter" before it means
    first_quarter: Stretch | None = None
    #: which days a quarter of the company's fiscal year has, where the article says so
    fiscal_quarter: FiscalQuarter | None = None
    #: whether the expression itself speaks of a company's year: "the first half of the fiscal year"
    says_fiscal: bool = False
    #: whether the expression is what something is compared with: "up from the first quarter"
    compares: bool = False
    #: the dates of the days named so far, by month and day
    named_days: Mapping[tuple[int, int], datetime.date] = MappingProxyType({})

    @property
    def here(self) -> datetime.date | None:
        """The day from which relative expressions count."""
        return self.heading or self.published

    def after_sentences(self, count: int) -> DateContext:
        """The context `count` sentences later: comparisons reach back one sentence, a year named reaches two."""
        if not count:
            return self
        return self._replace(
            compared=self.compared if count == 1 and self.compared_here else None,
            compared_here=False,
            ahead_here=False,
            year_here=None,
            scene_year=None,
            year=self.year if count <= 2 else None,
            year_named=self.year_named if count == 1 else None,
        )


def clause_tense(context: DateContext) -> Tense:
    """The clause's tense; what follows something to come is to come too: "a test in March, with a crew in August"."""
    return Tense.FUTURE if context.ahead_here and context.tense is not Tense.PAST else context.tense


_ONE_DAY = datetime.timedelta(1)
#: A day or month as far away as this is hardly ever named without its year: "paid Dec. 15" in November,
#: "prices are expected to have risen in March" in April, when the month was just over. A noun's modifier
#: that is just over is always meant ("figures due today on December sales").
_FAR, _NEAR = 270, 45


def choose(
    candidates: Iterable[Stretch | None],
    here: datetime.date,
    tense: Tense,
    *,
    modifies: bool = False,
    spoken: Stretch | None = None,
    certain: bool = False,
) -> Stretch | None:
    """Of like units in different years or weeks: the last begun (past), the first not over (future).

    With an unknown tense, the next one is meant only when it is much nearer than the last one.
    """
    known = [found for found in candidates if found and found.first and found.last]
    begun = [found for found in known if found.first and found.first <= here]
    coming = [found for found in known if found.last and found.last >= here]
    last = max(begun, key=lambda found: str(found.first), default=None)
    first = min(coming, key=lambda found: str(found.first), default=None)
    if last is None or first is None:
        return last or first
    is_told = spoken is not None and spoken.last is not None and _distance(last, spoken.last) <= _NEAR
    if tense is Tense.PAST and (
        certain or is_told or _distance(last, here) < _FAR or _distance(first, here) > _NEAR
    ):
        return last
    if tense is Tense.FUTURE:
        near = 2 * _NEAR if modifies else _NEAR
        is_just_over = _distance(last, here) <= near < _distance(first, here)
        return last if is_just_over and (modifies or _distance(first, here) >= _FAR) else first
    return first if _distance(first, here) * 2 < _distance(last, here) else last


def nearest(candidates: Iterable[Stretch | None], here: datetime.date) -> Stretch | None:
    """The unit whose distance from a day is smallest."""
    known = [found for found in candidates if found]
    return min(known, key=lambda found: _distance(found, here), default=None)


def _distance(stretch: Stretch, here: datetime.date) -> int:
    """Days between a stretch and a day; 0 when it lies inside."""
    if stretch.first and here < stretch.first:
        return (stretch.first - here).days
    return (here - stretch.last).days if stretch.last and here > stretch.last else 0


def numbered(unit: Granularity, number: int, year: int) -> Stretch | None:
    """The month, quarter, half or season with a number in a year."""
    match unit:
        case Granularity.MONTH:
            return calendar.month(year, number)
        case Granularity.QUARTER:
            return calendar.quarter(year, number)
        case Granularity.HALF:
            return calendar.half(year, number)
        case Granularity.SEASON:
            return calendar.season(year, number)
        case _:
            return None


_WINTER = 4


def of_open_year(
    unit: Unit, here: datetime.date, tense: Tense, *, modifies: bool = False, certain: bool = False
) -> Stretch | None:
    """A month, quarter, half or season whose year the text leaves open."""
    if unit.number is None:
        return None
    candidates = [
        found
        for year in range(here.year - 2, here.year + 3)
        if (found := numbered(unit.unit, unit.number, year))
    ]
    match unit.direction:
        case Direction.LAST | Direction.PREVIOUS:
            # what was a month ago is "last month": in April "last March" is that of the year before
            over = here.replace(day=1) - _ONE_DAY if unit.unit is Granularity.MONTH else here
            return max(
                (c for c in candidates if c.last and c.last < over), key=lambda c: str(c.first), default=None
            )
        case Direction.NEXT | Direction.FOLLOWING:
            return min(
                (c for c in candidates if c.first and c.first > here),
                key=lambda c: str(c.first),
                default=None,
            )
        case Direction.THIS if unit.unit is Granularity.SEASON and unit.number == _WINTER:
            return nearest(candidates, here)
        case Direction.THIS:
            return numbered(unit.unit, unit.number, here.year)
    if unit.unit is Granularity.HALF and tense is Tense.FUTURE and not modifies:
        # what is to come in the second half is not in the one just over
        return choose(candidates, here, tense)
    if unit.unit in (Granularity.QUARTER, Granularity.HALF):
        return reporting_period(candidates, here, tense)
    return choose(candidates, here, tense, modifies=modifies, certain=certain)


#: How long after its end a quarter is still the one that news speaks of, even in the future tense
#: ("will release its fourth-quarter results", "expects a fourth-quarter charge" in January).
_REPORTED_FOR = datetime.timedelta(75)


def reporting_period(candidates: list[Stretch], here: datetime.date, tense: Tense) -> Stretch | None:
    """Quarters and halves: the last begun, except that the future tense reaches past one long over."""
    last = choose(candidates, here, Tense.PAST)
    if last and last.last and tense is not Tense.PAST and here - last.last > _REPORTED_FOR:
        return choose(candidates, here, tense)
    return last


def weekday(number: int, direction: Direction | None, here: datetime.date, tense: Tense) -> datetime.date:
    """The day of the week that direction or tense choose; the day itself when they are the same."""
    ahead = datetime.timedelta((number - here.weekday()) % 7)
    back = datetime.timedelta((here.weekday() - number) % 7)
    week = datetime.timedelta(7)
    match direction:
        case Direction.LAST | Direction.PREVIOUS:
            return here - (back or week)
        case Direction.NEXT | Direction.FOLLOWING:
            return here + (ahead or week)
        case Direction.THIS:
            return here + datetime.timedelta(number - here.weekday())
    return here + ahead if tense in (Tense.FUTURE, Tense.PRESENT) else here - back
