"""What spans mean: one value for each place and label."""

import spacy
from spacy.tokens import Span

from extractor.pipeline.extensions import placed, register_extensions


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


def test_what_a_group_stands_for_follows_its_spans_and_their_values() -> None:
    register_extensions()
    doc = spacy.blank("en")("It lost $5 then and $6 now.")
    five, six = Span(doc, 2, 4, label="money"), Span(doc, 6, 8, label="money")
    assert placed(doc, "quantities") == []
    five._.value, six._.value = 5, 6
    doc.spans["quantities"] = [five]
    assert placed(doc, "quantities") == [(2, 4, 5)]
    five._.value = 50
    assert placed(doc, "quantities") == [(2, 4, 50)]
    doc.spans["quantities"].append(six)
    assert placed(doc, "quantities") == [(2, 4, 50), (6, 8, 6)]
    doc.spans["quantities"] = [six]
    assert placed(doc, "quantities") == [(6, 8, 6)]
