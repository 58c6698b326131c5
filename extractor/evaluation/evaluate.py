"""A run held against gold: the scores of every layer and what is behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from extractor.evaluation.companies import compare_companies
from extractor.evaluation.counts import compare_headcounts, compare_job_cuts
from extractor.evaluation.dates import compare_dates
from extractor.evaluation.findings import Comparison, Finding, Judged
from extractor.evaluation.gold import GoldArticle, read_gold
from extractor.evaluation.money import compare_money
from extractor.evaluation.names import GoldNames
from extractor.evaluation.run import ArticleRun, read_run
from extractor.evaluation.scores import Scores
from extractor.evaluation.statements import compare_statements
from extractor.schema import ArticleRecord


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a run compares with gold."""

    #: by layer and figure ("job_cuts.full", "dates.found"), in alphabetical order
    scores: dict[str, Scores]
    #: in the order of gold's articles, within an article in the order of the layers
    findings: list[Finding]
    #: every claim on an article of gold, and whether gold bears it out
    judged: list[Judged]
    #: the articles of gold that the run has no record of, whose gold is all missed
    absent: list[str]
    #: the run's articles that gold has, by id
    articles: dict[str, ArticleRecord]


def evaluate(gold_path: Path, run_folder: Path) -> Evaluation:
    """Hold a run's folder against a gold file, article by article, summed over all (micro averages).

    The figures are those of the annotation guidelines' reference scorer. Articles of the run that gold
    does not have are passed over. Raises UsageError for what is missing, RecordError for a broken line.
    """
    return compare(read_gold(gold_path), read_run(run_folder))


def compare(golds: Iterable[GoldArticle], runs: Mapping[str, ArticleRun]) -> Evaluation:
    """Hold what a run says of each article against gold; see `evaluate`."""
    into = Comparison()
    articles = {}
    for gold in golds:
        run = runs.get(gold.doc, ArticleRun())
        if run.article is None:
            into.absent.append(gold.doc)
        else:
            articles[gold.doc] = run.article
        names = GoldNames(gold.companies)
        compare_job_cuts(gold.doc, gold.job_cuts, run.job_cuts, names, into)
        compare_headcounts(gold.doc, gold.headcounts, run.headcounts, names, into)
        compare_money(gold.doc, gold.money, run.money, names, into)
        compare_statements(gold.doc, gold.statements, run.statements, names, into)
        compare_dates(gold.doc, gold.dates, run.article.dates if run.article else [], into)
        compare_companies(gold.doc, gold.companies, run.article.companies if run.article else [], names, into)
    scores = {figure: into.tallies[figure].scores() for figure in sorted(into.tallies)}
    return Evaluation(scores, into.findings, into.judged, into.absent, articles)
