"""Repeats of one fact: one record, with the surest values and the mentions and evidence of all."""

from __future__ import annotations

from extractor.claims.merge import merge
from extractor.schema import JobCut, QuantityRecord, Span
from tests.effort import assert_linear


def job_cut(low: int, start: int, text: str, confidence: float = 0.5) -> JobCut:
    place = Span(start=start, end=start + len(text), text=text)
    return JobCut(
        article_id="a",
        count=QuantityRecord(low=low, high=low, qualifier="exact", start=start, end=place.end, text=text),
        status="planned",
        mentions=[place],
        evidence=[place],
        confidence=confidence,
        rule="job_cut.cut",
    )


def test_the_surest_telling_gives_the_values_and_all_give_their_mentions() -> None:
    told = [job_cut(5, 0, "5"), job_cut(7, 10, "7"), job_cut(5, 20, "5 jobs", 0.9), job_cut(5, 40, "5", 0.1)]
    first, second = merge(told)
    assert first.count is not None
    assert (first.count.start, first.confidence) == (20, 0.9)
    assert [span.start for span in first.mentions] == [20, 0, 40]
    assert [span.start for span in first.evidence] == [20, 0, 40]
    assert second == told[1]


def test_very_many_tellings_of_one_fact_take_linear_time() -> None:
    told = [job_cut(5, 10 * i, "5") for i in range(4_000)]
    assert_linear(lambda number: merge(told[:number]), 1_000)
    (fact,) = merge(told)
    assert len(fact.mentions) == 4_000
