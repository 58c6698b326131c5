"""The officer whom a lead leaves unnamed: "its chief executive told a weekly. [...] Joachim Brandt said"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.extensions import extend_group, placed, set_value, value_of
from extractor.pipeline.names import Company, Mention, MentionKind, Person
from extractor.pipeline.titles import TitleReader
from extractor.pipeline.words import lowers, sentence_numbers, word_places

#: How many sentences after the description the name may come.
_REACH = 3


def name_officers(doc: Doc, titles: TitleReader) -> None:
    """Give an officer who is only described the name of the next person who acts, if nothing else is said of either.

    The description becomes a mention of that person, who takes its title and company. Papers bring the name
    in the paragraph after the news; a person with a title or employer of his own is somebody else.
    """
    people = [span for span in doc.spans.get("people", []) if value_of(span).kind is MentionKind.NAME]
    if not people:
        return
    sentence_of = sentence_numbers(doc)
    named: list[Span] = []
    for start, end, company in _owners(doc):
        officer = _officer(doc, end, titles)
        if officer is None or any(_has_title(person, officer) for person in doc._.people):
            continue
        found = next((span for span in people if span.start >= officer.end), None)
        if found is None or sentence_of[found.start] - sentence_of[officer.start] > _REACH:
            continue
        person = value_of(found).entity
        if _is_introduced(found, person, people):
            person.title, person.organization = officer.text, company.name
            officer = Span(doc, start, officer.end, label="PERSON")
            set_value(officer, Mention(person, MentionKind.DESCRIPTION, "person.officer"))
            named.append(officer)
    if named:
        extend_group(doc, "people", named)


def _owners(doc: Doc) -> Iterator[tuple[int, int, Company]]:
    """Every mention of a company, and each "its" without a link with the company named first in its sentence."""
    sentence_of = sentence_numbers(doc)
    first: dict[int, Company] = {}
    linked: set[int] = set()
    for start, end, mention in placed(doc, "companies"):
        if isinstance(mention.entity, Company):
            first.setdefault(sentence_of[start], mention.entity)
            linked.update(range(start, end))
            yield start, end, mention.entity
    for i in word_places(doc).get("its", ()):
        if i not in linked and sentence_of[i] in first:
            yield i, i + 1, first[sentence_of[i]]


def _officer(doc: Doc, start: int, titles: TitleReader) -> Span | None:
    """The title of an officer who acts without a name, behind his company: "its [chief executive] told"."""
    words, owner = lowers(doc), start - 1
    if words[owner] != "its":
        if start >= len(doc) or words[start] not in ("'s", "’s"):
            return None
        start += 1
    subject: Token | None = doc[owner].head if start < len(doc) else None
    if subject is None or subject.i < start or subject.dep_ not in SUBJECTS:
        return None
    if not titles.officers.is_officer(subject) or subject.right_edge.i != subject.i:
        return None
    return doc[start : subject.i + 1]


def _has_title(person: Person, officer: Span) -> bool:
    """Whether a person of the article has that office already."""
    return person.title is not None and officer[-1].lower_ in person.title.lower().split()


def _is_introduced(span: Span, person: Person, people: list[Span]) -> bool:
    """Whether a full name stands here for the first time, as one who acts, and nothing is said of it."""
    first = next(other for other in people if value_of(other).entity is person)
    unknown = person.title is None and person.organization is None
    return unknown and first.start == span.start and len(span) > 1 and span.root.dep_ in SUBJECTS
