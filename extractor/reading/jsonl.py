"""JSON Lines to Articles, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.failure import BadRecordError, ReadError
from extractor.reading.intake import Intake
from extractor.reading.source import Source
from extractor.reading.text_lines import text_lines


def read_json_lines(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """An article or an error for every line that is not blank, with its line number, counted from 1.

    A record without an id gets the source's and its line number. Memory is that of one line.
    """
    number = 0
    try:
        for number, line in enumerate(text_lines(source.stream), start=1):
            try:
                if isinstance(line, ReadError):
                    raise line
                if not line.text or line.text.isspace():
                    continue
                record = parse_json(line.text)
                default_id = f"{source.article_id}:{number}"
                yield intake.article(record, source.place, default_id, encoding=line.encoding)
            except BadRecordError as fault:
                yield InputError(source.place, fault.code, str(fault), number, fault.article_id)
            except ReadError as error:
                yield InputError(source.place, error.code, str(error), number)
    except ReadError as error:
        error.line = error.line or number + 1
        raise


def parse_json(text: str) -> Any:
    """The value that the text is. Raises ReadError (json_syntax)."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is no valid JSON: {error.msg} (column {error.colno})"
    except RecursionError:
        message = "this JSON is nested too deeply"
    except ValueError as error:
        message = f"this JSON cannot be read: {error}"
    raise ReadError(ErrorCode.JSON_SYNTAX, message)
