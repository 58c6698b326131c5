"""An HTML page to its article: main text, title, day, author, site. Nothing of it is executed or fetched."""

from __future__ import annotations

import codecs
import datetime
import logging
import re
from dataclasses import dataclass
from typing import Any

from extractor.errors import ErrorCode
from extractor.reading.decode import byte_order_mark, decode
from extractor.reading.failure import ReadError
from extractor.reading.html_metadata import Metadata, page_metadata
from extractor.reading.html_refusal import REASONS, Refusal, refusal
from extractor.reading.html_text import page_text

#: In bytes: the longest page that is taken for an article's; trafilatura's own limit is the same.
MAX_PAGE_BYTES = 20_000_000
#: Finding the main text takes seconds on pages with so many; an article's page has hundreds or thousands.
MAX_ELEMENTS = 40_000
#: Where HTML looks for its own charset (WHATWG: the first 1024 bytes).
_HEAD_BYTES = 1024
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.IGNORECASE)
#: Names that mean Windows-1252 on the web (WHATWG Encoding, "windows-1252").
_WESTERN = frozenset(
    ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1", "us-ascii", "ascii", "cp1252", "windows-1252")
)
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: How much longer the text in the page's own data must be than the one found in its markup.
_FULLER = 1.5
#: In characters: a cell of a table with more than this is a column of the page.
_LONGEST_CELL = 500
_PIECES = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The article of a page. `text` begins with the headline, on a line of its own, where there is one.

    Paragraphs and headings have a blank line between, items of a list begin with "- ", cells of a row are
    parted by " | ".
    """

    text: str
    title: str | None
    published: datetime.date | None
    author: str | None
    site: str | None
    url: str | None
    #: the codec taken for the bytes, None for UTF-8
    encoding: str | None = None
    #: what a reader of the article should know: that the page shows only its beginning
    notes: tuple[str, ...] = ()


class NoArticle(ReadError):  # noqa: N818  (what the page has, not a fault of it)
    """A page without an article; `reason` says of which kind it is."""

    def __init__(self, reason: Refusal) -> None:
        self.reason = reason
        super().__init__(ErrorCode.NO_ARTICLE, f"{REASONS[reason]} ({reason})")


def read_html(data: bytes, *, charset: str | None = None, url: str | None = None) -> HtmlPage:
    """The article of a page, always the same for the same bytes.

    `charset` is what the server or container declared; a byte order mark goes before it, the page's own
    declaration behind it. Raises NoArticle, and ReadError (too_large, encoding, not_text) for bytes that are
    no page.
    """
    if len(data) > MAX_PAGE_BYTES:
        limit = f"{MAX_PAGE_BYTES // 1_000_000} MB"
        raise ReadError(ErrorCode.TOO_LARGE, f"the page is larger than {limit}, more than an article can be")
    markup, encoding = _decode(data, charset)
    tree = _parse(markup)
    if tree is None:
        raise NoArticle(Refusal.NO_TEXT)
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise ReadError(
            ErrorCode.TOO_LARGE,
            f"the page has more than {MAX_ELEMENTS:,} elements, more than an article's can have",
        )
    metadata = page_metadata(tree, url)
    visible = _visible(tree)
    _without_link_cells(tree)
    text = _main_text(tree, url, metadata)
    kind = refusal(text, visible, metadata.title or _title(tree), paid=metadata.paid)
    if kind is not None:
        raise NoArticle(kind)
    return HtmlPage(
        text=_with_title(text, metadata.title),
        title=metadata.title,
        published=metadata.published,
        author=metadata.author,
        site=metadata.site,
        url=metadata.url,
        encoding=encoding,
        notes=("the page says that its full text is for subscribers",) if metadata.paid else (),
    )


def _decode(data: bytes, charset: str | None) -> tuple[str, str | None]:
    """The markup and the codec taken for it; characters that no text holds are blanks."""
    if byte_order_mark(data) is None:
        own = _CHARSET.search(data[:_HEAD_BYTES])
        for name in (charset, own[1].decode("ascii", "replace") if own else None, "utf-8"):
            if (codec := _codec(name)) and (markup := _decoded(data, codec)) is not None:
                return _NOT_IN_TEXT.sub(" ", markup), None if codec == "utf-8" else codec
    decoded = decode(
        data.replace(b"\x00", b" ") if byte_order_mark(data) is None and b"\x00" in data[:4096] else data
    )
    return _NOT_IN_TEXT.sub(" ", decoded.text), decoded.encoding


def _codec(name: str | None) -> str | None:
    """Python's name of a declared charset, as browsers understand it; None for one that is unknown."""
    if name is None:
        return None
    name = name.strip().strip("\"'").lower()
    if name in _WESTERN:
        return "cp1252"
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _decoded(data: bytes, codec: str) -> str | None:
    """The text, if the bytes are valid in the codec; pages in UTF-8 may have stray ones."""
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, ValueError):
        pass
    if codec != "utf-8":
        return None
    markup = data.decode(codec, "replace")
    bad = markup.count("\ufffd")
    # in text of another encoding nearly every character beyond ASCII is invalid
    return markup if bad < sum(character > "\x7f" for character in markup) - bad else None


def _parse(markup: str) -> Any:
    """The tree of a page, or None for what is no markup."""
    from trafilatura.utils import load_html

    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    markup = _XML_DECLARATION.sub("", markup)
    if not markup.strip():
        return None
    try:
        return load_html(markup)
    except Exception:  # lxml and its callers raise many kinds for markup that is none
        return None


def _main_text(tree: Any, url: str | None, metadata: Metadata) -> str:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        document = bare_extraction(tree, url=url, include_comments=False, include_tables=True)
        text = page_text(document.body) if isinstance(document, Document) else ""
    except Exception:  # markup that trafilatura trips over may still bring its text as data
        text = ""
    body = metadata.body
    if body is None:
        return text
    of_body, of_text = len(_PIECES.findall(body)), len(_PIECES.findall(text))
    with_paragraphs = "\n" in body and "\n" not in text and of_body >= of_text
    return body if with_paragraphs or of_body > _FULLER * of_text else text


def _without_link_cells(tree: Any) -> None:
    """Take the cells out of layout tables that hold nothing but links: menus beside the text."""
    for row in list(tree.iter("tr")):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        sizes = [len("".join(cell.itertext()).strip()) for cell in cells]
        if len(cells) < 2 or max(sizes) < _LONGEST_CELL:
            continue
        for cell, size in zip(cells, sizes, strict=True):
            linked = sum(len("".join(link.itertext()).strip()) for link in cell.iter("a"))
            if linked > 0.8 * size and size < max(sizes):
                row.remove(cell)


def _with_title(text: str, title: str | None) -> str:
    """The text with the headline as its first line, unless one of its lines is the headline."""
    if title is None or _bare(title) in {_bare(line) for line in text.split("\n")}:
        return text
    return f"{title}\n\n{text}"


def _bare(line: str) -> str:
    return " ".join(_PIECES.findall(line.lower()))


def _visible(tree: Any) -> str:
    """All words that the page shows, forms and dialogs included."""
    words: list[str] = []
    for element in tree.iter():
        if element.tag in ("script", "style", "template") or not isinstance(element.tag, str):
            words.append(element.tail or "")
        else:
            words += [element.text or "", " ", element.tail or ""]
    return " ".join("".join(words).split())


def _title(tree: Any) -> str | None:
    element = tree.find(".//title")
    return None if element is None or not element.text else " ".join(element.text.split())
