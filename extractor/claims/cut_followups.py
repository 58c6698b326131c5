"""What other sentences add to a cut: the day of the news, and dates told of "the cuts" afterwards."""

from __future__ import annotations

import datetime
from bisect import bisect_left

from spacy.tokens import Span, Token

from extractor.claims.company_index import CompanyIndex
from extractor.claims.cut_days import CutDayReader
from extractor.claims.cut_facts import CutFact, CutReading
from extractor.claims.dated_cut import Cut
from extractor.claims.owner import LOOSE_TIES
from extractor.claims.telling_days import TellingDays
from extractor.claims.triggers import Trigger
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import governing_verb, subject
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import Company
from extractor.pipeline.words import sentence_span
from extractor.values.types import Days, Granularity, Quantity, Unit

#: How many days before publication the news of an article may be.
_FRESH = datetime.timedelta(days=4)
#: How many tokens of the body the day of the news is looked for in.
_OPENING = 120
#: How many tokens behind a day of the news that the lead leaves out it still holds.
_BEHIND = 40


def news_day(index: CompanyIndex, telling: TellingDays, published: datetime.date | None) -> Span | None:
    """The day on which the news was told: "said on Thursday", not more than four days old.

    In the lead, or in the first sentences after it.
    """
    lead = index.lead
    if lead is None or published is None:
        return None
    opening = lead.doc[lead.start : min(lead.start + _OPENING, len(lead.doc))]
    for span in index.dates_between(opening.start, opening.end):
        value = value_of(span)
        if not isinstance(value, Days):
            continue
        fresh = (
            value.granularity is Granularity.DAY
            and value.first_day is not None
            and published - _FRESH <= value.first_day <= published + datetime.timedelta(days=1)
        )
        if fresh and telling.is_of_telling(span):
            return span
    return None


def inherit_days(readings: list[CutReading], news: Span | None, lead: Span | None, words: WorkWords) -> None:
    """Give plans told without a day of their own the day of the news, old news left out.

    A sentence that goes on from one with a day of its own ("It said it would also cut ...") takes that day.
    """
    before: CutReading | None = None
    leads = [r.owner.companies for r in readings if r.in_lead and r.announced is not None]
    hearsay = [r.owner.companies for r in readings if r.in_lead and r.announced is not None and r.unconfirmed]
    first = next((r.owner.companies for r in readings if r.in_lead), [])
    for reading in readings:
        if reading.announced is None and reading.status != "completed" and not reading.told_before:
            if before is not None and _goes_on(before, reading, words):
                reading.announced = before.announced
            elif news is not None and (
                _is_hearsay_too(reading, hearsay, words)
                or (_holds(news, lead, reading, first) and _is_of_the_news(reading, leads, words))
            ):
                reading.announced = news
        if reading.mention.frame != "comparison":  # "up from 900 announced in May"
            before = reading


def _holds(news: Span, lead: Span | None, reading: CutReading, first: list[Company]) -> bool:
    """Whether the day of the news is told in the lead, or not long before a cut of a firm that is no guess.

    Nor is the firm whose cuts the lead tells of (`first`).
    """
    if lead is not None and news.start < lead.end:
        return True
    own = first and reading.owner.companies == first and not reading.in_lead
    if own and reading.mention.figure.start <= news.end + _OPENING:
        return True
    return reading.owner.tie not in LOOSE_TIES and reading.mention.figure.start <= news.end + _BEHIND


def _is_hearsay_too(reading: CutReading, hearsay: list[list[Company]], words: WorkWords) -> bool:
    """Whether those who tell the lead's news of the firm without its word tell this plan too."""
    told = reading.unconfirmed and not reading.in_title and not _is_old(reading, words)
    return told and bool(reading.owner.companies) and reading.owner.companies in hearsay


def _is_of_the_news(reading: CutReading, leads: list[list[Company]], words: WorkWords) -> bool:
    """Whether the firm tells this plan together with the lead's news; `leads` are the companies that it is of."""
    if reading.unconfirmed or reading.in_title or reading.status == "possible" or _is_old(reading, words):
        return False
    companies = reading.owner.companies
    return bool(companies) and (not leads or any(c in owners for owners in leads for c in companies))


def _is_old(reading: CutReading, words: WorkWords) -> bool:
    sentence = reading.mention.sentence
    return any(token.lower_ in words.background for token in sentence)


def _goes_on(before: CutReading, reading: CutReading, words: WorkWords) -> bool:
    """Whether the reading's sentence is the next one and of the same companies."""
    first, second = before.mention.sentence, reading.mention.sentence
    return (
        before.announced is not None
        and not before.in_title
        and first.start <= second.start <= first.end + 1
        and before.unconfirmed == reading.unconfirmed
        and (second.start == first.start or not (_is_old(reading, words) or _is_old(before, words)))
        and before.owner.companies == reading.owner.companies
    )


def settle_parts(facts: list[CutFact]) -> None:
    """What is listed as a part of a cut ("9,000 jobs, including 4,500 in Spain") is planned where the whole is."""
    by_count = {r.count.start: fact for fact in facts for r in fact.readings if r.count is not None}
    for fact in facts:
        for reading in fact.readings:
            source = reading.mention.source
            whole = by_count.get(source.start) if source is not None else None
            if whole is None or source is None or reading.status != "possible" or whole.status != "planned":
                continue
            if "including" in source.span.doc[source.end : reading.mention.phrase.start].text.split():
                reading.status = "planned"


def add_followups(
    index: CompanyIndex, facts: list[CutFact], triggers: list[Trigger], days: CutDayReader,
    published: datetime.date | None, words: WorkWords,
) -> None:  # fmt: skip
    """Dates of sentences about "the cuts" go to the cut told last before them: "The layoffs will end by June"."""
    told = sorted((r.mention.sentence.start, i) for i, fact in enumerate(facts) for r in fact.readings)
    starts = {start for start, _ in told}
    quantities = index.doc.spans.get("quantities", [])
    for trigger in triggers:
        sentence = sentence_span(trigger.span)
        at = bisect_left(told, (sentence.start, -1))
        verb = _spoken_on(trigger, index.dates_in(sentence))
        if sentence.start in starts or at == 0 or not (verb or _is_subject(trigger, words)):
            continue
        head = verb or governing_verb(trigger.head) or trigger.head
        sums = [span for span in quantities if _in(span, sentence) and _is_money(span)]
        if sums and (trigger.rule.takes == "told" or any(governing_verb(s.root) == head for s in sums)):
            continue  # "The move will cut costs by $500 million in 2009", "The cuts should save $500 million in 2009"
        fact = facts[told[bisect_left(told, (told[at - 1][0], -1))][1]]
        cut = Cut(head, trigger.span, trigger.span, fact.status, published)
        found = days.read(cut, index.dates_in(sentence))
        last = fact.readings[-1]
        told_then = head.lower_ in words.announcing  # "the cuts could be announced on Monday"
        if not told_then and _is_day_ahead(found.effective) and fact.first("effective") is None:
            last.effective = found.effective
        if _is_day(found.announced) and fact.first("announced") is None:
            last.announced = found.announced


def _spoken_on(trigger: Trigger, dates: list[Span]) -> Token | None:
    """ "confirmed the cuts and said they would be completed by May", "the layoffs, which began on Monday".

    The verb of the date of which the cuts are the subject, by a pronoun behind them.
    """
    if trigger.span.doc[max(0, trigger.start - 1)].lower_ not in ("the", "these", "those"):
        return None
    for span in dates:
        verb = governing_verb(span.root) if span.start > trigger.end else None
        noun = subject(verb) if verb is not None else None
        if noun is not None and noun.i >= trigger.end and noun.lower_ in _STANDING_FOR_CUTS:
            return verb
    return None


#: "The majority of the cuts" is as good as the cuts.
_MOST_OF = frozenset(("most", "majority", "bulk", "rest", "remainder", "all", "many"))
_STANDING_FOR_CUTS = frozenset(("they", "which", "that"))


def _is_money(span: Span) -> bool:
    value = value_of(span)
    return isinstance(value, Quantity) and value.unit is Unit.MONEY


def _in(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


def _is_day(span: Span | None) -> bool:
    return span is not None and value_of(span).granularity is Granularity.DAY


def _is_day_ahead(span: Span | None) -> bool:
    """Any date but a stretch up to now ("the lowest since 2006")."""
    return span is not None and not span.text.casefold().startswith("since")


def _is_subject(trigger: Trigger, words: WorkWords) -> bool:
    """Whether "the cuts" is what its sentence speaks of."""
    noun: Token = trigger.span[-1]
    opening = {child.lower_ for child in noun.children} | {trigger.span.doc[max(0, trigger.start - 1)].lower_}
    whole = noun.head.head
    of_jobs = trigger.rule.takes != "told"  # "the majority of the reductions" may be of costs
    if of_jobs and noun.dep_ == "pobj" and noun.head.lower_ == "of" and whole.lower_ in _MOST_OF:
        noun, opening = whole, opening | {"most"}  # "most of the cuts", "the bulk of layoffs"
    verb = governing_verb(noun)
    return bool(opening & words.pointers) and verb is not None and subject(verb) == noun
