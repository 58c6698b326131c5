"""When a job cut was announced and when the jobs go: which date of the sentence says which."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.claims.counts import JOBS_FILE
from extractor.inflection import forms
from extractor.pipeline.attribution import Attribution
from extractor.pipeline.clauses import climb, is_verb
from extractor.rules import Rules
from extractor.values.types import Days


@dataclass(frozen=True, slots=True)
class CutDays:
    """The date spans of a cut; None where the text does not say."""

    announced: Span | None = None
    effective: Span | None = None


class CutDayReader:
    """Sorts the dates of a cut's sentence, with the verbs of jobs.toml."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(JOBS_FILE)
        self._announcing = frozenset(form for verb in table["announcing"] for form in forms(verb))
        self._announcements = frozenset(table["announcements"])

    def read(
        self, head: Token, start: int, end: int, status: str, dates: list[Span],
        attribution: Attribution | None, published: datetime.date | None,
    ) -> CutDays:  # fmt: skip
        """The days of the cut whose trigger and number lie in [start, end) and whose verb or noun is `head`."""
        announced: list[Span] = []
        effective: list[Span] = []
        for span in dates:
            days = span._.value
            if not isinstance(days, Days):
                continue
            if self._is_of_announcement(span, head, start, end, status, days, published, attribution):
                announced.append(span)
            elif self._is_of_cut(span, head, start, end):
                effective.append(span)
        return CutDays(_nearest(announced, start, end), _nearest(effective, start, end))

    def _is_of_announcement(
        self, span: Span, head: Token, start: int, end: int, status: str, days: Days,
        published: datetime.date | None, attribution: Attribution | None,
    ) -> bool:  # fmt: skip
        verb = _verb_of(span)
        past = published is not None and days.last_day is not None and days.last_day <= published
        if status in ("planned", "denied") and past and days.first_day is not None:
            return True
        if verb is None:
            return False
        if verb == head or verb.i in range(start, end):
            return False
        if verb.lower_ in self._announcing:
            return days.first_day is not None and (past or published is None or status != "planned")
        return (
            any(token.lower_ in self._announcements for token in climb(span.root) if token.i < span.start)
            and past
        )

    def _is_of_cut(self, span: Span, head: Token, start: int, end: int) -> bool:
        verb = _verb_of(span)
        if verb is not None and (verb == head or head in verb.subtree or verb in head.subtree):
            return True
        return abs(span.start - end) <= 8 or abs(start - span.end) <= 8


def _verb_of(span: Span) -> Token | None:
    for token in climb(span.root):
        if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod"):
            return token
    return None


def _nearest(spans: list[Span], start: int, end: int) -> Span | None:
    return min(spans, key=lambda span: max(span.start - end, start - span.end, 0), default=None)
