"""The figures are those of the reference scorer, on noisy runs made from the reference gold."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from extractor.evaluation import evaluate

SHARED = Path(__file__).parents[3] / "shared" / "eval"
pytestmark = pytest.mark.skipif(
    not (SHARED / "score.py").is_file(), reason="the reference scorer is not beside this checkout"
)
Row = dict[str, Any]


def reference_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Noise:
    """A run that says what gold says, with every kind of mistake mixed in."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.claims: list[Row] = []
        self.articles: list[Row] = []

    def seldom(self, share: float = 0.2) -> bool:
        return self.random.random() < share

    def add(self, gold: Row) -> None:
        forms = {c["name"]: [c["name"], *c["aliases"]] for c in gold["companies"]} or {"Nobody": ["Nobody"]}
        doc = gold["doc"]
        for layer, kind in (("job_cuts", "job_cut"), ("headcounts", "headcount")):
            for fact in gold[layer]:
                for _ in range(self.random.choice([0, 1, 1, 1, 2])):
                    values: Row = {"companies": self.companies(fact["companies"], forms)}
                    values["count"] = self.quantity(fact["count"])
                    if kind == "job_cut":
                        values["percent"] = self.quantity(fact["percent"])
                        values["status"] = "possible" if self.seldom() else fact["status"]
                        values["announced"] = self.days(fact["announced"])
                        values["effective"] = self.days(fact["effective"])
                    if kind == "job_cut" or values["count"]:
                        self.claim(doc, kind, values)
        for fact in gold["money"]:
            if amount := self.quantity(fact):
                owners = self.companies([fact["company"]] if fact["company"] else [], forms)
                metric = "other" if self.seldom() else fact["metric"]
                values = {"companies": owners, "amount": {**amount, "currency": fact["currency"]}}
                self.claim(doc, "money", {**values, "metric": metric})
        for fact in gold["statements"]:
            if not self.seldom():
                self.claim(doc, "statement", self.statement(fact))
        companies = [
            {"name": self.random.choice(names), "aliases": names[1:], "mentions": []}
            for names in [*forms.values(), ["Extra Ltd"]]
            if not self.seldom()
        ]
        dates = [
            {**self.span(date["start"] + 2 * self.seldom(), date["end"]), **days, "granularity": "day"}
            for date in gold["dates"]
            if (days := self.ends([date["from"], date["to"]]))
        ]
        if not self.seldom(0.05):
            self.articles.append(
                {"id": doc, "text": "", "sha256": "", "companies": companies, "dates": dates}
            )

    def span(self, start: int = 0, end: int = 1) -> Row:
        return {"start": start, "end": end, "text": "x"}

    def claim(self, doc: str, kind: str, values: Row) -> None:
        fixed = {"article_id": doc, "mentions": [], "evidence": [], "confidence": 0.5, "rule": "noise"}
        self.claims.append({"kind": kind, **fixed, **values})

    def companies(self, names: list[str], forms: dict[str, list[str]]) -> list[Row]:
        chosen = [self.random.choice([*forms, "Other Inc"]) if self.seldom() else name for name in names]
        if self.seldom(0.1):
            chosen.append(self.random.choice(list(forms)))
        return [
            {"name": self.random.choice(forms.get(name, [name])), **self.span(), "text": name}
            for name in chosen
        ]

    def quantity(self, gold: Row | None) -> Row | None:
        if gold is None or self.seldom(0.05):
            return None
        factor = self.random.choice([1, 1, 1, 1, 1, 1, 1.003, 1.2])
        low, high = (None if end is None else end * factor for end in (gold["low"], gold["high"]))
        if self.seldom(0.1):
            low, high = high, low
        qualifier = self.random.choice(["about", "vague", "exact"]) if self.seldom() else gold["qualifier"]
        # offsets among the usual figures: the reference scorer counts them as stated numbers
        start = self.random.choice([0, 20, 100, 500, 1000])
        return {"low": low, "high": high, "qualifier": qualifier, **self.span(start, start + 10)}

    def ends(self, days: list[str | None]) -> Row | None:
        if self.seldom():
            return None
        return {"first_day": days[0], "last_day": None if self.seldom() else days[1]}

    def days(self, days: list[str | None] | None) -> Row | None:
        ends = self.ends(days) if days else {"first_day": None, "last_day": None} if self.seldom() else None
        return None if ends is None else {**ends, "granularity": "range", **self.span()}

    def statement(self, gold: Row) -> Row:
        name = (
            self.random.choice([gold["speaker"].split()[-1], "analysts"])
            if self.seldom()
            else gold["speaker"]
        )
        moves = [0, 0, 0, 0, 3, 30]
        content = [
            self.span(start + self.random.choice(moves), end + self.random.choice(moves) + 31)
            for start, end in gold["spans"]
        ]
        speaker = {"name": name, "kind": gold["speaker_kind"], **self.span(), "text": gold["speaker"]}
        for key in ("title", "organization"):
            speaker[key] = None if self.seldom() else gold[key]
        kind = "mixed" if self.seldom() else gold["type"]
        return {"speaker": speaker, "quote_type": kind, "content": content}

    def write(self, folder: Path) -> Path:
        folder.mkdir()
        self.random.shuffle(self.claims)
        for name, rows in (("claims", self.claims), ("articles", self.articles)):
            lines = "".join(json.dumps(row) + "\n" for row in rows)
            (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
        return folder


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("gold", ["gold_seeds.jsonl", "gold_dev.jsonl"])
def test_same_figures_as_the_reference(tmp_path: Path, gold: str, seed: int) -> None:
    path = SHARED / gold
    noise = Noise(seed)
    for line in path.read_text(encoding="utf-8").splitlines():
        noise.add(json.loads(line))
    run = noise.write(tmp_path / "run")
    scorer = reference_scorer()
    articles = {article["id"]: article for article in noise.articles}
    listed: list[Any] = []
    expected = scorer.score(scorer.read_jsonl(path), noise.claims, articles, listed)
    evaluation = evaluate(path, run)
    figures = {}
    for layer, scores in evaluation.scores.items():
        row: Row = {"p": scores.precision, "r": scores.recall, "f1": scores.f1}
        row = {name: round(share, 4) for name, share in row.items()}
        row |= {"gold": scores.gold, "predicted": scores.predicted}
        for name, part in scores.parts.items():
            row |= {name: round(part.share, 4), f"{name}_n": part.of}
        figures[layer] = row
    assert figures == expected
    counted = sorted(
        (finding.article, finding.layer, what)
        for finding in evaluation.findings
        for what in ("missed", "wrong")
        if finding.verdict in (what, "mismatch")
    )
    assert counted == sorted(entry[:3] for entry in listed)
