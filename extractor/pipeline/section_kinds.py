"""What a stretch of an article can be, and which of these stretches give claims, names and dates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SectionKind(StrEnum):
    """What a stretch of an article is."""

    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    #: when the page says that it was published or changed
    STAMP = "stamp"
    #: the first paragraph of prose
    LEAD = "lead"
    BODY = "body"
    HEADING = "heading"
    #: the points that sum the article up
    DIGEST = "digest"
    QUESTION = "question"
    ANSWER = "answer"
    #: the date that governs the timeline entries below it
    TIMELINE_HEADING = "timeline_heading"
    TIMELINE = "timeline"
    #: the name that the profile paragraph below it is about
    PROFILE_HEADING = "profile_heading"
    PROFILE = "profile"
    CAPTION = "caption"
    CREDIT = "credit"
    #: words of the article, set once more beside it
    PULL_QUOTE = "pull_quote"
    #: rows of cells
    TABLE = "table"
    #: what came in after the article was published
    UPDATE = "update"
    #: what the article said wrongly before
    CORRECTION = "correction"
    #: links to other articles
    RELATED = "related"
    NOTE = "note"
    DISCLAIMER = "disclaimer"
    FURNITURE = "furniture"


#: Sections that hold prose: only these give claims.
PROSE = frozenset(
    {
        SectionKind.TITLE,
        SectionKind.LEAD,
        SectionKind.BODY,
        SectionKind.HEADING,
        SectionKind.DIGEST,
        SectionKind.ANSWER,
        SectionKind.TIMELINE,
        SectionKind.PROFILE,
        SectionKind.CAPTION,
        SectionKind.UPDATE,
    }
)
#: Sections whose names count.
NAMING = PROSE | {SectionKind.PROFILE_HEADING, SectionKind.QUESTION}
#: Sections whose dates count: of others they say nothing about the events told.
DATED = PROSE | {
    SectionKind.TIMELINE_HEADING,
    SectionKind.PROFILE_HEADING,
    SectionKind.QUESTION,
    SectionKind.TABLE,
    SectionKind.CORRECTION,
}
#: What stands over a stretch, or before it on its line.
HEADING_OF = {
    SectionKind.TIMELINE: SectionKind.TIMELINE_HEADING,
    SectionKind.PROFILE: SectionKind.PROFILE_HEADING,
}


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text, in code points; `heading` is the stretch that governs it, if any."""

    kind: SectionKind
    start: int
    end: int
    heading: tuple[int, int] | None = None
