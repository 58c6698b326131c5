"""Calendar arithmetic: units, their parts, their neighbours; whole months stay whole months."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.values import calendar
from extractor.values.calendar import Stretch
from extractor.values.types import Granularity

DAYS = st.dates(min_value=datetime.date(1800, 1, 1), max_value=datetime.date(2200, 12, 31))
UNITS = st.sampled_from([unit for unit in Granularity if unit is not Granularity.RANGE])


def spelled(stretch: Stretch | None) -> str:
    assert stretch is not None
    return f"{stretch.first}..{stretch.last}"


@pytest.mark.parametrize(
    ("unit", "day", "expected"),
    [
        (Granularity.WEEK, "2023-11-15", "2023-11-13..2023-11-19"),
        (Granularity.MONTH, "2024-02-10", "2024-02-01..2024-02-29"),
        (Granularity.QUARTER, "2023-11-15", "2023-10-01..2023-12-31"),
        (Granularity.HALF, "2023-06-30", "2023-01-01..2023-06-30"),
        (Granularity.SEASON, "2024-01-15", "2023-12-01..2024-02-29"),
        (Granularity.SEASON, "2023-10-15", "2023-09-01..2023-11-30"),
        (Granularity.DECADE, "1995-01-15", "1990-01-01..1999-12-31"),
    ],
)
def test_unit_around_a_day(unit: Granularity, day: str, expected: str) -> None:
    assert spelled(calendar.unit_of(datetime.date.fromisoformat(day), unit)) == expected


@pytest.mark.parametrize(
    ("stretch", "name", "expected"),
    [
        (calendar.year(2022), "early", "2022-01-01..2022-04-30"),
        (calendar.year(2022), "mid", "2022-05-01..2022-08-31"),
        (calendar.year(2022), "late", "2022-09-01..2022-12-31"),
        (calendar.month(2023, 11), "early", "2023-11-01..2023-11-10"),
        (calendar.month(2023, 11), "mid", "2023-11-11..2023-11-20"),
        (calendar.month(2023, 2), "late", "2023-02-21..2023-02-28"),
        (calendar.quarter(2023, 1), "mid", "2023-02-01..2023-02-28"),
        (calendar.decade(1990), "early", "1990-01-01..1993-04-30"),
        (calendar.week_of(datetime.date(2006, 12, 31)), "early", "2006-12-25..2006-12-26"),
        (calendar.year(2022), "end", "2022-12-31..2022-12-31"),
        (calendar.month(2023, 2), "start", "2023-02-01..2023-02-01"),
    ],
)
def test_part(stretch: Stretch, name: calendar.PartName, expected: str) -> None:
    assert spelled(calendar.part(stretch, name)) == expected


@pytest.mark.parametrize(
    ("last", "unit", "count", "expected"),
    [
        ("2008-08-31", Granularity.QUARTER, 1, "2008-06-01..2008-08-31"),
        ("2019-05-05", Granularity.WEEK, 1, "2019-04-29..2019-05-05"),
        ("2010-03-31", Granularity.YEAR, 1, "2009-04-01..2010-03-31"),
        ("2023-09-30", Granularity.MONTH, 9, "2023-01-01..2023-09-30"),
    ],
)
def test_units_that_end_with_a_day(last: str, unit: Granularity, count: int, expected: str) -> None:
    assert spelled(calendar.ending(datetime.date.fromisoformat(last), unit, count)) == expected


@given(DAYS, UNITS)
def test_a_day_lies_in_its_unit(day: datetime.date, unit: Granularity) -> None:
    found = calendar.unit_of(day, unit)
    assert found.first is not None
    assert found.last is not None
    assert found.first <= day <= found.last
    assert calendar.unit_of(found.first, unit) == calendar.unit_of(found.last, unit) == found


@given(DAYS, UNITS, st.integers(min_value=-50, max_value=50))
def test_shifting_a_unit_there_and_back(day: datetime.date, unit: Granularity, count: int) -> None:
    found = calendar.unit_of(day, unit)
    there = calendar.shift(found, unit, count)
    assert there is not None
    assert there.first is not None
    assert calendar.unit_of(there.first, unit) == there
    assert calendar.shift(there, unit, -count) == found


@given(DAYS, UNITS)
def test_the_three_parts_make_up_the_unit(day: datetime.date, unit: Granularity) -> None:
    whole = calendar.unit_of(day, unit)
    early, mid, late = (calendar.part(whole, name) for name in ("early", "mid", "late"))
    if whole.first != whole.last:
        one = datetime.timedelta(1)
        assert early.last is not None
        assert mid.last is not None
        assert (early.first, late.last) == (whole.first, whole.last)
        assert (early.last + one, mid.last + one) == (mid.first, late.first)


def test_beyond_the_calendar_there_is_nothing() -> None:
    assert calendar.shift(calendar.year(2000), Granularity.YEAR, 10**6) is None
    assert calendar.shift(calendar.day(datetime.date(2000, 1, 1)), Granularity.DAY, 10**9) is None
    assert calendar.day_of(2023, 2, 31) is None
