"""Every place of an article that states a number or share of jobs cut: candidates first, then choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from extractor.claims.counts import Count, Counted, Counter
from extractor.claims.cut_frames import FRAMES, FrameWords, Place, takes
from extractor.claims.levels import FROM_TO, Levels, levels
from extractor.claims.triggers import Trigger, Triggers
from extractor.pipeline.clauses import subject
from extractor.pipeline.sections import PROSE
from extractor.rules import Rules

CUT_FILE = "job_cut.jsonl"
#: Words that put the second number beside the first as another way to say it.
_APPOSITION = frozenset(
    (",", "or", "(", "-", "--", "–", "—", "about", "equal", "to", "equivalent", "representing", "is", "which",
     "that", "some", "amounting", "around", "equaling", "equalling", "nearly", "roughly", "comprising", "of",
     "amount", "amounts", "represents", "represent", "accounting", "for", "the", "equals", "are", "as", "well",
     "would", "make", "up", "making", "almost", "more", "than", "and", "impacting", "affecting", "constitute",
     "constituting", "just", "a", "bit", "little", "approximately", "over", "accounts", "account", "total", "i.e.",
     "meaning", "corresponding", "corresponds", "or", "in", "all", "be", "will", "was", "were", "translating")
)  # fmt: skip
#: Words that set a second number against the first: "up from 39,358 in June".
_COMPARISON = frozenset(("from", "versus", "than", "below", "above", "against", "with", "to", "vs", "vs."))


@dataclass(frozen=True, slots=True)
class CutMention:
    """One place that states a cut."""

    #: the number of jobs and the share of the workforce; one of them may be missing
    count: Count | None
    percent: Count | None
    trigger: Trigger
    #: how number and trigger stand: a frame, or "list", "comparison", "apposition", "pronoun", "repeat"
    frame: str
    #: the number of the same sentence that this one was reached from
    source: Count | None = None

    @property
    def head(self) -> Token:
        return self.trigger.head

    @property
    def figure(self) -> Count:
        """The number, else the share."""
        figure = self.count if self.count is not None else self.percent
        assert figure is not None
        return figure

    @property
    def sentence(self) -> Span:
        return self.figure.span.sent

    @property
    def phrase(self) -> Span:
        """From the first word of number and share to the last."""
        parts = [part for part in (self.count, self.percent) if part is not None]
        return self.sentence.doc[min(p.start for p in parts) : max(p.end for p in parts)]


class CutFinder:
    """Finds the mentions of job cuts in a doc."""

    def __init__(self, vocab: Vocab, rules: Rules) -> None:
        self.counter = Counter(rules)
        self._triggers = Triggers(vocab, rules, CUT_FILE, frozenset((*FRAMES, FROM_TO)))
        self._words = FrameWords.read(rules)

    def triggers(self, doc: Doc) -> list[Trigger]:
        """The triggers of the doc in order."""
        return self._triggers(doc)

    def find(self, doc: Doc, triggers: list[Trigger]) -> list[CutMention]:
        """The mentions in the order of the text."""
        counts = [count for count in self.counter.counts(doc) if is_prose(doc, count)]
        if not counts or not triggers:
            return []
        mentions: list[CutMention] = []
        for sentence, group in _by_sentence(counts):
            local = [t for t in triggers if sentence.start <= t.start < sentence.end]
            mentions.extend(self._in_sentence(group, local, mentions))
        return sorted(mentions, key=lambda mention: mention.figure.start)

    def _in_sentence(
        self, counts: list[Count], triggers: list[Trigger], earlier: list[CutMention]
    ) -> list[CutMention]:
        """The mentions of one sentence: by frames, then what hangs on them, then pairs joined."""
        found: dict[int, CutMention] = {}
        counts = _without_wholes(counts)
        falls = [pair for pair in levels(counts, triggers, self.counter) if pair.fell]
        taken = {count.start for pair in falls for count in (pair.earlier, pair.later)}
        for pair in falls:
            share = _share_between(pair, counts)
            found[pair.earlier.start] = CutMention(pair.difference, share, pair.trigger, FROM_TO)
            taken |= {share.start} if share is not None else set()
        counts = [count for count in counts if count.start not in taken]
        for count in counts:
            mention = self._by_frame(count, triggers) or _repeats(count, earlier)
            if mention is not None:
                found[count.start] = mention
        for count in counts:
            if count.start not in found:
                dependent = (
                    _by_pronoun(count, counts, triggers, found)
                    or _in_list(count, counts, found)
                    or _by_comparison(count, counts, found)
                    or _as_total(count, counts, found)
                )
                if dependent is not None:
                    found[count.start] = dependent
        return _join_shares(counts, found)

    def _by_frame(self, count: Count, triggers: list[Trigger]) -> CutMention | None:
        """The nearest trigger with a frame that the number fills."""
        best: tuple[int, int, CutMention] | None = None
        for trigger in triggers:
            place = Place(trigger, count, self._words, self.counter)
            if not takes(place):
                continue
            frame = next((f for f in trigger.rule.frames if f in FRAMES and FRAMES[f](place)), None)
            if frame is None or not _share_fits(count, frame):
                continue
            rank = (len(place.between()), -(trigger.end - trigger.start))
            if best is None or rank < best[:2]:
                best = (*rank, CutMention(*_parts(count), trigger, frame))
        return None if best is None else best[2]


def _share_between(pair: Levels, counts: list[Count]) -> Count | None:
    """ "12,243 employees, down 19.8 percent from 15,273": the share of the same fall."""
    first, second = sorted((pair.earlier.start, pair.later.start))
    return next((c for c in counts if c.is_share and first < c.start < second), None)


def _without_wholes(counts: list[Count]) -> list[Count]:
    """The numbers without those that only say of how many another is a part: "50 of its 300 pilots"."""
    parts = [(count.span.end, count.end) for count in counts if count.partitive]
    return [c for c in counts if not any(start <= c.start < end for start, end in parts)]


def _repeats(count: Count, earlier: list[CutMention]) -> CutMention | None:
    """ "the 921 jobs": a number told before, pointed back to."""
    doc, start = count.span.doc, count.start
    if count.kind not in (Counted.JOBS, Counted.PEOPLE, Counted.CUTS) or count.is_share or not start:
        return None
    if doc[start - 1].lower_ not in ("the", "those", "these"):
        return None
    for mention in reversed(earlier[-12:]):
        if mention.count is not None and _same_ends(mention.count, count):
            return replace(mention, count=count, percent=None, frame="repeat")
    return None


def _same_ends(first: Count, second: Count) -> bool:
    a, b = first.quantity, second.quantity
    return {a.low, a.high} - {None} == {b.low, b.high} - {None}


def _as_total(count: Count, counts: list[Count], found: dict[int, CutMention]) -> CutMention | None:
    """ "500 jobs, bringing the total since 2020 to nearly 9,000"."""
    before = _previous(count, counts)
    if before is None or before.start not in found or count.is_share:
        return None
    words = [token.lower_ for token in count.span.doc[before.end : count.start] if not token.is_space]
    brings = {"bringing", "brings", "bring", "brought", "taking", "takes", "take"} & set(words)
    if brings and "total" in words and words[-1] == "to" and len(words) <= 16:
        return replace(found[before.start], count=count, percent=None, frame="total", source=before)
    return None


def _parts(count: Count) -> tuple[Count | None, Count | None]:
    return (None, count) if count.is_share else (count, None)


def _share_fits(count: Count, frame: str) -> bool:
    """Whether a share is one of a workforce: "10 percent of its staff", not "10 percent of its stores"."""
    if not count.is_share:
        return True
    if (
        count.kind is Counted.CUTS
        and count.end - count.span.end > 1
        and not count.quantity.text[:1].isdigit()
    ):
        return False
    if frame in ("workforce", "of_share", "before"):
        return count.kind in (Counted.BARE, Counted.WORKFORCE, Counted.CUTS, Counted.OTHER)
    return count.kind is Counted.WORKFORCE


def _by_pronoun(
    count: Count, counts: list[Count], triggers: list[Trigger], found: dict[int, CutMention]
) -> CutMention | None:
    """ "notified 3,200 employees that they have been laid off": the pronoun is the number's."""
    if count.kind is not Counted.PEOPLE or count.is_share:
        return None
    later = [other for other in counts if other.start > count.start]
    for trigger in triggers:
        if trigger.start < count.end or not {"passive", "actor"} & set(trigger.rule.frames):
            continue
        if any(other.end <= trigger.start for other in later):
            return None
        between = count.span.doc[count.end : trigger.start]
        noun = subject(trigger.head)
        if noun is not None and noun.lower_ in ("they", "who") and len(between) <= 14:
            return CutMention(count, None, trigger, "pronoun")
    return None


def _in_list(count: Count, counts: list[Count], found: dict[int, CutMention]) -> CutMention | None:
    """ "950 pilots, about 600 flight attendants and 1,500 salaried workers"; "450 in its markets unit, 130 at ..."."""
    before = _previous(count, counts)
    if before is None or before.start not in found or count.is_share or before.is_share:
        return None
    between = [token for token in count.span.doc[before.end : count.start] if not token.is_space]
    joint = between[-1:] and between[-1].lower_ in (
        ",",
        "and",
        "or",
        "as",
        "including",
        "with",
        "plus",
        ";",
        "&",
    )
    if between[-3:] and [t.lower_ for t in between[-3:]] == ["as", "well", "as"]:
        joint = True
    goes_on = _goes_on(count)
    if (
        between
        and between[0].lower_ in ("and", ",", ";")
        and all(t.tag_.startswith("NNP") for t in between[1:])
    ):
        joint = goes_on = count.kind is Counted.BARE
    if not joint or len(between) > 18 or any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in between):
        return None
    mention = found[before.start]
    if between[-1].lower_ == "with" and count.kind is not Counted.BARE:
        return None
    if count.kind in (Counted.JOBS, Counted.PEOPLE, Counted.CUTS) or (count.kind is Counted.BARE and goes_on):
        return replace(mention, count=count, percent=None, frame="list", source=before)
    return None


def _goes_on(count: Count) -> bool:
    """Whether a bare number is followed by a place: "130 at its research center", "some 35 elsewhere"."""
    doc, end = count.span.doc, count.end
    if count.end > count.span.end:
        return True
    return end < len(doc) and doc[end].lower_ in (
        "in",
        "at",
        "from",
        "elsewhere",
        "coming",
        "each",
        "across",
        "more",
    )


def _by_comparison(count: Count, counts: list[Count], found: dict[int, CutMention]) -> CutMention | None:
    """ "41,676 job cuts last month, up from 39,358 in June"."""
    before = _previous(count, counts, skip_shares=True)
    if before is None or before.start not in found or count.is_share or before.is_share:
        return None
    between = [token for token in count.span.doc[before.end : count.start] if not token.is_space]
    words = [token.lower_ for token in between if token.lower_ not in ("the", "a", "an", "revised", "record")]
    if words[-3:] == ["on", "top", "of"] or words[-3:] == ["in", "addition", "to"]:
        return replace(found[before.start], count=count, percent=None, frame="comparison", source=before)
    if not words or words[-1] not in _COMPARISON or len(between) > 16:
        return None
    if any(token.tag_ in ("VBZ", "VBP", "MD") for token in between):
        return None
    if words[-1] in ("to", "with") and words[-2:-1] not in (["compared"], ["up"], ["down"]):
        return None
    if words[-1] == "from" and not {
        "up",
        "down",
        "rise",
        "increase",
        "decline",
        "drop",
        "higher",
        "lower",
    } & set(words):
        return None
    if count.kind not in (Counted.BARE, Counted.JOBS, Counted.CUTS, Counted.PEOPLE):
        return None
    return replace(found[before.start], count=count, percent=None, frame="comparison", source=before)


def _previous(count: Count, counts: list[Count], *, skip_shares: bool = False) -> Count | None:
    earlier = [
        c
        for c in counts
        if c.start < count.start and not (skip_shares and c.is_share and c.kind is Counted.BARE)
    ]
    return earlier[-1] if earlier else None


def _join_shares(counts: list[Count], found: dict[int, CutMention]) -> list[CutMention]:
    """Number and share side by side are one fact: "1,500 people, or 5 percent of its staff"."""
    joined: list[CutMention] = []
    used: set[int] = set()
    for first, second in pairwise(counts):
        if first.start in used or second.start in used or first.is_share == second.is_share:
            continue
        mention = found.get(first.start) or found.get(second.start)
        if mention is None or not _in_apposition(first, second):
            continue
        number, share = (second, first) if first.is_share else (first, second)
        joined.append(replace(mention, count=number, percent=share))
        used |= {first.start, second.start}
    return joined + [mention for start, mention in found.items() if start not in used]


def _in_apposition(first: Count, second: Count) -> bool:
    """Whether nothing stands between the two but what makes them one: ", or about", "(", "this year, or"."""
    share, number = (first, second) if first.is_share else (second, first)
    if share.kind not in (Counted.WORKFORCE, Counted.BARE):
        return False
    if number.kind not in (Counted.JOBS, Counted.PEOPLE, Counted.CUTS, Counted.BARE):
        return False
    between = [token for token in second.span.doc[first.end : second.start] if not token.is_space]
    words = [token.lower_ for token in between]
    if words[-2:] == [",", "or"] and len(words) <= 12 and share.kind is Counted.WORKFORCE:
        return not any(token.tag_.startswith(("V", "MD")) for token in between)
    if not words or len(words) > 9 or words in (["and"], ["of"]):
        return False
    return all(word in _APPOSITION for word in words)


def _by_sentence(counts: Sequence[Count]) -> Iterator[tuple[Span, list[Count]]]:
    group: list[Count] = []
    for count in counts:
        if group and count.start >= group[0].span.sent.end:
            yield group[0].span.sent, group
            group = []
        group.append(count)
    if group:
        yield group[0].span.sent, group


def is_prose(doc: Doc, count: Count) -> bool:
    """Whether the number stands in a part of the article that gives claims."""
    sections = doc.spans.get("sections")
    if not sections:
        return True
    return any(span._.value.kind in PROSE and span.start <= count.start < span.end for span in sections)
