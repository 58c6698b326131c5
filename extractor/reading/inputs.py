"""Inputs of every form to one lazy stream of articles and errors: the entry to this package."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.folder import printable_path, walk
from extractor.reading.intake import Intake
from extractor.reading.jsonl import read_jsonl
from extractor.reading.text_file import read_text_file, unreadable

STANDARD_INPUT = "-"
_TEXT_SUFFIXES = {"", ".txt", ".text"}
_JSONL_SUFFIXES = {".jsonl", ".ndjson"}


def read_inputs(
    inputs: Sequence[str], intake: Intake, *, skip: Path | None = None
) -> Iterator[Article | InputError]:
    """Every document of the inputs, in order: an Article, or the InputError that says why there is none.

    Named pipes, devices and sockets are errors: opening one can wait for ever.
    An input is a text file, a JSONL file, a folder of such files or "-" for JSONL on standard input.
    Of two articles with one id the second is an error. `skip` is left out of folders.
    """
    for name in inputs:
        yield from _read(name, intake, skip)


def total_bytes(inputs: Sequence[str], skip: Path | None = None) -> int | None:
    """The size of all inputs, or None when standard input or a device is among them.

    os.path's questions answer no where Path's raise: a name that is too long, a folder that is locked.
    """
    total = 0
    for name in inputs:
        path = Path(name)
        if name == STANDARD_INPUT or (
            os.path.exists(path) and not (os.path.isdir(path) or os.path.isfile(path))
        ):
            return None
        for file in walk(path, skip):
            if isinstance(file, Path) and os.path.isfile(file):
                total += file.stat().st_size
    return total


def _read(name: str, intake: Intake, skip: Path | None) -> Iterator[Article | InputError]:
    path = Path(name)
    if name == STANDARD_INPUT:
        yield from read_jsonl(sys.stdin.buffer, "-", "stdin", intake)
    elif name.startswith(("http://", "https://")):
        message = "addresses are not fetched; save the page's text to a file and name that"
        yield InputError(name, ErrorCode.UNSUPPORTED, message)
    elif os.path.isdir(path):
        yield from _read_folder(path, intake, skip)
    else:
        yield from _read_file(path, _own_id(path), intake)


def _read_folder(folder: Path, intake: Intake, skip: Path | None) -> Iterator[Article | InputError]:
    found = False
    for path in walk(folder, skip):
        found = True
        if isinstance(path, InputError):
            yield path
        else:
            yield from _read_file(path, printable_path(path.relative_to(folder)), intake)
    if not found:
        yield InputError(printable_path(folder), ErrorCode.EMPTY, "there is no file in this folder")


def _read_file(path: Path, article_id: str, intake: Intake) -> Iterator[Article | InputError]:
    name, suffix = printable_path(path), path.suffix.lower()
    if os.path.exists(path) and not os.path.isfile(path):
        message = (
            "this is no regular file but a pipe, device or socket; give what it holds on standard input (-)"
        )
        yield InputError(name, ErrorCode.UNSUPPORTED, message)
    elif suffix in _JSONL_SUFFIXES:
        try:
            stream = path.open("rb")
        except OSError as error:
            yield unreadable(name, error)
            return
        with stream:
            yield from read_jsonl(stream, name, article_id, intake)
    elif suffix in _TEXT_SUFFIXES or not os.path.exists(path):
        yield read_text_file(path, name, article_id, intake)
    else:
        message = f"{suffix} files are not read; inputs are .txt and .jsonl files, folders of them, or -"
        yield InputError(name, ErrorCode.UNSUPPORTED, message)


def _own_id(path: Path) -> str:
    """The id of a file that is an input itself: its path as given, or its name where that leads elsewhere."""
    inside = not path.is_absolute() and ".." not in path.parts
    return printable_path(path if inside else Path(path.name))
