"""Gold: what careful readers wrote down about an article, as the annotation guidelines define it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.errors import UsageError
from extractor.evaluation.records import read_rows, refused
from extractor.schema import Metric, SpeakerKind
from extractor.values.types import Qualifier

Day = datetime.date | None


class GoldRecord(BaseModel):
    """Base of all gold records; what an annotator adds beyond the fields is passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class GoldCompany(GoldRecord):
    """A company by its fullest name, and the other forms that the article uses."""

    name: str
    aliases: list[str] = []


class GoldQuantity(GoldRecord):
    """Both ends inclusive, in plain units; None is an open end."""

    low: float | None
    high: float | None
    qualifier: Qualifier


class GoldCount(GoldRecord):
    """What job cuts and headcounts share: a figure, whose it is, and where it stands."""

    companies: list[str]
    group: str | None = None
    count: GoldQuantity | None = None
    scope: str | None = None
    texts: list[str] = []


class GoldJobCut(GoldCount):
    """A number or share of jobs that are cut; the days are first and last day."""

    percent: GoldQuantity | None = None
    status: Literal["completed", "planned", "possible", "denied"]
    announced: tuple[Day, Day] | None = None
    effective: tuple[Day, Day] | None = None


class GoldHeadcount(GoldCount):
    """A number of people employed."""

    count: GoldQuantity
    as_of: tuple[Day, Day] | None = None


class GoldMoney(GoldQuantity):
    """One mention of an amount, in units of `currency`."""

    currency: str
    company: str | None
    metric: Metric
    text: str


class GoldStatement(GoldRecord):
    """A stretch of content under one cue; `spans` are the code point offsets of its parts."""

    speaker: str
    speaker_kind: SpeakerKind
    title: str | None = None
    organization: str | None = None
    cue: str | None = None
    type: Literal["direct", "mixed", "indirect"]
    content: list[str] = []
    spans: list[tuple[int, int]]


class GoldDate(GoldRecord):
    """An expression of time and the days that it means."""

    text: str
    first_day: Day = Field(alias="from")
    last_day: Day = Field(alias="to")
    start: int
    end: int


class GoldArticle(GoldRecord):
    """All gold of one article; `doc` is the article's id."""

    doc: str
    companies: list[GoldCompany]
    job_cuts: list[GoldJobCut]
    headcounts: list[GoldHeadcount]
    money: list[GoldMoney]
    statements: list[GoldStatement]
    dates: list[GoldDate]


def read_gold(path: Path) -> list[GoldArticle]:
    """The gold of every article of a file, in its order.

    Raises UsageError for a file that is missing or empty, RecordError for a line that is no gold.
    """
    golds = []
    for number, row in read_rows(path, "give a JSONL file of gold annotations, one article a line"):
        try:
            golds.append(GoldArticle.model_validate(row))
        except ValidationError as error:
            raise refused(path, number, error) from None
    if not golds:
        raise UsageError(
            f"{path} holds no article; give a JSONL file of gold annotations, one article a line"
        )
    return golds
