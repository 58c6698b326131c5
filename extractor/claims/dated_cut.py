"""A cut whose days are asked for, and the words that a date or the cut hangs on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.pipeline.clauses import climb, heads_clause, is_verb


@dataclass(frozen=True, slots=True)
class Cut:
    """What dates are sorted by: the cut's verb or noun, its trigger and the phrase of its number."""

    head: Token
    trigger: Span
    phrase: Span
    status: str
    published: datetime.date | None

    @property
    def start(self) -> int:
        return min(self.trigger.start, self.phrase.start)

    @property
    def end(self) -> int:
        return max(self.trigger.end, self.phrase.end)

    def holds(self, token: Token) -> bool:
        """Whether the token is one of the trigger's or of the number's phrase."""
        return any(span.start <= token.i < span.end for span in (self.trigger, self.phrase))


def above(span: Span) -> Iterator[Token]:
    """The tokens that the date hangs on, those of its own text ("beginning April 14") left out."""
    return (token for token in climb(span.root) if not span.start <= token.i < span.end)


def all_verbs_above(head: Token) -> Iterator[Token]:
    """The verbs over the cut's own verb or noun, that one included, the nearest first."""
    return (token for token in climb(head) if is_verb(token))


def verb_of(span: Span) -> Token | None:
    """The verb that the date hangs on, the nearest."""
    return next((token for token in climb(span.root) if heads_clause(token)), None)
