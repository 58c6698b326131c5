"""What the figures beside an amount or before it say of its metric: prices go on, fines are added to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from extractor.claims.figures import NO_CUE, Figure, comparable
from extractor.claims.metric_cues import Cue
from extractor.pipeline.clauses import subject
from extractor.pipeline.words import lowers


def by_price_like(figure: Figure, found: Sequence[Figure], earlier: Sequence[Figure]) -> Figure:
    """What stands beside the price of a thing is one too: "for $699 with a case, or $849 with two".

    Or is compared with one of the sentence before: "That is $50 more than the old lamp".
    """
    if figure.rule != NO_CUE or figure.quantity.per:
        return figure
    behind = lowers(figure.amount.doc)[figure.amount.end : figure.amount.end + 1]
    for last in earlier if behind in (["more"], ["less"], ["cheaper"]) else ():
        if last.metric == "price" and 0 < _size(figure) < _size(last):
            return figure._replace(metric=last.metric, rule=last.rule)
    for other in reversed(found):
        if other.rule in _OF_THINGS and comparable(other.quantity, figure.quantity):
            return figure._replace(metric=other.metric, rule=other.rule, source=other)
    return figure


#: Rules of the prices of things.
_OF_THINGS = ("money.rate.article", "money.price.tagged", "money.price.listed", "money.price.goods_cost")


def with_price(figure: Figure, found: Sequence[Figure]) -> Figure:
    """A movement beside a price by the barrel is of that price: "closed $1.31 lower at $69.57 a barrel"."""
    if figure.metric == "share_price" and figure.cue is not None and figure.cue.is_verb:
        traded = any(cue.rule.id == "money.share_price.subject" for cue in figure.cues)
        for other in found:
            if other.rule != "money.rate.price" or other.quantity.currency != figure.quantity.currency:
                continue
            if not traded or other.place.verb == figure.place.verb:
                return figure._replace(metric=other.metric, rule=other.rule)
    return figure


def of_price_before(figure: Figure, earlier: Sequence[Figure], names: Set[int]) -> Figure:
    """A movement of what is no company and no share goes on about the price before it: "the April contract hit $102"."""
    cue = figure.cue
    if figure.metric != "share_price" or cue is None or not cue.is_verb:
        return figure
    last = next((last for last in reversed(earlier) if _is_price_of(last, figure)), None)
    who = subject(figure.amount.doc[cue.head])
    if (
        last is None
        or who is None
        or who.i in names
        or any(other.head == who.i for other in _of_shares(figure))
    ):
        return figure
    return figure._replace(metric=last.metric, rule=last.rule)


def of_fine_before(figure: Figure, earlier: Sequence[Figure]) -> Figure:
    """What is paid beside a fine is one too: "levied a $100 million fine. The bank will pay another $50 million"."""
    if figure.rule != "money.cost.pay" or all(last.metric != "fine" for last in earlier):
        return figure
    start = figure.amount.start
    words = {token.lower_ for token in figure.amount.doc[max(0, start - 4) : start + 2]}
    if words.isdisjoint(("additional", "another", "further", "more", "also", "separate")):
        return figure
    return figure._replace(metric="fine", rule="money.fine.pay")


def _of_shares(figure: Figure) -> Iterator[Cue]:
    return (cue for cue in figure.cues if cue.rule.metric == "share_price")


def _is_price_of(last: Figure, figure: Figure) -> bool:
    """Whether a price may be that of the movement, which is of its order or smaller."""
    if last.metric != "price":
        return False
    smaller = last.quantity.currency == figure.quantity.currency and _size(figure) < _size(last)
    return smaller or comparable(last.quantity, figure.quantity)


def _size(figure: Figure) -> Decimal:
    return figure.quantity.high or figure.quantity.low or Decimal(0)


def by_share_like(figure: Figure, found: Sequence[Figure]) -> Figure:
    """A profit of the same order as earnings per share before it is one too: "or $1,147 per share, from ..., or $1,465"."""
    if figure.metric in ("profit", "loss"):
        for other in reversed(found):
            if other.metric == "earnings_per_share" and comparable(other.quantity, figure.quantity):
                return figure._replace(metric=other.metric, rule=other.rule)
    return figure
