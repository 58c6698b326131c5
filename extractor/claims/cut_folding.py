"""From mentions of job cuts to facts: which mentions tell the same."""

from __future__ import annotations

from decimal import Decimal

from spacy.tokens import Span

from extractor.claims.counts import Count
from extractor.claims.cut_facts import MOST_TOLD, CutFact, CutReading, stated
from extractor.claims.levels import FROM_TO
from extractor.claims.owner import LOOSE_TIES, Owner
from extractor.claims.work_words import WorkWords
from extractor.pipeline.extensions import value_of
from extractor.values.types import Days, Qualifier, Quantity

#: How many tokens may stand between the lead and the sentence that completes it.
_NEAR = 40
#: How many facts back a figure told in other words is looked for.
_RECENT = 40
#: How many tokens before "the cuts amount to 10 percent" the number of a cut with an unsure owner may stand.
_SHARE_TOLD = 150


def fold_readings(readings: list[CutReading], words: WorkWords) -> list[CutFact]:
    """One fact for the readings that tell the same; vague magnitudes and bare shares find their number."""
    facts: list[CutFact] = []
    by_figure: dict[frozenset[Decimal], list[CutFact]] = {}
    for reading in sorted(readings, key=lambda r: (_is_vague(r), r.mention.figure.start)):
        alike = [fact for key in _keys(reading) for fact in by_figure.get(key, [])]
        fact = next((fact for fact in [*alike, *facts[-_RECENT:]] if _same(fact, reading)), None)
        if fact is None:
            fact = CutFact()
            facts.append(fact)
        fact.readings.append(reading)
        for key in _keys(reading):
            if fact not in by_figure.setdefault(key, []):
                by_figure[key].append(fact)
    for fact in facts:
        fact.readings.sort(key=lambda r: r.mention.figure.start)
    facts.sort(key=lambda fact: fact.readings[0].mention.figure.start)
    return _join_lead_share(_attach_shares(facts), words)


def _join_lead_share(facts: list[CutFact], words: WorkWords) -> list[CutFact]:
    """A share told in the lead and a number told right after it, or the reverse, are of one cut.

    Only for the whole workforce of the same companies, at the same status, with nothing that adds one to the
    other; a share of a part ("of its corporate staff") too, when the article tells of no other cut of theirs.
    """
    for share in [fact for fact in facts if fact.count is None]:
        alike = [fact for fact in facts if fact.owner.companies == share.owner.companies]
        for fact in facts:
            if (
                fact.count is not None
                and fact.percent is None
                and _of_one_cut(fact, share, words, len(alike))
            ):
                fact.readings.extend(share.readings)
                fact.readings.sort(key=lambda r: r.mention.figure.start)
                return [other for other in facts if other is not share]
    return facts


def _of_one_cut(number: CutFact, share: CutFact, words: WorkWords, told: int) -> bool:
    first = min(
        (r for f in (number, share) for r in f.readings if not r.in_title),
        key=lambda r: r.mention.figure.start,
        default=None,
    )
    if first is None or not first.in_lead or not _as_firm(number, share):
        return False
    if any(_is_vague(reading) or _adds(reading) for reading in number.readings):
        return False
    if _disjoint(number.first("effective"), share.first("effective")):
        return False
    companies = number.owner.companies
    if not companies or companies != share.owner.companies:
        return False
    body = [min((r for r in f.readings if not r.in_title), key=_place, default=None) for f in (number, share)]
    if body[0] is None or body[1] is None:
        return False
    early, late = sorted((body[0], body[1]), key=_place)
    near = 0 <= late.mention.sentence.start - early.mention.sentence.end <= _NEAR
    whole = told == 2 or all(r.percent is None or _is_of_all(r.percent, words) for r in share.readings)
    return near and whole and not any(t.lower_ in words.adding for t in late.mention.sentence)


def _as_firm(first: CutFact, second: CutFact) -> bool:
    """Whether both are of one status; "is cutting" is as good as "will cut"."""
    if first.status == second.status:
        return True
    done = [fact for fact in (first, second) if fact.status == "completed"]
    under_way = all(r.progressive for fact in done for r in fact.readings if not r.in_title)
    return len(done) == 1 and under_way and "planned" in (first.status, second.status)


def _adds(reading: CutReading) -> bool:
    """ "600 more workers": more than those told of before."""
    count = reading.count
    return count is not None and any(
        token.lower_ in ("more", "additional", "further")
        for token in count.span.doc[count.span.end : count.end]
    )


def _place(reading: CutReading) -> int:
    return reading.mention.figure.start


def _is_of_all(share: Count, words: WorkWords) -> bool:
    """ "10 percent of its workforce", not "of its German staff"."""
    return all(token.lower_ in words.of_all for token in share.span.doc[share.span.end : share.end])


def _keys(reading: CutReading) -> list[frozenset[Decimal]]:
    """What facts of the same figures are found by."""
    return [frozenset(stated(part.quantity)) for part in (reading.count, reading.percent) if part is not None]


def _same(fact: CutFact, reading: CutReading) -> bool:
    """Whether the reading repeats the fact: the same owner and figure, and nothing that sets them apart."""
    told = fact.readings[:MOST_TOLD]
    if not any(_owners_agree(r.owner, reading.owner) or _is_headline_of(r, reading) for r in told):
        return False
    if _apart(fact, reading):
        return False
    count, percent = fact.count, fact.percent
    if reading.count is not None and count is not None:
        quantity = reading.count.quantity
        if stated(quantity) == stated(count):
            return True
        if stated(quantity) & stated(count) and any(_is_headline_of(r, reading) for r in told):
            return True
        return _is_vague(reading) and (reading.in_title or reading.in_lead) and _within(count, quantity)
    if reading.percent is not None and percent is not None:
        return _near(percent, reading.percent.quantity)
    return False


def _is_headline_of(first: CutReading, second: CutReading) -> bool:
    """The title and the lead tell the same, be it of the firm in one and of its unit in the other."""
    return (first.in_title and second.in_lead) or (first.in_lead and second.in_title)


def _apart(fact: CutFact, reading: CutReading) -> bool:
    """Two figures of one list or comparison, or of two periods, are two facts even when they are equal."""
    if _is_vague(reading) and fact.count is not None and fact.count.qualifier is Qualifier.VAGUE:
        return not (reading.in_title or any(r.in_title for r in fact.readings[:MOST_TOLD]))
    for other in (*fact.readings[:MOST_TOLD], *fact.readings[-2:]):
        same_sentence = other.mention.sentence.start == reading.mention.sentence.start
        if same_sentence and "comparison" in (other.mention.frame, reading.mention.frame):
            return True
        if same_sentence and "list" in (other.mention.frame, reading.mention.frame):
            return True
        if _disjoint(other.effective, reading.effective) and other.status == reading.status == "completed":
            return True
    return False


def _disjoint(first: Span | None, second: Span | None) -> bool:
    if first is None or second is None:
        return False
    a, b = value_of(first), value_of(second)
    if not (isinstance(a, Days) and isinstance(b, Days)):
        return False
    if a.last_day is not None and b.first_day is not None and a.last_day < b.first_day:
        return True
    return b.last_day is not None and a.first_day is not None and b.last_day < a.first_day


def _owners_agree(first: Owner, second: Owner) -> bool:
    """The same companies; a group or nobody agrees with any group or nobody."""
    if _same_owners(first, second):
        return True
    weak = [owner.tie in LOOSE_TIES for owner in (first, second)]
    return any(weak)


def _may_be_same(first: Owner, second: Owner) -> bool:
    return not first.companies or not second.companies or _same_owners(first, second)


def _same_owners(first: Owner, second: Owner) -> bool:
    names = [sorted(company.name for company in owner.companies) for owner in (first, second)]
    return names[0] == names[1]


def _attach_shares(facts: list[CutFact]) -> list[CutFact]:
    """ "The cuts amount to 10 percent of the workforce": the share joins the number told last before it."""
    kept: list[CutFact] = []
    for fact in facts:
        told = [r for r in fact.readings if not r.in_title]
        only_share = fact.count is None and bool(told) and all(r.anaphoric for r in told)
        target = _told_before(facts, fact, told[0]) if only_share else None
        if target is None:
            kept.append(fact)
        else:
            target.readings.extend(fact.readings)
    return kept


def _told_before(facts: list[CutFact], share: CutFact, first: CutReading) -> CutFact | None:
    at = first.mention.figure.start
    told: list[CutFact] = []
    for fact in reversed(facts):
        if fact.count is None or fact.percent is not None:
            continue
        body = [r.mention.figure.start for r in fact.readings if r.mention.figure.start < at]
        agree = _owners_agree if body and at - body[-1] < _SHARE_TOLD else _may_be_same
        if body and any(agree(fact.owner, r.owner) for r in share.readings):
            told.append(fact)
    if not told:
        return None
    return next((fact for fact in told[1:] if _is_whole_of(fact, told[0])), told[0])


def _is_whole_of(fact: CutFact, part: CutFact) -> bool:
    """Whether the cut that the title or lead tells is the whole of one told after it: "1,200 of the cuts", "another 500".

    A fall between two headcounts is no part, but not what "the cuts" are either.
    """
    if (
        not any(r.in_title or r.in_lead for r in fact.readings)
        or fact.owner.companies != part.owner.companies
    ):
        return False
    if any(r.in_title or r.in_lead for r in part.readings):
        return False
    if part.readings[0].mention.frame == FROM_TO:
        return True
    numbers = [max(stated(f.count), default=None) if f.count is not None else None for f in (fact, part)]
    larger = numbers[0] is not None and numbers[1] is not None and numbers[0] > numbers[1]
    return larger and _as_firm(fact, part)


def _is_vague(reading: CutReading) -> bool:
    return reading.count is not None and reading.count.quantity.qualifier is Qualifier.VAGUE


def _within(number: Quantity, vague: Quantity) -> bool:
    """Whether the number lies in the vague magnitude: 3,200 and 18,000 in "thousands", 1,200 not in "hundreds"."""
    thousands = vague.low is not None and vague.low >= 1000
    high = None if vague.high is None else vague.high * (10 if thousands else 1)
    return any(
        (vague.low is None or vague.low <= end) and (high is None or end <= high) for end in stated(number)
    )


def _near(first: Quantity, second: Quantity) -> bool:
    """The same share, or a hedged one and its exact form: "nearly 20 percent" and 19.8."""
    ends = stated(first), stated(second)
    if ends[0] <= ends[1] or ends[1] <= ends[0]:  # "up to 5 percent" and "3 to 5", not "2 to 3" and "3 to 5"
        return True
    exact = {first.qualifier, second.qualifier} == {Qualifier.EXACT}
    close = any(abs(a - b) <= Decimal("0.5") for a in stated(first) for b in stated(second))
    return close and not exact
