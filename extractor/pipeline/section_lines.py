"""The lines of an article as its parts are told from them: bullets off, hard-wrapped lines joined to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

#: The marks that begin an item of a list, or a field of a wire's header ("-- By Ann Hand").
_BULLET = re.compile(r"(?:[•●▪◦‣⁃∙·*>]|-{1,2}|[–—])[ \t]+")
#: Marks alone on a line: a rule, an empty field.
_MARKS_ALONE = re.compile(r"[-–—_=*•·.~\s]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_LINE_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a paragraph of hard-wrapped lines, without its bullet and the blanks around it."""

    start: int
    end: int
    text: str
    bullet: bool = False
    #: whether a blank line, or the beginning of the text, stands before it
    after_blank: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def is_open(self) -> bool:
        """Whether it ends with no mark at all, as headings and items do."""
        return _LINE_END.search(self.text) is None


def article_lines(text: str) -> list[Line]:
    """The lines of a text that say something, in order."""
    lines: list[Line] = []
    end = 0
    for line in _paragraphs(text):
        after_blank = not lines or text.count("\n", end, line.start) > 1
        lines.append(Line(line.start, line.end, line.text, line.bullet, after_blank))
        end = line.end
    return lines


def _paragraphs(text: str) -> Iterator[Line]:
    wrapped = is_hard_wrapped(text)
    # a line that begins with a mark, or after one that did, is no continuation
    joined = r"(?:\n(?![ \t]*\n|[ \t]{2,}\S|[ \t]*(?:[•●▪◦‣⁃*]|--)).*)*"
    pattern = rf"(?:--.*|\S.*{joined})" if wrapped else r"\S.*"
    for match in re.finditer(pattern, text):
        bullet = _BULLET.match(match[0])
        start = match.start() + (bullet.end() if bullet else 0)
        stripped = text[start : match.end()].rstrip()
        if stripped and not _MARKS_ALONE.fullmatch(stripped):
            yield Line(start, start + len(stripped), stripped, bullet is not None)


def is_hard_wrapped(text: str) -> bool:
    """Whether the lines break inside sentences, as on a wire of 70 columns."""
    lines = [line.strip() for line in text.splitlines()]
    broken = breaks = 0
    for line, following in pairwise(lines):
        if line and following:
            breaks += 1
            broken += 40 <= len(line) <= 90 and not _LINE_END.search(line) and following[0].islower()
    return breaks >= 4 and broken > 0.3 * breaks
