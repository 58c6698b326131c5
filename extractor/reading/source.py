"""Where articles are read from: a stream of bytes and its place among the inputs."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from extractor.errors import ErrorCode, InputError
from extractor.reading.failure import ReadError
from extractor.reading.limits import MAX_DEPTH, Expansion
from extractor.reading.streams import buffered

#: Stands between an archive and the path inside it: `dump.zip!news/a.html`.
INSIDE = "!"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or what stands inside of one."""

    stream: io.BufferedReader
    #: stands for it in errors
    place: str
    #: the id of its article, or what the ids of its articles begin with
    article_id: str
    #: its file name; the ending is a hint where the content says nothing
    name: str
    expansion: Expansion
    #: how many wrappings and archives it stands in
    depth: int = 0

    def unwrapped(self, read: Callable[[int], bytes], name: str) -> Source:
        """What a wrapping holds: one stream, in the place of the wrapping. Raises ReadError (too_deep)."""
        return replace(self, stream=buffered(read), name=name, depth=self._deeper())

    def member(self, path: str, read: Callable[[int], bytes]) -> Source:
        """A member of this archive. Raises ReadError (too_deep)."""
        return Source(
            stream=buffered(read),
            place=f"{self.place}{INSIDE}{path}",
            article_id=f"{self.article_id}{INSIDE}{path}",
            name=path.rpartition("/")[2],
            expansion=self.expansion,
            depth=self._deeper(),
        )

    def failed(self, error: ReadError, path: str | None = None) -> InputError:
        """The error of this source, or of the member with this path."""
        place = self.place if path is None else f"{self.place}{INSIDE}{path}"
        return InputError(place, error.code, str(error), line=error.line)

    def _deeper(self) -> int:
        if self.depth >= MAX_DEPTH:
            raise ReadError(
                ErrorCode.TOO_DEEP,
                f"this stands in {self.depth} archives and compressed files, more than are opened; "
                "unpack the outer ones",
            )
        return self.depth + 1
