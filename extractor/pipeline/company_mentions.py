"""What is known of the companies at a place of the article while its links are made: mentions so far, people, salience."""

from __future__ import annotations

import bisect

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS, subjects_above
from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.company_salience import Salience
from extractor.pipeline.extensions import placed, set_value
from extractor.pipeline.names import Company, Mention, MentionKind, Person
from extractor.pipeline.person_links import quoted_tokens
from extractor.pipeline.pronoun_rules import PronounRules
from extractor.pipeline.share_codes import is_code
from extractor.pipeline.words import lowers, word_places

#: What falls or rises when a company says something.
_TRADED = frozenset(("shares", "profits", "sales", "revenues"))


class CompanyMentions:
    """The company at each token, the links made so far included."""

    def __init__(self, doc: Doc, kinds: CompanyKinds, pronouns: PronounRules) -> None:
        self.doc, self.pronouns = doc, pronouns
        self.kinds, self.strict, self.roles = kinds.of_companies(doc), kinds.strict, kinds.roles
        self.called, self.is_noun, self.fitting = kinds.calls(doc), kinds.is_noun, kinds.fitting
        self.salience = Salience(doc)
        self.at: dict[int, Company] = {}
        self.people: dict[int, Person] = {
            i: person.entity for start, end, person in placed(doc, "people") for i in range(start, end)
        }
        self.quoted = quoted_tokens(doc)
        bodies = [unit for unit, evidence in doc._.names if evidence.is_organization()]
        #: where the banks of issue stand, which "the bank" may mean as well
        named = [u.start for u in bodies if "bank" in u.words or u.words[0] in kinds.banks_of_issue]
        #: the tokens of names of organisations that are no companies, and of places
        self.bodies = frozenset(i for unit in bodies for i in range(unit.start, unit.end))
        located = [unit for unit, evidence in doc._.names if evidence.place > 0]
        self.places = frozenset(i for unit in located for i in range(unit.start, unit.end))
        words = lowers(doc)
        called = [i for i in word_places(doc).get("bank", ()) if i and words[i - 1] == "central"]
        self.banks_of_issue = sorted([*named, *called])
        self.links: list[Span] = []
        #: where the descriptions with words of their own stand that mean no company that is known
        self.open_descriptions: list[int] = []
        self._by_name: dict[str, Company] = {company.name: company for company in doc._.companies}
        self._sources = self._cited(doc)
        #: the names of the companies of analysts and other outsiders
        self._houses = frozenset(
            person.organization
            for person in self.people.values()
            if person.organization and self.pronouns.outsiders & set((person.title or "").lower().split())
        )
        for start, end, mention in placed(doc, "companies"):
            self._note(Span(doc, start, end), mention.entity)
            if end < len(doc) and is_code(doc[end].text):
                # the base model takes it for the name: "Tallis Group TLS.N said"
                self.at[end] = mention.entity

    def add(self, start: int, end: int, company: Company, kind: MentionKind, rule: str) -> None:
        """Link a description or pronoun."""
        span = Span(self.doc, start, end, label="COMPANY")
        set_value(span, Mention(company, kind, rule))
        self.links.append(span)
        self._note(span, company)

    def _note(self, span: Span, company: Company) -> None:
        self.at.update(dict.fromkeys(range(span.start, span.end), company))
        self.salience.add(span, company)

    def follows_bank_of_issue(self, company: Company, start: int) -> bool:
        """Whether a bank of issue is spoken of behind the last mention of the company before token `start`."""
        issuers = self.banks_of_issue
        last = bisect.bisect_left(issuers, start) - 1
        return last >= 0 and not any(self.at.get(i) is company for i in range(issuers[last], start))

    def is_source(self, company: Company) -> bool:
        """Whether the company is a paper or station that the article only cites."""
        return id(company) in self._sources

    def only_comments(self, company: Company) -> bool:
        """Whether the company is there only as the house of an analyst: "Ann Lee, an analyst with Tallis"."""
        return company.name in self._houses and company is not self.salience.topic

    def _cited(self, doc: Doc) -> set[int]:
        """The papers and stations of which at least half of the mentions stand beside a word of reporting."""
        cited: dict[int, list[bool]] = {}
        words = lowers(doc)
        for start, end, mention in placed(doc, "companies"):
            company = mention.entity
            if self.kinds[id(company)] & self.strict and company.ticker is None:
                around = {*words[max(0, start - 3) : start], *words[end : end + 3]}
                cited.setdefault(id(company), []).append(not around.isdisjoint(self.pronouns.reports))
        return {key for key, reports in cited.items() if 2 * sum(reports) >= len(reports)}

    def is_actor(self, i: int) -> bool:
        """Whether the subject of a clause is a company that stands at the token."""
        return i in self.at and self.doc[i].dep_ in SUBJECTS

    def speaks_for_body(self, token: Token) -> bool:
        """Whether somebody stands there who belongs to an organization that is no company of the article."""
        person = self.people.get(token.i)
        return (
            person is not None
            and person.organization is not None
            and person.organization not in self._by_name
        )

    def _named_behind(self, token: Token) -> Company | None:
        """The company whose name follows its noun without a comma: "carrier Tallis"."""
        company = self.at.get(token.i + 1)
        if company is None or token.dep_ not in SUBJECTS:
            return None
        names = (child for child in token.children if child.dep_ == "appos")
        return company if any(self.at.get(name.i) is company for name in names) else None

    def meant_by(self, token: Token) -> Company | None:
        """The company at a token, or that of the person or spokesman there."""
        company = self.at.get(token.i) or self._named_behind(token)
        if company is not None:
            return company
        person = self.people.get(token.i)
        if person is not None:
            words = (person.title or "").lower().split()
            if self.pronouns.outsiders.intersection(words):
                return None
            company = self._by_name.get(person.organization or "")
            if words[-1:] and words[-1].endswith("founder") and company is not self.salience.topic:
                return None  # he may be with another firm now
            return company if words or company is self.salience.topic else None  # "Ann Lee of Tallis"
        if token.lower_ in self.pronouns.speakers:
            inside = [self.at[t.i] for t in token.subtree if t.i in self.at]
            return inside[0] if inside else None
        return None


def traded(mentions: CompanyMentions, token: Token) -> Company | None:
    """The company of whose shares or figures the sentence tells before a subject: "Shares in Tallis fell after it said"."""
    governor = next(iter(subjects_above(token)), None)
    if token.dep_ not in SUBJECTS or governor is None or governor.lower_ not in _TRADED:
        return None
    doc, at = mentions.doc, mentions.at
    if token.i - governor.i < 2 or doc[governor.i + 1].lower_ not in ("in", "of", "at"):
        return None
    named = [at[i] for i in range(governor.i, token.i) if i in at]
    return named[0] if named and all(company is named[0] for company in named) else None
