"""Expressions of time that the usual libraries get wrong, each in a sentence with its right days.

Published on Wednesday, 2023-11-15 where a case says nothing else.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.marked_dates import check, dates_pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    return dates_pipeline()


@pytest.mark.parametrize("marked", [
    # no dates at all
    "The firm may cut jobs, they march on, and Sun Microsystems said \"We\" will be second as sales fall.",
    "Prices fell to $102.34, a 3.5 percent fall; the second plant stays, 9/11 and 24/7 are none.",
    "Theresa May said so. The Russell 2000 fell, and it cut 2000 jobs. USA Today wrote it. Mr. March left.",
    "May we go? March on, he said. \"May I?\"",
    "In today's world nothing lasts; the firm hires every Friday and each June.",
    # whole units, never one invented day
    "It plans a new plant for [2024|2024-01-01..2024-12-31 year].",
    "It cut jobs in [May|2023-05-01..2023-05-31 month].",
    "[March|2023-03-01..2023-03-31 month] sales fell.",
    "Sales rose in [Q1 2024|2024-01-01..2024-03-31 quarter].",
    "It cut jobs [last week|2023-11-06..2023-11-12 week].",
    # quarters, halves, fiscal periods, decades
    "Profit rose in [the third quarter|2023-07-01..2023-09-30 quarter].",
    "Profit rose in [Q3|2023-07-01..2023-09-30 quarter].",
    "It posted a [third-quarter|2023-07-01..2023-09-30 quarter] profit.",
    "Sales fell in [the first half|2023-01-01..2023-06-30 half].",
    "Sales will rise in [H1 2024|2024-01-01..2024-06-30 half].",
    "It expects growth in [fiscal 2024|2024-01-01..2024-12-31 year] and [FY24|2024-01-01..2024-12-31 year].",
    "The plant opened in [the 1990s|1990-01-01..1999-12-31 decade].",
    "Sales fell in [the fourth quarter of 2022|2022-10-01..2022-12-31 quarter].",
    # parts of units
    "The plant will open in [early 2024|2024-01-01..2024-04-30 range].",
    "The plant closed [late last year|2022-09-01..2022-12-31 range].",
    "It closed in [mid-January|2023-01-11..2023-01-20 range].",
    "It will close [early next month|2023-12-01..2023-12-10 range].",
    "It will close at [the end of March|2024-03-31 day].",
    "It will close [by year-end|..2023-12-31 range].",
    "It will close [later this year|2023-11-15..2023-12-31 range].",
    "It closed [earlier this month|2023-11-01..2023-11-15 range].",
    # last, next, this
    "It closed [last November|2022-11-01..2022-11-30 month].",
    "It will open [next March|2024-03-01..2024-03-31 month].",
    "It closed [this summer|2023-06-01..2023-08-31 season].",
    # ranges
    "The plant was shut [Jan 8-12|2023-01-08..2023-01-12 range].",
    "The plant was shut [June to September|2023-06-01..2023-09-30 range].",
    "It lost money [from 2019 through 2021|2019-01-01..2021-12-31 range].",
    "It has lost money [since 2022|2022-01-01..2023-11-15 range].",
    "The plan runs [until 2030|..2030-12-31 range].",
    "It cut 10,000 jobs in [January 2023|2023-01-01..2023-01-31 month] and 9,000 more.",
    # from the date last spoken of
    "It closed in [May 2021|2021-05-01..2021-05-31 month] and opened [three months later|2021-08-01..2021-08-31 month].",
    "It shut on [May 3, 2021|2021-05-03 day]; [the following day|2021-05-04 day] it was sold.",
    "Profit rose in [the third quarter|2023-07-01..2023-09-30 quarter] from [a year earlier|2022-07-01..2022-09-30 quarter].",
    "It will be sold [three months later|? month].",
    # tense
    "The firm said on [Tuesday|2023-11-14 day] that it was closing.",
    "The firm will report on [Tuesday|2023-11-21 day].",
    "It will cut 300 jobs in [May|2024-05-01..2024-05-31 month].",
    "It cut 300 jobs in [May|2023-05-01..2023-05-31 month].",
])  # fmt: skip
def test_guard_list(nlp: Language, marked: str) -> None:
    check(nlp, marked, "2023-11-15")


def test_said_on_a_day_after_the_stamp(nlp: Language) -> None:
    found = check(nlp, "The bank said on [Tuesday|2023-11-14 day] it would cut jobs.", "2023-11-13")
    assert found[0].note == "stamped a day early"


@pytest.mark.parametrize("marked", [
    "The bank said on [Wednesday|2023-11-08 day] it would cut jobs.",
    "The bank will say so on [Tuesday|2023-11-14 day].",
])  # fmt: skip
def test_other_weekdays_in_a_story_of_monday(nlp: Language, marked: str) -> None:
    assert check(nlp, marked, "2023-11-13")[0].note is None


@pytest.mark.parametrize(("marked", "note"), [
    ("It closed on [01/02/2023|2023-01-02 day].", "day or month first"),
    ("It closed on [13/02/2023|2023-02-13 day].", None),
    ("It closed on [02/13/2023|2023-02-13 day].", None),
    ("It closed on [13.02.2023|2023-02-13 day].", None),
    ("It closed on [2023-02-13|2023-02-13 day].", None),
    ("It closed on [13-Feb-2023|2023-02-13 day].", None),
    ("It closed at [2023-02-13T09:30Z|2023-02-13 day].", None),
])  # fmt: skip
def test_figures(nlp: Language, marked: str, note: str | None) -> None:
    assert check(nlp, marked, None)[0].note == note


@pytest.mark.parametrize("marked", [
    "It said on [Tuesday|? day] that it closed in [May|? month], [last year|? year] and [two weeks ago|? week].",
    "It grew in [the third quarter|? quarter], [this summer|? season] and [so far this year|? range].",
    "It has grown [since 2022|2022-01-01.. range] and will grow [by 2030|..2030-12-31 range].",
    "It grew in [early 2022|2022-01-01..2022-04-30 range] and [a year later|2023-01-01..2023-04-30 range].",
])  # fmt: skip
def test_nothing_is_guessed_without_a_publication_date(nlp: Language, marked: str) -> None:
    check(nlp, marked, None)
