"""The library face: texts in, results out, with the pipeline loaded once and calls safe from any thread."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from spacy.language import Language

from extractor.article import Article
from extractor.errors import InputError, UsageError
from extractor.pipeline import DEFAULT_BASE_MODEL
from extractor.pipeline.build import load
from extractor.reading.columns import value_at
from extractor.reading.completion import completed
from extractor.reading.failure import ReadError
from extractor.reading.record import (
    ReadOptions,
    article_from_record,
    check_article,
    columns_of,
    parse_date,
    record_id,
)
from extractor.running.analyse import analyse
from extractor.running.outcome import error_record
from extractor.schema import KINDS, ArticleRecord, ClaimBase, ErrorRecord

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one text."""

    #: None when the text gave no result; then `errors` says why
    article: ArticleRecord | None
    claims: Sequence[ClaimBase]
    errors: Sequence[ErrorRecord]

    def to_records(self) -> list[dict[str, Any]]:
        """The claims as the JSON objects that `extractor run` writes, one a line."""
        return [claim.model_dump(mode="json") for claim in self.claims]

    def to_pandas(self) -> pandas.DataFrame:
        """The claims as a table, one a row; fields of fields are columns like `count.low`.

        Raises ImportError, with what to do, when pandas is not installed.
        """
        try:
            import pandas
        except ImportError:
            raise ImportError("to_pandas needs pandas: pip install 'extractor[pandas]'") from None
        return pandas.json_normalize(self.to_records())

    def _repr_html_(self) -> str:
        from extractor.display.html import result_html

        return result_html(self.article, self.claims, self.errors)


def extract(
    text: str,
    *,
    published: datetime.date | str | None = None,
    title: str | None = None,
    id: str | None = None,
    url: str | None = None,
    source: str | None = None,
    kinds: Iterable[str] | None = None,
    base_model: str = DEFAULT_BASE_MODEL,
    rules: Path | str | None = None,
    attitudes: bool = False,
    language: Literal["en", "any"] = "en",
    repair: bool = False,
) -> Result:
    """The claims of one article.

    `published` is the day that "Tuesday" and "last month" are counted from; without it they stay open.
    A title given here is not part of the text. Raises nothing for a bad text: `errors` says what is wrong.
    With job cuts and headcounts as the only `kinds`, an article without one is skimmed: its names and dates are
    not read. Raises UsageError for a day that is none, an unknown kind or model, and RuleError for a bad rule file.
    """
    published = _day(published)
    article = {"text": text, "published": published, "title": title, "id": id, "url": url, "source": source}
    options: dict[str, Any] = {"attitudes": attitudes, "language": language, "repair": repair}
    return next(extract_many([article], kinds=kinds, base_model=base_model, rules=rules, **options))


def extract_many(
    articles: Iterable[str | Mapping[str, Any] | Article],
    *,
    published: datetime.date | str | None = None,
    fields: Mapping[str, str] | None = None,
    kinds: Iterable[str] | None = None,
    base_model: str = DEFAULT_BASE_MODEL,
    rules: Path | str | None = None,
    attitudes: bool = False,
    language: Literal["en", "any"] = "en",
    repair: bool = False,
) -> Iterator[Result]:
    """A result for every article, in order, lazily: a block of up to 64 articles is read ahead.

    An article is a text, a mapping with the fields of a JSONL record (`fields` renames them, as in
    `{"text": "body"}`) or an Article. One without an id gets a hash of its text. A bad article is a Result
    with its errors. Raises at once for what cannot be done at all: UsageError (one article in place of
    several, a `published` that is no day) and RuleError.
    """
    if isinstance(articles, str | bytes | Mapping | Article):
        raise UsageError(
            f"extract_many takes several articles, found one {type(articles).__name__}; put it into a list, "
            "or call extract"
        )
    options = ReadOptions(_day(published), dict(fields or {}), language, repair)
    wanted = None if kinds is None else frozenset(kinds)
    pipeline = _pipeline(base_model, None if rules is None else Path(rules), wanted, attitudes)
    return _results(pipeline, (_read(article, options) for article in articles))


def _day(value: datetime.date | str | None) -> datetime.date | None:
    """The day that the caller names. Raises UsageError."""
    if value is None:
        return None
    if not isinstance(value, str | datetime.date):
        raise UsageError(f"published must be a date or a string such as 2019-03-05, found {value!r:.60}")
    try:
        return parse_date(value if isinstance(value, str) else value.isoformat())
    except ValueError as error:
        raise UsageError(f"published: {error}") from None


@dataclass(frozen=True, slots=True)
class _Pipeline:
    """A loaded pipeline and the lock that lets one thread at a time into it."""

    nlp: Language
    lock: AbstractContextManager[Any]


_loading = Lock()


def _pipeline(
    base_model: str, rules: Path | None, kinds: frozenset[str] | None, attitudes: bool
) -> _Pipeline:
    with _loading:
        return _load_once(base_model, rules, kinds if kinds != frozenset(KINDS) else None, attitudes)


@lru_cache(maxsize=4)
def _load_once(
    base_model: str, rules: Path | None, kinds: frozenset[str] | None, attitudes: bool
) -> _Pipeline:
    return _Pipeline(load(base_model=base_model, rules=rules, kinds=kinds, attitudes=attitudes), Lock())


def _results(pipeline: _Pipeline, items: Iterable[Article | InputError]) -> Iterator[Result]:
    for analysis in analyse(pipeline.nlp, items, pipeline.lock):
        errors = [error_record(error) for error in analysis.errors]
        yield Result(analysis.article, analysis.claims, errors)


def _read(article: str | Mapping[str, Any] | Article, options: ReadOptions) -> Article | InputError:
    """The article, checked as an input of a run is."""
    if isinstance(article, str):
        article = {options.fields.get("text", "text"): article}
    try:
        if isinstance(article, Article):
            return completed(check_article(article), options)
        return completed(article_from_record(article, options, _default_id(article, options)), options)
    except ReadError as error:
        given = article.id if isinstance(article, Article) else record_id(article, options)
        return InputError(given or _default_id(article, options), error.code, str(error), article_id=given)


def _default_id(article: object, options: ReadOptions) -> str:
    """The id of an article that brings none: the beginning of its text's SHA-256."""
    text: object = article
    if isinstance(article, Mapping):
        try:
            text = value_at(article, columns_of(article, options)["text"])
        except ReadError:
            text = None
    return hashlib.sha256(str(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]
