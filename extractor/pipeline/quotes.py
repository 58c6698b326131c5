"""Finds who says what: the attributions of an article, in `doc.spans["statements"]`."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.pipeline.attribution import Attribution, QuoteType, Speaker
from extractor.pipeline.clauses import is_verb
from extractor.pipeline.complements import trimmed
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.continuations import with_continuations
from extractor.pipeline.cue_clause import cue_clause, is_negated, is_unreal, speaker_of
from extractor.pipeline.extensions import article_of
from extractor.pipeline.quotation_marks import Quotation, quotations
from extractor.pipeline.reporting import Surroundings, content_of
from extractor.pipeline.sections import PROSE, SectionKind
from extractor.pipeline.speaker_links import SpeakerLinks
from extractor.pipeline.speakers import Speakers
from extractor.pipeline.speech_cues import SPEECH_FILE, CueEntry, CueLexicon, Frame
from extractor.rules import Rules

#: What is longer than this many tokens is no sentence: a table, a list, a text without full stops.
LONGEST_SENTENCE = 400


class Quotes(RuleComponent):
    """Puts an `Attribution` for every statement of the body into `doc.spans["statements"]`.

    `attitudes` adds thoughts and wishes to what is said.
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
            span._.value = attribution
            spans.append(span)
        doc.spans["statements"] = spans
        return doc


class _Article:
    """The work on one article."""

    def __init__(self, doc: Doc, lexicon: CueLexicon, attitudes: bool) -> None:
        self.doc, self.lexicon, self.attitudes = doc, lexicon, attitudes
        self.speakers = Speakers(doc, lexicon)
        self.paragraphs = _paragraphs(doc)
        self.quotations = quotations(article_of(doc).text, self.paragraphs)
        self._starts = [quotation.start for quotation in self.quotations]
        self.marked = bytearray(len(article_of(doc).text))
        for quotation in self.quotations:
            size = quotation.inner_end - quotation.inner_start
            self.marked[quotation.inner_start : quotation.inner_end] = b"\x01" * size

        times = {i for span in doc.spans.get("dates", []) for i in range(span.start, span.end)}
        self.around = Surroundings(self.quoted, lexicon.verbs, times)

    def attributions(self) -> list[tuple[tuple[int, int], Attribution]]:
        found: list[tuple[tuple[int, int], Attribution]] = []
        for start, end in self.paragraphs:
            span = self.doc.char_span(start, end, alignment_mode="contract")
            if span is None or not len(span):
                continue
            for sentence in _sentences(span):
                if len(sentence) <= LONGEST_SENTENCE:
                    found.extend(self._in_sentence(sentence))
        found = with_continuations(
            self.doc, found, self.quotations, self.paragraphs, self.type_of, self._speaker_before
        )
        return SpeakerLinks(self.doc, self.lexicon, self.speakers, self.paragraphs).link(found)

    def _speaker_before(self, start: int, end: int) -> Speaker | None:
        """The subject of the sentence that leads to a quotation: "Perry was blunt." """
        span = self.doc.char_span(end - 1, end, alignment_mode="expand") if end > start else None
        if span is None or not len(span):
            return None
        sentence = span[0].sent
        for token in sentence:
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
                speaker = self.speakers.of(token)
                return speaker if speaker.kind == "person" else None
        return None

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands in quotation marks (the marks themselves do not)."""
        return bool(self.marked[self.doc[i].idx])

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation around a code point."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self.quotations[at].end:
            return self.quotations[at]
        return None

    def _in_sentence(self, sentence: Span) -> list[tuple[tuple[int, int], Attribution]]:
        found = []
        for token in sentence:
            if token.lower_ in self.lexicon.verbs and not self.quoted(token.i):
                attribution = self._of_verb(token, sentence)
                if attribution is not None:
                    found.append(((token.i, token.i + 1), attribution))
            elif token.lower_ == "according" and not self.quoted(token.i):
                attribution = self._according_to(token, sentence)
                if attribution is not None:
                    found.append(((token.i, token.i + 1), attribution))
        return found

    def _of_verb(self, verb: Token, sentence: Span) -> Attribution | None:
        if verb.tag_ and not is_verb(verb):
            return None
        if is_negated(verb, self.lexicon.negations) or is_unreal(verb):
            return None
        head = speaker_of(verb) or self.speakers.beside(verb)
        if head is None:
            return None
        for entry in self.lexicon.verb_entries(verb):
            if entry.attitude and not self.attitudes:
                continue
            clause = cue_clause(verb, entry, sentence, head)
            content = content_of(clause, self.around)
            if content is None:
                continue
            cue = (verb.idx, self.doc[clause.cue_end].idx + len(self.doc[clause.cue_end]))
            return self._attribution(entry, self.speakers.of(head), cue, content)
        return None

    def _according_to(self, token: Token, sentence: Span) -> Attribution | None:
        doc = self.doc
        if token.i + 1 >= sentence.end or doc[token.i + 1].lower_ != "to":
            return None
        to = doc[token.i + 1]
        head = next((c for c in to.children if c.dep_ == "pobj"), None)
        if head is None:
            return None
        end = head.right_edge.i + 1
        before = [t for t in doc[sentence.start : token.i] if not t.is_space and not t.is_punct]
        stretches = [(sentence.start, token.i)] if before else [(end, sentence.end)]
        cue = (token.idx, to.idx + len(to))
        entry = CueEntry("statement.according_to", frozenset((Frame.ASIDE,)))
        return self._attribution(entry, self.speakers.of(head), cue, tuple(stretches))

    def _attribution(
        self,
        entry: CueEntry,
        speaker: Speaker,
        cue: tuple[int, int],
        stretches: tuple[tuple[int, int], ...],
    ) -> Attribution | None:
        content = []
        for stretch in stretches:
            inside = trimmed(self.doc, stretch)
            if inside is not None:
                first, last = self.doc[inside[0]], self.doc[inside[1] - 1]
                content.append(self._whole_quotations(first.idx, last.idx + len(last)))
        if not content:
            return None
        return Attribution(speaker, cue, tuple(content), self.type_of(content), entry.rule)

    def _whole_quotations(self, start: int, end: int) -> tuple[int, int]:
        """The content with the whole of the quotations that begin or end in it, without their outer marks."""
        first, last = self.quotation_at(start), self.quotation_at(max(start, end - 1))
        if first is not None and start >= first.start:
            start = min(start, first.inner_start) if start > first.start else first.inner_start
        if last is not None:
            end = last.inner_end if last is first or end >= last.inner_end else max(end, last.inner_end)
        return start, max(end, start)

    def type_of(self, content: Sequence[tuple[int, int]]) -> QuoteType:
        """Direct, mixed or indirect: how much of the content's letters stand in quotation marks."""
        text = article_of(self.doc).text
        letters = [self.marked[i] for start, end in content for i in range(start, end) if text[i].isalnum()]
        if letters and all(letters):
            return "direct"
        return "mixed" if any(letters) else "indirect"


def _sentences(span: Span) -> Iterator[Span]:
    """The sentences that begin in a span, cut at its borders."""
    start = span.start
    for i in range(span.start + 1, span.end):
        if span.doc[i].is_sent_start:
            yield span.doc[start:i]
            start = i
    yield span.doc[start : span.end]


def _paragraphs(doc: Doc) -> list[tuple[int, int]]:
    """Where statements are looked for, in code points: prose without the title; all where there are no sections."""
    if "sections" not in doc.spans:
        return [(0, len(article_of(doc).text))]
    kinds = PROSE - {SectionKind.TITLE}
    sections = [span._.value for span in doc.spans["sections"]]
    return [(section.start, section.end) for section in sections if section.kind in kinds]


@Language.factory("extractor_quotes", default_config={"rules": None, "attitudes": False})
def create_quotes(nlp: Language, name: str, rules: str | None, attitudes: bool) -> Quotes:
    """The component that finds statements; `attitudes` adds thoughts and wishes."""
    return Quotes(nlp, name, rules_of(rules), attitudes=attitudes)
