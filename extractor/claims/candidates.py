"""Sentences that can tell of jobs by their words alone: a number, what it may count, and a trigger.

What needs no parse is asked here, generously: every sentence in which a finder could find something is a
candidate.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.attrs import LOWER
from spacy.tokens import Doc, Span

from extractor.claims.counts import Count, Counted, Counter, by_sentence
from extractor.claims.levels import FROM_TO
from extractor.claims.triggers import TriggerRule, Triggers

_OF_WORK = frozenset((Counted.JOBS, Counted.PEOPLE, Counted.WORKFORCE, Counted.CUTS))
#: What triggers take that go with a number whose noun says nothing of work: "laid off 500".
_ANYONE = ("anyone", "staff")


def candidates(doc: Doc, counts: Sequence[Count], counter: Counter, triggers: Triggers) -> list[Span]:
    """The sentences whose numbers, nouns of work and triggers allow a claim; they need not be parsed."""
    lower = doc.to_array(LOWER).tolist()
    found = []
    for sentence, group in by_sentence(counts):
        words = set(lower[sentence.start : sentence.end])
        rules = triggers.possible(words)
        if rules and (
            any(count.kind in _OF_WORK for count in group)
            or any(map(_takes_any_number, rules))
            or counter.names_workforce({doc.vocab.strings[word] for word in words})
        ):
            found.append(sentence)
    return found


def _takes_any_number(rule: TriggerRule) -> bool:
    return rule.takes in _ANYONE and FROM_TO not in rule.frames
