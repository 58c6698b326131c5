"""A worker process: a pipeline of its own; articles come in blocks, outcomes go out one by one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from threading import Thread
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import ExtractorError
from extractor.running.interrupts import interrupts_held_back

if TYPE_CHECKING:
    from spacy.language import Language

#: Loads the pipeline inside of the worker; it has to be picklable.
PipelineMaker = Callable[[], "Language"]

#: What the libraries below numpy and spaCy read to know how many threads they may start.
_THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


@dataclass(frozen=True, slots=True)
class Ready:
    """The pipeline stands."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The pipeline cannot be loaded: a mistake in a rule file, a model that is not there."""

    error: Exception


def start_worker(
    make_pipeline: PipelineMaker, name: str, *, text: bool = True
) -> tuple[SpawnProcess, Connection]:
    """A new worker and our end of the line to it.

    It first sends Ready or Refused. Then it takes lists of articles and sends one Outcome for each article, in
    order, as soon as it is there (without its `text` where that is not wanted); None ends it, and so does the end of this process. It never sees Ctrl-C.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, make_pipeline, text), name=name, daemon=True)
    with _single_threaded(), interrupts_held_back():
        process.start()
    theirs.close()
    return process, ours


def _serve(connection: Connection, make_pipeline: PipelineMaker, text: bool) -> None:
    from extractor.running.analyse import analyse_articles

    Thread(target=_end_with_parent, daemon=True).start()
    try:
        nlp = make_pipeline()
    except Exception as error:
        connection.send(Refused(_portable(error)))
        return
    try:
        connection.send(Ready())
        while (articles := _next_block(connection)) is not None:
            for analysis in analyse_articles(nlp, articles):
                connection.send(analysis.outcome(text=text))
    except (BrokenPipeError, ConnectionError):
        return  # nobody wants the results any more


def _next_block(connection: Connection) -> Sequence[Article] | None:
    try:
        articles: Sequence[Article] | None = connection.recv()
    except EOFError:
        return None
    return articles


def _end_with_parent() -> None:
    """A killed run must not leave workers behind, least of all one that hangs."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _portable(error: Exception) -> Exception:
    """The error as it can travel; one that nobody foresaw keeps its type's name."""
    if isinstance(error, ExtractorError):
        return error
    return RuntimeError(f"the pipeline cannot be loaded: {type(error).__name__}: {error}")


@contextmanager
def _single_threaded() -> Iterator[None]:
    """Processes started meanwhile use one thread each: the workers share the cores among themselves."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
