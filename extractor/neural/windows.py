"""The windows that an encoder's layers look at, short ones once however often they stand in a batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractor.neural.sentences import Array, Sentences

#: Layers in which it pays to look for windows that are the same: above, they hold seven words and more.
_REPEATED = 2


@dataclass(frozen=True, slots=True)
class Windows:
    """What a stack of layers has to compute for sentences, when each row sees its neighbours in the layer below.

    Around every sentence stand rows of zeros, as many as there are layers, so that none sees another; what
    they become in a layer is seen by the next. "of the" stands in many sentences, and many end with the
    same mark: what the same rows below become is computed once.
    """

    #: for each distinct word a token that is it; in the lowest rows it is row i + 1, and row 0 is zeros
    words: Array
    #: for each layer its rows, and each row as the three rows of the layer below that it sees; the last has one for each token that is asked for
    layers: list[Array]

    @classmethod
    def of(cls, sentences: Sentences, depth: int, tokens: Array | None = None) -> Windows:
        """The windows of so many layers, for all tokens or these, which are in order."""
        gaps = depth * np.arange(1, len(sentences.lengths) + 1)
        places = np.arange(len(sentences.words)) + np.repeat(gaps, sentences.lengths)
        count = len(places) + depth * (len(sentences.lengths) + 1)
        asked = places if tokens is None else places[tokens]
        below = np.full(count, -1)
        below[places] = np.arange(len(places))
        below = below[_around(asked, depth, count)]
        below = below[below >= 0]
        words, word_of = _distinct(sentences.keys[below])
        rows = np.zeros(count, dtype=np.int64)
        rows[places[below]] = word_of + 1
        layers = []
        for above in reversed(range(depth)):
            seen = _around(asked, above, count)
            window = np.stack([rows[seen - 1], rows[seen], rows[seen + 1]], axis=1)
            if above and above >= depth - _REPEATED:
                most = int(rows.max(initial=0)) + 1
                examples, rows[seen] = _distinct((window[:, 0] * most + window[:, 1]) * most + window[:, 2])
                window = window[examples]
            else:
                rows[seen] = np.arange(len(seen))
            layers.append(window)
        return cls(below[words], layers)


def _distinct(numbers: Array) -> tuple[Array, Array]:
    """For each number that occurs a place where it does, and for each place which of them it holds.

    In the order of the text: what a window sees then lies side by side in memory.
    """
    order = numbers.argsort()
    begins = np.diff(numbers[order], prepend=~numbers[order[:1]]) != 0
    examples = order[begins]
    is_example = np.zeros(len(numbers), dtype=bool)
    is_example[examples] = True
    which = np.empty(len(numbers), dtype=np.int64)
    which[order] = (np.cumsum(is_example) - 1)[examples][np.cumsum(begins) - 1]
    return np.flatnonzero(is_example), which


def _around(places: Array, reach: int, count: int) -> Array:
    """The places and those up to so many rows from one."""
    near = np.zeros(count, dtype=bool)
    for shift in range(-reach, reach + 1):
        near[places + shift] = True
    around: Array = np.flatnonzero(near)
    return around
