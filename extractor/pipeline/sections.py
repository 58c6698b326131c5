"""The parts of an article: title, dateline, lead, body, timelines, profiles, captions, notes, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, set_group
from extractor.pipeline.line_kinds import LineKinds
from extractor.pipeline.section_blocks import Kinds, digests, pull_quotes, questions, related, tables
from extractor.pipeline.section_headings import Governed, profiles, rosters, run_in_rosters, stamps, timelines
from extractor.pipeline.section_kinds import DATED, HEADING_OF, NAMING, PROSE, Section, SectionKind
from extractor.pipeline.section_lines import Line, article_lines, is_hard_wrapped

__all__ = ["DATED", "NAMING", "PROSE", "Section", "SectionKind", "Sections", "is_hard_wrapped"]

_PIECES = re.compile(r"\w+")
#: How many lines of page furniture may stand above a headline.
_LINES_ABOVE_TITLE = 3
_LONGEST_TITLE = 200
#: In words: the longest heading inside an article.
_LONGEST_HEADING = 12
#: Sections whose paragraphs may hold datelines, notes in brackets and credits.
_WITH_PARTS = frozenset(
    {
        SectionKind.LEAD,
        SectionKind.BODY,
        SectionKind.DIGEST,
        SectionKind.ANSWER,
        SectionKind.CAPTION,
        SectionKind.UPDATE,
    }
)


class Sections(RuleComponent):
    """Puts the sections into `doc.spans["sections"]`, each with its `Section` as value."""

    files = ("sections.toml", "legal_forms.toml", "name_context.toml")

    def prepare(self) -> None:
        table = self.rules.table("sections.toml")
        self._lines = LineKinds(table, self.rules.table("name_context.toml")["places"])
        self._date_words = frozenset(table["date_heading_words"])
        self._stamp_words = frozenset(table["stamp_words"])
        self._forms = frozenset(self.rules.table("legal_forms.toml")["forms"])

    def __call__(self, doc: Doc) -> Doc:
        article = article_of(doc)
        found = []
        for section in self.split(article.text, title=article.title):
            span = doc.char_span(
                section.start, section.end, label=section.kind.value, alignment_mode="expand"
            )
            if span is not None:
                found.append((span, section))
        set_group(doc, "sections", found)
        return doc

    def split(self, text: str, *, title: str | None = None) -> list[Section]:
        """The sections of a text, in order and without overlaps.

        Where a title is known it is a section only when it is the text's first line; else the first line
        that looks like a headline is.
        """
        lines = article_lines(text)
        kinds: Kinds = {}
        title_at = self._title_index(lines, title)
        for i, line in enumerate(lines):
            if i == title_at:
                kinds[i] = SectionKind.TITLE
            elif (kind := self._lines.kind(line)) is not None:
                kinds[i] = kind
            elif title_at is not None and i < title_at:
                kinds[i] = SectionKind.FURNITURE
        tables(lines, kinds)
        governed = timelines(lines, kinds, self._date_words)
        stamps(lines, kinds, self._date_words | self._stamp_words)
        related(lines, kinds, self._lines.related_heading)
        digests(lines, kinds, self._lines.digest_heading)
        questions(lines, kinds)
        governed |= rosters(lines, kinds, self._forms)
        governed |= run_in_rosters(lines, kinds, self._forms)
        governed |= profiles(lines, kinds, self._forms)
        pull_quotes(lines, kinds)
        self._rest(lines, kinds)
        return [
            section
            for i, line in enumerate(lines)
            for section in self._sections(line, kinds[i], governed.get(i))
        ]

    def _rest(self, lines: Sequence[Line], kinds: Kinds) -> None:
        """Captions, updates, headings, the lead and the body among the lines that are left."""
        lead = False
        for i, line in enumerate(lines):
            if i in kinds:
                continue
            if self._lines.is_caption(line):
                kinds[i] = SectionKind.CAPTION
            elif self._lines.is_update(line):
                kinds[i] = SectionKind.UPDATE
            elif _is_heading(line, lines[i + 1] if i + 1 < len(lines) else None):
                kinds[i] = SectionKind.HEADING
            elif lead or not _is_prose(line):
                kinds[i] = SectionKind.BODY
            else:
                kinds[i], lead = SectionKind.LEAD, True

    def _sections(self, line: Line, kind: SectionKind, governed: Governed | None) -> Iterator[Section]:
        if governed is not None:
            if governed.offset:
                yield Section(HEADING_OF[kind], *governed.heading)
            yield Section(kind, line.start + governed.offset, line.end, governed.heading)
        elif kind in _WITH_PARTS:
            yield from self._lines.parts(line, kind)
        else:
            yield Section(kind, line.start, line.end)

    def _title_index(self, lines: Sequence[Line], title: str | None) -> int | None:
        """The line that is the title; where none is known, the first line of at least three words that looks
        like a headline and has a text below it."""
        if title is not None:
            wanted = _PIECES.findall(title.lower())
            return next(
                (
                    i
                    for i, line in enumerate(lines[:_LINES_ABOVE_TITLE])
                    if wanted and _PIECES.findall(line.text.lower()) == wanted
                ),
                None,
            )
        for i, line in enumerate(lines[:_LINES_ABOVE_TITLE]):
            if len(line.text.split()) < 3 or self._lines.kind(line) is not None:
                continue
            ends_like_sentence = line.text.endswith((".", ";", ",", ":")) and not line.text.endswith("...")
            fits = len(line.text) <= _LONGEST_TITLE and not ends_like_sentence and i + 1 < len(lines)
            return i if fits else None
        return None


def _is_prose(line: Line) -> bool:
    """Whether a line can be a paragraph: it is long, ends as one does, or has a sentence's end in it."""
    return not line.is_open or len(line.text.split()) > _LONGEST_HEADING or ". " in line.text


def _is_heading(line: Line, following: Line | None) -> bool:
    """Whether a line stands over the text below it: some words and no mark behind them."""
    return (
        following is not None
        and line.is_open
        and not line.bullet
        and len(line.text.split()) <= _LONGEST_HEADING
        and not following.is_open
        and line.text[0].isupper()
    )


@Language.factory("extractor_sections", default_config={"rules": None})
def create_sections(nlp: Language, name: str, rules: str | None) -> Sections:
    """The component that finds the parts of an article."""
    return Sections(nlp, name, rules_of(rules))
