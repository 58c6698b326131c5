"""Sets `doc.ents`: the companies, people, dates and quantities of the article as ordinary spaCy entities."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.extensions import placed, register_extensions
from extractor.pipeline.names import Mention, MentionKind
from extractor.values.types import Days, Quantity


def set_entities(doc: Doc) -> Doc:
    """Overlaps go to the longest span, then to the first; descriptions and pronouns are no entities."""
    found: list[tuple[int, int, str]] = []
    for group in ("companies", "people", "dates", "quantities"):
        for start, end, value in placed(doc, group):
            label = _label(group, value)
            if label:
                found.append((start, end, label))
    taken = bytearray(len(doc))
    entities = []
    for start, end, label in sorted(found, key=lambda entity: (entity[0] - entity[1], entity[0])):
        if 1 not in taken[start:end]:
            taken[start:end] = b"\x01" * (end - start)
            entities.append(Span(doc, start, end, label=label))
    doc.set_ents(entities)
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
