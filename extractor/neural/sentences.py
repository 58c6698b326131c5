"""What a base model reads and what it says: the sentences of many articles, one array for each thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

#: What a blank behind it adds to a word's hash: an odd number with as many ones as zeros (2**64 over the golden ratio).
_BLANK = np.uint64(0x9E3779B97F4A7C15)
_NO_HASHES: Array = np.zeros(0, dtype=np.uint64)
_NO_PLACES: Array = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences one after the other; no sentence is empty."""

    #: the orth of every token
    words: Array
    #: whether a blank follows the token
    blanks: Array
    #: whether the token has a capital letter that may be a name's
    capitals: Array
    #: tokens of every sentence
    lengths: Array

    @property
    def keys(self) -> Array:
        """For every token a number that word and blank alone settle: a word's hash, another one with a blank behind it.

        The words that spaCy has as symbols ("TIME", "PERCENT") have small numbers in a row for hashes, so no bit of it is free.
        """
        keys: Array = self.words + self.blanks * _BLANK
        return keys

    @property
    def starts(self) -> Array:
        """The first token of every sentence."""
        starts: Array = np.cumsum(self.lengths) - self.lengths
        return starts

    def batches(self, tokens: int) -> list[Sentences]:
        """The same sentences in parts of about the same size, as few as hold about so many tokens."""
        starts = self.starts
        parts = -(-len(self.words) // tokens)
        sentences = np.flatnonzero(np.diff(starts * parts // len(self.words))) + 1
        columns = [np.split(column, starts[sentences]) for column in (self.words, self.blanks, self.capitals)]
        lengths = np.split(self.lengths, sentences)
        return [Sentences(*part) for part in zip(*columns, lengths, strict=True)]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What a base model says of every token; tags and labels are hashes in the vocabulary's strings."""

    tags: Array
    #: the token that the token hangs on, itself for a root
    heads: Array
    labels: Array
    #: first token, the one after the last, label; in order
    names: list[tuple[int, int, int]]

    @classmethod
    def joined(cls, parts: list[Annotation]) -> Annotation:
        """The annotation of what the parts annotate, one after the other."""
        tags, heads, labels, names = [_NO_HASHES], [_NO_PLACES], [_NO_HASHES], []
        start = 0
        for part in parts:
            tags.append(part.tags)
            heads.append(part.heads + start)
            labels.append(part.labels)
            names += [(first + start, end + start, label) for first, end, label in part.names]
            start += len(part.tags)
        return cls(np.concatenate(tags), np.concatenate(heads), np.concatenate(labels), names)
