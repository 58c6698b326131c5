"""Whom an article has named up to a place: the last person, the last company, the company that acts there."""

from __future__ import annotations

import bisect
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS, subjects_above
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import Company, Mention, Person
from extractor.pipeline.person_links import quoted_tokens
from extractor.pipeline.speech_cues import CueLexicon
from extractor.pipeline.words import lowers, sentence_numbers

#: Prepositions between somebody and his employer.
_EMPLOYING = frozenset(("of", "at", "with", "from"))
#: How many words what somebody is may take behind his firm's name.
_LONGEST_ROLE = 3


class NamesBefore:
    """The mentions of an article's people and companies in order; places are code points of its text."""

    def __init__(self, doc: Doc, lexicon: CueLexicon) -> None:
        self.doc, self.lexicon = doc, lexicon

    def person_before(self, offset: int) -> Span | None:
        """The last mention of a person outside of quotations."""
        at = bisect.bisect_left(self._people_starts, offset) - 1
        return self._people[at] if at >= 0 else None

    def person_named_before(self, offset: int) -> Span | None:
        """The last mention of a person by name outside of quotations."""
        at = bisect.bisect_left(self._people_starts, offset) - 1
        while at >= 0 and value_of(self._people[at]).kind != "name":
            at -= 1
        return self._people[at] if at >= 0 else None

    def acts_by_name(self, person: Company | Person | None, start: int, end: int) -> bool:
        """Whether a person is the subject, by name and outside of quotations, somewhere between two places."""
        first, behind = (bisect.bisect_left(self._people_starts, place) for place in (start, end))
        named = (value_of(span) for span in self._people[first:behind] if span.root.dep_ in SUBJECTS)
        return any(mention.entity is person and mention.kind == "name" for mention in named)

    def pair_before(self, token: Token) -> Token | None:
        """The first of two people who are the subject of the sentence before a token's: "Ann Lee and Bob Marsh left"."""
        at = bisect.bisect_left(self._people_starts, token.idx) - 1
        if at < 1:
            return None
        first, second, sentence_of = (
            self._people[at - 1].root,
            self._people[at].root,
            sentence_numbers(self.doc),
        )
        joined = second.dep_ == "conj" and second.head == first and first.dep_ in SUBJECTS
        return first if joined and sentence_of[token.i] - sentence_of[second.i] == 1 else None

    def company_before(self, offset: int) -> Company | None:
        """The last company outside of quotations that is spoken of itself, and neither tells nor employs who tells."""
        at = bisect.bisect_left(self._company_starts, offset) - 1
        while at >= 0:
            entity = value_of(self._companies[at]).entity
            mention = self._companies[at]
            told = self._quoted[mention.start] or self._reports(mention) or self._is_outsiders(mention)
            if isinstance(entity, Company) and not told:
                return entity
            at -= 1
        return None

    def acting_before(self, head: Token) -> Company | None:
        """The first company that is a subject in the sentence before a token: that of "a spokesman" behind its news."""
        at = bisect.bisect_left(self._company_starts, head.sent.start_char)
        while at < len(self._companies) and self._companies[at].start < head.i:
            entity = value_of(self._companies[at]).entity
            if self._companies[at].root.dep_ in SUBJECTS and isinstance(entity, Company):
                return entity
            at += 1
        return None

    def acts_between(self, company: Company | Person | None, start: int, end: int) -> bool:
        """Whether the company is a subject somewhere between two places."""
        at = bisect.bisect_left(self._company_starts, end) - 1
        while at >= 0 and self._company_starts[at] >= start:
            span = self._companies[at]
            if value_of(span).entity is company and span.root.dep_ in SUBJECTS:
                return True
            at -= 1
        return False

    def acts_above(self, company: Company | Person | None, token: Token) -> bool:
        """Whether the company is the subject of a clause that holds the token's, by its name or the code behind it."""
        for subject in subjects_above(token):
            at = bisect.bisect_right(self._company_starts, subject.idx) - 1
            near = at >= 0 and self._companies[at].end >= subject.i
            if near and value_of(self._companies[at]).entity is company:
                return True
        return False

    @cached_property
    def _people(self) -> list[Span]:
        """The people named outside of quotations, of whom alone "he" behind one can speak."""
        people = self.doc.spans.get("people", [])
        return [
            span for span in people if isinstance(value_of(span), Mention) and not self._quoted[span.start]
        ]

    @cached_property
    def _people_starts(self) -> list[int]:
        return [span.start_char for span in self._people]

    @cached_property
    def _companies(self) -> list[Span]:
        """The mentions of companies."""
        companies = self.doc.spans.get("companies", [])
        return [span for span in companies if isinstance(value_of(span), Mention)]

    @cached_property
    def _company_starts(self) -> list[int]:
        return [span.start_char for span in self._companies]

    @cached_property
    def _quoted(self) -> bytearray:
        """Whether each token stands in a quotation."""
        return quoted_tokens(self.doc)

    def _reports(self, mention: Span) -> bool:
        """Whether a paper or a site only tells the news here: "the Courier reported", "told the Courier", "on Tallis"."""
        before = mention.start - 1
        if before > 0 and self.doc[before].lower_ == "the":
            before -= 1
        if before >= 0 and self.doc[before].lower_ in ("told", "on", "via", "by"):
            return True
        verb = mention.root.head
        return verb.lower_ in ("reported", "reports", "told") and mention.root.dep_ in (*SUBJECTS, "dobj")

    def _is_outsiders(self, mention: Span) -> bool:
        """Whether the firm is named here as the employer of somebody who comments: "said Ann Lee, an analyst at Tallis"."""
        words = lowers(self.doc)
        for i in range(mention.end, min(mention.end + _LONGEST_ROLE, len(words))):
            if words[i] in self.lexicon.outsiders:
                return True  # "Tallis senior analyst Ann Lee"
            if not self.doc[i].is_lower:
                break
        i = mention.start - 2
        if i < 0 or words[i + 1] not in _EMPLOYING:
            return False
        i -= words[i] == ","
        return words[i] in self.lexicon.outsiders or any(span.end == i + 1 for span in self._people)
