"""Which gold record and which predicted one are about the same thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
P = TypeVar("P")


def pair(
    golds: Sequence[G], predictions: Sequence[P], score: Callable[[G, P], float]
) -> list[tuple[int, int]]:
    """Pair one to one, greedily by falling score; what scores 0 stays alone.

    Returns positions (in golds, in predictions). Of equal scores the pair that comes first wins.
    """
    table = sorted(
        (-points, i, j)
        for i, gold in enumerate(golds)
        for j, prediction in enumerate(predictions)
        if (points := score(gold, prediction)) > 0
    )
    pairs: list[tuple[int, int]] = []
    taken_golds: set[int] = set()
    taken_predictions: set[int] = set()
    for _, i, j in table:
        if i not in taken_golds and j not in taken_predictions:
            taken_golds.add(i)
            taken_predictions.add(j)
            pairs.append((i, j))
    return pairs
