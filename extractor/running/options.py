"""What the user asked of a run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.pipeline import DEFAULT_BASE_MODEL
from extractor.reading.record import ReadOptions
from extractor.schema import KINDS

if TYPE_CHECKING:
    from spacy.language import Language

STANDARD_OUTPUT = "-"
#: Seconds that one article may take: many times what the longest one takes on a slow machine.
DEFAULT_TIMEOUT = 600.0


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class PipelineOptions:
    """Which pipeline; calling it loads that pipeline, in whichever process."""

    kinds: Sequence[str] = tuple(KINDS)
    base_model: str = DEFAULT_BASE_MODEL
    rules: Path | None = None
    #: thoughts and wishes are statements too
    attitudes: bool = False

    def __call__(self) -> Language:
        from extractor.pipeline.build import load

        return load(base_model=self.base_model, rules=self.rules, kinds=self.kinds, attitudes=self.attitudes)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """One run."""

    inputs: Sequence[str]
    #: a folder, or "-" for claims on standard output
    output: str
    reading: ReadOptions = field(default_factory=ReadOptions)
    pipeline: PipelineOptions = field(default_factory=PipelineOptions)
    #: the most documents that are read
    limit: int | None = None
    overwrite: bool = False
    #: articles that repeat another one are set aside
    dedup: bool = False
    #: articles.jsonl has the texts, or only their hashes
    text: bool = True
    #: go on with the run that is in the output folder
    resume: bool = False
    workers: int = field(default_factory=cores)
    #: seconds that an article may take
    timeout: float = DEFAULT_TIMEOUT

    @property
    def folder(self) -> Path | None:
        """The output folder, or None for standard output."""
        return None if self.output == STANDARD_OUTPUT else Path(self.output)

    @property
    def skipped(self) -> Path | None:
        """The output folder without links, which is never read as an input."""
        return None if self.folder is None else Path(os.path.realpath(self.folder))

    def as_json(self) -> dict[str, Any]:
        """The options that results depend on, as they stand in run.json."""
        pipeline = self.pipeline
        return {
            "inputs": list(self.inputs),
            "published": None if self.reading.published is None else self.reading.published.isoformat(),
            "fields": dict(self.reading.fields),
            "language": self.reading.language,
            "repair": self.reading.repair,
            "kinds": list(pipeline.kinds),
            "base_model": pipeline.base_model,
            "rules": None if pipeline.rules is None else str(pipeline.rules),
            "attitudes": pipeline.attitudes,
            "limit": self.limit,
            "dedup": self.dedup,
            "text": self.text,
        }
