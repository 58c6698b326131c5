"""The promise of every record, checked before it is written: `text[start:end] == span.text`."""

from __future__ import annotations

from functools import cache
from typing import TypeVar, get_args

from extractor.schema import ArticleRecord, CompanyRecord, PersonRecord, Record, Span

NamedRecord = TypeVar("NamedRecord", CompanyRecord, PersonRecord)


def misplaced_spans(record: Record, text: str) -> list[Span]:
    """Every span in the record, at any depth, whose offsets do not give its text."""
    found: list[Span] = []
    records = [record]
    for inner in records:  # which grows by those inside of each
        if isinstance(inner, Span) and not is_placed(inner, text):
            found.append(inner)
        for name in _fields_of_records(type(inner)):
            value = getattr(inner, name)
            if isinstance(value, list):
                records.extend(value)
            elif value is not None:
                records.append(value)
    return found


@cache
def _fields_of_records(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a kind of record that hold records, or lists of them."""
    return tuple(name for name, field in kind.model_fields.items() if _holds_records(field.annotation))


def _holds_records(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return True
    return any(map(_holds_records, get_args(annotation)))


def is_placed(span: Span, text: str) -> bool:
    """Whether the offsets lie inside the text and give the span's own text."""
    return span.start <= span.end <= len(text) and text[span.start : span.end] == span.text


def without_misplaced(article: ArticleRecord, text: str) -> ArticleRecord:
    """The article without the mentions and dates that are not where they say, and names left with none."""
    return article.model_copy(
        update={
            "companies": _with_placed_mentions(article.companies, text),
            "people": _with_placed_mentions(article.people, text),
            "dates": [date for date in article.dates if is_placed(date, text)],
        }
    )


def _with_placed_mentions(names: list[NamedRecord], text: str) -> list[NamedRecord]:
    kept = [
        name.model_copy(update={"mentions": [span for span in name.mentions if is_placed(span, text)]})
        for name in names
    ]
    return [name for name in kept if name.mentions]
