"""Reading the marks of the grammar tables: `[12,000 people|n=12000 q=about]` in a sentence about Halden Corp.

`n` is the number, `to` its other end, `q` its qualifier (exact when left out), `who` another owner.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TypeVar

from spacy.language import Language

from extractor.article import Article
from extractor.schema import ClaimBase, QuantityRecord

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]*)\]")
#: A Tuesday.
PUBLISHED = datetime.date(2019, 3, 5)

Claim = TypeVar("Claim", bound=ClaimBase)


def claims_of(
    nlp: Language, kind: type[Claim], text: str, title: str | None = "Business news"
) -> list[Claim]:
    """The claims of one kind that the text gives."""
    doc = nlp.make_doc(text)
    doc._.article = Article(text=text, published=PUBLISHED, title=title)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [claim for claim in doc._.claims if isinstance(claim, kind)]


def arguments(mark: str) -> dict[str, str]:
    """What a mark says, by its letters."""
    return dict(pair.split("=") for pair in mark.split())


def marked_number(given: dict[str, str]) -> tuple[str | None, str | None, str] | None:
    """Low end, high end and qualifier that a mark gives, none where it has no number."""
    if "n" not in given and "to" not in given:
        return None
    qualifier = given.get("q", "exact")
    low = given.get("n")
    return low, given.get("to") or (None if qualifier == "at_least" else low), qualifier


def found_number(quantity: QuantityRecord | None) -> tuple[str | None, str | None, str] | None:
    """The same of a claim's number."""
    if quantity is None:
        return None
    return plain(quantity.low), plain(quantity.high), quantity.qualifier.value


def plain(number: Decimal | None) -> str | None:
    """A number without exponent and empty decimals."""
    return None if number is None else f"{number.normalize():f}"
