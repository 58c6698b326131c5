"""A folder to the paths of its files, recursively and in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import ErrorCode, InputError
from extractor.reading.formats import unreadable


def walk(folder: Path, skip: Path | None = None) -> Iterator[Path | InputError]:
    """Every file below the folder in the order of names, without those whose name begins with a dot.

    `skip` is a folder that is left out: that of the run's own output. What cannot be opened, and links to
    folders (they can form loops), are errors.
    """
    below = [folder]
    while below:
        path = below.pop()
        if os.path.isdir(path):
            if skip is not None and path.resolve() == skip:
                continue
            if os.path.islink(path) and path != folder:
                message = "a link to a folder is not followed; name the folder itself as an input"
                yield InputError(printable_path(path), ErrorCode.UNSUPPORTED, message)
                continue
            try:
                names = sorted(os.listdir(path), reverse=True)
            except OSError as error:
                yield unreadable(printable_path(path), error)
                continue
            below.extend(path / name for name in names if not name.startswith("."))
        else:
            yield path


def printable_path(path: Path) -> str:
    """A path with forward slashes; bytes of a name that are not UTF-8 are written as escapes."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
