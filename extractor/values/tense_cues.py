"""What single words say about the tense of a clause: modal verbs, "due", comparisons, verbs of the past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.values.clause_words import (
    NOUNS,
    PAST_TAGS,
    PRESENT_TAGS,
    VERBAL_TAGS,
    Word,
    describes,
    has_figure,
)
from extractor.values.date_choice import Tense

#: With tags of other kinds a word says nothing of the tense, unless it stands in one of these lists or ends as the past.
_CUES = frozenset(("due", "before", "ahead", "after", "according", "follows", "follow"))
_CUE_LISTS = (
    *("future", "starts", "future_with_for", "future_with_to", "awaited", "promised"),
    *("compared", "reported", "past"),
)
_PARTICIPLES, NOMINAL = frozenset(("VBN", "JJ")), frozenset(("NN", "NNS", "NNP", "NNPS", "JJ"))
#: How many words a comparison ("up from 5,306 jobs in June") has before its date, and how its figure begins.
_COMPARISON, _FIGURE = 8, frozenset("0123456789$€£¥")
#: How many words beside a word belong to what it tells.
NEAR = 5
#: Behind a verb of holding its figure begins within so many words: "had more than 300 stores at the end of June".
_COUNTED = 4


class ClauseTense(NamedTuple):
    """A clause's tense, and whether its nearest verb reports speech of the past ("said on Tuesday")."""

    tense: Tense = Tense.UNKNOWN
    reported: bool = False
    #: whether the words around speak of a forecast
    forecast: bool = False
    #: whether the expression modifies a forecast: "its fourth-quarter profit target"
    aimed_at: bool = False
    #: whether results that the expression dates are being reported: "will publish full-year results"
    results: bool = False
    #: whether what the expression dates is certainly over: "opened in June"
    certain: bool = False
    #: whether something is compared with what the expression dates: "up from the first quarter"
    compares: bool = False


class TenseCues:
    """Knows the words of `[tense]` in dates.toml."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self._lists = lists
        self._cues = _CUES.union(*(lists[name] for name in _CUE_LISTS))

    def at(self, words: Sequence[Word], index: int) -> ClauseTense | None:
        """What one word says about the tense of the clause, None for nothing."""
        word, tag = words[index]
        can_tell = tag in VERBAL_TAGS or word in self._cues or word.endswith("ed")
        if not can_tell or not word.islower():
            return None
        if self.looks_ahead(words, index):
            is_over = index and words[index - 1][0] in self._lists["superseded"]
            return ClauseTense(Tense.PAST if is_over else Tense.FUTURE)
        if self._compares(words, index):
            return ClauseTense(Tense.PAST, compares=True)
        if self._follows(words, index):
            return ClauseTense(Tense.PAST)
        return self._verb(words, index)

    def looks_ahead(self, words: Sequence[Word], index: int) -> bool:
        """Whether a modal verb, "due", "plans to" or the like stands here."""
        (word, tag), known = words[index], self._lists
        following, following_tag = words[index + 1] if index + 1 < len(words) else ("", "")
        after_next = words[index + 2][0] if index + 2 < len(words) else ""
        if word == "due" and following == "to":
            tag_after_next = words[index + 2][1] if index + 2 < len(words) else ""
            return tag_after_next == "VB" or after_next.lower() in known["due_to"]
        if word == "due" and following.endswith("ly") and after_next == "to":
            return False
        if word == "due" and following == "in" and after_next.isdigit():
            return False
        clause = [following for following, _ in words[index + 1 : index + NEAR]]
        if word == "before" and not self._lists["appointments"].isdisjoint(clause):
            return True
        if (word, following) == ("ahead", "of") or (following == "for" and word in known["future_with_for"]):
            return True
        if word in known["awaited"]:
            return following_tag in NOMINAL or (
                not following_tag and following.islower() and following != "to"
            )
        if (
            following == "to"
            and after_next != "date"
            and (word in known["future_with_to"] or word in known["promised"])
        ):
            return True
        clause = [following for following, _ in words[index + 1 : index + 4]]
        if word in known["takes"] and tag in PRESENT_TAGS and not known["effect"].isdisjoint(clause):
            return True
        if word in known["starts"] and tag in PRESENT_TAGS:
            return True
        if word not in known["future"] or tag in NOUNS:
            return False
        if word in known["possible"]:
            clause = [following for following, _ in words[index + 1 : index + 4]]
            if "have" in clause[:2] or ("be", "due") in pairwise(clause):
                return False
        if word == "expected":
            before = {word.lower() for word, _ in words[max(0, index - 3) : index]}
            return following_tag not in NOMINAL and not before & known["expected_before"]
        return True

    def _compares(self, words: Sequence[Word], index: int) -> bool:
        """Whether a comparison with a past figure begins here: "up from 5,306 in June", "than in May"."""
        word = words[index][0]
        if len(words) - index > _COMPARISON or word not in self._lists["compared"]:
            return False
        following, tag = words[index + 1] if index + 1 < len(words) else ("", "")
        figures = [word for word, tag in words[index + 1 : index + NEAR] if tag == "CD"]
        has_figure = tag == "CD" or (following != "" and following[0] in _FIGURE)
        has_figure = has_figure or (following in ("a", "an") and bool(figures))
        if word in self._lists["versus"]:
            return any(tag == "CD" or word[0] in _FIGURE for word, tag in words[index + 1 :])
        return has_figure if word == "from" else word != "than" or not has_figure

    def _follows(self, words: Sequence[Word], index: int) -> bool:
        """Whether what is told here is over: "according to a filing on Monday", "follows talks in May"."""
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if words[index][0] == "according":
            return following == "to"
        if words[index][0] in self._lists["follow"] and words[index][1] in PRESENT_TAGS:
            return self._lists["conditions"].isdisjoint(word.lower() for word, _ in words[:index])
        is_sequel = any(word in self._lists["sequel"] for word, _ in words[max(0, index - 4) : index])
        return words[index][0] == "after" and (following.endswith("ing") or is_sequel)

    def _verb(self, words: Sequence[Word], index: int) -> ClauseTense | None:
        """The tense of the verb form that stands here, None for a word that is none or shows none."""
        (word, tag), known = words[index], self._lists
        following_tag = words[index + 1][1] if index + 1 < len(words) else ""
        previous = words[index - 1][0].lower() if index else ""
        if (
            previous in known["staying"]
            or self._is_infinitive(words, index)
            or (tag in _PARTICIPLES and following_tag in NOMINAL)
        ):
            return None
        if word in known["reported"]:
            return ClauseTense(Tense.PAST, reported=not describes(words, index))
        if previous in known["passive"] and (tag == "VBN" or self._is_past_form(word)):
            return ClauseTense(Tense.PRESENT)
        if tag in PAST_TAGS or (tag in ("", "JJ") and self._is_past_form(word)) or word in known["past"]:
            certain = word in known["holding"] and has_figure(words[index + 1 : index + _COUNTED])
            return ClauseTense(Tense.PAST, certain=certain)
        if tag in PRESENT_TAGS and word not in known["not_present"]:
            is_aside = previous in known["relative"] and "," in [word for word, _ in words[index + 1 :]]
            return None if is_aside else ClauseTense(Tense.PRESENT)
        if tag in PRESENT_TAGS and known["conditions"] & {
            word.lower() for word, _ in words[max(0, index - 3) : index]
        }:
            return ClauseTense(Tense.FUTURE)
        return None

    def _is_infinitive(self, words: Sequence[Word], index: int) -> bool:
        """Whether "to", "be" or a modal verb stands before: the verb itself then shows no past tense."""
        before = [word.lower() for word, _ in words[max(0, index - 3) : index]]
        while before and before[-1] in self._lists["between"]:
            before.pop()
        return bool(before) and (before[-1] in ("to", "be") or before[-1] in self._lists["modal"])

    def _is_past_form(self, word: str) -> bool:
        return word.endswith("ed") and len(word) > 4 and word not in self._lists["not_past"]
