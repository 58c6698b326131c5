"""Names and signs of currencies, and which currency an article means by one that several share."""

from __future__ import annotations

import datetime
import importlib.resources
import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from extractor.errors import RuleError
from extractor.rules import Rules
from extractor.values.numbers import alternatives, plain_phrase
from extractor.values.quantity_rules import FILES, CurrencyRules, read_table

#: The countries' currencies are those of this day; older ones keep their names but lend nothing to others.
TODAY = datetime.date(2025, 1, 1)

#: The families of the dollar.
_DOLLARS = ("dollar", "cent")
_CAPITALIZED = re.compile(r"[A-Z][\w.&]*")


@dataclass(frozen=True, slots=True)
class Denomination:
    """What a name or sign of money says: a currency, or a family of them ("dollar"), and the part of it."""

    #: an ISO 4217 code, or a family's name in lower case
    currency: str
    #: one of these is so much of the currency (a cent: 0.01)
    worth: Decimal = Decimal(1)
    #: the word or sign has other meanings, and is money only with a cue or a great magnitude
    doubtful: bool = False


class CurrencyTable:
    """Every name, code and sign of a currency, from CLDR, quantulum3 and `currencies.toml`."""

    def __init__(self, rules: Rules) -> None:
        data = read_table(rules, CurrencyRules)
        doubtful = data.word_names.words
        self.codes = frozenset(_recent_codes() & _cldr_names().keys())
        self.word_codes = data.word_codes.codes
        self.lower_codes = data.word_codes.lower
        self.repeating = data.repeating.words
        self.leading = data.leading.words
        self.attached_only = data.attached_only.words
        self.picture_lines = data.attached_only.picture_lines
        self.weighing = data.word_names.weighing
        self.weighed = data.word_names.weighed
        self.weights = data.word_names.weights
        self.compounds = data.compounds
        self.members: dict[str, tuple[str, ...]] = {}
        self.defaults: dict[str, str] = {}
        self.names = {
            name: Denomination(currency, doubtful=name in doubtful)
            for name, currency in self._all_names(data).items()
        }
        self._check(data)
        for name, (currency, many) in data.parts.items():
            self.names[name] = Denomination(currency, 1 / Decimal(many), name in doubtful)
        self.longest_name = max(name.count(" ") + 1 for name in self.names)
        self.first_words = frozenset(name.split(" ")[0].rstrip(".") for name in self.names)
        self.signs = {
            sign: Denomination(currency, doubtful=sign in doubtful)
            for sign, currency in {**data.signs, **data.prefixes}.items()
        }
        self.spaced = {prefix: Denomination(code) for prefix, code in data.spaced_prefixes.items()}
        self.home = HomeCurrency(self, data)

    def _all_names(self, data: CurrencyRules) -> dict[str, str]:
        """Name in lower case to currency: the full names, then those last words that tell the currency."""
        names: dict[str, str] = {}
        holders: dict[str, set[str]] = defaultdict(set)
        plurals: dict[str, set[str]] = defaultdict(set)
        for code, (one, many) in _cldr_names().items():
            for spelling in (*_spellings(one, data), *_spellings(many, data)):
                names.setdefault(spelling, code)
                names.setdefault(_without_accents(spelling), code)
            last, lasts = _without_accents(one.split(" ")[-1]), (one.split(" ")[-1], many.split(" ")[-1])
            holders[last].add(code)
            plurals[last].update((*lasts, *map(_without_accents, lasts)))
        self._add_last_words(names, holders, plurals, data)
        for family_name, members in data.families.items():
            self.members[family_name] = tuple(members)
        for family_name, default in data.defaults.items():
            self.members.setdefault(family_name, ())
            self.defaults[family_name] = default
        self.members["cent"] = (*self.members["dollar"], "EUR")
        names.update({code: code.upper() for code in data.word_codes.lower})
        names.update(data.names)
        return names

    def _add_last_words(
        self,
        names: dict[str, str],
        holders: dict[str, set[str]],
        plurals: dict[str, set[str]],
        data: CurrencyRules,
    ) -> None:
        """Add "dollar", "peso", "zloty": a family where several currencies of today share the word."""
        bare = {**_quantulum_names(), **data.defaults}
        current = _current_codes()
        for word in sorted(holders.keys() - data.not_bare.words):
            family = holders[word] & current or holders[word]
            self.members[word] = tuple(sorted(family))
            default = bare.get(word) or (next(iter(family)) if len(family) == 1 else None)
            if default is None:
                continue
            self.defaults[word] = default
            for form in plurals[word] | {word, word + "s"}:
                names.setdefault(form, word if len(family) > 1 else default)

    def _check(self, data: CurrencyRules) -> None:
        """Refuse a name or sign of a currency that does not exist."""
        parts = {name: currency for name, (currency, _) in data.parts.items()}
        sections = {"signs": data.signs, "prefixes": data.prefixes, "names": data.names, "parts": parts}
        for section, entries in {**sections, "spaced_prefixes": data.spaced_prefixes}.items():
            for name, currency in entries.items():
                if currency not in self.codes and currency not in self.defaults:
                    raise RuleError(
                        FILES[CurrencyRules],
                        None,
                        f"{section}.{name}: expected an ISO 4217 code or a family of [defaults], found {currency!r}",
                    )


class HomeCurrency:
    """Tells which currency of a family an article means, from the article's own cues, once per article."""

    def __init__(self, table: CurrencyTable, data: CurrencyRules) -> None:
        self._table = table
        self._home = data.home
        self._cues: dict[str, set[str]] = defaultdict(set)
        for code, words in _country_cues().items():
            for word in words:
                self._cues[word].add(code)
        for code, listed in data.cues.items():
            for word in listed:
                self._cues[word].add(code)
        self._by_first_word: dict[str, list[str]] = defaultdict(list)
        lower = []
        for cue in self._cues:
            first = _CAPITALIZED.match(cue)
            if first:
                self._by_first_word[first[0].rstrip(".")].append(cue)
            else:
                lower.append(cue)
        self._lower = re.compile(rf"(?<!\w)(?:{alternatives(lower)})(?!\w)|[€£元]")
        own: dict[str, list[str]] = defaultdict(list)
        for sign, code in data.prefixes.items():
            own[code].append(sign)
        self._own_signs = {code: tuple(signs) for code, signs in own.items()}

    def cues(self, text: str) -> Counter[str]:
        """How often the text mentions a country, people or place of each currency."""
        counts: Counter[str] = Counter()
        for word in _CAPITALIZED.finditer(text):
            for cue in self._by_first_word.get(word[0].rstrip("."), ()):
                if (
                    text.startswith(cue, word.start())
                    and not text[word.start() + len(cue) : word.start() + len(cue) + 1].isalnum()
                ):
                    counts.update(self._cues[cue])
        for match in self._lower.finditer(text):
            counts.update(self._cues.get(plain_phrase(match[0]), ()))
        return counts

    def settled(self, family: str, text: str) -> str | None:
        """The member that a text means whatever its cues: an agency marks all dollars but those of the default."""
        default = self._table.defaults[family]
        agency = family in _DOLLARS and any(agency in text for agency in self._home.agencies)
        return default if agency and not self._marks(default, text) else None

    def of(self, family: str, text: str, counts: Counter[str]) -> str:
        """The member of the family that a text with these cues means.

        A text that marks one member ("US$", "C$") means another by the plain sign; else a member with
        clearly more cues than the default takes its place.
        """
        default = self._table.defaults[family]
        rivals = [code for code in self._table.members[family] if code != default and counts[code]]
        dollar = family in _DOLLARS
        if dollar:
            rivals = [code for code in rivals if code in self._home.plain]
        if not rivals:
            return default
        rival = max(rivals, key=lambda code: (counts[code], code))
        if self._marks(rival, text):
            return default
        if self._marks(default, text) and counts[rival] > 1:
            return rival
        if dollar:
            return rival if self._is_home(rival, default, text, counts) else default
        return rival if counts[rival] >= self._home.majority * counts[default] else default

    def _is_home(self, rival: str, default: str, text: str, counts: Counter[str]) -> bool:
        """Whether an article with these cues is from the rival's country and writes its dollar without mark."""
        if any(agency in text for agency in self._home.agencies):
            return False
        needed = max(self._home.mentions, self._home.majority * counts[default])
        return counts[rival] >= needed and self.cues(text[: self._home.lead])[rival] > 0

    def _marks(self, code: str, text: str) -> bool:
        return any(sign in text for sign in self._own_signs.get(code, ()))


def _spellings(name: str, data: CurrencyRules) -> list[str]:
    """The name and the ways in which news writes it."""
    found = [name]
    for old, new in data.rewrites.items():
        for form in [n for n in found if re.search(rf"\b{old}", n)]:
            found.extend(re.sub(rf"\b{old}(?=\b|s\b)", other, form) for other in new)
    return found


@cache
def _cldr_names() -> dict[str, tuple[str, str]]:
    """ISO 4217 code to the English name in singular and plural, in lower case."""
    names = {}
    for code in map(str, Locale("en").currencies):
        one, many = (get_currency_name(code, count=count, locale="en") for count in (1, 2))
        if "(" not in many and not code.startswith("XX"):
            names[code] = (one.lower().replace("-", " "), many.lower().replace("-", " "))
    return names


def plain_name(code: str) -> str:
    """The currency's English name in the plural, in lower case."""
    return _cldr_names()[code][1]


def _without_accents(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _quantulum_names() -> dict[str, str]:
    """Bare names ("pound") to currencies, from the unit tables of quantulum3; its parser is never called."""
    table = importlib.resources.files("quantulum3").joinpath("units.json").read_text(encoding="utf-8")
    names = {}
    for unit in json.loads(table).values():
        if unit.get("entity") == "currency" and "currency_code" in unit:
            for surface in unit["surfaces"]:
                names[surface] = unit["currency_code"]
    return names


@cache
def _territory_codes() -> dict[str, str]:
    """Territory to the ISO 4217 code of its present legal tender (CLDR)."""
    found = {}
    for territory, rows in get_global("territory_currencies").items():
        for code, _, last, tender in rows:
            if tender and (last is None or datetime.date(*last) >= TODAY):
                found[territory] = code
                break
    return found


def _recent_codes() -> set[str]:
    """The codes of today's currencies and of those that the euro replaced."""
    return {
        code
        for rows in get_global("territory_currencies").values()
        for code, _, last, tender in rows
        if tender and (last is None or datetime.date(*last).year >= 2001)
    }


def _current_codes() -> set[str]:
    return set(_territory_codes().values())


@cache
def _country_cues() -> dict[str, set[str]]:
    """Currency to the English names of its countries and peoples: "Canada", "Canadian"."""
    cues: dict[str, set[str]] = defaultdict(set)
    locale = Locale("en")
    for territory, code in _territory_codes().items():
        name = locale.territories.get(territory)
        if name and len(name) > 3:
            cues[code].add(name)
    for code in _current_codes():
        words = locale.currencies.get(code, "").split(" ")
        if len(words) > 1 and words[0][0].isupper():
            cues[code].add(" ".join(words[:-1]))
    return cues
