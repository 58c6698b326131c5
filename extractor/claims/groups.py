"""Several employers that have no name: "U.S. banks", "other lenders, including Acme", "the city"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractor.claims.company_index import CompanyIndex
from extractor.claims.owner import Owner, Tie
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import sentence_start

#: Words that open the names of some of a group.
_EXAMPLES = frozenset(("including", "like", "as"))
#: Words in capitals up to so many letters may be short forms: "UAW", "US".
_LONGEST_SHORT_FORM = 3


def group_owner(index: CompanyIndex, noun: Token) -> Owner:
    """The group that the noun's phrase names, with the companies that the phrase gives as examples of it.

    "The companies" are those that the sentence, or the one before it, has named.
    """
    named = _named_before(index, noun)
    if named:
        return Owner(named, Tie.GROUP)
    named_whole = noun.tag_.startswith("NNP") and _is_of_name(noun)
    phrase = whole_phrase(noun) if named_whole else group_phrase(noun)
    return Owner(_examples(index, noun), Tie.GROUP, phrase)


def _is_of_name(noun: Token) -> bool:
    """ "University of Oslo": a name that goes on behind "of"."""
    behind = (inner for child in noun.rights if child.lower_ == "of" for inner in child.children)
    return any(inner.tag_.startswith("NNP") for inner in behind)


def group_phrase(noun: Token) -> Span:
    """The noun with what stands before it in its phrase, and the nouns coordinated with it."""
    left = min((t.i for t in _left_modifiers(noun)), default=noun.i)
    while left < noun.i and _is_of_subhead(noun.doc[left]):
        left += 1
    return noun.doc[left : noun.i + 1]


def whole_phrase(noun: Token) -> Span:
    """The noun with what stands before it, and the "of" phrase behind it."""
    right = max((t.i for c in noun.rights if c.lower_ == "of" for t in c.subtree), default=noun.i)
    return noun.doc[group_phrase(noun).start : right + 1]


def _examples(index: CompanyIndex, noun: Token) -> tuple[Span, ...]:
    """ "lenders, including Acme and Bolt", "banks such as Acme"."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in _EXAMPLES:
            found = (index.at(token) for token in child.subtree)
            return tuple(dict.fromkeys(mention for mention in found if mention is not None))
    return ()


def _named_before(index: CompanyIndex, noun: Token) -> tuple[Span, ...]:
    """ "GM and Chrysler cut output. The companies have shed 500 jobs": two to four names, the nearest sentence's."""
    own = {child.lower_ for child in noun.lefts}
    if noun.tag_ != "NNS" or not own or own - _POINTING or any(c.dep_ == "prep" for c in noun.rights):
        return ()
    start, end = sentence_start(noun), noun.i
    for _ in range(2):
        names = {id(value_of(m).entity): m for m in reversed(index.between(start, end))}
        if names:
            if any(len(names) != _NUMBERS[word] for word in own & _NUMBERS.keys()):
                names = _of_title(index)
                own &= {number for number, size in _NUMBERS.items() if size == len(names)}
                return tuple(names.values()) if own else ()
            return tuple(sorted(names.values(), key=lambda m: m.start)) if 2 <= len(names) <= _MOST else ()
        if not start:
            return ()
        start, end = sentence_start(index.doc[start - 1]), start
    return ()


def _of_title(index: CompanyIndex) -> dict[int, Span]:
    """The first mention of each company of the title, by its identity."""
    title = index.title
    named = index.between(title.start, title.end) if title is not None else []
    return {id(value_of(m).entity): m for m in reversed(named)}


#: How many companies a word says that they are.
_NUMBERS = {"both": 2, "two": 2, "three": 3}
#: What stands before a noun that points back to companies just named; and how many they may be.
_POINTING = frozenset(("the", "both", "two", "three", "these"))
_MOST = 4


def _is_of_subhead(word: Token) -> bool:
    """Whether a word in capitals is left of the subhead that ran into the sentence: "WIDE SLUMP U.S. banks cut"."""
    return word.is_alpha and word.is_upper and len(word) > _LONGEST_SHORT_FORM


def _left_modifiers(noun: Token) -> Iterator[Token]:
    for child in noun.lefts:
        if child.dep_ in ("det", "compound", "amod", "nummod", "nmod", "poss", "quantmod"):
            yield from child.subtree


def firms_of_kind(index: CompanyIndex, noun: Token, groups: frozenset[str]) -> Owner | None:
    """Firms of a kind behind the metric word: "dealmaking by sponsors", "revenue for the biggest tech giants"."""
    for child in noun.children:
        if child.lower_ not in ("by", "at", "for", "among", "across"):
            continue
        for inner in child.children:
            if inner.dep_ != "pobj" or inner.tag_ != "NNS" or index.at(inner) is not None:
                continue
            if child.lower_ in ("by", "at") or inner.lower_ in groups:
                return Owner((), Tie.GROUP, inner.doc[inner.left_edge.i : inner.i + 1])
    return None


def gives(owner: Owner) -> bool:
    """Whether a group is whom the money comes from: "$10 billion in loans from the government"."""
    group = owner.group
    return group is not None and group.start > 0 and group.doc[group.start - 1].lower_ == "from"


def points_back(owner: Owner) -> bool:
    """Whether a group is of things spoken of before: "those businesses had sales of ..., the company said"."""
    group = owner.group
    if group is None:
        return False
    described = group[0].lower_ == "the" and "based" in {token.lower_ for token in group}
    return described or group[0].lower_ in ("those", "these", "its", "their", "both")
