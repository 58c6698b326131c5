"""Headings in capitals that a name runs into: "CHIPS, CARS Pepsi Bottling Group"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Doc

from extractor.pipeline.words import texts


def after_heading(doc: Doc, start: int, end: int, openers: Collection[str]) -> int:
    """Where a name begins that a heading in capitals runs into: "CHIPS, CARS Pepsi Bottling Group".

    `openers`: words with which headings begin, and no names.
    """
    first, words = start, texts(doc)
    while first < end and ((words[first].isupper() and words[first].isalpha()) or words[first] == "-"):
        first += 1
    if first == start or first >= end or words[first - 1] == "-" or words[first] == "&":
        return start
    shouted = sum(map(is_shouted, words[start:first]))
    if not is_shouted(
        words[start]
    ):  # "NO WIDER MOVE Dana Whitlock", "NEW HURDLES Banks", but "UBS ARENA Opens"
        opens = first - start > 2 or words[start].lower() in openers
        return first if shouted > (0 if opens else 1) else start
    return first if first - start > 1 or goes_on_shouting(doc, start) else start


def goes_on_shouting(doc: Doc, start: int) -> bool:
    """Whether a word in capitals stands before, only marks and short ones between: "PHONES, 'XR' MODELS", "DEAL WITH CRISIS"."""
    words = texts(doc)
    for i in range(start - 1, max(0, start - _REACH) - 1, -1):
        if is_shouted(words[i]):
            return True
        if not (words[i].isupper() or doc[i].is_punct):
            return False
    return False


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


#: How far before a name the words of its heading stand, in tokens.
_REACH = 5


def is_shouted(text: str) -> bool:
    """Whether a word is written in capitals and no abbreviation."""
    return len(text) > 3 and text.isupper() and text.isalpha()
