"""Skimming changes how far an article is read, and no claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor.article import Article
from extractor.claims import skim
from extractor.pipeline.build import load
from extractor.pipeline.chosen_sentences import CANDIDATES

SAMPLES = Path(__file__).parent.parent.parent / "samples"
WITH_CUT = "Northgate Foods will cut 500 jobs in Leeds. Dana Whitlock, its chief, left on Monday."
WITHOUT = "Quillon Motors said it sold 500 cars in Leeds. Dana Whitlock, its chief, left on Monday."
#: a number, a noun of work and a trigger, of which only the parse says that no job goes
ALMOST = "Quillon Motors cut prices, said 500 workers who had gathered. Dana Whitlock left on Monday."


@pytest.fixture(scope="module")
def work() -> Language:
    return load(kinds=("job_cut", "headcount"))


def docs(nlp: Language, texts: list[str]) -> list[Doc]:
    made = [nlp.make_doc(text) for text in texts]
    for doc, text in zip(made, texts, strict=True):
        doc._.article = Article(text=text)
    return made


def claims(read: Iterator[Doc]) -> list[list[str]]:
    return [[claim.model_dump_json() for claim in doc._.claims] for doc in read]


def test_the_claims_of_the_samples_are_the_same(work: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.txt"))]
    skimmed = claims(skim.read(work, docs(work, texts)))
    assert sum(map(len, skimmed)) > 10
    assert skimmed == claims(work.pipe(docs(work, texts)))


def test_an_article_is_read_as_far_as_its_words_go(work: Language) -> None:
    cut, almost, without = skim.read(work, docs(work, [WITH_CUT, ALMOST, WITHOUT]))
    assert len(cut._.claims) == 1
    assert cut._.people
    assert all(token.tag_ for token in cut)
    assert CANDIDATES not in cut.spans
    for doc in (almost, without):
        assert not doc._.claims
        assert not doc._.people
        assert len(list(doc.sents)) == 2
    assert [bool(sentence[0].tag_) for sentence in almost.sents] == [True, False]
    assert not any(token.tag_ for token in without)


@pytest.mark.parametrize("kinds", [None, (), ("job_cut", "money")])
def test_other_kinds_read_everything(kinds: tuple[str, ...] | None) -> None:
    nlp = load(kinds=kinds)
    (doc,) = skim.read(nlp, docs(nlp, [WITHOUT]))
    assert doc._.people


def test_a_pipeline_without_our_components_runs_as_it_is() -> None:
    nlp = Language()
    seen: list[str] = []
    Language.component("extractor_test_seen", func=_noting(seen))
    nlp.add_pipe("extractor_test_seen")
    assert [doc.text for doc in skim.read(nlp, [nlp.make_doc("One two")])] == ["One two"]
    assert seen == ["One two"]


def _noting(seen: list[str]) -> Callable[[Doc], Doc]:
    def note(doc: Doc) -> Doc:
        seen.append(doc.text)
        return doc

    return note
