"""Money claims: every case holds its amounts as [text|metric; company; period; change], "-" for none."""

from __future__ import annotations

import datetime
import re

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor.article import Article
from extractor.pipeline.build import load
from extractor.schema import MoneyClaim

#: A Tuesday.
PUBLISHED = datetime.date(2019, 5, 7)
_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=["money"])


def claims_of(nlp: Language, text: str) -> list[MoneyClaim]:
    doc: Doc = nlp.make_doc(text)
    doc._.article = Article(text=text, title="A title that says nothing", published=PUBLISHED)
    return [claim for claim in nlp(doc)._.claims if isinstance(claim, MoneyClaim)]


def described(claim: MoneyClaim) -> str:
    """A claim as the cases write it."""
    company = ", ".join(company.name for company in claim.companies) or "-"
    period = "-"
    if claim.period is not None:
        period = f"{claim.period.first_day or ''}..{claim.period.last_day or ''}"
    change = "-"
    if claim.change is not None:
        percent = claim.change.percent
        change = claim.change.direction
        if percent is not None:
            change += f" {(percent.low or percent.high or 0).normalize():f}%"
        if claim.change.versus is not None:
            change += f" from {claim.change.versus}"
    return f"{claim.metric}; {company}; {period}; {change}"


@pytest.mark.parametrize(
    "marked",
    [
        "Halden Foods Inc said net income fell 19 percent to [$41.9 million|profit; Halden Foods Inc; -; down 19%].",
        "Halden Foods Inc posted a net loss of [$3.2 million|loss; Halden Foods Inc; -; -].",
        "Halden Foods Inc agreed to buy Torvik Mills for [$2.4 billion|acquisition; Halden Foods Inc; -; -].",
        "Halden Foods Inc shares rose to [$22.49|share_price; Halden Foods Inc; -; up].",
        "Oil climbed to [$61.20|price; -; -; up] a barrel.",
    ],
)
def test_amounts_in_sentence(nlp: Language, marked: str) -> None:
    expected = [(text, wanted) for text, wanted in _MARK.findall(marked)]
    found = claims_of(nlp, _MARK.sub(r"\1", marked))
    assert [(claim.amount.text, described(claim)) for claim in found] == expected
