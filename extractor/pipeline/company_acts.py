"""Verbs that tell a firm by what it does: "announced", "will cut", "are closing"."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.pipeline.name_units import Unit
from extractor.pipeline.words_around import without_day, words_after
from extractor.rules import Row

#: How verbs behind several names are said of one: "Tallis and Brandt are closing".
_SINGULAR = {"are": "is", "have": "has", "were": "was"}
#: In words: "is not going to".
_LONGEST = 4


class CompanyActs:
    """Knows the verbs of name_context.toml that firms are subjects of."""

    def __init__(self, context: Row) -> None:
        self._acts = frozenset(tuple(phrase.split()) for phrase in context["company_acts"])
        self._beginnings = frozenset(act[0] for act in self._acts) | frozenset(_SINGULAR)
        self._predicates = frozenset(context["predicates"])
        self._mass_nouns = frozenset(context["mass_nouns"])

    def can_begin(self, word: str) -> bool:
        """Whether one of the verbs can begin with the word."""
        return word in self._beginnings

    def length(self, after: list[str]) -> int:
        """How many words after a name are a verb of firms; 0 for none."""
        if not after or after[0] not in self._beginnings:
            return 0
        least = 1
        if after[0] in _SINGULAR:
            after, least = [_SINGULAR[after[0]], *after[1:]], 2
        sizes = range(_LONGEST, least - 1, -1)
        return next((size for size in sizes if tuple(after[:size]) in self._acts), 0)

    def proves(self, doc: Doc, unit: Unit, word: str) -> bool:
        """Whether an ordinary word that is a firm's name, too, does what firms do and things do not: "Gap is", "Boots said it"."""
        after = words_after(doc, unit.end, _LONGEST)
        if not after:
            return False
        if word.endswith("s") and doc[unit.end].tag_ != "VBZ":
            return without_day(after)[:2] == ["said", "it"]
        bare = after[0] in self._predicates and word not in self._mass_nouns
        return bare or self.length(without_day(after)) > 0
