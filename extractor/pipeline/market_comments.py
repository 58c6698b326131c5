"""The teller's comment behind what is said: "..., well below analysts' estimates", "..., without naming its sources"."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.rules import Row

#: How many tokens behind a comma tell what it begins.
_NEAR = 5


class MarketComments:
    """Knows the words of comments, `[comments]` of speech.toml."""

    def __init__(self, table: Row) -> None:
        self._moving, self._shares = frozenset(table["moving"]), frozenset(table["shares"])
        self._comparing, self._yardsticks = frozenset(table["comparing"]), frozenset(table["yardsticks"])
        self._judges = frozenset(table["judges"])
        self._effects = frozenset(table["effects"])
        self._moods, self._naming = frozenset(table["moods"]), frozenset(table["naming"])

    def without(self, doc: Doc, stretch: tuple[int, int]) -> tuple[int, int]:
        """The stretch up to the comma at which a comment on the market begins."""
        start, end = stretch
        for i in range(start + 1, end - 2):
            if doc[i].text == "," and (
                self._moves_shares(doc, i + 1, end)
                or self._compares(doc, i + 1, end)
                or self._moves_minds(doc, i + 1, end)
                or self._names_nobody(doc, i + 1, end)
            ):
                return start, i
        return stretch

    def _moves_minds(self, doc: Doc, i: int, end: int) -> bool:
        """Whether the teller goes on with what the saying does: "dispelling speculation", "effectively ending talks"."""
        if doc[i].lower_ in self._effects and doc[i + 1].tag_ == "VBG":
            return True
        near = doc[i + 1 : min(end, i + _NEAR)]
        return doc[i].tag_ == "VBG" and any(token.lower_ in self._moods for token in near)

    def _names_nobody(self, doc: Doc, i: int, end: int) -> bool:
        """Whether "without naming its sources" or "also without elaborating" begins at a token."""
        if doc[i].tag_ == "RB":
            i += 1
        return i + 1 < end and doc[i].lower_ == "without" and doc[i + 1].lower_ in self._naming

    def _moves_shares(self, doc: Doc, i: int, end: int) -> bool:
        """Whether "sending its shares up" begins at a token."""
        near = doc[i + 1 : min(end, i + _NEAR)]
        return doc[i].lower_ in self._moving and any(token.lower_ in self._shares for token in near)

    def _compares(self, doc: Doc, i: int, end: int) -> bool:
        """Whether the rest of what is said, up to its end, measures it by what analysts expected."""
        if any(token.text == "," for token in doc[i:end]):
            return False
        if not any(token.lower_ in self._comparing for token in doc[i : min(end, i + 3)]):
            return False
        rest = {token.lower_ for token in doc[i:end]}
        return not self._yardsticks.isdisjoint(rest) and not self._judges.isdisjoint(rest)
