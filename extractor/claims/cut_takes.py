"""Whether the words of a job cut can take what a number counts, and whether the number is one of jobs gone."""

from __future__ import annotations

from itertools import pairwise

from extractor.claims.counts import Count, Counted, Counter
from extractor.claims.cut_frames import follows_cuts, of_workforce, speaks_of_jobs
from extractor.claims.hanging import hangs_on
from extractor.claims.place import Place
from extractor.pipeline.clauses import Tense, governing_verb, is_negated, is_verb, tense
from extractor.pipeline.words import lowers, sentence_end, sentence_start
from extractor.values.types import Qualifier


def takes(place: Place) -> bool:
    """Whether the trigger can take what the number counts: "lay off" takes anyone, "cut" only jobs and staff."""
    count, kind = place.count, place.trigger.rule.takes
    if (count.is_share and is_kept(place)) or _is_barred(place) or _is_defined(place):
        return False
    if place.trigger.start and place.doc[place.trigger.start - 1].lower_ in place.words.cut_else:
        return False
    if _is_of_any_employer(place):
        return False
    if place.trigger.head.tag_ == "JJR":  # "was lower than the 500 jobs expected"
        return False
    if kind == "told" and ACTING & set(place.trigger.rule.frames) and not _is_hit_by_cuts(place):
        return False
    if kind == "told" and "object" in place.trigger.rule.frames and not _are_notified(place):
        return False
    if kind == "shares":  # "the jobs represent 10 percent of its workforce"
        return count.is_share
    if count.is_share and kind == "told" and _is_of_people(count):
        return False
    if count.is_share:
        return kind != "posts" or (count.noun is not None and place.counter.counts_jobs(count.noun))
    if count.kind is Counted.CUTS and (_are_events(count) or _is_one(count)):
        return False
    if count.kind is Counted.CUTS and not _NOMINAL & set(place.trigger.rule.frames):
        return False  # "500 buyouts were in danger"
    if _is_whole(count, place.counter) or _is_part(count) or is_lessened(place) or is_kept(place):
        return False
    if _is_of_a_thing(place) or _is_turnover(place) or _are_board(count):
        return False
    if kind == "offered" and _is_of_all(count):
        return False
    if kind in ("staff", "jobs", "offered", "told") and _is_handful(count):
        return False
    if kind == "posts":
        return count.kind in (Counted.JOBS, Counted.CUTS)
    if count.kind in (Counted.JOBS, Counted.PEOPLE, Counted.WORKFORCE, Counted.CUTS):
        return True
    if count.kind is Counted.BARE and "workforce" in place.trigger.rule.frames:
        return of_workforce(place) or _goes_on_from_jobs(place)
    if kind in ("anyone", "staff"):
        return count.kind is Counted.BARE or _could_be_people(place)
    return False


#: The frames of "500 people were affected", "500 people will leave", which tell of jobs only behind cuts of jobs.
ACTING = frozenset(("passive", "actor"))


def _is_hit_by_cuts(place: Place) -> bool:
    """ "about 45 people were affected", behind cuts of jobs; not "affected by the storm"."""
    count, end = place.count, place.trigger.end
    if count.kind is Counted.JOBS:
        return True
    if count.kind not in (Counted.PEOPLE, Counted.WORKFORCE):
        return False
    following = place.doc[end].lower_ if end < len(place.doc) else ""
    spared = is_negated(place.trigger.head)  # "its 500 drivers are not affected"
    return following not in ("by", "each", "every") and not spared and follows_cuts(place)


def _are_notified(place: Place) -> bool:
    """ "notified 500 employees", behind cuts of jobs; not "notified its 500 employees of a new bonus"."""
    behind = place.doc[place.count.end].lower_ if place.count.end < len(place.doc) else ""
    return (
        place.count.kind is Counted.PEOPLE
        and place.doc[place.count.start - 1].tag_ not in ("PRP$", "POS", "DT")
        and behind not in ("of", "about", "that", "they")
        and speaks_of_jobs(place)
    )


#: The frames of triggers that are nouns.
_NOMINAL = frozenset(("before", "of", "of_share", "affects", "level"))


def _is_defined(place: Place) -> bool:
    """ "large-scale cuts, defined as cutting at least 10 percent of their workforce"."""
    opening = lowers(place.doc)[max(0, place.trigger.start - 2) : place.trigger.start]
    return "defined" in opening and len(place.between()) <= 3


def _is_of_any_employer(place: Place) -> bool:
    """ "the rules for companies planning more than 10 redundancies": whoever cuts so many, and nobody in particular."""
    if place.count.quantity.qualifier is not Qualifier.AT_LEAST:
        return False
    head = place.trigger.head
    verb = head if is_verb(head) else head.head
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or noun.lower_ not in _ANY_EMPLOYERS:
        return False
    return all(child.i > noun.i for child in noun.children) and (
        verb.tag_ == "VBG" or tense(verb) is Tense.PRESENT
    )


#: Employers in general.
_ANY_EMPLOYERS = frozenset(
    ("companies", "employers", "firms", "businesses", "organisations", "organizations")
)


def _is_of_people(share: Count) -> bool:
    """ "plans that affect 20 percent of people in a country"; not "2 percent of the 48,000 people employed"."""
    noun = share.noun
    return noun is not None and noun.lower_ == "people" and noun.nbor(-1).lower_ == "of"


def _is_barred(place: Place) -> bool:
    """ "a law that bars firms from firing more than 2 percent of their staff"."""
    head = place.trigger.head
    above = head.head
    return head.dep_ == "pcomp" and above.lower_ == "from" and above.head.lower_ in place.words.barring


def _is_whole(count: Count, counter: Counter) -> bool:
    """All who work there, not those who go: "its 20,000-strong workforce", "its workforce of 20,000", "out of 290 jobs"."""
    doc, end = count.span.doc, count.span.end
    words, start = lowers(doc), count.start
    before = words[max(0, start - 2) : start]
    if before == ["out", "of"] or words[max(0, start - 5) : start] == ["out", "of", "a", "total", "of"]:
        return True
    if before[1:] == ["of"] and counter.is_body(doc[start - 2]):
        return True
    above = count.head.head
    owned = any(child.dep_ == "poss" for child in count.head.lefts)
    of_other = above.lower_ == "of" and not count.span.start <= above.head.i < count.span.end
    if owned and of_other and (above.head.tag_ == "CD" or above.head.lower_ == "percent"):
        return True  # "500, or 10 percent, of the firms' 5,000 jobs"
    strong = words[end : end + 2] in (["-", "strong"], ["–", "strong"])
    return strong or (count.kind is Counted.WORKFORCE and count.noun is not None and not count.partitive)


def _is_of_a_thing(place: Place) -> bool:
    """ "details of 500 people were lost", "the bonuses of its 500 managers will be cut": no people go."""
    of = place.count.head.head
    if place.after or place.count.head.dep_ != "pobj" or of.lower_ != "of":
        return False
    if place.trigger.head.head == place.count.head:  # "forecasts of 500 jobs lost"
        return False
    thing = of.head
    if place.count.start <= thing.i < place.count.end:  # "60 members of staff"
        return False
    other = thing.tag_ == "NNS" and place.counter.kind_at(place.doc, thing.i) is Counted.OTHER
    return other and thing.lower_ not in _STANDING_FOR_WORKERS


#: Nouns that go when those go whose they are: "the contracts of 500 workers were ended"; and vague numbers.
_STANDING_FOR_WORKERS = frozenset(
    ("contracts", "services", "dozens", "scores", "hundreds", "thousands", "tens", "millions", "heads", "total", "totals", "numbers")
)  # fmt: skip


def _are_board(count: Count) -> bool:
    """ "remove all 13 directors": those who sit on a board; managing directors are staff."""
    noun = count.noun
    return noun is not None and noun.lower_ == "directors" and noun.nbor(-1).lower_ != "managing"


def _is_turnover(place: Place) -> bool:
    """ "it loses 500 workers a year": what is so every year is no cut."""
    following = lowers(place.doc)[place.count.end : place.count.end + 2]
    every = following in (["a", "year"], ["each", "year"], ["every", "year"])
    return every and place.trigger.head.tag_ in ("VBZ", "VBP") and place.trigger.rule.id in _LOSING


_LOSING = frozenset(("job_cut.lose", "job_cut.shed"))


def _is_part(count: Count) -> bool:
    """ "most of its 500 staff", "some of Acme's 500 jobs": the number is not how many."""
    doc, start = count.span.doc, count.start
    while start and (doc[start - 1].tag_ == "POS" or doc[start - 1].tag_.startswith("NNP")):
        start -= 1
    before = lowers(doc)[max(0, start - 3) : start]
    if doc[max(0, start - 4) : start].text.casefold().startswith(("almost all of", "nearly all of")):
        return True
    return any(a in _SOME and b == "of" for a, b in pairwise(before))


_SOME = frozenset(("most", "some", "many", "few", "much"))


def _are_events(count: Count) -> bool:
    """ "1,235 mass layoffs": so many events, each of many workers."""
    noun = count.noun
    return noun is not None and noun.i > count.span.end - 1 and noun.nbor(-1).lower_ == "mass"


def _is_one(count: Count) -> bool:
    """ "one job cut in six": a proportion, never a cut of one job."""
    return count.quantity.high is not None and count.quantity.high <= 1


def _is_of_all(count: Count) -> bool:
    """ "offered buyouts to all of its 77,000 workers": those who may take them, not those who go."""
    doc, start = count.span.doc, count.start
    return any(token.lower_ == "all" for token in doc[max(sentence_start(count.span), start - _ALL) : start])


#: How far before a number its "all" may stand: "all of Acme Corp's roughly".
_ALL = 6


def _is_handful(count: Count) -> bool:
    """ "fired two executives", "one job lost is too many": people dismissed for what they did, no cut."""
    high = count.quantity.high
    least = 2 if count.kind is Counted.JOBS else _FEWEST
    return high is not None and high < least


#: Fewer people than this, fired or dismissed, are no job cut.
_FEWEST = 10


def is_lessened(place: Place) -> bool:
    """ "159,000 fewer jobs lost than reported", "lost 1,000 more jobs than estimated"."""
    count, doc = place.count, place.doc
    if count.end <= count.span.end:
        return False
    word = doc[count.span.end].lower_
    behind = doc[count.end : min(sentence_end(count.span), count.end + _COMPARED)]
    compared = any(t.lower_ == "than" and t.nbor(-1).lower_ not in _OF_NUMBERS for t in behind)
    return word in place.words.lessening or (word == "more" and compared)


#: Before "than" they are part of another number: "1,000 more jobs after losing more than $5 billion".
_OF_NUMBERS = frozenset(("more", "less", "fewer", "rather"))
#: How far behind "1,000 more jobs" its "than" may stand.
_COMPARED = 12


def is_kept(place: Place) -> bool:
    """ "saving 350,000 threatened jobs": the verb right over the number keeps or makes them."""
    verb = governing_verb(place.count.head)
    above = place.count.span.root.head
    if above.lower_ == "for" and place.counter.counts_jobs(
        above.head
    ):  # "found positions for 70 percent of them"
        return True
    return (
        verb is not None
        and verb.lower_ in place.words.keeping
        and verb != place.trigger.head
        and verb.i < place.count.start
        and hangs_on(place.count, verb)
    )


def _goes_on_from_jobs(place: Place) -> bool:
    """ "is accelerating a plan to eliminate jobs and will cut 16,000 by June": the bare number is of jobs."""
    if not place.after or place.between() or place.trigger.end - place.trigger.start > 1:
        return False
    high = place.count.quantity.high or place.count.quantity.low or 0
    before = place.doc[
        max(sentence_start(place.count.span), place.trigger.start - _COMPARED) : place.trigger.start
    ]
    return high >= _FEWEST and any(place.counter.counts_jobs(token) for token in before)


#: "told workers in three states that they would lose their jobs": what stands behind these is a place.
_PLACING = frozenset(("in", "at", "across", "from", "on"))


def _could_be_people(place: Place) -> bool:
    """A noun that no list knows, in the plural: "lay off 300 mascots", but not "fire 20 shots".

    Nor the noun of whom those are that act: "the heads of two banks lost their jobs".
    """
    count = place.count
    above = count.span.root.head
    if (
        not place.after
        and above.dep_ == "pobj"
        and (above.head.head.tag_ == "NNS" or above.head.lower_ in _PLACING)
    ):
        return False
    following = place.doc[count.end : count.end + 4]
    nouns = [token for token in following if token.tag_ == "NNS"]
    return bool(nouns) and not any(token.lower_ in place.words.no_workers for token in following)
