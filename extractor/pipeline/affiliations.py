"""Gives each person of an article a title and an organization, from the words around every mention."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span

from extractor.pipeline.employers import Employers
from extractor.pipeline.extensions import placed
from extractor.pipeline.names import Company, MentionKind
from extractor.pipeline.titles import TitleReader
from extractor.pipeline.words import sentence_start

#: The company spoken of at a token, or None.
CompanyAt = Callable[[int], Company | None]


def fill_affiliations(doc: Doc, reader: TitleReader, spoken_of: CompanyAt | None = None) -> None:
    """Set `title` and `organization` of every person who lacks them.

    Called once with the names alone, and again when descriptions are linked ("the bank's chief economist");
    then `spoken_of` gives the company whose officers need no name ("Chief Executive Dana Whitlock said").
    """
    names = Employers(doc)
    former: set[int] = set()
    #: the companies that "its" and "the company" mean, by their last tokens, once these are linked
    owned = {end - 1: m.entity for _, end, m in placed(doc, "companies") if m.kind is not MentionKind.NAME}
    public_bodies = reader.officers.have_namesakes(doc)
    #: organizations named without a title ("Fed's X"), which any other one outweighs
    untitled: dict[int, str] = {}
    for start, end, mention in placed(doc, "people"):
        person = mention.entity
        if mention.kind is not MentionKind.NAME:
            continue
        if person.title and person.organization and id(person) not in former:
            continue
        found = reader.read(doc, Span(doc, start, end), names)
        if id(person) in former and found.title and not found.is_former:
            person.title = person.organization = None
            former.discard(id(person))
        if (person.title and person.organization) or (person.title and found.is_former):
            continue
        organization = found.organization
        alone = organization is None and not found.is_open
        if (
            alone
            and spoken_of is not None
            and found.title is not None
            and (
                found.is_of_firm
                or reader.officers.holds(found.title, found.head, public_bodies=public_bodies)
            )
        ):
            company = owned.get(found.owner) or (
                spoken_of(start) if _may_be_spoken_of(doc, found.owner) else None
            )
            organization = company.name if company is not None else None
        if found.title and (person.title is None or (person.organization is None and found.organization)):
            person.title = found.title
            if found.is_former:
                former.add(id(person))
        if organization and not found.title:
            untitled.setdefault(id(person), organization)
        elif organization and person.organization is None:
            person.organization = organization
    for person in doc._.people:
        if person.organization is None:
            person.organization = untitled.get(id(person))


def _may_be_spoken_of(doc: Doc, owner: int) -> bool:
    """Whether an "its" or "the company" that is not linked may mean the company spoken of: where its sentence names one."""
    if owner < 0:
        return True
    first = sentence_start(doc[owner])
    return any(
        first <= start < owner and mention.kind is MentionKind.NAME
        for start, _, mention in placed(doc, "companies")
    )
