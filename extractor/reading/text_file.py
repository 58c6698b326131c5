"""One plain text to one Article: the text is the decoded file, unchanged."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.article import Article
from extractor.errors import InputError
from extractor.reading.decode import decode
from extractor.reading.failure import ReadError
from extractor.reading.intake import Intake
from extractor.reading.limits import MAX_DOCUMENT_BYTES, too_large
from extractor.reading.record import checked_text, date_in_name
from extractor.reading.source import Source


def read_text(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """The text as an article without a title."""
    try:
        decoded = decode(document_bytes(source))
        in_name = date_in_name(source.article_id)
        article = Article(
            text=checked_text(decoded.text),
            id=source.article_id,
            published=in_name,
            published_from="filename" if in_name else None,
            encoding=decoded.encoding,
        )
        yield intake.admit(article)
    except ReadError as error:
        yield InputError(source.place, error.code, str(error), article_id=source.article_id)


def document_bytes(source: Source) -> bytes:
    """All bytes of a source that is one document. Raises ReadError (too_large)."""
    data = source.stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise too_large()
    return data
