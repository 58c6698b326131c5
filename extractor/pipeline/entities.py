"""Sets `doc.ents`: the companies, people, dates and quantities of the article as ordinary spaCy entities."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractor.pipeline.extensions import register_extensions, value_of
from extractor.pipeline.names import Mention, MentionKind
from extractor.values.types import Days, Quantity


def set_entities(doc: Doc) -> Doc:
    """Overlaps go to the longest span, then to the first; descriptions and pronouns are no entities."""
    spans: list[Span] = []
    for group in ("companies", "people", "dates", "quantities"):
        for span in doc.spans.get(group, []):
            label = _label(group, value_of(span))
            if label:
                spans.append(Span(doc, span.start, span.end, label=label))
    doc.set_ents(filter_spans(spans))
    return doc


def _label(group: str, value: object) -> str | None:
    match value:
        case Mention(kind=MentionKind.NAME):
            return "COMPANY" if group == "companies" else "PERSON"
        case Quantity(unit=unit):
            return unit.value.upper()
        case Days():
            return "DATE"
    return None


@Language.factory("extractor_entities")
def create_entities(nlp: Language, name: str) -> object:
    """The component that sets `doc.ents`."""
    register_extensions()
    return set_entities
