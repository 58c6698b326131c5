"""One record per fact: repeats of a fact in an article fold into its fullest mention."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from typing import TypeVar

from extractor.schema import ClaimBase, Span

C = TypeVar("C", bound=ClaimBase)


def merge(claims: Iterable[C]) -> list[C]:
    """Fold claims of the same fact, in the order of their first mention."""
    facts: dict[str, deque[C]] = {}
    for claim in claims:
        told = facts.setdefault(claim.fact(), deque())
        if told and claim.confidence > told[0].confidence:
            told.appendleft(claim)
        else:
            told.append(claim)
    return [told[0] if len(told) == 1 else _fold(told) for told in facts.values()]


def _fold(told: Collection[C]) -> C:
    """One record for the same fact told again: the values of the first, the surest, and the mentions of all."""
    best = next(iter(told))
    return best.model_copy(
        update={
            "mentions": _unique((span for claim in told for span in claim.mentions), fullest_first=True),
            "evidence": _unique(span for claim in told for span in claim.evidence),
            "attribution": next((claim.attribution for claim in told if claim.attribution), None),
        }
    )


def _unique(spans: Iterable[Span], *, fullest_first: bool = False) -> list[Span]:
    unique = list({(span.start, span.end): span for span in spans}.values())
    return sorted(unique, key=lambda span: (-len(span.text), span.start)) if fullest_first else unique
