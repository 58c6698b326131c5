"""One record per fact: repeats of a fact in an article fold into its fullest mention."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from extractor.schema import ClaimBase, Span

C = TypeVar("C", bound=ClaimBase)


def merge(claims: Iterable[C]) -> list[C]:
    """Fold claims with the same id, in the order of their first mention."""
    facts: dict[str, C] = {}
    for claim in claims:
        known = facts.get(claim.id)
        facts[claim.id] = claim if known is None else fold(known, claim)
    return list(facts.values())


def fold(first: C, second: C) -> C:
    """One record of two for the same fact: the surer one's values, the mentions of both."""
    best, other = (second, first) if second.confidence > first.confidence else (first, second)
    return best.model_copy(
        update={
            "mentions": _unique([*best.mentions, *other.mentions], fullest_first=True),
            "evidence": _unique([*best.evidence, *other.evidence]),
            "attribution": best.attribution or other.attribution,
        }
    )


def _unique(spans: list[Span], *, fullest_first: bool = False) -> list[Span]:
    unique = list({(span.start, span.end): span for span in spans}.values())
    return sorted(unique, key=lambda span: (-len(span.text), span.start)) if fullest_first else unique
