"""The words of names: legal forms, bare forms, initials, share codes, lists of names."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.pipeline.known_companies import KnownCompanies
from extractor.pipeline.name_forms import NameForms, compact, words_of
from extractor.pipeline.share_codes import code_after, is_code
from extractor.rules import default_rules


@pytest.fixture(scope="module")
def forms() -> NameForms:
    return NameForms(default_rules().table("legal_forms.toml")["forms"])


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Tallis Corp", "tallis"),
        ("The Tallis Group Inc.", "tallis"),
        ("Merck & Co Inc", "merck"),
        ("Brandt Holding S.A. de C.V.", "brandt"),
        ("Amazon.com Inc", "amazoncom"),
        ("AT&T Inc", "at&t"),
        ("Procter & Gamble Co", "procter & gamble"),
        ("Ford's", "ford"),
        ("Group", "group"),
    ],
)
def test_bare_form(forms: NameForms, name: str, bare: str) -> None:
    assert " ".join(forms.bare(name)) == bare


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("General Motors Corp", {"gmc", "gm"}),
        ("Bank of America", {"ba"}),
        ("Tallis", set()),
    ],
)
def test_initials(forms: NameForms, name: str, initials: set[str]) -> None:
    assert forms.acronyms(name) == initials


def test_names_written_together_are_the_same() -> None:
    assert compact(words_of("JP Morgan")) == compact(words_of("JPMorgan"))
    assert compact(words_of("Marks and Spencer")) == compact(words_of("Marks & Spencer"))


@given(st.text(max_size=60))
def test_any_text_has_a_bare_form_no_longer_than_itself(text: str) -> None:
    forms = NameForms(["inc", "corp", "sa de cv"])
    assert len(forms.bare(text)) <= len(words_of(text))
    assert bool(forms.bare(text)) == bool(words_of(text))


@pytest.mark.parametrize("text", ["GM.N", "7203.T", "BRKa.N", "TATA.NS", "BERT.UL"])
def test_share_codes(text: str) -> None:
    assert is_code(text)


@pytest.mark.parametrize("text", ["U.S", "U.S.", "Inc.", "GM", "Amazon.com", "3.5", "S.A."])
def test_no_share_codes(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize(
    ("after", "code"),
    [
        ("( GM.N ) fell", "GM.N"),
        ("GM.N fell", "GM.N"),
        ("(NYSE: F) fell", "F"),
        ("(the maker) fell", None),
        ("fell", None),
        ("", None),
    ],
)
def test_code_after_a_name(after: str, code: str | None) -> None:
    assert code_after(spacy.blank("en")(f"Tallis {after}"), 1) == code


def find(names: list[str], text: str) -> list[str]:
    known = KnownCompanies([{"name": name} for name in names], [], NameForms(["inc", "corp"]), ())
    doc = spacy.blank("en")(text)
    return [doc[name.start : name.end].text for name in known.find(doc)]


def test_the_longest_known_name_wins() -> None:
    assert find(["Nokia", "Nokia Siemens Networks"], "Nokia Siemens Networks and Nokia cut jobs.") == [
        "Nokia Siemens Networks",
        "Nokia",
    ]


def test_a_known_name_is_found_over_a_line_break_and_with_its_own_apostrophe() -> None:
    assert find(["Goldman Sachs", "Macy's"], "Goldman\nSachs lent to Macy’s.") == ["Goldman\nSachs", "Macy’s"]


def test_a_known_name_is_no_part_of_a_word() -> None:
    assert find(["Ford"], "Fordham and Oxford are no firms.") == []


def test_forms_of_general_words_are_no_names() -> None:
    known = KnownCompanies([{"name": "National Bank Corp"}], [], NameForms(["corp"]), ("national", "bank"))
    assert known.of_name("National Bank Corp")
    assert not known.of_name("National Bank")


def test_fifty_thousand_names_cost_no_more_look_ups_than_ten() -> None:
    """One look-up for each length that a name with the same first word has."""
    many = KnownCompanies(({"name": f"Firm{i:05d} Works"} for i in range(50_000)), [], NameForms(["inc"]), ())
    doc = spacy.blank("en")("Firm00042 Works bought Firm49999 Works.")
    assert [doc[name.start : name.end].text for name in many.find(doc)] == [
        "Firm00042 Works",
        "Firm49999 Works",
    ]
    assert max(len(lengths) for lengths in many.lengths.values()) == 1
