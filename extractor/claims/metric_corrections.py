"""What the rate and the size of an amount say against its metric word."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import Decimal
from itertools import takewhile

from spacy.tokens import Span, Token

from extractor.claims.figures import NO_CUE, Figure, Sizes, numbers
from extractor.inflection import forms
from extractor.pipeline.clauses import is_passive, subject
from extractor.pipeline.extensions import article_of, value_of
from extractor.pipeline.words import lowers, sentence_end, sentence_start
from extractor.values.types import Quantity

#: Metrics of a whole firm that, in small change or by the share, are a figure by the share.
_BY_SHARE = frozenset(("profit", "loss", "other", "share_price", "revenue", "cash_flow"))
_OF_EARNINGS = frozenset(("profit", "earnings_per_share"))
_OF_STOCK = frozenset(("share", "ads", "adr", "unit", "depositary"))
#: Metrics whose word an amount by the hour only stands near.
_OF_WORK = frozenset(("other", "cost", "savings", "aid", "investment", "budget", "profit"))
#: Metrics of those who hold a share, which by the share are its price.
_OF_HOLDERS = frozenset(("assets", "investment"))
#: What a firm costs at least.
_OF_FIRMS = 200_000_000
#: What an hour, a day or a month of a thing costs at most.
_OF_GOODS = 5_000_000
_CURRENCIES = ("dollar", "euro", "yen", "pound", "sterling")
#: Rules by which something traded moved.
_OF_MOVES = ("money.share_price.move", "money.share_price.close", NO_CUE)
_OF_SPENDING = ("money.cost.verb", "money.capital_expenditure.spend", "money.capital_expenditure.on_sites")
#: How many tokens "on" and what describes a firm may take before its name, and the tags of these words.
_MOST_BEFORE_NAME = 8
_DESCRIBING = frozenset(("DT", "JJ", "NN", "NNP", "NNS", "HYPH"))
_WEAK = frozenset(("before", "after", "verb_other"))


class Corrections:
    """Corrects the metric of a figure; [words] and [limits] of metrics.toml say how."""

    def __init__(self, table: dict[str, dict[str, object]], words: dict[str, frozenset[str]]) -> None:
        self._sizes = Sizes(table)
        self._article = numbers(table, "limits")["article"]
        self._share_rates, self._pay_rates = words["share_rates"], words["pay_rates"]
        self._price_rates, self._soft_rates = words["price_rates"], words["soft_rates"]
        self._sold_rates = words["sold_rates"]
        self._price_verbs = frozenset(form for verb in words["price_verbs"] for form in forms(verb))
        self._analysts = words["analysts"]
        self._moves = frozenset(form for verb in words["moves"] for form in forms(verb))

    def settled(self, figure: Figure, sentence: Sequence[Token], names: Set[int]) -> Figure:
        """The figure with its metric corrected for what its rate and its size say."""
        quantity = figure.quantity
        rate = _rate(figure.amount)
        if rate == "each" and _is_each_year(figure.amount):
            rate = "year"
        metric, rule = figure.metric, figure.rule
        if _is_on_the_dollar(figure.amount):
            metric, rule = "price", "money.rate.on_the_dollar"
        elif _is_exchange_rate(figure.amount, rate) or self._is_against_currency(figure):
            metric, rule = "price", "money.rate.exchange"
        elif rate in self._share_rates and _is_added_to_earnings(figure):
            metric, rule = "earnings_per_share", "money.rate.share"
        elif rate in self._share_rates and metric in _BY_SHARE and self._is_of_a_share(rate, quantity):
            metric, rule = self._by_the_share(figure)
        elif rate in self._share_rates and (
            rule == "money.market_value.is_worth"
            or self._is_of_shares_sold(figure)
            or (metric in _OF_HOLDERS and "share" in rate)
            or (metric == "price" and "share" in rate and rule != "money.price.commodity")
        ):
            metric, rule = "share_price", "money.rate.share"
        elif (
            metric in _OF_WORK
            and self._is_rate(rate, self._pay_rates)
            and self._sizes.of(quantity) < self._article  # "$400 million an hour"
        ):
            metric, rule = "pay", "money.rate.pay"
        elif self._is_price(rate, metric, figure):
            metric = "price"
            traded = self._is_rate(rate, self._price_rates) and not self._is_rate(rate, self._sold_rates)
            rule = "money.rate.price" if traded else "money.rate.article"
        elif self._is_price_tag(figure):
            metric, rule = "price", "money.rate.article"
        elif (
            self._is_offer(figure)
            or self._spends_on(figure, names)
            or (metric == "cost" and (_pays_for(figure, names) or self._pays_for_a_name(figure)))
        ):
            metric, rule = "acquisition", "money.acquisition.pay_for"
        elif rule == "money.charge.noun" and 1000 <= self._sizes.of(quantity) < self._article:
            metric, rule = (
                "pay",
                "money.pay.severance_of",
            )  # "the average redundancy payment of 23,000 pounds"
        elif rule == "money.funding.noun" and rate in self._share_rates and self._sizes.is_small(quantity):
            metric, rule = "share_price", "money.rate.share"  # "priced its offering at $51 a share"
        elif metric in ("profit", "loss") and self._sizes.is_small(quantity) and not _is_of_goods(rate):
            metric, rule = _in_small_change(figure)
        elif figure.rule == NO_CUE and self._sizes.is_small(quantity) and _is_quoted(figure.amount):
            metric, rule = "share_price", "money.share_price.move"
        elif figure.rule == NO_CUE and self._sizes.is_small(quantity) and self._is_forecast(sentence):
            metric, rule = "earnings_per_share", "money.rate.forecast"
        return figure._replace(metric=metric, rule=rule)

    def _by_the_share(self, figure: Figure) -> tuple[str, str]:
        """What a figure by the share is, and the rule that says so."""
        if figure.metric == "share_price":
            return "share_price", "money.rate.share"
        verb = figure.place.verb
        if figure.rule == NO_CUE and verb is not None and verb.token.lower_ in self._moves:
            return "share_price", "money.rate.share"  # "Halden, which has fallen from $40 a share"
        metrics = {cue.rule.metric for cue in figure.cues}
        if figure.rule == NO_CUE and "acquisition" in metrics and metrics.isdisjoint(_OF_EARNINGS):
            return (
                "acquisition",
                "money.acquisition.pay_for",
            )  # not "the deal will add $1 a share to earnings"
        if figure.rule == NO_CUE and any(cue.rule.metric == "investment" for cue in figure.cues):
            return "share_price", "money.rate.share"
        return "earnings_per_share", "money.rate.share"

    def _is_of_a_share(self, rate: str, quantity: Quantity) -> bool:
        """Whether what has a price each may be a share: "yachts for 8 million euros each" are none."""
        return rate not in ("each", "apiece") or self._sizes.is_small(quantity)

    def _is_of_shares_sold(self, figure: Figure) -> bool:
        """ "its shares soared after it sold them at $34 each"."""
        small = figure.rule == "money.acquisition.verb" and self._sizes.is_small(figure.quantity)
        return small and any(cue.rule.id == "money.share_price.subject" for cue in figure.cues)

    def _is_against_currency(self, figure: Figure) -> bool:
        """ "Against the yen, it was trading at 105.28 yen": the price of a currency, not of a share."""
        verb = figure.place.verb
        if verb is None or figure.rule not in _OF_MOVES or not self._sizes.is_small(figure.quantity):
            return False
        against = (child for child in verb.token.children if child.lower_ == "against")
        return any(inner.lower_ in _CURRENCIES for child in against for inner in child.children)

    def _is_offer(self, figure: Figure) -> bool:
        """ "offering to pay $60 a share": what is paid by the share is an offer for it."""
        rate, cue = _rate(figure.amount), figure.cue
        pays = figure.rule in ("money.cost.pay", "money.pay.verb") and cue is not None and cue.is_verb
        return pays and rate in self._share_rates and rate != "each"

    def _is_price_tag(self, figure: Figure) -> bool:
        """ "a $499 tablet": a small amount before a thing that no metric word names."""
        small = 1 <= self._sizes.of(figure.quantity) < self._article
        if small and _is_in_brackets(figure):
            return True
        if figure.rule == "money.cost.verb":  # "phones costing more than $350", "a pint costs 55p"
            return (
                0 < self._sizes.of(figure.quantity) < self._article
                and not figure.quantity.per
                and _is_tag(figure)
            )
        if figure.rule == "money.acquisition.verb" and self._sells_itself(figure):
            return True
        if figure.rule == "money.acquisition.of":  # "selling $4 drugs"
            return small and not figure.quantity.per and figure.place.modified is not None
        if small and self._is_of_thing(figure):
            return True
        if figure.rule != NO_CUE or not small:
            return False
        governor = figure.place.governors[0] if figure.place.governors else None
        bought = governor is not None and governor.preposition == "for"
        marked = governor is not None and governor.token.lower_ in self._price_verbs
        return figure.place.modified is not None or bought or marked or _is_tagged(figure.amount)

    def _sells_itself(self, figure: Figure) -> bool:
        """ "yachts sell for millions": things of a kind, and nobody sells them."""
        verb = None if figure.cue is None else figure.amount.doc[figure.cue.head]
        if verb is None or verb.lower_ not in ("sell", "sells", "sold", "selling") or is_passive(verb):
            return False
        who = subject(verb)
        if who is not None and who.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            who = verb.head  # "ships that sold for"
        by_the_share = _rate(figure.amount) in self._share_rates
        if who is None or by_the_share or any(child.dep_ == "dobj" for child in verb.children):
            return False
        return who.tag_ == "NNS" or self._sizes.of(figure.quantity) < 10 * Decimal(self._article)

    def _is_of_thing(self, figure: Figure) -> bool:
        """ "used company funds to pay for a $6,000 shower curtain": it modifies a thing, and only the verb has a metric."""
        thing = figure.place.modified
        if thing is None or figure.metric not in ("fine", "cost", "acquisition") or figure.quantity.per:
            return False
        tied = figure.frame not in ("verb", "verb_other", "before", "after")
        return not tied and not any(cue.head == thing.i for cue in figure.cues)

    def _is_price(self, rate: str, metric: str, figure: Figure) -> bool:
        if (
            metric == "charge"
            and self._sizes.is_small(figure.quantity)
            and self._is_rate(rate, self._soft_rates)
        ):
            return True  # "both charge subscribers $12.95 per month"
        if not rate or metric in ("dividend", "charge", "pay"):
            return False
        small = (
            metric == "cost"
            and self._sizes.is_small(figure.quantity)
            and figure.cue is not None
            and figure.cue.is_verb
        )
        if self._is_rate(rate, self._price_rates):
            return (
                metric != "cost"
                or figure.frame in _WEAK
                or (small and figure.cue is not None and figure.cue.is_verb)
            )
        if metric == "acquisition" and rate not in self._share_rates and rate.startswith("per "):
            return self._sizes.is_small(figure.quantity) and not _OF_STOCK & set(
                rate.split()
            )  # "88 cents per track"
        if not self._is_rate(rate, self._soft_rates):
            return False
        # no "purchases of $100 billion a month", no "value at risk of $140 million a day"
        modest = self._sizes.of(figure.quantity) < (_OF_GOODS if metric == "other" else _OF_FIRMS)
        said = metric == "other" and figure.rule != NO_CUE  # "$2,000 a month in bribes"
        return (modest and metric in ("acquisition", "other", "trade") and not said) or small

    def _pays_for_a_name(self, figure: Figure) -> bool:
        """ "could pay $1 billion for Halden", known as a company or not; players cost less, and rights have a noun."""
        if figure.rule != "money.cost.pay" or self._sizes.of(figure.quantity) < _OF_FIRMS:
            return False
        preposition = figure.amount.doc[figure.amount.end : figure.amount.end + 1]
        return any(
            child.tag_ == "NNP" and child.dep_ == "pobj"
            for token in preposition
            if token.lower_ == "for"
            for child in token.children
        )

    def _spends_on(self, figure: Figure, names: Set[int]) -> bool:
        """ "agreed to spend $69 billion on Torvik": so much buys a firm."""
        verb = None if figure.cue is None else figure.amount.doc[figure.cue.head]
        if figure.rule not in _OF_SPENDING or verb is None or not verb.lower_.startswith("spen"):
            return False
        if self._sizes.of(figure.quantity) < _OF_FIRMS:
            return False
        behind = figure.amount.doc[figure.amount.end : figure.amount.end + _MOST_BEFORE_NAME]
        if not behind or behind[0].lower_ != "on":
            return False
        described = takewhile(lambda t: t.i not in names and t.tag_ in _DESCRIBING, behind[1:])
        last = max((token.i for token in described), default=behind[0].i)
        return last + 1 in names  # "on shale producer Torvik"

    def _is_forecast(self, sentence: Sequence[Token]) -> bool:
        return any(token.lower_ in self._analysts for token in sentence)

    def _is_rate(self, rate: str, units: frozenset[str]) -> bool:
        return bool(rate) and (rate in units or rate.split(maxsplit=1)[-1].lstrip("/") in units)


def _is_added_to_earnings(figure: Figure) -> bool:
    """ "The deal will add about $1 per share to the earnings of the firm"."""
    doc, end = figure.amount.doc, figure.amount.end
    behind = [cue.start for cue in figure.cues if cue.rule.metric in _OF_EARNINGS and cue.start >= end]
    return bool(behind) and behind[0] - end <= _MOST_BEFORE_NAME and "to" in lowers(doc)[end : behind[0]]


def _is_tagged(amount: Span) -> bool:
    """ "Lamp kit: $69", "the $569 Torvik lamp", "At $159, it is dear"."""
    doc, start, end = amount.doc, amount.start, amount.end
    before = doc[start - 1] if start > sentence_start(amount) else None
    if before is not None and before.text in (":", "-", "–", "—"):
        return True
    opens = before is not None and before.i == sentence_start(amount) and before.lower_ in ("at", "for")
    named = end < sentence_end(amount) and doc[end].tag_ in ("NNP", "NN") and before is not None
    article = before is not None and (before.tag_ == "DT" or before.tag_.startswith("JJ"))
    return opens or (named and article)


def _is_in_brackets(figure: Figure) -> bool:
    """ "You can buy the Lumen ($90)": behind a thing, whatever the verb."""
    doc, start, end = figure.amount.doc, figure.amount.start, figure.amount.end
    if start < 2 or end >= len(doc) or doc[start - 1].text != "(" or doc[end].text not in (")", "for"):
        return False
    loose = figure.metric in ("acquisition", "cost", "other", "pay") and figure.frame != "converted"
    return loose and not figure.quantity.per and doc[start - 2].tag_ in ("NNP", "NN", "NNS", "NNPS")


def _is_of_goods(rate: str) -> bool:
    """ "a profit of $900 per car" is none by the share."""
    return rate.startswith("per ") and _OF_STOCK.isdisjoint(rate.split()) and "ordinary" not in rate


def _is_tag(figure: Figure) -> bool:
    """Whether a thing costs the amount: nobody spends it, and it costs nobody in particular."""
    verb = None if figure.cue is None else figure.amount.doc[figure.cue.head]
    if verb is None or not verb.lower_.startswith("cost"):
        return False
    inside = range(figure.amount.start, figure.amount.end)
    others = (c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i not in inside)
    return all(child.lower_ == "you" for child in others)


def _pays_for(figure: Figure, names: Set[int]) -> bool:
    """ "agreed to pay $38 billion for Alcan"."""
    if figure.cue is None or not figure.cue.is_verb or figure.rule != "money.cost.pay":
        return False
    doc, end = figure.amount.doc, figure.amount.end
    for token in doc[end : min(end + 12, sentence_end(figure.amount))]:
        if token.lower_ == "for":
            return any(
                t.i in names for t in doc[token.i + 1 : min(token.i + 12, sentence_end(figure.amount))]
            )
    return False


#: What stands between how far a share moved and its price: "lost 9 cents, or 1 percent, to $9.97".
_TO_ITS_PRICE = re.compile(r"(?:, or (?:\w+ )?[\d.]+ ?(?:%|percent|per cent|pct),?)? to ")


_TIMES = ("hour", "day", "week", "month", "year")
_SMALL_CHANGE = ("cents", "cent", "pence", "penny")


def _in_small_change(figure: Figure) -> tuple[str, str]:
    """What a profit or loss too small for a firm is, and the rule that says so."""
    if figure.cue is not None and figure.cue.is_verb and _is_moved(figure.amount):
        return "share_price", "money.share_price.move"
    if _rate(figure.amount).split(" ")[-1] in _TIMES:
        return "pay", "money.pay.income"  # "live on an income of less than $4 a day"
    return "earnings_per_share", "money.rate.small"


def _is_moved(amount: Span) -> bool:
    """Whether a small amount is how far a share moved to its price, or that price."""
    text = article_of(amount.doc).text
    if (move := _TO_ITS_PRICE.match(text, amount.end_char)) is not None:
        return text[move.end() : move.end() + 2].strip("$€£")[:1].isdigit()
    start = amount.doc[sentence_start(amount[0])].idx
    moves = [
        m for m in _TO_ITS_PRICE.finditer(text, start, amount.start_char) if m.end() == amount.start_char
    ]
    return any(text.endswith(_SMALL_CHANGE, start, move.start()) for move in moves)


def _is_quoted(amount: Span) -> bool:
    """ "Halden, up 2.6 percent to $20.31", "advanced 2 percent, or $1.68": how far a share rose stands before its price."""
    before = [token.lower_ for token in amount.doc[max(0, amount.start - 4) : amount.start]]
    if before[1:] in (["percent", ",", "or"], ["pct", ",", "or"], ["%", ",", "or"]):
        return True
    if len(before) < 4 or before[3] not in ("to", "at") or before[2] not in ("percent", "pct", "%"):
        return False
    return before[0] in ("up", "down", "off", "higher", "lower")


def _is_each_year(amount: Span) -> bool:
    """ "tens of billions of yen each year" is no figure by the share."""
    following = lowers(amount.doc)[amount.end : amount.end + 2]
    return following[1:] in (["year"], ["quarter"], ["month"], ["day"], ["week"])


def _rate(amount: Span) -> str:
    """The rate of an amount, a share of a firm that it names being a share: "14,250 won per Torvik share"."""
    quantity: Quantity = value_of(amount)
    rate = (quantity.per or "").casefold()
    if rate.startswith("per ") and "share" in lowers(amount.doc)[amount.end + 2 : amount.end + 5]:
        return "per share"
    return rate


def _is_exchange_rate(amount: Span, rate: str) -> bool:
    """ "83.34 yen per dollar", "6.83 yuan to the dollar"."""
    if rate.split(" ")[-1] in _CURRENCIES:
        return True
    after = lowers(amount.doc)[amount.end : amount.end + 4]
    after = after[1:] if after[:1] == ["("] else after[:3]  # "at 85 yen (to the dollar)"
    return after[:1] in (["to"], ["against"], ["versus"]) and after[1:] in (["the", c] for c in _CURRENCIES)


def _is_on_the_dollar(amount: Span) -> bool:
    """ "bonds at 35 cents on the dollar"."""
    after = lowers(amount.doc)[amount.end : amount.end + 3]
    return after[:2] == ["on", "the"] and after[2:] in (["dollar"], ["euro"], ["pound"])
