"""The words of a doc as plain lists, for passes over all of its tokens.

Asking spaCy for one token after the other costs a Token object each, and a pass that does so is slower than
the rest of its component; a pass over a list of strings costs next to nothing. The lists are made once for a
doc, for all components; nobody changes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.attrs import LOWER, ORTH, SENT_START
from spacy.tokens import Doc

#: The strings of keys met so far. A key is its string's hash, so it means the same in every vocabulary.
_KNOWN: dict[int, str] = {}
_MOST_KNOWN = 200_000


def texts(doc: Doc) -> list[str]:
    """The text of every token, without the white space behind it."""
    return _strings(doc, ORTH)


def lowers(doc: Doc) -> list[str]:
    """The text of every token in lower case."""
    return _strings(doc, LOWER)


def sentence_numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token, from 0."""
    starts = doc.to_array(SENT_START) == 1
    starts[:1] = True
    numbers: list[int] = (starts.cumsum() - 1).tolist()
    return numbers


def _strings(doc: Doc, attribute: int) -> list[str]:
    """A text's words never change, so they are kept with the doc; one that was tokenized anew gets new ones."""
    key = f"extractor.words.{attribute}"
    kept: list[str] = doc.user_data.get(key, [])
    if len(kept) != len(doc):
        kept = doc.user_data[key] = _looked_up(doc, attribute)
    return kept


def _looked_up(doc: Doc, attribute: int) -> list[str]:
    global _KNOWN
    keys: Sequence[int] = doc.to_array(attribute).tolist()
    known = _KNOWN
    if len(known) > _MOST_KNOWN:  # a new table, since another thread may be reading the old one
        known = _KNOWN = {}
    known.update({key: doc.vocab.strings[key] for key in set(keys).difference(known)})
    return [known[key] for key in keys]
