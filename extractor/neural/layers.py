"""The layers of spaCy's networks as matrix products.

A row's result may depend, in its last bit, on how many rows are multiplied with it, as matrix libraries
choose their way by the shape. Here the number of rows is always a multiple of ROWS, or of fewer for the
states of a transition system, in which their kernels for AVX-512 treat all rows alike.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from extractor.neural.sentences import Array

#: Rows that are taken at once from windows of tokens: enough to be fast, few enough to stay in a core's cache.
ROWS = 256
#: Products over states, of which the last in a batch are few, have a multiple of so many rows.
_FEW_ROWS = 64
#: States whose tokens are gathered at once.
MOST_STATES = 512


def padded(count: int, rows: int = ROWS) -> int:
    """The least multiple of `rows` that holds `count` of them."""
    return -(-count // rows) * rows


def with_ones(rows: Array, count: int) -> Array:
    """The rows, and zeros up to so many of them, with a column of ones behind: see Maxout."""
    table = np.zeros((count, rows.shape[1] + 1), dtype=np.float32)
    table[: len(rows), :-1] = rows
    table[:, -1] = 1
    return table


class Linear:
    """A matrix and a bias, for any number of rows."""

    def __init__(self, weights: Array, bias: Array, rows: int = ROWS) -> None:
        """`weights` of the form (outputs, inputs), as thinc keeps them; rows are made up to a multiple of `rows`."""
        self._weights = np.ascontiguousarray(weights.T, dtype=np.float32)
        self._bias = np.array(bias, dtype=np.float32)
        self._rows = rows

    @classmethod
    def of(cls, layer: Any, rows: int = ROWS) -> Linear:
        return cls(layer.get_param("W"), layer.get_param("b"), rows)

    def __call__(self, rows: Array) -> Array:
        whole = len(rows) - len(rows) % self._rows
        outputs = np.empty((len(rows), self._weights.shape[1]), dtype=np.float32)
        np.matmul(rows[:whole], self._weights, out=outputs[:whole])
        if whole < len(rows):
            rest = np.zeros((self._rows, rows.shape[1]), dtype=np.float32)
            rest[: len(rows) - whole] = rows[whole:]
            outputs[whole:] = (rest @ self._weights)[: len(rows) - whole]
        outputs += self._bias
        return outputs


class Maxout:
    """For every output the best of several pieces, then layer normalization: thinc's `maxout>>layernorm`.

    A row of the input is one or more parts, each with a one behind it: what that is multiplied with is the bias.
    """

    def __init__(self, maxout: Any, layernorm: Any, parts: int) -> None:
        weights = maxout.get_param("W")
        self.width, self._pieces, inputs = weights.shape
        bias = np.zeros((self.width, self._pieces, parts, 1), dtype=np.float32)
        bias[:, :, 0, 0] = maxout.get_param("b")
        by_part = weights.reshape(self.width, self._pieces, parts, inputs // parts)
        columns = np.concatenate([by_part, bias], axis=-1).reshape(self.width, self._pieces, -1)
        # all outputs' first pieces stand side by side, then their second ones
        self._weights = np.ascontiguousarray(columns.transpose(2, 1, 0).reshape(columns.shape[-1], -1))
        self._by_part = np.split(self._weights, parts)
        # whole tables, as numpy is much faster without repeating a row
        self._gain, self._shift = (np.tile(layernorm.get_param(name), (ROWS, 1)) for name in ("G", "b"))
        self._average = np.full(self.width, 1 / self.width, dtype=np.float32)
        self._all, self._more = (np.empty((ROWS, self._pieces * self.width), dtype=np.float32) for _ in "12")
        self._best = np.empty((ROWS, self.width), dtype=np.float32)

    def __call__(self, rows: Array) -> Array:
        """The outputs for ROWS rows, in an array that the next call overwrites."""
        np.matmul(rows, self._weights, out=self._all)
        return self._best_normalized()

    def shares(self, rows: Array) -> list[Array]:
        """What each of the rows, a multiple of ROWS, adds as the first part of an input, as the second, and so on."""
        return [rows @ weights for weights in self._by_part]

    def of_shares(self, shares: list[Array], places: Array) -> Array:
        """The same as a call with ROWS rows whose parts stand in these places of the tables."""
        first, *others = zip(shares, places.T, strict=True)
        # "clip", as else numpy first writes into a copy of `out`; no place is outside
        np.take(*first, axis=0, out=self._all, mode="clip")
        for share, where in others:
            np.take(share, where, axis=0, out=self._more, mode="clip")
            self._all += self._more
        return self._best_normalized()

    def _best_normalized(self) -> Array:
        pieces, best, width = self._all, self._best, self.width
        np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=best)
        for start in range(2 * width, self._pieces * width, width):
            np.maximum(best, pieces[:, start : start + width], out=best)
        best -= (best @ self._average)[:, None]
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self._gain
        best += self._shift
        return best


class StateScorer:
    """Scores the moves of a transition system, given the tokens that a state looks at.

    A token that is not there has a row of its own, 0, with a one in a column where all others hold a zero;
    the weights of that column are what the network adds for a missing token. So one product does it all.
    """

    def __init__(self, model: Any) -> None:
        """`model` is a TransitionBasedParser with a hidden layer; see `understands`."""
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        linear = next(node for node in model.get_ref("tok2vec").layers if node.name == "linear")
        self._reduce, self._upper = Linear.of(linear), Linear.of(upper, _FEW_ROWS)
        weights, missing = lower.get_param("W"), lower.get_param("pad")[0]
        self.features, hidden, self._pieces, width = weights.shape
        columns = np.concatenate([weights, missing[..., None]], axis=-1)
        # the inputs are a state's tokens side by side; the outputs all first pieces, then all second ones
        matrix = columns.transpose(2, 1, 0, 3).reshape(self._pieces * hidden, self.features * (width + 1))
        self._lower = Linear(matrix, lower.get_param("b").T.reshape(-1), _FEW_ROWS)
        self._hidden, self._width = hidden, width + 1
        self._features = np.zeros((MOST_STATES, self.features), dtype=np.int64)
        self._rows = np.empty((MOST_STATES, self.features, self._width), dtype=np.float32)
        self._none = np.zeros((0, upper.get_dim("nO")), dtype=np.float32)

    @staticmethod
    def understands(component: Any, features: int) -> bool:
        """Whether the component decides greedily by a network of this form over so many tokens."""
        model = component.model
        if getattr(model, "name", "") != "parser_model" or not {"tok2vec", "lower", "upper"} <= set(
            model.ref_names
        ):
            return False
        lower = model.get_ref("lower")
        ends = [node.name for node in model.get_ref("tok2vec").layers[1:]]
        return bool(
            model.attrs.get("has_upper")
            and not model.attrs.get("unseen_classes")
            and component.cfg.get("beam_width", 1) == 1
            and lower.name == "precomputable_affine"
            and lower.get_dim("nF") == features
            and lower.maybe_get_dim("nP") > 1
            and ends == ["list2array", "linear"]
        )

    def read(self, vectors: Array) -> None:
        """Take the tokens of a batch; token i is then feature i + 1."""
        self._tokens = np.empty((len(vectors) + 1, self._width), dtype=np.float32)
        self._tokens[1:, :-1] = self._reduce(vectors)
        self._tokens[1:, -1] = self._tokens[0] = 0
        self._tokens[0, -1] = 1

    def scores(self, features: Array) -> Array:
        """The scores of all moves, one row for each row of features."""
        starts = range(0, len(features), MOST_STATES)
        parts = [self._scores_of_some(features[start : start + MOST_STATES]) for start in starts]
        return parts[0] if len(parts) == 1 else np.concatenate([self._none, *parts])

    def _scores_of_some(self, features: Array) -> Array:
        count = padded(len(features), _FEW_ROWS)
        self._features[: len(features)] = features
        # "clip": what lies behind the features asked for are those of an earlier call
        rows = np.take(self._tokens, self._features[:count], axis=0, out=self._rows[:count], mode="clip")
        pieces = self._lower(rows.reshape(count, -1))
        best = np.maximum(pieces[:, : self._hidden], pieces[:, self._hidden : 2 * self._hidden])
        for piece in range(2, self._pieces):
            np.maximum(best, pieces[:, piece * self._hidden : (piece + 1) * self._hidden], out=best)
        return self._upper(best)[: len(features)]
