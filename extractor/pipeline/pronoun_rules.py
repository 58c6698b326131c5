"""The rules of pronouns.toml: what tells an "it" that stands for a company from one that stands for something else."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.inflection import forms
from extractor.rules import Row


@dataclass(frozen=True, slots=True)
class PronounRules:
    """What tells an "it" that stands for a company from one that stands for something else."""

    #: verbs whose subject is an organisation
    acts: frozenset[str]
    #: verbs whose subject "it" is a thing
    things: frozenset[str]
    #: verbs whose passive subject "it" is an organisation
    suffers: frozenset[str]
    #: nouns for organisations that are no companies, for which "it" may stand
    bodies: frozenset[str]
    #: words after an "it" that stands for nothing
    empty: frozenset[str]
    #: nouns after "it is a" that say the same
    empty_nouns: frozenset[str]
    #: adjectives after "it is" that say something of a company
    states: frozenset[str]
    #: subjects that speak, or are spoken in, and leave "it" to somebody else
    speakers: frozenset[str]

    #: titles of people who speak of other companies than their own
    outsiders: frozenset[str]

    #: things that "its" owns when it stands for a thing
    owned: frozenset[str]
    #: nouns for parts of a company
    parts: frozenset[str]
    #: verbs whose subject judges another company
    judges: frozenset[str]
    #: words beside the name of a paper or station that is cited
    reports: frozenset[str]
    #: verbs whose object is praised or blamed
    blames: frozenset[str]
    #: verbs whose object is mostly somebody else's
    harms: frozenset[str]
    #: verbs of whose object another company can be the owner, when it tells so
    tends: frozenset[str]
    #: verbs whose object comes to be
    makes: frozenset[str]
    #: what brokers have on a company
    ratings: frozenset[str]
    #: verbs whose object "the bank" is none
    idioms: frozenset[str]
    #: objects of "make" that make "it" a thing
    made_of_things: frozenset[str]
    #: verbs with which somebody comes to the "its" of another
    joins: frozenset[str]
    #: verbs of deals, whose object is the one bought
    values: frozenset[str]
    #: verbs whose object gets help, and is who the condition speaks of
    aids: frozenset[str]
    #: verbs with which a place is lost to another
    cedes: frozenset[str]
    #: verbs with which a firm hands out what is its own
    gives: frozenset[str]
    #: verbs whose subject "it" is a product when they have no object
    released: frozenset[str]
    #: words before "'s" that tell a time
    times: frozenset[str]
    #: participles behind an "it is" that stands for nothing
    reported: frozenset[str]
    #: verbs whose object is made to act
    controls: frozenset[str]
    #: verbs of whose object what stands behind a preposition is
    controls_in: frozenset[str]
    #: verbs that tell what comes of what a company does
    results: frozenset[str]
    #: nouns for what is published
    publications: frozenset[str]
    #: verbs of which "it" is the subject only with an object
    transitive: frozenset[str]

    @classmethod
    def of(cls, table: Row) -> PronounRules:
        """The rules of pronouns.toml; its verbs are lemmas."""

        def verbs(key: str) -> frozenset[str]:
            return frozenset(form for lemma in table[key] for form in forms(lemma))

        def words(key: str) -> frozenset[str]:
            return frozenset(table[key])

        return cls(
            acts=verbs("acts_of_companies"),
            things=verbs("acts_of_things"),
            suffers=verbs("suffered_by_companies"),
            judges=verbs("judges"),
            blames=verbs("blames"),
            makes=verbs("makes"),
            harms=verbs("harms"),
            tends=verbs("tends"),
            bodies=words("bodies"),
            empty=words("empty_it"),
            empty_nouns=words("nouns_of_empty_it"),
            states=words("states_of_companies"),
            speakers=words("speakers"),
            outsiders=words("outsiders"),
            owned=words("things_owned"),
            parts=words("parts"),
            reports=words("reports"),
            ratings=words("ratings"),
            idioms=verbs("idioms"),
            values=verbs("values"),
            released=verbs("released"),
            aids=verbs("aids"),
            cedes=verbs("cedes"),
            gives=verbs("gives"),
            made_of_things=words("made_of_things"),
            joins=verbs("joins"),
            times=words("times"),
            reported=words("reported"),
            controls=verbs("controls"),
            controls_in=verbs("controls_in"),
            results=verbs("results"),
            publications=words("publications"),
            transitive=verbs("transitive"),
        )
