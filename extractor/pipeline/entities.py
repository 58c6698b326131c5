"""Sets `doc.ents`: the companies, people, dates and quantities of the article as ordinary spaCy entities."""

from __future__ import annotations

from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.extensions import placed, register_extensions
from extractor.pipeline.names import Mention, MentionKind
from extractor.values.types import Days, Quantity, Unit

#: The labels of quantities.
_LABELS = {unit: unit.value.upper() for unit in Unit}


def set_entities(doc: Doc) -> Doc:
    """Overlaps go to the longest span, then to the first; descriptions and pronouns are no entities."""
    found: list[tuple[int, int, int, str]] = []
    for group in ("companies", "people", "dates", "quantities"):
        for start, end, value in placed(doc, group):
            label = _label(group, value)
            if label:
                found.append((start - end, start, end, label))
    taken = bytearray(len(doc))
    entities = []
    for _, start, end, label in sorted(found, key=itemgetter(0, 1)):
        if 1 not in taken[start:end]:
            taken[start:end] = b"\x01" * (end - start)
            entities.append(Span(doc, start, end, label=label))
    doc.set_ents(entities)
    return doc


def _label(group: str, value: object) -> str | None:
    if isinstance(value, Mention):
        name = "COMPANY" if group == "companies" else "PERSON"
        return name if value.kind is MentionKind.NAME else None
    if isinstance(value, Quantity):
        return _LABELS[value.unit]
    return "DATE" if isinstance(value, Days) else None


@Language.factory("extractor_entities")
def create_entities(nlp: Language, name: str) -> object:
    """The component that sets `doc.ents`."""
    register_extensions()
    return set_entities
