"""Importing this module registers every component's factory with spaCy."""

from extractor.pipeline import base, entities, sections, sentences, tokenizer

__all__ = ["base", "entities", "sections", "sentences", "tokenizer"]
