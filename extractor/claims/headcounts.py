"""Headcount claims: how many people an employer, or a part of it, employs or employed."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.claims.candidates import Candidates
from extractor.claims.companies import OWNERS_FILE
from extractor.claims.company_index import CompanyIndex
from extractor.claims.confidence import CONFIDENCE_FILE, Confidence
from extractor.claims.counts import JOBS_FILE, Count, Counted, Counter
from extractor.claims.cut_facts import stated
from extractor.claims.cut_finder import CUT_FILE, REACH, CutFinder
from extractor.claims.headcount_frames import FRAMES, takes
from extractor.claims.headcount_owners import HeadcountOwners
from extractor.claims.levels import FROM_TO, apart, levels
from extractor.claims.owner import Owner
from extractor.claims.place import Place
from extractor.claims.prose_numbers import Number, numbers
from extractor.claims.scope import scope_of
from extractor.claims.spans import day_record, fullest_first, quantity_record, sentence_records
from extractor.claims.triggers import Trigger, Triggers
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import Tense, governing_verb, is_verb, subject, tense
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, value_of
from extractor.pipeline.words import lowers, sentence_borders, sentence_end, sentence_span, sentence_start
from extractor.schema import Headcount
from extractor.values.types import Days, Granularity, Qualifier, Unit

HEADCOUNT_FILE = "headcount.jsonl"
#: How far from its number a date may stand, in tokens.
_DATE_REACH = 14
#: A date this near is the number's, whatever the parse says.
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class _Reading:
    """One place that states a headcount."""

    count: Count
    trigger: Trigger
    owner: Owner
    as_of: Span | None
    scope: Span | None

    @property
    def phrase(self) -> Span:
        return self.count.phrase


class Headcounts(RuleComponent):
    """Adds the headcounts of a doc to `doc._.claims`."""

    files = (HEADCOUNT_FILE, CUT_FILE, JOBS_FILE, OWNERS_FILE, CONFIDENCE_FILE)

    def prepare(self) -> None:
        self._triggers = Triggers(self.vocab, self.rules, HEADCOUNT_FILE, frozenset((*FRAMES, FROM_TO)))
        self._counter = Counter(self.rules)
        self._candidates = Candidates(self._counter, self._triggers)
        self._words = WorkWords.read(self.rules)
        self._cuts = CutFinder(self.vocab, self.rules)
        self._owners = HeadcountOwners(self.rules, self._words)
        self._confidence = Confidence(self.rules)

    def __call__(self, doc: Doc) -> Doc:
        if next(self._candidates.by_numbers(doc, _numbers(doc)), None) is None:
            return doc
        triggers = self._triggers(doc)
        if self._may_stand(doc, triggers):
            readings = self._readings(doc, self._counts(doc, triggers), triggers)
            doc._.claims = [*doc._.claims, *(self._record(doc, fact) for fact in _fold(readings))]
        return doc

    def candidates_by_words(self, doc: Doc) -> list[Span]:
        """The sentences in which a headcount could stand; no numbers are read."""
        return self._candidates.by_words(doc)

    def candidates_by_numbers(self, doc: Doc) -> list[Span]:
        """Those in which the numbers allow it; nothing is parsed."""
        return list(self._candidates.by_numbers(doc, _numbers(doc)))

    def finds(self, doc: Doc) -> bool:
        """Whether a headcount may stand in one of them, now that they are parsed; its employer is not asked for."""
        return self._may_stand(doc, self._triggers(doc))

    def _may_stand(self, doc: Doc, triggers: list[Trigger]) -> bool:
        """Whether a number and a trigger of its sentence make a headcount."""
        counts = self._counts(doc, triggers, near=True)
        return bool(levels(counts, triggers, self._counter)) or any(
            self._trigger_of(count, triggers)[0] is not None for count in counts
        )

    def _counts(self, doc: Doc, triggers: list[Trigger], *, near: bool = False) -> list[Count]:
        """What the numbers of the doc count, or those in sentences with a trigger, two levels told apart."""
        found = _numbers(doc)
        if near:
            borders = sentence_borders(doc)
            telling = {borders[trigger.start] for trigger in triggers}
            found = [number for number in found if borders[number.first] in telling]
        return apart([self._counter.count(doc, number) for number in found], triggers)

    def _readings(self, doc: Doc, counts: list[Count], triggers: list[Trigger]) -> list[_Reading]:
        cut = {
            m.count.start
            for m in self._cuts.find(doc, self._cuts.triggers(doc))
            if m.count is not None
            and m.frame not in ("employing", "closed", FROM_TO)
            and not _is_everybody(m.count)
        }
        index = CompanyIndex(doc)
        moving = {
            count.start: pair.trigger
            for pair in levels(counts, triggers, self._counter)
            for count in (pair.earlier, pair.later)
        }
        readings: list[_Reading] = []
        starts = [trigger.start for trigger in triggers]
        for count in counts:
            if count.start in cut:
                continue
            near = triggers[bisect_left(starts, count.start - REACH) : bisect_left(starts, count.end + REACH)]
            moved = moving.get(count.start)
            trigger, frame = (moved, FROM_TO) if moved else self._trigger_of(count, near)
            if trigger is None and readings and _goes_on(readings[-1].count, count, index):
                beside = (t for t in near if t.end == count.start and _acts(t))
                trigger = next(beside, readings[-1].trigger)
            if trigger is None:
                continue
            owner = self._owners.of(index, count, trigger, frame)
            if not owner.mentions and not (owner.group is not None and _is_of_employers(trigger, frame)):
                continue
            readings.append(
                _Reading(
                    count,
                    trigger,
                    owner,
                    _as_of(count, counts, index, trigger, self._words.announcing),
                    scope_of(count, index, self._words),
                )
            )
        return readings

    def _trigger_of(self, count: Count, triggers: list[Trigger]) -> tuple[Trigger | None, str]:
        """The nearest of the triggers in the number's sentence with a frame that it fills, and that frame."""
        best: tuple[int, Trigger, str] | None = None
        start, end = sentence_start(count.span), sentence_end(count.span)
        first = bisect_left(triggers, start, key=_start)
        for trigger in triggers[first : bisect_left(triggers, end, first, key=_start)]:
            place = Place(trigger, count, self._words, self._counter)
            if not takes(place):
                continue
            frame = next((f for f in trigger.rule.frames if f in FRAMES and FRAMES[f](place)), None)
            if frame is not None and (best is None or len(place.between()) < best[0]):
                best = (len(place.between()), trigger, frame)
        return (None, "") if best is None else best[1:]

    def _record(self, doc: Doc, fact: list[_Reading]) -> Headcount:
        article = article_of(doc)
        best = max(
            fact, key=lambda r: (r.count.quantity.qualifier is not Qualifier.EXACT, len(r.phrase.text))
        )
        penalties = set(best.owner.penalties)
        if best.count.quantity.qualifier is Qualifier.VAGUE:
            penalties.add("vague")
        scope = next((r.scope for r in fact if r.scope is not None), None)
        as_of = next((r.as_of for r in fact if r.as_of is not None), None)
        rule = best.trigger.rule.id
        return Headcount(
            article_id=article.id,
            published=article.published,
            url=article.url,
            title=article.title,
            companies=best.owner.references,
            group=None if best.owner.group is None else best.owner.group.text,
            mentions=fullest_first(r.phrase for r in fact),
            evidence=sentence_records(sentence_span(r.count.span) for r in fact),
            confidence=self._confidence(rule, penalties),
            penalties=sorted(penalties),
            rule=rule,
            count=quantity_record(best.count.quantity),
            scope=None if scope is None else scope.text,
            as_of=day_record(as_of),
        )


def _acts(trigger: Trigger) -> bool:
    """Whether the trigger is a verb of an employer, not of a number: "that number grew to"."""
    who = subject(trigger.head)
    return trigger.head.tag_.startswith("V") and (who is None or who.lower_ not in _OF_NUMBER)


def _is_of_employers(trigger: Trigger, frame: str) -> bool:
    """Whether employers without a name are said to employ somebody: "the industry employs 2 million people"."""
    return frame == "object" and trigger.rule.takes == "anyone"


def _start(trigger: Trigger) -> int:
    return trigger.start


def _numbers(doc: Doc) -> list[Number]:
    """The numbers of the doc that can be a headcount: shares are none."""
    return [number for number in numbers(doc) if number.quantity.unit is not Unit.PERCENT]


def _fold(readings: list[_Reading]) -> list[list[_Reading]]:
    """Readings of the same companies and figure are one headcount, unless their days differ."""
    facts: list[list[_Reading]] = []
    by_figure: dict[tuple[tuple[str, ...], Decimal], list[list[_Reading]]] = {}
    for reading in readings:
        group = reading.owner.group
        names = tuple(sorted(company.name for company in reading.owner.companies))
        names = names or ("" if group is None else group.text.casefold(),)
        keys = [(names, figure) for figure in stated(reading.count.quantity)]
        alike = (fact for key in keys for fact in by_figure.get(key, []))
        fact = next((fact for fact in alike if _of_one_time(fact[0], reading)), None)
        if fact is not None:
            fact.append(reading)
            continue
        facts.append([reading])
        for key in keys:
            by_figure.setdefault(key, []).append(facts[-1])
    return facts


def _of_one_time(first: _Reading, second: _Reading) -> bool:
    return first.as_of is None or second.as_of is None or _days(first) == _days(second)


def _days(reading: _Reading) -> object:
    value = value_of(reading.as_of) if reading.as_of is not None else None
    return (value.first_day, value.last_day) if isinstance(value, Days) else None


def _goes_on(before: Count, count: Count, index: CompanyIndex) -> bool:
    """Whether a bare number goes on from a headcount.

    "58,000 of whom", "of which 58,000 are", "up from 54,655", "compared with 54,655", "and its unit had 60,300", "including 18,000 in Britain".
    """
    doc = count.span.doc
    if count.kind is not Counted.BARE or sentence_start(before.span) != sentence_start(count.span):
        return False
    between = [token.lower_ for token in doc[before.end : count.start] if not token.is_space]
    if not between or len(between) > _DATE_REACH:
        return False
    if doc[count.span.end : count.span.end + 2].text in _OF_WHOM or " ".join(between[-2:]) in _OF_WHOM:
        return True
    if between[-1] == "from" and {"up", "down"} & set(between):
        return True
    if between[-1] == "to" and not _OF_NUMBER.isdisjoint(between):  # "; that number rose to 5,000"
        return True
    if between[-2:] in (["compared", "with"], ["compared", "to"]):
        return True
    if between[-1] == "and" and _is_of_each_time(before, count, index):
        return True
    if between[-1] in ("including", "and", "plus", "with") and doc[count.end].lower_ in _ELSEWHERE:
        return all(date.start != count.end + 1 for date in index.dates_in(sentence_span(count.span)))
    return between[-1] in ("had", "has", "employed", "employs") or between[-2:] == ["left", "with"]


def _is_of_each_time(before: Count, count: Count, index: CompanyIndex) -> bool:
    """ "had 1,250 staff at the start of 2021 and about 6,000 by this May": each number with a time of its own."""
    dates = index.dates_in(sentence_span(count.span))
    first = any(before.end <= date.start and date.end == count.start - 1 for date in dates)
    return first and any(count.end <= date.start <= count.end + _BESIDE for date in dates)


#: Words for a number told before.
_OF_NUMBER = frozenset(("number", "figure", "headcount", "total"))


def _is_everybody(count: Count) -> bool:
    """ "lay off all of its 2,500 staff": the number cut is the number employed."""
    doc, start = count.span.doc, count.start
    return start > 2 and [t.lower_ for t in doc[start - 3 : start - 1]] == ["all", "of"]


#: What follows a bare number that goes on from a headcount.
_ELSEWHERE = frozenset(("in", "at", "across", "worldwide", "globally", "elsewhere", "outside"))
_OF_WHOM = frozenset(("of whom", "of them", "of those", "of these", "of which"))


def _as_of(
    count: Count, counts: list[Count], index: CompanyIndex, trigger: Trigger, announcing: frozenset[str]
) -> Span | None:
    """The date that the number is of: behind it before the next number, else before it, else its heading's."""
    sentence = sentence_span(count.span)
    within = index.dates_in(sentence)
    dates = [date for date in within if not _is_of_another_verb(date, count, announcing)]
    dates = [date for date in dates if not _is_of_change(date, count)]
    following = next((c.start for c in counts if c.start > count.start), sentence.end)
    if trigger.head.i == count.end - 1:
        # "its 6,000 staff were told on Monday": only a date beside the noun is the number's.
        dates = [date for date in dates if 0 <= date.start - count.end <= 1]
    # "246,000 five years ago": the number that follows may be the date's own
    behind = [s for s in dates if count.end <= s.start <= min(following, count.end + _DATE_REACH)]
    if behind:
        return behind[0]
    before = [s for s in dates if s.end <= count.start and s.root.dep_ not in ("amod", "compound", "nmod")]
    others = [c for c in counts if before and before[-1].end <= c.start < count.start]
    if before and not others:
        return before[-1]
    return index.heading_date(count.start)


def _is_of_another_verb(date: Span, count: Count, announcing: frozenset[str]) -> bool:
    """ "Formed in 1934, it has 3,500 employees", "said on Tuesday it employs 500": the date is of a verb beside its own.

    A date above the number's clause is the number's only in the past: not in "in May Acme, which has 500 staff, said".
    """
    verb = governing_verb(date.root)
    if verb is not None and verb.dep_ == "relcl" and verb.head in (count.head, count.span.root):
        return False  # "the 15,273 it reported a year earlier"
    if _is_behind_telling(date, announcing):
        return True
    own = governing_verb(count.head)
    if own is not None and verb == own and count.end <= own.i < date.start and tense(own) is Tense.FUTURE:
        return True  # "the cuts, 11% of its staff of 134,000, will be made by June"
    if verb is None or own is None or verb == own or verb.head in (count.head, count.span.root):
        return False
    if 0 <= date.start - count.end <= _BESIDE and not any(
        is_verb(token) or token.text == "," for token in date.doc[count.end : date.start]
    ):
        return False
    if date.start > count.start or verb.lower_ in announcing or (own.dep_ == "conj" and own.head == verb):
        return True
    return verb not in own.ancestors or tense(own) is Tense.PRESENT


def _is_of_change(date: Span, count: Count) -> bool:
    """ "ended June with 87,314 workers, up 28% from a year earlier": the date is what the share is told against."""
    before = lowers(date.doc)[date.start - 2 : date.start]
    return date.start > count.end and before[1:] in (["from"], ["on"], ["than"]) and before[0] in _SHARES


_SHARES = frozenset(("%", "percent", "pct", "cent", "more", "fewer", "higher", "lower"))


def _is_behind_telling(date: Span, announcing: frozenset[str]) -> bool:
    """ "said on Tuesday Acme should end the year with 500 staff": the day of telling, whatever the parse says."""
    if not isinstance(value_of(date), Days) or value_of(date).granularity is not Granularity.DAY:
        return False
    before = [token.lower_ for token in date.doc[max(sentence_start(date), date.start - 2) : date.start]]
    return bool(before) and (before[-1] in announcing or (before[-1] == "on" and before[0] in announcing))


@Language.factory("extractor_headcounts", default_config={"rules": None})
def create_headcounts(nlp: Language, name: str, rules: str | None) -> Headcounts:
    """The component that makes headcount records."""
    return Headcounts(nlp, name, rules_of(rules))
