"""The samples: what stands in tests/samples/*.txt is what the pipeline makes of the articles in samples/.

Each line there was checked by reading. A line that begins with "missed:" is a claim of the article that the
rules do not make yet, one with "wrong:" a claim that they should not make; both are written down so that
whoever mends a rule sees it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import extractor
from extractor.display.rule_places import rule_places
from extractor.pipeline.build import load
from extractor.reading.inputs import read_inputs
from extractor.reading.intake import Intake
from extractor.reading.record import ReadOptions
from extractor.running.analyse import analyse
from extractor.schema import ClaimBase, DaysRecord, Headcount, JobCut, MoneyClaim, QuantityRecord, Statement

#: A rule as a string of the code; the layers of the evaluation and file names are none.
RULE_NAME = re.compile(r'"((?:job_cut|headcount|money|statement)\.(?!jsonl|value)[a-z_.]+)"')
SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED = Path(__file__).parent / "samples"


@pytest.fixture(scope="module")
def claims() -> dict[str, list[ClaimBase]]:
    articles = read_inputs([str(SAMPLES)], Intake(ReadOptions()))
    analyses = analyse(load(), articles)
    return {analysis.article.id: analysis.claims for analysis in analyses if analysis.article is not None}


@pytest.fixture(scope="module")
def found(claims: dict[str, list[ClaimBase]]) -> dict[str, list[str]]:
    return {article: [line(claim) for claim in made] for article, made in claims.items()}


def expected_lines(path: Path) -> list[str]:
    return [
        text for text in path.read_text(encoding="utf-8").splitlines() if text and not text.startswith("#")
    ]


def test_every_sample_has_its_expected_claims(found: dict[str, list[str]]) -> None:
    assert {file_of(article) for article in found} == {path.name for path in EXPECTED.glob("*.txt")}


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.txt")), ids=lambda path: path.stem)
def test_sample(found: dict[str, list[str]], path: Path) -> None:
    claims = next(lines for article, lines in found.items() if file_of(article) == path.name)
    expected = [
        text.removeprefix("wrong: ") for text in expected_lines(path) if not text.startswith("missed: ")
    ]
    assert sorted(claims) == sorted(expected)
    assert not {text for text in expected_lines(path) if text.startswith("missed: ")} & {
        f"missed: {c}" for c in claims
    }


def test_every_rule_of_a_claim_is_found_in_the_rule_files(claims: dict[str, list[ClaimBase]]) -> None:
    rules = {claim.rule for made in claims.values() for claim in made}
    assert [rule for rule in sorted(rules) if not rule_places(rule)] == []


def test_every_rule_that_the_code_names_is_found_in_the_rule_files() -> None:
    code = [path.read_text(encoding="utf-8") for path in Path(extractor.__file__).parent.rglob("*.py")]
    named = {name for text in code for name in RULE_NAME.findall(text)}
    assert "statement.colon" in named
    assert [rule for rule in sorted(named) if not rule_places(rule)] == []


def file_of(article_id: str) -> str:
    return article_id.replace("/", "-").removesuffix(".txt") + ".txt"


def line(claim: ClaimBase) -> str:
    """A claim in one line: kind, who, and its fields."""
    who = " + ".join(company.name for company in claim.companies) or claim.group or "-"
    return " | ".join([getattr(claim, "kind", ""), who, *fields(claim)])


def fields(claim: ClaimBase) -> Iterator[str]:
    match claim:
        case JobCut():
            yield from (quantity(q) for q in (claim.count, claim.percent) if q)
            yield claim.status
            yield from named(scope=claim.scope, of=claim.percent_of)
            yield from days(announced=claim.announced, effective=claim.effective)
        case Headcount():
            yield quantity(claim.count)
            yield from named(scope=claim.scope)
            yield from days(as_of=claim.as_of)
        case MoneyClaim():
            yield f"{claim.amount.currency} {quantity(claim.amount)}"
            yield claim.metric
            yield from named(per=claim.amount.per, negative="yes" if claim.negative else None)
            yield from days(period=claim.period)
            if claim.change:
                percent = quantity(claim.change.percent) if claim.change.percent else ""
                yield f"{claim.change.direction} {percent} {claim.change.versus or ''}".strip()
        case Statement():
            speaker = claim.speaker
            yield f"{speaker.name} ({', '.join(filter(None, [speaker.kind, speaker.title, speaker.organization]))})"
            yield f"{claim.quote_type}: {' ... '.join(span.text for span in claim.content)}"
    if claim.attribution:
        yield f"from {claim.attribution.name}"


def quantity(record: QuantityRecord) -> str:
    low, high = (None if end is None else f"{end.normalize():,f}" for end in (record.low, record.high))
    value = low if low == high else f"{low or ''}..{high or ''}"
    return f"{value} {record.qualifier}"


def named(**values: str | None) -> Iterator[str]:
    return (f"{name}={value}" for name, value in values.items() if value)


def days(**values: DaysRecord | None) -> Iterator[str]:
    for name, value in values.items():
        if value:
            first, last = value.first_day, value.last_day
            yield f"{name}={first}" if first == last else f"{name}={first or ''}..{last or ''}"


def test_typesetters_apostrophes_change_nothing(claims: dict[str, list[ClaimBase]]) -> None:
    """What is written with straight apostrophes gives the same claims with curly ones."""
    articles = [
        replace(article, text=article.text.replace("'", "’"))
        for article in read_inputs([str(SAMPLES)], Intake(ReadOptions()))
    ]
    curly = {a.article.id: a.claims for a in analyse(load(), articles) if a.article is not None}
    for article, made in claims.items():
        straight = [dumped(claim) for claim in curly[article]]
        assert straight == [dumped(claim) for claim in made]


def dumped(claim: ClaimBase) -> str:
    """The record without its id, which is of its words, all apostrophes straight."""
    return claim.model_dump_json(exclude={"id"}).replace("’", "'")
