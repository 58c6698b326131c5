"""The tokenizer on text that is no prose: nothing lost, in linear time."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.pipeline.tokenizer import create_english_tokenizer

NLP = spacy.blank("en")
TOKENIZER = create_english_tokenizer()(NLP)


@given(
    st.text(alphabet="ab1,.$('\" \n\t\u00a0\u200b", max_size=2000)
    | st.text(max_size=50).map(lambda text: text * 20)
)
def test_the_tokens_give_the_text(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_prose_is_cut_as_spacy_cuts_it() -> None:
    text = "Northgate's $1.2bn charge (its first) isn't final; see https://example.com/a?b=c. " * 20
    assert [token.text for token in TOKENIZER(text)] == [token.text for token in NLP(text)]


@pytest.mark.parametrize("unit", ["(", '"', "$", "a.", "1,", "--", "it's"])
def test_a_stretch_without_blanks_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    assert len(TOKENIZER(unit * 100_000).text) == 100_000 * len(unit)
    assert time.process_time() - started < 5
