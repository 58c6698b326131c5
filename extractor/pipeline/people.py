"""The people of an article: each once, with title, organisation and every place that names them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.names import Mention, MentionKind, Person
from extractor.schema import Span as SpanRecord


class People(RuleComponent):
    """Sets `doc._.people` and `doc.spans["people"]`, each span with its `Mention`."""

    files = ("titles.toml",)

    def prepare(self) -> None:
        self._honorifics = frozenset(self.rules.table("titles.toml")["honorifics"])

    def __call__(self, doc: Doc) -> Doc:
        taken = bytearray(len(doc))
        for span in doc.spans.get("companies", []):
            taken[span.start : span.end] = b"\x01" * len(span)
        people: list[Person] = []
        spans = []
        for entity in doc.spans.get("base_entities", []):
            start, end = entity.start, entity.end
            while end > start and doc[end - 1].lower_ in ("'s", "’s", "'", "’"):
                end -= 1
            while start < end and doc[start].lower_ in self._honorifics:
                start += 1
            if (
                entity.label_ != "PERSON"
                or start >= end
                or any(taken[start:end])
                or not doc[start].text[0].isupper()
            ):
                continue
            span = Span(doc, start, end, label="PERSON")
            person = next(
                (p for p in people if p.name == span.text or p.name.endswith(" " + span.text)), None
            )
            if person is None:
                person = Person(span.text)
                people.append(person)
            elif span.text != person.name and span.text not in person.aliases:
                person.aliases.append(span.text)
            person.mentions.append(SpanRecord(start=span.start_char, end=span.end_char, text=span.text))
            span._.value = Mention(person, MentionKind.NAME, "person.base_model")
            spans.append(span)
        doc.spans["people"] = spans
        doc._.people = people
        return doc


@Language.factory("extractor_people", default_config={"rules": None})
def create_people(nlp: Language, name: str, rules: str | None) -> People:
    """The component that finds the people of an article."""
    return People(nlp, name, rules_of(rules))
