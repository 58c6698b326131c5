"""From which country a company is, as far as its identifiers and the article show it, for "the German carmaker"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.descriptions import BREAKS
from extractor.pipeline.extensions import placed
from extractor.pipeline.name_forms import words_of
from extractor.pipeline.names import Company, MentionKind
from extractor.pipeline.words import lowers
from extractor.rules import Row

#: In tokens: how far before a name the country of "Canadian generic drugmaker Tallis" stands.
_REACH = 5

#: How present a company of the country must be beside one that may be of any.
_SURE = 0.4
#: The countries that an article names beside companies, by the identity of the entry.
Told = dict[int, set[str]]


class CompanyOrigins:
    """Knows the countries of adjectives, ISINs and share codes."""

    def __init__(self, table: Row) -> None:
        """`table` is [countries] of descriptions.toml."""
        self._of_word: dict[str, set[str]] = {}
        for code, words in table["words"].items():
            for word in words:
                self._of_word.setdefault(word, set()).add(code)
        for region in table["regions"].values():
            self._of_word.update({word: set(region["codes"]) for word in region["words"]})
        self._of_exchange = {
            suffix: code for code, suffixes in table["exchanges"].items() for suffix in suffixes
        }
        self._forms = {code: frozenset(forms) for code, forms in table["forms"].items()}
        self._tax_homes = frozenset(table["tax_homes"]["codes"])

    def of(self, company: Company) -> str | None:
        """The country's ISO code; none where the identifiers may mislead."""
        country = (company.isin or "")[:2]
        if country and country not in self._tax_homes:
            return country
        suffix = (company.ticker or "").rpartition(".")[2]
        return self._of_exchange.get(suffix) if "." in (company.ticker or "") else None

    def told_in(self, doc: Doc, kinds: CompanyKinds) -> Told:
        """The countries that the article names beside each company: "Canadian drugmaker Tallis", "Italy's Brandt"."""
        told: Told = {}
        words = lowers(doc)
        for start, _, mention in placed(doc, "companies"):
            if mention.kind is not MentionKind.NAME or start == 0:
                continue
            first = start - 1
            if not (words[first] in ("'s", "’s") or kinds.is_noun(words[first])):
                continue
            while first > 0 and start - first < _REACH and words[first - 1] not in BREAKS:
                first -= 1
            told.setdefault(id(mention.entity), set()).update(self._named(words[first:start]))
        return {key: codes for key, codes in told.items() if codes}

    def fitting(
        self, ranked: list[tuple[float, Company]], description: Iterable[Token], told: Told
    ) -> list[tuple[float, Company]]:
        """The companies that can be of the country that the description names.

        Those that are known to be of it take the place of others of whom nothing is known, but for one far more present.
        """
        named = self._named(token.lower_ for token in description)
        if not named:
            return ranked
        known, open_ = [], []
        for pair in ranked:
            codes = told.get(id(pair[1]), set()) | ({self.of(pair[1])} - {None})
            if codes & named:
                known.append(pair)
            elif not codes and self._may_be_of(pair[1], named):
                open_.append(pair)
        fits = known and known[0][0] >= open_[0][0] * _SURE if open_ else True
        return known if fits else known + open_

    def _named(self, words: Iterable[str]) -> set[str]:
        """The countries that words in lower case speak of, all of a continent's for "European"."""
        return {code for word in words for code in self._of_word.get(word, ())}

    def _may_be_of(self, company: Company, countries: set[str]) -> bool:
        """Whether the legal form in the name is one of these countries: no British company is a "Corp"."""
        form = words_of(company.name)[-1:]
        if not any(forms.intersection(form) for forms in self._forms.values()):
            return True
        return any(code not in self._forms or self._forms[code].intersection(form) for code in countries)
