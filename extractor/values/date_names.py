"""Names that hold a word of time: titles of works, programmes, games, streets and models. They are no dates."""

from __future__ import annotations

from extractor.values.date_lexicon import DateLexicon
from extractor.values.date_structure import CalendarDay, Holiday, Node, Unit
from extractor.values.token_patterns import Tokens
from extractor.values.types import Granularity

_QUOTES = frozenset('"“”‘’')
_TIMES = frozenset("x×*")
#: The longest title, and the longest name before a year, in words.
_TITLE, _NAME = 6, 5
#: How many digits an area code has: "555-2010".
_AREA_CODE = 3
#: How many digits a year has, and a score at most.
_YEAR, _SCORE = 4, 3
#: The number of a case is longer than "FY2017".
_SERIAL = 6
#: "G20" and "Q1" are shorter than the code of a thing.
_CODE = 3
#: How many words on either side can say that a game is told.
_CLAUSE = 12


class DateNames:
    """Tells such names by capitals, quotation marks and the words beside; each answer looks at a few tokens only."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self._lexicon, self._words = lexicon, lexicon.names
        self._of_time = {
            *lexicon.months, *lexicon.weekdays, *lexicon.seasons, *lexicon.units, *lexicon.directions,
            *lexicon.ordinals, *lexicon.parts, *lexicon.function_words, *lexicon.names["before_a_year"],
        }  # fmt: skip

    def is_in_title(self, node: Node, tokens: Tokens, first: int, end: int) -> bool:
        """Whether it stands in the quoted title of a work: "Saturday Night Live", "The State of Retail 2018"."""
        start = first - 1
        while first - start <= _TITLE and self._can_be_in_title(tokens.word(start)):
            start -= 1
        if tokens.word(start) not in _QUOTES or _is_space(tokens.text, tokens.end(start)):
            return False
        last = end
        while last - end < _TITLE and self._can_be_in_title(tokens.word(last)):
            last += 1
        last += tokens.word(last) in (",", ".")
        if tokens.word(last) not in _QUOTES or _is_space(tokens.text, tokens.start(last) - 1):
            return False
        if start + 1 == first and last - end <= 1 and not tokens.word(end).isalpha():
            # nothing else is quoted: the film "2012" or "Independence Day", the song "Friday", but "Friday," is a day
            if not start and not tokens.word(last + 1):
                return False
            if isinstance(node, Holiday):
                return not node.rule.alone
            if isinstance(node, Unit) and node.unit is Granularity.SEASON and node.year:
                # "Summer of '69"
                return tokens.word(first).istitle()
            is_song = last == end and end - first == 1 and tokens.word(first).isalpha()
            return is_song or (isinstance(node, Unit) and node.unit is Granularity.YEAR)
        opening = tokens.word(start + 1)
        return opening[:1].isupper() and opening.lower() not in self._words["opening_speech"]

    def _can_be_in_title(self, word: str) -> bool:
        return word[:1].isupper() or word[:1].isdigit() or word in self._words["inside_title"]

    def is_event(self, day: CalendarDay, tokens: Tokens, end: int) -> bool:
        """Whether a day is the name of what happened on it: "the Sept. 11 attacks", "the May 4 Movement"."""
        after = tokens.words(end, end + 2)
        if not self._words["after_named_day"].isdisjoint(after):
            return True
        is_known = f"{day.month}-{day.day}" in self._words["known_days"]
        return is_known and not self._words["after_known_day"].isdisjoint(after)

    def is_named_for(self, tokens: Tokens, end: int) -> bool:
        """Whether "of" and a capitalised word make it a name: "the Friday of Dignity", "the Winter of Discontent"."""
        if tokens.word(end) != "of" or not tokens.word(end + 1).istitle():
            return False
        name = tokens.words(end + 1, end + 4)
        return name[0] not in self._of_time and self._words["named_for"].isdisjoint(name)

    def begins_name(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether a capitalised name goes on behind it: "the Winter Olympics", "Earth Day Network"."""
        after = tokens.word(end)
        return (
            after.istitle()
            and tokens.word(first)[:1].isupper()
            and after.lower() not in self._of_time
            and tokens.word(first - 1).lower() not in self._words["before_time"]
            and "\n" not in tokens.text[tokens.end(end - 1) : tokens.start(end)]
        )

    def is_of_game(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether a half or quarter is one of a game: "the first quarter of the game", "scored in the second half"."""
        after = tokens.words(end, end + 3)
        if _has_score(after):
            # "won the first quarter 17-14"
            return True
        if after[0] in self._words["after_game_part"] or (
            after[0] == "of" and after[-1] in self._words["games"]
        ):
            return True
        near = tokens.words(max(0, first - _CLAUSE), end + _CLAUSE)
        if not self._words["near_game"].isdisjoint(near):
            return True
        before = tokens.words(max(0, first - _CLAUSE), first)
        if before[-1:] == ["in"] and before[-2:-1] and before[-2].isdigit() and "points" in before[-6:-2]:
            # "18 points, 10 in the fourth quarter"
            return True
        if {"minutes", "seconds"} & set(before[-4:]) and not self._words["game_clock"].isdisjoint(
            before[-4:]
        ):
            return True
        return _has_score(near) and not self._words["near_score"].isdisjoint(near)

    def is_broadcast(self, tokens: Tokens, first: int) -> bool:
        """Whether a capitalised "Today" behind a small word is a programme: "NBC's Today", "This is VOA Today"."""
        if not tokens.word(first).istitle():
            return False
        before = tokens.word(first - 1)
        return before in ("the", "The", "s") or (before.isupper() and tokens.word(first - 2).islower())

    def is_number(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether what looks like a year is the number of a case, a telephone, a house, an index or a model."""
        before, after, number = tokens.word(first - 1), tokens.word(end), tokens.word(first - 2)
        if after in self._words["after_house"] or self._is_more(tokens, first, end):
            return True
        if _is_code(before, number, tokens.word(first)) or _is_code(
            after, tokens.word(first), tokens.word(end + 1)
        ):
            # "2010-1873"
            return True
        if before == "/" and number.isdigit() and len(number) != 4:
            # "104417/2008"
            return True
        if before == "-" and ((number.isdigit() and len(number) == _AREA_CODE) or _is_serial(number)):
            return True
        if before.lower() in self._words["before_count"] and not self._is_noun(after):
            return True
        if after == "-" and tokens.word(end + 1).lower() in self._words["after_dash"]:
            return True
        if f"{number} {before}".lower() in self._words["hedges"]:
            return True
        if before == "." and number.lower() in self._words["numbers"]:
            return True
        if before.isdigit() and before[0] == "0" and len(before) > 2:
            # "0800 1999"
            return True
        if before == "at" and not self._is_noun(after) and after not in ("'", "’"):
            # "closed at 1998"
            return True
        if (after in _TIMES and tokens.word(end + 1).isdigit()) or (before in _TIMES and number.isdigit()):
            # "2048 x 1080 pixels"
            return True
        if after in ("a", "per") and tokens.word(end + 1).lower() in self._lexicon.units:
            # "makes 1800 a week"
            return tokens.word(end + 2).lower() not in self._words["after_a_unit"]
        if after[:1].isupper() and after[-1:].isdigit() and len(after) > _CODE:
            # "2012 DA14"
            return before.lower() not in self._words["before_time"]
        return self._is_address(tokens, first, end) or self._is_numbered_name(tokens, first, end)

    def _is_more(self, tokens: Tokens, first: int, end: int) -> bool:
        """Whether it counts: "1900 more were ready", but "in 2008 more shops closed" and "in 2008, more than 20"."""
        return (
            tokens.words(end, end + 2)[0] == "more"
            and tokens.word(end + 1) != "than"
            and tokens.word(first - 1).lower() not in self._words["before_time"] - {"and", "or", "-"}
        )

    def _is_address(self, tokens: Tokens, first: int, end: int) -> bool:
        """ "1600 Pennsylvania Avenue", but not "In 2008 Wall Street"."""
        if tokens.word(first - 1).lower() in self._words["before_time"] or not tokens.word(end).istitle():
            return False
        name = tokens.words(end + 1, end + 3)
        return (
            not self._words["streets"].isdisjoint(name) and tokens.word(end) not in self._words["no_address"]
        )

    def _is_numbered_name(self, tokens: Tokens, first: int, end: int) -> bool:
        """ "a venture called Apollo 1980", "at the Toy Fair 2017"; not "Acme 2010 sales" nor a heading's words."""
        before, after = tokens.word(first - 1), tokens.word(end)
        is_name = before[:1].isupper() and before.lower() not in self._of_time
        if not is_name or (before.endswith("ly") and not tokens.word(first - 2)[:1].isupper()):
            return False
        if after[:1].isupper():
            return after in self._words["named_games"]
        if self._is_noun(after):
            return False
        if "\n" in tokens.text[tokens.end(first - 1) : tokens.start(first)]:
            return False
        start = first - 2
        while first - start <= _NAME and (tokens.word(start)[:1].isupper() or tokens.word(start).isdigit()):
            start -= 1
        if after in self._words["name_does"]:
            # "Tokyo 2020 said", but "For Acme 2020 was"
            return tokens.word(start + 1).lower() not in self._words["before_time"]
        # in a heading small words stand between capitalised ones
        while first - start <= 2 * _NAME and tokens.word(start) in self._words["inside_title"]:
            start -= 1
        return tokens.word(start).islower()

    def _is_noun(self, word: str) -> bool:
        """Whether a small word can be the noun that a year modifies: "2008 levels"."""
        if not word.isalpha() or word in self._lexicon.function_words:
            return False
        return not word.endswith(("ed", "ing", "ly"))


def _is_code(joint: str, number: str, later: str) -> bool:
    """Whether two figures of four digits are no years, as they run backwards: "2010-1873"."""
    return (
        joint == "-"
        and number.isdigit()
        and later.isdigit()
        and len(number) == len(later) == _YEAR
        and int(later) < int(number)
    )


def _is_serial(word: str) -> bool:
    """Whether a figure that goes on behind a dash is none of a year: "1.1767-1769 dollars", "No. XQ003572-2017"."""
    return word[-1:].isdigit() and ("." in word or (len(word) > _SERIAL and not word.isdigit()))


def _has_score(words: list[str]) -> bool:
    """Whether a score is among them, which runs backwards where a range does not: "42-10"."""
    return any(
        joint == "-" and won.isdigit() and lost.isdigit() and len(won) <= _SCORE and int(won) > int(lost)
        for won, joint, lost in zip(words, words[1:], words[2:], strict=False)
    )


def _is_space(text: str, index: int) -> bool:
    return not 0 <= index < len(text) or text[index].isspace()
