"""Finds who says what: the attributions of an article, in `doc.spans["statements"]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.pipeline.asides import Surroundings
from extractor.pipeline.attribution import Attribution, Speaker
from extractor.pipeline.capital_headings import in_heading, without_heading
from extractor.pipeline.clauses import is_verb
from extractor.pipeline.complements import trimmed
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.continuations import Found, with_continuations
from extractor.pipeline.cue_clause import (
    COMMAS,
    FINAL,
    MARKS,
    Stretch,
    cue_clause,
    is_elliptic,
    is_negated,
    is_unreal,
    leaves_content,
    speaker_of,
)
from extractor.pipeline.cue_speakers import who_says
from extractor.pipeline.extensions import article_of, placed, set_value, tokens_of
from extractor.pipeline.marked_text import MarkedText
from extractor.pipeline.noun_phrases import noun_phrase
from extractor.pipeline.other_cues import (
    ACCORDING_TO,
    AS_SAID,
    QUOTING,
    QUOTING_TAGS,
    according_to,
    as_said,
    is_quoting,
    noun_cue,
)
from extractor.pipeline.reporting import content_of
from extractor.pipeline.rival_cues import settled
from extractor.pipeline.sections import PROSE, SectionKind
from extractor.pipeline.speaker_links import SpeakerLinks
from extractor.pipeline.speakers import Speakers
from extractor.pipeline.speech_cues import SPEECH_FILE, CueEntry, CueLexicon, Frame
from extractor.pipeline.tree import tree_of
from extractor.pipeline.turns import Turn, turn_attribution, turns
from extractor.pipeline.uncued_speakers import UncuedSpeakers
from extractor.pipeline.unsaid import gives_name, hides_name, is_deed, is_in_name, is_no_saying
from extractor.pipeline.words import (
    is_prefix,
    places_of,
    sentence_borders,
    sentence_start,
    sentences,
    texts,
    within,
)
from extractor.rules import Rules

#: The relative pronoun between a speaker and the cue.
_RELATIVE = re.compile(r"(?:\s+(?:that|which|who))?\s*$")
#: What is longer than this many tokens is no sentence: a table, a list, a text without full stops.
LONGEST_SENTENCE = 400


class Quotes(RuleComponent):
    """Puts an `Attribution` for every statement of the body into `doc.spans["statements"]`.

    `attitudes` adds all thoughts and wishes to what is said; without it only those that are quoted count.
    """

    files = (SPEECH_FILE,)

    def __init__(self, nlp: Language, name: str, rules: Rules, *, attitudes: bool = False) -> None:
        self.attitudes = attitudes
        super().__init__(nlp, name, rules)

    def prepare(self) -> None:
        self.lexicon = CueLexicon(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        found = _Article(doc, self.lexicon, self.attitudes).attributions()
        spans = []
        for place, attribution in found:
            span = Span(doc, place[0], place[1], label="statement")
            set_value(span, attribution)
            spans.append(span)
        doc.spans["statements"] = spans
        return doc


class _Article:
    """The work on one article."""

    def __init__(self, doc: Doc, lexicon: CueLexicon, attitudes: bool) -> None:
        self.doc, self.lexicon, self.attitudes = doc, lexicon, attitudes
        self.speakers = Speakers(doc, lexicon)
        self.paragraphs = _paragraphs(doc)
        #: the cue that was asked for its speaker last, with the answer
        self._asked: tuple[int, Token | None, int | None] | None = None
        self.marked = MarkedText(doc, self.paragraphs)
        #: where names with their legal forms end, by each of their tokens: "... has bought Harbor Mills, Inc."
        self._name_ends = {
            i: end for start, end, _ in placed(doc, "companies") for i in range(start, end - 1)
        }
        self.around = Surroundings(
            self.marked.quoted, lexicon.plain, tokens_of(doc, "dates"), lexicon.comments
        )
        words = texts(doc)
        #: the tokens outside of quotations that are words of the lexicon, or any verb that can stand behind a quotation
        self._possible_cues = [
            i
            for i in self._cue_words()
            if not self.marked.quoted(i)
            and not (words[i].isupper() and in_heading(doc[i]))
            and not is_prefix(doc, i)
            and (words[i].islower() or not is_in_name(doc[i]))
        ]

    def _cue_words(self) -> Iterable[int]:
        words = places_of(self.doc, self.lexicon.words)
        if not self.marked.quotations:
            return words
        tags = tree_of(self.doc).tags
        behind_quotations = (
            i
            for start, end in sentences(self.doc)
            if self.marked.quoted.any(start, end)
            for i in range(start, end)
            if tags[i] in QUOTING_TAGS
        )
        return sorted({*words, *behind_quotations})

    def attributions(self) -> list[Found]:
        """Every attribution with the tokens of its place, in the order of the text."""
        found: list[Found] = []
        spoken = {turn.paragraph: turn for turn in turns(self.doc, self.paragraphs)}
        for number, (start, end) in enumerate(self.paragraphs):
            if number in spoken:
                found.extend(self._turn(spoken[number]))
                continue
            span = self.doc.char_span(start, end, alignment_mode="contract")
            if span is None or not len(span):
                continue
            for sentence in self._sentences_with_cues(span):
                if len(sentence) <= LONGEST_SENTENCE:
                    found.extend(self._in_sentence(sentence))
        found = with_continuations(
            self.doc, found, self.marked, self.paragraphs, UncuedSpeakers(self.speakers, self.paragraphs)
        )
        return SpeakerLinks(self.doc, self.lexicon, self.speakers, self.paragraphs).link(found)

    def _turn(self, turn: Turn) -> Iterator[Found]:
        """A turn of an interview; what is cited within it is part of what is said."""
        label = self.doc.char_span(*turn.label, alignment_mode="expand")
        if label is not None and len(label):
            yield (
                (label.start, label.start + 1),
                turn_attribution(self.doc, turn, self.marked.type_of((turn.said,))),
            )

    def _in_sentence(self, sentence: Span) -> list[Found]:
        found = list(self._cues_in(sentence))
        return settled(found, self.doc, self.marked, frozenset() if self.attitudes else self.lexicon.thoughts)

    def _sentences_with_cues(self, span: Span) -> Iterator[Span]:
        """The sentences of a span, cut at its borders, in which a cue may stand."""
        borders, end = sentence_borders(self.doc), span.start
        for i in within(self._possible_cues, span.start, span.end):
            if i >= end:
                start, end = max(borders[i][0], span.start), min(borders[i][1], span.end)
                yield Span(self.doc, start, end)

    def _cues_in(self, sentence: Span) -> Iterator[Found]:
        for token in map(self.doc.__getitem__, within(self._possible_cues, sentence.start, sentence.end)):
            attribution = None
            if token.lower_ in self.lexicon.verbs:
                attribution = self._of_verb(token, sentence)
            elif token.lower_ == "according":
                found = according_to(token, sentence)
                if found is not None and found[0].lower_ not in self.lexicon.measures:
                    cue = (token.idx, self.doc[token.i + 1].idx + 2)
                    attribution = self._attribution(ACCORDING_TO, found[0], cue, found[1])
            elif is_quoting(token, sentence, self.marked, self.lexicon, self.speakers):
                attribution = self._of_entry(token, QUOTING, sentence)
            if attribution is None and token.lower_ in self.lexicon.nouns:
                attribution = self._of_noun(token)
            if attribution is not None:
                yield (token.i, token.i + 1), attribution

    def _of_verb(self, verb: Token, sentence: Span) -> Attribution | None:
        if verb.tag_ and not is_verb(verb) and not self._tells_quotation(verb):
            return None
        if verb.lower_ in self.lexicon.calling and gives_name(verb):
            return None
        if verb.tag_ == "VBN":
            asked = verb.dep_ == "advcl" and any(child.dep_ == "agent" for child in verb.rights)
            if asked or (verb.dep_ == "amod" and not self._is_main(verb)):
                return None
        if (
            is_elliptic(verb)
            or is_no_saying(verb)
            or is_negated(verb, self.lexicon.negations)
            or is_unreal(verb, self.lexicon.realized)
        ):
            return None
        first = None
        for entry in self.lexicon.verb_entries(verb):
            if (not self._counts(entry) and not entry.aloud) or is_deed(verb, entry):
                continue
            attribution = self._of_entry(verb, entry, sentence)
            if attribution is not None and (self._counts(entry) or self._is_aloud(entry, attribution)):
                if not entry.particle or attribution.quote_type != "indirect":
                    return attribution if first is None or attribution.quote_type != "indirect" else first
                first = first or attribution
        return first

    def _tells_quotation(self, word: Token) -> bool:
        """Whether a speaker and the word, tagged as a noun, end what is said: "...," the email read; ..., Tallis forecast."""
        after = self.doc[word.i + 1] if word.i + 1 < len(self.doc) else None
        if after is None or not (after.text in FINAL or after.text in COMMAS or after.tag_ == "IN"):
            return False
        speaker = self.speakers.beside(word)
        if speaker is None or self.doc[word.i - 1].tag_ in ("DT", "PRP$"):  # "a notice filed with the state"
            return False
        i = speaker[1] - 1
        while i > sentence_start(word) and (self.doc[i].text in MARKS or self.doc[i].tag_ == "DT"):
            i -= 1
        if i >= speaker[1] or i <= sentence_start(word):
            return False
        told = self.doc[i].text == "," and any(
            t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in self.doc[sentence_start(word) : i]
        )
        known = self.speakers.is_named(speaker[0]) or self.speakers.is_document(speaker[0])
        return (i < speaker[1] - 1 and self.marked.quoted(i)) or (told and known)

    def _is_main(self, participle: Token) -> bool:
        """Whether a participle between two names is the verb that the sentence lacks: "Lee blasted Harbor Mills"."""
        noun = participle.head
        if (
            participle.i == sentence_start(participle)
            or noun.dep_ != "ROOT"
            or not noun.tag_.startswith("NN")
        ):
            return False
        return self.speakers.is_named(participle.nbor(-1))

    def _counts(self, entry: CueEntry) -> bool:
        return self.attitudes or not entry.attitude

    def _is_aloud(self, entry: CueEntry, attribution: Attribution) -> bool:
        """Whether a thought was spoken: some of its words, more than a name or a term, stand in quotation marks."""
        if not entry.aloud or attribution.quote_type == "indirect":
            return False
        quoted = [q for start, end in attribution.content for q in self.marked.within(start, end)]
        return any(len(self.marked.text[q.inner_start : q.inner_end].split()) > 1 for q in quoted)

    def _speaker_head(self, verb: Token) -> tuple[Token | None, int | None]:
        """The head word of who speaks, and the first token of a phrase that the parse does not tie to the cue."""
        head, left = who_says(verb, self.speakers, self.marked)
        if head is None or leaves_content(verb, self.lexicon.plain):
            return None, None
        if head.tag_ == "PRP" and head.i > 1 and is_prefix(self.doc, head.i - 2):
            return None, None  # "Stick-It notes"
        return self.speakers.in_possessive(self.speakers.actor(head, verb)), left

    def _of_entry(self, verb: Token, entry: CueEntry, sentence: Span) -> Attribution | None:
        if self._asked is None or self._asked[0] != verb.i:  # a cue may have several entries
            self._asked = verb.i, *self._speaker_head(verb)
        _, head, left = self._asked
        if head is None:
            return None
        passive = verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head == head
        if passive and entry.addressee:
            return None
        entitled = replace(entry, sayers=True) if passive else entry
        if not self.speakers.may_speak(head, entitled):
            sayer = self._sayer_above(verb)
            if sayer is None or not self.speakers.may_speak(sayer, entitled):
                return None
            named = self.speakers.person_between(sayer, verb)
            head = sayer if named is None else named.root
        if Frame.NOUN in entry.frames and self.speakers.is_collective(head):
            entry = replace(entry, frames=entry.frames - {Frame.NOUN})
        if left is None and head.head == verb and sentence.start <= head.i < verb.i:
            left = max(sentence.start, self.speakers.first_token(head))
        clause = cue_clause(verb, entry, sentence, head, left)
        cue = (verb.idx, self.doc[clause.cue_end].idx + len(self.doc[clause.cue_end]))
        if Frame.ASIDE in entry.frames and (stretch := as_said(verb, clause.cue_end, sentence, self.marked)):
            return self._attribution(AS_SAID, head, cue, (stretch,))
        content = content_of(clause, self.around)
        return None if content is None else self._attribution(entry, head, cue, content)

    def _sayer_above(self, verb: Token) -> Token | None:
        """Who says the clause that the parse joins the verb to: "they said sales could fall and noted that"."""
        if verb.dep_ != "conj":
            return None
        cue = next((token for token in verb.ancestors if token.lower_ in self.lexicon.plain), None)
        return speaker_of(cue) if cue is not None and cue.tag_ == verb.tag_ else None

    def _of_noun(self, noun: Token) -> Attribution | None:
        for entry in self.lexicon.nouns[noun.lower_]:
            found = noun_cue(noun, entry, self.marked)
            if found is not None and self.speakers.is_time(found[0]):
                continue  # "last year's rallying cry"
            if found is not None and not (found[0] == noun and self._is_medium(noun)):
                return self._attribution(entry, found[0], (noun.idx, noun.idx + len(noun)), (found[1],))
        return None

    def _is_medium(self, noun: Token) -> bool:
        """Whether a document is only where somebody speaks: "she said in a report that"."""
        return (
            noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lower_ in self.lexicon.plain
        )

    def _attribution(
        self, entry: CueEntry, head: Token, cue: tuple[int, int], stretches: tuple[Stretch, ...]
    ) -> Attribution | None:
        content = []
        for stretch in stretches:
            inside = trimmed(self.doc, without_heading(self.doc, stretch))
            if inside is not None:
                inside = self._word_start(inside[0]), self._name_ends.get(inside[1] - 1, inside[1])
                first, last = self.doc[inside[0]], self.doc[inside[1] - 1]
                start, end = self.marked.whole(first.idx, last.idx + len(last))
                only_time = all(i in self.around.times for i in range(*inside))
                if not only_time and any(map(str.isalnum, self.marked.text[start:end])):
                    content.append((start, end))
        if not content:
            return None
        quote_type = self.marked.type_of(content)
        if quote_type == "indirect" and (
            head.lower_ == "i" or all(self._is_silence(entry, start, end) for start, end in content)
        ):
            return None  # the writer's own words: "I find myself missing things"
        return Attribution(self._speaker(head, cue), cue, tuple(content), quote_type, entry.rule)

    def _word_start(self, i: int) -> int:
        """The first token of the word in hyphens that a token belongs to: the "e" of "e-mails"."""
        words = self.doc
        while (
            i > 1 and words[i - 1].text == "-" and not (words[i - 1].whitespace_ or words[i - 2].whitespace_)
        ):
            i -= 2
        return i

    def _is_silence(self, entry: CueEntry, start: int, end: int) -> bool:
        """Whether the words decline to say anything: "it had no immediate comment", "asked not to be named"."""
        words = self.marked.text[start : min(end, start + 80)].lower().split()
        last = words[-1].rstrip('.,;"”') if words else ""
        refused = "no" in words or "unavailable" in words or words[-2:-1] == ["for"]
        silent = len(words) < 12 and refused and last in self.lexicon.silence
        return silent or hides_name(entry, words, self.lexicon.nameless)

    def _speaker(self, head: Token, cue: tuple[int, int]) -> Speaker:
        """The speaker, whose phrase ends before the cue: "a magazine", not "a magazine reported on Monday"."""
        if head.idx == cue[0]:
            return self.speakers.of_words(head, Span(self.doc, noun_phrase(head).start, head.i + 1))
        if head.dep_ == "compound" and head.head.idx == cue[0]:  # "a filing shows", the cue read as a noun
            first = head.i
            while self.doc[first - 1].dep_ in ("det", "amod", "compound") and first > sentence_start(head):
                first -= 1
            return self.speakers.of_words(head, Span(self.doc, first, head.i + 1))
        speaker = self.speakers.of(head)
        if not speaker.start < cue[0] < speaker.end:
            return speaker
        end = speaker.start + len(_RELATIVE.sub("", self.marked.text[speaker.start : cue[0]]))
        named = speaker.entity is not None or speaker.kind in ("person", "organization")
        name = speaker.name if named else " ".join(self.marked.text[speaker.start : end].split())
        return replace(speaker, end=end, name=name)


def _paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """Where statements are looked for, in code points: prose without the title; all where there are no sections."""
    if "sections" not in doc.spans:
        return [(0, len(article_of(doc).text))]
    kinds = PROSE - {SectionKind.TITLE}
    sections = [part.value for part in placed(doc, "sections")]
    return [(section.start, section.end) for section in sections if section.kind in kinds]


@Language.factory("extractor_quotes", default_config={"rules": None, "attitudes": False})
def create_quotes(nlp: Language, name: str, rules: str | None, attitudes: bool) -> Quotes:
    """The component that finds statements; `attitudes` adds thoughts and wishes that are not quoted."""
    return Quotes(nlp, name, rules_of(rules), attitudes=attitudes)
