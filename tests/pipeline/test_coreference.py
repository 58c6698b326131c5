"""Who is meant: each mention is written [words|the entry's name], or [words|-] when it must stay unlinked."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


def read(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the marked stretches."""
    text, marks, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2]))
        text, end = text + match[1], match.end()
    return text + marked[end:], marks


COMPANIES = [
    # one company: names, short forms, descriptions and pronouns
    "[Harbor Foods Inc|Harbor Foods Inc] said [it|Harbor Foods Inc] will close [its|Harbor Foods Inc] plant in Ohio.",
    "[Harbor Foods Inc|Harbor Foods Inc] lost money. [Harbor|Harbor Foods Inc] said [the company|Harbor Foods Inc] would cut jobs.",
    "[Tallis Corp|Tallis Corp] will cut 300 jobs, [the company|Tallis Corp] said on Monday.",
    "[Tallis Corp|Tallis Corp] makes pumps. [It|Tallis Corp] employs 4,000 people.",
    "[Tallis Corp|Tallis Corp] will cut 300 jobs as the Norwegian brewer struggles, [it|Tallis Corp] said Thursday.",
    "[Tallis Corp|Tallis Corp] makes pumps. [The company|Tallis Corp] said [it|Tallis Corp] plans to hire.",
    "[Tallis Corp|Tallis Corp]'s shares fell after [the pump maker|Tallis Corp] cut [its|Tallis Corp] outlook.",
    "Shares of [Tallis Corp|Tallis Corp] fell. [The Armonk, New York-based company|Tallis Corp] posted a loss.",
    "Shares of [Tallis Corp|Tallis Corp] fell. [The Ohio-based manufacturer|Tallis Corp] posted a loss.",
    "[Brandt AG|Brandt AG] warned on profit, and [its|Brandt AG] shares fell 8 percent.",
    "[Northgate Bank|Northgate Bank] will close 40 branches. [The bank|Northgate Bank] has 12,000 employees.",
    "[Ford|Ford] said [it|Ford] would sell the plant. [The automaker|Ford] did not give a price.",
    "[Delta Air Lines Inc|Delta Air Lines Inc] cut flights. [Delta|Delta Air Lines Inc] said fuel was to blame, and [the airline|Delta Air Lines Inc] may cut more.",
    "[General Motors Corp|General Motors Corp] ( GM.N ) posted a loss. [GM|General Motors Corp] said [it|General Motors Corp] has enough cash.",
    "[Nokia|Nokia] cut 1,700 jobs. [The world's largest handset maker|Nokia] said demand was weak.",
    "[Nokia|Nokia] cut 1,700 jobs. [Europe's biggest handset maker|Nokia] said demand was weak.",
    "[Brandt AG|Brandt AG] cut 1,700 jobs. [Germany's No. 2 carmaker|Brandt AG] said demand was weak.",
    "[Northgate Bank|Northgate Bank] cut jobs. [The world's second-largest bank|Northgate Bank] said so. The second bank is closed.",
    "[Kestrel Mining Ltd|Kestrel Mining Ltd] said on Friday [it|Kestrel Mining Ltd] had found gold. [The miner|Kestrel Mining Ltd] will start digging in May.",
    "[Bluewater Systems Inc|Bluewater Systems Inc], which makes software, said [it|Bluewater Systems Inc] would lay off 90 people.",
    # a lead that describes the firm before it is named
    "Jobs to go in Derby\n\n[A Derby-based engineering firm|Pallister Precision] is to axe 60 jobs.\n\n[Pallister Precision|Pallister Precision] told staff on Monday.",
    "Sale\n\n[A high street retailer|Brambleys] with 120 shops has gone bust.\n\n[Brambleys|Brambleys] said [it|Brambleys] had high costs. [The chain|Brambleys] may be sold.",
    "Deal\n\n[A Dutch bank|Northgate Bank] is to pay $4m. The [Northgate Bank|Northgate Bank] has 40 branches.",
    "Deal\n\n[A Dutch bank|-] is to pay $4m to Brandt AG.\n\n[Brandt AG|Brandt AG] had sued.",
    "Deal\n\n[A group|-] of investors sued.\n\n[Brandt AG|Brandt AG] fell.",
    "Deal\n\n[A newspaper|-] says it may be sold.\n\n[Brandt AG|Brandt AG] denied this.",
    # of whose shares or figures a lead tells
    "Shares in [Tallis Corp|Tallis Corp] fell 9% after [it|Tallis Corp] said [it|Tallis Corp] had no money.",
    "Shares in [Tallis Corp|Tallis Corp] have fallen after [the mining group|Tallis Corp] said losses had grown.",
    "Shares in [Tallis Corp|Tallis Corp] and [Brandt AG|Brandt AG] fell after [it|-] said so.",
    # an owner that is only named in passing
    "[Kerrin Electronics Corp|Kerrin Electronics Corp] will hire. The chip maker, 70 percent-owned by [Kerrin Corp|Kerrin Corp], will double its staff. [The company|Kerrin Electronics Corp] also aims to sell more.",
    "[Ford|Ford] is in a position where [it|-] is a good time to sell.",
    "[Northgate Bank|Northgate Bank] failed. It was [the fifth bank|-] to close this year.",
    "[General Motors|General Motors] is in talks with [Cerberus|Cerberus] about the stake [the private equity firm|Cerberus] will keep.",
    "[BP|BP] is to blame. This is a chronology of the spill and [its|-] impact.",
    "[UBS|UBS] cut its forecast. The World Bank said growth was slow. Prices will rise, [the Washington-based lender|-] said.",
    # the reporting clause stands last
    "The cuts are needed, [Tallis Corp|Tallis Corp] said, because [its|Tallis Corp] sales fell.",
    "Sales rose, said [Tallis Corp|Tallis Corp], and [it|Tallis Corp] will hire again.",
    # two companies: by role and kind
    "[Harbor Foods Inc|Harbor Foods Inc] bought [Tallis Corp|Tallis Corp] for $2 billion, and [it|Harbor Foods Inc] will close two plants.",
    "[Northgate Bank|Northgate Bank] sued [Harbor Foods Inc|Harbor Foods Inc] in May. [The bank|Northgate Bank] wants its money back.",
    "[Northgate Bank|Northgate Bank] lent money to [Delta Air Lines Inc|Delta Air Lines Inc] in May. [The airline|Delta Air Lines Inc] said [it|Delta Air Lines Inc] would repay in May.",
    "[Toyota Motor Corp|Toyota Motor Corp] outsold its rival [Ford Motor Co|Ford Motor Co] in May. [It|Toyota Motor Corp] said [it|Toyota Motor Corp] would hire.",
    "[Tallis Corp|Tallis Corp] said it was sued by [Brandt AG|Brandt AG], but [the company|Tallis Corp] denies the claim.",
    "Analysts said [Brandt AG|Brandt AG] may sell [its|Brandt AG] pump unit to [Tallis Corp|Tallis Corp] soon.",
    "[Pfizer Inc|Pfizer Inc] hired [Goldman Sachs|Goldman Sachs]. [The drugmaker|Pfizer Inc] may sell a unit.",
    "[Pfizer Inc|Pfizer Inc] hired [Goldman Sachs|Goldman Sachs]. [The bank|Goldman Sachs] declined to comment.",
    "[Tallis Corp|Tallis Corp] acquired [Brandt AG|Brandt AG] before [it|Tallis Corp] sold [the firm|Brandt AG] again.",
    "[UBS|UBS] will cut 2,000 jobs, the newspaper [SonntagsZeitung|SonntagsZeitung] said. [The bank|UBS] declined to comment.",
    "[UBS|UBS] will cut 2,000 jobs, The [Seattle Times|Seattle Times] reported. [The paper|Seattle Times] cited unnamed people.",
    "The [New York Times|New York Times] said [Harbor Foods Inc|Harbor Foods Inc] may close. [The newspaper|New York Times] cited a memo.",
    # speakers leave "it" to their company
    "[Tallis Corp|Tallis Corp] Chief Executive Dana Whitlock said [it|Tallis Corp] would hire 200 people.",
    "A spokesman for [Brandt AG|Brandt AG] said [it|Brandt AG] had no plans to sell.",
    "[Brandt AG|Brandt AG] makes trucks. Its chief executive, Karl Weber, said [it|Brandt AG] would hire.",
    # parent and unit
    "[Tallis Europe Ltd|Tallis Europe Ltd], a unit of [Brandt AG|Brandt AG], said [it|Tallis Europe Ltd] would move to Dublin.",
    "[Nokia Siemens Networks|Nokia Siemens Networks] is a venture of [Nokia|Nokia] and [Siemens|Siemens].",
    "[GM|General Motors Corp] is the parent of Opel. [General Motors Corp|General Motors Corp] said [it|General Motors Corp] will keep it.",
    # "that company" is the one named last; a newspaper is no bank
    "[Tallis Corp|Tallis Corp] works with [Brandt AG|Brandt AG] in Rome, and [that company|Brandt AG] pays for it.",
    "[Tallis Corp|Tallis Corp] faces a hard climb when [it|-] comes to brands.",
    "Citing a memo, the [Financial Times|Financial Times] said so. [The bank|-] was not named.",
    # the one that acts is not the one acted on; who speaks of itself is
    "[Tallis Corp|Tallis Corp] posted a loss. [Brandt AG|Brandt AG] has offered to pay $3 billion for [the company|Tallis Corp].",
    "[Tallis Corp|Tallis Corp] wants to let [the company|-] look at the books.",
    "[The automaker|Ford] fell as [Ford|Ford] met a union.",
    "[Ford|Ford] fell. [The automaker|Ford] won time in [the automaker|Ford]'s talks.",
    '[Northgate Bank|Northgate Bank] is cheap. "[Kestrel Bank|Kestrel Bank] cannot stay alone," [the bank|Northgate Bank] said.',
    "[Macy's Inc|Macy's Inc] Chief Executive Tom Reed said [the retailer|Macy's Inc] would open more stores than [Toys R Us|Toys R Us].",
    "[Tallis Corp|Tallis Corp] said that while [Brandt AG|Brandt AG] grew, [it|-] should change the ads.",
    "[Tallis Corp|Tallis Corp] praised [Brandt AG|Brandt AG] for [its|-] management.",
    "[Tallis Corp|Tallis Corp] expects [it|-] to fall.",
    "[Brandt AG|Brandt AG] fell after the news by [Tallis Corp|Tallis Corp] that [it|Tallis Corp] would close.",
    "[Northgate Bank|Northgate Bank] said [Tallis Corp|Tallis Corp] may stay, keeping [its|-] rating on [Tallis Corp|Tallis Corp] at hold.",
    "[Northgate Bank|Northgate Bank], which covers [Tallis Corp|Tallis Corp], said [the company|Tallis Corp] may issue shares. [Tallis Corp|Tallis Corp] rose.",
    "[Tallis Corp|Tallis Corp] will merge in a deal that would form [the largest pump maker|-].",
    "[Brandt AG|Brandt AG] denied that [Tallis Corp|Tallis Corp] infringed one of [its|-] patents.",
    "[Tallis Corp|Tallis Corp] sold pumps in [its|-] first month on the market.",
    "[Tallis Corp|Tallis Corp] fell. The [Wall Street Journal|Wall Street Journal] said talks failed. The state may act, [it|-] said.",
    "[Tallis Corp|Tallis Corp] trades in line with [the group|-].",
    "[Harbor Group Plc|Harbor Group Plc] cut jobs. [The group|Harbor Group Plc] lost money.",
    "[Tallis Corp|Tallis Corp] sells. It rained. It blew. It froze. It thawed. She wrote to [the manufacturer|-].",
    # who rates or judges speaks of another; "its" units are not called by its own name; IT is no "it"
    "[Moody's|Moody's] cited losses at [Tallis Corp|Tallis Corp] and changes in [its|-] business mix.",
    "[Tallis Corp|Tallis Corp] said sales of [its|-] non-[Tallis|Tallis Corp] units fell.",
    "[Tallis Corp|Tallis Corp] sold [IT|-] systems at a discount to [its|-] Friday close.",
    # "a bank" that is no company of the article, the part of a company that somebody holds
    "Experts at [Northgate Bank|Northgate Bank] converted a bank, and the costs of changing [the bank|-]'s systems were high.",
    "[Tallis Corp|Tallis Corp] fell. The [Brandt AG|Brandt AG] lawsuit, which included [the company|-], is over.",
    "[Northgate Bank|Northgate Bank] lost money, making [it|Northgate Bank] [the worst hit bank|Northgate Bank].",
    "[Northgate Bank|Northgate Bank] lost money. The ECB bought bonds. Analysts said [the bank|-] would go on.",
    "[Harbor Foods Inc|Harbor Foods Inc] rose. [Tallis Corp|Tallis Corp] grew. [The largest parcel company|-] is a gauge of demand.",
    "[Tallis Corp|Tallis Corp] grew. The central bank cut rates. [It|-] also cut the reserves.",
    "Bank executives spoke of [Banco Delmar|Banco Delmar], [Mexico's second-largest bank|Banco Delmar], at [Northgate Bank|Northgate Bank].",
    "[Tallis Corp|Tallis Corp] expects a profit, while [Brandt AG|Brandt AG] is struggling. [It|-] lost $3 billion last year.",
    # the noun before the name tells who is meant, and a country does
    "[Tallis Corp|Tallis Corp] took tools from supplier [Brandt AG|Brandt AG]. [Tallis Corp|Tallis Corp] held plants, and [the supplier|Brandt AG] sued.",
    "[Brandt AG|Brandt AG] ( BRAN.DE ) rose, [Kestrel SA|Kestrel SA] ( KES.PA ) fell. [France's biggest brewer|-] and [France's biggest company|Kestrel SA] did not.",
    # short forms of names with "&"
    "[H&R Tallis Inc|H&R Tallis Inc] cut jobs. [Tallis|H&R Tallis Inc] is small.",
    "[Harbor & Tolls Plc|Harbor & Tolls Plc] cut jobs. [H&T|Harbor & Tolls Plc] said so.",
    # the name stands beside the description
    "[Merrill Lynch|Merrill Lynch] sold a stake to [Intel Corp|Intel Corp] ( INTC.O ), [the world's biggest chip maker|Intel Corp], in May.",
    "[Tallis Corp|Tallis Corp] is [the largest pump maker|Tallis Corp] in Ohio.",
    "[Tallis Corp|Tallis Corp] sold cars to [the Danish rental firm|-] Hansen.",
    "[Tallis Corp|Tallis Corp] hired [the Paul Wells law firm|-] in May.",
    "The tax case against [the bank|-] [UBS|UBS] is over.",
    # a trade, a kind or a country tells which
    "[Brandt AG|Brandt AG] ( BRAN.DE ) and [Kestrel Ltd|Kestrel Ltd] ( KES.L ) met. [The British company|Kestrel Ltd] is for sale.",
    "[Brandt AG|Brandt AG] ( BRAN.DE ) fell after [Kestrel Ltd|Kestrel Ltd] ( KES.L ) did. [The Japanese company|-] will sell.",
    "[New York Times Co|New York Times Co] ( NYT.N ) is a prize. Holders met [Brandt AG|Brandt AG]. [The company|New York Times Co]'s shares rose.",
    # several, or no company at all
    "[Ford|Ford] and [GM|GM] fell. [The automakers|-] need help.",
    "[Ford|Ford] fell. [The lawmaker|-] said so.",
    "Investors bought [Tallis Corp|Tallis Corp] shares. [The group|-] wants seats.",
    "[Tallis Corp|Tallis Corp] grew in [the data center group|-] last year.",
    # stays unlinked
    "[It|-] is unclear whether [Tallis Corp|Tallis Corp] will hire.",
    "[Tallis Corp|Tallis Corp] said [it|-] was too early to tell.",
    "[Tallis Corp|Tallis Corp] said [it|-] remains to be seen how sales develop.",
    "[Tallis Corp|Tallis Corp] had to drop prices, but [it|-]'s not as if quality fell.",
    "[Moody's|Moody's] may cut Portugal's rating due to [its|-] weak growth prospects.",
    "It rained. [It|-] was cold.",
    "The report said [it|-] was based on a survey.",
    "[Tallis Corp|Tallis Corp] sold [a company|-] in Ohio.",
    "[Tallis Corp|Tallis Corp] and [Brandt AG|Brandt AG] agreed to merge, but [the company|-] was not named.",
    "A rival company said [Tallis Corp|Tallis Corp] was late. [A company|-] must be fast.",
    "[Northgate Bank|Northgate Bank] met with [the company officials|-].",
    "[Tallis Corp|Tallis Corp] fell 3 percent. The rain did not help. [The airline|-] industry lost money.",
    # two that compete, things and bodies
    "[Brandt AG|Brandt AG] said [Tallis Corp|Tallis Corp] would study [its|-] books.",
    "[Tallis Corp|Tallis Corp] sells a new drug. If approved, [it|-] will compete with others.",
    "[Tallis Corp|Tallis Corp] sells screens. [It|-] took a decade to sell them.",
    "[Tallis Corp|Tallis Corp] stopped buying pumps from [that manufacturer|-] in May.",
    "[Tallis Corp|Tallis Corp] arranged a deal that enabled it to hide [its|-] debt.",
    "[Tallis Corp|Tallis Corp] sued the regulator. A spokesman for the FTC said [the company|-] was late.",
    "[Brandt AG|Brandt AG] grew. Ann Lee, an analyst with [Tallis Capital|Tallis Capital], said so. She cut her target for [the company|Brandt AG] to $9.",
]

# Two firms and more in a sentence, and what is no firm at all.
AMONG_OTHERS = [
    "[Tallis Corp|Tallis Corp] had a plan. [The Redmond, Washington, technology company|Tallis Corp] will pay.",
    # whose knees they are; the source, before the only company is named again
    "[Tallis Corp|Tallis Corp] has the problems that brought [Brandt Corp|Brandt Corp] to [its|Brandt Corp] knees, it was said.",
    "[Amazon|Amazon]'s dogs are welcome. According to [the e-commerce giant|Amazon], [Amazon|Amazon] has 4,000 of them.",
    # who is made to act, and on what
    "[Brandt Corp|Brandt Corp] pressed [Tallis Corp|Tallis Corp] to cut [its|Tallis Corp] costs.",
    "[Brandt Corp|Brandt Corp] forced [Tallis Corp|Tallis Corp] into changing statements [it|Tallis Corp] made.",
    "[Moody's|Moody's] stripped [Tallis Corp|Tallis Corp] of [its|Tallis Corp] top rating.",
    "[Brandt Corp|Brandt Corp] asked a judge to dismiss [its|Brandt Corp] case.",
    "[Brandt Corp|Brandt Corp] asked [Tallis Corp|Tallis Corp] to buy [its|-] pump unit.",
    "[Tallis Corp|Tallis Corp] bought [Brandt Corp|Brandt Corp] in a deal valuing [its|-] equity at $7 billion.",
    # whose noun it is
    "Analysts spoke of [Brandt Corp|Brandt Corp]'s handling of [its|Brandt Corp] patients' data.",
    "The report praised Freedonia's plan for [its|-] ports. [Tallis Corp|Tallis Corp] fell.",
    # who does what a passive tells, and of what a relative clause is told
    "[Tallis Corp|Tallis Corp] was offered a deal by the FBI in [its|-] probe of bribery.",
    "[Tallis Corp|Tallis Corp] was fined by the regulator for [its|Tallis Corp] sales.",
    "[Tallis Corp|Tallis Corp] joined the FDA, which said [it|-] would close.",
    "[Tallis Corp|Tallis Corp] bought [Brandt Corp|Brandt Corp], which lost [its|Brandt Corp] licence.",
    # beside a name it is another
    "[Tallis Corp|Tallis Corp] makes pumps. [Brandt Corp|Brandt Corp], [its|-] biggest rival, fell.",
    "[Tallis Corp|Tallis Corp] owes money. [Northgate Bank|Northgate Bank], one of [its|-] lenders, will wait.",
    "[Northgate Bank|Northgate Bank] grew. [Tallis Bank|Tallis Bank] and [the lender|Northgate Bank] settled.",
    # things, and what is said of nothing
    "[Tallis Corp|Tallis Corp] sold 300,000 pumps on [its|-] first day in the shops.",
    "[Tallis Corp|Tallis Corp] built a lab but gave no details, such as [its|-] size.",
    "[Tallis Corp|Tallis Corp] sells pumps. [It|-]'s widely believed that prices will fall.",
    "[Tallis Corp|Tallis Corp] sells pumps. But all [it|-] took was one leak.",
    "[Tallis Corp|Tallis Corp] changed the plug. [It|-] makes a difference.",
    "[Tallis Corp|Tallis Corp] sells pumps. Whether [it|-] will launch in May is open.",
    "[Tallis Corp|Tallis Corp] put a sensor below the screen [itself|-].",
    '[Tallis Corp|Tallis Corp] said, "The autopilot helps, but [it|-] makes errors."',
    "[Tallis Corp|Tallis Corp] lets you save without breaking [the bank|-].",
    "[Northgate Bank|Northgate Bank] fell. [The famed deal maker|-] said so.",
    # named behind: another
    "[Tallis Corp|Tallis Corp] fell. Investors said [the company|-] was helping [Tallis|Tallis Corp] to hide debt.",
    # not yet named: any of its kind
    "Pay should hang on [the bank|-]'s assets, a scholar wrote. [Northgate Bank|Northgate Bank] ties it to ratings.",
    # nearest in the sentence, by kind and by what is known
    "[Kestrel Ltd|Kestrel Ltd] rose. [Brandt Corp|Brandt Corp] said revenues fell, but [the company|Brandt Corp]'s profits grew.",
    "[Delta Air Lines|Delta Air Lines] rose. [Brandt Corp|Brandt Corp] sued [Northgate Bank|Northgate Bank], saying [the bank|Northgate Bank] lost its money.",
    "Analysts at [Northgate Bank|Northgate Bank] wrote that [the company|-] had room to grow.",
    "[Tallis Corp|Tallis Corp] was hit by a scandal at [the company|Tallis Corp].",
    "[Brandt Corp|Brandt Corp] grew. A [Bloomberg|Bloomberg] report said [the company|-] paid too much.",
    "A private pump company owned by [Brandt Corp|Brandt Corp] founder Ann Lee will grow, [the company|-] said.",
    # a legal form tells the country
    "[Tallis Corp|Tallis Corp] won't bid for [Brandt Plc|Brandt Plc]. [The British company|Brandt Plc] has agreed to another offer.",
    # what belongs to it by name is not the owner; a bank says of itself what it is
    "The owner of [Brandt Shops|Brandt Shops], [Tallis Corp|Tallis Corp], said so. [The company|Tallis Corp] lost money.",
    "[Tallis Corp|Tallis Corp] fell. [Santander|Santander] said [Tallis|Tallis Corp] was safe; [the Spanish bank|Santander] lent it money.",
    "[Tallis Corp|Tallis Corp] and [Brandt Corp|Brandt Corp], [its|-] rival, grew. [Tallis|Tallis Corp] and [Brandt|Brandt Corp] said [it|-] was late.",
    "[Tallis Corp|Tallis Corp] fell. [Brandt Corp|Brandt Corp], which [it|-] hired to help, left.",
    "[Tallis Corp|Tallis Corp] had promised not to oppose [its|-] campaigns.",
    "[Brandt Corp|Brandt Corp] fell. [Tallis Corp|Tallis Corp] said [it|Tallis Corp] had evidence that [the firm|Brandt Corp] had used its data.",
    "[Tallis Corp|Tallis Corp] fell. [Brandt Corp|Brandt Corp], which buys [its|-] screens, rose.",
    "[Brandt Corp|Brandt Corp]'s offer for [Tallis Corp|Tallis Corp] undervalues [the company|Tallis Corp].",
    "[Northgate Bank|Northgate Bank] fell. [The biggest lender|Nordkasse], [Nordkasse|Nordkasse], rose.",
    # a name behind "the paper" is no paper
    "[Brandt AG|Brandt AG] was probed, the [Wall Street Journal|Wall Street Journal] said. The people told the paper [Northgate Bank|Northgate Bank] was hit. A panel asks for letters, [the paper|Wall Street Journal] said.",
    # who somebody is said to be
    "[Gallant Group Plc|Gallant Group Plc] rose. The company did not name the bidder, but sources identified [the group|Brandt Tobacco AG] as [Brandt Tobacco AG|Brandt Tobacco AG].",
    # a body's
    "[Tallis Corp|Tallis Corp] cut jobs, the union said. [Its|-] general secretary, Ann Lee, was angry.",
    "[Tallis Corp|Tallis Corp] cut jobs. Ann Lee, president of the United Auto Workers, said [the company|Tallis Corp] lied. [Its|-] members will strike.",
    # an apposition that tells since when; a rank; what comes of a deal
    "[Kestrel Insurance|Kestrel Insurance] is to be sold. [Tallis Insurance Group|Tallis Insurance Group], once [the world's largest insurer|Tallis Insurance Group], was rescued by the state.",
    "[Oracle Corp|Oracle Corp] withdrew a bid for business software maker [Brandt Systems Inc|Brandt Systems Inc] on Sunday.\n\n[The world's No.3 software maker|Oracle Corp] pulled the bid after a deadline lapsed.",
    "[Tallis Drugs Co|Tallis Drugs Co] will buy [Dunmore Drugs|Dunmore Drugs] for $618 million, catapulting [the largest U.S. drugstore operator|-] into the top spot.",
    # the one before goes on; a noun right before a name is its company
    "[UAL Corp|UAL Corp]'s United Airlines lost money. [UAL|UAL Corp] ended the quarter with cash. Low-cost carrier [AirTran|AirTran] said [it|AirTran] lost $34 million. [The carrier|AirTran] had fuel costs of $268 million.",
    "Brewers [Tallis Corp|Tallis Corp] and [Kestrel Inc|Kestrel Inc] looked at [Foster's Group|Foster's Group]. Rival [Brandt AG|Brandt AG] was looking at [the company|-]'s wine unit.",
    # countries that the article tells; who lends and is no bank
    "Top Canadian drugmaker [Corvale Corp|Corvale Corp] will buy [Tallis Pharmaceuticals Inc|Tallis Pharmaceuticals Inc] in a complex deal engineered by [the U.S. drugmaker|Tallis Pharmaceuticals Inc].",
    "Mortgage lender [Corvale Home Inc|Corvale Home Inc] said on Monday that it failed to meet a call from [JPMorgan Chase & Co|JPMorgan Chase & Co] and that [the bank|JPMorgan Chase & Co] would use its rights.",
    # a continent's firm; what "its" owns is another; two "its" are one; "whose"
    "[General Motors|General Motors] may keep [Opel|Opel], should [the U.S. carmaker|General Motors] decide to keep [the European carmaker|Opel] after all.",
    "[Tallis Corp|Tallis Corp] said [Brandt Corp|Brandt Corp] was [its|Tallis Corp] main focus. [Brandt|Brandt Corp] is [its|Brandt Corp] own worst enemy.",
    "[Philips|Philips] said [its|Philips] card unit [Brandt|Brandt] and [its|Philips] lighting division grew.",
    "[Tallis Corp|Tallis Corp], whose shares rose after [it|Tallis Corp] said [it|Tallis Corp] would hire, makes pumps.",
    # whom help is for; whose letter the group has read
    "[Harbor Corp|Harbor Corp] may support [Japan Airlines Corp|Japan Airlines Corp] with cash if [it|Japan Airlines Corp] can get [its|Japan Airlines Corp] debt cut.",
    "[Tallis Corp|Tallis Corp] will buy [Brandt Inc|Brandt Inc] if [it|Tallis Corp] wins approval.",
    "[Qantas Airways Ltd|Qantas Airways Ltd] fell. [The group|-] said [it|-] was considering its response to [Qantas|Qantas Airways Ltd]' rejection.",
    # another place is another company; who is given time; of whom it is a part; whose founder he only is
    "[JetBlue Airways Corp|JetBlue Airways Corp] cut costs, which exposed [the No. 8 U.S. carrier|JetBlue Airways Corp]'s weak points. Reed came from [Continental Airlines|Continental Airlines], where he led [the No. 4 U.S. carrier|Continental Airlines]'s hub.",
    "[Kestrel Ltd|Kestrel Ltd] made an offer. [Brandt Apparel Inc|Brandt Apparel Inc] gave [Kestrel|Kestrel Ltd] three days to sweeten [its|Kestrel Ltd] bid.",
    "[Tallis Corp|Tallis Corp] units fell.\n\n[Tallis Funds LLC|Tallis Funds LLC] will pay. [The company|Tallis Funds LLC], a unit of [Tallis Corp|Tallis Corp], agreed to buy back notes.",
    "[Tallis Corp|Tallis Corp] rose. [Tallis|Tallis Corp] will hire. Dana Reed, co-founder of software firm [Brandtware|Brandtware], joined it. Reed said [the company|Tallis Corp] would grow.",
    # the share's code is the name's; an offer told of; who rates others; countries of two words
    "Sources said [Virgin Media|Virgin Media] hired a bank. The sources said [Tallis Group|Tallis Group] TLS.UL had approached [the company|Virgin Media] over a bid.",
    "[Tallis Group|Tallis Group] TLS.UL said [it|Tallis Group] would hire.",
    "[Lear Corp|Lear Corp] got a bid. But [Lear|Lear Corp] officials said [Institutional Shareholder Services|Institutional Shareholder Services] was not taking into account the challenges [the company|Lear Corp] faces.",
    "[Hyundai Motor Co|Hyundai Motor Co] 005480.KS, [South Korea's top automaker|Hyundai Motor Co], said on Sunday [it|Hyundai Motor Co] had cut its target. [Kia Motors Corp|Kia Motors Corp] raised it.",
    "[Gap Inc|Gap Inc] made more money. [Pacific Sunwear|Pacific Sunwear] said net income fell. But [the retailer|Pacific Sunwear]'s shares rose.",
    "[Axsys Technologies Inc|Axsys Technologies Inc] said on Monday it was evaluating a possible sale of [the company|Axsys Technologies Inc].",
    "[Barclays|Barclays Plc] writes off loans\n\n[Barclays Plc|Barclays Plc] wrote off much at [Barclays Capital|Barclays Capital]. The stock was at 534 pence, valuing [the bank|Barclays Plc] at 35 billion pounds.",
]  # fmt: skip

# Who stands near without being meant, and words that mean no company of the article.
NOT_MEANT = [
    # of a kind: the firm of that kind, else the one that the article is about; else nobody
    "[Tallis Corp|Tallis Corp] met [Kestrel Ltd|Kestrel Ltd] twice. [The insurer|-] had asked for it.",
    "[Brandt AG|Brandt AG] grew last year. [The insurer|Brandt AG] said demand was strong.",
    "[Tallis Corp|Tallis Corp] sells cards. The fee is paid to [the cardholder's bank|-].",
    "[Northgate Bank|Northgate Bank] grew. [The country's largest bank|Northgate Bank] will hire.",
    "[Vodafone|Vodafone] grew. Calls failed because of pressure on [the network|-].",
    "[Tallis Corp|Tallis Corp] grew. Most families use [the local phone company|-].",
    # a place that goes to another, a firm that is somebody's, a paper that reports
    "[Tallis Corp|Tallis Corp] grew, but lost its crown as [the world's most valuable company|-].",
    "[Tallis Corp|Tallis Corp] grew. Ann Lee said her Dutch firm has a team. Of course, [the company|-] must pay.",
    "Shares rose after The [Wall Street Journal|Wall Street Journal] reported [that company|-] was for sale.",
    # a former employer is in nobody's mind; a firm named behind "firm" is the subject with it
    "[Tallis Corp|Tallis Corp] hired former [Brandt Corp|Brandt Corp] president Ann Lee. In May, Lee became head of [the company|Tallis Corp]'s labs.",
    "[Tallis Corp|Tallis Corp] fell. The mending firm [Kestrel Labs|Kestrel Labs] proved it. The service, [the company|Kestrel Labs] says, is safe.",
    # any company; a unit's parent, its beginning; a brand's own; a letter
    "[Tallis Corp|Tallis Corp]'s Robbie Reed is retiring. He has led the devices unit since [its|-] creation in 2005.",
    "[Tallis Corp|Tallis Corp] hired a lawyer. Long ago, a company and its lenders met to save [the company|-]. Now some may let [the company|-] go bust.",
    "[Tallis Corp|Tallis Corp] will invest in [Opel|Opel], which may save the German unit as [its|-] U.S. parent goes bust.",
    "[Tallis Corp|Tallis Corp] bought a brand whose phones have faltered despite good reviews for [its|-] software.",
    "[Tallis Corp|Tallis Corp] had no letter, although it knew that [it|-] was being prepared.",
    # "it" of nothing, of a thing, of a name just read
    "[Tallis Corp|Tallis Corp] dropped the plug, making [it|-] even harder to connect the phone.",
    "[Tallis Corp|Tallis Corp] played [it|-] coy.",
    "[Tallis Corp|Tallis Corp] fell. [It|-] also makes me worried about prices.",
    "[Tallis Corp|Tallis Corp] fell. I found one for nine dollars. [It|-] has a sturdy case.",
    "[Tallis Corp|Tallis Corp] grew. While [Tallis|Tallis Corp]'s phones have a zoom, [it|-] produces dull pictures.",
    "[Tallis Corp|Tallis Corp] may do what [Brandt Corp|Brandt Corp] wants, as [it|-] could serve as a way out.",
    "[Tallis Corp|Tallis Corp] made other bets, such as its purchase of pump maker [Brandtco|Brandtco]. [It|-] filed for bankruptcy in March.",
    "[Tallis Corp|Tallis Corp] made the tablet lighter than [its|-] predecessor.",
    "With [its|-] $35 price tag, [Tallis Corp|Tallis Corp] undercuts others.",
    "[Tallis Corp|Tallis Corp] fell, and [Tallis|Tallis Corp] knew. Yields on [Brandt Corp|Brandt Corp]'s bonds rose. Yields on [its|-] notes fell.",
    "[Tallis Corp|Tallis Corp], [Brandt Corp|Brandt Corp] and [its|-] units are bankrupt.",
    "[Tallis Corp|Tallis Corp] wrote of the media giant's mishandling of [its|-] users' data.",
    "[Northgate Bank|Northgate Bank] lent little. The paperwork was so onerous [that my bank|-] told me to go, he said.",
    "[Sorrel Radio Inc|Sorrel Radio Inc] and [Tallis Corp|Tallis Corp] will merge, and prices will be lower than [the $12.95 a month each company|-] charges, [Sorrel Radio|Sorrel Radio Inc] said.",
    "The judge told [Visa|Visa] to allow any issuer that agreed to the fee to terminate [its|-] contract.",
    "A strike at supplier [Tallis Axle Corp|Tallis Axle Corp] shut some 30 plants at [its|-] peak.",
]  # fmt: skip

PEOPLE = [
    "[Dana Whitlock|Dana Whitlock], chief executive of Tallis Corp, said sales rose. [Whitlock|Dana Whitlock] did not give numbers.",
    "[John Miller|John Miller] said [he|John Miller] would leave. [His|John Miller] successor is unknown.",
    "[Susan Clark|Susan Clark] said [she|Susan Clark] had no plans. [She|Susan Clark] joined in 2003.",
    "[John Miller|John Miller] met [Susan Clark|Susan Clark]. [She|Susan Clark] said [he|John Miller] was late.",
    "Mr. [Okafor|Okafor] declined to comment. Mr. [Okafor|Okafor] had left.",
    "[John A. Miller|John A. Miller] spoke first. [John Miller|John A. Miller] spoke again, and [Miller|John A. Miller] left.",
    "[Jan van der Berg|Jan van der Berg] runs the plant.",
    "[Arthur Stone Jr.|Arthur Stone Jr.] is chairman. [Stone|Arthur Stone Jr.] is 60.",
    "[Karl Weber|Karl Weber] and [Karl Huber|Karl Huber] left. [Huber|Karl Huber] retired.",
    "[John Miller|John Miller] and [Peter Jones|Peter Jones] spoke at length about the plan that the board made. \"[He|-] is wrong,\" one said.",
    "[Wang Yiyan|Wang Yiyan] of Tallis Corp said prices fell. [Wang|Wang Yiyan] expects more.",
    "[Maria Lopez|Maria Lopez], a spokeswoman for Tallis Corp, declined to comment. [The spokeswoman|Maria Lopez] said the plan is secret.",
    "Analyst [Eric Sanders|Eric Sanders] cut his target. [He|Eric Sanders] said sales fell.",
    "[Laura Chen|Laura Chen] said that [her|Laura Chen] firm lost money.",
    "Tallis Corp may close a mill, [its chief executive|Joachim Brandt] told a weekly.\n\nThe plan is a beginning, [Joachim Brandt|Joachim Brandt] said.",
    "Tallis Corp may close a mill, [its chief executive|-] told a weekly.\n\nThat is bad, [Joachim Brandt|Joachim Brandt], a teacher, said.",
    "Tallis Corp may close a mill, [its chief executive|-] said. [Joachim Brandt|Joachim Brandt] said no. Tallis Chief Executive Tom Reed left.",
    "[Tom Reed|Tom Reed] resigned, Tallis Corp said. [Reed|Tom Reed] was chief executive.",
    "\"We will hire,\" [Dana Whitlock|Dana Whitlock] said. \"It is time,\" [she|Dana Whitlock] said.",
]  # fmt: skip


def links(nlp: Language, text: str, group: str) -> dict[tuple[int, int], str]:
    doc = nlp(text)
    return {(span.start_char, span.end_char): span._.value.entity.name for span in doc.spans[group]}


def check(nlp: Language, marked: str, group: str) -> None:
    text, marks = read(marked)
    found = links(nlp, text, group)
    for start, end, name in marks:
        if name == "-":
            assert not any(s < end and start < e for s, e in found), (text[start:end], found)
        else:
            assert found.get((start, end)) == name, (text[start:end], name, found)


@pytest.mark.parametrize("marked", COMPANIES + AMONG_OTHERS + NOT_MEANT)
def test_companies_meant(nlp: Language, marked: str) -> None:
    check(nlp, marked, "companies")


@pytest.mark.parametrize("marked", PEOPLE)
def test_people_meant(nlp: Language, marked: str) -> None:
    check(nlp, marked, "people")


def test_bullets_are_headed_by_firms(nlp: Language) -> None:
    """The entries of a list stand in one line; each is of the firm in capitals that heads it."""
    check(
        nlp,
        "Many have cut jobs: * [TALLIS BANK CORP|TALLIS BANK CORP] ( TLB.N ) [The bank|TALLIS BANK CORP] said so. "
        "* [HALDEN CO INC|HALDEN CO INC] HLD.N Since May, [the Wall Street bank|HALDEN CO INC] has cut 500 jobs.",
        "companies",
    )


def test_press_releases_write_the_company_with_a_capital(nlp: Language) -> None:
    doc = nlp("Tallis Corp announced results. In March the Company cut 300 jobs. The Company Store did not.")
    meant = [span.text for span in doc.spans["companies"]]
    assert meant == ["Tallis Corp", "the Company"]


def test_the_heading_names_the_company_of_a_profile(nlp: Language) -> None:
    text = (
        "Ten firms that cut jobs\n\nTallis Corp\nTallis Corp, a maker of pumps, has had a hard year in Europe and in "
        "Asia. The company cut 300 jobs in May.\n\nBrandt AG\nBrandt AG of Munich makes trucks and has lost money "
        "for years in the United States. The company cut 500 jobs in June."
    )
    doc = nlp(text)
    meant = [span._.value.entity.name for span in doc.spans["companies"] if span.text == "The company"]
    assert meant == ["Tallis Corp", "Brandt AG"]


def test_who_makes_an_offer_is_not_the_company_that_it_undervalues(nlp: Language) -> None:
    marked = (
        "[Brandt Systems Inc|Brandt Systems Inc] could not be reached for comment. [The company|Brandt Systems Inc] said last week it was worth more"
        " and dismissed [Oracle|Oracle]'s offer as undervaluing [the company|Brandt Systems Inc]."
    )
    check(nlp, marked, "companies")
