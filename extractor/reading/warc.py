"""WARC files to Articles: the pages among the HTTP responses, and the texts that were made of pages (WET)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.decode import decode
from extractor.reading.failure import ReadError
from extractor.reading.html import read_html
from extractor.reading.intake import Intake
from extractor.reading.limits import MAX_DOCUMENT_BYTES, check_ratio, too_large
from extractor.reading.record import checked_text
from extractor.reading.source import Source
from extractor.reading.web_page import page_article

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = ("text/html", "application/xhtml+xml")
_FOUND = 200
#: How faults of the library itself come out of its native code, past `Exception`.
_PANIC = "PanicException"
#: The kinds of what was passed over that are told of.
_MOST_KINDS = 5


def read_warc(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """An article or an error for every page, with the number of its record in the file, counted from 1.

    Responses that are no page (pictures, redirects, pages that were not found) are passed over; how many is
    noted. Raises ReadError (truncated, damaged) where the file breaks.
    """
    passed_over: Counter[str] = Counter()
    number = 0
    try:
        for number, record in enumerate(_records(source), start=1):
            article_id = f"{source.article_id}:{number}"
            try:
                article = _article(record, article_id, passed_over)
                if article is not None:
                    yield intake.admit(article)
            except ReadError as error:
                if error.code is ErrorCode.TRUNCATED:
                    raise
                yield InputError(source.place, error.code, str(error), number, article_id)
    except ReadError as error:
        error.line = error.line or number + (error.code is not ErrorCode.TRUNCATED)
        raise
    finally:
        if passed_over:
            kinds = ", ".join(f"{count} {kind}" for kind, count in passed_over.most_common(_MOST_KINDS))
            intake.note(f"{source.place}: {passed_over.total()} responses are no pages ({kinds})")


def _records(source: Source) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream = _Stream(source)
    with _translated(stream, "the WARC file is damaged behind this record; the records before were read"):
        records = ArchiveIterator(
            stream,  # type: ignore[arg-type]
            record_types=WarcRecordType.any_type,
            parse_http=False,
            stream_detect=False,
        )
    while True:
        with _translated(stream, "the WARC file is damaged behind this record; the records before were read"):
            record = next(records, None)
        if record is None:
            return
        yield record


class _Stream:
    """What the iterator reads from: it asks for the place, and wraps what is raised in errors of its own."""

    def __init__(self, source: Source) -> None:
        self._stream = source.stream
        self._given = 0
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read1(size)
        except (ReadError, OSError) as error:
            self.failure = error
            raise
        self._given += len(data)
        return data

    def tell(self) -> int:
        return self._given


@contextmanager
def _translated(stream: _Stream | None, message: str) -> Iterator[None]:
    """What the library raises, its panics among them, as ReadErrors; the stream's own errors as they were."""
    try:
        yield
    except ReadError:
        raise
    except BaseException as error:
        if stream is not None and stream.failure is not None:
            raise stream.failure from None
        if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
            raise
        raise ReadError(ErrorCode.DAMAGED, f"{message} ({error})") from None


def _article(record: WarcRecord, article_id: str, passed_over: Counter[str]) -> Article | None:
    """The article of a record, or None for one that is no page."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.conversion:
        decoded = decode(_block(record))
        url = _address(record)
        return Article(checked_text(decoded.text), article_id, url=url, encoding=decoded.encoding)
    if record.record_type != WarcRecordType.response:
        return None
    block = _block(record)
    with _translated(None, "the HTTP response cannot be read"):
        response = _response(block)
        status = response.http_headers.status_code if response.http_headers else None
        kind = (response.http_content_type or "without a type").lower()
        if status != _FOUND or kind not in _PAGES:
            passed_over[kind if status == _FOUND else f"with status {status}"] += 1
            return None
        body = response.reader.read(MAX_DOCUMENT_BYTES + 1)
    if len(body) > MAX_DOCUMENT_BYTES:
        raise too_large("the page")
    check_ratio(len(block), len(body))
    page = read_html(body, charset=response.http_charset, url=_address(record))
    return page_article(page, article_id)


def _block(record: WarcRecord) -> bytes:
    """The record's bytes. Raises ReadError (too_large, truncated)."""
    stated = record.content_length
    if stated > MAX_DOCUMENT_BYTES:
        raise too_large("the record")
    block = record.reader.read(stated)
    if len(block) < stated:
        raise ReadError(
            ErrorCode.TRUNCATED,
            f"the WARC file breaks off inside of this record ({len(block):,} of {stated:,} bytes); "
            "the records before were read",
        )
    return block


def _response(block: bytes) -> WarcRecord:
    """The HTTP response in a block, as a record of its own: a fault in it would break the iteration else."""
    from fastwarc.warc import WarcRecord

    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n" % len(block)
    )
    record = WarcRecord.from_bytes(head + block + b"\r\n\r\n")
    record.parse_http(auto_decode="all")
    return record


def _address(record: WarcRecord) -> str | None:
    """Where the page was; some writers put angle brackets around it."""
    address = record.headers.get("WARC-Target-URI")
    return address.strip("<>") if address else None
