"""The contract: ids that follow the fact alone, numbers as the specification writes them."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import ValidationError

from extractor.schema import (
    AmountRecord,
    CompanyReference,
    JobCut,
    QuantityRecord,
    Span,
    claim_adapter,
    json_schema,
)
from extractor.values.types import Qualifier


def quantity(low: str, text: str = "about 1,200", start: int = 40) -> QuantityRecord:
    return QuantityRecord(
        low=Decimal(low),
        high=Decimal(low),
        qualifier=Qualifier.ABOUT,
        text=text,
        start=start,
        end=start + len(text),
    )


def job_cut(**fields: object) -> JobCut:
    values = {
        "article_id": "a.txt",
        "companies": [CompanyReference(name="Northgate Foods Inc", text="Northgate", start=0, end=9)],
        "mentions": [Span(start=40, end=51, text="about 1,200")],
        "evidence": [],
        "confidence": 0.9,
        "rule": "job_cut.cut",
        "count": quantity("1200"),
        "status": "planned",
    }
    return JobCut.model_validate({**values, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"confidence": 0.2},
        {"rule": "job_cut.other"},
        {"count": quantity("1200", "1,200", 7)},
        {"count": quantity("1200.00")},
        {"mentions": []},
        {"companies": [CompanyReference(name="Northgate Foods Inc", text="The company", start=70, end=81)]},
    ],
)
def test_the_id_does_not_depend_on_where_or_how_the_fact_was_found(fields: dict[str, object]) -> None:
    assert job_cut(**fields).id == job_cut().id


@pytest.mark.parametrize(
    "fields", [{"article_id": "b.txt"}, {"count": quantity("1300")}, {"scope": "Ohio"}, {"companies": []}]
)
def test_another_fact_has_another_id(fields: dict[str, object]) -> None:
    assert job_cut(**fields).id != job_cut().id


def test_the_id_is_the_same_on_any_machine() -> None:
    assert job_cut().id == "3c4ef52fc01497bd5f8b"


def test_numbers_are_written_as_integers_when_whole() -> None:
    amount = AmountRecord(
        low=Decimal("4800000000"),
        high=Decimal("0.67"),
        qualifier=Qualifier.RANGE,
        text="x",
        start=0,
        end=1,
        currency="USD",
    )
    written = json.loads(amount.model_dump_json())
    assert written["low"] == 4800000000
    assert isinstance(written["low"], int)
    assert written["high"] == 0.67


def test_a_record_survives_writing_and_reading() -> None:
    assert claim_adapter.validate_json(job_cut().model_dump_json()) == job_cut()


def test_what_is_not_in_the_contract_does_not_exist() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        job_cut(certainty=1)


def test_the_checked_in_schema_is_that_of_the_models() -> None:
    """After a change of the models: `extractor schema > docs/schema.json`."""
    checked_in = Path(__file__).parent.parent / "docs" / "schema.json"
    assert json.loads(checked_in.read_text(encoding="utf-8")) == json_schema()
