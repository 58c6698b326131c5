"""Hedges: the words around a number that make it "about", "at least" or "at most"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.rules import Rules
from extractor.values.numbers import alternatives, plain_phrase
from extractor.values.quantity_rules import HedgeRules, read_table
from extractor.values.types import Qualifier

#: How far to the left of a number its hedge may begin, in characters and in words.
REACH, LONGEST = 70, 9
_WORD = re.compile(r"\S+")
#: No hedge reaches over these.
_BORDER_MARK = re.compile(r"[(\[{\"“«—–;:]")
_BORDER = re.compile(rf"\n\s*\n|{_BORDER_MARK.pattern}|\s-\s")
#: Before these the number that another is told against.
_COMPARED = re.compile(r"^[^.;\n]*?(?:\.\d[^.;\n]*?)*\b(?:versus|vs|compared|from)\b")

#: A bound on the number is more than a word of approximation beside it ("up to about 500").
_STRENGTH = {Qualifier.ABOUT: 1, Qualifier.AT_LEAST: 2, Qualifier.AT_MOST: 2}


class HedgeReader:
    """Finds the hedge of a number, with the words of `hedges.toml`."""

    def __init__(self, rules: Rules) -> None:
        data = read_table(rules, HedgeRules)
        self._before = {
            phrase: Qualifier(name) for name, phrases in data.before.items() for phrase in phrases
        }
        self._before_amounts = {
            phrase: Qualifier(name) for name, phrases in data.before_amounts.items() for phrase in phrases
        }
        #: the last words of all phrases: most words before a number are none
        self._last_words = frozenset(phrase.split()[-1] for phrase in (*self._before, *self._before_amounts))
        self._particles = frozenset(
            f"{verb} {particle}" for particle, verbs in data.particles.items() for verb in verbs
        )
        self._copulas = data.copulas.words
        self._intensifiers = data.intensifiers.words
        self._fillers = data.fillers.words
        self._after = {phrase: Qualifier(name) for name, phrases in data.after.items() for phrase in phrases}
        self._after_pattern = re.compile(rf"(?:{alternatives(self._after)})(?!\w|\s{{1,2}}than\b)")

    def before(self, folded: str, floor: int, start: int, amount: bool) -> tuple[int, Qualifier | None]:
        """Where the hedge in front of `start` begins, and what it says; `start` and None without a hedge.

        Looks no further left than `floor`. `amount`: the number is money or a share.
        """
        sign = folded[start - 1 : start]
        if sign in self._before and not sign.isalpha() and start > floor:
            return start - 1, self._before[sign]
        if not folded[start - 1].isspace():
            return start, None
        window = max(floor, start - REACH)
        if not self._may_hedge(folded[window:start]):
            return start, None
        borders = [border.end() for border in _BORDER.finditer(folded, window, start)]
        if borders:
            window = borders[-1]
        elif window > floor and not folded[window - 1].isspace():
            window = folded.find(" ", window, start)
        if window < 0:
            return start, None
        words = [(m.start() + window, m[0]) for m in _WORD.finditer(folded[window:start])][-LONGEST:]
        count = len(words)
        found: Qualifier | None = None
        begin = start
        while count:
            size, qualifier = self._longest(words[:count], amount)
            if qualifier and self._is_verb(words, count - size):
                break
            if (
                qualifier
                and words[count - size][1] == "up"
                and self._has_risen(folded, words, count - size, start)
            ):
                break
            if qualifier is Qualifier.EXACT and found is None:
                count -= size
            elif qualifier is not None and qualifier is not Qualifier.EXACT:
                count -= size
                begin = words[count][0]
                found = stronger(qualifier, found)
            elif found is None and words[count - 1][1] in self._fillers:
                count -= 1
            elif found is not None and (step := self._intensifier(words[:count])):
                count -= step
                begin = words[count][0]
            else:
                break
        return begin, found

    def after(self, folded: str, end: int) -> tuple[int, Qualifier | None]:
        """Where the hedge behind `end` stops, and what it says; `end` and None without one."""
        match = self._after_pattern.match(folded, end)
        if not match:
            return end, None
        return match.end(), self._after[plain_phrase(match[0])]

    def _may_hedge(self, window: str) -> bool:
        """Whether the last word of the text in front of a number can be of a hedge: most are not."""
        words = window.rsplit(None, 1)
        last = _BORDER_MARK.split(words[-1])[-1] if words else ""
        return last in self._last_words or last in self._fillers

    def _longest(self, words: list[tuple[int, str]], amount: bool) -> tuple[int, Qualifier | None]:
        if words[-1][1] not in self._last_words:
            return 0, None
        for size in range(min(5, len(words)), 0, -1):
            phrase = " ".join(word for _, word in words[-size:])
            qualifier = self._before.get(phrase) or (self._before_amounts.get(phrase) if amount else None)
            if qualifier is not None:
                return size, qualifier
        return 0, None

    def _is_verb(self, words: list[tuple[int, str]], at: int) -> bool:
        """Whether the hedge's first word belongs to the verb before it."""
        return at > 0 and f"{words[at - 1][1]} {words[at][1]}" in self._particles

    def _has_risen(self, folded: str, words: list[tuple[int, str]], at: int, start: int) -> bool:
        """Whether "up to" tells of a rise, as the number before it is told behind: "were up to $6 billion versus"."""
        risen = at > 0 and words[at - 1][1] in self._copulas
        return risen and _COMPARED.match(folded[start : start + REACH]) is not None

    def _intensifier(self, words: list[tuple[int, str]]) -> int:
        for size in (2, 1):
            if " ".join(word for _, word in words[-size:]) in self._intensifiers and len(words) >= size:
                return size
        return 0


def stronger(one: Qualifier | None, other: Qualifier | None) -> Qualifier | None:
    """The hedge that counts of two: a bound before an approximation ("about 500 or more")."""
    return max((one, other), key=lambda hedge: -1 if hedge is None else _STRENGTH[hedge])


def hedged(
    low: Decimal, high: Decimal, qualifier: Qualifier, hedge: Qualifier | None
) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    """The ends and the qualifier of a number under a hedge (GUIDELINES.md, Quantities).

    A range stays a range; "up to several hundred" is bounded by the greatest that it can mean.
    """
    if hedge is None or qualifier is Qualifier.RANGE:
        return low, high, qualifier
    if hedge is Qualifier.AT_LEAST:
        return low, None, hedge
    if hedge is Qualifier.AT_MOST:
        return None, high, hedge
    return low, high, hedge if low == high else qualifier
