"""Who says what: each case is a sentence or paragraph with the <speaker> and the [content] marked.

Every statement of a case is numbered: `<1 Ann Lee> said [1 the mill is old].` A quotation split by its cue has
two contents with one number. `<1 He|Ann Lee>` says whom the mention names. A case without marks holds no statement.
"""

import re
from dataclasses import dataclass, field

import pytest
from spacy.language import Language

from extractor.pipeline.build import load

_PART = re.compile(r"<(\d) |\[(\d) |(?:\|([^|>]*))?>|\]")


@dataclass
class Expected:
    """One marked statement."""

    speaker: str = ""
    name: str | None = None
    content: list[str] = field(default_factory=list)


def unmarked(case: str) -> tuple[str, list[Expected]]:
    """The text of a case, and its statements in the order of their first mark."""
    text, at = "", 0
    opened: list[tuple[str, str, int]] = []
    statements: dict[str, Expected] = {}
    for match in _PART.finditer(case):
        text += case[at : match.start()]
        at = match.end()
        if match[1] or match[2]:
            number = match[1] or match[2]
            statements.setdefault(number, Expected())
            opened.append((match[0][0], number, len(text)))
            continue
        kind, number, start = opened.pop()
        if kind == "<":
            statements[number].speaker, statements[number].name = text[start:], match[3]
        else:
            statements[number].content.append(text[start:])
    text += case[at:]
    return text, list(statements.values())


def bare(content: str) -> str:
    """A content without the marks and stops that may be in or out at its ends."""
    return " ".join(content.split()).strip(" \"“”‘’',.!?")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=["statement"])


DIRECT = [
    '"[1 The mill is old]," <1 Ann Lee> said.',
    '"[1 The mill is old]," said <1 Ann Lee>.',
    "“[1 The mill is old],” <1 Ann Lee> said.",
    "“[1 Is the mill old?]” <1 Ann Lee> asked.",
    '<1 Ann Lee> said, "[1 The mill is old.]"',
    '<1 Ann Lee> said: "[1 The mill is old.]"',
    '<1 Ann Lee> told reporters: "[1 We will not sell the mill.]"',
    '"[1 The mill is old]," <1 Ann Lee> said. "[1 We will have to close it.]"',
    '"[1 The mill is old]," said <1 Ann Lee>, who has run it for ten years, "[1 and we will have to close it.]"',
    '"[1 The mill]," <1 Ann Lee> said, "[1 is too old to run.]"',
    '"[1 The mill is old. It was built in 1910. We cannot repair it]," <1 Ann Lee> said.',
    '"[1 We are closing the mill]," <1 the company> said in a statement on Tuesday.',
    '"[1 The cuts are painful]," wrote chief executive <1 Ann Lee> in a letter to staff.',
    "“[1 We had no choice],” <1 she> added.",
    '"[1 Never again!]" shouted <1 a worker at the gate>.',
    '<1 Lee> replied, "[1 There was no other way.]"',
    '"[1 There was no other way]," <1 Lee> was quoted as saying.',
    '"[1 The mill stays open]," Mayor <1 Tom Reed> promised.',
    '"[1 It is a black day for the valley]," said <1 Tom Reed>, the mayor of Holm.',
    "''[1 The mill is old],'' <1 Ann Lee> said.",
    "'[1 The mill is old],' <1 Ann Lee> said.",
    "‘[1 The mill is old],’ said <1 Ann Lee>.",
    "According to <1 the mayor>, “[1 nobody was asked about the closure.]”",
    "\"[1 We have told the unions 'no more cuts' many times],\" <1 Ann Lee> said.",
    "As <1 the mayor> put it: “[1 The valley is losing its heart.]”",
    '<1 The letter> said: "[1 The plant will close at the end of May.]"',
    'He was, as <1 a rival> put it in a long report, "[1 the man behind the mill]."',
    '"[1 I like Tom]," <1 Lee> said, but "[1 when it comes to the mill, Tom is on the wrong side]."',
    '"[1 The plant will close in May]," <1 the letter> read.',
    '"[1 Dear neighbour, we are closing]," <1 the email> read.',
    '"[1 One man said we should all go home]," said <1 the woman>, who like many in the town gave no name.',
    "“[1 Is he selling the mill?]” reacted <1 Ann Lee>.",
    "But <1 he> wanted to know, “[1 How old is the mill?]”",
    "<1 Ann Lee> answered Reed with, “[1 Why now?]”",
    '<1 The mayor> shot back, "[1 The mill stays open.]"',
]

PARAGRAPHS = [
    '<1 Ann Lee> was blunt. "[1 The mill is too old to run.]"',
    # below a colon, with marks or without
    "<1 Ann Lee>, the owner of the mill, wrote in a note:\n\n[1 It is all over now. We will sell the mill.]\n\nThe mill is old.",
    '<1 Ann Lee> told the paper:\n\n"[1 It is over.]"\n\n"[2 We will sell]," <2 she|Ann Lee> added.',
    "Ann Lee said:\n\n- Sales of the mill fell in May.",
    '"[1 The mill is old]," <1 Ann Lee> said.\n\n"[2 It was built in 1910]," <2 she|Ann Lee> added.',
    '"[1 The mill is old]," <1 Ann Lee> said. "[1 We have tried everything.\n\n"[1 Nothing helped.]"'.replace(
        "everything.\n\n", "everything.]\n\n"
    ),
    "<1 The mayor> did not hold back:\n\n“[1 The valley is losing its heart.]”",
    '"[1 A company is only as good as its people.]" - <1 Ann Lee>',
    "“[1 A company is only as good as its people.]” — <1 Ann Lee>",
    "Readers wrote to us.\n\n“[1 The town lives from the mill. Without it we are nothing.]” ― <1 Dora P. Kling>\n“[2 They knew it for years.]”― <2 Ann Lee>\n“[3 I was happy there.]”\u00a0― <3 José María>.\n\nThe mill closes in May.",
    "The mill closes in May.\n\n”[1 Fear. I am afraid that the town will die.]” — <1 Ann Lee>",
    'Payrolls fell.\n\nCOMMENTS: <1 ANN LEE>, ECONOMIST, 4BANK LTD, NEW YORK: "[1 It was as the market expected. So we wait.]" <2 TOM REED>, CHIEF INVESTOR, OAKROCK LLC, LISLE, ILLINOIS. "[2 It looks encouraging to us for now.]"',
    "BOTH SIDES OF THE SWORD <1 Government data> on Friday showed [1 the economy shed 11,000 jobs].",
    "Ann Lee runs the mill. <1 She|Ann Lee> said [1 it would close].",
    "Tom Reed is the mayor of Holm. [1 The closure came as a shock], <1 Reed|Tom Reed> said.",
    "<1 Harbor Mills Inc> said [1 it would cut 300 jobs]. <2 The company> said [2 the cuts would come in May].",
    "<1 The Daily Herald newspaper> reported that [1 the mill would close]. [2 A decision is due in May], <2 it> added.",
    '"[1 It is a box]," <1 Lee Marsh> told a paper, adding that [2 it is built on trust].\n\n"[3 Feedback is the goal, every day.]"\n\nThe app is old.',
]

INTERVIEWS = [
    "Skyreach is run by Paulo Mendes, its chief executive.\n\nWill jobs go?\n<1 Mendes|Paulo Mendes>: [1 I can't rule it out. Up to 900 are at risk.]",
    "Ann Lee spoke with us.\n\nWhy close it?\n<1 LEE|Ann Lee>: [1 The mill is too old. We said so in May.]\n\nAnd then?\n<2 LEE|Ann Lee>: [2 Then we build a new one.]",
    "Update: The mill has been sold to a rival since.",
    'The mayor, Tom Reed, was asked about the mill.\n\n"<1 WALDEN>: [1 Let us start with the mill. Will it close?]\n\n"<2 REED|Tom Reed>: [2 Well, the paper said that it would.]\n\n"[2 But we will fight for every job.]\n\n"<3 WALDEN>: [3 What did the owners tell you, sir?]\n\n"<4 REED|Tom Reed>: [4 Nothing at all until last Friday.]"',
    "NOTE: The mill has been sold to a rival.\n\nNOTE: The price was not given by either side.",
]

CLAUSES = [
    "Shares rose on comments from <1 Ann Lee>, who told investors that [1 the mill was safe].",
    "The <1 Board> said [1 sales rose, more than in May, on a better outlook for the job market].",
    "<1 Ann Lee> asked [1 how long the banks would pay and whether the owners knew].",
    "<1 Harbor Mills> said [1 its board approved the plan], sending its shares up 2 percent.",
    "<1 Harbor Mills> said [1 its profit fell by half], well below analysts' estimates.",
    "The stock fell after <1 Harbor Mills> posted a loss and warned that [1 costs would rise].",
    "<1 Dell Inc> DELL.O said on Tuesday [1 it would buy back shares].",
    "<1 The United Auto Workers union|United Auto Workers> said [1 it would vote]. <2 The union|United Auto Workers> says [2 wages will fall].",
    "<1 The bank> lost money in May and said in June [1 it may need 2 billion dollars].",
    "<1 The mill> warned that [1 demand was weak] and declined to give a forecast.",
    "<1 The bank> said [1 it expects sales to fall] after last month warning its staff.",
    "<1 A second newspaper|Sonntag>, Sonntag, reported [1 300 jobs could go].",
    "For Harbor Mills, the project announced Thursday is part of an effort to grow.",
    "<1 Harbor Mills> said [1 it would cut 300 jobs].",
    "<1 The company> said on Tuesday that [1 it would cut 300 jobs].",
    "<1 The company> said Tuesday [1 it would cut 300 jobs].",
    "<1 Harbor Mills> announced that [1 the plant in Holm would close].",
    "<1 The chief executive> told analysts [1 she expected sales to fall].",
    "<1 Ann Lee> told workers on Friday that [1 the mill would close].",
    "<1 The bank> warned that [1 profits could halve this year].",
    "<1 Analysts> predict [1 the group will raise its dividend].",
    "<1 A spokesman for the bank> confirmed that [1 talks had begun].",
    "<1 The minister> denied that [1 the state would sell its stake].",
    "<1 The union> claims [1 the firm broke the law].",
    "<1 The company> admitted [1 it had misled investors].",
    "<1 The report> found that [1 one in ten shops was empty].",
    "<1 Official data> showed [1 output fell in May].",
    "<1 Figures from the ministry> showed that [1 exports rose by a tenth].",
    "<1 Two people familiar with the matter> said [1 the board would meet on Sunday].",
    "<1 The chairman> explained how [1 the loss had come about].".replace("how [1 ", "[1 how "),
    "<1 The judge> asked [1 whether the bank had kept the letters].",
    "<1 The firm> estimated that [1 the closure would cost 40 million dollars].",
    "<1 He> insisted [1 the plan was sound].",
    "<1 The company> has said [1 it will not sell the mill].",
    "<1 The bank> says [1 it is well funded].",
    "<1 Lee> wrote that [1 the mill had no future].",
    "<1 The regulator> ruled that [1 the price was too high].",
    "<1 Economists> argue [1 that rates must rise].".replace("[1 that ", "that [1 "),
    "<1 The magazine> reported that [1 the bank was for sale].",
    "<1 The airline> said [1 fuel costs had doubled and fares would have to rise].",
    "<1 The airline> said [1 it would cut routes because fuel costs had doubled].",
    "<1 The firm> acknowledged that [1 sales were weak] but <2 the firm> did not cut its forecast.".replace(
        " but <2 the firm> did not cut its forecast", ""
    ),
    "<1 The group> noted that [1 demand had picked up in June].",
    "<1 Harbor Mills> reiterated that [1 it was not for sale].",
    "<1 Several papers> reported on Monday [1 the ministry had held talks with the owner].",
    "<1 Tom Reed> said [1 foreign intelligence services hacked into the mill's computers].",
    "<1 Lee> says [1 the increase in costs and fares that the union decries also makes a sale less likely].",
    "<1 Lee> said that, [1 according to the council, the mill has lost 82 workers].".replace(
        "that, [1 acc", "that [1 acc"
    ),
    "<1 A lawyer for the banks> told a hearing [1 they planned to file a suit that would add the mill to the case].",
    "But <1 investors> said [1 a 65 percent premium to the price on Monday could prove hard to turn down].",
    "<1 Minutes of the bank> showed that [1 five members wanted a cut].",
    "<1 Those surveyed> say [1 the mill should stay open].",
    "<1 Harbor Mills> said on Monday [1 it was cutting 200 jobs] and warned of [2 a tough year ahead].",
    "<1 Harbor Mills> has forecast [1 a loss in the second half of its 2024 financial year].",
    "<1 Harbor Mills> said [1 it has no plans to sell the unit], dispelling market speculation.",
    "<1 Mill News> reported [1 300 posts could go], also without naming its source.",
    "A fare rise failed, prompting <1 experts> to say on Monday that [1 chances are fading].",
    "<1 Tom Dunn>, the former chief investment officer at Brook Capital, who said [1 he had tried to stop it], left.",
    "Diversified manufacturer <1 Tallis> ( TLS.N ) said on Monday [1 it cut 1,800 jobs].",
    "<1 Marsh>, speaking at a Holm health conference in San Francisco, highlighted [2 new treatments] and said [1 Harbor Mills was on track].",
    "<1 Sources> said [1 Tallis had hired Holm as an adviser], effectively ruling the bank out.",
    "<1 The mills> said in a joint letter that [1 increases in the bloc's communal long-term budget should not exceed inflation].",
    "<1 The Mountain View, California-based company> said in a letter that [1 it had no plans].",
]

LONG_CLAUSES = [
    # the time before the cue, beside a name that the parse does not know; states and third clauses go on
    "Ann Sumwalt left. <1 Sumwalt|Ann Sumwalt> last year said that [1 the limits played a role].",
    '<1 Tom Reed> said [1 the mill may face "serious legal obstacles" but had full insurance, even if it could not show a loss].',
    "<1 The ministry> revealed that [1 a partner pleaded guilty, his aide was held and the firm put a banker on leave].",
]

ASIDES = [
    "Shares of Tallis Corp fell. [1 Sales rose by a tenth], <1 the Armonk, New York-based company|Tallis Corp> said.",
    "[1 The bid for the mill includes a share swap], Chairman <1 Ann Lee> was quoted as saying.",
    "[1 Banks incur a cost of 50 dollars for each account], <1 the paper> said citing <2 the paper> [2 industry figures].".replace(
        "citing <2 the paper> [2 industry figures]", "in May"
    ),
    "[1 Tallis Corp is set to replace Tom Reed with Ann Lee, the head of its bank, and name its finance director as chairman], <1 a person close to the talks> said on Thursday.",
    "[1 Protests over the trial could harm the bid to bring a second office], <1 academics> and executives said.",
    "[1 Two private equity firms agreed to put money into closely held Global Hotel Corp], the hotel company's chairman, <1 Tom Reed>, said.",
    "[1 Higher wages translate into more sales], <1 Lee> said, meaning that shops will not need the loans.",
    "[1 The bank may halve its dividend], the <1 Holm Journal> said, [1 in a move that could save 5 billion dollars].",
    "[1 The bank had put money into its network], <1 the manager> said, [1 and 200 shops had been built].",
    "[1 The bank will close the plant], <1 the manager> said, and shares fell.",
    "[1 The mill was the largest lender], according to <1 the newsletter Inside Holm Lending|Inside Holm Lending>.",
    "[1 Banks in the valley are facing a crunch], <1 Harbor Mills & Co> ( HBM.N ), said in a report.",
    "[1 Rivals have bid for the Holm Journal], <1 an adviser to the Holm Journal employee union> said.",
    "[1 The cuts], <1 Lee> explained at a hearing in May, [1 were the price of growth].",
    "[1 The host shouted at the women], according to show <1 insiders>.",
    'According to talk show host <1 Tom Reed>, [1 the move reeks of "fear" and despair].',
    '[1 The first rule of the club is a "lawful source of income]," as <1 a ministry memo> put it.',
    "But as <1 Lee> noted, [1 those workers will get a second look].",
    "[1 At the heart of the trouble], according to <1 Dennis Ross>, another former envoy, [1 was a decision by the mayor].",
    "But as <1 Lee> noted, [1 those workers will get a second look].",
    "[1 At the heart of the trouble], according to <1 Dennis Ross>, another former envoy, [1 was a decision by the mayor].",
    "[1 The mill will close in May], <1 the company> said.",
    "[1 The mill will close in May], said <1 the company>.",
    "[1 The cuts], <1 the company> said, [1 would save 20 million dollars a year].",
    "[1 In May], <1 the company> said, [1 the mill would close].",
    "[1 Sales fell by a tenth in the quarter], <1 the group> said in a statement.",
    "[1 The board will meet on Sunday], <1 two people familiar with the matter> said.",
    "[1 The number of empty shops rose in May], <1 a survey> showed on Monday.",
    "[1 The bank will announce plans for a plant in Holm on Monday], <1 a source briefed on the matter> said.",
    "[1 The bank is for sale], the <1 Daily Herald> reported on Friday.",
    "[1 Prices will keep rising], <1 economists> predicted.",
    "[1 The talks went well], according to <1 the union>.",
    "According to <1 the report>, [1 sales fell in May].",
    "[1 Sales fell in May], according to <1 a report by the trade ministry>.",
    "Sales fell in May, but according to <1 the agency>, [1 they will rise in June].",
    "It did not go unseen: according to <1 recent polls>, [1 Lee holds only 14 percent of the vote].",
    "[1 Sales fell 3 percent] (according to <1 the agency>).",
    "As <1 the mayor> said, [1 the valley lives from the mill].",
    "[1 The valley lives from the mill], as <1 the mayor> noted.",
    "[1 If sales fall further], <1 the company> said, [1 more jobs will go].",
    "[1 Weak demand], said <1 the economists>, [1 will be the main reason for it].",
    "[1 It makes sense], <1 the owner> said, [1 for the firm to close the mill now].",
    "[1 He is leaning towards a sale], <1 Lee> said, [1 because he needs the money].",
    "[1 As the mayor spoke to workers in Holm on Monday, a girl outside the mill was hurt by a van], <1 police> said.",
    "[1 The bank would also cut 800 jobs], <1 the newspaper> said, [1 including some private bankers].",
    "[1 The theft only happened], <1 Lee Marsh> contends, [1 after hackers had fooled a clerk].",
    "[1 The mill is no core business but will not be sold], Holm Chief Executive <1 Otto Grube> was quoted saying in a daily.",
    "[1 Oil prices may rise above $100 a barrel by 2011], <1 Brook Research> forecast on Monday.",
    "[1 Harbor Mills plans to double its branches], Chairman and Chief Executive <1 Ann Lee> said on Thursday.",
    '[1 The firm aims to develop "tools that can be used to tackle violence]," president and CEO <1 Shel Homm> said in an interview.',
    "ROLE OF VOIP [1 The issue could be big], <1 Lee Marsh> said.",
    "[1 Such talks could take place in May], <1 the commissioner|Olli Rehm>, Olli Rehm, said as the bank met.",
]

INFINITIVES = [
    "<1 Lee> told workers [1 not to worry].",
    "<1 The union> states [1 its goal is to build a new mill].",
    "<1 The mayor> railed against [1 the closure of the mill].",
    "<1 Lee> told workers [1 not to worry].",
    "<1 The union> states [1 its goal is to build a new mill].",
    "<1 The mayor> railed against [1 the closure of the mill].",
    "<1 The union> pledged [1 to fight the closure].",
    "<1 The owner> promised [1 to keep the mill open].",
    "<1 The bank> threatened [1 to sue the paper].",
    "<1 The firm> vowed [1 to appeal the ruling].",
    "<1 The company> asked workers [1 to leave the building].",
    "<1 The mayor> urged the owner [1 to think again].",
    "<1 The chief executive> told managers [1 to cut travel].",
    "<1 The court> ordered the firm [1 to pay damages].",
    "<1 Airlines> called on the state [1 to lower the tax].",
]

OBJECTS = [
    "<1 The bank> is done with cuts, announcing [1 plans on Monday to raise rates next year].",
    '<1 Ann Lee> called [1 it "a paper mill]"—and it looks like one.',
    "<1 Harbor Mills> announced [1 14,000 job cuts, its largest round since 2013].",
    "<1 Harbor Mills> announced [1 the layoff of 1,400 workers, primarily in its paper unit].",
    "<1 A report by Harbor Mills> that shows [1 a fall in sales] was leaked.",
    "<1 The bank> announced [1 4,000 job cuts].",
    "<1 The bank> announced [1 4,000 job cuts] on Monday.",
    "<1 The minister> confirmed [1 the talks].",
    "<1 The group> cited [1 weak demand].",
    "<1 The owner> promised [1 an improvement].",
    "<1 The union> criticized [1 the plan].",
    "<1 Many lawmakers> questioned [1 the company's future].",
    "<1 The firm> forecast [1 a profit of 2 million dollars].",
    "<1 The mayor> called for [1 talks with the owner].",
    "<1 The bank> warned of [1 higher losses].",
    "<1 The union> complained about [1 long shifts].",
    "<1 The minister> called [1 the plan a mistake].",
    "<1 Lee> described [1 the offer as generous].",
    "<1 The union> accused [1 the firm of breaking the law].",
    "<1 The company> outlined [1 plans to sell the mill].",
    "Shares rose, helped by <1 data> showing [1 wholesale stocks fell unexpectedly in May].",
    "<1 The most recent count> put [1 the daytime population of Holm at just over one million people].",
    "<1 Its forecasts> imply [1 earnings of 96 cents per share].",
    "<1 She> highlighted [1 the risk of a strike].",
    "<1 Data> showed [1 the lowest number of job cuts in that month since December 2007].",
    "<1 Harbor Mills> warned of [1 a tough year ahead, with weak demand gutting orders].",
    "Prices rose, with <1 officials> increasingly talking of [1 bubbles].",
    "On Monday <1 Marsh> denounced [1 neo-Nazis and the old guard as criminals].",
]

MIXED = [
    '<1 The bank> said [1 it was "well funded"].',
    '<1 The company> said [1 the mill had become "too costly to run" at today\'s volumes].',
    '<1 Lee> said [1 the firm would "fight for every job".]',
    '[1 The plan was "a disaster" for the valley], <1 the mayor> said.',
    '<1 The minister> called [1 the closure "a mistake"].',
    '<1 The mayor> said [1 he was sad, but that "life must go on".]',
    '<1 The union> criticized [1 what it called a "brutal" plan].',
    '<1 Lee> called [1 Reed the "ultimate hypocrite,"] linking to a story about him.',
    "[1 These and other rulings], <1 the lawyers> said, “[1 all lead to one result]”.",
    '<1 He> promised [1 to release a report "as soon as possible" on the mill].',
    '<1 Lee> fired back that [1 the "people of Holm" had voted twice].',
    '<1 Tom Reed>, the former mayor, proposed [1 we "wake up and pay the bill"].',
    '<1 Lee> called [1 the fire that killed five workers "an attack on our town,"] but he also left.',
    'The plan has been called "[1 strategic nonsense]" by <1 Tom Reed>, a professor.',
    "<1 Lee> thanked [1 Reed for “taking these steps to make us all safer”].",
    "In March, <1 Lee> blasted [1 Marsh for its “outrageous practices” in requiring workers to leave].",
    '<1 Lee> stressed that [1 "the way forward is a sale],"] adding that [2 talks had begun].'.replace(
        'sale],"]', 'sale,"]'
    ),
    '<1 Lee> called [1 the governor "the most extreme pick in a generation" and someone who had "threatened" the town].',
    'ASKING FOR LESS "[1 We hope that our offer will be well received]," <1 Nick Riley> said.',
]

#: Thoughts and wishes count where words of theirs stand in quotation marks: somebody said them.
THOUGHTS = [
    '<1 Ann Lee> thinks [1 the mayor and his staff "need to work more with the town"].',
    '<1 Tom Reed> worried that [1 the mill was becoming "a burden that nobody wants to carry"].',
    '<1 The mayor> wants [1 the owner "to admit that it is a real loss"].',
    "Ann Lee thinks the mayor needs to work more with the town.",
    "Tom Reed hopes to sell the mill.",
    'Tom Reed hopes to see the musical "Mills" in May.',
    '<1 Ann Lee> said [1 she hopes for "a quick end to the dispute"].',
    'The bank wants to shed what <1 Lee> called "[1 a perception problem]."',
]

SEVERAL = [
    "[1 A box caught fire], <1 Ann Lee> said, adding that [2 nobody was hurt, and the firm was looking into the cause].",
    "<1 Tom Reed> said [1 <2 Sam Lee> was referring to [2 the plans for the mill]]. <3 He|Tom Reed> said [3 it would close].",
    "Asked who should run the mill, <1 Reed> said [1 the board would know].",
    "The <1 Bond Dealers Association> said [1 sales rose]. <2 BDA|Bond Dealers Association> added that [2 prices fell].",
    "<1 The company> said [1 it would cut jobs], adding that <2 the mill> would close.".replace(
        "adding that <2 the mill> would close", "adding that [2 the mill would close]"
    ),
    "<1 The union> said [1 the plan was unfair] and <2 the mayor> called for [2 talks].",
    "<1 The minister> said [1 the bank was safe] but warned that [2 more banks could fail].",
    "<1 Analysts> said [1 <2 the company> had promised [2 to keep the mill open]].",
    "<1 The bank> cut 300 jobs, citing [1 weak demand].",
    "[1 The mill will close], <1 the firm> said, citing [2 high costs].",
    '"[1 We will fight]," said <1 Tom Reed>, calling for [2 talks].',
    '[1 The talks went on until midnight], <1 Ann Lee> said, adding, "[2 Nobody left the room.]"',
    "<1 They> said [1 the spending could lead to higher taxes] and questioned [2 whether the roads would create jobs].",
    "<1 Ann Lee> told the council that [1 the plan was dead], adding that [2 the process was far from over].",
    "<1 The paper>, citing unnamed sources, said [1 the bank was for sale].",
    "<1 Two sources> said [1 Tallis would buy a rival]. <2 They|Two sources> added [2 talks could collapse].",
    "[1 The mill is old], <1 Otto Grube> was quoted as saying in the Holm Times. [2 The bank has met its regulator], <2 the paper|Holm Times> said.",
    "The <1 Conference Board>, a private research group, said [1 its index rose]. [2 It is down from a year earlier], according to <2 the group|Conference Board>.",
    '[1 Harbor Mills Inc is counting on cuts], <1 its chief financial officer|Dave Anders> said on Monday. "[2 It works]," said <2 Dave Anders>, chief financial officer of Harbor Mills Inc.',
    "The <1 Labor Institute> said [1 pay rose]. <2 The group|Labor Institute> said [2 it would fall].",
    "[1 Sales rose], said <1 Costmart Holdings>. [2 Analysts expected 6 percent], according to <2 Holm Estimates>. Excluding fuel, <3 it|Costmart Holdings> said [3 sales would be up].",
]

NOMINAL = [
    "They checked <1 Reed>’s claim that [1 there have been thousands of thefts at the mill].",
    "<1 The union>'s claim that [1 the firm broke the law] was rejected by the court.",
    "<1 The bank> rejected [1 <2 the paper>'s report that [2 it was for sale]].",
    "<1 The minister> made the claim that [1 the bank was safe].",
    "<1 The firm> issued a warning that [1 sales would fall].",
    "Marsh declined to comment on <1 media reports> that [1 Harbor Mills might cut 15,000 jobs].",
    "There have been <1 press reports> that [1 the chain could be sold].",
    "Shares rose when <1 reports> surfaced that [1 the chain is hiring].",
    "<1 Tom Marsh>'s core argument is that [1 the bank had guarded his account].",
    "<1 Ann Lee> said in a report that [1 the cuts would help].",
]

NOT_STATEMENTS = [
    "The mill bought an AI startup called Preferred Tallis Inc.",
    "In a demo by one of the partners, an AI startup called Preferred Tallis Inc., the robot was able to learn.",
    "The fall was worse than some in the town predicted.",
    "The company did not admit or deny wrongdoing.",
    'The rule lets two firms called "twins" act as one.',
    "Speaking of the mill's size, it is as big as ever.",
    "The pupils can pick a school according to their needs.",
    "In its petition the mill listed 40 million dollars of assets.",
    "The firm hasn’t announced prices.",
    "Regulators shut the bank, adding to the number of small lenders that are expected to fail.",
    "The judge dismissed the lawsuit.",
    "The union did not say when the mill would close.",
    "The company declined to comment.",
    "A spokesman would not say how many jobs would go.",
    "The bank refused to confirm the report.",
    "The company reported a profit of 2 million dollars.",
    "Harbor Mills posted a loss for the quarter.",
    "The bank expects to cut 300 jobs.",
    "The group plans to close its mill in Holm.",
    "The firm will announce its results on Friday.",
    "The chairman is expected to tell shareholders that sales fell.",
    'The film "The Old Mill" opens in May.',
    'The so-called "rust belt" lost many jobs.',
    "Sales rose in May after a weak April.",
    "The mill closed in May and 300 people lost their jobs.",
    "Employers announced 48,000 job cuts in March.",
    "The company never said that the mill was safe.",
    "Lee called Tom Reed on Monday.",
    "The mill won a majority of pledged delegates.",
    "Lee answered her door on Sunday.",
    "But Alcor declined to name the bidders or say who they were.",
    "The bank said it had no immediate comment.",
    "When asked about the cuts, he left the room.",
    "Analysts hope the firm will raise its forecast or clarify the steps that it would take.",
    "The company is charging $100 for the new pen.",
    "The storm threatened to delay the vote.",
    "The new firm, to be called Alcor, will open in May.",
    "With Reed added to a team of ten, the mill will hardly fail.",
    "These are the issues that had convinced both sides a deal was out of reach.",
    "Rivals built a method for predicting tidal waves from old charts.",
    "It was fined for systematically denying pay raises to women.",
    "Engineers use radar to forecast rain.",
    "The clinic gives a medicine called torbinol to children.",
    "It is also worth noting that the shares are still high.",
    "If you have ever wondered how clocks work, buy one.",
    'You can ask the machine "What is the time?" and wait.',
    "Put another way, the count is off.",
    "A retired pilot asked not to be named.",
    "A banker, who asked for anonymity, left.",
    "He gave a poor answer in 2003 when asked whether the pumps had failed.",
    "The board rejected the overture.",
    "Since Harbor Mills reported a loss on August 20, which dampened hopes Marsh could turn the firm around, shares fell.",
    "The data highlight the risk.",
    "Highlighting the poor state of trade, Harbor Mills closed its shops.",
    "The bank was in a fix, dubbed a trap.",
    "Wells used to be in the next level, called Lead Dogs.",
    "Officials rarely comment specifically on the proposed reforms.",
    "WORKERS URGED TO LEAVE Holm may keep its mill.",
    "Tom Reed could not be reached when Tallis called on Sunday.",
]

#: Who is meant by a description, a relative pronoun, a name that little is known of; and what is no statement of its own.
SPEAKERS = [
    '"[1 It is sad]," explained <1 vice president and analyst at Forrester Research Ted Marlow|Ted Marlow>.',
    'Chief Executive Officer Dai Wei left. "[1 We failed]," <1 Dai|Dai Wei> said in a memo.',
    "Automakers have recalled 46 million inflators.",
    "Former Italian soccer federation and Olympic committee president <1 Franco Marro> estimated that [1 the loss will cost 6 million euros].",
    "[1 The mill has no logs], <1 Ann Lee> said, [1 so it can't know how many were hurt].",
    "[1 Lee said as much in court], according to the <1 Daily Herald>.",
    'That app, called "This is Your Life," was a quiz.',
    "<1 People>, who asked not to be named discussing the deal, said [1 it was off].",
    "In the note sent to Reuters addressing the staff, <1 Smith and Alvi> said [1 three had left].",
    "<1 Tallis> denies [1 any wrongdoing] and has distanced itself from Marlow.",
    "<1 Tallis> had announced [1 job cuts] before being bought by Marlow but did not say how many would go.",
    "The plaintiffs are women. <1 They> say in the lawsuit that [1 Tallis pays women in Ohio less than men who do the same, and assigns them jobs that lead nowhere].",
    "Marlow was criticized last winter by some of the biggest stars over his support of Reed, comments that Tom Curry echoed.",
    "<1 Amazon> said [1 it will create jobs in the city it chooses for its second seat, to be announced this year].",
    '<1 Reed> reportedly called [1 Germany "bad, very bad"].',
    "Sales were slower than usual in the mill and <1 Lee> said [1 it was sad].",
    "<1 Ann Lee>, who [2 once ran a mill], according to <2 her website>, said [1 it was closed].",
    '"[1 Frogs are old]," <1 the authors> write in a study published in Holm Reports. "[1 So are toads.]"',
    "[1 Sales are down, which is more than most on the street predicted], <1 Ann Lee> said.",
    "<1 Ann Lee> says [1 debt is low], while Harbor's Tom Reed sees a rise.",
    "(<1 Ann Lee> says [1 debt is low].)",
    "([1 Debt is low], according to <1 Ann Lee>.)",
    "The Food and Drug Administration tested it. <1 The agency|Food and Drug Administration> said [1 it was safe].",
    'As <1 a Times profile of Lee> put it, "[1 the mill is hers.]"',
    'Omar Marsh wants to leave. "[1 I know what to do]," <1 the billionaire|Omar Marsh> told Axios.',
    "[1 It added 7,000 jobs], according to Chief Executive <1 Ann Lee> last month, who said [2 more would come].",
    "<1 A startup called Tallis|Tallis> says [1 it has raised money].",
    'Ann Lee left. "[1 Mr. Madden lied]", <1 she|Ann Lee> said. <2 She|Ann Lee> said [2 she was tired].',
    "<1 A senior official> said [1 it would lend]. <2 He|A senior official> said [2 it made sense].",
    "The United Steelworkers met Tallis. [1 The deal secures care], <1 the union|United Steelworkers> said.",
    "[1 All you give up], according to <1 Tallis>, [1 is the remote].",
    "<1 The agreement> calls for [1 the mill to give a year of notice].",
    'Asked by Axios if it was "a risk", <1 Tom Reed> said: "[1 No! It is hard.]"',
    "Under these rules providers may not be charging consumers for it.",
    'Ann Lee left. "[1 The Harbors won]," <1 she|Ann Lee> said. The town sang.',
    "<1 Macy's> last month repeated [1 its outlook for a decline in sales].",
    "<1 Tallis> forecast [1 sales of $2 million, up from its earlier forecast of $1 million].",
    "[1 Sales will fall], <1 Tallis> said, citing a memo.",
    "<1 Ford> said [1 sales rose]; and [2 Tallis cut its dividend], the <2 Courier> reported.",
    "[1 Sales rose; profit fell], <1 Ford> said.",
    "<1 Tallis> dismissed [1 the report], a year after it dismissed 300 people.",
    "[1 Sales fell], <1 data from Nielsen> show.",
    "[1 Prices rose], <1 figures compiled by Nielsen> show.",
    "[1 Prices fell by half], <1 research by Nielsen> shows.",
    "<1 Ann Lee> told reporters [1 sales were slow].",
    "<1 Ann Lee> told lawmakers [1 banks needed help].",
    "<1 Tallis> told staff [1 jobs would go].",
    "<1 Ann Lee> told union members [1 the mill would close].",
    "<1 Ann Lee> warned [1 oil prices would fall].",
    '<1 Ann Lee> told employees [1 user growth "had not kept pace"].',
    "<1 Omar Diaz>, a former Tallis executive who now advises startups, said [1 the cuts were overdue].",
    "<1 Tallis>, the largest lender, said on Friday [1 sales and late payments rose].",
    "[1 The finding could help explain how birds fly], <1 the authors> write.",
    '<1 Ann Lee> tweeted during the hearing that [1 Mr Diaz "did not work there"].',
    'City boss Omar Diaz fumed. "[1 It is a joke]," said <1 the Italian|Omar Diaz>.',
    "A court held that the unit is lawful.On Wednesday, <1 Tallis> said [1 it was].",
    "Omar Diaz left. <1 Diaz|Omar Diaz>, asked about further cuts, said [1 none was planned].",
    'The email, first reported by the Courier, was headed "Work is over".',
    "Earlier, <1 Omar Diaz> scoffed at [1 the idea].",
    "<1 Harbor's parent|Tallis Inc>, Tallis Inc, said [1 it would close].",
    "Tallis fell. <1 Her co-founder|Omar Diaz>, chief scientist Omar Diaz, was quoted as saying that [1 the app would stay].",
    '"[1 As painful as it is, this moment cannot pass]," co-host <1 Savannah Gunn> said as she opened the show.',
    "Tallis co-founder and chief executive <1 Omar Diaz> said [1 sales rose], but added that [2 costs did too].",
    "Ann Lee left. <1 She|Ann Lee> warned, however, that [1 talent could leave].",
    "[1 Net income fell 56 percent, while reserves rose], <1 a regulatory filing> shows.",
    "<1 Omar Diaz>, Tallis's head of safety, posted that [1 the cuts affected a third of his team].",
    '"[1 We read it in the papers]," said <1 its chairman|Antti Rinnela>, Antti Rinnela.',
    "[1 Tallis will close its mill], according to <1 a notice filed with the state>.",
    "<1 HR software maker|Workday> Workday told employees on Wednesday that [1 it was closing an office].",
    "<1 Salesforce> said [1 it would lay off a tenth of its staff], while <2 IBM> on Wednesday announced [2 3,900 layoffs].",
]

ALL = [
    *DIRECT, *SPEAKERS, *PARAGRAPHS, *INTERVIEWS, *CLAUSES, *LONG_CLAUSES, *ASIDES, *INFINITIVES, *OBJECTS, *MIXED, *THOUGHTS, *SEVERAL, *NOMINAL, *NOT_STATEMENTS
]  # fmt: skip


@pytest.mark.parametrize("case", ALL)
def test_who_says_what(nlp: Language, case: str) -> None:
    text, expected = unmarked(case)
    claims = nlp(text)._.claims
    found = sorted((claim.speaker.text, *(bare(span.text) for span in claim.content)) for claim in claims)
    # a statement without a speaker of its own in the case has that of the one before
    speaker, wanted = "", []
    for statement in expected:
        speaker = statement.speaker or speaker
        wanted.append((speaker, *(bare(content) for content in statement.content)))
    assert found == sorted(wanted)
    names = {claim.speaker.text: claim.speaker.name for claim in claims}
    for statement in expected:
        if statement.name is not None:
            assert names[statement.speaker] == statement.name


@pytest.mark.parametrize(
    ("text", "document", "organization"),
    [
        (
            "Customers are happier, an annual survey showed. The Holm Institute poll showed that trust rose.",
            "an annual survey",
            "Holm Institute",
        ),
        (
            "The Holm Journal reported on Monday that Tallis may cut jobs. The report said they would go in May.",
            "The report",
            "Holm Journal",
        ),
        ("Shares rose when reports surfaced that Tallis is hiring.", "reports", None),
    ],
)
def test_whose_a_document_is(nlp: Language, text: str, document: str, organization: str | None) -> None:
    speakers = [claim.speaker for claim in nlp(text)._.claims]
    assert [s.organization for s in speakers if s.text == document] == [organization]
