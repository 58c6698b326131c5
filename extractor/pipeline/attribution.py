"""What the quotes component finds: who says what, with which cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.pipeline.names import Company, Person
from extractor.schema import SpeakerKind

QuoteType = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the mention beside the cue (code points) and whom it names.

    `name` is the fullest form in the article; `entity` the cluster, where the mention belongs to one.
    """

    start: int
    end: int
    name: str
    kind: SpeakerKind
    title: str | None = None
    organization: str | None = None
    entity: Person | Company | None = None
    #: how many speak together, and the clusters of those behind the first
    number: int = 1
    partners: tuple[Person | Company, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of speech or writing: the value of a span in `doc.spans["statements"]`.

    That span is the cue, or the opening mark of a quotation without a cue. All offsets are code points.
    """

    speaker: Speaker
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    quote_type: QuoteType
    rule: str

    def covers(self, offset: int) -> bool:
        """Whether the content holds the code point."""
        return any(start <= offset < end for start, end in self.content)
