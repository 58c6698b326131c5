"""Money claims: every case holds its amounts as [text|metric; company; period; change].

Fields at the end that are left out, and "-", stand for none. A period is written 2019Q1, 2018, 2019-03,
2019-05-06 or first..last; a change as its direction, percentage,
difference and what it is compared with.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractor.article import Article
from extractor.pipeline.build import load
from extractor.schema import Change, DaysRecord, MoneyClaim

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
    fields = [claim.metric, company, _period(claim.period), _change(claim.change)]
    while fields[-1] == "-":
        fields.pop()
    return "; ".join(fields)


def _period(days: DaysRecord | None) -> str:
    if days is None:
        return "-"
    first, last = days.first_day, days.last_day
    if first is None or last is None or days.granularity not in ("year", "quarter", "month", "day"):
        return f"{first or ''}..{last or ''}"
    names = {"year": f"{first:%Y}", "month": f"{first:%Y-%m}", "day": str(first)}
    return names.get(days.granularity, f"{first:%Y}Q{(first.month + 2) // 3}")


def _change(change: Change | None) -> str:
    if change is None:
        return "-"
    percent = change.percent
    share = "" if percent is None else f" {(percent.low or percent.high or 0).normalize():f}%"
    if change.amount is not None:
        share += f" {change.amount.text}"
    versus = "" if change.versus is None else f" from {change.versus}"
    return change.direction + share + versus


def table() -> Iterator[str]:
    yield from (
        *RESULTS,
        *SHARES,
        *DEALS,
        *BALANCE,
        *COSTS,
        *CONTEXT,
        *GROUPS,
        *OTHERS,
        *CLAUSES,
        *SENSES,
        *KINDS,
    )


RESULTS = [
    "Halden Foods Inc posted revenue of [$1.2 billion|revenue; Halden Foods Inc; 2019Q1] for the first quarter.",
    "Halden Foods Inc said net sales rose 3 percent to [$523 million|revenue; Halden Foods Inc; -; up 3%].",
    "Halden Foods Inc's turnover was [€85 million|revenue; Halden Foods Inc; 2018] in 2018.",
    "Halden Foods Inc reported [$180 million|revenue; Halden Foods Inc] in sales.",
    "Revenue at Halden Foods Inc fell 12 percent to [$40 million|revenue; Halden Foods Inc; -; down 12% from $45.5 million a year earlier] from [$45.5 million|revenue; Halden Foods Inc; 2018] a year earlier.",
    "Halden Foods Inc expects 2019 sales of [$2.1 billion to $2.3 billion|revenue; Halden Foods Inc; 2019].",
    "Analysts had expected Halden Foods Inc to post revenue of [$536.9 million|revenue; Halden Foods Inc].",
    "The film grossed [$41 million|revenue] at the box office.",
    "Halden Foods Inc said first-quarter net income fell 19 percent to [$41.9 million|profit; Halden Foods Inc; 2019Q1; down 19%].",
    "Halden Foods Inc earned [$86.2 million|profit; Halden Foods Inc; 2019Q1] in the first quarter.",
    "Halden Foods Inc made a profit of [$12 million|profit; Halden Foods Inc; 2018] last year.",
    "Halden Foods Inc's operating profit more than doubled to [$9.1 million|profit; Halden Foods Inc; -; up].",
    "Halden Foods Inc reported a [$4.5 million|profit; Halden Foods Inc] operating profit.",
    "Halden Foods Inc posted net income of [$305 million|profit; Halden Foods Inc], or [94 cents|earnings_per_share; Halden Foods Inc] a share.",
    "Halden Foods Inc posted a net loss of [$3.2 million|loss; Halden Foods Inc; 2019Q1] in the first quarter.",
    "Halden Foods Inc lost [$2.2 billion|loss; Halden Foods Inc; 2018] in 2018.",
    "Halden Foods Inc said last month that it lost [$376 million|loss; Halden Foods Inc].",
    "Halden Foods Inc paid [$300 million|acquisition; Halden Foods Inc] for the airline.",
    "Halden Foods Inc has raised money from Accel and Salesforce Ventures, most recently a [$120 million|funding; Halden Foods Inc] Series D that valued it at [$1.1 billion|market_value; Halden Foods Inc].",
    "Halden Foods Inc's loss widened to [$212 million|loss; Halden Foods Inc; 2018; up from $97 million a year earlier] in 2018 from [$97 million|loss; Halden Foods Inc; 2017] a year earlier, while revenue reached [$164 million|revenue; Halden Foods Inc; 2018].",
    "Halden Foods Inc, which posted a [$15.5 billion|loss; Halden Foods Inc; 2019Q1] net loss in the first quarter, will cut jobs.",
    "Halden Foods Inc narrowed its loss to [$7 million|loss; Halden Foods Inc; -; down].",
    "Halden Foods Inc had [$9.4 billion|loss; Halden Foods Inc; 2018Q4] of fourth-quarter losses.",
    "Halden Foods Inc expects a second-quarter loss of [$36.8 million|loss; Halden Foods Inc; 2019Q2].",
    "Halden Foods Inc posted a profit of [31 cents|earnings_per_share; Halden Foods Inc] a share.",
    "Halden Foods Inc lost [12 cents|earnings_per_share; Halden Foods Inc] a share.",
    "Halden Foods Inc forecast full-year earnings per share of [$1.25 to $1.50|earnings_per_share; Halden Foods Inc; 2019].",
    "Halden Foods Inc shares fell after profit missed forecasts. Analysts on average had expected [$1.08|earnings_per_share; Halden Foods Inc].",
    "Halden Foods Inc generated free cash flow of [$600 million|cash_flow; Halden Foods Inc; 2018] in 2018.",
    "Halden Foods Inc burned [$90 million|cash_flow; Halden Foods Inc; 2019Q1] in the first quarter.",
    "Halden Foods Inc reported operating cash flow of [$77 million|cash_flow; Halden Foods Inc].",
]
SHARES = [
    "Halden Foods Inc shares rose to [$22.49|share_price; Halden Foods Inc; -; up].",
    "Halden Foods Inc shares closed at [$11.57|share_price; Halden Foods Inc; 2019-05-06] on Monday.",
    "Halden Foods Inc shares fell [$1.31|share_price; Halden Foods Inc; -; down 2.5%], or 2.5 percent, to [$50.50|share_price; Halden Foods Inc; -; down 2.5% $1.31] in afternoon trading.",
    "The stock of Halden Foods Inc was down [47 cents|share_price; Halden Foods Inc; -; down] at [$4.92|share_price; Halden Foods Inc; -; down 47 cents] on the New York Stock Exchange.",
    "Halden Foods Inc lost [9 cents|share_price; Halden Foods Inc; -; down] to [$9.97|share_price; Halden Foods Inc; -; down 9 cents].",
    "Halden Foods Inc lost [9 cents|share_price; Halden Foods Inc; -; down 1%], or 1 percent, to [$9.97|share_price; Halden Foods Inc; -; down 1% 9 cents].",
    "Halden Foods Inc lost [9 cents|earnings_per_share; Halden Foods Inc].",
    "Halden Foods Inc rose [63 cents|share_price; Halden Foods Inc; -; up] to [$8.14|share_price; Halden Foods Inc; -; up 63 cents] on Nasdaq.",
    "Halden Foods Inc has a market capitalization of [$55 billion|market_value; Halden Foods Inc].",
    "The funding round valued Halden Foods Inc at [$3 billion|market_value; Halden Foods Inc].",
    "Halden Foods Inc, with a market value of [$900 million|market_value; Halden Foods Inc], makes bread.",
    "Halden Foods Inc declared a dividend of [25 cents|dividend; Halden Foods Inc] a share.",
    "Halden Foods Inc raised its quarterly dividend to [30 cents|dividend; Halden Foods Inc; -; up] per share.",
    "Halden Foods Inc will pay a special dividend of [$2 billion|dividend; Halden Foods Inc].",
    "Halden Foods Inc authorized a [$10 billion|other; Halden Foods Inc] stock buyback.",
    "Halden Foods Inc plans to repurchase [$500 million|other; Halden Foods Inc] of its stock.",
]
DEALS = [
    "Halden Foods Inc agreed to buy Torvik Mills Inc for [$2.4 billion|acquisition; Halden Foods Inc].",
    "Halden Foods Inc completed its [$12 billion|acquisition; Halden Foods Inc] purchase of Torvik Mills Inc.",
    "Halden Foods Inc acquired Torvik Mills Inc in a deal worth [$80 million|acquisition; Halden Foods Inc].",
    "Torvik Mills Inc was bought by Halden Foods Inc for [$31 million|acquisition; Halden Foods Inc].",
    "Torvik Mills Inc agreed to sell its bakery unit to Halden Foods Inc for [about $245 million|acquisition; Halden Foods Inc].",
    "Torvik Mills Inc sold its stake in the venture for [$5.8 billion|acquisition; Torvik Mills Inc].",
    "Torvik Mills Inc raised [$3 billion|acquisition; Torvik Mills Inc] from asset sales.",
    "Halden Foods Inc's [$66 billion|acquisition; Halden Foods Inc] bid for Torvik Mills Inc failed.",
    "Halden Foods Inc invested [more than $30 billion|investment; Halden Foods Inc; 2019] in the start-up this year.",
    "Halden Foods Inc made a [$40 million|investment; Halden Foods Inc] investment in Torvik Mills Inc.",
    "Halden Foods Inc will build a [$1.7 billion|investment; Halden Foods Inc] plant in Ohio.",
    "Halden Foods Inc raised [$50 million|funding; Halden Foods Inc] in a Series B round.",
    "Halden Foods Inc raised [$1.1 billion|funding; Halden Foods Inc] in an initial public offering.",
    "Halden Foods Inc plans a [1.5 billion euro|funding; Halden Foods Inc] rights issue.",
    "Halden Foods Inc raised [$20 million|funding; Halden Foods Inc; 2018] from investors in 2018.",
]
BALANCE = [
    "Halden Foods Inc has [$4 billion|debt; Halden Foods Inc] in debt.",
    "Halden Foods Inc, saddled with [nearly $40 billion|debt; Halden Foods Inc] in net debt, will sell assets.",
    "Halden Foods Inc announced a [$15 billion|debt; Halden Foods Inc] bond sale.",
    "Halden Foods Inc borrowed [$300 million|debt; Halden Foods Inc] from its banks.",
    "Halden Foods Inc owes [$70 million|debt; Halden Foods Inc] to suppliers.",
    "Halden Foods Inc secured a [$2 billion|debt; Halden Foods Inc] credit line.",
    "Halden Foods Inc issued [$750 million|debt; Halden Foods Inc] of senior notes.",
    "Halden Capital Management has [$8 billion|assets; Halden Capital Management] in assets under management.",
    "Halden Capital Management manages [$3.5 billion|assets; Halden Capital Management].",
    "Halden Bank had deposits of [$61 billion|assets; Halden Bank].",
    "Halden Foods Inc ended the year with liquidity of [$4.9 billion|other; Halden Foods Inc; 2018].",
]
COSTS = [
    "Halden Foods Inc will take a charge of [$150 million to $170 million|charge; Halden Foods Inc].",
    "Halden Foods Inc took a [$1.2bn|charge; Halden Foods Inc; 2019Q1] restructuring charge in the first quarter.",
    "Halden Foods Inc wrote down [$600 million|charge; Halden Foods Inc] of loans.",
    "Halden Foods Inc expects severance costs of [$65 million|charge; Halden Foods Inc; 2019] this year.",
    "Halden Foods Inc took a charge of [5 cents|charge; Halden Foods Inc].",
    "Halden Bank set aside [$900 million|charge; Halden Bank] for bad loans.",
    "Halden Foods Inc expects to save [up to $500 million|savings; Halden Foods Inc] from the move.",
    "Halden Foods Inc aims to cut costs by [$6 billion|savings; Halden Foods Inc; 2019] this year.",
    "Halden Foods Inc expects annual savings of [$150 million|savings; Halden Foods Inc; 2020] in 2020.",
    "Halden Foods Inc unveiled a [2-billion-euro|savings; Halden Foods Inc] cost cut program.",
    "Halden Foods Inc wants to reduce its costs to [under $3 billion|cost; Halden Foods Inc; -; down].",
    "Halden Foods Inc spent [$12 million|cost; Halden Foods Inc; 2018] on advertising in 2018.",
    "Halden Foods Inc said the recall would cost [$35 million|cost; Halden Foods Inc].",
    "Halden Foods Inc said expenses rose to [$88 million|cost; Halden Foods Inc; -; up].",
    "Halden Foods Inc's capital expenditure will be [$125 billion|capital_expenditure; Halden Foods Inc; 2019] in 2019.",
    "Halden Foods Inc raised its capital spending to [$2 billion|capital_expenditure; Halden Foods Inc; -; up].",
    "Halden Foods Inc plans to spend [$400 million|capital_expenditure; Halden Foods Inc] on new factories.",
    "Halden Foods Inc paid its chief executive a salary of [$1.1 million|pay; Halden Foods Inc; 2018] in 2018.",
    "The chief executive of Halden Foods Inc received a bonus of [$3 million|pay; Halden Foods Inc].",
    "Halden Foods Inc will raise its minimum wage to [$15|pay; Halden Foods Inc; -; up] an hour.",
    "Halden Foods Inc offered workers [$15,000|pay; Halden Foods Inc] to leave.",
    "Halden Foods Inc was fined [$15 million|fine; Halden Foods Inc] for misleading investors.",
    "Halden Foods Inc agreed to pay [$38.25 million|fine; Halden Foods Inc] to settle an investor lawsuit.",
    "Halden Foods Inc reached a [$204 million|fine; Halden Foods Inc] settlement with its dealers.",
    "Torvik Mills Inc sued Halden Foods Inc for [$1 billion|fine; Torvik Mills Inc].",
    "A jury ordered Halden Foods Inc to pay [$9 million|fine; Halden Foods Inc] in damages.",
]
CONTEXT = [
    "Net earnings at Halden Foods Inc fell 19 percent to [$41.9 million|profit; Halden Foods Inc; 2019Q1; down 19% from $51.5 million, or $1.16 per share, a year earlier], or [$1.02|earnings_per_share; Halden Foods Inc; 2019Q1] per share, in the first quarter, compared with [$51.5 million|profit; Halden Foods Inc; 2018Q1], or [$1.16|earnings_per_share; Halden Foods Inc; 2018Q1] per share, a year earlier.",
    "Halden Foods Inc posted a loss of [$8 million|loss; Halden Foods Inc; 2019Q1] in the first quarter. A year earlier it earned [$3 million|profit; Halden Foods Inc; 2018Q1].",
    "Halden Foods Inc said sales rose 13 percent to [$167.7 billion|revenue; Halden Foods Inc; 2019Q1; up 13%] in the first quarter.",
    "Halden Foods Inc had sales of [$167.7 billion|revenue; Halden Foods Inc; -; up 13% from year-on-year], a 13 percent year-on-year increase.",
    "Halden Foods Inc reported revenue of [$5.06 billion|revenue; Halden Foods Inc], above the average estimate of [$4.95 billion|revenue; Halden Foods Inc].",
    "Halden Foods Inc earned [$1.58|earnings_per_share; Halden Foods Inc] per share, beating the [$1.50|earnings_per_share; Halden Foods Inc] expected by analysts.",
    "Halden Foods Inc raised its profit forecast to [$3.50 to $3.55|earnings_per_share; Halden Foods Inc; -; up from $3.40] per share from [$3.40|earnings_per_share; Halden Foods Inc].",
    "Halden Foods Inc has [1.2 billion pounds|assets; Halden Foods Inc] ([$1.8 billion|assets; Halden Foods Inc]) of assets under management.",
    "Halden Foods Inc makes bread. Its revenue fell to [$839 million|revenue; Halden Foods Inc; -; down].",
    "Halden Foods Inc makes bread. The company posted a net loss of [$89.8 million|loss; Halden Foods Inc].",
    "Halden Foods Inc makes bread. Net income increased to [$305 million|profit; Halden Foods Inc; -; up].",
    "Halden Foods Inc's loss included [$229 million|charge; Halden Foods Inc] of impairments on bonds and [$88 million|charge; Halden Foods Inc] on loans.",
    "Torvik Mills Inc rose 2 percent to [$30.12|share_price; Torvik Mills Inc; -; up 2%], while Halden Foods Inc lost [16 cents|share_price; Halden Foods Inc; -; down] to [$8.74|share_price; Halden Foods Inc; -; down 16 cents] on Nasdaq.",
    "Halden Foods Inc could lose [more than $10 billion|loss; Halden Foods Inc; 2019] this year.",
    "Halden Foods Inc earned [$647.6 million|profit; Halden Foods Inc; -; up 2% from $633.9 million last year], up 2 percent from [$633.9 million|profit; Halden Foods Inc; 2018] last year.",
]
GROUPS = [
    "Torvik Mills Inc rejected a [$6.7 billion|acquisition; Halden Foods Inc] takeover bid from Halden Foods Inc in vain.",
    "Shareholders accepted the [$42.75|acquisition; Halden Foods Inc] a share offer from Halden Foods Inc in vain.",
    "Halden Foods Inc expects to cut operating expenses by [$475 million|savings; Halden Foods Inc; 2020] in 2020.",
    "Halden Foods Inc is trying to sell [$20 billion|acquisition; Halden Foods Inc; 2019] of loans this year.",
    "Halden Foods Inc said sales of non-core assets would total [$300 million|acquisition; Halden Foods Inc].",
    "New hires at the plant would start at [$11.50|pay].",
    "Halden Foods Inc charges sellers a fee of [$50|price; Halden Foods Inc] per sale.",
    "The agency requested [$18 billion|budget; -; 2018] for fiscal 2018.",
    "Halden Foods Inc sold its bakeries to the asset manager Torvik Partners Ltd in a deal worth [$4.2 billion|acquisition; Torvik Partners Ltd].",
    "Halden Foods Inc sold its mills. Those businesses represent [$550 million|revenue; Halden Foods Inc; 2018] in 2018 sales, the company said.",
    "Torvik Mills Inc had sales of [$42 billion|revenue; Torvik Mills Inc], above Halden Foods Inc's [$9.9 billion|revenue; Halden Foods Inc].",
    "Halden Foods Inc rose 2 percent to [$30.07|share_price; Halden Foods Inc; -; up 2%] after Brenmark Bank raised its price target on the stock to [$34|share_price; Halden Foods Inc; -; up from $33] from [$33|share_price; Halden Foods Inc].",
    "Chip buyers needed to spend [$600 million|cost] to break even.",
    "The Spanish subsidiary, Halden Iberia Ltd, posted a loss of [$2 million|loss; Halden Iberia Ltd].",
    "The chief executive of Halden Foods Inc earned [$9 million|pay; Halden Foods Inc; 2018] in 2018.",
    "The euro was down 0.3 percent at [$1.4916|price; -; -; down 0.3%].",
    "The tablet starts at [$499|price] in shops.",
    "The analyst built Halden Foods Inc into a [$169 billion|market_value; Halden Foods Inc] conglomerate.",
    "Halden Foods Inc sold bread. Torvik Mills Inc agrees to pay [$1.7 billion|acquisition; Torvik Mills Inc] for some of Halden Foods Inc's assets.",
    "Torvik Mills Inc said joining the two would create a group worth [$68 billion|market_value; Torvik Mills Inc].",
    "Torvik Mills Inc is raising a [$15 billion|funding; Torvik Mills Inc] buyout fund.",
    "Halden Foods Inc stands to pay [$2 million|pay; Halden Foods Inc] in severance to its former chief executive.",
    "Halden Foods Inc reported rev. of [$2.3 billion|revenue; Halden Foods Inc; -; up 5%], up 5%.",
    "Torvik Mills Inc rose. Although Halden Foods Inc's results beat expectations, shares of the Boston-based company fell 2 percent to [$46.81|share_price; Halden Foods Inc; -; down 2%].",
    "Torvik Mills Inc raised its offer for Halden Foods Inc to value the firm at [$3 billion|market_value; Halden Foods Inc].",
    "Torvik Mills Inc will begin selling [$4|price; Torvik Mills Inc] generic drugs in more states.",
    "Torvik Mills Inc offered to pay [$60|acquisition; Torvik Mills Inc] a share in cash for Halden Foods Inc.",
    "Halden Foods Inc makes bread. Revenue, helped by products bought from Torvik Mills Inc, rose to [$4 billion|revenue; Halden Foods Inc; -; up].",
]
OTHERS = [
    "Oil climbed to [$61.20|price; -; -; up] a barrel.",
    "Crude prices reached [$145|price] a barrel.",
    "Gold fell 1.7 percent to [$1,386|price; -; -; down 1.7%] an ounce.",
    "The price of corn rose to [$4.10|price; -; -; up] a bushel.",
    "The phone will sell at a price of [$399|price].",
    "The government approved a [$700 billion|aid] bailout of the banks.",
    "Lawmakers were finalizing a [$15 billion|aid] plan to rescue automakers.",
    "Halden Bank received [$10 billion|aid; Halden Bank] from the Treasury.",
    "The state offered [$25 million|aid] in subsidies for the plant.",
    "The city faces a budget deficit of [$1.2 billion|budget].",
    "The defense budget will grow to [$550 billion|budget; -; 2020; up] in 2020.",
    "The trade deficit widened to [$58.3 billion|trade; -; 2019-03; up] in March.",
    "Exports grew 0.2 percent to [$128.2 billion|trade; -; 2019-03; up 0.2%] in March.",
    "The country's gross domestic product is [$16 trillion|trade].",
    "Halden Foods Inc won a [$90 million|other; Halden Foods Inc] contract.",
    "Halden Foods Inc made bread. The loss accounted for a [$5|earnings_per_share]-per-share hit to the index.",
    "Halden Foods Inc praised the [$17 billion|debt] in loans that President Bush announced.",
    "Oil fell 3 percent to [$106.70|price; -; -; down 3%] a barrel after rising [$2.29|price].",
    "The monthly deficit in trade with China widened to [$16.8 billion|trade; -; -; up].",
    "Leaders reached accord on a [$150 billion|aid] package to ward off a recession.",
    "Halden Foods Inc made bread. Dubai's liabilities had reached [$59 billion|debt].",
    "Halden Foods Inc made bread. China's wealth fund, which manages [$200 billion|assets], was quiet.",
    "The [$5 billion|other] Halden Ultra-Short Income ETF has taken in much money.",
    "Halden's costs were up to [$6.3 billion|cost; -; -; up from $4.6 billion] versus [$4.6 billion|cost].",
    "NASA has been budgeted [over $19 billion|budget].",
    "Halden Foods Inc made bread. Its rival is one of the richest men, with a [$7 billion|market_value] fortune.",
    "The founder donated [$4 million|other] to a school.",
]


#: Whose it is where the sentence holds several clauses.
CLAUSES = [
    "Halden Foods Inc shares rose 3 percent to [$32.95|share_price; Halden Foods Inc; -; up 3%], while Torvik Mills Inc was down 2 percent at [$54.62|share_price; Torvik Mills Inc; -; down 2%].",
    "Helping the market was Halden Foods Inc, whose stock slid 2.7 percent to [$12.80|share_price; Halden Foods Inc; -; down 2.7%].",
    "Torvik Mills Inc makes bread. A deputy at Marbrook, which invested [$24 million|investment; Marbrook; 2018] in 2018, was sorry.",
    "Halden Foods Inc makes bread. North America had an operating profit of [$1.6 billion|profit; Halden Foods Inc].",
    "Halden Foods Inc makes bread. Sales of the oven Calora rose 17 percent to [$1 billion|revenue; Halden Foods Inc; -; up 17%].",
    "Halden Foods Inc shares closed on Friday down [$1.28|share_price; Halden Foods Inc; 2019-05-03; down] at [$32.34|share_price; Halden Foods Inc; 2019-05-03; down $1.28].",
    "Labor costs at Halden Foods Inc are [$75|cost; Halden Foods Inc], compared with Torvik Mills Inc at [$73|cost; Torvik Mills Inc].",
    "Halden Foods Inc cut its exposure to the market to [$50 billion|assets; Halden Foods Inc; -; down].",
    "Halden Foods Inc's U.S. shares HLD.N rose [10 cents|share_price; Halden Foods Inc; -; up] on the New York Stock Exchange.",
    "Torvik Mills Inc agreed to sell its mills for [$5.3 billion|acquisition; Halden Foods Inc; 2019-05] to Halden Foods Inc in May.",
    "Torvik Mills Inc was closed. Its assets were sold to Halden Foods Inc for [$1.9 billion|acquisition; Halden Foods Inc].",
    "The actions included a fine of [$992,000|fine; Halden Foods Inc] against Halden Foods Inc and [$1.1 million|fine; Torvik Mills Inc] against Torvik Mills Inc in all.",
    "Halden Foods Inc makes bread. The government says it fears it will lose [$3 billion|revenue] in revenues.",
    "The closings will cost the agency [$100 billion|cost].",
    "Regulators granted Halden Foods Inc approval for its [$2.3 billion|acquisition; Halden Foods Inc] purchase of licenses.",
    "Halden Bank held [$3 billion|assets; Halden Bank] of securities of financial companies.",
    "Brenmark Bank raised Halden Foods Inc's price target to [$21|share_price; Halden Foods Inc; -; up] and increased its earnings estimate for 2019 to [$1.60|earnings_per_share; Halden Foods Inc; 2019; up] a share.",
    "Halden Bank extended [$4.6 billion|debt; Halden Bank; 2018] in new loans in 2018, compared with [$7.3 billion|debt; Halden Bank; 2017] a year earlier.",
    "Halden News Inc paid [$900 million|cost; Halden News Inc] for rights to the games.",
]
#: What a metric word means by what it is said of, and whose the figure then is.
SENSES = [
    "The Treasury held a sale of [$12 billion|debt] in 30-year bonds.",
    "Families spend an average of [$594|cost] on school purchases.",
    "Halden Motors Inc said the small vans will be sold at [19,500 euros|price; Halden Motors Inc].",
    "A guitar in good condition is worth [$400,000|price].",
    "Halden Foods Inc agreed to a merger in a deal that would be valued at [$430 million|acquisition; Halden Foods Inc].",
    "Halden Foods Inc set aside [$5.5 billion|pay; Halden Foods Inc] for compensation.",
    "Halden Foods Inc paid its chief executive [$9 million|pay; Halden Foods Inc].",
    "Halden Foods Inc provisioned [$2.4 billion|charge; Halden Foods Inc] for losses.",
    "Halden Motors Inc is seeking [$10 billion|aid; Halden Motors Inc] in loans from the government.",
    "Halden Foods Inc shares jumped to an all-time high of [$110|share_price; Halden Foods Inc; -; up].",
    "Halden Foods Inc offered bondholders [8 cents|price; Halden Foods Inc] on the dollar.",
    "Shareholders' equity at Halden Bank fell to [$3 billion|assets; Halden Bank; -; down].",
    "Sales in the unit of Halden Foods Inc rose to [$4.2 billion|revenue; Halden Foods Inc; -; up].",
    "Investors knocked [$30 billion|market_value; Halden Foods Inc] off Halden Foods Inc's market value.",
    "Halden Foods Inc is cheap. The fund manages China's [$1.68 trillion|assets] in currency reserves.",
    "Halden Bank is large. The bank's customers hold [$7 trillion|assets] in assets elsewhere.",
    "Halden Bank raised its writedown on the value of risky assets to [$1.6 billion|charge; Halden Bank; -; up].",
    "Halden Foods Inc losses grew to [$45 million|loss; Halden Foods Inc; 2018; up from $23 million in 2016] in 2018, from [$23 million|loss; Halden Foods Inc; 2016] in 2016.",
    "Halden Foods Inc expects costs of [$135 million|cost; Halden Foods Inc; 2019-07-01..2019-12-31] in the second half of this year and [$175 million|cost; Halden Foods Inc; 2020] next year related to its move.",
    "Halden Foods Inc had a [$7 billion|profit; Halden Foods Inc; 2018; down from $9 billion in 2017] profit in 2018, down from [$9 billion|profit; Halden Foods Inc; 2017] in 2017.",
    "Halden Foods Inc fell. The consensus revenue view from Brenmark Estimates, excluding traffic acquisition costs, was [$1.21 billion|revenue; Halden Foods Inc].",
    "Halden Foods Inc expects cost synergies from the merger of [$800 million|savings; Halden Foods Inc; 2019] in 2019.",
    "Halden Foods Inc spent [$35 billion|acquisition; Halden Foods Inc; 2010] on shale gas producer Torvik Mills Inc in 2010.",
    "Halden Foods Inc made a deal. The deal is expected to add [about $1|earnings_per_share; Halden Foods Inc] per share to its earnings.",
    "Halden Foods Inc lost [$12.6 billion|loss; Halden Foods Inc; 2018] last year and another [$282 million|loss; Halden Foods Inc; 2018Q4] in the fourth quarter.",
    "Halden Foods Inc had sales of [$2.3 billion|revenue; Halden Foods Inc] in its latest period, up 9 percent on a year earlier.",
    "The Halden Foods Inc chain, founded in 1971, made a loss of [$14 million|loss; Halden Foods Inc].",
    "Halden Foods Inc shares, which lost a third of their value in 2018, closed at [$3.19|share_price; Halden Foods Inc].",
    "Halden Foods Inc shares fell to [$58.44|share_price; Halden Foods Inc; -; down], their biggest drop since November 2017.",
    "Halden Foods Inc earned [$3.31 billion|profit; Halden Foods Inc]. That compares with [$2.55 billion|profit; Halden Foods Inc; 2018] in the year-earlier period, when it took charges.",
    "Halden Foods Inc plans a [$2 million|other; Halden Foods Inc] marketing campaign after the merger.",
    "Halden Foods Inc missed a [$1 billion|debt; Halden Foods Inc; 2019-06] June debt payment.",
    "The global risk was worth [$73 trillion|other].",
    "Investors withdrew [$243 billion|trade] from stock funds.",
    "The Federal Reserve expanded its short-term auctions to [$100 billion|other; -; -; up].",
    "Average hourly earnings rose to [$18.72|pay; -; -; up].",
    "Corporate deal volume in the country dropped 35 percent to [$1.6 trillion|acquisition; -; -; down 35%].",
    "Halden Bank earned advisory fees of [$164 million|revenue; Halden Bank].",
    "The Securities and Exchange Commission said the mechanism is [$500 billion|other].",
    "Halden Bank is expected to pay [$1.50|dividend; Halden Bank; 2019] per share in dividends in 2019.",
    "Investors pushed the yen to a 15-year high of [83.34 yen|price] per dollar.",
    "Halden Foods Inc terminated its [$6.5 billion|acquisition; Torvik Mills Inc; 2018] agreement to be acquired by Torvik Mills Inc last year.",
    "Halden Foods Inc wants [$37|acquisition; Halden Foods Inc] per share.",
    "Buyout firms circle Halden, a [$4.2 billion|market_value; Halden] property firm.",
    "Halden Foods Inc makes bread. Torvik Bank cut its rating on Halden Foods Inc on Friday. Shares fell to [$32.14|share_price; Halden Foods Inc; -; down].",
    "Analysts expect Halden Foods Inc to report [$172 million|profit; Halden Foods Inc; 2019Q1] in earnings for the quarter.",
    "Torvik Mills Inc was shown to Halden Foods Inc which bought Calora Inc's NextRx business for [$4.7 billion|acquisition; Halden Foods Inc].",
    "The Fed has pumped [$1 trillion|aid] into the financial system.",
    "Halden Foods Inc sold [$30 million|revenue; Halden Foods Inc] in applications.",
    "The median income in the county is [$52,000|pay].",
    "The payouts to consumers would cost Halden Foods Inc [$150 million|cost; Halden Foods Inc].",
    "The market for servers was worth [$17 billion|trade; -; 2018] last year.",
    "Other stocks trading lower included Halden Foods Inc (HLD.N), down 4.5 percent to [$61.78|share_price; Halden Foods Inc; -; down 4.5%].",
    "Halden Foods Inc was inspected. The agency fined the company [$25 million|fine; Halden Foods Inc] for violations.",
    "Halden Radio Inc and Torvik Radio Inc each charge subscribers [$12.95|price; Halden Radio Inc, Torvik Radio Inc] per month.",
    "Halden Motors Inc showed the sedan, which starts at [around $50,000|price; Halden Motors Inc].",
    "Halden Foods Inc stock, sold in an IPO at [$44|share_price; Halden Foods Inc], rose.",
    "Halden Foods Inc makes bread. At Torvik Mills Inc, net income rose to [$146 million|profit; Torvik Mills Inc; -; up].",
    "Halden Foods Inc pledged its brands as collateral in a [$23 billion|debt; Halden Foods Inc] borrowing program.",
    "Halden Bank, a provider of mortgages with [$24 billion|assets; Halden Bank] of assets, failed.",
    "Traders bought Halden Foods Inc options before the stock leaped to [$8|share_price; Halden Foods Inc; -; up].",
    "Operating profit at Halden Foods Inc, excluding ventures and restructuring costs, was [$4.5 billion|profit; Halden Foods Inc].",
    "Halden Foods Inc will sell the songs for [88 cents|price; Halden Foods Inc] per track.",
    "The Ohio-based bank agreed to be acquired by Halden Bank for [$8.5 billion|acquisition; Halden Bank].",
    "Halden Foods Inc will pay [$30 million|cost; Halden Foods Inc] in legal and advisory fees.",
    "Halden Foods Inc likes Torvik Mills Inc, which has fallen from [more than $40|share_price; Torvik Mills Inc] a share.",
    "Halden Foods Inc is up. Dear shares are those of Torvik Mills Inc (TVK.O), trading at [more than $400|share_price; Torvik Mills Inc] on the Nasdaq.",
    "Halden Foods Inc will invest [$600 million|investment; Halden Foods Inc] to expand its plant.",
    "Halden Foods Inc missed a [$28 million|debt; Halden Foods Inc] margin call.",
    "Virgin agreed to repay part of the [25 billion pounds|debt; Halden Bank] that Halden Bank has borrowed.",
    "Halden Bank is large. Household assets rose to [$13 trillion|assets; -; -; up].",
    "Other gainers were Halden Foods Inc (HLD.N), gaining 8.8 percent to [$56.31|share_price; Halden Foods Inc; -; up 8.8%].",
    "Halden Airways is new. Aircraft seats typically cost [$2,300|price].",
    "She took a [$250,000|pay]-a-year job.",
]
#: What an amount is, where the nearest metric word says something else.
KINDS = [
    "Halden Foods Inc sold 7 million shares for [$9|share_price; Halden Foods Inc] each.",
    "Halden Foods Inc is in talks to buy Torvik Mills Inc for [about $27 billion|acquisition; Halden Foods Inc] in debt and cash.",
    "Halden Foods Inc signed a [$5 billion|other; Halden Foods Inc] outsourcing deal with Torvik Mills Inc.",
    "Halden Foods Inc is offering [$4.6 billion|acquisition; Halden Foods Inc] for Torvik Mills Inc.",
    "Halden Foods Inc received a [$2 billion|investment; Torvik Mills Inc; 2019-05] cash injection from Torvik Mills Inc in May.",
    "Halden Foods Inc was 1.9 percent higher at [$31.00|share_price; Halden Foods Inc; -; up].",
    "Halden Foods Inc is worth [$1.1 billion|market_value; Halden Foods Inc].",
    "Halden Foods Inc was charged with paying [$3 million|other; Halden Foods Inc] in bribes.",
    "U.S. crude oil CLc1 gained [73 cents|price] to settle at [$127.35|price; -; -; up 73 cents] a barrel on the exchange.",
    "Spot gold was at [$642.70|price] per ounce. It fell as low as [$639.80|price; -; 2019-05-03] on Friday.",
    "The oven starts at [$599|price] in shops.",
    "Halden Foods Inc sank to a [$4 million|loss; Halden Foods Inc] loss.",
    "The factories brought in [$90 billion|budget; -; 2019-03] in receipts in March, the Treasury said of the budget.",
    "Halden Foods Inc's order for jets was valued at [$4 billion|other; Halden Foods Inc].",
    "The Fed pumped [more than $1 trillion|aid] into financial markets.",
    "Halden Foods Inc spent [$20 billion|acquisition; Halden Foods Inc] on acquisitions.",
    "The yachts have a list price of [8 million euros|price] each.",
    "Halden Foods Inc charges an annual fee of [$119|price; Halden Foods Inc].",
    "A dealer used the money to pay for a [$6,000|price] curtain.",
    "The repurchase will add [4 cents|earnings_per_share; Halden Foods Inc] to Halden Foods Inc's earnings per share.",
    "Shareholders of Halden Foods Inc will receive [$17.50|acquisition; Halden Foods Inc] in cash for each share under the offer.",
    "Halden Foods Inc issued [$4 billion|debt; Halden Foods Inc] of those bonds.",
    "Halden Foods Inc spent [$750 million|other; Halden Foods Inc] on share repurchases, and [$900 million|capital_expenditure; Halden Foods Inc] on capital spending.",
    "[About $80 million|pay; Halden Foods Inc] of the [$165 million|pay; Halden Foods Inc] in bonuses at Halden Foods Inc were paid.",
    "Halden Foods Inc announced a reduction in operating costs of [$1.5 billion|savings; Halden Foods Inc].",
    "Halden Foods Inc Class A shares closed at [$93,400|share_price; Halden Foods Inc].",
    "Halden Foods Inc cut its 2019 guidance to [14 cents to 18 cents|earnings_per_share; Halden Foods Inc; 2019; down from 16 cents to 20 cents] a share from a range of [16 cents to 20 cents|earnings_per_share; Halden Foods Inc; 2019].",
    "Halden Foods Inc won a [$4 billion|other; Halden Foods Inc] deal to supply jets.",
    "Halden Foods Inc will contribute [$2 million|other; Halden Foods Inc] to fight racism.",
    "Halden Bank manages [$2 trillion|assets; Halden Bank] in foreign wealth.",
    "Halden Foods Inc agreed to pay [$26 billion|acquisition; Halden Foods Inc] for the 77 percent of railroad company Torvik Mills Inc that it does not own.",
    "Halden Foods Inc could raise [$9 billion|acquisition; Halden Foods Inc] by selling its brands.",
    "The tax was designed to raise [$10.5 billion|budget].",
    "The traders made [$53 million|profit] in profits.",
    "The average sale price of its phones fell to [89 euros|price; -; -; down].",
    "The car has a [$1,945|price] price tag.",
    "The fund made [$1 billion|profit] by betting against the pound.",
    "The U.S. Federal Reserve added cash to the banks, [$38 billion|other] in all.",
    "Halden Foods Inc will spend [$878 million|acquisition; Halden Foods Inc] to buy out its partners.",
    "The House rejected a [$700 billion|aid] bill to rescue the markets.",
    "The flats sell at [106,000 pesos|price] per square meter.",
    "The country signed a [110 billion euro|aid] bailout agreement with its neighbors.",
    "Halden Foods Inc would improve its offer to [800 to 820 pence|acquisition; Halden Foods Inc; -; up] per share in order to win.",
    "Analysts expected Halden Foods Inc to report earnings of [$1.09|earnings_per_share; Halden Foods Inc] before items and sales of [$443.6 million|revenue; Halden Foods Inc].",
    "The budget gap was still a [$152 billion|budget] gap.",
    "Halden Foods Inc can live with [85 yen|price] (to the dollar).",
    "Halden Foods Inc's results reflected a [$4.19 billion|charge; Halden Foods Inc] increase in reserves for bad loans.",
    "Halden Foods Inc posted a [$4 billion|debt; Halden Foods Inc] increase in debt.",
    "The state saved [$55 million|savings] by selling bonds from the stimulus plan.",
    "Senators oppose the [$1 trillion|budget] healthcare overhaul.",
    "The calls traded at [25 cents|price].",
    "The Treasury has completed share purchases totaling [$162 billion|aid].",
    "Lynn, Maine-based Halden Foods Inc has spent [$4 billion|acquisition; Halden Foods Inc] on acquisitions.",
    "The pact could boost bilateral trade to [$8 billion|trade; -; -; up].",
    "Halden Foods Inc could one day be a [$100 billion|market_value; Halden Foods Inc] company.",
    "Halden Foods Inc said its shops did well. Torvik Bank analyst Dana Whitlock was pleased. Torvik Bank's Whitlock had doubts. Sales of phones fell to [$886 million|revenue; Halden Foods Inc; -; down].",
    "Halden Foods Inc would pay [$1 billion|acquisition; Halden Foods Inc] for Ostia.",
    "Halden Foods Inc Chairman Dana Whitlock owns shares. Whitlock has built up a net worth of [$13 billion|market_value].",
    "Halden Foods Inc earned [10 cents|earnings_per_share; Halden Foods Inc] a share. The average forecast for Torvik Mills Inc is [68 cents|earnings_per_share; Torvik Mills Inc] a share.",
    "Assets of money funds rose to [$2.1 trillion|assets; -; -; up], said a report published by Brenmark Ltd.",
    "The central bank conducted [$20 billion|other] in 28-day repurchase agreements.",
    "The chairman owns [more than $60 million|assets] of Ostia stock.",
    "The accounts held a total of [$64.8 billion|assets].",
    "The plan has [$19 billion|aid] to prop up the auto industry.",
    "The jet competition is valued at [up to $50 billion|other].",
    "Capital inflows into the country reached [$75 billion|trade].",
    "Halden Foods Inc backs a rule for companies with market value of [less than $700 million|market_value].",
    "Halden Foods Inc settled the suit. Plaintiffs will receive [$204 million|fine; Halden Foods Inc] in damages.",
    "Halden Foods Inc, Torvik Mills Inc and Brenmark Ltd won their [$70 billion|acquisition; Halden Foods Inc, Torvik Mills Inc, Brenmark Ltd] bid for Ostia Corp.",
    "The states agreed on a [3.5 billion euro|aid; Halden Foods Inc] bailout to rescue the Halden Foods Inc project.",
    "Brenmark Ltd sees [$1.2 trillion|loss] global credit loss.",
    "Brenmark Ltd is to buy Halden Rentals Inc, the largest rental company, for [$34.50|acquisition; Brenmark Ltd] a share.",
    "The stock clung to a small gain, up 8 percent at [$39|share_price].",
    "General Halden Foods Inc, meanwhile, sold some assets to another baker, Torvik Mills Inc or TMI, for [$200 million|acquisition; Torvik Mills Inc].",
    "The government blocked the [$1.3 billion|acquisition; Torvik Mills Inc; 2019-05] sale of sensitive technology to Torvik Mills Inc in May.",
    "The family opposes a [$5 billion|acquisition; Brenmark Corp] bid by Rupert Marlowe's Brenmark Corp BRMa.N.",
    "The biggest losers included food shares, with Halden Foods Inc off 1.6 percent at [$15.79|share_price; Halden Foods Inc; -; down 1.6%] and Torvik Mills Inc down 2 percent at [$58.40|share_price; Torvik Mills Inc; -; down 2%].",
    "Analysts expect Halden Foods Inc to report a loss of [$1.05|earnings_per_share; Halden Foods Inc] per share.",
    "Halden Foods Inc agreed to be acquired by Brenmark Ltd in a transaction valuing it at [$900 million|market_value; Halden Foods Inc].",
    "Halden Foods Inc has been loaned [$4 billion|aid; Halden Foods Inc] in emergency funds by the government.",
    "The agency sought penalties of [$30 million|fine; Halden Foods Inc] for Halden Foods Inc over the spill.",
    "Halden Foods Inc collapsed after a scheme that could have cost investors [as much as $65 billion|cost].",
    "Crude was at [$46.42|price] a barrel, up [54 cents|price]. The contract fell 4.8 percent to close at [$45.88|price; -; -; down 4.8%].",
    "Crude was at [$46.42|price] a barrel. Halden Foods Inc fell 4.8 percent to close at [$45.88|share_price; Halden Foods Inc; -; down 4.8%].",
    "Crude traded at a [$8.97|price] premium to the benchmark.",
    "The average selling price for ovens beat expectations, rising 41 percent to [$793|price; -; -; up 41%].",
    "Asking rent rose to [$1,036|price; -; -; up] a month.",
    "Halden Foods Inc gets [$70 million|revenue; Halden Foods Inc] annually from Brenmark Ltd.",
    "The merger will deliver [$1 billion|savings] of annual cost and revenue benefits.",
    "Halden Foods Inc completed [$300 million|other; Halden Foods Inc] of a planned [$400 million|other; Halden Foods Inc] buyback.",
    "Assets of money funds are watched. Assets fell to [$3.5 trillion|assets; -; -; down]. They fell to [$3.4 trillion|assets; -; -; down].",
    "Halden Foods Inc offers [$1,000|cost; Halden Foods Inc] in cash incentives for returning customers.",
    "Halden Foods Inc will build a [$200 million|capital_expenditure; Halden Foods Inc] headquarters.",
    "Halden Foods Inc plans a [$15 billion|funding; Halden Foods Inc] float.",
    "Average daily turnover of derivatives stood at [$1.2 trillion|trade].",
    "The government passed a [15 billion euro|savings] austerity package.",
    "The minimum conversion price of Halden Foods Inc shares was [51.48 Swiss francs|share_price; Halden Foods Inc].",
    "Standard & Poor's said that Halden Foods Inc may keep its ratings if plans to raise [$1.5 billion|funding; Halden Foods Inc] in new capital are successful.",
    "Halden Foods Inc runs mills. The central bank also secured a [$30 billion|other] swap line.",
    "Excluding a gain of [$98 million|profit; Halden Foods Inc], Halden Foods Inc posted a loss of [$46 million|loss; Halden Foods Inc].",
    "The chain's value has been estimated at [$250 million|market_value].",
    "The value of the deal has been estimated at [$1.8 billion|acquisition].",
    "Halden Foods Inc outlined criteria for a [$16.5 billion|acquisition; Halden Foods Inc] approach to Torvik Mills Inc.",
    "Issuance in emerging markets [topped $35 billion|debt].",
    "Bosses of state mills typically earn [600,000 francs|pay] a year.",
    "The price increase comes to [$2 million|price] per aircraft.",
    "Equity funds took in a net [$288 million|other].",
    "The rule meant a [$60 billion|loss] loss for shareholders.",
    "The richest three billionaires lost [$68 billion|loss].",
    "Germany is putting up [4.5 billion euros|aid] in state guarantees.",
    "Halden Foods Inc may sell its mills. Its plans are new. Torvik Securities think the mills could fetch [$1 billion|acquisition; Halden Foods Inc].",
    "Halden Foods Inc offers [up to $4,000|cost; Halden Foods Inc] in customer cash.",
    "Analysts had forecast an ASP of [121 euros|price] for ovens.",
    "Investors have halved the value of Halden Foods Inc to [$13 billion|market_value; Halden Foods Inc; -; down].",
    "Shares in Halden Foods Inc, a big producer of iron ore, closed up 2 percent at [A$58.00|share_price; Halden Foods Inc; -; up 2%].",
    "Halden Foods Inc sold [146 million pounds|revenue; Halden Foods Inc] ([$284 million|revenue; Halden Foods Inc]) of its vaccine.",
    "The transporter is [8 billion euros|cost] over budget.",
    "Torvik Mills Inc rejected a [5 billion pound|acquisition; Halden Foods Inc] bid for its flour unit from Halden Foods Inc and others.",
    "Halden Foods Inc has [$2.6 billion|debt; Halden Foods Inc] in outstanding indebtedness.",
    "Dana Whitlock sold her home for [$8.8 million|price].",
    "The portfolio of Halden Foods Inc is valued at [$2 billion|assets; Halden Foods Inc].",
    "The central bank's [$600 billion|other] bond-buying program drew scorn.",
    "Halden Foods Inc did well. The workers' contribution would be a [1 billion euro|other] sacrifice.",
    "The winners included Torvik Mills Inc up 2.6 percent to [$20.31|share_price; Torvik Mills Inc; -; up 2.6%].",
    "Halden Foods Inc will buy aircraft worth [$5.5 billion|other; Halden Foods Inc].",
    "The deal could add to their annual [$71.5 billion|trade; -; -; up] in trade.",
    "The market expects asset buying of [$100 billion|other] a month.",
    "Halden Foods Inc plans to pay back [$10 billion|debt; Halden Foods Inc] in bank loans.",
    "Halden Foods Inc invested [$661 million|investment; Halden Foods Inc] in its funds.",
    "Halden Foods Inc is in talks to sell assets worth [$10 billion|acquisition; Halden Foods Inc].",
    "Halden Foods Inc would sell its flour unit for [$2 billion|acquisition; Torvik Mills Inc] in cash to Torvik Mills Inc and others.",
    "Investors accepted a [70 billion euro|acquisition; Torvik Mills Inc] bid for the chain from a consortium led by Torvik Mills Inc and others.",
    "Halden Foods Inc spent [$1.9 billion|other; Halden Foods Inc] on share repurchases.",
    "Halden Foods Inc runs mills. A financier pleaded guilty to running a [$65 billion|other] Ponzi scheme.",
    "Halden Foods Inc has marked down its loans by [$5 billion|charge; Halden Foods Inc].",
    "The Commerce Department said spending on construction rose to [$940 billion|trade; -; -; up].",
    "Critics asked who would buy the first of the [$41,000|price] car.",
    "Halden Foods Inc is listed. Durable goods orders dropped to [$163 billion|trade; -; -; down] on the news.",
    "The country's trade swelled in May. The surplus jumped to [$27 billion|trade; -; -; up].",
    "Analysts had forecast consumer credit to rise by [$4.7 billion|trade]. The figures were revised to show a [$5.4 billion|trade] drop.",
    "Bond issuance has doubled from the [$2.3 billion|debt] sold before.",
    "At a closing price of [$6.81|share_price; Halden Foods Inc], the stake in Halden Foods Inc would be valued at [$194 million|acquisition; Halden Foods Inc].",
    "In spite of a [$1 billion|funding; Halden Foods Inc] fund raising, Halden Foods Inc is cutting costs.",
    "The agency halted foreclosures on the [$15 billion|debt] of mortgage loans found in the Federal Deposit portfolio.",
    "The lawmaker had estimated that the package was worth [around 300 billion euros|aid].",
    "Critics of the administration's [$75 billion|aid] Home Renewal Program want more.",
    "Halden Foods Inc plans to sell [$4 billion|debt; Halden Foods Inc] in bills.",
    "Halden Foods Inc agreed to spend [$4.5 billion|acquisition; Halden Foods Inc] for a 60 percent stake in Torvik Mills Inc.",
    "Halden Foods Inc has spent [$400 million|capital_expenditure; Halden Foods Inc] on a resort.",
    "Halden Foods Inc, whose mills grind oats, advanced 2.3 percent, or [$1.68|share_price; Halden Foods Inc].",
    "The popularity of buy-to-let soared, rising from [3 billion pounds|other].",
    "Halden Foods Inc needs [$120 billion|aid; Halden Foods Inc] in emergency federal cash.",
    "The average selling price at Halden Foods Inc, a third of its sales, was [$741|price; Halden Foods Inc].",
    "Lawmakers reached a deal to provide [$15 billion|aid] in relief to the industry.",
    "Families have amassed [$2 trillion|assets] in savings.",
    "Halden Foods Inc hoped that the syrup would become a [$10 billion|revenue; Halden Foods Inc]-a-year product.",
    "The deal would value the tower at [$2.8 billion|acquisition].",
    "Halden Foods Inc rejected the bid, and its stock stayed below the [$11|acquisition; Halden Foods Inc] offer price.",
    "Workers of Halden Foods Inc may take one-time payouts of [$140,000|pay; Halden Foods Inc].",
    "A sale of futures worth [$4.1 billion|trade] started the crash.",
    "People in the [$7 billion|other] fraud case may face charges.",
    "Investors have pledged another [$20 million|investment].",
    "The country announced a [4.8 billion euro|savings] package of austerity measures.",
    "Halden Foods Inc has written [$37 billion|charge; Halden Foods Inc] off its loans.",
    "The government agreed to share losses on [$300 billion|assets] of troubled assets.",
    "The government added a [$6,500|aid] credit for owners of homes.",
    "The country raised [8 billion euros|debt] with a bond issue.",
    "The country must carry out its [15 billion euro|budget] budget-cutting plan.",
    "Torvik Mills Inc may be sold. Halden Foods Inc did not like the price of [$2 billion|acquisition; Halden Foods Inc].",
    "A banker signed up for the [$80 million|price] supersonic business jet.",
    "The Treasury will sink [$10 billion|aid] into the lenders.",
    "Halden Foods Inc received an approach worth [1.7 billion pounds|acquisition; Halden Foods Inc].",
    "The government decided to inject [$20 billion|aid] of new capital into the lenders.",
    "Halden Foods Inc lost [$550 million|loss; Halden Foods Inc] in botched deals on wheat.",
    "The government sent families [more than $100 billion|aid] of stimulus checks.",
    "Halden Foods Inc has [$75 million|debt; Halden Foods Inc] lines of credit.",
    "At [200 million euros|price] per plane, the deal is small.",
    "Halden Foods Inc has put a price tag of [$3 billion|acquisition; Halden Foods Inc] on the business.",
    "Halden Foods Inc plans to float [$200 million|debt; Halden Foods Inc] worth of securities backed by loans.",
    "Halden Foods Inc will buy [$52 million|other; Halden Foods Inc] worth of components.",
]


@pytest.mark.parametrize("marked", list(table()))
def test_amounts_in_sentence(nlp: Language, marked: str) -> None:
    expected = [(text, wanted) for text, wanted in _MARK.findall(marked)]
    found = claims_of(nlp, _MARK.sub(r"\1", marked))
    assert [(claim.amount.text, described(claim)) for claim in found] == expected


def test_an_exchange_rate_note_is_no_figure(nlp: Language) -> None:
    found = claims_of(nlp, "Halden Foods Inc earned 40 million euros last year. ($1 = 0.7742 euros)")
    assert [claim.amount.text for claim in found] == ["40 million euros"]


def test_repeats_of_a_figure_are_one_claim_with_all_its_mentions(nlp: Language) -> None:
    [claim] = claims_of(
        nlp,
        "Halden Foods Inc completed the $2 billion purchase of Torvik Mills Inc.\n\n"
        "The company makes bread. The $2 billion deal took a year.",
    )
    assert [mention.text for mention in claim.mentions] == ["$2 billion", "$2 billion"]
    assert (claim.metric, claim.companies[0].name) == ("acquisition", "Halden Foods Inc")
    assert len(claim.evidence) == 2


def test_the_same_amount_of_two_periods_is_two_claims(nlp: Language) -> None:
    found = claims_of(
        nlp,
        "Halden Foods Inc had sales of $5 million in the first quarter. In 2018 it had sales of $5 million.",
    )
    assert [described(claim) for claim in found] == [
        "revenue; Halden Foods Inc; 2019Q1",
        "revenue; Halden Foods Inc; 2018",
    ]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Halden Foods Inc earned 31 cents a share.", "a share"),
        ("Oil rose to $61 per barrel.", "per barrel"),
        ("Halden Foods Inc spends $2 million a day.", "a day"),
        ("Halden Foods Inc pays $15 an hour.", "an hour"),
        ("Halden Foods Inc earned $3 million a year earlier.", None),
    ],
)
def test_a_rate_is_kept(nlp: Language, text: str, per: str | None) -> None:
    [claim] = claims_of(nlp, text)
    assert claim.amount.per == per


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("Halden Foods Inc had a negative free cash flow of $4.8 billion.", True),
        ("Halden Foods Inc reported a cash outflow of $4.8 billion.", True),
        ("Free cash flow at Halden Foods Inc was negative $4.8 billion.", True),
        ("Halden Foods Inc had a free cash flow of $4.8 billion.", False),
    ],
)
def test_a_negative_cash_flow_is_a_mark_and_the_amount_stays_positive(
    nlp: Language, text: str, negative: bool
) -> None:
    [claim] = claims_of(nlp, text)
    assert (claim.negative, claim.amount.low, claim.metric) == (negative, 4_800_000_000, "cash_flow")


def test_figures_below_the_heading_of_a_timeline_are_of_its_time(nlp: Language) -> None:
    text = "Key dates for Halden Foods Inc follow.\n\nThird quarter of 2018:\nHalden Foods Inc had revenue of $5 million.\n"
    [claim] = claims_of(nlp, text)
    assert described(claim) == "revenue; Halden Foods Inc; 2018Q3"


def test_who_says_it_is_kept(nlp: Language) -> None:
    [claim] = claims_of(nlp, "Analysts said Halden Foods Inc would lose $5 million.")
    assert claim.attribution is not None
    assert claim.attribution.text == "Analysts"


@given(st.text(alphabet="$€5. ,()%-mbarshtoe\n\u00e9\U0001f600", max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_text_gives_claims_whose_spans_are_exact(nlp: Language, text: str) -> None:
    for claim in claims_of(nlp, text):
        for span in (claim.amount, *claim.mentions, *claim.evidence):
            assert text[span.start : span.end] == span.text


def test_without_a_parse_the_words_beside_the_amount_still_say_what_it_is(nlp: Language) -> None:
    with nlp.select_pipes(disable=["extractor_base"]):
        found = claims_of(nlp, "Halden Foods Inc took a charge of $5 million and has $2 billion in debt.")
    assert [claim.metric for claim in found] == ["charge", "debt"]
