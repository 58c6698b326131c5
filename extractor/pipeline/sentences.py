"""Sentence borders from punctuation and capital letters: cheap, and the same with any base model."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline.component import RuleComponent, rules_of

_FINAL = frozenset(".!?…")
_CLOSING = frozenset("\"'”’)]»")
#: Tokens after which a sentence is cut: no prose, and a model's memory grows with its longest sentence.
_LONGEST = 250
#: Closing marks that can follow a final mark.
_MOST_CLOSING = 8
_OPENING = frozenset("\"'“‘([«•-–—")


class Sentences(RuleComponent):
    """Sets `token.is_sent_start` of every token. A section's border is always a sentence's."""

    files = ("sentences.toml",)

    def prepare(self) -> None:
        table = self.rules.table("sentences.toml")
        self._abbreviations = frozenset(table["abbreviations"])
        self._never = frozenset(table["never"])
        self._numbered = frozenset(table["numbered"])
        self._starters = frozenset(table["starters"])

    def __call__(self, doc: Doc) -> Doc:
        borders = {span.start for span in doc.spans.get("sections", [])}
        borders |= {span.end for span in doc.spans.get("sections", [])}
        starts = [-1] * len(doc)
        ended, first = False, 0
        for i, text in enumerate([token.text for token in doc]):
            is_space = text.isspace()
            if i == 0 or i in borders or (ended and not is_space) or i - first >= _LONGEST:
                starts[i], first = 1, i
            if not is_space:
                # a sentence ends with a final mark, or with a closing mark after one
                ended = (text[-1] in _FINAL or text in _CLOSING) and self._ends_sentence(doc, i)
        starting: Any = np.array(starts, dtype=np.int64).astype(np.uint64)
        doc.from_array(SENT_START, starting)
        return doc

    def _ends_sentence(self, doc: Doc, i: int) -> bool:
        """Whether the sentence ends with token `i`, closing marks included."""
        last = i
        while last > max(0, i - _MOST_CLOSING) and doc[last].text in _CLOSING and not doc[last - 1].is_space:
            last -= 1
        final = doc[last]
        text = final.text
        if not text or text[-1] not in _FINAL:
            return False
        following = i + 1
        blank = bool(doc[i].whitespace_)
        while following < len(doc) and doc[following].is_space:
            following, blank = following + 1, True
        if following >= len(doc):
            return False
        after = doc[following]
        if after.text in _CLOSING and not (blank and _opens(doc, following)):
            return False
        if not blank or after.text[0].islower():
            return False
        numbered = doc[last - 1].lower_ if text == "." and last else final.lower_.rstrip(".")
        if after.text[0].isdigit() and numbered in self._numbered:
            return False
        if text[0] in _FINAL:
            return after.text[0] not in ",;:"
        lower = final.lower_
        if lower in self._never and last == i:
            return False
        if lower in self._abbreviations or len(text) == 2 or "." in text[:-1]:
            return after.lower_ in self._starters or (after.text[0] in _OPENING and last != i)
        return True


def _opens(doc: Doc, i: int) -> bool:
    """Whether the mark at `i` opens a stretch: nothing but a blank before it, a word right after it."""
    return not doc[i].whitespace_ and i + 1 < len(doc) and not doc[i + 1].is_punct


@Language.factory("extractor_sentences", default_config={"rules": None})
def create_sentences(nlp: Language, name: str, rules: str | None) -> Sentences:
    """The component that sets sentence borders."""
    return Sentences(nlp, name, rules_of(rules))
