"""Dates: the expression found, then the days that it means."""

from __future__ import annotations

from extractor.evaluation.findings import Comparison
from extractor.evaluation.gold import GoldDate
from extractor.evaluation.pairing import pair
from extractor.schema import DaysRecord


def compare_dates(article: str, golds: list[GoldDate], found: list[DaysRecord], into: Comparison) -> None:
    """Score one article's expressions of time; one shared character makes an expression found."""
    pairs = pair(golds, found, lambda gold, days: _touch(gold, days) * (1 + _same_days(gold, days)))
    right = [(i, j) for i, j in pairs if _same_days(golds[i], found[j])]
    into.tallies["dates.found"].add(len(pairs), len(found), len(golds))
    into.tallies["dates.value"].add(len(right), len(found), len(golds))
    into.compare(article, "dates", golds, found, right, [(i, j, ("days",)) for i, j in pairs])


def _touch(gold: GoldDate, days: DaysRecord) -> bool:
    return max(gold.start, days.start) < min(gold.end, days.end)


def _same_days(gold: GoldDate, days: DaysRecord) -> bool:
    return (gold.first_day, gold.last_day) == (days.first_day, days.last_day)
