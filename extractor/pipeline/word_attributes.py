"""The attributes that spaCy works out for every new word ("shape", "like_num"): the same values in less time.

Most words are letters alone, which settles what spaCy asks of each character; only others go to its own functions.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from spacy.lang import lex_attrs
from spacy.lang.en import lex_attrs as english

Getter = Callable[[str], Any]

_spacys_like_num: Getter = english.like_num
_NUMBER_WORDS = frozenset((*english._num_words, *english._ordinal_words))
#: How often a shape repeats a character, and the length in characters from which on a word has none.
_REPEATS, _SHAPELESS = 4, 100


def quicken(vocab: Any) -> None:
    """Make a Vocab work out new words in less time, where it asks spaCy's own functions for English."""
    getters: dict[int, Getter] = vocab.lex_attr_getters
    for attribute, getter in getters.items():
        getters[attribute] = _QUICKER.get(getter, getter)


def _shape(word: str) -> str:
    if word.isalpha() and len(word) < _SHAPELESS:
        if word.islower():
            return "x" * min(len(word), _REPEATS)
        if word[0].isupper() and word[1:].islower():
            return "X" + "x" * min(len(word) - 1, _REPEATS)
    return lex_attrs.word_shape(word)


def _like_num(word: str) -> bool:
    return word.lower() in _NUMBER_WORDS if word.isalpha() else bool(_spacys_like_num(word))


def _but_for_letters(getter: Getter) -> Getter:
    """A getter that is not asked about words of letters alone, of which it is never true."""

    def quick(word: str) -> bool:
        return not word.isalpha() and getter(word)

    return quick


#: For functions of spaCy those that say the same.
_QUICKER: dict[Getter, Getter] = {
    lex_attrs.lower: str.lower,
    lex_attrs.prefix: itemgetter(0),
    lex_attrs.suffix: itemgetter(slice(-3, None)),
    lex_attrs.is_alpha: str.isalpha,
    lex_attrs.is_ascii: str.isascii,
    lex_attrs.is_digit: str.isdigit,
    lex_attrs.is_lower: str.islower,
    lex_attrs.is_space: str.isspace,
    lex_attrs.is_title: str.istitle,
    lex_attrs.is_upper: str.isupper,
    lex_attrs.word_shape: _shape,
    english.like_num: _like_num,
    **{
        getter: _but_for_letters(getter)
        for getter in (
            lex_attrs.is_bracket,
            lex_attrs.is_currency,
            lex_attrs.is_left_punct,
            lex_attrs.is_punct,
            lex_attrs.is_quote,
            lex_attrs.is_right_punct,
            lex_attrs.like_email,
            lex_attrs.like_url,
        )
    },
}
