"""Which column of a table, or field of a record, holds the text, the title, the day: found by the usual names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from extractor.errors import ErrorCode
from extractor.reading.failure import ReadError
from extractor.rules import default_rules

RULES_FILE = "inputs.toml"
_NO_LETTERS = re.compile(r"[\W_]+")
#: How many names a message lists.
_LISTED = 40
#: In characters: what is longer in a first line is no name of a column.
_LONGEST_NAME = 40

#: For each field of ours that the input has, the input's name for it.
Columns = Mapping[str, str]


def find_columns(names: Sequence[str], given: Mapping[str, str]) -> Columns:
    """The columns among these names; those that the user gave go before the usual ones.

    A field that is given as "" is not read. Raises ReadError where none is the text (no_text) or several
    could be (ambiguous); of other fields the surest name is taken.
    """
    return _find(tuple(names), tuple(sorted(given.items())))


def record_columns(record: Mapping[str, Any], given: Mapping[str, str]) -> Columns:
    """As `find_columns`, for a record by itself: fields that are null are none.

    Where several could be the text, those that are no strings are none either.
    """
    names = [name for name, value in record.items() if value is not None and isinstance(name, str)]
    if "text" not in names and "text" not in given:
        texts = [name for name in names if _field(name) == "text"]
        strings = [name for name in texts if isinstance(record[name], str)]
        if strings:
            names = [name for name in names if name not in texts or name in strings]
    return find_columns(names, given)


def has_text(record: Any, given: Mapping[str, str]) -> bool:
    """Whether the value is a record with a field that could be the text."""
    if not isinstance(record, Mapping):
        return False
    try:
        record_columns(record, given)
    except ReadError as error:
        return error.code is ErrorCode.AMBIGUOUS
    return True


def is_header(line: str, given: Mapping[str, str]) -> bool:
    """Whether a line reads as the header of a table: a name for the text among others that are known."""
    for delimiter in ",\t;|":
        names = [name.strip().strip('"') for name in line.strip().strip("\ufeff").split(delimiter)]
        known = [name for name in names if name in given.values() or _field(name)]
        if any(name == given.get("text") or _field(name) == "text" for name in known):
            short = all(len(name) <= _LONGEST_NAME for name in names)
            if short and len(set(names)) == len(names) and len(known) >= max(2, len(names) / 2):
                return True
    return False


def value_at(record: Mapping[str, Any], name: str | None) -> Any:
    """The value of a field, or of a field in a field ("thread.site"), or None."""
    if name is None:
        return None
    if name in record or "." not in name:
        return record.get(name)
    first, _, rest = name.partition(".")
    inner = record.get(first)
    return value_at(inner, rest) if isinstance(inner, Mapping) else None


def described(columns: Columns, place: str) -> str | None:
    """What is read from which column, in one line, or None where all names are ours."""
    if all(ours == theirs for ours, theirs in columns.items()):
        return None
    pairs = ", ".join(f"{ours}={_shown(theirs)}" for ours, theirs in columns.items())
    return f"{place}: {pairs} (--field names other columns)"


def listed(names: Iterable[object]) -> str:
    """Names of columns as a message shows them."""
    shown = [_shown(name) for name in names]
    more = f" and {len(shown) - _LISTED} more" if len(shown) > _LISTED else ""
    return (", ".join(shown[:_LISTED]) + more) or "none"


@cache
def _usual_names() -> dict[str, list[str]]:
    """For each field of ours, the names that data sets have for it, bare, the surest first."""
    names: dict[str, list[str]] = default_rules().table(RULES_FILE)["columns"]
    return names


@cache
def _fields_by_name() -> dict[str, str]:
    return {name: ours for ours, names in _usual_names().items() for name in names}


def _field(name: str) -> str | None:
    """Which field of ours usually has this name."""
    return _fields_by_name().get(_bare(name))


@lru_cache(maxsize=256)
def _find(names: tuple[str, ...], given: tuple[tuple[str, str], ...]) -> Columns:
    wanted = dict(given)
    found: dict[str, str] = {}
    for ours, usual in _usual_names().items():
        if ours in wanted:
            if wanted[ours]:
                found[ours] = wanted[ours]
            continue
        candidates = [name for name in names if name not in wanted.values() and _bare(name) in usual]
        if ours in candidates:
            found[ours] = ours
        elif ours == "text" and len(candidates) > 1:
            raise ReadError(
                ErrorCode.AMBIGUOUS,
                f"the text could be any of {listed(candidates)}; name it with --field text=NAME",
            )
        elif candidates:
            found[ours] = min(candidates, key=lambda name: usual.index(_bare(name)))
    text = found.get("text")
    if text is None or (text not in names and text.partition(".")[0] not in names):
        known = f"no field {text!r}" if text else "no field that is known as the text"
        raise ReadError(
            ErrorCode.NO_TEXT, f"there is {known} (there are {listed(names)}); name it with --field text=NAME"
        )
    return found


def _bare(name: str) -> str:
    return _NO_LETTERS.sub("", name.casefold())


def _shown(value: object) -> str:
    """A value as it may stand in a message: short, and nothing in it that a terminal would obey."""
    shown = ascii(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
