"""Files that are read in any order (zip, Parquet), also where they come as a stream."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from extractor.errors import ErrorCode
from extractor.reading.failure import ReadError
from extractor.reading.source import Source

#: The largest stream that is held for reading in any order, in bytes: in memory at first, then on disk.
MAX_SPOOLED = 4_000_000_000
_IN_MEMORY = 16_000_000
_CHUNK = 1 << 20


@contextmanager
def random_access(source: Source) -> Iterator[IO[bytes]]:
    """The source as a file that can seek; a stream is copied to a nameless temporary file.

    Raises ReadError (too_large) for a stream over MAX_SPOOLED.
    """
    if source.stream.seekable():
        source.stream.seek(0)
        yield source.stream
        return
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        size = 0
        while data := source.stream.read1(_CHUNK):
            size += len(data)
            if size > MAX_SPOOLED:
                raise ReadError(
                    ErrorCode.TOO_LARGE,
                    f"it is larger than {MAX_SPOOLED // 1_000_000_000} GB, and inside of a stream or archive it "
                    "would have to be copied; unpack it and name the file",
                )
            file.write(data)
        file.seek(0, io.SEEK_SET)
        yield file
