"""Arcs that cross others: the parser writes them into labels ("prep||dobj"), and here they get their heads.

The same as spaCy's `deprojectivize` (after Nivre & Nilsson 2005, "Pseudo-Projective Dependency Parsing").
"""

from __future__ import annotations

import numpy as np
from spacy.vocab import Vocab

from extractor.neural.sentences import Array, Sentences

_DELIMITER = "||"


class Reattachment:
    """Hangs a token labelled "x||y" as x on the first y below its head, breadth first."""

    def __init__(self, vocab: Vocab, labels: list[str]) -> None:
        add = vocab.strings.add
        parts = {label: label.split(_DELIMITER) for label in labels if _DELIMITER in label}
        #: label of both parts: the label alone, and that of the head
        self._parts = {add(label): (add(own), add(head)) for label, (own, head) in parts.items()}
        self._decorated = np.array(sorted(self._parts), dtype=np.uint64)

    def __call__(self, heads: Array, labels: Array, sentences: Sentences) -> None:
        """Change heads and labels in place."""
        decorated = np.flatnonzero(np.isin(labels, self._decorated))
        starts = sentences.starts
        numbers = np.searchsorted(starts, decorated, side="right") - 1
        for number in dict.fromkeys(numbers.tolist()):
            start = int(starts[number])
            within = slice(start, start + int(sentences.lengths[number]))
            tree = _Tree((heads[within] - start).tolist(), labels[within].tolist())
            for token, label in enumerate(tree.labels):
                if label in self._parts:
                    own, wanted = self._parts[label]
                    tree.heads[token] = tree.first_below(tree.heads[token], wanted, but=token)
                    tree.labels[token] = own
            heads[within] = np.array(tree.heads) + start
            labels[within] = np.array(tree.labels, dtype=np.uint64)


class _Tree:
    def __init__(self, heads: list[int], labels: list[int]) -> None:
        self.heads, self.labels = heads, labels
        self._first, self._last = list(range(len(heads))), list(range(len(heads)))
        for token in range(len(heads)):
            above = token
            while heads[above] != above:
                above = heads[above]
                self._first[above] = min(self._first[above], token)
                self._last[above] = max(self._last[above], token)

    def first_below(self, head: int, label: int, *, but: int) -> int:
        level = [head]
        while level:
            following: list[int] = []
            for token in level:
                for child in range(self._first[token], self._last[token] + 1):
                    if self.heads[child] == token and child not in (token, but):
                        if self.labels[child] == label:
                            return child
                        following.append(child)
            level = following
        return head
