"""Confidence measured on judged claims, and the file that it is written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.claims.confidence import Confidence
from extractor.evaluation.calibration import calibrate, reliability, rewritten
from extractor.evaluation.findings import Judged
from extractor.rules import Rules
from extractor.schema import JobCut
from tests.evaluation.annotated import job_cut

FILE = """# a comment
[default]
job_cut = 0.7
other = 0.5
[penalty]
# why
vague = 0.9
other = 0.8
[rule]
"job_cut.gone" = 0.1
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "confidence.toml").write_text(FILE, encoding="utf-8")
    return tmp_path / "confidence.toml"


def judged(rule: str, right: int, wrong: int, penalties: tuple[str, ...] = ()) -> list[Judged]:
    row = {**job_cut(), "rule": rule, "penalties": list(penalties)}
    claim = JobCut.model_validate(row, extra="ignore")
    return [Judged(claim, True)] * right + [Judged(claim, False)] * wrong


@pytest.mark.parametrize(
    ("claims", "kind", "rule"),
    [
        # 10 claims of the prior 0.7 with none, and with 10 right ones of 10
        (judged("job_cut.x", 0, 0), 0.7, None),
        (judged("job_cut.x", 10, 0), 0.85, 0.925),
        (judged("job_cut.x", 0, 10), 0.35, 0.175),
        (judged("job_cut.x", 7, 3), 0.7, 0.7),
    ],
)
def test_smoothed_precision(path: Path, claims: list[Judged], kind: float, rule: float | None) -> None:
    measured = calibrate(claims, Confidence(Rules.read([path.parent])))
    assert measured.defaults["job_cut"] == pytest.approx(kind)
    assert measured.rules.get("job_cut.x") == pytest.approx(rule)


def test_a_penalty_on_wrong_claims_costs_more_than_before(path: Path) -> None:
    claims = judged("job_cut.x", 50, 0) + judged("job_cut.x", 5, 20, ("vague",))
    measured = calibrate(claims, Confidence(Rules.read([path.parent])))
    assert measured.penalties["vague"] < 0.6
    assert measured.penalties["other"] == 0.8


def test_mean_confidence_is_the_share_that_is_right(path: Path) -> None:
    claims = judged("job_cut.x", 400, 100) + judged("job_cut.y", 100, 300)
    measured = calibrate(claims, Confidence(Rules.read([path.parent])))
    bins = reliability(claims, measured)
    assert sum(row.claims for row in bins) == len(claims)
    assert all(row.confidence == pytest.approx(row.right, abs=0.02) for row in bins)


def test_the_file_keeps_its_comments_and_loses_old_rules(path: Path) -> None:
    measured = calibrate(judged("job_cut.x", 10, 0), Confidence(Rules.read([path.parent])))
    expected = FILE.replace("job_cut = 0.7", "job_cut = 0.85").replace('gone" = 0.1', 'x" = 0.925')
    assert rewritten(FILE, measured) == expected
