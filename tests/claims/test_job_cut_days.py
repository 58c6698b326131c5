"""The days of cuts as newspapers tell them, and the shares that stand behind a time or place.

The marks are those of `test_job_cut_grammar`; "a" is the first day on which a cut was announced, "e" the first or else
the last day on which its jobs go. Articles are of Tuesday, 5 March 2019.
"""

from __future__ import annotations

import pytest

from extractor.schema import DaysRecord
from tests.claims.marked import MARK, arguments
from tests.claims.test_job_cut_grammar import cuts_of, expected, found

COMPARED = [
    "Employers announced [37,010 job cuts|n=37010], 30 percent fewer than at this point last year.",
    "Employers announced [5,000 job cuts|n=5000], a decline from a year ago.",
    "It was the highest total since January, when employers announced plans to cut [67,611 jobs|n=67611 a=2019-01-01].",
    "Halden Corp has cut [40,000 jobs|n=40000 e=2008-01-01] since 2008, when it cut [24,600 posts|n=24600 e=2008-01-01].",
    "Employers announced fewer cuts than 12 months ago, when [16,348 job cuts|n=16348 a=2018-03-01] were reported.",
    "The ministry said it was the biggest fall since December 1974, when [602,000 jobs|n=602000 e=1974-12-01] were lost.",
    "Halden Corp said on Monday it would shed [12,000 jobs|n=12000 a=2019-03-04], up from [9,200|n=9200 a=2018-12-01] announced in "
    "December. It also expects to cut [200 jobs|n=200 a=2019-03-04] in Ohio.",
    "Halden Corp said in January it would shed [90 posts|n=90 a=2019-01-01], adding to [500 job cuts|n=500 a=2018-01-01] announced in 2018.",
    "Halden Corp has shed [2,500 jobs|n=2500 e=2019-01-01] this quarter, on top of [3,500|n=3500 a=2018-08-01] announced in August.",
]

SUMS = [
    "Halden Corp cut [11,000 jobs|n=11000 e=2018-07-01] in the third quarter, bringing the total number of job cuts in 2018 "
    "to [23,000|n=23000 e=2018-01-01].",
    "The fourth-quarter total of [181,183 layoffs|n=181183 a=2018-10-01] at U.S. firms is low.",
    "Halden Corp has already announced [2,700 job cuts|n=2700 a=2019-01-01] since the beginning of the year.",
    "Halden Corp shed [48,000 jobs|n=48000 e=2019-01-01] this year, [31,000 of these|n=31000 a=2019-02-01] announced in February.",
]

PLANS = [
    "Halden Corp on Monday laid out a restructuring plan that includes cutting [1,300 jobs|n=1300 a=2019-03-04].",
    "Halden Corp cut [700 jobs|n=700 a=2018-10-01] under a restructuring that it announced in October.",
    "Halden Corp plans to cut [100 jobs|n=100 a=2019-03-04], according to a memo sent to staff on Monday.",
]

CLOSURES = [
    "Halden Corp said on Monday it cut [1,800 jobs -- about 2 percent of its workforce|n=1800 p=2 a=2019-03-04 e=2018-10-01] -- in the "
    "fourth quarter. The cuts should yield benefits of $170 million in 2019.",
    "Halden Corp said in November it would cut [185 jobs|n=185 a=2018-11-01 e=2020-01-01] at a call center that will be closed next year.",
    "Halden Corp went bust in 2012 with the loss of [12,000 jobs|n=12000 e=2012-01-01].",
    "The [500 job cuts|n=500 e=2019-06-30] at Halden Corp will be completed by June.",
    "The layoffs, affecting [500 Halden Corp workers|n=500 e=2019-06-01], will take effect in June.",
    "Banks have slashed jobs, with Halden Corp on Monday announcing plans to cut [500 jobs|n=500 a=2019-03-04].",
    "Halden Corp expects to cut [500 jobs|n=500]. The takeover was announced on Monday.",
    "Halden Corp plans to cut [1,000 jobs|n=1000 e=2019-12-31]. The majority of layoffs are expected to be completed by the end of the year.",
    "Halden Corp plans to cut [3,000 jobs|n=3000]. The reductions represent about 10 percent of its 30,000 employees at the end of June.",
]


@pytest.mark.parametrize("marked", [*COMPARED, *SUMS, *PLANS, *CLOSURES])
def test_the_days_of_a_cut(marked: str) -> None:
    cuts = cuts_of(MARK.sub(r"\1", marked))
    days = [{"a": _day(cut.announced), "e": _day(cut.effective)} for cut in cuts]
    marks = [arguments(mark[2]) for mark in MARK.finditer(marked)]
    assert days == [{name: given.get(name) for name in "ae"} for given in marks]


def _day(days: DaysRecord | None) -> str | None:
    return None if days is None else str(days.first_day or days.last_day)


SHARES = [
    "Halden Corp cut [11,000 jobs in November, about 13% of its staff|n=11000 p=13].",
    "Halden Corp will trim [7 percent of head count across its media unit, about 800 employees|n=800 q=about p=7 s=planned].",
    "Halden Corp is to lay off [500 staff, 35 percent of the company|n=500 p=35 s=planned].",
]

NUMBERS = [
    "Halden Corp is making [60|n=60] redundant.",
    "Halden Corp said [1,896 previously furloughed workers|n=1896 s=planned] would be let go.",
    "Halden Corp, which employs 160 people at its site in Leeds, said [48 posts|n=48 s=possible] were under threat.",
]


@pytest.mark.parametrize("marked", [*SHARES, *NUMBERS])
def test_a_cut_with_its_arguments(marked: str) -> None:
    cuts = cuts_of(MARK.sub(r"\1", marked))
    assert [found(cut) for cut in cuts] == [expected(mark[2]) for mark in MARK.finditer(marked)]
