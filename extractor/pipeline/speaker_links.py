"""Who "he", "it" or "they" is among the speakers of an article, whose statements are gone through in order."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from extractor.pipeline.attribution import Attribution, Speaker
from extractor.pipeline.clauses import subjects_above
from extractor.pipeline.continuations import Found
from extractor.pipeline.described_speakers import DescribedSpeakers, as_person, as_speaker, head_of
from extractor.pipeline.extensions import article_of, value_of
from extractor.pipeline.names import Person
from extractor.pipeline.names_before import NamesBefore
from extractor.pipeline.other_cues import ACCORDING_TO
from extractor.pipeline.speakers import Speakers
from extractor.pipeline.speech_cues import CueLexicon

_GENDERS = {"he": "male", "she": "female"}
_HE = frozenset(_GENDERS)
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
        self._names = NamesBefore(doc, lexicon)
        self._described = DescribedSpeakers(doc, lexicon, speakers, self._names)

    def link(self, found: list[Found]) -> list[Found]:
        """The attributions, their speakers named."""
        memory, linked = _Memory(), list[Found]()
        for place, attribution in found:
            paragraph = bisect.bisect_right(self._paragraph_starts, attribution.speaker.start) - 1
            told = any(other.covers(attribution.speaker.start) for _, other in linked[-_NESTED:])
            speaker = self._named(attribution.speaker, memory, paragraph, told=told)
            if self._is_told_of(attribution, speaker):
                mention = attribution.speaker  # "He said Lee would pay": not Lee
                speaker = Speaker(
                    mention.start, mention.end, self.text[mention.start : mention.end], "unnamed"
                )
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

    def _is_told_of(self, attribution: Attribution, speaker: Speaker) -> bool:
        """Whether "he" says something behind it of the person, by name, whom "he" was taken for: it is somebody else."""
        pronoun, first = attribution.speaker, attribution.content[0][0]
        if self._word(pronoun) not in _HE or attribution.quote_type != "indirect" or first < pronoun.start:
            return False
        return any(self._names.acts_by_name(speaker.entity, *stretch) for stretch in attribution.content)

    def _is_unnamed_body(self, speaker: Speaker) -> bool:
        """Whether one body without a name speaks: "the stock exchange", "a research group"."""
        head = head_of(self.doc, speaker) if speaker.kind == "unnamed" else None
        return head is not None and head.tag_ == "NN" and head.lower_ in self.lexicon.bodies

    def _is_one_human(self, speaker: Speaker) -> bool:
        """Whether one person without a name speaks: "a spokesman", "a senior official"."""
        head = head_of(self.doc, speaker)
        if head is None or head.tag_ != "NN" or head.lower_ not in self.lexicon.people:
            return speaker.title is not None
        return speaker.title is not None or any(c.lower_ in ("a", "an", "one") for c in head.lefts)

    def _is_group(self, speaker: Speaker) -> bool:
        """Whether more than one without a name speak: "two sources", "analysts"."""
        head = head_of(self.doc, speaker)
        return head is not None and head.tag_ == "NNS"

    def _named(self, speaker: Speaker, memory: _Memory, paragraph: int, *, told: bool) -> Speaker:
        """The speaker with a name; `told` says that the mention is part of what another says."""
        word = self._word(speaker)
        if word in _HE:
            return self._he(speaker, memory, paragraph)
        if word == "they" and (pair := self._pair_before(speaker)) is not None:
            return as_speaker(speaker, pair)
        if word == "they" and memory.group is not None and paragraph - memory.group_at <= 1:
            return as_speaker(speaker, memory.group)
        if word == "they" and memory.somebody is not None and paragraph - memory.somebody_at <= 1:
            return as_speaker(speaker, memory.somebody)
        if word in _IT:
            return self._it(speaker, memory, paragraph)
        if speaker.kind == "document":
            return self._described.document(speaker, memory.reporter)
        if speaker.kind == "unnamed":
            near = memory.body if paragraph - memory.body_at <= 1 and not told else None
            return self._described.unnamed(speaker, near)
        return speaker

    def _pair_before(self, speaker: Speaker) -> Speaker | None:
        """The two people of whom the sentence before tells, whom "they" means."""
        pronoun = head_of(self.doc, speaker)
        first = None if pronoun is None else self._names.pair_before(pronoun)
        pair = None if first is None else self.speakers.of(first)
        return pair if pair is not None and pair.number == 2 else None

    def _word(self, speaker: Speaker) -> str:
        """The words of the mention, in lower case."""
        return self.text[speaker.start : speaker.end].lower()

    def _he(self, speaker: Speaker, memory: _Memory, paragraph: int) -> Speaker:
        """The speaker of the statement before, unless somebody else was named since; else whom the names say."""
        before = memory.person
        if before is not None and _is_of_other_gender(before, self._word(speaker)):
            before = None
        if before is not None and paragraph - memory.person_at <= _REACH:
            since = self._names.person_named_before(speaker.start)
            if (
                speaker.entity is None
                or since is None
                or since.start_char < before.start
                or value_of(since).entity is before.entity
            ):
                return as_speaker(speaker, before)
        if speaker.entity is not None:
            return speaker
        if (actor := self._described_actor(speaker)) is not None:
            return as_speaker(speaker, self.speakers.of(actor))
        last = self._names.person_before(speaker.start)
        person = None if last is None else value_of(last).entity
        if isinstance(person, Person) and person.gender in (None, _GENDERS[self._word(speaker)]):
            return as_person(speaker, person)
        return speaker

    def _described_actor(self, speaker: Speaker) -> Token | None:
        """Who acts, without a name, in the clause above a pronoun's: "the accountant pleaded guilty, but he said"."""
        head = head_of(self.doc, speaker)
        above = [] if head is None else subjects_above(head)
        people = (t for t in above if t.tag_ == "NN" and t.lower_ in self.lexicon.people)
        return next((t for t in people if not self.speakers.is_named(t)), None)

    def _it(self, speaker: Speaker, memory: _Memory, paragraph: int) -> Speaker:
        """The firm or document that spoke just before; else whom the names say."""
        if memory.body is not None and memory.body.kind == "unnamed" and speaker.entity is not None:
            return speaker
        head = head_of(self.doc, speaker) if speaker.entity is None else None
        if head is not None and (acting := self.speakers.acting_before(head)) is not None:
            return as_speaker(speaker, acting)
        if memory.body is not None and memory.body_at == paragraph:
            return speaker if self._acts_since(speaker, memory.body) else as_speaker(speaker, memory.body)
        if speaker.entity is None and memory.body is not None and paragraph - memory.body_at <= _REACH:
            return as_speaker(speaker, memory.body)
        return speaker

    def _acts_since(self, speaker: Speaker, before: Speaker) -> bool:
        """Whether the company that a pronoun stands for is the subject of a sentence since another's, or of what holds its own clause."""
        first, here = head_of(self.doc, before), head_of(self.doc, speaker)
        if first is None or here is None or speaker.entity is before.entity:
            return False
        if here.sent.start > first.i and self._names.acts_above(speaker.entity, here):
            return True  # "Tallis TLS.N rose after it said"
        return self._names.acts_between(speaker.entity, first.sent.end_char, here.sent.start_char)

    def _is_reported(self, attribution: Attribution) -> bool:
        """Whether the cue is a form of "report"."""
        return attribution.cue is not None and self.text[slice(*attribution.cue)].lower().startswith("report")


def _is_of_other_gender(speaker: Speaker, pronoun: str) -> bool:
    """Whether a speaker is a person of whom the pronoun cannot speak."""
    person = speaker.entity
    return isinstance(person, Person) and person.gender not in (None, _GENDERS[pronoun])


def _with_speaker(attribution: Attribution, speaker: Speaker) -> Attribution:
    return attribution if speaker is attribution.speaker else replace(attribution, speaker=speaker)
