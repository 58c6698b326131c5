"""Who "he", "it", "the report" or "a spokesman" is among the speakers of an article."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.attribution import Attribution, Speaker
from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.continuations import Found
from extractor.pipeline.extensions import article_of, value_of
from extractor.pipeline.names import Company, Mention, Person
from extractor.pipeline.other_cues import ACCORDING_TO
from extractor.pipeline.person_links import quoted_tokens
from extractor.pipeline.speakers import Speakers
from extractor.pipeline.speech_cues import CueLexicon
from extractor.pipeline.words import lowers, places_of

_GENDERS = {"he": "male", "she": "female"}
_HE = frozenset(_GENDERS)
#: Prepositions between somebody and his employer.
_EMPLOYING = frozenset(("of", "at", "with", "from"))
#: How many words what somebody is may take behind his firm's name.
_LONGEST_ROLE = 3
_IT = frozenset(("it", "they", "we"))
#: How many paragraphs back a pronoun may find its speaker.
_REACH = 2
#: How many statements back one may stand that holds the next.
_NESTED = 4


@dataclass(slots=True)
class _Memory:
    """The last speaker of each kind, and the paragraph in which they spoke."""

    person: Speaker | None = None
    person_at: int = -9
    body: Speaker | None = None
    body_at: int = -9
    #: those without a name, for whom "they" stands: "two sources", "analysts"
    group: Speaker | None = None
    group_at: int = -9
    #: who reported something last: whose "the report" is
    reporter: Speaker | None = None
    #: one person without a name who spoke last, for whom "they" may stand: "a spokesperson"
    somebody: Speaker | None = None
    somebody_at: int = -9


class SpeakerLinks:
    """Goes through the attributions of an article in order and names their pronouns and descriptions."""

    def __init__(
        self, doc: Doc, lexicon: CueLexicon, speakers: Speakers, paragraphs: list[tuple[int, int]]
    ) -> None:
        self.doc, self.text = doc, article_of(doc).text
        self.lexicon, self.speakers = lexicon, speakers
        self._paragraph_starts = [start for start, _ in paragraphs]
        #: who issued the documents spoken of, by their head word
        self._issuers: dict[str, str] = {}
        #: the public bodies of officials spoken of, by what these are called
        self._public: dict[str, str | None] = {}
        #: who made the reports, surveys and the like of the article; none before somebody asks
        self._publishers: set[str] | None = None

    @cached_property
    def _quoted(self) -> bytearray:
        """Whether each token stands in a quotation."""
        return quoted_tokens(self.doc)

    @cached_property
    def _people(self) -> list[Span]:
        """The people named outside of quotations, of whom alone "he" behind one can speak."""
        people = self.doc.spans.get("people", [])
        return [
            span for span in people if isinstance(value_of(span), Mention) and not self._quoted[span.start]
        ]

    @cached_property
    def _people_starts(self) -> list[int]:
        return [span.start_char for span in self._people]

    @cached_property
    def _companies(self) -> list[Span]:
        """The mentions of companies."""
        companies = self.doc.spans.get("companies", [])
        return [span for span in companies if isinstance(value_of(span), Mention)]

    @cached_property
    def _company_starts(self) -> list[int]:
        return [span.start_char for span in self._companies]

    def link(self, found: list[Found]) -> list[Found]:
        """The attributions, their speakers named."""
        memory, linked = _Memory(), list[Found]()
        for place, attribution in found:
            paragraph = bisect.bisect_right(self._paragraph_starts, attribution.speaker.start) - 1
            told = any(other.covers(attribution.speaker.start) for _, other in linked[-_NESTED:])
            speaker = self._named(attribution.speaker, memory, paragraph, told=told)
            if speaker.kind == "organization" and self._is_reported(attribution):
                memory.reporter = speaker
            if told:
                linked.append((place, _with_speaker(attribution, speaker)))
                continue
            if speaker.kind == "person" or (speaker.kind == "unnamed" and self._is_one_human(speaker)):
                memory.person, memory.person_at = speaker, paragraph
            near = memory.body is not None and paragraph - memory.body_at <= _REACH
            source = attribution.rule == ACCORDING_TO.rule and speaker.kind == "organization"
            if (speaker.kind in ("organization", "document") and not source) or (
                not near and self._is_unnamed_body(speaker)
            ):
                memory.body, memory.body_at = speaker, paragraph
            alone = speaker.kind == "unnamed" and self._is_one_human(speaker)
            memory.somebody, memory.somebody_at = (speaker, paragraph) if alone else (None, -9)
            if speaker.kind == "unnamed" and self._is_group(speaker):
                memory.group, memory.group_at = speaker, paragraph
            elif speaker.kind in ("organization", "document"):
                memory.group = None
            linked.append((place, _with_speaker(attribution, speaker)))
        return linked

    def _is_unnamed_body(self, speaker: Speaker) -> bool:
        """Whether one body without a name speaks: "the stock exchange", "a research group"."""
        head = self._head(speaker) if speaker.kind == "unnamed" else None
        return head is not None and head.tag_ == "NN" and head.lower_ in self.lexicon.bodies

    def _is_one_human(self, speaker: Speaker) -> bool:
        """Whether one person without a name speaks: "a spokesman", "a senior official"."""
        head = self._head(speaker)
        if head is None or head.tag_ != "NN" or head.lower_ not in self.lexicon.people:
            return speaker.title is not None
        return speaker.title is not None or any(c.lower_ in ("a", "an", "one") for c in head.lefts)

    def _is_group(self, speaker: Speaker) -> bool:
        """Whether more than one without a name speak: "two sources", "analysts"."""
        head = self._head(speaker)
        return head is not None and head.tag_ == "NNS"

    def _named(self, speaker: Speaker, memory: _Memory, paragraph: int, *, told: bool) -> Speaker:
        """The speaker with a name; `told` says that the mention is part of what another says."""
        word = self._word(speaker)
        if word in _HE:
            return self._he(speaker, memory, paragraph)
        if word == "they" and memory.group is not None and paragraph - memory.group_at <= 1:
            return _as(speaker, memory.group)
        if word == "they" and memory.somebody is not None and paragraph - memory.somebody_at <= 1:
            return _as(speaker, memory.somebody)
        if word in _IT:
            return self._it(speaker, memory, paragraph)
        if speaker.kind == "document":
            return self._document(speaker, memory)
        if speaker.kind == "unnamed":
            near = memory.body if paragraph - memory.body_at <= 1 and not told else None
            return self._unnamed(speaker, near)
        return speaker

    def _word(self, speaker: Speaker) -> str:
        """The words of the mention, in lower case."""
        return self.text[speaker.start : speaker.end].lower()

    def _he(self, speaker: Speaker, memory: _Memory, paragraph: int) -> Speaker:
        """The speaker of the statement before, unless somebody else was named since; else whom the names say."""
        before = memory.person
        if before is not None and _is_of_other_gender(before, self._word(speaker)):
            before = None
        if before is not None and paragraph - memory.person_at <= _REACH:
            at = bisect.bisect_left(self._people_starts, speaker.start) - 1
            while at >= 0 and value_of(self._people[at]).kind != "name":
                at -= 1
            since = self._people[at] if at >= 0 else None
            if (
                speaker.entity is None
                or since is None
                or since.start_char < before.start
                or value_of(since).entity is before.entity
            ):
                return _as(speaker, before)
        if speaker.entity is not None:
            return speaker
        at = bisect.bisect_left(self._people_starts, speaker.start) - 1
        if at >= 0:
            person = value_of(self._people[at]).entity
            gendered = isinstance(person, Person) and person.gender in (None, _GENDERS[self._word(speaker)])
            if isinstance(person, Person) and gendered:
                return replace(
                    speaker, name=person.name, kind="person", title=person.title,
                    organization=person.organization, entity=person,
                )  # fmt: skip
        return speaker

    def _it(self, speaker: Speaker, memory: _Memory, paragraph: int) -> Speaker:
        """The firm or document that spoke just before; else whom the names say."""
        if memory.body is not None and memory.body.kind == "unnamed" and speaker.entity is not None:
            return speaker
        head = self._head(speaker) if speaker.entity is None else None
        if head is not None and (acting := self.speakers.acting_before(head)) is not None:
            return _as(speaker, acting)
        if memory.body is not None and memory.body_at == paragraph:
            return speaker if self._acts_since(speaker, memory.body) else _as(speaker, memory.body)
        if speaker.entity is None and memory.body is not None and paragraph - memory.body_at <= _REACH:
            return _as(speaker, memory.body)
        return speaker

    def _acts_since(self, speaker: Speaker, before: Speaker) -> bool:
        """Whether the company that a pronoun stands for is the subject of a sentence between another's and its own."""
        first, here = self._head(before), self._head(speaker)
        if first is None or here is None or speaker.entity is before.entity:
            return False
        at = bisect.bisect_left(self._company_starts, here.sent.start_char) - 1
        while at >= 0 and self._company_starts[at] >= first.sent.end_char:
            span = self._companies[at]
            if value_of(span).entity is speaker.entity and span.root.dep_ in SUBJECTS:
                return True
            at -= 1
        return False

    def _is_reported(self, attribution: Attribution) -> bool:
        """Whether the cue is a form of "report"."""
        return attribution.cue is not None and self.text[slice(*attribution.cue)].lower().startswith("report")

    def _document(self, speaker: Speaker, memory: _Memory) -> Speaker:
        """A document belongs to whom it was said to be from, or else to the firm spoken of."""
        head = self._head(speaker)
        if head is None:
            return speaker
        word = head.lower_
        if speaker.organization is not None:
            self._issuers[word] = speaker.organization
            return speaker
        issuer = self._issuers.get(word)
        if issuer is None and word == "report" and memory.reporter is not None and self._is_definite(head):
            issuer = memory.reporter.name
        named = any(child.tag_.startswith("NNP") for child in head.lefts)
        if issuer is None and word in self.lexicon.published and head.tag_ == "NN" and not named:
            issuer = self._publisher()
        if issuer is None and word in self.lexicon.own_documents:
            company = self._company_before(speaker.start)
            issuer = None if company is None else company.name
        return replace(speaker, organization=issuer)

    def _publisher(self) -> str | None:
        """The only body that the article names as the maker of a report, a survey or the like."""
        if self._publishers is None:
            words = map(self.doc.__getitem__, places_of(self.doc, self.lexicon.published))
            made = (word for word in words if word.tag_.startswith("N"))
            self._publishers = {name for t in made if (name := self.speakers.maker(t)) is not None}
        return next(iter(self._publishers)) if len(self._publishers) == 1 else None

    def _unnamed(self, speaker: Speaker, body: Speaker | None) -> Speaker:
        """A description by office is the one person of that office; staff belong to the firm spoken of.

        "The group" is the body that spoke just before.
        """
        head = self._head(speaker)
        if head is None:
            return speaker
        named = self._by_office(speaker, head)
        if named is not None:
            return named
        if body is not None and self._is_the_body(head, body):
            return _as(speaker, body)
        if speaker.organization is None and head.lower_ in self.lexicon.staff:
            public = [c for c in head.lefts if c.lower_ in self.lexicon.public]
            if public:
                called = self.speakers.body_called(public[0])
                self._public[head.lower_.rstrip("s")] = called
                return replace(speaker, organization=called)
            if head.lower_.rstrip("s") in self._public and self._is_known(head):
                return replace(speaker, organization=self._public[head.lower_.rstrip("s")])
        if speaker.organization is None and self._is_staff(head):
            company = self._acting_before(head) or self._company_before(speaker.start)
            if company is not None:
                return replace(speaker, organization=company.name)
        return speaker

    def _is_the_body(self, head: Token, body: Speaker) -> bool:
        """Whether the body that spoke is meant: "the company", "the business group", "the two firms" where several spoke."""
        if body.kind != "organization" or not any(c.lower_ in ("the", "both") for c in head.lefts):
            return False
        before = [child for child in head.lefts if child.lower_ not in ("the", "both")]
        if head.tag_ == "NNS":
            return (
                body.number > 1 and head.lower_ in self.lexicon.businesses and self._are(before, body.number)
            )
        if body.number > 1:
            return False
        if head.lower_ in self.lexicon.businesses and not before:
            return True
        kind = all(child.dep_ in ("compound", "amod") and child.is_lower for child in before)
        return kind and _may_be_no_firm(body) and head.lower_ in self.lexicon.leagues

    def _are(self, before: list[Token], number: int) -> bool:
        """Whether nothing but their number stands before "firms"."""
        return all(child.lower_ == "two" and number == 2 for child in before)

    def _is_known(self, head: Token) -> bool:
        """Whether a description is of somebody named before: "the official", "the officials"."""
        return all(c.lower_ in ("the", "these", "those") for c in head.lefts)

    def _is_staff(self, head: Token) -> bool:
        """Whether somebody of the firm spoken of is meant: "an executive", "company officials", not "race officials"."""
        if head.lower_ not in self.lexicon.staff:
            return False
        before = [
            child for child in head.children if child.i < head.i and child.dep_ not in ("det", "nummod")
        ]
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
        if self._is_owned(head):
            other = speaker.organization is None or person.organization != speaker.organization
        if other:
            return None
        return replace(
            speaker, name=person.name, kind="person", title=person.title,
            organization=person.organization, entity=person,
        )  # fmt: skip

    def _is_definite(self, head: Token) -> bool:
        """Whether the phrase means somebody known: "the analyst", "a spokesman", not "an unnamed executive"."""
        plain = all(
            child.dep_ in ("det", "compound", "poss", "prep") or child.lower_ in self.lexicon.office_words
            for child in head.children
            if child.i < head.i
        )
        the = any(child.lower_ in ("the", "this") for child in head.children)
        return plain and (the or head.lower_ in self.lexicon.spokespeople or self._is_owned(head))

    def _is_owned(self, head: Token) -> bool:
        """Whether an owner stands before the office: "its CFO", "the carmaker's chief executive"."""
        return any(child.dep_ == "poss" for child in head.children)

    def _acting_before(self, head: Token) -> Company | None:
        """The first company that is a subject in the sentence before a token: that of "a spokesman" behind its news."""
        at = bisect.bisect_left(self._company_starts, head.sent.start_char)
        while at < len(self._companies) and self._companies[at].start < head.i:
            entity = value_of(self._companies[at]).entity
            if self._companies[at].root.dep_ in SUBJECTS and isinstance(entity, Company):
                return entity
            at += 1
        return None

    def _company_before(self, offset: int) -> Company | None:
        at = bisect.bisect_left(self._company_starts, offset) - 1
        while at >= 0:
            entity = value_of(self._companies[at]).entity
            mention = self._companies[at]
            told = self._quoted[mention.start] or self._reports(mention) or self._is_outsiders(mention)
            if isinstance(entity, Company) and not told:
                return entity
            at -= 1
        return None

    def _reports(self, mention: Span) -> bool:
        """Whether a paper or a site only tells the news here: "the Courier reported", "told the Courier", "on Tallis"."""
        before = mention.start - 1
        if before > 0 and self.doc[before].lower_ == "the":
            before -= 1
        if before >= 0 and self.doc[before].lower_ in ("told", "on", "via", "by"):
            return True
        verb = mention.root.head
        return verb.lower_ in ("reported", "reports", "told") and mention.root.dep_ in (*SUBJECTS, "dobj")

    def _is_outsiders(self, mention: Span) -> bool:
        """Whether the firm is named here as the employer of somebody who comments: "said Ann Lee, an analyst at Tallis"."""
        words = lowers(self.doc)
        for i in range(mention.end, min(mention.end + _LONGEST_ROLE, len(words))):
            if words[i] in self.lexicon.outsiders:
                return True  # "Tallis senior analyst Ann Lee"
            if not self.doc[i].is_lower:
                break
        i = mention.start - 2
        if i < 0 or words[i + 1] not in _EMPLOYING:
            return False
        i -= words[i] == ","
        return words[i] in self.lexicon.outsiders or any(span.end == i + 1 for span in self._people)

    def _head(self, speaker: Speaker) -> Token | None:
        """The head word of the mention: the token whose head lies outside of it."""
        span = self.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
        if span is None or not len(span):
            return None
        return span[-1] if span.root.tag_ == "DT" else span.root  # "a filing shows", read as one noun phrase


def _may_be_no_firm(body: Speaker) -> bool:
    """Whether a body that spoke is not known to be a firm, by its share or by the lists of names."""
    firm = isinstance(body.entity, Company) and bool(body.entity.ticker or body.entity.kinds)
    return body.kind == "organization" and not firm


def _is_of_other_gender(speaker: Speaker, pronoun: str) -> bool:
    """Whether a speaker is a person of whom the pronoun cannot speak."""
    person = speaker.entity
    return isinstance(person, Person) and person.gender not in (None, _GENDERS[pronoun])


def _as(mention: Speaker, speaker: Speaker) -> Speaker:
    """The mention, with the name of a speaker who spoke before."""
    return replace(speaker, start=mention.start, end=mention.end)


def _with_speaker(attribution: Attribution, speaker: Speaker) -> Attribution:
    return attribution if speaker is attribution.speaker else replace(attribution, speaker=speaker)
