"""Remote paths (s3://, gs://) through fsspec and the driver that the user has installed; pages are not fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.failure import ReadError
from extractor.reading.formats import read_source
from extractor.reading.intake import Intake
from extractor.reading.limits import Expansion
from extractor.reading.source import Source
from extractor.reading.streams import HEAD_BYTES

#: Two letters at least: one is a drive of Windows.
_REMOTE = re.compile(r"(?:[a-z]\w+::)*[A-Za-z][A-Za-z0-9+.-]+://")
_WEB = re.compile(r"(?:.*::)?https?://", re.IGNORECASE)


def is_remote(name: str) -> bool:
    """Whether an input is an address and no path."""
    return _REMOTE.match(name) is not None


def read_remote(name: str, intake: Intake) -> Iterator[Article | InputError]:
    """The articles of a remote file, or of every file below a remote folder, in the order of names.

    As in local folders, names that begin with a dot are passed over.

    Drivers raise errors of all kinds; each is an error of the input that names it.
    """
    try:
        if _WEB.match(name):
            message = "addresses are not fetched; save the page to a file (curl -O, wget) and name that"
            raise ReadError(ErrorCode.UNSUPPORTED, message)
        system, root = _opened(name)
        try:
            paths = _files(system, root)
        except Exception as error:
            raise _refused(error) from None
    except ReadError as error:
        yield InputError(name, error.code, str(error))
        return
    if not paths:
        yield InputError(name, ErrorCode.EMPTY, "there is no file in this folder")
    for path in paths:
        yield from _read_file(system, path, root, name, intake)


def _opened(name: str) -> tuple[Any, str]:
    """The file system and the path in it. Raises ReadError (missing_package, unsupported, unreadable)."""
    from fsspec.core import url_to_fs

    try:
        system, root = url_to_fs(name)
    except ImportError as error:
        raise ReadError(
            ErrorCode.MISSING_PACKAGE, f"its driver is not installed: {error} (pip install what it names)"
        ) from None
    except ValueError as error:
        message = f"{error}; download it and name the file"
        raise ReadError(ErrorCode.UNSUPPORTED, message) from None
    except Exception as error:
        raise _refused(error) from None
    return system, str(root).rstrip("/")


def _files(system: Any, root: str) -> list[str]:
    if system.isdir(root):
        return sorted(path for path in system.find(root) if "/." not in path[len(root) :])
    return [root]


def _read_file(
    system: Any, path: str, root: str, name: str, intake: Intake
) -> Iterator[Article | InputError]:
    inside = path[len(root) :].lstrip("/")
    place = f"{name.rstrip('/')}/{inside}" if inside else name
    article_id = inside or path.rpartition("/")[2]
    try:
        remote = _RemoteFile(system.open(path, "rb"))
    except Exception as error:
        failed = _refused(error)
        yield InputError(place, failed.code, str(failed))
        return
    stream: io.BufferedReader = io.BufferedReader(remote, HEAD_BYTES)
    with stream:
        expansion = Expansion(packed=remote.size)
        yield from read_source(Source(stream, place, article_id, path.rpartition("/")[2], expansion), intake)


class _RemoteFile(io.RawIOBase):
    """A file of fsspec, with errors of its driver as ReadErrors."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self.size = int(getattr(file, "size", 0) or 0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except Exception as error:
            raise _refused(error) from None
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _refused(error: Exception) -> ReadError:
    if isinstance(error, FileNotFoundError):
        return ReadError(ErrorCode.MISSING, "there is no such file or folder")
    reason = str(error) or type(error).__name__
    return ReadError(ErrorCode.UNREADABLE, f"it cannot be read: {reason[:300]}")
