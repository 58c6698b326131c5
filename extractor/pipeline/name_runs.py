"""Runs of capitalised words: the places where a name can stand."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from spacy.tokens import Doc

from extractor.pipeline.base_names import base_names
from extractor.pipeline.extensions import placed
from extractor.pipeline.sections import NAMING
from extractor.pipeline.share_codes import is_code
from extractor.pipeline.words import blanks, once, sentences, small_words, text_places, texts, within

#: Words in lower case that can stand inside a name, between two capitalised words.
LINKS = frozenset(
    (
        "of",
        "de",
        "du",
        "des",
        "di",
        "da",
        "del",
        "la",
        "le",
        "&",
        "-",
        "'",
        "’",
        "van",
        "der",
        "am",
        "von",
        "zu",
        "bin",
        "ibn",
        "al",
        "dos",
        "das",
        "den",
        "ter",
        "und",
        "y",
        "et",
        "+",
        "/",
    )
)
#: No name has more tokens; a longer run is cut, so that hostile text costs no more than any other.
_LONGEST = 40
#: A figure and its unit in one word: "1GHz", "80GB".
_MEASURE = re.compile(r"[\d.,]+(?:[KMGT]i?[Bb]|kB|[kKMGT]Hz|[KMG]bps|[kKMGT]Wh?|mAh|MP)s?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_APOSTROPHES, _DASHES = frozenset(("'", "’")), frozenset(("-", "–"))
#: What a table's source is called before a dash.
_SOURCES = frozenset(("Source", "Sources"))
_JOINED = frozenset(("-", "&", "+", "/", "'", "’", "."))


class Run(NamedTuple):
    """A stretch of tokens, `end` exclusive; `initial` says that a sentence begins with it."""

    start: int
    end: int
    initial: bool


@lru_cache(maxsize=1 << 15)
def is_capitalised(text: str) -> bool:
    """Whether a token can be a word of a name: a capital letter first, or after a digit or small letter;
    no address of an e-mail."""
    first = text[0]
    if (first == "." and len(text) > 1) or "@" in text or "<" in text[1:] or "://" in text:
        return False
    code = text.rstrip(".") if len(text) > 4 else text
    if "." in code and is_code(code):
        return False
    if first.isupper():
        return True
    if first.isdigit() and _MEASURE.fullmatch(text):
        return False
    return len(text) > 1 and any(char.isupper() for char in text[1:]) and any(char.isalpha() for char in text)


@once
def name_sentences(doc: Doc) -> list[tuple[int, int]]:
    """The sentences whose names count, as token borders: prose and the headings of profiles."""
    if "sections" not in doc.spans:
        return sentences(doc)
    counted = bytearray(len(doc))
    for start, end, section in placed(doc, "sections"):
        if section.kind in NAMING:
            counted[start:end] = b"\x01" * (end - start)
    return [(start, end) for start, end in sentences(doc) if counted[start]]


def runs(doc: Doc) -> Iterator[Run]:
    """Every longest run of capitalised words of the article's prose, linking words inside it."""
    tokens = texts(doc)
    people = {i for name in base_names(doc) if name.label == "PERSON" for i in range(name.start, name.end)}
    places, small = text_places(doc), small_words(doc)
    forms = set(filter(is_capitalised, places.keys() - small))
    capitalised = sorted(chain.from_iterable(map(places.__getitem__, forms)))
    for start, end in name_sentences(doc):
        last = start
        for i in within(capitalised, start, end):
            if i >= last and not (i and tokens[i - 1] == "=" and not doc[i - 1].whitespace_):  # "US10YT=RR"
                initial = (
                    i == start
                    or (
                        not tokens[start][0].isalnum()
                        and all(tokens[j].isspace() or doc[j].is_punct for j in range(start, i))
                    )
                    or _is_heading_dash(doc, i - 1)
                )
                last = _run_end(doc, tokens, i, end, forms, people)
                yield Run(_with_figure(doc, tokens, start, i), last, initial)


def _with_figure(doc: Doc, tokens: list[str], limit: int, start: int) -> int:
    """Where a run begins whose first word is cut behind a figure or an article: "3G Capital", "al-Hayat"."""
    before = start - 1
    if before >= limit and tokens[start] == "Century" and _ORDINAL.fullmatch(tokens[before]):
        return before  # "21st Century Fox"
    if before - 1 >= limit and tokens[before] == "-" and tokens[before - 1] in ("al", "el"):
        return before - 1  # "al-Hayat"
    joined = before >= limit and tokens[before].isdigit() and not doc[before].whitespace_
    return before if joined and len(tokens[start]) == 1 else start


def _run_end(
    doc: Doc, tokens: list[str], start: int, limit: int, forms: Container[str], people: Container[int]
) -> int:
    """The end of the run that begins at a token; `forms` are the words of the article that are capitalised."""
    end = i = start + 1
    if tokens[start] == "X." and start and tokens[start - 1].islower():
        return end  # "wrote on X. | Threads gained users"
    limit = min(limit, start + _LONGEST)
    while i < limit:
        text = tokens[i]
        if text.isspace():
            if text.count("\n") > 1:
                break
        elif (text in _APOSTROPHES and doc[i].whitespace_) or (text in _DASHES and _is_heading_dash(doc, i)):
            break
        elif (
            text in forms
            or (text.isdigit() and tokens[i - 1] in _JOINED)
            or (tokens[i - 1] == "-" and text.islower() and i in people and not doc[i - 1].whitespace_)
        ):
            end = i + 1
        elif text not in LINKS or i - end > 1:
            break
        i += 1
    return end


def _is_heading_dash(doc: Doc, i: int) -> bool:
    """Whether the token is a dash behind a heading: "NORLAND - Airports shut", "Source - Tallis Associates"."""
    words = texts(doc)
    if not i or words[i] not in _DASHES:
        return False
    before = words[i - 1]
    return ((len(before) > 3 and before.isupper()) or before in _SOURCES) and blanks(doc)[i - 1]
