"""The numbers and percentages of an article's prose, by sentence, whatever they count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from spacy.tokens import Doc

from extractor.pipeline.extensions import placed
from extractor.pipeline.sections import PROSE
from extractor.pipeline.words import lowers, sentence_borders
from extractor.values.types import Quantity, Unit


class Number(NamedTuple):
    """A number or percentage: its tokens, from `first`, or from `start` without an "of" of its hedge."""

    first: int
    start: int
    end: int
    quantity: Quantity


def numbers(doc: Doc) -> list[Number]:
    """The numbers and percentages of a doc's prose in order."""
    words, found = lowers(doc), []
    for first, end, quantity in sorted(placed(doc, "quantities"), key=itemgetter(0)):
        if isinstance(quantity, Quantity) and quantity.unit in (Unit.NUMBER, Unit.PERCENT):
            opens = end - first > 1 and words[first] == "of"
            found.append(Number(first, first + opens, end, quantity))
    if "sections" not in doc.spans:
        return found
    prose = [part for part in placed(doc, "sections") if part.value.kind in PROSE]
    starts, ends = [part.start for part in prose], [part.end for part in prose]
    sections = (bisect_right(starts, number.start) - 1 for number in found)
    return [number for number, at in zip(found, sections, strict=True) if at >= 0 and number.start < ends[at]]


def by_sentence(doc: Doc, numbers: Iterable[Number]) -> Iterator[tuple[tuple[int, int], list[Number]]]:
    """The numbers of each sentence that has any, in order, behind its borders."""
    borders, group = sentence_borders(doc), list[Number]()
    for number in numbers:
        if group and number.start >= borders[group[0].first][1]:
            yield borders[group[0].first], group
            group = []
        group.append(number)
    if group:
        yield borders[group[0].first], group
