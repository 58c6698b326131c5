"""Where results go: a folder with one file per record type, or claims alone to a stream."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Protocol

from extractor.errors import OutputError, UsageError
from extractor.running.journal import ARTICLES, CLAIMS, ERRORS, RUN, Journal, read_run_record
from extractor.running.lines import FileLines, Lines
from extractor.running.lock import FolderLock
from extractor.running.outcome import Outcome

_BESIDE = f"{RUN}.new"


class Output(Protocol):
    """Takes the results of one document after the other."""

    def write(self, outcome: Outcome) -> None:
        """Write the document's records."""

    def describe(self, run: dict[str, Any]) -> None:
        """Write what is known about the run; later calls replace earlier ones."""

    def close(self) -> None:
        """Everything is on its way to the disk afterwards."""


class FolderOutput:
    """The four files of a run. An article's line follows its claims and marks them as complete."""

    def __init__(self, folder: Path, run: dict[str, Any], journal: Journal | None = None) -> None:
        """The folder is made where there is none; what `journal` counts stays, all else in the files goes.

        `run` is written first, so that the folder is known as a run from then on. Raises UsageError where
        the folder cannot be written or another process writes it.
        """
        self._folder = folder
        keep = {} if journal is None else journal.sizes
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = FolderLock(folder)
            self.describe(run)
            self._claims, self._articles, self._errors = (
                FileLines(folder / name, keep.get(name, 0)) for name in (CLAIMS, ARTICLES, ERRORS)
            )
        except OSError as error:
            raise UsageError(f"{folder} cannot be written: {error.strerror or error}") from None

    def write(self, outcome: Outcome) -> None:
        self._claims.write(outcome.claims)
        self._errors.write(outcome.errors)
        if outcome.article is not None:
            self._articles.write([outcome.article])

    def describe(self, run: dict[str, Any]) -> None:
        text = json.dumps(run, indent=2, ensure_ascii=False) + "\n"
        beside = self._folder / _BESIDE
        try:
            beside.write_text(text, encoding="utf-8")
            beside.replace(self._folder / RUN)
        except OSError as error:  # on a full disk the record's own place may still hold it
            beside.unlink(missing_ok=True)
            try:
                (self._folder / RUN).write_text(text, encoding="utf-8")
            except OSError:
                raise OutputError(str(self._folder / RUN), error) from None

    def close(self) -> None:
        for stream in (self._claims, self._errors, self._articles):
            stream.close()
        self._lock.close()


def check_new_folder(folder: Path, *, overwrite: bool) -> None:
    """Raises UsageError for a folder that exists and may not be overwritten."""
    if os.path.lexists(folder) and not overwrite:
        raise UsageError(
            f"{folder} exists already; give -o another folder, --resume to go on with its run, "
            "or --overwrite to replace it"
        )
    if folder.is_dir() and _holds_other_things(folder):
        raise UsageError(
            f"{folder} holds other things than a run and is left as it is; give -o another folder"
        )


def _holds_other_things(folder: Path) -> bool:
    """Whether there is anything in the folder that was not left by a run."""
    return read_run_record(folder) is None and any(path.name != _BESIDE for path in folder.iterdir())


class StreamOutput:
    """Claims to one stream, errors to another; articles are not written."""

    def __init__(self, claims: Lines, errors: Lines) -> None:
        self._claims, self._errors = claims, errors

    def write(self, outcome: Outcome) -> None:
        self._claims.write(outcome.claims)
        self._errors.write(outcome.errors)

    def describe(self, run: dict[str, Any]) -> None:
        pass

    def close(self) -> None:
        self._claims.close()
