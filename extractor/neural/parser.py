"""The greedy decoding of spaCy's dependency parser, for many sentences at once in array operations.

spaCy takes the states of a batch one by one, and spends most of the time in the bookkeeping of each. Here
all states make their next move at once. The trees are those of `DependencyParser.predict` for sentences
whose borders are given (spacy/pipeline/_parser_internals/arc_eager.pyx; the model is
TransitionBasedParser.v2 with state type "parser" and eight features).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.vocab import Vocab

from extractor.neural.layers import MOST_STATES, StateScorer
from extractor.neural.nonprojective import Reattachment
from extractor.neural.sentences import Array, Sentences

#: Moves of the arc-eager system; a sentence's borders are given, so that it is never broken.
_SHIFT, _REDUCE, _LEFT, _RIGHT, _BREAK = range(5)
_MOVES = "SDLRB"
#: Columns of zeros (no token) below every stack and buffer, so that reading past its end needs no test.
_FLOOR = 3


class Parser:
    """The heads and labels of sentences as the component `parser` would set them."""

    def __init__(self, parser: Any, vocab: Vocab) -> None:
        self._scorer = StateScorer(parser.model)
        names = [parser.moves.get_class_name(i) for i in range(parser.moves.n_moves)]
        self._moves = np.array([_MOVES.index(name[0]) for name in names])
        labels = [name.partition("-")[2] for name in names]
        self._labels = np.array(
            [vocab.strings.add(label) if label else 0 for label in labels], dtype=np.uint64
        )
        self._root = vocab.strings.add("ROOT")
        self._reattachment = Reattachment(vocab, labels)
        self._penalties = self._penalties_of_invalid()

    @staticmethod
    def understands(parser: Any) -> bool:
        """Whether the component is a greedy parser of the kind that this module decodes."""
        names = [parser.moves.get_class_name(i) for i in range(parser.moves.n_moves)]
        return StateScorer.understands(parser, features=8) and not any("subtok" in name for name in names)

    def __call__(self, vectors: Array, sentences: Sentences) -> tuple[Array, Array]:
        """Head and label of every token; a root is its own head."""
        self._scorer.read(vectors)
        heads, moves = _Parse(self._scorer, self._moves, self._penalties, sentences).run()
        labels = self._labels[moves[1:]]
        own = np.arange(len(vectors))
        attached = heads[1:] > 0
        labels[~attached] = self._root
        found = np.where(attached, heads[1:] - 1, own)
        self._reattachment(found, labels, sentences)
        return found, labels

    def _penalties_of_invalid(self) -> Array:
        """What is added to the scores in each case of `_Parse._case`: minus infinity for what it forbids."""
        allowed = {0: {_SHIFT}, 1: {_REDUCE}}
        for shift in (0, 1):
            for reduce in (0, 1):
                optional = {_SHIFT} if shift else set()
                optional |= {_REDUCE} if reduce else set()
                allowed[2 + shift + 2 * reduce] = {_LEFT, _RIGHT} | optional
        penalties = np.full((len(allowed), len(self._moves)), -np.inf, dtype=np.float32)
        for case, moves in allowed.items():
            penalties[case, np.isin(self._moves, list(moves))] = 0
        return penalties


class _Parse:
    """The states of all sentences on their way. Token i of the batch is i + 1 here; 0 is no token.

    As many sentences are parsed side by side as the scorer takes; one that is done makes room for the next.
    """

    def __init__(self, scorer: StateScorer, moves: Array, penalties: Array, sentences: Sentences) -> None:
        self._scorer, self._moves, self._penalties = scorer, moves, penalties
        allowed = np.isfinite(penalties)
        #: in each case the class that alone is allowed, else -1
        self._only = np.where(allowed.sum(axis=1) == 1, allowed.argmax(axis=1), -1)
        count = int(sentences.lengths.sum()) + 1
        self.heads, self.classes = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
        self._left, self._right, self._right_before = (np.zeros(count, dtype=np.int64) for _ in range(3))
        self._returned = np.zeros(count, dtype=bool)
        # the longest first, so that the last ones to run are short
        order = np.argsort(-sentences.lengths, kind="stable")
        self._firsts = (sentences.starts + 1)[order]
        self._ends = self._firsts + sentences.lengths[order]
        self._begun = min(MOST_STATES, len(order))
        self._buffer = self._firsts[: self._begun].copy()
        self._end = self._ends[: self._begun].copy()
        longest = int(sentences.lengths.max(initial=0)) + _FLOOR
        self._stacks = np.zeros((self._begun, longest), dtype=np.int64)
        self._depth = np.zeros(self._begun, dtype=np.int64)
        #: tokens that were put back before the rest of the buffer
        self._back = np.zeros((self._begun, longest), dtype=np.int64)
        self._returns = np.zeros(self._begun, dtype=np.int64)

    def run(self) -> tuple[Array, Array]:
        """The heads of all tokens and the class of the move that attached them."""
        while len(self._end):
            self._move()
            done = (self._depth == 0) & (self._buffer >= self._end) & (self._returns == 0)
            if done.any():
                self._replace(done.nonzero()[0])
        return self.heads, self.classes

    def _replace(self, done: Array) -> None:
        """Begin the next sentences in the places of those that are done; without one, the place goes."""
        following = slice(self._begun, self._begun + len(done))
        filled = len(self._firsts[following])
        self._buffer[done[:filled]] = self._firsts[following]
        self._end[done[:filled]] = self._ends[following]
        self._begun += filled
        if filled < len(done):
            keep = np.ones(len(self._end), dtype=bool)
            keep[done[filled:]] = False
            self._buffer, self._end = self._buffer[keep], self._end[keep]
            self._stacks, self._depth = self._stacks[keep], self._depth[keep]
            self._back, self._returns = self._back[keep], self._returns[keep]

    def _move(self) -> None:
        slots = np.arange(len(self._end))
        depth, returns = self._depth, self._returns
        s0, s1, s2 = (self._stacks[slots, depth + (_FLOOR - 1 - i)] for i in range(3))
        # the buffer is what was put back, its last first, and then the rest of the sentence
        rest = self._buffer
        b0 = np.where(returns > 0, self._back[slots, returns + (_FLOOR - 1)], rest)
        b1 = np.where(returns > 1, self._back[slots, returns + (_FLOOR - 2)], rest + (returns == 0))
        b0[(returns == 0) & (rest >= self._end)] = 0
        b1[(returns < 2) & (rest + (returns == 0) >= self._end)] = 0
        features = np.array([b0, b1, s0, s1, s2, self._left[b0], self._left[s0], self._right[s0]])
        case = self._case(b0)
        classes = self._only[case]
        choosing = np.flatnonzero(classes < 0)
        scores = self._scorer.scores(features.T[choosing])
        scores += self._penalties[case[choosing]]
        classes[choosing] = scores.argmax(axis=1)
        self._apply(slots, self._moves[classes], classes, b0, s0)

    def _case(self, b0: Array) -> Array:
        """Which moves a state allows: only a shift, only a reduction, or arcs and what else."""
        remaining = self._end - self._buffer + self._returns
        shift = (remaining >= 2) & ~self._returned[b0]
        case: Array = 2 + shift + 2 * (self._depth >= 2)
        case[remaining == 0] = 1
        case[self._depth == 0] = 0
        return case

    def _apply(self, slots: Array, moves: Array, classes: Array, b0: Array, s0: Array) -> None:
        left, right = (moves == _LEFT).nonzero()[0], (moves == _RIGHT).nonzero()[0]
        child, head = s0[left], b0[left]
        # a new head takes the place of the one to the left, whose last child the token is
        before = self.heads[child]
        self._right[before] = self._right_before[child]
        self._right[0] = 0
        self.heads[child], self.classes[child] = head, classes[left]
        self._left[head] = child
        self._returned[head] = False

        child, head = b0[right], s0[right]
        self.heads[child], self.classes[child] = head, classes[right]
        self._right_before[child] = self._right[head]
        self._right[head] = child

        # a token without a head goes back to the buffer, unless nothing would be left on the stack
        unshifted = ((moves == _REDUCE) & (self.heads[s0] == 0) & (self._depth > 1)).nonzero()[0]
        popped = (moves == _LEFT) | (moves == _REDUCE)
        self._depth -= popped
        self._back[unshifted, self._returns[unshifted] + _FLOOR] = s0[unshifted]
        self._returned[s0[unshifted]] = True

        pushed = (~popped).nonzero()[0]
        self._stacks[pushed, self._depth[pushed] + _FLOOR] = b0[pushed]
        self._depth[pushed] += 1
        from_rest = self._returns[pushed] == 0
        self._buffer[pushed[from_rest]] += 1
        self._returns[pushed[~from_rest]] -= 1
        self._returns[unshifted] += 1
