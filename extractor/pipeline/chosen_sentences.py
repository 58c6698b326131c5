"""The sentences of an article that the base model is to see, and where their tokens stand in the Doc."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, LOWER, ORTH, SENT_START, SPACY
from spacy.strings import get_string_id
from spacy.tokens import Doc

from extractor.neural.sentences import Sentences
from extractor.pipeline.conversions import conversions
from extractor.pipeline.extensions import placed
from extractor.pipeline.sections import PROSE
from extractor.pipeline.share_codes import bracketed_code_end

Array = NDArray[Any]


#: The span group of the sentences that are to be looked at, where not all are.
CANDIDATES = "candidates"
_OPENING = get_string_id("(")
#: Words with a capital letter that is no sign of a name: "on Friday". In "Black Friday" the other word has one too.
_TIMES = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
    *("Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_TIME_KEYS = np.array([get_string_id(word) for word in _TIMES], dtype=np.uint64)
_HYPHEN = get_string_id("-")
#: What stands in front of a word, with a hyphen, and changes nothing in the grammar: "co-founder", "ex-minister".
_PREFIXES = tuple(get_string_id(word) for word in ("co", "ex", "vice"))


class ChosenSentences:
    """Every sentence of prose, or those of `doc.spans["candidates"]`, without white space, prefixes, and share codes and conversions in brackets."""

    def __init__(self, doc: Doc) -> None:
        columns: Array = doc.to_array([ORTH, SPACY, SENT_START, IS_SPACE, LOWER])
        starts = columns[:, 2] == 1
        starts[:1] = True
        #: the sentence of every token of the Doc, and the first token of every sentence
        self.sentence_of: Array = np.cumsum(starts) - 1
        self.firsts: Array = np.flatnonzero(starts)
        chosen = _is_prose(doc)[self.firsts]
        if CANDIDATES in doc.spans:
            candidates = np.zeros(len(doc), dtype=bool)
            candidates[[span.start for span in doc.spans[CANDIDATES]]] = True
            chosen &= candidates[self.firsts]
        #: the tokens of the Doc that the model sees
        seen = chosen[self.sentence_of] & (columns[:, 3] == 0) & ~_is_aside(doc, columns[:, 0])
        #: the prefixes among those it does not see, each followed by its hyphen
        self.prefixes: Array = np.flatnonzero(_is_prefix(columns) & seen)
        seen[self.prefixes] = seen[self.prefixes + 1] = False
        self.tokens: Array = np.flatnonzero(seen)
        numbers = self.sentence_of[self.tokens]
        lengths = np.bincount(numbers, minlength=len(self.firsts))
        # what stood before white space that the model does not see stands before a blank
        last = np.diff(numbers, append=-1) != 0
        gap = np.diff(self.tokens, append=-1) != 1
        blanks = (columns[self.tokens, 1] == 1) | gap | last
        words = columns[self.tokens, 0]
        capitals = columns[:, 0] != columns[:, 4]
        capitals[self.prefixes + 2] |= capitals[self.prefixes]  # "Co-operation"
        named = capitals[self.tokens] & ~np.isin(words, _TIME_KEYS)
        self.sentences = Sentences(words, blanks, named, lengths[lengths > 0])


def _is_aside(doc: Doc, words: Array) -> Array:
    """What the parse trips over in brackets: shares' codes ("Ford ( F.N ) said"), amounts told again ("$4bn (£2bn)")."""
    asides = np.zeros(len(doc), dtype=bool)
    openings = np.flatnonzero(words == _OPENING).tolist()
    for i in openings:
        if (end := bracketed_code_end(doc, i)) > 0:
            asides[i:end] = True
    for i, end in conversions(doc, openings):
        asides[i:end] = True
    return asides


def _is_prefix(columns: Array) -> Array:
    """Whether each token is a prefix, with a hyphen and a word behind it: the model takes "co - founder" for three words."""
    found = np.zeros(len(columns), dtype=bool)
    joined = columns[:, 1] == 0
    followed = joined[:-2] & (columns[1:-1, 0] == _HYPHEN) & joined[1:-1]
    found[:-2] = np.isin(columns[:-2, 4], _PREFIXES) & followed & (columns[2:, 3] == 0)
    return found


def _is_prose(doc: Doc) -> Array:
    if "sections" not in doc.spans:
        return np.ones(len(doc), dtype=bool)
    prose = np.zeros(len(doc), dtype=bool)
    for start, end, section in placed(doc, "sections"):
        if section.kind in PROSE:
            prose[start:end] = True
    return prose
