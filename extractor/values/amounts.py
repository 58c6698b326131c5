"""Amounts: numerals with the unit that stands at them - money, per cent, points, or none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extractor.rules import Rules
from extractor.values.currencies import CurrencyTable, Denomination
from extractor.values.not_quantities import last_word
from extractor.values.numbers import GAP, Form, Numeral, NumeralReader, alternatives
from extractor.values.types import Qualifier, Unit


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
    worth: Decimal = Decimal(1)
    #: a sign or code stands in front of the digits
    signed: bool = False
    #: a sum of two units ("3 dollars 50 cents"), complete in itself
    summed: bool = False


class MoneyContext:
    """What one article says about its currencies; counted only when a sign needs it."""

    def __init__(self, table: CurrencyTable, text: str) -> None:
        self._table, self._text = table, text
        self._homes: dict[str, str] = {}

    @cached_property
    def _cues(self) -> Counter[str]:
        return self._table.home.cues(self._text)

    def currency(self, family_or_code: str) -> str:
        """The ISO 4217 code: a family's sign is resolved by the article's cues."""
        if family_or_code.isupper():
            return family_or_code
        if family_or_code not in self._homes:
            self._homes[family_or_code] = self._table.home.of(family_or_code, self._text, self._cues)
        return self._homes[family_or_code]

    def mentions(self, currency: str) -> bool:
        """Whether the text has a cue of that currency, or of a member of that family."""
        members = (currency,) if currency.isupper() else self._table.members.get(currency, ())
        return any(self._cues.get(code) for code in members)


class AmountReader:
    """Reads all numerals of a text with their units."""

    def __init__(self, rules: Rules, table: CurrencyTable) -> None:
        data = rules.table("quantities.toml")
        self._numerals = NumeralReader(rules)
        self._table = table
        signs = sorted(table.signs, key=lambda sign: (-len(sign), sign))
        worded = "|".join(re.escape(sign) for sign in signs if sign[0].isalpha())
        drawn = "|".join(re.escape(sign) for sign in signs if not sign[0].isalpha())
        self._left_sign = re.compile(rf"(?P<sign>(?<![^\W_])(?<![$£€])(?:{worded})|{drawn})[^\S\n]?$")
        self._left_spaced = re.compile(rf"(?<![^\W_])(?P<prefix>{'|'.join(table.spaced)})\s\$\s?$")
        self._left_code = re.compile(r"(?<![^\W_])(?P<million>M?)(?P<code>[A-Z]{3})\$?[^\S\n]?$")
        self._left_word = re.compile(r"(?<![^\W_])(?P<word>[a-z]{2,6})\.?\$?[^\S\n]?$")
        self._right_sign = re.compile(
            rf"(?P<sign>{worded}|{drawn})(?![^\W_])(?!\s?\d)|\s(?P<spaced>{worded}|{drawn})(?!\w|\s?\d)"
        )
        self._right_code = re.compile(r"(?:[^\S\n]|-)?(?P<million>M?)(?P<code>[A-Z]{3})(?![^\W_])")
        self._right_word = re.compile(rf"(?:{GAP}|-)(?P<word>[^\W\d_¢]+(?:\.[^\W\d_]\b)*\.?|¢)")
        self._unit = re.compile(rf"{GAP}(?P<unit>million|billion|trillion|bn|m)\b")
        percent, points = data["percent"]["words"], data["points"]
        self._points = {word: Decimal(str(worth)) for word, worth in points.items()}
        self._percent = re.compile(
            rf"(?:{GAP}|[-‑])(?P<part>(?:of[\s]{{1,2}})?an?[\s]{{1,2}})?"
            rf"(?:(?P<points>{alternatives(points)})\b|(?:{alternatives(percent)})(?!\w)(?P<more>[\s-]points?\b)?)"
        )

    def read(
        self, text: str, folded: str, taken: list[tuple[int, int]], context: MoneyContext
    ) -> list[Amount]:
        """Every numeral outside the `taken` places, with its unit, in order and without overlaps."""
        amounts: list[Amount] = []
        floor, places = 0, iter([*taken, (len(text) + 1, len(text) + 1)])
        blocked = next(places)
        for numeral in self._numerals.scan(text):
            while blocked[1] <= numeral.start:
                blocked = next(places)
            if numeral.end > blocked[0] or numeral.start < floor:
                continue
            amount = self._with_unit(text, folded, numeral, floor, context)
            amounts.append(amount)
            floor = amount.end
        return amounts

    def _with_unit(
        self, text: str, folded: str, numeral: Numeral, floor: int, context: MoneyContext
    ) -> Amount:
        qualifier = Qualifier.VAGUE if numeral.form is Form.VAGUE else Qualifier.EXACT
        if qualifier is Qualifier.VAGUE and numeral.low == numeral.high:
            qualifier = Qualifier.ABOUT
        amount = Amount(
            numeral.low, numeral.high, Unit.NUMBER, qualifier, numeral.start, numeral.end, numeral
        )
        if self._take_left_money(text, folded, amount, floor, context):
            self._take_repeated_currency(text, folded, amount)
        elif not self._take_percent(folded, amount):
            self._take_right_money(text, folded, amount, context)
        self._take_minus(text, amount, floor)
        return amount

    def _take_percent(self, folded: str, amount: Amount) -> bool:
        match = self._percent.match(folded, amount.end)
        if not match or (match["part"] and amount.numeral.form is not Form.FRACTION):
            return False
        if match["points"] or match["more"]:
            worth = self._points.get(re.sub(r"\s+", " ", match["points"] or ""), Decimal(1))
            amount.unit, amount.worth = Unit.POINTS, worth
            amount.low, amount.high = amount.low * worth, amount.high * worth
        else:
            amount.unit = Unit.PERCENT
        amount.end = match.end()
        return True

    def _take_left_money(
        self, text: str, folded: str, amount: Amount, floor: int, context: MoneyContext
    ) -> bool:
        """Money by a sign, code or short name in front of the digits."""
        begin = max(floor, amount.start - 10)
        window = text[begin : amount.start]
        if not window or amount.numeral.form is Form.VAGUE:
            return False
        if match := self._left_spaced.search(folded[begin : amount.start]):
            return self._take(
                amount, self._table.spaced[match["prefix"]], context, start=begin + match.start()
            )
        if (match := self._left_code.search(window)) and match["code"] in self._table.codes:
            code = Denomination(match["code"], doubtful=match["code"] in self._table.word_codes)
            if match["million"]:
                amount.low, amount.high = amount.low * 1_000_000, amount.high * 1_000_000
            return self._take(amount, code, context, start=begin + match.start())
        if match := self._left_sign.search(window):
            return self._take(
                amount, self._table.signs[match["sign"]], context, start=begin + match.start("sign")
            )
        if match := self._left_word.search(folded[begin : amount.start]):
            word = match["word"]
            if word in self._table.lower_codes:
                return self._take(amount, Denomination(word.upper()), context, start=begin + match.start())
            if word in self._table.leading:
                return self._take(amount, self._table.names[word], context, start=begin + match.start())
        return False

    def _take_repeated_currency(self, text: str, folded: str, amount: Amount) -> None:
        """The currency said once more behind the amount: "$10 dollars", "$500 million CAD"."""
        if (match := self._right_code.match(text, amount.end)) and match[
            "code"
        ] in self._table.codes - self._table.word_codes:
            if not match["million"]:
                amount.currency, amount.end = match["code"], match.end()
        elif (match := self._right_word.match(folded, amount.end)) and match["word"] in (
            "dollars",
            "dollar",
            "cdn",
        ):
            if match["word"] == "cdn":
                amount.currency = "CAD"
            amount.end = match.end()

    def _take_right_money(self, text: str, folded: str, amount: Amount, context: MoneyContext) -> bool:
        """Money by a sign, code or name behind the number."""
        end = amount.end
        if match := self._right_sign.match(text, end):
            return self._take(
                amount, self._table.signs[match["sign"] or match["spaced"]], context, end=match.end()
            )
        if (match := self._right_code.match(text, end)) and match["code"] in self._table.codes:
            code = Denomination(match["code"], doubtful=match["code"] in self._table.word_codes)
            stop = match.end()
            factor = Decimal(1_000_000 if match["million"] else 1)
            if unit := self._unit.match(folded, stop):
                factor *= (
                    1_000_000
                    if unit["unit"] in ("million", "m")
                    else 1_000_000_000
                    if unit["unit"] in ("billion", "bn")
                    else 10**12
                )
                stop = unit.end()
            if self._take(amount, code, context, end=stop):
                amount.low, amount.high = amount.low * factor, amount.high * factor
                return True
            return False
        return self._take_right_name(folded, amount, context)

    def _take_right_name(self, folded: str, amount: Amount, context: MoneyContext) -> bool:
        words: list[str] = []
        ends: list[int] = []
        position = amount.end
        if folded.startswith(" of ", position) and amount.numeral.form is Form.VAGUE:
            position += 3
        while len(words) < 4 and (match := self._right_word.match(folded, position)):
            if (
                not words
                and match["word"].rstrip(".") not in self._table.first_words
                and match["word"] not in ("u.s.",)
            ):
                return False
            words.append(match["word"])
            position = match.end()
            ends.append(position)
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size])
            stop = ends[size - 1]
            denomination = self._table.names.get(name)
            if denomination is None and name.endswith("."):
                name, stop = name[:-1], stop - 1
                denomination = self._table.names.get(name)
            if denomination is None and words[size - 1] in self._table.lower_codes and size == 1:
                denomination = Denomination(words[0].upper())
            if denomination is None:
                continue
            if name in self._table.attached_only and (
                ends[0] - len(words[0]) != amount.end or amount.numeral.low in self._table.lines_of_a_picture
            ):
                return False
            if (
                name in self._table.weights
                and folded.startswith(" of ", stop)
                and not context.mentions("GBP")
            ):
                return False
            return self._take(amount, denomination, context, end=stop)
        return False

    def _take(
        self,
        amount: Amount,
        denomination: Denomination,
        context: MoneyContext,
        start: int | None = None,
        end: int | None = None,
    ) -> bool:
        """Make the amount money in that denomination; False where a doubtful word has no cue."""
        if denomination.doubtful and amount.high < 1_000_000 and not context.mentions(denomination.currency):
            return False
        amount.unit = Unit.MONEY
        amount.currency = context.currency(denomination.currency)
        amount.worth = denomination.worth
        amount.low, amount.high = amount.low * denomination.worth, amount.high * denomination.worth
        if start is not None:
            amount.start, amount.signed = start, True
        if end is not None:
            amount.end = end
        return True

    def _take_minus(self, text: str, amount: Amount, floor: int) -> None:
        """A minus sign in front: "-1.5%", "minus $3 million"."""
        before = text[max(0, amount.start - 2) : amount.start]
        sign = before[-1:] if amount.start > floor else ""
        if sign and sign in ("-", "−") and not (before[:-1] and (before[0].isalnum() or before[0] in ").%")):
            if sign == "-" and amount.unit is Unit.NUMBER:
                return
            amount.start -= 1
        elif last_word(text, amount.start).lower() in ("minus", "negative"):
            amount.start = text.lower().rfind(last_word(text, amount.start).lower(), 0, amount.start)
        else:
            return
        amount.low, amount.high = -amount.high, -amount.low
