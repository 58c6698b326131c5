"""People: who is named, their titles and organizations."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.pipeline.extensions import value_of


@pytest.mark.parametrize(
    ("text", "name", "title", "organization"),
    [
        (
            "Cuts rose, said John A. Challenger, chief executive officer of Challenger, Gray & Christmas.",
            "John A. Challenger",
            "chief executive officer",
            "Challenger, Gray & Christmas",
        ),
        ("Salesforce will hire, CEO Marc Benioff said.", "Marc Benioff", "CEO", "Salesforce"),
        ("NASA Administrator Jane Holt said so.", "Jane Holt", "Administrator", "NASA"),
        ("James Finberg, a lawyer for the three women who sued, said so.", "James Finberg", "lawyer", None),
        # a team is no company; a body by its capitals alone
        ("Tallis Inc grew, said Ed Marlow, the team's vice president.", "Ed Marlow", "vice president", None),
        (
            "Tallis Inc grew, said Ann Lee, founder of the nonprofit Girls in Tech.",
            "Ann Lee",
            "founder",
            "Girls in Tech",
        ),
        # the title of the next person of a list; an agency's spokesman is not the company's
        ("Ann Lee, coach Tom Reed and others left.", "Ann Lee", None, None),
        ("Tallis Inc fell, agency spokesman Tom Reed said.", "Tom Reed", "agency spokesman", None),
        # "General" belongs to the office
        ("Attorney General Eric Marlow left.", "Eric Marlow", "Attorney General", None),
        ("New York Attorney General Eric Marlow left.", "Eric Marlow", "New York Attorney General", None),
        # where somebody sits is no part of the title
        (
            "Fernando Vale, a New York-based analyst at Holm Intelligence, left.",
            "Fernando Vale",
            "analyst",
            "Holm Intelligence",
        ),
        (
            "Ben Larn, staff technologist with the Geneva, Switzerland-based Iraq Foundation, left.",
            "Ben Larn",
            "staff technologist",
            "Iraq Foundation",
        ),
        # an office written short is the title
        ("Alabama Gov. Kay Ivers said so.", "Kay Ivers", "Gov.", None),
        ("U.S. Sen. Bob Marsh left.", "Bob Marsh", "Sen.", None),
        # so is the field that somebody leads
        ("Secretary of State John Kerrow said so.", "John Kerrow", "Secretary of State", None),
        ("Minister for Transport John Kerrow said so.", "John Kerrow", "Minister for Transport", None),
        ("The Minister for Finance, John Kerrow, said so.", "John Kerrow", "Minister for Finance", None),
        (
            "Tallis Corp's head of network operations, Petra Lind, left.",
            "Petra Lind",
            "head of network operations",
            "Tallis Corp",
        ),
        (
            "White House Chief of Staff Rance Pribble left.",
            "Rance Pribble",
            "Chief of Staff",
            "White House",
        ),
        # "its" is that of the body named just before
        (
            "The Nurses Alliance will vote. Its president, Dolores Quint, left.",
            "Dolores Quint",
            "president",
            "Nurses Alliance",
        ),
        ("Mark Dunn, president of UAW Local 600, left.", "Mark Dunn", "president", "UAW Local 600"),
        # a part of a firm with a name of its own employs
        ("Tai Jen, CEO of Foxton's Japanese unit Sharpe Corp, left.", "Tai Jen", "CEO", "Sharpe Corp"),
        # a part of an organization is part of the title
        (
            "Carla Dunn, chair of the Governance Group at law firm Neal Bauer & Roth LLP, left.",
            "Carla Dunn",
            "chair of the Governance Group",
            "Neal Bauer & Roth LLP",
        ),
        ("New IMF Managing Director Jane Holt said so.", "Jane Holt", "Managing Director", "IMF"),
        (
            "The Federal Reserve met. Fed Chairman Ann Lee said so.",
            "Ann Lee",
            "Chairman",
            "Federal Reserve",
        ),
        ("The Bank of Japan met. BOJ Governor Taro Ito left.", "Taro Ito", "Governor", "Bank of Japan"),
        (
            "Tallis Corp Chief Executive Charles Prince left.",
            "Charles Prince",
            "Chief Executive",
            "Tallis Corp",
        ),
        (
            "Ann Lee, Senior Economist at The Conference Board, left.",
            "Ann Lee",
            "Senior Economist",
            "Conference Board",
        ),
        (
            "Ann Lee, director at consultant Miller Norton Wyatt, left.",
            "Ann Lee",
            "director",
            "Miller Norton Wyatt",
        ),
        ("Tallis Corp's new chief executive Ann Lee left.", "Ann Lee", "chief executive", "Tallis Corp"),
        (
            "National Oceanic and Atmospheric Administration director Ann Lee said so.",
            "Ann Lee",
            "director",
            "National Oceanic and Atmospheric Administration",
        ),
        (
            "House of Representatives Republican leader Ann Lee said so.",
            "Ann Lee",
            "Republican leader",
            "House of Representatives",
        ),
        ("Amazon CEO Andy Jassy said so.", "Andy Jassy", "CEO", "Amazon"),
        ("Goldman Sachs analyst Eric Sheridan cut his target.", "Eric Sheridan", "analyst", "Goldman Sachs"),
        (
            "Wang Yiyan, a portfolio manager at E Fund Management, sold.",
            "Wang Yiyan",
            "portfolio manager",
            "E Fund Management",
        ),
        (
            "Beth Galetti, Amazon's senior vice president of people, wrote it.",
            "Beth Galetti",
            "senior vice president of people",
            "Amazon",
        ),
        (
            "Tallis Corp's chief accounting officer, Neil Cotter, left.",
            "Neil Cotter",
            "chief accounting officer",
            "Tallis Corp",
        ),
        (
            "Chief Financial Officer Ann Lee of Tallis Corp left.",
            "Ann Lee",
            "Chief Financial Officer",
            "Tallis Corp",
        ),
        ("Daniel Hines of Tallis Corp said so.", "Daniel Hines", None, "Tallis Corp"),
        (
            "Buzz Hart, president of the Canadian Auto Workers Union, said no.",
            "Buzz Hart",
            "president",
            "Canadian Auto Workers Union",
        ),
        (
            "Mark Stone, 54, chairman and CEO of Tallis Corp, said no.",
            "Mark Stone",
            "chairman and CEO",
            "Tallis Corp",
        ),
        (
            "Laura Kern, who is head of research at Brandt AG, said no.",
            "Laura Kern",
            "head of research",
            "Brandt AG",
        ),
        (
            "Tallis Corp cut jobs. Spokeswoman Maria Lopez said no.",
            "Maria Lopez",
            "Spokeswoman",
            "Tallis Corp",
        ),
        ("Tallis Corp fell. President Ann Stone met with him in Rome.", "Ann Stone", "President", None),
        ("Susan Clark said no.", "Susan Clark", None, None),
        # no title is cut at a possessive; whose it is, is no part of it
        ("Ann Lee, U.S. President Omar Stone's top trade aide, said no.", "Ann Lee", "top trade aide", None),
        ("Ann Lee, the system's president, said no.", "Ann Lee", "president", None),
        (
            "Ann Lee, an inspector at Tallis Corp's Dover plant, said no.",
            "Ann Lee",
            "inspector",
            "Tallis Corp",
        ),
        (
            "Ann Lee, chief executive of the sector's main trade group, the Glass Makers Association, left.",
            "Ann Lee",
            "chief executive",
            "Glass Makers Association",
        ),
        (
            "Ann Lee, managing director of research house Ostrava Retail, wrote it.",
            "Ann Lee",
            "managing director",
            "Ostrava Retail",
        ),
        ("Ann Lee, the 53-year-old owner of a bakery, said no.", "Ann Lee", "owner of a bakery", None),
        ("Fortune's editor-at-large Ann Lee wrote it.", "Ann Lee", "editor-at-large", "Fortune"),
        (
            "Dover Fire Department Division Chief Ann Lee said no.",
            "Ann Lee",
            "Division Chief",
            "Dover Fire Department",
        ),
        ("Ohio Governor Ann Lee said no.", "Ann Lee", "Governor", None),
        # the title that names its organization replaces the one that does not
        (
            "It will hire, bank executive Ann Lee said. Ann Lee, head of lending at Tallis Corp, left.",
            "Ann Lee",
            "head of lending",
            "Tallis Corp",
        ),
        ("Prices will fall, Walter Mears analyst Ann Lee said.", "Ann Lee", "analyst", "Walter Mears"),
        # behind a comma, as lists of comments have it
        (
            "ANN LEE, CHIEF ECONOMIST, FERNWICK LTD, ROME: It is fair.",
            "ANN LEE",
            "CHIEF ECONOMIST",
            "FERNWICK LTD",
        ),
        (
            "It fell, said Ann Lee, market strategist, Tallis Corp, Rome.",
            "Ann Lee",
            "market strategist",
            "Tallis Corp",
        ),
        # the seat that somebody took
        (
            "Ann Lee, who was brought back as head of Fernwick Inc in May, left.",
            "Ann Lee",
            "head",
            "Fernwick Inc",
        ),
        ("Ann Lee, who became chairman of Fernwick Inc, left.", "Ann Lee", "chairman", "Fernwick Inc"),
        # any noun says what somebody is at a firm
        ("Ann Lee, a glazier at Fernwick Inc, left.", "Ann Lee", "glazier", "Fernwick Inc"),
        (
            "Ann Lee, a surgeon at Tallis General Hospital, left.",
            "Ann Lee",
            "surgeon",
            "Tallis General Hospital",
        ),
        # what the employer is called does not hide it
        (
            "Ann Lee, chief executive of online jeweler Fernwick Inc, left.",
            "Ann Lee",
            "chief executive",
            "Fernwick Inc",
        ),
        (
            "Ann Lee, an analyst at aerospace specialists JTA Research, agreed.",
            "Ann Lee",
            "analyst",
            "JTA Research",
        ),
        # an employer of which nothing else is known
        (
            "Ann Lee, senior adviser for Riverkeep Watch, said no.",
            "Ann Lee",
            "senior adviser",
            "Riverkeep Watch",
        ),
        ("Ann Lee, chief executive of the MTA, said no.", "Ann Lee", "chief executive", "MTA"),
        ("Prices fell, NABX economist Ann Lee said.", "Ann Lee", "economist", "NABX"),
        ("Ann Lee, head of human resources, said no.", "Ann Lee", "head of human resources", None),
        (
            "Ann Lee, senior vice president of People and Technology, left.",
            "Ann Lee",
            "senior vice president of People and Technology",
            None,
        ),
        # initials stand for the full name of the body
        (
            "The National Association of Bakers met. NAB chief economist Ann Lee said no.",
            "Ann Lee",
            "chief economist",
            "National Association of Bakers",
        ),
        (
            "The Office for National Statistics counted. ONS statistician Ann Lee said no.",
            "Ann Lee",
            "statistician",
            "Office for National Statistics",
        ),
        # share codes, words that are no part of a title, people beside it
        (
            "It was sold by Tallis Corp TLSb.N executive Chairman Ann Lee.",
            "Ann Lee",
            "executive Chairman",
            "Tallis Corp",
        ),
        ("It matters, given President Ann Lee's decision.", "Ann Lee", "President", None),
        (
            "Ann Lee, a founder of Tallis Corp and its chief executive officer, left.",
            "Ann Lee",
            "founder and chief executive officer",
            "Tallis Corp",
        ),
        ("He wrote to Ann Lee founder of Tallis Corp in May.", "Ann Lee", "founder", "Tallis Corp"),
        ("Ann Lee, who heads the European arm of Tallis Corp, left.", "Ann Lee", None, "Tallis Corp"),
        ("Ann Lee is also the treasurer of Tallis Corp now.", "Ann Lee", "treasurer", "Tallis Corp"),
        ("Ann Lee is no longer treasurer of Tallis Corp.", "Ann Lee", None, None),
        # the organization of the office now held, of several offices, of a group within it
        (
            "Ann Lee, former secretary of the U.S. Treasury, spoke. Tallis Corp chief executive Ann Lee agreed.",
            "Ann Lee",
            "chief executive",
            "Tallis Corp",
        ),
        (
            "Ann Lee, a former FBI scientist and CEO of the chipmaker Zentrix, said no.",
            "Ann Lee",
            "scientist and CEO",
            "Zentrix",
        ),
        (
            "Ann Lee, head of the Equity Group at Brandt Securities, said no.",
            "Ann Lee",
            "head of the Equity Group",
            "Brandt Securities",
        ),
        (
            "Ann Lee, Microsoft's (MSFT) president and chief legal officer, said no.",
            "Ann Lee",
            "president and chief legal officer",
            "Microsoft",
        ),
        ("It asked Moss Fiber co-founder Ann Lee to stay.", "Ann Lee", "co-founder", "Moss Fiber"),
        ("Margins could rise, Tallis' Ann Lee said. Tallis Corp fell.", "Ann Lee", None, "Tallis Corp"),
        ("France's Ann Lee said no.", "Ann Lee", None, None),
        # the officer whom the news leaves unnamed
        (
            "Tallis Corp may close a mill, its chief executive said.\n\nIt hurts, Ann Lee told a weekly.",
            "Ann Lee",
            "chief executive",
            "Tallis Corp",
        ),
        (
            "Tallis Corp may close a mill, its chief executive said.\n\nIt hurts, Ann Lee of Brandt AG said.",
            "Ann Lee",
            None,
            "Brandt AG",
        ),
        (
            "The carrier Tallis Corp may close a mill, its chief executive told a weekly.\n\nIt hurts, Ann Lee said.",
            "Ann Lee",
            "chief executive",
            "Tallis Corp",
        ),
        ("Sales fell, according to Canard's Ann Lee.", "Ann Lee", None, "Canard"),
        ("U.S. District Judge Ann Lee said no.", "Ann Lee", "U.S. District Judge", None),
        (
            "It rose, said Ann Lee, managing director, global bond analysis, Oakrock LLC in Holm.",
            "Ann Lee",
            "managing director",
            "Oakrock LLC",
        ),
        ("Ann Lee, another partner at Tallis Corp, left.", "Ann Lee", "partner", "Tallis Corp"),
        ("Tallis Corp fell. The museum's president Ann Lee said no.", "Ann Lee", "president", None),
        ("So wrote the Justice Department's Ann Lee.", "Ann Lee", None, "Justice Department"),
        ("Ann Lee, a strategy veteran with Tallis Corp in Rome, said no.", "Ann Lee", None, "Tallis Corp"),
        # the office before a comma
        ("The head of the works council, Ann Lee, said no.", "Ann Lee", None, None),
        ("The chairman of Tallis Corp, Ann Lee, said no.", "Ann Lee", "chairman", "Tallis Corp"),
        # officers of others than the company spoken of
        (
            "Tallis Corp fell. Swiss government spokesman Omar Lee said no.",
            "Omar Lee",
            "Swiss government spokesman",
            None,
        ),
        (
            "Tallis Corp fell. A ministry spokesman, Omar Lee, said no.",
            "Omar Lee",
            "ministry spokesman",
            None,
        ),
        # participles and words of a sentence before a title
        ("Rome selected billionaire entrepreneur Omar Lee.", "Omar Lee", "billionaire entrepreneur", None),
        (
            "It was managing director Ann Lee of Tallis Corp who left.",
            "Ann Lee",
            "managing director",
            "Tallis Corp",
        ),
        ("Entrepreneur Elon Stone left.", "Elon Stone", "Entrepreneur", None),
        # places and abbreviations are no employers
        ("ANN LEE, U.S. market strategist, said no.", "ANN LEE", "U.S. market strategist", None),
        ("HR director Ann Lee said no.", "Ann Lee", "HR director", None),
        # an officer's name makes the name before it a firm's
        ("It will hire, Zentrix CEO Ann Lee said.", "Ann Lee", "CEO", "Zentrix"),
        # a country before an office, a dash, a firm called a giant, a subject behind a comma
        ("UK Prime Minister Ann Lee said no.", "Ann Lee", "UK Prime Minister", None),
        (
            "Others include Jon Orr, whom fog delayed in his helicopter - and French President Max Lorden.",
            "Max Lorden",
            "French President",
            None,
        ),
        (
            "Ann Lee, studio manager for games giant Zentrix Arts in Europe, said no.",
            "Ann Lee",
            "studio manager",
            "Zentrix Arts",
        ),
        ('"No," said Ann Lee, TGU General Secretary.', "Ann Lee", "General Secretary", "TGU"),
        ("Foreign Minister Prince Omar Diaz said no.", "Omar Diaz", "Foreign Minister", None),
        ("The BBC's correspondent in Oslo, Ann Lee, said no.", "Ann Lee", "correspondent", "BBC"),
        ("The newly elected Norlandic leader Ann Lee said no.", "Ann Lee", "Norlandic leader", None),
        ("Questioned by a federal prosecutor, Mr Lorden said he had lied.", "Lorden", None, None),
        (
            "Ann Lee, head of Trade Policy at Marlow Aid, said no.",
            "Ann Lee",
            "head of Trade Policy",
            "Marlow Aid",
        ),
    ],
)
def test_title_and_organization(
    nlp: Language, text: str, name: str, title: str | None, organization: str | None
) -> None:
    people = {person.name: person for person in nlp(text)._.people}
    assert (people[name].title, people[name].organization) == (title, organization)


def test_a_person_can_bear_the_name_of_a_town(nlp: Language) -> None:
    people = nlp("The spokesman, Chris Orlando, said no. It will hire, Orlando said.")._.people
    assert [(person.name, person.aliases) for person in people] == [("Chris Orlando", ["Orlando"])]


def test_two_spellings_stay_two_and_are_marked_as_near(nlp: Language) -> None:
    people = nlp("Jon Smithson said no. Later, John Smithson said yes.")._.people
    assert [(person.name, person.near) for person in people] == [
        ("Jon Smithson", ["John Smithson"]),
        ("John Smithson", ["Jon Smithson"]),
    ]


def test_the_last_words_of_a_longer_name_are_its_short_form(nlp: Language) -> None:
    people = nlp("Ann Stone Hadley left, it said. Stone Hadley said no.")._.people
    assert [(person.name, person.aliases) for person in people] == [("Ann Stone Hadley", ["Stone Hadley"])]


@pytest.mark.parametrize(
    "text",
    [
        "Workers build the Saturn and the Pontiac Solstice there.",
        "Tallis Corp and Brandt AG cut jobs in Ohio.",
        "The Justice Department sued on Monday.",
        "The summit opens in the resort of Porto Hadley.",
        "Wembley Stadium is due to open, and Manchester United is a success.",
        "Buick sold more cars in May.",
    ],
)
def test_no_person(nlp: Language, text: str) -> None:
    assert nlp(text)._.people == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("IMF Managing Director Ann Lee left. The IMF chief said no.", "Ann Lee"),
        ("Tallis Corp Chief Executive Omar Diaz left. Later the Tallis boss said no.", "Omar Diaz"),
        ("Tallis Corp analyst Omar Diaz left. Later the Tallis chief said no.", None),
        ("IMF Managing Director Ann Lee left. The IMF chief economist said no.", None),
    ],
)
def test_who_leads_an_organization_is_the_person_of_that_title(
    nlp: Language, text: str, meant: str | None
) -> None:
    doc = nlp(text)
    said = [value_of(span).entity.name for span in doc.spans["people"] if span.text.lower().startswith("the")]
    assert said == ([] if meant is None else [meant])
