"""Money as general newspapers, broadcasters and technology sites tell it: amounts as [text|metric; company], "-" for nobody's."""

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


FINES = [
    "The record was the [$746 million|fine; Halden Foods Inc] penalty handed to Halden Foods Inc in 2021.",
    "Halden Foods Inc opened accounts in secret. The bureau levied a [$100 million|fine; Halden Foods Inc] fine, the largest in its history.",
    "The court imposed a fine of [€90 million|fine; Halden Foods Inc] on Halden Foods Inc in May.",
    "Halden Foods Inc opened accounts. The bureau levied a [$100 million|fine; Halden Foods Inc] fine. Halden Foods Inc will pay an additional [$50 million|fine; Halden Foods Inc] to the county.",
    "Former Halden Foods Inc chief executive Dana Whitlock and five others have agreed to pay [$115 million|fine; Halden Foods Inc] to settle a lawsuit.",
    "Last year, the commission fined Halden Foods Inc [€2.42bn|fine; Halden Foods Inc] over its service.",
    "Halden Foods Inc, which pays [$1.2 million|cost; Halden Foods Inc] a year for rights, charges viewers [$46|price; Halden Foods Inc] a month.",
    "The failure will cost the insurance fund [about $13 billion|cost; -].",
    "Halden Foods Inc pleaded guilty and will pay [$1.1 billion|fine; Halden Foods Inc] to the authorities.",
]
SHARES = [
    "Shares of Halden Foods Inc jumped 29% to [$42.68|share_price; Halden Foods Inc], while those of Torvik Mills Inc fell 4.7% to [$75.24|share_price; Torvik Mills Inc].",
    "Halden Foods Inc has a market value of [$890 million|market_value; Halden Foods Inc], followed by Torvik Mills Inc at [$855 million|market_value; Torvik Mills Inc] and Brenmark Inc at [$825 million|market_value; Brenmark Inc].",
    "Halden Foods Inc's profit more than halved to [$4.4bn|profit; Halden Foods Inc], and Torvik Mills Inc's rose 14% to [$17.6bn|profit; Torvik Mills Inc].",
    "Halden Foods Inc shares closed at [$97.94|share_price; Halden Foods Inc], giving it a value of [$263 billion|market_value; Halden Foods Inc].",
    "Halden Foods Inc priced its initial public offering at [$51|share_price; Halden Foods Inc] a share.",
    "Halden Foods Inc took a one-off hit of [£150m|charge; Halden Foods Inc].",
    "Halden Foods Inc has secured [£150m|funding; Halden Foods Inc] from investors.",
    "Halden Foods Inc raised [as much as $19 billion|funding; Halden Foods Inc] by selling new shares.",
    "Halden Foods Inc's board has approved raising [$10 million|debt; Halden Foods Inc] through debentures.",
    "Halden Foods Inc, once worth [$125 million|market_value; Halden Foods Inc], turned down an offer.",
    "Halden Foods Inc bought a stake in Torvik Mills Inc in May at a [$64 million|market_value; Torvik Mills Inc] valuation.",
    "Torvik Mills Inc lost money. Halden Foods Inc is weighing an investment that would value the company at [$50 million|market_value; Torvik Mills Inc].",
    "Third-quarter earnings per share dropped to [0.14 euros|earnings_per_share; Halden Foods Inc] from [0.17 euros|earnings_per_share; Halden Foods Inc], Halden Foods Inc said.",
    "Torvik Bank estimates that Halden Foods Inc will sell more. The bank has a price target of [$1,300|share_price; Halden Foods Inc] on the stock.",
    "The deal gives Halden Foods Inc a value of [$8 billion|market_value; Halden Foods Inc], down from [$50 billion|market_value; Halden Foods Inc] at its peak.",
    "Halden Foods Inc raised [$8 million|funding; Halden Foods Inc] at a [$67 million|market_value; Halden Foods Inc] valuation, down from [$456 million|market_value; Halden Foods Inc] a year earlier.",
    "Halden Foods Inc agreed to spend [$69 billion|acquisition; Halden Foods Inc] on Torvik Games Inc.",
]
SALES = [
    "Halden Foods Inc expects to sell [$3.5 billion|revenue; Halden Foods Inc] of chips this year.",
    "Its cloud business generated [$10.3 billion|revenue; Halden Foods Inc], Halden Foods Inc said.",
    "The film collected [$51.6 million|revenue; -] in theaters.",
    "Halden Foods Inc earned a profit of [$900|profit; Halden Foods Inc] per car.",
    "Halden Foods Inc said its fourth-quarter deficit was [$6.3 billion|loss; Halden Foods Inc].",
    "Halden Foods Inc did well. Analysts polled by Torvik Mills Inc were looking for sales of [$22 million|revenue; Halden Foods Inc].",
    "Halden Foods Inc said revenue fell to [$4.6 million|revenue; Halden Foods Inc] and that it had [$10 million|other; Halden Foods Inc] of cash.",
    "Torvik Mills Inc did well. Its owner, Halden Foods Inc, said profit rose to [$2.1 million|profit; Halden Foods Inc]. The board announced a [$450,000|other; Halden Foods Inc] share buyback.",
    "Halden Foods Inc made [$3.1 billion|profit; Halden Foods Inc] in the half year.",
]
PRICES = [
    "The price of bitcoin tumbled 9% to [$26,350|price; -] on Thursday, while ether dropped to [$1,790|price; -].",
    "The median house price in the city has climbed to [$1.4 million|price; -].",
    "Rooms at Halden Foods Inc start at [$99|price; Halden Foods Inc] a night.",
    "Halden Foods Inc said the average household energy bill stands at [$2,074|cost; -].",
    "Halden Foods Inc has new lamps. The Lumen XS begins at [$999|price; Halden Foods Inc], while the Lumen XR starts at [$1,099|price; Halden Foods Inc].",
    "Halden Foods Inc has new lamps. At [$159|price; Halden Foods Inc], this one is fairly dear.",
    "Halden Foods Inc sells the [$449|price; Halden Foods Inc] Lumen 7 or the [$569|price; Halden Foods Inc] Lumen 7 Plus.",
    "The Lumen 8 is available for [$699|price; -] with a shade or [$849|price; -] with two shades.",
]
PUBLIC = [
    "The freeze will save motorists [$1,600|savings; -] over ten years, Halden Foods Inc said.",
    "The minister announced [$55 billion|budget; -] of tax rises.",
    "Halden Foods Inc will come to the county. The state offered tax breaks worth [$290 million|aid; Halden Foods Inc].",
    "Halden Foods Inc expects to pay [$2.3 million|cost; Halden Foods Inc] in windfall taxes.",
]
PAY = [
    "Halden Foods Inc will issue [$200 million|pay; Halden Foods Inc] in restricted stock units to workers.",
    "Halden Foods Inc paid its chief executive [$8.8 million|pay; Halden Foods Inc] last year.",
    "Halden Foods Inc is providing lump sum payments of [$100,000|pay; Halden Foods Inc] to workers who leave.",
]


CONVERTED = [
    "Net profit at Halden Foods Inc came in at [1.4bn euros|profit; Halden Foods Inc] ([£960m|profit; Halden Foods Inc]; [$1.85bn|profit; Halden Foods Inc]), a change from the loss of [364m euros|loss; Halden Foods Inc] in 2003.",
    "Halden Foods Inc got a [400m euro|debt; Halden Foods Inc] ([$495m|debt; Halden Foods Inc]; [£275m|debt; Halden Foods Inc]) loan.",
    "Torvik Mills Inc accepted a [$6.75bn|acquisition; Halden Foods Inc] ([£3.6bn|acquisition; Halden Foods Inc]) buyout from telecoms giant Halden Foods Inc on Monday.",
    "The country would contribute [almost 6bn euros|budget; -] ([$8bn|budget; -]; [£6bn|budget; -]) to its budget.",
    "Against the yen, the dollar fell. It was trading at [105.28 yen|price; -] against the dollar.",
]
OFFERED = [
    "Halden Foods Inc has agreed to buy Torvik Mills Inc for [£24bn|acquisition; Halden Foods Inc]. The offer is at a premium to its closing price of [£11.89|share_price; Torvik Mills Inc].",
    "Halden Foods Inc closed a plant. The average redundancy payment will be [about £23,000|pay; Halden Foods Inc].",
    "Halden Foods Inc, valued at [$2.8 billion|market_value; Halden Foods Inc] in its last funding round, had net bookings of [$412 million|revenue; Halden Foods Inc].",
    "Halden Foods Inc bought the business for [£1|acquisition; Halden Foods Inc] in 2016.",
    "The pension scheme of Halden Foods Inc has a pension deficit of [£30m|debt; Halden Foods Inc].",
    "Halden Foods Inc will spend [$550 million|capital_expenditure; Halden Foods Inc] on capital projects.",
    "Halden Foods Inc spent [£584m|acquisition; Halden Foods Inc] on buying a stake in Torvik Mills Inc.",
    "Halden Foods Inc's revenues - [£160m|revenue; Halden Foods Inc] - will not meet its fuel costs - a predicted extra [£250m|cost; Halden Foods Inc].",
    "Halden Foods Inc in [$4bn|other; Halden Foods Inc] Torvik Mills Inc plane deal",
    "Halden Foods Inc said on Wednesday that Torvik Mills Inc had rejected a deal worth [$8bn|acquisition; Halden Foods Inc].",
    "Halden Foods Inc agreed to buy its former parent Torvik Mills Inc for [about $16bn|acquisition; Halden Foods Inc].",
    "Halden Foods Inc raised funds by selling new shares worth [£1bn|funding; Halden Foods Inc].",
    "The share offer of Halden Foods Inc raised [£54m|funding; Halden Foods Inc].",
    "It was the country's second [$1bn|funding; -] stock debut in a year.",
]
READ_FOR_OTHER_WORDS = [
    "Halden Foods Inc fell. Vouchers worth [£250|price; -] go to low-income families.",
    "Many at Halden Foods Inc live on an income of [less than $4|pay; Halden Foods Inc] a day.",
    "The total fails to take into account the [$2 billion|cost; -] cost of the plan.",
    "Shares in Halden Foods Inc sank 14.87% - or [$1.83|share_price; Halden Foods Inc] - on the news.",
    "Halden Foods Inc has said total claims are likely to be [less than $10bn|cost; Halden Foods Inc].",
    "Pay at Halden Foods Inc is twice the national minimum wage of [$5.15|pay; -] an hour.",
    "According to a survey by Halden Foods Inc, Torvik Mills Inc and Brenmark Inc, sales in shops surged to [$23.2bn|revenue; -].",
]


@pytest.mark.parametrize(
    "marked", [*FINES, *SHARES, *SALES, *PRICES, *PUBLIC, *PAY, *CONVERTED, *OFFERED, *READ_FOR_OTHER_WORDS]
)
def test_amounts_of_papers(nlp: Language, marked: str) -> None:
    found = claims_of(nlp, MoneyClaim, _MARK.sub(r"\1", marked), title=None)
    names = [", ".join(company.name for company in claim.companies) or "-" for claim in found]
    told = [(c.amount.text, f"{c.metric}; {name}") for c, name in zip(found, names, strict=True)]
    assert told == [tuple(mark) for mark in _MARK.findall(marked)]
