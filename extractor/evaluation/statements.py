"""Statements: the stretch of content by the characters shared, then who speaks."""

from __future__ import annotations

from extractor.evaluation.findings import Comparison, Judged
from extractor.evaluation.gold import GoldStatement
from extractor.evaluation.names import GoldNames, bare
from extractor.evaluation.pairing import pair
from extractor.schema import SpeakerReference, Statement

#: The share of characters that two contents have in common, of all that either has: the floors of the
#: layers of that name, and the floor above which two records are the same statement.
OVERLAP30, OVERLAP80, SAME_STATEMENT = 0.3, 0.8, 0.5


def compare_statements(
    article: str, golds: list[GoldStatement], claims: list[Statement], names: GoldNames, into: Comparison
) -> None:
    """Score one article's statements; a statement is right when content and speaker are."""
    gold_places = [_characters(gold.spans) for gold in golds]
    claim_places = [_characters([(s.start, s.end) for s in claim.content]) for claim in claims]

    overlaps = {
        (i, j): _overlap(gold, claim)
        for i, gold in enumerate(gold_places)
        for j, claim in enumerate(claim_places)
    }

    def pairs_from(floor: float) -> list[tuple[int, int]]:
        def shared(i: int, j: int) -> float:
            return overlaps[i, j] if overlaps[i, j] >= floor else 0

        return pair(range(len(golds)), range(len(claims)), shared)

    size = (len(claims), len(golds))
    found = into.tallies["statements.overlap30"]
    found.add(len(pairs_from(OVERLAP30)), *size)
    into.tallies["statements.overlap80"].add(len(pairs_from(OVERLAP80)), *size)
    pairs = pairs_from(SAME_STATEMENT)
    spoken = into.tallies["statements.speaker"]
    right = [(i, j) for i, j in pairs if same_speaker(golds[i], claims[j].speaker, names)]
    spoken.add(len(right), *size)
    for i, j in pairs:
        gold, speaker = golds[i], claims[j].speaker
        differing = [] if found.part("type", gold.type == claims[j].quote_type) else ["type"]
        spoken.part(f"resolved_{gold.speaker_kind}", (i, j) in right)
        if gold.title:
            titled = bool(speaker.title) and bare(gold.title) in bare(speaker.title)
            differing += [] if spoken.part("title", titled) else ["title"]
        if gold.organization:
            same = _same_organization(gold.organization, speaker.organization, names)
            differing += [] if spoken.part("organization", same) else ["organization"]
        if (i, j) in right:
            into.inexact(article, "statements", gold, claims[j], differing)
    paired = {i for i, _ in pairs}
    for i, gold in enumerate(golds):
        found.part(f"recall_{gold.type}", i in paired)
    mismatched = [(i, j, ("speaker",)) for i, j in pairs]
    mismatched += [(i, j, ("content",)) for i, j in pairs_from(OVERLAP30)]
    into.compare(article, "statements", golds, claims, right, mismatched)
    right_claims = {j for _, j in right}
    into.judged += [Judged(claim, j in right_claims) for j, claim in enumerate(claims)]


def same_speaker(gold: GoldStatement, speaker: SpeakerReference, names: GoldNames) -> bool:
    """Whether the speaker is the one of gold.

    A person must be resolved to the fullest name. An organisation may be named in any form that the
    article has for it; of documents and the unnamed one noun phrase must contain the other.
    """
    wanted = bare(gold.speaker)
    forms = [form for form in (speaker.name, speaker.text) if form]
    match gold.speaker_kind:
        case "organization":
            known = names.of(*forms) == (names.of(gold.speaker) or gold.speaker)
            return known or wanted in (bare(speaker.name), bare(speaker.text))
        case "person":
            return bare(speaker.name) == wanted
        case _:
            return any(bare(form) in wanted or wanted in bare(form) for form in forms)


def _same_organization(gold: str, found: str | None, names: GoldNames) -> bool:
    return found is not None and names.or_bare(found) == names.or_bare(gold)


def _characters(spans: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(offset for start, end in spans for offset in range(start, end))


def _overlap(gold: frozenset[int], found: frozenset[int]) -> float:
    """The characters that two stretches share, of all that either has."""
    either = len(gold | found)
    return len(gold & found) / either if either else 0.0
