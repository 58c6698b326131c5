"""Inputs of every form to one lazy stream of articles and errors: the entry to this package."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.folder import printable_path, walk
from extractor.reading.formats import read_source, unreadable
from extractor.reading.intake import Intake
from extractor.reading.limits import Expansion
from extractor.reading.remote import is_remote, read_remote
from extractor.reading.source import Source
from extractor.reading.streams import HEAD_BYTES, CountedFile, buffered

STANDARD_INPUT = "-"


def read_inputs(
    inputs: Sequence[str], intake: Intake, *, skip: Path | None = None
) -> Iterator[Article | InputError]:
    """Every document of the inputs, in order: an Article, or the InputError that says why there is none.

    An input is a file of any format that is read, a folder of such files, a remote path of either
    (s3://bucket/folder) or "-" for standard input.
    Named pipes, devices and sockets are errors: opening one can wait for ever. Of two articles with one id
    the second is an error. `skip` is left out of folders.
    """
    for name in inputs:
        yield from _read(name, intake, skip)


def total_bytes(inputs: Sequence[str], skip: Path | None = None) -> int | None:
    """The size of all inputs, or None when standard input, a device or a remote path is among them.

    os.path's questions answer no where Path's raise: a name that is too long, a folder that is locked.
    """
    total = 0
    for name in inputs:
        path = Path(name)
        if (
            name == STANDARD_INPUT
            or is_remote(name)
            or (os.path.exists(path) and not (os.path.isdir(path) or os.path.isfile(path)))
        ):
            return None
        for file in walk(path, skip):
            if isinstance(file, Path) and os.path.isfile(file):
                total += file.stat().st_size
    return total


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file among the inputs."""

    path: str
    #: the id of its article, or what the ids of its articles begin with
    article_id: str


def input_files(inputs: Sequence[str], *, skip: Path | None = None) -> Iterator[InputFile | InputError]:
    """The files of inputs that are files and folders, in the order in which `read_inputs` reads them."""
    for name in inputs:
        if os.path.isdir(name):
            yield from _files_of_folder(Path(name), skip)
        else:
            yield InputFile(name, _own_id(Path(name)))


def read_file(file: InputFile, intake: Intake) -> Iterator[Article | InputError]:
    """Every document of one file."""
    yield from _read_file(Path(file.path), file.article_id, intake)


def _read(name: str, intake: Intake, skip: Path | None) -> Iterator[Article | InputError]:
    path = Path(name)
    if name == STANDARD_INPUT:
        yield from _read_standard_input(sys.stdin.buffer, intake)
    elif is_remote(name):
        yield from read_remote(name, intake)
    elif os.path.isdir(path):
        yield from _read_folder(path, intake, skip)
    else:
        yield from _read_file(path, _own_id(path), intake)


def _read_standard_input(stdin: BinaryIO, intake: Intake) -> Iterator[Article | InputError]:
    expansion = Expansion()

    def read(size: int) -> bytes:
        data: bytes = stdin.read1(size)  # type: ignore[attr-defined]
        expansion.packed += len(data)
        intake.count_bytes(len(data))
        return data

    yield from read_source(Source(buffered(read, live=True), STANDARD_INPUT, "stdin", "", expansion), intake)


def _read_folder(folder: Path, intake: Intake, skip: Path | None) -> Iterator[Article | InputError]:
    for file in _files_of_folder(folder, skip):
        yield from [file] if isinstance(file, InputError) else read_file(file, intake)


def _files_of_folder(folder: Path, skip: Path | None) -> Iterator[InputFile | InputError]:
    found = False
    for path in walk(folder, skip):
        found = True
        if isinstance(path, InputError):
            yield path
        else:
            yield InputFile(str(path), printable_path(path.relative_to(folder)))
    if not found:
        yield InputError(printable_path(folder), ErrorCode.EMPTY, "there is no file in this folder")


def _read_file(path: Path, article_id: str, intake: Intake) -> Iterator[Article | InputError]:
    place = printable_path(path)
    if os.path.exists(path) and not os.path.isfile(path):
        message = (
            "this is no regular file but a pipe, device or socket; give what it holds on standard input (-)"
        )
        yield InputError(place, ErrorCode.UNSUPPORTED, message)
        return
    try:
        file = CountedFile(path, intake.count_bytes)
    except OSError as error:
        yield unreadable(place, error)
        return
    stream: io.BufferedReader = io.BufferedReader(file, HEAD_BYTES)
    with stream:
        expansion = Expansion(packed=os.fstat(file.fileno()).st_size)
        yield from read_source(Source(stream, place, article_id, path.name, expansion), intake)


def _own_id(path: Path) -> str:
    """The id of a file that is an input itself: its path as given, or its name where that leads elsewhere."""
    inside = not path.is_absolute() and ".." not in path.parts
    return printable_path(path if inside else Path(path.name))
