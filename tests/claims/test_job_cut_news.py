"""Cuts as newspapers tell them: parts of a cut, who are affected, closures and their days, hearsay, administrators.

The marks are those of `test_job_cut_grammar`.
"""

from __future__ import annotations

import pytest

from extractor.schema import JobCut
from tests.claims.marked import MARK, claims_of
from tests.claims.test_job_cut_grammar import cuts_of, expected, found, pipeline

PARTS = [
    "Halden Corp is expected to cut the overall compensation for key employees by half.",
    "Halden Corp will cut [611 jobs|n=611 s=planned]. Its financial unit accounts for [172 of the job cuts|n=172 s=planned].",
    "Halden Corp plans [3,400 layoffs|n=3400 s=planned] out of a total of 4,300 employees in Ohio.",
    "A deal with Halden Corp would rescue 600 of the jobs that were slated to go.",
    "Halden Corp has let go of [1,100 staff|n=1100] since April, adding that another [250|n=250 s=possible] could go by June.",
    "Halden Corp announced in January that it would cut [600 roles|n=600 s=planned] and a further [200|n=200 s=planned] in June.",
    "Halden Corp will lay off [174 employees|n=174 s=planned] when it closes its pork plant, and another [250 workers|n=250 s=planned] in Ohio.",
    "Halden Corp will lay off [up to 14,000 workers|to=14000 q=at_most s=planned]. The reduction includes [about 8,000 clerks|n=8000 q=about s=planned].",
    "Halden Corp said it would cut [7,000 jobs|n=7000 s=planned]. The remaining [2,000|n=2000 s=planned] will come from layoffs.",
    "Halden Corp will lay off [2,160 staff|n=2160 s=planned]. Of these, [1,100|n=1100 s=planned] are based in London, "
    "[450|n=450 s=planned] in Spain and [300|n=300 s=planned] in France.",
    "Halden Corp sacked [120 of its 200 employees|n=120] in January, and [35 more|n=35 s=planned] were asked to resign.",
    "Halden Corp said it would cut another [5 per cent, or nearly 2,000|n=2000 q=about p=5 s=planned], of its employees.",
    "Halden Corp will lay off [about 900 people permanently, roughly 6% of its workforce|n=900 q=about p=6 s=planned].",
    "Halden Corp will cut [7,800 jobs|n=7800 s=planned]. Roughly [2,300 of the new cuts|n=2300 q=about s=planned] will be in Finland.",
    "Halden Corp will shed [9,600 posts|n=9600 s=planned] while creating 2,300, making for a net reduction of [7,300|n=7300 s=planned].",
    "Halden Corp is hastening a plan to eliminate jobs and will cut [16,000|n=16000 s=planned] by June.",
    "Halden Corp will cut [1,400 jobs in Asia|n=1400 p=10 s=planned]. The jobs represent 10 percent of its workforce there.",
    "Almost all of the 220 workers at Halden Corp were made redundant.",
    "Halden Corp, which cut 2% to 3% of its outlays, hired 900 engineers.",
    "Halden Corp hired 900 engineers. Another 200 work in Spain.",
]

AFFECTED = [
    "Lenders have been slashing jobs, with Halden Corp on Monday announcing plans to cut [52,000 jobs|n=52000 s=planned] globally.",
    "Halden Corp will lay off [500 of its workers|n=500 s=planned].",
    "Halden Corp said [60 members of staff|n=60] were laid off.",
    "Halden Corp has let [20% of its UK-based staff|p=20] go.",
    "The deal is expected to cost [3,900, or nearly 10 percent|n=3900 p=10 s=possible], of Halden Corp's 40,000 jobs.",
    "Halden Corp will cut [500, or 10 percent|n=500 p=10 s=planned], of its 5,000 jobs.",
    "Halden Air Corp may cut [up to 727 of its UK-based pilots|to=727 q=at_most p=33.3 s=possible who=Halden_Air_Corp] - about one in three.",
    "Halden Corp laid off [90 people|n=90] on Friday. In Ohio [40 people|n=40] are affected.",
    "Halden Corp confirmed layoffs, saying [45 people, or roughly 9% of the team|n=45 p=9], were impacted.",
    "Halden Corp is cutting [90 roles|n=90]. Its 400 drivers are not affected.",
    "Halden Corp cut [90 jobs|n=90] in May. Some 500 people were affected by the storm.",
    "Data of 1.2 million people was stolen. Some 900,000 staff of Halden Corp are among those affected.",
    "Halden Corp ignored the period required for companies planning more than 10 redundancies.",
    "Employers making more than 20 people redundant must consult Halden Corp.",
    "Halden Corp drew up plans to cope with an illness that affects 20% of people in a country.",
    "Halden Corp will cut [2,850 jobs|n=2850 s=planned]. Some [1,100 jobs|n=1100 q=about s=planned] will go in banking, while [1,200|n=1200 s=planned] will go in IT.",
    "Some 500 people were affected when the lights went out at Halden Corp.",
    "Halden Corp said it would lay off [90 drivers|n=90 s=planned]. About [30 people|n=30 q=about s=planned] will leave in May.",
    "Halden Corp said it hired 90 drivers. About 30 people will leave in May.",
    "The cuts mostly affect editors, said the Courier Guild, which represents about 400 journalists.",
]

WORDS = [
    "Halden Corp is idling its pulp mill, putting [310 people|n=310] out of work.",
    "The collapse of Halden Corp left [700 people|n=700] without a job.",
    "The collapse of Halden Corp left 700 people without power.",
    "The closure of Halden Corp would leave [500 people|n=500 s=planned] jobless.",
    "Halden Corp said it would make [3,000 staff|n=3000 s=planned], including pilots, redundant.",
    "Halden Corp said [90 nurses|n=90 s=planned] would be offered voluntary redundancy.",
    "Halden Corp said it would cut [about 5% of its lowest performers|p=5 s=planned].",
    "Halden Corp put [850 employees|n=850] on temporary leave in March.",
    "Halden Corp let go [500|n=500] in January.",
    'Halden Corp said: "We will separate [approximately 3,000 employees|n=3000 q=about s=planned]."',
    "Halden Corp will stand down [180 workers|n=180 s=planned] at its mine.",
    "Halden Corp filed a WARN notice affecting [438 workers|n=438 s=planned] in Wichita.",
    "The 83,000 increase of Halden Corp was lower than the 112,000 jobs expected.",
    "All of Halden Corp's roughly 74,000 workers are eligible for early retirement.",
    "The notice was sent to 438 workers of Halden Corp.",
]

HEARSAY = [
    "Halden Corp will lay off [10,000 staff|n=10000 s=possible], the head of the carmaker's works council said on Monday.",
    "A class action says Halden Corp dismissed [120 staff|n=120 s=possible] without notice.",
    "The Courier has learned that Halden Corp has cut [25 jobs|n=25 s=possible].",
    "The union claimed that [as many as 800 trainees|to=800 q=at_most s=possible] had been asked to go by Halden Corp this week.",
    "According to its annual report, Halden Corp lost [400 people|n=400] in the quarter.",
]


@pytest.mark.parametrize("marked", [*PARTS, *AFFECTED, *WORDS, *HEARSAY])
def test_a_cut_in_the_news(marked: str) -> None:
    cuts = cuts_of(MARK.sub(r"\1", marked))
    assert [found(cut) for cut in cuts] == [expected(mark[2]) for mark in MARK.finditer(marked)]


DAYS = [
    (
        "Halden Corp will lay off 438 workers at its Wichita plant beginning April 14, according to a notice filed Monday.",
        "2019-03-04",
        "2019-04-14",
    ),
    ("Halden Corp will lay off 174 employees when it closes its mill on June 28.", None, "2019-06-28"),
    ("Halden Corp closed its sawmill in January, a move that cost 140 jobs.", None, "2019-01-01"),
    ("Halden Corp is to close its creamery in May with the loss of 110 jobs.", None, "2019-05-01"),
    ("Halden Corp cut 700 clerks in January and said this month it would hire more.", None, "2019-01-01"),
    (
        "Halden Corp cut 700 clerks in January; the Courier reported in February that it would hire.",
        None,
        "2019-01-01",
    ),
    ("Halden Corp told staff on Monday it followed Bolt Inc, which cut 115 newsroom jobs.", None, None),
    ("Halden Corp to cut 500 jobs in its second layoff this year.", None, None),
    ("Halden Corp may cut 500 jobs. The cuts could be announced as soon as Thursday.", None, None),
    (
        "Halden Corp will cut 500 jobs. It confirmed the cuts and said they would be completed by May.",
        None,
        "None",
    ),
    ("Halden Corp laid off 500 staff. The layoffs, which began on Monday, were sudden.", None, "2019-03-04"),
    (
        "Bolt Inc, which said in January that it would save costs, is not alone: Halden Corp cut 500 jobs.",
        None,
        None,
    ),
    ("Halden Corp said on Monday it would hire, a year after it dismissed 300 people.", None, None),
    ("Halden Corp said on Monday it would hire, months after shedding 120 posts.", None, None),
    (
        "Halden Corp said its plant made a loss in January, a move that cost 140 jobs.",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "announced", "effective"), DAYS)
def test_the_days_of_a_closure(text: str, announced: str | None, effective: str | None) -> None:
    (cut,) = cuts_of(text)
    days = [None if day is None else str(day.first_day) for day in (cut.announced, cut.effective)]
    assert days == [announced, effective]


def test_a_name_that_no_company_is_known_by_acts_itself() -> None:
    cuts = cuts_of("Halden Corp is cutting 4,000 jobs, while Debner's has shed 6,500 jobs since May.")
    assert [[company.name for company in cut.companies] for cut in cuts] == [["Halden Corp"], []]


def test_a_university_is_a_group_by_its_whole_name() -> None:
    (cut,) = cuts_of("The University of Kentham will cut 180 posts.")
    assert (cut.group, cut.companies) == ("The University of Kentham", [])


def test_each_name_with_a_clause_of_its_own_acts_alone() -> None:
    cuts = cuts_of(
        "Halden Corp, which cut half of its staff last week, and Bolt Inc, which cut 14 per cent of its clerks, hired."
    )
    assert [[company.name for company in cut.companies] for cut in cuts] == [["Halden Corp"], ["Bolt Inc"]]


def test_whoever_approves_plans_to_cut_cuts() -> None:
    (cut,) = cuts_of("Kirkham Council has approved plans to cut 250 posts.")
    assert cut.group == "Kirkham Council"


def test_a_total_with_cuts_told_before_is_no_share_of_these() -> None:
    cuts = cuts_of(
        "Halden Corp will cut 11,000 jobs. The cuts come on top of 9,000 layoffs announced in November, "
        "taking the total to about 15% of its workforce."
    )
    assert [(cut.count and cut.count.low, cut.percent) for cut in cuts] == [(11000, None), (9000, None)]


def test_a_number_of_a_list_has_the_date_behind_it() -> None:
    cuts = cuts_of(
        "Halden Corp cut 100 jobs in January 2016, and 200 clerks, or 15 percent of the total, last May."
    )
    days = [cut.effective and str(cut.effective.first_day) for cut in cuts]
    assert days == ["2016-01-01", "2018-05-01"]


def test_an_overhaul_is_no_place() -> None:
    text = "Halden Corp to cut 9,000 jobs in radical overhaul\n\nHalden Corp will cut 9,000 jobs, it said."
    (cut,) = claims_of(pipeline(), JobCut, text, title=None)
    assert cut.scope is None


def test_administrators_cut_the_jobs_of_the_firm_that_they_run() -> None:
    text = (
        "Halden Corp collapses\n\nHalden Corp has fallen into administration. Administrators from PwC said 186 staff "
        "had been made redundant. PwC said it expected a further 300 redundancies."
    )
    cuts = claims_of(pipeline(), JobCut, text, title=None)
    assert [(cut.companies[0].name, cut.status) for cut in cuts] == [
        ("Halden Corp", "completed"),
        ("Halden Corp", "planned"),
    ]


PHRASES = [
    "Halden Corp will lay off [1,200 staff|n=1200 s=planned], having cut [8,500 jobs|n=8500] last year.",
    "Halden Corp let go [3 per cent of its workforce last fall, some 2,700 people|n=2700 q=about p=3].",
    "Halden Corp said [20,000 workers|n=20000] had agreed to leave early.",
    "Halden Corp plans to close [382 posts|n=382 s=planned].",
    "Halden Corp said [520 jobs|n=520 s=planned] would go from a news staff of 6,000.",
    "Halden Corp said staff numbers fell by [2,000|n=2000] last year.",
    "Halden Corp cut [90 jobs|n=90]. Schaefferol said in May it would cut [40 jobs|n=40 s=planned who=-].",
    "Halden Corp said it could shed [up to 9,000 jobs|to=9000 q=at_most s=possible] over the next two years, including "
    "[4,500|n=4500 s=possible] in the UK.",
    "Halden Corp said [500 jobs|n=500 s=planned] in Spain would go, as would [300 jobs|n=300 s=planned] in Italy.",
    "Halden Corp is shrinking [a staff of about 70 workers to roughly 10|n=60 q=about].",
    "Halden Corp lost [400 workers|n=400] last year, cutting the total to 1,100.",
    "Halden Corp will lay off [500 staff|n=500 s=planned]. Unite said up to [290 cabin crew|to=290 q=at_most s=possible] could go.",
    "Halden Corp confirms [1,350 job losses|n=1350 s=planned].",
    "Halden Corp said it would cut [300 jobs|n=300 s=planned] and that a further round in Spain would affect "
    "up to [400 more people|to=400 q=at_most s=planned].",
    "Halden Corp cut [300 jobs|n=300]. Its new funding round included 400 people.",
    "Halden Corp laid off staff in May. It notified [1,985 workers|n=1985 s=planned] at its headquarters.",
    "Halden Corp cut [500 jobs|n=500]. It notified 3,000 customers of the closure.",
    "Some [750 Halden Corp employees|n=750 q=about] left in 2015 under an earlier scheme.",
    "Halden Corp said goodbye to [170 employees|n=170].",
    "Halden Corp showed [120 people|n=120] the door.",
    "[120 people|n=120] were given the boot at Halden Corp on Friday.",
    "Fears grow for [1,200 jobs|n=1200 s=possible who=-] as administrators are called in.",
    "Workers at Halden Corp wait as [1,200 jobs|n=1200 s=possible] hang in the balance.",
    "Halden Corp has entered consultation with [300 staff|n=300 s=possible].",
    "Halden Corp is consulting on [300 redundancies|n=300 s=possible].",
    "The layoffs will hit around [7% of Halden Corp's workforce, or 1,200 people|n=1200 p=7 q=exact s=planned].",
]

SEVERAL = [
    "Halden Corp and Brevik Ltd have let go of [1,000|n=1000] and [624 employees|n=624 who=Brevik_Ltd] respectively.",
    "Halden Corp will cut [50 jobs|n=50 s=planned]. Bolt Inc and Brevik Ltd have announced [5,500|n=5500 s=planned who=Bolt_Inc] "
    "and [2,000 cuts|n=2000 s=planned who=Brevik_Ltd].",
    "Halden Corp will cut [500 jobs|n=500 s=planned]. Brevik Ltd will cut [600 jobs|n=600 s=planned who=Brevik_Ltd]. "
    "In all, [1,100 bank jobs|n=1100 s=planned who=-] will go.",
]


def test_more_cuts_of_the_firm_of_the_lead_have_the_day_of_the_news() -> None:
    text = (
        "Halden Corp plans to cut 3,000 jobs, or about 3 percent of its workforce. The cuts will take place over two "
        "years, spokesman Dana Whitlock said Monday. Halden Corp will also eliminate 500 jobs in Spain."
    )
    days = [cut.announced and str(cut.announced.first_day) for cut in cuts_of(text)]
    assert days == ["2019-03-04", "2019-03-04"]


def test_a_part_is_planned_where_the_whole_is() -> None:
    text = (
        "Halden Corp to cut up to 9,000 jobs\n\nHalden Corp said it could cut up to 9,000 jobs, "
        "including 4,500 in Spain."
    )
    cuts = claims_of(pipeline(), JobCut, text, title=None)
    assert [(cut.count and cut.count.high, cut.status) for cut in cuts] == [
        (9000, "planned"),
        (4500, "planned"),
    ]


CLOSED = [
    "The plants of Halden Corp in Ohio, with [920 jobs|n=920 s=planned], will be shut.",
    "Halden Corp's store, which employs [40 people|n=40], closed on Friday.",
    "Halden Corp's store, which employs [40 people|n=40 s=planned], will close for good.",
    "Halden Corp's offices, with 200 employees, will close on Monday for a holiday.",
    "Halden Corp's plant, which employs 200 people, was closed by a strike.",
    "Halden Corp will close six research sites and trim jobs.",
    "Halden Corp's plant, which employs 40 people, will not close.",
    "Halden Corp's store, which employs 40 people, is closed on Sundays.",
    "Halden Corp's store, which employs 40 people, will be closed for two weeks.",
    "Halden Corp, which has a plant with 500 workers, closed higher.",
]


@pytest.mark.parametrize("marked", [*PHRASES, *SEVERAL, *CLOSED])
def test_a_cut_in_the_words_of_the_papers(marked: str) -> None:
    cuts = cuts_of(MARK.sub(r"\1", marked))
    assert [found(cut) for cut in cuts] == [expected(mark[2]) for mark in MARK.finditer(marked)]


CONFIRMED = [
    ("Halden Corp confirmed the cuts, which will mainly affect clerks.", "planned"),
    ("Halden Corp spokeswoman Ann Lee confirmed the layoffs.", "planned"),
    ("The company confirmed the job cuts but would not say how many staff would go.", "possible"),
    ("The company confirmed talks with a rival.", "possible"),
]


@pytest.mark.parametrize(("confirmation", "status"), CONFIRMED)
def test_a_cut_of_which_sources_tell_is_a_plan_once_the_firm_confirms_the_cuts(
    confirmation: str, status: str
) -> None:
    text = "Halden Corp plans to cut 5,000 jobs, people familiar with the matter said.\n\n" + confirmation
    (cut,) = cuts_of(text)
    assert cut.status == status


def test_a_vague_figure_of_the_lead_is_the_number_told_behind_it() -> None:
    (cut,) = cuts_of("Halden Corp has begun cutting thousands of jobs. The 18,000 cuts will take until May.")
    assert cut.count is not None
    assert cut.count.low == 18000


def test_the_name_over_an_entry_cuts_and_the_day_beside_it_is_when_it_was_told() -> None:
    cuts = cuts_of(
        "Firms that cut jobs this year\n\nHere is a list.\n\n"
        "Zoom: Feb. 7\nZoom said it would cut 1,300 jobs.\n\n"
        "Dell — Feb. 6\nThe PC maker will cut 6,650 jobs by the end of the year.\n\n"
        "IBM (Jan. 25)\nThe chief executive said the company would cut 3,900 jobs.\n"
    )
    told = [(c.companies[0].name, str(c.announced and c.announced.first_day)) for c in cuts]
    assert told == [("Zoom", "2019-02-07"), ("Dell", "2019-02-06"), ("IBM", "2019-01-25")]


def test_those_laid_off_across_firms_are_of_these_firms() -> None:
    (_, cut) = cuts_of(
        "Halden Corp will cut 90 jobs. This year 7,000 people have been laid off across 31 tech companies."
    )
    assert (cut.companies, cut.group) == ([], "31 tech companies")
