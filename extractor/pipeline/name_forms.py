"""The words of a name: what is its legal form, what is its bare form, what could be its short form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?|&|\+")
_POSSESSIVE = re.compile(r"['’]s?$", re.I)
_ARTICLES = frozenset(("the",))
#: Words that an acronym leaves out.
_SMALL = frozenset(("of", "and", "the", "for", "&", "de", "du", "des", "et", "e", "y"))


@lru_cache(maxsize=1 << 15)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without punctuation and without a possessive at its end."""
    found = [match[0].casefold() for match in _WORD.finditer(name.replace("’", "'"))]
    if found:
        found[-1] = _POSSESSIVE.sub("", found[-1]) or found[-1]
    return tuple(word.replace(".", "") if word != "." else word for word in found)


class NameForms:
    """Takes the names of companies apart, knowing the legal forms."""

    def __init__(self, legal_forms: Iterable[str]) -> None:
        self._legal = frozenset(tuple(form.split()) for form in legal_forms)
        self._longest = max((len(form) for form in self._legal), default=1)
        #: the words without article and legal forms; all words when nothing else would be left
        self.bare = lru_cache(maxsize=1 << 15)(self._bare)

    def _bare(self, name: str) -> tuple[str, ...]:
        words = words_of(name)
        if len(words) > 1 and words[0] in _ARTICLES:
            words = words[1:]
        bare = self.without_legal_form(words)
        if "'" in name or "’" in name:
            bare = tuple(
                _POSSESSIVE.sub("", word) or word for word in bare
            )  # "Lorden's", "Lorden's Stores Inc"
        return bare

    def bare_text(self, name: str) -> str:
        """The name as it is written, without article and legal forms; "" when that leaves nothing new."""
        pieces = name.split()
        if len(pieces) > 2 and pieces[0].lower() in _ARTICLES:
            pieces = pieces[1:]
        while len(pieces) > 1:
            words = words_of(" ".join(pieces))
            if self.without_legal_form(words) == words:
                break
            pieces = pieces[:-1]
        return " ".join(pieces).rstrip(",")

    def without_legal_form(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words up to the legal forms at their end; a dangling "&" goes with them."""
        kept = words
        shorter = True
        while shorter and len(kept) > 1:
            shorter = False
            for size in range(min(self._longest, len(kept) - 1), 0, -1):
                if kept[-size:] in self._legal:
                    kept, shorter = kept[:-size], True
                    break
            if len(kept) > 1 and kept[-1] in ("&", "and"):
                kept = kept[:-1]
        return kept

    def acronyms(self, name: str) -> set[str]:
        """The initials of a name of several words, with and without its legal form, in lower case."""
        words, bare = words_of(name), self.bare(name)
        found = {_initials(words), _initials(bare)}
        if "&" in bare:
            found = {initials for initials in found if len(initials) > 2}
            found.add("".join(word[0] for word in bare))  # "B&B", and no "BB"
        return {initials for initials in found if len(initials) > 1}


def _initials(words: Sequence[str]) -> str:
    parts = [part for word in words for part in word.split("-")]
    return "".join(word[0] for word in parts if word not in _SMALL) if len(parts) > 1 else ""


def compact(words: Sequence[str]) -> str:
    """The words written together, "and" as "&": "JP Morgan" and "JPMorgan" are the same."""
    return "".join("&" if word == "and" else word for word in words)
