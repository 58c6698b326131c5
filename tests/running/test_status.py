"""How far a run is, and the log that it keeps."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractor.display.status import duration, status_lines
from extractor.errors import UsageError
from extractor.running.log import JsonLog
from extractor.running.options import RunOptions
from extractor.running.run import run
from extractor.running.status import Status, read_status
from extractor.running.watcher import Watcher
from tests.running import pipelines


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    rows = [{"id": str(n), "text": f"Cut {n} jobs" if n else "DIE"} for n in range(20)]
    rows.append({"id": "copy", "text": "Cut 3 jobs"})
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return RunOptions([str(tmp_path / "news.jsonl")], str(tmp_path / "out"), workers=1, dedup=True)


class Look(Watcher):
    """Reads the status after the first document, then stops the run where it is told to."""

    status: Status | None = None

    def __init__(self, folder: Path, *, stop: bool = False) -> None:
        self.folder, self.stop = folder, stop

    def done(self, tally: Any, position: int) -> None:
        self.status = self.status or read_status(self.folder)
        if self.stop:
            raise KeyboardInterrupt


def test_status_of_a_run(options: RunOptions, tmp_path: Path) -> None:
    out = tmp_path / "out"
    look = Look(out, stop=True)
    with pytest.raises(KeyboardInterrupt):
        run(options, look, pipelines.obedient)
    assert look.status is not None
    assert look.status.state == "running"
    assert read_status(out).state == "interrupted"
    run(replace(options, resume=True), None, pipelines.obedient)
    status = read_status(out)
    assert (status.state, status.resumed, status.share) == ("complete", 1, 1.0)
    assert (status.articles, status.claims, status.failures, status.copies) == (19, 19, 1, 1)
    assert status_lines(out, status)[2] == "19 articles, 19 claims, 1 error, 1 copy"


def test_a_run_that_nobody_writes_any_more_was_killed(options: RunOptions, tmp_path: Path) -> None:
    run(options, None, pipelines.obedient)
    path = tmp_path / "out" / "run.json"
    stale = json.loads(path.read_text())
    stale |= {"status": "running", "bytes_total": 1000, "bytes_done": 250}
    path.write_text(json.dumps(stale))
    status = read_status(tmp_path / "out")
    assert (status.state, status.share, status.seconds_left) == ("killed", 0.25, None)
    lines = status_lines(tmp_path / "out", status)
    assert lines[0].endswith("was killed; go on with it by the same command and --resume.")
    assert lines[-1] == "25% of the inputs"


def test_time_left_counts_what_this_session_did() -> None:
    status = Status("running", "2026-01-01", 1, 1, 1, 0, 0, 5000.0, 0.5, 3600.0)
    assert status_lines(Path("out"), status)[-1] == "50% of the inputs, 1 h 0 min left at 5,000 words/s"


@pytest.mark.parametrize(("seconds", "text"), [(4.4, "4 s"), (64, "1 min 4 s"), (7_320, "2 h 2 min")])
def test_durations(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_no_run_no_status(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no run in"):
        read_status(tmp_path)


def test_the_log_tells_what_happened(options: RunOptions, tmp_path: Path) -> None:
    log = JsonLog(tmp_path / "log.jsonl")
    run(options, log, pipelines.obedient)
    log.close()
    rows = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    events = [row["event"] for row in rows]
    assert (events[0], events[-1]) in {("started", "ended"), ("reading", "ended")}
    assert events.count("worker_lost") == 3
    assert (rows[-1]["status"], rows[-1]["articles"]) == ("complete", 19)
    assert all(row["time"] for row in rows)


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        JsonLog(tmp_path / "no" / "log.jsonl")


def test_articles_without_their_texts(options: RunOptions, tmp_path: Path) -> None:
    whole, bare = replace(options, output=str(tmp_path / "whole")), replace(options, text=False)
    run(whole, None, pipelines.obedient)
    run(bare, None, pipelines.obedient)
    texts, hashes = (
        [json.loads(line) for line in (folder / "articles.jsonl").read_text().splitlines()]
        for folder in (tmp_path / "whole", tmp_path / "out")
    )
    assert [{**row, "text": None} for row in texts] == hashes
    assert texts[0]["text"]
    for name in ("claims.jsonl", "errors.jsonl"):
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
    for folder in ("whole", "out"):
        assert json.loads((tmp_path / folder / "run.json").read_text())["counts"]["words"] == 19 * 3
