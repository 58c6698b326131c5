"""One record per figure: the mentions of an amount that tell the same fact fold into one."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extractor.schema import MoneyClaim

Ends = tuple[Decimal | None, Decimal | None, str]


def fold_repeats(claims: Iterable[MoneyClaim]) -> list[MoneyClaim]:
    """Fold claims of the same amount whose company, metric and period do not contradict each other.

    A mention that says less ("the $1.2 billion deal" in a title) takes over what a fuller one says.
    """
    kept: list[MoneyClaim] = []
    told: list[list[MoneyClaim]] = []
    places: dict[Ends, list[int]] = {}
    for claim in claims:
        key = (claim.amount.low, claim.amount.high, claim.amount.currency)
        for i in places.setdefault(key, []):
            if _agree(kept[i], claim):
                kept[i] = _joined(kept[i], claim)
                told[i].append(claim)
                break
        else:
            places[key].append(len(kept))
            kept.append(claim)
            told.append([claim])
    return [_with_places(claim, repeats) for claim, repeats in zip(kept, told, strict=True)]


def _with_places(claim: MoneyClaim, repeats: list[MoneyClaim]) -> MoneyClaim:
    """The claim with the mentions and sentences of all its repeats, the fullest mention first."""
    if len(repeats) == 1:
        return claim
    mentions = {span.start: span for repeat in repeats for span in repeat.mentions}
    evidence = {span.start: span for repeat in repeats for span in repeat.evidence}
    ordered = sorted(mentions.values(), key=lambda span: (-len(span.text), span.start))
    return claim.model_copy(update={"mentions": ordered, "evidence": list(evidence.values())})


def _agree(first: MoneyClaim, second: MoneyClaim) -> bool:
    names = [{company.name for company in claim.companies} for claim in (first, second)]
    if all(names) and names[0] != names[1] and not _one_is_a_guess(first, second):
        return False
    if first.metric != second.metric and "other" not in (first.metric, second.metric):
        return False
    if first.period is not None and second.period is not None:
        a, b = first.period, second.period
        return (a.first_day, a.last_day) == (b.first_day, b.last_day)
    return True


def _one_is_a_guess(first: MoneyClaim, second: MoneyClaim) -> bool:
    """Whether the grammar gives the same figure to a company in one place, and only the context to another."""
    if first.metric != second.metric or first.metric == "other":
        return False
    return (not first.penalties) != (not second.penalties)


def _is_of_others(claim: MoneyClaim) -> bool:
    """Whether the figure is of a group; "the combined company" is one of those that the article names."""
    return claim.group is not None and "combined" not in claim.group


def _joined(first: MoneyClaim, second: MoneyClaim) -> MoneyClaim:
    joined = second if second.confidence > first.confidence else first
    fuller = second if first.metric == "other" else first
    firm_first = sorted((first, second), key=lambda claim: len(claim.penalties))
    guessed = bool(firm_first[1].penalties)
    named = next(
        (claim for claim in firm_first if claim.companies or (guessed and _is_of_others(claim))), joined
    )
    return joined.model_copy(
        update={
            "attribution": joined.attribution or first.attribution or second.attribution,
            "metric": fuller.metric,
            "rule": fuller.rule,
            "companies": named.companies,
            "group": (joined.group or named.group) if not named.companies else None,
            "period": joined.period or first.period or second.period,
            "change": joined.change or first.change or second.change,
            "negative": first.negative or second.negative,
        }
    )
