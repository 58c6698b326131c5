"""Ranges, sums and rates: amounts that belong together with the amount beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from extractor.inflection import forms
from extractor.rules import Rules
from extractor.values.amounts import Amount
from extractor.values.hedges import HedgeReader
from extractor.values.not_quantities import last_word, next_word
from extractor.values.numbers import GAP, Form, alternatives
from extractor.values.quantity_rules import QuantityRules, read_table
from extractor.values.types import Qualifier, Unit

_HYPHEN = re.compile(r"\s?[-–‑~]\s?(?![-–])")
_TO = re.compile(r"(?:\s{1,3}|-)(?:to|through)(?:\s{1,3}|-)")
_AND = re.compile(r"\s{1,3}and\s{1,3}")
_OR = re.compile(r"\s{1,3}or\s{1,3}")
_IN = re.compile(r"(?:\s{1,2}|-)(?:in|out\s{1,2}of)(?:\s{1,2}every)?(?:\s{1,2}|-)")
_PARTS = re.compile(r"(?:\s{1,3}and)?\s{1,3}")
_EQUALS = re.compile(r"\s{0,3}=\s{0,3}")
#: Between a verb of change and its step: "fell another $3 to $40".
_FURTHER = frozenset(("another", "further", "additional"))
#: Words before the size of a step.
_STEPS = frozenset(("by", "of", "to"))
#: How many words a verb of change and its object have before the step: "raised its quarterly dividend 5 cents".
_OBJECT = 5
#: A stretch of text that may hold the verb of a change.
_CLAUSE = 70


class RangeReader:
    """Joins neighbouring amounts to ranges, sums and shares, with the words of `quantities.toml`."""

    def __init__(self, rules: Rules, hedges: HedgeReader) -> None:
        data = read_table(rules, QuantityRules)
        self._hedges = hedges
        self._between = re.compile(rf"\b(?:{alternatives(data.ranges.between)})\s{{1,2}}$")
        self._changes = frozenset(form for lemma in data.ranges.changes for form in forms(lemma))
        self._directions = data.ranges.directions
        self._step = data.ranges.step
        self._owners = frozenset((*data.shares.direct, "the"))
        self._denominators = frozenset(map(Decimal, data.shares.denominators))
        self._times = data.shares.not_in
        times, units = alternatives(data.per.times), alternatives((*data.per.times, *data.per.units))
        not_before = alternatives(data.per.not_before)
        quality = rf"(?:(?:{alternatives(data.per.qualities)})[\s-]{{1,3}}){{0,2}}"
        self._per = re.compile(
            rf"(?:{GAP}|\s?-\s?)(?P<per>per[\s-]{{1,3}}{quality}(?:[^\W\d_][\w-]{{0,30}})"
            rf"|an?[\s-]{{1,3}}(?:-\s)?(?!(?:{times})\s{{1,2}}(?:{not_before})\b){quality}(?:{units})\b"
            rf"|(?:{alternatives(data.per.words)})\b)|(?P<slash>/(?:{units})\b)"
        )

    def join(self, text: str, folded: str, amounts: list[Amount]) -> list[Amount]:
        """The amounts with ranges, sums ("3 dollars 50 cents") and ratios ("one in five") made one."""
        joined: list[Amount] = []
        floor = 0
        for amount in amounts:
            last = joined[-1] if joined else None
            if last is not None and amount.start - last.end <= 14:
                gap = folded[last.end : amount.start]
                floor = joined[-2].end if len(joined) > 1 else 0
                if self._is_sum(gap, folded, last, amount) or self._is_ratio(gap, folded, last, amount):
                    continue
                if self._is_range(gap, folded, last, amount, floor):
                    self._merge(last, amount)
                    continue
                if self._shares_percent(gap, folded, last, amount):
                    last.unit = Unit.PERCENT
            joined.append(amount)
        return joined

    def without_exchange_rates(self, folded: str, amounts: list[Amount]) -> list[Amount]:
        """The amounts without notes like "($1 = 0.7742 euros)": those are rates and no figures."""
        dropped: set[int] = set()
        for index in range(len(amounts) - 1):
            first, second = amounts[index], amounts[index + 1]
            if Unit.MONEY in (first.unit, second.unit) and _EQUALS.fullmatch(folded, first.end, second.start):
                dropped.update((index, index + 1))
        return [amount for index, amount in enumerate(amounts) if index not in dropped]

    def per(self, text: str, folded: str, end: int) -> str | None:
        """The rate's denominator behind an amount, in the text's words ("a share", "per day")."""
        match = self._per.match(folded, end)
        if not match:
            return None
        name = "per" if match["per"] else "slash"
        return text[match.start(name) : match.end(name)]

    def _is_range(self, gap: str, folded: str, first: Amount, second: Amount, floor: int) -> bool:
        if first.qualifier is not Qualifier.EXACT or second.qualifier is not Qualifier.EXACT:
            return False
        low, high = self._common_scale(first, second)
        if low is None or not low < high or self._looks_like_years(first, second):
            return False
        if _HYPHEN.fullmatch(gap):
            return True
        if _OR.fullmatch(gap):
            one = second.numeral.magnitude * second.worth
            tens = 10 * one
            in_tens = second.unit is not Unit.NUMBER and not low % tens and not high % tens
            return first.unit is Unit.NUMBER and high <= low + (tens if in_tens else 2 * one)
        begin, _ = self._hedges.before(folded, floor, first.start, first.unit is not Unit.NUMBER)
        if _AND.fullmatch(gap):
            places = (first.start, begin)
            return any(self._between.search(folded[max(0, place - 20) : place]) for place in places)
        if not _TO.fullmatch(gap) or self._goes_to(folded, first, second):
            return False
        return not self._is_change(folded, begin, low, high)

    def _shares_percent(self, gap: str, folded: str, first: Amount, second: Amount) -> bool:
        """Whether the unit of the second holds for the first: "rose 3 and 5 percent"."""
        if not _AND.fullmatch(gap) or (first.unit, second.unit) != (Unit.NUMBER, Unit.PERCENT):
            return False
        is_plain = first.numeral.form is second.numeral.form is Form.DIGITS and first.numeral.magnitude == 1
        before = last_word(folded, first.start)
        return is_plain and (before in self._changes or before in self._directions or before in _STEPS)

    def _is_change(self, folded: str, begin: int, low: Decimal, high: Decimal) -> bool:
        """Whether "from A to B" tells a change, or "fell A to B" a step and the level that it led to."""
        before = last_word(folded, begin)
        if before in _FURTHER:
            before = last_word(folded, folded.rindex(before, 0, begin))
        if before == "from":
            clause = re.findall(r"[^\W\d_]+", folded[max(0, begin - _CLAUSE) : begin])
            return any(word in self._changes or word in self._directions for word in clause)
        clause = re.findall(r"[^\W_]+|[^\w\s]", folded[max(0, begin - _CLAUSE) : begin])[-_OBJECT:]
        raises = any(word in self._changes and after in self._owners for word, after in pairwise(clause))
        moves = raises or before in self._changes or before in self._directions or before == "by"
        return moves and high >= low * self._step

    def _goes_to(self, folded: str, first: Amount, second: Amount) -> bool:
        """Whether an amount goes to so many: "paid $500 to 20 families"."""
        alike = first.unit is second.unit or second.unit is not Unit.NUMBER or second.numeral.magnitude > 1
        return not alike and bool(next_word(folded, second.end)) and not self._per.match(folded, second.end)

    def _common_scale(self, first: Amount, second: Amount) -> tuple[Decimal | None, Decimal]:
        """The first end in the unit and magnitude of the second; None where they do not go together."""
        fractions = [amount.numeral.form is Form.FRACTION for amount in (first, second)]
        if first.joined or second.joined or (fractions[0] and not fractions[1]):
            return None, second.high
        low = first.low
        if first.numeral.magnitude == 1 and first.numeral.factor < min(second.numeral.factor, Decimal(1000)):
            low *= second.numeral.magnitude
        if first.unit is second.unit:
            return (low if first.currency == second.currency else None), second.high
        if first.unit is Unit.NUMBER and second.unit is not Unit.NUMBER and not second.signed:
            return low * second.worth, second.high
        if (
            first.unit is Unit.MONEY
            and first.signed
            and second.unit is Unit.NUMBER
            and second.numeral.form is Form.DIGITS
        ):
            return low, second.high
        return None, second.high

    def _looks_like_years(self, first: Amount, second: Amount) -> bool:
        """Whether the first number is a year: "2007 to 2010", "in 2007 to 13.8 billion euros"."""
        year = first.unit is Unit.NUMBER and 1500 <= first.low <= 2199 and first.end - first.start == 4
        other = second.numeral
        plain = other.magnitude == 1 and other.end - other.start == 4 and other.low == int(other.low)
        return year and not (plain and second.unit is not Unit.NUMBER)

    def _merge(self, first: Amount, second: Amount) -> None:
        low, high = self._common_scale(first, second)
        if low is None:
            raise ValueError(f"{first!r} and {second!r} have no scale in common")
        if first.unit is Unit.NUMBER:
            first.unit, first.currency, first.worth = second.unit, second.currency, second.worth
        if first.numeral.form is Form.FRACTION and first.unit is Unit.NUMBER:
            first.unit, low, high = Unit.PERCENT, as_percent(low), as_percent(high)
        first.low, first.high, first.end = low, high, second.end
        first.qualifier, first.joined = Qualifier.RANGE, True

    def _is_sum(self, gap: str, folded: str, first: Amount, second: Amount) -> bool:
        """Add the smaller coin to the amount before it: "3 dollars 50 cents", "15 dollars and 50"."""
        if first.unit is not Unit.MONEY or first.joined or first.worth != 1 or first.numeral.magnitude > 1:
            return False
        if not _PARTS.fullmatch(gap) or first.low != int(first.low) or first.qualifier is not Qualifier.EXACT:
            return False
        if second.unit is Unit.MONEY:
            if second.worth == 1 or second.signed or second.low >= 1 or first.currency != second.currency:
                return False
            coin = second.low
        else:
            bare = second.unit is Unit.NUMBER and second.high < 100 and not first.signed
            if (
                not bare
                or second.numeral.high != int(second.numeral.high)
                or re.match(r"[\s-]{0,3}[^\W\d_]|[-–/]", folded[second.end : second.end + 4])
            ):
                return False
            coin = second.low / 100
        first.low, first.high, first.end, first.joined = first.low + coin, first.high + coin, second.end, True
        return True

    def _is_ratio(self, gap: str, folded: str, first: Amount, second: Amount) -> bool:
        """Make "one in five" a share: 20 percent."""
        if not (first.unit is second.unit is Unit.NUMBER and _IN.fullmatch(gap)) or first.joined:
            return False
        if next_word(folded, second.end).removesuffix("s") in self._times:
            return False
        top, below = first.low, second.low
        if (
            below not in self._denominators
            or not 0 < top < below
            or top != int(top)
            or first.qualifier is not Qualifier.EXACT
        ):
            return False
        first.unit, first.end, first.joined = Unit.PERCENT, second.end, True
        set_share(first, top / below)
        return True


def as_percent(share: Decimal) -> Decimal:
    """The share in per cent, to one decimal."""
    return (share * 100).quantize(Decimal("0.1"))


def set_share(amount: Amount, share: Decimal) -> None:
    """Write a fraction as per cent: exact where it comes out even, else rounded and about."""
    amount.unit = Unit.PERCENT
    amount.low = amount.high = as_percent(share)
    if amount.low != share * 100 and amount.qualifier is Qualifier.EXACT:
        amount.qualifier = Qualifier.ABOUT
