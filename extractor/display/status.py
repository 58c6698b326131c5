"""How far a run is, in words."""

from __future__ import annotations

from pathlib import Path

from extractor.display.terminal import counted
from extractor.running.status import Status

_STATES = {
    "running": "is running",
    "complete": "is complete",
    "interrupted": "ended early; go on with it by the same command and --resume",
    "killed": "was killed; go on with it by the same command and --resume",
}


def status_lines(folder: Path, status: Status) -> list[str]:
    """The status as a few lines of text."""
    resumed = f", resumed {counted(status.resumed, 'time')}" if status.resumed else ""
    lines = [
        f"The run in {folder} {_STATES[status.state]}.",
        f"started {status.started}{resumed}",
        f"{counted(status.articles, 'article')}, {counted(status.claims, 'claim')}, "
        f"{counted(status.failures, 'error')}, {status.copies:,} {'copy' if status.copies == 1 else 'copies'}",
    ]
    if status.share is not None and status.state != "complete":
        lines.append(f"{status.share:.0%} of the inputs")
    if status.seconds_left is not None:
        lines[-1] += f", {duration(status.seconds_left)} left at {status.words_per_second:,.0f} words/s"
    return lines


def duration(seconds: float) -> str:
    """A span of time to two units: "3 h 20 min"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
