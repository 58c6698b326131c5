"""The lexicon of saying: which words are cues, and in which frames they hold their content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from spacy.tokens import Token

from extractor.errors import RuleError
from extractor.inflection import forms
from extractor.pipeline.market_comments import MarketComments
from extractor.rules import Rules

SPEECH_FILE = "speech.toml"
#: What the names of all rules of this file begin with.
RULE_PREFIX = "statement."


class Frame(StrEnum):
    """Where the content of a cue may stand; speech.toml explains each."""

    CLAUSE = "clause"
    QUOTE = "quote"
    ASIDE = "aside"
    INFINITIVE = "infinitive"
    ASKING = "asking"
    NOUN = "noun"
    OF = "of"
    NAMING = "naming"


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One cue word (with its particle or preposition) and its frames; `rule` names its table."""

    rule: str
    frames: frozenset[Frame]
    particle: tuple[str, ...] = ()
    addressee: bool = False
    #: whether it is never said without one: "told reporters sales were slow"
    always_addressed: bool = False
    attitude: bool = False
    #: whether it takes no noun phrase as its object: one that stands there begins a clause
    objectless: bool = False
    #: whether this thought counts as spoken where its words stand in quotation marks
    aloud: bool = False
    #: whether only documents and data speak so
    documents: bool = False
    #: whether only people, bodies and documents speak so: "the report suggests", not "the wave of cuts suggests"
    sayers: bool = False
    #: whether only people and bodies speak so: "she highlighted the risk", not "the data highlight the risk"
    people: bool = False
    #: whether it can be a deed as well as a saying: predicting storms, denying a raise
    deed: bool = False
    #: whether the noun phrase itself speaks where it names nobody: "media reports that"
    itself: bool = False
    #: head words of objects that do not count as what is said
    without: frozenset[str] = frozenset()


class CueLexicon:
    """Verbs and nouns of saying by their inflected forms."""

    def __init__(self, rules: Rules) -> None:
        """Read speech.toml; raises RuleError for a frame that does not exist."""
        table = rules.table(SPEECH_FILE)
        speakers = table["speakers"]
        self.people = _forms(speakers["people"])
        self._word_lists = {
            "people": self.people,
            "sources": self.people | _forms(speakers["documents"]) | _forms(speakers["outlets"]),
            "results": _forms(table["results"]["words"]),
            "requests": _forms(table["requests"]["words"]),
        }
        self.verbs: dict[str, list[CueEntry]] = {}
        self.nouns: dict[str, list[CueEntry]] = {}
        for part, attitude, target in (
            ("verb", False, self.verbs),
            ("attitude", True, self.verbs),
            ("noun", False, self.nouns),
        ):
            for name, group in table.get(part, {}).items():
                self._add(target, name, group, attitude)
        for entries in self.verbs.values():
            entries.sort(key=lambda entry: -len(entry.particle))
        #: forms that are anybody's cues by themselves, without a particle; "put" is only one of documents
        self.plain = frozenset(
            form
            for form, entries in self.verbs.items()
            if any(not (e.particle or e.attitude or e.documents) for e in entries)
        )
        #: all words that can be a cue, "according" included, which has no frames of its own
        self.words = frozenset(("according", *self.verbs, *self.nouns))
        #: rules of thoughts and wishes
        self.thoughts = frozenset(table.get("attitude", {}))
        self.documents = _forms(speakers["documents"])
        self.spokespeople = frozenset(speakers["spokespeople"])
        self.own_documents = _forms(speakers["own_documents"])
        self.staff = _forms(speakers["staff"])
        self.outsiders = frozenset(speakers["outsiders"])
        self.comments = MarketComments(table["comments"])
        self.shares = frozenset(table["comments"]["shares"])
        #: the words of each office's full form, by its short form
        self._offices: dict[str, str] = {short: f" {full} " for short, full in table["offices"].items()}
        self.office_words = frozenset(" ".join(self._offices.values()).split())
        self.collectives = frozenset(speakers["collectives"])
        self.bodies = frozenset(speakers["bodies"])
        self.no_bodies = frozenset(speakers["no_bodies"])
        self.agencies = frozenset(speakers["agencies"])
        self.body_forms = _forms(speakers["bodies"])
        self.businesses = frozenset(speakers["businesses"])
        self.leagues = frozenset(speakers["leagues"])
        self.papers = frozenset(speakers["papers"])
        self.press = frozenset(speakers["press"])
        self.published = _forms(speakers["published"])
        self.unions = frozenset(speakers["unions"])
        self.public = frozenset(speakers["public"])
        self.firms = frozenset(self.bodies) - self.public - {"fund"}
        self.seeing = frozenset(speakers["seeing"])
        self.calling = frozenset(speakers["calling"])
        self.measures = _forms(speakers["measures"])
        self.silence = frozenset(table["silence"]["words"])
        self.nameless = frozenset(table["silence"]["nameless"])
        self.causing = _forms(table["realized"]["causing"])
        self.realized = _forms(table["realized"]["words"])
        self.negations = _forms(table["negation"]["words"])

    def _add(self, target: dict[str, list[CueEntry]], rule: str, group: Any, attitude: bool) -> None:
        if not rule.startswith(RULE_PREFIX):
            reason = f'a table of cues is named after its rule: write ["{RULE_PREFIX}{rule}"], found [{rule}]'
            raise RuleError(SPEECH_FILE, None, reason)
        try:
            frames = frozenset(Frame(frame) for frame in group["frames"])
        except ValueError as error:
            raise RuleError(
                SPEECH_FILE, None, f"[{rule}] {error}; the frames are {', '.join(Frame)}"
            ) from None
        without = group.get("without")
        if without is not None and without not in self._word_lists:
            lists = ", ".join(self._word_lists)
            raise RuleError(SPEECH_FILE, None, f"[{rule}] without: no list {without!r}; there are {lists}")
        for words in group["words"]:
            verb, *particle = words.lower().split()
            entry = CueEntry(
                rule,
                frames,
                tuple(particle),
                addressee=bool(group.get("addressee")),
                always_addressed=verb in group.get("always_addressed", ()),
                attitude=attitude,
                objectless=bool(group.get("objectless")),
                aloud=bool(group.get("aloud")),
                documents=bool(group.get("documents")),
                sayers=bool(group.get("sayers")),
                people=bool(group.get("people")),
                deed=bool(group.get("deed")),
                itself=bool(group.get("itself")),
                without=self._word_lists[without] if without else frozenset(),
            )
            for form in forms(verb):
                target.setdefault(form, []).append(entry)

    def offices_in(self, words: str) -> set[str]:
        """The short forms of the offices that words in lower case hold: "ceo" for "chairman and chief executive"."""
        padded = f" {words} "
        return {short for short, full in self._offices.items() if full in padded or f" {short} " in padded}

    def is_office(self, name: str) -> bool:
        """Whether a name is the short form of an office: "CFO"."""
        return name.lower() in self._offices

    def verb_entries(self, token: Token) -> Iterator[CueEntry]:
        """The entries that the token may stand for, those with a particle first."""
        for entry in self.verbs.get(token.lower_, ()):
            if not entry.particle or particle_of(token, entry.particle) is not None:
                yield entry


def _forms(words: list[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in forms(word))


def particle_of(verb: Token, particle: tuple[str, ...]) -> Token | None:
    """The last token of the particle: right behind the verb, or its dependent within a few words."""
    doc, first = verb.doc, particle[0]
    for i in range(verb.i + 1, min(verb.i + 6, len(doc))):
        token = doc[i]
        if token.lower_ == first and (i == verb.i + 1 or token.head == verb):
            rest = particle[1:]
            behind = [doc[j].lower_ for j in range(i + 1, min(i + 1 + len(rest), len(doc)))]
            if list(rest) == behind:
                return doc[i + len(rest)]
        if token.is_punct:
            return None
    return None
