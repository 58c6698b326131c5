"""`extractor evaluate`: the scores of a run on the terminal, the errors behind them as text or as a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from extractor.claims.confidence import Confidence
from extractor.errors import UsageError
from extractor.evaluation.calibration import calibrate, reliability, rewritten
from extractor.evaluation.evaluate import evaluate
from extractor.evaluation.html import html_page
from extractor.evaluation.report import finding_lines, json_report, reliability_table, score_table
from extractor.rules import Rules


def evaluate_command(
    gold: Path, run: Path, *, errors: bool, html: Path | None, as_json: bool, calibrated: Path | None = None
) -> None:
    """Print the scores of a run as a table or as JSON; `errors` adds every finding, `html` names a page.

    `calibrated` is a confidence.toml that gets the precisions measured; the table shows how reliable they are.

    Raises UsageError for what is missing or cannot be written, RecordError for a line that is no record.
    """
    evaluation = evaluate(gold, run)
    if html is not None:
        if any(article.text is None for article in evaluation.articles.values()):
            raise UsageError(
                f"the run in {run} left the articles' texts out (--no-text), and the page shows them; run it "
                "again without --no-text, or evaluate without --html"
            )
        _write(html, html_page(evaluation, gold.name, run.name))
    measured = None
    if calibrated is not None:
        measured = calibrate(evaluation.judged, Confidence(Rules.read([calibrated.parent])))
        _write(calibrated, rewritten(calibrated.read_text(encoding="utf-8"), measured))
    if as_json:
        print(json.dumps(json_report(evaluation, errors), ensure_ascii=False, indent=1))
        return
    if errors:
        for line in finding_lines(evaluation.findings):
            print(line)
    print(score_table(evaluation.scores))
    if measured is not None:
        print(f"\n{reliability_table(reliability(evaluation.judged, measured))}\nwritten: {calibrated}")
    for article in evaluation.absent:
        print(f"warning: the run has no record of article {article}", file=sys.stderr)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written ({error.strerror}); the file must lie in a folder that exists and may be written to"
        ) from None
