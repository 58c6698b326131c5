"""What an amount is and whose, by classes of sentences: amounts as [text|metric; company], "-" for nobody's."""

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


FEES = [
    # what is due when a deal fails is no price of it
    "Halden Foods Inc will buy Torvik Mills Inc. The agreement calls for a breakup fee of [$160 million|other; Halden Foods Inc].",
    "Halden Foods Inc would owe a [$44 million|other; Halden Foods Inc] termination fee.",
    "Halden Foods Inc would owe a termination fee, and the termination fee rises to [$1 billion|other; Halden Foods Inc] in June.",
    # what a firm charges, what a firm takes in, what people pay
    "Halden Foods Inc charges customers a fee of [$2.99|price; Halden Foods Inc] on small orders.",
    "Brokerage and clearing fees at Halden Foods Inc rose 22 percent to [$145 million|revenue; Halden Foods Inc].",
    "Halden Foods Inc paid [$8 million|cost; Halden Foods Inc] in legal fees.",
    "The full version of the assistant costs [$19.99|price; -] a month.",
    "A two-year mortgage now costs [£620|price; -] a month.",
    "Halden Foods Inc pays drivers well and spent [$1.5 billion|cost; Halden Foods Inc] on incentives.",
    "Torvik Mills Inc sells software and gets royalties of [$500 million|revenue; Torvik Mills Inc] a year.",
    "A pint at Halden Foods Inc costs [55p|price; Halden Foods Inc].",
    "Bag fees brought Halden Foods Inc [$557 million|revenue; Halden Foods Inc] last year.",
    "Rates for shipping a container have risen to [$8,000|price; -].",
]
DEALS = [
    "Halden Foods Inc struck a sweetened [$1.5 billion|acquisition; Halden Foods Inc] deal to buy Brenmark Inc on Sunday, outdoing a rival bid from Torvik Mills Inc made in May.",
    "Halden Foods Inc to buy Torvik Mills Inc's flour unit in [$4.8 billion|acquisition; Halden Foods Inc] deal.",
    "Halden Foods Inc shares rose in late trading after the deal was announced to [$26.04|share_price; Halden Foods Inc].",
    "Torvik Mills Inc shareholders will receive [$22.50|acquisition; Torvik Mills Inc] in cash and 0.31 Halden shares for each share they own, a premium of 24 percent to Friday's close of [$25.10|share_price; Torvik Mills Inc].",
    "Halden Foods Inc will pay [$3.3 billion|acquisition; Halden Foods Inc] in cash and issue [$1.5 billion|funding; Halden Foods Inc] of new shares to Torvik Mills Inc.",
    # a bid for work is none for a firm
    "The council awarded the contract to Halden Foods Inc and rejected a lower bid of [$6.4 million|other; Torvik Mills Inc] from Torvik Mills Inc on Monday.",
    "Halden Foods Inc will pay [$4 billion|acquisition; Halden Foods Inc] in cash and [about $12 billion|acquisition; Halden Foods Inc] in stock for Torvik Mills Inc.",
    "Halden Foods Inc chief executive Dana Whitlock sold [$3.6 million|acquisition; Halden Foods Inc] of stock in May.",
    "The deal of Halden Foods Inc with the club is thought to be worth [$70 million|other; Halden Foods Inc] a year.",
    "Halden Foods Inc owns 16 percent, a stake now worth [$10 billion|acquisition; Halden Foods Inc].",
    "Dana Whitlock paid [$811 million|cost; -] for old debt in 2003.",
    "Dana Whitlock bought her first newspaper for [£34 million|acquisition; -].",
    "Halden Foods Inc's takeover of Torvik Mills Inc valued the company at [about $4.4 billion|acquisition; Halden Foods Inc].",
    "Halden Foods Inc said savings from the Torvik Mills Inc deal would reach [$10 million|savings; Halden Foods Inc].",
    "The deal included [$15 million|funding; Torvik Mills Inc] in funding that Halden Foods Inc provided to Torvik Mills Inc in May.",
    "Halden Foods Inc has a club and signed striker Dana Whitlock for [£62 million|acquisition; Halden Foods Inc].",
    "Halden Foods Inc saw its shares soar after it sold them at [$34|share_price; Halden Foods Inc] each.",
    "The slump prompted Halden Foods Inc to sell its mills to Torvik Mills Inc for [$5.4 billion|acquisition; Torvik Mills Inc].",
]
LENDERS = [
    # the debt is of who borrows, not of who lends
    "Halden Foods Inc will fund the purchase with a [$2.5 billion|debt; Halden Foods Inc] loan from Torvik Bank.",
    "Halden Foods Inc plans to pay with a [$900 million|debt; Halden Foods Inc] credit line from Torvik Bank.",
    "Halden Foods Inc sold [$182 billion|debt; Halden Foods Inc] of government securities.",
    "Torvik Bank is the largest unsecured creditor, with a claim of [$1.2 billion|debt; Torvik Bank].",
    "Halden Foods Inc sold [$4 billion|debt; Halden Foods Inc] of six-month bills.",
    "Halden Foods Inc's notes fell to [46 cents|price; Halden Foods Inc] on the dollar from [86 cents|price; Halden Foods Inc].",
    "Halden Foods Inc said interest payments will be [about $1 billion|cost; Halden Foods Inc] a year.",
]
COMPARED = [
    "Milk dropped to [44p|price; -] a litre from [51p|price; -].",
    "Halden Foods Inc assumes a rate of [138 yen|price; -] to the dollar, compared with [128 yen|price; -] previously.",
    "Halden Foods Inc sees synergies of [1 billion francs|savings; Halden Foods Inc], or [$936 million|savings; Halden Foods Inc].",
    "Halden Foods Inc will pay an annual dividend of [70 yen|dividend; Halden Foods Inc] a share, up [10 yen|dividend; Halden Foods Inc] from last year.",
    "Halden Foods Inc's bread business grew 58 percent to [$523 million|revenue; Halden Foods Inc].",
    "Halden Foods Inc's bread business saw sales rise 7 percent to [$4.1 billion|revenue; Halden Foods Inc] and operating profit was [$459 million|profit; Halden Foods Inc].",
    "Halden Foods Inc spent [$75 billion|cost; Halden Foods Inc], above the [$58 billion|cost; Halden Foods Inc] Wall Street had expected.",
    "Halden Foods Inc shares lost some ground on Tuesday, dropping [69 cents|share_price; Halden Foods Inc] to [$5.50|share_price; Halden Foods Inc].",
    "Halden Foods Inc made a profit of [$3 billion|profit; Halden Foods Inc]. It raised its net forecast to [$6 billion|profit; Halden Foods Inc].",
    "Halden Foods Inc did well. Consensus forecasts from 16 brokerages were for a net profit of [639 billion yen|profit; Halden Foods Inc].",
    'Halden Foods Inc\'s loss widened to [$95 million|loss; Halden Foods Inc]. "We will use [$20 million|other; Halden Foods Inc] to hire," it said.',
    "Halden Foods Inc faces a fine of [$5 million|fine; Halden Foods Inc]. The court was told that [$9.1 billion|other; -] of stolen money was found.",
    "Halden Foods Inc earned [10 cents|earnings_per_share; Halden Foods Inc] a share. Shares of Halden Foods Inc have risen this year. They lost some ground on Tuesday, dropping [69 cents|share_price; Halden Foods Inc] to [$5.50|share_price; Halden Foods Inc].",
    "Halden Foods Inc's value-at-risk averaged [$142 million|other; Halden Foods Inc] a day.",
]
SAVED = [
    "Halden Foods Inc strives to meet its target of eliminating [2.5 billion pounds|savings; Halden Foods Inc] in costs.",
    "Halden Foods Inc will cut operating expenses by [$475 million|savings; Halden Foods Inc] in 2008, and by [about $25 million|savings; Halden Foods Inc] more in 2009.",
    "Dana Whitlock told the Halden Times that Brenmark Inc and Torvik Mills Inc would reap synergies of [1 billion euros|savings; Brenmark Inc, Torvik Mills Inc] a year.",
]
FUNDED = [
    "Halden Foods Inc, a startup, picked up [$60 million|funding; Halden Foods Inc] from Torvik Capital Inc at a valuation of [$700 million|market_value; Halden Foods Inc].",
    "Halden Foods Inc, a startup, has secured [£3 million|funding; Halden Foods Inc] in a seed round.",
    "Halden Foods Inc processes payments worth [$90 billion|other; Halden Foods Inc] a year.",
    "Torvik Mills Inc, which went public in March at [$72|share_price; Torvik Mills Inc], closed at [$55.18|share_price; Torvik Mills Inc].",
    "Torvik Fund, which invested [$7 million|investment; -] in the firm in 2018 at [about $33|share_price; -] a share, is glad.",
    "Halden Foods Inc turned [over £54 million|revenue; Halden Foods Inc] last year.",
    "The company did well. Halden Foods Inc and the company sold [$39.6 billion|revenue; Halden Foods Inc] of phones.",
]
GIVEN = [
    "The trust launched an appeal to raise [£12 million|other; -] for the children.",
    "Halden Foods Inc has committed [$36 million|other; Halden Foods Inc] to relief efforts after the storm.",
    "Dana Whitlock pledged [$1 million|other; -] to help the victims of the storm.",
    "A pay scheme gives redundancy of [up to £700|pay; -] a week.",
    "A family earning [$59,800|pay; -] could afford a home.",
    "Torvik Foods Inc said the pension plans are underfunded by [about $1.5 billion|other; Torvik Foods Inc].",
    "Halden Foods Inc's chief executive Dana Whitlock took home [£9.7 million|pay; Halden Foods Inc] last year.",
    "The jam holds up trade worth [$9.6 billion|trade; -] a day. That equates to [$400 million|other; -] an hour.",
]
PUBLIC = [
    "Torvik Fund manages [$80 billion|assets; -] in investments for clients such as foreign governments.",
    "The minister said Berlin will contribute [385 million euros|aid; -] to the plant.",
    "The commission hit Halden Foods Inc with a [$4.3 billion|fine; Halden Foods Inc] penalty.",
    "Dana Whitlock was awarded [£410,000|fine; -] by a tribunal in June.",
    "The hospital made a deficit of [£9.4 million|loss; -] last year.",
    "Halden Foods Inc will come. The county offered a [$30 million|aid; Halden Foods Inc] tax credit for investment and [up to $10 million|aid; Halden Foods Inc] in reimbursements for costs.",
    "Halden Foods Inc will create jobs with the state's help, paying an average of [$18|pay; Halden Foods Inc] an hour.",
    "The budget raises taxes for the owner of a [$150,000|price; -] home.",
    "Rivals sold shares. Halden Foods Inc plans to sell [$18 billion|funding; Halden Foods Inc] of equity to repay the government.",
    "The official declined to say how much of the [$50 billion|aid; Halden Foods Inc] in aid extended to Halden Foods Inc will be recouped.",
    "Dana Whitlock is suing Halden Foods Inc and others for [$223 million|fine; Halden Foods Inc] in damages.",
    "The European Union's top court ordered Halden Foods Inc to pay Ireland [€13 billion|cost; Halden Foods Inc] in unpaid taxes.",
    "Halden Foods Inc paid [$1.9 billion|fine; Halden Foods Inc] in 2012 for similar offences.",
    "Narvia demanded [$916 million|fine; -] in compensation.",
    "Insurers could face claims of [£10 billion|cost; -].",
]
CRYPTO = [
    "Bitcoin sinks [below $27,000|price; -] as fears spread.",
    "[More than $200 billion|market_value; -] has been wiped off the cryptocurrency market.",
]
GAPS = [
    "Lamps by others, such as the Lumen lamp ([$300|price; -]), are bright.",
    "You can buy a Lumen lamp ([$700|price; -]), for example.",
    "The repair of a lamp will cost you [$229|price; -].",
    "The Lumen lamp starts at [$749|price; -]. That is [$50|price; -] more than the old one.",
    "Dana Whitlock purchased a [$2.1 million|price; -] home in May.",
    "He is accused of taking [$2,000|other; -] a month in bribes.",
    "The White House proposed [$46 billion|budget; -] in cuts to federal funding for farms.",
]


@pytest.mark.parametrize(
    "marked",
    [
        *FEES,
        *DEALS,
        *LENDERS,
        *COMPARED,
        *SAVED,
        *FUNDED,
        *GIVEN,
        *PUBLIC,
        *CRYPTO,
        *GAPS,
    ],
)
def test_amounts_by_class(nlp: Language, marked: str) -> None:
    found = claims_of(nlp, MoneyClaim, _MARK.sub(r"\1", marked), title=None)
    names = [", ".join(company.name for company in claim.companies) or "-" for claim in found]
    told = [(c.amount.text, f"{c.metric}; {name}") for c, name in zip(found, names, strict=True)]
    assert told == [tuple(mark) for mark in _MARK.findall(marked)]
