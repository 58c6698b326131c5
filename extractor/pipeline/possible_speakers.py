"""Who of an article can speak: its names by token, and the nouns for people, bodies and documents."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.base_names import base_names
from extractor.pipeline.clauses import is_verb
from extractor.pipeline.employers import named_organizations
from extractor.pipeline.extensions import text_of, tokens_of, value_of
from extractor.pipeline.names import Company, Mention, Person
from extractor.pipeline.speech_cues import CueEntry, CueLexicon
from extractor.pipeline.words import lowers

#: Labels of the base model's names that can speak.
_SAYERS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_ARTICLES = frozenset(("the", "a", "an"))
#: What points at things rather than at people, unless a clause follows: "those are promising signs".
_POINTING = frozenset(("this", "that", "these", "those"))


class PossibleSpeakers:
    """The names of an article by token, and who may be the speaker of a cue."""

    def __init__(self, doc: Doc, lexicon: CueLexicon) -> None:
        self.doc, self.lexicon = doc, lexicon
        self._at: dict[int, Span] = {}
        self._times = tokens_of(doc, "dates")
        words, organizations = lowers(doc), named_organizations(doc)
        for start, end, label in base_names(doc):
            if label in _SAYERS and not lexicon.is_office(text_of(doc, start, end)):
                has_article = end - start > 1 and words[start] in _ARTICLES
                self._put(Span(doc, start + has_article, _before_bracket(words, start, end), label=label))
        for group in ("companies", "people"):
            for span in doc.spans.get(group, []):
                self._put(span)
        for unit, _ in doc._.names:
            named = unit.end - unit.start > 1 and words[unit.end - 1] not in lexicon.no_bodies
            if (
                named
                and unit.words in organizations
                and self._at.keys().isdisjoint(range(unit.start, unit.end))
            ):
                self._put(Span(doc, unit.start, unit.end, label="ORG"))

    def is_named(self, token: Token) -> bool:
        """Whether the token is part of a name."""
        return token.i in self._at

    def is_time(self, token: Token) -> bool:
        """Whether the token belongs to a date."""
        return token.i in self._times

    def person_named(self, start: int, end: int) -> Token | None:
        """The last token of the last person named among the tokens from `start` to `end`."""
        people = (i for i in range(end - 1, start - 1, -1) if i in self._at and self._is_person(self._at[i]))
        return next(map(self.doc.__getitem__, people), None)

    def is_human(self, head: Token) -> bool:
        """Whether the noun phrase is a name, a personal pronoun or has a person or body as its head."""
        if head.i in self._at or head.tag_ in ("PRP", "NNP", "NNPS"):
            return True
        if any(c.lower_ == "who" for child in head.children if child.dep_ == "relcl" for c in child.children):
            return True
        return head.lower_ in self.lexicon.people or head.lower_ in self.lexicon.body_forms

    def is_document(self, head: Token) -> bool:
        """Whether the noun is one for what says something in writing: "report", "filing"."""
        return head.lower_ in self.lexicon.documents and not is_verb(head)  # "noting that" is no note

    def is_collective(self, head: Token) -> bool:
        """Whether all of a kind are meant, so that what they "announce" is a sum: employers, the steel industry."""
        nouns = [head, *(child for child in head.children if child.dep_ == "conj")]
        return any(noun.lower_ in self.lexicon.collectives and noun.i not in self._at for noun in nouns)

    def may_speak(self, head: Token, entry: CueEntry) -> bool:
        """Whether the noun phrase can be the speaker of this cue; the reader cannot: "if you ask how clocks work"."""
        pointing = head.tag_ == "DT" and head.lower_ in _POINTING and head.right_edge.i == head.i
        if head.lower_ == "you" or (pointing and entry.sayers):
            return False
        if entry.people:
            return self.is_human(head) and not self.is_document(head)
        if entry.documents:
            return self.is_document(head)
        return not entry.sayers or self.is_document(head) or self.is_human(head)

    def _put(self, span: Span) -> None:
        for i in range(span.start, span.end):
            self._at[i] = span

    def _is_person(self, span: Span) -> bool:
        """Whether a name is a person's, by the mention it is or by the base model."""
        value = value_of(span)
        if isinstance(value, Mention):
            return isinstance(value.entity, Person)
        return span.label_ == "PERSON"

    def _joined_name(self, head: Token) -> Span | None:
        """The body's name of which the parse makes two nouns: "[The Standards and Teaching Authority] has told"."""
        for last in head.rights if head.tag_ in ("NNP", "NNPS") else ():
            if last.dep_ == "conj" and last.tag_ == "NNP" and last.right_edge.i == last.i:
                name = self.doc[head.i : last.i + 1]
                body = last.lower_ in self.lexicon.body_forms or last.lower_ in self.lexicon.people
                if body and all(t.text[0].isupper() or t.lower_ in ("and", "&") for t in name):
                    return Span(self.doc, head.left_edge.i, last.i + 1)
        return None

    def _is_body_of_words(self, head: Token, phrase: Span) -> bool:
        """Whether a name that nothing else knows is a body's: "The NewsGuild of Ohio", "Tallis, the miners' union,"."""
        named = all(t.text[0].isupper() or t.lower_ in ("the", "of", "and", "&", "for") for t in phrase)
        apposed = any(c.dep_ == "appos" and c.lower_ in self.lexicon.bodies for c in head.children)
        return apposed or (named and len(phrase) > 2 and phrase[0].lower_ == "the")


def _before_bracket(words: list[str], start: int, end: int) -> int:
    """The end of a name; before a bracket that it does not close: "Norlandic Mill Association (NMA"."""
    name = words[start:end]
    return start + name.index("(") if "(" in name[1:] and ")" not in name else end


def is_body(span: Span) -> bool:
    """Whether a name is that of an organisation: "the Daily Herald newspaper", not "a German newspaper"."""
    value = value_of(span)
    return isinstance(value.entity, Company) if isinstance(value, Mention) else span.label_ == "ORG"


def without_article(span: Span) -> Span:
    """A name without the article that the base model took in."""
    if len(span) < 2 or span[0].lower_ not in _ARTICLES:
        return span
    return Span(span.doc, span.start + 1, span.end, label=span.label_)
