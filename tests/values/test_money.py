"""Money: every spelling of a currency, and which one an article means by a sign that several share."""

from __future__ import annotations

import pytest
from babel.numbers import get_currency_name

from extractor.rules import default_rules
from extractor.values.currencies import CurrencyTable
from extractor.values.quantities import read_quantities
from tests.values.marked_quantities import check

CODES = sorted(CurrencyTable(default_rules()).codes)


@pytest.mark.parametrize("code", CODES)
def test_every_currency_by_code_and_names(code: str) -> None:
    one, many = (get_currency_name(code, count=count, locale="en") for count in (1, 2))
    for text in (
        f"{code} 5 million",
        f"5 million {code}",
        f"{code}5m",
        f"5 million {many}",
        f"a 5-million-{one} loan",
    ):
        (found,) = read_quantities(text)
        assert (found.low, found.currency) == (5_000_000, code), text


@pytest.mark.parametrize("marked", [
    "[500 million Swedish crowns|500000000 SEK]; [40 million kronor|40000000 SEK]; [kr 500 million|500000000 SEK]; [20 million Danish crowns|20000000 DKK]",
    "[500 zł|500 PLN]; [300 Kč|300 CZK]; [₹5,000 crore|50000000000 INR]; [Rs. 2,000|2000 INR]; [Rs500 crore|5000000000 INR]; [₩500bn|500000000000 KRW]",
    "[R$2.5 billion|2500000000 BRL]; [10 million reais|10000000 BRL]; [RM5 million|5000000 MYR]; [40 million Hong Kong dollars|40000000 HKD]",
    "[12 million won|12000000 KRW]; [12|12] won promotions.",
    "In Seoul a ticket costs [5,000 won|5000 KRW].",
    "[$10 million USD|10000000 USD]; [USD$15|15 USD]; [US $15 billion|15000000000 USD]; [$45 million Cdn|45000000 CAD]; [CDN$4 million|4000000 CAD]",
    "[30 MUSD|30000000 USD]; [MAUD 60|60000000 AUD]; [75 USD million|75000000 USD]; [rmb 10|10 CNY]; [20 lakh rupees|2000000 INR]",
    "[one dollar|1 USD exact / a share] a share; [$70|70 USD exact / a-share]-a-share; [£9|9 GBP exact / /hour]/hour; [$12,000|12000 USD exact / each] each; [$5|5 USD] a year earlier; [$5|5 USD] a year on; [$60|60 USD exact / a barrel] a barrel on Monday; [$8|8 USD exact / a share] a share earlier; [$64|64 USD exact / per square foot] per square foot; [$2|2 USD exact / per diluted share] per diluted share; [$20|20 USD exact / a metric ton] a metric ton",
    "[25 euro cents|0.25 EUR]; [99 pence|0.99 GBP]; [3p|0.03 GBP]; [75¢|0.75 USD]; a 1080p screen",
    "[-$5 million|-5000000 USD]; a loss of [-3.5 million euros|-3500000 EUR]; [minus $3 million|-3000000 USD]; [$(0.18)|-0.18 USD]; [US$(12.4 million)|-12400000 USD]; [$(12.3) million|-12300000 USD]; ([$5|5 USD])",
    "[1.27 trillion won|1270000000000 KRW] ([$1.35 billion|1350000000 USD])",
    "ALL [5|5] mills; [T$30|30 TWD]; X$[20|20]; a [$4 billion|4000000000 USD] loan; [ALL 5 million|5000000 ALL]",
    "It weighs [50|50] pounds, in a 35-pound box.",
    "The mill sold [2 million|2000000] pounds of iron for [3 million pounds|3000000 GBP].",
    "The London mill owes [50 million pounds|50000000 GBP] of debt.",
    "It can carry [up to 40|..40 at_most] pounds.",
    "The London mill's box weighs [3|3] pounds and costs [3 pounds|3 GBP].",
    "Ministers of the [15|15] euro zone states met; [one|1] euro-zone source put [15 euros|15 EUR] on it.",
    "In Seoul the iPhone 8 won’t sell for [8,000 won|8000 KRW].",
    "At 2006 dollar rates and before 2012 euro adoption it paid a [2000 euro|2000 EUR] fine.",
])  # fmt: skip
def test_spellings(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", [
    "TORONTO (CP) - The Ontario mill will spend [$5 million|5000000 CAD] in Quebec, it said. Canadian mills in Canada earn [50 cents|0.5 CAD] less.",
    "TORONTO (Reuters) - The Ontario mill will spend [$5 million|5000000 USD] in Quebec. Canadian mills earn less.",
    "The Toronto mill, in Ontario, spent [C$3 million|3000000 CAD] in Canada and [$5 million|5000000 USD] in Quebec.",
    "The Toronto mill took a [US$3-million|3000000 USD] charge. It has [$5 million|5000000 CAD] in Canadian cash.",
    "The Australian mill, of Sydney, said in Melbourne that it lost [$5 million|5000000 AUD].",
    "Singapore's biggest mill, listed on the SGX, lost [$5 million|5000000 SGD] in Singapore.",
    "The mill lost [$5 million|5000000 USD].",
    "The Tokyo bank lent [¥5 billion|5000000000 JPY].",
    "The Beijing bank lent [¥5 billion|5000000000 CNY].",
    "Egyptian banks lent [5 billion pounds|5000000000 EGP] in Egypt.",
    "The Pakistani mill owes [5 million rupees|5000000 PKR] in Pakistan.",
    "The Philippines bank lent [5 million pesos|5000000 PHP].",
])  # fmt: skip
def test_the_articles_own_cues_tell_the_currency(marked: str) -> None:
    check(marked)
