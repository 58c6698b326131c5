"""Whom a lead describes before he is named: "A senior Fed official said. [...] Fed Governor Ann Lee said"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.extensions import placed, set_value, tokens_of, value_of
from extractor.pipeline.names import Mention, MentionKind, Person
from extractor.pipeline.noun_phrases import noun_phrase
from extractor.pipeline.sections import SectionKind
from extractor.pipeline.titles import TitleReader
from extractor.pipeline.words import lowers, sentence_numbers, sentence_span
from extractor.rules import Row

#: How many sentences and breaks of paragraphs after the lead's sentence the name may come.
_REACH = 3
_NAMES = frozenset(("NNP", "NNPS"))
#: How the noun of an office is written short.
_SHORT = {
    "executive": "ceo",
    "senator": "sen.",
    "governor": "gov.",
    "professor": "prof",
    "lawyer": "attorney",
}


class LeadPeople:
    """Knows by what leads call people, by titles.toml."""

    def __init__(self, table: Row, titles: TitleReader) -> None:
        self._titles = titles
        self._called = frozenset(table["called_in_leads"])
        self._offices = frozenset(table["heads"]) - self._called
        self._unnamed = frozenset(table["staying_unnamed"])

    def name(self, doc: Doc) -> None:
        """Make the description a mention of the next person who is named, right behind it, and may be meant.

        He has the office that the description gives, or shares a name with it, its body or its place; or nothing is
        told of him, and it is a firm's officer.
        """
        if not doc._.people:
            return
        people = [span for span in doc.spans["people"] if value_of(span).kind is MentionKind.NAME]
        found: list[Span] = []
        sentence_of = sentence_numbers(doc)
        for noun in self._described(doc):
            named = next((span for span in people if span.start > noun.i), None)
            if named is None or not 0 < sentence_of[named.start] - sentence_of[noun.i] <= _REACH:
                continue
            person = value_of(named).entity
            acts = len(named) > 1 and named.root.dep_ in SUBJECTS
            if acts and self._may_be(noun, named, person):
                phrase = noun_phrase(noun)
                if person.title is None and self._titles.officers.is_officer(noun):
                    office = self._titles.described(doc, phrase.start)
                    person.title, person.organization = (
                        office.title,
                        person.organization or office.organization,
                    )
                span = Span(doc, phrase.start, noun.i + 1, label="PERSON")
                set_value(span, Mention(person, MentionKind.DESCRIPTION, "person.lead"))
                found.append(span)
        if found:
            doc.spans["people"] = sorted([*doc.spans["people"], *found], key=lambda span: span.start)

    def _described(self, doc: Doc) -> Iterator[Token]:
        """The nouns in the lead that say what somebody is who acts, without a name."""
        lead = next((p for p in placed(doc, "sections") if p.value.kind is SectionKind.LEAD), None)
        if lead is None:
            return
        words, taken = lowers(doc), tokens_of(doc, "people")
        for i in range(lead.start, lead.end):
            if words[i] not in self._called and words[i] not in self._offices:
                continue
            noun = doc[i]
            if noun.tag_ != "NN" or noun.dep_ not in SUBJECTS or i in taken:
                continue
            if self._unnamed.isdisjoint(words[noun.left_edge.i : sentence_span(noun).end]):
                yield noun

    def _may_be(self, noun: Token, named: Span, person: Person) -> bool:
        phrase = noun_phrase(noun)
        word, title = noun.lower_, (person.title or "").lower().split()
        in_office = word in title or _SHORT.get(word) in title
        if title and not in_office and word not in self._called:
            return False
        names = {token.lower_ for token in noun.subtree if token.tag_ in _NAMES}
        told = {*title, *(person.organization or "").lower().split()}
        told.update(token.lower_ for token in sentence_span(named.root))
        if not title and person.organization is None and self._titles.officers.is_officer(noun):
            return not any(word in (other.title or "").lower().split() for other in noun.doc._.people)
        if "former" in title and any(token.lower_ == "former" for token in phrase):
            return True
        return not names.isdisjoint(told) if names else in_office
