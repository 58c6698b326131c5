"""Job-cut claims: who cuts how many jobs, how surely, where and when; one record per fact."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.claims.attribution import AttributionIndex
from extractor.claims.companies import OWNERS_FILE, CompanyIndex, Owners
from extractor.claims.confidence import CONFIDENCE_FILE, Confidence
from extractor.claims.counts import JOBS_FILE, Count
from extractor.claims.cut_days import Cut, CutDayReader
from extractor.claims.cut_facts import CutFact, CutReading, fold_readings
from extractor.claims.cut_mentions import CUT_FILE, CutFinder, CutMention
from extractor.claims.cut_owners import owner_of
from extractor.claims.scope import scope_of
from extractor.claims.spans import day_record, fullest_first, quantity_record, sentence_records
from extractor.claims.statements import speaker_reference
from extractor.claims.status import STATUS_FILE, StatusReader
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of
from extractor.pipeline.sections import SectionKind
from extractor.schema import JobCut
from extractor.values.types import Qualifier


class JobCuts(RuleComponent):
    """Adds the job cuts of a doc to `doc._.claims`."""

    files = (CUT_FILE, JOBS_FILE, OWNERS_FILE, STATUS_FILE, CONFIDENCE_FILE)

    def prepare(self) -> None:
        self._finder = CutFinder(self.vocab, self.rules)
        self._owners = Owners(self.rules)
        self._status = StatusReader(self.rules)
        self._days = CutDayReader(self.rules)
        self._confidence = Confidence(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        mentions = self._finder.find(doc)
        if mentions:
            doc._.claims = [*doc._.claims, *self._records(doc, mentions)]
        return doc

    def _records(self, doc: Doc, mentions: list[CutMention]) -> list[JobCut]:
        index, attributions = CompanyIndex(doc), AttributionIndex(doc)
        lead = _lead(index)
        readings = [self._read(mention, index, attributions, lead) for mention in mentions]
        return [self._record(doc, fact) for fact in fold_readings(readings)]

    def _read(
        self, mention: CutMention, index: CompanyIndex, attributions: AttributionIndex, lead: Span | None
    ) -> CutReading:
        """The answers to who, how surely, where, when, and says who, of one mention."""
        doc, head = mention.sentence.doc, mention.head
        sentence = mention.sentence
        dates = [s for s in doc.spans.get("dates", []) if sentence.start <= s.start < sentence.end]
        owner = owner_of(self._owners, index, mention.figure.head, head)
        voices = attributions.all_of(head)
        section = index.section_of(head.i)
        in_title = section is not None and section._.value.kind is SectionKind.TITLE

        def acts(noun: Token) -> bool:
            known = index.at(noun)
            return known is not None and any(known._.value.entity is company for company in owner.companies)

        status = self._status.of_clause(head, mention.phrase, mention.trigger.rule.status, acts)
        second_hand = in_title and self._status.is_second_hand(sentence)
        days = self._days.read(
            Cut(head, mention.trigger.span, mention.phrase, status, article_of(doc).published), dates
        )
        return CutReading(
            mention=mention,
            owner=owner,
            status=status,
            unconfirmed=second_hand or self._status.is_unconfirmed(voices, owner.companies),
            progressive=head.tag_ == "VBG",
            in_title=in_title,
            in_lead=lead is not None and lead.start <= sentence.start < lead.end,
            anaphoric=_points_back(mention),
            scope=scope_of(mention.figure, dates),
            announced=days.announced,
            effective=days.effective,
            attribution=voices[0] if voices else None,
        )

    def _record(self, doc: Doc, fact: CutFact) -> JobCut:
        article, owner = article_of(doc), fact.owner
        best = max(fact.readings, key=lambda r: (not r.in_title, len(r.mention.phrase.text)))
        penalties = set(owner.penalties)
        if fact.count is not None and fact.count.qualifier is Qualifier.VAGUE:
            penalties.add("vague")
        share = next((r.percent for r in fact.readings if r.percent is not None), None)
        scope, announced, effective = (fact.first(name) for name in ("scope", "announced", "effective"))
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
            status=fact.status,
            scope=None if scope is None else scope.text,
            announced=day_record(announced),
            effective=day_record(effective),
        )


def _lead(index: CompanyIndex) -> Span | None:
    """The first sentence of the body."""
    for section in index.sections:
        if section._.value.kind is SectionKind.BODY:
            return index.doc[section.start].sent
    return None


def _points_back(mention: CutMention) -> bool:
    """Whether the subject is a cut told before: "the cuts represent", "the layoffs affect", "that is about"."""
    span = mention.trigger.span
    if mention.frame != "affects":
        return False
    before: Token | None = span.doc[span.start - 1] if span.start > span.sent.start else None
    opening = {token.lower_ for token in span.doc[span.sent.start : span.start]}
    return before is None or bool(opening & {"the", "these", "those", "this", "that", "its"}) or not opening


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
