"""A small article, its gold and runs of it, made for the tests of the evaluation."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]

TEXT = (
    "Harrow Mills to cut 300 jobs\n\n"
    'Harrow Mills Ltd said on Tuesday it would cut about 300 jobs <& more>. "We regret it," said Ann Lowe, chief executive.\n\n'
    "The mill employs 2,400 people. A charge of $12 million will follow, Brightwater Bank wrote."
)


def span(text: str, after: int = 0) -> Row:
    """The place of a string in the article."""
    start = TEXT.index(text, after)
    return {"start": start, "end": start + len(text), "text": text}


def quantity(low: float | None, high: float | None, qualifier: str = "exact") -> Row:
    return {"low": low, "high": high, "qualifier": qualifier}


def gold_article() -> Row:
    content = span("We regret it")
    harrow = "Harrow Mills Ltd"
    return {
        "doc": "mill",
        "companies": [
            {"name": harrow, "aliases": ["Harrow Mills", "The mill"]},
            {"name": "Brightwater Bank", "aliases": []},
        ],
        "job_cuts": [
            {
                "companies": [harrow],
                "group": None,
                "count": quantity(300, 300, "about"),
                "percent": None,
                "status": "planned",
                "scope": None,
                "announced": ["2019-03-05", "2019-03-05"],
                "effective": None,
                "texts": ["about 300 jobs", "300 jobs"],
            }
        ],
        "headcounts": [
            {"companies": [harrow], "count": quantity(2400, 2400), "texts": ["2,400 people"]},
        ],
        "money": [
            {
                **quantity(12_000_000, 12_000_000),
                "currency": "USD",
                "company": harrow,
                "metric": "charge",
                "text": "$12 million",
            }
        ],
        "statements": [
            {
                "speaker": "Ann Lowe",
                "speaker_kind": "person",
                "title": "chief executive",
                "organization": harrow,
                "cue": "said",
                "type": "direct",
                "content": [content["text"]],
                "spans": [[content["start"], content["end"]]],
            }
        ],
        "dates": [{**span("Tuesday"), "from": "2019-03-05", "to": "2019-03-05"}],
    }


def claim(kind: str, rule: str, **values: Any) -> Row:
    """A claim about the article; fields that a test leaves alone have an innocent value."""
    return {
        "schema_version": "1.0",
        "id": "0",
        "article_id": "mill",
        "kind": kind,
        "mentions": [],
        "evidence": [],
        "confidence": 0.8,
        "rule": rule,
        "a_field_of_a_later_version": 1,
        **values,
    }


def company(text: str = "Harrow Mills", name: str | None = None) -> Row:
    return {**span(text), "name": name or text}


def job_cut(**values: Any) -> Row:
    right = {
        "companies": [company()],
        "count": {**quantity(300, 300, "about"), **span("about 300")},
        "status": "planned",
        "announced": {
            **span("Tuesday"),
            "first_day": "2019-03-05",
            "last_day": "2019-03-05",
            "granularity": "day",
        },
    }
    return claim("job_cut", "job_cut.verb", **{**right, **values})


def headcount(**values: Any) -> Row:
    right = {
        "companies": [company("The mill")],
        "count": {**quantity(2400, 2400), **span("2,400")},
    }
    return claim("headcount", "headcount.verb", **{**right, **values})


def money(**values: Any) -> Row:
    right = {
        "companies": [company()],
        "amount": {**quantity(12_000_000, 12_000_000), "currency": "USD", **span("$12 million")},
        "metric": "charge",
    }
    return claim("money", "money.noun", **{**right, **values})


def statement(**values: Any) -> Row:
    right = {
        "speaker": {
            **span("Ann Lowe"),
            "name": "Ann Lowe",
            "kind": "person",
            "title": "chief executive",
            "organization": "Harrow Mills",
        },
        "cue": span("said", TEXT.index("regret")),
        "quote_type": "direct",
        "content": [span("We regret it")],
    }
    return claim("statement", "statement.after", **{**right, **values})


def article(**values: Any) -> Row:
    right = {
        "id": "mill",
        "text": TEXT,
        "title": "Harrow <script>alert(1)</script>",
        "published": "2019-03-06",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "companies": [
            {"name": "Harrow Mills Ltd", "aliases": ["Harrow Mills"], "mentions": [span("Harrow Mills Ltd")]},
            {"name": "Brightwater Bank", "aliases": [], "mentions": [span("Brightwater Bank")]},
        ],
        "dates": [job_cut()["announced"]],
    }
    return {**right, **values}


def right_claims() -> list[Row]:
    return [job_cut(), headcount(), money(), statement()]


def write_run(folder: Path, claims: list[Row], articles: list[Row] | None = None) -> Path:
    """Write a run's folder."""
    folder.mkdir(exist_ok=True)
    write_lines(folder / "claims.jsonl", claims)
    write_lines(folder / "articles.jsonl", [article()] if articles is None else articles)
    return folder


def write_gold(folder: Path) -> Path:
    return write_lines(folder / "gold.jsonl", [gold_article()])


def write_lines(path: Path, rows: list[Row]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
