"""Where results go: a folder with one file per record type, or claims alone to a stream."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Protocol

from extractor.errors import InputError, OutputError, UsageError
from extractor.running.analyse import Analysis
from extractor.running.lines import FileLines, Lines
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
        if folder.is_dir() and any(folder.iterdir()) and not _holds_run(folder):
            raise UsageError(
                f"{folder} holds other things than a run, so --overwrite does not touch it; give -o another folder"
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._claims, self._articles, self._errors = (
                FileLines(folder / name) for name in (CLAIMS, ARTICLES, ERRORS)
            )
        except OSError as error:
            raise UsageError(f"{folder} cannot be written: {error.strerror or error}") from None
        self._folder = folder

    def write(self, analysis: Analysis) -> None:
        self._claims.write([claim.model_dump_json() for claim in analysis.claims])
        self._errors.write([error_line(error) for error in analysis.errors])
        if analysis.article is not None:
            self._articles.write([analysis.article.model_dump_json()])

    def describe(self, run: dict[str, Any]) -> None:
        text = json.dumps(run, indent=2, ensure_ascii=False) + "\n"
        beside = self._folder / f"{RUN}.new"
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


def _holds_run(folder: Path) -> bool:
    """Whether the folder's run.json is one of ours."""
    try:
        run = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(run, dict) and {"schema_version", "rule_set", "status"} <= run.keys()


class StreamOutput:
    """Claims to one stream, errors to another; articles are not written."""

    def __init__(self, claims: Lines, errors: Lines) -> None:
        self._claims, self._errors = claims, errors

    def write(self, analysis: Analysis) -> None:
        self._claims.write([claim.model_dump_json() for claim in analysis.claims])
        self._errors.write([error_line(error) for error in analysis.errors])

    def describe(self, run: dict[str, Any]) -> None:
        pass

    def close(self) -> None:
        self._claims.close()


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
