"""Dates that a number is only measured against: "the most since May", "fewer than last year"; and what "since May" opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Span, Token

from extractor.pipeline.extensions import set_value, value_of
from extractor.pipeline.words import sentence_start
from extractor.values.calendar import months
from extractor.values.types import Days, Granularity

#: How far before "since" a rank may stand: "the largest number of cuts since".
_RANKED = 7
#: What may stand between "than" and the time compared with, and what moves "from" one.
_BEFORE_COMPARED = frozenset(("at", "in", "for", "on", "the", "this", "same", "point", "time", "period"))
_MOVES = frozenset(
    ("up", "down", "rise", "increase", "decline", "drop", "fall", "higher", "lower", "decrease")
)


def ends_a_lull(span: Span, holds: Callable[[Token], bool]) -> bool:
    """ "its first since 2009", "the largest number since May": what it is compared with, no day of the cut.

    `holds` tells the tokens of the cut itself.
    """
    if not value_of(span).text.casefold().startswith("since"):
        return False
    before = span.doc[max(sentence_start(span), span.start - _RANKED) : span.start]
    return any(
        (token.lower_ == "first" or token.tag_ in ("JJS", "RBS"))
        and not holds(token)
        and token.doc[max(0, token.i - 1)].lower_ != "at"
        for token in before
    )


def is_compared_with(span: Span) -> bool:
    """ "fewer than at this point last year", "a decline from a year ago": what a number is measured against."""
    before = [t.lower_ for t in span.doc[max(sentence_start(span), span.start - _RANKED) : span.start]]
    while before and before[-1] in _BEFORE_COMPARED:
        before.pop()
    return before[-1:] == ["than"] or (before[-1:] == ["from"] and bool(_MOVES & set(before[-2:-1])))


def opens_stretch(days: Days) -> bool:
    """ "since August", "from March": a stretch, never the day of an announcement."""
    return days.text.casefold().startswith(("since", "from", "after", "beginning", "starting"))


def time_since(span: Span) -> Span:
    """The month or year itself of "since March, when 500 jobs were cut", not the stretch that it opens; else the span."""
    days = value_of(span)
    words = [token.lower_ for token in span]
    if words[0] != "since" or len(words) > _LONGEST or not isinstance(days, Days) or days.first_day is None:
        return span
    first, year = days.first_day, len(words) == 2 and words[1].isdigit()
    if first.day != 1 or any(word.isdigit() and len(word) < len("2009") for word in words[1:]):
        return span
    whole = months(
        first.year, first.month, 12 if year else 1, Granularity.YEAR if year else Granularity.MONTH
    )
    own = Span(span.doc, span.start + 1, span.end, label=span.label)
    start = days.end - len(own.text)
    set_value(
        own,
        replace(
            days, first_day=whole.first, last_day=whole.last, granularity=whole.granularity, start=start,
            text=days.text[start - days.start :],
        ),
    )  # fmt: skip
    return own


#: How many words "since March 2009" has.
_LONGEST = 3
