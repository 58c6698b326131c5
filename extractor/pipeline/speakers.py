"""From the head word of a speaker to a mention, a name, a kind, a title and an organization."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.attribution import Speaker
from extractor.pipeline.names import Company, Mention, Person
from extractor.pipeline.noun_phrases import noun_phrase
from extractor.pipeline.speech_cues import CueLexicon
from extractor.schema import SpeakerKind

PERSONAL = frozenset(("he", "she", "him", "her", "i"))
PLURAL = frozenset(("they", "them", "we", "those", "some", "many", "others"))


class Speakers:
    """Resolves the speakers of one article."""

    def __init__(self, doc: Doc, lexicon: CueLexicon) -> None:
        self.doc, self.lexicon = doc, lexicon
        self._at: dict[int, Span] = {}
        for group in ("base_entities", "companies", "people"):
            for span in doc.spans.get(group, []):
                for i in range(span.start, span.end):
                    self._at[i] = span

    def of(self, head: Token) -> Speaker:
        """The speaker whose noun phrase has this head word."""
        mention = self._mention(head)
        if mention is not None:
            return self._named(mention)
        phrase = noun_phrase(head)
        name = " ".join(phrase.text.split())
        kind: SpeakerKind = "document" if self.is_document(head) else "unnamed"
        title = head.lower_ if head.lower_ in self.lexicon.spokespeople else None
        return Speaker(
            phrase.start_char, phrase.end_char, name, kind, title, self._organization(head, phrase)
        )

    def beside(self, verb: Token) -> Token | None:
        """The name that stands right before a verb group, where the parse has no subject."""
        i = verb.i - 1
        while i >= 0 and verb.i - i < 4 and (self.doc[i].dep_ in ("aux", "advmod") or self.doc[i].is_space):
            i -= 1
        if i >= 0 and i in self._at and self.doc[i].sent == verb.sent:
            return self.doc[i]
        return None

    def is_document(self, head: Token) -> bool:
        return head.lower_ in self.lexicon.documents

    def _mention(self, head: Token) -> Span | None:
        """The name that the head word belongs to, or that stands beside it as apposition."""
        if head.i in self._at:
            return self._at[head.i]
        if self.is_document(head) or head.tag_ in ("NNS", "NNPS"):
            return None
        for child in head.children:
            if child.dep_ == "appos" and child.i in self._at and self._is_person(self._at[child.i]):
                return self._at[child.i]
        return None

    def _is_person(self, span: Span) -> bool:
        value = span._.value
        if isinstance(value, Mention):
            return isinstance(value.entity, Person)
        return span.label_ == "PERSON"

    def _named(self, mention: Span) -> Speaker:
        value = mention._.value
        start, end = mention.start_char, mention.end_char
        if isinstance(value, Mention):
            entity = value.entity
            if isinstance(entity, Person):
                return Speaker(start, end, entity.name, "person", entity.title, entity.organization, entity)
            if isinstance(entity, Company):
                return Speaker(start, end, entity.name, "organization", entity=entity)
        name = " ".join(mention.text.split())
        return Speaker(start, end, name, "person" if mention.label_ == "PERSON" else "organization")

    def _organization(self, head: Token, phrase: Span) -> str | None:
        """The firm that an unnamed speaker or a document belongs to: a name inside its noun phrase."""
        for token in phrase:
            span = self._at.get(token.i)
            if span is not None and token != head and not self._is_person(span):
                value = span._.value
                if isinstance(value, Mention) and isinstance(value.entity, Company):
                    return value.entity.name
                if span.label_ == "ORG":
                    return " ".join(span.text.split())
        return None
