"""What the words right beside an expression make of it: a noun's modifier, the end of a "from", a unit by itself."""

from __future__ import annotations

from typing import NamedTuple

from extractor.values.date_lexicon import DateLexicon
from extractor.values.date_structure import Between, CutAt, Direction, Node, Opened, PartOf, Unit
from extractor.values.token_patterns import BREAK, Tokens
from extractor.values.types import Granularity

#: How many words before "until" can still be its clause.
_CLAUSE = 12
_ENDS = frozenset(".?!;:")


class Piece(NamedTuple):
    """A part of the text that has been read: tokens[first:end]."""

    first: int
    end: int
    rule: str
    node: Node
    #: "the year": an expression only together with a phrase around it
    bare: bool = False


class DateSurroundings:
    """Reads the words beside a piece; each answer looks at a few tokens only."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self._lexicon = lexicon
        self._denials = frozenset(lexicon.table["denials"]["words"])

    def is_modifier(self, tokens: Tokens, piece: Piece, possessive_only: bool = False) -> bool:
        """Whether the expression modifies the noun after it: "by 2009 sales", "after Friday's close"."""
        after = tokens.word(piece.end)
        if after in ("'", "’"):
            return tokens.word(piece.end + 1).lower() == "s"
        if (
            possessive_only
            or not after.isalpha()
            or "\n" in tokens.text[tokens.end(piece.end - 1) : tokens.start(piece.end)]
        ):
            return False
        return (
            after.islower()
            and after not in self._lexicon.function_words
            and not after.endswith(("ed", "ing", "ly"))
        )

    def with_from(self, tokens: Tokens, piece: Piece) -> str | None:
        """The text with the "from" before it, unless that compares: "cut from next year", not "up from July"."""
        if isinstance(piece.node, (Between, CutAt, Opened)) or tokens.word(piece.first - 1).lower() != "from":
            return None
        before = tokens.words(max(0, piece.first - 5), piece.first - 1)
        compares = self._lexicon.compared_before & set(before[-1:]) or self._lexicon.changes & set(before)
        if compares or self.is_modifier(tokens, piece):
            return None
        return tokens.text[tokens.start(piece.first - 1) : tokens.end(piece.end - 1)]

    def from_opens(self, tokens: Tokens, index: int) -> bool:
        """Whether "from" opens a stretch: at the head of a clause, not in a comparison ("up from July")."""
        before = tokens.word(index - 1)
        return not before or before in (".", ",", ";", ":", "“", "(", "—") or tokens.codes[index - 1] == "\n"

    def goes_on(self, tokens: Tokens, last: Piece | None, piece: Piece) -> bool:
        """Whether "and" or "then" leads on from the piece before, within a sentence: "opened in May 2008 and closed in June"."""
        if last is None or not 0 < piece.first - last.end <= _CLAUSE:
            return False
        first = last.end + (tokens.word(last.end) == ",")
        if tokens.word(first) not in self._lexicon.names["going_on"]:
            return False
        return _ENDS.isdisjoint(tokens.words(first, piece.first))

    def is_throughout(self, tokens: Tokens, index: int, piece: Piece) -> bool:
        """Whether "through" opens no end: "halfway through the year", "will go on through May and June"."""
        if tokens.word(index).lower() not in ("through", "thru"):
            return False
        if tokens.word(index - 1).lower() in self._lexicon.names["before_through"]:
            return True
        return tokens.word(piece.end) == "and" and tokens.word(piece.end + 1).lower() in self._lexicon.months

    def is_denied(self, tokens: Tokens, index: int) -> bool:
        """Whether "not" stands before "until" in its clause: "won't be sold until May" is in May."""
        for position in range(index - 1, max(-1, index - _CLAUSE), -1):
            if tokens.codes[position] == BREAK or tokens.word(position) in (".", ",", ";", ":"):
                return False
            word, before = tokens.word(position).lower(), tokens.word(position - 1)
            if word in self._denials or (word == "t" and before in ("'", "’")):
                return True
        return False

    def is_saying(self, tokens: Tokens, piece: Piece) -> bool:
        """Whether it is "at the end of the day", which hardly ever means a day; "by the end of the day" does."""
        match piece.node:
            case PartOf(part="end", of=Unit(unit=Granularity.DAY, direction=Direction.SAME)):
                return tokens.word(piece.first - 1).lower() == "at"
            case _:
                return False

    def stands_alone(self, tokens: Tokens, piece: Piece) -> bool:
        """Whether "the quarter" or "the year" means one definite unit without a phrase around it."""
        before = tokens.word(piece.first - 1).lower()
        is_week = isinstance(piece.node, Unit) and piece.node.unit is Granularity.WEEK
        if is_week and tokens.word(piece.end) in ("'", "’"):
            return True
        if self.is_modifier(tokens, piece):
            return False
        match piece.node:
            case Unit(unit=Granularity.QUARTER):
                return True
            case Unit(unit=Granularity.WEEK):
                return before == "for" and tokens.word(piece.end).lower() != "of"
            case Unit(unit=Granularity.YEAR | Granularity.MONTH):
                return before in self._lexicon.table["bare_unit_before"]["words"]
            case _:
                return False
