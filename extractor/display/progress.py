"""A progress bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from extractor.running.tally import Tally
from extractor.running.watcher import Watcher


@contextmanager
def watch() -> Iterator[Watcher]:
    """A watcher that draws articles, claims, rate and time left while the run is on."""
    if not sys.stderr.isatty():
        yield Watcher()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

    from extractor.display.terminal import counted

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
            if name == "stopping":
                self._progress.console.print("ending after the articles in work; Ctrl-C again ends at once")

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.fields[figures]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, progress.add_task("run", total=None, figures="loading", rate=""))
