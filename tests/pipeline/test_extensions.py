"""What spans mean: one value for each place and label."""

import spacy
from spacy.tokens import Span

from extractor.pipeline.extensions import register_extensions


def test_spans_of_two_kinds_at_one_place_keep_their_own_values() -> None:
    register_extensions()
    doc = spacy.blank("en")("Halden\nIt sells bread.")
    Span(doc, 0, 1, label="heading")._.value = "a section"
    Span(doc, 0, 1, label="COMPANY")._.value = "a company"
    assert Span(doc, 0, 1, label="heading")._.value == "a section"
    assert Span(doc, 0, 1, label="COMPANY")._.value == "a company"
    assert Span(doc, 1, 2, label="COMPANY")._.value is None


def test_an_entity_has_the_value_of_the_quantity_at_its_place() -> None:
    register_extensions()
    doc = spacy.blank("en")("It lost $5 then.")
    Span(doc, 2, 4, label="money")._.value = 5
    assert Span(doc, 2, 4, label="MONEY")._.value == 5
