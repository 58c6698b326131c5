"""Going on with a run that ended early: only where everything is as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.errors import UsageError
from extractor.running.blocks import Document
from extractor.running.journal import ARTICLES, ERRORS, Journal, whole_lines

_WAY_OUT = "run it as before to resume it, or give --overwrite, or -o with another folder"


def refuse_changes(folder: Path, earlier: dict[str, Any], now: dict[str, Any]) -> None:
    """Raises UsageError, naming each difference, where a run.json tells of another run than what is asked for."""
    changes = [
        f"{what} ({_shown(earlier.get(key))} then, {_shown(now[key])} now)"
        for key, what in (
            ("version", "the version"),
            ("base_model", "the base model"),
            ("rule_set", "the rules"),
        )
        if earlier.get(key) != now[key]
    ]
    before, options = earlier.get("options") or {}, now["options"]
    changes += [
        f"the option {name} ({_shown(before.get(name))} then, {_shown(options.get(name))} now)"
        for name in sorted({*before, *options})
        if before.get(name) != options.get(name)
    ]
    if changes:
        raise UsageError(
            f"the run in {folder} cannot be resumed: changed since are {', '.join(changes)}; {_WAY_OUT}"
        )


class Earlier:
    """The documents that a run has done, held against the inputs as these are read again."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder, self._journal = folder, journal
        #: words of the articles that were seen again
        self.words = 0

    def check(self, documents: Iterable[Document]) -> Iterator[Document]:
        """All documents, unchanged. Raises UsageError where one that is done was another one then."""
        stream = iter(documents)
        articles = self._rows(ARTICLES, self._journal.articles)
        errors = (row for row in self._rows(ERRORS, self._journal.errors) if row["claim"] is None)
        article, error = next(articles, None), next(errors, None)
        while article or error:
            document = next(stream, None)
            if isinstance(document, Article) and article and article["id"] == document.id:
                if article["sha256"] != document.sha256:
                    raise self._changed(f"the article {document.id!r} had another text")
                self.words += len(document.text.split())
                article = next(articles, None)
            elif error and document is not None and _is_of(error, document):
                error = next(errors, None)
            else:
                raise self._changed(_where(document, article or error or {}))
            yield document
        yield from stream

    def _rows(self, name: str, count: int) -> Iterator[dict[str, Any]]:
        """The first lines of a file, which may grow meanwhile."""
        lines = whole_lines(self._folder / name)
        for _, line in zip(range(count), lines, strict=False):
            yield line.row

    def _changed(self, how: str) -> UsageError:
        return UsageError(
            f"the run in {self._folder} cannot be resumed, its inputs have changed: {how}; {_WAY_OUT}"
        )


def _is_of(error: dict[str, Any], document: Document) -> bool:
    """Whether this line of errors.jsonl is what became of the document."""
    if isinstance(document, Article):
        return bool(error["article_id"] == document.id and error["input"] == document.id)
    return (error["input"], error["line"], error["code"]) == (document.input, document.line, document.code)


def _where(document: Document | None, row: dict[str, Any]) -> str:
    before = row.get("id") or row.get("input")
    if document is None:
        return f"they end before {before!r}"
    name = document.id if isinstance(document, Article) else document.input
    return f"{name!r} stands where {before!r} stood" if name != before else f"{name!r} gave another result"


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(map(str, value.values()))
    return "none" if value is None else f"{str(value)[:60]}{'...' if len(str(value)) > 60 else ''}"
