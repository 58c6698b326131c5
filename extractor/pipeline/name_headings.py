"""Headings in capitals that a name runs into: "CHIPS, CARS Pepsi Bottling Group"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Doc

from extractor.pipeline.words import texts


def after_heading(doc: Doc, start: int, end: int) -> int:
    """Where a name begins that a heading in capitals runs into: "CHIPS, CARS Pepsi Bottling Group"."""
    first, words = start, texts(doc)
    while first < end and words[first].isupper() and words[first].isalpha():
        first += 1
    if first == start or first >= end:
        return start
    if not is_shouted(words[start]):  # "NO WIDER MOVE Dana Whitlock", but "UBS ARENA Opens"
        return first if sum(map(is_shouted, words[start:first])) > 1 else start
    before = start > 1 and is_shouted(words[start - 2]) and doc[start - 1].is_punct
    return first if first - start > 1 or before else start


def after_small_heading(
    doc: Doc, start: int, end: int, small: Iterable[Collection[str]], initial: bool = False
) -> int:
    """Where a name begins behind a heading of words that the article also writes small: "NEW STORES Tallis".

    `small`: the words that the article writes small, and places; with `initial` one such word is a heading.
    """
    first, words = start, texts(doc)
    while first < end and (words[first].isupper() or words[first] in ("'s", "’s")):
        first += 1
    least = 0 if initial else 1
    heading = first - start > least and first < end and is_shouted(words[first - 1])
    if not heading:
        return start
    word = words[first - 1].lower()
    return first if any(word in known or word.removesuffix("s") in known for known in small) else start


def is_shouted(text: str) -> bool:
    """Whether a word is written in capitals and no abbreviation."""
    return len(text) > 3 and text.isupper() and text.isalpha()
