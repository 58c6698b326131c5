"""The claim records: the public contract, as pydantic models.

Within version 1 fields may be added, never renamed, removed or given another meaning.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    TypeAdapter,
    computed_field,
    model_validator,
)

from extractor.values.types import Granularity, Qualifier

SCHEMA_VERSION: Literal["1.0"] = "1.0"
#: Writes facts as ids hash them.
_FACTS = json.JSONEncoder(ensure_ascii=True, default=str)


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


#: Computed in decimal; a whole value is written as a JSON integer.
Number = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json")]


class Record(BaseModel):
    """Base of all records: what is not a field does not exist."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_serialization_defaults_required=True)


class Span(Record):
    """A place in the article: code point offsets, `article.text[start:end] == text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class QuantityRecord(Span):
    """A quantity and where it stands. Both ends are inclusive, null is an open end."""

    low: Number | None
    high: Number | None
    qualifier: Qualifier


class AmountRecord(QuantityRecord):
    """An amount of money, in units of `currency` (ISO 4217)."""

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    #: the denominator of a rate in the article's words: "a share", "per day"
    per: str | None = None


class DaysRecord(Span):
    """A stretch of calendar days, both inclusive, null for an open end."""

    first_day: datetime.date | None
    last_day: datetime.date | None
    granularity: Granularity
    #: why the reading is uncertain, else null
    note: str | None = None


class CompanyReference(Span):
    """A company as a claim names it: its fullest name and the mention that ties it to the claim."""

    name: str
    ticker: str | None = None
    isin: str | None = None
    wikipedia_url: str | None = None


SpeakerKind = Literal["person", "organization", "document", "unnamed"]


class SpeakerReference(Span):
    """Who says something: the fullest name and the mention that stands with the cue."""

    name: str
    kind: SpeakerKind
    title: str | None = None
    organization: str | None = None


class Review(Record):
    """What a reviewer decided about a claim."""

    status: Literal["pending", "accepted", "rejected", "corrected"] = "pending"
    reviewer: str | None = None
    at: datetime.datetime | None = None
    note: str | None = None


class ClaimBase(Record):
    """What every claim has, whatever its kind."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    kind: str
    article_id: str
    published: datetime.date | None = None
    url: str | None = None
    title: str | None = None
    companies: list[CompanyReference] = []
    #: who, in the article's words, when no company is the subject
    group: str | None = None
    #: every place that states this claim, the fullest first
    mentions: list[Span]
    #: the sentences of those places
    evidence: list[Span]
    attribution: SpeakerReference | None = None
    confidence: float = Field(ge=0, le=1)
    #: what makes this claim a guess and lowered its confidence, as named in confidence.toml
    penalties: list[str] = []
    #: the rule that made it, as named in the rule files
    rule: str
    review: Review = Review()

    @model_validator(mode="before")
    @classmethod
    def _drop_derived(cls, values: Any) -> Any:
        """A record that is read again brings its id; it is derived anew from the facts."""
        if isinstance(values, dict) and "id" in values:
            return {key: value for key, value in values.items() if key != "id"}
        return values

    def facts(self) -> list[Any]:
        """The values that make this fact what it is: what `id` hashes and repeats share."""
        raise NotImplementedError

    def fact(self) -> str:
        """The article's id, the kind and the fact's values in one string, the same for repeats and for nothing else."""
        return _FACTS.encode([self.article_id, self.kind, *self.facts()])

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        """A hash of the article's id, the kind and the fact's values; the same on any machine."""
        return hashlib.sha256(self.fact().encode()).hexdigest()[:20]

    def who(self) -> list[Any]:
        """The subjects of the fact, in an order of their own."""
        return [sorted(company.name for company in self.companies), self.group]


def _ends(quantity: QuantityRecord | None) -> list[str | None] | None:
    """A quantity as it enters an id: both ends in plain decimal notation."""
    if quantity is None:
        return None
    return [None if end is None else f"{end.normalize():f}" for end in (quantity.low, quantity.high)]


def _days(days: DaysRecord | None) -> list[str] | None:
    return None if days is None else [str(days.first_day), str(days.last_day)]


class JobCut(ClaimBase):
    """An employer cuts, will cut, may cut or denies cutting a number or share of jobs."""

    kind: Literal["job_cut"] = "job_cut"
    count: QuantityRecord | None = None
    percent: QuantityRecord | None = None
    #: what the percentage is a share of, in the article's words
    percent_of: str | None = None
    status: Literal["completed", "planned", "possible", "denied"]
    #: unit, place or role in the article's words
    scope: str | None = None
    announced: DaysRecord | None = None
    effective: DaysRecord | None = None

    def facts(self) -> list[Any]:
        return [*self.who(), _ends(self.count), _ends(self.percent), self.scope]


class Headcount(ClaimBase):
    """A number of people employed by an employer, or a part of it, at some time."""

    kind: Literal["headcount"] = "headcount"
    count: QuantityRecord
    scope: str | None = None
    as_of: DaysRecord | None = None

    def facts(self) -> list[Any]:
        return [*self.who(), _ends(self.count), self.scope, _days(self.as_of)]


Metric = Literal[
    "revenue", "profit", "loss", "cash_flow", "capital_expenditure", "investment", "funding", "acquisition",
    "debt", "market_value", "share_price", "earnings_per_share", "dividend", "charge", "savings", "cost", "pay",
    "fine", "aid", "price", "budget", "assets", "trade", "other",
]  # fmt: skip


class Change(Record):
    """How a figure moved: by what share or amount, which way, against what (in the article's words)."""

    percent: QuantityRecord | None = None
    #: the difference in money
    amount: AmountRecord | None = None
    direction: Literal["up", "down"]
    versus: str | None = None


class MoneyClaim(ClaimBase):
    """An amount of money: whose, what figure, for when, against what."""

    kind: Literal["money"] = "money"
    amount: AmountRecord
    metric: Metric = "other"
    period: DaysRecord | None = None
    change: Change | None = None
    #: a negative cash flow or margin: the amount itself stays positive
    negative: bool = False

    def facts(self) -> list[Any]:
        return [*self.who(), _ends(self.amount), self.amount.currency, self.metric, _days(self.period)]


class Statement(ClaimBase):
    """A speech or writing act: who says what."""

    kind: Literal["statement"] = "statement"
    speaker: SpeakerReference
    cue: Span | None = None
    quote_type: Literal["direct", "mixed", "indirect"]
    content: list[Span]

    def facts(self) -> list[Any]:
        return [self.speaker.name, " ".join(" ".join(span.text for span in self.content).split())]


Claim = Annotated[JobCut | Headcount | MoneyClaim | Statement, Field(discriminator="kind")]
#: The claim kinds, in the order in which they are written.
KINDS: dict[str, type[ClaimBase]] = {
    "job_cut": JobCut,
    "headcount": Headcount,
    "money": MoneyClaim,
    "statement": Statement,
}


class CompanyRecord(Record):
    """A company of the article, once, with every place that names it."""

    name: str
    aliases: list[str] = []
    ticker: str | None = None
    isin: str | None = None
    wikipedia_url: str | None = None
    mentions: list[Span]


class PersonRecord(Record):
    """A person of the article, once, with every place that names them."""

    name: str
    aliases: list[str] = []
    title: str | None = None
    organization: str | None = None
    #: other people of the article whose names differ by a letter or two: perhaps the same person
    near: list[str] = []
    mentions: list[Span]


class ArticleRecord(Record):
    """One line of articles.jsonl: the text that offsets index, and what is known about it."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    id: str
    title: str | None = None
    #: null in runs that leave texts out (--no-text); then `sha256` tells whether a text is this one
    text: str | None
    url: str | None = None
    source: str | None = None
    published: datetime.date | None = None
    published_from: Literal["metadata", "page", "dateline", "filename"] | None = None
    #: the encoding taken for an input that was not UTF-8 (declared or guessed), else null
    encoding: str | None = None
    language: str = "en"
    author: str | None = None
    #: what a reader should know: dates that contradict each other, broken characters
    notes: list[str] = []
    sha256: str
    companies: list[CompanyRecord] = []
    people: list[PersonRecord] = []
    dates: list[DaysRecord] = []


class EntitiesRecord(ArticleRecord):
    """One line of `extractor entities`: an article's record with every amount of money in its text."""

    amounts: list[AmountRecord] = []


class ErrorRecord(Record):
    """One line of errors.jsonl: an input that gave no article, or an article that gave no result."""

    input: str
    #: counted from 1; where the input has no lines, the number of the row, item or record
    line: int | None = None
    article_id: str | None = None
    code: str
    message: str
    #: the id of the article that this one repeats (code "duplicate")
    repeats: str | None = None
    #: the claim that was left out, where only that claim failed (code "bug"); its article has a line of its own
    claim: dict[str, Any] | None = None


claim_adapter: TypeAdapter[JobCut | Headcount | MoneyClaim | Statement] = TypeAdapter(Claim)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the lines of claims.jsonl, articles.jsonl and errors.jsonl."""
    adapters: list[tuple[str, Literal["serialization"], TypeAdapter[Any]]] = [
        ("claim", "serialization", claim_adapter),
        ("article", "serialization", TypeAdapter(ArticleRecord)),
        ("error", "serialization", TypeAdapter(ErrorRecord)),
    ]
    files, definitions = TypeAdapter.json_schemas(adapters, title="Claim records, version 1")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions,
        "properties": {name: schema for (name, _), schema in files.items()},
    }
