"""Finds the expressions of time of an article and resolves them to calendar days."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, offsets, placed, set_group
from extractor.pipeline.sections import DATED, Section, SectionKind
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import sentences, texts
from extractor.values.clause_tense import TenseReader
from extractor.values.date_choice import DateContext
from extractor.values.date_expressions import DateReader
from extractor.values.date_lexicon import RULES_FILE
from extractor.values.date_memory import first_quarter, spoken_of
from extractor.values.date_resolution import resolve
from extractor.values.date_structure import is_any_day
from extractor.values.nowadays import NowadaysReader
from extractor.values.types import Days

_TOP_LEVEL_DOMAIN = re.compile(r"[a-z]+://[^/:?#]*\.([a-z]+)(?=[/:?#]|$)", re.IGNORECASE)
#: How many tokens before and after an expression are read for its tense.
_BEFORE, _AFTER = 30, 15


class Dates(RuleComponent):
    """Puts expressions of time into `doc.spans["dates"]`, each with its `Days` as value.

    The spans are widened to whole tokens; the offsets inside the `Days` are exact. Relative expressions
    count from the article's publication day, or from the heading of the timeline that they stand in.
    """

    files = (RULES_FILE,)

    def prepare(self) -> None:
        self._day_first = frozenset(self.rules.table(RULES_FILE)["day_first"]["domains"])
        self._reader, self._tenses = DateReader(self.rules), TenseReader(self.rules)
        self._nowadays = NowadaysReader(self.rules)

    def _is_day_first(self, url: str | None) -> bool:
        """Whether the page is of a country that writes the day before the month; month first when unknown."""
        domain = _TOP_LEVEL_DOMAIN.match(url or "")
        return domain is not None and domain[1].lower() in self._day_first

    def __call__(self, doc: Doc) -> Doc:
        starts, found, end = offsets(doc), [], 0
        for days in self._days(doc):
            first = bisect_right(starts, days.start) - 1
            # a value belongs to a span of whole tokens: of two dates in one token the first is kept
            if first >= end:
                end = bisect_left(starts, days.end)
                found.append((Span(doc, first, end, label="DATE"), days))
        set_group(doc, "dates", found)
        return doc

    def _days(self, doc: Doc) -> Iterator[Days]:
        article = article_of(doc)
        text = article.text
        context = DateContext(published=article.published, day_first=self._is_day_first(article.url))
        starts, borders = offsets(doc), _sentence_borders(doc)
        words = list(zip(texts(doc), tree_of(doc).tags, strict=True))
        headings: dict[tuple[int, int], Days] = {}
        last_sentence = -1
        expressions = [
            (section, self._reader.read(text[section.start : section.end], section.start))
            for section in _sections(doc)
        ]
        named = (expression for _, found in expressions for expression in found)
        context = first_quarter(named, context)
        for section, found_here in expressions:
            governor = headings.get(section.heading) if section.heading else None
            heading = governor.last_day if governor else None
            if heading != context.heading:
                context = context._replace(heading=heading)
            for found in found_here:
                sentence = bisect_right(borders, found.start)
                context = context.after_sentences(sentence - last_sentence)
                last_sentence = sentence
                start = max(section.start, borders[sentence - 1])
                end = min(section.end, borders[sentence] if sentence < len(borders) else len(text))
                first, after = bisect_right(starts, found.start) - 1, bisect_left(starts, found.end)
                before = words[max(bisect_left(starts, start), first - _BEFORE) : first]
                following = words[after : min(bisect_left(starts, end), after + _AFTER)]
                if found.text.lower() == "today" and self._nowadays.is_nowadays(before, following):
                    continue
                tense = self._tenses.read(before, following)
                context = context._replace(
                    tense=tense.tense,
                    reported=tense.reported,
                    forecast=tense.forecast,
                    compares=tense.compares,
                    results=tense.results,
                    aimed_at=tense.aimed_at,
                    modifies=found.modifies,
                    fronted=len(before) <= 1,
                    certain=tense.certain,
                )
                days = resolve(found, context)
                if is_any_day(found.node) and context.here and not (context.spoken and days.first_day):
                    continue
                context = spoken_of(found, days, context)
                if section.kind is SectionKind.TIMELINE_HEADING:
                    headings[section.start, section.end] = days
                yield days


def _sentence_borders(doc: Doc) -> list[int]:
    """Where every sentence begins, in characters; white space between two sentences is none."""
    starts, words = offsets(doc), texts(doc)
    begun = [
        first
        for first, end in sentences(doc)
        if first and (end - first > 1 or end == len(words) or not words[first].isspace())
    ]
    return [0, *map(starts.__getitem__, begun)]


def _sections(doc: Doc) -> list[Section]:
    """The sections whose dates count, in the order of the text; the whole text where none are set."""
    if "sections" not in doc.spans:
        return [Section(SectionKind.BODY, 0, len(article_of(doc).text))]
    sections = [part.value for part in placed(doc, "sections")]
    return [section for section in sections if section.kind in DATED]


@Language.factory("extractor_dates", default_config={"rules": None})
def create_dates(nlp: Language, name: str, rules: str | None) -> Dates:
    """The component that finds dates and resolves them; `rules` is a folder of rule files of the user's own."""
    return Dates(nlp, name, rules_of(rules))
