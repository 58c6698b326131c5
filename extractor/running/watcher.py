"""Who is told how a run goes on."""

from __future__ import annotations

from typing import Any

from extractor.running.tally import Tally


class Watcher:
    """Told of a run's progress; this one does nothing with it."""

    def begin(self, total: int | None) -> None:
        """Reading begins; `total` is the size of all inputs in bytes, None where nobody can know it."""

    def done(self, tally: Tally, position: int) -> None:
        """One more document is written; `position` is how many bytes of the inputs its block begins after."""

    def event(self, name: str, **facts: Any) -> None:
        """Something happened that does not happen with every document: a worker died, the run ended.

        "note" brings a `text`, which tells the user how the inputs are read; it may come from another thread.
        """
