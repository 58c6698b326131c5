"""The noun phrase of a head word, as a speaker is written."""

from __future__ import annotations

from spacy.tokens import Span, Token

#: Dependents that are told about the noun, but are not its name.
_ASIDE = frozenset(("case", "relcl", "appos", "cc", "conj", "punct", "advcl", "parataxis", "dep"))
_BREAKS = frozenset((",", "--", "–", "—", "(", ":", ";"))


def noun_phrase(head: Token) -> Span:
    """The noun phrase of a head word: to its last prepositional phrase, without clauses and appositions."""
    doc, start, end = head.doc, head.i, head.i + 1
    for child in head.children:
        if child.dep_ in _ASIDE:
            continue
        if child.i < head.i:
            start = min(start, child.left_edge.i)
        else:
            end = max(end, child.right_edge.i + 1)
    for i in range(head.i + 1, end):
        if doc[i].text in _BREAKS:
            end = i
            break
    return Span(doc, start, end)
