"""Complete calendar days as pages, feeds and mails write them, to dates; what is ambiguous stays unread."""

from __future__ import annotations

import datetime
import re

#: The first newspaper is of 1605.
_FIRST_YEAR, _LAST_YEAR = 1600, 2999
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

#: A pattern with the group `month`.
MONTH_NAMES = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:1[6-9]|2\d)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
#: The forms of a complete calendar day.
DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 2019-03-05, 2019/03/05, 2019.3.5, 20190305, each with or without a time
        r"(?<!\d)(?P<year>(?:1[6-9]|2\d)\d\d)(?P<mark>[-/.]?)(?P<number>0?[1-9]|1[0-2])(?P=mark)(?P<day>[0-3]?\d)(?!\d)",
        # March 5, 2019; Mar. 5th 2019
        rf"\b{MONTH_NAMES}\s*{_DAY}\s*,?\s+{_YEAR}",
        # 5 March 2019; 5th of March, 2019; 05-Mar-2019
        rf"{_DAY}[\s.-]*(?:of\s+)?\b{MONTH_NAMES}[\s,.-]*{_YEAR}",
        # 5/3/2019, 05.03.2019
        r"(?<!\d)(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)


def day_stamp(text: str, *, day_first: bool | None = None) -> datetime.date | None:
    """The first complete day in a short text, or None.

    Of "5/3/2019" the order is taken from `day_first`; where that is None and both readings are days, there
    is no answer. A time is not read and no time zone applied: the day is the one that is written.
    """
    found = [match for form in DAY_FORMS if (match := form.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        if day := _day(match.groupdict(), day_first):
            return day
    return None


def checked_day(day: datetime.date) -> datetime.date:
    """The day, if news was published on it: what is counted from it stays within the calendar.

    Raises ValueError.
    """
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"{day} is no publication date; the years are {_FIRST_YEAR} to {_LAST_YEAR}")
    return day


def month_number(name: str) -> int:
    """January is 1; of an English name or its abbreviation."""
    return _MONTHS.index(name[:3].lower()) + 1


def _day(parts: dict[str, str | None], day_first: bool | None) -> datetime.date | None:
    year = int(parts["year"] or 0)
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first != second and first <= 12 and second <= 12 and day_first is None:
            return None
        before = day_first if day_first is not None and first <= 12 and second <= 12 else first > 12
        month, day = (second, first) if before else (first, second)
    elif parts.get("month"):
        month, day = month_number(parts["month"] or ""), int(parts["day"] or 0)
    else:
        month, day = int(parts["number"] or 0), int(parts["day"] or 0)
    try:
        return checked_day(datetime.date(year, month, day))
    except ValueError:
        return None
