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
        kept = set_tree(doc, columns[:, 0], columns[:, 1], heads)
    return kept


def set_tree(doc: Doc, tags: Array, labels: Array, heads: Array) -> Tree:
    """Keeps with a doc the parse that whoever parses it has at hand: tags and labels as keys, heads by number."""
    tree = Tree(strings_of(doc, tags), strings_of(doc, labels), heads.tolist(), _children(heads))
    doc.user_data[_KEPT] = tree
    return tree


def _children(heads: Array) -> list[Sequence[int]]:
    """The children of every token, in the order of the text."""
    children: list[Sequence[int]] = [()] * len(heads)
    by_head = np.argsort(heads, kind="stable")
    by_head = by_head[heads[by_head] != by_head]
    families = np.flatnonzero(np.diff(heads[by_head], prepend=-1))
    members = by_head.tolist()
    parents = heads[by_head[families]].tolist()
    for parent, (first, end) in zip(parents, pairwise([*families.tolist(), len(members)]), strict=True):
        children[parent] = members[first:end]
    return children
