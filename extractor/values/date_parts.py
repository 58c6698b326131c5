"""Phrases before a point in time that name a part of it or what ends with it: "the end of", "the year to"."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.values.date_lexicon import DateLexicon
from extractor.values.date_points import Words, labelled_year
from extractor.values.date_rules import DateRule
from extractor.values.date_structure import (
    Begun,
    Between,
    CalendarDay,
    Counted,
    CutAt,
    Ended,
    Holiday,
    Node,
    Opened,
    PartOf,
    Rest,
    Unit,
    Weekday,
    Weekend,
    Within,
    can_hold,
    is_day_offset,
    is_directed,
    is_duration,
    year_named,
)
from extractor.values.types import Granularity

_SATURDAY = 5
#: What a phrase before a point can be.
PART_KINDS = frozenset({"part", "counted", "so_far", "remaining", "ended", "begun", "week_of", "day_of"})


class DateParts:
    """Builds the node of such a phrase."""

    def __init__(self, lexicon: DateLexicon, intervals: Mapping[str, bool]) -> None:
        self._lexicon, self._intervals = lexicon, intervals

    def __call__(self, rule: DateRule, words: Words, of: Node) -> Node | None:
        """What the phrase that a rule found, with the words of its groups, makes of the node behind it; None for nothing."""
        lexicon = self._lexicon
        if isinstance(of, (Opened, CutAt, Between)):
            return None
        match rule.row["kind"]:
            case "part":
                if isinstance(of, (CalendarDay, Holiday, Weekday)) or is_day_offset(of):
                    return None
                if rule.row.get("named") and is_directed(of) and year_named(of) is None:
                    return None
                return PartOf(lexicon.parts[words["part"][0]], of, as_point=not self._intervals["parts"])
            case "counted" if "weekday" in words:
                if isinstance(of, (CalendarDay, Holiday, Weekday)) or is_day_offset(of):
                    return None
                nth, weekday = lexicon.ordinal(words["nth"][0]), lexicon.weekdays[words["weekday"][0]]
                return Counted(Granularity.DAY, nth, of, nth=True, weekday=weekday)
            case "counted" if rule.row.get("weekend"):
                if not isinstance(of, Unit) and not isinstance(of, Within):
                    return None
                saturday = Counted(
                    Granularity.DAY, lexicon.ordinal(words["nth"][0]), of, nth=True, weekday=_SATURDAY
                )
                return Within(Weekend(), saturday)
            case "counted" if "nth" in words:
                unit = lexicon.unit(words["unit"][0]) if "unit" in words else Granularity.HALF
                if unit is None or not can_hold(of, unit):
                    return None
                return Counted(unit, lexicon.ordinal(words["nth"][0]), of, nth=True)
            case "counted":
                unit = lexicon.unit(words["unit"][0])
                count = lexicon.number(words["count"]) * lexicon.ends[words["sign"][0]]
                if unit is None:
                    return None
                counted = Counted(unit, count, of)
                return counted if self._intervals["parts"] or not is_duration(counted) else None
            case "so_far" | "remaining" as kind:
                if (
                    not self._intervals["cut"]
                    or isinstance(of, (CalendarDay, Holiday, Weekday))
                    or is_day_offset(of)
                ):
                    return None
                return CutAt(Rest(kind), of)
            case "day_of":
                is_month = isinstance(of, Unit) and of.unit is Granularity.MONTH and of.number is None
                return (
                    Counted(Granularity.DAY, lexicon.ordinal(words["nth"][0]), of, nth=True)
                    if is_month
                    else None
                )
            case "week_of":
                week = Unit(Granularity.WEEK)
                return Within(week, of) if isinstance(of, (CalendarDay, Holiday, Weekday)) else None
            case "ended" | "begun" if not self._intervals["ended"]:
                return None
            case "begun":
                is_start = isinstance(of, CalendarDay) or (
                    isinstance(of, Unit) and of.unit is Granularity.MONTH
                )
                return Begun(of) if is_start else None
            case "ended":
                if isinstance(of, PartOf) and of.part == "end":
                    of = of.of  # "the year to the end of March"
                if (
                    not isinstance(of, (CalendarDay, Holiday, Weekday))
                    and not (isinstance(of, Unit) and (of.unit is Granularity.MONTH or of.year))
                    and not is_day_offset(of)
                ):
                    return None
                named = Granularity(rule.row.get("unit", Granularity.YEAR))
                unit = lexicon.unit(words["unit"][0]) if "unit" in words else named
                count = lexicon.number(words["count"]) if "count" in words else 1
                number = lexicon.ordinal(words["number"][0]) if "number" in words else None
                still = "ends" in words or ("ending" in words and unit is Granularity.QUARTER)
                label = labelled_year(words["label"][0]) if "label" in words else None
                return Ended(unit, of, count, number, still, label) if unit else None
            case _:
                return None
