"""Money at a number: the sign, code or name in front of it or behind it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extractor.values.currencies import CurrencyTable, Denomination
from extractor.values.numbers import GAP, Form, Numeral, alternatives

#: The longest sign in front of a number, in characters.
_SIGN_REACH = 10
#: How far from an amount a word of weighing tells what its pounds are, in characters.
_CLAUSE = 40
#: How far before an amount its verb stands, in characters.
_BESIDE = 20
#: A gap that stays on the line.
_BLANK = r"[^\S\n]?"
#: A round one may be a sum: "a 2000 euro fine".
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])(?:\d(?<!00)(?<!50))")
_NEGATION = re.compile("['’]t\\b")
_DIGIT = re.compile(r"\s?\d")
#: From this size on a word that may be something else ("won", "pounds") is money.
GREAT = 1_000_000
#: What an M in front of a code multiplies: "30 MUSD".
_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class MoneySign:
    """The mark that makes a number money; `edge` is where it begins (in front) or ends (behind)."""

    denomination: Denomination
    edge: int
    factor: Decimal = Decimal(1)


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
            home = self._table.home
            self._homes[family_or_code] = home.settled(family_or_code, self._text) or home.of(
                family_or_code, self._text, self._cues
            )
        return self._homes[family_or_code]

    def mentions(self, currency: str) -> bool:
        """Whether the text has a cue or the code of that currency, or of a member of that family."""
        members = (currency,) if currency.isupper() else self._table.members.get(currency, ())
        return any(
            self._cues[code] or (code in self._text and code not in self._table.word_codes)
            for code in members
        )


class MoneyReader:
    """Finds the signs of money at a number, with the names of a `CurrencyTable`."""

    def __init__(self, table: CurrencyTable, magnitudes: dict[str, Decimal]) -> None:
        self._table = table
        self._magnitudes = magnitudes
        signs = sorted(table.signs, key=lambda sign: (-len(sign), sign))
        worded = "|".join(re.escape(sign) for sign in signs if sign[0].isalpha())
        drawn = "(?:" + "|".join(re.escape(sign) for sign in signs if not sign[0].isalpha()) + ")"
        spaced = "|".join(table.spaced)
        self._left_sign = re.compile(rf"(?P<sign>(?<![^\W_])(?:{worded})|(?<!\b[A-Z]){drawn}){_BLANK}$")
        self._left_spaced = re.compile(rf"(?<![^\W_])(?P<prefix>{spaced})\s\$\s?$")
        self._left_code = re.compile(rf"(?<![^\W_])(?P<million>m?)(?P<code>[a-z]{{3}})\$?{_BLANK}$")
        self._left_word = re.compile(rf"(?<![^\W_])(?P<word>[a-z]{{2,6}}){_BLANK}$")
        self._right_sign = re.compile(
            rf"(?P<sign>{worded}|{drawn})(?![^\W_])(?!\s?\d)|\s(?P<spaced>{worded}|{drawn})(?!\w|\s?\d)"
        )
        self._right_code = re.compile(r"(?:[^\S\n]|-)?(?P<million>M?)(?P<code>[A-Z]{3})(?![^\W_])")
        self._right_word = re.compile(
            rf"(?:{GAP}|-)(?P<word>[^\W\d_¢]{{1,24}}(?:\.[^\W\d_]\b)*\.?|[¢&])(?![^\W_])"
        )
        self._weighing = re.compile(rf"\b(?:{alternatives(table.weighing)})\b")
        self._weighed = re.compile(rf"\b(?:{alternatives(table.weighed)})\b")
        self._compounds = {
            name: re.compile(rf"[\s-]?(?:{alternatives(nouns)})\b") for name, nouns in table.compounds.items()
        }
        self._of = re.compile(r"\s{1,2}of(?=\s)")

    def left(self, text: str, folded: str, start: int, floor: int) -> MoneySign | None:
        """The sign, code or short name in front of a number that begins at `start`."""
        begin = max(floor, start - _SIGN_REACH)
        window, low = text[begin:start], folded[begin:start]
        if not low:
            return None
        if match := self._left_spaced.search(low):
            return MoneySign(self._table.spaced[match["prefix"]], begin + match.start())
        if match := self._left_code.search(low):
            code = match["code"].upper()
            known = match["code"] in self._table.lower_codes or window[match.start() :].startswith(
                match["million"].upper() + code
            )
            if code in self._table.codes and known:
                return MoneySign(
                    self._code(code), begin + match.start(), _MILLION if match["million"] else Decimal(1)
                )
        if match := self._left_sign.search(window):
            return MoneySign(self._table.signs[match["sign"]], begin + match.start("sign"))
        if (match := self._left_word.search(low)) and match["word"] in self._table.leading:
            return MoneySign(self._table.names[match["word"]], begin + match.start())
        return None

    def right(self, text: str, folded: str, numeral: Numeral, context: MoneyContext) -> MoneySign | None:
        """The sign, code or name behind a number; vague ones may have "of" between."""
        end = numeral.end
        if match := self._right_sign.match(text, end):
            return MoneySign(self._table.signs[match["sign"] or match["spaced"]], match.end())
        if (match := self._right_code.match(text, end)) and match["code"] in self._table.codes:
            stop, factor = match.end(), _MILLION if match["million"] else Decimal(1)
            unit = self._right_word.match(folded, stop)
            if unit and unit["word"].rstrip(".") in self._magnitudes:
                word = unit["word"].rstrip(".")
                stop, factor = unit.start("word") + len(word), factor * self._magnitudes[word]
            return MoneySign(self._code(match["code"]), stop, factor)
        if text[end : end + 1] == "C" and not text[end + 1 : end + 2].isalnum():
            return None  # "35C" is a temperature
        of = self._of.match(folded, end) if numeral.form is Form.VAGUE else None
        return self._right_name(folded, numeral, of.end() if of else end, context)

    def repeated(self, text: str, folded: str, end: int) -> tuple[str | None, int]:
        """The currency said once more behind an amount with a sign, and where it ends: "$10 dollars"."""
        match = self._right_word.match(folded, end)
        if not match or match["word"] not in self._table.repeating or _DIGIT.match(folded, match.end()):
            return None, end
        currency = self._table.names[match["word"]].currency
        return currency if currency.isupper() else None, match.end()

    def _right_name(
        self, folded: str, numeral: Numeral, position: int, context: MoneyContext
    ) -> MoneySign | None:
        """The longest name of money behind the number."""
        words: list[tuple[str, int]] = []
        while len(words) < self._table.longest_name and (match := self._right_word.match(folded, position)):
            if not words and match["word"].rstrip(".") not in self._table.first_words:
                return None
            position = match.end()
            words.append((match["word"], position))
        for size in range(len(words), 0, -1):
            name, stop = " ".join(word for word, _ in words[:size]), words[size - 1][1]
            if name not in self._table.names and name.endswith("."):
                name, stop = name[:-1], stop - 1
            if name in self._table.names and not self._is_no_money(folded, name, numeral, stop, context):
                return MoneySign(self._table.names[name], stop)
        return None

    def _is_no_money(
        self, folded: str, name: str, numeral: Numeral, stop: int, context: MoneyContext
    ) -> bool:
        """No money but a verb, a noun's modifier, a page, the lines of a picture, or a weight.

        "The iPhone 8 won't", "15 euro zone countries", "1080p", "a 35-pound box", "2 million pounds of beef".
        """
        if _NEGATION.match(folded, stop) or (
            name in self._compounds and self._compounds[name].match(folded, stop)
        ):
            return True
        if f"{name}s" in self._table.names and _YEAR.fullmatch(folded, numeral.start, numeral.end):
            # "2012 euro adoption": of so many euros the name would be a plural
            return True
        if name in self._table.attached_only:
            digits = folded[numeral.start : numeral.end]
            return stop - len(name) != numeral.end or digits in self._table.picture_lines
        if name not in self._table.weights:
            return False
        if context.mentions("GBP"):
            return bool(self._weighed.search(folded[max(0, numeral.start - _BESIDE) : numeral.start]))
        if numeral.high < GREAT and folded[numeral.end] == "-":
            return True
        around = folded[max(0, numeral.start - _CLAUSE) : stop + _CLAUSE]
        return bool(self._of.match(folded, stop) or self._weighing.search(around))

    def _code(self, code: str) -> Denomination:
        return Denomination(code, doubtful=code in self._table.word_codes)
