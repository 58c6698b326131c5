"""How firm a job cut is: completed, planned, possible or denied, from its clause and from who says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from spacy.tokens import Span, Token

from extractor.inflection import forms
from extractor.pipeline.attribution import Attribution
from extractor.pipeline.clauses import (
    Tense,
    auxiliaries,
    climb,
    is_negated,
    is_passive,
    is_verb,
    modals,
    tense,
)
from extractor.pipeline.names import Company, Person
from extractor.rules import Rules

Status = Literal["completed", "planned", "possible", "denied"]
STATUS_FILE = "status.toml"
_TAG = re.compile(r"(?:[:\-–—]\s*)([^:–—]{2,40})$")


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms(verb))


class StatusReader:
    """Reads the status of a cut, with the words of status.toml."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(STATUS_FILE)
        self._possible_verbs = _forms(table["possible_verbs"])
        self._expecting = _forms(table["expecting"])
        self._planned_verbs = _forms(table["planned_verbs"])
        self._planned_nouns = frozenset(table["planned_nouns"])
        self._possible_words = frozenset(table["possible_words"])
        self._planned_words = frozenset(table["planned_words"])
        self._possible_modals = frozenset(table["possible_modals"])
        self._conditions = frozenset(table["conditions"])
        self._denying = _forms(table["denying_verbs"])
        self._denying_phrases = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, table['denying_phrases']))})\b", re.I
        )
        self._open_when_negated = _forms(table["open_when_negated"])
        self._anonymous = frozenset(table["anonymous"])
        self._outside_titles = frozenset(table["outside_titles"])
        self._counting = frozenset(table["counting"])
        self._title_tags = frozenset(table["title_tags"])

    def of_clause(self, head: Token, phrase: Span, implied: str | None) -> Status:
        """The status that the words around the cut give; `head` is its verb or noun, `phrase` number and noun.

        `implied` is what the trigger's own words say ("at risk").
        """
        chain = list(_verbs_above(head))
        if self._is_denied(head, chain):
            return "denied"
        if implied == "possible" or self._is_possible(head, phrase, chain):
            return "possible"
        if self._is_planned(head, phrase, chain):
            return "planned"
        return "planned" if implied == "planned" and not _is_past(chain) else "completed"

    def is_unconfirmed(self, attribution: Attribution | None, owners: list[Company]) -> bool:
        """Whether the one who says it cannot speak for the firm: anonymous sources, media, unions, analysts."""
        if attribution is None:
            return False
        speaker = attribution.speaker
        if isinstance(speaker.entity, Company):
            return not any(speaker.entity is owner for owner in owners) and not self._counts(speaker.name)
        words = set(_words(f"{speaker.name} {speaker.title or ''}"))
        if isinstance(speaker.entity, Person) or speaker.kind == "person":
            titles = set(_words(f"{speaker.title or ''} {speaker.organization or ''}"))
            return bool(titles & self._outside_titles)
        if words & {"spokesman", "spokeswoman", "spokesperson", "statement", "filing", "memo", "company"}:
            return False
        if words & self._anonymous:
            return not (words & self._counting) or bool(words & {"familiar", "source", "sources", "person"})
        return speaker.kind == "organization" and not self._counts(speaker.name)

    def is_second_hand(self, title: Span) -> bool:
        """Whether a title names others as where its news is from: ": sources", "- report"."""
        tag = _TAG.search(title.text.strip())
        return tag is not None and bool(set(_words(tag[1])) & self._title_tags)

    def _counts(self, name: str) -> bool:
        return bool(set(_words(name)) & self._counting)

    def _is_denied(self, head: Token, chain: list[Token]) -> bool:
        sentence = head.sent
        before = sentence.doc[sentence.start : head.i].text
        window = before[-60:]
        if self._denying_phrases.search(window):
            return True
        for verb in chain:
            if verb.lower_ in self._denying and verb is not head:
                return not is_negated(verb)
            if is_negated(verb):
                return verb.lower_ not in self._open_when_negated
        return any(child.lower_ == "no" and child.dep_ == "det" for child in head.children)

    def _is_possible(self, head: Token, phrase: Span, chain: list[Token]) -> bool:
        for verb in chain:
            if modals(verb) & self._possible_modals:
                return True
            if verb is not head and verb.lower_ in self._possible_verbs:
                return True
            if verb is not head and verb.lower_ in self._expecting and is_passive(verb):
                return True
            if modals(verb) & {"would", "'d", "’d"} and self._conditional(head):
                return True
        near = {token.lower_ for token in _around(phrase, head)}
        return bool(near & self._possible_words)

    def _is_planned(self, head: Token, phrase: Span, chain: list[Token]) -> bool:
        if any(token.lower_ in self._planned_nouns for token in climb(head) if token is not head):
            return not _is_done(head)
        for verb in chain:
            when = tense(verb)
            if when is Tense.FUTURE:
                return True
            if verb is not head and verb.lower_ in self._planned_verbs:
                return not _is_done(head)
            if when is Tense.PAST and verb is head:
                return False
        near = {token.lower_ for token in _around(phrase, head)}
        return bool(near & self._planned_words) and not _is_done(head)

    def _conditional(self, head: Token) -> bool:
        return any(token.lower_ in self._conditions for token in head.sent)


def _verbs_above(head: Token) -> Iterator[Token]:
    """The verb of the cut and those that govern it, the nearest first, auxiliaries left out."""
    for token in climb(head):
        if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod"):
            yield token
        if token.dep_ in ("advcl", "relcl") and token is not head and is_verb(token):
            return


def _is_done(head: Token) -> bool:
    """Whether the cut's own verb is in the past or perfect: "announced that it had cut"."""
    return is_verb(head) and tense(head) is Tense.PAST and not _has_to(head)


def _is_past(chain: list[Token]) -> bool:
    return bool(chain) and tense(chain[0]) is Tense.PAST


def _has_to(verb: Token) -> bool:
    return any(token.lower_ == "to" for token in auxiliaries(verb))


def _around(phrase: Span, head: Token) -> list[Token]:
    """The words of the phrase, and the three before phrase and trigger, inside the sentence."""
    sentence = head.sent
    doc = head.doc
    start = min(phrase.start, head.i)
    return [*doc[max(sentence.start, start - 3) : start], *phrase, *doc[head.i : head.i + 1]]


def _words(text: str) -> list[str]:
    return [word.strip(".,'’\"()").casefold() for word in text.split()]


__all__ = ["Status", "StatusReader"]
