"""How often Python looks for circles of objects that nothing else frees: seldom, while articles are analysed."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New objects between two searches: more than a block of articles has alive and what is remembered of their words,
#: among which a search would find nothing. An article makes many objects and few circles (a thousand articles a hundred
#: objects in them); Python's own 700 cost three percent of all time.
_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000


def collect_seldom() -> None:
    """For a process that does nothing but analyse: look seldom for objects that hold one another.

    And never among those that are there already: the pipeline stays as long as the process.
    """
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


@contextmanager
def rare_collections() -> Iterator[None]:
    """For the time that a block is analysed in somebody else's process: look seldom, then as often as before."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
