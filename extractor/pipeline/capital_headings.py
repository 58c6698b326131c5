"""Headings in capitals that wire stories have in the middle of a line: "ASKING FOR LESS "We hope," she said"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractor.pipeline.cue_clause import MARKS, Stretch
from extractor.pipeline.words import sentence_end, sentence_start, texts

#: What may stand between the words of a heading: "WELL-PLACED", "R&D CUT", "THINKING ABOUT 2010".
_JOINTS = frozenset(("-", "&", "/", "'S", "’S", *map(str, range(1990, 2040))))
#: How many words in capitals make a heading of what no quotation follows.
_WORDS = 3


def without_heading(doc: Doc, stretch: Stretch) -> Stretch:
    """The stretch without a heading at its beginning."""
    start, end = stretch
    i = heading_end(doc, start, end)
    return (i, end) if i > start else stretch


def in_heading(token: Token) -> bool:
    """Whether a token belongs to a heading that begins its sentence, or to a label in capitals: "JOBLESS CLAIMS:"."""
    if len(token) < 2 or not token.is_upper:
        return False
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == ":":
        return True
    first = sentence_start(token)
    return heading_end(token.doc, first, min(token.i + 2 * _WORDS + 2, len(token.doc))) > token.i


def ends_heading(doc: Doc, i: int) -> bool:
    """Whether nothing but a heading in capitals stands in the sentence that ends with a token: "DEALING WITH CRISIS"."""
    if i + 1 != sentence_end(doc[i]):
        return False
    words = texts(doc)[sentence_start(doc[i]) : i + 1]
    return len(words) >= _WORDS and all(_is_shouted(word) or word in _JOINTS for word in words)


def _is_shouted(word: str) -> bool:
    return word.isupper() and word.isalpha()


def heading_end(doc: Doc, start: int, end: int) -> int:
    """Where the heading that begins at a token ends, at most at `end`; `start` when none does."""
    words, i = texts(doc), start
    while i < end and (words[i].isspace() or words[i] in MARKS):
        i += 1
    first, count = i, 0
    while i < end and (_is_shouted(words[i]) or (count and words[i] in _JOINTS)):
        count += _is_shouted(words[i])
        i += 1
    if count < 2 or i >= end or all(len(word) == 1 for word in words[first:i]):
        return start
    marked = bool(first) and words[first - 1] in MARKS and words[i] in MARKS and bool(doc[i].whitespace_)
    i += marked  # "'THINKING OF MAY' Tallis said"
    quoted = i < end and words[i] in MARKS and bool(doc[i - 1].whitespace_)
    prose = i < end and (marked or count >= _WORDS) and words[i].isalpha() and words[i][0].isupper()
    return i if quoted or prose else start
