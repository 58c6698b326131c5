"""The rules as data: TOML lexicons and JSONL patterns under models/rules, and a user's own beside them."""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from extractor.errors import RuleError, UsageError
from extractor.inflection import forms

Row = dict[str, Any]
#: Files of a rules folder that hold notes, not rules.
_NOTES = ".md"
#: Files that the readers take from the package alone: they work before any pipeline is loaded.
_OF_READERS = ("inputs.toml", "language.toml", "pages.toml")


def models_folder() -> Path:
    """The folder of the pipeline's data: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "models"
    return inside if inside.is_dir() else package.parent / "models"


class PlacedRow(Row):
    """A row of a JSONL file that remembers where it stands, so that a mistake in it can be found."""

    def __init__(self, row: Row, path: Path, line: int) -> None:
        super().__init__(row)
        self.path, self.line = path, line


def row_error(row: Row, file: str, reason: str) -> RuleError:
    """What to raise for a mistake in a row: with folder, file and line where the row was read from a file."""
    if isinstance(row, PlacedRow):
        return RuleError(row.path, row.line, reason)
    return RuleError(file, None, reason)


def strings(row: Row, key: str, file: str) -> list[str]:
    """The list of strings under a key of a row, empty where there is none. Raises RuleError."""
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise row_error(row, file, f"`{key}` must be a list of strings; found {value!r:.80}")
    return value


class Rules:
    """The content of all rule files, by file name.

    A user's folder adds to the package's rules: a JSONL row whose `id` (or `name`) is known replaces that
    row and any other is added; in TOML, tables are merged, lists extended and other values replaced.
    """

    def __init__(self, tables: Mapping[str, Row], rows: Mapping[str, list[Row]]) -> None:
        self._tables, self._rows = dict(tables), dict(rows)

    @classmethod
    def read(cls, folders: Iterable[Path]) -> Rules:
        """Read every rule file of the folders, later folders over earlier ones.

        Raises RuleError with file, line and reason for a file with a mistake in it.
        """
        tables: dict[str, Row] = {}
        rows: dict[str, list[Row]] = {}
        for folder in folders:
            if not folder.is_dir():
                raise UsageError(
                    f"rules folder {folder} does not exist; give a folder with .toml or .jsonl files"
                )
            for path in sorted(folder.iterdir()):
                if path.suffix == ".toml":
                    tables[path.name] = _merge(tables.get(path.name, {}), _read_toml(path))
                elif path.suffix == ".jsonl":
                    rows[path.name] = _extend(rows.get(path.name, []), _read_jsonl(path))
        return cls(tables, rows)

    def table(self, file: str) -> Row:
        """The content of a TOML file."""
        return self._tables[file]

    def rows(self, file: str) -> list[Row]:
        """The rows of a JSONL file."""
        return self._rows[file]

    def patterns(self, file: str) -> list[Row]:
        """The rows of a pattern file, `{"LEMMA": "cut"}` spelled out as the forms of that word.

        So patterns keep spaCy's syntax and need no lemmatizer.
        """
        return [_inflected(row, file) for row in self._rows[file]]

    def check_names(self, folder: Path) -> None:
        """Raise RuleError for a file of a user's folder that these rules have not, so that none is ignored."""
        known = [*self._tables, *self._rows]
        for path in sorted(folder.iterdir()):
            if path.name in _OF_READERS:
                raise RuleError(
                    path,
                    None,
                    "the readers' rules cannot be changed from a folder; remove this file"
                    " (names of columns are given with --field)",
                )
            if path.name in known or path.name.startswith(".") or path.suffix == _NOTES:
                continue
            near = difflib.get_close_matches(path.name, known, n=3, cutoff=0.5) or sorted(known)
            raise RuleError(path, None, f"no rule file has this name; known are {', '.join(near)}")

    def only(self, files: Iterable[str]) -> Rules:
        """The same rules, cut down to some files."""
        names = set(files)
        return Rules(
            {name: table for name, table in self._tables.items() if name in names},
            {name: rows for name, rows in self._rows.items() if name in names},
        )

    def write(self, folder: Path) -> None:
        """Write the rules as they stand to a folder that `read` understands."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in self._tables.items():
            (folder / name).write_text(_to_toml(table), encoding="utf-8")
        for name, rows in self._rows.items():
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            (folder / name).write_text("".join(lines), encoding="utf-8")


@cache
def default_rules() -> Rules:
    """The package's own rules."""
    return Rules.read([models_folder() / "rules"])


def _read_toml(path: Path) -> Row:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"at line (\d+)", str(error))
        raise RuleError(path, int(place[1]) if place else None, f"this is no valid TOML: {error}") from None


def _read_jsonl(path: Path) -> list[Row]:
    rows: list[Row] = []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(path, None, f"this is no valid UTF-8: {error}") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise RuleError(
                path, number, f"this is no valid JSON: {error.msg} (column {error.colno})"
            ) from None
        if not isinstance(row, dict):
            raise RuleError(path, number, f"expected a JSON object, found {type(row).__name__}")
        rows.append(PlacedRow(row, path, number))
    return rows


def _merge(old: Row, new: Row) -> Row:
    merged = dict(old)
    for key, value in new.items():
        before = merged.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            merged[key] = _merge(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            merged[key] = before + [item for item in value if item not in before]
        else:
            merged[key] = value
    return merged


def _extend(old: list[Row], new: list[Row]) -> list[Row]:
    """The old rows, those replaced whose `id` (or `name`) a new row has, then the rest of the new ones."""

    def key(row: Row) -> Any:
        return row.get("id", row.get("name"))

    fresh = {key(row): row for row in new if key(row) is not None}
    kept = [fresh.pop(key(row), row) for row in old]
    replaced = {key(row) for row in old}
    return kept + [row for row in new if key(row) is None or key(row) not in replaced]


def _inflected(row: Row, file: str) -> Row:
    pattern = row.get("pattern")
    if not isinstance(pattern, list) or not pattern or not all(isinstance(token, dict) for token in pattern):
        raise row_error(row, file, f"`pattern` must be a list of token patterns; found {pattern!r:.80}")
    spelled = {**row, "pattern": [_inflect(token) for token in pattern]}
    return PlacedRow(spelled, row.path, row.line) if isinstance(row, PlacedRow) else spelled


def _inflect(token: Row) -> Row:
    lemma = token.get("LEMMA")
    if lemma is None:
        return token
    lemmas = lemma["IN"] if isinstance(lemma, dict) else [lemma]
    rest = {key: value for key, value in token.items() if key != "LEMMA"}
    return {**rest, "LOWER": {"IN": sorted({form for word in lemmas for form in forms(word)})}}


def _to_toml(table: Row, prefix: str = "") -> str:
    """A table as TOML: values first, then the tables below it. JSON's strings and lists are TOML's too."""
    lines, below = [], []
    for key, value in table.items():
        name = key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _toml_value(key)
        if isinstance(value, dict):
            path = f"{prefix}.{name}" if prefix else name
            below.append(f"\n[{path}]\n{_to_toml(value, path)}")
        else:
            lines.append(f"{name} = {_toml_value(value)}\n")
    return "".join(lines + below)


def _toml_value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_toml_value(key)} = {_toml_value(item)}" for key, item in value.items()) + "}"
        )
    return json.dumps(value, ensure_ascii=False)
