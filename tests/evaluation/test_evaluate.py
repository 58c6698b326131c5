"""What counts as right, layer by layer, and which findings and errors come of the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractor.cli import main
from extractor.errors import ExtractorError, RecordError, UsageError
from extractor.evaluation import Evaluation, evaluate
from extractor.evaluation.findings import Verdict
from extractor.evaluation.html import html_page
from extractor.evaluation.names import bare
from extractor.evaluation.pairing import pair
from tests.evaluation.annotated import (
    Row,
    article,
    company,
    headcount,
    job_cut,
    money,
    quantity,
    right_claims,
    span,
    statement,
    write_gold,
    write_run,
)


def evaluated(folder: Path, claims: list[Row], articles: list[Row] | None = None) -> Evaluation:
    return evaluate(write_gold(folder), write_run(folder / "run", claims, articles))


def test_a_run_that_says_what_gold_says_is_perfect(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, right_claims())
    assert {scores.f1 for scores in evaluation.scores.values()} == {1.0}
    assert {part.share for scores in evaluation.scores.values() for part in scores.parts.values()} <= {0, 1}
    assert evaluation.findings == []
    assert all(judged.right for judged in evaluation.judged)


def test_a_run_that_says_nothing_misses_everything(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, [], [])
    assert {scores.recall for scores in evaluation.scores.values()} == {0.0}
    assert {finding.verdict for finding in evaluation.findings} == {Verdict.MISSED}
    assert evaluation.absent == ["mill"]


ELSEWHERE = company("Brightwater Bank")
DAY: dict[str, Any] = {**span("Tuesday"), "granularity": "day"}


@pytest.mark.parametrize(
    ("claim", "layer", "verdict", "parts"),
    [
        (job_cut(companies=[ELSEWHERE]), "job_cuts", "mismatch", ("companies",)),
        (job_cut(companies=[]), "job_cuts", "mismatch", ("companies",)),
        (
            job_cut(count={**quantity(300, None, "at_least"), **span("300")}),
            "job_cuts",
            "mismatch",
            ("value",),
        ),
        (job_cut(status="possible"), "job_cuts", "inexact", ("status",)),
        (job_cut(announced=None), "job_cuts", "inexact", ("announced",)),
        (job_cut(count={**quantity(301, 301), **span("300")}), "job_cuts", "inexact", ("qualifier",)),
        (headcount(companies=[ELSEWHERE]), "headcounts", "mismatch", ("companies",)),
        (money(companies=[ELSEWHERE]), "money", "inexact", ("company",)),
        (money(metric="loss"), "money", "inexact", ("metric",)),
        (
            statement(speaker={**span("Ann Lowe"), "name": "Lowe", "kind": "person"}),
            "statements",
            "mismatch",
            ("speaker",),
        ),
        (statement(quote_type="indirect"), "statements", "inexact", ("type",)),
        (statement(content=[span('We regret it," said Ann')]), "statements", "inexact", ()),
    ],
)
def test_a_difference_is_found_by_its_part(
    tmp_path: Path, claim: Row, layer: str, verdict: str, parts: tuple[str, ...]
) -> None:
    others = [other for other in right_claims() if other["kind"] != claim["kind"]]
    found = evaluated(tmp_path, [*others, claim]).findings
    expected = [(layer, verdict, parts)] if parts else []
    assert [(finding.layer, finding.verdict, finding.parts) for finding in found] == expected


def test_a_company_and_days_that_gold_does_not_have(tmp_path: Path) -> None:
    extra = {"name": "Tuesday Ltd", "aliases": [], "mentions": [span("Tuesday")]}
    late = {**DAY, "first_day": "2019-03-12", "last_day": "2019-03-12"}
    evaluation = evaluated(
        tmp_path, right_claims(), [article(companies=[*article()["companies"], extra], dates=[late])]
    )
    assert evaluation.scores["companies"].precision == pytest.approx(2 / 3)
    assert (evaluation.scores["dates.found"].f1, evaluation.scores["dates.value"].f1) == (1, 0)
    assert [(f.layer, f.verdict) for f in evaluation.findings] == [
        ("dates", "mismatch"),
        ("companies", "wrong"),
    ]


def test_an_amount_twice_counts_once(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, [*right_claims(), money(metric="cost")])
    assert evaluation.scores["money.value"].predicted == 1
    assert [judged.right for judged in evaluation.judged if judged.claim.rule == "money.noun"] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harrow Mills Ltd.", "harrow mills"),
        ("The Harrow Company", "harrow"),
        ("O'Hara’s", "ohara"),
        ("Hull & Sons", "hull & sons"),
        ("The Company", "the company"),
        ("", ""),
        (None, ""),
    ],
)
def test_bare_names(name: str | None, expected: str) -> None:
    assert bare(name) == expected


def test_pairing_is_one_to_one_and_takes_the_best_first() -> None:
    scores = {("a", "x"): 1.0, ("a", "y"): 2.0, ("b", "y"): 3.0, ("b", "x"): 0.0}
    assert pair(["a", "b"], ["x", "y"], lambda gold, found: scores[gold, found]) == [(1, 1), (0, 0)]


@pytest.mark.parametrize(
    ("file", "content", "error", "message"),
    [
        ("gold.jsonl", None, UsageError, "gold.jsonl cannot be read"),
        ("gold.jsonl", b"\n", UsageError, "holds no article"),
        ("gold.jsonl", b'\n{"doc": 1', RecordError, "gold.jsonl, line 2: this is no valid JSON"),
        ("gold.jsonl", b'{"doc": "\xff"}', RecordError, "gold.jsonl, line 1: this is no UTF-8"),
        ("gold.jsonl", b"[]", RecordError, "line 1: expected a JSON object, found list"),
        ("gold.jsonl", b'{"doc": "mill"}', RecordError, "line 1: companies: Field required"),
        ("run/articles.jsonl", None, UsageError, "articles.jsonl cannot be read"),
        (
            "run/articles.jsonl",
            b'{"id": "mill"}',
            RecordError,
            "articles.jsonl, line 1: text: Field required",
        ),
        ("run/claims.jsonl", None, UsageError, "give the output folder of `extractor run`"),
        ("run/claims.jsonl", b'{"kind": "money"}', RecordError, "claims.jsonl, line 1: "),
    ],
)
def test_bad_input_is_named_with_its_place(
    tmp_path: Path, file: str, content: bytes | None, error: type[ExtractorError], message: str
) -> None:
    gold, run = write_gold(tmp_path), write_run(tmp_path / "run", right_claims())
    if content is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(error) as raised:
        evaluate(gold, run)
    assert message in str(raised.value)


def test_claims_of_other_kinds_are_passed_over(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, [*right_claims(), {"kind": "merger", "article_id": "mill"}])
    assert len(evaluation.judged) == 4


def test_the_page_escapes_the_article_and_runs_nothing(tmp_path: Path) -> None:
    page = html_page(evaluated(tmp_path, [job_cut(companies=[ELSEWHERE])]), "gold.jsonl", "<run>")
    assert "<script" not in page
    assert "Harrow &lt;script&gt;" in page
    assert "&lt;& more" not in page
    assert "&lt;&amp; more&gt;" in page
    assert "<code>&lt;run&gt;</code>" in page
    assert '<mark class="gold run">about 300</mark>' in page
    assert '<mark class="gold">We regret it</mark>' in page


def test_the_command_prints_table_errors_and_json(tmp_path: Path) -> None:
    gold, run = write_gold(tmp_path), write_run(tmp_path / "run", [job_cut(status="possible")])
    command = ["evaluate", str(gold), str(run)]
    listed = CliRunner().invoke(main, [*command, "--errors", "--html", str(tmp_path / "page.html")])
    assert listed.exit_code == 0
    assert "mill job_cuts inexact (status): gold: count about 300" in listed.output
    assert "job_cuts.full" in listed.output
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    scores = json.loads(CliRunner().invoke(main, [*command, "--json"]).output)["scores"]
    assert scores["job_cuts.full"]["parts"]["status"] == {"share": 0.0, "of": 1}
    missing = CliRunner().invoke(main, ["evaluate", str(gold), str(tmp_path / "none")])
    assert missing.exit_code == 2
    assert "does not exist" in missing.output
