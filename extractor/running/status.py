"""How far a run is, from what it writes about itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from extractor.errors import ErrorCode, UsageError
from extractor.running.journal import RUN, read_run_record
from extractor.running.lock import is_locked

#: "killed": the run ended without a word; "interrupted": it ended early and said so
RunState = Literal["running", "complete", "interrupted", "killed"]


@dataclass(frozen=True, slots=True)
class Status:
    """A run at this moment; the figures of one that goes on are a few seconds old."""

    state: RunState
    started: str
    resumed: int
    articles: int
    claims: int
    #: errors that are no copies, and copies
    failures: int
    copies: int
    words_per_second: float
    #: the part of the inputs that is done, in bytes, None where nobody can know it
    share: float | None
    #: only while it goes on
    seconds_left: float | None


def read_status(folder: Path) -> Status:
    """The status of the run in a folder. Raises UsageError where there is none."""
    run = read_run_record(folder)
    if run is None:
        raise UsageError(f"there is no run in {folder} ({RUN} is missing or no run wrote it)")
    state: RunState = run["status"]
    if state == "running" and not is_locked(folder):
        state = "killed"
    counts, errors = run["counts"], run["counts"]["errors"]
    copies = errors.get(ErrorCode.DUPLICATE, 0)
    share = 1.0 if state == "complete" else _share(run)
    return Status(
        state=state,
        started=run["started"],
        resumed=run.get("resumed", 0),
        articles=counts["articles"],
        claims=sum(counts["claims"].values()),
        failures=sum(errors.values()) - copies,
        copies=copies,
        words_per_second=run["times"]["words_per_second"],
        share=share,
        seconds_left=_seconds_left(run) if state == "running" else None,
    )


def _share(run: dict[str, Any]) -> float | None:
    total = run.get("bytes_total")
    return min(run["bytes_done"] / total, 1.0) if total else None


def _seconds_left(run: dict[str, Any]) -> float | None:
    """By the rate of this session: what an earlier one did was only read again."""
    total, seconds = run.get("bytes_total"), run["times"]["seconds"]
    done = run["bytes_done"] - run.get("bytes_earlier", 0)
    if not total or done <= 0:
        return None
    return float(max(total - run["bytes_done"], 0) * seconds / done)
