"""Only the entities: each article's companies, people, dates and amounts, one line an article."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from extractor.errors import UsageError
from extractor.pipeline.build import load
from extractor.pipeline.records import entities_record
from extractor.reading.inputs import read_inputs
from extractor.reading.intake import Intake
from extractor.reading.record import ReadOptions
from extractor.running.analyse import analyse
from extractor.running.lines import FileLines, Lines, StreamLines
from extractor.running.tally import Tally

STANDARD_OUTPUT = "-"
#: Components that only claims need.
_NOT_NEEDED = ("extractor_quotes",)


def write_entities(
    inputs: Sequence[str],
    output: str,
    reading: ReadOptions,
    *,
    base_model: str,
    rules: Path | None = None,
    limit: int | None = None,
    overwrite: bool = False,
) -> Tally:
    """Write an EntitiesRecord line for every article of the inputs; returns the counts.

    `output` is a file or "-". Inputs that give no article are error lines on standard error. Raises
    UsageError for an output that exists already (unless `overwrite`) or cannot be written.
    """
    tally = Tally()
    with _opened(output, overwrite=overwrite) as lines:
        nlp = load(base_model=base_model, rules=rules, kinds=())
        nlp.select_pipes(disable=[name for name in _NOT_NEEDED if name in nlp.pipe_names])
        tally.start()
        documents = read_inputs(inputs, Intake(reading, note=_print_note))
        for analysis in analyse(nlp, islice(documents, limit), to_record=entities_record):
            outcome = analysis.outcome()
            if outcome.article is not None:
                lines.write([outcome.article])
            for line in outcome.errors:
                print(line, file=sys.stderr)
            tally.add(outcome)
    return tally


def _print_note(line: str) -> None:
    print(f"extractor: {line}", file=sys.stderr)


@contextmanager
def _opened(output: str, *, overwrite: bool) -> Iterator[Lines]:
    if output == STANDARD_OUTPUT:
        yield StreamLines(sys.stdout, "standard output")
        return
    if os.path.lexists(output) and not overwrite:
        raise UsageError(f"{output} exists already; give -o another file, or --overwrite to replace it")
    try:
        lines = FileLines(Path(output))
    except OSError as error:
        raise UsageError(f"{output} cannot be written: {error.strerror or error}") from None
    with closing(lines):
        yield lines
