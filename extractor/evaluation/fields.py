"""What a record says, field by field, in words that gold and run share."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable

from extractor.evaluation.gold import (
    GoldCompany,
    GoldCount,
    GoldDate,
    GoldJobCut,
    GoldMoney,
    GoldQuantity,
    GoldRecord,
    GoldStatement,
)
from extractor.evaluation.quantities import end_of
from extractor.schema import (
    ClaimBase,
    CompanyRecord,
    DaysRecord,
    Headcount,
    JobCut,
    MoneyClaim,
    QuantityRecord,
    Record,
    Statement,
)
from extractor.values.types import Qualifier

#: Which fields show a part that differs, where the part has another name than its field.
FIELDS_OF_PART: dict[str, tuple[str, ...]] = {
    "value": ("count", "percent"),
    "qualifier": ("count", "percent", "amount"),
    "percent_attached": ("percent",),
    "company": ("companies",),
}


def fields(record: GoldRecord | Record) -> dict[str, str]:
    """The fields of a gold record or of a run's, in reading order; empty ones are left out."""
    said = _gold_fields(record) if isinstance(record, GoldRecord) else _run_fields(record)
    return {name: value for name, value in said.items() if value}


def _gold_fields(record: GoldRecord) -> dict[str, str]:
    match record:
        case GoldJobCut():
            return {
                **_gold_count(record),
                "percent": _quantity(record.percent, "%"),
                "status": record.status,
                "scope": record.scope or "",
                "announced": _interval(record.announced),
                "effective": _interval(record.effective),
            }
        case GoldCount():
            return {**_gold_count(record), "scope": record.scope or ""}
        case GoldMoney():
            return {
                "amount": _quantity(record, f" {record.currency}"),
                "companies": record.company or "",
                "metric": record.metric,
            }
        case GoldStatement():
            return {
                "speaker": record.speaker,
                "speaker_kind": record.speaker_kind,
                "title": record.title or "",
                "organization": record.organization or "",
                "cue": record.cue or "",
                "type": record.type,
                "content": _content(record.content),
            }
        case GoldDate():
            return {"text": record.text, "days": _interval((record.first_day, record.last_day))}
        case GoldCompany():
            return {"name": record.name, "aliases": _joined(record.aliases)}
    raise TypeError(f"no gold record: {record!r}")


def _run_fields(record: Record) -> dict[str, str]:
    match record:
        case ClaimBase():
            return {
                **_claim_fields(record),
                "rule": record.rule,
                "confidence": f"{record.confidence:.2f}",
                "penalties": _joined(record.penalties),
            }
        case DaysRecord():
            days = _interval((record.first_day, record.last_day))
            return {"text": record.text, "days": days, "note": record.note or ""}
        case CompanyRecord():
            return {"name": record.name, "aliases": _joined(record.aliases)}
    raise TypeError(f"no record of a run that gold knows: {record!r}")


def _claim_fields(claim: ClaimBase) -> dict[str, str]:
    companies = _joined(company.name for company in claim.companies)
    match claim:
        case JobCut():
            return {
                "count": _quantity(claim.count),
                "companies": companies or claim.group or "",
                "percent": _quantity(claim.percent, "%"),
                "status": claim.status,
                "scope": claim.scope or "",
                "announced": _days(claim.announced),
                "effective": _days(claim.effective),
            }
        case Headcount():
            return {
                "count": _quantity(claim.count),
                "companies": companies or claim.group or "",
                "scope": claim.scope or "",
            }
        case MoneyClaim():
            amount = _quantity(claim.amount, f" {claim.amount.currency}")
            return {"amount": amount, "companies": companies, "metric": claim.metric}
        case Statement():
            return {
                "speaker": claim.speaker.name,
                "speaker_kind": claim.speaker.kind,
                "title": claim.speaker.title or "",
                "organization": claim.speaker.organization or "",
                "cue": claim.cue.text if claim.cue else "",
                "type": claim.quote_type,
                "content": _content(span.text for span in claim.content),
            }
    raise TypeError(f"no claim that gold knows: {claim!r}")


def _gold_count(record: GoldCount) -> dict[str, str]:
    return {"count": _quantity(record.count), "companies": _joined(record.companies) or record.group or ""}


def _quantity(quantity: GoldQuantity | QuantityRecord | None, unit: str = "") -> str:
    if quantity is None:
        return ""
    low, high = end_of(quantity.low), end_of(quantity.high)
    match quantity.qualifier:
        case Qualifier.RANGE | Qualifier.VAGUE:
            figure = f"{_number(low)} to {_number(high)}"
        case _:
            figure = _number(high if low is None else low)
    hedge = {Qualifier.EXACT: "", Qualifier.RANGE: ""}.get(
        quantity.qualifier, quantity.qualifier.replace("_", " ") + " "
    )
    return f"{hedge}{figure}{unit}"


def _number(end: float | None) -> str:
    if end is None:
        return "open"
    return f"{end:,.0f}" if end == int(end) else f"{end:,.10g}"


def _days(days: DaysRecord | None) -> str:
    return "" if days is None else _interval((days.first_day, days.last_day))


def _interval(days: tuple[datetime.date | None, datetime.date | None] | None) -> str:
    if days is None:
        return ""
    first, last = days
    return str(first) if first == last and first else f"{first or 'open'} to {last or 'open'}"


def _content(strings: Iterable[str]) -> str:
    """The beginning of a statement's content."""
    return textwrap.shorten(" ".join(strings), 90, placeholder=" ...")


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)
