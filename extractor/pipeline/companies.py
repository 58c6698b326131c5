"""The companies of an article: each once, with every place that names it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.bracketed_names import abbreviations
from extractor.pipeline.company_clusters import Cluster, Clusterer
from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.component import RuleComponent, rules_of
from extractor.pipeline.extensions import article_of, offsets, set_group
from extractor.pipeline.headline_names import HeadlineNames, capitalised_headlines
from extractor.pipeline.known_companies import KnownCompanies, KnownCompany
from extractor.pipeline.name_cutter import UnitCutter
from extractor.pipeline.name_evidence import KNOWN, Evidence
from extractor.pipeline.name_forms import NameForms, words_of
from extractor.pipeline.name_headings import is_shouted
from extractor.pipeline.name_joins import joined
from extractor.pipeline.name_lists import OwnedLists, support_lists
from extractor.pipeline.name_runs import name_sentences, runs
from extractor.pipeline.name_units import Unit
from extractor.pipeline.name_witnesses import Witnesses
from extractor.pipeline.names import Company, Mention, MentionKind
from extractor.pipeline.namesakes import Namesakes
from extractor.pipeline.share_codes import code_after
from extractor.pipeline.words import (
    lower_words,
    place_follows,
    small_words,
    text_places,
    texts,
    within,
    words_between,
)
from extractor.schema import Span as SpanRecord

#: Trades that in the plural are as often parts of one firm: "its units -- Chips, Industrial and Cars".
_PARTS = frozenset(("unit", "arm", "division", "business", "agency", "exchange", "label", "mutual"))


@dataclass(slots=True)
class _Place:
    """A stretch of tokens that names the company of a cluster."""

    start: int
    end: int
    cluster: Cluster
    rule: str


class Companies(RuleComponent):
    """Sets `doc._.companies` and `doc.spans["companies"]`, each span with its `Mention`; `doc._.names` for the people."""

    files = (
        "legal_forms.toml",
        "organizations.toml",
        "name_context.toml",
        "titles.toml",
        "first_names.toml",
        "descriptions.toml",
        "speech.toml",
        "ambiguous_names.toml",
        "companies.jsonl",
        "listed_companies.jsonl",
    )

    def prepare(self) -> None:
        legal = self.rules.table("legal_forms.toml")
        context = self.rules.table("name_context.toml")
        self._forms = NameForms(legal["forms"])
        self._kinds = CompanyKinds(self.rules.table("descriptions.toml"))
        rows = [*self.rules.rows("companies.jsonl"), *self.rules.rows("listed_companies.jsonl")]
        ambiguous = self.rules.table("ambiguous_names.toml")["names"]
        generic = frozenset((*context["company_endings"], *context["general_words"]))
        self._known = KnownCompanies(rows, ambiguous, self._forms, generic)
        self._headline_names = HeadlineNames((*generic, *context["demonyms"], *context["places"]))
        bodies = self.rules.table("organizations.toml")["body_nouns"]
        self._body_groups = frozenset(self.rules.table("organizations.toml")["body_groups"])
        titles = self.rules.table("titles.toml")
        heads = set(titles["heads"]) - {"general", "principal"}
        names = self.rules.table("first_names.toml")
        first_names = frozenset((*names["male"], *names["female"], *names["either"]))
        nouns = (*self._kinds.nouns, *bodies, *heads)
        roles = frozenset((*heads, *self.rules.table("speech.toml")["speakers"]["people"])) - first_names
        trades = (*self._kinds.nouns, *self._kinds.generic, *context["trades"])
        self._cutter = UnitCutter(
            context, legal["proving"], nouns, first_names, roles, titles["portfolios"], trades
        )
        self._witnesses = Witnesses(self.rules)
        self._is_owned_several = OwnedLists(context)
        self._trades = frozenset(context["trades"]) - _PARTS
        self._demonyms, self._endings = frozenset(context["demonyms"]), frozenset(context["company_endings"])
        self._places, self._possessors = frozenset(context["places"]), frozenset(context["possessors"])
        self._fields = frozenset(
            (*context["company_endings"], *context["general_words"], *context["common_words"])
        )
        self._full_name_endings = frozenset(context["full_name_endings"])
        self._newspapers = self._kinds.names_of("newspaper")
        self._houses, self._agencies = frozenset(context["houses"]), frozenset(context["agencies"])

    def __call__(self, doc: Doc) -> Doc:
        units = self._units(doc)
        table = self._witnesses.weigh(doc, units)
        support_lists(
            doc,
            units,
            self._is_noun,
            self._body_groups,
            lambda unit: table[unit.words],
            self._is_owned_several,
        )
        namesakes = Namesakes(units, table, self._forms)
        shared = [unit for unit in units if namesakes.shares(unit)]
        accepted = [
            unit
            for unit in units
            if table[unit.words].is_company()
            and not namesakes.shares(unit)
            and not self._witnesses.is_other_here(doc, unit)
        ]
        clusterer = self._clusters(doc, accepted, abbreviations(doc, accepted, units))
        places = [
            _Place(unit.start, unit.end, cluster, rule_of(table[unit.words]))
            for unit in accepted
            if (cluster := clusterer.match(unit.text, unit.known)) is not None
        ]
        places += [
            _Place(unit.start, unit.end, cluster, "company.short_form")
            for unit in shared
            if (cluster := clusterer.match(unit.text, unit.known)) and not namesakes.is_person(doc, unit)
        ]
        others = [unit for unit in units if not namesakes.shares(unit)]
        places += self._short_forms(doc, others, table, clusterer)
        doc._.names = [(unit, table[unit.words]) for unit in units]
        self._identify(doc, clusterer.clusters)
        _write(doc, [*places, *_agreeing(doc, places, units)])
        return doc

    def _is_noun(self, word: str) -> bool:
        return word in self._trades or self._kinds.is_noun(word)

    def _units(self, doc: Doc) -> list[Unit]:
        counted = bytearray(len(doc))
        for start, end in name_sentences(doc):
            counted[start:end] = b"\x01" * (end - start)
        known = [name for name in self._known.find(doc) if counted[name.start]]
        found = self._cutter.cut(doc, runs(doc), known)
        for start, end in capitalised_headlines(doc):
            cut = [unit for unit in found if start <= unit.start < end]
            body = [unit for unit in found if not start <= unit.start < end]
            found = sorted(
                [*self._headline_names.find(doc, (start, end), cut, body), *body], key=lambda unit: unit.start
            )
        units = joined(
            doc,
            found,
            self._witnesses.is_institution,
            self._places,
            self._possessors,
            self._demonyms,
            self._endings,
            self._fields,
        )
        text, starts, words = article_of(doc).text, offsets(doc), texts(doc)
        for unit in units:
            last = unit.end - 1
            unit.code = code_after(doc, unit.end)
            unit.text = " ".join(text[starts[unit.start] : starts[last] + len(words[last])].split())
            unit.words = words_of(unit.text)
        return units

    def _clusters(self, doc: Doc, accepted: list[Unit], short: dict[str, str]) -> Clusterer:
        """The clusters of the accepted names, the longest names first; `short`: the full name of abbreviations."""
        counts: dict[str, int] = {}
        first: dict[str, Unit] = {}
        for unit in accepted:
            name = unit.text
            counts[name] = counts.get(name, 0) + 1
            if name not in first or (bool(unit.code), bool(unit.known)) > (
                bool(first[name].code),
                bool(first[name].known),
            ):
                first[name] = unit
        clusterer = Clusterer(
            self._forms,
            self._places,
            self._full_name_endings,
            self._newspapers,
            self._houses,
            self._agencies,
            self._fields,
        )
        for name in sorted(
            first, key=lambda name: (-len(self._forms.bare(name)), -len(name), first[name].start)
        ):
            if name in short:
                clusterer.alias(name, short[name])
            unit = first[name]
            clusterer.add(name, unit.known, unit.code, counts[name], unit.start)
        for name, full in short.items():
            clusterer.alias(name, full)
        return clusterer

    def _identify(self, doc: Doc, clusters: list[Cluster]) -> None:
        """Note which clusters are sure to be the known company of that name.

        A name that is also an ordinary word ("Delta") needs a fuller form, its code, or the company's kind
        ("airline") in the article.
        """
        words = lower_words(doc)
        for cluster in clusters:
            sure = any(
                self._known.of_name(name) and not self._known.is_ambiguous(name) for name in cluster.names
            )
            code = cluster.code is not None and any(
                known.ticker is not None and known.ticker.split(".")[0] == cluster.code.split(".")[0]
                for known in cluster.known
            )
            kinds = {kind for known in cluster.known for kind in known.kinds}
            cluster.identified = sure or code or not words.isdisjoint(self._kinds.nouns_of(kinds))

    def _short_forms(
        self, doc: Doc, units: list[Unit], table: dict[tuple[str, ...], Evidence], clusterer: Clusterer
    ) -> list[_Place]:
        """Names that prove nothing by themselves and are short for a company of the article."""
        found = []
        for unit in units:
            evidence = table[unit.words]
            if (
                evidence.is_company()
                or "other:product_name" in evidence.reasons
                or (unit.initial and _is_common_noun(doc, unit))
                or (is_shouted(unit.text) and "other:generic" in evidence.reasons)  # a heading: "GENERAL:"
                or self._witnesses.is_other_here(doc, unit)
                or max(evidence.other, evidence.place - KNOWN) >= evidence.company + KNOWN
                or (
                    len(unit.words) > 1
                    and evidence.is_person_by_words()
                    and evidence.person > evidence.company
                )
            ):
                continue  # "Dana Whitlock" beside "Dana Whitlock & Associates" among them
            cluster = clusterer.match(unit.text, unit.known, over_places=unit.known is None)
            if cluster is None:
                continue
            whole = len(self._forms.bare(unit.text)) > 1
            outweighed = max(evidence.other, evidence.place) > evidence.company
            if (whole and not outweighed) or not _is_other_here(doc, unit, evidence, self._places):
                found.append(_Place(unit.start, unit.end, cluster, "company.short_form"))
        return found


def rule_of(evidence: Evidence) -> str:
    """The rule that made a name a company's: its strongest reason."""
    for reason in (
        "legal_form",
        "share_code",
        "known",
        "officer",
        "apposition",
        "phrase",
        "listed",
        "before",
        "after",
        "ending",
        "act",
        "model",
    ):
        if f"company:{reason}" in evidence.reasons:
            return f"company.{reason}"
    return "company.name"


def _is_other_here(doc: Doc, unit: Unit, evidence: Evidence, places: Collection[str]) -> bool:
    """Whether a short form stands for a person or place of the same name."""
    before = doc[unit.start - 1].lower_ if unit.start else ""
    person = evidence.person > evidence.company + 1 and evidence.is_person_by_words()
    if place_follows(doc, unit.end, places) or before in ("downtown", "suburban", ")"):
        return True  # "a Hadley, Ohio-based firm", "the Hadley (Ohio) Times"
    if person or before in ("mr", "mr.", "ms", "ms.", "mrs.", "mrs"):
        return True
    return evidence.place > evidence.company and before in ("in", "near", "from", "at", "outside", "of", ",")


def _is_common_noun(doc: Doc, unit: Unit) -> bool:
    """Whether a word at the beginning of a sentence is no name: "Potash is a key nutrient"."""
    if unit.end - unit.start > 1 or doc[unit.start].tag_ not in ("NN", "NNS", "JJ", "VB", "VBG", "RB"):
        return False
    return doc[unit.start].lower_ in small_words(doc)


def _agreeing(doc: Doc, places: list[_Place], units: list[Unit]) -> list[_Place]:
    """The other places where a name stands that is a company's in this article."""
    taken = bytearray(len(doc))
    for unit in units:
        taken[unit.start : unit.end] = b"\x01" * (unit.end - unit.start)
    by_first: dict[str, dict[tuple[str, ...], Cluster]] = {}
    for place in places:
        words = tuple(words_between(doc, place.start, place.end))
        by_first.setdefault(words[0], {})[words] = place.cluster
    found = []
    tokens, standing = texts(doc), text_places(doc)
    beginnings = sorted(i for word in by_first for i in standing[word])
    for start, end in name_sentences(doc):
        for i in within(beginnings, start, end):
            for words, cluster in sorted(by_first[tokens[i]].items(), key=lambda item: -len(item[0])):
                last = _match(tokens, i, words, end)
                if last and 1 not in taken[i:last]:
                    taken[i:last] = b"\x01" * (last - i)
                    found.append(_Place(i, last, cluster, "company.agreement"))
    return found


def _match(tokens: list[str], i: int, words: tuple[str, ...], limit: int) -> int:
    """The end of the stretch from token `i` with these words, white space between them ignored; 0 if none."""
    for word in words:
        while i < limit and tokens[i].isspace():
            i += 1
        if i >= limit or tokens[i] != word:
            return 0
        i += 1
    return i


def _write(doc: Doc, places: list[_Place]) -> None:
    """Set the spans and entries; where two places overlap the longer one stands."""
    taken = bytearray(len(doc))
    chosen = []
    for place in sorted(places, key=lambda place: (place.start - place.end, place.start)):
        if 1 not in taken[place.start : place.end]:
            taken[place.start : place.end] = b"\x01" * (place.end - place.start)
            chosen.append(place)
    companies: dict[int, Company] = {}
    clusters: dict[int, Cluster] = {}
    mentions = []
    whole = article_of(doc).text
    for place in sorted(chosen, key=lambda place: place.start):
        span = Span(doc, place.start, place.end, label="COMPANY")
        company = companies.get(id(place.cluster))
        if company is None:
            company = companies[id(place.cluster)] = _entry(place.cluster)
            clusters[id(place.cluster)] = place.cluster
        start, end = span.start_char, span.end_char
        text = whole[start:end]
        name = " ".join(text.split())
        if name not in company.aliases:
            company.aliases.append(name)
        company.mentions.append(SpanRecord(start=start, end=end, text=text))
        mentions.append((span, Mention(company, MentionKind.NAME, place.rule)))
    for number, company in companies.items():
        company.name = _fullest(company.aliases, clusters[number].known)
        company.aliases.remove(company.name)
    set_group(doc, "companies", mentions)
    doc._.companies = list(companies.values())


def _fullest(names: list[str], known: tuple[KnownCompany, ...]) -> str:
    """The longest name; of names of one word the firm's own rather than that of what it sells ("Meta", "Facebook")."""
    fullest = max(names, key=lambda name: (len(name), not name.isupper()))
    if " " in fullest or "." in fullest or len(known) != 1:
        return fullest
    return next((name for name in names if name in known[0].name.split()), fullest)


def _entry(cluster: Cluster) -> Company:
    """The entry of a cluster, without names yet; identifiers only where the link is sure."""
    company = Company(name="", ticker=cluster.code)
    if len(cluster.known) == 1:
        known = cluster.known[0]
        company.kinds = known.kinds
        if cluster.identified:
            company.ticker = company.ticker or known.ticker
            company.isin, company.wikipedia_url = known.isin, known.wikipedia_url
    return company


@Language.factory("extractor_companies", default_config={"rules": None})
def create_companies(nlp: Language, name: str, rules: str | None) -> Companies:
    """The component that finds the companies of an article."""
    return Companies(nlp, name, rules_of(rules))
