"""Sentences with their dates marked in them: reading the marks, and comparing with what is found.

`[text|first..last granularity]` marks an expression; one day stands alone, an open end is empty, `?` is an
expression without days.
"""

from __future__ import annotations

import datetime
import re

import spacy
from spacy.language import Language

import extractor.pipeline.components  # noqa: F401
from extractor.article import Article
from extractor.values.types import Days

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


def dates_pipeline() -> Language:
    """The components that find dates, without tags and parses."""
    nlp = spacy.blank("en")
    for name in ("extractor_sections", "extractor_sentences", "extractor_dates"):
        nlp.add_pipe(name)
    return nlp


def spelled(days: Days) -> str:
    first, last = (day.isoformat() if day else "" for day in (days.first_day, days.last_day))
    value = "?" if not first and not last else first if first == last else f"{first}..{last}"
    return f"{value} {days.granularity}"


def check(nlp: Language, marked: str, published: str | None) -> list[Days]:
    """Read the sentence without its marks and compare all of its dates with the marks."""
    text, wanted, position = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        wanted.append((len(text), mark[1], mark[2]))
        text += mark[1]
        position = mark.end()
    text += marked[position:]
    doc = nlp.make_doc(text)
    doc._.article = Article(
        text=text, title="", published=datetime.date.fromisoformat(published) if published else None
    )
    for _, component in nlp.pipeline:
        doc = component(doc)
    found = [span._.value for span in doc.spans["dates"]]
    read = [(days.start, days.text, spelled(days)) for days in found]
    assert read == wanted, f"{read} instead of {wanted}"
    assert all(text[days.start : days.end] == days.text for days in found)
    return found
