"""The metric of an amount: revenue, profit, debt and so on, from the metric words of its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc, Span, Token

from extractor.claims.metric_cues import CUES_FILE, Cue, CueLexicon, CueRule
from extractor.claims.metric_frames import Frames, Place, place_of
from extractor.errors import RuleError
from extractor.pipeline.clauses import subject
from extractor.rules import Rules
from extractor.values.types import Quantity

METRICS_FILE = "metrics.toml"
#: The rule of an amount that no word says anything about.
NO_CUE = "money.other.none"
#: Metrics of a whole firm that, in small change or by the share, are a figure by the share.
_BY_SHARE = frozenset(("profit", "loss", "other", "share_price", "revenue", "cash_flow"))


#: What metrics.jsonl calls the frames that have a weight of their own here.
_GENERAL = {"inside": "subject", "verb_other": "verb", "before": "near", "after": "near"}
#: How many figures of a sentence may have to do with one another.
_NEAR = 12
_UNTIED = frozenset(("before", "after"))
#: Frames that say little about what the amount is.
_WEAK = frozenset(("before", "after", "verb_other"))
_MODIFIABLE = frozenset(("before", "after", "inside", "subject"))


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
    #: all metric words of the sentence
    cues: tuple[Cue, ...] = ()

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
        self._scale = {unit: Decimal(str(value)) for unit, value in _numbers(table, "scale").items()}
        words = {name: frozenset(values) for name, values in table["words"].items()}
        self._links, self._analysts = words["links"], words["analysts"]
        self._share_rates, self._pay_rates = words["share_rates"], words["pay_rates"]
        self._price_rates = words["price_rates"]
        self._of_small = words["of_small"]
        self._of_shares = words["of_shares"]
        self._soft_rates = words["soft_rates"]
        self._expectations, self._transparent = words["expectations"], words["transparent"]
        self._frames = Frames(words["fillers"], words["joins"])

    def figures(
        self,
        sentence: Sequence[Token],
        amounts: Sequence[Span],
        earlier: Sequence[Figure],
        names: Set[int] = frozenset(),
    ) -> list[Figure]:
        """The amounts of one sentence with their metrics; `earlier` holds those of the last one before it that has any.

        No word of `names`, token indices, is a metric word: "Greenlight Capital".
        """
        taken = {i for amount in amounts for i in range(amount.start, amount.end)}
        taken |= {i for amount in amounts for i in _rate_tokens(amount)}
        cues = [
            cue
            for cue in self._lexicon.find(sentence, names)
            if cue.head not in taken and cue.head not in names
        ]
        found: list[Figure] = []
        for amount in amounts:
            place = place_of(amount)
            candidates = [Figure(amount, "other", NO_CUE, self._limits["floor"], None, "none", place)]
            for cue in cues:
                candidates.extend(self._candidates(cue, place, amounts))
            candidates.extend(self._taken_over(place, found, earlier))
            best = replace(max(candidates, key=lambda figure: figure.score), cues=tuple(cues))
            found.append(self._settled(_by_share_like(best, found[-_NEAR:]), sentence, names))
        near = (found[max(0, i - _NEAR) : i + _NEAR] for i in range(len(found)))
        return [_with_price(figure, beside) for figure, beside in zip(found, near, strict=True)]

    def _taken_over(
        self, place: Place, found: Sequence[Figure], earlier: Sequence[Figure]
    ) -> Iterator[Figure]:
        """The metrics that the amount may share with one before it."""
        amount = place.amount
        for link, source in self._links_to(place, found, earlier):
            yield Figure(
                amount, source.metric, source.rule, self._weights[link], None, link, place, source=source
            )

    def _links_to(
        self, place: Place, found: Sequence[Figure], earlier: Sequence[Figure]
    ) -> Iterator[tuple[str, Figure]]:
        value: Quantity = place.amount._.value
        found = found[-_NEAR:]
        alike = [figure for figure in found if _comparable(figure.quantity, value)]
        before = [] if found else [figure for figure in earlier if _comparable(figure.quantity, value)]
        last = alike[-1] if alike else before[-1] if before else None
        if last is not None and self._is_expectation(place):
            yield "expected", last
        if found:
            link = self._link(found[-1].amount, place.amount)
            if link == "converted":
                yield link, found[-1]
            elif link is not None:
                yield link, alike[-1] if alike else found[-1]
            for figure in found:
                beside = place.beside
                if beside is not None and figure.amount.start <= beside.i < figure.amount.end:
                    yield "coordinated", figure
        elif before:
            yield "earlier", before[-1]

    def _is_expectation(self, place: Place) -> bool:
        """ "above the average estimate of $4.95 billion", "the $1.50 expected by analysts"."""
        doc, amount = place.amount.doc, place.amount
        governor = place.governors[0].token if place.governors else None
        if governor is not None and governor.lower_ in self._expectations:
            return True
        after = doc[amount.end : amount.end + 2]
        return any(token.lower_ in ("expected", "forecast", "estimated", "predicted") for token in after[:1])

    def _candidates(self, cue: Cue, place: Place, amounts: Sequence[Span]) -> list[Figure]:
        amount, rule = place.amount, cue.rule
        quantity: Quantity = amount._.value
        if not self._fits(rule, quantity):
            return []
        distance = amount.start - cue.end if cue.end <= amount.start else cue.start - amount.end
        lower, upper = min(cue.start, amount.start), max(cue.start, amount.start)
        crossed = bisect_left(amounts, upper, key=_start) - bisect_right(amounts, lower, key=_start)
        made = []
        for frame, verbs in self._frames.between(cue, place):
            if rule.frames is not None and _GENERAL.get(frame, frame) not in rule.frames:
                continue
            if frame in _UNTIED and rule.governors is not None:
                continue
            score = self._weights[frame] * rule.weight - verbs * self._limits["clause"]
            if frame in _WEAK and not self._may_be_weak(rule, quantity):
                score -= self._limits["implausible"]
            if frame in _UNTIED:
                if distance > self._limits["reach"]:
                    continue
                score -= distance * self._limits["per_token"]
            else:
                score -= distance * self._limits["per_token_tied"]
            if frame in _MODIFIABLE and self._only_modifies(amount.doc, cue):
                score -= self._limits["modifier"]
            if frame not in ("compound", "in"):
                score -= crossed * self._limits["crossing"]
            made.append(Figure(amount, rule.metric, rule.id, score, cue, frame, place))
        return made

    def _fits(self, rule: CueRule, quantity: Quantity) -> bool:
        """Whether an amount of this size, or with this rate, can be what the row is about."""
        size = self._size(quantity)
        if (size < rule.smallest and not quantity.per) or (rule.largest is not None and size > rule.largest):
            return False
        return bool(quantity.per) if rule.rated is None else rule.rated or not quantity.per

    def _size(self, quantity: Quantity) -> Decimal:
        """The larger end, in units worth about a dollar."""
        size = max(abs(quantity.low or Decimal(0)), abs(quantity.high or Decimal(0)))
        return size / self._scale.get(quantity.currency or "", Decimal(1))

    def _is_small(self, quantity: Quantity) -> bool:
        return 0 < self._size(quantity) < Decimal(self._limits["small"])

    def _may_be_weak(self, rule: CueRule, quantity: Quantity) -> bool:
        """Whether a frame that says little suffices: not for the revenue of a firm in dollars and cents."""
        if (quantity.per or "").casefold() in self._share_rates:
            return rule.metric in self._of_shares
        return (
            bool(quantity.per)
            or self._size(quantity) >= self._limits["small"]
            or rule.metric in self._of_small
        )

    def _only_modifies(self, doc: Doc, cue: Cue) -> bool:
        """Whether the metric word stands before a noun of another kind: "investment bank"."""
        head = doc[cue.head]
        if cue.is_verb or head.dep_ not in ("compound", "nmod") or head.head.i < cue.end:
            return False
        return head.head.lower_ not in self._transparent and head.head.tag_ != "NNP"

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

    def _settled(self, figure: Figure, sentence: Sequence[Token], names: Set[int]) -> Figure:
        """The figure with its metric corrected for what its rate and its size say."""
        quantity = figure.quantity
        rate = (quantity.per or "").casefold()
        if rate == "each" and _is_each_year(figure.amount):
            rate = "year"
        metric, rule = figure.metric, figure.rule
        if rate in self._share_rates and metric in _BY_SHARE:
            trading = metric == "share_price"
            metric, rule = ("share_price" if trading else "earnings_per_share"), "money.rate.share"
        elif rate and self._is_rate(rate, self._pay_rates) and metric in ("other", "cost"):
            metric, rule = "pay", "money.rate.pay"
        elif self._is_price(rate, metric, figure):
            metric = "price"
            rule = "money.rate.price" if self._is_rate(rate, self._price_rates) else "money.rate.article"
        elif self._is_price_tag(figure):
            metric, rule = "price", "money.rate.article"
        elif self._is_offer(figure) or (metric == "cost" and _pays_for(figure, names)):
            metric, rule = "acquisition", "money.acquisition.pay_for"
        elif metric in ("profit", "loss") and self._is_small(quantity):
            metric, rule = "earnings_per_share", "money.rate.small"
        elif figure.rule == NO_CUE and self._is_small(quantity) and self._is_forecast(sentence):
            metric, rule = "earnings_per_share", "money.rate.forecast"
        return replace(figure, metric=metric, rule=rule)

    def _is_offer(self, figure: Figure) -> bool:
        """ "offering to pay $60 a share": what is paid by the share is an offer for it."""
        rate = (figure.quantity.per or "").casefold()
        cue = figure.cue
        pays = figure.rule in ("money.cost.pay", "money.pay.verb") and cue is not None and cue.is_verb
        return pays and rate in self._share_rates and rate != "each"

    def _is_price_tag(self, figure: Figure) -> bool:
        """ "a $499 tablet": a small amount before a thing that no metric word names."""
        small = 1 <= self._size(figure.quantity) < self._limits["article"]
        if figure.rule == "money.cost.verb":  # "phones costing more than $350"
            return small and not figure.quantity.per
        if figure.rule == "money.acquisition.of":  # "selling $4 drugs"
            return small and not figure.quantity.per and figure.place.modified is not None
        bought = figure.place.governors[:1] and figure.place.governors[0].preposition == "for"
        return figure.rule == NO_CUE and small and (figure.place.modified is not None or bool(bought))

    def _is_price(self, rate: str, metric: str, figure: Figure) -> bool:
        if not rate or metric in ("dividend", "charge", "pay"):
            return False
        small = (
            metric == "cost"
            and self._is_small(figure.quantity)
            and figure.cue is not None
            and figure.cue.is_verb
        )
        if self._is_rate(rate, self._price_rates):
            return (
                metric != "cost"
                or figure.frame in _WEAK
                or (small and figure.cue is not None and figure.cue.is_verb)
            )
        return self._is_rate(rate, self._soft_rates) and (
            metric in ("acquisition", "other", "trade") or small
        )

    def _is_forecast(self, sentence: Sequence[Token]) -> bool:
        return any(token.lower_ in self._analysts for token in sentence)

    def _is_rate(self, rate: str, units: frozenset[str]) -> bool:
        return rate in units or rate.split(maxsplit=1)[-1].lstrip("/") in units


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
    return anchors


def _with_price(figure: Figure, found: Sequence[Figure]) -> Figure:
    """A movement beside a price by the barrel is of that price: "closed $1.31 lower at $69.57 a barrel"."""
    if figure.metric == "share_price" and figure.cue is not None and figure.cue.is_verb:
        traded = any(cue.rule.id == "money.share_price.subject" for cue in figure.cues)
        for other in found:
            if other.rule != "money.rate.price" or other.quantity.currency != figure.quantity.currency:
                continue
            if not traded or other.place.verb == figure.place.verb:
                return replace(figure, metric=other.metric, rule=other.rule)
    return figure


def _start(amount: Span) -> int:
    return int(amount.start)


def _by_share_like(figure: Figure, found: Sequence[Figure]) -> Figure:
    """A profit of the same order as earnings per share before it is one too: "or $1,147 per share, from ..., or $1,465"."""
    if figure.metric in ("profit", "loss"):
        for other in reversed(found):
            if other.metric == "earnings_per_share" and _comparable(other.quantity, figure.quantity):
                return replace(figure, metric=other.metric, rule=other.rule)
    return figure


def _pays_for(figure: Figure, names: Set[int]) -> bool:
    """ "agreed to pay $38 billion for Alcan"."""
    if figure.cue is None or not figure.cue.is_verb or figure.rule != "money.cost.pay":
        return False
    doc, end = figure.amount.doc, figure.amount.end
    for token in doc[end : min(end + 12, figure.amount.sent.end)]:
        if token.lower_ == "for":
            return any(t.i in names for t in doc[token.i + 1 : min(token.i + 6, len(doc))])
    return False


def _is_each_year(amount: Span) -> bool:
    """ "tens of billions of yen each year" is no figure by the share."""
    following = [token.lower_ for token in amount.doc[amount.end : amount.end + 2]]
    return following[1:] in (["year"], ["quarter"], ["month"], ["day"], ["week"])


def _rate_tokens(amount: Span) -> range:
    """The tokens of the rate behind an amount: "a share"."""
    value: Quantity = amount._.value
    if not value.per:
        return range(0)
    rate = amount.doc[amount.end : amount.end + 6]
    return range(amount.end, amount.end + sum(t.idx - value.end <= len(value.per) for t in rate))


def _comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two amounts are of the same order, as two figures of one thing are."""
    a, b = abs(first.high or first.low or Decimal(0)), abs(second.high or second.low or Decimal(0))
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
