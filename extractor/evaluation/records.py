"""The lines of a JSONL file as typed records, a mistake named with its file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.errors import RecordError, UsageError


def read_rows(path: Path, wanted: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each line's number and its JSON object; empty lines are passed over.

    `wanted` says in the error for a missing file what it should have been.
    """
    try:
        # an undecodable byte becomes a mark that no JSON string border can hide: the line is named below
        with path.open(encoding="utf-8", errors="surrogateescape") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, _object(path, number, line)
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); {wanted}") from None


def refused(path: Path, line: int, error: ValidationError) -> RecordError:
    """The first thing that a record's type refuses, as an error with its place."""
    first = error.errors(include_url=False)[0]
    field = ".".join(map(str, first["loc"]))
    return RecordError(path, line, f"{field or 'the record'}: {first['msg']}, found {first['input']!r:.80}")


def _object(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        line.encode("utf-8")
        row = json.loads(line)
    except UnicodeEncodeError:
        raise RecordError(path, number, "this is no UTF-8; write the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise RecordError(
            path,
            number,
            f"this is no valid JSON: {error.msg} (column {error.colno}); mend or remove the line",
        ) from None
    if not isinstance(row, dict):
        raise RecordError(path, number, f"expected a JSON object, found {type(row).__name__}")
    return row
