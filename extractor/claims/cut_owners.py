"""Whose a job cut or a headcount is."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.claims.companies import (
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
from extractor.claims.company_index import CompanyIndex
from extractor.claims.counts import Count
from extractor.claims.owner import NOBODY, Owner
from extractor.pipeline.clauses import governing_verb, subject

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
    if _is_of_an_event(owners, head):
        places = (owners.choose(index, token, (located,)) for token in (count.head, head))
        return next((owner for owner in places if owner is not None), NOBODY)
    return owners.choose(index, head, _CHOICES) or NOBODY


def _is_of_an_event(owners: Owners, head: Token) -> bool:
    """ "A strike at the supplier triggered thousands of layoffs": nobody is said to have laid them off."""
    verb = governing_verb(head)
    noun = subject(verb) if verb is not None else None
    return noun is not None and noun != head and noun.lower_ in owners.events
