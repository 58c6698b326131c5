"""Words that the base model has never met: mostly names of young firms."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.neural.sentences import Array
from extractor.pipeline.words import text_places, texts

#: Words of which it is remembered whether they are coined; a table is begun anew when it is full.
_MOST_WORDS = 50_000
#: What the tagger guesses for a word that it does not know where the capital letter says nothing.
_GUESSES = ("NN", "JJ", "RB", "VB", "UH", "FW")


class CoinedWords:
    """Knows the words that the base model's texts never held: "Streamly is hiring"."""

    def __init__(self, vocab: Vocab, model: Path) -> None:
        """`model` is the model's folder; one without a list of its words leaves every tag as it is."""
        strings = model / "vocab" / "strings.json"
        words = json.loads(strings.read_text(encoding="utf-8")) if strings.is_file() else []
        self._words = frozenset(word for word in words if word.islower())
        self._guesses = np.array([vocab.strings.add(tag) for tag in _GUESSES], dtype=np.uint64)
        self._name = vocab.strings.add("NNP")
        self._judged: dict[str, bool] = {}

    def mark(
        self, docs: Sequence[Doc], borders: Sequence[tuple[int, int]], tags: Array, firsts: Array
    ) -> None:
        """Set `doc._.coined`, and change the tags (one a token) of such words among `firsts` to that of a name.

        `firsts` are the tokens with which sentences begin, where a capital letter says nothing; the tokens of a
        doc stand in `tags` from one to another place, its borders.
        """
        if not self._words:
            return
        beginnings: Array = firsts[np.isin(tags[firsts], self._guesses)]
        of_doc = pairwise(np.searchsorted(beginnings, [0, *(end for _, end in borders)]).tolist())
        for doc, (start, _), (begin, end) in zip(docs, borders, of_doc, strict=True):
            coined = doc._.coined = self._coined_of(set(text_places(doc)))
            words = texts(doc)
            for i in beginnings[begin:end].tolist():
                if words[i - start] in coined:
                    tags[i] = self._name

    def _coined_of(self, words: set[str]) -> frozenset[str]:
        if len(self._judged) > _MOST_WORDS:
            self._judged = {}
        judged = self._judged
        judged.update({word: self._is_coined(word) for word in words.difference(judged)})
        return frozenset(word for word in words if judged[word])

    def _is_coined(self, word: str) -> bool:
        return len(word) > 2 and word.isalpha() and word[0].isupper() and word.lower() not in self._words
