"""The company spoken of: which company the reader has in mind at a place of the article."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

from spacy.tokens import Doc, Span

from extractor.pipeline.bullet_headings import headed_entries
from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.extensions import Placed, article_of, placed
from extractor.pipeline.names import Company
from extractor.pipeline.sections import SectionKind
from extractor.pipeline.share_codes import is_code
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, sentence_borders, sentence_numbers, sentences, texts

# What a mention is worth for the company spoken of. Subjects outweigh other mentions and the present
# sentence the ones before it (centering: Grosz, Joshi and Weinstein 1995; weights measured on samples).
_SUBJECT, _POSSESSOR, _OTHER, _CITED = 3.0, 2.0, 1.0, 0.1
_FADING = 0.6
#: What the company that the article is about counts before it is named again.
TOPIC = 1.2
_HEADING = 6.0
_OWNERS = frozenset(("owner", "parent"))
_FORMER = frozenset(("former", "ex", "onetime", "one-time", "ex-"))
#: Words that begin a sentence with the one that it is about.
_FRONTING = frozenset(("for", "at"))
#: How many sentences back a mention still counts.
_SENTENCES = 6
_RECENT = 3
#: How many mentions back, so that one endless sentence costs no more than any other.
_MENTIONS = 80
#: How far ahead of the next company the best one must be, as a share of its own score.
MARGIN = 0.2


@dataclass(frozen=True, slots=True, order=True)
class Mentioned:
    """A mention of a company, resolved descriptions and pronouns included."""

    start: int
    sentence: int = field(compare=False)
    company: Company = field(compare=False)
    weight: float = field(compare=False)


class Salience:
    """Remembers the mentions of an article and ranks the companies at a place."""

    def __init__(self, doc: Doc) -> None:
        self._sentence_of = sentence_numbers(doc)
        self._topic = topic_of(doc)
        self._topic_from = _first_named(doc, self._topic)
        self._headings = heading_companies(doc)
        self._mentions: list[Mentioned] = []

    @property
    def topic(self) -> Company | None:
        """The company that the article is about."""
        return self._topic

    @property
    def is_titled(self) -> bool:
        """Whether the title, or the first sentence, names the company that the article is about."""
        return self._topic_from == 0

    def heading(self, at: int) -> Company | None:
        """The company whose entry of a list, or profile, token `at` stands in."""
        return self._headings.get(at)

    def add(self, span: Span, company: Company) -> None:
        """Note a mention."""
        mention = Mentioned(span.start, self._sentence_of[span.start], company, mention_weight(span))
        bisect.insort(self._mentions, mention)

    def last_subject(self, at: int) -> Company | None:
        """The company that was a subject last, in this sentence or the two before it."""
        before = bisect.bisect_left(self._mentions, at, key=lambda mention: mention.start)
        for mention in reversed(self._mentions[max(0, before - _MENTIONS) : before]):
            if self._sentence_of[at] - mention.sentence > 2:
                return None
            if mention.weight >= _POSSESSOR:
                return mention.company
        return None

    def last_named(self, at: int) -> Company | None:
        """The company mentioned last, if it is the only one of its sentence and stands in this or the one before."""
        before = bisect.bisect_left(self._mentions, at, key=lambda mention: mention.start)
        recent = self._mentions[max(0, before - _MENTIONS) : before]
        if not recent or self._sentence_of[at] - recent[-1].sentence > 1:
            return None
        last = recent[-1]
        same = all(mention.company is last.company for mention in recent if mention.sentence == last.sentence)
        return last.company if same or last.sentence == self._sentence_of[at] else None

    def is_recent(self, company: Company, at: int) -> bool:
        """Whether the company is spoken of in this sentence or the three before it."""
        before = bisect.bisect_left(self._mentions, at, key=lambda mention: mention.start)
        recent = self._mentions[max(0, before - _MENTIONS) : before]
        return any(m.company is company and self._sentence_of[at] - m.sentence <= _RECENT for m in recent)

    def has_acted(self, company: Company, at: int) -> bool:
        """Whether the company was a subject before token `at`, among its last mentions."""
        before = bisect.bisect_left(self._mentions, at, key=lambda mention: mention.start)
        recent = self._mentions[max(0, before - _MENTIONS) : before]
        return any(mention.company is company and mention.weight == _SUBJECT for mention in recent)

    def is_new(self, company: Company, at: int) -> bool:
        """Whether the company is mentioned once only before token `at`, of its last mentions."""
        before = bisect.bisect_left(self._mentions, at, key=lambda mention: mention.start)
        recent = self._mentions[max(0, before - _MENTIONS) : before]
        return sum(mention.company is company for mention in recent) == 1 and company is not self._topic

    def ranked(self, at: int) -> list[tuple[float, Company]]:
        """The companies by how present they are at token `at`, the most present first."""
        here = self._sentence_of[at]
        best: dict[int, tuple[float, Company]] = {}

        def raise_to(company: Company, score: float) -> None:
            if score > best.get(id(company), (0.0, company))[0]:
                best[id(company)] = (score, company)

        before = bisect.bisect_left(self._mentions, at, key=lambda mention: mention.start)
        for mention in reversed(self._mentions[max(0, before - _MENTIONS) : before]):
            age = here - mention.sentence
            if age > _SENTENCES:
                break
            raise_to(mention.company, mention.weight * _FADING**age)
        if self._topic is not None and at >= self._topic_from:
            raise_to(self._topic, best.get(id(self._topic), (0.0, self._topic))[0] + TOPIC)
        heading = self._headings.get(at)
        if heading is not None:
            raise_to(heading, best.get(id(heading), (0.0, heading))[0] + _HEADING)
        return sorted(best.values(), key=lambda item: -item[0])


def clear_first(ranked: list[tuple[float, Company]], margin: float = MARGIN) -> Company | None:
    """The first company if it is clearly ahead of the second."""
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] * (1 - margin):
        return None
    return ranked[0][1]


def mention_weight(span: Span) -> float:
    """What a mention is worth by its place in the clause."""
    doc = span.doc
    if _is_owned(doc, span.start, span.end):
        return _CITED
    tree, words, root = tree_of(doc), lowers(doc), span.root.i
    head = tree.heads[root]
    if head == span.end and is_code(texts(doc)[head]):
        root, head = head, tree.heads[head]  # "Tallis Inc TLS.N said"
    if span.start and words[span.start - 1] in _FORMER:
        return _CITED  # "the former Tallis president"
    label, above = tree.labels[root], tree.labels[head]
    if label in SUBJECTS or (label == "conj" and above in SUBJECTS):
        return _SUBJECT
    if label == "appos" and head == span.start - 1 and above in SUBJECTS:
        return _SUBJECT  # "the recovery firm Tallis said"
    if label == "pobj" and words[head] in _FRONTING and head == sentence_borders(doc)[root][0]:
        return _SUBJECT  # "For Tallis, there is a lot at stake"
    if label == "pobj" and words[head] == "to" and words[tree.heads[head]] == "according":
        return _CITED
    if (
        span.start > 1
        and span.text.isupper()
        and words[span.start - 1] == ","
        and doc[span.start - 2].is_upper
    ):
        return _CITED  # "ANN LEE, ANALYST, TALLIS SECURITIES"
    if label == "pobj" and words[head] == "by" and words[tree.heads[head]].endswith("owned"):
        return _CITED  # "the chip maker, 70 percent-owned by Tallis, said"
    if label == "poss" and above in SUBJECTS:
        return _POSSESSOR
    near = (head, tree.heads[head], tree.heads[tree.heads[head]])
    if label in ("compound", "nmod", "pobj") and any(tree.labels[i] in SUBJECTS for i in near):
        return _POSSESSOR
    return _OTHER


def _is_owned(doc: Doc, start: int, end: int) -> bool:
    """Whether the name only tells whose owner is meant: "Tallis owner", "the owner of Tallis"."""
    words = lowers(doc)
    if end < len(words) and words[end] in _OWNERS:
        return True
    return start > 1 and words[start - 1] == "of" and words[start - 2] in _OWNERS


def topic_of(doc: Doc) -> Company | None:
    """The company that the article is about: of those in its title the first subject of the text, else the
    most named."""
    mentions = placed(doc, "companies")
    if not mentions:
        return None
    mentions = [one for one in mentions if not _is_owned(doc, one.start, one.end)] or mentions
    counts = Counter(id(mention.value.entity) for mention in mentions)
    title, body = _by_title(doc, mentions)
    named = [mention.value.entity for mention in title if counts[id(mention.value.entity)] > 1]
    named += _in_separate_title(doc)
    spans = ((Span(doc, start, end), value) for start, end, value in body)
    subjects = (value.entity for span, value in spans if mention_weight(span) == _SUBJECT)
    for company in chain(subjects, named):
        if any(company is other for other in named):
            topic: Company = company
            return topic
    most = max(counts.values())
    leaders = [company for company in doc._.companies if counts.get(id(company)) == most]
    return leaders[0] if most > 1 or len(counts) == 1 else None


def _first_named(doc: Doc, company: Company | None) -> int:
    """Where the sentence begins that names the company first, so that the reader knows of it; 0 when the title does."""
    if company is None or any(company is named for named in _in_separate_title(doc)):
        return 0
    first = next((start for start, _, mention in placed(doc, "companies") if mention.entity is company), 0)
    return sentence_borders(doc)[first][0]


def _by_title(doc: Doc, mentions: list[Placed]) -> tuple[list[Placed], list[Placed]]:
    """The mentions in the title and those in the text below it."""
    sections = placed(doc, "sections")
    end = max((end for _, end, section in sections if section.kind is SectionKind.TITLE), default=0)
    return [one for one in mentions if one.start < end], [one for one in mentions if one.start >= end]


def _in_separate_title(doc: Doc) -> list[Company]:
    """The companies of a title that is not part of the text."""
    title = article_of(doc).title
    if title is None:
        return []
    return [
        company
        for company in doc._.companies
        if any(re.search(rf"\b{re.escape(form)}\b", title) for form in (company.name, *company.aliases))
    ]


def heading_companies(doc: Doc) -> dict[int, Company]:
    """The company in whose profile, or entry of a list, each token stands."""
    found: dict[int, Company] = {}
    for bullet, start, end in headed_entries(doc, (first for first, _ in sentences(doc))):
        named = (m.entity for first, _, m in placed(doc, "companies") if bullet < first < start)
        if (company := next(named, None)) is not None:
            found.update(dict.fromkeys(range(start, end), company))
    profiles = [part for part in placed(doc, "sections") if part.value.kind is SectionKind.PROFILE]
    if not profiles:
        return found
    by_start = {doc[start].idx: mention.entity for start, _, mention in placed(doc, "companies")}
    starts = sorted(by_start)
    for start, end, section in profiles:
        if section.heading:
            first, last = section.heading
            place = bisect.bisect_left(starts, first)
            if place < len(starts) and starts[place] < last:
                found.update(dict.fromkeys(range(start, end), by_start[starts[place]]))
    return found
