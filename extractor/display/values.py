"""Values in a few words, as a reader of a table wants them."""

from __future__ import annotations

from decimal import Decimal

from extractor.schema import (
    AmountRecord,
    ClaimBase,
    DaysRecord,
    Headcount,
    JobCut,
    MoneyClaim,
    QuantityRecord,
    Statement,
)


def subject(claim: ClaimBase) -> str:
    """Whose fact it is."""
    if isinstance(claim, Statement):
        speaker = claim.speaker
        return ", ".join(part for part in (speaker.name, speaker.title, speaker.organization) if part)
    return ", ".join(company.name for company in claim.companies) or claim.group or "-"


def values(claim: ClaimBase) -> str:
    """What the claim states, without its subject."""
    parts: list[str | None] = []
    match claim:
        case JobCut():
            count = None if claim.count is None else quantity(claim.count)
            percent = None if claim.percent is None else f"{quantity(claim.percent)} %"
            parts = [count, percent, claim.status, claim.scope, _dated("from", claim.effective)]
        case Headcount():
            parts = [quantity(claim.count), claim.scope, _dated("as of", claim.as_of)]
        case MoneyClaim():
            parts = [amount(claim.amount), claim.metric, _dated("for", claim.period)]
        case Statement():
            parts = [claim.quote_type, None if claim.cue is None else claim.cue.text]
    return ", ".join(part for part in parts if part)


def quantity(record: QuantityRecord) -> str:
    """A quantity with its hedge as a sign: ~1,200, >= 700, <= 300, 10 to 20."""
    if record.low is None or record.high is None:
        sign, end = (">=", record.low) if record.high is None else ("<=", record.high)
        return "?" if end is None else f"{sign} {_number(end)}"
    if record.low != record.high:
        return f"{_number(record.low)} to {_number(record.high)}"
    return ("~" if record.qualifier == "about" else "") + _number(record.low)


def amount(record: AmountRecord) -> str:
    """An amount with its currency: USD 45,000,000."""
    return f"{record.currency} {quantity(record)}" + (f" {record.per}" if record.per else "")


def days(record: DaysRecord) -> str:
    """An interval of days in ISO form, one day as itself, an open end as dots."""
    first, last = (str(day) if day else "..." for day in (record.first_day, record.last_day))
    return first if first == last else f"{first} to {last}"


def _dated(word: str, record: DaysRecord | None) -> str | None:
    return None if record is None else f"{word} {days(record)}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"
