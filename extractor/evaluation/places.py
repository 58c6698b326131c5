"""Where a record stands in its article, and the sentences around those places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from extractor.evaluation.gold import (
    GoldCompany,
    GoldCount,
    GoldDate,
    GoldMoney,
    GoldRecord,
    GoldStatement,
)
from extractor.schema import (
    ClaimBase,
    CompanyRecord,
    DaysRecord,
    Headcount,
    JobCut,
    MoneyClaim,
    Record,
    Span,
    Statement,
)

#: Start and end, in code points of the article's text.
Place = tuple[int, int]

#: The end of a sentence, as far as it can be seen without an analysis: good enough to show a passage.
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\bNo\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\b[A-Z]\.)[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n[ \t]*\n\s*"
)
#: A sentence longer than this is shown only this far around the record.
_LONGEST, _AROUND = 600, 240


def places_in_run(record: Record) -> list[Place]:
    """The places that a run's record points at: its figures, its companies, its content, its cue."""
    spans: list[Span | None]
    match record:
        case JobCut():
            spans = [record.count, record.percent, record.announced, record.effective, *record.companies]
        case Headcount():
            spans = [record.count, record.as_of, *record.companies]
        case MoneyClaim():
            spans = [record.amount, record.period, *record.companies]
        case Statement():
            spans = [record.speaker, record.cue, *record.content]
        case DaysRecord():
            spans = [record]
        case CompanyRecord():
            spans = [*record.mentions[:1]]
        case _:
            spans = []
    found = [(span.start, span.end) for span in spans if span is not None]
    if not found and isinstance(record, ClaimBase):
        return [(span.start, span.end) for span in record.mentions]
    return found


def places_in_gold(record: GoldRecord, text: str) -> list[Place]:
    """The places of a gold record; gold that names strings only stands at the first of each."""
    match record:
        case GoldStatement():
            return list(record.spans)
        case GoldDate():
            return [(record.start, record.end)]
        case GoldCount():
            strings = record.texts
        case GoldMoney():
            strings = [record.text]
        case GoldCompany():
            strings = [record.name, *record.aliases]
        case _:
            strings = []
    found = [place for string in strings if (place := find(string, text))]
    return found[:1] if isinstance(record, GoldCompany) else found


def find(string: str, text: str) -> Place | None:
    """The first place of a string, white space folded; one that is no part of a longer word goes first."""
    words = string.split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text) or re.search(pattern, text)
    return match.span() if match else None


class Passages:
    """The passages of one article, so that a record can be shown in its sentences."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._borders = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]

    def around(self, places: Iterable[Place]) -> list[Place]:
        """The sentences that hold the places, in order; adjoining ones of a paragraph are one passage."""
        passages: list[Place] = []
        for start, end in sorted(self._sentences(place) for place in places):
            last_end = passages[-1][1] if passages else -1
            if start < last_end or (start == last_end and not self._paragraph_starts(start)):
                passages[-1] = (passages[-1][0], max(end, last_end))
            else:
                passages.append((start, end))
        return passages

    def _paragraph_starts(self, offset: int) -> bool:
        return "\n\n" in self.text[max(offset - 2, 0) : offset]

    def _sentences(self, place: Place) -> Place:
        """The sentences from the place's first character to its last."""
        length = len(self.text)
        start = min(max(place[0], 0), length)
        end = min(max(place[1], start), length)
        first = max(bisect_right(self._borders, start) - 1, 0)
        last = bisect_right(self._borders, max(end - 1, start))
        left = self._borders[first]
        right = self._borders[min(last, len(self._borders) - 1)]
        if right - left > _LONGEST:
            left, right = max(left, start - _AROUND), min(right, end + _AROUND)
        return left, right
