"""Numerals: how English writes numbers in digits, words and mixtures, as decimals with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from extractor.rules import Rules
from extractor.values.quantity_rules import NumberRules, VagueRange, read_table

#: Literals with more digits than this are codes and keys, and no numbers of a news text.
LONGEST_LITERAL = 24
#: No number of a news text has a greater magnitude ("three lakh crore" is 10 to the 12th).
GREATEST_MAGNITUDE = 10**15
#: A gap inside a numeral: blanks with at most one line break.
GAP = r"(?:[^\S\n]{0,3}\n?[^\S\n]{0,3})"
#: What stands between groups of digits: "1,234", "1 234".
_GROUPING = re.compile(r"[\s,'’](?=\d{3}(?!\d))")


class Form(Enum):
    """How a numeral is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"


class Numeral(NamedTuple):
    """A number as written; `low` and `high` differ only for vague magnitudes ("hundreds")."""

    low: Decimal
    high: Decimal
    form: Form
    start: int
    end: int
    #: the number before its magnitude ("1.2" in "1.2 billion"), and the magnitude
    factor: Decimal
    magnitude: Decimal = Decimal(1)


def fold(text: str) -> str:
    """The text in lower case, every character still at its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def plain_phrase(text: str) -> str:
    """The phrase as the word lists write it, whatever blanks or hyphens stand between its words."""
    return re.sub(r"[\s-]+", " ", text)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first; a blank stands for any gap or a hyphen."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]{1,3}") for word in ordered)


def trie(words: Iterable[str]) -> str:
    """A pattern for any of the words that fails at the first letter with which none of them goes on."""
    following: dict[str, list[str]] = {}
    for word in sorted(words):
        following.setdefault(word[:1], []).append(word[1:])
    ends = following.pop("", None) is not None
    branches = "|".join(re.escape(letter) + trie(rest) for letter, rest in following.items())
    return f"(?:{branches}){'?' if ends else ''}" if branches else ""


DIGITS = r"""(?:
    \d{1,3}(?:,\d{3})++(?!\d)(?:\.\d++)?      # 1,234,567.8
  | \d{1,2}(?:,\d{2}(?!\d))++,\d{3}(?!\d)(?:\.\d++)?  # 12,34,567.8
  | \d{1,3}(?:\.\d{3})++,\d{1,2}(?!\d|,\d)   # 1.234,56
  | \d{1,3}(?:\.\d{3}){2,24}+(?![\d.])        # 1.234.567
  | \d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3})++(?!\d)(?:\.\d++)?  # 1 234 567, 1'234'567
  | \d{1,3}(?:\ \d{3}){1,8}+(?!\d|\ \d|,\d)(?:\.\d++)?
  | \d++(?:\.\d++|,\d{1,2}(?![\d,]))?
  | \.\d++
)"""


class NumeralReader:
    """Reads every numeral of a text, with the words and magnitudes of `numbers.toml`."""

    def __init__(self, rules: Rules) -> None:
        data = read_table(rules, NumberRules)
        self._words = {word: Decimal(value) for word, value in data.words.items()}
        self.multipliers = {word: Decimal(value) for word, value in data.multipliers.items()}
        self._suffixes = {word: Decimal(value) for word, value in data.suffixes.items()}
        self._denominators = {word: Decimal(value) for word, value in data.denominators.items()}
        self._signs = {sign: Decimal(top) / Decimal(below) for sign, (top, below) in data.signs.items()}
        self._vague = {word: _vague_range(row) for word, row in data.vague.items()}
        self._vague_of = {word: Decimal(value) for word, value in data.vague_of.items()}
        self._few = {
            plain_phrase(word): (Decimal(low), Decimal(high)) for word, (low, high) in data.few.items()
        }

        numbers = alternatives(self._words)
        units = alternatives({*self.multipliers, *self._vague})
        below = alternatives(self._denominators)
        signs = "".join(self._signs)
        words = (*self._words, *self._denominators, *self._vague, *self._vague_of, *self._few)
        openings = {re.split(r"[\s-]", word)[0] for word in (*words, "hundred", "a", "an", "another")}
        pattern = rf"""
            (?:(?P<digits>(?=[\d.])(?<![\d_.,])(?<!\d/){DIGITS}) | (?P<sign>[{signs}])
          | \b(?={trie(openings)}\b)(?:(?P<vague_of>{alternatives(self._vague_of)})\ of\ (?P<of_unit>{alternatives(self._vague)})
          | (?P<few>{alternatives(self._few)})[\s-]{{1,3}}(?P<few_unit>{units})
          | (?P<part>half|quarter)[\s-]{{1,3}}(?:of[\s-]{{1,3}})?(?:an?[\s-]{{1,3}})?(?P<part_unit>{units})
          | (?P<article>an?|another)[\s-]{{1,3}}(?:(?P<article_part>half|quarter)[\s-]{{1,3}}
              (?:of[\s-]{{1,3}}a[\s-]{{1,3}})?)?(?P<article_unit>{alternatives(self.multipliers)})
          | (?P<nth_article>an?)[\s-]{{1,3}}(?P<nth>{below})
          | (?P<half>half)
          | (?P<vague>{alternatives(self._vague)})
          | (?P<word>{numbers}|hundred))\b)
        """
        step = r"(?:[\s]{1,3}|[^\S\n]?-[^\S\n]?)"
        self._next_word = re.compile(
            rf"(?P<and>{step}and)?{step}(?P<word>{numbers}|hundred|dozens?|{alternatives(self.multipliers)})\b(?!-?\d)"
        )
        self._point = re.compile(rf"{GAP}point((?:[\s-](?:{numbers}))++)\b")
        self._fraction = re.compile(rf"{step}(?P<below>{below})\b")
        self._fraction_of = re.compile(
            rf"{step}(?:of{step}an?{step})?(?P<unit>{alternatives(self.multipliers)})\b"
        )
        self._rest = re.compile(
            rf"{step}and{step}(?:(?P<digits>\d)/(?P<below>\d)|(?:(?P<one>an?)|(?P<top>{numbers})){step}(?P<nth>{below}))\b"
        )
        self._unit = re.compile(rf"(?:{GAP}|[-–])(?P<unit>{alternatives(self.multipliers)})\b(?!-?\d)")
        self._suffix = re.compile(
            rf"(?P<suffix>{alternatives({*self._suffixes, *self.multipliers})})(?![^\W_])"
        )
        self._slash = re.compile(
            rf"/(?P<below>\d{{1,3}})(?![\d/])|[\s-]{{1,2}}(?P<top>\d)/(?P<nth>\d{{1,2}})(?![\d/])|\s?(?P<sign>[{signs}])"
        )
        self.first_number = re.compile(pattern, re.VERBOSE)
        # asked first, as most words begin no numeral: a pattern that begins with a class of characters runs over the others
        self._possible = re.compile(rf"[^a-z](?:(?P<before_word>(?=\b{trie(openings)}\b))|(?<=[\d.{signs}]))")

    def scan(self, folded: str) -> Iterator[Numeral]:
        """Every numeral of a folded text in order, fractions and bare years among them."""
        position = 0
        for start in self._possible_starts(folded):
            match = self.first_number.match(folded, start) if start >= position else None
            if match is None:
                continue
            numeral = self.at(folded, match)
            position = max(numeral.end if numeral else match.end(), match.end())
            if numeral:
                yield numeral

    def _possible_starts(self, folded: str) -> Iterator[int]:
        """Where a numeral may begin: at the text's first character, at digits and signs, at words that open one."""
        yield 0
        for place in self._possible.finditer(folded):
            yield place.start() if place.lastgroup is None else place.end()

    def at(self, folded: str, match: re.Match[str]) -> Numeral | None:
        """The numeral that begins where `pattern` matched the folded text; None for a code of digits."""
        start, end = match.span()
        if match["digits"]:
            return self._from_digits(folded, start, end)
        found = match.groupdict()
        if found["sign"]:
            return self._with_unit(folded, self._signs[found["sign"]], Form.FRACTION, start, end)
        if found["vague_of"]:
            low, _ = self._vague[found["of_unit"]]
            return _vague(low * self._vague_of[found["vague_of"]], None, start, end)
        if found["few"]:
            few, many = self._few[plain_phrase(found["few"])]
            unit = self._multiplier(found["few_unit"])
            if more := self._unit.match(folded, end):
                unit, end = unit * self.multipliers[more["unit"]], more.end()
            return _vague(few * unit, many * unit, start, end)
        if found["part"]:
            part = Decimal(1) / self._denominators[found["part"]]
            return _scaled(part, self._multiplier(found["part_unit"]), Form.WORDS, start, end)
        if found["article_unit"]:
            part = (
                Decimal(1) / self._denominators[found["article_part"]]
                if found["article_part"]
                else Decimal(1)
            )
            return self._words_from(folded, start, end, part * self.multipliers[found["article_unit"]])
        if found["nth"] or found["half"]:
            below = self._denominators[found["nth"] or found["half"]]
            return _scaled(1 / below, Decimal(1), Form.FRACTION, start, end)
        if found["vague"]:
            return _vague(*self._vague[found["vague"]], start, end)
        if found["word"] == "hundred":
            return self._words_from(folded, start, end, Decimal(100))
        return self._words_from(folded, start, end, self._words[found["word"]])

    def _multiplier(self, word: str) -> Decimal:
        return self.multipliers[word] if word in self.multipliers else self._vague[word][0]

    def _from_digits(self, folded: str, start: int, end: int) -> Numeral | None:
        if end - start > LONGEST_LITERAL:
            return None
        value = decimal_of(folded[start:end])
        if slash := self._slash.match(folded, end):
            if slash["below"]:
                if "." in folded[start:end] or int(slash["below"]) == 0:
                    return None
                value, end = value / int(slash["below"]), slash.end()
                return self._with_unit(folded, value, Form.FRACTION, start, end)
            part = (
                self._signs[slash["sign"]]
                if slash["sign"]
                else Decimal(slash["top"]) / (int(slash["nth"]) or 1)
            )
            value, end = value + part, slash.end()
        return self._with_unit(folded, value, Form.DIGITS, start, end)

    def _with_unit(self, folded: str, value: Decimal, form: Form, start: int, end: int) -> Numeral | None:
        """The number with the magnitudes behind it ("500-crore", "3.2bn", "three lakh crore")."""
        magnitude = Decimal(1)
        if suffix := self._suffix.match(folded, end):
            word = suffix["suffix"]
            magnitude = self._suffixes.get(word) or self.multipliers[word]
            end = suffix.end()
        while (unit := self._unit.match(folded, end)) and magnitude < GREATEST_MAGNITUDE:
            magnitude, end = magnitude * self.multipliers[unit["unit"]], unit.end()
        if magnitude > 1 and form is Form.DIGITS and (rest := self._half_more(folded, end, magnitude)):
            value, end = value + self._part(rest), rest.end()
        if magnitude > 1:
            form = Form.DIGITS if form is Form.FRACTION else form
        return _scaled(value, magnitude, form, start, end)

    def magnitude_behind(self, folded: str, end: int) -> tuple[Decimal, int]:
        """The magnitude that stands apart from its number, and where it ends: "$(12.3) million"."""
        unit = self._unit.match(folded, end)
        return (self.multipliers[unit["unit"]], unit.end()) if unit else (Decimal(1), end)

    def _half_more(self, folded: str, end: int, magnitude: Decimal) -> re.Match[str] | None:
        """An "and a half" behind a number; in "one billion and a half million" it begins another one."""
        rest = self._rest.match(folded, end)
        return None if rest and magnitude > 1 and self._unit.match(folded, rest.end()) else rest

    def _part(self, rest: re.Match[str]) -> Decimal:
        if rest["digits"]:
            return Decimal(rest["digits"]) / (int(rest["below"]) or 1)
        top = self._words[rest["top"]] if rest["top"] else Decimal(1)
        return top / self._denominators[rest["nth"]]

    def _goes_on(self, folded: str, end: int) -> bool:
        """Whether a hundred or thousand follows: in "a million two years ago" the two is another number."""
        for _ in range(2):
            step = self._next_word.match(folded, end)
            if not step:
                return False
            if step["word"] in self.multipliers:
                return True
            end = step.end()
        return False

    def _decimals(self, words: str) -> Decimal:
        """The digits behind "point", in words: "zero three", "seventy-one"."""
        values = [self._words[word] for word in re.split(r"[\s-]", words.strip())]
        digits = ""
        for value in values:
            tens = digits.endswith("0") and len(digits) > 1 and 0 < value < 10
            digits = digits[:-1] + str(value) if tens else digits + str(value)
        return Decimal("0." + digits[:LONGEST_LITERAL])

    def _words_from(self, folded: str, start: int, end: int, first: Decimal) -> Numeral | None:
        """The number in words whose first word has been read, as far as the grammar of numbers goes."""
        number = _WordNumber(first)
        while True:
            if rest := self._half_more(folded, end, number.magnitude):
                number.add_part(self._part(rest))
                end = rest.end()
            elif point := self._point.match(folded, end):
                number.add_part(self._decimals(point[1]))
                end = point.end()
            elif (fraction := self._fraction.match(folded, end)) and number.total == 0 and number.group < 100:
                value, end = number.group / self._denominators[fraction["below"]], fraction.end()
                if of := self._fraction_of.match(folded, end):
                    return _scaled(value, self.multipliers[of["unit"]], Form.WORDS, start, of.end())
                return _scaled(value, Decimal(1), Form.FRACTION, start, end)
            step = self._next_word.match(folded, end)
            if not step:
                break
            word = step["word"]
            if word in self._words:
                loose = number.group == 0 and not step["and"] and not self._goes_on(folded, step.end())
                taken = not loose and number.add(self._words[word], joined=bool(step["and"]))
            else:
                taken = not step["and"] and number.multiply(self.multipliers[word])
            if not taken:
                break
            end = step.end()
        value, magnitude = number.value, max(number.magnitude, number.small_magnitude)
        return Numeral(value, value, Form.WORDS, start, end, value / magnitude, magnitude)


class _WordNumber:
    """A number in words as it grows word by word; refuses a word that its grammar has no place for."""

    def __init__(self, first: Decimal) -> None:
        self.total, self.group, self.magnitude = Decimal(0), first, Decimal(1)
        #: a hundred or dozen, where nothing greater was read
        self.small_magnitude = Decimal(1)
        if first >= 1000:
            self.total, self.group, self.magnitude = first, Decimal(0), first

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    def add(self, value: Decimal, joined: bool) -> bool:
        """Add a number below one hundred; `joined` when "and" stands before it."""
        last = self.group % 100
        open_hundred = last == 0 and (self.group >= 100 or self.total > 0)
        open_tens = 20 <= last <= 90 and last % 10 == 0 and 0 < value < 10 and not joined
        if value == 0 or not (open_hundred or open_tens) or self.group != int(self.group):
            return False
        if self.magnitude > 1 and self.group == 0 and not joined and self.magnitude < 1000:
            return False
        self.group += value
        return True

    def add_part(self, part: Decimal) -> None:
        """Add a fraction: of one, or of the magnitude just read ("one million and a half")."""
        if self.group == 0 and self.total > 0:
            self.total += part * self.magnitude
        else:
            self.group += part

    def multiply(self, by: Decimal) -> bool:
        """Multiply what was read since the last greater magnitude."""
        if self.value * by > GREATEST_MAGNITUDE * 1000:
            return False
        if by < 1000:
            if not 0 < self.group < 1000 or (by == 100 and self.group >= 100):
                return False
            self.group *= by
            if self.total == 0:
                self.small_magnitude = by
            return True
        if self.group:
            if self.total and by >= self.magnitude:
                return False
            self.total, self.group = self.total + self.group * by, Decimal(0)
        else:
            self.total *= by
        self.magnitude = by if self.magnitude == 1 else min(by, self.magnitude)
        return True


def decimal_of(literal: str) -> Decimal:
    """The value of a literal of digits with Western, Indian, continental or thin-space grouping."""
    if literal.isdecimal():
        return Decimal(literal)
    bare = _GROUPING.sub("", literal)
    if "," in bare:
        # a comma that does not group stands before the decimals or inside Indian groups
        whole, _, last = bare.rpartition(",")
        indian = "," in whole or len(last) > 2
        bare = bare.replace(",", "") if indian else whole.replace(".", "") + "." + last
    if bare.count(".") > 1:
        bare = bare.replace(".", "")
    return Decimal(bare)


def _scaled(value: Decimal, magnitude: Decimal, form: Form, start: int, end: int) -> Numeral:
    scaled = value * magnitude
    return Numeral(scaled, scaled, form, start, end, value, magnitude)


def _vague(low: Decimal, high: Decimal | None, start: int, end: int) -> Numeral:
    return Numeral(low, _top_of(low) if high is None else high, Form.VAGUE, start, end, low)


def _vague_range(row: VagueRange) -> tuple[Decimal, Decimal]:
    low = Decimal(row.low)
    return low, Decimal(row.high) if row.high else _top_of(low)


def _top_of(low: Decimal) -> Decimal:
    """The last number of the order that a vague magnitude names (GUIDELINES.md, Quantities)."""
    return low * 10 - 1 if low < 1_000_000 else low * Decimal("9.99")
