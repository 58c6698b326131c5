"""Job-cut claims: who cuts how many jobs, how surely, where and when; one record per fact."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.claims.companies import OWNERS_FILE
from extractor.claims.company_index import CompanyIndex
from extractor.claims.confidence import CONFIDENCE_FILE, Confidence
from extractor.claims.counts import JOBS_FILE, Count
from extractor.claims.cut_dependents import TOLD
from extractor.claims.cut_facts import CutFact
from extractor.claims.cut_finder import CUT_FILE, CutFinder
from extractor.claims.cut_folding import fold_readings
from extractor.claims.cut_followups import add_followups, inherit_days, news_day, settle_parts
from extractor.claims.cut_mentions import CutMention
from extractor.claims.cut_reading import CutReader
from extractor.claims.prose_numbers import numbers
from extractor.claims.spans import day_record, fullest_first, quantity_record, sentence_records
from extractor.claims.statements import speaker_reference
from extractor.claims.status import STATUS_FILE
from extractor.claims.triggers import Trigger
from extractor.claims.work_words import WorkWords
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, value_of
from extractor.schema import JobCut
from extractor.values.types import Days, Qualifier


class JobCuts(RuleComponent):
    """Adds the job cuts of a doc to `doc._.claims`."""

    files = (CUT_FILE, JOBS_FILE, OWNERS_FILE, STATUS_FILE, CONFIDENCE_FILE)

    def prepare(self) -> None:
        self._finder = CutFinder(self.vocab, self.rules)
        self._reader = CutReader(self.rules)
        self._words = WorkWords.read(self.rules)
        self._confidence = Confidence(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        # of ten articles eight have no number that a trigger could take
        if next(self._finder.candidates.by_numbers(doc, numbers(doc)), None) is None:
            return doc
        triggers = self._finder.triggers(doc)
        mentions = self._finder.find(doc, triggers)
        if mentions:
            doc._.claims = [*doc._.claims, *self._records(doc, mentions, triggers)]
        return doc

    def candidates_by_words(self, doc: Doc) -> list[Span]:
        """The sentences in which a job cut could stand; no numbers are read."""
        return self._finder.candidates.by_words(doc)

    def candidates_by_numbers(self, doc: Doc) -> list[Span]:
        """Those in which the numbers allow it; nothing is parsed."""
        return list(self._finder.candidates.by_numbers(doc, numbers(doc)))

    def finds(self, doc: Doc) -> bool:
        """Whether a job cut stands in one of them, now that they are parsed."""
        return bool(self._finder.find(doc, self._finder.triggers(doc)))

    def _records(self, doc: Doc, mentions: list[CutMention], triggers: list[Trigger]) -> list[JobCut]:
        index = CompanyIndex(doc)
        readings = self._reader.read(doc, index, mentions)
        published = article_of(doc).published
        news = news_day(index, self._reader.days.telling, published)
        inherit_days(readings, news, index.lead, self._words)
        facts = [fact for fact in fold_readings(readings, self._words) if not _is_no_denial(fact)]
        settle_parts(facts)
        add_followups(index, facts, triggers, self._reader.days, published, self._words)
        return [self._record(doc, fact) for fact in facts]

    def _record(self, doc: Doc, fact: CutFact) -> JobCut:
        article, owner = article_of(doc), fact.owner
        best = max(fact.readings, key=lambda r: (not r.in_title, len(r.mention.phrase.text)))
        penalties = set(owner.penalties)
        if fact.count is not None and fact.count.qualifier is Qualifier.VAGUE:
            penalties.add("vague")
        share = next((r.percent for r in fact.readings if r.percent is not None), None)
        scope, announced, effective = (fact.first(name) for name in ("scope", "announced", "effective"))
        if fact.status == "planned" and _is_over(effective, announced, article.published):
            effective, announced = None, announced or effective  # "planned layoffs came to 103,000 in July"
        status = "planned" if _is_being_prepared(fact, effective, article.published) else fact.status
        attribution = next((r.attribution for r in fact.readings if r.attribution is not None), None)
        rule = best.mention.trigger.rule.id
        return JobCut(
            article_id=article.id,
            published=article.published,
            url=article.url,
            title=article.title,
            companies=owner.references,
            group=None if owner.group is None else owner.group.text,
            mentions=fullest_first(r.mention.phrase for r in fact.readings),
            evidence=sentence_records(r.mention.sentence for r in fact.readings),
            attribution=None
            if attribution is None
            else speaker_reference(article_of(doc).text, attribution.speaker),
            confidence=self._confidence(rule, penalties),
            penalties=sorted(penalties),
            rule=rule,
            count=None if fact.count is None else quantity_record(fact.count),
            percent=None if fact.percent is None else quantity_record(fact.percent),
            percent_of=_whole(share),
            status=status,
            scope=None if scope is None else scope.text,
            announced=day_record(announced),
            effective=day_record(effective),
        )


def _is_no_denial(fact: CutFact) -> bool:
    """ "the loan prevented 500 layoffs", "90 staff in Leeds are not affected": no employer denies that it will cut."""
    nobodys = not fact.owner.mentions and fact.owner.group is None
    spared = all(reading.mention.trigger.rule.takes == TOLD for reading in fact.readings)
    return fact.status == "denied" and (nobodys or spared)


def _is_being_prepared(fact: CutFact, effective: Span | None, published: date | None) -> bool:
    """ "is laying off 150 people from June": it is only told as under way, and the jobs go later."""
    days = None if effective is None else value_of(effective)
    first = days.first_day if isinstance(days, Days) else None
    under_way = fact.status == "completed" and all(reading.progressive for reading in fact.readings)
    return under_way and first is not None and published is not None and first > published


def _is_over(effective: Span | None, announced: Span | None, published: date | None) -> bool:
    """Whether the days of a cut lie before the day on which it was still to come."""
    days, told = (None if span is None else value_of(span) for span in (effective, announced))
    first, last = (days.first_day, days.last_day) if isinstance(days, Days) else (None, None)
    now = told.first_day if isinstance(told, Days) else published
    if last is None or now is None:
        return False
    within = first is not None and first <= now <= last  # told in the month that it names
    return last < now or (within and published is not None and last < published)


def _whole(share: Count | None) -> str | None:
    """What a share is a share of, in the article's words."""
    if share is None or share.noun is None or share.noun.i < share.span.end:
        return None
    doc = share.span.doc
    start = share.span.end + (doc[share.span.end].lower_ == "of")
    return doc[start : share.end].text if start < share.end else None


@Language.factory("extractor_job_cuts", default_config={"rules": None})
def create_job_cuts(nlp: Language, name: str, rules: str | None) -> JobCuts:
    """The component that makes job-cut records."""
    return JobCuts(nlp, name, rules_of(rules))
