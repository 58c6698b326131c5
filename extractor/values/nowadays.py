"""Telling "today" as the present age ("the role that she plays today") from the day ("announced today")."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.rules import Rules
from extractor.values.clause_words import NOUNS, PRESENT_TAGS, Word
from extractor.values.date_lexicon import RULES_FILE

_SUPERLATIVE = frozenset(("JJS", "RBS"))
_OTHER_VERBS = frozenset(("VBD", "VBN", "MD", "VB"))
#: How far before "today" its verb or a comparison may stand, in words.
_NEAR = 6


class NowadaysReader:
    """Decides by the verb of the clause; without tags "today" is always the day."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(RULES_FILE)
        self._states = frozenset(table["nowadays"]["states"])
        self._deeds = frozenset(table["nowadays"]["deeds"])
        self._events = frozenset(table["names"]["after_today"])

    def is_nowadays(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """Whether "today" between these words of its sentence means these times and no calendar day."""
        words = [word for word in before if word[0] not in ('"', "“", "”", "``")]
        if not words or words[-1][0] in (".", ";", ":"):
            return bool(after) and after[0][0] == "," and self._is_state_told(after[1:])
        if words[-1][0] == "of" and words[:-1] and words[-2][1] in ("NNS", "NNPS"):
            return True  # "the firms of today"
        return self._ends_state(words[-_NEAR:]) or self._names_their_kind(words, after)

    def _is_state_told(self, clause: Sequence[Word]) -> bool:
        """ "Today, children who are adopted from abroad receive": the first verb is a present, and no deed."""
        for index, (word, tag) in enumerate(clause):
            if tag in PRESENT_TAGS:
                following = [tag for _, tag in clause[index + 1 : index + 3]]
                return word not in self._deeds and not {"VBN", "VBG"} & set(following)
            if tag in _OTHER_VERBS:
                return False
        return False

    def _ends_state(self, near: Sequence[Word]) -> bool:
        """ "the 150 planes that it operates today", "to $52 from $26 today", "one of the biggest firms today"."""
        for index in range(len(near) - 1, -1, -1):
            word, tag = near[index]
            if word == "," or tag in _OTHER_VERBS:
                return False
            if word == "from" and any(tag == "CD" for _, tag in near[index + 1 :]):
                return True
            if word in self._states and tag in (*PRESENT_TAGS, "VBG"):
                return True
            if tag in PRESENT_TAGS:
                return any(tag in _SUPERLATIVE for _, tag in near[index + 1 :])
        return False

    def _names_their_kind(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """ "Many businesses today are not digital": behind a noun that is no event, before a present."""
        word, tag = before[-1]
        if tag in PRESENT_TAGS and before[-1][0] in ("is", "are") and after[:1]:
            return after[0][1] in ("RBR", "JJR")
        is_noun = tag in NOUNS and word.lower() not in self._events
        is_event = any(word.lower() in self._events for word, _ in before[-_NEAR:])
        is_state = bool(after) and after[0][1] in PRESENT_TAGS and after[0][0] not in self._deeds
        return is_noun and is_state and not is_event and not (after[1:] and after[1][1] in ("VBN", "VBG"))
