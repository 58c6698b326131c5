"""Which first words of sentences are taken for names."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Zorvexly is hiring 40 people.", "NNP"),
        ("Quandrix analyst Dana Whitlock said so.", "NNP"),
        ("Retail analyst Dana Whitlock said so.", "JJ NN"),
        ("Slowly the mill recovered.", "RB"),
        ("The zorvexly is closed.", "DT"),
        ("Ox2 said so.", "NNP NN"),
    ],
)
def test_a_word_that_the_model_never_met_is_a_name(nlp: Language, text: str, tag: str) -> None:
    assert nlp(text)[0].tag_ in tag.split()
