"""Unusual absolute calendar forms ("15-Nov-2023", "2023/11/15", "2023-11-15T09:30Z"), read by dateparser.

dateparser sees nothing but an expression that has been recognised by its shape, and each answer is remembered:
on free text it is slow and finds days that are none.
"""

from __future__ import annotations

import datetime
from functools import lru_cache


@lru_cache(maxsize=4096)
def read_calendar_form(text: str) -> datetime.date | None:
    """The day that a complete calendar date stands for; None where a part is missing or there is no such day."""
    import dateparser

    found: datetime.datetime | None = dateparser.parse(
        text,
        languages=["en"],
        settings={"STRICT_PARSING": True, "DATE_ORDER": "MDY", "RETURN_AS_TIMEZONE_AWARE": False},
    )
    return found.date() if found else None
