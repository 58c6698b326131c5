"""Whose a job cut or a headcount is."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.claims.companies import (
    NOBODY,
    CompanyIndex,
    Owner,
    Owners,
    clause_subject,
    heading,
    located,
    nearest,
    possessor,
    spoken_of,
    topic,
)

#: The order in which an owner is looked for: grammar, then neighbourhood, then what the article speaks of.
_CHOICES = (clause_subject, located, nearest, heading, spoken_of, topic)


def owner_of(owners: Owners, index: CompanyIndex, noun: Token, head: Token) -> Owner:
    """The owner that the number's or the trigger's phrase names, else that of the clause, else of the article."""
    for token in (noun, head):
        owner = possessor(owners, index, token)
        if owner is not None:
            return owner
    return owners.choose(index, head, _CHOICES) or NOBODY
