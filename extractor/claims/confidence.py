"""How sure a claim is: the measured precision of its rule, lowered for what makes it a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extractor.errors import RuleError
from extractor.rules import Rules

#: The rule file that holds the measured precisions.
CONFIDENCE_FILE = "confidence.toml"
#: The entry of `[default]` and of `[penalty]` that stands for every name without an entry of its own.
OTHER = "other"


def kind_of_rule(rule: str) -> str:
    """The part of a rule's name before its first dot: `job_cut` of `job_cut.verb_object`."""
    return rule.partition(".")[0]


class Confidence:
    """The confidence of claims, as confidence.toml gives it.

    `confidence(rule, penalties)` is the precision of the rule (for a rule without a measurement, of its
    kind), times the factor of each penalty; a penalty that is named twice counts once.
    """

    def __init__(self, rules: Rules) -> None:
        """Read the file; raises RuleError for an entry that is no number from 0 to 1, or is missing."""
        table = rules.table(CONFIDENCE_FILE)
        self.defaults = _shares(table, "default")
        self.penalties = _shares(table, "penalty")
        self.precisions = _shares(table, "rule")
        for name, shares in (("default", self.defaults), ("penalty", self.penalties)):
            if OTHER not in shares:
                raise RuleError(CONFIDENCE_FILE, None, f"[{name}] has no entry `{OTHER}`; add one")

    def __call__(self, rule: str, penalties: Iterable[str] = ()) -> float:
        """From 0 to 1, with three decimals."""
        confidence = self.base(rule)
        for penalty in sorted(set(penalties)):
            confidence *= self.penalties.get(penalty, self.penalties[OTHER])
        return round(confidence, 3)

    def base(self, rule: str) -> float:
        """The confidence of a claim of this rule that nothing makes a guess."""
        if rule in self.precisions:
            return self.precisions[rule]
        return self.defaults.get(kind_of_rule(rule), self.defaults[OTHER])


def _shares(table: Mapping[str, object], name: str) -> dict[str, float]:
    section = table.get(name, {})
    if not isinstance(section, dict):
        raise RuleError(CONFIDENCE_FILE, None, f"expected a table [{name}], found {section!r}")
    for key, value in section.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise RuleError(
                CONFIDENCE_FILE, None, f"[{name}] {key}: expected a number from 0 to 1, found {value!r}"
            )
    return {key: float(value) for key, value in section.items()}
