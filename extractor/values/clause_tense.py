"""The tense of the clause around an expression of time, from the words beside it and, where known, their tags."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.rules import Rules
from extractor.values.clause_words import (
    NOUNS,
    PAST_TAGS,
    PRESENT_TAGS,
    Word,
    describes,
    is_fronted,
)
from extractor.values.date_choice import Tense
from extractor.values.date_lexicon import RULES_FILE
from extractor.values.tense_cues import NEAR, NOMINAL, ClauseTense, TenseCues

#: After a date at the head of a line they make it the date of an entry.
_DASHES = frozenset(("-", "--", "–", "—", ":"))
#: Pronouns and "there".
_SUBJECTS = frozenset(("PRP", "EX"))
_QUOTES = frozenset(('"', "“", "”"))
#: How many words beside an expression can still be its clause.
_BEFORE, _AFTER = 30, 15
#: A verb of the past that is no report.
_PAST = ClauseTense(Tense.PAST)


class TenseReader:
    """Reads the tense of a clause: the nearest cue before the expression decides, else the nearest after it."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(RULES_FILE)["tense"]
        self._words = {name: frozenset(words) for name, words in table.items()}
        self._cues = TenseCues(self._words)

    def read(self, before: Sequence[Word], after: Sequence[Word]) -> ClauseTense:
        """The tense from the words of the sentence before and after an expression, in their order and case."""
        near = [word.lower() for word, _ in (*before[-NEAR:], *after[:NEAR])]
        forecast = not self._words["forecast"].isdisjoint(near)
        found = self._read(self._main_clause(before[-_BEFORE:]), after[:_AFTER])
        if found.tense is not Tense.FUTURE and self._names_past_event(before, after):
            found = found._replace(tense=Tense.PAST, certain=True)
        elif found.tense is Tense.UNKNOWN and after and after[0][0] in self._words["told_after"]:
            found = found._replace(tense=Tense.PAST)
        elif found.tense in (Tense.PRESENT, Tense.UNKNOWN) and self._names_appointment(before, after):
            found = found._replace(tense=Tense.FUTURE)
        nearest = [word.lower() for word, _ in before[-2:]]
        if nearest[-1:] and nearest[-1] in self._words["given"]:
            found = found._replace(tense=Tense.FUTURE)
        compares = (
            found.compares
            or (bool(nearest) and nearest[-1] in self._words["compared"])
            or (len(nearest) == 2 and nearest[0] == "compared")
        )
        results = {word for word, _ in after[:2]} & self._words["results"]
        is_reported = bool(results) and not self._words["reporting"].isdisjoint(near)
        modified = [word for word, tag in after[:3] if tag in NOMINAL or (not tag and word.islower())]
        is_aim = modified == [word for word, _ in after[: len(modified)]] and bool(
            self._words["aimed_at"].intersection(modified)
        )
        certain = found.certain or (found.tense is Tense.PAST and self._ends_in_deed(before))
        return ClauseTense(found.tense, found.reported, forecast, is_aim, is_reported, certain, compares)

    def _ends_in_deed(self, before: Sequence[Word]) -> bool:
        """Whether a verb of the past stands right before "in": "was arrested in", not "is expected in"."""
        if len(before) < 2 or before[-1][0] != "in" or before[-2][1] not in PAST_TAGS:
            return False
        deed = self._cues.at(before, len(before) - 2)
        return deed is not None and deed.tense is Tense.PAST and not deed.reported

    def _main_clause(self, before: Sequence[Word]) -> Sequence[Word]:
        """The words before without a relative clause that ends there: "the deal, which will cost $2bn, on"."""
        end = len(before) - (bool(before) and before[-1][0].lower() in self._words["prepositions"])
        if end < 1 or before[end - 1][0] != ",":
            return before
        for index in range(end - 2, -1, -1):
            if before[index][0] == ",":
                return before[:index] if before[index + 1][0] in self._words["relative"] else before
        return before

    def _names_appointment(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """Whether it is when something planned is: "elections in November", "the Feb. 9 primary"."""
        nearest = [word.lower() for word, _ in before[-2:]]
        modified = [word for word, _ in after[:4] if word not in ("'s", "’s")][:2]
        if not self._words["ballots"].isdisjoint(modified):
            clause = self._cue_before(before)
            return "after" not in nearest or (clause is not None and clause.tense is Tense.FUTURE)
        return len(nearest) == 2 and nearest[1] == "in" and nearest[0] in self._words["appointments"]

    def _names_past_event(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """Whether a noun says so: "as of Monday", "its closing price on Monday", "its purchase in May of a bank"."""
        nearest = [word.lower() for word, _ in before[-2:]]
        if nearest == ["as", "of"]:
            return True
        if any(word in self._words["closed"] for word, _ in before[-NEAR:]):
            return True
        is_deed = len(nearest) == 2 and nearest[1] in self._words["prepositions"] and before[-2][1] == "NN"
        return is_deed and bool(after) and after[0][0] == "of"

    def _read(self, before: Sequence[Word], after: Sequence[Word]) -> ClauseTense:
        if after and (not before and after[0][0] in _DASHES):
            return ClauseTense()
        before = self._own_clause(before, after)
        found = self._beside(before, after) or self._cue_before(before)
        if found is not None and (found.tense is not Tense.PRESENT or not is_fronted(before, after)):
            return found
        return self._cue_after(before, after) or found or ClauseTense()

    def _beside(self, before: Sequence[Word], after: Sequence[Word]) -> ClauseTense | None:
        """What the words right beside the expression say: "in June began", "the June contract", "ahead of June"."""
        is_done = len(before) > 1 and before[-1][0] == "in" and describes(before, len(before) - 2)
        if after and not is_done and (found := self._next_verb(after)) is not None:
            return ClauseTense(Tense.FUTURE) if self._is_plan(before) else found
        is_told = bool(before) and before[-1][0] in self._words["prepositions"]
        if (
            is_told
            and [word for word, _ in after[:2]] == [",", "when"]
            and "VBD" in [tag for _, tag in after[2:NEAR]]
        ):
            # "won the vote on October 1, when he came second"
            return ClauseTense(Tense.PAST, certain=True)
        if after and after[0][0] in self._words["delivered"]:
            return ClauseTense(Tense.FUTURE)
        # "the November election will be close"
        is_subject = bool(before) and before[-1][1] in ("DT", "PRP$") and after[:1] and after[0][1] in NOUNS
        if self._is_scheduled(before) or (is_subject and after[1:2] and after[1][0] == "will"):
            return ClauseTense(Tense.FUTURE)
        following = [word for word, _ in after[:NEAR]]
        is_owner = bool(following) and following[0] in ("'s", "’s")
        if is_owner and following[1:2] and following[1] in self._words["closed"]:
            return ClauseTense(Tense.PAST, compares=True)
        if self._words["extremes"] & set(following[1:] if is_owner else following[:2]):
            return ClauseTense(Tense.PAST, compares=True, certain=True)
        nearest = [word.lower() for word, _ in before[-2:]]
        # the clause tells something before "for" alone
        clause = {word for word, _ in before[-_AFTER:]} if nearest[-1:] == ["for"] else set[str]()
        is_appointed = bool(clause & self._words["appointed"] and clause & self._words["appointments"])
        if nearest == ["ahead", "of"] and len(before) > 2 and before[-3][0] in self._words["by_far"]:
            return ClauseTense(Tense.PAST, compares=True)
        if is_appointed and clause & self._words["superseded"]:
            return ClauseTense(Tense.PAST)
        is_run_up = nearest == ["up", "to"] and len(before) > 2 and before[-3][0] in self._words["run_up"]
        if is_run_up or is_appointed or " ".join(nearest) in self._words["ahead"]:
            return ClauseTense(Tense.FUTURE)
        is_after = nearest[-1:] and nearest[-1] in self._words["put_off_to"]
        if is_after and not self._words["put_off"].isdisjoint(word for word, _ in before[-NEAR:]):
            return ClauseTense(Tense.FUTURE)
        if self._words["requested"] & clause:
            # "invited both for Sunday"
            return ClauseTense(Tense.FUTURE)
        if (
            "before" in nearest
            and "a" in nearest
            and following[:1]
            and following[0] in self._words["appointments"]
        ):
            # "in talks before a Monday deadline"
            return ClauseTense(Tense.FUTURE)
        if "since" in nearest:
            return ClauseTense(Tense.PAST, certain=True)
        return ClauseTense() if self._words["around"] & set(nearest) else None

    def _own_clause(self, before: Sequence[Word], after: Sequence[Word]) -> Sequence[Word]:
        """The words before, none where the expression opens a clause of its own.

        ", but on Monday, it said", ", and from Sunday there will be".
        """
        end = len(before) - (bool(before) and before[-1][0].lower() in self._words["opening_prepositions"])
        joint = [word.lower() for word, _ in before[max(0, end - 2) : end]]
        opens = len(joint) > 1 and "," in joint and not self._words["joining"].isdisjoint(joint)
        is_clause = bool(after) and (
            after[0][0] == "," or (after[0][1] in _SUBJECTS and len(after) > 1 and after[1][1] == "MD")
        )
        return before[end:] if opens and is_clause else before

    def _is_scheduled(self, before: Sequence[Word]) -> bool:
        """ "The game is at 7 p.m. on Friday": between "is" and the day stands nothing but a time."""
        index = len(before) - 1
        while index > 0 and (
            before[index][0].lower() in self._words["scheduled"] or before[index][1] == "CD"
        ):
            index -= 1
        if index < 1:
            return False
        is_told = index < len(before) - 1 or before[index - 1][1] in NOUNS  # "The vote is Tuesday"
        return is_told and self._is_state(before[index])

    def _cue_before(self, before: Sequence[Word]) -> ClauseTense | None:
        """The nearest cue before the expression."""
        is_task = is_aside = False
        for index in range(len(before) - 1, -1, -1):
            word = before[index][0]
            found = self._cues.at(before, index)
            if found is not None:
                if is_task and word in self._words["requested"]:
                    return ClauseTense(Tense.FUTURE)
                tells = not is_task and not is_aside and self._tells(before, index)
                return found._replace(certain=True) if tells and found == _PAST else found
            if word == "since" and before[index][1] == "IN" and not is_task and not is_aside:
                # "the first since an informal meeting in June"
                return ClauseTense(Tense.PAST)
            if word == "next" and before[index + 2 : index + 3] and self._is_state(before[index + 2]):
                # "the next match is in Durban on Wednesday"
                return ClauseTense(Tense.FUTURE)
            following, following_tag = before[min(index + 1, len(before) - 1)]
            if is_task and not is_aside and self._is_state(before[index]):
                is_doing = following_tag in ("VBG", "VBN") and before[index + 2 : index + 3] == [("to", "TO")]
                if not is_doing:
                    return ClauseTense(Tense.FUTURE)
            is_task = is_task or (word == "to" and following_tag == "VB" and following != "have")
            is_aside = is_aside or word == ","
        return None

    def _tells(self, before: Sequence[Word], index: int) -> bool:
        """Whether a verb of the past tells what happened then: "won the vote in January", "had won", "was lost"."""
        is_finite = before[index][1] == "VBD" or (
            before[index][1] == "VBN" and any(tag == "VBD" for _, tag in before[max(0, index - 2) : index])
        )
        return is_finite and before[-1][0] in self._words["happening"]

    def _is_state(self, word: Word) -> bool:
        """Whether it is a present that with a task after it looks ahead: "is in a position to win on Saturday"."""
        return word[0] in self._words["states"] and word[1] in PRESENT_TAGS

    def _cue_after(self, before: Sequence[Word], after: Sequence[Word]) -> ClauseTense | None:
        """The nearest cue after the expression, and inside the quotation that it stands in."""
        is_quoted = sum(word in _QUOTES for word, _ in before) % 2 == 1
        for index in range(len(after)):
            if is_quoted and after[index][0] in _QUOTES:
                return None
            if after[index][0] in self._words["promised"]:
                return ClauseTense(Tense.PAST, reported=True)
            found = self._cues.at(after, index)
            if found is not None and found.tense is not Tense.PRESENT:
                return found
        return None

    def _is_plan(self, before: Sequence[Word]) -> bool:
        """Whether it ends a subject that tells of a plan: "the plan to close it in June sparked protests"."""
        for index in range(len(before) - 2, 0, -1):
            word, tag = before[index]
            if word == "to" and before[index + 1][1] == "VB":
                return before[index - 1][0] in self._words["plans"]
            if word == "," or tag in PRESENT_TAGS or tag in ("VBD", "MD"):
                return False
        return False

    def _next_verb(self, after: Sequence[Word]) -> ClauseTense | None:
        """The tense of a verb right after the expression: "in June began selling", "on Monday night will meet"."""
        if after[0][0] in self._words["parts_of_day"] and len(after) > 1:
            after = after[1:]
        word, tag = after[0]
        if word in self._words["modal"] and self._cues.looks_ahead(after, 0):
            return ClauseTense(Tense.FUTURE)
        is_past = tag == "VBD" or (not tag and word in self._words["past"] | self._words["reported"])
        reported = word in self._words["reported"]
        return ClauseTense(Tense.PAST, reported, certain=not reported) if is_past else None
