"""Who the news of a job cut is from: the firm itself, those who count, or others who cannot speak for it."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from extractor.claims.companies import OWNERS_FILE
from extractor.claims.status import STATUS_FILE
from extractor.inflection import forms
from extractor.pipeline.attribution import Attribution
from extractor.pipeline.clauses import Tense, is_passive, modals, tense
from extractor.pipeline.names import Company, Person
from extractor.pipeline.words import straight
from extractor.rules import Rules

#: How far before a speaker's name its description may begin, in characters.
_REACH = 24
#: What a title ends in behind a colon or a dash.
_TAG = re.compile(r"(?:[:\-–—]\s*)([^:–—]{2,40})$")


class CutSources:
    """Knows by the words of status.toml and owners.toml who speaks for a firm."""

    def __init__(self, rules: Rules) -> None:
        table, owners = rules.table(STATUS_FILE), rules.table(OWNERS_FILE)
        self._counting = frozenset(table["counting"])
        names = {*owners["source_words"], *owners["source_descriptions"], *table["observers"]}
        self._observers = names - self._counting - {"report"}
        self._press = frozenset(owners["press_kinds"])
        self._trackers = frozenset(owners["trackers"])
        self._anonymous = frozenset(table["anonymous"])
        self._unions = frozenset(table["unions"])
        self._outside_titles = frozenset(table["outside_titles"])
        self._title_tags = frozenset(table["title_tags"])
        self._unnamed_tellers = re.compile(table["unnamed_tellers"], re.I)
        self._own_telling = frozenset(form for verb in table["own_telling"] for form in forms(verb))

    def is_unconfirmed(self, attributions: list[Attribution], owners: list[Company], text: str) -> bool:
        """Whether one who says it cannot speak for the firm: anonymous sources, media, unions, analysts."""
        return any(self._is_outside(attribution, owners, text) for attribution in attributions)

    def is_told_by_unnamed(self, sentence: str) -> bool:
        """Whether a sentence, however it parses, has its news from sources: "citing unidentified sources"."""
        return self._unnamed_tellers.search(sentence) is not None

    def is_second_hand(self, title: Span) -> bool:
        """Whether a title names others as where its news is from: ": sources", "- report"."""
        tag = _TAG.search(title.text.strip())
        return tag is not None and bool(set(_words(tag[1])) & self._title_tags)

    def tells_itself(self, verb: Token) -> bool:
        """Whether the verb, in the past, makes what its subject tells the subject's own news."""
        own = verb.lower_ in self._own_telling and tense(verb) is Tense.PAST
        return own and not is_passive(verb) and not modals(verb)

    def _is_outside(self, attribution: Attribution, owners: list[Company], text: str) -> bool:
        speaker = attribution.speaker
        if isinstance(speaker.entity, Company):
            described = text[max(0, speaker.start - _REACH) : speaker.end].split(".")[-1]
            own = any(speaker.entity is owner for owner in owners)
            shown = set(_words(text[speaker.start : speaker.end])) & set(_words(speaker.name))
            if not shown and set(_words(speaker.name)) & self._trackers:
                return False  # "the company said" is never one that only counts
            press = not self._press.isdisjoint(speaker.entity.kinds)
            return not own and (press or self._tells_news(f"{speaker.name} {described}"))
        words = set(_words(f"{speaker.name} {speaker.title or ''}"))
        if isinstance(speaker.entity, Person) or speaker.kind == "person":
            titles = set(_words(f"{speaker.title or ''} {speaker.organization or ''}"))
            inside = {"investor", "relations"} <= titles  # "head of investor relations"
            return bool(titles & self._outside_titles) and not inside
        if words & self._unions:
            return True
        if speaker.kind == "document" and text[speaker.start : speaker.end].startswith(("its ", "their ")):
            return False  # "according to its quarterly report"
        if words & {"spokesman", "spokeswoman", "spokesperson", "statement", "filing", "memo", "company"}:
            return False
        if words & self._anonymous:
            return not (words & self._counting) or bool(words & {"familiar", "source", "sources", "person"})
        return speaker.kind == "organization" and not self._counts(speaker.name)

    def _tells_news(self, name: str) -> bool:
        """Whether a firm of that name is a medium or an observer; any other may know of its unit or rival."""
        return bool(set(_words(name)) & self._observers)

    def _counts(self, name: str) -> bool:
        return bool(set(_words(name)) & self._counting)


def _words(text: str) -> list[str]:
    return [word.strip(".,'\"()").casefold() for word in straight(text).split()]
