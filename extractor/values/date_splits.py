"""The points of what is written as one, each by itself: the two ends of "1939-45", the year of "the first months of 2008"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.values.date_rules import DateRule
from extractor.values.date_structure import Between, Counted
from extractor.values.date_surroundings import Piece


def ends(stretch: Between, rule: DateRule, match: re.Match[str]) -> Iterator[Piece]:
    """The two ends of a stretch that is written as one, each by itself: "1939" and "45", "Jan. 5" and "6"."""
    border = next((name for name in ("last_day", "last_year") if match.groupdict().get(name)), None)
    if border is None:
        yield Piece(*match.span(), rule.id, stretch)
        return
    first_end = match.end("day" if border == "last_day" else "year")
    yield Piece(match.start() + ("between" in rule.id), first_end, rule.id, stretch.first)
    yield Piece(match.start(border), match.end(), rule.id, stretch.last)


def year_of(counted: Counted, rule: DateRule, match: re.Match[str]) -> Iterator[Piece]:
    """The year beside counted units: "2008" of "the first nine months of 2008"."""
    has_year = match.groupdict().get("year")
    first, node = (match.start("year"), counted.of) if has_year else (match.start(), counted)
    yield Piece(first, match.end(), rule.id, node)
