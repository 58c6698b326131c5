"""Which dates of a sentence are those of a cut's number, and which of another number beside it."""

from __future__ import annotations

from spacy.tokens import Span

from extractor.claims.company_index import CompanyIndex
from extractor.claims.cut_days import CutDays
from extractor.claims.cut_facts import CutReading
from extractor.claims.cut_mentions import CutMention
from extractor.claims.levels import FROM_TO
from extractor.claims.work_words import WorkWords

#: A date so few tokens behind a number is that number's own.
_OWN_DATE = 2
#: "the 18,000 it announced in January": the date of a number compared stands a little further.
_COMPARED_DATE = 4
#: How many words may stand between a headcount and its day: "reported at", "as of".
_OF_WHOLE = 3
#: How far behind a level of staff its day may stand.
_OF_LEVEL = 8


def dates_of(mention: CutMention, beside: list[CutMention], index: CompanyIndex) -> list[Span]:
    """The dates of the sentence, without those that stand right behind another number."""
    sentence = mention.sentence
    others = [m.phrase.end for m in beside if m is not mention and m.frame in ("comparison", "list")]
    return [
        date
        for date in index.dates_in(sentence)
        if not any(0 <= date.start - end <= _OWN_DATE for end in others) and not _is_of_whole(date, mention)
    ]


def _is_of_whole(date: Span, mention: CutMention) -> bool:
    """ "10 percent of its 18,000 employees at the end of June": the day is that of the headcount."""
    end = mention.figure.end
    behind = [token.lower_ for token in date.doc[end : date.start]]
    counted = any(token.tag_ == "CD" for token in mention.figure.phrase[len(mention.figure.span) :])
    return (
        counted and date.start > end and len(behind) <= _OF_WHOLE and behind[-1] in ("at", "of", "reported")
    )


def without_days_of_levels(mention: CutMention, status: str, dates: list[Span]) -> list[Span]:
    """ "24,300 workers in May, down from 29,700 at the end of 2008": the days are those of the levels.

    A day between them of a fall that is still planned is the fall's: "to 75,000 by June from 77,000".
    """
    phrase = mention.phrase
    if mention.frame != FROM_TO or not any(token.lower_ == "from" for token in phrase):
        return dates
    start = phrase.end if status == "planned" else phrase.start
    return [date for date in dates if not start <= date.start <= phrase.end + _OF_LEVEL]


def day_of_total(mention: CutMention, dates: list[Span]) -> Span | None:
    """ "500 jobs in May, bringing the total this year to 3,000": the time between the two numbers' words is the sum's."""
    start = mention.source.end if mention.source is not None else mention.phrase.start
    total = next((t.i for t in mention.phrase.doc[start : mention.phrase.start] if t.lower_ == "total"), None)
    within = (d for d in dates if total is not None and total < d.start < mention.phrase.start)
    behind = (d for d in dates if 0 <= d.start - mention.phrase.end <= _OWN_DATE)
    return next(within, None) or next(behind, None)


def days_compared(
    mention: CutMention, dates: list[Span], readings: list[CutReading], words: WorkWords
) -> CutDays:
    """ "up from 39,358 in June": the date behind the number says the same of it as its source's date of that.

    But in "on top of the 3,500 announced in June" the words themselves tell.
    """
    own = next((d for d in dates if 0 <= d.start - mention.phrase.end <= _COMPARED_DATE), None)
    source = next((r for r in readings if mention.source in (r.count, r.percent)), None)
    doc, end = mention.phrase.doc, mention.phrase.end
    if own is not None and own.start > end and doc[end].lower_ in words.announcing:
        return CutDays(announced=own)
    if source is not None and source.announced is not None and source.effective is None:
        return CutDays(announced=own)
    return CutDays(source.announced if source is not None else None, own)
