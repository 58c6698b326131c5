"""Quantities: every number, share and amount of a text, with hedges, ranges, units and currency."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from extractor.rules import Rules, default_rules
from extractor.values.amounts import Amount, AmountReader
from extractor.values.currencies import CurrencyTable
from extractor.values.hedges import HedgeReader, hedged, stronger
from extractor.values.money import MoneyContext
from extractor.values.not_quantities import NotQuantities, last_word
from extractor.values.numbers import Form, fold
from extractor.values.ranges import RangeReader
from extractor.values.shares import ShareReader
from extractor.values.types import Qualifier, Quantity, Unit


class QuantityReader:
    """Reads the quantities of a text, by the rules of numbers.toml, hedges.toml, currencies.toml and quantities.toml.

    Reading is linear in the length of the text.
    """

    def __init__(self, rules: Rules) -> None:
        table = CurrencyTable(rules)
        self._table = table
        self._not = NotQuantities(rules)
        self._amounts = AmountReader(rules, table)
        self._hedges = HedgeReader(rules)
        self._ranges = RangeReader(rules, self._hedges)
        self._shares = ShareReader(rules)

    def read(self, text: str) -> list[Quantity]:
        """Every number, share and amount that counts something, in order and without overlaps.

        Hedges are part of the spans ("about 1,200"). Names, ordinals, dates, years, times, ages,
        telephone numbers and codes are left out, and so are exchange-rate notes.
        """
        folded = fold(text)
        context = MoneyContext(self._table, text)
        amounts = self._amounts.read(text, folded, context)
        amounts = self._ranges.without_exchange_rates(folded, self._ranges.join(text, folded, amounts))
        found: list[Quantity] = []
        floor = 0
        for amount in amounts:
            quantity = self._quantity(text, folded, amount, floor)
            if quantity:
                found.append(quantity)
                floor = quantity.end
        return self._with_majorities(text, folded, found)

    def _quantity(self, text: str, folded: str, amount: Amount, floor: int) -> Quantity | None:
        start, before = self._begin(folded, floor, amount)
        end, after = self._hedges.after(folded, amount.end)
        hedge = stronger(before, after)
        if amount.unit is Unit.NUMBER:
            if amount.numeral.form is Form.FRACTION and not amount.joined:
                if not self._shares.take(folded, amount, start, before is not None):
                    return None
            elif amount.low >= 0 and not self._not.counts(folded, amount.numeral, end, hedge is not None):
                return None
        low, high, qualifier = hedged(amount.low, amount.high, amount.qualifier, hedge)
        return Quantity(
            low=_plain(low),
            high=_plain(high),
            qualifier=qualifier,
            unit=amount.unit,
            start=start,
            end=end,
            text=text[start:end],
            currency=amount.currency,
            per=self._ranges.per(text, folded, end) if amount.unit is Unit.MONEY else None,
        )

    def _begin(self, folded: str, floor: int, amount: Amount) -> tuple[int, Qualifier | None]:
        """Where the quantity begins, with its hedge and a range's "between", and what the hedge says."""
        is_amount = amount.unit is not Unit.NUMBER
        start, hedge = self._hedges.before(folded, floor, amount.start, is_amount)
        if amount.qualifier is Qualifier.RANGE and last_word(folded, start) == "between":
            return self._hedges.before(folded, floor, folded.rindex("between", floor, start), is_amount)
        return start, hedge

    def _with_majorities(self, text: str, folded: str, found: list[Quantity]) -> list[Quantity]:
        """The quantities and, among them, every "majority of" something: more than half."""
        majorities = [
            Quantity(
                Decimal(50),
                None,
                Qualifier.AT_LEAST,
                Unit.PERCENT,
                m.start(),
                m.end(),
                text[m.start() : m.end()],
            )
            for m in self._shares.majorities(folded)
        ]
        return sorted([*found, *majorities], key=lambda quantity: quantity.start) if majorities else found


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without an exponent or idle zeros, so that equal values look alike."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


@cache
def default_reader() -> QuantityReader:
    """The reader with the package's own rules."""
    return QuantityReader(default_rules())


def read_quantities(text: str) -> list[Quantity]:
    """The quantities of a text by the package's own rules; see `QuantityReader.read`."""
    return default_reader().read(text)
