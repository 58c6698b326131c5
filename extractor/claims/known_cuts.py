"""Cuts that a sentence tells as known: what it forecasts, plans or fears of others says nothing of them."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.pipeline.clauses import Tense, auxiliaries, climb, is_verb, modals, tense
from extractor.pipeline.words import sentence_span, sentence_start

#: What points to jobs that the reader knows of.
_POINTERS = frozenset(("the", "these", "those"))
#: "the least since September when employers cut 500 jobs"
_WHEN = frozenset(("when", "where"))
#: What sets a figure against one of the past.
_COMPARED = frozenset(("compared", "versus", "vs", "vs."))
_SMALL = frozenset(("IN", "TO", "DT", "RB", "JJR", "PRP$"))
_EXCEEDING = frozenset(("surpass", "surpassing", "exceed", "exceeding", "top", "topping", "eclipse", "beat", "outpace"))  # fmt: skip
_YEARS = frozenset(("year", "month", "quarter", "week", "decade"))
#: What is told behind these has happened.
_BEHIND = frozenset(("after", "following", "despite"))
#: So many tokens stand at most between "compared with" and its number.
_REACH = 5


def is_told_as_known(head: Token, phrase: Span) -> bool:
    """Whether the words right around a cut make it a known one; `head` is its verb or noun, `phrase` number and noun."""
    return (
        _is_of_jobs_pointed_to(head, phrase)
        or _is_yardstick(head, phrase)
        or _is_of_a_past_time(head)
        or _is_compared(head, phrase)
        or _is_told_in_passing(head, phrase)
        or _is_already_done(head, phrase)
    )


def is_behind_it(head: Token) -> bool:
    """ "is expected to shed 500 jobs after losing 400 in May": what it comes after has happened."""
    return head.dep_ in ("pcomp", "pobj") and head.head.lower_ in _BEHIND


def _is_of_jobs_pointed_to(head: Token, phrase: Span) -> bool:
    """ "the 500 jobs lost last year", "adding to the 500 jobs they have cut"."""
    if head.i < phrase.end or _before(phrase) not in _POINTERS:
        return False
    if head.tag_ == "VBN" and head.dep_ == "acl":
        return True
    return head.dep_ == "relcl" and is_verb(head) and tense(head) is Tense.PAST and not modals(head)


def _is_yardstick(head: Token, phrase: Span) -> bool:
    """ "could surpass the record 500 job cuts announced in 2007"."""
    above = head.head
    return head.dep_ == "dobj" and above.lower_ in _EXCEEDING and _before(phrase) in (*_POINTERS, "record")


def _is_of_a_past_time(head: Token) -> bool:
    """ "last year's 500 layoffs", "last year's savings, including 500 layoffs"."""
    for token in climb(head):
        if is_verb(token) and token.dep_ != "prep":  # "including" is one, though tagged as a verb
            return False
        for child in token.children:
            last = any(word.lower_ == "last" for word in child.children)
            if child.dep_ == "poss" and child.lower_ in _YEARS and last:
                return True
    return False


def _is_already_done(head: Token, phrase: Span) -> bool:
    """ "Along with 500 jobs already cut, it will close two plants"."""
    between = [token.lower_ for token in head.doc[phrase.end : head.i]]
    return head.tag_ == "VBN" and between == ["already"] and not auxiliaries(head)


def _is_told_in_passing(head: Token, phrase: Span) -> bool:
    """ "job losses, which have topped 500, may be easing": what is open is said of the losses, not of the number."""
    if is_verb(head) or phrase.start <= head.i:
        return False
    for token in climb(phrase.root):
        if token == head:
            return False
        if token.dep_ == "relcl":
            return head in token.ancestors and tense(token) is Tense.PAST and not modals(token)
    return False


def _is_compared(head: Token, phrase: Span) -> bool:
    """ "a loss of 500 jobs in May, compared with 400 job cuts in April", "since June, when employers cut 300"."""
    start = min(phrase.start, head.i)
    if is_verb(head):
        asked = any(child.lower_ in _WHEN and child.dep_ == "advmod" for child in head.children)
        return asked and head.tag_ == "VBD" and head.dep_ in ("advcl", "relcl")
    before = list(head.doc[max(sentence_start(head), start - _REACH) : start])
    while (
        before and before[-1].tag_ in _SMALL and before[-1].lower_ not in _COMPARED
    ):  # but not "with an expected 500 job cuts"
        before.pop()
    return bool(before) and before[-1].lower_ in _COMPARED


def _before(phrase: Span) -> str:
    sentence = sentence_span(phrase)
    return phrase.doc[phrase.start - 1].lower_ if phrase.start > sentence.start else ""
