"""A text without the dirt of its transport, and the way back: every clean character knows its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.entities import html5

from extractor.reading.soft_wraps import soft_wraps
from extractor.reading.tags import Tags

#: Characters without a width: soft hyphens, joiners, byte order marks, marks of direction.
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
#: Ends of lines that are no line feed.
_BREAKS = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
#: Blanks of other widths, and control characters.
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x00-\x08\x0e-\x1b\x1f\x7f"
#: Hyphens of typesetters: U+2010, and the one at which no line breaks.
_HYPHENS = "\u2010\u2011"
_CANDIDATE = re.compile(f"[&<{_INVISIBLE}{_BREAKS}{_BLANKS}{_HYPHENS}]")
_IS_INVISIBLE, _IS_BREAK = re.compile(f"[{_INVISIBLE}]"), re.compile(f"[{_BREAKS}\n]")
_IS_BLANK = re.compile(f"[{_BLANKS}\t]")
#: "&amp;", "&#8217;", "&#x2019;", and what was escaped twice: "&amp;amp;", "&amp;#8217;".
_ENTITY = re.compile(r"&(?:amp;){0,3}(?:([A-Za-z][A-Za-z0-9]{1,30};)|#(\d{1,7});|#[xX]([0-9A-Fa-f]{1,6});)")
#: What numeric references from 128 to 159 mean on the web (WHATWG HTML, 13.2.5.80): Windows-1252.
_WESTERN = range(0x80, 0xA0)


@dataclass(frozen=True, slots=True)
class CleanText:
    """A clean text, and where its characters stand in the text as it came."""

    text: str
    #: where, in the clean text, the distance to the original changes, and the distances from there on
    _borders: tuple[int, ...] = (0,)
    _distances: tuple[int, ...] = (0,)
    #: how many characters of the original a clean one stands for, where that is not one
    _lengths: Mapping[int, int] = field(default_factory=dict)

    def original_start(self, start: int) -> int:
        """The offset in the original of what begins at an offset of the clean text."""
        return start + self._distances[bisect_right(self._borders, start) - 1]

    def original_end(self, end: int) -> int:
        """The offset in the original of what ends at an offset of the clean text."""
        return self.original_start(end - 1) + self._lengths.get(end - 1, 1) if end else 0


def clean_text(text: str) -> CleanText | None:
    """The text as it is analysed, None where it is clean already.

    Tags of HTML become the breaks that a reader sees in their place, or go, and with them scripts, styles and
    comments; entities become their characters, line ends line feeds, blanks of every width blanks, typesetters'
    hyphens hyphens; breaks that only end a full line are blanks; soft hyphens and other characters without a width go. Nothing else changes.
    """
    wraps = soft_wraps(text)
    if not wraps and _CANDIDATE.search(text) is None:
        return None
    parts: list[str] = []
    borders, distances, lengths = [0], [0], {}
    size = done = 0
    tags = Tags(text)
    for start in sorted({*wraps, *(match.start() for match in _CANDIDATE.finditer(text))}):
        if start < done:
            continue
        replaced, length = (" ", wraps[start]) if start in wraps else _replacement(text, start, tags)
        if replaced is None:
            continue
        parts += (text[done:start], replaced)
        size += start - done + len(replaced)
        done = start + length
        if replaced and length != 1:
            lengths[size - 1] = length - len(replaced) + 1
        if length != len(replaced):
            if borders[-1] == size:
                distances[-1] = done - size
            else:
                borders.append(size)
                distances.append(done - size)
    if not parts:
        return None
    parts.append(text[done:])
    return CleanText("".join(parts), tuple(borders), tuple(distances), lengths)


def _replacement(text: str, at: int, tags: Tags) -> tuple[str | None, int]:
    """What stands for the dirt at an offset, and how many characters it covers; None for what is none."""
    character = text[at]
    if character == "<":
        return tags.at(at) or (None, 0)
    if character == "&":
        return _entity(text, at)
    if character == "\r":
        return "\n", 2 if text.startswith("\n", at + 1) else 1
    return _cleaned(character), 1


def _entity(text: str, at: int) -> tuple[str | None, int]:
    match = _ENTITY.match(text, at)
    if match is None:
        return None, 0
    character = (
        html5.get(match[1]) if match[1] else _referred(int(match[2] or match[3], 10 if match[2] else 16))
    )
    if character is not None and len(character) == 1:
        return _cleaned(character), len(match[0])
    return ("&", len("&amp;")) if text.startswith("&amp;", at) else (None, 0)


def _referred(number: int) -> str | None:
    """The character of a numeric reference, or None for what no text may hold."""
    if number in _WESTERN:
        return bytes((number,)).decode("cp1252", "replace")
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return None
    return chr(number)


def _cleaned(character: str) -> str:
    if _IS_INVISIBLE.match(character):
        return ""
    if _IS_BREAK.match(character):
        return "\n"
    if character in _HYPHENS:
        return "-"
    return " " if _IS_BLANK.match(character) else character
