"""A finished run read again: its claims, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from extractor.errors import UsageError
from extractor.running.journal import CLAIMS
from extractor.schema import ClaimBase, claim_adapter


def read_claims(folder: Path) -> Iterator[ClaimBase]:
    """The claims of a run folder, in the order of the file, lazily.

    Raises UsageError when there is no run in the folder, or a line that is no claim, with its number.
    """
    path = folder / CLAIMS
    try:
        stream = path.open(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(
            f"there is no run in {folder} ({CLAIMS}: {reason}); make one with extractor run"
        ) from None
    with stream:
        for number, line in enumerate(stream, start=1):
            try:
                yield claim_adapter.validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                place = ".".join(map(str, first["loc"]))
                raise UsageError(f"{path}, line {number}: this is no claim: {place} {first['msg']}") from None
