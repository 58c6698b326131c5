"""The rows of a CSV file, one in memory at a time; one that is broken costs itself and not the rest."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.errors import ErrorCode
from extractor.reading.decode import Decoded
from extractor.reading.failure import ReadError
from extractor.reading.limits import MAX_DOCUMENT_BYTES, too_large


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line on which it begins, counted from 1."""

    cells: list[str]
    line: int
    encoding: str | None


class Lines:
    """Lines for the parser of rows, which can be given back."""

    def __init__(self, lines: Iterator[Decoded | ReadError]) -> None:
        self._lines = lines
        self._returned: deque[Decoded | ReadError] = deque()
        #: how many lines were taken and not given back
        self.number = 0
        #: the lines of the row that is being parsed
        self.taken: list[Decoded] = []
        self._size = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        """The next line. Raises ReadError for one that is none, and where a row gets too large."""
        line = self._returned.popleft() if self._returned else next(self._lines)
        self.number += 1
        if isinstance(line, ReadError):
            raise line
        self.taken.append(line)
        self._size += len(line.text)
        if self._size > MAX_DOCUMENT_BYTES:
            raise too_large("the row")
        return line.text

    def begin_row(self) -> None:
        """What was taken so far is done with."""
        self.taken, self._size = [], 0

    @property
    def quotation_marks(self) -> int:
        """How many stand in the lines of this row."""
        return sum(line.text.count('"') for line in self.taken)

    def give_back(self, kept: int) -> None:
        """All lines of this row but so many of its first come again."""
        again = self.taken[kept:]
        self._returned.extendleft(reversed(again))
        self.number -= len(again)


def rows(lines: Lines, delimiter: str, width: int) -> Iterator[Row | ReadError]:
    """Every row that is not blank, or why it is none (table_syntax, too_large, not_text, nul, encoding).

    Where a quotation mark runs away, the row is the error and reading goes on behind its first line; what
    has not `width` cells there, or a quotation mark without another, is taken for the rest of it.
    """
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    parser = csv.reader(lines, delimiter=delimiter, strict=True)
    after_error = False
    while True:
        lines.begin_row()
        line = lines.number + 1
        try:
            cells = next(parser)
        except StopIteration:
            return
        except ReadError as error:
            error.line = line
            lines.give_back(1)
            after_error = True
            yield error
            continue
        except csv.Error as error:
            plain = _one_line(lines.taken, delimiter)
            if len(plain) != width:
                lines.give_back(1)
                after_error = True
                yield _broken(line, str(error))
                continue
            cells = plain
        if not any(cells):
            continue
        if after_error and (len(cells) != width or lines.quotation_marks % 2):
            continue
        after_error = False
        if any(cells[width:]):
            yield _broken(line, f"it has {len(cells)} cells, the header {width}")
        else:
            yield Row(cells, line, lines.taken[0].encoding)


def _one_line(taken: list[Decoded], delimiter: str) -> list[str]:
    """The cells of a row of one line whose quotation marks are not doubled, read as they stand."""
    if len(taken) != 1:
        return []
    try:
        return next(csv.reader([taken[0].text], delimiter=delimiter), [])
    except csv.Error:
        return []


def _broken(line: int, reason: str) -> ReadError:
    return ReadError(
        ErrorCode.TABLE_SYNTAX,
        f"the row cannot be read: {reason}; put quotation marks around cells with delimiters or line ends, "
        "and double those inside",
        line,
    )
