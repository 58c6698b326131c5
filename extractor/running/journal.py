"""What an earlier session left in a run's folder: which lines stand, and what they add up to.

A document is done when its line stands: that of its article, or of the error that took its place. Documents
are written one after the other, so those that are done are the first ones of the inputs. Of the document
after them, claims may stand already; they are dropped, as is a line that was not written to its end.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractor.errors import RecordError
from extractor.running.tally import Tally

CLAIMS, ARTICLES, ERRORS, RUN = "claims.jsonl", "articles.jsonl", "errors.jsonl", "run.json"


@dataclass(frozen=True, slots=True)
class Journal:
    """The lines that stand."""

    #: figures of the documents that are done, without their words, which only the texts tell
    tally: Tally
    #: how many lines of articles.jsonl and errors.jsonl
    articles: int
    errors: int
    #: how many documents are done
    documents: int
    #: bytes of each file, up to the end of its last line that stands
    sizes: dict[str, int]


def read_run_record(folder: Path) -> dict[str, Any] | None:
    """The run.json of a folder; None where there is none that is ours."""
    try:
        run = json.loads((folder / RUN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    ours = isinstance(run, dict) and {"schema_version", "rule_set", "status"} <= run.keys()
    return run if ours else None


def read_journal(folder: Path) -> Journal:
    """The lines that stand in a run's folder. Raises RecordError for one that no run wrote."""
    claims, errors = _Tail(), _Tail()
    documents = 0
    for line in whole_lines(folder / CLAIMS):
        claims.add(line, line.row["article_id"], line.row["kind"])
    for line in whole_lines(folder / ERRORS):
        ends_document = line.row["claim"] is None
        documents += ends_document
        errors.add(line, None if ends_document else line.row["article_id"], line.row["code"])
    tally = Tally()
    size = 0
    for line in whole_lines(folder / ARTICLES):
        size = line.end
        tally.articles += 1
        if line.row["encoding"]:
            tally.encodings[line.row["encoding"]] += 1
        for tail in (claims, errors):
            tail.complete(line.row["id"])
    tally.claims, tally.errors = claims.counts(), errors.counts()
    return Journal(
        tally=tally,
        articles=tally.articles,
        errors=tally.errors.total(),
        documents=documents + tally.articles,
        sizes={CLAIMS: claims.size, ERRORS: errors.size, ARTICLES: size},
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One whole line of a file of records."""

    row: dict[str, Any]
    #: where it begins and ends, in bytes
    start: int
    end: int


def whole_lines(path: Path) -> Iterator[Line]:
    """The lines of a file that are written to their end; none where there is no file.

    Raises RecordError for a line that is no JSON object.
    """
    try:
        stream = path.open("rb")
    except FileNotFoundError:
        return
    with stream:
        start = 0
        for number, line in enumerate(stream, start=1):
            if not line.endswith(b"\n"):
                return
            end = start + len(line)
            try:
                row = json.loads(line)
            except ValueError as error:
                raise RecordError(path, number, f"no run wrote this line: {error}") from None
            if not isinstance(row, dict):
                raise RecordError(path, number, "no run wrote this line: it is no JSON object")
            yield Line(row, start, end)
            start = end


@dataclass(slots=True)
class _Tail:
    """The last lines of one file, as far as they belong to one article, which may not be done."""

    _size: int = 0
    _start: int = 0
    _article: str | None = None
    _complete: bool = True
    _before: Counter[str] = field(default_factory=Counter)
    _labels: Counter[str] = field(default_factory=Counter)

    def add(self, line: Line, article: str | None, label: str) -> None:
        """A further line; `article` is None for one that stands in any case."""
        if article is None or article != self._article:
            self._before += self._labels
            self._labels = Counter()
            self._start, self._article, self._complete = line.start, article, article is None
        self._labels[label] += 1
        self._size = line.end

    def complete(self, article: str) -> None:
        """This article is done."""
        self._complete = self._complete or article == self._article

    @property
    def size(self) -> int:
        """Bytes up to the end of the last line that stands."""
        return self._size if self._complete else self._start

    def counts(self) -> Counter[str]:
        """How many lines stand, by label."""
        return self._before + self._labels if self._complete else self._before
