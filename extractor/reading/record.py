"""A mapping with an article's fields, from a line of JSONL or from a caller, to an Article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from extractor.article import Article
from extractor.errors import ErrorCode, UsageError
from extractor.reading.columns import Columns, record_columns, value_at
from extractor.reading.day_stamps import checked_day, day_stamp
from extractor.reading.decode import check_characters
from extractor.reading.failure import ReadError

#: The fields of an input record; every other field is ignored.
FIELDS = ("id", "text", "title", "published", "url", "source")
#: The longest text that is read: spaCy's own limit for one text, and twenty times a long article.
MAX_CHARACTERS = 1_000_000
#: In characters: the longest value that can be a day, written in whatever form.
_LONGEST_STAMP = 60
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read."""

    #: the publication date of articles that bring none of their own
    published: datetime.date | None = None
    #: for a field of ours, the name that the input has for it, in place of the usual ones; "" for none
    fields: Mapping[str, str] = field(default_factory=dict)
    #: "any" reads articles in other languages too
    language: Literal["en", "any"] = "en"
    #: mend characters that were decoded wrongly; the mended text is what is stored
    repair: bool = False

    def __post_init__(self) -> None:
        for name in self.fields:
            if name not in FIELDS:
                raise UsageError(f"there is no field {name!r}; the fields are {', '.join(FIELDS)}")
        if self.fields.get("text") == "":
            raise UsageError("the field text cannot be left out; name it as in --field text=body")


def article_from_record(
    record: Any,
    options: ReadOptions,
    default_id: str,
    encoding: str | None = None,
    columns: Columns | None = None,
) -> Article:
    """The article that a record describes; `columns` are found in the record where they are not given.

    Raises ReadError (wrong_type, no_text, ambiguous, empty, too_large, bad_date, nul, surrogate, not_text).
    """
    columns = columns or columns_of(record, options)
    text = value_at(record, columns["text"])
    if text is None:
        raise ReadError(ErrorCode.NO_TEXT, f"the field {columns['text']!r} is null")
    text = checked_text(text)
    published = _date_field(record, columns)
    return Article(
        text=text,
        id=_id_field(record, columns) or default_id,
        title=_string_field(record, "title", columns),
        published=published,
        published_from="metadata" if published else None,
        url=_string_field(record, "url", columns),
        source=_string_field(record, "source", columns),
        encoding=encoding,
    )


def columns_of(record: Any, options: ReadOptions) -> Columns:
    """Which of the record's fields is which of ours. Raises ReadError (wrong_type, no_text, ambiguous)."""
    if not isinstance(record, Mapping):
        raise ReadError(ErrorCode.WRONG_TYPE, f"expected an object with a text, found {_found(record)}")
    return record_columns(record, options.fields)


def record_id(record: Any, options: ReadOptions) -> str | None:
    """The id that a record brings, to name it in an error; None where it brings none, or a bad one."""
    if not isinstance(record, Mapping):
        return None
    try:
        columns = columns_of(record, options)
    except ReadError:
        columns = {"id": options.fields.get("id", "id")}
    try:
        return _id_field(record, columns)
    except ReadError:
        return None


def check_article(article: Article) -> Article:
    """An article that the caller made, checked like one that was read. Raises ReadError."""
    checked_text(article.text)
    if article.published is not None:
        try:
            checked_day(article.published)
        except ValueError as error:
            raise ReadError(ErrorCode.BAD_DATE, f"the field published: {error}") from None
    for name in ("id", "title", "url", "source"):
        if value := getattr(article, name):
            check_characters(value, f"the field {name}")
    return article


def checked_text(text: object) -> str:
    """The value, if it is text with something in it. Raises ReadError."""
    if not isinstance(text, str):
        raise _wrong_type("text", text, "a string")
    if len(text) > MAX_CHARACTERS:
        raise ReadError(
            ErrorCode.TOO_LARGE,
            f"the text has {len(text):,} characters, more than one article can have (spaCy's own limit of "
            f"{MAX_CHARACTERS:,} for one text); split it into its articles",
        )
    check_characters(text)
    if not text or text.isspace():
        raise ReadError(ErrorCode.EMPTY, "the text is empty")
    return text


def parse_date(value: str) -> datetime.date:
    """The calendar day of an ISO 8601 date or date with time, as written: no time zone is applied.

    Raises ValueError, with the way out, for anything else.
    """
    try:
        day = datetime.datetime.fromisoformat(value.strip()).date()
    except ValueError:
        raise ValueError(f"{_shown(value)} is no date; write it as YYYY-MM-DD") from None
    return checked_day(day)


def date_in_name(name: str) -> datetime.date | None:
    """The last ISO date (2019-03-05, 2019_03_05, 20190305) in a file's path, or None."""
    for match in reversed(list(_DATE_IN_NAME.finditer(name))):
        try:
            return datetime.date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None


def _id_field(record: Mapping[str, Any], columns: Columns) -> str | None:
    value = value_at(record, columns.get("id"))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string_field(record, "id", columns)


def _string_field(record: Mapping[str, Any], name: str, columns: Columns) -> str | None:
    value = value_at(record, columns.get(name))
    if name == "source" and isinstance(value, Mapping):
        value = value.get("name")
    if value is None or value == "" or value != value:  # not a number: how tables write that there is none
        return None
    if not isinstance(value, str):
        raise _wrong_type(columns[name], value, "a string or null")
    check_characters(value, f"the field {columns[name]}")
    return value


def _date_field(record: Mapping[str, Any], columns: Columns) -> datetime.date | None:
    value = value_at(record, columns.get("published"))
    if value is None or value == "" or value != value:
        return None
    name = columns["published"]
    if not isinstance(value, str | datetime.date):
        raise _wrong_type(name, value, "a date such as 2019-03-05")
    try:
        return parse_date(value if isinstance(value, str) else value.isoformat())
    except ValueError as error:
        if isinstance(value, str) and len(value) <= _LONGEST_STAMP and (day := day_stamp(value)):
            return day
        raise ReadError(
            ErrorCode.BAD_DATE, f"the field {name}: {error}, or leave it unread with --field published="
        ) from None


def _wrong_type(name: str, value: object, expected: str) -> ReadError:
    return ReadError(
        ErrorCode.WRONG_TYPE,
        f"the field {name} must be {expected}, found {_found(value)}",
    )


def _found(value: object) -> str:
    return "null" if value is None else f"{_type_name(value)} {_shown(value)}"


def _type_name(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "a truth value", int: "a number", float: "a number"}
    return names.get(type(value), "a string" if isinstance(value, str) else type(value).__name__)


def _shown(value: object) -> str:
    """A value as it may stand in a message: short, and nothing in it that a terminal would obey."""
    shown = ascii(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
