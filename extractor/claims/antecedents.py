"""Whom a relative clause is about: "Halden, whose shares rose to", "a spokesman at Halden, which invested"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extractor.claims.company_index import CompanyIndex
from extractor.claims.owner import Owner, Tie
from extractor.pipeline.clauses import is_passive, subject
from extractor.pipeline.words import sentence_start

_NAMES = ("NNP", "NNPS")
#: How many nouns a clause may be away from the name that it is about ("Halden Bank of Torvik, Ohio, which").
_REACH = 6


def of_whose(index: CompanyIndex, nouns: Sequence[Token]) -> Owner | None:
    """The owner of a noun behind "whose"; a name that is no company's makes a group."""
    for noun in nouns:
        if any(child.lower_ == "whose" for child in noun.children):
            verb = noun.head
            while verb.dep_ == "conj" and verb.head is not verb:
                verb = verb.head
            return _named(index, verb.head) if verb.dep_ in ("relcl", "acl") else None
    return None


def antecedent(pronoun: Token, verb: Token) -> Token | None:
    """The noun that "which" or "who" stands for: the one that the clause hangs on, else the word before it."""
    current = verb
    while current.dep_ == "conj" and current.head != current:
        current = current.head
    if current.dep_ in ("relcl", "acl"):
        return _meant(current.head, pronoun)
    before = pronoun.i - 1
    while before > sentence_start(pronoun) and pronoun.doc[before].is_punct:
        before -= 1
    return pronoun.doc[before] if before >= sentence_start(pronoun) else None


def _meant(noun: Token, pronoun: Token) -> Token:
    """The people for whom "who" stands behind the firm that asked them: "analysts polled by Halden, who"."""
    by = noun.head
    asked = pronoun.lower_ == "who" and noun.dep_ == "pobj" and by.lower_ == "by" and by.head.dep_ == "acl"
    return by.head.head if asked else noun


def of_which(index: CompanyIndex, verb: Token) -> Owner | None:
    """The company or the name without one that "which" or "who" stands for as the subject of an active verb."""
    who = subject(verb)
    if who is None or who.tag_ not in ("WDT", "WP") or is_passive(verb):
        return None
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    return _named(index, _meant(verb.head, who)) if verb.dep_ == "relcl" else None


def _named(index: CompanyIndex, noun: Token) -> Owner | None:
    """The company at a noun, beside it or above it in one name; a name that is no company makes a group."""
    mention = index.at(noun)
    if mention is not None:
        return Owner((mention,), Tie.SUBJECT)
    for child in noun.children:
        mention = index.at(child) if child.dep_ in ("appos", "compound") and child.tag_ in _NAMES else None
        if mention is not None:
            return Owner((mention,), Tie.SUBJECT)
    if noun.tag_ not in _NAMES or index.person_at(noun) is not None:
        return None
    if any(child.dep_ in ("det", "poss") for child in noun.lefts):
        return None  # a product: "its Northgate oven, which costs"
    current = noun
    for _ in range(_REACH):
        if current.head is current or current.dep_ not in ("appos", "pobj", "npadvmod", "prep", "conj"):
            break
        current = current.head
        mention = index.at(current)
        if mention is not None:
            return Owner((mention,), Tie.SUBJECT)
    return Owner((), Tie.GROUP, noun.doc[noun.left_edge.i : noun.i + 1])
