"""Which names are companies, which of them are one, and what is known of each."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor.pipeline.build import load
from extractor.pipeline.names import Company, MentionKind


def companies(nlp: Language, text: str) -> list[Company]:
    return list(nlp(text)._.companies)


def test_a_short_name_is_the_longer_one_that_was_named_first(nlp: Language) -> None:
    text = "Zentrix Energy Inc will merge. A unit, Zentrix International Inc, will remain. Zentrix gave no details."
    assert clusters(nlp, text) == {"Zentrix Energy Inc": ["Zentrix"], "Zentrix International Inc": []}


def test_names_over_the_entries_of_a_list_are_firms(nlp: Language) -> None:
    entries = "Zentrix: 300\nThe chipmaker cut staff.\n\nPell Bakery: 80\nThe baker cut staff.\n\nTallis Corp: 7\nTallis cut staff."
    named = ["Zentrix", "Pell Bakery", "Tallis Corp"]
    assert [company.name for company in companies(nlp, f"Firms that cut\n\n{entries}")] == named


def test_names_over_the_entries_of_a_list_of_goods_are_none(nlp: Language) -> None:
    entries = "Zentrix Volt\nThe lamp is cheap.\n\nPell Grip\nThe grip is light.\n\nApple Osmo Stick\nThe stick is long."
    assert [company.name for company in companies(nlp, f"What to buy\n\n{entries}")] in (["Apple"], [])


def clusters(nlp: Language, text: str) -> dict[str, list[str]]:
    return {company.name: company.aliases for company in companies(nlp, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the guard list
        ("OpenAI said it will hire. Oracle and Anthropic will not.", ["OpenAI", "Oracle", "Anthropic"]),
        ("Ericsson will cut 8,500 jobs.", ["Ericsson"]),
        ("The CEO said AI needs a GPU, and IT staff use it.", []),
        ("Meta and Microsoft cut jobs.", ["Meta", "Microsoft"]),
        ("Challenger, Gray & Christmas counted 50,000 cuts.", ["Challenger, Gray & Christmas"]),
        ("Procter & Gamble cut jobs.", ["Procter & Gamble"]),
        ("Bausch & Lomb and Pfizer cut jobs.", ["Bausch & Lomb", "Pfizer"]),
        ("Ford said it would close the plant.", ["Ford"]),
        ("Harrison Ford said he would leave.", []),
        ("Apple said it would hire. She ate an apple.", ["Apple"]),
        ("Target said sales rose. The target is high.", ["Target"]),
        ("The company missed its target. Targets matter.", []),
        ("The retailer sheds staff: Boots said this month it would cut jobs.", ["Boots"]),
        ("Boots is to cut 4,000 jobs.", ["Boots"]),
        ("Tesco, Britain's biggest supermarket, cut prices.", ["Tesco"]),
        ("Talvik Oy, Finland's biggest baker, left Porvoo, Finland.", ["Talvik Oy"]),
        ("Boots sold well. Employers announced more cuts.", []),
        ("Shell will cut 500 jobs. The shell broke.", ["Shell"]),
        ("Gap will close 30 stores. The gap is wide.", ["Gap"]),
        ("Visa said profit rose. He needs a visa.", ["Visa"]),
        # by legal form, code and context
        ("Harlow Widgets Ltd makes widgets.", ["Harlow Widgets Ltd"]),
        ("Brandt & Sons GmbH makes trucks.", ["Brandt & Sons GmbH"]),
        ("Marlow (NYSE: MLW) fell 3 percent.", ["Marlow"]),
        ("Shares of Marlow Foods fell.", ["Marlow Foods"]),
        ("Ann Lee, an analyst at Stonebridge Research, said so.", ["Stonebridge Research"]),
        ("Chipmaker Zentrix, the largest supplier of sensors, cut jobs.", ["Zentrix"]),
        ("Nix, Patterson & Roach LLP sued them.", ["Nix, Patterson & Roach LLP"]),
        # a bare name that does what companies do
        ("What Fernwick did hurts. Fernwick let go of 80 people. Fernwick raised $9 million.", ["Fernwick"]),
        ("McGrath CEO Dana Whitlock met John McGrath.", ["McGrath"]),
        ("Last week Fernwick said on Tuesday it would close.", ["Fernwick"]),
        ("Last week Fernwick laid off 500 workers.", ["Fernwick"]),
        # a word that the model has never met needs one witness more
        ("A Zorvexly spokesman confirmed it.", ["Zorvexly"]),
        ("Shares of Zorvexly rose.", ["Zorvexly"]),
        ("The mill lies in Zorvexly.", []),
        ("Wexley's will close. Wexley's, owned by Tallis Corp, cut its staff.", ["Wexley's", "Tallis Corp"]),
        ("Zorvexly cut 10% of its contractors in January.", ["Zorvexly"]),
        ("It is slow, Fernwick's boss says. Fernwick, which makes pens, is old.", ["Fernwick"]),
        ("Air France-KLM owns KLM.", ["Air France-KLM", "KLM"]),
        # a list that is called companies
        (
            "It hurt retail chains that sell shoes -- Fernwick, Oak Lane and Hibbard.",
            ["Fernwick", "Oak Lane", "Hibbard"],
        ),
        ("It hurt the chains -- Joe's Boating, Oak Lane and Hibbard.", ["Oak Lane", "Hibbard"]),
        ("He spoke of lenders such as Oak Lane and Fernwick.", ["Oak Lane", "Fernwick"]),
        ("He likes rivers such as Oak Lane and Fernwick.", []),
        # one weak reason is not enough; a second one, or a clear deed, is
        ("Sales of the Tallis S helped Ford and Mondaro.", ["Ford"]),
        ("Ford and Mondaro are hiring.", ["Ford", "Mondaro"]),
        ("Fernwick is cutting 40 jobs.", ["Fernwick"]),
        ("Nix, Patterson & Roach sued them.", ["Nix, Patterson & Roach"]),
        ("Recalled are Giggle, Shake & Roll - B7888 and others.", []),
        ("Homebuilder Tallis Corp rose. Rohm and Haas Co fell.", ["Tallis Corp", "Rohm and Haas Co"]),
        # no companies
        ("The Bank of Korea will cut rates. The National Pension Service bought bonds.", []),
        ("The Business Roundtable chairman met the AFM officials.", []),
        ("Top U.S. shares fell, an independent U.S.-based analyst said.", []),
        ("It listed two networks: CDMA and GSM.", []),
        ("It earned 12 cents per Class C share.", []),
        ("The Salesforce tower looms over the park.", []),
        ("The Federal Reserve, the European Union and the Justice Department met.", []),
        ("The United Auto Workers and the University of Ohio met.", []),
        ("Shares rose on the New York Stock Exchange and the S&P 500 index.", []),
        ("He told Reuters in London that Germany is strong.", []),
        ("The Supreme Court in Washington ruled on Monday.", []),
        # headings, words of headings and what only looks like a name
        ("ANN LEE, BANKING ANALYST AT BRANDT AG, ROME: It is fair.", ["BRANDT AG"]),
        ("Company officials said so. Yes, the largest retailer agreed.", []),
        ("She spoke about Risk Management to the Financial Services panel.", []),
        ("Write to ann@Tallis.com or to @AnnLee.", []),
        # adjectives of places and their people, offices of a state
        ("Shares in Anglo-Swiss firms fell, and Bolivian workers left.", []),
        ("Iraqi Oil Minister Omar Hadi met North American customers.", []),
        # bodies that are called so
        ("The environmental group Riverkeepers sued. Path Home, a nonprofit organization, did too.", []),
        ("The advertising agency Fernwick said it will hire.", ["Fernwick"]),
        ("It fell to $5 on the Lagos Commodity Exchange.", []),
        ("The Teachers' Retirement System sold its stake.", []),
        # banks, news agencies and newspapers by one word; bodies' words in the names of firms
        ("It sued the founder of Bank Oldenau and the bank.", ["Bank Oldenau"]),
        ("He told the Norland Press Agency that he will stay.", ["Norland Press Agency"]),
        ("It was first reported by the Granby Courier Sentinel.", ["Granby Courier Sentinel"]),
        ("It spoke with Summit Entertainment, which owns films.", ["Summit Entertainment"]),
        (
            "When Tallis Group Inc bought Brandtcorp to become larger, it paid cash.",
            ["Tallis Group Inc", "Brandtcorp"],
        ),
        # a firm's name that stands for something else
        ("Investors want to buy the General Motors building in the city.", []),
        ("She lives in Palm Beach. Palm Beach residents pay more.", []),
        ("He sells pens at Sam's Club stores.", []),
        ("The rover on Mars sent photos. A Mars mission is dear, and Mars is a cold planet.", []),
        ("The Norland Data Access Regulation (NDAR) holds. NDAR fines are high, NDAR rules many.", []),
        ("President Omar Stone spoke. Stone has raised tariffs, and Stone announced plans.", []),
        ("Shell-shocked investors sold. Target-owned stores closed.", ["Target"]),
        ("United Arab Emirates Economy Minister Omar Hadi said so.", []),
        (
            "Ann Lee, Senior Vice President, Policy & External Affairs, Charter Communications",
            ["Charter Communications"],
        ),
        ("Global Head of Equity Capital Markets Lisa Stone left Brandt AG.", ["Brandt AG"]),
        # estimates and media that are asked or tell
        ("It beat the Thomson Reuters I/B/E/S estimate.", ["Thomson Reuters I/B/E/S"]),
        ("He told the QZ newspaper that the city needs help.", ["QZ"]),
        # parts of one name
        (
            "Hadley's Outdoor Goods Inc cut jobs. Hadley's Outdoor shares fell.",
            ["Hadley's Outdoor Goods Inc"],
        ),
        ("Italy's Brandt SpA cut jobs.", ["Brandt SpA"]),
        (
            "3T Capital said it will hire. It was sold to Zhen Holding Group, it said.",
            ["3T Capital", "Zhen Holding Group"],
        ),
        ("Ann Lee, Co-Chairman of Tallis Corp, and Omar Stone, Co-Chairman, left.", ["Tallis Corp"]),
        ("Banc of Ohio Securities managed the sale.", ["Banc of Ohio Securities"]),
        ("Prices fell, Natixis Rosen analyst Ann Lee said.", ["Natixis Rosen"]),
        ("MORGAN STANLEY ( MS.N ) fell. DEUTSCHE BANK did not.", ["MORGAN STANLEY", "DEUTSCHE BANK"]),
        # what a name of its own does not make a company
        (
            "The pounding out of TPS reports took long. Fernwick reports a loss, and Fernwick shares fell.",
            ["Fernwick"],
        ),
        ('It is based on "The Winds of Ohio" by Ann Lee.', []),
        ("Shares fell on the Quito stock exchange. He met his rival John Stanko.", []),
        ("Tallis Corp's ( TLS.N ) Fernex and Brandt AG's Olmar fell.", ["Tallis Corp", "Brandt AG"]),
        ("Apple's iPhone sales rose. An iPhone is dear, and so is the MacBook Air.", ["Apple"]),
        ("The World Trade Organization report said so.", []),
        ("The former doll designer Rosa Bryant sold the idea. It upgraded the Trenton 900 engines.", []),
        ("He spoke at the Barclays Global Health Conference in Rome.", []),
        # public bodies: the noun of the name is a body's, whoever speaks for it
        ("Stanmore University economist Ann Lee warned Germany.", []),
        ("The White Hall Council of Trade Advisers announced a plan. The Foreign Office agreed.", []),
        ("Shares fell on the Norland Stock Exchange. The New York Insurance Superintendent said so.", []),
        ("The Norland Growth Equity Fund announced gains.", []),
        ("Minsk said it would retaliate. The carrier USS Bramble left.", []),
        # the whole name, and no word more
        ("The paper Welt am Morgen reported losses.", ["Welt am Morgen"]),
        ("A survey by Farmer's Business Daily showed gains.", ["Farmer's Business Daily"]),
        ("NORLAND - Tallis Inc closed a mill.", ["Tallis Inc"]),
        ("Weaker U.S. stocks weighed.", []),
        (
            "IBM of Ashford, New York, grew. A sale by Time Warner of AOL is off.",
            ["IBM", "Time Warner", "AOL"],
        ),
        ("BP unit BP Exploration (Alaska) Inc. drilled.", ["BP", "BP Exploration (Alaska) Inc."]),
        ("A unit of Tallis Gulf of Mexico Inc. drilled.", ["Tallis Gulf of Mexico Inc."]),
        ("It is led by JPMorgan Chase & Co. Lobbyists said so.", ["JPMorgan Chase & Co."]),
        ("Shares of Norland Bank and Trust rose.", ["Norland Bank and Trust"]),
        ("WAL-MART DROPS, eBAY LATE Wal-Mart Stores ( WMT.N ) fell.", ["Wal-Mart Stores"]),
        (
            "Sales per dealer, by Edmunds.com Honda Motor Co. ( 7267.T ) fell.",
            ["Edmunds.com", "Honda Motor Co."],
        ),
        ("The daily al-Kawkab said so.", ["al-Kawkab"]),
        (
            "Stanwick-Argyll Television Inc. cut jobs. Stanwick-Argyll's sites are good.",
            ["Stanwick-Argyll Television Inc."],
        ),
        (
            "It is led by Oracle Corp. Japan ( 4716.T ). He left 7-Eleven Inc.",
            ["Oracle Corp. Japan", "7-Eleven Inc."],
        ),
        ("Stocks fell. Reports Citigroup ( C.N ) was selling hurt.", ["Citigroup"]),
        ("Tallis Inc on Monday named C.D. Dunham chief executive.", ["Tallis Inc"]),
        ("Robin Research Management (RRM) ( RBEN.AS ) said no. RRM sued.", ["Robin Research Management"]),
        # a relative clause and an apposition show what the name is
        ("Stenna, which has offices in Rome, grew. Stenna will use it.", ["Stenna"]),
        ("She founded the payments startup, Stenna, acquired by Tallis Inc.", ["Stenna", "Tallis Inc."]),
        ("It held Credit Tied Obligations (CTOs), the bank said.", []),
        (
            "Lufthansa, SAS and Tallis Inc met last October. Last October was dry.",
            ["Lufthansa", "SAS", "Tallis Inc"],
        ),
        ("Ann Lee, a lawyer at Stennhof & Partner, said so.", ["Stennhof & Partner"]),
        # brands and products
        ("Shares of Dust Road publisher Tallis Inc rose.", ["Tallis Inc"]),
        ("Shares of Lincoln and Mercury dealers fell.", []),
        # a product behind its maker's name is no unit of it
        ("She found it on Google Maps. General Motors of Canada will hire.", ["General Motors of Canada"]),
        ("Lehman Bros. analyst Ann Lee said no.", ["Lehman Bros."]),
        ("Western Union said it would hire. The union said no.", ["Western Union"]),
        ("According to Karl Weber, the bank's chief executive officer, it fell.", []),
        ("The brewer of Tarrow Gold and Brint Light said it cut jobs. It will buy Brint Light.", []),
        ("The home of the Tallis Inc team is Wrigley Field. Target Center is next.", ["Tallis Inc"]),
        # no part of a name: a time zone, a heading of words that the article writes small
        ("By 1030 GMT Barclays shares fell.", ["Barclays"]),
        ("It will open new stores. NEW STORES Tiffany expects sales to fall.", ["Tiffany"]),
        ("He was calm. TEXAN BOY BP expects sales to fall.", ["BP"]),
        ("The rival is Brandt Plc BRX.PABRX.N, which bought Tallis Inc.", ["Brandt Plc", "Tallis Inc."]),
        ("The bid comes from cement maker Brandtex BRANDTEXO.MX, it said.", ["Brandtex"]),
        ("A Fox-Stanton analyst said so. Fox-Stanton cut jobs.", ["Fox-Stanton"]),
        ('He told "Fox News Sunday" so.', []),
        ("The Norland Grain Commission (NGC) sued. The NGC last week charged Tallis Inc.", ["Tallis Inc."]),
        # names that no list knows, by a word beside them
        ("Jobs will go at Holm-based Orbis Castings.", ["Orbis Castings"]),
        ("Kettlewell's, a family-run department store in York, will close.", ["Kettlewell"]),
        (
            "Dr Pepper Snapple Group Inc fell. Dr Reddy's shares rose.",
            ["Dr Pepper Snapple Group Inc", "Dr Reddy's"],
        ),
        ("Ponzi schemes are banned. See company Websites.", []),
        ("Ernst and Young's auditor said so.", ["Ernst and Young"]),
        ("The chairman of the U.S. House of Representatives Oversight Committee spoke.", []),
        ("Tesco has agreed to pay £150m for Booker.", ["Tesco", "Booker"]),
        ("It was hard, the boss of Brandtex told a radio station. Jobs will go.", ["Brandtex"]),
        # towns, regions and offices
        ("Ann Lee is chairman of Stadley, New York-based Brandt Foods Inc.", ["Brandt Foods Inc."]),
        ("Shops will open in Red Bank, New Jersey, and Las Vegas.", []),
        ("The CEO of EMEA left. Board Chairman Ann Lee said so.", []),
        ("A spokesman for the Angolan OPEC presidency spoke.", []),
        # names of several parts
        (
            "He is a manager at Stanton, Mallow, Van Oster & Co. in Boston.",
            ["Stanton, Mallow, Van Oster & Co."],
        ),
        (
            "Tallavera (Private) Investments Pty. Ltd. owns a stake.",
            ["Tallavera (Private) Investments Pty. Ltd."],
        ),
        ("Bank Norda Tengah kept its dividend.", ["Bank Norda Tengah"]),
        # no part of a name: article, possessive, code, place
        ("The Seattle Times reported it.", ["Seattle Times"]),
        ("German Siemens cut jobs.", ["Siemens"]),
        ("Chief Executive Alan Reed of Tallis Corp left.", ["Tallis Corp"]),
        # a country begins a firm's name, and an office's
        ("Shares in UK Quarry fell. UK Quarry said it was busy.", ["UK Quarry"]),
        ("UK Prime Minister Ann Lee said no.", []),
        # several, families, lords and measures bear no firm's name
        ("Many rival ISPs have begun to offer faster lines.", []),
        (
            "It was bought by the Tallow twins, once owned by Lord Conrad Tallow's Brandt Foods.",
            ["Brandt Foods"],
        ),
        ("It runs on a 1GHz Qualcomm chip.", ["Qualcomm"]),
        ("Shares in Tarrosa rose.", ["Tarrosa"]),
        ("Bill Strong is an analyst at CL King & Associates.", ["CL King & Associates"]),
        ("The Norland Reserve Bank met. The Bank said it had acted.", []),
        ("Air Force One landed.", []),
        ("Minister Lord Sainsbury went along.", []),
        ("PCs running NT fell. She spoke in the resort of Porto Hadley.", []),
        # members of lists by what the others are, or what the list is called
        ("A deal ties the oil firm PDVSA and Norway's Tarrosa.", ["PDVSA", "Tarrosa"]),
        ("They fear new entrants such as Brandtex and Tarrosa.", ["Brandtex", "Tarrosa"]),
        ("Ann Lee, director of products at Ask Lorden, said no.", ["Ask Lorden"]),
        ("Bob Lane, manager of the club at Old Tallow, said no.", []),
        # people by the word before them; headings that names run into
        (
            "Tallis Securities analyst Moshe Orvane cut his target for Kestrel Inc on Monday.",
            ["Tallis Securities", "Kestrel Inc"],
        ),
        ("NO WIDER MOVE SEEN Dana McOrvey, an analyst, said so. It is wrong, McOrvey said.", []),
        # bodies whose names go on behind "and"; committees by their fields; places
        ("The Organization for Economic Cooperation and Development slashed its forecast.", []),
        ("It was by Financial Services Chairman Barney Frank and Agriculture Chairman Collin Peterson.", []),
        ("Ann Lee, director of the Norland Division of Oil and Gas, said no.", []),
        ("The state of Antigua and Barbuda, which is small, denied it.", []),
        ("Ann Lee, spokeswoman for Norland Democratic Rep. Dana Whitlock, said no.", []),
        # whoever is of a firm is no part of its name
        ("It is right, said Smith of Tallis Advisors.", ["Tallis Advisors"]),
        ("Advising Rural Telephone Corp in its sale.", ["Rural Telephone Corp"]),
        ("The case began when Norland resident Paloma Gaosa filed a suit.", []),
        ("The head of the Hadley-based oil consultancy Tallis Services said no.", ["Tallis Services"]),
        # what a tool or an app is called; goods that everybody knows
        ("It used an agency tool called EverAzure, which a group stole.", []),
        ("Apple's Safari has more holes. Read it at www.Tallis.com/news now.", ["Apple"]),
        # codes of futures
        ("September crude CLU7 declined 90 cents to settle at $71.", []),
        # partners whose firm ends in a legal form
        (
            "He is with New York law firm Axholm, Veltrop and Harkrider LLP.",
            ["Axholm, Veltrop and Harkrider LLP"],
        ),
    ],
)
def test_names_of_companies(nlp: Language, text: str, expected: list[str]) -> None:
    assert list(clusters(nlp, text)) == expected


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (
            "Meridian Chips Sees 4Q Revenue Below Estimates",
            "Revenue at Meridian Chips would be $20 million, it was told.",
            {"Meridian Chips": 2},
        ),
        (
            "Ellerby Tools Announces Third-Quarter Results and Growth of Its Lisbon Office",
            "Ellerby Tools, Inc. today announced results for the third quarter.",
            {"Ellerby Tools, Inc.": 2},
        ),
        (
            "NORWAY TRIP PAYS OFF AS ELLERBY SIGNS DEAL WITH MICROSOFT",
            "Ellerby Tools Ltd. signed a deal with Microsoft, its largest so far.",
            {"Ellerby Tools Ltd.": 2, "Microsoft": 2},
        ),
        ("Strong Winds Close Many Schools in Northern Ohio", "The wind was strong in Ohio.", {}),
    ],
)
def test_in_a_capitalised_headline_only_names_that_the_body_shows_count(
    nlp: Language, headline: str, body: str, expected: dict[str, int]
) -> None:
    found = companies(nlp, f"{headline}\n\n{body}\n")
    assert {company.name: len(company.mentions) for company in found} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Amazon.com Inc cut jobs. Amazon's shares ( AMZN.O ) fell, and Amazon said so.",
            {"Amazon.com Inc": ["Amazon"]},
        ),
        # a house's name is short for its only member in the article, but for those who comment
        ("Tata Steel cut jobs. Tata said so.", {"Tata Steel": ["Tata"]}),
        (
            "Tata Steel rose. Tata Motors rose. Tata said so.",
            {"Tata Steel": [], "Tata Motors": [], "Tata": []},
        ),
        (
            "Samsung makes phones, an analyst at Samsung Securities said.",
            {"Samsung": [], "Samsung Securities": []},
        ),
        ("General Motors Corp ( GM.N ) cut jobs. GM said so.", {"General Motors Corp": ["GM"]}),
        ("Harlow Widgets Ltd cut jobs. Harlow said so.", {"Harlow Widgets Ltd": ["Harlow"]}),
        (
            "Harlow-McRae Mining Inc ( HMM.N ) cut jobs. In the Harlow case it won.",
            {"Harlow-McRae Mining Inc": ["Harlow"]},
        ),
        (
            "Harlow Widget Works Inc cut jobs. HWW said so, and HWW shares fell.",
            {"Harlow Widget Works Inc": ["HWW"]},
        ),
        ("JPMorgan Chase & Co cut jobs. JP Morgan said so.", {"JPMorgan Chase & Co": ["JP Morgan"]}),
        (
            "He paid by Apple Pay. Apple said so.",
            {"Apple": []},
        ),
        (
            "Facebook Inc cut jobs. Meta Platforms, as it is now called, said so.",
            {"Meta Platforms": ["Facebook Inc"]},
        ),
        ("Nokia and Nokia Siemens Networks cut jobs.", {"Nokia": [], "Nokia Siemens Networks": []}),
        (
            "General Motors of Canada is a unit of General Motors Corp.",
            {"General Motors of Canada": [], "General Motors Corp.": []},
        ),
        ("Marks and Spencer cut jobs. M&S said so.", {"Marks and Spencer": ["M&S"]}),
        ("Pfizer cut jobs. Pfizer Holdings Inc said so.", {"Pfizer Holdings Inc": ["Pfizer"]}),
        ("Pfizer cut jobs. Pfizer Capital Inc said so.", {"Pfizer": [], "Pfizer Capital Inc": []}),
        (
            "The New York Times Co. said profit fell. The Times Co. will hire.",
            {"New York Times Co.": ["Times Co."]},
        ),
        # initials go before the beginning of a longer name
        (
            "Harbor Export Bank (HEB) sold HEB Card Service Ltd in May. HEB fell.",
            {"Harbor Export Bank": ["HEB"], "HEB Card Service Ltd": []},
        ),
        # the word behind a known firm's name makes it the name of its unit
        (
            "Maersk Drilling will cut 90 jobs. It is a unit of A.P. Moller-Maersk.",
            {"Maersk Drilling": [], "A.P. Moller-Maersk": []},
        ),
        # a newspaper of a town is called by the rest of its name
        (
            "The Portland Courier cut jobs. The Courier has 61 reporters.",
            {"Portland Courier": ["Courier"]},
        ),
        # without the country; an airline's short name
        (
            "China Unicel (0762.HK) sells phones. Unicel's chief left. Unicel said so.",
            {"China Unicel": ["Unicel"]},
        ),
        ("Hadley Airlines (HAL.N) grew. Hadley Air shares fell.", {"Hadley Airlines": ["Hadley Air"]}),
        (
            "Sikorsky Aircraft will hire. Sikorsky chief Jeff Pino said so.",
            {"Sikorsky Aircraft": ["Sikorsky"]},
        ),
        (
            "BCE Inc, parent of Bell Canada, will hire. BCE said so.",
            {"BCE Inc": ["BCE"], "Bell Canada": []},
        ),
        # a firm named as a person is, and one of everybody's words
        ("Steven Marlow Ltd makes shoes. Steven Marlow rose.", {"Steven Marlow Ltd": ["Steven Marlow"]}),
        ("National City Corp cut costs. National City rose.", {"National City Corp": ["National City"]}),
        # a market's name, but the firm's own here
        ("Nymex Holdings Inc cut costs. Nymex sold a tower.", {"Nymex Holdings Inc": ["Nymex"]}),
        ("Oil fell on the Nymex. Tallis Corp cut costs.", {"Tallis Corp": []}),
    ],
)
def test_one_company_one_entry(nlp: Language, text: str, expected: dict[str, list[str]]) -> None:
    assert clusters(nlp, text) == expected


def test_identifiers_of_a_known_company(nlp: Language) -> None:
    (ford,) = companies(nlp, "Ford Motor Co ( F.N ) cut jobs.")
    assert (ford.ticker, ford.isin) == ("F.N", "US3453708600")
    assert ford.wikipedia_url == "https://en.wikipedia.org/wiki/Ford_Motor_Company"


def test_a_short_name_alone_gets_no_identifiers(nlp: Language) -> None:
    (company,) = companies(nlp, "Delta said on Monday it would hire 300 people.")
    assert company.name == "Delta"
    assert (company.ticker, company.isin) == (None, None)


def test_a_user_adds_companies(tmp_path: Path) -> None:
    row = '{"name": "Quonset", "aliases": ["QNS Works"], "ticker": "QNS"}\n'
    (tmp_path / "companies.jsonl").write_text(row, encoding="utf-8")
    doc = load(rules=tmp_path, kinds=[])("She works at Quonset. QNS Works is old.")
    assert [(company.name, company.ticker) for company in doc._.companies] == [("QNS Works", "QNS")]


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["Tallis Corp", "the company", "It", "said", "Inc.", "(", "GM.N", ")", "&", ",", "\n", "\n\n", "Ann", "’s", '"', "Ford", "A", "-", "é", "\u200b", "😀"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_offsets_are_exact_and_mentions_do_not_overlap(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    for group in ("companies", "people"):
        spans = list(doc.spans[group])
        assert all(a.end <= b.start for a, b in pairwise(spans))
        for span in spans:
            entity = span._.value.entity
            if span._.value.kind is MentionKind.NAME:
                assert any(m.start == span.start_char and m.end == span.end_char for m in entity.mentions)
            for mention in entity.mentions:
                assert doc.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "unit",
    [
        "A of ",
        "Ford ",
        "A & ",
        "Tallis Corp, ",
        "it ",
        '" ',
        "( GM.N ) ",
        "John Smith ",
        "the company ",
        "X-",
    ],
)
def test_endless_repetition_raises_nothing(unit: str) -> None:
    nlp = load(kinds=[])
    doc = nlp.make_doc(unit * 3000)
    for name in ("extractor_sections", "extractor_sentences", "extractor_companies", "extractor_people"):
        doc = nlp.get_pipe(name)(doc)
    doc = nlp.get_pipe("extractor_coreference")(doc)
    assert all(span.text.strip() for span in doc.spans["companies"])


def test_a_user_adds_titles(tmp_path: Path) -> None:
    (tmp_path / "titles.toml").write_text('heads = ["beekeeper"]\n', encoding="utf-8")
    text = "Ann Lee, beekeeper at Tallis Corp, left."
    (person,) = load(rules=tmp_path, kinds=[])(text)._.people
    assert (person.title, person.organization) == ("beekeeper", "Tallis Corp")
