"""The tokenizer on text that is no prose: nothing lost, in linear time."""

from __future__ import annotations

import re

import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.pipeline.tokenizer import create_english_tokenizer
from tests.effort import assert_linear

NLP = spacy.blank("en")
UNTOUCHED = spacy.blank("en")
TOKENIZER = create_english_tokenizer()(NLP)


@given(
    st.text(alphabet="ab1,.$('\" \n\t\u00a0\u200b", max_size=2000)
    | st.text(max_size=50).map(lambda text: text * 20)
)
def test_the_tokens_give_the_text(text: str) -> None:
    assert TOKENIZER(text).text == text


def cut(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.whitespace_, "" if token.is_space else token.norm_) for token in doc]


@pytest.mark.parametrize(
    "text",
    [
        "Northgate's $1.2bn charge (its first) isn't final; see https://example.com/a?b=c. " * 20,
        " It can't be, he'd said on Jan. 3 \n \n  (U.S. time) that we'll see...\t:) ",
        "\n\nA  b   c\u00a0d\r\n e \n",
        " ",
        "",
    ],
)
def test_text_is_cut_as_spacy_cuts_it(text: str) -> None:
    assert cut(TOKENIZER(text)) == cut(NLP(text))


chunks = st.sampled_from(
    ["can't", "(U.S.", "$1.2bn", "e.g.,", ":)", "Jan.", "said.", '"We', "10am", "-", "it's)"]
)
white = st.sampled_from([" ", "  ", "\n", " \n\n ", "\t", "\u00a0"])


@given(st.lists(st.tuples(chunks, white)))
def test_chunks_and_white_space_are_cut_as_spacy_cuts_them(pairs: list[tuple[str, str]]) -> None:
    text = "".join(chunk + between for chunk, between in pairs)
    assert cut(TOKENIZER(text)) == cut(NLP(text))


pieces = st.sampled_from(
    [
        "work",
        "A",
        "XD",
        "can",
        "not",
        "id",
        "U.S",
        "Corp",
        "3",
        "1,200",
        "-",
        ",",
        ".",
        ":",
        ")",
        "(",
        '"',
        "'s",
        "$",
    ]
)


@given(st.lists(pieces, min_size=1, max_size=6).map("".join))
def test_a_chunk_is_cut_as_spacy_cuts_it(chunk: str) -> None:
    assume(not re.search(r'[")]--?\w', chunk))
    assert cut(TOKENIZER(chunk)) == cut(NLP(chunk))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("wants £200m. Then", ["wants", "£", "200", "m", ".", "Then"]),
        ("“by $3.2m.”", ["“", "by", "$", "3.2", "m", ".", "”"]),
        ("were $40M.", ["were", "$", "40M", "."]),
        ("J. M. Reed at 5 p.m. in the U.S.", ["J.", "M.", "Reed", "at", "5", "p.m.", "in", "the", "U.S."]),
    ],
)
def test_a_unit_of_one_letter_does_not_keep_the_full_stop(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("it “thick”—and", ["it", "“", "thick", "”", "—", "and"]),
        ("(once big)—up 3%—its", ["(", "once", "big", ")", "—", "up", "3", "%", "—", "its"]),
        ('the "V"-shaped "end"--and', ["the", '"', "V", '"', "-", "shaped", '"', "end", '"', "--", "and"]),
    ],
)
def test_dashes_behind_marks_are_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in TOKENIZER(text)] == tokens


def test_words_that_are_kept_outlive_a_memory_zone() -> None:
    nlp = spacy.blank("en")
    nlp.tokenizer = create_english_tokenizer()(nlp)
    with nlp.memory_zone():
        nlp("Quillon Draymoor")
        nlp("Quillon")
    assert "Quillon" not in nlp.vocab
    nlp.tokenizer.keep_words()
    assert "Quillon" in nlp.vocab
    assert "Draymoor" not in nlp.vocab
    with nlp.memory_zone():
        assert nlp("Quillon Motors")[0].text == "Quillon"


@pytest.mark.parametrize("unit", ["(", '"', "$", "a.", "1,", "--", "it's"])
def test_a_stretch_without_blanks_takes_linear_work(unit: str) -> None:
    assert len(TOKENIZER(unit * 100_000).text) == 100_000 * len(unit)
    assert_linear(lambda times: TOKENIZER(unit * times), 500)


@given(
    st.text(alphabet="aAéǅ中1²./@:-+,$€'\"([`ٱ", min_size=1, max_size=8)
    | st.text(min_size=1, max_size=120)
    | st.sampled_from(["seven", "Third", "1st", "3/4", "http://a", "a.com", "a@b.com", "St", "x" * 100])
)
def test_words_have_the_attributes_that_spacy_gives_them(word: str) -> None:
    ours = NLP.vocab.lex_attr_getters
    for attribute, getter in UNTOUCHED.vocab.lex_attr_getters.items():
        assert ours[attribute](word) == getter(word), getter
