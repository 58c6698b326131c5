"""How a figure moved: up or down, by what share, against what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Span, Token

from extractor.claims.figures import Figure
from extractor.inflection import forms
from extractor.pipeline.clauses import is_verb
from extractor.pipeline.extensions import placed
from extractor.pipeline.words import lowers, sentence_end, sentence_span
from extractor.rules import Rules
from extractor.values.types import Quantity, Unit

CHANGES_FILE = "changes.toml"
Direction = Literal["up", "down"]
#: How many tokens may stand between the words of a change.
_REACH = 9
#: How near behind an amount its change is told: "$1.2 billion, up 13 percent".
_BESIDE = 5
_FROM = frozenset(("from", "compared", "versus"))


@dataclass(frozen=True, slots=True)
class Movement:
    """A change as the text tells it; `versus` is what the figure is compared with."""

    direction: Direction
    percent: Span | None
    #: the difference in money: "rose 17 cents to $27.89"
    amount: Figure | None
    versus: Span | None


class ChangeFinder:
    """Finds the change of a figure; changes.toml holds the words."""

    files = (CHANGES_FILE,)

    def __init__(self, rules: Rules) -> None:
        table = rules.table(CHANGES_FILE)
        self._verbs: dict[str, Direction] = {}
        self._adverbs: dict[str, Direction] = {}
        self._nouns: dict[str, Direction] = {}
        directions: tuple[Direction, ...] = ("up", "down")
        for direction in directions:
            words = table[direction]
            self._verbs |= {form: direction for verb in words["verbs"] for form in forms(verb)}
            self._adverbs |= dict.fromkeys(words["adverbs"], direction)
            self._nouns |= {form: direction for noun in words["nouns"] for form in forms(noun)}
        self._results = frozenset(form for verb in table["words"]["results"] for form in forms(verb))
        self._to = frozenset(table["words"]["to"])
        self._versus = frozenset(table["words"]["versus"])
        self._compounds = tuple(tuple(phrase.split()) for phrase in table["words"]["compounds"])

    def change_of(
        self, figure: Figure, figures: Sequence[Figure], percents: Sequence[Span], dates: Sequence[Span]
    ) -> Movement | None:
        """The change that a figure is the result of; None for a figure that only is."""
        found = self._by_verb(figure, percents) or self._behind(figure, figures, percents)
        if found is None:
            return None
        direction, percent = found
        difference = self._difference(figure, figures)
        return Movement(direction, percent, difference, self._base(figure, figures, dates, percent))

    def _difference(self, figure: Figure, figures: Sequence[Figure]) -> Figure | None:
        """The amount by which the figure moved: right behind the word that says so, or behind "by"."""
        doc = figure.amount.doc
        for other in figures:
            if not 0 < figure.amount.start - other.amount.end <= _REACH or other.amount.start < 1:
                continue
            before = doc[other.amount.start - 1]
            if before.lower_ == "by" and other.amount.start > 1:
                before = doc[other.amount.start - 2]
            if before.lower_ in self._verbs or before.lower_ in self._adverbs:
                return other
        return None

    def _by_verb(self, figure: Figure, percents: Sequence[Span]) -> tuple[Direction, Span | None] | None:
        """ "net sales fell 3 percent to $523 million", "shares were up 20 cents at $18.37"."""
        governor = figure.place.verb
        if governor is None:
            return None
        verb, amount = governor.token, figure.amount
        words = lowers(amount.doc)
        if verb.lower_ in self._results and verb.dep_ in ("xcomp", "advcl") and is_verb(verb.head):
            verb = verb.head  # "jumped 26 percent to close at $82.31"
        direction = self._verbs.get(verb.lower_) if is_verb(verb) else None
        anchor: Token = verb
        if direction is None:
            for i in range(max(verb.i, amount.start - _REACH), amount.start):
                if words[i] in self._adverbs:
                    direction, anchor = self._adverbs[words[i]], amount.doc[i]
        if direction is None or anchor.i >= amount.start:
            return None
        before = words[amount.start - 1] if amount.start else ""
        if before in ("a", "an") and figure.place.modified is not None:
            return None  # "sank to a $4 million loss" tells nothing of the loss before
        if before == "or":  # the same figure by the share or in other words
            return None
        is_move = figure.metric == "share_price" and before == anchor.lower_
        if not is_move and before not in self._to and governor.preposition not in self._to:
            return None
        if not _FROM.isdisjoint(words[anchor.i : amount.start]):
            return None
        percent = next((p for p in percents if anchor.i < p.start and p.end <= amount.start), None)
        if percent is None:
            percent = next((p for p in percents if 0 <= p.start - amount.end <= 2), None)
        return direction, percent

    def _behind(
        self, figure: Figure, figures: Sequence[Figure], percents: Sequence[Span]
    ) -> tuple[Direction, Span | None] | None:
        """ "$1.2 billion, up 13 percent", "$167 billion, a 13 % increase"."""
        doc, end = figure.amount.doc, figure.amount.end
        limit = min(
            (f.amount.start for f in figures if f.amount.start >= end), default=sentence_end(figure.amount)
        )
        words = lowers(doc)
        for i in range(end, min(limit, end + _BESIDE)):
            direction = self._adverbs.get(words[i])
            if direction is not None:
                percent = next((p for p in percents if i < p.start <= i + 3), None)
                follower = words[i + 1] if i + 1 < len(words) else ""
                if percent is not None or follower in self._versus:
                    return direction, percent
        percent = next((p for p in percents if end <= p.start <= end + 4 and p.end <= limit), None)
        if percent is not None:
            for token in doc[percent.end : percent.end + 6]:
                if token.lower_ in self._nouns and token.tag_.startswith("NN"):
                    return self._nouns[token.lower_], percent
                if token.is_punct and token.text not in "-–":
                    break
        return None

    def _base(
        self, figure: Figure, figures: Sequence[Figure], dates: Sequence[Span], percent: Span | None
    ) -> Span | None:
        """What the figure is compared with: an earlier amount with its time, a time, or "year-on-year"."""
        doc, sentence = figure.amount.doc, sentence_span(figure.amount)
        start = figure.amount.end if percent is None else min(figure.amount.end, percent.end)
        for token in doc[start : min(sentence.end, start + 30)]:
            if token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
                break  # what follows is told of something else
            if token.lower_ in self._versus:
                first = token.i + (2 if doc[token.i + 1 : token.i + 2].text.lower() in ("with", "to") else 1)
                return self._phrase_from(first, figures, dates)
        for date in dates:
            if 0 <= date.start - figure.amount.end <= 3 and date[-1].lower_ in ("earlier", "ago"):
                return date
        return self._compound_in(doc[figure.amount.end : min(sentence.end, figure.amount.end + 14)])

    def _compound_in(self, window: Span) -> Span | None:
        """ "a 13 % year-on-year increase", hyphens or not."""
        words = [token for token in window if token.text not in "-–"]
        lowers = [token.lower_ for token in words]
        for phrase in self._compounds:
            for i in range(len(lowers) - len(phrase) + 1):
                if tuple(lowers[i : i + len(phrase)]) == phrase:
                    return window.doc[words[i].i : words[i + len(phrase) - 1].i + 1]
        return None

    def _phrase_from(self, first: int, figures: Sequence[Figure], dates: Sequence[Span]) -> Span | None:
        ends = [f.amount.end for f in figures if first <= f.amount.start <= first + 6]
        if not ends:
            return next((date for date in dates if first <= date.start <= first + 3), None)
        doc = figures[0].amount.doc
        end = ends[0]
        for figure in figures:
            gap = {token.lower_ for token in doc[end : figure.amount.start]}
            if 0 < figure.amount.start - end <= 4 and gap & {"or", "("}:
                end = figure.amount.end
        for date in dates:
            if 0 <= date.start - end <= 4:
                end = date.end
                break
        start = next(f.amount.start for f in figures if first <= f.amount.start <= first + 6)
        return doc[start:end]


def percents_of(doc: Doc) -> list[Span]:
    """The shares among the quantities of a doc."""
    return [
        Span(doc, start, end, label=Unit.PERCENT.value)
        for start, end, value in placed(doc, "quantities")
        if isinstance(value, Quantity) and value.unit is Unit.PERCENT
    ]
