"""The main job: inputs in, claim records out, everything accounted for."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.pipeline.build import DEFAULT_BASE_MODEL, load
from extractor.reading.inputs import STANDARD_INPUT, read_inputs
from extractor.reading.intake import Intake
from extractor.reading.record import ReadOptions
from extractor.running.analyse import analyse
from extractor.running.lines import StreamLines
from extractor.running.output import FolderOutput, Output, StreamOutput
from extractor.running.run_record import RunStatus, run_facts, run_record
from extractor.running.tally import Tally
from extractor.schema import KINDS

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the user asked for."""

    inputs: Sequence[str]
    #: a folder, or "-" for claims on standard output
    output: str
    reading: ReadOptions = field(default_factory=ReadOptions)
    kinds: Sequence[str] = tuple(KINDS)
    base_model: str = DEFAULT_BASE_MODEL
    rules: Path | None = None
    #: thoughts and wishes are statements too
    attitudes: bool = False
    #: the most documents that are read
    limit: int | None = None
    overwrite: bool = False

    @property
    def folder(self) -> Path | None:
        """The output folder, or None for standard output."""
        return None if self.output == STANDARD_OUTPUT else Path(self.output)

    @property
    def skipped(self) -> Path | None:
        """The output folder without links, which is never read as an input."""
        return None if self.folder is None else Path(os.path.realpath(self.folder))

    def as_json(self) -> dict[str, Any]:
        """The options as they stand in run.json."""
        return {
            "inputs": list(self.inputs),
            "published": None if self.reading.published is None else self.reading.published.isoformat(),
            "fields": dict(self.reading.fields),
            "language": self.reading.language,
            "repair": self.reading.repair,
            "kinds": list(self.kinds),
            "base_model": self.base_model,
            "rules": None if self.rules is None else str(self.rules),
            "attitudes": self.attitudes,
            "limit": self.limit,
        }


class Watcher:
    """Told of a run's progress; this one does nothing with it."""

    def read(self, count: int) -> None:
        """So many more bytes of the inputs were read."""

    def done(self, tally: Tally) -> None:
        """One more document is done."""


def run(options: RunOptions, watcher: Watcher | None = None) -> Tally:
    """Process every document of the inputs and write its records; returns the run's figures.

    Raises UsageError, before anything is written, for options that cannot be met, and RuleError for a
    mistake in a rule file. Faults of single documents raise nothing: they are lines of errors.jsonl.
    """
    _refuse_inputs_in_output(options)
    tally, watcher = Tally(), watcher or Watcher()
    nlp = load(
        base_model=options.base_model, rules=options.rules, kinds=options.kinds, attitudes=options.attitudes
    )
    facts = run_facts(options.base_model, options.rules, options.as_json())
    output = _open_output(options)
    tally.start()
    output.describe(run_record(facts, tally, "running"))
    status: RunStatus = "interrupted"
    try:
        intake = Intake(options.reading, watcher.read)
        documents = read_inputs(options.inputs, intake, skip=options.skipped)
        for analysis in analyse(nlp, islice(documents, options.limit)):
            output.write(analysis)
            tally.add(analysis)
            watcher.done(tally)
        status = "complete"
    finally:
        try:
            output.close()
        finally:
            output.describe(run_record(facts, tally, status))
    return tally


def _open_output(options: RunOptions) -> Output:
    if options.folder is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        return StreamOutput(
            StreamLines(sys.stdout, "standard output"), StreamLines(sys.stderr, "standard error")
        )
    return FolderOutput(options.folder, overwrite=options.overwrite)


def _refuse_inputs_in_output(options: RunOptions) -> None:
    """An input among the files that the run is about to overwrite would be lost before it is read."""
    if options.skipped is None:
        return
    for name in options.inputs:
        path = Path(os.path.realpath(name))
        if name != STANDARD_INPUT and (path == options.skipped or options.skipped in path.parents):
            raise UsageError(
                f"the input {name} lies in the output folder {options.folder}; give -o another folder"
            )
