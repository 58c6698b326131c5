"""Tags of HTML that stand in a plain text, as exports of content systems leave them: where each ends, and what it is to a reader."""

from __future__ import annotations

import re

#: Elements that begin a paragraph, those that begin a line, those that part words, those inside a phrase.
PARAGRAPHS = frozenset(
    (
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre",
        "section", "article", "header", "footer", "aside", "nav", "main", "form", "figure", "figcaption",
        "center", "address", "body", "html",
    )
)  # fmt: skip
LINES = frozenset(["li", "tr", "hr", "dt", "dd", "caption", "thead", "tbody", "tfoot"])
_BLANKS = frozenset(
    (
        "td", "th", "img", "iframe", "button", "option", "select", "input", "label", "video", "audio",
        "picture", "source",
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "mark", "meta", "nobr", "noscript", "q", "s", "samp", "small", "span", "strike",
        "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr", "link",
    )
)  # fmt: skip
_SEEN_AS = {
    **dict.fromkeys(PARAGRAPHS, "\n\n"),
    **dict.fromkeys(LINES, "\n"),
    "br": "\n",
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_INLINE, ""),
}
#: Attributes have values, so that "if a <b and c> d" is no tag.
_TAG = re.compile(
    r"</?([A-Za-z][A-Za-z0-9]{0,11})"
    r"(?:\s+[A-Za-z][\w:.-]{0,40}\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+))*\s*/?>"
)
_UNSEEN = re.compile(r"<(script|style|head|template)\b[^<>]*>", re.I)


class Tags:
    """The tags of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: where the last end of each kind stands, so that no end is looked for that is not there
        self._last: dict[str, int] = {}

    def at(self, place: int) -> tuple[str, int] | None:
        """What stands for the tag at a "<", and how many characters it covers; None where there is no tag.

        A comment, a script and a style sheet are covered whole.
        """
        unseen = self._comment(place) or self._element(place)
        if unseen is not None:
            return "", unseen
        tag = _TAG.match(self._text, place)
        shown = None if tag is None else _SEEN_AS.get(tag[1].lower())
        return None if tag is None or shown is None else (shown, len(tag[0]))

    def _comment(self, place: int) -> int | None:
        if not self._text.startswith("<!--", place):
            return None
        return self._through("-->", place)

    def _element(self, place: int) -> int | None:
        begin = _UNSEEN.match(self._text, place)
        if begin is None:
            return None
        name = begin[1]
        return self._through(f"</{name}>", place) or self._through(f"</{name.lower()}>", place)

    def _through(self, end: str, place: int) -> int | None:
        """How many characters it is from a place through the next end of that form, None where none follows."""
        if end not in self._last:
            self._last[end] = self._text.rfind(end)
        if self._last[end] < place:
            return None
        return self._text.index(end, place) + len(end) - place
