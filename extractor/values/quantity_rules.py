"""The word lists of numbers, hedges, currencies and quantities, checked and typed when they are read."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PositiveInt, ValidationError

from extractor.errors import RuleError
from extractor.rules import Rules

Table = TypeVar("Table", bound="RuleTable")
Hedge = Literal["about", "at_least", "at_most", "exact"]
Words = frozenset[str]
#: TOML's floats are read by their digits, so that 0.01 is one hundredth.
Exact = Annotated[Decimal, BeforeValidator(lambda value: str(value) if isinstance(value, float) else value)]


class RuleTable(BaseModel):
    """A rule file, or a part of one; a key that nobody reads is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class WordList(RuleTable):
    words: Words


class VagueRange(RuleTable):
    """The range of "hundreds"; without `high` up to the last number of its order."""

    low: PositiveInt
    high: PositiveInt | None = None


class NumberRules(RuleTable):
    """numbers.toml"""

    words: dict[str, int]
    multipliers: dict[str, PositiveInt]
    suffixes: dict[str, PositiveInt]
    vague: dict[str, VagueRange]
    vague_of: dict[str, PositiveInt]
    few: dict[str, tuple[PositiveInt, PositiveInt]]
    denominators: dict[str, PositiveInt]
    signs: dict[str, tuple[PositiveInt, PositiveInt]]


class HedgeRules(RuleTable):
    """hedges.toml"""

    before: dict[Hedge, Words]
    before_amounts: dict[Hedge, Words]
    after: dict[Hedge, Words]
    particles: dict[str, Words]
    copulas: WordList
    intensifiers: WordList
    fillers: WordList


class AttachedOnly(RuleTable):
    words: Words
    picture_lines: Words


class WordCodes(RuleTable):
    codes: Words
    lower: Words


class WordNames(RuleTable):
    words: Words
    weights: Words
    weighing: Words
    weighed: Words


class Home(RuleTable):
    mentions: PositiveInt
    majority: PositiveInt
    lead: PositiveInt
    agencies: list[str]
    plain: Words


class CurrencyRules(RuleTable):
    """currencies.toml"""

    signs: dict[str, str]
    prefixes: dict[str, str]
    spaced_prefixes: dict[str, str]
    names: dict[str, str]
    rewrites: dict[str, list[str]]
    not_bare: WordList
    parts: dict[str, tuple[str, PositiveInt]]
    repeating: WordList
    leading: WordList
    attached_only: AttachedOnly
    word_codes: WordCodes
    word_names: WordNames
    compounds: dict[str, list[str]]
    defaults: dict[str, str]
    families: dict[str, list[str]]
    cues: dict[str, list[str]]
    home: Home


class Per(RuleTable):
    times: Words
    units: Words
    qualities: Words
    not_before: Words
    words: Words


class Ranges(RuleTable):
    between: Words
    changes: Words
    directions: Words
    step: Exact


class Shares(RuleTable):
    direct: Words
    by: Words
    goes_on: Words
    nouns: Words
    additive: Words
    not_after: Words
    not_of: Words
    not_in: Words
    majority: Words
    denominators: frozenset[PositiveInt]


class Dates(RuleTable):
    months: Words
    year_after: Words
    counted: Words


class NotQuantityRules(RuleTable):
    names: Words
    models: Words
    numbered: Words
    followed: Words
    hyphen_nouns: Words
    one_before: Words
    one_after: Words


class QuantityRules(RuleTable):
    """quantities.toml"""

    percent: WordList
    points: dict[str, Exact]
    negative: WordList
    per: Per
    ranges: Ranges
    shares: Shares
    dates: Dates
    not_quantities: NotQuantityRules


FILES: dict[type[RuleTable], str] = {
    NumberRules: "numbers.toml",
    HedgeRules: "hedges.toml",
    CurrencyRules: "currencies.toml",
    QuantityRules: "quantities.toml",
}


def read_table(rules: Rules, table: type[Table]) -> Table:
    """The rule file of that type; raises RuleError with the place of the first mistake in it."""
    file = FILES[table]
    try:
        return table.model_validate(rules.table(file))
    except ValidationError as error:
        first: Any = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise RuleError(file, None, f"{place}: {first['msg']}, found {first['input']!r}") from None
