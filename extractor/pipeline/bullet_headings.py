"""Firms that head the entries of a list in one line: "* HALDEN STEEL PLC ( HSS.L ) The mill will close. * NORTHGATE BANK ..."."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Doc

from extractor.pipeline.share_codes import bracketed_code_end, is_code
from extractor.pipeline.words import texts

#: What begins an entry.
BULLET = "*"
#: In tokens: the longest name in capitals behind a bullet.
_LONGEST = 12


def behind_heading(doc: Doc, first: int) -> int | None:
    """Where the sentence begins behind a bullet at `first`, a name in capitals and the code of its share; None if there is none."""
    words = texts(doc)
    if words[first] != BULLET:
        return None
    i = first + 1
    while i < len(words) and not is_code(words[i]) and words[i].isupper():
        i += 1
    if i - first < 2 or i - first > _LONGEST or i >= len(words):
        return None
    end = i + 1 if is_code(words[i]) else bracketed_code_end(doc, i)
    starts = 0 < end < len(words) and words[end][0].isupper() and not words[end].isupper()
    return end if starts else None


def headed_entries(doc: Doc, starts: Iterable[int]) -> list[tuple[int, int, int]]:
    """For each entry the bullet, the first token behind its heading, and the end of the entry; `starts` are the sentences' first tokens.

    An entry ends with the next bullet, or with the article.
    """
    words = texts(doc)
    bullets = [i for i in starts if words[i] == BULLET]
    entries = ((i, behind_heading(doc, i), end) for i, end in pairwise([*bullets, len(words)]))
    return [(first, start, end) for first, start, end in entries if start is not None]
