"""The people of an article: each once, with title, organization and every place that names them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.affiliations import fill_affiliations
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import set_group, text_of, tokens_of
from extractor.pipeline.name_evidence import Evidence
from extractor.pipeline.name_units import Unit
from extractor.pipeline.names import Mention, MentionKind, Person
from extractor.pipeline.person_clusters import PersonClusterer
from extractor.pipeline.titles import TitleReader
from extractor.schema import Span as SpanRecord


class People(RuleComponent):
    """Sets `doc._.people` and `doc.spans["people"]`, each span with its `Mention`.

    It reads `doc._.names`, which the component of the companies leaves.
    """

    files = ("titles.toml", "first_names.toml")

    def prepare(self) -> None:
        titles = self.rules.table("titles.toml")
        self._reader = TitleReader(titles)
        self._honorifics, self._degrees = frozenset(titles["honorifics"]), frozenset(titles["degrees"])
        self._suffixes = titles["suffixes"]
        self._family_first = self.rules.table("first_names.toml")["family_first"]

    def __call__(self, doc: Doc) -> Doc:
        clusterer = PersonClusterer(self._suffixes, self._family_first)
        taken = tokens_of(doc, "companies")
        units = [
            (unit, evidence)
            for unit, evidence in doc._.names
            if taken.isdisjoint(range(unit.start, unit.end)) and unit.text.lower() not in self._degrees
        ]
        full: dict[int, Person] = {}
        for unit, evidence in units:
            if len(unit.words) > 1 and _is_person(evidence):
                full[unit.start] = clusterer.of_full_name(unit.text)
        found: list[tuple[Unit, Person]] = []
        recent: list[Person] = []
        for unit, evidence in units:
            person = full.get(unit.start) or self._short_form(doc, unit, evidence, clusterer, recent)
            if person is not None:
                found.append((unit, person))
                recent.append(person)
        clusterer.mark_near()
        _write(doc, found, clusterer.people)
        fill_affiliations(doc, self._reader)
        return doc

    def _short_form(
        self, doc: Doc, unit: Unit, evidence: Evidence, clusterer: PersonClusterer, recent: list[Person]
    ) -> Person | None:
        """The person that a single word names: someone's surname, or a new person after a form of address."""
        name = unit.text
        if len(unit.words) != 1 or evidence.other > evidence.person:
            return None
        addressed = unit.start > 0 and doc[unit.start - 1].lower_ in self._honorifics
        person = clusterer.of_short_form(name, recent)
        if person is not None:
            return person if addressed or evidence.place <= evidence.person else None
        if name[-1].isupper() and not addressed:
            return None  # "NT", "VoIP"
        if addressed or (evidence.person >= 1.5 and evidence.person > max(evidence.place, evidence.company)):
            return clusterer.of_full_name(name)
        return None


def _is_person(evidence: Evidence) -> bool:
    return evidence.person >= 1.0 and evidence.person > max(evidence.company, evidence.place, evidence.other)


def _write(doc: Doc, found: list[tuple[Unit, Person]], people: list[Person]) -> None:
    mentions = []
    for unit, person in found:
        span = Span(doc, unit.start, unit.end, label="PERSON")
        text = text_of(doc, unit.start, unit.end)
        rule = "person.full_name" if " " in text.strip() else "person.short_form"
        mentions.append((span, Mention(person, MentionKind.NAME, rule)))
        person.mentions.append(SpanRecord(start=span.start_char, end=span.end_char, text=text))
    set_group(doc, "people", mentions)
    doc._.people = [person for person in people if person.mentions]


@Language.factory("extractor_people", default_config={"rules": None})
def create_people(nlp: Language, name: str, rules: str | None) -> People:
    """The component that finds the people of an article."""
    return People(nlp, name, rules_of(rules))
