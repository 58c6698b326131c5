"""What clauses and letters behind a person's name say: "X, who runs Ford", "X, RN, a nurse", "X's Ford"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from extractor.pipeline.employers import Employers
from extractor.pipeline.words import forward
from extractor.rules import Row

#: What somebody's firm is called.
_OWN_FIRMS = frozenset(("company", "firm", "startup", "start-up", "business", "employer"))
_ARTICLES = frozenset(("a", "an", "the"))
_BEFORE_LEAVING = frozenset(
    ("has", "had", "have", "is", "was", "will", "to", "be", "would", "abruptly", "suddenly")
)
#: How many letters a degree may have: "PhD" is written "PHD", "MBA", "RN".
_LONGEST_LETTERS = 4


class ClausesAfterNames:
    """Reads the relative clauses behind names, by the verbs of titles.toml."""

    def __init__(self, table: Row) -> None:
        self._heads = frozenset(table["heads"])
        self.leading = frozenset(table["leading"])
        self.studying = frozenset(table["studying"])
        self._taking = frozenset(table["taking"])
        self._giving_up = frozenset(table["giving_up"])
        self._degrees = frozenset(table["degrees"])

    def taken(self, doc: Doc, i: int, limit: int) -> int | None:
        """Where the title begins that somebody took: "who became chief executive", "who was named as head of"."""
        while i < limit and doc[i].lower_ in ("was", "has", "been", "had", "just", "recently"):
            i += 1
        if i >= limit or doc[i].lower_ not in self._taking:
            return None
        behind = next((j for j in range(i + 1, min(limit, i + 5)) if doc[j].lower_ == "as"), i)
        return behind + 1

    def left_or_given(self, doc: Doc, start: int, i: int, limit: int) -> int | None:
        """Where the title begins that somebody gave up or was given: "X has resigned as head of", "appointed X as head".

        The name begins at token `start`, and `i` is the one behind it.
        """
        if doc[i].lower_ == "as":
            given = start > 0 and doc[start - 1].lower_ in self._taking
            return forward(doc, i + 1) if given else None
        while i < limit and doc[i].lower_ in _BEFORE_LEAVING:
            i += 1
        if i >= limit or doc[i].lower_ not in self._giving_up:
            return None
        i += 1
        if i < limit and doc[i].lower_ in ("down", "aside"):
            i += 1
        return forward(doc, i + 1) if i < limit and doc[i].lower_ == "as" else None

    def led(self, doc: Doc, names: Employers, i: int, limit: int) -> str | None:
        """ "X, who heads Ford's European unit", "X, who works for Ford", but not "X, who joined from Ford".

        Behind "at" before all: "X, who manages Ford shares at Tallis".
        """
        if i < limit and doc[i].lower_ in ("from", "in"):
            return None
        if (placed := self._at(doc, names, i, limit, ("at",))) is not None:
            return placed
        while i < limit and doc[i].text not in (",", ".", ";"):
            at = names.after(i, limit)
            if at >= 0:
                return names.organization(at)
            if i in names:
                break
            i += 1
        return None

    def studied_at(self, doc: Doc, names: Employers, i: int, limit: int) -> str | None:
        """ "X, who studies labor at the Holm Institute", "X, who follows the stock for Ford"."""
        return self._at(doc, names, i, limit, ("at", "for"))

    def _at(
        self, doc: Doc, names: Employers, i: int, limit: int, prepositions: Collection[str]
    ) -> str | None:
        """The organization behind the first of some prepositions in a clause."""
        while i < limit and doc[i].text not in (",", ".", ";"):
            if doc[i].lower_ in prepositions and (at := names.after(i + 1, limit)) >= 0:
                return names.organization(at)
            i += 1
        return None

    def firm_of(self, doc: Doc, i: int, limit: int, names: Employers) -> str | None:
        """The firm whose owner the name is: "Dana Whitlock's Harbor Mills", "Whitlock's company, Harbor Mills"."""
        if i + 1 < limit and doc[i].lower_ in _OWN_FIRMS:
            i = forward(doc, i + 2 if doc[i + 1].text == "," else i + 1)
        starts = i < limit and i in names and names.span(i).start == i
        return names.organization(i) if starts and not names.is_body(i) else None

    def behind_letters(self, doc: Doc, i: int, limit: int) -> int:
        """The token behind degrees and parties, each in commas: "X, RN, a nurse", "X, M.D., Ph.D., who", "X, D-Holm, who"."""
        comma = next((j for j in range(i + 1, min(i + 4, limit)) if doc[j].text == ","), -1)
        if comma < 0:
            return i
        behind = forward(doc, comma + 1)
        letters = doc[i].is_upper and doc[i].is_alpha and len(doc[i]) <= _LONGEST_LETTERS
        party = letters and len(doc[i]) == 1 and doc[i + 1].text == "-"
        if party:
            return behind
        described = behind < limit and doc[behind].lower_ in _ARTICLES  # "X, MD, an expert on"
        degree = letters and len(doc[i]) > 1 and (described or doc[i].lower_ not in self._heads)
        if comma == i + 1 and (degree or doc[i].lower_ in self._degrees):
            return self.behind_letters(doc, behind, limit)
        return i
