"""The lines of a stream as text, one in memory at a time, whatever the encoding."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from extractor.errors import ErrorCode
from extractor.reading.decode import Decoded, byte_order_mark, decode
from extractor.reading.failure import ReadError
from extractor.reading.limits import MAX_DOCUMENT_BYTES, too_large
from extractor.reading.streams import head_of

#: Line ends of UTF-16 and UTF-32 are no bytes of their own.
_WIDE = ("utf-16", "utf-32")
_BLANK = {line: Decoded(line.decode()) for line in (b"\n", b"\r\n")}


def text_lines(stream: io.BufferedReader) -> Iterator[Decoded | ReadError]:
    """Every line with its end, or why it is none (too_large, not_text, nul, encoding), in order.

    A line over MAX_DOCUMENT_BYTES is passed over without being held. Raises ReadError (encoding) where a byte
    order mark is wrong.
    """
    codec = byte_order_mark(head_of(stream)[:4])
    declared = codec if codec in _WIDE else None
    lines: IO[Any] = io.TextIOWrapper(stream, declared, newline="\n") if declared else stream
    try:
        while line := lines.readline(MAX_DOCUMENT_BYTES + 1):
            if len(line) > MAX_DOCUMENT_BYTES:
                while line and line[-1:] not in ("\n", b"\n"):
                    line = lines.readline(MAX_DOCUMENT_BYTES)
                yield too_large("the line")
            else:
                yield Decoded(line, declared) if isinstance(line, str) else _decoded(line)
    except UnicodeDecodeError as error:
        raise ReadError(
            ErrorCode.ENCODING,
            f"the byte order mark says {error.encoding}, but the bytes are not valid in it ({error.reason}); "
            "save the file as UTF-8",
        ) from None
    finally:
        if isinstance(lines, io.TextIOWrapper):
            lines.detach()


def _decoded(line: bytes) -> Decoded | ReadError:
    if line in _BLANK:
        return _BLANK[line]
    try:
        return decode(line)
    except ReadError as error:
        return error
