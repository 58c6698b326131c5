"""Links descriptions and pronouns to the companies and people of the article; what is not sure stays unlinked."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.pipeline.affiliations import fill_affiliations
from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.company_links import CompanyLinks
from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.company_origins import CompanyOrigins
from extractor.pipeline.company_salience import clear_first
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.description_referents import DescriptionReferents
from extractor.pipeline.descriptions import DescriptionFinder
from extractor.pipeline.lead_companies import LeadCompanies
from extractor.pipeline.lead_people import LeadPeople
from extractor.pipeline.names import Company
from extractor.pipeline.person_epithets import link_epithets
from extractor.pipeline.person_links import PersonLinks, PersonWords
from extractor.pipeline.pronoun_rules import PronounRules
from extractor.pipeline.titles import TitleReader
from extractor.pipeline.unnamed_officers import name_officers


class Coreference(RuleComponent):
    """Adds descriptions and pronouns to `doc.spans["companies"]` and `doc.spans["people"]`.

    The entries' own mentions stay names. People whose title names no company ("Chief Executive X") get
    the company spoken of there.
    """

    files = ("descriptions.toml", "pronouns.toml", "titles.toml", "first_names.toml", "name_context.toml")

    def prepare(self) -> None:
        table = self.rules.table("descriptions.toml")
        self._kinds = CompanyKinds(table)
        self._origins = CompanyOrigins(table["countries"])
        context = self.rules.table("name_context.toml")
        self._finder = DescriptionFinder(self._kinds, table, (*context["places"], *context["demonyms"]))
        self._pronouns = PronounRules.of(self.rules.table("pronouns.toml"))
        self._press = frozenset(table["press"])
        titles = self.rules.table("titles.toml")
        self._titles = TitleReader(titles)
        self._lead_companies = LeadCompanies(self._kinds, table)
        self._lead_people = LeadPeople(titles, self._titles)
        self._epithets, self._roles = frozenset(titles["epithets"]), frozenset(titles["roles"])
        self._people = PersonWords.of(titles, self.rules.table("first_names.toml"))

    def __call__(self, doc: Doc) -> Doc:
        PersonLinks(doc, self._people).link()
        if doc._.companies:
            mentions = CompanyMentions(doc, self._kinds, self._pronouns)
            told = self._origins.told_in(doc, self._kinds)
            links = CompanyLinks(mentions, self._finder, DescriptionReferents(mentions, self._origins, told))
            self._lead_companies.link(mentions)
            links.link()

            def spoken_of(at: int) -> Company | None:
                return clear_first(
                    [pair for pair in links.salience.ranked(at) if not self._is_press(pair[1])]
                )

            fill_affiliations(doc, self._titles, spoken_of)
            name_officers(doc, self._titles)
        self._lead_people.name(doc)
        link_epithets(doc, self._epithets, self._roles, self._titles)
        return doc

    def _is_press(self, company: Company) -> bool:
        """Whether a company is only a paper or a station, which tells of others: "told the BBC"."""
        return bool(company.kinds) and self._press.issuperset(company.kinds)


@Language.factory("extractor_coreference", default_config={"rules": None})
def create_coreference(nlp: Language, name: str, rules: str | None) -> Coreference:
    """The component that links descriptions and pronouns to companies and people."""
    return Coreference(nlp, name, rules_of(rules))
