"""Holidays by name: the day of each in a year, from its rule in dates.toml."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from extractor.values import calendar
from extractor.values.calendar import Stretch


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """How a holiday's day is found in any year: fixed, the nth weekday of a month, or counted from Easter.

    `day` is the day of the month; `nth` counts the weekdays (Monday is 0) of a month, from its end when
    negative; `easter` and `plus` are days after Easter Sunday and after the day found otherwise.
    """

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None
    plus: int = 0
    #: no day when it modifies a noun: "Christmas sales" are more than a day's
    alone: bool = False

    def in_year(self, year: int) -> Stretch | None:
        """The holiday's day in a year."""
        if self.easter is not None:
            return calendar.day(calendar.easter(year) + datetime.timedelta(self.easter))
        if not self.nth:
            return calendar.day_of(year, self.month, self.day)
        found = calendar.nth_weekday(year, self.month, self.weekday, self.nth)
        return calendar.day(found + datetime.timedelta(self.plus))
