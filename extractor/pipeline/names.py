"""Companies and people as the article knows them: one entry each, with every mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extractor.schema import Span as SpanRecord


class MentionKind(StrEnum):
    """How a mention names its company or person."""

    NAME = "name"
    #: "the company", "the bank", "the Detroit-based automaker"
    DESCRIPTION = "description"
    #: "it", "its", "they", "he", "her"
    PRONOUN = "pronoun"


@dataclass(slots=True)
class Company:
    """One company of the article; `name` is its fullest form there."""

    name: str
    aliases: list[str] = field(default_factory=list)
    ticker: str | None = None
    isin: str | None = None
    wikipedia_url: str | None = None
    #: what kind of company the lists of names say it is ("bank", "automaker"), as in descriptions.toml
    kinds: tuple[str, ...] = ()
    #: the places that name it; descriptions and pronouns are spans of the Doc only
    mentions: list[SpanRecord] = field(default_factory=list)


@dataclass(slots=True)
class Person:
    """One person of the article; title and organization as the article gives them anywhere."""

    name: str
    aliases: list[str] = field(default_factory=list)
    title: str | None = None
    organization: str | None = None
    #: "male" or "female" where the first name, a title or a form of address says it
    gender: str | None = None
    #: other people of the article whose names differ by a letter or two: perhaps the same person
    near: list[str] = field(default_factory=list)
    #: the places that name it; descriptions and pronouns are spans of the Doc only
    mentions: list[SpanRecord] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """The value of a span in `doc.spans["companies"]` or `doc.spans["people"]`: whom it names, and how."""

    entity: Company | Person
    kind: MentionKind
    #: the rule that made or resolved it
    rule: str
