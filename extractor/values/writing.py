"""Quantities as text, in a form that reads back as the same value."""

from __future__ import annotations

from decimal import Decimal

from extractor.rules import Rules
from extractor.values.currencies import CurrencyTable, plain_name
from extractor.values.numbers import NumeralReader
from extractor.values.quantity_rules import NumberRules, read_table
from extractor.values.types import Qualifier, Quantity, Unit

_HEDGES = {Qualifier.ABOUT: "about", Qualifier.AT_LEAST: "at least", Qualifier.AT_MOST: "at most"}
_UNITS = {Unit.NUMBER: "", Unit.PERCENT: " percent", Unit.POINTS: " percentage points"}


class QuantityWriter:
    """Writes quantities in plain English: "about 1,200", "between USD 5 and USD 7", "several hundred"."""

    def __init__(self, rules: Rules) -> None:
        table = CurrencyTable(rules)
        self._worded = table.word_codes
        numerals = NumeralReader(rules)
        self._vague = {
            (numeral.low, numeral.high): phrase
            for phrase in _vague_phrases(rules)
            for numeral in numerals.scan(phrase)
        }

    def write(self, quantity: Quantity) -> str:
        """The quantity in words and figures; a vague one needs ends that some vague expression has."""
        low, high = quantity.low, quantity.high
        match quantity.qualifier:
            case Qualifier.VAGUE if low is not None and high is not None:
                phrase = self._vague[low, high]
                return f"{phrase} of {quantity.currency}" if quantity.currency else phrase
            case Qualifier.RANGE if low is not None and high is not None:
                return f"between {self._amount(low, quantity)} and {self._amount(high, quantity)}"
        end = low if low is not None else high
        if end is None:
            raise ValueError(f"a quantity needs an end to be written, and {quantity!r} has none")
        hedge = _HEDGES.get(quantity.qualifier)
        return f"{hedge} {self._amount(end, quantity)}" if hedge else self._amount(end, quantity)

    def _amount(self, value: Decimal, quantity: Quantity) -> str:
        figures = f"{'minus ' if value < 0 else ''}%s{abs(value):,f}"
        if quantity.currency is None:
            return figures % "" + _UNITS[quantity.unit]
        if quantity.currency in self._worded:
            return f"{figures % ''} {plain_name(quantity.currency)}"
        return figures % f"{quantity.currency} "


def _vague_phrases(rules: Rules) -> list[str]:
    data = read_table(rules, NumberRules)
    plain = list(data.vague)
    of = [f"{many} of {unit}" for many in data.vague_of for unit in plain if many != unit]
    few = [f"several {unit}" for unit in ("dozen", "hundred", "thousand", "million", "billion")]
    return [*few, *of, *plain]
