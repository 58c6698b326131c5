"""What a run counts: articles, claims by kind, errors by code, words, seconds."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from extractor.errors import ErrorCode
from extractor.running.outcome import Outcome
from extractor.schema import KINDS


@dataclass(slots=True)
class Tally:
    """The figures of one run so far."""

    articles: int = 0
    words: int = 0
    #: words of articles that were done before this process began
    earlier_words: int = 0
    claims: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    #: the encodings taken for inputs that were not UTF-8
    encodings: Counter[str] = field(default_factory=Counter)
    #: until the pipeline stood
    load_seconds: float = 0.0
    _started: float = field(default_factory=time.perf_counter)

    def start(self, began: float | None = None) -> None:
        """The pipeline stands; the articles begin. `began` is when it started to be loaded."""
        now = time.perf_counter()
        self.load_seconds, self._started = now - (began or self._started), now

    def add(self, outcome: Outcome) -> None:
        """Count one document's results."""
        if outcome.article is not None:
            self.articles += 1
            self.words += outcome.words
            if outcome.encoding:
                self.encodings[outcome.encoding] += 1
        self.claims.update(outcome.kinds)
        self.errors.update(outcome.codes)

    def merge(self, other: Tally) -> None:
        """Add the counts of another part of the run."""
        self.articles += other.articles
        self.words += other.words
        self.claims += other.claims
        self.errors += other.errors
        self.encodings += other.encodings

    @property
    def failures(self) -> int:
        """Errors that tell of something lost, which a copy is not."""
        return self.errors.total() - self.errors[ErrorCode.DUPLICATE]

    @property
    def seconds(self) -> float:
        """Since the articles began, loading left out."""
        return time.perf_counter() - self._started

    @property
    def words_per_second(self) -> float:
        """Of this process."""
        return self.words / max(self.seconds, 1e-9)

    def counts(self) -> dict[str, Any]:
        """The counts as they stand in run.json."""
        return {
            "articles": self.articles,
            "words": self.words + self.earlier_words,
            "claims": {kind: self.claims[kind] for kind in KINDS},
            "errors": dict(sorted(self.errors.items())),
            "encodings": dict(sorted(self.encodings.items())),
        }

    def times(self) -> dict[str, float]:
        """The times as they stand in run.json."""
        return {
            "load_seconds": round(self.load_seconds, 3),
            "seconds": round(self.seconds, 3),
            "words_per_second": round(self.words_per_second, 1),
        }
