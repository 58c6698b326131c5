"""From which country a company is, as far as its identifiers show it, for "the German carmaker"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from extractor.pipeline.name_forms import words_of
from extractor.pipeline.names import Company
from extractor.rules import Row


class CompanyOrigins:
    """Knows the countries of adjectives, ISINs and share codes."""

    def __init__(self, table: Row) -> None:
        """`table` is [countries] of descriptions.toml."""
        self._of_word = {word: code for code, words in table["words"].items() for word in words}
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

    def fitting(
        self, ranked: list[tuple[float, Company]], description: Iterable[Token]
    ) -> list[tuple[float, Company]]:
        """The companies that can be of the country that the description names, those known to be if there are."""
        named = {self._of_word[token.lower_] for token in description if token.lower_ in self._of_word}
        if not named:
            return ranked
        known = [pair for pair in ranked if self.of(pair[1]) in named]
        return known or [
            pair for pair in ranked if self.of(pair[1]) is None and self._may_be_of(pair[1], named)
        ]

    def _may_be_of(self, company: Company, countries: set[str]) -> bool:
        """Whether the legal form in the name is one of these countries: no British company is a "Corp"."""
        form = words_of(company.name)[-1:]
        if not any(forms.intersection(form) for forms in self._forms.values()):
            return True
        return any(code not in self._forms or self._forms[code].intersection(form) for code in countries)
