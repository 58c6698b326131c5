"""Confidence: a rule's precision, lowered for what makes a claim a guess."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.claims.confidence import Confidence
from extractor.errors import RuleError
from extractor.rules import Rules, default_rules

TABLE = {
    "default": {"money": 0.6, "other": 0.5},
    "penalty": {"vague": 0.9, "proximity": 0.5, "other": 0.8},
    "rule": {"money.metric_of": 0.9, "money.zero": 0},
}


def confidence_of(table: dict[str, object]) -> Confidence:
    return Confidence(Rules({"confidence.toml": table}, {}))


@pytest.mark.parametrize(
    ("rule", "penalties", "expected"),
    [
        ("money.metric_of", [], 0.9),
        ("money.metric_of", ["vague"], 0.81),
        ("money.metric_of", ["vague", "proximity"], 0.405),
        ("money.metric_of", ["vague", "vague"], 0.81),
        ("money.metric_of", ["never heard of"], 0.72),
        ("money.zero", [], 0.0),
        ("money.unmeasured", [], 0.6),
        ("money.unmeasured", ["proximity"], 0.3),
        ("rumour.unmeasured", [], 0.5),
    ],
)
def test_rule_times_penalties(rule: str, penalties: list[str], expected: float) -> None:
    assert confidence_of(TABLE)(rule, penalties) == expected


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"rule": {"money.x": 1.2}}, r"\[rule\] money.x: expected a number from 0 to 1, found 1.2"),
        ({"penalty": {"vague": "low", "other": 1}}, r"\[penalty\] vague: .* found 'low'"),
        ({"default": {"money": True, "other": 1}}, r"\[default\] money: .* found True"),
        ({"default": {"money": 0.5}}, r"\[default\] has no entry `other`"),
        ({"rule": 0.5}, r"expected a table \[rule\], found 0.5"),
    ],
)
def test_a_mistake_in_the_file_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        confidence_of({**TABLE, **change})


def test_a_users_file_replaces_single_entries(tmp_path: Path) -> None:
    (tmp_path / "confidence.toml").write_text('[rule]\n"mine.x" = 0.25\n', encoding="utf-8")
    default_rules().write(tmp_path / "package")
    rules = Rules.read([tmp_path / "package", tmp_path])
    assert Confidence(rules)("mine.x") == 0.25
    assert Confidence(rules).penalties == Confidence(default_rules()).penalties


@given(rule=st.text(), penalties=st.lists(st.text() | st.sampled_from(["vague", "proximity", "unresolved"])))
def test_confidence_is_a_share_and_penalties_never_raise_it(rule: str, penalties: list[str]) -> None:
    confidence = Confidence(default_rules())
    assert 0 <= confidence(rule, penalties) <= confidence(rule) <= 1
