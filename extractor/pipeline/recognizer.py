"""The greedy decoding of spaCy's entity recogniser, for many sentences at once in array operations.

spaCy decides token by token, and spends most of that time in bookkeeping between two decisions. But outside
of an entity its decision depends on one token alone, and inside of one only on whether the entity goes on;
so the first kind can be taken for all tokens at once and the second for all open entities at once. The
entities are the same as those of `EntityRecognizer.predict` for sentences without preset entities
(spacy/pipeline/_parser_internals/ner.pyx; the model is TransitionBasedParser.v2 with state type "ner").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

Array = NDArray[Any]


class Recognizer:
    """Sets `doc.ents` of single sentences as the component `ner` would."""

    def __init__(self, ner: Any) -> None:
        model = ner.model
        self._tok2vec, self._lower, self._upper = (
            model.get_ref(name) for name in ("tok2vec", "lower", "upper")
        )
        names: list[str] = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        self._labels = [name.partition("-")[2] for name in names]
        # "U-" blocks preset entities, of which there are none here; it may be chosen as little as I and L
        self._moves = np.array(["I" if name == "U-" else name[0] for name in names])
        #: for a label, the class that continues an entity and the one that ends it
        where = {name: i for i, name in enumerate(names)}
        self._inside = {
            label: (where[f"I-{label}"], where[f"L-{label}"]) for label in set(self._labels) if label
        }

    @staticmethod
    def understands(ner: Any) -> bool:
        """Whether the component is a greedy recogniser of the kind that this module decodes."""
        model = ner.model
        if getattr(model, "name", "") != "parser_model" or not {"tok2vec", "lower", "upper"} <= set(
            model.ref_names
        ):
            return False
        usual = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
        lower = model.get_ref("lower")
        return bool(
            usual and ner.cfg.get("beam_width", 1) == 1 and lower.get_dim("nF") == 3 and lower.has_dim("nP")
        )

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Set the entities of a stream of sentences, `batch_size` of them at once."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._recognize(batch)
            yield from batch

    def _recognize(self, docs: list[Doc]) -> None:
        # row 0 is the feature of a token that is not there; token i of the batch is row i + 1
        self._features = self._lower.predict(self._tok2vec.predict(docs))
        self._bias = self._lower.get_param("b")
        lengths = np.array([len(doc) for doc in docs])
        ends = np.cumsum(lengths)
        last = np.zeros(len(self._features) - 1, dtype=bool)
        last[ends[lengths > 0] - 1] = True
        outside = self._outside(last)
        entity_ends = self._entity_ends(outside, last)
        for doc, end in zip(docs, ends.tolist(), strict=True):
            doc.ents = list(self._entities(doc, end - len(doc), outside, entity_ends))

    def _outside(self, last: Array) -> Array:
        """For every token the best class when no entity is open there: begin, unit or out."""
        tokens = np.arange(len(last)) + 1
        scores = self._scores(tokens, np.zeros_like(tokens), np.zeros_like(tokens))
        scores[:, np.isin(self._moves, ("I", "L"))] = -np.inf
        scores[np.ix_(last, self._moves == "B")] = -np.inf
        best: Array = scores.argmax(axis=1)
        return best

    def _entity_ends(self, outside: Array, last: Array) -> dict[int, int]:
        """For every token that begins an entity, the token that ends it: all open entities, step by step."""
        starts = np.flatnonzero(self._moves[outside] == "B")
        ends: dict[int, int] = {}
        classes = np.array([self._inside[self._labels[move]] for move in outside[starts]]).reshape(-1, 2)
        here = starts + 1
        while len(starts):
            scores = self._scores(here + 1, starts + 1, here)
            rows = np.arange(len(starts))
            closes = last[here] | (scores[rows, classes[:, 1]] > scores[rows, classes[:, 0]])
            ends.update(zip(starts[closes].tolist(), here[closes].tolist(), strict=True))
            starts, here, classes = starts[~closes], here[~closes] + 1, classes[~closes]
        return ends

    def _entities(self, doc: Doc, offset: int, outside: Array, ends: dict[int, int]) -> Iterator[Span]:
        moves: list[int] = outside[offset : offset + len(doc)].tolist()
        i = 0
        while i < len(doc):
            label = self._labels[moves[i]]
            end = ends.get(offset + i, offset + i) - offset + 1
            if label:
                yield Span(doc, i, end, label=label)
            i = end

    def _scores(self, first: Array, second: Array, third: Array) -> Array:
        """The scores of every class for states with these three feature rows: token, entity's start, token before."""
        features = self._features
        state = features[first, 0] + features[second, 1] + features[third, 2] + self._bias
        scores: Array = self._upper.predict(state.max(axis=-1))
        return scores
