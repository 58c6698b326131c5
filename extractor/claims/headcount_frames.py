"""Where a number stands to the words of a headcount: one function for each frame of headcount.jsonl."""

from __future__ import annotations

from extractor.claims.counts import Counted
from extractor.claims.cut_frames import Frame, Place, as_object, as_passive_subject, of_noun

_OWNERS = frozenset(("its", "their", "his", "her", "our", "'s", "’s", "s'", "'", "’"))
_WHOLE = frozenset(("total", "current", "global", "existing", "entire", "some", "whole", "remaining"))
_WIDE = frozenset(("worldwide", "globally", "nationwide"))
_MEASURES = frozenset(
    ("is", "was", "were", "are", "be", "been", "totaled", "totalled", "totals", "numbered", "numbers", "stood",
     "stands", "at", "to", "of", "rose", "fell", "grew", "reached", "reach", "swelled", "shrank", "peaked",
     "increased", "decreased", "dropped", "climbed", "expanded", "returned", "has", "had", "have", "from",
     "which", "by", "will", "would", "a", "an", "the", "its", "record", "peak", "high", "around", "about",
     "currently", "now", "then", "bringing", "bring", "total", "low", "ended", "year", "up", "down", "remain",
     "remained", "remains", "estimated", "just", "only", "well", "more", "than", "numbering", "totaling",
     "totalling", "reaching", "size", "surpassed", "exceeded", "exceeds", "topped", "hit", "hits", "grown",
     "fallen", "risen", "shrunk", "gone", "went", "came", "stand", "also", "count", "some", "later", "over")
)  # fmt: skip


def owned(place: Place) -> bool:
    """ "its 30,000 employees", "the bank's total 77,000 staff", "12,000 workers worldwide"."""
    count, doc = place.count, place.doc
    if count.noun is None or not place.trigger.start <= count.noun.i < place.trigger.end:
        return False
    before = [token.lower_ for token in doc[max(count.span.sent.start, count.start - 3) : count.start]]
    if before and before[-1] in _OWNERS:
        return True
    if (
        len(before) > 1
        and before[-2] in _OWNERS
        and before[-1] in ("total", "current", "global", "existing", "entire", "some")
    ):
        return True
    if before and before[-1] == "the" and count.noun.lower_ in ("staff", "employees"):
        return True
    return count.end < len(doc) and doc[count.end].lower_ in _WIDE


def strong(place: Place) -> bool:
    """ "its 350-strong office"."""
    count, trigger = place.count, place.trigger
    between = place.doc[count.span.end : trigger.start] if count.span.end <= trigger.start else None
    return between is not None and len(between) <= 1 and all(token.text in "-–" for token in between)


def with_employees(place: Place) -> bool:
    """ "a bank with 500 employees"; not "companies with 100 to 500 employees"."""
    before = place.doc[place.trigger.start - 1] if place.trigger.start else None
    plural = before is not None and before.tag_ == "NNS"
    return not plural and as_object(place)


def measure(place: Place) -> bool:
    """ "its workforce totaled 61,586", "headcount fell to 9,000", "staff, which numbered 500"."""
    if not place.after:
        return False
    between = place.between()
    words = [token.lower_ for token in between]
    if not words or len(words) > 14 or words[-1] in ("by", "from"):
        return False
    verbal = [token for token in between if token.lower_ in _MEASURES or token.tag_.startswith("V")]
    if not verbal or any(token.text in ";:." for token in between):
        return False
    tail = words[-3:]
    return bool(_MEASURES & set(tail)) and all(
        word in _MEASURES or word in place.words.light for word in words[-2:]
    )


FRAMES: dict[str, Frame] = {
    "object": as_object,
    "passive": as_passive_subject,
    "of": of_noun,
    "owned": owned,
    "strong": strong,
    "with": with_employees,
    "measure": measure,
}


def takes(place: Place) -> bool:
    """Whether the words can take what the number counts: "employs" takes anyone, "has" only employees."""
    count = place.count
    if count.is_share:
        return False
    if count.partitive:
        return count.kind is Counted.PEOPLE
    if place.trigger.rule.takes == "employees":
        return count.kind in (Counted.PEOPLE, Counted.WORKFORCE) and count.noun is not None
    return count.kind in (Counted.PEOPLE, Counted.WORKFORCE, Counted.BARE) or (
        place.trigger.rule.id == "headcount.strong"
    )
