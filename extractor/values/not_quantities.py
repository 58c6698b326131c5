"""Numbers that count nothing because of the words around them: dates, years, names, ages, compounds."""

from __future__ import annotations

import re

from extractor.rules import Rules
from extractor.values.numbers import Form, Numeral, alternatives
from extractor.values.quantity_rules import QuantityRules, read_table

#: What makes a number part of something longer: before it, behind its digits, behind its words.
_ATTACHED_BEFORE = re.compile(r"[^\W_]-$|[#№_@]$|(?<!\w)['’]$")
_ATTACHED_TO_DIGITS = re.compile(r"[^\W\d]|[°@]|[-–]\d|/|['’]s\b")
_ATTACHED_TO_WORDS = re.compile(r"[^\W\d]|[°@]|[-–]\d")
_COMPOUND = re.compile(r"[-‑]([^\W\d_]+)")
_NEXT_WORD = re.compile(r"\s{1,2}([^\W\d_][\w-]*)")


class NotQuantities:
    """Tells the numbers that count nothing, with the words of `quantities.toml`."""

    def __init__(self, rules: Rules) -> None:
        data = read_table(rules, QuantityRules)
        listed = data.not_quantities
        months = alternatives(data.dates.months)
        self._month_before = re.compile(rf"\b(?:{months})\.?\s{{1,2}}(?:\d{{1,2}},?\s{{1,2}})?$")
        self._month_day_before = re.compile(rf"\b(?:{months})\.?\s{{1,2}}\d{{1,2}}\s?(?:-|–|to|and|,)\s?$")
        self._month_after = re.compile(rf"(?:\s{{1,2}}|-)(?:{months})\b(?!\w)")
        self._numbered = listed.numbered
        self._models = listed.models
        self._followed = re.compile(rf"(?:\s{{1,2}}|-)(?:{alternatives(listed.followed)})(?!\w)")
        self._hyphen_nouns = listed.hyphen_nouns
        self._counted = data.dates.counted
        self._year_after = data.dates.year_after
        self._one_before = listed.one_before
        self._one_after = listed.one_after

    def counts(self, folded: str, numeral: Numeral, end: int, hedged: bool) -> bool:
        """Whether a numeral without a unit counts something; `end` is that of its range and hedge."""
        start = numeral.start
        if self._is_attached(folded, numeral, end) or self._followed.match(folded, end):
            return False
        if end != numeral.end:
            return not (self._is_date(folded, numeral) or self._is_numbered(folded, start))
        if numeral.form is Form.WORDS:
            return self._word_counts(folded, numeral, hedged)
        if numeral.form is not Form.DIGITS or numeral.magnitude > 1 or not folded[start:end].isdigit():
            return True
        return not (
            self._is_date(folded, numeral)
            or self._is_numbered(folded, start)
            or self._is_model(folded, numeral, hedged)
            or self._is_year(folded, numeral, hedged)
        )

    def _is_attached(self, folded: str, numeral: Numeral, end: int) -> bool:
        """Part of a longer code, score or compound: "Covid-19", "20th", "3-2", "three-year"."""
        window = folded[max(0, numeral.start - 2) : numeral.start]
        if _ATTACHED_BEFORE.search(window):
            return True
        digits = numeral.form is Form.DIGITS
        if (_ATTACHED_TO_DIGITS if digits else _ATTACHED_TO_WORDS).match(folded[end : end + 3]):
            return True
        compound = _COMPOUND.match(folded[end : end + 24])
        if not compound or numeral.magnitude > 1:
            return False
        word = compound[1]
        return word not in self._hyphen_nouns and word.removesuffix("s") not in self._hyphen_nouns

    def _is_date(self, folded: str, numeral: Numeral) -> bool:
        window = folded[max(0, numeral.start - 20) : numeral.start]
        if numeral.low <= 31 or 1500 <= numeral.low <= 2199:
            if self._month_before.search(window) or self._month_day_before.search(window):
                return True
            return numeral.low <= 31 and bool(self._month_after.match(folded, numeral.end))
        return False

    def _is_numbered(self, folded: str, start: int) -> bool:
        """The number of a thing that has its name before it ("Flight 93")."""
        return last_word(folded, start).strip("(\"'“‘[") in self._numbered

    def _is_model(self, folded: str, numeral: Numeral, hedged: bool) -> bool:
        """A type of aircraft ("the 787"), unless it counts what follows."""
        if hedged or folded[numeral.start : numeral.end] not in self._models:
            return False
        return next_word(folded, numeral.end) not in self._counted

    def _is_year(self, folded: str, numeral: Numeral, hedged: bool) -> bool:
        if not (1500 <= numeral.low <= 2199 and numeral.end - numeral.start == 4):
            return False
        if next_word(folded, numeral.end) not in self._counted:
            return True
        round_number = numeral.low % 50 == 0
        return not (hedged or (round_number and last_word(folded, numeral.start) not in self._year_after))

    def _word_counts(self, folded: str, numeral: Numeral, hedged: bool) -> bool:
        after = next_word(folded, numeral.end)
        one = folded[numeral.start : numeral.end] == "one"
        if hedged or numeral.low >= 13:
            return not (one and after == "of")
        before = last_word(folded, numeral.start).strip("(\"'“‘[")
        if before in self._numbered:
            return False
        if one:
            return bool(after) and before not in self._one_before and after not in self._one_after
        return True


def last_word(folded: str, start: int) -> str:
    """The word in front of a place, with the marks that stand on it; "" without one."""
    words = folded[max(0, start - 24) : start].split()
    return words[-1] if words and folded[start - 1 : start].isspace() else ""


def next_word(folded: str, end: int) -> str:
    """The word behind a place; "" where no blank and letters follow."""
    match = _NEXT_WORD.match(folded[end : end + 32])
    return match[1] if match else ""
