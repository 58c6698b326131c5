"""A figure: an amount of money with its metric and what made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from spacy.tokens import Span, Token

from extractor.claims.metric_cues import Cue
from extractor.claims.metric_frames import Place
from extractor.errors import RuleError
from extractor.pipeline.clauses import subject
from extractor.values.types import Quantity

METRICS_FILE = "metrics.toml"
#: The rule of an amount that no word says anything about.
NO_CUE = "money.other.none"


class Figure(NamedTuple):
    """An amount with its metric, and what made it."""

    amount: Span
    metric: str
    rule: str
    score: float
    #: the metric word; None when the metric was taken over from another amount
    cue: Cue | None
    frame: str
    place: Place
    #: the amount in the sentence that this one is compared with, converted from or put beside
    source: Figure | None = None
    #: all metric words of the sentence
    cues: tuple[Cue, ...] = ()

    @property
    def quantity(self) -> Quantity:
        """The value of the amount."""
        return self.place.quantity


def anchors(figure: Figure) -> Sequence[Token]:
    """The words whose phrase may name the owner, the metric word first."""
    doc = figure.amount.doc
    anchors = []
    if figure.cue is not None and not figure.cue.is_verb and figure.frame not in ("before", "after"):
        anchors.append(doc[figure.cue.head])
    if figure.place.modified is not None:
        anchors.append(figure.place.modified)
    if figure.cue is not None and figure.cue.is_verb:  # "Take-Two shares edged higher, rising 4 cents"
        who = subject(doc[figure.cue.head])
        if who is not None and any(cue.head == who.i for cue in figure.cues):
            anchors.append(who)
        if figure.metric == "market_value":
            anchors.extend(_taken_off(doc[figure.cue.head]))
    return anchors


def _taken_off(verb: Token) -> Iterator[Token]:
    """What an amount is taken off: "wiped $3 billion off Halden's market value"."""
    for child in verb.children:
        if child.lower_ in ("off", "from"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two amounts are of the same order, as two figures of one thing are."""
    a, b = abs(first.high or first.low or Decimal(0)), abs(second.high or second.low or Decimal(0))
    if not a or not b or first.currency != second.currency:
        return False
    return a / 8 <= b <= a * 8


class Sizes:
    """How large amounts are, in units worth about a dollar; [scale] and [limits] of metrics.toml say how."""

    def __init__(self, table: dict[str, dict[str, object]]) -> None:
        self._scale = {unit: Decimal(str(value)) for unit, value in numbers(table, "scale").items()}
        self._small = Decimal(numbers(table, "limits")["small"])

    def of(self, quantity: Quantity) -> Decimal:
        """The larger end."""
        size = max(abs(quantity.low or Decimal(0)), abs(quantity.high or Decimal(0)))
        return size / self._scale.get(quantity.currency or "", Decimal(1))

    def is_small(self, quantity: Quantity) -> bool:
        """Whether an amount is too small to be a figure of a whole firm."""
        return 0 < self.of(quantity) < self._small


def numbers(table: dict[str, dict[str, object]], name: str) -> dict[str, float]:
    """A table of metrics.toml whose values are numbers; raises RuleError for one that is none."""
    found = {}
    for key, value in table[name].items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise RuleError(METRICS_FILE, None, f"[{name}] {key}: expected a number, found {value!r}")
        found[key] = float(value)
    return found
