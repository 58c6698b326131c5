"""What a page says about its article: title, day, author, site, address; from JSON-LD, meta elements, markup."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from extractor.reading.day_stamps import day_stamp
from extractor.rules import default_rules

RULES_FILE = "pages.toml"
#: How deep JSON-LD is looked into: graphs hold articles that hold parts.
_DEEPEST = 6
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_ADDRESS_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)")
_LINKED_DAYS = ("datePublished", "dateCreated", "uploadDate")
#: Characters of a page's own words that may hold a day of publication.
_LONGEST_STAMP = 120
#: Pieces of text between tags that are looked at in one element.
_MOST_PIECES = 60
#: The last part of a title: " | Harbor Daily".
_SITE_BEHIND = re.compile(r"\s+[|–—·•:»-]\s+(?P<site>[^|–—·•»]{2,60})$")
_TAGS = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page states about its article; None for what it does not."""

    title: str | None = None
    published: datetime.date | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    #: the article's text as JSON-LD has it, often without paragraphs
    body: str | None = None
    #: whether JSON-LD says that the text is for subscribers
    paid: bool = False


def page_metadata(tree: Any, url: str | None) -> Metadata:
    """Read the metadata of a parsed page; `url` is where it was found, if known.

    Raises nothing for what is malformed: a statement that cannot be read is none.
    """
    linked = _linked_article(tree)
    general = _general(tree, url)
    address = url or _line(general.get("url"))
    return Metadata(
        title=_without_site(
            _line(linked.get("headline")) or _headline(tree, general.get("title")),
            tree,
            general.get("sitename"),
        ),
        published=_published(tree, linked, address),
        author=_author(linked) or _line(general.get("author")),
        site=_line(general.get("sitename")),
        url=address,
        body=_prose(linked.get("articleBody")),
        paid=str(linked.get("isAccessibleForFree", "")).lower() == "false",
    )


def _general(tree: Any, url: str | None) -> dict[str, object]:
    """Title, author, sitename and url as trafilatura finds them, which knows hundreds of ways to name them.

    Its own search for dates is left out: it is slow, and takes what is plausible today.
    """
    from trafilatura import metadata

    try:
        found = metadata.extract_meta_json(tree, metadata.examine_meta(tree))
        found.author = found.author or metadata.extract_author(tree)
        return {
            "title": found.title or metadata.extract_title(tree),
            "author": found.author if found.author and " " in found.author else None,
            "sitename": found.sitename or metadata.extract_sitename(tree),
            "url": url or metadata.extract_url(tree, url),
        }
    except Exception:  # markup that trafilatura trips over still has its text
        return {}


def _headline(tree: Any, found: object) -> str | None:
    """The title that trafilatura found, unless it is a heading inside the text, its last resort."""
    title = _line(found)
    stated = [element.get("content") or "" for element in tree.iter("meta")]
    stated += [_content(element) for element in tree.iter("title", "h1")]
    return title if title and any(title in (_line(statement) or "") for statement in stated) else None


def _without_site(title: str | None, tree: Any, site: object) -> str | None:
    """The title without the name of the site behind it: what a heading has alone, or the known name."""
    if title is None or not (match := _SITE_BEHIND.search(title)):
        return title
    headings = [_content(element) for element in tree.iter("h1", "h2")]
    before = title[: match.start()]
    fits = next(
        (
            heading
            for heading in headings
            if heading and title.startswith(f"{heading} ") and len(heading) >= len(before) // 2
        ),
        None,
    )
    if fits is not None and _SITE_BEHIND.match(title[len(fits) :]):
        return fits
    return before if isinstance(site, str) and match["site"].casefold() == site.strip().casefold() else title


def _linked_article(tree: Any) -> dict[str, Any]:
    """The JSON-LD object that stands for the page's article: the first with a headline, else the first."""
    types = frozenset(default_rules().table(RULES_FILE)["article_types"])
    articles: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        articles += [found for found in _objects(data, 0) if types & _types(found)]
    with_headline = [article for article in articles if _line(article.get("headline"))]
    return next(iter(with_headline or articles), {})


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(data.get(key), depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)


def _types(found: dict[str, Any]) -> set[str]:
    types = found.get("@type")
    names = types if isinstance(types, list) else [types]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def _author(linked: dict[str, Any]) -> str | None:
    authors = linked.get("author")
    names = []
    for author in authors if isinstance(authors, list) else [authors]:
        name = author.get("name") if isinstance(author, dict) else author
        if (line := _line(name)) and "://" not in line:
            names.append(line)
    return "; ".join(dict.fromkeys(names)) or None


def _published(tree: Any, linked: dict[str, Any], url: str | None) -> datetime.date | None:
    """The day of publication: JSON-LD, meta elements, time elements, the address, a stamp on the page."""
    day_first = _writes_day_first(tree)
    address = _from_address(url)
    days = (day_stamp(str(linked.get(key, "")), day_first=day_first) for key in _LINKED_DAYS)
    stated = next(filter(None, days), None) or _from_meta(tree, day_first) or _from_time(tree, day_first)
    if stated and address and abs((stated - address).days) == 1:
        return address  # the paper's own day, where markup counts in universal time
    return stated or address or _from_words(tree, day_first)


def _from_meta(tree: Any, day_first: bool | None) -> datetime.date | None:
    rank = {name: i for i, name in enumerate(default_rules().table(RULES_FILE)["date_names"])}
    found: list[tuple[int, datetime.date]] = []
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            place = rank.get((element.get(attribute) or "").strip().lower())
            if place is not None and (day := day_stamp(element.get("content") or "", day_first=day_first)):
                found.append((place, day))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _from_time(tree: Any, day_first: bool | None) -> datetime.date | None:
    """The first time element that says it is of publication, else the first before or inside the article."""
    updated = _words("updated_words")
    first = None
    for element in tree.iter("time", "abbr", "span", "div", "p"):
        marks = " ".join(element.get(name) or "" for name in ("itemprop", "class", "pubdate")).lower()
        says = (
            "datepublished" in marks.replace("-", "").replace("_", "") or element.get("pubdate") is not None
        )
        if element.tag != "time" and not says:
            continue
        stamp = element.get("datetime") or element.get("content") or element.get("title") or ""
        day = day_stamp(stamp, day_first=day_first) or day_stamp(_content(element), day_first=day_first)
        if day is None or "updated" in marks or "modified" in marks:
            continue
        if says:
            return day
        before = _content(element.getparent())[:_LONGEST_STAMP] if element.getparent() is not None else ""
        if first is None and not updated.match(before.strip()):
            first = day
    return first


def _from_address(url: str | None) -> datetime.date | None:
    for form in (_ADDRESS_DAY, _ADDRESS_COMPACT):
        if match := form.search(url or ""):
            try:
                return datetime.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
    return None


def _from_words(tree: Any, day_first: bool | None) -> datetime.date | None:
    """The day behind "Published:" in a short element, else that of a short element that is nothing but a day."""
    published, alone = _words("published_words"), None
    for element in tree.iter(
        "p", "div", "span", "li", "td", "h2", "h3", "h4", "h5", "h6", "small", "em", "i", "font", "b"
    ):
        content = _content(element)
        if not 6 <= len(content) <= _LONGEST_STAMP:
            continue
        day = day_stamp(content, day_first=day_first)
        if day is None:
            continue
        if published.match(content):
            return day
        if alone is None and len(content) <= 40 and len(content.split()) <= 7:
            alone = day
    return alone


def _words(key: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in default_rules().table(RULES_FILE)[key])
    return re.compile(rf"(?:{words})\b", re.IGNORECASE)


def _writes_day_first(tree: Any) -> bool | None:
    """Whether the page's language puts the day first in numbers; None where it does not say."""
    language = (tree.get("lang") or "").lower().replace("_", "-")
    if language in ("en-us", "en-ph"):
        return False
    return True if language.startswith("en-") else None


def _content(element: Any) -> str:
    """An element's own words; of long elements only enough to see that they are long."""
    words: list[str] = []
    length = 0
    for piece in islice(element.itertext(), _MOST_PIECES):
        words.append(piece)
        length += len(piece)
        if length > 4 * _LONGEST_STAMP:
            break
    return " ".join("".join(words).split())


def _line(value: object) -> str | None:
    """A value as one clean line, or None."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    from html import unescape

    return " ".join(_TAGS.sub(" ", unescape(value)).split()) or None


def _prose(value: object) -> str | None:
    """The text of articleBody: entities and markup resolved, lines kept."""
    if not isinstance(value, str):
        return None
    from html import unescape

    text = re.sub(r"</p>|<br\s*/?>", "\n", unescape(value), flags=re.IGNORECASE)
    lines = (" ".join(line.split()) for line in _TAGS.sub("", text).splitlines())
    return "\n\n".join(line for line in lines if line) or None
