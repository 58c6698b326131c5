"""Numbers without a trigger of their own, which hang on a cut told before them."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extractor.claims.counts import Count, Counted
from extractor.claims.cut_mentions import CutMention
from extractor.claims.triggers import Trigger
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import AUXILIARIES, SUBJECTS, subject

#: How many mentions back a number that is pointed at may have been told.
_REACH = 12
#: How many tokens may stand between a number and the one it hangs on.
_GAP = 18
#: How many tokens back the cut may lie that makes bare "cuts" cuts of jobs.
_TOLD = 120
#: The frame of triggers that need a cut told before them.
TOLD = "told"
#: The frame of a part of the jobs told of before.
PART = "part"
_COUNTABLE = (Counted.BARE, Counted.JOBS, Counted.CUTS, Counted.PEOPLE)


#: What stands before a number that counts what was counted before: "another 250", "the remaining 2,000".
_MORE = frozenset(("another", "further", "additional", "remaining", "other"))


def of_jobs_before(count: Count, told: CutMention | None) -> Count:
    """ "laid off 1,100 staff, and another 250 could go": a bare number that adds to jobs just told counts jobs too."""
    doc, end = count.span.doc, count.span.end
    if told is None or count.is_share or count.noun is not None or not count.start:
        return count
    behind = [token.tag_[:2] for token in doc[end : end + 2]]
    more = end < len(doc) and doc[end].lower_ == "more" and behind[1:] not in (["NN"], ["JJ"])
    opening = [token.lower_ for token in doc[max(0, count.start - 3) : count.start]]
    net = opening[:1] == ["net"] and opening[-1] in ("of", "is", "was")  # "a net reduction of 7,300"
    adds = count.kind is Counted.BARE and (opening[-1] in _MORE or net)
    if count.start - told.figure.end > _TOLD or not (adds or more):  # "35 more were asked to leave"
        return count
    return replace(count, kind=Counted.JOBS)


def repeats(count: Count, earlier: list[CutMention]) -> CutMention | None:
    """ "the 921 jobs": a number told before, pointed back to."""
    doc, start = count.span.doc, count.start
    if count.kind not in (Counted.JOBS, Counted.PEOPLE, Counted.CUTS) or count.is_share or not start:
        return None
    if doc[start - 1].lower_ not in ("the", "those", "these"):
        return None
    for mention in reversed(earlier[-_REACH:]):
        if mention.count is not None and _same_ends(mention.count, count):
            return replace(mention, count=count, percent=None, frame="repeat")
    return None


def of_jobs_told(count: Count, earlier: list[CutMention]) -> CutMention | None:
    """ "Around 300 of the roles are in Dublin": a part of the jobs told of just before, by place."""
    doc, end = count.span.doc, count.span.end
    if count.is_share or count.kind not in (Counted.JOBS, Counted.CUTS) or not earlier:
        return None
    opening = [token.lower_ for token in doc[end : end + 2]]
    if opening[:1] != ["of"] or opening[1:] not in (["the"], ["those"], ["these"]):
        return None
    verb = count.span.root.head
    placed = verb.lower_ in _BEING or any(
        child.lower_ in _BEING for child in verb.children if child.dep_ in AUXILIARIES
    )
    following = doc[verb.i + 1].lower_ if verb.i + 1 < len(doc) else ""
    placed = placed and (following in _PLACING or verb.lower_ in ("based", "located"))
    whole = next((m for m in reversed(earlier[-_REACH:]) if m.count is not None), None)
    if not placed or whole is None or whole.count is None or count.start - whole.figure.end > _TOLD:
        return None
    if not _is_smaller(count, whole.count):
        return None
    return replace(whole, count=count, percent=None, frame=PART)


def of_these(count: Count, earlier: list[CutMention]) -> CutMention | None:
    """ "Of these, 1,100 are based in London": a bare number of those told of in the sentence before."""
    if count.is_share or count.kind not in _COUNTABLE or not earlier:
        return None
    sentence = count.span.sent
    opening = [token.lower_ for token in sentence.doc[sentence.start : count.start] if not token.is_space]
    whole = earlier[-1]
    if (
        opening[:1] != ["of"]
        or opening[1:2] not in (["these"], ["those"], ["them"])
        or len(opening) > _OPENING
    ):
        return None
    if whole.count is None or count.start - whole.figure.end > _TOLD or not _is_smaller(count, whole.count):
        return None
    return replace(whole, count=count, percent=None, frame=PART)


#: How many tokens may stand before the number of "Of these job losses, about 300".
_OPENING = 6
_BEING = frozenset(("is", "are", "was", "were", "be"))
_PLACING = frozenset(("in", "at", "from", "among", "based", "located"))


def _is_smaller(count: Count, whole: Count) -> bool:
    ends = [
        next((end for end in (c.quantity.high, c.quantity.low) if end is not None), None)
        for c in (count, whole)
    ]
    return ends[0] is not None and ends[1] is not None and ends[0] < ends[1]


def of_cuts_told(count: Count, triggers: list[Trigger], earlier: list[CutMention]) -> CutMention | None:
    """ "Retailers led with 53,968 cuts": bare cuts are of jobs where cuts of jobs were told just before."""
    if count.is_share or not earlier or count.start - earlier[-1].figure.end > _TOLD:
        return None
    if count.kind is not Counted.OTHER or count.noun is not None:
        return None
    for trigger in triggers:
        if TOLD in trigger.rule.frames and 0 <= trigger.start - count.span.end <= 1:
            own = replace(count, kind=Counted.CUTS, noun=trigger.head, end=trigger.end)
            return CutMention(own, None, trigger, TOLD)
    return None


def by_pronoun(count: Count, following: Count | None, triggers: list[Trigger]) -> CutMention | None:
    """ "notified 3,200 employees that they have been laid off": the pronoun is the number's."""
    if count.kind is not Counted.PEOPLE or count.is_share:
        return None
    for trigger in triggers:
        if trigger.start < count.end or not {"passive", "actor"} & set(trigger.rule.frames):
            continue
        if trigger.head.tag_ == "NNS":  # "managers ... who plan cuts"
            continue
        if trigger.start - count.end > _GAP or (following is not None and following.end <= trigger.start):
            return None
        noun = subject(trigger.head)
        if noun is not None and noun.lower_ in ("they", "who"):
            return CutMention(count, None, trigger, "pronoun")
    return None


class Dependents:
    """Finds what a number hangs on, with the words of jobs.toml."""

    def __init__(self, words: WorkWords) -> None:
        self._words = words

    def find(self, count: Count, before: Count | None, source: CutMention | None) -> CutMention | None:
        """The mention of a number behind another in its sentence, whose own mention is `source`."""
        if before is None or source is None or count.is_share or before.is_share:
            return None
        if count.start - before.end > _GAP:
            return None
        if self._is_listed(count, before, source):
            return replace(source, count=count, percent=None, frame="list", source=before)
        if _is_part_of_these(count, before):
            return replace(source, count=count, percent=None, frame=PART, source=before)
        for frame, hangs in (("comparison", self._is_compared), ("total", self._is_total)):
            if hangs(count, before):
                return replace(source, count=count, percent=None, frame=frame, source=before)
        return None

    def _is_listed(self, count: Count, before: Count, source: CutMention) -> bool:
        """ "950 pilots, about 600 attendants and 1,500 others"; "450 will go in its markets unit, 130 at ..."."""
        cut = source.head
        between = [token for token in count.span.doc[before.end : count.start] if not token.is_space]
        words = [token.lower_ for token in between]
        if words[-2:-1] in (["as"], ["so"]) and between[-1].tag_ in ("MD", "VBP", "VBD"):
            # "500 jobs will go, as will 300 jobs in Spain"
            return count.kind in (Counted.JOBS, Counted.PEOPLE)
        verb = count.head.head
        acts = count.head.dep_ in SUBJECTS and any(child.dep_ in AUXILIARIES for child in verb.children)
        if acts and verb.i >= count.end and cut not in (verb, verb.head):
            return False  # "50 jobs will go and 90 people have been offered others"
        if acts and count.kind is Counted.BARE and verb.head == cut and verb.lower_ == cut.lower_:
            behind = verb.doc[verb.i + 1 : verb.i + 2]  # "50 jobs will go in banking, while 90 will go in IT"
            return any(token.lower_ in _PLACING for token in behind)
        finite = [token for token in between if _is_finite(token) and token.lower_ != "followed"]
        if source.frame in _PARTS:  # "Of these, 1,100 are in Spain, 450 in France"
            finite = [token for token in finite if token.lower_ not in _BEING and token.tag_ != "MD"]
        if not words or any(cut not in (token, token.head) for token in finite):
            return False
        if words[0] in ("and", ",", ";") and all(
            token.tag_ in ("NNP", "NNPS", "NNS") for token in between[1:]
        ):
            if count.kind is Counted.BARE:
                return True
        elif (
            words[-1] not in _JOINTS
            and _opened(words)[-1] not in _JOINTS
            and words[-3:] != ["as", "well", "as"]
            and words[-2:] != _FOLLOWED
        ):
            return False
        if words[-1] == "with" and count.kind is not Counted.BARE:
            return False
        if count.kind is Counted.BARE or (words[-2:] == _FOLLOWED and _is_so_many_more(count)):
            return self._goes_on(count)
        return count.kind in (Counted.JOBS, Counted.PEOPLE, Counted.CUTS)

    def _goes_on(self, count: Count) -> bool:
        """Whether a bare number is followed by a place: "130 at its research center", "some 35 elsewhere"."""
        doc, end = count.span.doc, count.end
        if end > count.span.end:
            return True
        return end < len(doc) and doc[end].lower_ in self._words.places_of_breakdown

    def _is_compared(self, count: Count, before: Count) -> bool:
        """ "41,676 job cuts last month, up from 39,358 in June", "500, on top of the 300 it announced"."""
        between = [token for token in count.span.doc[before.end : count.start] if not token.is_space]
        words = [
            token.lower_ for token in between if token.lower_ not in ("the", "a", "an", "revised", "record")
        ]
        if not words or count.kind not in _COUNTABLE or self._words.levelling & set(words):
            return False
        if words[-3:] in (["on", "top", "of"], ["in", "addition", "to"]):
            return True
        if words[-1] not in self._words.comparing or any(t.tag_ in ("VBZ", "VBP", "MD") for t in between):
            return False
        if words[-1] in ("to", "with") and words[-2:-1] not in (["compared"], ["up"], ["down"]):
            return False
        return words[-1] != "from" or bool(self._words.directions & set(words))

    def _is_total(self, count: Count, before: Count) -> bool:
        """ "500 jobs, bringing the total since 2020 to nearly 9,000"."""
        words = [token.lower_ for token in count.span.doc[before.end : count.start] if not token.is_space]
        if (self._words.bodies | _LESSENING) & set(words):
            return False  # "bringing total headcount to 80,000": all who stay
        return words[-1:] == ["to"] and "total" in words and bool(self._words.levelling & set(words))


def _is_part_of_these(count: Count, before: Count) -> bool:
    """ "500 job cuts, of which 300 are in Ohio", "500 jobs, among them 300 in Ohio"."""
    words = [token.lower_ for token in count.span.doc[before.end : count.start]]
    pointing = words[-2:] in (["of", "which"], ["of", "whom"], ["among", "them"])
    return pointing and words[-3:-2] == [","] and count.kind in _COUNTABLE and _is_smaller(count, before)


def _opened(words: list[str]) -> list[str]:
    """The words without those that open "a further 200", "another 250 workers"."""
    kept = list(words)
    while len(kept) > 1 and kept[-1] in (*_MORE, "a", "an"):
        kept.pop()
    return kept


#: What makes the total that of all who stay: "cutting the total to 117,000".
_LESSENING = frozenset(("cutting", "reducing", "lowering", "slashing", "trimming", "shrinking", "paring"))
#: "12,000 jobs in January, followed by 9,000 more in July"
_FOLLOWED = ["followed", "by"]
_JOINTS = frozenset((",", "and", "or", "as", "including", "with", "plus", ";", "&", ":"))
#: The frames of parts: "of these, 500 are", "500 of the layoffs will be".
_PARTS = frozenset((PART, "before"))


def _is_so_many_more(count: Count) -> bool:
    """ "9,000 more in July": no noun stands behind it."""
    following = [token.lower_ for token in count.span.doc[count.end : count.end + 2]]
    return (
        count.noun is None and following[:1] == ["more"] and following[1:] in (["in"], ["at"], ["."], [","])
    )


def _is_finite(token: Token) -> bool:
    return token.tag_ in ("VBZ", "VBP", "VBD", "MD")


def _same_ends(first: Count, second: Count) -> bool:
    a, b = first.quantity, second.quantity
    return {a.low, a.high} - {None} == {b.low, b.high} - {None}
