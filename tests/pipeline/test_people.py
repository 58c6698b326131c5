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
