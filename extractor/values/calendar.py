"""Calendar arithmetic: stretches of whole units, their parts, and their neighbours."""

from __future__ import annotations

import calendar
import datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor.values.types import Granularity

#: Which part of a unit an expression names.
PartName = Literal["early", "mid", "late", "start", "end"]

#: Years of which the calendar knows the day: others are left without days.
FIRST_YEAR, LAST_YEAR = 1000, 2999

_WEEK = 7
_MONTHS_OF = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.SEASON: 3, Granularity.HALF: 6,
              Granularity.YEAR: 12, Granularity.DECADE: 120}  # fmt: skip
#: What some counts of shorter units make: "the three months ended June 29" are a quarter.
_MADE_OF = {
    (Granularity.MONTH, 3): Granularity.QUARTER,
    (Granularity.MONTH, 6): Granularity.HALF,
    (Granularity.MONTH, 12): Granularity.YEAR,
    (Granularity.WEEK, 13): Granularity.QUARTER,
    (Granularity.WEEK, 26): Granularity.HALF,
    (Granularity.WEEK, 52): Granularity.YEAR,
}


class Stretch(NamedTuple):
    """Calendar days from `first` to `last`, both inclusive; None is an open end."""

    first: datetime.date | None
    last: datetime.date | None
    granularity: Granularity


def day(date: datetime.date) -> Stretch:
    """One day."""
    return Stretch(date, date, Granularity.DAY)


def day_of(year: int, month: int, number: int) -> Stretch | None:
    """A calendar day, or None where the month has no such day."""
    try:
        return day(datetime.date(year, month, number))
    except ValueError:
        return None


def easter(year_number: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Meeus, Astronomical Algorithms, ch. 8)."""
    century, of_century = divmod(year_number, 100)
    golden = year_number % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month_number, before = divmod(moon + sunday - 7 * late + 114, 31)
    return datetime.date(year_number, month_number, before + 1)


def nth_weekday(year_number: int, month_number: int, weekday: int, nth: int) -> datetime.date:
    """The nth Monday (0), Tuesday ... of a month; counted from the month's end when `nth` is negative."""
    if nth > 0:
        first = datetime.date(year_number, month_number, 1)
        return first + datetime.timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = datetime.date(year_number, month_number, calendar.monthrange(year_number, month_number)[1])
    return last - datetime.timedelta((last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def week_of(date: datetime.date) -> Stretch:
    """The Monday to Sunday around a day."""
    monday = date - datetime.timedelta(date.weekday())
    return Stretch(monday, monday + datetime.timedelta(6), Granularity.WEEK)


def weekend_of(date: datetime.date) -> Stretch:
    """The Saturday and Sunday of the week around a day."""
    saturday = date + datetime.timedelta(5 - date.weekday())
    return Stretch(saturday, saturday + datetime.timedelta(1), Granularity.RANGE)


def weekday_within(stretch: Stretch, weekday: int, nth: int) -> Stretch | None:
    """The nth such day of the week (Monday is 0) inside a stretch, from its end when negative; None past its ends."""
    if stretch.first is None or stretch.last is None or not nth:
        return None
    if nth > 0:
        ahead = (weekday - stretch.first.weekday()) % 7 + 7 * (nth - 1)
        return (
            day(stretch.first + datetime.timedelta(ahead))
            if ahead <= (stretch.last - stretch.first).days
            else None
        )
    back = (stretch.last.weekday() - weekday) % 7 - 7 * (nth + 1)
    return (
        day(stretch.last - datetime.timedelta(back)) if back <= (stretch.last - stretch.first).days else None
    )


def weekend_beside(date: datetime.date) -> Stretch:
    """The Saturday and Sunday that a day belongs to or is nearest to; of a Wednesday, those after it."""
    return weekend_of(date - datetime.timedelta(2 if date.weekday() < 2 else 0))


@lru_cache(maxsize=4096)
def months(year: int, month: int, count: int, granularity: Granularity) -> Stretch:
    """`count` whole months from the first of a month on; `month` may lie outside 1 to 12."""
    first_year, first_month = _carry(year, month)
    last_year, last_month = _carry(year, month + count - 1)
    return Stretch(
        datetime.date(first_year, first_month, 1),
        datetime.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]),
        granularity,
    )


def month(year: int, number: int) -> Stretch:
    """A calendar month."""
    return months(year, number, 1, Granularity.MONTH)


def quarter(year: int, number: int) -> Stretch:
    """A quarter of the calendar year, 1 to 4."""
    return months(year, 3 * number - 2, 3, Granularity.QUARTER)


def half(year: int, number: int) -> Stretch:
    """A half of the calendar year, 1 or 2."""
    return months(year, 6 * number - 5, 6, Granularity.HALF)


def season(year: int, number: int) -> Stretch:
    """A season of three months: spring (1) from March on; winter (4) begins in December of `year`."""
    return months(year, 3 * number, 3, Granularity.SEASON)


def year(number: int) -> Stretch:
    """A calendar year."""
    return months(number, 1, 12, Granularity.YEAR)


def decade(first_year: int) -> Stretch:
    """The ten years that begin with a year."""
    return months(first_year, 1, 120, Granularity.DECADE)


def unit_of(date: datetime.date, unit: Granularity) -> Stretch:
    """The day, week, month, quarter, half, season, year or decade that a day lies in."""
    match unit:
        case Granularity.DAY:
            return day(date)
        case Granularity.WEEK:
            return week_of(date)
        case Granularity.QUARTER:
            return quarter(date.year, (date.month + 2) // 3)
        case Granularity.HALF:
            return half(date.year, (date.month + 5) // 6)
        case Granularity.SEASON:
            number = date.month // 3 or 4
            return season(date.year - (date.month < 3), number)
        case Granularity.YEAR:
            return year(date.year)
        case Granularity.DECADE:
            return decade(date.year // 10 * 10)
        case _:
            return month(date.year, date.month)


def shift(stretch: Stretch, unit: Granularity, count: int) -> Stretch | None:
    """The stretch moved by `count` units; whole months stay whole months. None beyond the calendar."""
    try:
        if unit in _MONTHS_OF:
            moved = _MONTHS_OF[unit] * count
            return stretch._replace(
                first=_plus_months(stretch.first, moved), last=_plus_months(stretch.last, moved)
            )
        step = datetime.timedelta((7 if unit is Granularity.WEEK else 1) * count)
        return stretch._replace(
            first=stretch.first and stretch.first + step,
            last=stretch.last and stretch.last + step,
        )
    except (ValueError, OverflowError):
        return None


def part(stretch: Stretch, name: PartName) -> Stretch:
    """The first, middle or last third of a unit, or its first or last day.

    Thirds of a month end on the 10th and the 20th, those of units of months at the end of a month.
    """
    first, last = stretch.first, stretch.last
    if first is None or last is None or first == last:
        return stretch
    if name == "start":
        return day(first)
    if name == "end":
        return day(last)
    index = ("early", "mid", "late").index(name)
    count = _months_between(first, last)
    if count and count % 3 == 0:
        return months(first.year, first.month + index * count // 3, count // 3, Granularity.RANGE)
    length = 10 if count == 1 else ((last - first).days + 1) // 3
    begin = first + datetime.timedelta(index * length)
    end = last if name == "late" else begin + datetime.timedelta(length - 1)
    return Stretch(begin, end, Granularity.RANGE)


def first_units(stretch: Stretch, unit: Granularity, count: int) -> Stretch | None:
    """The first `count` days, weeks, months, quarters ... of a stretch; the last ones for a negative count."""
    if stretch.first is None or stretch.last is None or not count:
        return None
    try:
        if unit in _MONTHS_OF:
            length = _MONTHS_OF[unit] * abs(count)
            begin = stretch.first if count > 0 else stretch.last + datetime.timedelta(1)
            if count < 0:
                begin = _plus_months(begin, -length) or begin
            end = (_plus_months(begin, length) or begin) - datetime.timedelta(1)
        else:
            span = datetime.timedelta((7 if unit is Granularity.WEEK else 1) * abs(count) - 1)
            begin = stretch.first if count > 0 else stretch.last - span
            end = begin + span
    except (ValueError, OverflowError):
        return None
    if begin < stretch.first or end > stretch.last:
        return None
    return Stretch(begin, end, unit if abs(count) == 1 else Granularity.RANGE)


def ending(last: datetime.date, unit: Granularity, count: int = 1) -> Stretch | None:
    """The `count` units that end with a day: the week, quarter or year "ended June 30".

    Fiscal quarters that end in a month's last week ("ended Sept. 28") begin with a month, as the calendar's do.
    """
    try:
        begin: datetime.date | None
        if unit in _MONTHS_OF and (last + datetime.timedelta(_WEEK)).month != last.month:
            begin = _plus_months(last.replace(day=1), 1 - _MONTHS_OF[unit] * count)
        elif unit in _MONTHS_OF:
            begin = _plus_months(last + datetime.timedelta(1), -_MONTHS_OF[unit] * count)
        else:
            begin = last - datetime.timedelta((7 if unit is Granularity.WEEK else 1) * count - 1)
    except (ValueError, OverflowError):
        return None
    return Stretch(begin, last, unit if count == 1 else _MADE_OF.get((unit, count), Granularity.RANGE))


def _carry(year_number: int, month_number: int) -> tuple[int, int]:
    return year_number + (month_number - 1) // 12, (month_number - 1) % 12 + 1


def _months_between(first: datetime.date, last: datetime.date) -> int:
    """How many whole months a stretch spans; 0 when it does not begin and end with one."""
    if first.day != 1 or (last + datetime.timedelta(1)).day != 1:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _plus_months(date: datetime.date | None, count: int) -> datetime.date | None:
    """The same day some months on; the last day of a month stays the last day of its month."""
    if date is None:
        return None
    year_number, month_number = _carry(date.year, date.month + count)
    length = calendar.monthrange(year_number, month_number)[1]
    is_last = (date + datetime.timedelta(1)).day == 1
    return datetime.date(year_number, month_number, length if is_last else min(date.day, length))
