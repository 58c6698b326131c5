"""What the base model takes for names, read once for a doc as plain tuples: its group makes a Span of each every time."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span

_KEPT = "extractor.base_names"


class BaseName(NamedTuple):
    """A stretch of tokens, `end` exclusive, with the base model's label: PERSON, ORG, GPE ..."""

    start: int
    end: int
    label: str


def set_base_names(doc: Doc, names: list[BaseName]) -> None:
    """Puts the names, in the order of the text, into `doc.spans["base_entities"]`."""
    doc.spans["base_entities"] = [Span(doc, start, end, label=label) for start, end, label in names]
    doc.user_data[_KEPT] = names


def base_names(doc: Doc) -> list[BaseName]:
    """The names in `doc.spans["base_entities"]` in the order of the text."""
    group = doc.spans.get("base_entities", [])
    kept: list[BaseName] = doc.user_data.get(_KEPT, [])
    if len(kept) != len(group):  # a doc that was skimmed first has names only when it is read in full
        kept = doc.user_data[_KEPT] = [BaseName(span.start, span.end, span.label_) for span in group]
    return kept
