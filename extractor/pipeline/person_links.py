"""Links "he", "she", "his", "her" and "the spokesman" to the people of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.employers import Employers
from extractor.pipeline.extensions import extend_group, set_value, value_of
from extractor.pipeline.name_runs import name_sentences
from extractor.pipeline.names import Mention, MentionKind, Person
from extractor.pipeline.words import lowers, once, places_of, sentence_numbers, texts, within, word_places
from extractor.rules import Row

_MALE = frozenset(("he", "him", "his", "himself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
#: With these a link can begin.
_MEANING = _MALE | _FEMALE | {"the"}
_OPENING_MARKS = frozenset(("“", "``"))
_MARKS = _OPENING_MARKS | {"”", "''", '"'}
_GENDER_OF_TITLE = {"spokesman": "male", "chairman": "male", "spokeswoman": "female", "chairwoman": "female", "mr": "male", "mr.": "male", "sir": "male", "ms": "female", "ms.": "female", "mrs": "female", "mrs.": "female"}  # fmt: skip
#: How many sentences back a person can be meant.
_SENTENCES = 4
#: How many tokens "the International Monetary Fund chief" can have.
_BOSS = 8
#: How many mentions back, so that one endless sentence costs no more than any other.
_MENTIONS = 60


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The words by which people are told apart: titles and first names, in lower case."""

    heads: frozenset[str]
    bosses: frozenset[str]
    top_titles: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    either: frozenset[str]

    @classmethod
    def of(cls, titles: Row, first_names: Row) -> PersonWords:
        """The words of titles.toml and first_names.toml."""
        of_titles = (frozenset(titles[key]) for key in ("heads", "bosses", "top_titles"))
        return cls(*of_titles, *(frozenset(first_names[key]) for key in ("male", "female", "either")))


class PersonLinks:
    """One pass over an article, in the order of the text."""

    def __init__(self, doc: Doc, words: PersonWords) -> None:
        self._doc, self._words = doc, words
        self._sentence_of = sentence_numbers(doc)
        self._said: list[tuple[int, bool, Person]] = []
        self._gender = {id(person): self._gender_of(person) for person in doc._.people}

    def link(self) -> None:
        """Add the linked pronouns and descriptions to `doc.spans["people"]`."""
        names = {span.start: span for span in self._doc.spans.get("people", [])}
        if not names:
            return
        quoted, words = quoted_tokens(self._doc), lowers(self._doc)
        for span in names.values():
            self._learn_gender(span)
        for person in self._doc._.people:
            person.gender = self._gender[id(person)]
        links: list[Span] = []
        places = sorted({*names, *places_of(self._doc, _MEANING)})
        for start, end in name_sentences(self._doc):
            for i in within(places, start, end):
                if i in names:
                    if not quoted[i]:  # "he" behind a quotation is nobody whom only the quotation names
                        self._note(names[i], value_of(names[i]).entity)
                    continue
                if quoted[i]:
                    continue
                if words[i] in _MALE or words[i] in _FEMALE:
                    person = self._meant(i, "male" if words[i] in _MALE else "female")
                    if person is not None:
                        links.append(self._span(i, i + 1, person, MentionKind.PRONOUN, "person.pronoun"))
                elif words[i] == "the" and i + 1 < end and words[i + 1] in self._words.heads:
                    person = self._titled(i, self._doc[i + 1])
                    if person is not None:
                        links.append(
                            self._span(i, i + 2, person, MentionKind.DESCRIPTION, "person.description")
                        )
                elif words[i] == "the" and (boss := self._boss(i, end)) is not None:
                    links.append(self._span(i, boss[0], boss[1], MentionKind.DESCRIPTION, "person.boss"))
        if links:
            extend_group(self._doc, "people", links)

    def _span(self, start: int, end: int, person: Person, kind: MentionKind, rule: str) -> Span:
        span = Span(self._doc, start, end, label="PERSON")
        set_value(span, Mention(person, kind, rule))
        self._note(span, person)
        return span

    def _note(self, span: Span, person: Person) -> None:
        self._said.append((span.start, span.root.dep_ in SUBJECTS, person))

    def _recent(self, at: int) -> list[tuple[int, bool, Person]]:
        """The mentions of the last sentences, the latest last."""
        here = self._sentence_of[at]
        recent = self._said[-_MENTIONS:]
        return [item for item in recent if here - self._sentence_of[item[0]] <= _SENTENCES]

    def _meant(self, at: int, gender: str) -> Person | None:
        """The person whom a pronoun means: of its gender, the last subject before it, if no other is as near."""
        recent = [item for item in self._recent(at) if self._gender[id(item[2])] in (gender, None)]
        if not recent or self._is_anothers(recent[-1][0], at):
            return None
        people = {id(item[2]) for item in recent}
        if len(people) == 1:
            return recent[-1][2]
        last_sentence = max(self._sentence_of[item[0]] for item in recent)
        near = [item for item in recent if self._sentence_of[item[0]] == last_sentence]
        subjects = [item for item in near if item[1]]
        if len({id(item[2]) for item in near}) == 1:
            return near[-1][2]
        if len({id(item[2]) for item in subjects}) == 1:
            return subjects[-1][2]
        sure = [item for item in near if self._gender[id(item[2])] == gender]
        return sure[-1][2] if len({id(item[2]) for item in sure}) == 1 else None

    def _is_anothers(self, name: int, at: int) -> bool:
        """Whether a name only tells whose somebody is who acts in the pronoun's sentence: "the accountant of Lee's firm
        pleaded guilty, but he said"."""
        if self._sentence_of[name] != self._sentence_of[at]:
            return False
        actors = (t for t in self._doc[name].ancestors if t.dep_ in SUBJECTS and t.tag_ == "NN")
        return any(t.lower_ in self._words.heads for t in actors)

    def _titled(self, at: int, noun: Token) -> Person | None:
        """The person of that title who was named last: "the spokesman", "the analyst"."""
        if noun.i + 1 < len(self._doc) and self._doc[noun.i + 1].tag_ in ("NN", "NNP", "NNPS", "NNS"):
            return None
        for _, _, person in reversed(self._recent(at)):
            if person.title and noun.lower_ in person.title.lower().split():
                return person
        return None

    @cached_property
    def _employers(self) -> Employers:
        """The organizations named, looked up where a boss of one is spoken of."""
        return Employers(self._doc)

    def _boss(self, at: int, end: int) -> tuple[int, Person] | None:
        """Who leads the organization named behind "the", and the end of the phrase: "the IMF chief"."""
        words = lowers(self._doc)
        last = next((i for i in range(at + 2, min(at + _BOSS, end)) if words[i] in self._words.bosses), None)
        if last is None or (last + 1 < end and self._doc[last + 1].tag_ in ("NN", "NNP", "NNPS", "NNS")):
            return None
        organization = self._employers.organization(at + 1)
        if organization is None or self._employers.span(at + 1).end != last:
            return None
        leaders = [
            person
            for person in self._doc._.people
            if person.organization == organization
            and self._words.top_titles & set((person.title or "").lower().split())
        ]
        return (last + 1, leaders[0]) if len(leaders) == 1 else None

    def _gender_of(self, person: Person) -> str | None:
        by_name = self._gender_of_name(person.name.lower().split())
        titles = (_GENDER_OF_TITLE.get(word) for word in (person.title or "").lower().split())
        by_title = next(filter(None, titles), None)
        return by_name if by_name == "female" else by_title or by_name  # "Tallis spokesman Gina Marlow"

    def _gender_of_name(self, words: list[str]) -> str | None:
        if words[0] in self._words.either or len(words) < 2:
            return None
        if words[0] in self._words.male:
            return None if words[0] in self._words.female else "male"
        return "female" if words[0] in self._words.female else None

    def _learn_gender(self, span: Span) -> None:
        """A form of address before the name shows the gender."""
        if span.start and self._gender[id(value_of(span).entity)] is None:
            gender = _GENDER_OF_TITLE.get(self._doc[span.start - 1].lower_)
            self._gender[id(value_of(span).entity)] = gender


@once
def quoted_tokens(doc: Doc) -> bytearray:
    """1 for each token that stands in double quotation marks; a line break ends a quotation."""
    words = texts(doc)
    quoted = bytearray(len(words))
    since = -1
    breaks = (word for word in word_places(doc) if word.isspace() and word.count("\n") > 1)
    for i in (*places_of(doc, {*_MARKS, *breaks}), len(words)):
        if since >= 0:
            quoted[since:i] = b"\x01" * (i - since)
        opens = i < len(words) and (words[i] in _OPENING_MARKS or (words[i] == '"' and since < 0))
        since = i + 1 if opens else -1
    return quoted
