"""Amounts told again in other currencies, in brackets behind an amount: "540bn yen ($5.2bn; £2.77bn)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor.pipeline.extensions import placed
from extractor.pipeline.words import texts
from extractor.values.types import Quantity, Unit

#: What stands between two amounts in one pair of brackets.
_BETWEEN = frozenset((";", ",", "/", ":", "or", "and"))


def conversions(doc: Doc, openings: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The brackets that only tell an amount again: the tokens from the opening one to behind the closing one.

    `openings` are the tokens that are opening brackets.
    """
    if not openings or "quantities" not in doc.spans:
        return
    amounts = {
        start: (end, value.currency)
        for start, end, value in placed(doc, "quantities")
        if isinstance(value, Quantity) and value.unit is Unit.MONEY
    }
    told = dict(amounts.values())
    words = texts(doc)
    for opening in openings:
        currency, i = told.get(opening), opening + 1
        while currency is not None and i in amounts and amounts[i][1] != currency:
            i = amounts[i][0]
            if i < len(words) and words[i] == ")":
                yield opening, i + 1
                break
            i += i < len(words) and words[i] in _BETWEEN
