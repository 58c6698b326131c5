"""A fragment of HTML, as feeds and mails hold it, to its text: no main text is looked for, all of it counts."""

from __future__ import annotations

import re

from extractor.reading.tags import LINES, PARAGRAPHS

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]+);")
_UNSEEN = frozenset(("script", "style", "head", "template", "noscript"))
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
#: Breaks between paragraphs, between lines, and those that the writer set.
_PARAGRAPH, _LINE, _BREAK = "\f", "\v", "\n"
_BREAKS = re.compile(r"[ \f\v\n]*[\f\v\n][ \f\v\n]*")
_NO_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def is_markup(text: str) -> bool:
    """Whether there are tags or entities in the text."""
    return _MARKUP.search(text) is not None


def markup_text(markup: str) -> str:
    """The text of a fragment: a blank line between paragraphs, a line for each item."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    parser.feed(f"<div>{_NO_CHARACTERS.sub(' ', markup)}</div>".encode())
    root = parser.close()
    if root is None:
        return ""
    pieces: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        begins = event == "start"
        unseen += (element.tag in _UNSEEN) * (1 if begins else -1)
        if element.tag in PARAGRAPHS:
            pieces.append(_PARAGRAPH)
        elif element.tag in LINES or (element.tag == "br" and begins):
            pieces.append(_BREAK if element.tag == "br" else _LINE)
        text = element.text if begins else element.tail
        if text and not unseen:
            pieces.append(_BLANKS.sub(" ", text))
    # runs of blanks are one before breaks are looked for, which are surrounded by them
    return _BREAKS.sub(_break, re.sub(r" {2,}", " ", "".join(pieces))).strip()


def _break(found: re.Match[str]) -> str:
    return "\n\n" if _PARAGRAPH in found[0] or found[0].count(_BREAK) > 1 else "\n"
