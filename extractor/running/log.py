"""A log of a run for machines: one JSON object a line, with the time and what happened."""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractor.errors import OutputError, UsageError
from extractor.running.tally import Tally
from extractor.running.watcher import Watcher

#: How often the progress is logged.
_PROGRESS_SECONDS = 10.0


class JsonLog(Watcher):
    """Appends to a file: "started", "reading", "note", "progress", "worker_lost", "stopping", "ended"."""

    def __init__(self, path: Path) -> None:
        """Raises UsageError for a file that cannot be written."""
        self._path = path
        try:
            self._stream = path.open("a", encoding="utf-8")
        except OSError as error:
            raise UsageError(f"the log {path} cannot be written: {error.strerror or error}") from None
        self._logged = time.monotonic()

    def begin(self, total: int | None) -> None:
        self.event("reading", bytes_total=total)

    def done(self, tally: Tally, position: int) -> None:
        if time.monotonic() - self._logged > _PROGRESS_SECONDS:
            self._logged = time.monotonic()
            self.event("progress", bytes_done=position, **tally.counts(), **tally.times())

    def event(self, name: str, **facts: Any) -> None:
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"time": now, "event": name, **facts}, ensure_ascii=False) + "\n"
        try:
            self._stream.write(line)
            self._stream.flush()
        except OSError as error:
            raise OutputError(str(self._path), error) from None

    def close(self) -> None:
        """Nothing more is logged."""
        self._stream.close()


class Watchers(Watcher):
    """Several watchers that are told the same."""

    def __init__(self, watchers: Sequence[Watcher]) -> None:
        self._watchers = watchers

    def begin(self, total: int | None) -> None:
        for watcher in self._watchers:
            watcher.begin(total)

    def done(self, tally: Tally, position: int) -> None:
        for watcher in self._watchers:
            watcher.done(tally, position)

    def event(self, name: str, **facts: Any) -> None:
        for watcher in self._watchers:
            watcher.event(name, **facts)
