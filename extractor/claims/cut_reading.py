"""Asks every question of a cut's mention: who, how surely, where, when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from extractor.claims.attribution import AttributionIndex
from extractor.claims.company_index import CompanyIndex
from extractor.claims.counts import Count
from extractor.claims.cut_days import CutDayReader, CutDays
from extractor.claims.cut_dependents import PART, TOLD
from extractor.claims.cut_facts import CutReading
from extractor.claims.cut_mentions import CutMention
from extractor.claims.cut_number_days import dates_of, day_of_total, days_compared, without_days_of_levels
from extractor.claims.cut_owners import WorkOwners
from extractor.claims.cut_sources import CutSources
from extractor.claims.cut_takes import ACTING
from extractor.claims.cut_verbs import verbs_above
from extractor.claims.cut_voices import is_of, mark_hearsay, names_owner, without_judges_of_its_words
from extractor.claims.dated_cut import Cut
from extractor.claims.owner import LOOSE_TIES, NOBODY, Owner, Tie
from extractor.claims.scope import scope_of
from extractor.claims.status import StatusReader
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import (
    auxiliaries,
    climb,
    governing_verb,
    is_negated,
    is_passive,
    is_verb,
    subject,
)
from extractor.pipeline.extensions import article_of, value_of
from extractor.pipeline.names import MentionKind
from extractor.pipeline.sections import SectionKind
from extractor.pipeline.words import sentence_start
from extractor.rules import Rules
from extractor.values.types import Qualifier


@dataclass(frozen=True, slots=True)
class _Article:
    """What the questions are asked of."""

    doc: Doc
    index: CompanyIndex
    attributions: AttributionIndex


class CutReader:
    """Reads the mentions of an article, in the order of the text."""

    def __init__(self, rules: Rules) -> None:
        self._owners = WorkOwners(rules)
        self._status = StatusReader(rules)
        self._sources = CutSources(rules)
        self.days = CutDayReader(rules)
        self._words = WorkWords.read(rules)

    def read(self, doc: Doc, index: CompanyIndex, mentions: list[CutMention]) -> list[CutReading]:
        """One reading for each mention."""
        article = _Article(
            doc,
            index,
            AttributionIndex(doc),
        )
        readings: list[CutReading] = []
        for i, mention in enumerate(mentions):
            beside = [
                m for m in mentions[max(0, i - 6) : i + 7] if m.sentence.start == mention.sentence.start
            ]
            readings.append(self._read_one(article, mention, beside, readings))
        readings = [_with_company_of_lead(index, reading, self._words) for reading in readings]
        _share_out(readings)
        known = _in_title(index)
        known |= {id(c) for r in readings if r.owner.tie not in _SPOKEN for c in r.owner.companies}
        settled: list[CutReading] = []
        for reading in readings:
            if _sums_many_firms(reading, settled):
                reading = _nobodys(reading)
            settled.append(self._without_stray_owner(index, reading, known, settled[-1:]))
        mark_hearsay(settled)
        return settled

    def _without_stray_owner(
        self, index: CompanyIndex, reading: CutReading, known: set[int], before: list[CutReading]
    ) -> CutReading:
        """The company last spoken of owns a cut only in an article about cuts of its own.

        That is, when the title names it or the grammar ties another cut to it (`known`), and the sentence
        does not speak of a whole economy; else the only company of the title does, or nobody is known to.
        """
        if _is_of_many_firms(reading) or self._is_of_payrolls(reading):
            return _nobodys(reading)
        if reading.owner.tie is Tie.TOPIC and reading.in_title:
            return replace(reading, owner=NOBODY)
        if reading.owner is NOBODY and any(_goes_on_from_many(reading, last) for last in before):
            return (
                replace(reading, owner=before[-1].owner)
                if _is_done_by_them(reading.mention.head)
                else reading
            )
        if reading.owner.tie not in _SPOKEN:
            return reading
        of_many = any(token.lower_ in self._words.macro for token in reading.mention.sentence)
        of_many |= any(_goes_on_from_many(reading, last) for last in before)
        of_it = reading.owner.tie is Tie.SPOKEN_OF and _is_done_by_it(reading.mention.head)
        if not of_many and (of_it or any(id(company) in known for company in reading.owner.companies)):
            return reading
        named = None if of_many or reading.in_title else only_of_title(index)
        return _nobodys(reading) if named is None else replace(reading, owner=Owner((named,), Tie.TOPIC))

    def _is_of_payrolls(self, reading: CutReading) -> bool:
        """ "Non-farm payrolls fell 0.1 percent, the institute said": nobody's own."""
        noun = subject(reading.mention.head) if is_verb(reading.mention.head) else None
        if noun is None or noun.lower_ not in self._words.macro or reading.owner.tie not in _GUESSED:
            return False
        return noun.tag_ == "NNS" and not any(child.dep_ == "poss" for child in noun.children)

    def _read_one(
        self, article: _Article, mention: CutMention, beside: list[CutMention], readings: list[CutReading]
    ) -> CutReading:
        head, sentence, index = mention.head, mention.sentence, article.index
        estimated = self._status.is_estimate(head)
        owner = NOBODY if estimated else self._owners.of(index, mention.figure, head)
        if mention.percent is not None and mention.count is not None and owner.tie in LOOSE_TIES:
            owner = self._owners.of_share(index, mention.percent) or owner
        voices = article.attributions.all_of(head)
        section = index.section_of(head.i)
        in_title = section is not None and section.label_ == SectionKind.TITLE.value
        status = self._status.of_clause(
            head, mention.phrase, mention.trigger.rule.status, lambda noun: _acts(index, noun, owner)
        )
        status = "possible" if estimated else status
        of_told = (
            mention.frame in (TOLD, PART)
            or (mention.frame in ACTING and mention.trigger.rule.takes == TOLD)
            or _is_accounted_for(head)
            or self._status.tells_parts(head)
        )
        if of_told and status == "completed" and readings:
            status = readings[-1].status
        if mention.frame == "affects" and status == "completed":
            status = self._status.of_hit(mention.figure.head) or status
        if status == "denied" and _is_capped(mention):
            mention, status = _as_cap(mention), "possible"
        counted = not owner.mentions and any(t.lower_ in self._words.macro for t in sentence)
        second_hand = in_title and not counted and self._sources.is_second_hand(sentence)
        voices = without_judges_of_its_words(voices, owner)
        own = {(mention.start_char, mention.end_char) for mention in owner.mentions}
        outside = bool(owner.mentions) and self._sources.is_unconfirmed(
            [
                voice
                for voice in voices
                if (voice.speaker.start, voice.speaker.end) not in own
                and not names_owner(index, voice, owner)
            ],
            owner.companies,
            article_of(article.doc).text,
        )
        own_words = self._is_told_by_itself(index, head, owner)
        if own_words:
            outside = False
            status = "planned" if status == "completed" and _is_under_way(head) else status
        elif owner.mentions and not any(is_of(voice, owner) for voice in voices):
            outside = outside or self._sources.is_told_by_unnamed(sentence.text)
        dates = dates_of(mention, beside, index)
        days = self._days_of(
            article, mention, status, without_days_of_levels(mention, status, dates), readings
        )
        return CutReading(
            mention=mention,
            owner=owner,
            status=status,
            unconfirmed=(second_hand or outside)
            and not any(
                article.attributions.confirms_cuts(company, self._words.confirming)
                for company in owner.companies
            ),
            confirmed=any(
                article.attributions.confirms(company, self._words.confirming) for company in owner.companies
            ),
            progressive=head.tag_ == "VBG",
            in_title=in_title,
            in_lead=index.lead is not None and index.lead.start <= sentence.start < index.lead.end,
            anaphoric=_points_back(mention, self._words),
            scope=scope_of(
                mention.figure,
                index,
                self._words,
                mention.trigger.span if mention.frame in ("passive", "actor") else None,
            ),
            told_before=days.told_before,
            announced=days.announced,
            effective=days.effective,
            attribution=voices[0] if voices else None,
        )

    def _is_told_by_itself(self, index: CompanyIndex, head: Token, owner: Owner) -> bool:
        """ "Acme said in May it would cut 500 jobs", "Acme's announcement of 500 layoffs", whoever else tells of it."""
        tellers = [subject(verb) for verb in verbs_above(head) if self._sources.tells_itself(verb)]
        told = (noun for noun in climb(head) if self._status.is_settled(noun))
        tellers += [child for noun in told for child in noun.lefts if child.dep_ == "poss"]
        known = [mention for noun in tellers if noun is not None and (mention := index.at(noun)) is not None]
        return any(value_of(mention).entity is company for mention in known for company in owner.companies)

    def _days_of(
        self, article: _Article, mention: CutMention, status: str, dates: list[Span],
        readings: list[CutReading],
    ) -> CutDays:  # fmt: skip
        """The days that the mention's own sentence gives, else the heading of its timeline entry."""
        published = article_of(article.doc).published
        cut = Cut(mention.head, mention.trigger.span, mention.phrase, status, published)
        if mention.frame == "comparison":
            return days_compared(mention, dates, readings, self._words)
        days = self.days.read(cut, dates)
        if mention.frame == "total":
            return CutDays(days.announced, day_of_total(mention, dates), days.told_before)
        own = days.announced is not None and days.announced.start >= mention.phrase.end
        if own and (mention.frame == PART or mention.source is not None):
            return CutDays(days.announced)  # "500 jobs this year, 300 of these announced in May"
        if mention.frame == "level" and status == "planned" and days.announced is None:
            return CutDays(announced=days.effective)
        if days.announced is None and days.effective is None:
            heading = article.index.heading_date(mention.head.i)
            if heading is not None:
                told = status != "completed" and self.days.telling.is_told(mention.head)
                return CutDays(announced=heading) if told else CutDays(effective=heading)
        if days.announced is None and not days.told_before:
            return replace(days, announced=article.index.profile_date(mention.head.i))
        return days


def _with_company_of_lead(index: CompanyIndex, reading: CutReading, words: WorkWords) -> CutReading:
    """ "Automaker offers buyouts to 500 workers": what a title describes, the lead names first."""
    group = reading.owner.group
    if not reading.in_title or reading.owner.mentions or group is None or index.lead is None:
        return reading
    noun = group.root.lower_
    if group.root.tag_ not in ("NN", "NNP") or not (noun in words.employers or noun.endswith("maker")):
        return reading
    named = [
        m for m in index.between(index.lead.start, index.lead.end) if value_of(m).kind is MentionKind.NAME
    ]
    return replace(reading, owner=Owner((named[0],), Tie.TELLER)) if named else reading


def _share_out(readings: list[CutReading]) -> None:
    """ "Acme and Bolt have cut 1,000 and 624 jobs": of two firms each has the number in its place."""
    for first, second in pairwise(readings):
        spans = [reading.mention.figure.span for reading in (first, second)]
        between = spans[0].doc[spans[0].end : spans[1].start]
        owners = [reading.owner.mentions for reading in (first, second)]
        if between.text == "and" and owners[0] == owners[1] and len(owners[0]) == 2:
            first.owner = replace(first.owner, mentions=owners[0][:1])
            second.owner = replace(second.owner, mentions=owners[0][1:])


def _is_under_way(head: Token) -> bool:
    """ "said it was cutting 500 jobs": what is announced so is still to come, unless it has been going on."""
    words = {token.lower_ for token in auxiliaries(head)}
    return head.tag_ == "VBG" and bool(words & {"is", "are", "was", "were"}) and "been" not in words


def _is_accounted_for(head: Token) -> bool:
    """ "The unit accounts for 500 of the job cuts": they are a part of what was told before."""
    verb = governing_verb(head)
    return verb is not None and verb.lower_ in _ACCOUNTING


_ACCOUNTING = frozenset(("account", "accounts", "accounted", "accounting"))


def _is_capped(mention: CutMention) -> bool:
    """ "does not expect to cut more than 10 percent": no denial, but the most that it may come to."""
    quantity = mention.figure.quantity
    more = quantity.text.casefold().startswith(("more than", "over"))
    return (
        more and quantity.qualifier is Qualifier.AT_LEAST and any(map(is_negated, _own_verbs(mention.head)))
    )


def _own_verbs(head: Token) -> list[Token]:
    """The verb of the cut and those that it completes: "does not expect to cut", "will not have to cut"."""
    verbs = [head]
    while verbs[-1].dep_ in ("xcomp", "ccomp") and verbs[-1].head != verbs[-1]:
        verbs.append(verbs[-1].head)
    return verbs


def _as_cap(mention: CutMention) -> CutMention:
    def capped(count: Count | None) -> Count | None:
        if count is None or count.quantity.qualifier is not Qualifier.AT_LEAST:
            return count
        most = replace(count.quantity, low=None, high=count.quantity.low, qualifier=Qualifier.AT_MOST)
        return replace(count, quantity=most)

    return replace(mention, count=capped(mention.count), percent=capped(mention.percent))


#: Ties that only the flow of the article makes, and those with what only stands near.
_SPOKEN = frozenset((Tie.SPOKEN_OF, Tie.TOPIC))
_GUESSED = _SPOKEN | {Tie.NEAREST, Tie.TELLER}
#: No single firm is guessed to cut so many jobs; nor so many that "have been announced" by nobody named.
_MOST_OF_ONE, _MOST_TOLD_OF_ONE = 100_000, 50_000


def _is_of_many_firms(reading: CutReading) -> bool:
    quantity = None if reading.count is None else reading.count.quantity
    if quantity is None or reading.owner.tie not in _GUESSED:
        return False
    verb = governing_verb(reading.mention.head)
    told = reading.owner.tie in _SPOKEN and verb is not None and is_passive(verb)
    return max(quantity.low or 0, quantity.high or 0) >= (_MOST_TOLD_OF_ONE if told else _MOST_OF_ONE)


def _nobodys(reading: CutReading) -> CutReading:
    """Without an owner, whose word there is no need for: "55,970 have been let go, according to a tracker"."""
    return replace(reading, owner=NOBODY, unconfirmed=reading.unconfirmed and reading.in_title)


def _sums_many_firms(reading: CutReading, before: list[CutReading]) -> bool:
    """ "In all, more than 1,000 jobs were cut this week": nobody's own where cuts of several firms are told before."""
    opening = [token.lower_ for token in reading.mention.sentence[:3] if not token.is_space]
    if reading.owner.tie not in _GUESSED or not (opening[:2] in _IN_ALL or opening[:1] == ["altogether"]):
        return False
    firms = {id(c) for r in before for c in r.owner.companies}
    return len(firms) > 1


_IN_ALL = (["in", "all"], ["in", "total"], ["all", "told"], ["all", "in"], ["taken", "together"])


def _goes_on_from_many(reading: CutReading, before: CutReading) -> bool:
    """ "The institute expects lenders to cut 8,000 jobs. It had forecast 6,500 job losses": of whom the cut before is."""
    apart = reading.mention.sentence.start - before.mention.sentence.end
    return before.owner.group is not None and not before.owner.mentions and 0 <= apart <= _NEXT


#: How many tokens may stand between two sentences that speak of the same cuts.
_NEXT = 12


def _is_done_by_it(head: Token) -> bool:
    """ "the 1,850 jobs it cut": the company spoken of, though nothing links the pronoun to it."""
    noun = subject(head) if is_verb(head) and not is_passive(head) else None
    own = [child for child in head.children if child.dep_ == "nsubj"]
    return any(child.lower_ == "it" for child in own) or (noun is not None and noun.lower_ == "it")


def _is_done_by_them(head: Token) -> bool:
    """ "They cut 504,000 jobs in April": the group of the sentence before."""
    noun = subject(head) if is_verb(head) and not is_passive(head) else None
    return noun is not None and noun.lower_ == "they"


def only_of_title(index: CompanyIndex) -> Span | None:
    """The first mention of the company of the title, where the title names only one."""
    if index.title is None or len(_in_title(index)) != 1:
        return None
    return index.between(index.title.start, index.title.end)[0]


def _in_title(index: CompanyIndex) -> set[int]:
    """The companies that the title names, by identity."""
    if index.title is None:
        return set()
    return {id(value_of(mention).entity) for mention in index.between(index.title.start, index.title.end)}


def _acts(index: CompanyIndex, noun: Token, owner: Owner) -> bool:
    """Whether a subject is the employer; "it" or "the company" is, unless it is known to be another."""
    known = index.at(noun)
    if known is None:
        return noun.lower_ in _EMPLOYER_SPOKEN_OF and owner is not NOBODY
    return any(value_of(known).entity is company for company in owner.companies)


_EMPLOYER_SPOKEN_OF = frozenset(("it", "we", "company", "they"))


def _points_back(mention: CutMention, words: WorkWords) -> bool:
    """Whether the subject is a cut told before: "the cuts represent", "the layoffs will shrink its staff by"."""
    if mention.frame == "affects":
        span = mention.trigger.span
    elif mention.count is None and is_verb(mention.head) and (noun := subject(mention.head)) is not None:
        if noun.lower_ not in words.cuts | words.cuts_of_jobs:
            return False
        span = noun.doc[noun.i : noun.i + 1]
    else:
        return False
    opening = {token.lower_ for token in span.doc[min(span[-1].left_edge.i, span.start) : span.start]}
    first = span.start == sentence_start(span)
    return first or bool(opening & {"the", "these", "those", "this", "that", "its"})
