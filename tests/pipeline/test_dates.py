"""Dates in the pipeline: exact offsets, tense by the clause, headings of timelines, notes left out."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import extractor.pipeline.components  # noqa: F401
from extractor.article import Article
from extractor.pipeline.dates import Dates
from extractor.values.types import Days

TIMELINE = """Northgate Foods: a year of change

The company has shrunk.

Oct. 28, 2025:
The board met on Monday and will decide in December.

Early 2024:
Northgate closed a plant in March.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("en")
    for name in ("extractor_sections", "extractor_sentences", "extractor_dates"):
        nlp.add_pipe(name)
    return nlp


def days_of(nlp: Language, text: str, published: str | None = "2023-11-15") -> list[Days]:
    day = datetime.date.fromisoformat(published) if published else None
    doc = nlp.make_doc(text)
    doc._.article = Article(text=text, published=day)
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [span._.value for span in doc.spans["dates"]]


def test_offsets_are_exact_and_spans_whole_tokens(nlp: Language) -> None:
    text = "The cuts come in mid-2024, not by year-end."
    found = days_of(nlp, text)
    assert [text[days.start : days.end] for days in found] == ["mid-2024", "by year-end"]
    assert [days.text for days in found] == ["mid-2024", "by year-end"]


def test_timeline_headings_govern_the_lines_below(nlp: Language) -> None:
    found = {
        days.text: (str(days.first_day), str(days.last_day)) for days in days_of(nlp, TIMELINE, "2025-11-24")
    }
    assert found == {
        "Oct. 28, 2025": ("2025-10-28", "2025-10-28"),
        "Monday": ("2025-10-27", "2025-10-27"),
        "December": ("2025-12-01", "2025-12-31"),
        "Early 2024": ("2024-01-01", "2024-04-30"),
        "March": ("2024-03-01", "2024-03-31"),
    }


def test_dateline_and_notes_are_left_out(nlp: Language) -> None:
    text = (
        "Bank to cut jobs\n\nLONDON, Nov 14 (Reuters) - The bank said on Tuesday it would cut 300 jobs.\n\n"
        "(Reporting by Ann Lee in May; Editing by Joe Roe)"
    )
    assert [days.text for days in days_of(nlp, text)] == ["Tuesday"]


def test_without_publication_date_only_absolute_dates_have_days(nlp: Language) -> None:
    found = days_of(nlp, "It said on Tuesday that sales fell in May 2022 and will rise next year.", None)
    assert [(days.text, days.first_day) for days in found] == [
        ("Tuesday", None),
        ("May 2022", datetime.date(2022, 5, 1)),
        ("next year", None),
    ]


@pytest.mark.parametrize(
    ("url", "first"),
    [
        (None, "2023-01-02"),
        ("https://news.example.com/a", "2023-01-02"),
        ("https://news.example.co.uk/a", "2023-02-01"),
    ],
)
def test_the_source_decides_between_day_and_month(nlp: Language, url: str | None, first: str) -> None:
    text = "It closed on 01/02/2023."
    doc = nlp.make_doc(text)
    doc._.article = Article(text=text, url=url)
    for _, component in nlp.pipeline:
        doc = component(doc)
    (days,) = [span._.value for span in doc.spans["dates"]]
    assert (str(days.first_day), days.note) == (first, "day or month first")


@pytest.fixture(scope="module")
def timeml() -> Language:
    nlp = spacy.blank("en")
    folder = Path(__file__).parents[2] / "benchmarks" / "timeml_rules"
    nlp.add_pipe("extractor_dates", config={"rules": str(folder)})
    return nlp


def test_points_alone_as_in_timeml(timeml: Language) -> None:
    text = "It will shrink by May 2024, from June 2024 to July 2024, and rose in the quarter ended June 30, 2023."
    assert [days.text for days in days_of(timeml, text)] == [
        "May 2024",
        "June 2024",
        "July 2024",
        "the quarter",
        "June 30, 2023",
    ]


def test_the_preposition_chooses_a_point_of_timeml(timeml: Language) -> None:
    assert [days.text for days in days_of(timeml, "It closes later in the week, or through the week.")] == [
        "the week"
    ]
    found = days_of(
        timeml, "It took a loan of $3 that it pays back by February, and lost money since December."
    )
    assert [(days.text, str(days.first_day)) for days in found] == [
        ("February", "2024-02-01"),
        ("December", "2022-12-01"),
    ]


def test_the_unit_is_the_value_of_its_part_in_timeml(timeml: Language) -> None:
    text = "It shut in early May 2022, hired in the first nine months of 2021 and will go at the end of the year."
    assert [(days.text, str(days.first_day), str(days.last_day)) for days in days_of(timeml, text)] == [
        ("early May 2022", "2022-05-01", "2022-05-31"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("the end of the year", "2023-01-01", "2023-12-31"),
    ]


def test_a_rolling_year_is_the_year_before_in_timeml(timeml: Language) -> None:
    text = (
        "It grew over the past year, in the last decade and within the past week, not in the past two years."
    )
    assert [(days.text, str(days.first_day)) for days in days_of(timeml, text)] == [
        ("the past year", "2022-01-01"),
        ("the last decade", "2010-01-01"),
        ("the past week", "2023-11-06"),
    ]


def test_rules_travel_with_the_pipeline(nlp: Language, tmp_path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    component = again.get_pipe("extractor_dates")
    assert isinstance(component, Dates)
    assert [days.text for days in days_of(again, "It closed in late 2022.")] == ["late 2022"]
