"""Precision, recall and F1 of a layer, and how often the parts of what was found are right."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PartScore:
    """The share of found records in which one part is right, of `of` records that have the part."""

    share: float
    of: int


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one layer over all articles (micro averages), from 0 to 1."""

    precision: float
    recall: float
    f1: float
    gold: int
    predicted: int
    parts: dict[str, PartScore]


@dataclass(slots=True)
class Tally:
    """The counts behind a layer's scores."""

    found: int = 0
    predicted: int = 0
    gold: int = 0
    parts: dict[str, list[bool]] = field(default_factory=dict)

    def add(self, found: int, predicted: int, gold: int) -> None:
        """Count one article's records: found in both, predicted, and in gold."""
        self.found += found
        self.predicted += predicted
        self.gold += gold

    def part(self, name: str, right: bool) -> bool:
        """Count one part of a found record; returns whether it was right."""
        self.parts.setdefault(name, []).append(right)
        return right

    def scores(self) -> Scores:
        """The scores so far; nothing over nothing is 0."""
        precision = self.found / self.predicted if self.predicted else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        parts = {
            name: PartScore(sum(rights) / len(rights), len(rights))
            for name, rights in sorted(self.parts.items())
        }
        return Scores(precision, recall, f1, self.gold, self.predicted, parts)
