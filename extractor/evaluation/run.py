"""A run to be measured: the claims and articles that a run's folder holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from extractor.errors import UsageError
from extractor.evaluation.records import read_rows, refused
from extractor.schema import KINDS, ArticleRecord, ClaimBase, Headcount, JobCut, MoneyClaim, Statement

_WANTED = "give the output folder of `extractor run`, which holds claims.jsonl and articles.jsonl"


@dataclass(slots=True)
class ArticleRun:
    """What a run says about one article; `article` is None where it has no record of it."""

    article: ArticleRecord | None = None
    job_cuts: list[JobCut] = field(default_factory=list)
    headcounts: list[Headcount] = field(default_factory=list)
    money: list[MoneyClaim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def add(self, claim: ClaimBase) -> None:
        """File a claim under its kind."""
        match claim:
            case JobCut():
                self.job_cuts.append(claim)
            case Headcount():
                self.headcounts.append(claim)
            case MoneyClaim():
                self.money.append(claim)
            case Statement():
                self.statements.append(claim)


def read_run(folder: Path) -> dict[str, ArticleRun]:
    """What the run says, by article id, claims in the order of their file.

    Claims of kinds that gold knows nothing of, and fields of later versions, are passed over. Raises
    UsageError for a folder or file that is missing, RecordError for a line that is no such record.
    """
    if not folder.is_dir():
        raise UsageError(f"run folder {folder} does not exist; {_WANTED}")
    runs: dict[str, ArticleRun] = {}
    path = folder / "articles.jsonl"
    for number, row in read_rows(path, _WANTED):
        try:
            article = ArticleRecord.model_validate(row, extra="ignore")
        except ValidationError as error:
            raise refused(path, number, error) from None
        runs[article.id] = ArticleRun(article)
    path = folder / "claims.jsonl"
    for number, row in read_rows(path, _WANTED):
        kind = KINDS.get(row.get("kind", ""))
        if kind is None:
            continue
        try:
            claim = kind.model_validate(row, extra="ignore")
        except ValidationError as error:
            raise refused(path, number, error) from None
        runs.setdefault(claim.article_id, ArticleRun()).add(claim)
    return runs
