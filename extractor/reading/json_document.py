"""One JSON document to Articles: a list of records, a record, or an object with a list of records inside."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.columns import has_text, listed
from extractor.reading.decode import byte_order_mark, decode
from extractor.reading.failure import BadRecordError, ReadError
from extractor.reading.intake import Intake
from extractor.reading.json_items import list_items, values_in_a_row
from extractor.reading.jsonl import parse_json
from extractor.reading.limits import MAX_DOCUMENT_BYTES
from extractor.reading.source import Source
from extractor.reading.streams import HEAD_BYTES, head_of

#: How many objects may stand around a list of records: {"response": {"docs": [...]}} has two.
_DEEPEST_LIST = 3
_BLANKS = re.compile(r"\s*")


def read_json(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """An article or an error for every record, with its number, counted from 1, as the line.

    A list is streamed. An object is taken whole up to MAX_DOCUMENT_BYTES; in a larger one the first list of
    objects is streamed. Raises ReadError (json_syntax) where the document breaks off.
    """
    read, encoding = _in_utf8(source)
    start = _first_bytes(read)
    fields = intake.options.fields
    if start.startswith(b"["):
        records = _parsed(list_items(_joined(start, read)), encoding)
    elif len(start := _up_to_the_limit(start, read)) <= MAX_DOCUMENT_BYTES:
        records = _in_objects(start, fields, encoding)
    elif _has_whole_value(start):
        records = _parsed(values_in_a_row(_joined(start, read)), encoding)
    else:
        records = _parsed(list_items(_joined(start, read)), encoding)
    yield from _articles(records, source, intake)


@dataclass(frozen=True, slots=True)
class _Record:
    """A record, or why it is none."""

    value: Any
    encoding: str | None
    #: whether it is the whole document: then it has no number
    alone: bool = False


def _articles(records: Iterator[_Record], source: Source, intake: Intake) -> Iterator[Article | InputError]:
    number = 0
    try:
        for number, record in enumerate(records, start=1):
            yield _article(record, source, intake, None if record.alone else number)
    except ReadError as error:
        error.line = error.line or number + 1
        raise


def _article(record: _Record, source: Source, intake: Intake, number: int | None) -> Article | InputError:
    try:
        if isinstance(record.value, ReadError):
            raise record.value
        default_id = source.article_id if number is None else f"{source.article_id}:{number}"
        return intake.article(record.value, source.place, default_id, encoding=record.encoding)
    except BadRecordError as fault:
        return InputError(source.place, fault.code, str(fault), number, fault.article_id)
    except ReadError as error:
        return InputError(source.place, error.code, str(error), number)


def _parsed(items: Iterator[bytes | ReadError], encoding: str | None) -> Iterator[_Record]:
    for item in items:
        if isinstance(item, ReadError):
            yield _Record(item, encoding)
            continue
        try:
            decoded = decode(item)
            yield _Record(parse_json(decoded.text), encoding or decoded.encoding)
        except ReadError as error:
            yield _Record(error, encoding)


def _in_objects(document: bytes, fields: Mapping[str, str], encoding: str | None) -> Iterator[_Record]:
    """The records in a document of one object or several, one after the other."""
    decoded = decode(document)
    text, encoding = decoded.text, encoding or decoded.encoding
    decoder = json.JSONDecoder()
    at = _behind_blanks(text, 0)
    while at < len(text):
        begin = at
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            parse_json(text[begin:])  # raises, with the column
            raise
        at = _behind_blanks(text, at)
        lists = [] if has_text(value, fields) else list(_lists_of_records(value, fields))
        if len(lists) > 1:
            paths = listed(path for path, _ in lists)
            raise ReadError(
                ErrorCode.AMBIGUOUS, f"there are articles in {paths}; put one of them into a file of its own"
            )
        if lists:
            yield from (_Record(item, encoding) for item in lists[0][1])
        else:
            yield _Record(value, encoding, alone=begin == _behind_blanks(text, 0) and at == len(text))


def _behind_blanks(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at


def _lists_of_records(
    value: Any, fields: Mapping[str, str], path: str = ""
) -> Iterator[tuple[str, list[Any]]]:
    if not isinstance(value, Mapping) or path.count(".") >= _DEEPEST_LIST:
        return
    for name, inner in value.items():
        here = f"{path}.{name}" if path else str(name)
        if isinstance(inner, list) and any(has_text(item, fields) for item in inner[:10]):
            yield here, inner
        else:
            yield from _lists_of_records(inner, fields, here)


def _has_whole_value(start: bytes) -> bool:
    parts = iter([start])
    try:
        return next(values_in_a_row(lambda _: next(parts, b"")), None) is not None
    except ReadError:
        return False


def _first_bytes(read: Callable[[int], bytes]) -> bytes:
    """Some bytes, the first of them no blank; none where there are only blanks."""
    start = b""
    while not start and (data := read(HEAD_BYTES)):
        start = data.lstrip()
    return start


def _up_to_the_limit(start: bytes, read: Callable[[int], bytes]) -> bytes:
    """All bytes, or so many that they are more than one document may have."""
    parts, size = [start], len(start)
    while size <= MAX_DOCUMENT_BYTES and (data := read(HEAD_BYTES)):
        parts.append(data)
        size += len(data)
    return b"".join(parts)


def _joined(start: bytes, read: Callable[[int], bytes]) -> Callable[[int], bytes]:
    """Reads what was read already, then the rest."""
    at = 0

    def joined(size: int) -> bytes:
        nonlocal at
        data = start[at : at + size]
        at += len(data)
        return data or read(size)

    return joined


def _in_utf8(source: Source) -> tuple[Callable[[int], bytes], str | None]:
    """The bytes in an encoding whose brackets are single bytes, and the encoding that was declared."""
    codec = byte_order_mark(head_of(source.stream)[:4])
    if codec is None:
        return source.stream.read1, None
    decoder = codecs.getincrementaldecoder(codec)()

    def read(size: int) -> bytes:
        while data := source.stream.read1(size):
            try:
                if text := decoder.decode(data):
                    return text.encode("utf-8", "surrogatepass")
            except UnicodeDecodeError as error:
                raise ReadError(
                    ErrorCode.ENCODING,
                    f"the bytes are not valid in {codec} ({error.reason}); save it as UTF-8",
                ) from None
        return b""

    return read, None if codec == "utf-8-sig" else codec
