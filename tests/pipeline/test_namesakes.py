"""Which of the two a bare name stands for where a firm bears the name of a person of the article."""

from __future__ import annotations

import pytest
from spacy.language import Language

LEAD = "Wexcombe Corp, a maker of glass, will close its mill, Chief Executive Dana Wexcombe told reporters. "


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('"We have no choice," said Wexcombe.', "PERSON"),
        ("Wexcombe said the mill had lost money for years.", "PERSON"),
        ("Wexcombe said on Tuesday it would close the mill.", "COMPANY"),
        ("Wexcombe expects costs of $5 million.", "COMPANY"),
        ("The mill is the oldest that Wexcombe owns.", "COMPANY"),
    ],
)
def test_the_firm_or_its_namesake(nlp: Language, text: str, label: str) -> None:
    doc = nlp(LEAD + text)
    found = {ent.label_ for ent in doc.ents if ent.text == "Wexcombe" and ent.start_char >= len(LEAD)}
    assert found == {label}


def test_before_the_person_is_named_it_is_the_firm(nlp: Language) -> None:
    doc = nlp("Wexcombe said the mill would close. " + LEAD)
    assert next((ent.text, ent.label_) for ent in doc.ents) == ("Wexcombe", "COMPANY")


def test_whom_an_apposition_calls_a_person_is_one_whatever_it_says(nlp: Language) -> None:
    text = (
        '"It could rise," said Axel Brandvold, a senior analyst at Celent. Brandvold said it would be hard.'
    )
    assert [ent.label_ for ent in nlp(text).ents if "Brandvold" in ent.text] == ["PERSON", "PERSON"]
