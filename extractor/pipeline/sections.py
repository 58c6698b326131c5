"""The parts of an article: title, dateline, body paragraphs, timeline, profiles, notes and furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of


class SectionKind(StrEnum):
    """What a stretch of an article is."""

    TITLE = "title"
    DATELINE = "dateline"
    BODY = "body"
    #: the date that governs the timeline entries below it
    TIMELINE_HEADING = "timeline_heading"
    TIMELINE = "timeline"
    #: the name that the profile paragraph below it is about
    PROFILE_HEADING = "profile_heading"
    PROFILE = "profile"
    NOTE = "note"
    FURNITURE = "furniture"


#: Sections that hold prose: only these give claims.
PROSE = frozenset({SectionKind.TITLE, SectionKind.BODY, SectionKind.TIMELINE, SectionKind.PROFILE})


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text, in code points; `heading` is the stretch that governs it, if any."""

    kind: SectionKind
    start: int
    end: int
    heading: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b\.?", re.I)
_SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_NO_NAMES = frozenset(("the", "a", "an", "in", "it", "this", "we", "by"))
_BULLET = re.compile(r"(?:[•●▪◦‣⁃*]|[-–—])[ \t]+")
_NOTE = re.compile(r"\(([^()]{8,400})\)")

#: In characters. A whole article without line breaks may name a newsletter or its terms of use too.
_LONGEST_FURNITURE = 600


class Sections(RuleComponent):
    """Puts the sections into `doc.spans["sections"]`, each with its `Section` as value."""

    files = ("sections.toml",)

    def prepare(self) -> None:
        table = self.rules.table("sections.toml")
        self._furniture = re.compile("|".join(f"(?:{line})" for line in table["furniture"]), re.I)
        self._stamp = re.compile("|".join(f"(?:{line})" for line in table["stamps"]))
        self._note = re.compile("|".join(f"(?:{line})" for line in table["notes"]), re.I)
        agencies = "|".join(map(re.escape, table["agencies"]))
        self._dateline = re.compile(_dateline(agencies), re.VERBOSE)

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for section in self.split(article_of(doc).text, titled=article_of(doc).title is not None):
            span = doc.char_span(
                section.start, section.end, label=section.kind.value, alignment_mode="expand"
            )
            if span is not None:
                span._.value = section
                spans.append(span)
        doc.spans["sections"] = spans
        return doc

    def split(self, text: str, *, titled: bool = False) -> list[Section]:
        """The sections of a text in order; `titled` says that the title is known and not part of the text."""
        lines = list(_paragraphs(text))
        sections: list[Section] = []
        title_at = None if titled else self._title_index(lines)
        heading: tuple[SectionKind, _Line] | None = None
        for i, line in enumerate(lines):
            following = lines[i + 1] if i + 1 < len(lines) else None
            if i and text.count("\n", lines[i - 1].end, line.start) > 1:
                heading = None
            if i == title_at:
                sections.append(Section(SectionKind.TITLE, line.start, line.end))
            elif is_timeline_heading(line.text):
                sections.append(Section(SectionKind.TIMELINE_HEADING, line.start, line.end))
                heading = (SectionKind.TIMELINE, line)
            elif self._is_furniture(line.text):
                sections.append(Section(SectionKind.FURNITURE, line.start, line.end))
                heading = None
            elif following is not None and _is_profile_heading(line.text, following.text):
                sections.append(Section(SectionKind.PROFILE_HEADING, line.start, line.end))
                heading = (SectionKind.PROFILE, line)
            elif heading is not None:
                kind, governor = heading
                sections.append(Section(kind, line.start, line.end, (governor.start, governor.end)))
            else:
                sections.extend(self._body(line))
        return sections

    def _is_furniture(self, line: str) -> bool:
        if len(line) > _LONGEST_FURNITURE:
            return False
        return bool(self._furniture.fullmatch(line) or self._stamp.fullmatch(line))

    def _title_index(self, lines: list[_Line]) -> int | None:
        """The first line of at least three words, if it looks like a headline and a text follows it."""
        for i, line in enumerate(lines[:3]):
            if len(line.text.split()) < 3 or self._is_furniture(line.text):
                continue
            ends_like_sentence = line.text.endswith((".", ";", ",", ":")) and not line.text.endswith("...")
            return i if len(line.text) <= 200 and not ends_like_sentence and i + 1 < len(lines) else None
        return None

    def _body(self, line: _Line) -> Iterator[Section]:
        """A body paragraph without its dateline and the agency's notes in brackets."""
        start = line.start
        dateline = self._dateline.match(line.text)
        if dateline and dateline.end():
            yield Section(SectionKind.DATELINE, start, start + dateline.end())
            start += dateline.end()
        for note in _NOTE.finditer(line.text):
            if line.start + note.start() >= start and self._note.match(note[1]):
                if text_between := line.text[start - line.start : note.start()].strip():
                    offset = line.text.index(text_between, start - line.start)
                    yield Section(
                        SectionKind.BODY, line.start + offset, line.start + offset + len(text_between)
                    )
                yield Section(SectionKind.NOTE, line.start + note.start(), line.start + note.end())
                start = line.start + note.end()
        rest = line.text[start - line.start :]
        if rest.strip():
            yield Section(SectionKind.BODY, line.end - len(rest.lstrip()), line.end)


def _paragraphs(text: str) -> Iterator[_Line]:
    """The lines of a text without bullets and blanks around them; hard-wrapped lines are joined to paragraphs."""
    wrapped = is_hard_wrapped(text)
    pattern = r"\S(?:.*(?:\n(?![ \t]*\n|[ \t]{2,}\S).*)*)" if wrapped else r"\S.*"
    for match in re.finditer(pattern, text):
        bullet = _BULLET.match(match[0])
        start = match.start() + (bullet.end() if bullet else 0)
        stripped = text[start : match.end()].rstrip()
        if stripped:
            yield _Line(start, start + len(stripped), stripped)


def is_hard_wrapped(text: str) -> bool:
    """Whether the lines break inside sentences, as on a wire of 70 columns."""
    lines = [line.strip() for line in text.splitlines()]
    broken = breaks = 0
    for line, following in pairwise(lines):
        if line and following:
            breaks += 1
            broken += 40 <= len(line) <= 90 and not _SENTENCE_END.search(line) and following[0].islower()
    return breaks >= 4 and broken > 0.3 * breaks


def is_timeline_heading(line: str) -> bool:
    """A line that is a date and a colon: "Oct. 28, 2025:", "Early 2023:", "Third quarter of 2025:"."""
    if not line.endswith(":") or len(line) > 60 or len(line.split()) > 8:
        return False
    return bool(_YEAR.search(line) or (_MONTH.search(line) and re.search(r"\d", line)))


def _is_profile_heading(line: str, following: str) -> bool:
    """A name on its own line whose paragraph below speaks of it in its first words."""
    words = line.split()
    if (
        line.lower() in _NO_NAMES
        or not 1 <= len(words) <= 6
        or _SENTENCE_END.search(line.rstrip("."))
        or not line[0].isupper()
    ):
        return False
    if not all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words):
        return False
    opening = following[:160]
    return len(following) > 2 * len(line) + 20 and (
        line in opening or " ".join(words[:2]).rstrip(".,") in opening
    )


def _dateline(agencies: str) -> str:
    """The pattern of a dateline: a place, a day, an agency in brackets, and a dash or colon.

    A known agency needs nothing else, any other one a dash; without one the place is in capitals, and before
    a mere hyphen there is a day.
    """
    place = r"[A-Z][\w.’'/-]*(?:[ ,/]+(?:[A-Z][\w.’'/-]*|\d{1,2}|de|del|la|of)){0,8}"
    capitals = r"[A-Z]{3,}[A-Z\ .,/'-]{0,40}(?:,\ [A-Z][a-z.]+)?"
    day = r",?\ (?:[A-Z][a-z]{2,8}\.?\ \d{1,2}|\d{1,2}\ [A-Z][a-z]{2,8})(?:,?\ (?:19|20)\d\d)?"
    return rf"""
        (?:{place.replace(" ", chr(92) + " ")}[\ ,]*)?\((?:{agencies})\)\s*(?:[-–—:]+\s*)?
      | {capitals}(?:{day})?\ ?\([A-Z][\w&-]*(?:\ [A-Z][\w&-]*){{0,3}}\)\s*[-–—]+\s+
      | {capitals}(?:{day})?\ ?(?:--|[–—])\s+
      | {capitals}{day}\ ?-\s+
    """


@Language.factory("extractor_sections", default_config={"rules": None})
def create_sections(nlp: Language, name: str, rules: str | None) -> Sections:
    """The component that finds the parts of an article."""
    return Sections(nlp, name, rules_of(rules))
