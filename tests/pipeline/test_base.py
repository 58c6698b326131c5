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
    ],
)
def test_share_codes_in_brackets_leave_the_parse_as_it_is(nlp: Language, text: str, plain: str) -> None:
    full, bare = nlp(text), nlp(plain)
    seen = [token for token in full if token.tag_]
    assert [token.text for token in seen] == [token.text for token in bare]
    assert [(token.tag_, token.dep_, token.head.text) for token in seen] == [
        (token.tag_, token.dep_, token.head.text) for token in bare
    ]
    assert len(list(full.sents)) <= 1
