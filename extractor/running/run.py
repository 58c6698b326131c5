"""The main job: inputs in, claim records out, everything accounted for."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.reading.inputs import STANDARD_INPUT, read_inputs, total_bytes
from extractor.reading.intake import Intake
from extractor.running.blocks import Block, blocks
from extractor.running.copies import without_copies
from extractor.running.feeder import Feeder
from extractor.running.interrupts import first_interrupt
from extractor.running.journal import Journal, read_journal, read_run_record
from extractor.running.lines import StreamLines
from extractor.running.options import RunOptions
from extractor.running.output import FolderOutput, Output, StreamOutput, check_new_folder
from extractor.running.resume import Earlier, refuse_changes
from extractor.running.run_record import Position, RunStatus, resumed_facts, run_facts, run_record
from extractor.running.tally import Tally
from extractor.running.watcher import Watcher
from extractor.running.worker import PipelineMaker
from extractor.running.workers import Workers

#: How often run.json is brought up to date.
_DESCRIBE_SECONDS = 5.0


def run(
    options: RunOptions, watcher: Watcher | None = None, make_pipeline: PipelineMaker | None = None
) -> Tally:
    """Process every document of the inputs and write its records; returns the run's figures.

    `make_pipeline` loads another pipeline than that of the options, in every worker. Raises UsageError,
    before anything is written, for options that cannot be met, and RuleError for a mistake in a rule file.
    Faults of single documents raise nothing: they are lines of errors.jsonl.
    """
    _check(options)
    watcher = watcher or Watcher()
    started = time.perf_counter()
    workers = Workers(
        make_pipeline or options.pipeline, options.workers, options.timeout, watcher, text=options.text
    )
    with closing(workers):
        workers.start()
        session = _Session(options, watcher)
        session.tally.start(started)
        session.process(workers)
    return session.tally


class _Session:
    """One process's part of a run: from the first document that is not done to the last that it does."""

    def __init__(self, options: RunOptions, watcher: Watcher) -> None:
        self._options, self._watcher = options, watcher
        facts = run_facts(options.pipeline.base_model, options.pipeline.rules, options.as_json())
        earlier = read_run_record(options.folder) if options.resume and options.folder else None
        self._journal: Journal | None = None
        if options.folder is not None and earlier is not None:
            refuse_changes(options.folder, earlier, facts)
            self._journal = read_journal(options.folder)
            self._earlier = Earlier(options.folder, self._journal)
            facts = resumed_facts(facts, earlier)
        self._facts = {**facts, "workers": options.workers, "timeout": options.timeout}
        self.tally = Tally() if self._journal is None else self._journal.tally
        self._position = Position()
        #: bytes of the inputs that are read, ahead of those that are done
        self._read = 0
        self._output = self._open_output()

    def process(self, workers: Workers) -> None:
        """Do what is to be done, and write it down in order, however it ends."""
        status: RunStatus = "interrupted"
        feeder = Feeder(self._blocks())

        def stop() -> None:
            workers.stop()
            feeder.wake()

        try:
            with first_interrupt(stop):
                self._write(workers.outcomes(feeder))
                if workers.complete:
                    status, self._position.done = "complete", self._read
        finally:
            feeder.close()
            try:
                self._output.close()
            finally:
                record = self._record(status)
                self._output.describe(record)
                self._watcher.event("ended", status=status, **record["counts"], **record["times"])

    def _write(self, outcomes: Iterable[tuple[Block, Any]]) -> None:
        described = time.monotonic()
        self._watcher.event("started", **self._facts)
        for block, outcome in outcomes:
            self._output.write(outcome)
            self.tally.add(outcome)
            self._position.done = block.position
            self._watcher.done(self.tally, block.position)
            if time.monotonic() - described > _DESCRIBE_SECONDS:
                described = time.monotonic()
                self._output.describe(self._record("running"))

    def _record(self, status: RunStatus) -> dict[str, Any]:
        if self._journal is not None:
            self.tally.earlier_words = self._earlier.words
        return run_record(self._facts, self.tally, status, self._position)

    def _blocks(self) -> Iterator[Block]:
        """The documents in blocks, with those that are done; read in the feeder's thread."""
        options, start = self._options, 0

        def count(size: int) -> None:
            self._read += size

        self._position.total = total_bytes(options.inputs, options.skipped)
        self._watcher.begin(self._position.total)
        intake = Intake(options.reading, count, lambda note: self._watcher.event("note", text=note))
        documents = read_inputs(options.inputs, intake, skip=options.skipped)
        documents = islice(documents, options.limit)
        if options.dedup:
            documents = without_copies(documents)
        done = 0
        if self._journal is not None:
            documents, done = self._earlier.check(documents), self._journal.documents
        for block in blocks(documents):
            if done < len(block) and self._position.earlier is None:
                self._position.earlier = start
            yield Block(block, min(done, len(block)), start)
            done, start = max(done - len(block), 0), self._read

    def _open_output(self) -> Output:
        folder = self._options.folder
        if folder is not None:
            return FolderOutput(folder, self._record("running"), self._journal)
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        return StreamOutput(
            StreamLines(sys.stdout, "standard output"), StreamLines(sys.stderr, "standard error")
        )


def _check(options: RunOptions) -> None:
    """Refuse what can be refused before a pipeline is loaded. Raises UsageError."""
    if options.folder is None:
        if options.resume:
            raise UsageError("claims on standard output cannot be resumed; give -o a folder")
        return
    if options.resume and options.overwrite:
        raise UsageError("--resume goes on with a run and --overwrite replaces it; give one of them")
    _refuse_inputs_in_output(options)
    resumable = options.resume and (
        not options.folder.exists() or read_run_record(options.folder) is not None
    )
    if not resumable:
        check_new_folder(options.folder, overwrite=options.overwrite or options.resume)


def _refuse_inputs_in_output(options: RunOptions) -> None:
    """An input among the files that the run is about to overwrite would be lost before it is read."""
    for name in options.inputs:
        path = Path(os.path.realpath(name))
        if name != STANDARD_INPUT and (path == options.skipped or options.skipped in path.parents):
            raise UsageError(
                f"the input {name} lies in the output folder {options.folder}; give -o another folder"
            )
