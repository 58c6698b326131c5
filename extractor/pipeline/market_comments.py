"""The teller's comment behind what is said: "..., well below analysts' estimates", "..., without naming its sources"."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.pipeline.words import lowers
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
        words = lowers(doc)
        for i in range(start + 1, end - 2):
            if words[i] == "," and (
                self._moves_shares(words[i + 1 : end])
                or self._compares(words[i + 1 : end])
                or self._moves_minds(doc, i + 1, end)
                or self._names_nobody(doc, i + 1, end)
            ):
                return start, i
        return stretch

    def _moves_minds(self, doc: Doc, i: int, end: int) -> bool:
        """Whether the teller goes on with what the saying does: "dispelling speculation", "effectively ending talks"."""
        words = lowers(doc)
        if words[i] in self._effects and doc[i + 1].tag_ == "VBG":
            return True
        return doc[i].tag_ == "VBG" and not self._moods.isdisjoint(words[i + 1 : min(end, i + _NEAR)])

    def _names_nobody(self, doc: Doc, i: int, end: int) -> bool:
        """Whether "without naming its sources" or "also without elaborating" begins at a token."""
        if doc[i].tag_ == "RB":
            i += 1
        return i + 1 < end and doc[i].lower_ == "without" and doc[i + 1].lower_ in self._naming

    def _moves_shares(self, rest: list[str]) -> bool:
        """Whether "sending its shares up" begins the rest of what is said."""
        return rest[0] in self._moving and not self._shares.isdisjoint(rest[1:_NEAR])

    def _compares(self, rest: list[str]) -> bool:
        """Whether the rest of what is said, up to its end, measures it by what analysts expected."""
        return (
            "," not in rest
            and not self._comparing.isdisjoint(rest[:3])
            and not self._yardsticks.isdisjoint(rest)
            and not self._judges.isdisjoint(rest)
        )
