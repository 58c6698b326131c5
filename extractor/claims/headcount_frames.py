"""Where a number stands to the words of a headcount: one function for each frame of headcount.jsonl."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.claims.counts import Count, Counted
from extractor.claims.cut_frames import as_actor, as_object, as_passive_subject, of_noun
from extractor.claims.cut_takes import is_kept, is_lessened
from extractor.claims.place import Frame, Place
from extractor.claims.triggers import Trigger
from extractor.pipeline.words import lowers, sentence_end, sentence_start

#: Fewer than this are people in a story, no headcount.
_FEWEST = 10


def possessive_before(count: Count) -> Token | None:
    """ "its 30,000 employees", "the bank's total 77,000 staff": the word that makes the number somebody's own."""
    doc, i = count.span.doc, count.start - 1
    first = sentence_start(count.span)
    for _ in range(_MOST_MODIFIERS):
        if i < first:
            return None
        token = doc[i]
        if token.tag_ in ("PRP$", "POS", "WP$"):
            return token
        if token.lower_ == "top" or token.tag_ in ("JJS", "RBS"):
            return None  # "its top 400 managers"
        if not token.tag_.startswith(("JJ", "VBG", "VBN", "RB")) and token.lower_ != "some":
            return None
        i -= 1
    return None


#: How many words stand between "its" and the number, "its" itself counted.
_MOST_MODIFIERS = 4


def owned(place: Place) -> bool:
    """ "its 30,000 employees", "the bank's total 77,000 staff", "the 500 workers", "12,000 workers worldwide"."""
    count, doc = place.count, place.doc
    if count.noun is None or not place.trigger.start <= count.noun.i < place.trigger.end:
        return False
    if any(token.tag_ in ("JJS", "RBS") for token in doc[count.span.end : count.noun.i]):
        return False  # "its 10 highest-paid employees"
    if possessive_before(count) is not None:
        return True
    before = doc[count.start - 1].lower_ if count.start > sentence_start(count.span) else ""
    behind = doc[count.end].lower_ if count.end < len(doc) else ""
    if before in ("the", "entire") and (
        count.noun.lower_ in ("staff", "employees", "workers") or place.counter.is_body(count.noun)
    ):
        return behind not in ("who", "that", "whose", "whom")
    return behind in place.words.wide_words


def whole(place: Place) -> bool:
    """ "52,000 of its 352,000 jobs", "a third of the mill's 900 jobs": what is cut is a part of them."""
    count, doc = place.count, place.doc
    if count.noun is None or not place.trigger.start <= count.noun.i < place.trigger.end:
        return False
    own = possessive_before(count)
    first = sentence_start(count.span)
    while own is not None and own.i > first and own.tag_ in ("PRP$", "POS", "NNP", "NN", "DT"):
        own = doc[own.i - 1]
    return own is not None and own.lower_ == "of" and own.i > first and _is_part(doc[own.i - 1])


def _is_part(token: Token) -> bool:
    return token.tag_ == "CD" or token.lower_ in _PARTS


_PARTS = frozenset(
    ("percent", "%", "third", "thirds", "quarter", "quarters", "half", "tenth", "fifth", "many", "some")
)


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
    start = place.trigger.start
    if start == sentence_start(place.trigger.span):
        return as_object(place)
    before = place.doc[start - 1]
    employer = (
        before.text == ","
        or before.tag_.startswith("NNP")
        or is_employer(before, place.words.employers | place.words.workplaces)
    )
    return employer and as_object(place)


def is_employer(token: Token, employers: frozenset[str]) -> bool:
    """Whether the noun is one for who employs; of "start-up" the last token is asked."""
    doc, i = token.doc, token.i
    if token.lower_ == "up" and i > 1 and doc[i - 1].text == "-":
        return doc[i - 2].lower_ == "start"
    return token.lower_ in employers


def sized(place: Place) -> bool:
    """ "a 16-person company", "its 35-person legal team"."""
    between = place.between()
    if place.after or not all(token.text in "-–" for token in between):
        return False
    return sized_noun(place.trigger, place.words.employers | place.words.workplaces) is not None


def sized_noun(trigger: Trigger, employers: frozenset[str]) -> Token | None:
    """The employer that "16-person" describes: "company" of "16-person software company"."""
    doc = trigger.span.doc
    for token in doc[trigger.end : min(trigger.end + _MOST_MODIFIERS, sentence_end(trigger.span))]:
        if is_employer(token, employers):
            return None if token.lower_ in _NOT_SIZED else token
        if not token.tag_.startswith(("NN", "JJ", "VBG", "VBN")) and token.text not in "-–":
            return None
    return None


#: What is made up of persons, but not always of staff: investors, and who meets.
_NOT_SIZED = frozenset(("group", "consortium", "one", "venture"))


def beside(place: Place) -> bool:
    """ "has 55,000 on its payroll", "12 lawyers on staff"."""
    return not place.after and not place.between()


def listed(place: Place) -> bool:
    """ "Employees: 66,409" at the start of a line or behind a mark."""
    before = place.doc[: place.trigger.start]
    begins = not len(before) or place.trigger.start == sentence_start(place.trigger.span)
    marked = begins or before[-1].text in ("*", "-", "--", "–", "—", "•", ";", "|")
    return marked and place.after and not place.between()


def apposed(place: Place) -> bool:
    """ "store staff, some 88,000 people, were told"."""
    between = [token.text for token in place.between()] if place.after else []
    return between == [","] and place.count.kind is Counted.PEOPLE and place.count.noun is not None


def _is_levelled(place: Place) -> bool:
    """ "take staff to 75,000", "pared its workforce to 45,000": the workforce is what the verb before it moves."""
    for token in reversed(place.doc[sentence_start(place.trigger.span) : place.trigger.start]):
        if token.lower_ in place.words.levelling:
            return True
        if token.tag_ in ("NN", "NNS", "IN") or token.tag_.startswith("V"):
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
    moved = words[-2:] in (["percent", "to"], ["pct", "to"], ["%", "to"])
    if words == ["to"] or (moved and words[0] == "by"):
        return _is_levelled(place)
    if place.trigger.span[-1].dep_ == "compound" and words[0] not in place.words.measuring:
        return False  # "staff turnover"
    verbal = any(token.tag_.startswith("V") for token in between)
    measuring = place.words.measuring
    return verbal and (
        moved
        or (
            bool(measuring & set(words[-3:]))
            and all(word in measuring or word in place.words.light for word in words[-2:])
        )
    )


def remaining(place: Place) -> bool:
    """ "will cut 300 jobs, leaving about 2,000 employees": nothing more is said of them, but where they are."""
    behind = place.doc[place.count.end : place.count.end + 2]
    if place.doc[place.trigger.start - 1].text != "," or not as_object(place) or not len(behind):
        return False
    return (
        behind[0].is_punct
        or behind[0].lower_ in place.words.wide_words
        or (behind[0].lower_ in ("in", "at", "across") and behind[-1].tag_ in ("NNP", "DT", "PRP$"))
    )


def added_up(place: Place) -> bool:
    """ "added 37,000 employees, taking its total to 187,000": the total of those that the sentence adds before."""
    if not of_noun(place) or not _is_levelled(place):
        return False
    before = place.doc[sentence_start(place.trigger.span) : place.trigger.start]
    added = any(token.lower_ in place.words.keeping for token in before)
    return added and any(place.counter.kind_at(place.doc, token.i) is Counted.PEOPLE for token in before)


def where(place: Place) -> bool:
    """ "its plant in Ohio, where some 800 people work"."""
    start = place.count.start
    if place.after or place.between() or place.trigger.head.tag_ not in ("VBP", "VBD"):
        return False
    return start > sentence_start(place.count.span) and place.doc[start - 1].lower_ == "where"


def left_over(place: Place) -> bool:
    """ "About 600 remain after several rounds of layoffs": the sentence itself tells of cuts."""
    if place.after or place.between() or place.trigger.head.tag_ not in ("VBP", "VBD"):
        return False
    behind = place.doc[place.trigger.end : sentence_end(place.trigger.span)]
    words = [token.lower_ for token in behind]
    if not len(behind) or behind[0].tag_ in ("VBN", "JJ") or words[0] == "at":
        return False  # "remain trapped", "remain at risk"
    return bool(_LEAVING & set(words)) and bool(place.words.cuts & set(words))


#: What those who remain remain after.
_LEAVING = frozenset(("after", "following", "since"))


FRAMES: dict[str, Frame] = {
    "object": as_object,
    "passive": as_passive_subject,
    "of": of_noun,
    "owned": owned,
    "whole": whole,
    "strong": strong,
    "with": with_employees,
    "apposed": apposed,
    "measure": measure,
    "actor": as_actor,
    "sized": sized,
    "beside": beside,
    "listed": listed,
    "remaining": remaining,
    "added_up": added_up,
    "where": where,
    "left_over": left_over,
}


def takes(place: Place) -> bool:
    """Whether the words can take what the number counts: "employs" takes anyone, "has" only employees."""
    count = place.count
    high = count.quantity.high
    if count.is_share or (high is not None and high < _FEWEST) or is_lessened(place) or _are_idle(place):
        return False
    if count.kind is Counted.BARE and count.start and place.doc[count.start - 1].lower_ in ("up", "down"):
        return False  # "stood at 14,000, up around 2,600 from the number employed in May"
    own = possessive_before(count) is not None
    if is_kept(place) and not own:
        return False
    if count.partitive:
        return count.kind is Counted.PEOPLE
    anyone = place.trigger.rule.takes == "anyone"
    if count.noun is not None and not anyone and not _are_staff(place):
        return False
    of_jobs = place.trigger.rule.id == "headcount.have" or place.trigger.rule.takes == "jobs"
    if of_jobs and count.kind is Counted.JOBS:
        return not _are_vacant(place)
    if place.trigger.rule.takes == "left":
        return count.kind in (Counted.PEOPLE, Counted.BARE)
    if not anyone:
        return count.kind in (Counted.PEOPLE, Counted.WORKFORCE) and count.noun is not None
    return count.kind in (Counted.PEOPLE, Counted.WORKFORCE, Counted.BARE) or (
        place.trigger.rule.id == "headcount.strong"
    )


def _are_idle(place: Place) -> bool:
    """ "500 people out of work", "the number of people out of work will hit 500"."""
    ends = (place.count.end, place.trigger.end)
    behind = (lowers(place.doc)[end : end + 3] for end in ends)
    return any(words == ["out", "of", "work"] or words[:2] == ["without", "work"] for words in behind)


def _are_vacant(place: Place) -> bool:
    """ "has 500 jobs open", "has 500 jobs to fill", "has 500 jobs on its site"."""
    inside = {token.lower_ for token in place.doc[place.count.span.end : place.count.end]}
    behind = place.doc[place.count.end].lower_ if place.count.end < len(place.doc) else ""
    return behind in _OPEN or bool(inside & _OPEN)


_OPEN = frozenset(
    ("open", "vacant", "available", "unfilled", "to", "on", "for", "listed", "more", "fewer", "new")
)


def _are_staff(place: Place) -> bool:
    """Whether those counted work there: no "60 partners", "500 former employees", "600 employees and retirees"."""
    count, words = place.count, place.words
    inside = place.doc[count.span.end : count.end]
    if any(t.lower_ in words.no_staff | words.not_staff_now or t.tag_ in ("VBD", "VBZ") for t in inside):
        return False
    behind = [token.lower_ for token in place.doc[count.end : count.end + 2]]
    if behind and behind[0] in words.doings_of_customers:
        return False
    return not ({"and", "or"} & set(behind) and words.no_staff & set(behind))
