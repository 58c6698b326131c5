"""Places of work that close, with the number of those who work there: they lose their jobs."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from extractor.claims.counts import Counted
from extractor.claims.place import Place
from extractor.pipeline.clauses import SUBJECTS, auxiliaries, is_negated, is_passive, is_verb
from extractor.pipeline.words import sentence_end

_OF_THOSE_THERE = (Counted.PEOPLE, Counted.JOBS)
#: What stands right before the number of those who work there.
_EMPLOYING = frozenset(("employing", "employs", "employ", "employed", "with", "has", "had", "affecting"))
#: What follows a place that is shut for a while, or that others shut.
_NOT_FOR_GOOD = frozenset(("temporarily", "by", "after", "until", "due", "because", "early", "again", "over"))


def employing(place: Place) -> bool:
    """ "close a plant with 500 workers", "shut one of its sites employing 500 staff"."""
    if not place.after:
        return False
    between = place.between()
    words = [token.lower_ for token in between]
    if not 2 <= len(words) <= 14 or any(token.text in ",;:--" for token in between[:-3]):
        return False
    if not any(word in place.words.employers or word[:-1] in place.words.employers for word in words):
        return False
    tail = {"employing", "employs", "with", "affecting"} & set(words[-3:])
    return bool(tail) and place.count.kind in _OF_THOSE_THERE


def closed(place: Place) -> bool:
    """ "the plant, which employs 500 people, will close", "two sites with 900 jobs are to be shut"."""
    verb, count = place.trigger.head, place.count
    if place.after or count.kind not in _OF_THOSE_THERE or count.partitive or is_negated(verb):
        return False
    noun = None if _is_shut_now(verb) else _what_closes(verb)
    if noun is None or noun.i >= count.start or not _is_workplace(place, noun):
        return False
    between = [token.lower_ for token in place.doc[noun.i + 1 : count.start]]
    if _is_for_a_while(place) or not between or between[-1] not in _EMPLOYING:
        return False
    return len(place.between()) <= _ASIDE and not any(map(_is_main, place.between()))


#: How many tokens may stand between those who work there and the verb.
_ASIDE = 14


def _what_closes(verb: Token) -> Token | None:
    """What the verb closes, or what closes: no firm that closes something else."""
    if not is_verb(verb) or (not is_passive(verb) and any(child.dep_ == "dobj" for child in verb.children)):
        return None
    while verb.dep_ == "xcomp" and not any(child.dep_ in SUBJECTS for child in verb.children):
        verb = verb.head
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _is_for_a_while(place: Place) -> bool:
    """ "closed by a strike", "will close on Monday for a holiday"; but "will close for good"."""
    end = place.trigger.end
    behind = [token.lower_ for token in place.doc[end : min(end + _SOON, sentence_end(place.trigger.span))]]
    while_shut = any(a == "for" and b != "good" for a, b in pairwise(behind))
    return while_shut or bool(_NOT_FOR_GOOD & set(behind[:1]))


#: How many tokens behind the verb it is said for how long.
_SOON = 6


def _is_shut_now(verb: Token) -> bool:
    """ "is closed on Sundays": a state, no closure."""
    return verb.tag_ == "VBN" and {token.lower_ for token in auxiliaries(verb)} <= {"is", "are"}


def _is_workplace(place: Place, noun: Token) -> bool:
    word = noun.lower_
    known = place.words.employers | place.words.workplaces
    return word in known or word.removesuffix("s") in known or word.removesuffix("ies") + "y" in known


def _is_main(token: Token) -> bool:
    return token.text in (";", ":") or (
        token.tag_ in ("VBZ", "VBD", "VBP") and token.dep_ in ("ROOT", "conj")
    )
