"""HTML pages and HTTP responses to Articles: what the page says of itself goes with its text."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.article import Article
from extractor.errors import InputError
from extractor.reading.failure import ReadError
from extractor.reading.html import HtmlPage, read_html
from extractor.reading.intake import Intake
from extractor.reading.record import checked_text, date_in_name
from extractor.reading.source import Source
from extractor.reading.text_file import document_bytes


def read_page(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """The page as an article; its day is the one it states, else that of the file's name."""
    try:
        page = read_html(document_bytes(source))
        yield intake.admit(page_article(page, source.article_id))
    except ReadError as error:
        yield InputError(source.place, error.code, str(error), article_id=source.article_id)


def page_article(page: HtmlPage, article_id: str) -> Article:
    """The article of a page. Raises ReadError (empty, too_large)."""
    in_name = None if page.published else date_in_name(article_id)
    return Article(
        text=checked_text(page.text),
        id=article_id,
        title=page.title,
        published=page.published or in_name,
        published_from="page" if page.published else "filename" if in_name else None,
        url=page.url,
        source=page.site,
        encoding=page.encoding,
        author=page.author,
        notes=page.notes,
    )
