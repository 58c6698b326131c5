"""spaCy's English tokenizer, as the base models were trained with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry


class EnglishTokenizer(Tokenizer):  # type: ignore[misc]
    """The tokenizer of spaCy's English: its language data define it, so there is nothing to write to disk."""

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
