"""Whose a job cut or a headcount is."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.claims.companies import (
    NOBODY,
    CompanyIndex,
    Owner,
    Owners,
    clause_subject,
    gapped,
    heading,
    located,
    nearest,
    possessor,
    spoken_of,
    topic,
    verb_subject,
)
from extractor.claims.counts import Count

#: The order in which an owner is looked for: grammar, then neighbourhood, then what the article speaks of.
_CHOICES = (clause_subject, located, nearest, heading, spoken_of, topic)


def owner_of(owners: Owners, index: CompanyIndex, count: Count, head: Token) -> Owner:
    """The owner of a number whose trigger's verb or noun is `head`.

    The verb's own subject, else what the number's or the trigger's phrase names, else who acts in the
    clauses above, else the neighbourhood, else what the article speaks of.
    """
    first = count.span.doc[count.start]
    own = owners.choose(index, first, (gapped,)) or owners.choose(index, head, (verb_subject,))
    if own is not None:
        return own
    for token in (count.head, head):
        owner = owners.choose(index, token, (possessor,))
        if owner is not None:
            return owner
    return owners.choose(index, head, _CHOICES) or NOBODY
