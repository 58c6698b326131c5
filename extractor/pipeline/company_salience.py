"""The company spoken of: which company the reader has in mind at a place of the article."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.names import Company
from extractor.pipeline.sections import SectionKind

# What a mention is worth for the company spoken of. Subjects outweigh other mentions and the present
# sentence the ones before it (centering: Grosz, Joshi and Weinstein 1995; weights measured on samples).
_SUBJECT, _POSSESSOR, _OTHER = 3.0, 2.0, 1.0
_FADING = 0.6
_TOPIC = 1.2
_HEADING = 6.0
#: How many sentences back a mention still counts.
_SENTENCES = 6
#: How far ahead of the next company the best one must be, as a share of its own score.
MARGIN = 0.2


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of a company, resolved descriptions and pronouns included."""

    start: int
    sentence: int
    company: Company
    weight: float


class Salience:
    """Remembers the mentions of an article so far and ranks the companies at a place."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._mentions: list[Mentioned] = []
        self._sentence_of = sentence_numbers(doc)
        self._topic = topic_of(doc)

    def add(self, span: Span, company: Company) -> None:
        """Note a mention; call in the order of the text."""
        self._mentions.append(
            Mentioned(span.start, self._sentence_of[span.start], company, mention_weight(span))
        )

    def ranked(self, at: int) -> list[tuple[float, Company]]:
        """The companies by how present they are at token `at`, the most present first."""
        here = self._sentence_of[at]
        best: dict[int, tuple[float, Company]] = {}
        for mention in self._mentions:
            age = here - mention.sentence
            if mention.start >= at or age > _SENTENCES:
                continue
            score = mention.weight * _FADING**age
            if score > best.get(id(mention.company), (0.0, mention.company))[0]:
                best[id(mention.company)] = (score, mention.company)
        if self._topic is not None:
            score = best.get(id(self._topic), (0.0, self._topic))[0]
            best[id(self._topic)] = (score + _TOPIC, self._topic)
        heading = heading_company(self._doc, at)
        if heading is not None:
            score = best.get(id(heading), (0.0, heading))[0]
            best[id(heading)] = (score + _HEADING, heading)
        return sorted(best.values(), key=lambda item: -item[0])


def mention_weight(span: Span) -> float:
    """What a mention is worth by its place in the clause."""
    root: Token = span.root
    if root.dep_ in SUBJECTS or (root.dep_ == "conj" and root.head.dep_ in SUBJECTS):
        return _SUBJECT
    if root.dep_ == "poss" and root.head.dep_ in SUBJECTS:
        return _POSSESSOR
    if root.dep_ in ("compound", "nmod", "pobj") and any(head.dep_ in SUBJECTS for head in _near_heads(root)):
        return _POSSESSOR
    return _OTHER


def _near_heads(token: Token) -> list[Token]:
    return [token.head, token.head.head]


def sentence_numbers(doc: Doc) -> list[int]:
    """The number of the sentence of each token."""
    numbers, number = [], -1
    for token in doc:
        if token.is_sent_start or token.i == 0:
            number += 1
        numbers.append(number)
    return numbers


def topic_of(doc: Doc) -> Company | None:
    """The company that the article is about: of those in the title and the text the first subject, else the most named."""
    spans = doc.spans.get("companies", [])
    if not spans:
        return None
    counts: dict[int, int] = {}
    for span in spans:
        counts[id(span._.value.entity)] = counts.get(id(span._.value.entity), 0) + 1
    title = [
        span._.value.entity for span in spans if in_title(doc, span) and counts[id(span._.value.entity)] > 1
    ]
    subjects = [
        span._.value.entity for span in spans if not in_title(doc, span) and mention_weight(span) == _SUBJECT
    ]
    for company in [*subjects, *title]:
        if any(company is named for named in title):
            topic: Company = company
            return topic
    most = max(counts.values())
    leaders = [company for company in doc._.companies if counts.get(id(company)) == most]
    return leaders[0] if most > 1 or len(counts) == 1 else None


def in_title(doc: Doc, span: Span) -> bool:
    """Whether the span stands in the article's title."""
    return any(
        section._.value.kind is SectionKind.TITLE and section.start <= span.start < section.end
        for section in doc.spans.get("sections", [])
    )


def heading_company(doc: Doc, at: int) -> Company | None:
    """The company in whose profile the token stands."""
    for section in doc.spans.get("sections", []):
        value = section._.value
        if value.kind is SectionKind.PROFILE and section.start <= at < section.end and value.heading:
            first, last = value.heading
            for span in doc.spans.get("companies", []):
                if first <= span.start_char < last:
                    company: Company = span._.value.entity
                    return company
    return None
