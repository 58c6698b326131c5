"""The words of a doc as plain lists, for passes over all of its tokens.

Asking spaCy for one token after the other costs a Token object each, and a pass that does so is slower than
the rest of its component; a pass over a list of strings costs next to nothing. The lists are made once for a
doc, for all components; nobody changes them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence, Set
from functools import wraps
from itertools import chain, pairwise, repeat
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LOWER, ORTH, SENT_START, SPACY, TAG
from spacy.tokens import Doc, Span, Token

T = TypeVar("T")

#: The strings of keys met so far. A key is its string's hash, so it means the same in every vocabulary.
_KNOWN: dict[int, str] = {}
_MOST_KNOWN = 200_000
#: How many tokens a comma and a place of two words take, white space included.
_SEAT = 5
#: Where a doc keeps its words, as they are and in lower case.
_TEXTS, _LOWERS = "extractor.texts", "extractor.lowers"
#: Where a doc keeps the borders of its sentences, one by one and for each token.
_SENTENCES, _BORDERS = "extractor.sentences", "extractor.sentence_borders"


def straight(text: str) -> str:
    """The text with straight apostrophes, as the rules' words have them: "Moody’s" is "Moody's"."""
    return text.replace("’", "'")


def texts(doc: Doc) -> list[str]:
    """The text of every token, without the white space behind it."""
    kept: list[str] | None = doc.user_data.get(_TEXTS)
    if kept is None:
        kept = doc.user_data[_TEXTS] = strings_of(doc, doc.to_array(ORTH))
    return kept


def words_between(doc: Doc, start: int, end: int) -> list[str]:
    """The texts of the tokens from one up to another, white space left out."""
    return [text for text in texts(doc)[start:end] if not text.isspace()]


def place_follows(doc: Doc, end: int, places: Collection[str]) -> bool:
    """Whether a comma and a place stand behind the token before `end`, as behind a town: "Holmen, Wisconsin"."""
    behind = [word for word in lowers(doc)[end : end + _SEAT] if not word.isspace()]
    return behind[:1] == [","] and any(" ".join(behind[1 : 1 + size]) in places for size in (1, 2))


def lowers(doc: Doc) -> list[str]:
    """The text of every token in lower case."""
    kept: list[str] | None = doc.user_data.get(_LOWERS)
    if kept is None:
        kept = doc.user_data[_LOWERS] = list(map(str.lower, texts(doc)))
    return kept


def tags(doc: Doc) -> list[str]:
    """The tag of every token, "" where the base model has not seen it."""
    return strings_of(doc, doc.to_array(TAG))


def once(read: Callable[[Doc], T]) -> Callable[[Doc], T]:
    """Keeps with a doc what a function reads off it, for all components that ask; for what later steps leave as it is."""
    key = f"extractor.{read.__name__}"

    @wraps(read)
    def kept(doc: Doc) -> T:
        found: T | None = doc.user_data.get(key)
        if found is None:
            found = doc.user_data[key] = read(doc)
        return found

    return kept


@once
def lower_keys(doc: Doc) -> list[int]:
    """The hash of every token's text in lower case, as rules that are matched by hashes ask for it."""
    keys: list[int] = doc.to_array(LOWER).tolist()
    return keys


@once
def small_words(doc: Doc) -> frozenset[str]:
    """The words that the doc has in small letters."""
    return frozenset(filter(str.islower, text_places(doc)))


@once
def lower_words(doc: Doc) -> frozenset[str]:
    """The words that the doc has, in lower case: for rules that need one of a few words at all."""
    return frozenset(word_places(doc))


@once
def text_places(doc: Doc) -> dict[str, list[int]]:
    """The tokens at which each word of the doc stands, by the word as it is written."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts(doc)):
        places[text].append(i)
    return dict(places)


@once
def word_places(doc: Doc) -> dict[str, list[int]]:
    """The tokens at which each word of the doc stands, by the word in lower case."""
    places: dict[str, list[int]] = {}
    for text, at in text_places(doc).items():
        word = text.lower()
        places[word] = sorted((*places[word], *at)) if word in places else at
    return places


def places_of(doc: Doc, wanted: Set[str]) -> list[int]:
    """The tokens that are one of the wanted words, in the order of the text: no look at any other token."""
    places = word_places(doc)
    few, many = (wanted, places) if len(wanted) < len(places) else (places, wanted)
    return sorted(chain.from_iterable([places[word] for word in few if word in many]))


def within(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of some tokens in the order of the text that stand in [start, end)."""
    return places[bisect_left(places, start) : bisect_left(places, end)]


@once
def blanks(doc: Doc) -> list[bool]:
    """Whether a blank follows each token."""
    behind: list[bool] = doc.to_array(SPACY).astype(bool).tolist()
    return behind


def is_prefix(doc: Doc, i: int) -> bool:
    """Whether a hyphen ties a token to the word behind it: "post" of "post-merger"."""
    words, blank = texts(doc), blanks(doc)
    return i + 2 < len(words) and words[i + 1] == "-" and not (blank[i] or blank[i + 1])


@once
def sentence_numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token, from 0."""
    counted = enumerate(sentences(doc))
    return list(chain.from_iterable(repeat(number, end - start) for number, (start, end) in counted))


def sentences(doc: Doc) -> list[tuple[int, int]]:
    """The first token of each sentence and the one behind its last; kept with the doc, since parsing moves no border."""
    kept: list[tuple[int, int]] = doc.user_data.get(_SENTENCES, [])
    if (kept[-1][1] if kept else 0) != len(doc):
        begins = doc.to_array(SENT_START) == 1
        begins[:1] = True
        set_sentences(doc, begins)
        kept = doc.user_data[_SENTENCES]
    return kept


def set_sentences(doc: Doc, starts: NDArray[np.bool_]) -> None:
    """Keeps with a doc the borders of its sentences, by whether one begins with each token."""
    doc.user_data[_SENTENCES] = list(pairwise([*np.flatnonzero(starts).tolist(), len(doc)]))


def sentence_start(place: Token | Span) -> int:
    """The first token of the sentence in which a token stands, or a span begins.

    It and `sentence_end` are for the many questions that stop at the border of a sentence: `sent` builds a
    Span and looks for both borders each time.
    """
    return sentence_borders(place.doc)[place.i if isinstance(place, Token) else place.start][0]


def sentence_end(place: Token | Span) -> int:
    """The token behind the sentence in which a token stands, or a span begins."""
    return sentence_borders(place.doc)[place.i if isinstance(place, Token) else place.start][1]


def sentence_span(place: Token | Span) -> Span:
    """The sentence in which a token stands, or a span begins: `sent`, in a sixth of its time."""
    doc = place.doc
    return Span(doc, *sentence_borders(doc)[place.i if isinstance(place, Token) else place.start])


def sentence_borders(doc: Doc) -> list[tuple[int, int]]:
    """The first token of the sentence of each token, and the one behind its last."""
    kept: list[tuple[int, int]] | None = doc.user_data.get(_BORDERS)
    if kept is None:
        every = sentences(doc)
        kept = list(chain.from_iterable(repeat(borders, borders[1] - borders[0]) for borders in every))
        doc.user_data[_BORDERS] = kept
    return kept


def back(doc: Doc, i: int) -> int:
    """The last token at or before `i` that is no white space; -1 if there is none."""
    words = texts(doc)
    while i >= 0 and words[i].isspace():
        i -= 1
    return i


def forward(doc: Doc, i: int) -> int:
    """The first token at or after `i` that is no white space; the doc's length if there is none."""
    words = texts(doc)
    while i < len(words) and words[i].isspace():
        i += 1
    return i


def strings_of(doc: Doc, column: NDArray[Any]) -> list[str]:
    """The strings of a column of keys, as `doc.to_array` gives them."""
    global _KNOWN
    keys: list[int] = column.tolist()
    known = _KNOWN
    if len(known) > _MOST_KNOWN:  # a new table, since another thread may be reading the old one
        known = _KNOWN = {}
    try:
        return list(map(known.__getitem__, keys))
    except KeyError:
        strings = doc.vocab.strings
        return [known[key] if key in known else known.setdefault(key, strings[key]) for key in keys]
