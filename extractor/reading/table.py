"""CSV files with any of the usual delimiters to Articles, one a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.columns import Columns, find_columns, has_text
from extractor.reading.failure import BadRecordError, ReadError
from extractor.reading.intake import Intake
from extractor.reading.source import Source
from extractor.reading.table_rows import Lines, rows
from extractor.reading.text_lines import text_lines

DELIMITERS = ",\t;|"


def read_table(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """An article or an error for every row, with the line on which it begins, counted from 1.

    The first line names the columns; where a column is given by its number (--field text=2) and no column has
    that name, there is no such line. Raises ReadError (no_text, ambiguous, table_syntax) where it cannot be
    told which column is the text.
    """
    lines = Lines(text_lines(source.stream))
    first = _first_line(lines)
    delimiter = _delimiter(first, intake.options.fields)
    if first.startswith("sep="):  # how spreadsheets note the delimiter
        first = _first_line(lines)
    names = _cells(first, delimiter)
    if _by_number(names, intake.options.fields):
        names = [str(number) for number in range(1, len(names) + 1)]
        lines.give_back(0)
    columns = _checked(find_columns(names, intake.options.fields), names)
    intake.tell(columns, source.place)
    for row in rows(lines, delimiter, len(names)):
        line = row.line
        try:
            if isinstance(row, ReadError):
                raise row
            record = dict(zip(names, row.cells, strict=False))
            yield intake.article(
                record, source.place, f"{source.article_id}:{line}", encoding=row.encoding, columns=columns
            )
        except BadRecordError as fault:
            yield InputError(source.place, fault.code, str(fault), line, fault.article_id)
        except ReadError as error:
            yield InputError(source.place, error.code, str(error), line)


def _first_line(lines: Lines) -> str:
    """The next line that is not blank, or nothing at the end."""
    lines.begin_row()
    for line in lines:
        if line.strip():
            return line
        lines.begin_row()
    raise ReadError(ErrorCode.EMPTY, "there is no row in this table")


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))]
    except csv.Error as error:
        raise ReadError(ErrorCode.TABLE_SYNTAX, f"the header cannot be read: {error}", 1) from None


def _delimiter(first: str, given: Mapping[str, str]) -> str:
    """The delimiter that shows the text's column in the first line, else the one that gives most cells."""
    if first.startswith("sep=") and len(first.strip("\r\n")) == 5:
        return first[4]

    def merit(delimiter: str) -> tuple[bool, int]:
        names = _cells(first, delimiter)
        return has_text(dict.fromkeys(names, ""), given), len(names)

    return max(DELIMITERS, key=merit)


def _by_number(names: Sequence[str], given: Mapping[str, str]) -> bool:
    """Whether the user names columns by number and the table has no header that does."""
    numbers = [name for name in given.values() if name]
    return bool(numbers) and all(name.isdecimal() and name not in names for name in numbers)


def _checked(columns: Columns, names: Sequence[str]) -> Columns:
    if names.count(columns["text"]) > 1:
        raise ReadError(
            ErrorCode.AMBIGUOUS,
            f"{names.count(columns['text'])} columns are named {columns['text']!r}; rename all but one",
        )
    return columns
