"""Expressions of money and numbers that the usual libraries get wrong, each with its right reading."""

from __future__ import annotations

import pytest

from tests.values.marked_quantities import check


@pytest.mark.parametrize("marked", [
    "[€1.2bn|1200000000 EUR]; [€1.5bn|1500000000 EUR]",
    "It booked a [$1.2bn|1200000000 USD] charge.",
    "[US$5m|5000000 USD]; [$250m|250000000 USD]",
    "[$250m to $300m|250000000..300000000 USD range]",
    "[$1.2 billion-$1.4 billion|1200000000..1400000000 USD range]; [$1.2-1.4 billion|1200000000..1400000000 USD range]",
    "[$400B+|400000000000.. USD at_least]; [more than $1 billion|1000000000.. USD at_least / a day] a day",
    "[A$500 million|500000000 AUD]; [S$2 billion|2000000000 SGD]; [HK$3 bln|3000000000 HKD]; [C$1.1 mln|1100000 CAD]",
    "[RMB 3 billion|3000000000 CNY]; [Rs 500 crore|5000000000 INR]; [NT$4 bn|4000000000 TWD]",
    "[¥500 billion|500000000000 JPY]",
    "In Shanghai the bank lent [¥500 billion|500000000000 CNY].",
    "[half a billion dollars|500000000 USD]; [half a million|500000]; [one and a half million|1500000]",
    "[$1MM|1000000 USD]; [$3.5 mln|3500000 USD]; [dlrs 220 million|220000000 USD]; [220 mln dlrs|220000000 USD]",
    "[67 cents|0.67 USD]; [25 pence|0.25 GBP]; [50p|0.5 GBP]; [2.5 cts|0.025 USD]",
    "[£45k|45000 GBP] jobs / [10k|10000] jobs / [500M|500000000] revenue",
    "[1.234,56 euros|1234.56 EUR]; [1,08,900|108900]; [2 lakh|200000]; [20 lakh rupees|2000000 INR]",
    "[between 15,000 and 17,500|15000..17500 range]; [15,000-17,500|15000..17500 range]; [10,000 to 12,000|10000..12000 range]",
    "[tens of thousands|10000..99999 vague]; [hundreds|100..999 vague]; [a few hundred|200..900 vague]",
    "[several thousand|2000..9000 vague]; [dozens|24..99 vague]; [a dozen|12]",
    "[one in five|20 %] workers; [1 in 10|10 %] workers; [a third|33.3 % about] of them; [two-thirds|66.7 % about] of them",
    "[a quarter|25 %] of its staff; [half|50 %] its staff",
    "[ten percent|10 %]; [10 pct|10 %]; [10 per cent|10 %]; [10%|10 %]; [10 percentage points|10 points]; [50 basis points|0.5 points]",
    "737 MAX; A380; Q3; 3M; 7-Eleven; Forever 21; 24/7; 401(k); 9/11; Covid-19; G20; 20th Century Fox",
    "[nearly 900,000|900000 about]; [just under 5,000|..5000 at_most]; [not more than 300|..300 at_most]; [at least 700|700.. at_least]",
    "[as many as 1,400|..1400 at_most]; [upwards of 50|50.. at_least]; [4,000-plus|4000.. at_least]; [300-odd|300 about]; [fewer than 100|..100 at_most]",
    "[$102.34|102.34 USD] on [2,000|2000] sites; [3.5%|3.5 %] to [$102.34|102.34 USD]",
])  # fmt: skip
def test_money_and_numbers(marked: str) -> None:
    check(marked)
