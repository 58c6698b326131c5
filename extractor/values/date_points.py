"""From the words of one matched point pattern to the node that they stand for: one function per `kind`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from extractor.values.calendar_forms import read_calendar_form
from extractor.values.date_lexicon import DateLexicon, full_year, holiday_name
from extractor.values.date_structure import (
    Between,
    CalendarDay,
    Counted,
    CutAt,
    Direction,
    Ended,
    Holiday,
    Node,
    Offset,
    PartOf,
    Rest,
    Same,
    Unit,
    Weekday,
    Weekend,
    Within,
)
from extractor.values.types import Granularity

#: The words of the named groups of a pattern, in lower case.
Words = Mapping[str, list[str]]
Row = dict[str, Any]


def build_point(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    """The node of a point; None where the words name no day ("February 31")."""
    return _BUILDERS[row["kind"]](row, words, lexicon)


def _year(words: Words, lexicon: DateLexicon) -> int | None:
    if "year_code" in words:
        return labelled_year(words["year_code"][0])
    return lexicon.year(words["year"]) if "year" in words else None


def _direction(row: Row, words: Words, lexicon: DateLexicon) -> Direction | None:
    if "direction" in words:
        return lexicon.directions[words["direction"][0]]
    return Direction(row["direction"]) if "direction" in row else None


def calendar_day(month: int, day: int, year: int | None, ambiguous: bool = False) -> CalendarDay | None:
    """The day of a month; None where the month has none of that number."""
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return None
    return CalendarDay(month, day, year, ambiguous)


def _iso_day(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    year, month, day = map(int, words["iso"][0].split("-"))
    return calendar_day(month, day, year)


def _figures_day(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    """Month first where both are possible, and marked; the day first where only that is possible, or with dots."""
    figures = words["figures"][0]
    first, second, year = (int(figure) for figure in re.findall(r"\d+", figures))
    year = full_year(year) if year < 100 else year
    if "." in figures:
        return calendar_day(second, first, year)
    if first > 12:
        return calendar_day(second, first, year)
    return calendar_day(first, second, year, ambiguous=second <= 12 and first != second)


def _calendar_form(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    """A complete date in an unusual form; the name of a month is checked before dateparser sees it."""
    form = words["form"][0]
    name = re.search(r"[a-z]{3,}", form)
    if name and name[0] not in lexicon.months:
        return None
    day = read_calendar_form(form)
    return CalendarDay(day.month, day.day, day.year) if day else None


def _day(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    month = lexicon.months[words["month"][0]]
    found = calendar_day(month, lexicon.ordinal(words["day"][0]), _year(words, lexicon))
    return replace(found, direction=_direction(row, words, lexicon)) if found else None


def _day_named(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    """A day of the month, whose month the text has named before."""
    return Counted(Granularity.DAY, lexicon.ordinal(words["day"][0]), Unit(Granularity.MONTH), nth=True)


def _days(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    month, year = lexicon.months[words["month"][0]], _year(words, lexicon)
    first = calendar_day(month, lexicon.ordinal(words["day"][0]), year)
    last = calendar_day(month, lexicon.ordinal(words["last_day"][0]), year)
    if first is None or last is None:
        return None
    return Between(first, last) if first.day < last.day else None


def _unit(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    unit = lexicon.unit(words["unit"][0]) if "unit" in words else Granularity(row["unit"])
    if unit is None:
        return None
    number, year = None, _year(words, lexicon)
    if "month" in words:
        number = lexicon.months[words["month"][0]]
    elif "season" in words:
        number = lexicon.seasons[words["season"][0]]
    elif "number" in words:
        number = lexicon.ordinal(words["number"][0])
    elif "code" in words or "half_code" in words:
        code = (words.get("code") or words["half_code"])[0]
        number, named = _code_parts(code)
        year = named or year
    elif "fiscal_code" in words:
        year = labelled_year(words["fiscal_code"][0])
    if number is not None and unit is Granularity.HALF:
        number = 2 if number == -1 else number
    if number is not None and number > {Granularity.QUARTER: 4, Granularity.HALF: 2}.get(unit, 12):
        return None
    return Unit(unit, number, year, _direction(row, words, lexicon))


def _quarter_ending(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    month = Unit(Granularity.MONTH, lexicon.months[words["month"][0]], _year(words, lexicon))
    return Ended(Granularity.QUARTER, month)


def _counted_year(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    if "months_code" in words:
        months, code_year = _code_parts(words["months_code"][0])
        return Counted(Granularity.MONTH, months, Unit(Granularity.YEAR, year=code_year))
    unit = lexicon.unit(words["unit"][0])
    number = _year(words, lexicon)
    year = Unit(Granularity.YEAR, year=number, direction=None if number else Direction.SAME)
    count = lexicon.number(words["count"]) * lexicon.ends[words["sign"][0]]
    return Counted(unit, count, year) if unit else None


def _split_year(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    """From the first year to the second, which must be one of the next ones: "2008-09", "2008/2009"."""
    first, second = labelled_year(words["year"][0]), words["last_year"][0]
    last = first - first % 100 + int(second) if len(second) == 2 else int(second)
    if len(second) == 1 or not first < last <= first + 10:
        return None
    return Between(
        Unit(Granularity.YEAR, year=first), Unit(Granularity.YEAR, year=last), is_split=last == first + 1
    )


def _code_parts(code: str) -> tuple[int, int | None]:
    """The number and the year of "q3", "3q24", "h1fy2024", "2024q3", "9m24"."""
    if code[:4].isdigit():
        return int(code[-1]), int(code[:4])
    digits = "".join(re.findall(r"\d", code))
    return int(digits[0]), labelled_year(digits[1:]) if len(digits) > 1 else None


def labelled_year(word: str) -> int:
    """The year of "2023", "’23", "FY2023" or "FY23"."""
    year = int("".join(re.findall(r"\d", word)))
    return year if year > 99 else full_year(year)


def _decade(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    word = words["decade"][0]
    if word in lexicon.decades:
        return Unit(Granularity.DECADE, lexicon.decades[word])
    digits = "".join(re.findall(r"\d", word))
    if len(digits) == 4 and int(digits) % 10:
        return Unit(Granularity.YEAR, year=int(digits))
    first = int(digits) if len(digits) == 4 else 1900 + int(digits) + (100 if int(digits) < 20 else 0)
    if first < 2000 and not first % 100 and len(digits) == 4:
        # "the 1800s" are a century
        return Between(Unit(Granularity.YEAR, year=first), Unit(Granularity.YEAR, year=first + 99))
    return Unit(Granularity.DECADE, first)


def _weekday(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    if "ago" in words:
        weeks = lexicon.number(words["ago"])
        return Weekday(lexicon.weekdays[words["weekday"][0].removesuffix("s")], weeks=1 - weeks)
    number = lexicon.weekdays[words["weekday"][0]]
    if "weeks" in words:
        weeks = lexicon.number(words["weeks"])
        return Weekday(number, weeks=weeks if "sign" in words else -weeks)
    if "weeks" in row:
        return Weekday(number, _direction(row, words, lexicon), row["weeks"])
    return Weekday(number, _direction(row, words, lexicon))


def _holiday(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    rule = lexicon.holidays.get(holiday_name(words["name"]))
    if rule is None:
        return None
    holiday = Holiday(rule, _year(words, lexicon), _direction(row, words, lexicon))
    return Within(Weekend(), holiday) if "weekend" in words else holiday


def _weekend(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    return Weekend(_direction(row, words, lexicon))


def _offset(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    if "today" in words:
        return Offset(Granularity.DAY, lexicon.today[words["today"][0]])
    unit = lexicon.unit(words["unit"][0]) if "unit" in words else Granularity(row["unit"])
    if unit is None:
        return None
    if "count" in row:
        return Offset(unit, row["count"])
    return Offset(unit, row["sign"] * lexicon.number(words["count"]), from_context=row.get("context", False))


def _year_ago(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    """The date last spoken of, a year before: "a year earlier", "the year-ago quarter"."""
    unit = lexicon.unit(words["unit"][0]) if "unit" in words else None
    number = lexicon.ordinal(words["number"][0]) if "number" in words else None
    of = Unit(unit, number) if unit else None
    return Offset(Granularity.YEAR, -1, from_context=True, of=of, ago="ago" in words)


def _year_period(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    """The period last spoken of, in another year: "the 1988 period"."""
    return Within(Same(), Unit(Granularity.YEAR, year=_year(words, lexicon)))


def _same(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    return Same(today=row.get("today", False))


def _whole_year(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    year = _year(words, lexicon)
    return Unit(Granularity.YEAR, year=year, direction=None if year else Direction.WHOLE)


def _unit_end(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    if "month" in words:
        return PartOf("end", Unit(Granularity.MONTH, lexicon.months[words["month"][0]]))
    unit = lexicon.unit(words["unit"][0])
    return PartOf("end", Unit(unit, direction=Direction.SAME)) if unit else None


def _year_end(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    year = _year(words, lexicon)
    return PartOf("end", Unit(Granularity.YEAR, year=year, direction=None if year else Direction.SAME))


def _mid_year(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    return PartOf("mid", Unit(Granularity.YEAR, direction=Direction.SAME))


def _year_to_date(row: Row, words: Words, lexicon: DateLexicon) -> Node | None:
    return CutAt(Rest.SO_FAR, Unit(Granularity.YEAR, direction=Direction.THIS))


_BUILDERS: dict[str, Callable[[Row, Words, DateLexicon], Node | None]] = {
    "iso_day": _iso_day, "figures_day": _figures_day, "calendar_form": _calendar_form, "day": _day, "days": _days, "unit": _unit,
    "quarter_ending": _quarter_ending, "counted_year": _counted_year, "split_year": _split_year,
    "day_named": _day_named, "decade": _decade, "weekday": _weekday, "weekend": _weekend, "holiday": _holiday, "offset": _offset, "year_ago": _year_ago,
    "year_period": _year_period, "same": _same, "whole_year": _whole_year,
    "unit_end": _unit_end, "year_end": _year_end, "mid_year": _mid_year, "year_to_date": _year_to_date,
}  # fmt: skip
#: The kinds of points that a rule can name.
POINT_KINDS = frozenset(_BUILDERS)
