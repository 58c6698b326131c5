"""Dates that only the article around them settles: what was named before, what is compared, what the clause asks for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.marked_dates import check, dates_pipeline


@pytest.fixture(scope="module")
def nlp() -> Language:
    return dates_pipeline()


@pytest.mark.parametrize(("published", "marked"), [
    # the day after the stamp is never six days back
    ("2023-11-13", "Traders saw a rally on [Tuesday|2023-11-14 day], and the paper came out on [Monday|2023-11-13 day]."),
    ("2023-11-13", "Traders saw a rally [last Tuesday|2023-11-07 day]."),
    # a relative clause is not the clause that the day belongs to
    ("2023-11-16", "It announced the deal, which will make it the largest, on [Wednesday|2023-11-15 day]."),
    ("2023-11-17", "For those who can't come, the show on [Saturday|2023-11-18 day] night will be filmed."),
    ("2023-11-17", "The paper's policy as of [Thursday|2023-11-16 day] reads otherwise."),
    # what happened by a month of the year told
    (
        "2013-04-09",
        "It was seized in [April 1982|1982-04-01..1982-04-30 month]. [By mid-June|..1982-06-20 range] the army had gone.",
    ),
    # a participle that is a state, an invitation, a forecast
    ("2011-03-12", "It shut six plants and said four would stay shut on [Monday|2011-03-14 day]."),
    ("2013-07-11", "The network has invited both for [Sunday|2013-07-14 day]."),
    ("2012-10-30", "The storm was forecast to weaken [by the weekend|..2012-11-04 range]."),
    ("2013-03-21", "It raced for a deal before a [Monday|2013-03-25 day] deadline. It was put off to [Saturday|2013-03-23 day]."),
    # the year so far is this one, and what was "the previous Friday" is over
    ("2016-09-10", "In [2013|2013-01-01..2013-12-31 year] it began. It made 22 tests in [the year so far|2016-01-01..2016-09-10 range]."),
    (
        "2013-03-26",
        "It will race in [May|2013-05-01..2013-05-31 month]. A quake [the previous Friday|2013-03-22 day] had shaken it.",
    ),
    # what is told of as earlier is not the day to come
    (
        "2023-11-21",
        "It is due at [the end of the month|2023-11-30 day]. The mayor, sworn in [earlier in the day|2023-11-21 day], told so.",
    ),
    # the year that ended is over
    ("2023-02-21", "The bank ended [the year|2022-01-01..2022-12-31 year] with $5 of assets."),
    ("2023-11-17", "He left [the Friday before last|2023-11-03 day]."),
    # plans that did not come true
    ("2023-02-01", "The plant was originally scheduled to close in [October|2022-10-01..2022-10-31 month]."),
    # the quarter that is told, not the one it is compared with
    (
        "2023-10-20",
        "Profit in [the third quarter|2023-07-01..2023-09-30 quarter] rose, compared with "
        "[the second quarter|2023-04-01..2023-06-30 quarter]. Costs fell in [the quarter|2023-07-01..2023-09-30 quarter].",
    ),
    (
        "2023-10-20",
        "Sales in [the third quarter|2023-07-01..2023-09-30 quarter] were $5, up from $3 in "
        "[the second quarter|2023-04-01..2023-06-30 quarter] and $4 [a year earlier|2022-07-01..2022-09-30 quarter].",
    ),
    # the quarter before it is named
    (
        "2023-11-08",
        "Sales fell in [the quarter|2023-10-01..2023-12-31 quarter]. The firm made a "
        " [fiscal fourth-quarter|2023-10-01..2023-12-31 quarter] loss.",
    ),
    (
        "2023-11-08",
        "Sales fell in [the quarter|2023-07-01..2023-09-30 quarter]. It will book a "
        "[fourth-quarter|2023-10-01..2023-12-31 quarter] charge after [third-quarter|2023-07-01..2023-09-30 quarter] losses.",
    ),
    # a month without a year ends what is told as over, or the nearest stretch that is foreseen
    ("2024-04-08", "It made a loss in [the year to September|2022-10-01..2023-09-30 year]."),
    ("2024-04-08", "It expects a loss in [the year to September|2023-10-01..2024-09-30 year]."),
    ("2024-03-20", "Sales rose in [the three months to March|2024-01-01..2024-03-31 quarter]."),
    ("2024-08-01", "Sales rose in [the year to the end of March|2023-04-01..2024-03-31 year]."),
    ("2024-11-20", "It expects a loss in [the fiscal year ending March|2024-04-01..2025-03-31 year]."),
    ("2024-08-01", "It fell in [the business year through March|2023-04-01..2024-03-31 year]."),
    # the company's own year, told before or after its quarters
    (
        "2024-08-14",
        "Sales rose in [the third quarter|2024-01-01..2024-03-31 quarter]. [Its fiscal year ended June 30|"
        "2023-07-01..2024-06-30 year]. [Fourth-quarter|2024-04-01..2024-06-30 quarter] profit fell.",
    ),
    (
        "2024-08-14",
        "Profit fell in [the third quarter|2024-04-01..2024-06-30 quarter]. It will rise in [the fourth quarter|"
        "2024-07-01..2024-09-30 quarter], said Acme, whose [fiscal year ends on Sept. 30|2023-10-01..2024-09-30 year].",
    ),
    (
        "2024-10-27",
        "Profit fell in [the third quarter|2024-07-01..2024-09-30 quarter]. It lost $3 million in the like one of "
        "[the fiscal year that ended Oct. 31, 2023|2022-11-01..2023-10-31 year].",
    ),
    ("2024-08-14", "The contract, which ends in [March|2025-03-01..2025-03-31 month], is good."),
    # ... and of its halves and full years
    (
        "2024-02-05",
        "It sees a rise in [full-year|2023-04-01..2024-03-31 year] sales from [the prior year|2022-04-01..2023-03-31 year] "
        "[before the end of the financial year in March|..2024-03-31 range]. Profit fell in a [third quarter|"
        "2023-10-01..2023-12-31 quarter] of strikes, and in [the first half|2023-04-01..2023-09-30 half].",
    ),
    (
        "2024-02-05",
        "Profit fell in [the third quarter|2023-10-01..2023-12-31 quarter]. Acme will give its [full year results to March "
        "2024|2023-04-01..2024-03-31 year] in [May|2024-05-01..2024-05-31 month].",
    ),
    (
        "2024-05-20",
        "[Full-year|2023-04-01..2024-03-31 year] profit fell, said Acme, whose [fiscal year ended on March 31|"
        "2023-04-01..2024-03-31 year]. It expects a loss in [the first half of the current fiscal year|2024-04-01..2024-09-30 half].",
    ),
    (
        "2024-11-02",
        "Profit fell in [its fourth quarter ended Sept. 30|2024-07-01..2024-09-30 quarter]. That will mean less for [the fiscal "
        "year|2023-10-01..2024-09-30 year].",
    ),
    (
        "2023-10-26",
        "Profit rose in [the fiscal first quarter|2023-07-01..2023-09-30 quarter]. In [the quarter ended Sept. 30|2023-07-01.."
        "2023-09-30 quarter] it earned $5 million. Rivals did well in [the third quarter|2023-07-01..2023-09-30 quarter].",
    ),
    (
        "2023-10-26",
        "Profit fell in [the third quarter|2023-07-01..2023-09-30 quarter], and it will fall in [the fourth quarter|2023-10-01.."
        "2023-12-31 quarter]. The firm earned $5 million. In [the year-ago period|2022-07-01..2022-09-30 quarter], it earned $6 million.",
    ),
    # a year to some month is the company's own only where the article speaks of that
    (
        "2024-02-18",
        "Acme lost $5 in [the 12 months through June|2022-07-01..2023-06-30 year] and $3 in [the first half of the current "
        "fiscal year|2023-07-01..2023-12-31 half]. Rents are put off [until at least the 2025-2026 fiscal year|..2026-06-30 "
        "range]. Prices rose in [the fourth quarter|2023-10-01..2023-12-31 quarter].",
    ),
    # two names of one quarter tell the company's year
    (
        "2023-10-30",
        "Profit rose in [the quarter ended September 30, 2023|2023-07-01..2023-09-30 quarter] ([Q2FY24|2023-07-01..2023-09-30 "
        "quarter]) from [Q2 of FY23|2022-07-01..2022-09-30 quarter]; [FY23|2022-04-01..2023-03-31 year] was good and "
        "[H2FY24|2023-10-01..2024-03-31 half] will be. [This fiscal|2023-04-01..2024-03-31 year] has begun well.",
    ),
    (
        "2023-10-30",
        "Profit fell in [Q2|2023-07-01..2023-09-30 quarter] ([July-September|2023-07-01..2023-09-30 range]) and rose in "
        "[the first quarter|2023-04-01..2023-06-30 quarter].",
    ),
    (
        "2024-11-08",
        "It expects a loss in [FY25|2024-07-01..2025-06-30 year]. In [FY24, which ended in June|2023-07-01..2024-06-30 year], "
        "it fell; [this fiscal year|2024-07-01..2025-06-30 year] is better. It said that [September quarter|"
        "2024-07-01..2024-09-30 quarter] output fell.",
    ),
    (
        "2025-05-13",
        "In [fiscal 2024 ended March 31|2024-04-01..2025-03-31 year] it fell, as it will in [the current business year "
        "through March 2026|2025-04-01..2026-03-31 year].",
    ),
    (
        "2019-07-02",
        "It will reopen on [Monday|2019-07-08 day]. [July 15|2019-07-15 day] is a holiday, and so is [Mon. July 22|2019-07-22 day].",
    ),
    # what follows what is told, and what is compared
    (
        "2014-03-04",
        "It failed on [Jan. 7, 2013|2013-01-07 day]. [The next month|2013-02-01..2013-02-28 month] it flew again, and "
        "it will grow [the next year|2015-01-01..2015-12-31 year].",
    ),
    (
        "2012-11-06",
        "The figure for [October|2012-10-01..2012-10-31 month], out [last Friday|2012-11-02 day], was up from 3 "
        "[the previous month|2012-09-01..2012-09-30 month].",
    ),
    ("2014-03-04", "A decision is due in [the second half|2014-07-01..2014-12-31 half]."),
    ("2008-09-15", "For [the week|2008-09-08..2008-09-14 week], the index rose 1.8 percent."),
    # a habit has no day
    ("2024-08-14", "You read the news and sell that day. Funds that trade pay the same day."),
    ("2024-08-14", "It closed on [May 3|2024-05-03 day]. [That day|2024-05-03 day] it rained."),
    # codes of periods, lists of days
    (
        "2024-06-12",
        "Sales rose in [1Q2024|2024-01-01..2024-03-31 quarter], [2024Q1|2024-01-01..2024-03-31 quarter], [Q1FY2024|"
        "2024-01-01..2024-03-31 quarter], [2H2023|2023-07-01..2023-12-31 half], [9M23|2023-01-01..2023-09-30 range], "
        "[9MFY2023|2023-01-01..2023-09-30 range], [CY23|2023-01-01..2023-12-31 year] and [CY 2022|2022-01-01..2022-12-31 year].",
    ),
    (
        "2024-06-12",
        "In [the December 2023 quarter|2023-10-01..2023-12-31 quarter] it fell; it closed [a fortnight ago|"
        "2024-05-27..2024-06-02 week], on [the 16th of last month|2024-05-16 day].",
    ),
    (
        "2024-06-12",
        "It will close on [10|2024-07-10 day] and [11 July|2024-07-11 day] and on [5|2024-08-05 day], [6|2024-08-06 day] and [7 August 2024|"
        "2024-08-07 day], [June 24th through the 28th|2024-06-24..2024-06-28 range] and [this time next year|2025-06-12 day].",
    ),
    # months that make a quarter are what is compared, not the quarter foreseen before
    (
        "2024-08-01",
        "It will pay nothing [starting in the fourth quarter|2024-10-01.. range]. For [the three months ended June 29|"
        "2024-04-01..2024-06-29 quarter] it lost $2 million after a profit [a year ago|2023-04-01..2023-06-29 quarter].",
    ),
    # the other quarters of the company's own year; a quarter that ends is the nearest
    (
        "2009-05-27",
        "It made a loss in [the fiscal first quarter ended April 30|2009-02-01..2009-04-30 quarter]. It forecast one in "
        "[the second quarter|2009-05-01..2009-07-31 quarter].",
    ),
    ("2009-03-17", "It forecast a loss in [its second quarter ending May 29|2009-03-01..2009-05-29 quarter]."),
    ("2009-04-17", "Sales in [the period ended March 31|2009-01-01..2009-03-31 quarter] fell."),
    # halves in the order in which they are told
    (
        "2007-03-06",
        "Sales will be soft in [the first half|2007-01-01..2007-06-30 half] but should rise in "
        "[the second half|2007-07-01..2007-12-31 half].",
    ),
    # no ends are opened by what is only compared, or told in its order
    (
        "2007-04-03",
        "In [the first quarter|2007-01-01..2007-03-31 quarter] it made 9 -- down 15 percent, or 2, "
        "from [a year earlier|2006-01-01..2006-03-31 quarter].",
    ),
    ("2007-08-20", "It gained on [Friday|2007-08-17 day], after [a day earlier|2007-08-16 day] falling."),
    ("2017-09-15", "It starts [a day after Thanksgiving|2017-11-24 day]."),
    ("2008-06-08", "Nobody was calling for a meeting [before September|..2008-08-31 range]."),
    ("2010-02-03", "It cut costs at the start of its [new fiscal year|2010-01-01..2010-12-31 year]."),
    ("2010-02-03", "It was the second quarter in a row with a loss."),
    ("2017-09-15", "Tallis to hire\n\n(In Sept. 14 story, corrects the second line to say it will hire.)\n\nIt said so."),
    # a quarter of the company's own year
    (
        "2023-10-24",
        "Profit rose in [the fiscal first quarter ended September 29|2023-07-01..2023-09-29 quarter]. "
        "[First-quarter|2023-07-01..2023-09-29 quarter] sales rose.",
    ),
    # the quarter that a forecast is about, and from then on the same one
    (
        "2023-07-27",
        "It raised its [fourth-quarter|2023-10-01..2023-12-31 quarter] profit target. "
        "Some were too hopeful about [the fourth quarter|2023-10-01..2023-12-31 quarter].",
    ),
    # "months earlier" goes back to a date that is fine enough
    (
        "2023-01-13",
        "It said in [December|2022-12-01..2022-12-31 month] it would close two plants [by 2026|..2026-12-31 range]. "
        "[Two months earlier|2022-10-01..2022-10-31 month], it sold one.",
    ),
    (
        "2023-10-20",
        "In [the first nine months|2023-01-01..2023-09-30 range], profit was $5, up from $4 "
        "[a year earlier|2022-01-01..2022-09-30 range].",
    ),
    # the year and the day that are spoken of
    (
        "2022-12-26",
        "It will spend $3 in [2023|2023-01-01..2023-12-31 year] and will open a shop [late in the year|2023-09-01..2023-12-31 range].",
    ),
    ("2018-12-21", "It lost $200 billion of its value since a [January|2018-01-01..2018-01-31 month] peak, and is down from its [January|2018-01-01..2018-01-31 month] high."),
    ("2023-11-13", "A summit will open on [Wednesday|2023-11-15 day]. Speaking [later in the day|2023-11-13 day], she said so."),
    ("2023-11-13", "They worked until the day of the launch, and through the day."),
    ("2023-09-05", "In [2008|2008-01-01..2008-12-31 year] it began. It closed [a year ago|2022-01-01..2022-12-31 year]."),
    (
        "2022-11-21",
        "It will fly on [Jan. 7|2023-01-07 day]. The firm said if the [Jan. 7|2023-01-07 day] test failed, it stopped.",
    ),
    (
        "2022-11-21",
        "The test will come in [March|2023-03-01..2023-03-31 month], with a crew following in [August|2023-08-01..2023-08-31 month].",
    ),
    # what follows something to come is to come
    ("2023-11-13", "Two banks will report, one on [Wednesday|2023-11-15 day] and, it seems, another [Thursday|2023-11-16 day]."),
    # the year before, whose results are reported
    ("2023-01-13", "The airline will publish its [full-year|2022-01-01..2022-12-31 year] results soon."),
    ("2023-01-13", "The airline will stand by its [full-year|2023-01-01..2023-12-31 year] outlook."),
    # "not until May" is in May
    ("2023-11-15", "The drug won’t be sold [until next year|2024-01-01..2024-12-31 year]."),
    ("2023-11-15", "The drug was not expected to be sold [until early 2024|2024-01-01..2024-04-30 range]."),
    ("2023-11-15", "The drug may be sold [until next year|..2024-12-31 range]."),
    # the month and the quarter told in the sentence before
    ("2023-02-16", "Output fell in [January|2023-01-01..2023-01-31 month]. It lost 3 jobs in [the month|2023-01-01..2023-01-31 month]."),
    (
        "2023-02-17",
        "Shares fell in [the quarter|2022-10-24..2023-01-23 quarter]. It lost $5 in "
        "[its fiscal third quarter that ended January 23|2022-10-24..2023-01-23 quarter].",
    ),
    ("2023-11-13", "It met on [July 8, 2021|2021-07-08 day]. [The next day|2021-07-09 day] it closed."),
    (
        "2023-08-14",
        "It held $5 at [the end of the second quarter|2023-06-30 day], and bought in [the quarter|2023-04-01..2023-06-30 quarter].",
    ),
    (
        "2023-07-14",
        "Revenue rose from [a year earlier|2022-04-01..2022-06-30 quarter] to $5 in [the second quarter|2023-04-01..2023-06-30 quarter].",
    ),
    # the year of what a sentence begins with, or goes on from
    ("2012-03-10", "She was elected in [November 2008|2008-11-01..2008-11-30 month] and took office in [January|2009-01-01..2009-01-31 month]."),
    ("2012-03-10", "It opened on [May 3, 2010|2010-05-03 day], but closed on [June 1|2010-06-01 day]."),
    ("2012-03-10", "It was founded in [March 2009|2009-03-01..2009-03-31 month]. It fell in [January|2012-01-01..2012-01-31 month]."),
    ("2012-03-10", "The firm, founded in [March 2009|2009-03-01..2009-03-31 month], cut jobs in [January|2012-01-01..2012-01-31 month]."),
    ("2012-03-10", "In [2009|2009-01-01..2009-12-31 year] it cut jobs in [May|2009-05-01..2009-05-31 month] and again on [Oct. 3|2009-10-03 day]."),
    ("2012-03-16", "It was passed in [the spring of 2010|2010-03-01..2010-05-31 season] and signed [the following autumn|2010-09-01..2010-11-30 season]."),
    (
        "2012-03-16",
        "He left in [May 2010|2010-05-01..2010-05-31 month], having come [the previous December|2009-12-01..2009-12-31 month]; "
        "[the following October|2010-10-01..2010-10-31 month] he died.",
    ),
    # weekdays of a list follow one another
    ("2024-11-20", "Schools were closed [Thursday|2024-11-21 day] and [Friday|2024-11-22 day]. He was freed [two Sundays ago|2024-11-10 day]."),
    ("2024-11-20", "It rained [Saturday|2024-11-16 day] and [Sunday|2024-11-17 day]. [Half-year results to 30 September|2024-04-01..2024-09-30 half] were good."),
    ("2024-11-22", "It will meet on [Thursday|2024-11-28 day], and [Friday|2024-11-29 day]. It fell on [Tuesday|2024-11-19 day] and rose on [Monday|2024-11-18 day]."),
    # what a season was like; a clock before a day; weekends of a month
    ("2012-10-16", "Sales fell after [a poor summer|2012-06-01..2012-08-31 season] and were dampened by [the wet spring|2012-03-01..2012-05-31 season]. A bad fall on a hot summer day hurt."),
    ("2012-03-16", "Residents have [until 5 p.m. Tuesday|..2012-03-20 range] to reply, rivals [by noon on Monday|..2012-03-19 range], others [by 5pm on Friday|..2012-03-16 range]."),
    ("2012-03-16", "It will be held on [the second weekend in May|2012-05-12..2012-05-13 range] and [the last weekend of September|2012-09-29..2012-09-30 range]."),
    ("2012-03-16", "Rain will go on through [April|2012-04-01..2012-04-30 month] and [May|2012-05-01..2012-05-31 month], halfway through [2012|2012-01-01..2012-12-31 year]."),
    ("2012-03-16", "The film has a resolution of 2048 x 1080 or 2048 * 1080 pixels."),
    # a month ago is "last month"
    ("2023-04-09", "It was sold [last March|2022-03-01..2022-03-31 month], and again in [last February|2023-02-01..2023-02-28 month]."),
    # the day of the month that was named with its year
    ("2023-11-15", "Shares fell in [March 2000|2000-03-01..2000-03-31 month]. They peaked on [March 10|2000-03-10 day]."),
])  # fmt: skip
def test_dates_in_articles(nlp: Language, published: str, marked: str) -> None:
    check(nlp, marked, published)


@pytest.mark.parametrize("marked", [
    "Sales in [Jan-Mar|2023-01-01..2023-03-31 range] fell; [Jan-Mar|2023-01-01..2023-03-31 range] profit too.",
    "Profit for [Oct-to-Dec|2023-10-01..2023-12-31 range] rose.",
    "Profit fell in [FY 2018-19|2018-01-01..2019-12-31 range] and in the [2007/2008|2007-01-01..2008-12-31 range] season.",
    "The [Sept|2023-09-01..2023-09-30 month] ISM index rose. Jan Smith said so to Dec Hill.",
    "It closed in [fall|2023-09-01..2023-11-30 season], and sales fall in bad years.",
    "It lost [the second half of its 2023 financial year|2023-07-01..2023-12-31 half] and [the 2022 fiscal year|2022-01-01..2022-12-31 year].",
    "It has fallen [since at least 2019|2019-01-01..2023-11-15 range] and will [until at least March|..2024-03-31 range].",
    "It will run [from 2024 until at least 2030|2024-01-01..2030-12-31 range].",
    "It meets on Monday mornings. The case is 104417/2008, and it ends after the year 2500.",
    "It will change over the next year, but close in [the next quarter|2024-01-01..2024-03-31 quarter].",
    "It expected a loss [by the end of its fiscal year|..2023-12-31 range]; demand [this past quarter|2023-07-01..2023-09-30 quarter] fell.",
    "It will fly [from the start of the winter season|2023-12-01.. range].",
    "In today's world and in today's subprime market, [today|2023-11-15 day]'s numbers were good.",
    "Following [Monday|2023-11-13 day]'s closure it fell, as it had in [1997/98|1997-01-01..1998-12-31 range].",
    "It opened two weeks earlier than usual and will open again in [the next fiscal year|2024-01-01..2024-12-31 year].",
    "Shops will open on [the day after Christmas|2023-12-26 day] and close the [Saturday before Easter|2024-03-30 day].",
    "It will close on [Monday|2023-11-20 day] [before Christmas|..2023-12-24 range].",
    "It was its first [April|2023-04-01..2023-04-30 month] loss, as \"CBS This Morning\" said [this morning|2023-11-15 day].",
    "It was the largest sale since its [September|2023-09-01..2023-09-30 month] rescue.",
    "She said that [June 3|2023-06-03 day] was her day.",
])  # fmt: skip
def test_forms_of_dates(nlp: Language, marked: str) -> None:
    check(nlp, marked, "2023-11-15")
