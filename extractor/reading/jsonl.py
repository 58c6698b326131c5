"""JSON Lines to Articles, one a line, from a file or a stream of bytes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any, BinaryIO

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.decode import Decoded, byte_order_mark, decode, is_binary
from extractor.reading.failure import ReadError
from extractor.reading.intake import Intake
from extractor.reading.record import article_from_record, record_id
from extractor.reading.text_file import MAX_DOCUMENT_BYTES, too_large, unreadable

#: How much of a stream is looked at to tell binary data from lines.
_HEAD_BYTES = 4096


def read_jsonl(
    stream: BinaryIO, name: str, default_id: str, intake: Intake
) -> Iterator[Article | InputError]:
    """An article or an error for every line that is not blank, with its line number, counted from 1.

    `name` stands for the input in errors. A record without an id gets `default_id` and its line number.
    Memory is that of one line. Binary data is one error, whatever bytes in it end lines.
    """
    try:
        for number, line in enumerate(_lines(stream, intake.count_bytes), start=1):
            record = None
            try:
                decoded = _decode(line)
                if not decoded.text.strip():
                    continue
                record = _parse(decoded.text)
                article = article_from_record(
                    record, intake.options, f"{default_id}:{number}", decoded.encoding
                )
                yield intake.admit(article)
            except ReadError as error:
                article_id = record_id(record, intake.options)
                yield InputError(name, error.code, str(error), line=number, article_id=article_id)
    except ReadError as error:
        yield InputError(name, error.code, str(error))
    except UnicodeDecodeError as error:
        message = (
            f"the byte order mark says {error.encoding}, but the bytes are not valid in it ({error.reason})"
        )
        yield InputError(name, ErrorCode.ENCODING, f"{message}; save the file as UTF-8")
    except OSError as error:
        yield unreadable(name, error)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as it stands in the stream: characters where a byte order mark said how, else bytes."""

    content: str | bytes
    #: the encoding that a byte order mark declared, None for UTF-8
    declared: str | None


def _lines(stream: BinaryIO, count_bytes: Callable[[int], None]) -> Iterator[_Line]:
    """The lines of the stream; one over the size limit is cut just above it. Raises ReadError (not_text)."""
    start = stream.read(4)
    codec = byte_order_mark(start)
    if codec is None:
        start += stream.read1(_HEAD_BYTES)  # type: ignore[attr-defined]
        if is_binary(start):
            raise ReadError(ErrorCode.NOT_TEXT, "this is no JSON Lines but binary data")
    lines: IO[Any] = io.BufferedReader(_Rejoined(start, stream, count_bytes))
    if codec in ("utf-16", "utf-32"):
        lines = io.TextIOWrapper(lines, encoding=codec, newline="\n")
    else:
        codec = None
    while line := lines.readline(MAX_DOCUMENT_BYTES + 1):
        yield _Line(line, codec)
        while len(line) > MAX_DOCUMENT_BYTES and line[-1:] not in ("\n", b"\n"):
            line = lines.readline(MAX_DOCUMENT_BYTES + 1)


class _Rejoined(io.RawIOBase):
    """A stream with its first bytes put back, for streams that cannot seek."""

    def __init__(self, start: bytes, stream: BinaryIO, count_bytes: Callable[[int], None]) -> None:
        self._start, self._stream, self._count_bytes = start, stream, count_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        data = self._start[:size] or self._stream.read1(size)  # type: ignore[attr-defined]
        self._start = self._start[size:]
        buffer[: len(data)] = data
        self._count_bytes(len(data))
        return len(data)


def _decode(line: _Line) -> Decoded:
    if len(line.content) > MAX_DOCUMENT_BYTES:
        raise ReadError(ErrorCode.TOO_LARGE, too_large())
    if isinstance(line.content, str):
        return Decoded(line.content, line.declared)
    return decode(line.content)


def _parse(line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        message = f"this is no valid JSON: {error.msg} (column {error.colno})"
    except RecursionError:
        message = "this JSON is nested too deeply"
    except ValueError as error:
        message = f"this JSON cannot be read: {error}"
    raise ReadError(ErrorCode.JSON_SYNTAX, message)
