"""The words of time and the shapes of figures that name days: what each means, and the classes it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractor.errors import RuleError
from extractor.rules import Rules
from extractor.values.calendar import PartName
from extractor.values.date_structure import Direction
from extractor.values.holidays import HolidayRule
from extractor.values.token_patterns import Vocabulary, literals_of
from extractor.values.types import Granularity

RULES_FILE = "dates.toml"

_SHAPES: tuple[tuple[str, re.Pattern[str], frozenset[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE), frozenset(classes.split()))
    for name, pattern, classes in (
        ("short_day", r"[1-9]", "DAY NUMBER"),
        ("day", r"0[1-9]|[12]\d|3[01]", "DAY NUMBER TWODIGITS"),
        ("tail", r"[3-9]\d", "NUMBER TAIL TWODIGITS"),
        ("number", r"\d{1,3}", "NUMBER"),
        ("year", r"1[5-9]\d\d|20\d\d|21\d\d", "YEAR"),
        ("old_year", r"1[0-4]\d\d", "OLDYEAR"),
        ("ordinal", r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", "ORDINAL DAYTH"),
        ("short_year", r"['’‘]\d\d", "YEAR2"),
        ("decade", r"(?:1[5-9]|20)\d0s|['’‘]\d0s", "DECADE"),
        ("short_decade", r"[5-9]0s", "DECADE2"),
        ("iso_day", r"\d{4}-\d\d?-\d\d?", "ISODAY"),
        ("figure_day", r"\d{1,2}/\d{1,2}/(?:\d\d|\d{4})|\d{1,2}([.-])\d{1,2}\1\d{4}", "FIGUREDAY"),
        ("calendar_form", r"\d{4}([-/.])\d+\1\d.*|\d+[-/][a-z]+[-/]\d+|[a-z]+[-/]\d+[-/]\d+", "CALENDARFORM"),
        ("quarter", r"q[1-4]|[1-4]q", "QUARTERCODE"),
        (
            "quarter_of_year",
            r"q[1-4](?!00$)(?:fy)?(?:20)?\d\d|[1-4]q(?:fy)?(?:20)?\d\d|20\d\dq[1-4]",
            "QUARTERCODE",
        ),
        ("half", r"h[12](?:(?:fy)?(?:20)?\d\d)?|[12]h(?:(?:fy)?(?:20)?\d\d)?|20\d\dh[12]", "HALFCODE"),
        ("months", r"[369]m(?:fy)?(?:20)?\d\d", "MONTHSCODE"),
        ("clock", r"\d{1,2}[ap]m", "CLOCK"),
        ("fiscal_year", r"[fc]y(?:\d\d|\d{4})", "FISCALCODE"),
    )
)


class DateLexicon:
    """What the words of dates.toml mean; every lookup takes lower-case words."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(RULES_FILE)
        self.table = table
        self.months: dict[str, int] = table["months"]
        self.weekdays: dict[str, int] = table["weekdays"]
        self.seasons: dict[str, int] = table["seasons"]
        self.units = {
            word: Granularity(unit) for word, unit in (table["units"] | table["plural_units"]).items()
        }
        self.ordinals: dict[str, int] = table["ordinals"]
        self.ends: dict[str, int] = table["ends"]
        self.cardinals: dict[str, int] = table["cardinals"]
        self.tens: dict[str, int] = table["tens"]
        self.decades: dict[str, int] = table["decade_words"]
        self.directions = {word: Direction(name) for word, name in table["directions"].items()}
        self.parts: dict[str, PartName] = table["part_words"] | table["part_kinds"]
        self.today: dict[str, int] = table["today_words"]
        self.holidays = {name: _holiday_rule(row, self.weekdays) for name, row in table["holidays"].items()}
        self.changes = frozenset(table["comparison_before"]["changes"])
        self.compared_before = frozenset(table["comparison_before"]["words"])
        self.function_words = frozenset(table["function_words"]["words"])
        self.counted = frozenset(table["counted"]["words"])
        self.names = {name: frozenset(words) for name, words in table["names"].items()}
        self.vocabulary = Vocabulary(
            self._classes(table),
            literals_of(row["pattern"] for row in _patterns(table)),
            _shape,
            [classes for _, _, classes in _SHAPES],
        )

    def _classes(self, table: dict[str, Any]) -> dict[str, Any]:
        return {
            "MONTH": self.months,
            "SHORT_MONTH": table["ambiguous_months"]["short"],
            "WEEKDAY": self.weekdays,
            "WEEKDAYS": [f"{word}s" for word in self.weekdays],
            "SHORT_WEEKDAY": table["short_weekdays"],
            "SEASON": self.seasons,
            "WEATHER": table["weather"]["words"],
            "UNIT": table["units"],
            "PLURAL_UNIT": table["plural_units"],
            "QUARTER": ("quarter", "quarters"),
            "HALF": ("half", "halves"),
            "ORDINAL": self.ordinals,
            "ORDINAL_WORD": self.ordinals,
            "END": self.ends,
            "CARDINAL": self.cardinals,
            "TEEN": [word for word, value in self.cardinals.items() if 10 <= value <= 19],
            "TEN": self.tens,
            "DECADE_WORD": self.decades,
            "DIRECTION": self.directions,
            "COMING": ("coming",),
            "PART": table["part_words"],
            "TODAY": self.today,
            "COUNTED": (*self.counted, "%"),
            "DASH": "-‐‑‒–—",
            "APOSTROPHE": "'’‘",
        }

    def unit(self, word: str) -> Granularity | None:
        """The calendar unit that a word names, "half" and "quarters" too; None for "period"."""
        if word in ("half", "halves"):
            return Granularity.HALF
        return self.units.get(word)

    def number(self, words: list[str]) -> int:
        """The value of a count: "3", "three", "twenty-five", "a", "a couple of"."""
        if "couple" in words:
            return 2
        if "dozen" in words:
            return 6 if words[0] == "half" else 12
        if words[0] in self.tens:
            return self.tens[words[0]] + self.cardinals.get(words[-1], 0) * (len(words) > 1)
        return int(words[0]) if words[0].isdigit() else self.cardinals.get(words[0], 1)

    def ordinal(self, word: str) -> int:
        """The value of "third", "3rd", "3" or "last" (-1)."""
        digits = re.match(r"\d+", word)
        return int(digits[0]) if digits else self.ordinals.get(word) or self.ends[word]

    def year(self, words: list[str]) -> int:
        """The year that "2008", "'08", "nineteen ninety-six" or "two thousand" stand for."""
        first = words[0].lstrip("'’‘")
        if first.isdigit():
            return int(first) if len(first) == 4 else full_year(int(first))
        values = [self.tens.get(word) or self.cardinals.get(word) or 0 for word in words if word != "and"]
        if words[1] == "thousand":
            return 2000 + sum(values[2:])
        century = self.cardinals[first] if first in self.cardinals else self.tens[first]
        return century * 100 + sum(values[1:])


def holiday_name(words: list[str]) -> str:
    """The name of a holiday as dates.toml has it: single spaces, straight apostrophes."""
    name = " ".join(words).replace("’", "'").replace("‘", "'")
    return name.replace(" ' s", "'s").replace(" '", "'").replace(" .", "")


def _holiday_rule(row: dict[str, Any], weekdays: dict[str, int]) -> HolidayRule:
    values: dict[str, Any] = dict(row)
    try:
        if "weekday" in values:
            values["weekday"] = weekdays[values["weekday"]]
        return HolidayRule(**values)
    except (TypeError, KeyError) as error:
        raise RuleError(RULES_FILE, None, f"[holidays]: {error}") from None


def full_year(two_digits: int) -> int:
    """The year that two digits stand for: 1950 to 2049."""
    return two_digits + (1900 if two_digits >= 50 else 2000)


def _shape(word: str) -> frozenset[str]:
    for _, pattern, classes in _SHAPES:
        if pattern.fullmatch(word):
            return classes
    return frozenset()


def _patterns(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("points", "parts", "tails", "openings", "joints"):
        yield from table[name]
    yield table["day_of_list"]
