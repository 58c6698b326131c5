"""Importing this module registers every component's factory with spaCy."""

from extractor.pipeline import (
    base,
    companies,
    coreference,
    entities,
    people,
    quantities,
    sections,
    sentences,
    tokenizer,
)

__all__ = [
    "base",
    "companies",
    "coreference",
    "entities",
    "people",
    "quantities",
    "sections",
    "sentences",
    "tokenizer",
]
