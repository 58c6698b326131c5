"""Importing this module registers every component's factory with spaCy."""

from extractor.claims import headcounts, job_cuts, money, statements
from extractor.pipeline import (
    base,
    companies,
    coreference,
    dates,
    entities,
    people,
    quantities,
    quotes,
    sections,
    sentences,
    tokenizer,
)

__all__ = [
    "base",
    "companies",
    "coreference",
    "dates",
    "entities",
    "headcounts",
    "job_cuts",
    "money",
    "people",
    "quantities",
    "quotes",
    "sections",
    "sentences",
    "statements",
    "tokenizer",
]
