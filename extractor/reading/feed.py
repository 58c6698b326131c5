"""RSS and Atom feeds to Articles, one an item; XML with entities of its own is refused, nothing is fetched."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.day_stamps import day_stamp
from extractor.reading.failure import ReadError
from extractor.reading.intake import Intake
from extractor.reading.limits import MAX_DOCUMENT_BYTES, too_large
from extractor.reading.markup_text import is_markup, markup_text
from extractor.reading.record import checked_text
from extractor.reading.source import Source

_CHUNK = 65_536
#: How deep elements may stand: a feed's own four, and those of a page in an item.
_DEEPEST = 200
_LONGEST_TITLE = 200
_ITEMS = ("item", "entry")
#: The elements that hold the text, the fullest first, then those of the other fields.
_TEXTS = ("content:encoded", "content", "body", "xhtml:body", "description", "summary", "media:description")
_DAYS = ("pubdate", "published", "dc:date", "updated", "dcterms:created", "date")
_IDS = ("guid", "id")
_ADDRESSES = ("link", "feedburner:origlink")
_SOURCES = ("source", "dc:publisher", "publisher")
_AUTHORS = ("dc:creator", "author")
_WANTED = frozenset(("title", *_TEXTS, *_DAYS, *_IDS, *_ADDRESSES, *_SOURCES, *_AUTHORS))


def read_feed(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """An article or an error for every item, with its number, counted from 1, as the line.

    An item's text is the fullest that the feed has of it, often only its beginning. Raises ReadError
    (xml_syntax, xml_entities, too_large) where the feed can be read no further.
    """
    number = 0
    try:
        for number, item in enumerate(_Feed(source).items(), start=1):
            try:
                yield intake.admit(_article(item, f"{source.article_id}:{number}"))
            except ReadError as error:
                yield InputError(source.place, error.code, str(error), number, item.first(_IDS))
    except ReadError as error:
        error.line = error.line or number + 1
        raise


@dataclass(slots=True)
class _Item:
    """The elements of one item, by their names in small letters."""

    #: the title of the feed, so far as it was known
    feed: str | None
    elements: dict[str, list[str]] = field(default_factory=dict)
    size: int = 0

    def first(self, names: tuple[str, ...]) -> str | None:
        """The content of the first of these elements that has some."""
        texts = ("".join(self.elements.get(name, ())).strip() for name in names)
        return next(filter(None, texts), None)


def _article(item: _Item, article_id: str) -> Article:
    text = item.first(_TEXTS)
    if text is None:
        names = ", ".join(item.elements) or "nothing"
        raise ReadError(ErrorCode.NO_TEXT, f"the item has no text, only {names}")
    title = item.first(("title",))
    stamp = item.first(_DAYS)
    published = day_stamp(stamp) if stamp else None
    return Article(
        text=checked_text(_plain(text)),
        id=item.first(_IDS) or article_id,
        title=" ".join(_plain(title).split()) if title else None,
        published=published,
        published_from="metadata" if published else None,
        url=item.first(_ADDRESSES),
        source=item.first(_SOURCES) or item.feed,
        author=item.first(_AUTHORS),
        notes=() if published or stamp is None else (f"published: {stamp!r:.60} is no day that can be read",),
    )


def _plain(text: str) -> str:
    return markup_text(text) if is_markup(text) else text


class _Feed:
    """Puts items together from what the parser tells; memory is that of one item."""

    def __init__(self, source: Source) -> None:
        self._stream = source.stream
        self._path: list[str] = []
        self._item: _Item | None = None
        self._done: list[_Item] = []
        self._feed_title = ""
        #: the element of the item whose content is collected, how deep it stands, and whether its tags are XML
        self._into: tuple[str, int, bool] | None = None
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.EntityDeclHandler = self._refuse_entity
        # HTML's names (&nbsp;) are declared nowhere; a DTD that is promised and empty makes them bearable
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
        self._parser.UseForeignDTD(True)
        self._parser.ExternalEntityRefHandler = self._empty_entity
        self._parser.SkippedEntityHandler = self._skipped

    def items(self) -> Iterator[_Item]:
        """The items as they end."""
        while True:
            data = self._stream.read1(_CHUNK)
            failure = self._fed(data)
            yield from self._done
            self._done.clear()
            if failure is not None:
                raise failure
            if not data:
                return

    def _fed(self, data: bytes) -> ReadError | None:
        """Why the parser can go no further, if so; the items before are done."""
        try:
            self._parser.Parse(data, not data)
        except expat.ExpatError as error:
            message = f"the feed is no well-formed XML: {error}; the items before were read"
            return ReadError(ErrorCode.XML_SYNTAX, message)
        except ReadError as error:
            return error
        return None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.lower()
        self._path.append(name)
        if len(self._path) > _DEEPEST:
            raise ReadError(ErrorCode.TOO_DEEP, f"its elements stand more than {_DEEPEST} deep in each other")
        if self._into is not None:
            if self._into[2]:
                self._add(f"<{name}>")
        elif self._item is None:
            if name in _ITEMS:
                self._item = _Item(" ".join(self._feed_title.split()) or None)
        elif name in _WANTED and name not in self._item.elements:
            self._into = name, len(self._path), attributes.get("type") == "xhtml"
            self._item.elements[name] = []
            if name == "link" and "href" in attributes and attributes.get("rel", "alternate") == "alternate":
                self._add(attributes["href"])

    def _end(self, name: str) -> None:
        name = name.lower()
        if self._into is not None and len(self._path) == self._into[1]:
            if name == "link" and self._item is not None and not self._item.first(_ADDRESSES[:1]):
                del self._item.elements["link"]  # one of the links to other things
            self._into = None
        elif self._into is not None and self._into[2]:
            self._add(f"</{name}>")
        elif name in _ITEMS and self._item is not None:
            self._done.append(self._item)
            self._item = None
        self._path.pop()

    def _characters(self, data: str) -> None:
        if self._into is not None:
            self._add(html.escape(data) if self._into[2] else data)
        elif self._item is None and self._path[1:] in (["channel", "title"], ["title"]):
            self._feed_title = (self._feed_title + data)[:_LONGEST_TITLE]

    def _add(self, text: str) -> None:
        if self._item is None or self._into is None:
            return
        self._item.size += len(text)
        if self._item.size > MAX_DOCUMENT_BYTES:
            raise too_large("the item")
        self._item.elements[self._into[0]].append(text)

    def _empty_entity(self, context: str, *_: object) -> int:
        """In place of any other file: nothing."""
        self._parser.ExternalEntityParserCreate(context).Parse(b"", True)
        return 1

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._characters(html.unescape(f"&{name};"))

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise ReadError(
            ErrorCode.XML_ENTITIES,
            f"the feed declares the entity {name[:40]!r}, which can blow up or reach for other files; "
            "feeds need none: remove the declaration",
        )
