"""When two names are the same: by what is left without legal form, case and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.evaluation.gold import GoldCompany
from extractor.schema import CompanyReference

_LEGAL_FORM = re.compile(
    r"\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|plc|llc|lp|ag|sa|nv|bv|se|spa|ab|oyj|asa"
    r"|gmbh|kk|group|holdings?|the)\b"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_PUNCTUATION = re.compile(r"[^\w\s&]")


def bare(name: str | None) -> str:
    """A name in lower case, without possessive, punctuation and legal form.

    A name that is nothing but legal forms ("The Company") keeps them.
    """
    plain = _POSSESSIVE.sub("", (name or "").casefold()).replace("'", "").replace("’", "")
    plain = _PUNCTUATION.sub(" ", plain)
    return " ".join(_LEGAL_FORM.sub(" ", plain).split()) or " ".join(plain.split())


class GoldNames:
    """The companies of one gold article: any form of a company's name stands for it."""

    def __init__(self, companies: Iterable[GoldCompany]) -> None:
        self._name_of: dict[str, str] = {}
        for company in companies:
            for form in (company.name, *company.aliases):
                self._name_of.setdefault(bare(form), company.name)

    def of(self, *forms: str | None) -> str | None:
        """The gold name behind the first form that has one."""
        for form in forms:
            if form and bare(form) in self._name_of:
                return self._name_of[bare(form)]
        return None

    def or_bare(self, name: str) -> str:
        """The gold name behind a form; a name that gold does not know stands bare."""
        return self.of(name) or bare(name)

    def of_references(self, references: Iterable[CompanyReference]) -> set[str]:
        """The gold names behind a claim's companies; a company that gold does not know stands bare."""
        return {self.of(company.name, company.text) or bare(company.name) for company in references}
