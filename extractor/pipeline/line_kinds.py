"""What a single line of an article is by its own words: furniture, byline, correction, disclaimer, note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extractor.pipeline.section_kinds import Section, SectionKind
from extractor.pipeline.section_lines import Line

#: In characters. A whole article without line breaks may name a newsletter or its terms of use too.
_LONGEST_FURNITURE, _LONGEST_NOTE = 400, 600
#: In characters: a disclaimer is a paragraph, and says so at its beginning. What says so later on may be the end of
#: an article without line breaks.
_LONGEST_DISCLAIMER, _DISCLAIMED_WITHIN = 1500, 300
_LONGEST_CAPTION = 400
#: What every dateline has, and how far from its beginning.
_DATELINE_MARK, _DATELINE_WITHIN = re.compile(r"[(–—/]|--| - |^[A-Z ]{3,}:"), 160
_NOTE = re.compile(r"\(([^()]{8,400})\)")


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns over whole lines: those tried on every line, and those tried where a cue stands in the line."""

    _anchored: re.Pattern[str]
    _cued: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, patterns: list[Any], name: str = "", *, cased: bool = False) -> Patterns:
        """Compile a list of the rule file; `{name}` in a pattern stands for `name`."""
        cued = [
            (row["cue"], _any([row["pattern"]], name, cased=cased))
            for row in patterns
            if isinstance(row, dict)
        ]
        return cls(_any([row for row in patterns if isinstance(row, str)], name, cased=cased), tuple(cued))

    def match(self, text: str, lower: str) -> bool:
        """Whether one of them covers the line; `lower` is the line in small letters."""
        return self._anchored.fullmatch(text) is not None or any(
            cue in lower and pattern.fullmatch(text) for cue, pattern in self._cued
        )


class LineKinds:
    """The patterns of the rule file, compiled."""

    def __init__(self, table: dict[str, Any], places: Iterable[str]) -> None:
        """`places` are towns and countries, in small letters, from which articles are written."""
        name = table["byline_name"]
        self._kinds = (
            (SectionKind.FURNITURE, _LONGEST_FURNITURE, Patterns.of(table["furniture"])),
            (SectionKind.BYLINE, 160, Patterns.of(table["bylines"], name, cased=True)),
            (SectionKind.STAMP, 160, Patterns.of(table["stamps"], cased=True)),
            (SectionKind.CREDIT, 120, Patterns.of(table["credits"], cased=True)),
            (SectionKind.CORRECTION, _LONGEST_NOTE, Patterns.of(table["corrections"])),
            (SectionKind.NOTE, _LONGEST_NOTE, Patterns.of(table["note_lines"])),
            (SectionKind.DISCLAIMER, _LONGEST_DISCLAIMER, Patterns.of(table["disclaimers"])),
        )
        self._related = re.compile(table["related_lines"], re.IGNORECASE)
        self.related_heading = _any(table["related_headings"])
        self.digest_heading = _any(table["digest_headings"])
        self._note = _any(table["notes"])
        self._update = re.compile(table["updates"], re.IGNORECASE)
        self._caption_opening = re.compile(table["caption_openings"], re.IGNORECASE)
        self._caption_phrase = re.compile(table["caption_phrases"], re.IGNORECASE)
        credits_ = "|".join(f"(?:{credit})" for credit in table["credits"])
        # a mark first: what begins with a look behind is tried at every character
        self._trailing_credit = re.compile(rf"[.!?)”\"](\s+(?:{credits_})$)")
        agencies = "|".join(map(re.escape, table["agencies"]))
        self._dateline = re.compile(
            _dateline(agencies, name, "|".join(re.escape(place) for place in places)), re.VERBOSE
        )

    def kind(self, line: Line) -> SectionKind | None:
        """What the line is by its own words alone, None where it may be prose."""
        text = line.text
        if not line.is_sentence and self._related.fullmatch(text):
            return SectionKind.RELATED
        lower = text.lower()
        for kind, longest, patterns in self._kinds:
            within = _DISCLAIMED_WITHIN if kind is SectionKind.DISCLAIMER else longest
            if len(text) <= longest and patterns.match(text[:within], lower[:within]):
                return kind
        return None

    def is_caption(self, line: Line) -> bool:
        """Whether the line describes a picture: it says so, or a credit stands at its end."""
        text = line.text
        if len(text) > _LONGEST_CAPTION:
            return False
        return bool(
            self._caption_opening.match(text)
            or self._caption_phrase.fullmatch(text)
            or self._trailing_credit.search(text)
        )

    def is_update(self, line: Line) -> bool:
        """Whether the line begins by saying that it came in later."""
        return self._update.match(line.text) is not None

    def parts(self, line: Line, kind: SectionKind) -> Iterator[Section]:
        """A paragraph in its parts: its dateline, its notes in brackets, its credit, and what is left."""
        start = line.start
        dateline = (
            self._dateline.match(line.text) if _DATELINE_MARK.search(line.text, 0, _DATELINE_WITHIN) else None
        )
        if dateline and dateline.end():
            yield Section(SectionKind.DATELINE, start, start + dateline.end())
            start += dateline.end()
        end = line.end
        credit = self._trailing_credit.search(line.text)
        if credit:
            end = line.start + credit.start(1)
        for note in _NOTE.finditer(line.text):
            place = line.start + note.start()
            if start <= place < end and self._note.match(note[1]):
                yield from _stretch(line, kind, start, place)
                yield Section(SectionKind.NOTE, place, line.start + note.end())
                start = line.start + note.end()
        yield from _stretch(line, kind, start, end)
        if credit:
            yield from _stretch(line, SectionKind.CREDIT, end, line.end)


def _stretch(line: Line, kind: SectionKind, start: int, end: int) -> Iterator[Section]:
    """A section from offset to offset without the blanks around it, if there is anything in it."""
    words = line.text[start - line.start : end - line.start]
    if words.strip():
        start += len(words) - len(words.lstrip())
        yield Section(kind, start, start + len(words.strip()))


def _any(patterns: list[str], name: str = "", *, cased: bool = False) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns).replace("{name}", f"(?:{name})")
    return re.compile(joined, 0 if cased else re.IGNORECASE)


def _dateline(agencies: str, name: str, places: str) -> str:
    """The pattern of a dateline: the author, a place, a day, an agency in brackets, and a dash or colon.

    A known agency needs nothing else, any other one a dash; without one the place is in capitals, and before
    a mere hyphen there is a day; one of the known places needs nothing but a dash, in capitals a colon.
    """
    place = r"[A-Z][\w.’'/-]*(?:[ ,/]+(?:[A-Z][\w.’'/-]*|\d{1,2}|de|del|la|of)){0,8}"
    capitals = r"[A-Z]{3,}[A-Z\ .,/'-]{0,40}(?:,\ [A-Z][a-z.]+)?"
    day = r",?\ (?:[A-Z][a-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]{2,8})(?:,?\ (?:19|20)\d\d)?"
    written = rf"(?:By\s+{name}(?:\s*(?:,|and)\s*{name}){{0,3}}\s+(?=[A-Z]{{3}}))?".replace(" ", r"\s+")
    return rf"""
        {written}(?:{place.replace(" ", chr(92) + " ")}[\ ,]*)?(?:\((?:{agencies})\)|(?<=\d\ )(?:{agencies})\))\s*(?:[-–—:]+\s*)?
      | {capitals}(?:{day})?\ ?\([A-Z][\w&-]*(?:\ [A-Z][\w&-]*){{0,3}}\)\s*[-–—]+\s+
      | {capitals}(?:{day})?\ ?(?:--|[–—])\s+
      | {capitals}{day}\ ?-\s+
      | (?i:{places})\s+[-–—]\s+(?=[A-Z])
      | (?=[A-Z]{{3}})(?i:{places}):\s+(?=[A-Z])
      | [A-Z][\w.’'/-]*(?:[ ,]+[A-Z][\w.’'/-]*){{0,4}}{day}\ ?/(?:{agencies}|[A-Z][\w\ -]{{3,30}})/\s*[-–—]+\s*
    """
