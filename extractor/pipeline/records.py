"""From a finished Doc to the article's record."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.pipeline.extensions import article_of, placed
from extractor.schema import (
    AmountRecord,
    ArticleRecord,
    CompanyRecord,
    DaysRecord,
    EntitiesRecord,
    PersonRecord,
)
from extractor.values.types import Days, Quantity, Unit


def article_record(doc: Doc) -> ArticleRecord:
    """The line of articles.jsonl for a doc that went through the whole pipeline."""
    article = article_of(doc)
    return ArticleRecord(
        id=article.id,
        title=article.title,
        text=article.text,
        url=article.url,
        source=article.source,
        published=article.published,
        published_from=article.published_from,
        encoding=article.encoding,
        language=article.language,
        author=article.author,
        notes=list(article.notes),
        sha256=article.sha256,
        companies=[
            CompanyRecord(
                name=company.name,
                aliases=company.aliases,
                ticker=company.ticker,
                isin=company.isin,
                wikipedia_url=company.wikipedia_url,
                mentions=company.mentions,
            )
            for company in doc._.companies
        ],
        people=[
            PersonRecord(
                name=person.name,
                aliases=person.aliases,
                title=person.title,
                organization=person.organization,
                near=person.near,
                mentions=person.mentions,
            )
            for person in doc._.people
        ],
        dates=[days_record(date.value) for date in placed(doc, "dates")],
    )


def entities_record(doc: Doc) -> EntitiesRecord:
    """The line of `extractor entities` for a doc that went through the pipeline."""
    amounts = [quantity.value for quantity in placed(doc, "quantities")]
    return EntitiesRecord(
        **dict(article_record(doc)),
        amounts=[
            amount_record(amount) for amount in amounts if amount.unit is Unit.MONEY and amount.currency
        ],
    )


def amount_record(amount: Quantity) -> AmountRecord:
    """An amount of money as a record."""
    if amount.currency is None:
        raise ValueError(f"{amount.text!r} has no currency")
    return AmountRecord(
        start=amount.start,
        end=amount.end,
        text=amount.text,
        low=amount.low,
        high=amount.high,
        qualifier=amount.qualifier,
        currency=amount.currency,
        per=amount.per,
    )


def days_record(days: Days) -> DaysRecord:
    """Days as a record."""
    return DaysRecord(
        start=days.start,
        end=days.end,
        text=days.text,
        first_day=days.first_day,
        last_day=days.last_day,
        granularity=days.granularity,
        note=days.note,
    )
