"""Records of a clean text back to the text as it came: places and words of the original in every span."""

from __future__ import annotations

from typing import TypeVar

from extractor.reading.clean_text import CleanText
from extractor.schema import Record, Span

AnyRecord = TypeVar("AnyRecord", bound=Record)


def in_original(record: AnyRecord, clean: CleanText, original: str) -> AnyRecord:
    """The record with every span, at any depth, at its place in the original; all else as it is."""
    update: dict[str, object] = {}
    if isinstance(record, Span):
        start, end = clean.original_start(record.start), clean.original_end(record.end)
        update = {"start": start, "end": max(start, end), "text": original[start:end]}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Record):
            update[name] = in_original(value, clean, original)
        elif isinstance(value, list) and value and isinstance(value[0], Record):
            update[name] = [in_original(item, clean, original) for item in value]
    return record.model_copy(update=update) if update else record
