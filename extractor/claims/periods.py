"""The period of a figure: the quarter, year or span that an amount is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from extractor.claims.figures import Figure
from extractor.pipeline.clauses import climb, governing_verb, is_verb
from extractor.pipeline.extensions import text_of, value_of
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, sentence_end, sentence_start, texts
from extractor.values.types import Days, Granularity

#: Figures of a moment: a day is as good a time for them as a quarter.
_OF_A_MOMENT = frozenset(
    ("share_price", "price", "market_value", "assets", "debt", "other", "acquisition", "dividend")
)
_SHORT = frozenset((Granularity.DAY, Granularity.WEEK))
#: What may open the time of a figure ("in the third quarter"), or end it ("the year ended June 30").
_OPENERS = frozenset(
    (
        "in",
        "for",
        "during",
        "of",
        "by",
        "at",
        "as",
        "since",
        "through",
        "until",
        "ended",
        "ending",
        "on",
        "over",
        "the",
        "from",
        "a",
        "its",
    )
)
_REACH = 14
_COMPARISONS = frozenset(("compared", "versus", "vs", "against"))
_BEFORE_BASES = frozenset((*_COMPARISONS, "on", "than", "from", "with", "over"))
#: What stands between two figures that are not the same one in other words.
_COMPARED = frozenset(("from", "compared", "versus", "against", "than"))
#: What may stand between an amount and its own "a year earlier".
_RATE = re.compile(r"(?:(?:per|an?) \w+)?(?: ?,)?|(?:[a-z]+ ){0,3}(?:in|for|during)(?: the \w+ \w+,?)?")
#: The last words of a time that is told from another: "a year earlier", "the month before".
_EARLIER = frozenset(("earlier", "ago", "before", "previously", "prior"))


def period_of(figure: Figure, figures: Sequence[Figure], dates: Sequence[Span]) -> Span | None:
    """The date span in the figure's sentence that says when, if any.

    First "a year earlier" right behind the amount, then a date inside the phrase of the metric word or of
    the amount ("third-quarter loss of"), then the first one after the amount and before the next figure,
    then one between word and amount, then one that opens the clause.
    """
    usable = [span for span in dates if _fits(figure, span) and not _is_of_aside(span, figure)]
    end = _end_of_partners(figure, figures)
    for date in usable:
        if _is_own_earlier(date, end):
            return date
    own = [date for date in usable if not _is_earlier(date)]
    if figure.metric == "share_price":  # "the shares, down 79% this year, fell to $51.58 on Tuesday"
        day = _behind(figure, figures, own)
        if day is not None and value_of(day).granularity is Granularity.DAY:
            return day
    if _is_base_of_comparison(figure) and (behind := _behind(figure, figures, own)) is not None:
        return behind  # "profit in 2008 was down from $5 million in 2007"
    near, others = _in_phrase(figure, own), None
    if near is not None and _stands_behind_another(near, figure, figures):
        near, others = None, near  # "costs of $135 million in June and $175 million next year"
    return near or _behind(figure, figures, own) or others or _in_front(figure, figures, usable)


def _is_base_of_comparison(figure: Figure) -> bool:
    """Whether something is compared with the amount: "from $5 million", "compared with about $5 million"."""
    words, start = lowers(figure.amount.doc), figure.amount.start
    return not _COMPARED.isdisjoint(words[max(sentence_start(figure.amount), start - 2) : start])


def _stands_behind_another(date: Span, figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether another amount stands before the date, which itself stands before the figure's."""
    cue = figure.cue
    return date.end <= figure.amount.start and any(
        cue is not None and cue.end <= other.amount.start and other.amount.end <= date.start
        for other in figures
    )


def _is_own_earlier(date: Span, end: int) -> bool:
    """Whether it is the "a year earlier" right behind an amount that ends there."""
    return (
        end <= date.start
        and _is_earlier(date)
        and _RATE.fullmatch(text_of(date.doc, end, date.start)) is not None
    )


def _is_earlier(date: Span) -> bool:
    """Whether the date is told from another, as that of a comparison is: "up 9 percent on a year earlier"."""
    return date[-1].lower_ in _EARLIER


def _fits(figure: Figure, date: Span) -> bool:
    days = value_of(date)
    if not isinstance(days, Days):
        return False
    if days.granularity is Granularity.MONTH and _is_of_telling(date):
        return False
    return figure.metric in _OF_A_MOMENT or days.granularity not in _SHORT


def _is_of_telling(date: Span) -> bool:
    """ "said last month that it lost $5 million", "reported in May a loss of $5 million": when it was told."""
    if date.root.dep_ in ("compound", "amod", "nmod", "poss"):  # "said April sales fell"
        return False
    before = date.start - 1
    if before > sentence_start(date) and date.doc[before].lower_ in ("in", "early", "late"):
        before -= 1
    return before >= sentence_start(date) and date.doc[before].lower_ in _TELLING


_TELLING = frozenset(("said", "announced", "reported", "disclosed", "forecast", "warned", "predicted"))


def _is_of_aside(date: Span, figure: Figure) -> bool:
    """Whether the date is that of a clause beside the figure's: "the chain, founded in 1971, lost $5 million"."""
    if "," not in texts(date.doc)[date.end : figure.amount.start]:
        return False
    verb = governing_verb(date.root)
    if verb is None or verb.dep_ not in ("relcl", "acl") or verb in climb(figure.place.root):
        return False
    return figure.cue is None or verb.i != figure.cue.head


def _in_phrase(figure: Figure, dates: Sequence[Span]) -> Span | None:
    cue = figure.cue
    if cue is None:
        return None
    amount = figure.amount
    left = figure.amount.doc[cue.head].left_edge.i
    for date in reversed(dates):
        if max(left, cue.start - 8) <= date.start and date.end <= cue.end and date.start >= _floor(figure):
            return date
    low, high = (cue.end, amount.start) if cue.end <= amount.start else (amount.end, cue.start)
    for date in dates:
        if low <= date.start and date.end <= high and high - low <= _REACH and not _is_compared(date, amount):
            return date
    return None


def _is_compared(date: Span, amount: Span) -> bool:
    """Whether the date is that of another figure: "in the first half, from $7 million", "compared with $7 million"."""
    between = lowers(amount.doc)[date.end : amount.start]
    return between[-1:] == ["from"] or not _COMPARISONS.isdisjoint(between)


def _floor(figure: Figure) -> int:
    """A word after the amount owns nothing that stands before the amount."""
    cue = figure.cue
    return figure.amount.end if cue is not None and cue.start >= figure.amount.end else 0


def _behind(figure: Figure, figures: Sequence[Figure], dates: Sequence[Span]) -> Span | None:
    """The first date after the amount; only amounts that are the same figure in other words come between."""
    end = _end_of_partners(figure, figures)
    limit = min(
        (other.amount.start for other in figures if other.amount.start >= end),
        default=sentence_end(figure.amount),
    )
    for date in dates:
        if figure.amount.end <= date.start < limit and date.start - end <= _REACH:
            return date if _is_bare_or_opened(figure.amount.doc, date, end) else None
    return None


#: The tags of words that begin a clause of their own, or a record: "its biggest fall since 2008".
_CLAUSE_OR_RECORD = frozenset(("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "JJS", "RBS"))


def _end_of_partners(figure: Figure, figures: Sequence[Figure]) -> int:
    """The token behind the amount and those right behind it that give the same figure in other words."""
    end = figure.amount.end
    for other in figures:
        if other.amount.start >= figure.amount.end:
            if not _is_partner(figure, other):
                break
            end = other.amount.end
    return end


def _is_partner(figure: Figure, other: Figure) -> bool:
    """Whether the other amount gives the same figure by the share or in another currency."""
    gap = lowers(figure.amount.doc)[figure.amount.end : other.amount.start]
    return len(gap) < 6 and ("or" in gap or "(" in gap) and _COMPARED.isdisjoint(gap)


def _is_bare_or_opened(doc: Doc, date: Span, end: int) -> bool:
    """Whether what stands between amount and date leads to the date, and starts no clause of its own."""
    tags, between = tree_of(doc).tags, range(end, date.start)
    if any(tags[i] in _CLAUSE_OR_RECORD for i in between):
        return False
    words = [lowers(doc)[i] for i in between if tags[i] != "DT"]
    return words[-1:] not in (["from"], ["versus"], ["against"], ["than"]) and "compared" not in words[-2:]


def _in_front(figure: Figure, figures: Sequence[Figure], dates: Sequence[Span]) -> Span | None:
    """The last date before the amount that no other amount cuts off, a difference told on the way left out."""
    earlier = [f for f in figures if f.amount.end <= figure.amount.start]
    start = figure.amount.start
    base = next((date for date in dates if earlier and _is_own_earlier(date, earlier[-1].amount.end)), None)
    if base is not None:  # "to $5 million in May from $3 million a year ago, while sales rose to $9 million"
        earlier.pop()
        dates = [date for date in dates if date != base]
    while earlier and _is_step_to(earlier[-1], figure):
        start = earlier.pop().amount.start
    floor = earlier[-1].amount.end if earlier else sentence_start(figure.amount)
    for date in reversed(dates):
        if floor <= date.start and date.end <= start and not _is_base(date):
            return date
    return None


def _is_base(date: Span) -> bool:
    """Whether something is compared with what was then: "up 9 percent on a year earlier"."""
    return _is_earlier(date) and date.start > 0 and date.doc[date.start - 1].lower_ in _BEFORE_BASES


def _is_step_to(step: Figure, figure: Figure) -> bool:
    """Whether an amount is the way to another of the same price: "closed on Friday down $1.28 at $32.34"."""
    if step.metric != "share_price" or figure.metric != "share_price":
        return False
    gap = figure.amount.doc[step.amount.end : figure.amount.start]
    if len(gap) > _REACH:
        return False
    return not any(is_verb(token) or token.lower_ == "from" for token in gap)


def shared_period(figure: Figure, figures: Sequence[Figure], periods: dict[int, Span | None]) -> Span | None:
    """The period of the figure before, when this one only gives it by the share or in another currency, or foresaw it."""
    if figure.frame == "expected" and figure.source is not None:
        period = periods.get(figure.source.amount.start)
        return None if period is None or period[-1].lower_ in ("earlier", "ago", "before") else period
    before = [other for other in figures if other.amount.end <= figure.amount.start]
    if not before or not _is_partner(before[-1], figure):
        return None
    return periods.get(before[-1].amount.start)
