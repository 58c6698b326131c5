"""Files of a cluster's run: in folders that all machines see, or in a store such as s3:// and gs://."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.errors import ErrorCode, InputError, UsageError
from extractor.reading.formats import read_source
from extractor.reading.inputs import InputFile, input_files, read_file
from extractor.reading.intake import Intake
from extractor.reading.limits import Expansion
from extractor.reading.source import Source
from extractor.reading.streams import buffered


class Storage:
    """A folder to write to."""

    def __init__(self, place: str) -> None:
        """Raises UsageError for a store of a kind that is not known."""
        self._system, self._path = _system(place)

    def write(self, name: str, data: bytes) -> None:
        """Write a file, or replace it as a whole; `name` may lie in folders, which are made."""
        path = f"{self._path}/{name}"
        self._system.create_dir(path.rpartition("/")[0], recursive=True)
        with self._system.open_output_stream(path) as stream:
            stream.write(data)

    def read(self, name: str) -> bytes | None:
        """The content of a file, None where there is none."""
        try:
            with self._system.open_input_stream(f"{self._path}/{name}") as stream:
                return bytes(stream.read())
        except FileNotFoundError:
            return None

    def is_empty(self) -> bool:
        """Whether there is nothing at this place."""
        from pyarrow import fs

        info = self._system.get_file_info(self._path)
        if info.type == fs.FileType.NotFound:
            return True
        return info.type == fs.FileType.Directory and not self._system.get_file_info(
            fs.FileSelector(self._path)
        )

    def clear(self, folders: Sequence[str]) -> None:
        """Remove these folders with all that is in them."""
        for folder in folders:
            self._system.delete_dir_contents(f"{self._path}/{folder}", missing_dir_ok=True)


def files_of(inputs: Sequence[str], skip: Path | None) -> Iterator[InputFile | InputError]:
    """The files of local and remote inputs, in order."""
    for name in inputs:
        if is_remote(name):
            yield from _remote_files(name)
        else:
            yield from input_files([os.path.abspath(name) if os.path.isdir(name) else name], skip=skip)


def read(file: InputFile, intake: Intake) -> Iterator[Article | InputError]:
    """The documents of a local or remote file."""
    if not is_remote(file.path):
        yield from read_file(file, intake)
        return
    system, path = _system(file.path)
    try:
        size = system.get_file_info(path).size or 0
        with system.open_input_stream(path) as stream:
            name = path.rpartition("/")[2]
            source = Source(buffered(stream.read), file.path, file.article_id, name, Expansion(packed=size))
            yield from read_source(source, intake)
    except OSError as error:
        yield InputError(file.path, ErrorCode.UNREADABLE, f"it cannot be read: {error}")


def is_remote(name: str) -> bool:
    """Whether the name is an address in a store."""
    return "://" in name


def _remote_files(address: str) -> Iterator[InputFile | InputError]:
    from pyarrow import fs

    system, path = _system(address)
    try:
        info = system.get_file_info(path)
        if info.type == fs.FileType.NotFound:
            yield InputError(address, ErrorCode.MISSING, "there is no such file or folder")
            return
        if info.type == fs.FileType.File:
            yield InputFile(address, path.rpartition("/")[2])
            return
        found = system.get_file_info(fs.FileSelector(path, recursive=True))
    except OSError as error:
        yield InputError(address, ErrorCode.UNREADABLE, f"it cannot be read: {error}")
        return
    inside = sorted(info.path[len(path) :].lstrip("/") for info in found if info.type == fs.FileType.File)
    if not inside:
        yield InputError(address, ErrorCode.EMPTY, "there is no file in this folder")
    for below in inside:
        yield InputFile(f"{address.rstrip('/')}/{below}", below)


def _system(place: str) -> tuple[Any, str]:
    """The file system that a path or address belongs to, and the path in it."""
    from pyarrow import ArrowInvalid, fs

    if not is_remote(place):
        return fs.LocalFileSystem(), os.path.abspath(place)
    try:
        system, path = fs.FileSystem.from_uri(place)
    except (ArrowInvalid, OSError) as error:
        raise UsageError(
            f"{place} cannot be opened: {error}; stores are s3://, gs://, hdfs:// and paths"
        ) from None
    return system, path
