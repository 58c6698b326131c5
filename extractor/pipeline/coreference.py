"""Links descriptions and pronouns to the companies and people of the article; what is not sure stays unlinked."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS, governing_verb, subject
from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.company_salience import MARGIN, Salience
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.descriptions import Description, DescriptionFinder
from extractor.pipeline.name_runs import name_sentences
from extractor.pipeline.names import Company, Mention, MentionKind

_IT = frozenset(("it", "its", "itself"))


class Coreference(RuleComponent):
    """Adds descriptions and pronouns to `doc.spans["companies"]`; the entries' own mentions stay names."""

    files = ("descriptions.toml", "pronouns.toml")

    def prepare(self) -> None:
        table = self.rules.table("descriptions.toml")
        self._kinds = CompanyKinds(table)
        self._finder = DescriptionFinder(self._kinds, frozenset(table["determiners"]))
        pronouns = self.rules.table("pronouns.toml")
        self._acts = frozenset(pronouns["acts_of_companies"])
        self._empty = frozenset(pronouns["empty_it"])

    def __call__(self, doc: Doc) -> Doc:
        if doc._.companies:
            _CompanyLinks(self, doc).run()
        return doc


class _CompanyLinks:
    """One pass over an article, in the order of the text."""

    def __init__(self, rules: Coreference, doc: Doc) -> None:
        self._rules, self._doc = rules, doc
        self._kinds = rules._kinds.of_companies(doc)
        self._salience = Salience(doc)
        self._by_token: dict[int, Company] = {}
        self._links: list[Span] = []

    def run(self) -> None:
        names = list(self._doc.spans["companies"])
        for span in names:
            self._note(span, span._.value.entity)
        descriptions = {item.start: item for item in self._rules._finder.find(self._doc)}
        for start, end in name_sentences(self._doc):
            for i in range(start, end):
                if i in self._by_token:
                    continue
                if i in descriptions:
                    self._link_description(descriptions[i])
                elif self._doc[i].lower_ in _IT:
                    self._link_pronoun(self._doc[i])
        spans = sorted([*names, *self._links], key=lambda span: (span.start, span.end))
        self._doc.spans["companies"] = spans

    def _note(self, span: Span, company: Company) -> None:
        for token in span:
            self._by_token[token.i] = company
        self._salience.add(span, company)

    def _link(self, start: int, end: int, company: Company, kind: MentionKind, rule: str) -> None:
        span = Span(self._doc, start, end, label="COMPANY")
        span._.value = Mention(company, kind, rule)
        self._links.append(span)
        self._note(span, company)

    def _link_description(self, item: Description) -> None:
        if any(i in self._by_token for i in range(item.start, item.end)):
            return
        ranked = self._salience.ranked(item.start)
        if item.kinds:
            of_kind = [pair for pair in ranked if self._kinds[id(pair[1])] & item.kinds]
            ranked = of_kind or [pair for pair in ranked if not self._kinds[id(pair[1])]]
        company = _clear_first(ranked)
        if company is not None:
            self._link(
                item.start, item.end, company, MentionKind.DESCRIPTION, f"company.description.{item.noun}"
            )

    def _link_pronoun(self, token: Token) -> None:
        company, rule = self._antecedent(token)
        if company is not None:
            self._link(token.i, token.i + 1, company, MentionKind.PRONOUN, rule)

    def _antecedent(self, token: Token) -> tuple[Company | None, str]:
        """The company that "it" or "its" stands for, by the subjects of the clauses above it."""
        if self._is_empty(token):
            return None, ""
        for governor in _subjects_above(token):
            company = self._company_at(governor)
            if company is not None:
                return company, "company.pronoun.subject"
            if not self._speaks_for_company(governor):
                return None, ""
        verb = governing_verb(token)
        if token.dep_ in SUBJECTS and verb is not None and verb.lower_ in self._rules._acts:
            return _clear_first(self._salience.ranked(token.i)), "company.pronoun.act"
        if token.dep_ == "poss":
            return _clear_first(self._salience.ranked(token.i)), "company.pronoun.possessive"
        return None, ""

    def _is_empty(self, token: Token) -> bool:
        following = [t.lower_ for t in self._doc[token.i + 1 : token.i + 4]]
        return token.lower_ == "it" and (
            token.dep_ == "expl" or bool(following and following[0] in self._rules._empty)
        )

    def _company_at(self, token: Token) -> Company | None:
        return self._by_token.get(token.i)

    def _speaks_for_company(self, token: Token) -> bool:
        return token.lower_ in _IT


def _clear_first(ranked: list[tuple[float, Company]]) -> Company | None:
    """The first company if it is clearly ahead of the second."""
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] * (1 - MARGIN):
        return None
    return ranked[0][1]


def _subjects_above(token: Token) -> list[Token]:
    """The subjects of the clause of a pronoun and of the clauses above it, nearest first, the pronoun left out."""
    found: list[Token] = []
    verb = governing_verb(token)
    steps = 0
    while verb is not None and steps < 8:
        steps += 1
        governor = subject(verb)
        inside_subject = governor is not None and (governor is token or token in governor.subtree)
        if governor is not None and not inside_subject and governor.i < token.i and governor not in found:
            found.append(governor)
        verb = governing_verb(verb.head) if verb.head is not verb else None
    return found


@Language.factory("extractor_coreference", default_config={"rules": None})
def create_coreference(nlp: Language, name: str, rules: str | None) -> Coreference:
    """The component that links descriptions and pronouns to companies and people."""
    return Coreference(nlp, name, rules_of(rules))
