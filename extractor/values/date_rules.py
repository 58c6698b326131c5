"""Rules of expressions of time, compiled to patterns over the codes of tokens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class DateRules:
    """Rules of one kind, and one pattern that matches whatever any of them matches."""

    rules: list[DateRule]
    any: re.Pattern[str]
    #: for each code, the rules that can begin with it, as one expression
    beginning: dict[str, re.Pattern[str]]

    @classmethod
    def of(cls, vocabulary: Vocabulary, rows: Sequence[Row], key: str, known: Collection[str]) -> DateRules:
        """The rows compiled; raises RuleError for a pattern or a kind that nobody can read."""
        compiled, alternatives = [], []
        by_start: dict[str, list[str]] = {}
        for index, row in enumerate(rows):
            try:
                if row[key] not in known:
                    raise UsageError(f"unknown {key} {row[key]!r}; use one of {', '.join(sorted(known))}")
                compiled.append(DateRule(row, vocabulary.compile(row["pattern"])))
                alternatives.append(f"(?P<p{index}>{vocabulary.expression(row['pattern'], named=False)})")
                for code in vocabulary.starts(row["pattern"]) - {OTHER, BREAK}:
                    by_start.setdefault(code, []).append(alternatives[-1])
            except (UsageError, re.error, KeyError) as error:
                raise RuleError(RULES_FILE, None, f"rule {row.get('id')!r}: {error}") from None
        first = "".join(map(re.escape, sorted(by_start)))
        beginning = {code: _either(tuple(some)) for code, some in by_start.items()}
        return cls(compiled, re.compile(f"(?=[{first}])(?:{'|'.join(alternatives)})"), beginning)

    def before(self, tokens: Tokens, end: int) -> Iterator[tuple[DateRule, re.Match[str]]]:
        """The phrases that end where a piece begins, the longest first."""
        codes = tokens.codes
        if not end or codes[end - 1] in (OTHER, BREAK):
            return
        for first in range(max(0, end - _PHRASE), end):
            if self.any.fullmatch(codes, first, end):
                for rule in self.rules:
                    match = rule.pattern.fullmatch(codes, first, end)
                    if match:
                        yield rule, match


@cache
def _either(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))
