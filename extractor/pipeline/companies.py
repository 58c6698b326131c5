"""The companies of an article: each once, with every place that names it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.company_clusters import Cluster, Clusterer
from extractor.pipeline.company_mentions import Found, MentionFinder
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.name_forms import NameForms, words_of
from extractor.pipeline.name_runs import name_sentences
from extractor.pipeline.names import Company, Mention, MentionKind
from extractor.schema import Span as SpanRecord


class Companies(RuleComponent):
    """Sets `doc._.companies` and `doc.spans["companies"]`, each span with its `Mention`."""

    files = ("legal_forms.toml", "organizations.toml")

    def prepare(self) -> None:
        self._forms = NameForms(self.rules.table("legal_forms.toml")["forms"])
        self._finder = MentionFinder(self.rules)
        other = self.rules.table("organizations.toml")
        self._other_words = frozenset(other["words"])
        self._other_names = frozenset(other["names"])

    def __call__(self, doc: Doc) -> Doc:
        clusterer = Clusterer(self._forms)
        found = [item for item in self._finder.find(doc) if self._is_company(doc, item)]
        for item in sorted(found, key=lambda item: (item.start - item.end, item.start)):
            clusterer.add(item.start, item.end, doc[item.start : item.end].text, item.rule, item.code)
        self._write(doc, clusterer)
        return doc

    def _is_company(self, doc: Doc, item: Found) -> bool:
        words = words_of(doc[item.start : item.end].text)
        name = " ".join(words)
        if not words or name in self._other_names or not any(c.isalpha() for c in name):
            return False
        return not (set(words) & self._other_words and item.rule != "company.share_code")

    def _write(self, doc: Doc, clusterer: Clusterer) -> None:
        taken = bytearray(len(doc))
        mentions: list[tuple[int, int, Cluster, str]] = []
        for cluster in clusterer.clusters:
            for start, end, rule in cluster.spans:
                if not any(taken[start:end]):
                    taken[start:end] = b"\x01" * (end - start)
                    mentions.append((start, end, cluster, rule))
        mentions.extend(self._agreeing(doc, clusterer, taken))
        mentions.sort(key=lambda mention: mention[:2])
        companies: dict[int, Company] = {}
        spans = []
        for start, end, cluster, rule in mentions:
            span = Span(doc, start, end, label="COMPANY")
            company = companies.setdefault(id(cluster), Company(name=span.text))
            if span.text != company.name and span.text not in company.aliases:
                company.aliases.append(span.text)
            company.mentions.append(SpanRecord(start=span.start_char, end=span.end_char, text=span.text))
            company.ticker = company.ticker or cluster.code
            span._.value = Mention(company, MentionKind.NAME, rule)
            spans.append(span)
        for company in companies.values():
            every = [company.name, *company.aliases]
            company.name = max(every, key=len)
            company.aliases = [form for form in every if form != company.name]
        doc.spans["companies"] = spans
        doc._.companies = list(companies.values())

    def _agreeing(
        self, doc: Doc, clusterer: Clusterer, taken: bytearray
    ) -> list[tuple[int, int, Cluster, str]]:
        """The places where a name stands that is a company's elsewhere in the article."""
        by_first: dict[str, list[tuple[list[str], Cluster]]] = {}
        for cluster in clusterer.clusters:
            for start, end, _ in cluster.spans:
                words = [token.text for token in doc[start:end] if not token.is_space]
                by_first.setdefault(words[0], []).append((words, cluster))
        found = []
        for start, end in name_sentences(doc):
            for i in range(start, end):
                for words, cluster in sorted(by_first.get(doc[i].text, ()), key=lambda item: -len(item[0])):
                    last = _match(doc, i, words, end)
                    if last and not any(taken[i:last]):
                        taken[i:last] = b"\x01" * (last - i)
                        found.append((i, last, cluster, "company.agreement"))
        return found


def _match(doc: Doc, i: int, words: list[str], limit: int) -> int:
    """The end of the stretch from token `i` with these words, white space between them ignored; 0 if none."""
    for word in words:
        while i < limit and doc[i].is_space:
            i += 1
        if i >= limit or doc[i].text != word:
            return 0
        i += 1
    return i


@Language.factory("extractor_companies", default_config={"rules": None})
def create_companies(nlp: Language, name: str, rules: str | None) -> Companies:
    """The component that finds the companies of an article."""
    return Companies(nlp, name, rules_of(rules))
