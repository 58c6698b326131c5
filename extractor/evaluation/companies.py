"""Companies: which are named in the article, each once, by any of their forms."""

from __future__ import annotations

from extractor.evaluation.findings import Comparison
from extractor.evaluation.gold import GoldCompany
from extractor.evaluation.names import GoldNames, bare
from extractor.schema import CompanyRecord


def compare_companies(
    article: str, golds: list[GoldCompany], found: list[CompanyRecord], names: GoldNames, into: Comparison
) -> None:
    """Score one article's companies; two records of one company count once."""
    wanted = {company.name: company for company in golds}
    named: dict[str, CompanyRecord] = {}
    for company in found:
        named.setdefault(names.of(company.name, *company.aliases) or bare(company.name), company)
    gold_names, found_names = list(wanted), list(named)
    pairs = [(gold_names.index(name), j) for j, name in enumerate(found_names) if name in wanted]
    into.tallies["companies"].add(len(pairs), len(found_names), len(gold_names))
    into.compare(article, "companies", list(wanted.values()), list(named.values()), pairs)
