"""The greedy decoding of spaCy's entity recogniser, for many sentences at once in array operations.

spaCy decides token by token, and spends most of that time in bookkeeping between two decisions. But outside
of an entity its decision depends on one token alone, and inside of one only on whether the entity goes on;
so the first kind can be taken for all tokens at once and the second for all open entities at once. The
entities are the same as those of `EntityRecognizer.predict` for sentences without preset entities
(spacy/pipeline/_parser_internals/ner.pyx; the model is TransitionBasedParser.v2 with state type "ner"), as far
as they stand among the tokens that are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.vocab import Vocab

from extractor.neural.layers import StateScorer
from extractor.neural.sentences import Array, Sentences

#: Tokens before and after a capital letter that can belong to its name: "the", "van der", "Chen Shui-bian".
_REACH = 2


def near_capitals(sentences: Sentences, grammatical: Array, bordering: Array) -> Array:
    """The tokens that may be of a name, in order: those with a capital letter and what stands close by.

    The capital letter of a `grammatical` word says only that a sentence begins: "The", "In", "But". No name
    begins or ends with a `bordering` word without a capital letter: "said", "of", a comma.
    """
    sentence_of = np.repeat(np.arange(len(sentences.lengths)), sentences.lengths)
    capitals = sentences.capitals & ~grammatical
    near = capitals.copy()
    for shift in range(1, _REACH + 1):
        together = sentence_of[shift:] == sentence_of[:-shift]
        near[:-shift] |= capitals[shift:] & together
        near[shift:] |= capitals[:-shift] & together
    bordering = bordering & ~capitals
    inside = np.zeros_like(near)
    for _ in range(_REACH):
        inside[1:-1] = near[:-2] & near[2:] & (sentence_of[:-2] == sentence_of[2:])
        near &= inside | ~bordering
    tokens: Array = np.flatnonzero(near)
    return tokens


class Recognizer:
    """The entities of sentences as the component `ner` would set them."""

    def __init__(self, ner: Any, vocab: Vocab) -> None:
        self._scorer = StateScorer(ner.model)
        names: list[str] = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        labels = [name.partition("-")[2] for name in names]
        self._labels = [vocab.strings.add(label) if label else 0 for label in labels]
        # "U-" blocks preset entities, of which there are none here; it may be chosen as little as I and L
        self._moves = np.array(["I" if name == "U-" else name[0] for name in names])
        #: for a label, the class that continues an entity and the one that ends it
        where = {name: i for i, name in enumerate(names)}
        self._inside = np.array(
            [[where.get(f"I-{label}", 0), where.get(f"L-{label}", 0)] for label in labels]
        )

    @staticmethod
    def understands(ner: Any) -> bool:
        """Whether the component is a greedy recogniser of the kind that this module decodes."""
        return StateScorer.understands(ner, features=3)

    def __call__(self, vectors: Array, tokens: Array, sentences: Sentences) -> list[tuple[int, int, int]]:
        """First token, the one after the last, and label of every entity, in order.

        `vectors` are those of `tokens`, which are in order; an entity ends where the next token is not among them.
        """
        self._scorer.read(vectors)
        ends = np.zeros(len(sentences.words), dtype=bool)
        ends[sentences.starts + sentences.lengths - 1] = True
        last = ends[tokens] | (np.diff(tokens, append=-1) != 1)
        outside = self._outside(last)
        found = self._entities(outside, self._entity_ends(outside, last))
        places = tokens.tolist()
        return [(places[start], places[end - 1] + 1, label) for start, end, label in found]

    def _outside(self, last: Array) -> Array:
        """For every token the best class when no entity is open there: begin, unit or out."""
        features = np.zeros((len(last), 3), dtype=np.int64)
        features[:, 0] = np.arange(len(last)) + 1
        scores = self._scorer.scores(features)
        scores[:, np.isin(self._moves, ("I", "L"))] = -np.inf
        scores[np.ix_(last, self._moves == "B")] = -np.inf
        best: Array = scores.argmax(axis=1)
        return best

    def _entity_ends(self, outside: Array, last: Array) -> dict[int, int]:
        """For every token that begins an entity, the token that ends it: all open entities, step by step."""
        starts = np.flatnonzero(self._moves[outside] == "B")
        ends: dict[int, int] = {}
        classes = self._inside[outside[starts]]
        here = starts + 1
        while len(starts):
            # a state looks at the token, at the entity's first one, and at the one before
            scores = self._scorer.scores(np.stack([here + 1, starts + 1, here], axis=1))
            rows = np.arange(len(starts))
            closes = last[here] | (scores[rows, classes[:, 1]] > scores[rows, classes[:, 0]])
            ends.update(zip(starts[closes].tolist(), here[closes].tolist(), strict=True))
            starts, here, classes = starts[~closes], here[~closes] + 1, classes[~closes]
        return ends

    def _entities(self, outside: Array, ends: dict[int, int]) -> Iterator[tuple[int, int, int]]:
        end = 0
        for start in np.flatnonzero(self._moves[outside] != "O").tolist():
            if start >= end:
                end = ends.get(start, start) + 1
                yield start, end, self._labels[outside[start]]
