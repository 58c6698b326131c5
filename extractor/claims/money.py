"""Money claims: every amount of an article with its metric, owner, period and change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.claims.attribution import AttributionIndex
from extractor.claims.changes import ChangeFinder, Movement, percents_of
from extractor.claims.company_index import CompanyIndex
from extractor.claims.confidence import CONFIDENCE_FILE, Confidence
from extractor.claims.figures import Figure
from extractor.claims.metrics import MetricFinder
from extractor.claims.money_owners import MoneyOwners
from extractor.claims.money_repeats import fold_repeats
from extractor.claims.owner import Owner
from extractor.claims.periods import period_of, shared_period
from extractor.claims.spans import quantity_record, span_record
from extractor.claims.statements import speaker_reference
from extractor.pipeline.attribution import Attribution
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, placed, value_of
from extractor.pipeline.names import MentionKind
from extractor.pipeline.records import days_record
from extractor.pipeline.sections import PROSE, Section, SectionKind
from extractor.pipeline.words import lowers, sentence_end, sentence_span, sentence_start, texts
from extractor.schema import AmountRecord, Change, MoneyClaim
from extractor.values.types import Quantity, Unit

#: How many figures of a sentence may share a period or a change.
_NEAR = 12


class MoneyClaims(RuleComponent):
    """Adds the money claims of a doc to `doc._.claims`."""

    files = (*MetricFinder.files, *MoneyOwners.files, *ChangeFinder.files, CONFIDENCE_FILE)

    def prepare(self) -> None:
        self._metrics = MetricFinder(self.rules)
        self._owners = MoneyOwners(self.rules)
        self._changes = ChangeFinder(self.rules)
        self._confidence = Confidence(self.rules)
        self._in_names = frozenset(self.rules.table("metrics.toml")["words"]["in_names"])
        self._negative = frozenset(self.rules.table("metrics.toml")["words"]["negative"])

    def __call__(self, doc: Doc) -> Doc:
        doc._.claims = [*doc._.claims, *fold_repeats(self._claims(doc))]
        return doc

    def _claims(self, doc: Doc) -> Iterator[MoneyClaim]:
        amounts = amounts_of(doc)
        if not amounts:
            return
        index, attributions = CompanyIndex(doc), AttributionIndex(doc)
        dates = _Starts(doc.spans.get("dates", []))
        percents = _Starts(percents_of(doc))
        owners: dict[int, Owner] = {}
        periods: dict[int, Span | None] = {}
        changes: dict[int, Movement | None] = {}
        last: list[Figure] = []
        names = {i for group in ("companies", "people") for i in _name_tokens(doc, group)}
        words = lowers(doc)
        names = {i for i in names if words[i] not in self._in_names}
        for sentence, group in _by_sentence(amounts):
            figures = self._metrics.figures(list(sentence), group, last, names)
            within = dates.inside(sentence)
            for i, figure in enumerate(figures):
                near = figures[max(0, i - _NEAR) : i + _NEAR]
                owner = self._owners.of(index, figure, owners)
                owners[figure.amount.start] = owner
                if figure.frame == "converted" and figure.source is not None:
                    period = periods.get(figure.source.amount.start)
                    change = changes.get(figure.source.amount.start)
                else:
                    period = period_of(figure, near, within) or shared_period(figure, near, periods)
                    change = self._changes.change_of(figure, near, percents.inside(sentence), within)
                period = period or dates.governing(index.section_of(sentence.start))
                periods[figure.amount.start], changes[figure.amount.start] = period, change
                told = attributions.of(figure.place.root)
                yield self._claim(doc, figure, owner, period, change, told)
            last = figures

    def _claim(
        self,
        doc: Doc,
        figure: Figure,
        owner: Owner,
        period: Span | None,
        change: Movement | None,
        told: Attribution | None,
    ) -> MoneyClaim:
        article, amount, quantity = article_of(doc), figure.amount, figure.quantity
        penalties = list(owner.penalties)
        if figure.frame in ("before", "after", "earlier"):
            penalties.append("proximity")
        if quantity.qualifier == "vague":
            penalties.append("vague")
        sentence = sentence_span(amount)
        return MoneyClaim(
            article_id=article.id,
            published=article.published,
            url=article.url,
            title=article.title,
            companies=owner.references,
            group=None if owner.group is None else owner.group.text,
            mentions=[span_record(amount)],
            evidence=[span_record(sentence)],
            attribution=None if told is None else speaker_reference(article.text, told.speaker),
            confidence=self._confidence(figure.rule, penalties),
            penalties=sorted(set(penalties)),
            rule=figure.rule,
            amount=_amount(quantity),
            metric=figure.metric,
            period=None if period is None else days_record(value_of(period)),
            change=None if change is None else _change(change),
            negative=self._is_negative(figure),
        )

    def _is_negative(self, figure: Figure) -> bool:
        """ "a negative free cash flow of": a mark, the amount stays positive."""
        if (figure.quantity.low or 0) < 0:
            return True
        if figure.metric != "cash_flow" or figure.cue is None:
            return False
        cue, amount = figure.cue, figure.amount
        low, high = min(cue.start, amount.start), max(cue.end, amount.end)
        words = {token.lower_ for token in amount.doc[max(sentence_start(amount), low - 4) : high]}
        return bool(words & self._negative)


class _Starts:
    """Spans by where they start."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def inside(self, stretch: Span) -> list[Span]:
        """Those that start in the stretch, in order."""
        return self._spans[bisect_left(self._starts, stretch.start) : bisect_left(self._starts, stretch.end)]

    def governing(self, section: Span | None) -> Span | None:
        """The first span in the heading over a section of a timeline."""
        value = None if section is None else value_of(section)
        if section is None or not isinstance(value, Section) or value.kind is not SectionKind.TIMELINE:
            return None
        start, end = value.heading or (0, 0)
        heading = section.doc.char_span(start, end, alignment_mode="expand")
        return None if heading is None else next(iter(self.inside(heading)), None)


def amounts_of(doc: Doc) -> list[Span]:
    """The amounts with a currency in the prose of a doc, exchange-rate notes left out, in order."""
    places = [
        (start, end)
        for start, end, value in placed(doc, "quantities")
        if isinstance(value, Quantity) and value.unit is Unit.MONEY and not _is_exchange_rate(doc, start, end)
    ]
    if places and "sections" in doc.spans:
        prose = [part for part in placed(doc, "sections") if part.value.kind in PROSE]
        starts, ends = [part.start for part in prose], [part.end for part in prose]
        sections = ((place, bisect_right(starts, place[0]) - 1) for place in places)
        places = [place for place, i in sections if i >= 0 and place[0] < ends[i]]
    return [Span(doc, start, end, label=Unit.MONEY.value) for start, end in places]


def _is_exchange_rate(doc: Doc, start: int, end: int) -> bool:
    """ "(US$=7.7478 yuan)": an equals sign on either side of an amount."""
    words = texts(doc)
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    return before.endswith("=") or after.startswith("=")


def _name_tokens(doc: Doc, group: str) -> Iterator[int]:
    for start, end, mention in placed(doc, group):
        if mention.kind is MentionKind.NAME:
            yield from range(start, end)


def _by_sentence(amounts: Sequence[Span]) -> Iterator[tuple[Span, list[Span]]]:
    group: list[Span] = []
    for amount in amounts:
        if group and amount.start >= sentence_end(group[0]):
            yield sentence_span(group[0]), group
            group = []
        group.append(amount)
    if group:
        yield sentence_span(group[0]), group


def _amount(quantity: Quantity) -> AmountRecord:
    """The amount as a record; "negative $3 million" stays positive, `negative` of the claim says the rest."""
    low, high = quantity.low, quantity.high
    if low is not None and low < 0:
        high, low = abs(low), None if high is None else abs(high)
    return AmountRecord(
        start=quantity.start, end=quantity.end, text=quantity.text, low=low, high=high,
        qualifier=quantity.qualifier, currency=quantity.currency or "XXX", per=quantity.per,
    )  # fmt: skip


def _change(movement: Movement) -> Change:
    share = None if movement.percent is None else quantity_record(value_of(movement.percent))
    return Change(
        percent=share,
        amount=None if movement.amount is None else _amount(movement.amount.quantity),
        direction=movement.direction,
        versus=None if movement.versus is None else movement.versus.text,
    )


@Language.factory("extractor_money", default_config={"rules": None})
def create_money(nlp: Language, name: str, rules: str | None) -> MoneyClaims:
    """The component that makes the money claims."""
    return MoneyClaims(nlp, name, rules_of(rules))
