"""Names of firms beside those of their goods, units, funds and founders."""

from __future__ import annotations

import pytest
from spacy.language import Language


def companies(nlp: Language, text: str) -> list[list[str]]:
    return [[company.name, *company.aliases] for company in nlp(f"{text}\n")._.companies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # goods and services that begin with the firm's name
        ("The game sold two million Nintendo Switch units.", []),
        ("She found it with Google Search.", []),
        ("Brent Rain Jacket: $49, down from $70. Brent Wool Hoodie: $118.", []),
        ("He likes Heinz ketchup and would drive a Toyota. The Volvo brand is safe.", []),
        ("Porsche cut jobs. Porsches are fast.", [["Porsche"]]),
        # a site as the place to read somebody
        ("Follow him on Twitter or Facebook.", []),
        ("Twitter said it cut jobs.", [["Twitter"]]),
        # bodies
        ("Two public interest groups - Open Ledger and Fair Tariff - will sue.", []),
        ("People close to the KTB agree. But the KTB, set up in May, said it would act.", []),
        ("The Office of Mines and Roads (OMR) said roads rose. The OMR report said so.", []),
        # funds and their codes
        ("The fund Norland Biotech Index NBX.A rose. NBX shares traded at $88. The NBX calls rose.", []),
        ("Investors like the Norland Bond Exchange-Traded Fund, ticker NBEF. NBEF has $12 million.", []),
        # services that bear the firm's name
        ("Apple TV and Google News are popular. Google said so.", [["Google"]]),
        # ships, storms, rocks, and what is called after them
        ("Virgin Galactic said VSS Tarrow flew. The kinks are out of Tarrow, the company says.", [["Virgin Galactic"]]),
        ("The asteroid Hollin will pass Earth. Hollin has announced itself.", []),
        ("NASA runs Ansel Research Center. In the 1930s, Ansel housed airships.", []),
        ("He fell.\n\nRUSH ON MERGERS Tallabro fell to $76.92 for the Tallabro Inc cigarette business. Tallabro brands sell.", [["Tallabro Inc", "Tallabro"]]),
        # what it makes
        ("It is built of Lego bricks.", []),
        # medicines
        ("Pfizer said no evidence shows that Avolin causes the disease, and doses of Avolin rose.", [["Pfizer"]]),
        # shops and brands of an owner
        ("TJX is the operator of chains including Marbury, Tallabro and Brentovo.", [["TJX"]]),
        ("Retail chains including Tallabro and Brentovo will close.", [["Tallabro"], ["Brentovo"]]),
        ("Pfizer's Avolin and Roche's Brintane sold well.", [["Pfizer"], ["Roche"]]),
        # an athlete and his team
        ("Dana Whitlock and Co. lost. Tallabro and Co. said it closed.", [["Tallabro and Co."]]),
        # places of work, teams, headings
        ("BP bought a stake in the Tallabro discovery.", [["BP"]]),
        ("Facebook's director of Deep Word Learning left.", [["Facebook"]]),
        ("It came to the Isle of Broken Toys.", []),
        # indices
        ("The MSCI APXJ tech sub-index rose. MSCI said so.", [["MSCI"]]),
        ("The Morgan Stanley Grain Payor Index fell. Morgan Stanley said so.", [["Morgan Stanley"]]),
        # a founder and the firm that bears the name
        (
            "Peter Marlow, chief strategist at Peter Marlow & Associates, said no.",
            [["Peter Marlow & Associates"]],
        ),
        ("A group led by Tallis Inc, Brandtner and Pfizer bought it. Otto Brandtner will resign.", [["Tallis Inc"], ["Pfizer"]]),
    ],
)  # fmt: skip
def test_goods_funds_and_people_are_no_companies(nlp: Language, text: str, expected: list[list[str]]) -> None:
    assert companies(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saab Automobile will close. Saab said so.", [["Saab Automobile", "Saab"]]),
        ("Standard Chartered cut jobs. Standard Chartered Bank said so.", [["Standard Chartered Bank", "Standard Chartered"]]),
        ("JPMorgan cut jobs. JPMorgan Chase & Co. said so.", [["JPMorgan Chase & Co.", "JPMorgan"]]),
        (
            "Norland Rural Finance Trust (NRFT) cut jobs. A spokesman for NRFT said so.",
            [["Norland Rural Finance Trust", "NRFT"]],
        ),
        ("Meta cut jobs. Facebook said so.", [["Meta", "Facebook"]]),
        ("Wendy's cut jobs. Wendy's International Inc said so.", [["Wendy's International Inc", "Wendy's"]]),
        ("J.C. Tallabro Co ( JCT.N ) cut jobs. Tallabro said it will close.", [["J.C. Tallabro Co", "Tallabro"]]),
        ("Dana Lee runs Nestle Waters North America.", [["Nestle Waters North America"]]),
        ("American Axle & Manufacturing ( AXL.N ) cut jobs.", [["American Axle & Manufacturing"]]),
        ("Shares of Vodafone & Telecom Italia fell.", [["Vodafone"], ["Telecom Italia"]]),
    ],
)  # fmt: skip
def test_names_of_one_firm_are_one_entry(nlp: Language, text: str, expected: list[list[str]]) -> None:
    assert companies(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TravelCenters of America said it would close.", "TravelCenters of America"),
        ("He is an analyst at Thrivent Financial for Lutherans, which agreed.", "Thrivent Financial for Lutherans"),
        ("The firm faces charges.\n\nCHARGES Tallavera Tools Corp booked $5 million.", "Tallavera Tools Corp"),
        ("--Tallavera Tools Corp is based in Ohio.", "Tallavera Tools Corp"),
        ("Embattled Tallavera Tools Corp is based in Ohio.", "Tallavera Tools Corp"),
        ("Ann Lee, analyst at Forrester Research Ted Marlow.", "Forrester Research"),
        ("They wrote on X. Tallavera Tools Corp gained users.", "Tallavera Tools Corp"),
        ("DAVE LEE, TALLAVERA SECURITIES, LONDON: No.", "TALLAVERA SECURITIES"),
        ("The deal is off.\n\nThey talked. ANN LEE, STRATEGIST AT BNP PARIBAS IN SINGAPORE: \"It is fine.\"", "BNP PARIBAS"),
        ("The law firm Tallavera, Brint and Orrin said so.", "Tallavera, Brint and Orrin"),
        ("Ann Lee, analyst at Tallavera Energy Stamford, Connecticut, said so.", "Tallavera Energy"),
        ("Shares of Washington D.C.-based Tallavera Inc rose.", "Tallavera Inc"),
        ("The venture of Nokia of Finland said so.", "Nokia"),
        ("Ford of Europe said so.", "Ford of Europe"),
        ("Mercedes Benz launched a van.", "Mercedes Benz"),
        ("Italian bank Banca Monte dei Paschi di Siena said so.", "Banca Monte dei Paschi di Siena"),
        ("It sold a stake to Areva CEPFi.PA, the world's top builder of reactors.", "Areva"),
        ("Auto insurer 21st Century Insurance Group ( TW.N ) cut jobs.", "21st Century Insurance Group"),
        ("The state-owned Investment Corporation of Dubai said so.", "Investment Corporation of Dubai"),
        ("Sales rose, according to Thomson Reuters I/B/E/S. Few shops closed.", "Thomson Reuters I/B/E/S"),
        ("It is registered with the Depository Trust and Clearing Corp., which said so.", "Depository Trust and Clearing Corp."),
        ("Shares of miner Norland Copper and Gold Inc rose.", "Norland Copper and Gold Inc"),
        ("Mercedes-maker Daimler said so.", "Daimler"),
        ("BlackBerry maker Tallis rose. The firm shipped 8.3 million BlackBerry smartphones.", "Tallis"),
        ("But Dutch Tallavera, the world's biggest tool maker, said so. Tallavera fell.", "Tallavera"),
    ],
)  # fmt: skip
def test_names_are_whole_and_no_more(nlp: Language, text: str, name: str) -> None:
    assert companies(nlp, text) == [[name]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what they are called behind their names
        ("Tallabro, the consultancy, said no.", [["Tallabro"]]),
        ("Tallabit, a crypto exchange, closed.", [["Tallabit"]]),
        ("GoTallabro, an Austrian tutoring start-up, cut 100 jobs.", [["GoTallabro"]]),
        ("Orren Vale and Marlow Heath, two of the biggest housebuilders, closed.", [["Orren Vale"], ["Marlow Heath"]]),
        ("Ann Marlow, a contractor, left.", []),
        # what several are called before their names
        ("Brewers SABMiller and Molson Coors closed pubs.", [["SABMiller"], ["Molson Coors"]]),
        ("Suppliers Continental and Brentovo have announced cuts.", [["Continental"], ["Brentovo"]]),
        # what they do, one or several of them
        ("Tallabro is to cut 4,500 jobs.", [["Tallabro"]]),
        ("Tallabro and Brentovo are closing shops.", [["Tallabro"], ["Brentovo"]]),
        ("The plan for Norland is to close.", []),
        # a number in the place of their verb
        ("Pfizer cut 300, Tallabro 500 and Brentovo 11%.", [["Pfizer"], ["Tallabro"], ["Brentovo"]]),
        # an article before their names
        ("The BBC will cut 500 jobs.", [["BBC"]]),
        # who makes what
        ("The maker of Avolin, Tallabro Foods, says it may close.", [["Tallabro Foods"]]),
        # unions
        ("The union Harmony said it was sad.", []),
    ],
)  # fmt: skip
def test_young_and_foreign_firms_are_known_by_what_is_said_of_them(
    nlp: Language, text: str, expected: list[list[str]]
) -> None:
    assert companies(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The super PAC Norland Values Action announced an ad.",
        "A letter from an advocacy group, Norland Watch, as it is called, was read.",
        "It names terrorist groups such as Brintaba.",
        "Brintaba, a group of readers, said so.",
        "The RNC said it hired Ann Lee. Priorities USA announced an ad.",
        "First deputy chairman of the central bank Alexei Marlov said so.",
        "United Nations Secretary-General Ann Marlow announces a pact.",
        "Its units -- Cards, Industrial and Tallamark -- shrank.",
        "They said \non Friday that they would ask for more time and that the plant \nwould be closed in the first quarter of the year or in the \nsecond, under a contract with members of the council of the Ford \nFoundation that was signed in December.",
        "The Standard & Poor's 500 rose 1.7 percent, and the S&P 500 fell.",
        "It cut its rating by one notch to AA and said so.",
        '"Time will tell whether growth can last," he said.',
        "European Central Bank policy maker Axel Weber said so.",
        "Tennyson Bardwell, a filmmaker from Saratoga, New York, said so.",
        '"It is safe," said Cal Elshoff of La Canada, California.',
        "Ann Lee, owner of the Dallas Mavericks basketball team, said so.",
        "It runs stores under the Borders and Waldenbooks names.",
        "The Norland Venture association said so.",
        "It was the worst year since the Great Depression, the World Bank said.",
        "Sales of a new blood-clot drug, Tallavent, rose.",
        "The mine is linked to the giant Tallajas project.",
        "The Office of Federal Housing Enterprise Oversight said so.",
        "Weak U.S. data hurt. Technically, the company is broke.",
        "She works for a Fredericksburg newspaper.",
        "Sales fell at its flagship Ann Taylor chain.",
        "The new YouTube for Mobile works in 17 countries.",
        'Teresa "Terri" Dial will leave. Dial said so.',
        "The China Steel and Iron Association said prices rose.",
        "There are breweries in eight Russian cities - Klinsk, Ivanovka, Sarana and Kurska.",
        "Follow him at http://twitter.com/AnnLee.",
        "Bids will be made before Christmas. Sales rose at Heathrow.",
        '"It works," said Matthias Biniok, an engineer for a chip maker.',
        "Ann Lee, director of the Office of Thrift Supervision, said so.",
        "Stocks fell when the Federal Reserve Bank of Philadelphia reported a drop.",
        "They met in Guinea, the world's top exporter of bauxite.",
        "Top broker Harshad Mehta was the main person accused.",
        '"You have to earn your keep," said Marino Marin, an investment banker at a boutique.',
        "The operator of the Pottery Barn, West Elm and Williams-Sonoma chains rose.",
        "The Standard & Poor's Aerospace and Defense index fell. The S&P capital goods industry group .GSPIC fell.",
        "It was bought under the Bank Holding Company Act.",
        "That is a fraction of the size of its Supercenters.",
    ],
)
def test_groups_that_are_no_firms(nlp: Language, text: str) -> None:
    assert companies(nlp, text) == []
