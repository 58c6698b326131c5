"""A progress bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from extractor.reading.inputs import total_bytes
from extractor.running.run import RunOptions, Watcher
from extractor.running.tally import Tally


@contextmanager
def watch(options: RunOptions) -> Iterator[Watcher]:
    """A watcher that draws articles, claims, rate and time left while the run is on."""
    if not sys.stderr.isatty():
        yield Watcher()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeRemainingColumn

    from extractor.display.terminal import counted

    class Bar(Watcher):
        """Advances with the bytes that were read: the one measure known before the end."""

        def __init__(self, progress: Progress, task: TaskID) -> None:
            self._progress, self._task = progress, task

        def read(self, count: int) -> None:
            self._progress.advance(self._task, count)

        def done(self, tally: Tally) -> None:
            figures = f"{counted(tally.articles, 'article')}  {counted(tally.claims.total(), 'claim')}"
            rate = f"{tally.words_per_second:,.0f} words/s"
            self._progress.update(self._task, figures=figures, rate=rate)

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.fields[figures]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        total = total_bytes(options.inputs, options.skipped)
        yield Bar(progress, progress.add_task("run", total=total, figures="loading", rate=""))
