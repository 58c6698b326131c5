"""What can go wrong, as types; each message names the value, its place and the way out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class ExtractorError(Exception):
    """Base of every error that this package raises on purpose."""


class RuleError(ExtractorError):
    """A rule file with a mistake in it."""

    def __init__(self, path: Path | str, line: int | None, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}{f', line {line}' if line else ''}: {reason}")

    def __reduce__(self) -> tuple[type[RuleError], tuple[Path | str, int | None, str]]:
        """How it travels from a worker process."""
        return type(self), (self.path, self.line, self.reason)


class RecordError(ExtractorError):
    """A line of a gold file or of a run's folder that is no such record."""

    def __init__(self, path: Path | str, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}, line {line}: {reason}")


class UsageError(ExtractorError):
    """A call or command that asks for something impossible; the message says what to do instead."""


class OutputError(ExtractorError):
    """What the system does not take any more: a full disk, a quota; the message names the file."""

    def __init__(self, name: str, error: OSError) -> None:
        super().__init__(
            f"{name} cannot be written: {error.strerror or error}; the results so far are complete lines, and "
            "a run goes on with --resume"
        )


class ErrorCode(StrEnum):
    """Why an input gave no article, or an article no result: the `code` in errors.jsonl."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    NOT_TEXT = "not_text"
    ENCODING = "encoding"
    EMPTY = "empty"
    JSON_SYNTAX = "json_syntax"
    NO_TEXT = "no_text"
    WRONG_TYPE = "wrong_type"
    BAD_DATE = "bad_date"
    DUPLICATE_ID = "duplicate_id"
    TOO_LARGE = "too_large"
    SURROGATE = "surrogate"
    NUL = "nul"
    UNSUPPORTED = "unsupported"
    #: a page that shows a wall, an error or nothing
    NO_ARTICLE = "no_article"
    #: an article in another language, while only English is read
    NOT_ENGLISH = "not_english"
    #: an article that repeats another one of the run (--dedup)
    DUPLICATE = "duplicate"
    #: the article took longer than --timeout allows
    TIMEOUT = "timeout"
    #: the process that worked on the article died: killed, out of memory, a crash in native code
    WORKER_DIED = "worker_died"
    #: several columns could be the text
    AMBIGUOUS = "ambiguous"
    TABLE_SYNTAX = "table_syntax"
    XML_SYNTAX = "xml_syntax"
    #: XML that declares entities of its own, as attacks do
    XML_ENTITIES = "xml_entities"
    #: compressed data or an archive that ends before its end
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    #: a small file that unpacks to a huge one
    BOMB = "bomb"
    #: archives in archives in archives
    TOO_DEEP = "too_deep"
    #: a name in an archive that leads out of it
    UNSAFE_PATH = "unsafe_path"
    #: what only another package can open
    MISSING_PACKAGE = "missing_package"
    #: a fault of this package: the article, or one claim of it, could not be processed
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class InputError:
    """One line of errors.jsonl: an input, or an article, that gave no result."""

    input: str
    code: ErrorCode
    message: str
    line: int | None = None
    article_id: str | None = None
    #: the claim that was left out, where only that claim failed
    claim: dict[str, Any] | None = None
    #: the id of the article that this one repeats
    repeats: str | None = None
