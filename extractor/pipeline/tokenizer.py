"""spaCy's English tokenizer, as the base models were trained with it, with a memory for what it cut before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from extractor.pipeline.word_attributes import quicken

#: Everything between two stretches of white space, the blank after it, and the white space that follows.
_CHUNK = re.compile(r"(\S+)( ?)(\s*)")
_WHITE = re.compile(r"\s*")
#: Words with the marks that prose puts around them, and numbers, whose pieces need none of spaCy's rules to be told.
_WORDS = re.compile(
    r"""(?P<before>["(]?)(?P<core>[A-Za-z]{2,}(?:-[A-Za-z]{2,})*)(?P<behind>'s|\),?|(?:[,;:?!]|(?<=[a-z])\.)?"?)"""
)
_NUMBERS = re.compile(r"(?P<before>\$?)(?P<core>\d+(?:,\d+)*(?:\.\d+)?)(?P<behind>[,;.]?)")
_HYPHEN = re.compile("(-)")
#: A dash of two hyphens before the first word of a line: "--Tallis provides data".
_DASHES = r"--(?=[A-Za-z])"
#: Dashes that join two clauses, and hyphens behind marks, which spaCy cuts only between letters: "up 3%—its best",
#: "old"-style.
_JOINTS = re.compile(r"""(—+|(?<=["”)])-{1,2}(?=\w))""")
#: Codes of share classes, which spaCy cuts at the full stop: "SIEGn.DE", "(SIEGn.DE),".
_SHARE_CODE = re.compile(r"(\(?)([A-Z][A-Z0-9]{1,5}[a-z]\.[A-Z]{1,2})([),;:]*)")
#: Letters behind strokes before a full stop, which spaCy takes for an initial: "I/B/E/S."
_INITIALS_AND_STOP = re.compile(r"(?:[A-Z]/)+[A-Z]\.")
#: A unit of one letter before a full stop, which spaCy takes for an initial: "€200m."
_UNIT_AND_STOP = re.compile(r"[0-9][A-Za-z]\.")
#: Characters of a chunk that are cut at once: more than any word or address in prose has.
_LONGEST = 300
#: Chunks that are remembered; the memory is begun anew when it is full.
_MOST_CHUNKS = 100_000
#: Words that stay in the vocabulary.
_MOST_WORDS = 50_000


class EnglishTokenizer(Tokenizer):  # type: ignore[misc]
    """The tokenizer of spaCy's English: its language data define it, so there is nothing to write to disk.

    How a chunk between white space is cut does not depend on what stands around it. So every chunk is cut
    once; spaCy's own memory is switched off in a `memory_zone`, and it looks for exceptions in every text
    again. A chunk that is longer than any word is taken in parts, as marks are taken off one by one, each
    time looking at the rest: quadratic in its length.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._exceptions = frozenset(self.rules or ())
        #: how chunks are cut: those met once and not again, and those met again
        self._met_once: dict[str, list[str]] = {}
        self._pieces: dict[str, list[str]] = {}
        #: for a chunk with exceptional norms ("Jan." is "January"): the piece and its norm
        self._norms: dict[str, list[tuple[int, str]]] = {}
        self._words_kept: set[str] = set()
        self._words_met: set[str] = set()

    def __call__(self, text: str) -> Doc:
        if len(self._pieces) + len(self._met_once) > _MOST_CHUNKS:
            self._pieces, self._met_once, self._norms = {}, {}, {}
        words: list[str] = []
        blanks: list[bool] = []
        normed: list[tuple[int, str]] = []
        leading = _WHITE.match(text)
        if leading and leading[0]:
            words.append(leading[0])
            blanks.append(False)
        for chunk, blank, white in _CHUNK.findall(text):
            pieces = self._pieces.get(chunk) or self._cut(chunk)
            if chunk in self._norms:
                normed += [(len(words) + place, norm) for place, norm in self._norms[chunk]]
            words += pieces
            if len(pieces) > 1:
                blanks += [False] * (len(pieces) - 1)
            blanks.append(bool(blank))
            if white:
                words.append(white)
                blanks.append(False)
        doc = Doc(self.vocab, words=words, spaces=blanks)
        for place, norm in normed:
            doc[place].norm_ = norm
        return doc

    def _cut(self, chunk: str) -> list[str]:
        met_before = self._met_once.pop(chunk, None)
        if met_before is None:
            simple = self._cut_simply(chunk)
            pieces, norms = (simple, []) if simple else self._cut_by_rules(chunk)
            if len(chunk) <= _LONGEST:
                self._met_once[chunk] = pieces
                if norms:
                    self._norms[chunk] = norms
            return pieces
        self._pieces[chunk] = met_before
        if len(self._words_kept) + len(self._words_met) < _MOST_WORDS:
            self._words_met.update(met_before)
        return met_before

    def _cut_simply(self, chunk: str) -> list[str] | None:
        """The pieces, where it takes no more than a look to tell them: most chunks are words with a mark or two."""
        if share := _SHARE_CODE.fullmatch(chunk):
            return [*share[1], share[2], *share[3]]
        if _INITIALS_AND_STOP.fullmatch(chunk):
            return list(chunk)
        found = _WORDS.fullmatch(chunk) or _NUMBERS.fullmatch(chunk)
        if found is None or len(chunk) > _LONGEST:
            return None
        before, core, behind = found.group("before", "core", "behind")
        words = _HYPHEN.split(core)
        # an exception may be what is left when some marks are off
        left = {
            chunk,
            *(opening + core + behind[:i] for opening in {before, ""} for i in range(len(behind) + 1)),
        }
        if not self._exceptions.isdisjoint([*left, *words]):
            return None
        marks = [behind] if behind == "'s" else behind
        return [*before, *words, *marks]

    def _cut_by_rules(self, chunk: str) -> tuple[list[str], list[tuple[int, str]]]:
        """The pieces, and where one has a norm that is not its word's."""
        pieces: list[str] = []
        norms: list[tuple[int, str]] = []
        for part in _parts(chunk):
            for token in super().__call__(part):
                end = token.idx + len(token.text)
                if len(token.text) > 1 and _UNIT_AND_STOP.fullmatch(part, end - 3, end):
                    pieces += [token.text[:-1], "."]
                    continue
                if token.norm_ != token.lex.norm_:
                    norms.append((len(pieces), token.norm_))
                pieces.append(token.text)
        return pieces, norms

    def keep_words(self) -> None:
        """Make words that were met again since the last call stay in the vocabulary, up to a bound.

        To be called outside of a `memory_zone`: a word that does not stay is made anew in every zone.
        """
        for word in self._words_met - self._words_kept:
            _ = self.vocab[word]
        self._words_kept |= self._words_met
        self._words_met.clear()

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EnglishTokenizer:
        """Read nothing."""
        return self


def _parts(chunk: str) -> Iterator[str]:
    """What is cut by itself: words and the dashes between them, none longer than any word."""
    for words in _JOINTS.split(chunk):
        for start in range(0, len(words), _LONGEST):
            yield words[start : start + _LONGEST]


@registry.tokenizers("extractor.EnglishTokenizer.v1")  # type: ignore[untyped-decorator]
def create_english_tokenizer() -> Callable[[Language], EnglishTokenizer]:
    """The function that makes the tokenizer of a Language from the Language's own data."""

    def make(nlp: Language) -> EnglishTokenizer:
        defaults: Any = nlp.Defaults
        quicken(nlp.vocab)
        return EnglishTokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex([*defaults.prefixes, _DASHES]).search,
            suffix_search=compile_suffix_regex(defaults.suffixes).search,
            infix_finditer=compile_infix_regex(defaults.infixes).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return make
