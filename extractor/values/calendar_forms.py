"""Unusual absolute calendar forms ("15-Nov-2023", "2023/11/15", "2023-11-15T09:30Z"), read by dateparser.

dateparser sees nothing but an expression that has been recognised by its shape, and each answer is remembered:
on free text it is slow and finds days that are none.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

#: The usual forms, tried first: for any other one dateparser compiles a language, which takes ten times as long.
_FORMATS = tuple(
    f"{day}{time}"
    for day in (
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%d-%b-%Y",
        "%d-%B-%Y",
        "%d/%b/%Y",
        "%b-%d-%Y",
        "%B-%d-%Y",
    )
    for time in (("", "T%H:%M", "T%H:%M%z", "T%H:%M:%S", "T%H:%M:%S%z") if day == "%Y-%m-%d" else ("",))
)


@lru_cache(maxsize=4096)
def read_calendar_form(text: str) -> datetime.date | None:
    """The day that a complete calendar date stands for; None where a part is missing or there is no such day."""
    import dateparser

    found: datetime.datetime | None = dateparser.parse(
        text.upper(),  # "%z" knows no "z"
        date_formats=_FORMATS,
        languages=["en"],
        settings={"STRICT_PARSING": True, "DATE_ORDER": "MDY", "RETURN_AS_TIMEZONE_AWARE": False},
    )
    return found.date() if found else None
