"""Words that look like dates and are none: verbs, names, counts. Decided from the neighbouring tokens alone."""

from __future__ import annotations

from extractor.values.date_lexicon import DateLexicon
from extractor.values.date_names import DateNames
from extractor.values.date_structure import (
    CalendarDay,
    Direction,
    Holiday,
    Node,
    Offset,
    PartOf,
    Unit,
    Weekday,
    Weekend,
    Within,
)
from extractor.values.token_patterns import Tokens
from extractor.values.types import Granularity

#: Years that stand alone must lie here; others need a month or "the year" beside them.
_BARE_YEARS = range(1750, 2101)
_DASHES = frozenset("-‐‑–")
_QUOTES = frozenset("\"“”‘’'")
_CURRENCY = frozenset("$€£¥#@=+*%")
#: How many words on either side can say what "the 60s" are.
_CLAUSE = 10


class DateAmbiguity:
    """Decides whether the tokens of a matched point are an expression of time."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self._lexicon, self._named = lexicon, DateNames(lexicon)
        ambiguous = lexicon.table["ambiguous_months"]
        self._names = frozenset(ambiguous["names"])
        self._short = frozenset(ambiguous["short"])
        self._before = frozenset(ambiguous["before"])
        self._season_before = frozenset(lexicon.table["season_before"]["words"])
        self._fall_before = frozenset(lexicon.table["season_before"]["fall"])

    def is_date(self, node: Node, rule: str, tokens: Tokens, first: int, end: int) -> bool:
        """Whether tokens[first:end], read as `node` by `rule`, names a date where it stands."""
        if self._named.is_in_title(node, tokens, first, end):
            return False
        if isinstance(node, Unit | Weekday | Weekend | Holiday) and self._is_of_another(
            node, tokens, first, end
        ):
            return False
        match node:
            case Unit(unit=Granularity.MONTH, number=int()) if rule == "date.month":
                return self._is_month(tokens, first, end)
            case CalendarDay(year=None) if self._named.is_event(node, tokens, end) or self._is_repeated(
                tokens, first
            ):
                return False
            case Unit(unit=Granularity.MONTH, number=int()) | CalendarDay():
                return self._is_capitalised(tokens, first, end)
            case Unit(direction=Direction.WHOLE) if tokens.word(first - 1).lower() in ("a", "an", "one"):
                # "an entire year" lasts
                return False
            case Unit(number=int()) if tokens.words(end, end + 3) == ["in", "a", "row"]:
                # "the second quarter in a row" counts
                return False
            case Unit(unit=Granularity.QUARTER | Granularity.HALF, year=None) if self._named.is_of_game(
                tokens, first, end
            ):
                return False
            case Unit(unit=Granularity.SEASON, direction=Direction.THAT):
                return tokens.word(end - 1).lower() not in ("fall", "spring") or not self._is_deed(
                    tokens, first, end
                )
            case Unit(unit=Granularity.SEASON, direction=Direction.LATEST):
                # "the latest fall in sales"
                return False
            case PartOf() if rule == "date.year_end" and self._named.begins_name(tokens, first, end):
                # "the Year End Sale"
                return False
            case Unit(unit=Granularity.SEASON) if rule == "date.season.described":
                is_other_word = tokens.word(end - 1).lower() in ("fall", "spring")
                kinds = self._lexicon.names["after_described_season"]
                return (tokens.word(first).lower() == "the" or not is_other_word) and tokens.word(
                    end
                ) not in kinds
            case Unit(unit=Granularity.SEASON, year=None, direction=None):
                return self._is_season(tokens, first, end)
            case Unit(unit=Granularity.DECADE) if rule == "date.decade.short":
                if (
                    tokens.word(first - 1) in _DASHES
                    and tokens.word(first - 2).lower() not in self._lexicon.parts
                ):
                    # "the over-70s"
                    return False
                near = tokens.words(max(0, first - _CLAUSE), end + _CLAUSE)
                return self._lexicon.names["near_no_decade"].isdisjoint(near)
            case Unit(unit=Granularity.YEAR, year=int()) if rule in (
                "date.year",
                "date.year.words",
                "date.year.old",
            ):
                return self._is_year(tokens, first, end)
            case Unit(unit=Granularity.DAY, direction=Direction.LAST | Direction.THIS):
                return False
            case Unit(direction=Direction.THIS) if self._is_title(tokens, first, end):
                return False
            case Unit(unit=unit, number=None, year=None, direction=Direction.LAST):
                return unit is Granularity.QUARTER or not self._is_rolling(tokens, first, end)
            case Unit(unit=unit, number=None, year=None, direction=Direction.NEXT | Direction.NEXT_TOLD) if (
                unit is not Granularity.QUARTER and tokens.words(first, end - 1) == ["the", "next"]
            ):
                return not self._is_rolling(tokens, first, end)
            case Unit(number=None, direction=Direction.SAME) if self._is_award(tokens, first, end):
                return False
            case Unit(unit=Granularity.YEAR, year=None, direction=Direction.SAME):
                # "the year 2500" is beyond what can be told from a number
                return not (tokens.word(end).isdigit() and len(tokens.word(end)) == 4)
            case Holiday(rule=holiday):
                return self._is_holiday(tokens, first, end, holiday.alone)
            case Within(inner=Weekend()):
                return self._is_holiday(tokens, first, end - 1, alone=False)
            case Weekday() if rule in ("date.weekday.ago", "date.weekday.before_last"):
                return True
            case Weekday():
                return self._is_weekday(tokens, first, end - (rule == "date.weekday.week"))
            case Offset() if rule == "date.units_beside":
                # "in the two days before Christmas" they are a stretch
                return tokens.word(first - 1).lower() not in self._lexicon.names["before_span"]
            case Offset() if rule == "date.last_night":
                # "the last night of the tour", "his last night in town"
                owners = self._lexicon.table["rolling_before"]["owners"]
                return tokens.word(first - 1).lower() not in ("the", *owners)
            case Offset() if rule == "date.this_morning" and tokens.word(end - 1)[0].isupper():
                # the name of a broadcast
                return tokens.text[tokens.start(first) : tokens.end(end - 1)].isupper()
            case Offset() if tokens.word(first - 1).lower() in ("or", "to") and self._is_count(
                tokens, first - 2
            ):
                # "one or two days later" is no day
                return False
            case Offset(unit=Granularity.DAY, count=1) if rule == "date.today":
                # "a brighter tomorrow", "the cars of tomorrow"
                return tokens.word(first - 1).lower() not in self._lexicon.names["before_tomorrow"]
            case Offset(unit=Granularity.DAY, count=0) if rule == "date.today":
                return self._is_today(tokens, first, end)
            case _:
                return tokens.word(first - 1).lower() not in self._lexicon.names["every"]

    def _is_deed(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether "that fall" falls: "plans that fall apart", "even with that fall"."""
        words = self._lexicon.table["season_before"]
        return (
            tokens.word(end).lower() in words["verb_before"] or tokens.word(first - 1) in words["noun_after"]
        )

    def _is_repeated(self, tokens: Tokens, first: int) -> bool:
        """Whether it is one of many: "each May 1", "every fourth Jan. 6"."""
        before, earlier = tokens.words(first - 2, first)[::-1]
        every = self._lexicon.names["every"]
        return before in every or (before in self._lexicon.ordinals and earlier in every)

    def _is_capitalised(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether the months among the tokens begin with a capital letter."""
        words = [tokens.word(index) for index in range(first, end)]
        return all(word[0].isupper() for word in words if word.lower() in self._lexicon.months)

    def _is_count(self, tokens: Tokens, index: int) -> bool:
        word = tokens.word(index).lower()
        return word.isdigit() or word in self._lexicon.cardinals

    def _is_title(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether it is the name of a broadcast: capitalised, quoted or behind its owner: ABC's This Week."""
        before = tokens.word(first - 1)
        return (before in _QUOTES or before == "s") and all(
            tokens.word(index).istitle() for index in range(first, end)
        )

    def _is_award(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether the year is one's who is honoured: "Person of the Year", "car of the year"."""
        if tokens.word(first - 1) != "of":
            return False
        is_name = tokens.word(first).islower() and tokens.word(end - 1)[0].isupper()
        return is_name or tokens.word(first - 2).lower() in self._lexicon.names["of_the_year"]

    def _is_of_another(
        self, node: Unit | Weekday | Weekend | Holiday, tokens: Tokens, first: int, end: int
    ) -> bool:
        """Whether it is the last of something else or somebody's: "the last week of school", "his last Christmas"."""
        if node.direction not in (Direction.LAST, Direction.NEXT, Direction.NEXT_TOLD):
            return False
        if "the" in tokens.words(first - 1, first + 1):
            after = tokens.word(end)
            return after == "of" or (after == "before" and isinstance(node, Weekday | Weekend))
        is_owned = tokens.word(first - 1).lower() in self._lexicon.table["rolling_before"]["owners"]
        is_time_of_year = isinstance(node, Holiday) or (isinstance(node, Unit) and node.number is not None)
        return is_owned and is_time_of_year and node.direction is Direction.LAST

    def _is_rolling(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether it is no calendar unit but a span up to now or somebody's: "in the last year", "his last year"."""
        if not self._lexicon.names["years_of_firms"].isdisjoint(tokens.words(first, end)):
            return False
        before = tokens.word(first - 1).lower()
        if tokens.word(first).lower() in ("the", "this"):
            is_stretch = self._lexicon.table["intervals"]["rolling"]
            return is_stretch and before in self._lexicon.table["rolling_before"]["words"]
        return before in self._lexicon.table["rolling_before"]["owners"]

    def _is_month(self, tokens: Tokens, first: int, end: int) -> bool:
        """A month is capitalised; one that is also a verb or a name needs a neighbour that says it is a month."""
        word, before, after = tokens.word(end - 1), tokens.word(first - 1), tokens.word(end)
        if word.lower() in self._short and word.isupper():
            return False
        if not word[0].isupper() or before.lower() in self._lexicon.names["every"]:
            return False
        if before == "." and tokens.word(first - 2).lower() in self._lexicon.names["titles"]:
            return False
        if end - first > 1:
            return True
        if not self._lexicon.names["after_named_month"].isdisjoint((after, after + tokens.word(end + 1))):
            return False
        if before in ("'", "’") and tokens.word(first - 2).lower() == "o":
            return False
        if word == "March" and not self._lexicon.names["before_march"].isdisjoint(
            tokens.word(index) for index in range(first - 3, first)
        ):
            return False
        if word.lower() in self._short and after[:1].isupper() and not before.isupper():
            return word.lower() not in self._names and before.lower() in self._season_before | {"the"}
        if word.lower() not in self._names:
            return True
        if before.lower() in self._before or self._joins_month(tokens, end):
            return True
        if after in ("'", "’") or after.isdigit():
            return before.islower() or not before[:1].isalpha()
        if after[:1].isupper() or before[:1].isupper():
            return False
        if word.lower() in ("may", "march"):
            is_head = not before.isalpha() and after.islower() and not after.endswith("ed")
            return (before.islower() or is_head) and after.lower() not in self._lexicon.function_words
        return len(word) > 3

    def _joins_month(self, tokens: Tokens, end: int) -> bool:
        """Whether another month follows as the end of a stretch: "Jan-Mar", "Oct-to-Dec"."""
        following = tokens.words(end, end + 4)
        joint = 1 if following[0] in ("to", "-", "–") else 0
        if following[:3] == ["-", "to", "-"]:
            joint = 3
        return (
            bool(joint) and following[joint] in self._lexicon.months and tokens.word(end + joint)[0].isupper()
        )

    def _is_season(self, tokens: Tokens, first: int, end: int) -> bool:
        """A season after an article or a preposition ("the summer", "in summer"), not "the fall in sales"."""
        with_article = tokens.word(first).lower() == "the"
        if (
            self._named.begins_name(tokens, first + with_article, end)
            or self._named.is_named_for(tokens, end)
            or tokens.word(end).lower() in self._lexicon.names["after_season"]
        ):
            return False
        word, after = tokens.word(first + with_article).lower(), tokens.word(end).lower()
        if word in ("fall", "spring") or not with_article:
            preposition = tokens.word(first - 1).lower()
            if preposition not in self._season_before:
                return False
            if word != "fall":
                is_small = after in self._lexicon.function_words or after in self._lexicon.directions
                is_kind = after.isalpha() and after.islower() and not is_small
                return with_article or not is_kind  # "for summer trips" means no one summer
            if not with_article and (after[:1].isalpha() or preposition not in self._fall_before):
                return False
            return after not in ("in", "of", "was", "from", "to")
        return True

    def _is_any(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether "a" before a weekday makes it any: "on a Monday", "on a Friday or Saturday", "on a Sunday morning"."""
        if tokens.word(first - 1) == "or" and tokens.word(first - 2).lower() in self._lexicon.weekdays:
            first -= 2
        if tokens.word(first - 1) != "a":
            return False
        end += tokens.word(end) in self._lexicon.table["tense"]["parts_of_day"]
        after = tokens.word(end)
        return after in self._lexicon.function_words or (not after[:1].isalpha() and after != "-")

    def _is_year(self, tokens: Tokens, first: int, end: int) -> bool:
        before, after = tokens.word(first - 1), tokens.word(end)
        if end - first == 1:
            if before in _CURRENCY:
                return False
            if int(tokens.word(first)) not in _BARE_YEARS and not self._is_long_ago(before, after):
                return False
            if before.lower() in self._lexicon.names["before_year"]:
                return False
            if before == "." and tokens.end(first - 1) == tokens.start(first):
                return False
            if self._named.is_number(tokens, first, end):
                return False
        if after == "%" or after.lower() in self._lexicon.counted:
            return False
        if after in ("-", "/", ":") and tokens.word(end + 1).isdigit() and len(tokens.word(end + 1)) != 4:
            return False
        return not (after[:1].isdigit() and before[:1].isdigit())

    def _is_long_ago(self, before: str, after: str) -> bool:
        """Whether a number that could as well count something is a year: "died in 1485.", not "in 1500 of its shops"."""
        if before.lower() not in self._lexicon.names["before_old_year"] or after[:1].isdigit():
            return False
        is_noun = after.isalpha() and after not in self._lexicon.function_words
        return not is_noun and after not in self._lexicon.names["after_old_count"]

    def _is_today(self, tokens: Tokens, first: int, end: int) -> bool:
        """Not "USA Today", and not "today's world", which is the present age."""
        before, after = tokens.word(first - 1).lower(), tokens.word(end)
        is_owner = after in ("'", "’") and tokens.word(end + 1).lower() == "s"
        is_quoted = before in _QUOTES and after in _QUOTES and not is_owner
        if before in self._lexicon.names["before_today"] or is_quoted:
            return False
        if before in _QUOTES and tokens.word(first - 2) == "s" and tokens.word(end + 1) in _QUOTES:
            # NBC's "Today,"
            return False
        if self._named.is_broadcast(tokens, first):
            return False
        if is_owner and tokens.word(first).lower() != "tonight":
            following = tokens.words(end + 2, end + 4)
            return bool(self._lexicon.names["after_today"] & set(following))
        return True

    def _is_holiday(self, tokens: Tokens, first: int, end: int, alone: bool) -> bool:
        """Capitalised and no part of a name ("Gray & Christmas") or of a longer time ("Easter weekend")."""
        words = [tokens.word(index) for index in range(first, end)]
        if any(
            word[0].islower()
            and len(word) > 2
            and word not in ("day", "eve")
            and word not in self._lexicon.directions
            for word in words
        ):
            return False
        before, after = tokens.word(first - 1), tokens.word(end)
        if before == "&" or before.lower() in self._lexicon.names["before_holiday"]:
            return False
        is_day_off = not alone and after == "holiday" and not tokens.word(end + 1).isalpha()
        if (after.lower() in self._lexicon.names["after_holiday"] and not is_day_off) or (
            words[-1].istitle() and self._named.begins_name(tokens, first, end)
        ):
            return False
        if not alone or words[-1].isdigit():
            return True
        if before[:1].isupper() and before.lower() not in self._lexicon.function_words:
            return False
        if after in ("'", "’"):
            return False
        if not after[:1].isalpha() or after.lower() in self._lexicon.function_words:
            return True
        return after in self._lexicon.names["holiday_does"]

    def _is_weekday(self, tokens: Tokens, first: int, end: int) -> bool:
        before, after = tokens.word(first - 1).lower(), tokens.word(end)
        if not tokens.word(end - 1)[0].isupper() or before in self._lexicon.names["before_weekday"]:
            return False
        if self._is_repeated(tokens, first) or self._named.is_named_for(tokens, end):
            return False
        if self._is_any(tokens, first, end):
            return False
        if after[:1].isupper() and after.lower() in self._lexicon.names["after_weekday"]:
            return False
        if (
            after in self._lexicon.names["parts_of_days"]
            or after in self._lexicon.names["after_weekday_noun"]
        ):
            return False
        if before == "the" and after.istitle() and after.lower() in self._lexicon.names["after_the_weekday"]:
            return False
        if after == "of" and tokens.word(end + 1).lower() in self._lexicon.names["every"]:
            return False
        if after.lower() == "night" and tokens.word(end + 1).lower() in self._lexicon.names["after_night"]:
            return False
        return not (before == "on" and tokens.word(first - 2) == "Mail")
