"""An evaluation as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.evaluation.calibration import Reliability
from extractor.evaluation.evaluate import Evaluation
from extractor.evaluation.fields import fields
from extractor.evaluation.findings import Finding
from extractor.evaluation.scores import Scores


def score_table(scores: dict[str, Scores]) -> str:
    """One line per figure, the parts behind it, for a terminal or a log."""
    width = max((len(figure) for figure in scores), default=0) + 2
    lines = [f"{'layer':{width}}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'run':>7}  parts"]
    for figure, row in scores.items():
        parts = "  ".join(f"{name} {part.share:.3f} of {part.of}" for name, part in row.parts.items())
        lines.append(
            f"{figure:{width}}{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}{row.gold:7}{row.predicted:7}"
            f"  {parts}".rstrip()
        )
    return "\n".join(lines)


def finding_lines(findings: list[Finding]) -> Iterator[str]:
    """A line per finding: article, layer, verdict, parts that differ, then gold and the run's record."""
    for finding in findings:
        differing = f" ({', '.join(finding.parts)})" if finding.parts else ""
        sides = [
            f"{side}: {', '.join(f'{name} {value}' for name, value in fields(record).items())}"
            for side, record in (("gold", finding.gold), ("run", finding.predicted))
            if record is not None
        ]
        line = f"{finding.article} {finding.layer} {finding.verdict}{differing}: {' | '.join(sides)}"
        yield " ".join(line.split())


def reliability_table(bins: list[Reliability]) -> str:
    """One line per bin of confidence: mean confidence beside the share that is right."""
    lines = [f"{'confidence':>12}{'claims':>8}{'mean':>7}{'right':>7}"]
    lines += [
        f"{f'{row.above:.1f} to {row.up_to:.1f}':>12}{row.claims:8}{row.confidence:7.3f}{row.right:7.3f}"
        for row in bins
    ]
    return "\n".join(lines)


def json_report(evaluation: Evaluation, errors: bool) -> dict[str, Any]:
    """The scores, rounded to four places; with `errors` every finding with both its records."""
    report: dict[str, Any] = {
        "scores": {figure: _scores(scores) for figure, scores in evaluation.scores.items()},
        "absent": evaluation.absent,
    }
    if errors:
        report["findings"] = [
            {
                "article": finding.article,
                "layer": finding.layer,
                "verdict": finding.verdict.value,
                "parts": list(finding.parts),
                "gold": finding.gold.model_dump(mode="json", by_alias=True) if finding.gold else None,
                "run": finding.predicted.model_dump(mode="json") if finding.predicted else None,
            }
            for finding in evaluation.findings
        ]
    return report


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "precision": round(scores.precision, 4),
        "recall": round(scores.recall, 4),
        "f1": round(scores.f1, 4),
        "gold": scores.gold,
        "predicted": scores.predicted,
        "parts": {
            name: {"share": round(part.share, 4), "of": part.of} for name, part in scores.parts.items()
        },
    }
