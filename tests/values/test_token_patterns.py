"""With which words a match of a pattern can begin: only there is the pattern tried."""

from __future__ import annotations

import pytest

from extractor.values.token_patterns import OTHER, Vocabulary

VOCABULARY = Vocabulary(
    {"UNIT": ["day", "week"]},
    ["the", "of", "last", "day"],
    lambda word: frozenset({"YEAR"}) if len(word) == 4 else frozenset(),
    [frozenset({"YEAR"})],
)


@pytest.mark.parametrize(("pattern", "words"), [
    ("'the'", {"the"}),
    ("'the'? UNIT", {"the", "day", "week"}),
    ("'the'? 'last'? unit:UNIT 'of'", {"the", "last", "day", "week"}),
    ("('the' 'last')? (UNIT | YEAR)", {"the", "day", "week", "2020"}),
    ("('the'? | 'last') 'of'", {"the", "last", "of"}),
    ("'last' UNIT | year:(YEAR)", {"last", "2020"}),
    ("<('the') !('last') UNIT 'of'", {"day", "week"}),
    ("UNIT* 'of'", {"day", "week", "of"}),
])  # fmt: skip
def test_words_that_a_match_can_begin_with(pattern: str, words: set[str]) -> None:
    starts = VOCABULARY.starts(pattern)
    known = {"the", "of", "last", "day", "week", "2020", "tree"}
    assert {word for word in known if VOCABULARY.read(word).codes in starts} == words
    assert OTHER not in starts
