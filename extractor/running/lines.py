"""Lines to a file or stream: whole ones only, and a full disk told with the name of what it refused."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, Protocol

from extractor.errors import OutputError


class Lines(Protocol):
    """Takes lines."""

    def write(self, lines: Iterable[str]) -> None:
        """Write the lines whole, so that a reader of the file sees no half of one. Raises OutputError."""

    def close(self) -> None:
        """Everything is on its way to the disk afterwards."""


class FileLines:
    """Lines to the end of a file; those that could not all be written are taken back."""

    def __init__(self, path: Path, keep: int = 0) -> None:
        """The first `keep` bytes of a file that is there stay. Raises OSError."""
        self._path = path
        self._stream = path.open("ab", buffering=0)
        if path.stat().st_size > keep:
            self._stream.truncate(keep)
        self._whole = keep

    def write(self, lines: Iterable[str]) -> None:
        data = "".join(f"{line}\n" for line in lines).encode("utf-8")
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._stream.write(rest) :]
        except BaseException as error:  # an interruption leaves half a line as well
            self._stream.truncate(self._whole)
            if isinstance(error, OSError):
                raise OutputError(str(self._path), error) from None
            raise
        self._whole += len(data)

    def close(self) -> None:
        self._stream.close()


class StreamLines:
    """Lines to a stream that is open already, such as standard output."""

    def __init__(self, stream: IO[str], name: str) -> None:
        self._stream, self._name = stream, name

    def write(self, lines: Iterable[str]) -> None:
        text = "".join(f"{line}\n" for line in lines)
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(self._name, error) from None

    def close(self) -> None:
        pass
