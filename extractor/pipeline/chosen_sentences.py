"""The sentences of articles that the base model is to see, and where their tokens stand in the Docs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
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


_ATTRIBUTES = [ORTH, SPACY, SENT_START, IS_SPACE, LOWER]
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
    """Every sentence of prose of some docs, or those of `doc.spans["candidates"]`, without white space, prefixes, and share codes and conversions in brackets.

    Tokens are counted through all docs, which stand one behind the other.
    """

    def __init__(self, docs: Sequence[Doc]) -> None:
        ends = np.cumsum([len(doc) for doc in docs])
        #: the first token of every doc and the one behind its last
        self.borders: list[tuple[int, int]] = list(pairwise([0, *ends.tolist()]))
        columns: Array = np.concatenate([doc.to_array(_ATTRIBUTES) for doc in docs])
        starts = columns[:, 2] == 1
        starts[[start for start, end in self.borders if start < end]] = True
        #: the sentence of every token, and the first token of every sentence
        self.sentence_of: Array = np.cumsum(starts) - 1
        self.firsts: Array = np.flatnonzero(starts)
        chosen, asides = np.zeros((2, len(columns)), dtype=bool)
        for doc, (start, end) in zip(docs, self.borders, strict=True):
            _mark_chosen(doc, chosen[start:end])
            _mark_asides(doc, columns[start:end, 0], asides[start:end])
        #: the tokens that the model sees
        seen = chosen[self.firsts][self.sentence_of] & (columns[:, 3] == 0) & ~asides
        #: the prefixes among those it does not see, each followed by its hyphen
        self.prefixes: Array = np.flatnonzero(_is_prefix(columns, self.sentence_of) & seen)
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
        named = capitals[self.tokens]
        named[named] = ~np.isin(words[named], _TIME_KEYS)
        self.sentences = Sentences(words, blanks, named, lengths[lengths > 0])


def _mark_chosen(doc: Doc, chosen: Array) -> None:
    """Marks the first tokens of the sentences that are to be seen, and maybe other tokens."""
    if "sections" not in doc.spans:
        chosen[:] = True
    else:
        for start, end, section in placed(doc, "sections"):
            if section.kind in PROSE:
                chosen[start:end] = True
    if CANDIDATES in doc.spans:
        candidates = np.zeros(len(doc), dtype=bool)
        candidates[[span.start for span in doc.spans[CANDIDATES]]] = True
        chosen &= candidates


def _mark_asides(doc: Doc, words: Array, asides: Array) -> None:
    """Marks what the parse trips over in brackets: shares' codes ("Ford ( F.N ) said"), amounts told again ("$4bn (£2bn)")."""
    openings = np.flatnonzero(words == _OPENING).tolist()
    for i in openings:
        if (end := bracketed_code_end(doc, i)) > 0:
            asides[i:end] = True
    for i, end in conversions(doc, openings):
        asides[i:end] = True


def _is_prefix(columns: Array, sentence_of: Array) -> Array:
    """Whether each token is a prefix, with a hyphen and a word behind it: the model takes "co - founder" for three words."""
    found = np.zeros(len(columns), dtype=bool)
    hyphens = np.flatnonzero(columns[1:-1, 0] == _HYPHEN) + 1
    joined = (columns[hyphens - 1, 1] == 0) & (columns[hyphens, 1] == 0)
    word_behind = (columns[hyphens + 1, 3] == 0) & (sentence_of[hyphens - 1] == sentence_of[hyphens + 1])
    found[hyphens - 1] = joined & word_behind & np.isin(columns[hyphens - 1, 4], _PREFIXES)
    return found
