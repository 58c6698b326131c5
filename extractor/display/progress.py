"""A progress bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from extractor.display.terminal import counted, printable
from extractor.running.log import JsonLog, Watchers
from extractor.running.tally import Tally
from extractor.running.watcher import Watcher


@contextmanager
def watch(log: Path | None = None) -> Iterator[Watcher]:
    """A watcher that draws articles, claims, rate and time left while the run is on, and keeps a log.

    Raises UsageError for a log that cannot be written.
    """
    with _drawn() as drawn:
        if log is None:
            yield drawn
            return
        with closing(JsonLog(log)) as logged:
            yield Watchers([drawn, logged])


class _Terse(Watcher):
    """Says nothing but what somebody at a keyboard waits to hear."""

    def event(self, name: str, **facts: Any) -> None:
        if text := _told(name, facts):
            print(f"extractor: {text}", file=sys.stderr)


def _told(name: str, facts: Mapping[str, Any]) -> str | None:
    """What is said of an event; None of one that only the log keeps."""
    if name == "stopping":
        return "ending after the articles in work; Ctrl-C again ends at once"
    return printable(facts["text"]) if name == "note" else None


@contextmanager
def _drawn() -> Iterator[Watcher]:
    if not sys.stderr.isatty():
        yield _Terse()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

    class Bar(Watcher):
        """Advances with the bytes of what is written: the one measure known before the end."""

        def __init__(self, progress: Progress, task: TaskID) -> None:
            self._progress, self._task = progress, task

        def begin(self, total: int | None) -> None:
            self._progress.update(self._task, total=total, figures="reading")

        def done(self, tally: Tally, position: int) -> None:
            figures = f"{counted(tally.articles, 'article')}  {counted(tally.claims.total(), 'claim')}"
            rate = f"{tally.words_per_second:,.0f} words/s"
            self._progress.update(self._task, completed=position, figures=figures, rate=rate)

        def event(self, name: str, **facts: Any) -> None:
            if text := _told(name, facts):
                self._progress.console.print(text, markup=False, highlight=False)

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.fields[figures]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, progress.add_task("run", total=None, figures="loading", rate=""))
