"""Titles inside runs of capitalised words: where one stands, and where the name behind it begins."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from extractor.pipeline.words import lowers, texts
from extractor.rules import Row


class NameTitles:
    """Knows the words of titles, by name_context.toml, and what offices are for, by titles.toml."""

    def __init__(self, context: Row, portfolios: Collection[str]) -> None:
        self.words = frozenset(context["titles"])
        self._surnames = frozenset(context["title_surnames"])
        self._demonyms = frozenset(context["demonyms"])
        self._portfolios = frozenset(portfolios)

    def stands_at(self, doc: Doc, i: int, begin: int, end: int) -> bool:
        """Whether a word of titles is one here, and no part of a name: "House of Representatives", "Charles Prince".

        The name cut so far begins at `begin`, the run ends at `end`. The "General" of "Attorney General Ann Lee" is one.
        """
        words = lowers(doc)
        before = words[i - 1] if i else "the"
        if words[i] == "general" and i + 1 < end and i > 0 and before in self.words:
            return True
        if words[i] == "prime" and i + 1 < end and words[i + 1] == "minister":
            return True
        if words[i] == "general" and words[i + 1 : i + 2] == ["secretary"] and begin < i < end - 1:
            return True  # "TGU General Secretary"
        if words[i : i + 2] == ["co", "-"] and i + 2 < len(words) and words[i + 2] in self.words:
            return True  # "Tallis Co-Chief Executive"
        if words[i + 1 : i + 2] == ["&"] and (i == begin or words[i] in self._surnames):
            return False  # "CL King & Associates", "Editor & Publisher"
        if words[i] not in self.words or (i > begin and texts(doc)[i - 1] in ("of", "&")):
            return False
        if i + 1 < end or words[i] not in self._surnames or not doc[i].is_title:
            return True
        if i == begin:
            return before in ("the", "a", "an")
        return before in self.words or before in self._demonyms

    def end_of(self, doc: Doc, i: int, end: int) -> int:
        """The token after the title that begins at `i`; "Chief Human Resources Officer" is one title."""
        words = lowers(doc)
        if words[i : i + 2] == ["co", "-"]:
            i += 2
        if words[i] in ("chief", "vice", "executive", "senior"):
            for last in range(i + 1, min(i + 4, end)):
                if words[last] in self.words and words[last] not in self._surnames:
                    return last
        i += 1
        while i < end and doc[i].text == "-":
            i += 1
        if i + 1 < end and words[i] == "general" and doc[i - 1].text == "-":
            i += 1  # "Director-General Ann Lee"
        if i + 2 < end and doc[i].text == "of" and words[i + 1] in self._portfolios:
            return i + 2  # "Chief of Staff Ann Lee"
        return i

    def behind_portfolio(self, doc: Doc, start: int, end: int) -> int:
        """Where the name begins in a run behind an office's "for": "Minister for Transport Ann Lee"."""
        if start < 2 or start + 2 > end or doc[start - 1].text != "for":
            return start
        words = lowers(doc)
        office = words[start - 2] in self.words or words[start - 2] in self._portfolios
        return start + 1 if office and words[start] in self._portfolios else start
