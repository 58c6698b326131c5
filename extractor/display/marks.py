"""Which places of an article to highlight, and the text cut at their borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.schema import ArticleRecord, ClaimBase, Record, Span

#: Fields that say where a claim stands, not what its values are.
_PLACES = ("mentions", "evidence")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text and what it is."""

    start: int
    end: int
    #: the kind of mark: a claim's field ("count", "speaker"), a kind of entity ("company") or of claim
    name: str
    #: what to tell a reader who asks
    note: str = ""


def value_marks(claim: ClaimBase) -> Iterator[Mark]:
    """The values of a claim where they stand in the article."""
    for name in type(claim).model_fields:
        if name not in _PLACES:
            yield from _marks_in(getattr(claim, name), name)


def claim_marks(claims: Iterable[ClaimBase]) -> Iterator[Mark]:
    """The claims' mentions, each named by its kind, with its rule as a note."""
    for claim in claims:
        for span in claim.mentions:
            yield Mark(span.start, span.end, claim.kind, f"{claim.kind}, rule {claim.rule}")


def entity_marks(article: ArticleRecord) -> Iterator[Mark]:
    """The article's companies, people and dates."""
    for company in article.companies:
        for span in company.mentions:
            yield Mark(span.start, span.end, "company", company.name)
    for person in article.people:
        for span in person.mentions:
            yield Mark(span.start, span.end, "person", person.name)
    for date in article.dates:
        yield Mark(date.start, date.end, "date", f"{date.first_day or '?'} to {date.last_day or '?'}")


def segments(text: str, marks: Iterable[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    """The text in pieces, each with the marks that cover it; the pieces joined give the text."""
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    covering: list[Mark] = []
    before = 0
    for border in sorted({*opening, *closing, len(text)}):
        if border > before:
            yield text[before:border], list(covering)
        for mark in closing.get(border, ()):
            covering.remove(mark)
        covering.extend(opening.get(border, ()))
        before = border


def _marks_in(value: object, name: str) -> Iterator[Mark]:
    if isinstance(value, list):
        for item in value:
            yield from _marks_in(item, name)
    elif isinstance(value, Record):
        if isinstance(value, Span):
            yield Mark(value.start, value.end, name)
        for field in type(value).model_fields:
            yield from _marks_in(getattr(value, field), name)
