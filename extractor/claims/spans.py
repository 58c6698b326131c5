"""From spans and values of a doc to the pieces that claims are made of."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span

from extractor.pipeline.extensions import article_of, value_of
from extractor.pipeline.records import days_record
from extractor.schema import DaysRecord, QuantityRecord
from extractor.schema import Span as SpanRecord
from extractor.values.types import Days, Quantity


def span_record(span: Span) -> SpanRecord:
    """The span's place in the text, in code points."""
    start, end = span.start_char, span.end_char
    return SpanRecord(start=start, end=end, text=article_of(span.doc).text[start:end])


def fullest_first(spans: Iterable[Span]) -> list[SpanRecord]:
    """The spans as records, each place once, the longest first."""
    records = {(span.start_char, span.end_char): span_record(span) for span in spans}
    return sorted(records.values(), key=lambda record: (-len(record.text), record.start))


def sentence_records(sentences: Iterable[Span]) -> list[SpanRecord]:
    """The sentences as records in the order of the text, each once."""
    unique = {sentence.start: sentence for sentence in sentences}
    return [span_record(sentence) for _, sentence in sorted(unique.items())]


def quantity_record(quantity: Quantity) -> QuantityRecord:
    """A quantity as claims hold it."""
    return QuantityRecord(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
    )


def day_record(span: Span | None) -> DaysRecord | None:
    """The days of a date span."""
    return days_record(value_of(span)) if span is not None and isinstance(value_of(span), Days) else None
