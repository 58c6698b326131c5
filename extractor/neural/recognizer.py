"""The greedy decoding of spaCy's entity recogniser, for many sentences at once in array operations.

spaCy decides token by token, and spends most of that time in bookkeeping between two decisions. But outside
of an entity its decision depends on one token alone, and inside of one only on whether the entity goes on;
so the first kind can be taken for all tokens at once and the second for all open entities at once. The
entities are the same as those of `EntityRecognizer.predict` for sentences without preset entities
(spacy/pipeline/_parser_internals/ner.pyx; the model is TransitionBasedParser.v2 with state type "ner"), as far
as they stand among the tokens that are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.vocab import Vocab

from extractor.neural.layers import StateScorer
from extractor.neural.sentences import Array, Sentences

#: Tags of words of grammar, which are no names.
_GRAMMATICAL = ("CC", "DT", "EX", "IN", "MD", "PDT", "PRP", "PRP$", "TO", "WDT", "WP", "WP$", "WRB")
#: Tags of what stands in names without a capital letter: first ("the", "van"), last ("'s", "360"), or to join ("Ki-moon").
_OPENING = ("DT", "PDT", "NNP", "NNPS")
_CLOSING = ("POS", "CD", "NN", "NNP", "NNPS")
_HYPHENS = ("HYPH",)


@dataclass(frozen=True, slots=True)
class NamePlaces:
    """Where names may stand, by the tags of a tagger: at capital letters and what belongs to them.

    The capital letter of a word of grammar says only that a sentence begins: "The", "In", "But".
    """

    #: for every tag whether its words are of grammar, may begin a name or end it without a capital letter
    grammatical: Array
    opening: Array
    closing: Array
    #: for every tag whether it is that of hyphens
    hyphens: Array

    @classmethod
    def of(cls, tags: Sequence[str]) -> NamePlaces:
        """`tags` are those of the tagger, in its order."""
        return cls(*(np.isin(tags, some) for some in (_GRAMMATICAL, _OPENING, _CLOSING, _HYPHENS)))

    def __call__(self, sentences: Sentences, tags: Array) -> Array:
        """The tokens that may be of a name, in order; `tags` are numbers, one for each token."""
        starts = np.zeros(len(tags), dtype=bool)
        starts[sentences.starts] = True
        ends = np.roll(starts, -1)

        def before(tokens: Array) -> Array:
            return np.roll(tokens, -1) & ~ends

        def behind(tokens: Array) -> Array:
            return np.roll(tokens, 1) & ~starts

        capitals = sentences.capitals & ~self.grammatical[tags]
        before_one, behind_one = before(capitals), behind(capitals)
        near = capitals | (before_one & self.opening[tags]) | (behind_one & self.closing[tags])
        hyphens = self.hyphens[tags] & (before_one | behind_one)
        near |= hyphens | before(hyphens) | behind(hyphens)
        near |= before(near) & behind(near)
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
