"""Finds the mentions of job cuts in a doc: candidates first, then choices."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.claims.candidates import Candidates
from extractor.claims.counts import Count, Counted, Counter, measures_time
from extractor.claims.cut_dependents import (
    TOLD,
    Dependents,
    by_pronoun,
    of_cuts_told,
    of_jobs_before,
    of_jobs_told,
    of_these,
    repeats,
)
from extractor.claims.cut_frames import FRAMES
from extractor.claims.cut_mentions import CutMention
from extractor.claims.cut_shares import join_shares, share_fits
from extractor.claims.cut_takes import takes
from extractor.claims.levels import FROM_TO, Levels, levels
from extractor.claims.place import Place
from extractor.claims.prose_numbers import by_sentence, numbers
from extractor.claims.triggers import Trigger, Triggers
from extractor.claims.work_words import WorkWords
from extractor.rules import Rules

CUT_FILE = "job_cut.jsonl"
#: How many tokens may lie between a trigger and its number.
REACH = 40


class CutFinder:
    """Finds the mentions of job cuts, with the triggers of job_cut.jsonl and the words of jobs.toml."""

    def __init__(self, vocab: Vocab, rules: Rules) -> None:
        self.counter = Counter(rules)
        self._triggers = Triggers(vocab, rules, CUT_FILE, frozenset((*FRAMES, FROM_TO, TOLD)))
        self._words = WorkWords.read(rules)
        self._dependents = Dependents(self._words)
        self.candidates = Candidates(self.counter, self._triggers)

    def triggers(self, doc: Doc) -> list[Trigger]:
        """The triggers of the doc in order."""
        return self._triggers(doc)

    def find(self, doc: Doc, triggers: list[Trigger]) -> list[CutMention]:
        """The mentions that numbers and triggers of a doc make, in the order of the text."""
        starts = [trigger.start for trigger in triggers]
        mentions: list[CutMention] = []
        for (start, end), group in by_sentence(doc, numbers(doc)):
            local = triggers[bisect_left(starts, start) : bisect_left(starts, end)]
            if local or mentions:  # without a trigger a number can but go on with a cut told before
                counts = [self.counter.count(doc, number) for number in group]
                mentions.extend(self._in_sentence(_without_wholes(counts), local, mentions))
        return sorted(mentions, key=lambda mention: mention.figure.start)

    def _in_sentence(
        self, counts: list[Count], triggers: list[Trigger], earlier: list[CutMention]
    ) -> list[CutMention]:
        """The mentions of one sentence: falls, then by frames, then what hangs on them, then pairs joined."""
        found: dict[int, CutMention] = {}
        taken: set[int] = set()
        for pair in levels(counts, triggers, self.counter):
            if pair.fell:
                share = _share_between(pair, counts)
                found[pair.earlier.start] = CutMention(pair.difference, share, pair.trigger, FROM_TO)
                taken |= {pair.earlier.start, pair.later.start, *([share.start] if share else [])}
        counts = [count for count in counts if count.start not in taken and not self._tells(count)]
        starts = [trigger.start for trigger in triggers]
        for count in counts:
            near = _near(count, triggers, starts)
            told = next(reversed(found.values()), earlier[-1] if earlier else None)
            count = of_jobs_before(count, told)
            mention = (
                self._by_frame(count, near)
                or repeats(count, earlier)
                or of_jobs_told(count, earlier)
                or of_these(count, earlier)
                or of_cuts_told(count, near, earlier)
            )
            if mention is not None:
                found[count.start] = mention
        for first, second in pairwise(counts):
            mention = found.get(second.start)
            if mention is not None and first.start not in found and _is_beside(first, second):
                found[first.start] = replace(mention, count=first, percent=None, frame="list", source=second)
        for i, count in enumerate(counts):
            if count.start not in found:
                before = _before(counts, i)
                dependent = by_pronoun(
                    count, counts[i + 1] if i + 1 < len(counts) else None, _near(count, triggers, starts)
                ) or self._dependents.find(count, before, found.get(before.start) if before else None)
                if dependent is not None:
                    found[count.start] = dependent
        return join_shares(counts, found, self._words)

    def _tells(self, count: Count) -> bool:
        """Whether the number is of those who say so: "two people familiar with the plan said"."""
        head = count.head
        verb = head.head
        if count.start and count.span.doc[count.start - 1].lower_ == "or":
            return False  # "6 percent of its staff, or 600 people, he wrote"
        told = verb.i > head.i and verb.lower_ in self._words.announcing and verb.tag_ in ("VBD", "VBP")
        return head.dep_ == "nsubj" and told

    def _by_frame(self, count: Count, triggers: Sequence[Trigger]) -> CutMention | None:
        """The nearest trigger with a frame that the number fills; of two as near, the longer."""
        best: tuple[int, int, CutMention] | None = None
        for trigger in triggers:
            place = Place(trigger, count, self._words, self.counter)
            if not takes(place):
                continue
            frame = next((f for f in trigger.rule.frames if f in FRAMES and FRAMES[f](place)), None)
            if frame is None or not share_fits(count, frame, of_jobs=trigger.rule.takes == "anyone"):
                continue
            # in "500 furloughed workers will be let go" the trigger behind the number goes first
            within = count.start < trigger.start and trigger.end < count.end
            rank = (REACH if within else len(place.between()), trigger.start - trigger.end)
            if best is None or rank < best[:2]:
                number, share = (None, count) if count.is_share else (count, None)
                best = (*rank, CutMention(number, share, trigger, frame))
        return None if best is None else best[2]


def _is_beside(first: Count, second: Count) -> bool:
    """ "have announced 5,500 and 2,000 cuts": the first number counts what the second does."""
    if first.start and first.span.doc[first.start - 1].lower_ == "from":
        return False  # "halving its units from 290 and 8,000 job cuts"
    joint = first.span.doc[first.end : second.start]
    bare = first.kind in (Counted.BARE, Counted.OTHER) and first.noun is None
    return bare and joint.text == "and" and not first.is_share and not second.is_share


def _near(count: Count, triggers: list[Trigger], starts: list[int]) -> list[Trigger]:
    return triggers[bisect_left(starts, count.start - REACH) : bisect_left(starts, count.end + REACH)]


def _before(counts: list[Count], i: int) -> Count | None:
    """The number before the one at `i`.

    Bare shares ("up 28 percent from 37,986") and spans of time ("over two years") between them are passed over.
    """
    j = i - 1
    while j >= 0 and i - j <= 3 and (_is_bare_share(counts[j]) or measures_time(counts[j])):
        j -= 1
    return counts[j] if j >= 0 else None


def _is_bare_share(count: Count) -> bool:
    return count.is_share and count.noun is None


def _share_between(pair: Levels, counts: list[Count]) -> Count | None:
    """ "12,243 employees, down 19.8 percent from 15,273": the share of the same fall."""
    first, second = sorted((pair.earlier.start, pair.later.start))
    return next((c for c in counts if c.is_share and first < c.start < second), None)


def _without_wholes(counts: list[Count]) -> list[Count]:
    """The numbers without those that only say of how many another is a part: "50 of its 300 pilots"."""
    wholes = {whole.start for part, whole in pairwise(counts) if part.partitive and whole.start < part.end}
    return [count for count in counts if count.start not in wholes]
