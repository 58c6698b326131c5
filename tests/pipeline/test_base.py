"""The base model's annotation on the article's Doc: what the model does not see leaves it as it is."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Tallis Corp ( TAL.N ) said it cut 500 jobs.", "Tallis Corp said it cut 500 jobs."),
        ("Shares of Tallis Inc (NYSE: TAL) rose.", "Shares of Tallis Inc rose."),
        ("( TAL.N )", ""),
        ("Tallis took a $7bn (£3bn; 5bn euros) buyout.", "Tallis took a $7bn buyout."),
    ],
)
def test_share_codes_and_conversions_in_brackets_leave_the_parse_as_it_is(
    nlp: Language, text: str, plain: str
) -> None:
    full, bare = nlp(text), nlp(plain)
    seen = [token for token in full if token.tag_]
    assert [token.text for token in seen] == [token.text for token in bare]
    assert [(token.tag_, token.dep_, token.head.text) for token in seen] == [
        (token.tag_, token.dep_, token.head.text) for token in bare
    ]
    assert len(list(full.sents)) <= 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Tallis co-founder Ann Lee said she would stay.", "Tallis founder Ann Lee said she would stay."),
        ("The ex-minister and the co-defendants left.", "The minister and the defendants left."),
        ("Tallis Vice-president Ann Lee left.", "Tallis president Ann Lee left."),
    ],
)
def test_prefixes_leave_the_parse_as_it_is(nlp: Language, text: str, plain: str) -> None:
    full, bare = nlp(text), nlp(plain)
    added = [token for token in full if token.lower_ in ("co", "ex", "vice", "-")]
    assert all(token.dep_ == "compound" and token.head.i in (token.i + 1, token.i + 2) for token in added)
    rest = [token for token in full if token not in added]
    assert [(token.tag_, token.dep_, token.head.lower_) for token in rest] == [
        (token.tag_, token.dep_, token.head.lower_) for token in bare
    ]


def test_a_prefix_at_the_end_has_no_word_behind_it(nlp: Language) -> None:
    assert [token.text for token in nlp("She said co-")][-1] == "co-"
    assert len(nlp("co -")) == 2
    assert len(nlp("Ex-\n\nTallis left.")) > 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sales fell on Friday and again in March.", []),
        ("On Monday the firm opened a plant in Germany.", ["Germany"]),
        ("Germany opened a plant on Monday.", ["Germany"]),
    ],
)
def test_no_name_is_looked_for_around_a_day(nlp: Language, text: str, names: list[str]) -> None:
    doc = nlp(text)
    assert [span.text for span in doc.spans["base_entities"]] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Organization for Economic Co-operation and Development said growth slowed.",
            ["The Organization for Economic Co-operation and Development"],
        ),
        ("He flew to Port-au-Prince with Ban Ki-moon.", ["Port-au-Prince", "Ban Ki-moon"]),
        ("The workers of the Bank of the West left.", ["the Bank of the West"]),
    ],
)
def test_names_hold_words_without_capital_letters(nlp: Language, text: str, names: list[str]) -> None:
    doc = nlp(text)
    assert [span.text for span in doc.spans["base_entities"]] == names
