"""Where a company's name begins and ends, and what only looks like one; marked as in `test_coreference`."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_coreference import check

MARKED = [
    # what stands before it
    "CHRIS MARLOW, PORTFOLIO MANAGER WITH [HADLEY WEST ASSET MANAGEMENT|HADLEY WEST ASSET MANAGEMENT] IN LOS ANGELES: \"It fell.\"",
    "ROBERT MARLOW OF [ROBERT MARLOW LLC|ROBERT MARLOW LLC], AN ANALYST, SAID SO.",
    "Source - [Hadley Associates|Hadley Associates] (Reporting by Ann Lee)",
    "Its rival fell. [Competitor |-][Zentrix Inc|Zentrix Inc] filed for bankruptcy protection.",
    "[Dealership |-][AutoNation|AutoNation]'s chief executive said so.",
    "[New |-][Merrill|Merrill Lynch & Co] CEO sees more pressure. Merrill Lynch & Co said so.",
    # what stands behind it
    "Brandt Inc and [Tallis Group|Tallis Group] [Thursday|-] recalled cribs.",
    "[DaimlerChrysler|DaimlerChrysler AG] U.S. Feb sales down 8 percent\n\n[DaimlerChrysler AG|DaimlerChrysler AG] said so.",
    "Shares of [Geely Automobile|Geely Automobile] rose.",
    "The agency [Publicis Groupe|Publicis Groupe] rose.",
    "A gain was seen by [Friedman, Billings, Ramsey & Co|Friedman, Billings, Ramsey & Co] in a note.",
    "[Hadley Research and Analytics|Hadley Research and Analytics]' strategist Ann Lee said so.",
    "An analyst at [Hadley Research|Hadley Research] and Brandt Foods said so.",
    "[Bank of America Home Loans|Bank of America Home Loans] spokesman Dan Lee said so.",
    "The chief of [Toyota Motor Europe|Toyota Motor Europe] said so. [3i Group|3i Group] rose, as did [Hadley Iron and Steel Group|Hadley Iron and Steel Group].",
    # headings in capitals that run into a name
    "CHEAP, BUT FOR A [REASON |-]Bank stocks are cheap.",
    "It rose. RED-HOT [GROWTH |-]Macau made HK$5 billion.",
    "It rose.\n\nNEW [HURDLES |-]Airlines suffer.",
    "[RIVAL MERGERS |-][Deutsche Lufthansa|Deutsche Lufthansa] bought a rival.",
    "[BROKERAGE ACCOUNTS |-][TD Ameritrade|TD Ameritrade] spent more.",
    "Facts about Tallis: [GENERAL|-]: * It is in Norland. General Motors Corp owns it.",
    "NEED FOR ACTION TO DEAL WITH [CRISIS |-]In Brazil, ministers met.",
    "[DAIICHI SANKYO|DAIICHI SANKYO] [JUMPS |-][Toyota|Toyota] shares shed 1 percent.",
    "[BANK OF NOVA SCOTIA|Bank of Nova Scotia] [Canada's third-largest lender|Bank of Nova Scotia], [Bank of Nova Scotia|Bank of Nova Scotia], rose.",
    "OUTLOOK RAISED [Nevertheless|-], Brandt Inc fell. * [Plans|-] to cut jobs. * [Agreed|-] to buy a bank.",
    "[Brandt Inc|Brandt Inc] fell. SLOW, SLOWER, [REPEAT|-] [GM|GM] sales chief Don Ames said so.",
    "The owners of [Tallis Inc|Tallis Inc] have questions. [QUESTIONS|-], [QUESTIONS|-] Chief Executive Dana Whitlock has been busy.",
    "[Tallis Inc|Tallis Inc] rose. OPENING THE [VAULT|-] President Dana Whitlock said so.",
    "[TESCO WOES|-] [Tesco|Tesco] said so. [CNBC|CNBC] [Thomson Financial|Thomson Financial] chief Ann Lee said so.",
    # the house of who comments, in capitals
    "ANN LEE, ECONOMIST, [MARLOW TRUST|MARLOW TRUST], CHICAGO: \"It helps.\"",
    "DAN REED, ANALYST, [HADLEY MARLOW|HADLEY MARLOW] \"It helps.\"",
    "DAN REED, AN ANALYST AT [BAHL & HADLEY COUNSEL, INC|BAHL & HADLEY COUNSEL, INC], CINCINNATI: \"It helps.\"",
    "DAN REED, HEAD OF [FX TRADING|-], [HADLEY CAPITAL|HADLEY CAPITAL] IN LONDON: \"It helps.\"",
    # legal forms behind brackets, trades, places
    "[Hadley National Corp (Group) Ltd|Hadley National Corp (Group) Ltd] rose. [Marlow & Co. Securities Llc|Marlow & Co. Securities Llc] fell.",
    "The [Oil Shipping Corp of India|Oil Shipping Corp of India] rose. [Sony Corp|Sony Corp] of Japan fell.",
    "[HSBC North American Holdings Inc|HSBC North American Holdings Inc] paid. [HSBC Bank USA|HSBC Bank USA] paid too.",
    "Dan Reed of [UBS|UBS] agreed.",
    # a title, a surname, a body, goods
    "[Tallis|Tallis Corp] [Co|-]-Chief Executive Dana Whitlock said so. Tallis Corp rose.",
    "Microsoft Chairman Bill Gates spoke. Microsoft's [Gates|-] said it will partner with others.",
    "It drew on sources such as [Abu Dhabi Investment Authority|-], Kuwait Investment Authority and others.",
    "There's concern [Android|-] and [Apple|Apple] are nipping at their heels, he said.",
    "[Research in Motion|Research in Motion] fell. [BlackBerry|-] shipments disappoint, and [RIM|Research in Motion] will unveil a [BlackBerry|-] phone.",
    "[BlackBerry|BlackBerry] said it would cut 300 jobs.",
    # a stadium, a court case, products, a site
    "[Tribune Co|Tribune Co] wants to sell Wrigley Field. [Wrigley|-] is home to the Cubs.",
    "The judgment in the Hadley Stores v [Wise|-] case dealt with it.",
    "Other popular [Google|Google] products such as [Blogger|-] and Orkutto are blocked. It links to [Google.cn|-] now.",
    # brands of a firm; what stands behind a whole name
    "[Chrysler LLC|Chrysler LLC] said sales fell for its [Chrysler|-], Dodge and Jeep brands. It will sell its [Volvo|-] brand.",
    "[Nasdaq OMX Group Inc|Nasdaq OMX Group Inc] [Transaction Services|-] Executive Vice President Eric Noll said so.",
    "[Kerr, Rigg & Ingle, LLC|Kerr, Rigg & Ingle, LLC] ([KRI|Kerr, Rigg & Ingle, LLC]) has clients. [KRI|Kerr, Rigg & Ingle, LLC] is in Ohio. About Kerr, Rigg & Ingle, LLC [KRI|Kerr, Rigg & Ingle, LLC] audits.",
    # who goes by the first name; a month behind a name
    "Saudi Prince Walim bin Tarek, an investor in [Citigroup|Citigroup], spoke. [Walim|-] agreed to raise his stake.",
    "[Harper & Finch|Harper & Finch Co] March sales fall. [Harper & Finch Co|Harper & Finch Co] said so.",
    # what a sentence calls the name; a firm's "it" behind where it spoke
    "[Cambria Analytic|Cambria Analytic] is a data firm. [Cambria Analytic|Cambria Analytic] had data.",
    "[Zentrix|Zentrix] said in a statement on Monday that it had data. [Zentrix|Zentrix] was sorry.",
    # kinds of bonds; whose company is told
    "[Northern Rock|Northern Rock] had retail 24.4 billion pounds, securitization 45.7 billion, [Covered|-] bonds 8.1 billion pounds.",
    "[Tallis Corp|Tallis Corp] has rivals like [Marlow|-]'s [Brandt Works Corp|Brandt Works Corp] in Ohio. Eric Marlow left. [Marlow|-]'s rockets fly.",
    # a paper and an index
    "[Toyota|Toyota] will hire, the [Nikkei|Nikkei] said. Japan's [Nikkei|-] share average rose. The [Nikkei|-] fell.",
    # a trade, a home, an officer
    "Shares of Anglo-Swiss [Xstrata|Xstrata] rose after it said it would cut jobs. Aeroflot is to buy [Boeing|Boeing] [Dreamliners|-].",
    "[Toymaker |-][MGA Entertainment|MGA Entertainment] asked a court. [Automaker|-] shares drop.",
    "It may sell U.S. [Weirton Steel|Weirton Steel]. [Weirton Steel|Weirton Steel] is a mill.",
    "Sales of [PSA Peugeot Citroen|PSA Peugeot Citroen] of France rose, as did [Ford of Canada|Ford of Canada]'s.",
    "China's central bank, [Wei Xiaoling|-], told reporters so. The [Marlow Rule|-] is new.",
    # a place, a good
    "[Greenwood Capital|Greenwood Capital] is a [Greenwood|-], South Carolina-based firm.",
    "She works at [Wilmington Trust|Wilmington Trust] in downtown [Wilmington|-].",
    "The maker of Brint-rival [Avolin|-] rose. [Moldovan|-] workers sent less home.",
    "He told [Editor & Publisher|Editor & Publisher] magazine so.",
    # part of another name
    "The Norland [Palm|-] Oil Association said so. He spoke at the [Credit Suisse|-] Media Week Conference.",
    "Pounds went to the Central [Bank of Ireland|-] for a day.",
    "The chairman of the [Hadley Bankers|-]' Association met the [Air Lift Command|-].",
    "The head of the [Norland Zentrix Users Group|-] said so.",
    "The [Ohio AG|-] is to propose a bill.",
    "The [American|-] airline industry is weak. [American Airlines|American Airlines] said so.",
    "Fans of their [Rolls-Royces|-] met [Rolls-Royce|Rolls-Royce].",
    # no companies
    "Damage from [Hurricane Lira|-], the company said, was small.",
    "The fund [Marlow Value Trust|-] ( MRLVX.O ) fell. [Marlow Value Trust|-] has done well.",
    "The [Northeast|-] posted a decline, and he owns an [English|-] second division club.",
    "It should rise about two degrees [Celsius|-], the level agreed.",
    "Ann Lee, a maker of films, met [Mac Hollin|-], a broker with Brandt Homes.",
    "Lilly's rival [Effient|-] drug is new, and [Cyber Monday|-] sales rose.",
    "The [Zephyr|-] will go on sale in May. Some say the [Zephyr|-] has its flaws. Sales of the [Zephyr|-] fell.",
    # a surname of the article, a word that opens a sentence, an abbreviation: the list alone makes no firm
    "Prime Minister Brian Cowen met voters. [Cowen|-] said he would stay, and voters expect [Cowen|-] to go.",
    "Founder Raj Hollinar was charged. [Hollinar|-]'s lawyers said so on Friday.",
    "Brandt Inc fell. [Indeed|-], rates were low.",
    "The \"technical service bulletin\" ([TSB|-]) told dealers so.",
    "The [Consumer Services|-] unit of Brandt Inc grew. [Brandt Asset Management|Brandt Asset Management] has invested more.",
    # an agency's own news
    "News provider [Reuters|Reuters] RTR.L said on Friday it rose. [Reuters Estimates|Reuters Estimates] saw 4 cents.",
    # whose stake it is
    "[Northgate Bank|Northgate Bank] is in talks with the government on converting [its|-] stake in the bank.",
]  # fmt: skip


@pytest.mark.parametrize("marked", MARKED)
def test_names_and_their_borders(nlp: Language, marked: str) -> None:
    check(nlp, marked, "companies")
