"""Money: each amount of an article once; whose it is and what it measures, on the amounts found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from extractor.evaluation.findings import Comparison, Judged
from extractor.evaluation.gold import GoldMoney
from extractor.evaluation.names import GoldNames
from extractor.evaluation.pairing import pair
from extractor.evaluation.quantities import close, end_of
from extractor.schema import MoneyClaim

#: Low and high end, rounded to cents, and the currency.
Amount = tuple[float | None, float | None, str]
T = TypeVar("T")


def compare_money(
    article: str, golds: list[GoldMoney], claims: list[MoneyClaim], names: GoldNames, into: Comparison
) -> None:
    """Score one article's amounts; an amount that several records have counts once."""
    gold_groups = _by_amount((_amount(gold.low, gold.high, gold.currency), gold) for gold in golds)
    claim_groups = _by_amount((_amount_of(claim), claim) for claim in claims)
    gold_amounts, claim_amounts = list(gold_groups), list(claim_groups)
    pairs = pair(gold_amounts, claim_amounts, _same_amount)
    tally = into.tallies["money.value"]
    tally.add(len(pairs), len(claim_amounts), len(gold_amounts))
    borne_out: set[int] = set()
    for i, j in pairs:
        gold_group, claim_group = gold_groups[gold_amounts[i]], claim_groups[claim_amounts[j]]
        owners = set[str | None]().union(*(_owners(claim, names) for claim in claim_group))
        compared = (
            ("company", bool(owners & {gold.company for gold in gold_group})),
            ("metric", _meet((g.metric for g in gold_group), (c.metric for c in claim_group))),
            (
                "qualifier",
                _meet((g.qualifier for g in gold_group), (c.amount.qualifier for c in claim_group)),
            ),
        )
        differing = [name for name, right in compared if not tally.part(name, right)]
        into.inexact(article, "money", gold_group[0], claim_group[0], differing)
        borne_out |= {id(claim) for claim in claim_group if _borne_out(claim, gold_group, names)}
    into.compare(
        article,
        "money",
        [gold_groups[amount][0] for amount in gold_amounts],
        [claim_groups[amount][0] for amount in claim_amounts],
        pairs,
    )
    into.judged += [Judged(claim, id(claim) in borne_out) for claim in claims]


def _borne_out(claim: MoneyClaim, golds: list[GoldMoney], names: GoldNames) -> bool:
    """Whether one gold record of the amount has both the company and the metric of the claim."""
    owners = _owners(claim, names)
    return any(gold.company in owners and gold.metric == claim.metric for gold in golds)


def _owners(claim: MoneyClaim, names: GoldNames) -> set[str | None]:
    """Whose figure the claim says it is; None stands for nobody's."""
    return {*names.of_references(claim.companies)} or {None}


def _meet(wanted: Iterable[object], found: Iterable[object]) -> bool:
    return not set(wanted).isdisjoint(found)


def _amount(low: float | None, high: float | None, currency: str) -> Amount:
    return (None if low is None else round(low, 2), None if high is None else round(high, 2), currency)


def _amount_of(claim: MoneyClaim) -> Amount:
    return _amount(end_of(claim.amount.low), end_of(claim.amount.high), claim.amount.currency)


def _same_amount(gold: Amount, found: Amount) -> bool:
    return gold[2] == found[2] and close(gold[0], found[0]) and close(gold[1], found[1])


def _by_amount(items: Iterable[tuple[Amount, T]]) -> dict[Amount, list[T]]:
    groups: dict[Amount, list[T]] = {}
    for amount, item in items:
        groups.setdefault(amount, []).append(item)
    return groups
