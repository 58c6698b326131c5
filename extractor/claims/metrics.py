"""The metric of an amount: revenue, profit, debt and so on, from the metric words of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc, Span, Token

from extractor.claims.metric_cues import CUES_FILE, Cue, CueLexicon
from extractor.claims.metric_frames import Frames, Place, place_of
from extractor.errors import RuleError
from extractor.rules import Rules
from extractor.values.types import Quantity

METRICS_FILE = "metrics.toml"
#: The rule of an amount that no word says anything about.
NO_CUE = "money.other.none"
#: Metrics of a whole firm that, in small change or by the share, are a figure by the share.
_BY_SHARE = frozenset(("profit", "loss", "other", "share_price", "revenue", "cash_flow"))
#: Below this nobody's profit is that of a firm.
_SMALL = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Figure:
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

    @property
    def quantity(self) -> Quantity:
        """The value of the amount."""
        value = self.amount._.value
        assert isinstance(value, Quantity)
        return value


class MetricFinder:
    """Finds the metrics of the amounts of a sentence; metrics.toml and metrics.jsonl say how."""

    files = (METRICS_FILE, CUES_FILE)

    def __init__(self, rules: Rules) -> None:
        """Compile the rules; raises RuleError for a mistake in them."""
        table = rules.table(METRICS_FILE)
        self._lexicon = CueLexicon(rules)
        self._weights = _numbers(table, "frames")
        self._limits = _numbers(table, "limits")
        words = {name: frozenset(values) for name, values in table["words"].items()}
        self._links, self._analysts = words["links"], words["analysts"]
        self._share_rates, self._pay_rates = words["share_rates"], words["pay_rates"]
        self._price_rates = words["price_rates"]
        self._frames = Frames(words["fillers"], words["joins"])

    def figures(
        self, sentence: Sequence[Token], amounts: Sequence[Span], earlier: Figure | None
    ) -> list[Figure]:
        """The amounts of one sentence with their metrics; `earlier` is the last amount before it."""
        cues = self._lexicon.find(sentence)
        found: list[Figure] = []
        for amount in amounts:
            figure = self._figure(amount, cues, amounts, found, earlier)
            found.append(self._settled(figure, sentence))
        return found

    def _figure(
        self,
        amount: Span,
        cues: Sequence[Cue],
        amounts: Sequence[Span],
        found: Sequence[Figure],
        earlier: Figure | None,
    ) -> Figure:
        place = place_of(amount)
        candidates = [Figure(amount, "other", NO_CUE, self._limits["floor"], None, "none", place)]
        for cue in cues:
            candidates.extend(self._candidates(cue, place, amounts))
        if found:
            link = self._link(found[-1].amount, amount)
            if link is not None:
                last = found[-1]
                score = self._weights[link]
                candidates.append(
                    Figure(amount, last.metric, last.rule, score, None, link, place, source=last)
                )
        if earlier is not None and not found and _comparable(earlier.quantity, amount._.value):
            score = self._weights["earlier"]
            candidates.append(
                Figure(amount, earlier.metric, earlier.rule, score, None, "earlier", place, earlier)
            )
        return max(candidates, key=lambda figure: figure.score)

    def _candidates(self, cue: Cue, place: Place, amounts: Sequence[Span]) -> list[Figure]:
        amount = place.amount
        distance = amount.start - cue.end if cue.end <= amount.start else cue.start - amount.end
        if distance > self._limits["reach"]:
            return []
        lower, upper = min(cue.start, amount.start), max(cue.start, amount.start)
        crossed = sum(lower < other.start < upper for other in amounts if other.start != amount.start)
        rule = cue.rule
        made = []
        for frame, verbs in self._frames.between(cue, place):
            general = "subject" if frame == "inside" else frame
            general = {"verb_other": "verb", "before": "near", "after": "near"}.get(general, general)
            if rule.frames is not None and general not in rule.frames:
                continue
            if frame in ("before", "after") and (
                rule.governors is not None or rule.frames == frozenset(("from",))
            ):
                continue
            score = self._weights[frame] * rule.weight - verbs * self._limits["clause"]
            score -= distance * self._limits["per_token"]
            if frame not in ("compound", "in"):
                score -= crossed * self._limits["crossing"]
            made.append(Figure(amount, rule.metric, rule.id, score, cue, frame, place))
        return made

    def _link(self, first: Span, second: Span) -> str | None:
        """How an amount hangs on the one before it: as its conversion, beside it, or not at all."""
        doc: Doc = first.doc
        gap = [token.lower_ for token in doc[first.end : second.start] if not token.is_space]
        if gap == ["("] or (
            len(gap) > 1 and gap[-1] == "(" and set(gap[:-1]) <= {"a", "share", "per", "each"}
        ):
            return "converted"
        if len(gap) <= 16 and all(word in self._links or word.isdigit() for word in gap):
            return "inherited"
        return None

    def _settled(self, figure: Figure, sentence: Sequence[Token]) -> Figure:
        """The figure with its metric corrected for what its rate and its size say."""
        quantity = figure.quantity
        rate = (quantity.per or "").casefold()
        metric, rule = figure.metric, figure.rule
        if rate in self._share_rates and metric in _BY_SHARE:
            trading = metric == "share_price"
            metric, rule = ("share_price" if trading else "earnings_per_share"), "money.rate.share"
        elif rate and self._is_rate(rate, self._pay_rates) and metric in ("other", "cost"):
            metric, rule = "pay", "money.rate.pay"
        elif rate and self._is_rate(rate, self._price_rates) and metric not in ("cost", "dividend", "charge"):
            metric, rule = "price", "money.rate.price"
        elif metric in ("profit", "loss") and _is_small(quantity):
            metric, rule = "earnings_per_share", "money.rate.small"
        elif figure.rule == NO_CUE and _is_small(quantity) and self._is_forecast(sentence):
            metric, rule = "earnings_per_share", "money.rate.forecast"
        return figure if metric == figure.metric else replace(figure, metric=metric, rule=rule)

    def _is_forecast(self, sentence: Sequence[Token]) -> bool:
        return any(token.lower_ in self._analysts for token in sentence)

    def _is_rate(self, rate: str, units: frozenset[str]) -> bool:
        return rate in units or rate.split(maxsplit=1)[-1].lstrip("/") in units


def _is_small(quantity: Quantity) -> bool:
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return bool(ends) and max(ends) < _SMALL


def _comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two amounts are of the same order, as two figures of one thing are."""
    a, b = first.high or first.low, second.high or second.low
    if not a or not b or first.currency != second.currency:
        return False
    return a / 8 <= b <= a * 8


def _numbers(table: dict[str, dict[str, object]], name: str) -> dict[str, float]:
    found = {}
    for key, value in table[name].items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise RuleError(METRICS_FILE, None, f"[{name}] {key}: expected a number, found {value!r}")
        found[key] = float(value)
    return found
