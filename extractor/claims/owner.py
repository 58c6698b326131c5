"""Whose a figure is, and by what tie: companies, a group in the article's words, or nobody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span

from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import Company, MentionKind
from extractor.schema import CompanyReference


class Tie(StrEnum):
    """What ties a company to a figure, the firmest first."""

    #: "its 500 jobs", "UBS's staff"
    POSSESSIVE = "possessive"
    #: "500 Airbus workers"
    COMPOUND = "compound"
    #: "500 jobs at Airbus", "the staff of Airbus"
    AT = "at"
    #: "Airbus will cut 500 jobs"
    SUBJECT = "subject"
    #: "Airbus said 500 jobs would go": who acts in a clause above
    TELLER = "teller"
    #: "500 jobs were cut by Airbus"
    AGENT = "agent"
    #: "employers cut 500 jobs"
    GROUP = "group"
    #: the only or last company before it in its sentence
    NEAREST = "nearest"
    #: the heading over the profile
    HEADING = "heading"
    #: the company last spoken of
    SPOKEN_OF = "spoken_of"
    #: the company of the title or the lead
    TOPIC = "topic"
    #: nobody
    NONE = "none"


#: Ties with what only stands near or is spoken of, which give way to any that grammar makes.
LOOSE_TIES = frozenset((Tie.NEAREST, Tie.SPOKEN_OF, Tie.TOPIC, Tie.NONE))
#: What each tie costs in confidence, as named in confidence.toml.
_PENALTIES = {Tie.NEAREST: "proximity", Tie.SPOKEN_OF: "unresolved", Tie.TOPIC: "unresolved"}


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a figure is. Either companies, or a group in the article's words, or neither."""

    mentions: tuple[Span, ...]
    tie: Tie
    group: Span | None = None

    @property
    def companies(self) -> list[Company]:
        """The companies' entries, each once."""
        entries: list[Company] = []
        for mention in self.mentions:
            entity = value_of(mention).entity
            if not any(entity is entry for entry in entries):
                entries.append(entity)
        return entries

    @property
    def references(self) -> list[CompanyReference]:
        """The companies as a claim records them: fullest name, and the mention that makes the tie."""
        references: dict[str, CompanyReference] = {}
        for span in self.mentions:
            company = value_of(span).entity
            references.setdefault(
                company.name,
                CompanyReference(
                    name=company.name, ticker=company.ticker, isin=company.isin,
                    wikipedia_url=company.wikipedia_url,
                    start=span.start_char, end=span.end_char, text=span.text,
                ),
            )  # fmt: skip
        return list(references.values())

    @property
    def penalties(self) -> list[str]:
        """What makes the owner a guess, as named in confidence.toml."""
        found = [_PENALTIES[self.tie]] if self.tie in _PENALTIES else []
        if any(value_of(span).kind is not MentionKind.NAME for span in self.mentions):
            found.append("unresolved")
        return found


NOBODY = Owner((), Tie.NONE)
