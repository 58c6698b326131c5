"""The firm that a lead describes before it is named: "A Derby engineering firm is to shed 60 jobs. Tallis said"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.descriptions import BREAKS, modifies_next
from extractor.pipeline.extensions import placed
from extractor.pipeline.name_units import Unit
from extractor.pipeline.names import MentionKind
from extractor.pipeline.sections import SectionKind
from extractor.pipeline.words import lowers, sentence_numbers, sentence_span
from extractor.rules import Row

#: How many tokens the lead's description may have before its noun.
_MODIFIERS = 10
#: How many sentences and breaks of paragraphs after the lead's sentence the name may come.
_REACH = 3
_ARTICLES = frozenset(("a", "an"))
#: Behind the noun they say that it is somebody else's: "a group of investors".
_OWNING = frozenset(("of", "'s", "’s", "'", "’"))
#: Words that may stand between the beginning of a sentence and the name.
_OPENING = frozenset(("the",))


@dataclass(frozen=True, slots=True)
class LeadDescription:
    """The tokens of the description, from its article to its noun, and the kinds of company that it fits (none: any)."""

    start: int
    end: int
    kinds: frozenset[str]


class LeadCompanies:
    """Knows by what nouns leads describe firms, by descriptions.toml."""

    def __init__(self, kinds: CompanyKinds, table: Row) -> None:
        self._kinds = kinds
        self._others = frozenset((*table["others"], *table["not_in_leads"]))

    def described(self, doc: Doc) -> LeadDescription | None:
        """The description with which the lead begins; None where it begins with anything else."""
        lead = next((p for p in placed(doc, "sections") if p.value.kind is SectionKind.LEAD), None)
        if lead is None:
            return None
        words = lowers(doc)
        start = next((i for i in range(lead.start, lead.end) if not words[i].isspace()), lead.end)
        if start >= lead.end or words[start] not in _ARTICLES:
            return None
        end = min(lead.end, sentence_span(doc[start]).end)
        for i in range(start + 1, min(end - 1, start + _MODIFIERS)):
            word = words[i]
            if (word in BREAKS and word != "and") or word in self._others:
                return None
            if self._kinds.is_noun(word) and not modifies_next(doc, i, end):
                return self._of_noun(doc, start, i)
        return None

    def _of_noun(self, doc: Doc, start: int, noun: int) -> LeadDescription | None:
        kinds = self._kinds.fitting(doc[noun].lower_)
        after = doc[noun + 1]
        named = after.text == "," and doc[noun + 2 : noun + 3].text[:1].isupper()
        if kinds & self._kinds.strict or named or after.lower_ in _OWNING:
            return None
        return LeadDescription(start, noun + 1, kinds)

    def named_behind(self, doc: Doc, units: Iterable[Unit]) -> Unit | None:
        """The name with which a sentence soon after the lead's begins, if the lead begins with a description."""
        lead = self.described(doc)
        return None if lead is None else _first_behind(doc, lead, units)

    def link(self, mentions: CompanyMentions) -> None:
        """Add the description to the mentions of the company that the article goes on with."""
        doc = mentions.doc
        lead = self.described(doc)
        if lead is None or any(i in mentions.at for i in range(lead.start, lead.end)):
            return
        unit = _first_behind(doc, lead, (unit for unit, _ in doc._.names))
        company = mentions.at.get(unit.start) if unit is not None else None
        if company is None:
            return
        known = mentions.kinds[id(company)]
        if not (lead.kinds and known) or lead.kinds & known:
            mentions.add(lead.start, lead.end, company, MentionKind.DESCRIPTION, "company.description.lead")


def _first_behind(doc: Doc, lead: LeadDescription, units: Iterable[Unit]) -> Unit | None:
    """The first name that begins a sentence behind the lead's, within reach; none that the lead has named already."""
    words, sentence_of = lowers(doc), sentence_numbers(doc)
    told = set(words[lead.start : sentence_span(doc[lead.start]).end])
    for unit in sorted(units, key=lambda unit: unit.start):
        after = sentence_of[unit.start] - sentence_of[lead.start]
        if unit.start < lead.end or after < 1:
            continue
        if after > _REACH:
            return None
        if _begins_sentence(words, sentence_of, unit.start):
            return None if told.issuperset(unit.words) else unit
    return None


def _begins_sentence(words: list[str], sentence_of: list[int], start: int) -> bool:
    i = start - 1
    while i >= 0 and sentence_of[i] == sentence_of[start]:
        if words[i] not in _OPENING and not words[i].isspace():
            return False
        i -= 1
    return True
