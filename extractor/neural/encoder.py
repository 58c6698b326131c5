"""A base model's token vectors: word rows remembered, windows over them in large matrix products.

The same vectors as those of spaCy's HashEmbedCNN (MultiHashEmbed and MaxoutWindowEncoder), but for the last
bits of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.neural.layers import ROWS, Maxout, padded
from extractor.neural.sentences import Array, Sentences

#: Attributes that the word and the blank after it settle.
_OF_THE_WORD = {"NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "ORTH", "LENGTH", "SPACY", "IS_SPACE"}
#: Words whose rows are remembered; a table is begun anew when it is full.
_MOST_WORDS = 50_000


class WordRows:
    """The output of an embedding layer for single words, remembered: it depends on nothing else."""

    def __init__(self, embed: Any, vocab: Vocab) -> None:
        self._vocab = vocab
        self._extract, _, hashes, mix, _ = embed.layers
        self._hashes = hashes.layers[0]
        self._mix = Maxout(*(_leaf(mix, name) for name in ("maxout", "layernorm")))
        self._forget()

    @staticmethod
    def understands(embed: Any) -> bool:
        """Whether the layer is a MultiHashEmbed whose features the word alone settles."""
        leaves = [leaf.name for leaf in _leaves(embed)]
        hashed = (len(leaves) - 6) // 2
        expected = ["extract_features", "list2ragged", *["ints-getitem", "hashembed"] * hashed]
        expected += ["maxout", "layernorm", "dropout", "ragged2list"]
        return leaves == expected and set(embed.layers[0].attrs["columns"]) <= _OF_THE_WORD

    def of(self, sentences: Sentences) -> Array:
        """One row for every token."""
        # an orth is a hash: its lowest bit makes room for the blank
        keys = (sentences.words & ~np.uint64(1)) | sentences.blanks
        distinct, first, where = np.unique(keys, return_index=True, return_inverse=True)
        if len(self._places) + len(distinct) > _MOST_WORDS:
            self._forget()
        keys_here: list[int] = distinct.tolist()
        new = [i for i, key in enumerate(keys_here) if key not in self._places]
        if new:
            self._learn([keys_here[i] for i in new], sentences, first[new])
        places = np.array([self._places[key] for key in keys_here])
        rows: Array = self._rows[places[where]]
        return rows

    def _forget(self) -> None:
        self._places: dict[int, int] = {}
        self._rows = np.zeros((ROWS, self._mix.width), dtype=np.float32)

    def _learn(self, keys: list[int], sentences: Sentences, tokens: Array) -> None:
        strings = self._vocab.strings
        words = [strings[word] for word in sentences.words[tokens].tolist()]
        doc = Doc(self._vocab, words=words, spaces=sentences.blanks[tokens].tolist())
        hashed = self._hashes.predict(self._extract.predict([doc])[0])
        inputs = np.zeros((padded(len(hashed)), hashed.shape[1]), dtype=np.float32)
        inputs[: len(hashed)] = hashed
        known = len(self._places)
        while len(self._rows) < known + len(keys):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        for start in range(0, len(keys), ROWS):
            here = self._rows[known + start : known + min(start + ROWS, len(keys))]
            here[:] = self._mix(inputs[start : start + ROWS])[: len(here)]
        self._places.update(zip(keys, range(known, known + len(keys)), strict=True))


class Encoder:
    """The vectors of a Tok2Vec model for sentences."""

    def __init__(self, tok2vec: Any, vocab: Vocab) -> None:
        self._words = WordRows(tok2vec.get_ref("embed"), vocab)
        encode = tok2vec.get_ref("encode")
        #: rows of zeros between two sentences, wide enough that none sees another
        self._gap: int = encode.attrs["pad"]
        self._window: int = _leaf(encode, "expand_window").attrs["window_size"]
        leaves = list(_leaves(encode))
        self._layers = [
            Maxout(maxout, layernorm) for maxout, layernorm in zip(leaves[1::4], leaves[2::4], strict=True)
        ]

    @staticmethod
    def understands(tok2vec: Any) -> bool:
        """Whether the model is a HashEmbedCNN without static vectors."""
        if not {"embed", "encode"} <= set(tok2vec.ref_names):
            return False
        embed, encode = tok2vec.get_ref("embed"), tok2vec.get_ref("encode")
        leaves = list(_leaves(encode))
        names = [leaf.name for leaf in leaves]
        depth = len(leaves) // 4
        residuals = [
            node for node in encode.walk() if node.name.startswith("residual(") and len(node.layers) == 1
        ]
        windows = {leaf.attrs["window_size"] for leaf in leaves[::4] if leaf.name == "expand_window"}
        return (
            WordRows.understands(embed)
            and names == ["expand_window", "maxout", "layernorm", "dropout"] * depth
            and len(residuals) == depth
            and len(windows) == 1
            and encode.name.startswith("with_array(")
            and encode.attrs["pad"] >= depth * max(windows)
        )

    def __call__(self, sentences: Sentences) -> Array:
        """One vector for every token."""
        rows = self._words.of(sentences)
        places = np.arange(len(rows)) + self._gap * np.repeat(
            np.arange(1, len(sentences.lengths) + 1), sentences.lengths
        )
        count = padded(int(places[-1]) + 1 + self._gap if len(places) else 0)
        width, window = rows.shape[1], self._window
        # `window` rows of zeros stand before the first row and after the last
        here = np.zeros((count + 2 * window, width), dtype=np.float32)
        following = np.zeros_like(here)
        here[places + window] = rows
        seen = np.empty((ROWS, (2 * window + 1) * width), dtype=np.float32)
        for layer in self._layers:
            for start in range(0, count, ROWS):
                for shift in range(2 * window + 1):
                    seen[:, shift * width : (shift + 1) * width] = here[start + shift : start + shift + ROWS]
                middle = slice(start + window, start + window + ROWS)
                np.add(here[middle], layer(seen), out=following[middle])
            here, following = following, here
        vectors: Array = here[places + window]
        return vectors


def _leaves(model: Any) -> Iterator[Any]:
    """The layers that hold no others, in order."""
    if not model.layers:
        yield model
    for layer in model.layers:
        yield from _leaves(layer)


def _leaf(model: Any, name: str) -> Any:
    return next(leaf for leaf in _leaves(model) if leaf.name == name)
