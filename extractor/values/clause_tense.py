"""The tense of the clause around an expression of time, from the words beside it: no tags, no parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.rules import Rules
from extractor.values.date_choice import Tense
from extractor.values.date_lexicon import RULES_FILE

#: How many words beside an expression can still be its clause.
_BEFORE, _AFTER = 30, 15


@dataclass(frozen=True, slots=True)
class ClauseTense:
    """A clause's tense, and whether its nearest verb reports speech of the past ("said on Tuesday")."""

    tense: Tense = Tense.UNKNOWN
    reported: bool = False


class TenseReader:
    """Reads the tense of a clause: the nearest cue before the expression decides, else the nearest after it."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(RULES_FILE)["tense"]
        self._words = {name: frozenset(words) for name, words in table.items()}

    def read(self, before: Sequence[str], after: Sequence[str]) -> ClauseTense:
        """The tense from the words of the sentence before and after an expression, in their order and case."""
        before, after = before[-_BEFORE:], after[:_AFTER]
        for index in range(len(before) - 1, -1, -1):
            found = self._cue(before, index)
            if found is not None:
                return found
        for index in range(len(after)):
            found = self._cue(after, index)
            if found is not None:
                return ClauseTense(found.tense, found.reported)
        return ClauseTense()

    def _cue(self, words: Sequence[str], index: int) -> ClauseTense | None:
        """What one word says about the tense of the clause, None for nothing."""
        word = words[index]
        if not word.islower():
            return None
        known = self._words
        following = words[index + 1].lower() if index + 1 < len(words) else ""
        previous = words[index - 1].lower() if index else ""
        if word == "due" and following == "to":
            verb = words[index + 2].lower() if index + 2 < len(words) else ""
            return ClauseTense(Tense.FUTURE) if verb in known["due_to"] else None
        if word in known["future_with_to"] and following == "to":
            return ClauseTense(Tense.FUTURE)
        if word == "expected" and previous in known["expected_before"]:
            return None
        if word in known["future"]:
            return ClauseTense(Tense.FUTURE)
        if previous == "be" or previous == "to":
            return None
        if word in known["reported"]:
            return ClauseTense(Tense.PAST, reported=True)
        if word in known["past"] or (word.endswith("ed") and len(word) > 4 and word not in known["not_past"]):
            return ClauseTense(Tense.PAST)
        return None
