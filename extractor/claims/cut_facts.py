"""One job cut of an article: what each mention of it says, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from spacy.tokens import Span

from extractor.claims.counts import Count
from extractor.claims.cut_mentions import CutMention
from extractor.claims.owner import LOOSE_TIES, Owner, Tie
from extractor.claims.status import Status
from extractor.pipeline.attribution import Attribution
from extractor.pipeline.extensions import value_of
from extractor.values.types import Days, Granularity, Qualifier, Quantity

#: So many readings settle what a fact is; those after them only add to its mentions.
MOST_TOLD = 12
#: Units of time, the finest first; a range is as good as the text that gives it.
_UNITS = [
    Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.RANGE, Granularity.QUARTER,
    Granularity.SEASON, Granularity.HALF, Granularity.YEAR, Granularity.DECADE,
]  # fmt: skip
#: How firm a tie is, the firmest first; "announced plans to cut" ties its subject as firmly as "will cut".
_FIRMNESS = {
    tie: rank
    for rank, ties in enumerate((
        (Tie.SUBJECT, Tie.TELLER), (Tie.POSSESSIVE,), (Tie.AGENT,), (Tie.COMPOUND,), (Tie.AT,), (Tie.GROUP,),
        (Tie.HEADING,), (Tie.NEAREST,), (Tie.SPOKEN_OF,), (Tie.TOPIC,), (Tie.NONE,),
    ))
    for tie in ties
}  # fmt: skip


@dataclass(slots=True)
class CutReading:
    """A mention with the answers to the questions asked of its clause."""

    mention: CutMention
    owner: Owner
    status: Status
    #: said only by those who cannot speak for the firm
    unconfirmed: bool
    #: the firm confirms somewhere that it cuts jobs
    confirmed: bool
    #: "is cutting": done or under way unless the article shows that it is still to come
    progressive: bool
    in_title: bool
    in_lead: bool
    #: "the cuts", "the layoffs": the subject points back to a cut told before
    anaphoric: bool
    #: "previously announced": the plan is older than the sentence's dates
    told_before: bool = False
    scope: Span | None = None
    announced: Span | None = None
    effective: Span | None = None
    attribution: Attribution | None = None

    @property
    def count(self) -> Count | None:
        return self.mention.count

    @property
    def percent(self) -> Count | None:
        return self.mention.percent


@dataclass(slots=True, eq=False)
class CutFact:
    """One cut of the article, with every reading of it in the order of the text."""

    readings: list[CutReading] = field(default_factory=list)

    @property
    def count(self) -> Quantity | None:
        return _hedged([r.count.quantity for r in self._by_weight() if r.count is not None])

    @property
    def percent(self) -> Quantity | None:
        return _hedged([r.percent.quantity for r in self._by_weight() if r.percent is not None])

    def _by_weight(self) -> list[CutReading]:
        """The readings in the order of the text, the title's last."""
        return sorted(self.readings[:MOST_TOLD], key=lambda r: r.in_title)

    @property
    def owner(self) -> Owner:
        """The owner by the firmest tie; the body's, unless only the title makes one.

        Of the places that have this owner, one that names it goes before a pronoun.
        """
        ranked = sorted(
            self.readings, key=lambda r: (r.owner.tie in LOOSE_TIES, r.in_title, _FIRMNESS[r.owner.tie])
        )
        firmest = ranked[0].owner
        same = (r.owner for r in ranked if r.owner.companies == firmest.companies)
        return next((owner for owner in same if not owner.penalties), firmest)

    @property
    def status(self) -> Status:
        """The status of those who can confirm it, where they speak; of "is cutting" and "will cut" the plan."""
        telling = [r for r in self.readings if not r.anaphoric and not _is_known(r)] or self.readings
        confirmed = [r for r in telling if not r.unconfirmed]
        if any(r.status == "denied" for r in confirmed):
            return "denied"
        if not confirmed:
            return "denied" if all(r.status == "denied" for r in telling) else "possible"
        told = [r for r in telling if not r.in_title]
        if told and all(r.unconfirmed for r in told) and not any(r.confirmed for r in telling):
            return "denied" if all(r.status == "denied" for r in telling) else "possible"
        body = [r for r in confirmed if not r.in_title] or confirmed
        statuses = [r.status for r in body]
        if any(r.status == "planned" for r in confirmed) and all(
            r.progressive for r in body if r.status == "completed"
        ):
            return "planned"
        return next((status for status in statuses if status != "possible"), "possible")

    def first(self, name: str) -> Span | None:
        """The value that a reading has for scope, announced or effective: the finest days, else the first told."""
        values = [value for r in self._by_weight() if (value := getattr(r, name)) is not None]
        return min(values, key=_fineness, default=None)


def _is_known(reading: CutReading) -> bool:
    """ "The Courier reported the 2,000 job cuts": told as known, it says nothing on how firm they are."""
    figure = reading.mention.figure
    return figure.start > 0 and figure.span.doc[figure.start - 1].lower_ in ("the", "these", "those")


def stated(quantity: Quantity) -> set[Decimal]:
    """The figures that the text states, whatever the hedge."""
    return {end for end in (quantity.low, quantity.high) if end is not None}


def _hedged(quantities: list[Quantity]) -> Quantity | None:
    """The hedged form of a figure holds over the bare one."""
    if not quantities:
        return None
    precise = [q for q in quantities if q.qualifier is not Qualifier.VAGUE] or quantities
    return next((q for q in precise if q.qualifier is not Qualifier.EXACT), precise[0])


def _fineness(span: Span) -> int:
    """How fine the unit of a date is; 0 for what is no date."""
    value = value_of(span)
    return _UNITS.index(value.granularity) if isinstance(value, Days) else 0
