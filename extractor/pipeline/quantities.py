"""The quantities of an article: numbers, shares and amounts as spans with their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline.chosen_sentences import CANDIDATES
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, set_value
from extractor.values.quantities import QuantityReader
from extractor.values.types import Quantity


class Quantities(RuleComponent):
    """Sets `doc.spans["quantities"]`, each span with its `Quantity` as value.

    A span covers the tokens that its quantity touches; the value's `start`, `end` and `text` are exact.
    """

    files = ("currencies.toml", "hedges.toml", "numbers.toml", "quantities.toml")

    def prepare(self) -> None:
        self._reader = QuantityReader(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for quantity in self._quantities(doc):
            span = doc.char_span(
                quantity.start, quantity.end, label=quantity.unit.value, alignment_mode="expand"
            )
            if span is not None:
                set_value(span, quantity)
                spans.append(span)
        doc.spans["quantities"] = spans
        return doc

    def _quantities(self, doc: Doc) -> Iterator[Quantity]:
        """Those of the text, or of the sentences of `doc.spans["candidates"]`."""
        text = article_of(doc).text
        if CANDIDATES not in doc.spans:
            yield from self._reader.read(text)
            return
        for sentence in doc.spans[CANDIDATES]:
            start = sentence.start_char
            for found in self._reader.read(text[start : sentence.end_char]):
                yield replace(found, start=found.start + start, end=found.end + start)


@Language.factory("extractor_quantities", default_config={"rules": None})
def create_quantities(nlp: Language, name: str, rules: str | None) -> Quantities:
    """The component that reads numbers, shares and amounts."""
    return Quantities(nlp, name, rules_of(rules))
