"""The quantities of an article: numbers, shares and amounts as spans with their values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.chosen_sentences import CANDIDATES
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, offsets, set_group
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
        starts, found = offsets(doc), []
        for quantity in self._quantities(doc):
            first, end = bisect_right(starts, quantity.start) - 1, bisect_left(starts, quantity.end)
            found.append((Span(doc, first, end, label=quantity.unit.value), quantity))
        set_group(doc, "quantities", found)
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
