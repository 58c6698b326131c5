"""Quotations that have a paragraph of their own, below a cue and a colon, with marks or without."""

from __future__ import annotations

from extractor.pipeline.cue_clause import FINAL, MARKS, CueClause, Stretch
from extractor.pipeline.marked_text import Quoted
from extractor.pipeline.words import texts

#: How many tokens may stand between the cue and the colon: "wrote in an e-mail to the staff:".
_FARTHEST = 8
#: How many tokens a paragraph has at least that is no heading and no item of a list.
_SHORTEST = 6


def block_quotation(clause: CueClause, quoted: Quoted) -> Stretch | None:
    """What the paragraph below says, where the cue's own ends with a colon: all of it, or the quotation it begins with."""
    words, colon = texts(clause.verb.doc), clause.sentence.end - 1
    while words[colon].isspace():
        colon -= 1
    if words[colon] != ":" or not 0 < colon - clause.cue_end <= _FARTHEST:
        return None
    start = colon + 1
    while start < len(words) and words[start].isspace():
        start += 1
    if start == len(words) or not any("\n" in word for word in words[colon + 1 : start]):
        return None
    marked = words[start] in MARKS
    end = start = start + marked
    while end < len(words) and (quoted(end) if marked else "\n" not in words[end]):
        end += 1
    whole = end - start >= _SHORTEST and words[start][0].isalpha() and words[end - 1] in FINAL
    return (start, end) if start < end and (marked or whole) else None
