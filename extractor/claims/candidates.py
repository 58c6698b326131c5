"""Sentences that can tell of jobs by their words alone: a noun of work, a trigger, and a number of either.

What needs no parse is asked here, generously: every sentence in which a finder could find something is a
candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span

from extractor.claims.counts import Counted, Counter
from extractor.claims.levels import FROM_TO
from extractor.claims.prose_numbers import Number, by_sentence
from extractor.claims.triggers import TriggerRule, Triggers
from extractor.pipeline.words import lower_keys, sentences

_OF_WORK = frozenset((Counted.JOBS, Counted.PEOPLE, Counted.WORKFORCE, Counted.CUTS))
#: What triggers take that go with a number whose noun says nothing of work: "laid off 500".
_ANYONE = ("anyone", "staff")
_FROM = get_string_id("from")


class Candidates:
    """The candidates of one kind of claim, by its triggers and the nouns of jobs.toml."""

    def __init__(self, counter: Counter, triggers: Triggers) -> None:
        self._counter, self._triggers = counter, triggers
        self._signs_of_any = triggers.signs(_takes_any_number)

    def by_words(self, doc: Doc) -> list[Span]:
        """The sentences with the words of a trigger and a noun of work; numbers need not be read yet."""
        found = []
        for start, end in sentences(doc):
            words = set(lower_keys(doc)[start:end])
            of_work = self._counter.may_count_work(words)
            # most sentences say nothing of work, nor have a word for sending anyone away
            if (of_work or not words.isdisjoint(self._signs_of_any)) and any(
                of_work or _takes_any_number(rule) for rule in self._possible(words)
            ):
                found.append(doc[start:end])
        return found

    def by_numbers(self, doc: Doc, numbers: Sequence[Number]) -> Iterator[Span]:
        """The sentences whose numbers count what a trigger in it takes, each as soon as it is found."""
        for (start, end), group in by_sentence(doc, numbers):
            words = set(lower_keys(doc)[start:end])
            rules = self._possible(words)
            # what a number counts is asked last: it is the dearest question
            if rules and (
                any(map(_takes_any_number, rules))
                or self._counter.names_workforce(words)
                or any(self._counter.count(doc, number).kind in _OF_WORK for number in group)
            ):
                yield Span(doc, start, end)

    def _possible(self, words: set[int]) -> list[TriggerRule]:
        """The rules of which no word is missing; two levels of a workforce have a "from" between them."""
        rules = self._triggers.possible(words)
        return rules if _FROM in words else [rule for rule in rules if rule.frames != (FROM_TO,)]


def _takes_any_number(rule: TriggerRule) -> bool:
    return rule.takes in _ANYONE and FROM_TO not in rule.frames
