"""The main text of a page, as trafilatura marks it up, to plain text: paragraphs with blank lines between."""

from __future__ import annotations

import re
from typing import Any

#: Elements that end the line before them and after them.
_BLOCKS = frozenset(("p", "head", "item", "quote", "row", "list", "table", "code", "div", "fw", "ab"))
#: In characters: what more than this stands in is a column of a page.
_LONGEST_CELL = 300
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def page_text(body: Any) -> str:
    """The text of trafilatura's body element.

    Paragraphs and headings are lines with a blank line between, items of a list lines that begin with "- ",
    rows of a table lines with " | " between the cells. Characters without a width are left out: they are the
    page's hints for breaking lines.
    """
    writer = _Writer()
    for event, element in _walk(body):
        writer.take(event, element)
    writer.end_block()
    return writer.text()


def _walk(body: Any) -> Any:
    from lxml.etree import iterwalk

    return iterwalk(body, events=("start", "end"))


def _is_layout(row: Any) -> bool:
    """Whether the cells of a row are columns of a page, not of a table."""
    return any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in row.iterchildren("cell"))


class _Writer:
    """Collects blocks; each with what stands before it: a blank line, or only a line break."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._kind = "p"
        self._cells = 0

    def take(self, event: str, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            return
        if event == "start":
            self._start(tag, element)
            self._words.append(element.text or "")
            return
        if tag == "cell" and self._cells:
            self._words.append("\x00")
        elif tag == "cell" or (tag in _BLOCKS and not self._cells):
            self.end_block()
        elif tag == "row":
            self._cells = 0
            self.end_block()
        if tag in ("item", "row"):
            self._kind = "p"
        if element.getparent() is not None:
            self._words.append(element.tail or "")

    def _start(self, tag: str, element: Any) -> None:
        if tag == "lb":
            self._words.append(" " if self._cells else "\n")
        elif tag in _BLOCKS and not self._cells:
            self.end_block()
            if tag == "item" or (tag == "row" and not _is_layout(element)):
                self._kind = tag
                self._cells = int(tag == "row")
        elif tag in _BLOCKS:
            self._words.append(" ")

    def end_block(self) -> None:
        """What was collected since the last block is one."""
        raw = _INVISIBLE.sub("", "".join(self._words))
        self._words = []
        if self._kind == "row":
            cells = [" ".join(cell.split()) for cell in raw.split("\x00")]
            line = " | ".join(cells[:-1] if cells and not cells[-1] else cells).strip(" |")
        else:
            line = _BREAKS.sub("\n", _BLANKS.sub(" ", raw.replace("\x00", " "))).strip()
        if line:
            self._blocks.append(
                (self._kind, f"- {line}" if self._kind == "item" and line[0] not in "-•*" else line)
            )
            self._kind = "p"

    def text(self) -> str:
        """The blocks: list items and rows stand close, all others have a blank line before them."""
        parts: list[str] = []
        before = ""
        for kind, line in self._blocks:
            close = kind == before and kind in ("item", "row")
            parts.append(("\n" if close else "\n\n") + line if parts else line)
            before = kind
        return "".join(parts)
