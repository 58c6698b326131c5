"""Words that the base model has never met: mostly names of young firms."""

from __future__ import annotations

import json
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.neural.sentences import Array
from extractor.pipeline.words import texts

#: What the tagger guesses for a word that it does not know where the capital letter says nothing.
_GUESSES = ("NN", "JJ", "RB", "VB", "UH", "FW")


class CoinedWords:
    """Knows the words that the base model's texts never held: "Streamly is hiring"."""

    def __init__(self, vocab: Vocab, model: Path) -> None:
        """`model` is the model's folder; one without a list of its words leaves every tag as it is."""
        strings = model / "vocab" / "strings.json"
        words = json.loads(strings.read_text(encoding="utf-8")) if strings.is_file() else []
        self._words = frozenset(word for word in words if word.islower())
        self._guesses = frozenset(vocab.strings.add(tag) for tag in _GUESSES)
        self._name = vocab.strings.add("NNP")

    def mark(self, doc: Doc, tags: Array, firsts: Array) -> None:
        """Set `doc._.coined`, and change the tags (one a token) of such words among `firsts` to that of a name.

        `firsts` are the indices of the tokens with which sentences begin, where a capital letter says nothing.
        """
        if not self._words:
            return
        words = texts(doc)
        coined = frozenset(word for word in set(words) if self._is_coined(word))
        doc._.coined = coined
        for i in firsts.tolist():
            if words[i] in coined and int(tags[i]) in self._guesses:
                tags[i] = self._name

    def _is_coined(self, word: str) -> bool:
        return len(word) > 2 and word.isalpha() and word[0].isupper() and word.lower() not in self._words
