"""The word lists of jobs.toml by which cuts and headcounts are linked."""

from __future__ import annotations

from dataclasses import dataclass, fields

from extractor.claims.counts import JOBS_FILE
from extractor.inflection import forms
from extractor.rules import Rules

#: Lists of verbs: every form of theirs counts.
_VERBS = (
    "affects",
    "moving",
    "keeping",
    "barring",
    "levelling",
    "announcing",
    "confirming",
    "closing",
    "running",
)


@dataclass(frozen=True, slots=True)
class WorkWords:
    """Each list under its name in jobs.toml, which says what it is for."""

    cuts: frozenset[str]
    cuts_of_jobs: frozenset[str]
    light: frozenset[str]
    links: frozenset[str]
    affects: frozenset[str]
    between_passive: frozenset[str]
    no_workers: frozenset[str]
    no_staff: frozenset[str]
    not_staff_now: frozenset[str]
    doings_of_customers: frozenset[str]
    keeping: frozenset[str]
    barring: frozenset[str]
    cut_else: frozenset[str]
    holdings: frozenset[str]
    lessening: frozenset[str]
    employers: frozenset[str]
    workplaces: frozenset[str]
    levelling: frozenset[str]
    moving: frozenset[str]
    bodies: frozenset[str]
    measuring: frozenset[str]
    other_bodies: frozenset[str]
    wide_words: frozenset[str]
    apposition: frozenset[str]
    comparing: frozenset[str]
    directions: frozenset[str]
    places_of_breakdown: frozenset[str]
    background: frozenset[str]
    told_before: frozenset[str]
    pointers: frozenset[str]
    adding: frozenset[str]
    of_all: frozenset[str]
    closing: frozenset[str]
    running: frozenset[str]
    confirming: frozenset[str]
    summing_up: frozenset[str]
    macro: frozenset[str]
    announcing: frozenset[str]
    announcements: frozenset[str]
    other_news: frozenset[str]
    tallies: frozenset[str]
    programs: frozenset[str]
    scope_places: frozenset[str]
    scope_ends: frozenset[str]
    everywhere: frozenset[str]
    scope_not: frozenset[str]
    scope_plain: frozenset[str]

    @classmethod
    def read(cls, rules: Rules) -> WorkWords:
        """Read the lists; those of verbs with every form of the verb."""
        table = rules.table(JOBS_FILE)
        words = {field.name: frozenset(table[field.name]) for field in fields(cls)}
        spelled = {name: frozenset(form for verb in words[name] for form in forms(verb)) for name in _VERBS}
        return cls(**{**words, **spelled})
