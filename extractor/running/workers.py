"""Worker processes that share the blocks of a run; their results come back in the order of the inputs."""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from extractor.article import Article
from extractor.errors import ErrorCode, ExtractorError, InputError
from extractor.running.blocks import Block, characters_of
from extractor.running.feeder import Feeder
from extractor.running.outcome import Outcome, failed
from extractor.running.watcher import Watcher
from extractor.running.worker import PipelineMaker, Ready, Refused, WorkerProcess, start_worker

#: Blocks of so many characters may be in work or wait for one before them; that bounds the memory of this process.
_CHARACTERS_IN_WORK = 8_000_000
#: A worker that dies while it loads the pipeline is replaced so often.
_FALSE_STARTS = 3


@dataclass(slots=True)
class _Pending:
    """A block whose results are not all handed on."""

    block: Block
    outcomes: list[Outcome | None]
    #: the first document that is not handed on
    next: int


@dataclass(slots=True)
class _Task:
    """Articles of one block that go to a worker together."""

    pending: _Pending
    #: their places in the block
    places: list[int]
    failures: int = 0

    @property
    def articles(self) -> list[Article]:
        documents = [self.pending.block.documents[place] for place in self.places]
        return [document for document in documents if isinstance(document, Article)]

    def missing(self) -> list[int]:
        """The places without a result."""
        return [place for place in self.places if self.pending.outcomes[place] is None]


@dataclass(slots=True, eq=False)
class _Worker:
    process: WorkerProcess
    ready: bool = False
    task: _Task | None = None
    #: the places of the task whose results have not come yet
    expected: deque[int] = field(default_factory=deque)
    #: when it last gave a sign of life
    heard: float = 0.0


class Workers:
    """Up to `count` workers, started as there is work for them.

    A worker that dies, or gives no result for `timeout` seconds, is replaced, and its block is tried again: after a
    death once more as it was, then article by article. An article on which a worker dies or stays silent while it has
    the worker for itself is an error; nothing else is lost.
    """

    def __init__(
        self,
        make_pipeline: PipelineMaker,
        count: int,
        timeout: float,
        watcher: Watcher | None = None,
        *,
        text: bool = True,
    ) -> None:
        self._text = text
        self._make_pipeline, self._count, self._timeout = make_pipeline, count, timeout
        self._watcher = watcher or Watcher()
        self._workers: list[_Worker] = []
        self._pending: deque[_Pending] = deque()
        self._tasks: deque[_Task] = deque()
        self._false_starts = 0
        self._stopping = False
        #: the last document's result is handed on
        self.complete = False

    def start(self) -> None:
        """Start the first worker and wait until its pipeline stands.

        Raises UsageError and RuleError for a pipeline that cannot be loaded.
        """
        self._start_worker()
        while not any(worker.ready for worker in self._workers):
            self._listen(None)

    def stop(self) -> None:
        """Begin nothing new: `outcomes` ends after the blocks in work. For signal handlers too."""
        self._stopping = True

    def outcomes(self, feeder: Feeder[Block]) -> Iterator[tuple[Block, Outcome]]:
        """The result of every document that is not done yet, in order, each with its block."""
        told = False
        while True:
            self._take(feeder)
            self._assign()
            yield from self._in_order()
            self.complete = feeder.finished and not self._pending
            if self.complete or (self._stopping and not any(worker.task for worker in self._workers)):
                return
            if self._stopping and not told:
                told = True
                self._watcher.event("stopping")
            self._listen(feeder)

    def close(self) -> None:
        """End all workers at once; what they were doing is lost."""
        for worker in self._workers:
            worker.process.end()
        self._workers.clear()

    def _take(self, feeder: Feeder[Block]) -> None:
        """Take blocks while there is room for their results."""
        while not (self._stopping or feeder.finished) and self._has_room():
            block = feeder.take()
            if block is None:
                return
            documents = block.documents
            errors = [
                failed(document) if isinstance(document, InputError) else None for document in documents
            ]
            pending = _Pending(block, errors, block.done)
            self._pending.append(pending)
            places = [place for place, error in enumerate(errors) if error is None]
            # a block is analysed as a whole even where some of it is done: nothing may depend on where a run ended
            if places and places[-1] >= block.done:
                self._tasks.append(_Task(pending, places))

    def _has_room(self) -> bool:
        if len(self._pending) <= 2 * self._count:
            return True
        documents = (document for pending in self._pending for document in pending.block.documents)
        return sum(map(characters_of, documents)) < _CHARACTERS_IN_WORK

    def _in_order(self) -> Iterator[tuple[Block, Outcome]]:
        while self._pending:
            pending = self._pending[0]
            while pending.next < len(pending.outcomes):
                outcome = pending.outcomes[pending.next]
                if outcome is None:
                    return
                pending.next += 1
                yield pending.block, outcome
            self._pending.popleft()

    def _assign(self) -> None:
        """Give every idle worker a task, and start workers for tasks that are left."""
        if self._stopping:
            return
        for worker in [worker for worker in self._workers if worker.ready and worker.task is None]:
            if self._tasks:
                self._send(worker, self._tasks.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(self._tasks) - starting, self._count - len(self._workers))):
            self._start_worker()

    def _send(self, worker: _Worker, task: _Task) -> None:
        worker.task, worker.expected, worker.heard = task, deque(task.places), time.monotonic()
        try:
            worker.process.connection.send(task.articles)
        except OSError:
            self._died(worker)

    def _start_worker(self) -> None:
        self._workers.append(_Worker(start_worker(self._make_pipeline, text=self._text)))

    def _listen(self, feeder: Feeder[Block] | None) -> None:
        """Wait for a sign of a worker or the feeder, or for the moment when a worker has been silent too long."""
        by_connection = {worker.process.connection: worker for worker in self._workers}
        deadlines = [worker.heard + self._timeout for worker in self._workers if worker.task]
        patience = max(min(deadlines) - time.monotonic(), 0) if deadlines else None
        signals = [] if feeder is None else [feeder.signal]
        heard = wait([*by_connection, *signals], patience)
        if feeder is not None:
            feeder.acknowledge()
        for connection, worker in by_connection.items():
            if connection in heard:
                self._receive(worker)
            elif worker.task and time.monotonic() > worker.heard + self._timeout:
                self._silent(worker)

    def _receive(self, worker: _Worker) -> None:
        try:
            message = worker.process.connection.recv()
        except (EOFError, OSError):
            self._died(worker)
            return
        worker.heard = time.monotonic()
        match message:
            case Ready():
                worker.ready = True
                self._false_starts = 0
            case Refused(error):
                raise error
            case Outcome() if worker.task is not None:
                place = worker.expected.popleft()
                outcomes = worker.task.pending.outcomes
                outcomes[place] = outcomes[place] or message
                if not worker.expected:
                    worker.task = None

    def _died(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        how, task = _how_it_ended(worker.process.buried()), worker.task
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= _FALSE_STARTS:
                raise ExtractorError(
                    f"worker processes end while they load the pipeline ({how}); if memory is short, try --workers 1"
                )
            self._start_worker()
        elif task is not None:
            self._try_again(task, ErrorCode.WORKER_DIED, f"the process that worked on this article {how}")

    def _silent(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.end()
        if worker.task is not None:
            message = (
                f"the article took longer than {self._timeout:g} seconds; give it more time with --timeout"
            )
            self._try_again(worker.task, ErrorCode.TIMEOUT, message)

    def _try_again(self, task: _Task, code: ErrorCode, message: str) -> None:
        task.failures += 1
        missing = task.missing()
        self._watcher.event("worker_lost", reason=message, articles=len(missing), failures=task.failures)
        if code is ErrorCode.WORKER_DIED and task.failures == 1:
            self._tasks.appendleft(task)  # perhaps it had nothing to do with the articles
        elif len(task.places) > 1:
            singles = [_Task(task.pending, [place], failures=1) for place in missing]
            self._tasks.extendleft(reversed(singles))
        else:
            (article,) = task.articles
            error = InputError(article.id, code, message, article_id=article.id)
            task.pending.outcomes[task.places[0]] = failed(error)


def _how_it_ended(code: int) -> str:
    if code >= 0:
        return f"ended with exit code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
    return f"was ended by {name}" + (" (perhaps for want of memory)" if name == "SIGKILL" else "")
