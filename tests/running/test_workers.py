"""Worker processes: the order of the inputs for any number of them, and what each loss costs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extractor.article import Article
from extractor.errors import ErrorCode, ExtractorError, InputError, RuleError
from extractor.running import workers as workers_module
from extractor.running.blocks import BLOCK_DOCUMENTS, Block, Document
from extractor.running.feeder import Feeder
from extractor.running.outcome import Outcome
from extractor.running.watcher import Watcher
from extractor.running.worker import PipelineMaker
from extractor.running.workers import Workers
from tests.running import pipelines


class Notes(Watcher):
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def event(self, name: str, **facts: Any) -> None:
        self.events.append(name)


def article(article_id: str, text: str = "We cut 12 jobs.") -> Article:
    return Article(text, id=article_id)


def outcomes(
    blocks: list[list[Document]] | list[Block],
    count: int = 2,
    timeout: float = 120,
    make: PipelineMaker = pipelines.obedient,
    watcher: Watcher | None = None,
) -> list[Outcome]:
    given = [block if isinstance(block, Block) else Block(block) for block in blocks]
    with closing(Workers(make, count, timeout, watcher)) as workers:
        workers.start()
        return [outcome for _, outcome in workers.outcomes(Feeder(iter(given)))]


def result(outcome: Outcome) -> str:
    """An id, or the code of the error in its place."""
    if outcome.article is None:
        return outcome.codes[0]
    return outcome.article.split('"id":"')[1].split('"')[0]


@pytest.mark.parametrize("count", [1, 3])
def test_results_come_in_the_order_of_the_inputs(count: int) -> None:
    slow = [article("slow", "SLOW " * 5), InputError("bad", ErrorCode.EMPTY, "")]
    blocks: list[list[Document]] = [slow, *([article(f"{n}.{m}") for m in range(3)] for n in range(6))]
    expected = ["slow", "empty", *(f"{n}.{m}" for n in range(6) for m in range(3))]
    assert [result(outcome) for outcome in outcomes(blocks, count)] == expected


def test_no_input_no_result() -> None:
    assert outcomes([]) == []


def test_a_block_of_errors_alone_needs_no_worker() -> None:
    assert [result(outcome) for outcome in outcomes([[InputError("bad", ErrorCode.EMPTY, "")]])] == ["empty"]


def test_a_worker_that_was_killed_costs_nothing(tmp_path: Path) -> None:
    notes = Notes()
    block = [article("a"), article("b", f"DIE-ONCE({tmp_path / 'mark'})"), article("c")]
    assert [result(outcome) for outcome in outcomes([block], watcher=notes)] == ["a", "b", "c"]
    assert notes.events == ["worker_lost"]


def test_an_article_that_kills_every_worker_costs_itself() -> None:
    done = outcomes([[article("a"), article("b", "DIE"), article("c")], [article("d")]])
    assert [result(outcome) for outcome in done] == ["a", "worker_died", "c", "d"]
    assert '"article_id":"b"' in done[1].errors[0]
    assert "was ended by SIGKILL (perhaps for want of memory)" in done[1].errors[0]


def test_an_article_that_never_ends_costs_itself() -> None:
    done = outcomes([[article("a"), article("b", "HANG"), article("c")]], timeout=2)
    assert [result(outcome) for outcome in done] == ["a", "timeout", "c"]
    assert "took longer than 2 seconds; give it more time with --timeout" in done[1].errors[0]


def test_an_article_on_which_the_pipeline_fails_costs_itself() -> None:
    done = outcomes([[article("a"), article("b", "FAIL"), article("c")]])
    assert [result(outcome) for outcome in done] == ["a", "bug", "c"]


def test_the_mistake_in_a_rule_file_is_told_as_it_is() -> None:
    with pytest.raises(RuleError, match=r"rules/names\.toml, line 3: no such thing"):
        outcomes([], make=pipelines.refused)


def test_workers_that_die_while_they_load_end_the_run() -> None:
    with pytest.raises(ExtractorError, match="while they load the pipeline"):
        outcomes([], make=pipelines.dying)


def test_what_is_done_is_not_handed_on_again() -> None:
    block = [article("a"), InputError("bad", ErrorCode.EMPTY, ""), article("b"), article("c")]
    for done, expected in ((0, ["a", "empty", "b", "c"]), (2, ["b", "c"]), (4, [])):
        assert [result(outcome) for outcome in outcomes([Block(block, done)])] == expected


def test_what_the_reader_raises_ends_the_run() -> None:
    def reading() -> Iterator[Block]:
        yield Block([article("a")])
        raise OSError("gone")

    with closing(Workers(pipelines.obedient, 1, 120)) as workers:
        workers.start()
        with pytest.raises(OSError, match="gone"):
            list(workers.outcomes(Feeder(reading())))


def test_reading_waits_while_many_results_wait_for_one_before_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A block that takes long must not let the results behind it fill the memory."""
    monkeypatch.setattr(workers_module, "_CHARACTERS_IN_WORK", 100)
    read = 0

    def reading() -> Iterator[Block]:
        nonlocal read
        for n in range(50):
            read += 1
            yield Block([article(str(n), "SLOW " * 10)])

    with closing(Workers(pipelines.obedient, 1, 120)) as workers:
        workers.start()
        stream = workers.outcomes(Feeder(reading()))
        next(stream)
        assert read < 20
        assert [result(outcome) for _, outcome in stream] == [str(n) for n in range(1, 50)]


def test_stopped_workers_finish_what_they_have_begun() -> None:
    blocks = [Block([article(f"{n}.{m}", "SLOW") for m in range(BLOCK_DOCUMENTS)]) for n in range(20)]
    with closing(Workers(pipelines.obedient, 1, 120)) as workers:
        workers.start()
        stream = workers.outcomes(Feeder(iter(blocks)))
        next(stream)
        workers.stop()
        assert len(list(stream)) == BLOCK_DOCUMENTS - 1


def test_no_worker_outlives_the_process_that_began_it() -> None:
    code = (
        "import os, signal\n"
        "from extractor.running.workers import Workers\n"
        "from tests.running import pipelines\n"
        "workers = Workers(pipelines.obedient, 1, 120)\n"
        "workers.start()\n"
        "print(workers._workers[0].process.process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, timeout=120, check=False)
    worker = Path(f"/proc/{int(killed.stdout)}/status")
    deadline = time.monotonic() + 60
    while worker.exists() and "State:\tZ" not in worker.read_text():
        assert time.monotonic() < deadline, "the worker is still there"
        time.sleep(0.1)
