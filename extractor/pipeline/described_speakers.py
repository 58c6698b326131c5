"""Whom a description means as a speaker: "the report", "a spokesman", "the CEO", "the business group"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor.pipeline.attribution import Speaker
from extractor.pipeline.names import Company, Person
from extractor.pipeline.names_before import NamesBefore
from extractor.pipeline.speakers import Speakers
from extractor.pipeline.speech_cues import CueLexicon
from extractor.pipeline.words import places_of


class DescribedSpeakers:
    """Finds, going through an article in order, whom its descriptions of speakers mean."""

    def __init__(self, doc: Doc, lexicon: CueLexicon, speakers: Speakers, names: NamesBefore) -> None:
        self.doc, self.lexicon, self.speakers, self._names = doc, lexicon, speakers, names
        #: who issued the documents spoken of, by their head word
        self._issuers: dict[str, str] = {}
        #: the public bodies of officials spoken of, by what these are called
        self._public: dict[str, str | None] = {}
        #: who made the reports, surveys and the like of the article; none before somebody asks
        self._publishers: set[str] | None = None

    def document(self, speaker: Speaker, reporter: Speaker | None) -> Speaker:
        """A document belongs to whom it was said to be from, or else to the firm spoken of.

        "The report" is that of the `reporter`, who reported something last.
        """
        head = head_of(self.doc, speaker)
        if head is None:
            return speaker
        word = head.lower_
        if speaker.organization is not None:
            self._issuers[word] = speaker.organization
            return speaker
        issuer = self._issuers.get(word)
        if issuer is None and word == "report" and reporter is not None and self._is_definite(head):
            issuer = reporter.name
        named = any(child.tag_.startswith("NNP") for child in head.lefts)
        if issuer is None and word in self.lexicon.published and head.tag_ == "NN" and not named:
            issuer = self._publisher()
        if issuer is None and word in self.lexicon.own_documents:
            company = self._names.company_before(speaker.start)
            issuer = None if company is None else company.name
        return replace(speaker, organization=issuer)

    def unnamed(self, speaker: Speaker, body: Speaker | None) -> Speaker:
        """A description by office is the one person of that office; staff belong to the firm spoken of.

        "The group" is the `body` that spoke just before.
        """
        head = head_of(self.doc, speaker)
        if head is None:
            return speaker
        named = self._by_office(speaker, head)
        if named is not None:
            return named
        if body is not None and self._is_the_body(head, body):
            return as_speaker(speaker, body)
        if speaker.organization is None and head.lower_ in self.lexicon.staff:
            public = [c for c in head.lefts if c.lower_ in self.lexicon.public]
            if public:
                called = self.speakers.body_called(public[0])
                self._public[head.lower_.rstrip("s")] = called
                return replace(speaker, organization=called)
            if head.lower_.rstrip("s") in self._public and _is_known(head):
                return replace(speaker, organization=self._public[head.lower_.rstrip("s")])
        if speaker.organization is None and self._is_staff(head):
            company = self._names.acting_before(head) or self._names.company_before(speaker.start)
            if company is not None:
                return replace(speaker, organization=company.name)
        return speaker

    def _publisher(self) -> str | None:
        """The only body that the article names as the maker of a report, a survey or the like."""
        if self._publishers is None:
            words = map(self.doc.__getitem__, places_of(self.doc, self.lexicon.published))
            made = (word for word in words if word.tag_.startswith("N"))
            self._publishers = {name for t in made if (name := self.speakers.maker(t)) is not None}
        return next(iter(self._publishers)) if len(self._publishers) == 1 else None

    def _is_the_body(self, head: Token, body: Speaker) -> bool:
        """Whether the body that spoke is meant: "the company", "the business group", "the two firms" where several spoke."""
        if body.kind != "organization" or not any(c.lower_ in ("the", "both") for c in head.lefts):
            return False
        before = [child for child in head.lefts if child.lower_ not in ("the", "both")]
        if head.tag_ == "NNS":
            return body.number > 1 and head.lower_ in self.lexicon.businesses and _are(before, body.number)
        if body.number > 1:
            return False
        if head.lower_ in self.lexicon.businesses and not before:
            return True
        kind = all(child.dep_ in ("compound", "amod") and child.is_lower for child in before)
        return kind and _may_be_no_firm(body) and head.lower_ in self.lexicon.leagues

    def _is_staff(self, head: Token) -> bool:
        """Whether somebody of the firm spoken of is meant: "an executive", "company officials", not "race officials"."""
        if head.lower_ not in self.lexicon.staff:
            return False
        before = [
            child for child in head.children if child.i < head.i and child.dep_ not in ("det", "nummod")
        ]
        behind = (noun for prep in head.rights if prep.dep_ == "prep" for noun in prep.rights)
        for noun in behind:
            if any(token.lower_ in self.lexicon.public for token in (noun, *noun.lefts)):
                return False  # "an official for the state office"
            if noun.tag_.startswith("NNP") and noun.head.lower_ == "for":
                return False  # "a spokesman for Lord Marlow"
        of_firm = any(child.lower_ in self.lexicon.firms for child in before)
        return of_firm or all(child.tag_ == "JJ" for child in before)

    def _by_office(self, speaker: Speaker, head: Token) -> Speaker | None:
        """The only person of the article who has the office: "the analyst", "a spokesman", "the CEO"."""
        if head.tag_ in ("NNS", "NNPS") or not self._is_definite(head):
            return None
        words = self.doc[max(0, head.i - 3) : head.i + 1].text.lower()
        wanted = self.lexicon.offices_in(words) or {head.lower_}
        people = [
            p
            for p in self.doc._.people
            if p.title and wanted & {*self.lexicon.offices_in(p.title.lower()), p.title.lower().split()[-1]}
        ]
        if len(people) != 1:
            return None
        person = people[0]
        other = speaker.organization is not None and person.organization not in (None, speaker.organization)
        told = f"{person.title} {person.organization} {person.name}".lower()
        if any(c.text[0].isupper() and c.dep_ != "det" and c.lower_ not in told for c in head.lefts):
            return None  # "the Conservative leader" is not the Greens'
        if _is_owned(head):
            other = speaker.organization is None or person.organization != speaker.organization
        if other:
            return None
        return as_person(speaker, person)

    def _is_definite(self, head: Token) -> bool:
        """Whether the phrase means somebody known: "the analyst", "a spokesman", not "an unnamed executive"."""
        plain = all(
            child.dep_ in ("det", "compound", "poss", "prep") or child.lower_ in self.lexicon.office_words
            for child in head.children
            if child.i < head.i
        )
        the = any(child.lower_ in ("the", "this") for child in head.children)
        return plain and (the or head.lower_ in self.lexicon.spokespeople or _is_owned(head))


def head_of(doc: Doc, speaker: Speaker) -> Token | None:
    """The head word of the mention: the token whose head lies outside of it."""
    span = doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    return span[-1] if span.root.tag_ == "DT" else span.root  # "a filing shows", read as one noun phrase


def as_speaker(mention: Speaker, speaker: Speaker) -> Speaker:
    """The mention, with the name of a speaker who spoke before."""
    return replace(speaker, start=mention.start, end=mention.end)


def as_person(mention: Speaker, person: Person) -> Speaker:
    """The mention, with the name and office of a person."""
    return replace(
        mention, name=person.name, kind="person", title=person.title,
        organization=person.organization, entity=person,
    )  # fmt: skip


def _may_be_no_firm(body: Speaker) -> bool:
    """Whether a body that spoke is not known to be a firm, by its share or by the lists of names."""
    firm = isinstance(body.entity, Company) and bool(body.entity.ticker or body.entity.kinds)
    return body.kind == "organization" and not firm


def _are(before: list[Token], number: int) -> bool:
    """Whether nothing but their number stands before "firms"."""
    return all(child.lower_ == "two" and number == 2 for child in before)


def _is_known(head: Token) -> bool:
    """Whether a description is of somebody named before: "the official", "the officials"."""
    return all(c.lower_ in ("the", "these", "those") for c in head.lefts)


def _is_owned(head: Token) -> bool:
    """Whether an owner stands before the office: "its CFO", "the carmaker's chief executive"."""
    return any(child.dep_ == "poss" for child in head.children)
