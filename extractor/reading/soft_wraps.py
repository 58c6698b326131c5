"""Line breaks that a typewriter or a mail program set in the middle of a paragraph, at a width of so many characters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

#: Widths at which lines are broken, in characters.
_NARROWEST, _WIDEST = 40, 120
#: How many of a hundred lines may be longer, where a text has lost some of its breaks.
_LONGER = 10
#: How many breaks show that an article's lines are broken at a width, and how many of a hundred are at it.
_FEWEST, _MOST_OF = 3, 60
#: How many of a hundred of those stand within a sentence.
_WITHIN = 50
_BLANKS = " \t\r"
#: What ends a sentence, what begins an item of a list, and what does so behind a sentence or a colon.
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BULLET = re.compile(r"[*•·>|#]+$")
_DASH_OR_NUMBER = re.compile(r"(?:[-–—]|\(?\d{1,3}[.)]|[a-z]\))$")


class _Break(NamedTuple):
    """A line break between two lines that are not empty."""

    #: the first character of the white space, and of the next line
    start: int
    end: int
    line: str
    #: the first word of the next line
    following: str


def soft_wraps(text: str) -> dict[int, int]:
    """The breaks that only end a full line: their first character, blanks before them included, and their length.

    A line is full when the first word of the next would not have fitted into the width that hardly any line exceeds.
    Texts of which not most lines are full, whose width is no page's or whose full lines mostly end with their
    sentences have none: lists, tables, paragraphs in a line each.
    """
    lines = text.split("\n")
    if len(lines) <= _FEWEST or sum(len(line) > _WIDEST for line in lines) * 100 > _LONGER * len(lines):
        return {}
    breaks = _breaks(lines)
    if len(breaks) < _FEWEST:
        return {}
    width = sorted(len(found.line) for found in breaks)[len(breaks) * (100 - _LONGER) // 100]
    if not _NARROWEST <= width <= _WIDEST:
        return {}
    full = [found for found in breaks if _is_full(found, width)]
    within = sum(_ENDS.search(found.line) is None for found in full)
    if len(full) * 100 < _MOST_OF * len(breaks) or within * 100 < _WITHIN * len(full):
        return {}
    return {found.start: found.end - found.start for found in full}


def _breaks(lines: list[str]) -> list[_Break]:
    found, start = [], 0
    for line, following in pairwise(lines):
        end, words = start + len(line) + 1, following.split(maxsplit=1)
        kept = line.rstrip(_BLANKS)
        if kept and words:
            found.append(_Break(start + len(kept), end, kept, words[0]))
        start = end
    return found


def _is_full(found: _Break, width: int) -> bool:
    if len(found.line) + 1 + len(found.following) <= width or _BULLET.match(found.following):
        return False
    return _DASH_OR_NUMBER.match(found.following) is None or _ENDS.search(found.line) is None
