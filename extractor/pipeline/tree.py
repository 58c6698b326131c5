"""The parse of a doc as plain lists, by token number: tags, labels, heads and children.

spaCy builds a Token for every child that one looks at, and looks for the children of a token anew each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc

from extractor.pipeline.words import strings_of

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
        kept = doc.user_data[_KEPT] = _read(doc)
    return kept


def forget_tree(doc: Doc) -> None:
    """For whoever parses a doc anew."""
    doc.user_data.pop(_KEPT, None)


def _read(doc: Doc) -> Tree:
    columns = doc.to_array([TAG, DEP, HEAD])
    heads: list[int] = (np.arange(len(doc)) + columns[:, 2].astype(np.int64)).tolist()
    children: list[Sequence[int]] = [()] * len(heads)
    for i, head in enumerate(heads):
        if head != i:
            own = children[head]
            if isinstance(own, list):
                own.append(i)
            else:
                children[head] = [i]
    return Tree(strings_of(doc, columns[:, 0]), strings_of(doc, columns[:, 1]), heads, children)
