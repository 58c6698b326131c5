"""Rules of expressions of time, compiled to patterns over the codes of tokens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from extractor.errors import RuleError, UsageError
from extractor.values.date_lexicon import RULES_FILE
from extractor.values.date_points import Row
from extractor.values.token_patterns import BREAK, OTHER, Tokens, Vocabulary

#: The longest phrase before a point, in tokens.
_PHRASE = 8


@dataclass(frozen=True, slots=True)
class DateRule:
    """A row of dates.toml and its pattern."""

    row: Row
    pattern: re.Pattern[str]

    @property
    def id(self) -> str:
        return str(self.row["id"])


class Beginning:
    """The rules whose matches can begin with one code, as one expression."""

    def __init__(self, vocabulary: Vocabulary, code: str) -> None:
        self._vocabulary, self._code = vocabulary, code
        self._patterns: list[str] = []
        self._alternatives: list[str] = []

    def add(self, pattern: str, alternative: str) -> None:
        """Take in a rule by its pattern, which stands as `alternative` in the expression."""
        self._patterns.append(pattern)
        self._alternatives.append(alternative)

    def match(self, codes: str, first: int) -> re.Match[str] | None:
        """The match of the first rule that holds at a token with the code."""
        followers = self._followers
        # asked first, as dozens of rules begin with "the", and few of what follows it is of time
        if followers is not None and codes[first + 1 : first + 2] not in followers:
            return None
        return self._expression.match(codes, first)

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return _either(tuple(self._alternatives))

    @cached_property
    def _followers(self) -> set[str] | None:
        """The codes that can stand behind it in a match; None where any can."""
        found: set[str] = set()
        for pattern in self._patterns:
            codes = self._vocabulary.followers(pattern, self._code)
            if codes is None:
                return None
            found |= codes
        return found


@dataclass(frozen=True, slots=True)
class DateRules:
    """Rules of one kind, and one pattern that matches whatever any of them matches."""

    rules: list[DateRule]
    any: re.Pattern[str]
    #: any of the codes with which a match begins
    opening: re.Pattern[str]
    #: for each of them, the rules that can begin with it
    beginning: dict[str, Beginning]

    @classmethod
    def of(cls, vocabulary: Vocabulary, rows: Sequence[Row], key: str, known: Collection[str]) -> DateRules:
        """The rows compiled; raises RuleError for a pattern or a kind that nobody can read."""
        compiled, alternatives = [], []
        beginning: dict[str, Beginning] = {}
        for index, row in enumerate(rows):
            try:
                if row[key] not in known:
                    raise UsageError(f"unknown {key} {row[key]!r}; use one of {', '.join(sorted(known))}")
                compiled.append(DateRule(row, vocabulary.compile(row["pattern"])))
                alternatives.append(f"(?P<p{index}>{vocabulary.expression(row['pattern'], named=False)})")
                for code in vocabulary.starts(row["pattern"]) - {OTHER, BREAK}:
                    if code not in beginning:
                        beginning[code] = Beginning(vocabulary, code)
                    beginning[code].add(row["pattern"], alternatives[-1])
            except (UsageError, re.error, KeyError) as error:
                raise RuleError(RULES_FILE, None, f"rule {row.get('id')!r}: {error}") from None
        first = "".join(map(re.escape, sorted(beginning)))
        every = re.compile(f"(?=[{first}])(?:{'|'.join(alternatives)})")
        return cls(compiled, every, re.compile(f"[{first}]"), beginning)

    def before(self, tokens: Tokens, end: int) -> Iterator[tuple[DateRule, re.Match[str]]]:
        """The phrases that end where a piece begins, the longest first."""
        codes = tokens.codes
        if not end or codes[end - 1] in (OTHER, BREAK):
            return
        for first in range(max(0, end - _PHRASE), end):
            if codes[first] in self.beginning and self.any.fullmatch(codes, first, end):
                for rule in self.rules:
                    match = rule.pattern.fullmatch(codes, first, end)
                    if match:
                        yield rule, match


@cache
def _either(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))
