"""Where results go: a folder with one file per record type, or claims alone to a stream."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import IO, Any, Protocol

from extractor.errors import InputError, UsageError
from extractor.running.analyse import Analysis
from extractor.schema import ErrorRecord

CLAIMS, ARTICLES, ERRORS, RUN = "claims.jsonl", "articles.jsonl", "errors.jsonl", "run.json"


class Output(Protocol):
    """Takes the results of one document after the other."""

    def write(self, analysis: Analysis) -> None:
        """Write the document's records."""

    def describe(self, run: dict[str, Any]) -> None:
        """Write what is known about the run; later calls replace earlier ones."""

    def close(self) -> None:
        """Everything is on its way to the disk afterwards."""


class FolderOutput:
    """The four files of a run. An article's line follows its claims and marks them as complete."""

    def __init__(self, folder: Path, *, overwrite: bool) -> None:
        """Raises UsageError when the folder exists and may not be overwritten, or cannot be written."""
        if os.path.lexists(folder) and not overwrite:
            raise UsageError(
                f"{folder} exists already; give -o another folder, or --overwrite to replace its run"
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._claims, self._articles, self._errors = (
                (folder / name).open("w", encoding="utf-8", newline="\n")
                for name in (CLAIMS, ARTICLES, ERRORS)
            )
        except OSError as error:
            raise UsageError(f"{folder} cannot be written: {error.strerror or error}") from None
        self._folder = folder

    def write(self, analysis: Analysis) -> None:
        _write_lines(self._claims, [claim.model_dump_json() for claim in analysis.claims])
        _write_lines(self._errors, [error_line(error) for error in analysis.errors])
        if analysis.article is not None:
            _write_lines(self._articles, [analysis.article.model_dump_json()])

    def describe(self, run: dict[str, Any]) -> None:
        beside = self._folder / f"{RUN}.new"
        beside.write_text(json.dumps(run, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        beside.replace(self._folder / RUN)

    def close(self) -> None:
        for stream in (self._claims, self._errors, self._articles):
            stream.close()


class StreamOutput:
    """Claims to one stream, errors to another; articles are not written."""

    def __init__(self, claims: IO[str], errors: IO[str]) -> None:
        self._claims, self._errors = claims, errors

    def write(self, analysis: Analysis) -> None:
        _write_lines(self._claims, [claim.model_dump_json() for claim in analysis.claims])
        _write_lines(self._errors, [error_line(error) for error in analysis.errors])

    def describe(self, run: dict[str, Any]) -> None:
        pass

    def close(self) -> None:
        self._claims.flush()


def error_line(error: InputError) -> str:
    """The error as a line of errors.jsonl."""
    return error_record(error).model_dump_json()


def error_record(error: InputError) -> ErrorRecord:
    """The error as a record of the contract."""
    return ErrorRecord(
        input=error.input,
        line=error.line,
        article_id=error.article_id,
        code=error.code,
        message=error.message,
        claim=error.claim,
    )


def _write_lines(stream: IO[str], lines: list[str]) -> None:
    """Whole lines, flushed, so that a reader of the file sees no half of one."""
    if lines:
        stream.write("".join(f"{line}\n" for line in lines))
        stream.flush()
