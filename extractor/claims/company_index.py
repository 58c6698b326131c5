"""Where the companies, people, sections and dates of one doc stand, listed once for all questions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.extensions import article_of, placed, value_of
from extractor.pipeline.names import Company, Mention, MentionKind, Person
from extractor.pipeline.sections import Section, SectionKind
from extractor.pipeline.words import lower_words, sentence_end, sentence_span, sentence_start, texts

#: "FNM.N" behind a name, which the parser takes for the name's head.
SHARE_CODE = re.compile(r"[A-Z][A-Za-z0-9]{0,6}\.[A-Z]{1,3}|[0-9]{3,6}\.[A-Z]{1,3}")


def _codes_behind(words: Sequence[str], i: int) -> range:
    """The tokens of a bracket of share codes behind a name, "( DBKGn.DE )", which the parser takes for a noun."""
    if i >= len(words) or words[i] != "(":
        return range(0)
    for end in range(i + 1, min(i + _LONGEST_BRACKET, len(words))):
        if words[end] == ")":
            return range(i + 1, end)
        if words[end].islower():
            return range(0)
    return range(0)


#: How many tokens a bracket of share codes has.
_LONGEST_BRACKET = 9


def _of_administrators(spans: list[Span]) -> list[Span]:
    if not spans or _RUNNING.isdisjoint(lower_words(spans[0].doc)):
        return []
    running = {id(value_of(span).entity) for span in spans if _is_administrator(span)}
    return [span for span in spans if id(value_of(span).entity) in running]


def _is_administrator(span: Span) -> bool:
    """ "administrators from Acme", "administrator Acme", "Acme, which was appointed as administrator"."""
    if value_of(span).kind is not MentionKind.NAME:
        return False
    doc, start, end = span.doc, sentence_start(span), sentence_end(span)
    before = [token.lower_ for token in doc[max(start, span.start - 2) : span.start]]
    if before[-1:] and (before[-1] in _RUNNING or (before[-1] in _OF and before[0] in _RUNNING)):
        return True
    behind = [token.lower_ for token in doc[span.end : min(end, span.end + _DESCRIBED)]]
    at = next((k for k, word in enumerate(behind) if word in _RUNNING), None)
    return at is not None and all(word in _APPOINTED for word in behind[:at])


#: Those who run a firm that has failed, and what stands between their name and the word.
_RUNNING = frozenset(
    ("administrator", "administrators", "liquidator", "liquidators", "receiver", "receivers")
)
_OF = frozenset(("from", "at", "of", "with"))
_APPOINTED = frozenset(
    (",", "which", "who", "was", "were", "is", "are", "has", "have", "been", "appointed", "named", "as", "the",
     "joint", "its", "acting", "called", "in", "brought", "special")
)  # fmt: skip
_DESCRIBED = 8


class CompanyIndex:
    """The companies and people of one doc by token; made once for each doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        spans = sorted(doc.spans.get("companies", []), key=lambda s: (s.start, -s.end))
        #: mentions of firms that run another as its administrators: nothing that they tell of is their own
        self.administrators = _of_administrators(spans)
        running = {span.start for span in self.administrators}
        self.spans: list[Span] = [span for span in spans if span.start not in running]
        self.starts = [span.start for span in self.spans]
        self.sections: list[Span] = sorted(doc.spans.get("sections", []), key=lambda s: s.start)
        self._section_starts = [span.start for span in self.sections]
        self.title = self._first(SectionKind.TITLE)
        self.body = self._first(SectionKind.LEAD) or self._first(SectionKind.BODY)
        #: the first sentence of the body
        self.lead = None if self.body is None else sentence_span(doc[self.body.start])
        words = texts(doc)
        self._at: dict[int, Span] = {}
        for span in reversed(self.spans):
            for i in range(span.start, span.end):
                self._at[i] = span
            end = span.end
            while end < len(words) and "." in words[end] and SHARE_CODE.fullmatch(words[end]):
                self._at.setdefault(end, span)
                end += 1
            for i in _codes_behind(words, end):
                self._at.setdefault(i, span)
        self._people: dict[int, Any] = {
            i: value for start, end, value in placed(doc, "people") for i in range(start, end)
        }

    @cached_property
    def dates(self) -> list[Span]:
        """The dates, in order."""
        return sorted(self.doc.spans.get("dates", []), key=lambda span: span.start)

    @cached_property
    def _date_starts(self) -> list[int]:
        return [span.start for span in self.dates]

    @cached_property
    def _first_names(self) -> dict[int, Span]:
        """The first mention of each company by a name, by the identity of its entry."""
        mentions = ((span, value_of(span)) for span in reversed(self.spans))
        return {id(mention.entity): span for span, mention in mentions if mention.kind is MentionKind.NAME}

    @cached_property
    def _employers(self) -> dict[str, Span]:
        """The first mention of a company by each of its names, in lower case."""
        mentions = ((span, value_of(span)) for span in reversed(self.spans))
        return {
            form.casefold(): span
            for span, mention in mentions
            if mention.kind is MentionKind.NAME
            for form in (mention.entity.name, *mention.entity.aliases)
        }

    def at(self, token: Token) -> Span | None:
        """The company mention that covers the token."""
        return self._at.get(token.i)

    def is_administrator(self, token: Token) -> bool:
        """Whether the token is of a firm that runs another as its administrator."""
        return any(span.start <= token.i < span.end for span in self.administrators)

    def first_at(self, tokens: Iterable[Token]) -> Span | None:
        """The company mention at the first of the tokens that has one."""
        return next(filter(None, map(self.at, tokens)), None)

    def introduces(self, company: Company) -> Span | None:
        """The first mention of a company by a name."""
        return self._first_names.get(id(company))

    def is_in_news(self, company: Company) -> bool:
        """Whether the title or the first sentence of the body speaks of a company."""
        ends = [span.end for span in (self.title, self.lead) if span is not None]
        return any(value_of(span).entity is company for span in self.between(0, max(ends, default=0)))

    def person_at(self, token: Token) -> Person | None:
        """The person named at the token."""
        mention = self._people.get(token.i)
        entity = mention.entity if isinstance(mention, Mention) else None
        return entity if isinstance(entity, Person) else None

    def employer(self, person: Person) -> Span | None:
        """A mention of the company that the person works for; of what a "former" one left only where it is in the news."""
        found = self._employers.get((person.organization or "").casefold())
        if found is None or "former" not in (person.title or "").lower().split():
            return found
        return found if self.is_in_news(value_of(found).entity) else None

    def between(self, start: int, end: int) -> list[Span]:
        """The mentions that begin in [start, end), in order."""
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def dates_in(self, sentence: Span) -> list[Span]:
        """The dates that begin in the sentence, in order."""
        return self.dates_between(sentence.start, sentence.end)

    def dates_between(self, start: int, end: int) -> list[Span]:
        """The dates that begin in [start, end), in order."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def section_of(self, i: int) -> Span | None:
        """The section that the token stands in."""
        at = bisect_right(self._section_starts, i) - 1
        return self.sections[at] if at >= 0 and i < self.sections[at].end else None

    def heading_company(self, i: int) -> Span | None:
        """The company that the heading over the token's profile names."""
        heading = self._heading(i, SectionKind.PROFILE)
        return None if heading is None else self._covering(self.spans, heading)

    def heading_date(self, i: int) -> Span | None:
        """The date in the heading of the timeline entry that the token stands in."""
        heading = self._heading(i, SectionKind.TIMELINE)
        return None if heading is None else self._covering(self.dates, heading)

    def profile_date(self, i: int) -> Span | None:
        """The date behind the name in the heading over the token's profile: "Northgate Foods: Feb. 9"."""
        heading = self._heading(i, SectionKind.PROFILE)
        if heading is None:
            return None
        text = article_of(self.doc).text
        return self._covering(self.dates, (heading[1], text.find("\n", heading[1])))

    def _heading(self, i: int, kind: SectionKind) -> tuple[int, int] | None:
        section = self.section_of(i)
        value = value_of(section) if section is not None else None
        return value.heading if isinstance(value, Section) and value.kind is kind else None

    def _covering(self, spans: list[Span], place: tuple[int, int]) -> Span | None:
        """The first span that begins in a place of the text."""
        at = bisect_left(spans, place[0], key=lambda span: span.start_char)
        return spans[at] if at < len(spans) and spans[at].start_char < place[1] else None

    def _first(self, kind: SectionKind) -> Span | None:
        return next((s for s in self.sections if s.label_ == kind.value), None)
