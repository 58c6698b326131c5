"""What holds for every quantity: places in the text, writing and reading again, surroundings, linear time."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.rules import default_rules
from extractor.values.currencies import CurrencyTable
from extractor.values.quantities import read_quantities
from extractor.values.quantity_rules import FILES
from extractor.values.types import Qualifier, Quantity, Unit
from extractor.values.writing import QuantityWriter
from tests.effort import assert_linear

RULES = default_rules()
WRITER = QuantityWriter(RULES)
CODES = sorted(CurrencyTable(RULES).codes)
VAGUE = [
    (100, 999),
    (1000, 9999),
    (24, 99),
    (2000, 9000),
    (10_000, 99_999),
    (1_000_000, 9_990_000),
    (200, 900),
]

values = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(10) ** 12, places=2).map(
    lambda value: value.quantize(Decimal(1)) if value == int(value) else value.normalize()
)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Any quantity that a text can state."""
    unit = draw(st.sampled_from(Unit))
    currency = draw(st.sampled_from(CODES)) if unit is Unit.MONEY else None
    qualifier = draw(st.sampled_from(Qualifier))
    low, high = sorted([draw(values), draw(values)])
    if qualifier is Qualifier.VAGUE:
        unit, currency = (unit, currency) if unit is Unit.MONEY else (Unit.NUMBER, None)
        low, high = map(Decimal, draw(st.sampled_from(VAGUE)))
        currency = currency and "USD"
    elif qualifier is not Qualifier.RANGE or low == high:
        qualifier = Qualifier.EXACT if qualifier is Qualifier.RANGE else qualifier
        high = low
    if unit is Unit.NUMBER and qualifier is not Qualifier.VAGUE:
        low, high = low.to_integral_value() + 1, high.to_integral_value() + 1
        if qualifier is Qualifier.RANGE and low == high:
            high += 1
    return Quantity(
        None if qualifier is Qualifier.AT_MOST else low,
        None if qualifier is Qualifier.AT_LEAST else high,
        qualifier, unit, 0, 0, "", currency,
    )  # fmt: skip


def value(quantity: Quantity) -> tuple[object, ...]:
    return quantity.low, quantity.high, quantity.qualifier, quantity.unit, quantity.currency


@given(quantity=quantities())
def test_what_is_written_reads_back_as_the_same_value(quantity: Quantity) -> None:
    written = WRITER.write(quantity)
    assert [value(found) for found in read_quantities(written)] == [value(quantity)]


@given(quantity=quantities())
def test_reading_a_quantitys_own_text_again_changes_nothing(quantity: Quantity) -> None:
    (found,) = read_quantities(f"The mill needs {WRITER.write(quantity)}.")
    (again,) = read_quantities(found.text)
    assert (value(again), again.text, again.start) == (value(found), found.text, 0)


@given(
    quantity=quantities(),
    before=st.sampled_from(["", "It said it will need ", "İzmir’s mill (in “Ağrı”) needs ", "\U0001f600\n\nNeeds: "]),
    after=st.sampled_from(["", ".", ", it said.", " — the board agreed.", ", and so on", "\n\nThe end."]),
)  # fmt: skip
def test_what_stands_around_changes_nothing(quantity: Quantity, before: str, after: str) -> None:
    written = WRITER.write(quantity)
    (alone,) = read_quantities(written)
    (found,) = read_quantities(before + written + after)
    assert (value(found), found.text, found.start) == (value(alone), alone.text, len(before) + alone.start)


def words_of(table: object) -> set[str]:
    """Every word and phrase in a rule file."""
    match table:
        case str():
            return {table}
        case dict():
            return {str(key) for key in table} | {
                word for value in table.values() for word in words_of(value)
            }
        case list():
            return {word for value in table for word in words_of(value)}
    return set()


LISTED = sorted({word for file in FILES.values() for word in words_of(RULES.table(file))})
MARKS = [
    "1",
    "2,5",
    ".5",
    "1,000",
    "2008",
    "007",
    "%",
    "$",
    "€",
    "US$",
    "A$",
    "½",
    "3/4",
    "-5",
    "+1",
    "Q3",
    "3M",
    "1'234",
    "/",
    ":",
    ";",
    ".",
    ",",
    "(",
    ")",
    "[",
    "=",
    "İ",
    "ß",
    "\x00",
    "#",
    "5/17/2018",
    "10:30",
    "7203.T",
    "1e9",
]
pieces = st.one_of(st.sampled_from(LISTED), st.sampled_from(MARKS), st.integers(0, 10**6).map(str))
gaps = st.sampled_from([" ", " ", " ", "-", "", "\n", "  ", "\n\n", "–", "\u00a0"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of the words that the rules know, with any gaps between them."""
    return "".join(draw(pieces) + draw(gaps) for _ in range(draw(st.integers(1, 30))))


@given(text=texts() | st.text())
@settings(max_examples=600, suppress_health_check=[HealthCheck.too_slow])
def test_spans_lie_in_the_text_in_order_and_equal_it(text: str) -> None:
    end = 0
    for quantity in read_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.low is not None or quantity.high is not None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        assert (quantity.currency is not None) == (quantity.unit is Unit.MONEY)
        end = quantity.end


HOSTILE = [
    "7", "1,", "1,1", "1,111,", "1.", "1 ", "111 ", "1-", "1/", "1:", "$", "$1", "€ ", "(", "([", "[1", "(1", "1)\n", "million ",
    "hundred ", "hundred thousand ", "one ", "one hundred and ", "two-", "twenty ", "a million ", "half a ", "several ", "tens of ",
    "one point one ", "1 million ", "$1 to ", "between 1 and ", "from 1 to ", "1% ", "more than ", "up to about ", "the the ",
    "Flight ", "a@", "www.", "http://", "+1 ", "A1", "US$", "U.S. ", "dollars ", "5 Canadian ", "½", "1 in ", "1 = ", "per cent ",
    "-", "—", "\n", " ", "\x00", "İ", "x",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_reading_takes_work_in_proportion_to_the_text(piece: str) -> None:
    assert_linear(lambda times: read_quantities(piece * times), 300)


@pytest.mark.parametrize("piece", ["7", "1,1,", "1,111,", "([", "$", "million "])
def test_a_hostile_megabyte_is_read(piece: str) -> None:
    """It takes seconds; with an expression that tries again from every place it would take hours."""
    text = piece * (1_000_000 // len(piece))
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in read_quantities(text))
