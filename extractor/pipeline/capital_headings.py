"""Headings in capitals that wire stories have in the middle of a line: "ASKING FOR LESS "We hope," she said"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractor.pipeline.cue_clause import MARKS, Stretch
from extractor.pipeline.words import sentence_start, texts

#: How many words in capitals make a heading of what no quotation follows.
_WORDS = 3


def without_heading(doc: Doc, stretch: Stretch) -> Stretch:
    """The stretch without a heading at its beginning."""
    start, end = stretch
    i = _heading_end(doc, start, end)
    return (i, end) if i > start else stretch


def in_heading(token: Token) -> bool:
    """Whether a token belongs to a heading that begins its sentence, or to a label in capitals: "JOBLESS CLAIMS:"."""
    if len(token) < 2 or not token.is_upper:
        return False
    if token.i + 1 < len(token.doc) and token.doc[token.i + 1].text == ":":
        return True
    first = sentence_start(token)
    return _heading_end(token.doc, first, min(token.i + 2 * _WORDS + 2, len(token.doc))) > token.i


def _heading_end(doc: Doc, start: int, end: int) -> int:
    """Where the heading that begins at a token ends; `start` when none does."""
    words, i = texts(doc), start
    while i < end and (words[i].isspace() or words[i] in MARKS):
        i += 1
    first = i
    while i < end and words[i].isupper() and words[i].isalpha():
        i += 1
    count = i - first
    if count < 2 or i >= end or all(len(word) == 1 for word in words[first:i]):
        return start
    quoted = words[i] in MARKS and bool(doc[i - 1].whitespace_)
    prose = count >= _WORDS and words[i].isalpha() and words[i][0].isupper()
    return i if quoted or prose else start
