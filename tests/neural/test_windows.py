"""Windows: each row that a layer computes is the one that its place in the sentences sees."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractor.neural.sentences import Sentences
from extractor.neural.windows import Windows

DEPTH = 3

sentences_of_few_words = st.lists(
    st.lists(st.integers(min_value=1, max_value=4), min_size=1, max_size=6), min_size=1, max_size=6
)


def sentences(words: list[list[int]]) -> Sentences:
    flat = np.array([2 * word for sentence in words for word in sentence], dtype=np.uint64)
    every = np.ones(len(flat), dtype=bool)
    return Sentences(flat, every, every, np.array([len(part) for part in words]))


@given(sentences_of_few_words)
def test_a_token_sees_its_own_surroundings(words: list[list[int]]) -> None:
    batch = sentences(words)
    windows = Windows.of(batch, DEPTH)
    alone = [Windows.of(sentences([sentence]), DEPTH) for sentence in words]
    assert len(windows.layers[-1]) == sum(len(single.layers[-1]) for single in alone)
    assert seen_by_tokens(batch, windows) == [
        seen for sentence in words for seen in surroundings(sentence, DEPTH)
    ]


@given(sentences_of_few_words, st.data())
def test_only_what_is_asked_for_is_computed(words: list[list[int]], data: st.DataObject) -> None:
    batch = sentences(words)
    asked = sorted(data.draw(st.sets(st.integers(0, len(batch.words) - 1))))
    windows = Windows.of(batch, DEPTH, np.array(asked, dtype=np.int64))
    every = Windows.of(batch, DEPTH)
    surrounded = seen_by_tokens(batch, every)
    assert seen_by_tokens(batch, windows) == [surrounded[token] for token in asked]
    assert len(windows.layers[-1]) == len(asked)
    assert all(len(few) <= len(all_) for few, all_ in zip(windows.layers, every.layers, strict=True))


def seen_by_tokens(batch: Sentences, windows: Windows) -> list[str]:
    """What each token sees, as a text: in each layer three rows become one that holds all that it has seen."""
    rows = ["-", *(str(int(key) // 2) for key in batch.words[windows.words])]
    for number, layer in enumerate(windows.layers):
        rows = ["".join(rows[place] for place in seen) for seen in layer.tolist()]
        assert number >= 2 or len(set(rows)) == len(rows)
    return rows


def surroundings(sentence: list[int], depth: int) -> list[str]:
    """What each word sees through so many layers, with zeros on both sides of the sentence."""
    rows = ["-"] * (2 * depth) + [str(word) for word in sentence] + ["-"] * (2 * depth)
    for _ in range(depth):
        rows = ["".join(rows[i - 1 : i + 2]) for i in range(1, len(rows) - 1)]
    return rows[depth:-depth]
