"""Two levels of one workforce side by side: "from 9,000 to 5,000 employees", "12,243, down from 15,273"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from spacy.tokens import Span

from extractor.claims.counts import Count, Counted, Counter
from extractor.claims.triggers import Trigger
from extractor.pipeline.clauses import governing_verb, subject
from extractor.pipeline.extensions import article_of
from extractor.pipeline.words import sentence_start
from extractor.values.types import Qualifier, Quantity, Unit

#: The frame of triggers whose numbers are such levels.
FROM_TO = "from_to"
#: How many tokens may stand between the two levels, and between the trigger and the first.
_REACH = 14
#: Smaller numbers are points of an index and counts of shifts.
_FEWEST = 10
_KINDS = frozenset((Counted.BARE, Counted.PEOPLE, Counted.JOBS, Counted.WORKFORCE))


@dataclass(frozen=True, slots=True)
class Levels:
    """A workforce earlier and later, and the word that says that it moved."""

    earlier: Count
    later: Count
    trigger: Trigger

    @property
    def fell(self) -> bool:
        return _number(self.earlier) > _number(self.later)

    @property
    def difference(self) -> Count:
        """How many fewer, as exact as both levels; its place is that of the two together."""
        first, second = sorted((self.earlier, self.later), key=lambda count: count.start)
        doc = first.span.doc
        gap = _number(self.earlier) - _number(self.later)
        exact = {self.earlier.quantity.qualifier, self.later.quantity.qualifier} == {Qualifier.EXACT}
        quantity = replace(
            first.quantity,
            low=gap,
            high=gap,
            qualifier=Qualifier.EXACT if exact else Qualifier.ABOUT,
            end=second.quantity.end,
            text=article_of(doc).text[first.quantity.start : second.quantity.end],
        )
        return Count(quantity, doc[first.start : second.span.end], Counted.JOBS, second.noun, second.end)


def apart(counts: Iterable[Count], triggers: list[Trigger]) -> list[Count]:
    """The numbers, with "from 78,565 to 91,259" as two behind a word of moving: as a rise it reads like a range."""
    movers = [trigger for trigger in triggers if FROM_TO in trigger.rule.frames]
    found: list[Count] = []
    for count in counts:
        halves = _halves(count) if _mover(count, count, movers) is not None else None
        found.extend(halves or [count])
    return found


def _halves(count: Count) -> list[Count] | None:
    """Both ends of "from 9,000 to 12,000" as numbers of their own; None for any other number."""
    doc, span, quantity = count.span.doc, count.span, count.quantity
    joint = next((token for token in span if token.lower_ == "to"), None)
    behind_from = count.start > 0 and doc[count.start - 1].lower_ == "from"
    if quantity.qualifier is not Qualifier.RANGE or joint is None or not behind_from:
        return None
    first, second = doc[count.start : joint.i], doc[joint.i + 1 : span.end]
    if not len(first) or not len(second) or quantity.low is None or quantity.high is None:
        return None
    return [
        Count(_exactly(quantity, quantity.low, first), first, Counted.BARE, None, first.end),
        replace(count, quantity=_exactly(quantity, quantity.high, second), span=second),
    ]


def _exactly(quantity: Quantity, number: Decimal, span: Span) -> Quantity:
    """One end of a range, at its own place in the text."""
    start, end = span.start_char, span.end_char
    return replace(
        quantity, low=number, high=number, qualifier=Qualifier.EXACT, start=start, end=end,
        text=article_of(span.doc).text[start:end],
    )  # fmt: skip


def levels(counts: Iterable[Count], triggers: list[Trigger], counter: Counter) -> list[Levels]:
    """The neighbouring numbers of a sentence that are two levels of one workforce."""
    numbers = [count for count in counts if _is_plain(count.quantity) and count.kind in _KINDS]
    movers = [trigger for trigger in triggers if FROM_TO in trigger.rule.frames]
    found = []
    for first, second in pairwise(numbers):
        pair = _pair(first, second, movers, counter)
        if pair is not None:
            found.append(pair)
    return found


def _pair(first: Count, second: Count, movers: list[Trigger], counter: Counter) -> Levels | None:
    """The pair in the order of time, if the words around and between make it one."""
    doc = first.span.doc
    same = sentence_start(first.span) == sentence_start(second.span)
    if not same or not 0 < second.start - first.end <= _REACH or _number(first) == _number(second):
        return None
    trigger = _mover(first, second, movers)
    if trigger is None or not _of_staff(first, second, counter) or _counts_cuts(first, counter):
        return None
    opening = doc[first.start - 1].lower_ if first.start > sentence_start(first.span[0]) else ""
    between = [token.lower_ for token in doc[first.end : second.start] if not token.is_space]
    while between and between[-1] in ("the", "a", "an", "some", "its"):
        between.pop()
    if opening == "from" and between[-1:] == ["to"]:
        return Levels(first, second, trigger)
    staff = first.start - 2 > sentence_start(first.span[0]) and counter.is_body(doc[first.start - 2])
    if opening == "of" and staff and between[-1:] == ["to"] and trigger.start < first.start:
        return Levels(first, second, trigger)  # "shrinking its staff of 70 workers to roughly 10"
    if between[-1:] == ["from"] and (opening == "to" or {"down", "up"} & set(between)):
        return Levels(second, first, trigger)
    return None


def _counts_cuts(count: Count, counter: Counter) -> bool:
    """ "the layoffs affected 217,000 workers, down from 248,000": so many went, no level of those who stay."""
    verb = governing_verb(count.head)
    noun = subject(verb) if verb is not None else None
    return noun is not None and counter.kind_at(noun.doc, noun.i) is Counted.CUTS


def _mover(first: Count, second: Count, movers: list[Trigger]) -> Trigger | None:
    """The nearest word of moving before the second level."""
    near = [
        t
        for t in movers
        if first.start - _REACH <= t.start < second.start
        and sentence_start(t.span) == sentence_start(first.span)
    ]
    return max(near, key=lambda trigger: trigger.start, default=None)


def _of_staff(first: Count, second: Count, counter: Counter) -> bool:
    """Whether one of the two counts people, or the words before speak of a workforce."""
    before = first.span.doc[max(sentence_start(first.span), first.start - _REACH) : first.start]
    if any(token.lower_ in _SEEN_AHEAD and token.tag_.startswith("NN") for token in before):
        return False  # "cut its forecast for payrolls to 90,000 from 150,000"
    people = {Counted.PEOPLE, Counted.WORKFORCE} & {first.kind, second.kind}
    return bool(people) or any(map(counter.is_body, before)) or _is_number_of_people(before, counter)


_SEEN_AHEAD = frozenset(("forecast", "forecasts", "estimate", "estimates", "projection", "outlook"))


def _is_number_of_people(before: Span, counter: Counter) -> bool:
    """ "the number of sales representatives"."""
    counted = (
        i for i, token in enumerate(before[:-1]) if token.lower_ == "number" and before[i + 1].lower_ == "of"
    )
    return any(
        counter.kind_at(before.doc, before.start + j) is Counted.PEOPLE
        for i in counted
        for j in range(i + 2, min(i + 6, len(before)))
    )


def _is_plain(quantity: Quantity) -> bool:
    number = quantity.low if quantity.low is not None else quantity.high
    if number is None or number != number.to_integral_value() or number < _FEWEST:
        return False
    return quantity.unit is Unit.NUMBER and quantity.qualifier not in (Qualifier.VAGUE, Qualifier.RANGE)


def _number(count: Count) -> Decimal:
    quantity = count.quantity
    number = quantity.low if quantity.low is not None else quantity.high
    return number if number is not None else Decimal(0)
