"""Mails and mailboxes to Articles, one a mail: the subject is the title, the sender the source."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.day_stamps import day_stamp
from extractor.reading.decode import decode
from extractor.reading.failure import ReadError
from extractor.reading.html import NoArticle, read_html
from extractor.reading.intake import Intake
from extractor.reading.limits import MAX_DOCUMENT_BYTES, too_large
from extractor.reading.markup_text import markup_text
from extractor.reading.record import checked_text
from extractor.reading.source import Source
from extractor.reading.streams import head_of

if TYPE_CHECKING:
    from collections.abc import Callable

#: What stands before each mail of a mailbox.
_ENVELOPE = b"From "


#: The headers that are read. The library's parser takes quadratic time, so that what is far longer than any
#: of these ever is would hold up everything.
_READ = frozenset(
    ("subject", "from", "date", "content-type", "content-disposition", "content-transfer-encoding")
)
_LONGEST_HEADER = 2_000
_MOST_PARTS = 200


def read_mail(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """The mail as an article, or each of a mailbox, with its number, counted from 1, as the line.

    Of a mail that is there as text and as HTML the text is read; attachments are not.
    """
    box = head_of(source.stream).startswith(_ENVELOPE)
    for number, data in enumerate(_mails(source) if box else [source.stream.read(MAX_DOCUMENT_BYTES + 1)], 1):
        article_id = f"{source.article_id}:{number}" if box else source.article_id
        try:
            if len(data) > MAX_DOCUMENT_BYTES:
                raise too_large("the mail")
            yield intake.admit(_article(data, article_id))
        except ReadError as error:
            yield InputError(source.place, error.code, str(error), number if box else None, article_id)


def _mails(source: Source) -> Iterator[bytes]:
    """The mails of a mailbox, each without its envelope; one that is too large is cut just above the limit."""
    lines: list[bytes] = []
    size = 0
    blank_before = True
    while line := source.stream.readline(MAX_DOCUMENT_BYTES):
        if blank_before and line.startswith(_ENVELOPE):
            if lines:
                yield b"".join(lines)
            lines, size = [], 0
        elif size <= MAX_DOCUMENT_BYTES:
            lines.append(line)
            size += len(line)
        blank_before = not line.strip()
    if lines:
        yield b"".join(lines)


def _article(data: bytes, article_id: str) -> Article:
    from email import message_from_bytes
    from email.policy import default

    try:
        message = message_from_bytes(data, policy=default)
        assert isinstance(message, EmailMessage), "the policy makes these"
        _check_size(message)
        body = message.get_body(("plain", "html"))
        if body is None:
            raise ReadError(ErrorCode.NO_TEXT, "the mail has no text of its own, only attachments or nothing")
        text, encoding = _text(body)
    except RecursionError:
        raise ReadError(
            ErrorCode.TOO_DEEP, "the mail has parts in parts in parts, too deep to read"
        ) from None
    published = day_stamp(_header(message, "date") or "")
    return Article(
        text=checked_text(text),
        id=article_id,
        title=_header(message, "subject"),
        published=published,
        published_from="metadata" if published else None,
        source=_sender(message),
        encoding=encoding,
    )


def _check_size(message: EmailMessage) -> None:
    """Raise ReadError (too_large) for headers and numbers of parts that no mail has."""
    for number, part in enumerate(message.walk(), start=1):
        if number > _MOST_PARTS:
            raise ReadError(ErrorCode.TOO_LARGE, f"the mail has more than {_MOST_PARTS} parts; save its text")
        for name, value in part.raw_items():
            if name.lower() in _READ and len(value) > _LONGEST_HEADER:
                raise ReadError(
                    ErrorCode.TOO_LARGE,
                    f"the mail's header {name} has {len(value):,} characters, over {_LONGEST_HEADER:,}",
                )


def _text(body: MIMEPart) -> tuple[str, str | None]:
    payload = body.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(payload).encode("utf-8", "surrogateescape")
    charset = body.get_content_charset()
    if body.get_content_type() == "text/html":
        try:
            page = read_html(data, charset=charset)
        except NoArticle:
            text, encoding = _decoded(data, charset)
            return markup_text(text), encoding
        return page.text, page.encoding
    text, encoding = _decoded(data, charset)
    return text.replace("\r\n", "\n"), encoding


def _decoded(data: bytes, charset: str | None) -> tuple[str, str | None]:
    try:
        codec = codecs.lookup(charset or "").name
        return data.decode(codec), None if codec in ("utf-8", "ascii") else codec
    except (LookupError, ValueError):
        decoded = decode(data)
        return decoded.text, decoded.encoding


def _header(message: EmailMessage, name: str) -> str | None:
    """The header's value in one line, or None where there is none or the library cannot take it apart."""
    value = _or_none(lambda: str(message[name] or ""))
    return " ".join((value or "").split()).encode("utf-8", "replace").decode() or None


def _sender(message: EmailMessage) -> str | None:
    from email.utils import parseaddr

    name, address = parseaddr(_header(message, "from") or "")
    return name or address or None


def _or_none(value: Callable[[], str]) -> str | None:
    try:
        return value()
    except Exception:  # the parser of headers raises many kinds for headers that are broken
        return None
