"""Streams of bytes whose beginning can be looked at, whatever stands behind them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extractor.reading.failure import ReadError

#: How much of a stream can be looked at before it is read, in bytes.
HEAD_BYTES = 65_536
_LEAST_HEAD = 600


def buffered(read: Callable[[int], bytes], *, live: bool = False) -> io.BufferedReader:
    """A stream over a function that gives at most so many bytes, and none at the end; it cannot seek.

    A `live` one may wait for more while what it gave already could be read: its head is shorter.
    """
    return io.BufferedReader(_Filled(read, live), HEAD_BYTES)


def head_of(stream: io.BufferedReader) -> bytes:
    """The first bytes of a stream that is not begun, up to HEAD_BYTES; they stay in the stream."""
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


class CountedFile(io.FileIO):
    """A file that tells how many of its bytes were read, each counted once; closing counts what is left."""

    def __init__(self, path: Path, count: Callable[[int], None]) -> None:
        """Raises OSError."""
        super().__init__(path, "rb")
        self._count = count
        self._uncounted = self.seek(0, io.SEEK_END)
        self.seek(0)

    def readinto(self, buffer: Any) -> int | None:
        read = super().readinto(buffer)
        self._add(read or 0)
        return read

    def close(self) -> None:
        if not self.closed:
            self._add(self._uncounted)
        super().close()

    def _add(self, count: int) -> None:
        count = min(count, self._uncounted)
        self._uncounted -= count
        if count:
            self._count(count)


class _Filled(io.RawIOBase):
    """Fills the first buffer to its end, so that a peek shows all of it; what breaks off is told afterwards."""

    def __init__(self, read: Callable[[int], bytes], live: bool) -> None:
        self._read, self._live = read, live
        self._begun = False
        self._failure: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._failure is not None:
            raise self._failure
        view, filled = memoryview(buffer), 0
        try:
            while filled < len(view) and (data := self._read(len(view) - filled)):
                view[filled : filled + len(data)] = data
                filled += len(data)
                if self._begun or (self._live and _is_enough(bytes(view[:filled]))):
                    break
        except (ReadError, OSError) as error:
            self._failure = error
            if not filled:
                raise
        self._begun = True
        return filled


def _is_enough(head: bytes) -> bool:
    """Whether a format can be told: binary ones by a block, others by their first two lines."""
    return len(head) >= _LEAST_HEAD and head.count(b"\n") > 1
