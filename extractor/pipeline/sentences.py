"""Sentence borders from punctuation and capital letters: cheap, and the same with any base model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline.bullet_headings import BULLET, behind_heading
from extractor.pipeline.capital_headings import heading_end
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import placed
from extractor.pipeline.share_codes import is_code
from extractor.pipeline.words import blanks, set_sentences, text_places, texts

_FINAL = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»")
#: Tokens after which a sentence is cut: no prose, and a model's memory grows with its longest sentence.
_LONGEST = 250
#: Words of which it is remembered what they can be to a sentence.
_MOST_WORDS = 100_000
#: Closing marks that can follow a final mark.
_MOST_CLOSING = 8
#: In tokens: the longest heading in capitals that runs into a sentence.
_LONGEST_HEADING = 16
_SHARE_CODE = re.compile(r"[A-Z]{2,6}[a-z]?\.[A-Z]{1,2}\.")
_OPENING = frozenset("\"'“‘([«•-–—")
_BRACKETS = frozenset("([")
#: What a word can be to a sentence: white space, its last word or closing mark, or neither.
_SPACE, _POSSIBLE_END, _INSIDE = 0, 1, 2


class Sentences(RuleComponent):
    """Sets `token.is_sent_start` of every token. A section's border is always a sentence's."""

    files = ("sentences.toml",)

    def prepare(self) -> None:
        table = self.rules.table("sentences.toml")
        self._abbreviations = frozenset(table["abbreviations"])
        self._never = frozenset(table["never"])
        self._numbered = frozenset(table["numbered"])
        self._starters = frozenset(table["starters"])
        #: what every word met can be to a sentence
        self._kinds: dict[str, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        kinds = self._kinds_of(texts(doc))
        words = np.flatnonzero(kinds != _SPACE)
        starts = np.zeros(len(doc), dtype=bool)
        starts[:1] = True
        for first, end, _ in placed(doc, "sections"):
            starts[[i for i in (first, end) if i < len(doc)]] = True
        for at in np.flatnonzero(kinds[words] == _POSSIBLE_END).tolist():
            if at + 1 < len(words) and self._ends_sentence(doc, int(words[at])):
                starts[words[at + 1]] = True
        for bullet in text_places(doc).get(BULLET, ()):
            if (start := behind_heading(doc, bullet)) is not None:
                starts[[bullet, start]] = True
        starts[_behind_capitals(doc, np.flatnonzero(starts).tolist())] = True
        firsts = np.flatnonzero(starts).tolist()
        for first, following in pairwise([*firsts, len(doc)]):
            starts[first:following:_LONGEST] = True
        starting: Any = np.where(starts, 1, -1).astype(np.uint64)
        doc.from_array(SENT_START, starting)
        set_sentences(doc, starts)
        return doc

    def _kinds_of(self, words: list[str]) -> NDArray[np.uint8]:
        """What each of the words can be to a sentence."""
        if len(self._kinds) > _MOST_WORDS:  # a new table, since another thread may be reading the old one
            self._kinds = {}
        known = self._kinds
        known.update({word: _kind(word) for word in set(words).difference(known)})
        return np.frombuffer(bytes(map(known.__getitem__, words)), dtype=np.uint8)

    def _ends_sentence(self, doc: Doc, i: int) -> bool:
        """Whether the sentence ends with token `i`, closing marks included."""
        words, behind = texts(doc), blanks(doc)
        last = i
        while last > max(0, i - _MOST_CLOSING) and words[last] in _CLOSING and not words[last - 1].isspace():
            last -= 1
        text = words[last]
        if not text or text[-1] not in _FINAL:
            return False
        following = i + 1
        blank = behind[i]
        while following < len(words) and words[following].isspace():
            following, blank = following + 1, True
        if following >= len(words):
            return False
        after = words[following]
        if after in _CLOSING and not (blank and _opens(doc, following)):
            return False
        if not blank:  # "the unit is lawful.On Monday": the blank was lost
            before = words[i - 1] if i and text == "." else ""
            ended = len(before) > 2 and before.isalpha() and before.islower()
            return ended and after.istitle() and after.lower() in self._starters
        if after[0].islower():
            return False
        lower = text.lower()
        numbered = words[last - 1].lower() if text == "." and last else lower.rstrip(".")
        if after[0].isdigit() and numbered in self._numbered:
            return False
        if after == "(" and is_code(words[min(following + 1, len(words) - 1)]):
            return False  # "Halden Steel Plc. ( HSS.L ) said"
        if text[0] in _FINAL:
            return after[0] not in ",;:"
        if lower in self._never and last == i:
            return False
        initial = len(text) == 2 and not (last and words[last - 1] == "/")  # none is the end of "I/B/E/S."
        if lower in self._abbreviations or initial or "." in text[:-1]:
            if _SHARE_CODE.fullmatch(text) is not None:
                return True  # "a bid for Halden HLD.N. Torvik said"
            return after.lower() in self._starters or (after[0] in _OPENING and last != i)
        return True


def _behind_capitals(doc: Doc, firsts: Iterable[int]) -> list[int]:
    """Where sentences begin behind headings in capitals: "NOT SO FAST The mill said"; `firsts` are those of all sentences."""
    words = texts(doc)
    shouted = (first for first in firsts if len(words[first]) > 1 and words[first].isupper())
    ends = ((first, heading_end(doc, first, min(len(words), first + _LONGEST_HEADING))) for first in shouted)
    return [end for first, end in ends if first < end < len(words)]


def _kind(text: str) -> int:
    """Whether the token is white space, or is or ends with a final mark, or closes what may end with one."""
    if text.isspace():
        return _SPACE
    return _POSSIBLE_END if text[-1] in _FINAL or text in _CLOSING else _INSIDE


def _opens(doc: Doc, i: int) -> bool:
    """Whether the mark at `i` opens a stretch: nothing but a blank before it, a word right after it or "[a word]"."""
    if blanks(doc)[i] or i + 1 >= len(doc):
        return False
    after = doc[i + 1]
    return not after.is_punct or after.text in _BRACKETS


@Language.factory("extractor_sentences", default_config={"rules": None})
def create_sentences(nlp: Language, name: str, rules: str | None) -> Sentences:
    """The component that sets sentence borders."""
    return Sentences(nlp, name, rules_of(rules))
