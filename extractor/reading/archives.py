"""Zip and tar archives to their members, in the archive's order; nothing is written under a member's name."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from extractor.errors import ErrorCode, InputError
from extractor.reading.failure import ReadError
from extractor.reading.limits import check_ratio
from extractor.reading.source import Source
from extractor.reading.spool import random_access

_ENCRYPTED = 0x1
#: The file type bits that zip made on Unix stores for a link.
_LINK, _TYPE_BITS = 0o120000, 0o170000
#: What Office formats, books and program archives have inside.
_NOT_OF_ARTICLES = {
    "[Content_Types].xml": "an Office file; save it as text or CSV",
    "META-INF/MANIFEST.MF": "a program archive",
    "META-INF/container.xml": "an e-book; save its text",
    "mimetype": "an OpenDocument file or e-book; save it as text",
}
#: The most that the extended header of a tar member may take: a name and some times.
_MAX_TAR_HEADER = 1_000_000


def zip_members(source: Source) -> Iterator[Source | InputError]:
    """The members of a zip archive; those that are encrypted, links or bombs are errors.

    Raises ReadError (truncated, damaged, unsupported) for the archive as a whole.
    """
    with random_access(source) as file:
        try:
            archive = zipfile.ZipFile(file)
        except ReadError:
            raise
        except Exception as error:  # zipfile lets struct, Unicode and value errors of bad records through
            raise _broken_zip(file, error) from None
        with archive:
            if what := next(
                (_NOT_OF_ARTICLES[n] for n in archive.namelist()[:8] if n in _NOT_OF_ARTICLES), None
            ):
                raise ReadError(ErrorCode.UNSUPPORTED, f"this is {what}")
            for info in archive.infolist():
                if info.is_dir() or _is_hidden(info.filename):
                    continue
                source.expansion.check()
                try:
                    path = _path_inside(info.filename.replace("\\", "/"))
                    _check_zip_member(info)
                    with _translated("zip"):
                        member = archive.open(info)
                    with member:
                        yield source.member(path, _reading("zip", member, source.expansion.add))
                except ReadError as error:
                    yield source.failed(error, info.filename)


def tar_members(source: Source) -> Iterator[Source | InputError]:
    """The files of a tar archive, which is read as a stream; links and devices are errors.

    Raises ReadError (truncated, damaged) where the archive itself breaks.
    """
    archive = _opened_tar(source)
    while (info := _next_member(archive)) is not None:
        archive.members.clear()  # type: ignore[attr-defined]  # a stream has no way back: they only take memory
        if info.isdir() or _is_hidden(info.name):
            continue
        try:
            path = _path_inside(info.name)
            if not info.isreg() or info.issparse():
                raise ReadError(
                    ErrorCode.UNSUPPORTED,
                    "this is a link, device or file with holes in an archive, which is not followed; "
                    "pack the file itself",
                )
            member = archive.extractfile(info)
            assert member is not None, "a regular file has content"
            yield source.member(path, _reading("tar", member))
        except ReadError as error:
            yield source.failed(error, info.name)


def _is_hidden(path: str) -> bool:
    """As in folders, names that begin with a dot are passed over, and what macOS puts beside the files."""
    parts = path.split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part.strip(".") for part in parts)


def _path_inside(name: str) -> str:
    """The path as it stands in ids. Raises ReadError (unsafe_path) for one that leads out of the archive."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise ReadError(
            ErrorCode.UNSAFE_PATH,
            f"the name {name!a} leads out of the archive, as only attacks do; it is not read",
        )
    return "/".join(parts).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _check_zip_member(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise ReadError(ErrorCode.ENCRYPTED, "this member is encrypted; unpack the archive with its password")
    if info.external_attr >> 16 & _TYPE_BITS == _LINK:
        raise ReadError(ErrorCode.UNSUPPORTED, "this member is a link, which is not followed")
    check_ratio(info.compress_size, info.file_size)


def _broken_zip(file: IO[bytes], error: Exception) -> ReadError:
    """Without the directory at its end an archive is cut off; with one, the directory is wrong."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_558))
    if b"PK\x05\x06" in file.read():
        return ReadError(ErrorCode.DAMAGED, f"the zip archive is damaged ({error})")
    return ReadError(
        ErrorCode.TRUNCATED,
        f"the zip archive breaks off after {size:,} bytes: the directory at its end is missing; fetch it again",
    )


class _TarInfo(tarfile.TarInfo):
    """A header that does not end the archive in silence where it is broken or missing."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> _TarInfo:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            raise
        except (tarfile.EmptyHeaderError, tarfile.TruncatedHeaderError):  # type: ignore[attr-defined]
            raise EOFError from None
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error)) from None

    def _proc_member(self, tarfile_: tarfile.TarFile) -> tarfile.TarInfo:
        """The hook that the standard library has for subclasses: long names are taken into memory whole."""
        if self.type not in (*tarfile.REGULAR_TYPES, tarfile.GNUTYPE_SPARSE) and self.size > _MAX_TAR_HEADER:
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        return super()._proc_member(tarfile_)  # type: ignore[misc, no-any-return]


class _Stream:
    """What tarfile reads from: whatever there is at once, so that no bytes before a break are lost."""

    def __init__(self, source: Source) -> None:
        self._stream = source.stream

    def read(self, size: int) -> bytes:
        return self._stream.read1(size)


def _opened_tar(source: Source) -> tarfile.TarFile:
    with _translated("tar"):
        return tarfile.open(mode="r|", fileobj=_Stream(source), tarinfo=_TarInfo)  # type: ignore[call-overload, no-any-return]


def _next_member(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    with _translated("tar"):
        return archive.next()


@contextmanager
def _translated(kind: str) -> Iterator[None]:
    """What the libraries raise for broken archives, as ReadErrors (truncated, damaged, unsupported)."""
    try:
        yield
    except ReadError:
        raise
    except NotImplementedError as error:
        message = f"it is packed in a way that is not read ({error}); pack it with deflate"
        raise ReadError(ErrorCode.UNSUPPORTED, message) from None
    except Exception as error:  # struct, zlib, Unicode and value errors of bad records among them
        if isinstance(error, OSError) and error.errno is not None:
            raise
        if isinstance(error, EOFError) or "end of data" in str(error):
            message = f"the {kind} archive breaks off here; what is complete before it was read"
            raise ReadError(ErrorCode.TRUNCATED, message) from None
        raise ReadError(ErrorCode.DAMAGED, f"the {kind} archive is damaged here ({error})") from None


def _reading(
    kind: str, member: IO[bytes], count: Callable[[int], None] | None = None
) -> Callable[[int], bytes]:
    def read(size: int) -> bytes:
        with _translated(kind):
            data = member.read(size)
        if count is not None:
            count(len(data))
        return data

    return read
