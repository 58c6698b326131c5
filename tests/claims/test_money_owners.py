"""Whose a figure is, in short articles: every case holds its amounts as [text|company], "-" for nobody's."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from extractor.pipeline.build import load
from extractor.schema import MoneyClaim
from tests.claims.marked import claims_of

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=["money"])


@pytest.mark.parametrize(
    "marked",
    [
        # a price without a name is of the shares last spoken of, not of the firm last spoken of
        "Halden Foods Inc has issued a warning. Shares of Torvik Mills Inc moved little before the bell. They closed on Friday at [$38.12|Torvik Mills Inc].",
        "Halden Foods Inc posted a loss. Meanwhile, shares of Torvik Mills Inc sank to a low on fears of a long slump. Shares closed down 30 percent at [$2.32|Torvik Mills Inc].",
        "Shop shares rose after Halden Foods Inc said that spending was high. Torvik Mills Inc shares hit a high of [$136.08|Torvik Mills Inc] after it said that flour sold well. At the close, the stock was up 3 percent at [$135.91|Torvik Mills Inc].",
        # shares named in the sentence itself, and no paper that only tells of it
        "Halden Foods Inc sank. On Nasdaq, the stock of phone and player maker Apple was the top drag, down 7 percent at [$103.30|Apple].",
        "Halden Foods Inc may be sold, Corriere della Sera reported on Sunday. It said the plan aimed to save the baker, with sales of [4 billion euros|Halden Foods Inc].",
        # who is cited owns nothing; what is compared is of those named behind it
        "According to research firm Brenmark Corp, Halden Foods Inc's average spending on incentives was low, at [just over $1,300|Halden Foods Inc] versus [nearly $1,600|Torvik Mills Inc] for Torvik Mills Inc and [$2,900|Norland Motor Inc] at Norland Motor Inc this year.",
        "The gap was below the forecasts of analysts polled by Halden Foods Inc, who predicted a [$152 billion|-] deficit.",
        '"Fraud costs the mortgage industry [billions of dollars|-] a year," Halden Foods Inc said.',
        # one after the other, with codes of shares of any make
        "Halden Foods Inc's share of the settlement costs is [$27 million|Halden Foods Inc], followed by Torvik Mills Inc at [$13 million|Torvik Mills Inc], Norland Motor Inc <7261.T> at [$7 million|Norland Motor Inc] and Brenmark Corp <7270.T> at [$6 million|Brenmark Corp].",
        # a person's own sums
        "Halden Foods Inc co-founder Dana Whitlock saw her fortune drop the most, losing [$9.8 billion|-].",
        "Halden Foods Inc gave a warning. Dana Whitlock, a financier, said she would invest [$5 billion|-] in the rescue.",
        "Halden Foods Inc did well. Financier Dana Whitlock has a tower. Whitlock bought the building in 2003 for [$1.4 billion|-].",
        # others who act in the clause
        "A lamp startup that makes headbands has raised [$26 million|-] in a funding round led by Halden Foods Inc.",
        "Halden Foods Inc faces a suit. Investors holding [$16.5 billion|-] of bonds took a step toward it.",
        "The bulk of China's demand, including [$9.3 trillion|-] to be spent on roads, comes from within, Halden Foods Inc said.",
        "Halden Foods Inc said insured losses from the storm were estimated at [$300 million|-].",
        "Halden Foods Inc has left the fund. There are about 30 vehicles that have total assets valued at [$400 billion|-].",
        "Halden Foods Inc filed for protection after a failed deal with investor Torvik Mills Inc to invest [$30 million|Torvik Mills Inc] in it.",
        "Having seen Halden Foods Inc cut its dividend to [10 cents|Halden Foods Inc], shareholders want more.",
        "Halden Foods Inc is worth [about $3.3 billion|Halden Foods Inc] and Torvik Mills Inc [about $3.1 billion|Torvik Mills Inc] at these rates.",
        # the line of a list, and the sentence that opens with those whom it is about
        "Halden Foods Inc and Torvik Mills Inc will merge. * HALDEN FOODS: 2007 profit was [$305 million|Halden Foods Inc] versus [$553 million|Halden Foods Inc] in 2006.",
        "For Halden Foods Inc and Torvik Mills Inc, operating [under $17 billion|Halden Foods Inc, Torvik Mills Inc] of government loans, a full year at that rate would be hard.",
        # what is compared is of whose loss it is compared with
        "Torvik Mills Inc did well. Halden Foods Inc's net loss compared with a year-earlier profit of [$555 million|Halden Foods Inc].",
        # bonds are no goods
        "Halden Foods Inc's 7.45 percent bonds due in 2031 fell to [17 cents|Halden Foods Inc] on the dollar, down [over 7 cents|Halden Foods Inc] on the day.",
        # those who rate own nothing of what they rate
        "Standard & Poor's may downgrade [around $578 billion|-] of debt obligations.",
        # aid is of whom it goes to
        "On Sunday, the government gave a [$10 billion|Halden Foods Inc] cash injection to Halden Foods Inc and others.",
        "Halden Foods Inc took [$6.6 billion|Halden Foods Inc] from the government's Troubled Asset Relief Program.",
    ],
)
def test_owners_of_amounts(nlp: Language, marked: str) -> None:
    expected = [tuple(mark) for mark in _MARK.findall(marked)]
    found = claims_of(nlp, MoneyClaim, _MARK.sub(r"\1", marked), title=None)
    names = [", ".join(company.name for company in claim.companies) or "-" for claim in found]
    assert [(claim.amount.text, name) for claim, name in zip(found, names, strict=True)] == expected
