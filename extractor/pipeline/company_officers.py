"""Titles whose bearers belong to the company spoken of when no other body is named: "Finance director X said"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractor.pipeline.words import lowers
from extractor.rules import Row


class CompanyOfficers:
    """Knows the titles of the officers of companies, by the tables of titles.toml."""

    def __init__(self, table: Row) -> None:
        self._of_the_company = frozenset(table["of_the_company"])
        self._of_states = frozenset(table["of_states"])
        self._of_other_bodies = frozenset(table["of_other_bodies"])
        self._of_firms = frozenset(tuple(title.split()) for title in table["of_firms"])
        self._chairs, self._chaired = frozenset(table["chairs"]), frozenset(table["chaired"])

    def holds(self, title: str, head: str | None, *, public_bodies: bool) -> bool:
        """Whether a title without an organization, whose last noun is `head`, is that of an officer of the company.

        "President X" by itself may be a state's; "Chairman X" may be a committee's where the article speaks of
        `public_bodies`.
        """
        words = title.lower().split()
        if tuple(words[-2:]) in self._of_firms:
            return True
        if head not in self._of_the_company or self._of_other_bodies.intersection(words):
            return False
        if head in self._chairs and not public_bodies:
            return True
        return head not in self._of_states or any(
            word in self._of_the_company and word not in self._of_states for word in words
        )

    def have_namesakes(self, doc: Doc) -> bool:
        """Whether the article speaks of committees, commissions and the like, which have chairmen too."""
        return not self._chaired.isdisjoint(lowers(doc))

    def is_officer(self, token: Token) -> bool:
        """Whether the noun is the title of one who leads a company: "chief executive", "chairman"."""
        return token.lower_ in self._of_the_company and not token.lower_.startswith("spokes")
