"""Quantities in sentences: each case marks every quantity and its value; what is not marked is none."""

from __future__ import annotations

import pytest

from tests.values.marked_quantities import check


@pytest.mark.parametrize("marked", [
    "[1.54 million|1540000] people; [2 1/2 million|2500000]; [2½ million|2500000]; [five hundred thousand|500000]; [fifteen hundred|1500]",
    "[three hundred and fifty|350]; [twenty-five|25]; [two dozen|24]; [half a dozen|6]; [a hundred|100]; [hundred thousand|100000]",
    "[3.2bn|3200000000]; [500-crore|5000000000]; [three lakh crore|3000000000000]; [1 million and a half|1500000]; [a quarter million|250000]",
    "[50 000|50000] jobs; [1 500 000 euros|1500000 EUR]; [1,5 percent|1.5 %]; [12,34,567.89 rupees|1234567.89 INR]; [CHF 1'234.50|1234.5 CHF]",
    "It made [a million|1000000] [two|2] years ago; [one million two hundred thousand|1200000] since.",
    "[two|2] of the [five|5] plants; [one|1] worker; [one or two|1..2 range] sites; [six|6] vans; [nine point nought four|9.04]",
    "No one came. One of them, the one that spoke at one point, is one more. Plan B is a good one for one. It sold under one of its names.",
])  # fmt: skip
def test_numbers_in_digits_and_words(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", [
    "[up to about 500|..500 at_most]; [more than an estimated 500|500.. at_least]; [no fewer than 30|30.. at_least]; [at least some 200|200.. at_least]",
    "a further [500|500], an additional [400|400], [another million|1000000], [some 35|35 about], [well over 1,000|1000.. at_least]",
    "[a little more than 2 percent|2.. % at_least]; [slightly less than 4,000|..4000 at_most]; ([about 500|500 about] people)",
    "[400 or so|400 about]; [400 or more|400.. at_least]; [2000-plus|2000.. at_least] jobs; [40 at most|..40 at_most]; [1,000+|1000.. at_least] jobs; [~500|500 about]; [<20%|..20 % at_most]",
    "exactly [70|70], a total of [600|600], [up to a total of 600|..600 at_most], the top [10 percent|10 %], but it may [top 10 percent|10.. % at_least] and [exceed $1.5 billion|1500000000.. USD at_least]",
    "Fewer than the [5,000|5000] of last year, more than the [$1.50|1.5 USD] of this one.",
    "Profit shot up to [$99 million|99000000 USD]; it adds up to [$325|325 USD], and [up to 30|..30 at_most] jobs go.",
    "Costs fell against 2008 and [more than 5,500|5500.. at_least] jobs went, in the next [two|2] or three quarters.",
    "The index edged up to [75.5|75.5] from [74|74]; the firm cut [up to 30|..30 at_most] jobs.",
    '[about 38 cents to 43 cents|0.38..0.43 USD range]; "[several hundred|200..900 vague]" jobs—[over 150|150.. at_least] of them here',
    "[up to several hundred|..900 at_most]; [a couple of hundred|200 about]; [more than a dozen|12.. at_least]; [billions of dollars|1000000000..9990000000 USD vague]",
    "They talked about it.\n\n[500|500] went, and\n[more than\n500|500.. at_least] did not.",
])  # fmt: skip
def test_hedges(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", [
    "[between $5 million and $7 million|5000000..7000000 USD range]; [$5-7 million|5000000..7000000 USD range]; [$5 to $7|5..7 USD range]",
    "[5 to 7 million euros|5000000..7000000 EUR range]; [€5-€7|5..7 EUR range]; [5% to 7%|5..7 % range]; [five to seven percent|5..7 % range]",
    "[between about 300 and 400|300..400 range] jobs; [5 or 6 percent|5..6 % range]; [20 or 30 percent|20..30 % range]; it fell [3|3 %] and [5 percent|5 %]; [two or three hundred|200..300 range]; [two to three thousand|2000..3000 range]",
    "in the range of [$475 million and $500 million|475000000..500000000 USD range]; [10–12 percent|10..12 % range]; [600 to 800|600..800 range] jobs",
    "Shares fell [$1.31|1.31 USD] to [$36.83|36.83 USD]; claims fell [12,000|12000] to [430,000|430000]; costs will rise [$40 million to $50 million|40000000..50000000 USD range].",
    "It raised its dividend [5 cents|0.05 USD] to [55 cents|0.55 USD]; it raised [$10 million to $12 million|10000000..12000000 USD range]; it is 35C (95F).",
    "Staff fell from [9,000|9000] to [5,000|5000]; sales rose from [$5 million|5000000 USD] to [$7 million|7000000 USD]; estimates went from",
    "It sees from [$3 to $5|3..5 USD range / a share] a share. It fell another [$1,650|1650 USD] to [$115,850|115850 USD]. The vote was 65-31, then 3-2. It ran in 2007-08 and 2008-2009, and rose in 2007 to [13.8 billion euros|13800000000 EUR]; [1500-2000 euros|1500..2000 EUR range]",
    "It gave [$500|500 USD] to [20|20] families; [between a quarter and a third|25..33.3 % range] of its staff; [two|2] in [five|5] years",
    "It has [500|500] and [600|600] vans and [$5|5 USD] and [$6|6 USD]; [3 dollars 50 cents|3.5 USD]; [thirteen dollars and forty-five cents|13.45 USD].",
])  # fmt: skip
def test_ranges_and_sums(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", [
    "It cut [a third|33.3 % about] of its jobs, [more than half|50.. % at_least] of them here, and its fleet by [half|50 %].",
    "The fleet was cut in [half|50 %] from last year, [nearly a quarter|25 % about] of it here; [3/4|75 %] of the staff; [two out of three|66.7 % about] workers.",
    "a [one-third|33.3 % about] stake; it owns [two thirds|66.7 % about], they [one third|33.3 % about]; it lost [a fifth|20 %].",
    "A mill closed, and a third. It earns [$5|5 USD exact / a quarter] a quarter. Notes rose 5/32.",
    "The first half of 2008; the third quarter; for a third day; a third party; a quarter of a century; half an hour; the other half of it.",
    "[half a percentage point|0.5 points]; [three quarters of a percentage point|0.75 points]; [1/2 percent|0.5 %]; [2-1/4 percent|2.25 %]; [25 bps|0.25 points]",
    "a [10-percent|10 %] stake, up [5 pct|5 %] or [-1.5%|-1.5 %]; [the majority|50.. % at_least] of its staff",
])  # fmt: skip
def test_shares(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", [
    "On May 4, 2008, by Oct. 5, on 12 November and Nov. 12-14, 2009-11-05, 5/17/2018 or 31-12-2008, in the 1990s and in '98.",
    "It cut [2000|2000] jobs in 2008, the 2008 cuts, [about 2000|2000 about] jobs; in 2009 jobs went.",
    "At 10:30, 9 a.m., 5 pm, 1430 GMT; call +1 646 223 6000, (212) 555-0100, 020 7542 1122 or 1-800-555-1234.",
    "No. 3, Flight 93, Chapter 11, Local 900, page 12, Boeing 737s, a 747-400, the 787, Airbus A380, the S&P 500, Fortune 500, World War Two.",
    "Dana Whitlock, 45, is 45 years old, a 45-year-old, aged 45.",
    "1. First\n(2) Second\n3) Third [para. 5]",
    "See http://example.org/2008/11/12345 or write to mill99@example.org; 7203.T; 0001.HK; NOK1V.HE; version 1.2.3; 192.168.1.1; No. 08-08716; No. 10-3229; 007; ages 18 to 29",
    "a three-year plan, 30-year bonds, a five-star hotel; but a [350|350]-strong office",
    "($1 = 0.7742 euros) ($1=.6268 Pound) (1 euro = $1.30)",
    "Group of 20, Formula One, Capital One, 20/20, Web 2.0, 3M Co, F-150, Channel 4, Studio 54, iPhone 6 Plus, MP3, B-52, 4G, 20th, 3rd",
])  # fmt: skip
def test_numbers_that_are_no_quantities(marked: str) -> None:
    check(marked)
