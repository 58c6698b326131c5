"""A Markdown file to one Article: the text as it stands, without the front matter, which says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractor.article import Article
from extractor.errors import InputError
from extractor.reading.columns import find_columns
from extractor.reading.decode import decode
from extractor.reading.failure import ReadError
from extractor.reading.intake import Intake
from extractor.reading.record import article_from_record, date_in_name
from extractor.reading.source import Source
from extractor.reading.text_file import document_bytes

#: What generators of sites put before a text: lines of "name: value" between two of dashes.
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:(?!---[ \t]*\r?\n).*\n){0,200})---[ \t]*(?:\r?\n|\Z)")
_NAME = re.compile(r"[A-Za-z][\w -]*")


def read_markdown(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """The text as an article; title, day, address and source are the front matter's, where there is one."""
    try:
        decoded = decode(document_bytes(source))
        record = _record(decoded.text)
        columns = find_columns(list(record), {})
        article = article_from_record(record, intake.options, source.article_id, decoded.encoding, columns)
        if article.published is None and (day := date_in_name(source.article_id)):
            article = replace(article, published=day, published_from="filename")
        yield intake.admit(article)
    except ReadError as error:
        yield InputError(source.place, error.code, str(error), article_id=source.article_id)


def _record(text: str) -> dict[str, str]:
    """The text and what its front matter says of it; values that are lists or blocks are left out."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return {"text": text}
    values = {}
    for line in front["lines"].splitlines():
        name, _, value = line.partition(": ")
        if _NAME.fullmatch(name) and value.strip():
            values[name] = _unquoted(value.strip())
    return {**values, "text": text[front.end() :].lstrip("\r\n")}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
