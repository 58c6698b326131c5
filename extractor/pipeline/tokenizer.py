"""spaCy's English tokenizer, as the base models were trained with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

#: A stretch without a blank that is longer than any word or address in prose.
_UNBROKEN = re.compile(r"\S{300}")


class EnglishTokenizer(Tokenizer):  # type: ignore[misc]
    """The tokenizer of spaCy's English: its language data define it, so there is nothing to write to disk.

    spaCy's takes the marks off a word one by one, each time looking at the rest: quadratic in the length
    of the word. Longer stretches without a blank than any word are cut before it sees them.
    """

    def __call__(self, text: str) -> Doc:
        if _UNBROKEN.search(text) is None:
            return super().__call__(text)  # type: ignore[no-any-return]
        words: list[str] = []
        spaces: list[bool] = []
        before = 0
        for border in [*(match.end() for match in _UNBROKEN.finditer(text)), len(text)]:
            for token in super().__call__(text[before:border]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
            before = border
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EnglishTokenizer:
        """Read nothing."""
        return self


@registry.tokenizers("extractor.EnglishTokenizer.v1")  # type: ignore[untyped-decorator]
def create_english_tokenizer() -> Callable[[Language], EnglishTokenizer]:
    """The function that makes the tokenizer of a Language from the Language's own data."""

    def make(nlp: Language) -> EnglishTokenizer:
        defaults: Any = nlp.Defaults
        return EnglishTokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(defaults.prefixes).search,
            suffix_search=compile_suffix_regex(defaults.suffixes).search,
            infix_finditer=compile_infix_regex(defaults.infixes).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return make
