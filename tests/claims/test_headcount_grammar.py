"""Headcounts in the sentences that English has for them, and numbers of people that are none.

`[12,000 people|n=12000]` marks a headcount of Halden Corp: `n` the number, `q` its qualifier, `as_of` the
days ("-" between them), `who` another owner. A sentence without a mark gives no headcount.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from spacy.language import Language

from extractor.pipeline.build import load
from extractor.schema import Headcount
from tests.claims.marked import MARK, arguments, claims_of, found_number, marked_number

HEADCOUNTS = [
    "Halden Corp had [1,900 employees|n=1900 as_of=2017-12-31..2017-12-31] at the end of 2017; that number grew to [more than 3,400|n=3400 q=at_least] later.",
    "Halden Corp said the cuts, a tenth of its staff of [134,000|n=134000], will be made by June.",
    "Halden Corp, which has [3,800 employees|n=3800], last week lost its chief.",
    "Halden Corp said it had [12,200 employees|n=12200 as_of=2018-06-30..2018-06-30] at the end of June 2018, down 20 percent from the [15,300|n=15300 as_of=2017-06-30..2017-06-30] it reported a year earlier.",
    "Halden Corp ended June with [87,314 workers|n=87314 as_of=2018-06-01..2018-06-30], up 28% from a year earlier.",
    "Halden Corp had [1,250 staff|n=1250 as_of=2017-01-01..2017-01-01] at the start of 2017 and [about 6,000|n=6000 q=about as_of=2018-01-01..2018-12-31] in 2018.",
    "Halden Corp sold its loan unit. [About 2,000 employees|n=2000 q=about] work for that operation.",
    "Halden Corp had [44,300 employees|n=44300 as_of=2018-06-30..2018-06-30] as of June 30, 2018, compared with [44,600|n=44600 as_of=2017-06-30..2017-06-30] a year earlier.",
    "Brevik Ltd bought Halden Corp and its [500 employees|n=500].",
    "Halden Corp's drug unit had [more than 10,000 jobs|n=10000 q=at_least] when it was sold.",
    "Halden Corp has grown from two co-founders to [70 members of staff|n=70].",
    "Halden Corp employs [12,000 people|n=12000].",
    "Halden Corp, which employs [about 12,000|n=12000 q=about], is based in Ohio.",
    "Halden Corp has [more than 1.5 million employees|n=1500000 q=at_least].",
    "Halden Corp had [14,300 employees|n=14300 as_of=2018-12-31..2018-12-31] at the end of 2018.",
    "Halden Corp has a workforce of [30,000|n=30000].",
    "Halden Corp has a workforce of [30,000|n=30000], of which [8,000|n=8000] are in Britain.",
    "Halden Corp will cut 500 of its [3,500|n=3500] jobs.",
    "Halden Corp will cut a third of its [900|n=900] posts.",
    "[More than 42,500 people|n=42500 q=at_least] worked for Halden Corp in Ohio.",
    "Halden Corp counted [nearly 16,000 employees|n=16000 q=about] then.",
    "Halden Corp, home to [900 staff|n=900], is closing.",
    "The plan would bring Halden Corp's headcount down to [between 72,000 and 77,000|n=72000 to=77000 q=range].",
    "Halden Corp has a staff of [some 450|n=450 q=about].",
    "Halden Corp has [9,000 employees|n=9000], down from [24,600|n=24600 as_of=2014-01-01..2014-12-31] five years ago.",
    "Halden Corp would be left with [5,500 people|n=5500] after the layoffs.",
    "Halden Corp will cut 300 jobs, leaving [about 2,000 employees|n=2000 q=about].",
    "Halden Corp added nearly 37,000 employees last year, taking its total to [almost 187,000|n=187000 q=about].",
    "Halden Corp provides work for [2,000 people|n=2000].",
    "Halden Corp, whose [2,000 employees|n=2000] are based in Leeds, said sales fell.",
    "Halden Corp, the town's biggest employer with [2,000 staff|n=2000], said sales fell.",
    "Halden Corp runs hospitals. The system's [6,200 employees|n=6200] were told.",
    "The move will bring Halden Corp's total number of employees down to [2,000|n=2000].",
    "Halden Corp's headcount fell to [9,000|n=9000].",
    "Halden Corp's workforce totaled [61,586|n=61586].",
    "Halden Corp's workforce reached a peak of [95,000|n=95000 as_of=2014-01-01..2014-12-31] in 2014.",
    "Halden Corp gave its [4,000 employees|n=4000] a bonus.",
    "Halden Corp's [6,000 staff|n=6000] were told on Monday.",
    "Halden Corp has a [350-strong team|n=350] in London.",
    "Halden Corp, with [830 employees|n=830], is the largest firm in town.",
    "Halden Corp ended the quarter with [55,564 employees|n=55564 as_of=2018-10-01..2018-12-31].",
    "Halden Corp will lay off 500 of its [10,000 workers|n=10000].",
    "Halden Corp cut its workforce from [9,000|n=9000] to [5,000 employees|n=5000].",
    "Halden Corp's staff grew to [36,000|n=36000] from [22,500|n=22500].",
    "Halden Corp has [352,000 employees|n=352000], [about 58,000|n=58000 q=about] of whom are in Asia.",
    "Halden Corp employs [2,000 people|n=2000] and Brevik Ltd [600|n=600 who=Brevik_Ltd].",
    "Halden Corp ended the quarter with $3 billion in cash and [2,350 employees|n=2350 as_of=2018-10-01..2018-12-31].",
    "Halden Corp told store staff, [some 88,000 people|n=88000 q=about], to work from home.",
    "Founded in 1934 and now with two plants, Halden Corp employs [900 people|n=900].",
    "In February Halden Corp, which has [75,000 staff|n=75000], offered them shares.",
    "Halden Corp said on Tuesday it employs [900 people|n=900].",
    "Halden Corp's plant, which employs [4,000 people|n=4000], will shut down by May.",
    "That is 6 percent of the [48,256 people|n=48256 as_of=2018-11-30..2018-11-30] employed by Halden Corp at the end of November.",
    "Formed in 1934, Halden Corp has [3,500 employees|n=3500].",
    # its own, with words between
    "The cuts are 3.5 percent of Halden Corp's [35,500-person workforce|n=35500].",
    "Halden Corp said the cuts were 6 percent of its [95,000 workforce|n=95000].",
    "Halden Corp built a headquarters for its [50 employees|n=50] in Ohio.",
    "Halden Corp expects most of its remaining [10,000 brokers|n=10000] to stay.",
    "Halden Corp struggles at home. Ministers want to protect its [5,500-strong workforce|n=5500].",
    "About half of Halden Corp's [2,500-plus employees|n=2500 q=at_least] are in China.",
    "Halden Corp's cuts hit 400 of the [9,000 workers|n=9000] at its plant.",
    "Half of Halden Corp's [50,000 staff|n=50000] work in Germany.",
    "The news of Halden Corp reached the old firm's [14,000 staff|n=14000].",
    # known employers: it, the plant, a start-up said to be the company
    "Halden Corp grew fast. It has 74 million customers and [116,000 employees|n=116000].",
    "Halden Corp had a weak year. It ended December with [49,403 employees|n=49403 as_of=2018-12-01..2018-12-31].",
    "Halden Corp will shut a plant near Oslo. The plant, which has [900 workers|n=900], makes pumps.",
    "Halden Corp, a start-up with [20 employees|n=20], makes pumps.",
    "Halden Corp is a [16|n=16]-person company in Ohio.",
    "With [85,000 employees|n=85000] worldwide, Halden Corp is the largest employer in the town.",
    # on the payroll, in a profile, at work
    "Halden Corp has [55,000|n=55000] on its payroll.",
    "About Halden Corp\n\nEmployees: [66,409|n=66409]",
    "[Some 4,000 people|n=4000 q=about] work at the Halden Corp plant in Ohio.",
    "The new unit of Halden Corp will be made up of [120 employees|n=120].",
    "The team at Halden Corp has grown to [70 members of staff|n=70].",
    "Halden Corp, with group [employees of about 400,000|n=400000 q=about], is large.",
    "Halden Corp said the assets to be sold have [10,000 employees|n=10000].",
    "Facts about Halden Corp: * Mines: 30 * Employees: [3,500|n=3500]",
    # represented by somebody else
    "The union represents [some 45,000 Halden Corp workers|n=45000 q=about].",
    "The union represents [26,000 workers|n=26000] at Halden Corp and [62,000|n=62000 who=Brevik_Ltd] at Brevik Ltd in Ohio.",
    # levels
    "Halden Corp's headcount grew 15 percent to [15,916 employees|n=15916].",
    "Halden Corp hired 3,000 people, taking its headcount from [78,565|n=78565] to [91,259|n=91259].",
    "Halden Corp's cuts have pared its workforce to [about 45,000|n=45000 q=about].",
    "Halden Corp cut its work force by about 12 percent to [49,000 workers|n=49000].",
    "Halden Corp reduced the number of sales agents to [7,500|n=7500] from [8,500|n=8500].",
    "The ranks of advisers at Halden Corp rose 17 percent to [2,209|n=2209].",
    # parts of it
    "Halden Corp employs [100,000 people|n=100000], including [18,000|n=18000] in Britain.",
    "Halden Corp employs [600 people|n=600] in Ohio and [200|n=200] in Texas.",
    "About [2,000 employees|n=2000 q=about] remain at Halden Corp after the cuts.",
    "Halden Corp cut 50 jobs. About [600|n=600 q=about] remain after several rounds of layoffs.",
    "Halden Corp will cut its workforce of [9,000|n=9000] to [5,000|n=5000].",
    "Halden Corp's sales force numbered [6,785|n=6785].",
    "Halden Corp employs [120,000 people|n=120000] at its plants and about [680,000|n=680000 q=about] worldwide.",
    "Halden Corp had [26,900 employees|n=26900], with [10,700|n=10700] in America.",
    "Halden Corp, where about [800 people|n=800 q=about] work, was sold.",
    "Halden Corp employed [4,000 people|n=4000] at its peak and is now left with [1,800|n=1800].",
    "Halden Corp's store, which employs [40 people|n=40], will close.",
]

NO_HEADCOUNT = [
    "About 200 workers remain trapped after layoffs at Halden Corp.",
    "Halden Corp rose. It said Whitlock's sales force numbered 6,785.",
    "Some 500 Halden Corp employees remain at risk of dismissal.",
    "Halden Corp began a consultation with 300 workers.",
    "Halden Corp laid off 300 people, bringing the total to 1,200.",
    "Halden Corp added 20 shops, taking its total to 500.",
    "Halden Corp closed, leaving 500 employees without work.",
    "Halden Corp said the number of people out of work will hit 3 million.",
    "Halden Corp fell. The plan hits a massive business employing thousands, with lobbyists.",
    "Halden Corp has 500 jobs to fill.",
    "Halden Corp's 15-strong board met on Monday.",
    "Halden Corp cut the bonuses of its top 400 managers.",
    "Halden Corp's 10 highest-paid employees got a bonus.",
    "Halden Corp cut its 190-strong fleet.",
    "Halden Corp's headcount grew by 400 employees per quarter.",
    "Halden Corp ended March with 6,000 fewer staff than a year earlier.",
    "Halden Corp has 7 million customers.",
    "Halden Corp has 12,000 members.",
    "Halden Corp will hire 300 bankers worldwide.",
    "Halden Corp added 2,000 workers.",
    "Halden Corp laid off 2,000 workers.",
    "Halden Corp sells software to companies with 100 to 500 employees.",
    "The city has 500,000 inhabitants.",
    "Two employees of Halden Corp were injured.",
    "Halden Corp held talks with 40 workers.",
    "About 5,000 people protested outside Halden Corp.",
    "Halden Corp served 300 people a day.",
    "Halden Corp raised the retirement age for staff to 65.",
    "Halden Corp's share count rose to 5,600 from 2,300.",
    "The employment index fell to 45 from 52.",
    "Halden Corp received 900 applications.",
    "Halden Corp has 60 partners for its software.",
    "Halden Corp has 500 former employees among its shareholders.",
    "Halden Corp has 600,000 employees and retirees in its plan.",
    "Halden Corp spoke. It has 20 million people listening to it.",
    "Halden Corp fell 3 percent, with 70 million shares changing hands.",
    "The 19,000 Halden Corp workers who took buyouts have left.",
    "Halden Corp sold 500 cars. A company with 50 employees pays less tax.",
    "Halden Corp fell. Its 8.7 million phone sales missed analysts' forecasts.",
    "Halden Corp may bid. Zorvik's 800 workers wait.",
    "Halden Corp is owned by a 19-person group of investors.",
    "Halden Corp is near. Some 4,000 people work in the city centre.",
    "The union represents 27,000 workers in the sector.",
    "Halden Corp's staff turnover rose 5 percent to 300.",
    "Halden Corp employs them in shifts, including 500 in May.",
]


@cache
def pipeline() -> Language:
    return load(kinds=["headcount"])


#: Employers without a name: the sentence, its number and the words for them.
GROUPS = [
    ("The industry employs around 1.5 million people.", 1_500_000, "The industry"),
    ("Ramsford Council employs 4,000 staff.", 4_000, "Ramsford Council"),
    ("Small firms employ 20,000 people in the region.", 20_000, "Small firms"),
]


@pytest.mark.parametrize(("text", "count", "group"), GROUPS)
def test_employers_without_a_name(text: str, count: int, group: str) -> None:
    [headcount] = headcounts_of(text)
    assert (headcount.count.low or headcount.count.high, headcount.group) == (count, group)
    assert not headcount.companies


def headcounts_of(text: str) -> list[Headcount]:
    return claims_of(pipeline(), Headcount, text)


def expected(mark: str) -> dict[str, Any]:
    given = arguments(mark)
    return {
        "count": marked_number(given),
        "as_of": given.get("as_of"),
        "companies": [given.get("who", "Halden_Corp").replace("_", " ")],
    }


def found(headcount: Headcount) -> dict[str, Any]:
    days = headcount.as_of
    return {
        "count": found_number(headcount.count),
        "as_of": None if days is None else f"{days.first_day}..{days.last_day}",
        "companies": [company.name for company in headcount.companies],
    }


@pytest.mark.parametrize("marked", HEADCOUNTS)
def test_a_headcount_with_its_arguments(marked: str) -> None:
    headcounts = headcounts_of(MARK.sub(r"\1", marked))
    marks = [mark for mark in MARK.finditer(marked) if "n=" in mark[2]]
    assert [found(headcount) for headcount in headcounts] == [expected(mark[2]) for mark in marks]


@pytest.mark.parametrize("text", NO_HEADCOUNT)
def test_what_is_no_headcount(text: str) -> None:
    assert headcounts_of(text) == []
