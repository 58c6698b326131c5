"""Amounts: numerals with the unit that stands at them - money, per cent, points, or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.rules import Rules
from extractor.values.codes import CodeReader
from extractor.values.currencies import CurrencyTable, Denomination
from extractor.values.money import GREAT, MoneyContext, MoneyReader
from extractor.values.not_quantities import last_word
from extractor.values.numbers import GAP, Form, Numeral, NumeralReader, alternatives, plain_phrase
from extractor.values.quantity_rules import QuantityRules, read_table
from extractor.values.types import Qualifier, Unit

_LEADING_ZERO = re.compile(r"0\d")


@dataclass(slots=True)
class Amount:
    """A numeral with its unit, as far as it has been read."""

    low: Decimal
    high: Decimal
    unit: Unit
    qualifier: Qualifier
    start: int
    end: int
    numeral: Numeral
    currency: str | None = None
    #: one of the unit is so much of the currency, or so many points
    worth: Decimal = Decimal(1)
    #: a sign or code stands in front of the digits
    signed: bool = False
    #: made of several amounts ("3 dollars 50 cents", a range), complete in itself
    joined: bool = False

    def scale(self, factor: Decimal) -> None:
        """Multiply both ends."""
        self.low, self.high = self.low * factor, self.high * factor


class AmountReader:
    """Reads all numerals of a text with their units."""

    def __init__(self, rules: Rules, table: CurrencyTable) -> None:
        data = read_table(rules, QuantityRules)
        self._numerals = NumeralReader(rules)
        self._codes = CodeReader(data.not_quantities.names, self._numerals.first_number)
        self._money = MoneyReader(table, self._numerals.multipliers)
        self._negative = data.negative.words
        percent = data.percent.words
        self._points = {plain_phrase(words): worth for words, worth in data.points.items()}
        self._percent = re.compile(
            rf"(?:{GAP}|[-‑])(?P<part>(?:of\s{{1,2}})?an?\s{{1,2}})?"
            rf"(?:(?P<points>{alternatives(self._points)})\b|(?:{alternatives(percent)})(?!\w)(?P<more>[\s-]points?\b)?)"
        )

    def read(self, text: str, folded: str, context: MoneyContext) -> list[Amount]:
        """Every numeral that is part of no code or name, with its unit, in order and without overlaps."""
        amounts: list[Amount] = []
        floor, addresses = 0, iter([*self._codes.addresses(text), (len(text), len(text) + 1)])
        address = next(addresses)
        for numeral in self._numerals.scan(folded):
            while address[1] <= numeral.start:
                address = next(addresses)
            if numeral.end > address[0] or numeral.start < floor:
                continue
            if code_end := self._codes.end_of(text, numeral.start, numeral.end):
                floor = code_end
                continue
            amount = self._with_unit(text, folded, numeral, floor, context)
            if not self._is_code(folded, amount):
                amounts.append(amount)
                floor = amount.end
        return amounts

    def _with_unit(
        self, text: str, folded: str, numeral: Numeral, floor: int, context: MoneyContext
    ) -> Amount:
        vague = numeral.form is Form.VAGUE
        qualifier = Qualifier.EXACT if not vague else Qualifier.VAGUE
        if vague and numeral.low == numeral.high:
            qualifier = Qualifier.ABOUT
        amount = Amount(
            numeral.low, numeral.high, Unit.NUMBER, qualifier, numeral.start, numeral.end, numeral
        )
        # "$(0.18)": a loss, as balance sheets write it
        bracketed = (
            text[max(0, numeral.start - 1) : numeral.start] + text[numeral.end : numeral.end + 1] == "()"
        )
        left = None if vague else self._money.left(text, folded, numeral.start - bracketed, floor)
        if left and self._make_money(amount, left.denomination, context):
            amount.scale(left.factor)
            amount.start, amount.signed = left.edge, True
            currency, amount.end = self._money.repeated(text, folded, amount.end)
            amount.currency = currency or amount.currency
            if bracketed:
                magnitude, amount.end = self._numerals.magnitude_behind(folded, numeral.end + 1)
                amount.low, amount.high = -amount.high, -amount.low
                amount.scale(magnitude)
        elif not self._take_percent(folded, amount):
            right = self._money.right(text, folded, numeral, context)
            if right and self._make_money(amount, right.denomination, context):
                amount.scale(right.factor)
                amount.end = right.edge
        self._take_minus(text, folded, amount, floor)
        return amount

    def _is_code(self, folded: str, amount: Amount) -> bool:
        """Letters at digits are a currency ("Rs500") or make a code of them ("A380", "NOK1V"); so does "08716"."""
        numeral = amount.numeral
        if _LEADING_ZERO.match(folded, numeral.start, numeral.end):
            return True
        if not amount.signed:
            return folded[max(0, numeral.start - 1) : numeral.start].isalpha()
        return folded[numeral.end : numeral.end + 1].isalpha() and amount.end == numeral.end

    def _take_percent(self, folded: str, amount: Amount) -> bool:
        match = self._percent.match(folded, amount.end)
        if not match or (match["part"] and amount.numeral.form is not Form.FRACTION):
            return False
        if match["points"] or match["more"]:
            amount.unit = Unit.POINTS
            amount.worth = self._points[plain_phrase(match["points"])] if match["points"] else Decimal(1)
            amount.scale(amount.worth)
        else:
            amount.unit = Unit.PERCENT
        amount.end = match.end()
        return True

    def _make_money(self, amount: Amount, denomination: Denomination, context: MoneyContext) -> bool:
        """Make the amount money; False where a doubtful word has no cue."""
        if denomination.doubtful and amount.high < GREAT and not context.mentions(denomination.currency):
            return False
        amount.unit = Unit.MONEY
        amount.currency = context.currency(denomination.currency)
        amount.worth = denomination.worth
        amount.scale(denomination.worth)
        return True

    def _take_minus(self, text: str, folded: str, amount: Amount, floor: int) -> None:
        """A minus sign in front: "-1.5%", "minus $3 million"."""
        before = text[max(0, amount.start - 2) : amount.start]
        if amount.start > floor and before[-1:] in ("-", "−"):
            attached = before[:-1].isalnum() or before[0] in ").%"
            if attached or (before[-1] == "-" and amount.unit is Unit.NUMBER):
                return
            amount.start -= 1
        elif (word := last_word(folded, amount.start)) in self._negative:
            amount.start = folded.rindex(word, 0, amount.start)
        else:
            return
        amount.low, amount.high = -amount.high, -amount.low
