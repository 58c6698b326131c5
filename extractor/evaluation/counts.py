"""Job cuts and headcounts: the figure, whose it is, and for job cuts how firm and when."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TypeVar

from extractor.evaluation.findings import Comparison, Judged, Layer
from extractor.evaluation.gold import GoldCount, GoldHeadcount, GoldJobCut
from extractor.evaluation.names import GoldNames
from extractor.evaluation.pairing import pair
from extractor.evaluation.quantities import same_quantity, shares_a_figure
from extractor.schema import DaysRecord, Headcount, JobCut

G = TypeVar("G", bound=GoldCount)
C = TypeVar("C", JobCut, Headcount)
Interval = tuple[datetime.date | None, datetime.date | None]
#: What no statement of days, and one that settles neither end, come to alike.
OPEN: Interval = (None, None)


def compare_job_cuts(
    article: str, golds: list[GoldJobCut], claims: list[JobCut], names: GoldNames, into: Comparison
) -> None:
    """Score one article's job cuts; `full` needs the value and the companies, its parts the rest."""

    def rank(gold: GoldJobCut, claim: JobCut) -> float:
        if not _same_value(gold, claim):
            return 0
        return 1 + 2 * _same_companies(gold, claim, names) + 0.1 * (gold.status == claim.status)

    def parts(gold: GoldJobCut, claim: JobCut) -> list[tuple[str, bool]]:
        compared = [("status", gold.status == claim.status)]
        if gold.count and gold.percent:
            compared.append(("percent_attached", same_quantity(gold.percent, claim.percent)))
        if gold.announced or claim.announced:
            compared.append(("announced", (gold.announced or OPEN) == _interval(claim.announced)))
        if gold.effective or claim.effective:
            compared.append(("effective", (gold.effective or OPEN) == _interval(claim.effective)))
        return [*compared, ("qualifier", _same_qualifier(gold, claim))]

    _compare(article, "job_cuts", golds, claims, rank, parts, names, into)


def compare_headcounts(
    article: str, golds: list[GoldHeadcount], claims: list[Headcount], names: GoldNames, into: Comparison
) -> None:
    """Score one article's headcounts; `full` needs the value and the companies."""

    def rank(gold: GoldHeadcount, claim: Headcount) -> float:
        return 1 + 2 * _same_companies(gold, claim, names) if _same_value(gold, claim) else 0

    def parts(gold: GoldHeadcount, claim: Headcount) -> list[tuple[str, bool]]:
        return [("qualifier", _same_qualifier(gold, claim))]

    _compare(article, "headcounts", golds, claims, rank, parts, names, into)


def _compare(
    article: str,
    layer: Layer,
    golds: Sequence[G],
    claims: Sequence[C],
    rank: Callable[[G, C], float],
    parts: Callable[[G, C], list[tuple[str, bool]]],
    names: GoldNames,
    into: Comparison,
) -> None:
    size = (len(claims), len(golds))
    same_value = pair(golds, claims, rank)
    full = [(i, j) for i, j in same_value if _same_companies(golds[i], claims[j], names)]
    loose = pair(golds, claims, _same_figure)
    into.tallies[f"{layer}.value"].add(len(same_value), *size)
    into.tallies[f"{layer}.figure"].add(len(loose), *size)
    tally = into.tallies[f"{layer}.full"]
    tally.add(len(full), *size)
    for i, j in full:
        differing = [name for name, right in parts(golds[i], claims[j]) if not tally.part(name, right)]
        into.inexact(article, layer, golds[i], claims[j], differing)
    mismatched = [(i, j, ("companies",)) for i, j in same_value]
    mismatched += [(i, j, ("value",)) for i, j in loose]
    into.compare(article, layer, golds, claims, full, mismatched)
    right = {j for _, j in full}
    into.judged += [Judged(claim, j in right) for j, claim in enumerate(claims)]


def _same_companies(gold: GoldCount, claim: JobCut | Headcount, names: GoldNames) -> bool:
    return set(gold.companies) == names.of_references(claim.companies)


def _same_value(gold: GoldCount, claim: JobCut | Headcount) -> bool:
    """Whether the counts agree, or, where one side has none, the shares."""
    if gold.count and claim.count:
        return same_quantity(gold.count, claim.count)
    if isinstance(gold, GoldJobCut) and isinstance(claim, JobCut):
        return same_quantity(gold.percent, claim.percent)
    return False


def _same_figure(gold: GoldCount, claim: JobCut | Headcount) -> bool:
    if gold.count and claim.count:
        return shares_a_figure(gold.count, claim.count)
    if isinstance(gold, GoldJobCut) and isinstance(claim, JobCut) and gold.percent and claim.percent:
        return shares_a_figure(gold.percent, claim.percent)
    return False


def _same_qualifier(gold: GoldCount, claim: JobCut | Headcount) -> bool:
    if gold.count:
        return claim.count is not None and gold.count.qualifier == claim.count.qualifier
    wanted = gold.percent if isinstance(gold, GoldJobCut) else None
    found = claim.percent if isinstance(claim, JobCut) else None
    return wanted is not None and found is not None and wanted.qualifier == found.qualifier


def _interval(days: DaysRecord | None) -> Interval:
    return OPEN if days is None else (days.first_day, days.last_day)
