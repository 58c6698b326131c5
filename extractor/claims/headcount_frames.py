"""Where a number stands to the words of a headcount: one function for each frame of headcount.jsonl."""

from __future__ import annotations

from extractor.claims.counts import Counted
from extractor.claims.cut_frames import as_object, as_passive_subject, of_noun
from extractor.claims.cut_takes import is_kept, is_lessened
from extractor.claims.place import Frame, Place
from extractor.pipeline.words import sentence_start

#: Fewer than this are people in a story, no headcount.
_FEWEST = 10


def owned(place: Place) -> bool:
    """ "its 30,000 employees", "the bank's total 77,000 staff", "12,000 workers worldwide"."""
    count, doc = place.count, place.doc
    if count.noun is None or not place.trigger.start <= count.noun.i < place.trigger.end:
        return False
    if any(token.tag_ in ("JJS", "RBS") for token in doc[count.span.end : count.noun.i]):
        return False  # "its 10 highest-paid employees"
    before = [token.lower_ for token in doc[max(sentence_start(count.span), count.start - 3) : count.start]]
    if before and before[-1] in place.words.possessives:
        return True
    if (
        len(before) > 1
        and before[-2] in place.words.possessives
        and before[-1] in ("total", "current", "global", "existing", "entire", "some")
    ):
        return True
    if before and before[-1] == "the" and count.noun.lower_ in ("staff", "employees"):
        return True
    return count.end < len(doc) and doc[count.end].lower_ in place.words.wide_words


def strong(place: Place) -> bool:
    """ "its 350-strong office"."""
    count, trigger = place.count, place.trigger
    between = place.doc[count.span.end : trigger.start] if count.span.end <= trigger.start else None
    following = {token.lower_ for token in place.doc[trigger.end : trigger.end + 3]}
    return (
        between is not None
        and len(between) <= 1
        and all(token.text in "-–" for token in between)
        and not following & place.words.other_bodies
    )


def with_employees(place: Place) -> bool:
    """ "Acme, with 500 employees", "a bank with 500 employees"; not "companies with" or "talks with"."""
    before = place.doc[place.trigger.start - 1] if place.trigger.start else None
    employer = before is not None and (
        before.text == "," or before.tag_.startswith("NNP") or before.lower_ in place.words.employers
    )
    return employer and as_object(place)


def apposed(place: Place) -> bool:
    """ "store staff, some 88,000 people, were told"."""
    between = [token.text for token in place.between()] if place.after else []
    return between == [","] and place.count.kind is Counted.PEOPLE and place.count.noun is not None


def _is_levelled(place: Place) -> bool:
    """ "take staff to 75,000": the workforce itself is what the verb before it moves."""
    for token in reversed(place.doc[sentence_start(place.trigger.span) : place.trigger.start]):
        if token.lower_ in place.words.levelling:
            return True
        if token.tag_.startswith(("NN", "IN", "V")):
            return False
    return False


def measure(place: Place) -> bool:
    """ "its workforce totaled 61,586", "headcount fell to 9,000", "take staff to 75,000"."""
    if not place.after:
        return False
    between = place.between()
    words = [token.lower_ for token in between]
    if (
        not words
        or len(words) > 14
        or {"by", "from"} & set(words[-2:])
        or any(t.text in ";:." for t in between)
    ):
        return False
    if words == ["to"]:
        return _is_levelled(place)
    verbal = any(token.tag_.startswith("V") for token in between)
    measuring = place.words.measuring
    return (
        verbal
        and bool(measuring & set(words[-3:]))
        and all(word in measuring or word in place.words.light for word in words[-2:])
    )


FRAMES: dict[str, Frame] = {
    "object": as_object,
    "passive": as_passive_subject,
    "of": of_noun,
    "owned": owned,
    "strong": strong,
    "with": with_employees,
    "apposed": apposed,
    "measure": measure,
}


def takes(place: Place) -> bool:
    """Whether the words can take what the number counts: "employs" takes anyone, "has" only employees."""
    count = place.count
    high = count.quantity.high
    if count.is_share or (high is not None and high < _FEWEST) or is_kept(place) or is_lessened(place):
        return False
    if count.partitive:
        return count.kind is Counted.PEOPLE
    if place.trigger.rule.takes == "employees":
        return count.kind in (Counted.PEOPLE, Counted.WORKFORCE) and count.noun is not None
    return count.kind in (Counted.PEOPLE, Counted.WORKFORCE, Counted.BARE) or (
        place.trigger.rule.id == "headcount.strong"
    )
