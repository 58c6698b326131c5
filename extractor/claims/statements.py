"""Statement records from the attributions that the quotes component found."""

from __future__ import annotations

import bisect

from spacy.language import Language
from spacy.tokens import Doc

from extractor.claims.confidence import CONFIDENCE_FILE, Confidence
from extractor.claims.merge import merge
from extractor.pipeline.attribution import Attribution, Speaker
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, placed
from extractor.pipeline.names import Company
from extractor.pipeline.words import sentences
from extractor.schema import CompanyReference, SpeakerReference, Statement
from extractor.schema import Span as SpanRecord


class Statements(RuleComponent):
    """Adds a `Statement` to `doc._.claims` for every attribution in `doc.spans["statements"]`."""

    files = (CONFIDENCE_FILE,)

    def prepare(self) -> None:
        self.confidence = Confidence(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        borders = [(doc[start].idx, doc[end - 1]) for start, end in sentences(doc)]
        places = [(start, last.idx + len(last)) for start, last in borders]
        records = [self._record(doc, said.value, places) for said in placed(doc, "statements")]
        doc._.claims = [*doc._.claims, *merge(records)]
        return doc

    def _record(self, doc: Doc, attribution: Attribution, places: list[tuple[int, int]]) -> Statement:
        article, text = article_of(doc), article_of(doc).text
        content = [span_record(text, start, end) for start, end in attribution.content]
        return Statement(
            article_id=article.id,
            published=article.published,
            url=article.url,
            title=article.title,
            companies=_companies(attribution.speaker, text),
            mentions=[*content],
            evidence=_evidence(text, attribution, places),
            confidence=self.confidence(attribution.rule),
            rule=attribution.rule,
            speaker=speaker_reference(text, attribution.speaker),
            cue=span_record(text, *attribution.cue) if attribution.cue else None,
            quote_type=attribution.quote_type,
            content=content,
        )


def span_record(text: str, start: int, end: int) -> SpanRecord:
    """A stretch of the text as a record."""
    return SpanRecord(start=start, end=end, text=text[start:end])


def speaker_reference(text: str, speaker: Speaker) -> SpeakerReference:
    """A speaker as a record."""
    return SpeakerReference(
        start=speaker.start,
        end=speaker.end,
        text=text[speaker.start : speaker.end],
        name=speaker.name,
        kind=speaker.kind,
        title=speaker.title,
        organization=speaker.organization,
    )


def _companies(speaker: Speaker, text: str) -> list[CompanyReference]:
    """The company that speaks, or those that speak together; none for other speakers."""
    return [
        CompanyReference(
            start=speaker.start,
            end=speaker.end,
            text=text[speaker.start : speaker.end],
            name=company.name,
            ticker=company.ticker,
            isin=company.isin,
            wikipedia_url=company.wikipedia_url,
        )
        for company in (speaker.entity, *speaker.partners)
        if isinstance(company, Company)
    ]


def _evidence(text: str, attribution: Attribution, places: list[tuple[int, int]]) -> list[SpanRecord]:
    """The sentences of the content and of the cue; `places` are those of the article's sentences."""
    stretches = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
    found: dict[int, SpanRecord] = {}
    for start, end in stretches:
        for at in range(max(0, bisect.bisect_right(places, (start, len(text))) - 1), len(places)):
            first, last = places[at]
            if first >= end:
                break
            if last > start:
                found[first] = span_record(text, first, first + len(text[first:last].rstrip()))
    return [found[start] for start in sorted(found)]


@Language.factory("extractor_statements", default_config={"rules": None})
def create_statements(nlp: Language, name: str, rules: str | None) -> Statements:
    """The component that makes statement records."""
    return Statements(nlp, name, rules_of(rules))
