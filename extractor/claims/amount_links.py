"""How an amount hangs on the one before it: as its conversion, what it is compared with, beside it, as a part of it."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc, Span

from extractor.claims.figures import Figure, comparable
from extractor.claims.metric_frames import Place
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import lowers, sentence_end, sentence_start
from extractor.values.types import Quantity

#: What joins a figure to the one that it is compared with: ", down from", "compared with".
_FROM = frozenset(("from", "compared", "versus", "vs", "against"))
_COMPARING = _FROM | {",", "up", "down", "with", "to", "a"}
#: What stands between two conversions of one amount.
_NEXT_CONVERSION = ([";"], [":"], ["/"], [","], ["or"], [",", "or"], ["and"])


def link_of(before: Figure, second: Span, links: Set[str]) -> str | None:
    """How an amount hangs on the one before it: as its conversion, beside it, or not at all."""
    first, cue = before.amount, before.cue
    doc: Doc = first.doc
    if cue is not None and before.frame == "compound" and first.end <= cue.start:
        named = {
            t.lower_ for t in doc[cue.end : second.start] if not t.is_space
        }  # "a $5 valuation, down from $9"
        if named & _FROM and named <= _COMPARING and comparable(before.quantity, value_of(second)):
            return "compared"
    gap = [word for word in lowers(doc)[first.end : second.start] if not word.isspace()]
    if gap in (["or"], [",", "or"]) and before.quantity.currency != value_of(second).currency:
        return "converted"
    if gap == ["("] or (len(gap) > 1 and gap[-1] == "(" and set(gap[:-1]) <= {"a", "share", "per", "each"}):
        return "converted"
    if before.frame == "converted" and gap in _NEXT_CONVERSION:
        return "converted"  # "1.4bn euros (£960m; $1.85bn)"
    told = gap[len(rate_tokens(first)) :]
    if set(told) & _FROM and set(told) <= _COMPARING and comparable(value_of(first), value_of(second)):
        return "compared"
    if [word for word in told if word != ","] in (["up"], ["down"]) and _is_part(second, first):
        return "compared"  # "a dividend of 70 yen, up 10 yen"
    if len(gap) <= 16 and all(word in links or word.isdigit() for word in gap):
        return "inherited"
    return None


def _is_part(second: Span, first: Span) -> bool:
    """Whether one amount may be how much the other has moved."""
    part, whole = value_of(second), value_of(first)
    return part.currency == whole.currency and 0 < (part.high or 0) < (whole.high or 0)


def is_next(last: Figure, place: Place) -> bool:
    """Whether the sentence of an amount follows that of a figure."""
    return sentence_start(place.amount) - sentence_end(last.amount) <= _BETWEEN


#: How many tokens, line breaks, may stand between two sentences that follow each other.
_BETWEEN = 2


def is_of_its_own(place: Place) -> bool:
    """Whether words beside an amount say what it is of, so that it goes on about nothing: "$9 billion of stolen money".

    Or what is done with it: "we will use $20 million to".
    """
    amount, governor = place.amount, place.governors[0] if place.governors else None
    if governor is not None and governor.token.lower_ in _TAKING:
        return True
    behind = amount.doc[amount.end] if amount.end < sentence_end(amount) else None
    return behind is not None and (behind.lower_ == "of" or (behind.tag_ == "VBN" and behind.dep_ == "acl"))


_TAKING = frozenset(("worth", "use", "uses", "used", "using"))


_BY_CURRENCY = [
    [joint, "the", currency] for joint in ("on", "to", "against") for currency in ("dollar", "euro", "pound")
]


def rate_tokens(amount: Span) -> range:
    """The tokens of the rate behind an amount: "a share", "on the dollar"."""
    value: Quantity = value_of(amount)
    if lowers(amount.doc)[amount.end : amount.end + 3] in _BY_CURRENCY:
        return range(amount.end, amount.end + 3)
    if not value.per:
        return range(0)
    rate = amount.doc[amount.end : amount.end + 6]
    return range(amount.end, amount.end + sum(t.idx - value.end <= len(value.per) for t in rate))


def of_sum(figure: Figure, next_one: Figure) -> Figure:
    """ "$80 million of the $165 million in bonuses", "of a planned $400 million buyback": a part is of the kind of its sum."""
    gap = figure.amount.doc[figure.amount.end : next_one.amount.start]
    if len(gap) not in (1, 2, 3) or gap[0].lower_ != "of":
        return figure
    if any(token.tag_ not in ("DT", "PRP$", "JJ", "VBN") for token in gap[1:]):
        return figure
    return figure._replace(metric=next_one.metric, rule=next_one.rule, cue=next_one.cue, frame=next_one.frame)
