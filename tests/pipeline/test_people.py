"""People: who is named, their titles and organizations."""

from __future__ import annotations

import pytest
from spacy.language import Language

from extractor.pipeline.build import load


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=[])


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
        # an officer's name makes the name before it a firm's
        ("It will hire, Zentrix CEO Ann Lee said.", "Ann Lee", "CEO", "Zentrix"),
    ],
)
def test_title_and_organization(
    nlp: Language, text: str, name: str, title: str | None, organization: str | None
) -> None:
    people = {person.name: person for person in nlp(text)._.people}
    assert (people[name].title, people[name].organization) == (title, organization)


def test_two_spellings_stay_two_and_are_marked_as_near(nlp: Language) -> None:
    people = nlp("Jon Smithson said no. Later, John Smithson said yes.")._.people
    assert [(person.name, person.near) for person in people] == [
        ("Jon Smithson", ["John Smithson"]),
        ("John Smithson", ["Jon Smithson"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tallis Corp and Brandt AG cut jobs in Ohio.",
        "The Justice Department sued on Monday.",
        "Buick sold more cars in May.",
    ],
)
def test_no_person(nlp: Language, text: str) -> None:
    assert nlp(text)._.people == []
