"""A base model's token vectors: word rows remembered, windows over them in large matrix products.

The same vectors as those of spaCy's HashEmbedCNN (MultiHashEmbed and MaxoutWindowEncoder), but for the last
bits of their numbers and for words with a curly apostrophe, which are seen as those with a straight one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.neural.layers import ROWS, Maxout, padded, with_ones
from extractor.neural.sentences import Array, Sentences
from extractor.neural.windows import Windows

#: Attributes that the word and the blank after it settle.
_OF_THE_WORD = {"NORM", "PREFIX", "SUFFIX", "SHAPE", "LOWER", "ORTH", "LENGTH", "SPACY", "IS_SPACE"}
#: An apostrophe that the models have hardly seen, and the one that they learnt: of "don’t" they know nothing.
_LEARNT = str.maketrans("’", "'")
#: Words whose rows are remembered; a table is begun anew when it is full.
_MOST_WORDS = 50_000
#: Rows that a window shows: the token's, and one on either side.
_SEEN = 3


class WordRows:
    """The output of an embedding layer for single words, remembered: it depends on nothing else."""

    def __init__(self, embed: Any, vocab: Vocab) -> None:
        self._vocab = vocab
        self._extract, _, hashes, mix, _ = embed.layers
        self._hashes = hashes.layers[0]
        self._mix = Maxout(_leaf(mix, "maxout"), _leaf(mix, "layernorm"), parts=1)
        self._forget()

    @staticmethod
    def understands(embed: Any) -> bool:
        """Whether the layer is a MultiHashEmbed whose features the word alone settles."""
        leaves = [leaf.name for leaf in _leaves(embed)]
        hashed = (len(leaves) - 6) // 2
        expected = ["extract_features", "list2ragged", *["ints-getitem", "hashembed"] * hashed]
        expected += ["maxout", "layernorm", "dropout", "ragged2list"]
        return leaves == expected and set(embed.layers[0].attrs["columns"]) <= _OF_THE_WORD

    def of(self, sentences: Sentences, tokens: Array) -> Array:
        """One row for each of these tokens, no two of which are the same word before the same blank."""
        keys: list[int] = sentences.keys[tokens].tolist()
        if len(self._places) + len(keys) > _MOST_WORDS:
            self._forget()
        new = [i for i, key in enumerate(keys) if key not in self._places]
        if new:
            self._learn([keys[i] for i in new], sentences, tokens[new])
        rows: Array = self._rows[[self._places[key] for key in keys]]
        return rows

    def _forget(self) -> None:
        self._places: dict[int, int] = {}
        self._rows = np.zeros((ROWS, self._mix.width), dtype=np.float32)

    def _learn(self, keys: list[int], sentences: Sentences, tokens: Array) -> None:
        strings = self._vocab.strings
        words = [strings[word].translate(_LEARNT) for word in sentences.words[tokens].tolist()]
        doc = Doc(self._vocab, words=words, spaces=sentences.blanks[tokens].tolist())
        hashed = self._hashes.predict(self._extract.predict([doc])[0])
        inputs = with_ones(hashed, padded(len(hashed)))
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
        leaves = list(_leaves(tok2vec.get_ref("encode")))
        self._layers = [
            Maxout(maxout, layernorm, parts=_SEEN)
            for maxout, layernorm in zip(leaves[1::4], leaves[2::4], strict=True)
        ]

    @property
    def depth(self) -> int:
        """How many layers of windows there are."""
        return len(self._layers)

    @staticmethod
    def understands(tok2vec: Any) -> bool:
        """Whether the model is a HashEmbedCNN without static vectors, whose windows are of three tokens."""
        if not {"embed", "encode"} <= set(tok2vec.ref_names):
            return False
        embed, encode = tok2vec.get_ref("embed"), tok2vec.get_ref("encode")
        leaves = list(_leaves(encode))
        names = [leaf.name for leaf in leaves]
        depth = len(leaves) // 4
        residuals = [
            node for node in encode.walk() if node.name.startswith("residual(") and len(node.layers) == 1
        ]
        return (
            WordRows.understands(embed)
            and names == ["expand_window", "maxout", "layernorm", "dropout"] * depth
            and len(residuals) == depth
            and all(2 * leaf.attrs["window_size"] + 1 == _SEEN for leaf in leaves[::4])
            and encode.name.startswith("with_array(")
            and encode.attrs["pad"] >= depth
        )

    def __call__(self, sentences: Sentences, windows: Windows) -> Array:
        """One vector for every token; `windows` are those of the sentences."""
        words = self._words.of(sentences, windows.words)
        count = len(words) + 1
        most = padded(max(count, *map(len, windows.layers)))
        rows, above = np.empty((2, most, words.shape[1] + 1), dtype=np.float32)
        rows[:, -1] = above[:, -1] = 1
        rows[0, :-1] = rows[count : padded(count), :-1] = 0
        rows[1:count, :-1] = words
        _climb_from_words(rows, count, windows.layers[0], self._layers[0], above)
        for layer, seen in zip(self._layers[1:], windows.layers[1:], strict=True):
            rows, above = above, rows
            _climb(rows, seen, layer, above)
        vectors: Array = above[: len(windows.layers[-1]), :-1]
        return vectors


def _climb_from_words(rows: Array, count: int, seen: Array, layer: Maxout, above: Array) -> None:
    """As `_climb`, for the layer above so many words: each stands in many windows, and is multiplied once."""
    places = _padded_places(seen)
    shares = layer.shares(rows[: padded(count)])
    for start in range(0, len(places), ROWS):
        part = slice(start, start + ROWS)
        middle = rows[places[part, _SEEN // 2], :-1]
        np.add(middle, layer.of_shares(shares, places[part]), out=above[part, :-1])


def _climb(rows: Array, seen: Array, layer: Maxout, above: Array) -> None:
    """Fill the rows of the next layer, where each sees three of these and is added to the middle one."""
    places = _padded_places(seen)
    window = np.empty((ROWS, _SEEN, rows.shape[1]), dtype=np.float32)
    for start in range(0, len(places), ROWS):
        part = slice(start, start + ROWS)
        # "clip", as else numpy first writes into a copy of `out`; no place is outside
        np.take(rows, places[part], axis=0, out=window, mode="clip")
        np.add(window[:, _SEEN // 2, :-1], layer(window.reshape(ROWS, -1)), out=above[part, :-1])


def _padded_places(seen: Array) -> Array:
    places = np.zeros((padded(len(seen)), _SEEN), dtype=np.int64)
    places[: len(seen)] = seen
    return places


def _leaves(model: Any) -> Iterator[Any]:
    """The layers that hold no others, in order."""
    if not model.layers:
        yield model
    for layer in model.layers:
        yield from _leaves(layer)


def _leaf(model: Any, name: str) -> Any:
    return next(leaf for leaf in _leaves(model) if leaf.name == name)
