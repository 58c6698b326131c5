"""What a run and gold disagree about, one finding for each record concerned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from extractor.evaluation.gold import GoldRecord
from extractor.evaluation.scores import Tally
from extractor.schema import ClaimBase, Record

Layer = Literal["job_cuts", "headcounts", "money", "statements", "dates", "companies"]
#: The layers, in the order in which they are reported.
LAYERS: tuple[Layer, ...] = ("job_cuts", "headcounts", "money", "statements", "dates", "companies")


class Verdict(StrEnum):
    """How a record came out."""

    #: gold has it, the run does not
    MISSED = "missed"
    #: the run has it, gold does not
    WRONG = "wrong"
    #: both have it, and it does not count as right: a miss and a wrong record at once
    MISMATCH = "mismatch"
    #: counted as right, with a part that differs
    INEXACT = "inexact"


@dataclass(frozen=True, slots=True)
class Finding:
    """One record that is not, or not wholly, right; `parts` names what differs where both sides have it."""

    article: str
    layer: Layer
    verdict: Verdict
    gold: GoldRecord | None
    predicted: Record | None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim and whether gold bears it out."""

    claim: ClaimBase
    right: bool


class Comparison:
    """The ledger of a comparison: a tally per figure, the findings, and the verdict on each claim."""

    def __init__(self) -> None:
        self.tallies: defaultdict[str, Tally] = defaultdict(Tally)
        self.findings: list[Finding] = []
        self.judged: list[Judged] = []
        #: articles of gold that the run has no record of
        self.absent: list[str] = []

    def compare(
        self,
        article: str,
        layer: Layer,
        golds: Sequence[GoldRecord],
        predictions: Sequence[Record],
        right: Iterable[tuple[int, int]],
        mismatched: Iterable[tuple[int, int, tuple[str, ...]]] = (),
    ) -> None:
        """Note what was missed and what is wrong.

        `right` pairs positions that count as right; `mismatched` pairs ones that do not, with the parts
        that differ (a pair with a partner among the right ones is passed over).
        """
        right = list(right)
        gold_done = {i for i, _ in right}
        predicted_done = {j for _, j in right}
        for i, j, parts in mismatched:
            if i not in gold_done and j not in predicted_done:
                gold_done.add(i)
                predicted_done.add(j)
                self._note(article, layer, Verdict.MISMATCH, golds[i], predictions[j], parts)
        for i, gold in enumerate(golds):
            if i not in gold_done:
                self._note(article, layer, Verdict.MISSED, gold, None)
        for j, prediction in enumerate(predictions):
            if j not in predicted_done:
                self._note(article, layer, Verdict.WRONG, None, prediction)

    def inexact(
        self, article: str, layer: Layer, gold: GoldRecord, predicted: Record, parts: Sequence[str]
    ) -> None:
        """Note a right record with parts that differ; without such parts there is nothing to note."""
        if parts:
            self._note(article, layer, Verdict.INEXACT, gold, predicted, tuple(parts))

    def _note(
        self,
        article: str,
        layer: Layer,
        verdict: Verdict,
        gold: GoldRecord | None,
        predicted: Record | None,
        parts: tuple[str, ...] = (),
    ) -> None:
        self.findings.append(Finding(article, layer, verdict, gold, predicted, parts))
