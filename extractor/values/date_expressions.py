"""Finding expressions of time in a text: exact spans and what they say, not yet which days they mean.

Two steps over the tokens' codes: one regular expression finds the points ("last week", "the third quarter"),
then phrases around the points are taken in: parts ("the end of"), joints ("of last year", "to"), openings ("by").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from extractor.rules import Rules
from extractor.values.date_ambiguity import DateAmbiguity
from extractor.values.date_lexicon import DateLexicon
from extractor.values.date_parts import PART_KINDS, DateParts
from extractor.values.date_points import POINT_KINDS, build_point, calendar_day
from extractor.values.date_rules import DateRules
from extractor.values.date_splits import ends, year_of
from extractor.values.date_structure import (
    Beside,
    Between,
    CalendarDay,
    Counted,
    CutAt,
    Direction,
    Ended,
    Holiday,
    Node,
    Offset,
    Opened,
    Opening,
    PartOf,
    Rest,
    Same,
    Unit,
    Weekday,
    Weekend,
    Within,
    coordinated,
    has_open_year,
    is_duration,
    is_earlier,
    is_earlier_alike,
    is_finer,
    is_year,
    same_kind,
)
from extractor.values.date_surroundings import DateSurroundings, Piece
from extractor.values.fiscal_periods import says_fiscal
from extractor.values.token_patterns import Tokens
from extractor.values.types import Granularity

#: The longest joint between two points, in tokens.
_JOINT = 3
#: How many words after a day another of its month can be named by its number alone.
_ALIKE = 30
#: How many words on can say that it is no day: "on the 17th green".
_HOLE = 8
#: Rules of units whose noun stands with the next one: "the third" of "the third and fourth quarters".
_COORDINATED = ".coordinated"
_DESCRIBED = "date.season.described"
#: Before such a season they tell why, not when: "after a poor summer", "dampened by the wet summer".
_CAUSES = frozenset({Opening.AFTER, Opening.BY})
#: Openings that hold before a noun too ("who has since April lost his job").
_KEPT = frozenset({Opening.SINCE, Opening.FROM, Opening.STARTING})
#: Before "a year earlier" they compare or tell of what followed: "down 5 percent, to 3, from a year earlier".
_NO_COMPARISON = frozenset({Opening.FROM, Opening.AFTER})


class DateExpression(NamedTuple):
    """An expression of time: its span (code points), the rule that found it, and what it says."""

    start: int
    end: int
    text: str
    rule: str
    node: Node
    #: whether it modifies the noun after it: "the April contract"
    modifies: bool = False
    #: whether it is the day of a balance, with which the same day of another year compares: "at June 30"
    as_of: bool = False
    #: the text with a "from" before it, which opens a stretch where the days lie ahead
    with_from: str | None = None
    #: whether it goes on from the like unit before: "the third and fourth quarters"
    follows: bool = False
    #: whether "and" or "then" goes on from the one before: "elected in November 2008 and sworn in in January"
    goes_on: bool = False
    #: whether it stands in brackets right behind another: "the quarter ended September 30 (Q2FY24)"
    in_brackets: bool = False


class DateReader:
    """Finds expressions of time. Reading takes time linear in the text and raises on no text."""

    def __init__(self, rules: Rules) -> None:
        self._lexicon = DateLexicon(rules)
        self._ambiguity, self._around = DateAmbiguity(self._lexicon), DateSurroundings(self._lexicon)
        vocabulary, table = self._lexicon.vocabulary, self._lexicon.table
        self._intervals: dict[str, bool] = table["intervals"]
        self._points = DateRules.of(vocabulary, table["points"], "kind", POINT_KINDS)
        self._parts = DateRules.of(vocabulary, table["parts"], "kind", PART_KINDS)
        self._part = DateParts(self._lexicon, self._intervals)
        self._tails = DateRules.of(vocabulary, table["tails"], "kind", frozenset(Rest))
        self._openings = DateRules.of(vocabulary, table["openings"], "opening", frozenset(Opening))
        self._day_of_list = vocabulary.compile(table["day_of_list"]["pattern"])
        self._joints = {row["joint"]: vocabulary.compile(row["pattern"]) for row in table["joints"]}

    def read(self, text: str, offset: int = 0) -> list[DateExpression]:
        """The expressions of a text in order, none overlapping another; their places count from `offset`."""
        tokens = self._lexicon.vocabulary.read(text)
        pieces = self._join(tokens, self._find_points(tokens))
        pieces = self._take_parts(tokens, pieces)
        pieces = self._join(tokens, pieces)
        if self._intervals["joined"]:
            pieces = self._ranges(tokens, pieces)
        pieces = self._take_openings(tokens, pieces)
        found: list[DateExpression] = []
        for index, piece in enumerate(pieces):
            if piece.bare and not self._around.stands_alone(tokens, piece):
                continue
            if self._around.is_saying(tokens, piece):
                continue
            start, end = tokens.start(piece.first), tokens.end(piece.end - 1)
            modifies = self._around.is_modifier(tokens, piece)
            before = tokens.words(piece.first - 2, piece.first)
            as_of = before == ["as", "of"] or before[-1] == "at"
            follows = found[-1].rule.endswith(_COORDINATED) if found else False
            in_brackets = (
                before[-1] == "(" and bool(found) and found[-1].end == offset + tokens.end(piece.first - 2)
            )
            with_from = self._around.with_from(tokens, piece) if self._intervals["open"] else None
            last = pieces[index - 1] if index else None
            found.append(
                DateExpression(
                    offset + start,
                    offset + end,
                    text[start:end],
                    piece.rule,
                    piece.node,
                    modifies,
                    as_of,
                    with_from,
                    follows,
                    self._around.goes_on(tokens, last, piece),
                    in_brackets,
                )
            )
        return found

    def _find_points(self, tokens: Tokens) -> list[Piece]:
        found: list[Piece] = []
        position, beginning = 0, self._points.beginning
        for opening in self._points.opening.finditer(tokens.codes):
            first = opening.start()
            match = beginning[opening[0]].match(tokens.codes, first) if first >= position else None
            if not match or not match[0]:
                continue
            position = match.end()
            rule = self._points.rules[int((match.lastgroup or "p0")[1:])]
            named = rule.pattern.match(tokens.codes, match.start())
            if named is None:
                continue
            node = build_point(rule.row, _words(tokens, named), self._lexicon)
            if rule.row["kind"] == "day_named":
                node = self._day_named(tokens, found, match.start(), node)
            if node is None or not self._ambiguity.is_date(node, rule.id, tokens, *match.span()):
                continue
            if isinstance(node, Between) and not self._intervals["joined"]:
                found.extend(ends(node, rule, named))
                continue
            if isinstance(node, Counted) and not self._intervals["parts"] and is_duration(node):
                found.extend(year_of(node, rule, named))
                continue
            found.append(Piece(*match.span(), rule.id, node, rule.row.get("bare", False)))
            if isinstance(node, CalendarDay) and "month" in rule.id:
                found.extend(self._more_days(tokens, found[-1], node))
        return found

    def _day_named(self, tokens: Tokens, found: list[Piece], first: int, node: Node | None) -> Node | None:
        """The day in the month of the day named last, if that was not long before: "on May 18 and on the 21st"."""
        if not found or not isinstance(node, Counted) or first - found[-1].end > _ALIKE:
            return None
        near, before = tokens.words(found[-1].end, first + _HOLE), found[-1].node
        if not isinstance(before, CalendarDay) or not self._lexicon.names["near_hole"].isdisjoint(near):
            return None
        return calendar_day(before.month, node.count, before.year)

    def _more_days(self, tokens: Tokens, piece: Piece, day: CalendarDay) -> Iterator[Piece]:
        """The further days of a list: "November 16, 17 and 18"."""
        position = piece.end
        while more := self._day_of_list.match(tokens.codes, position):
            number, year = int(tokens.word(more.start("day"))), more["year"]
            named = replace(day, day=number, year=int(tokens.word(more.start("year"))) if year else day.year)
            yield Piece(more.start("day"), more.end(), piece.rule, named)
            position = more.end()

    # --- joints -----------------------------------------------------------------------------------------------

    def _join(self, tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
        """Join a unit and the one it lies in: "June of last year", "this year's third quarter"."""
        joined: list[Piece] = []
        for piece in pieces:
            before = joined[-1] if joined else None
            if before and before.rule.endswith(_COORDINATED):
                joined[-1] = before._replace(node=coordinated(before.node, piece.node))
            node = self._within(tokens, before, piece) if before else None
            if before and node:
                joined[-1] = before._replace(end=piece.end, node=node, bare=False)
            else:
                joined.append(piece)
        return self._coordinate(tokens, joined)

    def _coordinate(self, tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
        """Give the units of a list the year that its last one names: "in March, June and July 2013"."""
        is_list = False
        for index in range(len(pieces) - 2, -1, -1):
            left, right = pieces[index], pieces[index + 1]
            gap = tokens.codes[left.end : right.first]
            is_joined = self._joints["coordinated"].fullmatch(gap) is not None
            is_list = is_joined or (is_list and self._joints["listed"].fullmatch(gap) is not None)
            if is_list and is_earlier_alike(left.node, right.node):
                pieces[index] = left._replace(node=coordinated(left.node, right.node))
        return pieces

    def _within(self, tokens: Tokens, left: Piece, right: Piece) -> Node | None:
        gap = tokens.codes[left.end : right.first]
        if len(gap) > _JOINT or "\n" in gap:
            return None
        comma = tokens.word(left.end) == ","
        if self._joints["possessive"].fullmatch(gap):
            if is_year(left.node) and isinstance(right.node, Unit | Holiday) and right.node.year is None:
                return Within(right.node, left.node)
            return None
        if self._joints["beside"].fullmatch(gap) and isinstance(right.node, Holiday | CalendarDay):
            is_after = tokens.word(left.end).lower() != "before"
            match left.node:
                case Weekday(number=number, direction=None) if tokens.word(left.first - 1).lower() != "on":
                    return Beside(is_after, right.node, number)
                case Unit(unit=(Granularity.DAY | Granularity.WEEK) as size, direction=Direction.SAME):
                    return Beside(is_after, right.node, unit=size)
                case Weekend(direction=None):
                    return Beside(is_after, right.node, unit=None)
                case Offset(unit=size, count=count) if left.bare and not self._around.is_modifier(
                    tokens, right
                ):
                    return Beside(is_after, right.node, unit=size, count=count)
        if not self._joints["within"].fullmatch(gap):
            return None
        inner, outer = left.node, right.node
        match inner, outer:
            case PartOf(part="end", of=Unit(unit=Granularity.YEAR, year=None)), Unit(
                unit=Granularity.MONTH, number=int()
            ) if gap and not comma and says_fiscal(" ".join(tokens.words(left.first, left.end))):
                return PartOf("end", Ended(Granularity.YEAR, outer, still=True))
            case Offset(count=count), Unit(direction=Direction.THIS) | Offset(count=0) if (
                count < 0 and not gap and is_finer(outer, inner) and tokens.word(right.end) not in ("'", "’")
            ):
                return Within(outer, inner)
            case Unit(unit=Granularity.MONTH, year=None, direction=None), _ if is_year(outer) and not comma:
                return Within(inner, outer)
            case Unit(unit=unit, year=None, number=int()), _ if is_year(outer) and not comma:
                return Within(inner, outer) if unit is not Granularity.DECADE else None
            case ((Counted() | PartOf()), _) if is_year(outer) and gap and not comma and has_open_year(inner):
                return Within(inner, outer)
            case Same(), _ if is_year(outer) and not comma:
                return Within(inner, outer)
            case Unit(direction=Direction.SAME), (
                Offset(from_context=True) | Unit(unit=Granularity.YEAR)
            ) if not comma:
                return Within(inner, outer)
            case Weekday(direction=None), Unit(unit=Granularity.WEEK, direction=Direction()) if (
                not comma and tokens.word(right.end) not in ("'", "’")
            ):
                return Within(inner, outer)
            case Weekend(), (CalendarDay() | Between()) if gap:
                return Within(inner, outer)
            case Unit(unit=Granularity.WEEK, number=None), CalendarDay() if gap and not comma:
                return Within(inner, outer)
            case ((CalendarDay(year=None) | Holiday(year=None)), _) if is_year(outer):
                return Within(inner, outer)
            case _:
                return None

    # --- parts --------------------------------------------------------------------------------------------------

    def _take_parts(self, tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
        """Take in the phrases before and after a point that name a part of it, innermost first."""
        taken: list[Piece] = []
        for original in pieces:
            piece = self._take_tail(tokens, original)
            while (larger := self._take_part(tokens, piece)) is not None:
                piece = larger
            while taken and taken[-1].first >= piece.first:
                taken.pop()
            if not taken or taken[-1].end <= piece.first:
                taken.append(piece)
            else:
                taken.append(original)
        return taken

    def _take_part(self, tokens: Tokens, piece: Piece) -> Piece | None:
        for rule, match in self._parts.before(tokens, piece.first):
            if piece.bare and rule.row["kind"] in frozenset(Rest) and not self._intervals["cut"]:
                # "later in the week" means one definite week, also where the point stands alone
                return piece._replace(bare=False)
            node = self._part(rule, _words(tokens, match), piece.node)
            if node is not None:
                first = match.start() if node != piece.node else piece.first
                if node == piece.node:
                    return None
                return piece._replace(first=first, node=node, bare=False, rule=rule.id)
        return None

    def _take_tail(self, tokens: Tokens, piece: Piece) -> Piece:
        if not isinstance(piece.node, Unit) or (
            piece.node.direction is not Direction.THIS and not piece.bare
        ):
            return piece
        for rule in self._tails.rules:
            match = rule.pattern.match(tokens.codes, piece.end)
            if match and match[0]:
                # "the year so far" is never one told before
                now = replace(piece.node, direction=Direction.THIS)
                return piece._replace(end=match.end(), node=CutAt(Rest(rule.row["kind"]), now), bare=False)
        return piece

    # --- ranges and openings ------------------------------------------------------------------------------------

    def _ranges(self, tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
        """Join the ends of a stretch: "from March to May", "2019-2021", "between June and August"."""
        ranged: list[Piece] = []
        for piece in pieces:
            before = ranged[-1] if ranged else None
            larger = self._range(tokens, before, piece) if before else None
            if larger is not None:
                ranged[-1] = larger
            else:
                ranged.append(piece)
        return ranged

    def _range(self, tokens: Tokens, left: Piece, right: Piece) -> Piece | None:
        gap = tokens.codes[left.end : right.first]
        if not gap or len(gap) > _JOINT or isinstance(left.node, Between) or isinstance(right.node, Between):
            return None
        opening = tokens.word(left.first - 1).lower()
        if opening == "between" and self._joints["between"].fullmatch(gap):
            return Piece(left.first - 1, right.end, "date.between", Between(left.node, right.node))
        if not self._joints["range"].fullmatch(gap) or not same_kind(left.node, right.node):
            return None
        first = left.first - 1 if opening == "from" else left.first
        return Piece(first, right.end, "date.range", Between(left.node, right.node))

    def _take_openings(self, tokens: Tokens, pieces: list[Piece]) -> list[Piece]:
        taken: list[Piece] = []
        for piece in pieces:
            opened = self._opened(tokens, piece)
            if opened is not None and (not taken or taken[-1].end <= opened.first):
                taken.append(opened)
            else:
                taken.append(piece)
        return taken

    def _opened(self, tokens: Tokens, piece: Piece) -> Piece | None:
        is_the_day = piece.bare and isinstance(piece.node, Unit) and piece.node.unit is Granularity.DAY
        is_stretch = isinstance(piece.node, CutAt) or (
            isinstance(piece.node, Between) and not piece.node.is_split
        )
        if is_stretch or is_the_day:
            return None
        for rule, match in self._openings.before(tokens, piece.first):
            opening = Opening(rule.row["opening"])
            if self._around.is_throughout(tokens, match.start(), piece):
                return None
            if opening in _CAUSES and piece.rule == _DESCRIBED:
                return None
            if opening is Opening.NONE or (opening in _NO_COMPARISON and is_earlier(piece.node)):
                return None
            if self._around.is_modifier(tokens, piece, possessive_only=opening in _KEPT) or (
                rule.row.get("comparison") and not self._around.from_opens(tokens, match.start())
            ):
                return None
            is_denied = rule.row.get("deniable") and self._around.is_denied(tokens, match.start())
            if not self._intervals["open"]:
                return piece._replace(node=Opened(opening, piece.node, as_point=True))
            node = piece.node if is_denied else Opened(opening, piece.node)
            return piece._replace(first=match.start(), node=node, bare=False, rule=rule.id)
        return None


def _words(tokens: Tokens, match: re.Match[str]) -> dict[str, list[str]]:
    return {
        name: tokens.words(*match.span(name))
        for name, group in match.groupdict().items()
        if group is not None
    }
