"""A worker process: a pipeline of its own; articles come in blocks, outcomes go out one by one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Thread
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import ExtractorError
from extractor.running.garbage import collect_seldom
from extractor.running.interrupts import interrupts_held_back

if TYPE_CHECKING:
    from spacy.language import Language

#: Loads the pipeline inside of the worker; it has to be picklable.
PipelineMaker = Callable[[], "Language"]

#: The workers share the cores among themselves: the libraries below numpy and spaCy start no threads of their own.
_ONE_THREAD = dict.fromkeys(
    (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "BLIS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    ),
    "1",
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The pipeline stands."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The pipeline cannot be loaded: a mistake in a rule file, a model that is not there."""

    error: Exception


@dataclass(slots=True, eq=False)
class WorkerProcess:
    """A worker and our end of the lines to it."""

    process: subprocess.Popen[bytes]
    connection: Connection
    #: the worker ends when this is closed, by us or by our end
    lifeline: Connection

    def end(self) -> int:
        """End it at once; returns its exit code, negative for a signal."""
        self.process.kill()
        return self.buried()

    def buried(self) -> int:
        """The exit code of a worker that has ended, or is about to, negative for a signal."""
        try:
            code = self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self.connection.close()
        self.lifeline.close()
        return code


def start_worker(make_pipeline: PipelineMaker, *, text: bool = True) -> WorkerProcess:
    """A new worker.

    It first sends Ready or Refused. Then it takes lists of articles and sends one Outcome for each article, in
    order, as soon as it is there (without its `text` where that is not wanted). It ends with this process,
    however that ends, and never sees Ctrl-C. What it prints goes to standard error.
    """
    ours, theirs = Pipe()
    its_lifeline, lifeline = Pipe(duplex=False)
    handles = (theirs.fileno(), its_lifeline.fileno())
    # a program of one line, not a fork and not multiprocessing's: both would bring along what the caller has loaded
    program = (
        f"import sys; sys.path[:] = {sys.path!r}; from extractor.running.worker import serve; serve{handles}"
    )
    with interrupts_held_back():
        process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.DEVNULL,
            stdout=2,
            env=os.environ | _ONE_THREAD,
            pass_fds=handles,
        )
    theirs.close()
    its_lifeline.close()
    with suppress(OSError):  # if it died at once, its end of the line will tell
        ours.send((make_pipeline, text))
    return WorkerProcess(process, ours, lifeline)


def serve(handle: int, lifeline: int) -> None:
    """The life of a worker; the handles are those of its ends of the lines."""
    Thread(target=_end_with_parent, args=(Connection(lifeline),), daemon=True).start()
    connection = Connection(handle)
    try:
        make_pipeline, text = connection.recv()
        try:
            nlp = make_pipeline()
        except Exception as error:
            connection.send(Refused(_portable(error)))
            return
        collect_seldom()
        connection.send(Ready())
        _work(connection, nlp, text)
    except (EOFError, ConnectionError):
        return  # nobody wants the results any more


def _work(connection: Connection, nlp: Language, text: bool) -> None:
    from extractor.running.analyse import analyse_articles

    while True:
        articles: Sequence[Article] = connection.recv()
        for analysis in analyse_articles(nlp, articles):
            connection.send(analysis.outcome(text=text))


def _end_with_parent(lifeline: Connection) -> None:
    """A killed run must not leave workers behind, least of all one that hangs."""
    lifeline.poll(None)
    os._exit(1)


def _portable(error: Exception) -> Exception:
    """The error as it can travel; one that nobody foresaw keeps its type's name."""
    if isinstance(error, ExtractorError):
        return error
    return RuntimeError(f"the pipeline cannot be loaded: {type(error).__name__}: {error}")
