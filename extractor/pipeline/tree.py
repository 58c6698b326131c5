"""The parse of a doc as plain lists, by token number: tags, labels, heads and children.

spaCy builds a Token for every child that one looks at, and looks for the children of a token anew each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc

from extractor.pipeline.words import strings_of

Array = NDArray[Any]

_KEPT = "extractor.tree"


@dataclass(frozen=True, slots=True)
class Tree:
    """What the base model says of each token; where it has not looked, tags are ""."""

    tags: list[str]
    labels: list[str]
    #: a root is its own head
    heads: list[int]
    #: in the order of the text
    children: list[Sequence[int]]


def tree_of(doc: Doc) -> Tree:
    """The parse of a doc, read once; nobody changes the lists."""
    kept: Tree | None = doc.user_data.get(_KEPT)
    if kept is None:
        columns = doc.to_array([TAG, DEP, HEAD])
        heads = np.arange(len(doc)) + columns[:, 2].astype(np.int64)
        (kept,) = set_trees([doc], [(0, len(doc))], columns[:, 0], columns[:, 1], heads)
    return kept


def set_trees(
    docs: Sequence[Doc], borders: Sequence[tuple[int, int]], tags: Array, labels: Array, heads: Array
) -> list[Tree]:
    """Keeps with docs the parse that whoever parses them has at hand: tags and labels as keys, heads by number.

    The tokens of a doc stand in the columns from one to another place, its borders; heads are places there.
    """
    if not docs:
        return []
    first = np.repeat([start for start, _ in borders], [end - start for start, end in borders])
    within: list[int] = (heads - first).tolist()
    every_tag, every_label = strings_of(docs[0], tags), strings_of(docs[0], labels)
    children = _children(heads, first)
    trees = [
        Tree(every_tag[start:end], every_label[start:end], within[start:end], children[start:end])
        for start, end in borders
    ]
    for doc, tree in zip(docs, trees, strict=True):
        doc.user_data[_KEPT] = tree
    return trees


def _children(heads: Array, first: Array) -> list[Sequence[int]]:
    """The children of every token, in the order of the text, counted from the `first` token of its doc."""
    children: list[Sequence[int]] = [()] * len(heads)
    by_head = np.argsort(heads, kind="stable")
    by_head = by_head[heads[by_head] != by_head]
    families = np.flatnonzero(np.diff(heads[by_head], prepend=-1))
    members = (by_head - first[by_head]).tolist()
    parents = heads[by_head[families]].tolist()
    for parent, (begin, end) in zip(parents, pairwise([*families.tolist(), len(members)]), strict=True):
        children[parent] = members[begin:end]
    return children
