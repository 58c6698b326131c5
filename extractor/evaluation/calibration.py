"""Confidence from gold: each rule's smoothed precision, the cost of each penalty, and how reliable they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.claims.confidence import OTHER, Confidence
from extractor.evaluation.findings import Judged
from extractor.schema import ClaimBase

#: A rule starts with the precision of its kind, as if that had been seen on this many claims: the weight of
#: the Beta prior. A rule with five claims is moved a third of the way to its own precision.
PRIOR_CLAIMS = 10
#: What a kind and a penalty start from, with the same weight.
PRIOR_PRECISION, PRIOR_PENALTY = 0.7, 0.85
#: No rule is surer than this, however few claims it has made.
SUREST = 0.98
#: Upper borders of the confidence bins of the reliability table.
BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_ENTRY = re.compile(r"^(\w+)\s*=")


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of confidence.toml as gold has them."""

    defaults: dict[str, float]
    penalties: dict[str, float]
    rules: dict[str, float]

    def confidence(self, claim: ClaimBase) -> float:
        """The confidence that the claim has under these numbers."""
        return _times(self.rules[claim.rule], claim, self.penalties)


@dataclass(frozen=True, slots=True)
class Reliability:
    """The claims whose confidence lies in one bin: how many, how sure on average, and what share is right."""

    above: float
    up_to: float
    claims: int
    confidence: float
    right: float


def calibrate(judged: Sequence[Judged], before: Confidence) -> Calibration:
    """Measure kinds, penalties and rules on judged claims, in this order, each with the one before.

    A penalty's factor is the share of its claims that is right, over the precision of claims of their kind
    that have no penalty, any further penalties taken at PRIOR_PENALTY. A rule's number is its smoothed
    precision, divided by the mean factor of the penalties on its claims, so that its claims' confidences
    have that precision as their mean. Kinds and penalties without a claim stay as they were; nothing else
    of `before` enters, so that measuring again gives the same numbers.
    """
    defaults = dict(before.defaults)
    clean: dict[str, float] = {}
    for kind, claims in _grouped(judged, by_rule=False).items():
        defaults[kind] = _smoothed(claims, PRIOR_PRECISION)
        clean[kind] = _smoothed([item for item in claims if not item.claim.penalties], defaults[kind])
    penalties = dict(before.penalties)
    for penalty in before.penalties:
        marked = [item for item in judged if penalty in item.claim.penalties]
        if marked:
            expected = sum(
                clean[_kind(item.claim)] * PRIOR_PENALTY ** (len(set(item.claim.penalties)) - 1)
                for item in marked
            )
            right = sum(item.right for item in marked)
            factor = (right + PRIOR_CLAIMS * PRIOR_PENALTY) / (expected + PRIOR_CLAIMS)
            penalties[penalty] = round(min(factor, 1.0), 3)
    rules = {}
    for rule, claims in sorted(_grouped(judged, by_rule=True).items()):
        precision = _smoothed(claims, defaults[_kind(claims[0].claim)])
        factor = sum(_times(1.0, item.claim, penalties) for item in claims) / len(claims)
        rules[rule] = round(min(precision / factor, SUREST), 3)
    rounded = {kind: round(value, 3) for kind, value in defaults.items()}
    return Calibration(rounded, penalties, rules)


def reliability(judged: Sequence[Judged], calibration: Calibration) -> list[Reliability]:
    """How many claims of each bin of confidence are right; empty bins are left out."""
    table = []
    above = 0.0
    for up_to in BINS:
        inside = [
            (confidence, item.right)
            for item in judged
            if above < (confidence := calibration.confidence(item.claim)) <= up_to
        ]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            table.append(Reliability(above, up_to, len(inside), mean, right))
        above = up_to
    return table


def rewritten(file: str, calibration: Calibration) -> str:
    """A confidence file with the numbers in it; its comments stay, its rules become the measured ones."""
    head = file.partition("[rule]")[0]
    section: dict[str, float] = {}
    lines = []
    for line in head.splitlines():
        section = {"[default]": calibration.defaults, "[penalty]": calibration.penalties}.get(line, section)
        entry = _ENTRY.match(line)
        lines.append(f"{entry[1]} = {section[entry[1]]}" if entry and entry[1] in section else line)
    rules = [f'"{rule}" = {confidence}' for rule, confidence in calibration.rules.items()]
    return "\n".join([*lines, "[rule]", *rules]) + "\n"


def _grouped(judged: Sequence[Judged], *, by_rule: bool) -> dict[str, list[Judged]]:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for item in judged:
        groups[item.claim.rule if by_rule else _kind(item.claim)].append(item)
    return groups


def _smoothed(claims: Sequence[Judged], prior: float) -> float:
    right = sum(item.right for item in claims)
    return (right + PRIOR_CLAIMS * prior) / (len(claims) + PRIOR_CLAIMS)


def _kind(claim: ClaimBase) -> str:
    kind: str = getattr(claim, "kind", OTHER)
    return kind


def _times(start: float, claim: ClaimBase, penalties: dict[str, float]) -> float:
    for penalty in sorted(set(claim.penalties)):
        start *= penalties.get(penalty, penalties[OTHER])
    return start
