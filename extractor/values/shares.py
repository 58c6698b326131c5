"""Shares in words: "a third of its staff", "half the workforce", "by two-thirds" as per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.rules import Rules
from extractor.values.amounts import Amount
from extractor.values.not_quantities import last_word, next_word
from extractor.values.numbers import alternatives
from extractor.values.quantity_rules import QuantityRules, read_table
from extractor.values.ranges import set_share

#: "a quarter" without more is one of the year.
QUARTER = Decimal("0.25")
#: A word or number follows.
_JOINED = re.compile(r"[\s-]{0,2}\w")


class ShareReader:
    """Tells the fractions that are a share of something, with the words of `quantities.toml`."""

    def __init__(self, rules: Rules) -> None:
        data = read_table(rules, QuantityRules).shares
        self._direct = data.direct
        self._by = data.by
        self._goes_on = data.goes_on
        self._nouns = data.nouns
        self._additive = data.additive
        self._not_after = data.not_after
        self._time = re.compile(rf"\s{{1,2}}of\s{{1,2}}(?:{alternatives(data.not_of)})")
        self._of = re.compile(r"\s{1,2}of\s{1,2}\w")
        self._majority = re.compile(rf"\b(?:{alternatives(data.majority)})(?=\s{{1,2}}of\s)")
        self._majority_words = frozenset(phrase.split()[-1] for phrase in data.majority)

    def majorities(self, folded: str) -> Iterator[re.Match[str]]:
        """Every "majority of" something in a folded text; most texts have not even its word."""
        if any(word in folded for word in self._majority_words):
            yield from self._majority.finditer(folded)

    def take(self, folded: str, amount: Amount, before: int, hedged: bool) -> bool:
        """Make the fraction a share in per cent; False where it is a share of nothing.

        `before` is where its hedge begins.
        """
        if not self._is_share(folded, amount, before, hedged):
            return False
        set_share(amount, amount.numeral.low)
        return True

    def _is_share(self, folded: str, amount: Amount, before: int, hedged: bool) -> bool:
        if not 0 < amount.numeral.low < 1:
            return False
        word = last_word(folded, before).strip("(\"'“‘[")
        if folded[amount.start - 1 : amount.start] == "-":
            return False
        if word in self._not_after and not hedged:  # but "talk that as many as a third of them"
            return False
        if self._of.match(folded, amount.end):
            return not self._time.match(folded, amount.end)
        following = next_word(folded, amount.end)
        text = folded[amount.start : amount.end]
        if word == "or" and text.endswith("quarters") and not hedged:
            # "for the next two or three quarters"
            return False
        if text == "half" and following not in ("a", "an"):
            return hedged or following in self._direct or word in self._by
        if hedged and following in self._direct:
            return True
        if word in self._by or hedged:
            return not following[:1].isalpha() or following in self._goes_on
        if following in self._nouns:
            return True
        # "two-thirds" says by itself that it is a fraction; "a third" may be the third of its kind
        # and "up 3/4" is a price
        alone = not _JOINED.match(folded, amount.end) and not text[0].isdigit()
        return alone and (not text.startswith(("a ", "an ")) or self._is_clause(folded, amount, word))

    def _is_clause(self, folded: str, amount: Amount, word: str) -> bool:
        """Whether "a third" stands before the end of a clause, where no ordinal or quarter of a year would."""
        ends = folded[amount.end : amount.end + 1] in ("", ";", ".", ")")
        return ends and amount.numeral.low != QUARTER and word not in self._additive
