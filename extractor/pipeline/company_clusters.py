"""One entry per company: the names of an article that mean the same firm go together."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.pipeline.known_companies import KnownCompany, KnownName
from extractor.pipeline.name_forms import NameForms, compact, words_of

#: What a firm's full name ends with beside its legal form: "Tallis" and "Tallis Holdings Inc" are one.
_WHOLE_FIRM = frozenset(
    (
        "group", "holdings", "holding", "company", "financial", "stores", "brands", "international", "brewery", "breweries", "worldwide", "industries",
    )
)  # fmt: skip
#: What it ends with if it is of a kind: "Tallis" and "Tallis Airlines".
_KIND_OF_ENDING = {
    "bank": "bank", "airlines": "airline", "airline": "airline", "airways": "airline", "motor": "automaker", "motors": "automaker", "automobile": "automaker",
    "automobiles": "automaker", "insurance": "insurer", "stores": "retailer", "supermarkets": "retailer",
}  # fmt: skip


#: What "Norland Air" is short for.
_AIR = frozenset(("airlines", "airline", "airways"))
#: Last words of the names of those members of a house that mostly comment on others: "Tata Securities".
_COMMENTING = frozenset(
    (
        "securities",
        "research",
        "capital",
        "investment",
        "investments",
        "management",
        "asset",
        "markets",
        "ufj",
    )
)
#: A founder's initials at the beginning of a name: "J.C. Tallis Co", "E. Tallis".
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3} ")


@dataclass(slots=True)
class Cluster:
    """The names of one company of an article, in the order in which they joined."""

    number: int
    names: list[str] = field(default_factory=list)
    bares: list[tuple[str, ...]] = field(default_factory=list)
    known: tuple[KnownCompany, ...] = ()
    code: str | None = None
    #: it is sure to be the known company of that name
    identified: bool = False
    #: how often the article names it, as far as counted
    mentions: int = 0
    #: the first token that names it
    start: int = 0


class Clusterer:
    """Builds the clusters of one article; give it the longest names first."""

    def __init__(
        self,
        forms: NameForms,
        places: Collection[str],
        full_name_endings: Collection[str],
        newspapers: Collection[str],
        houses: Collection[str],
        agencies: Collection[str],
        fields: Collection[str],
    ) -> None:
        """`newspapers`: last words of newspapers' names, which alone are their short forms: "the Times".

        `houses`: names that many firms of one house begin with, short for the only one that the article names.
        `agencies`: names of news agencies, no short forms of their services' names: "Reuters Estimates".
        `fields`: words of trades, which alone are nobody's short form: "Mobile" of China Mobile.
        """
        self._forms, self._places, self._endings = forms, places, full_name_endings
        self._newspapers, self._houses, self._agencies = newspapers, houses, agencies
        self._fields = fields
        self.clusters: list[Cluster] = []
        #: by a name's words written together, and by the first or last word of a name
        self._by_folded: dict[str, Cluster] = {}
        self._by_border: dict[str, dict[int, Cluster]] = {}

    def add(self, name: str, known: KnownName | None, code: str | None, mentions: int, start: int) -> Cluster:
        """The cluster of a name, a new one if it belongs to none; `start` is the token at which it first stands."""
        cluster = self.match(name, known)
        companies = known.companies if known is not None else ()
        if cluster is None:
            cluster = Cluster(len(self.clusters), start=start)
            self.clusters.append(cluster)
        if name not in cluster.names:
            cluster.names.append(name)
            self._index(cluster, self._forms.bare(name))
        both = tuple(company for company in companies if company in cluster.known)
        cluster.known = both or cluster.known or companies
        cluster.code = cluster.code or code
        cluster.mentions += mentions
        cluster.start = min(cluster.start, start)
        return cluster

    def match(
        self, name: str, known: KnownName | None = None, *, over_places: bool = False
    ) -> Cluster | None:
        """The cluster that the name belongs to: same words, same known company, short form or initials of it.

        `over_places`: "Tallis" may be short for "Tallis Ghana", as nothing else shows a company of that name.
        """
        bare = self._forms.bare(name)
        key = _folded(bare)
        if key in self._by_folded:
            cluster = self._by_folded[key]
            makes = known is None and " " not in name and name[-1] == "s" and name[:-1] in cluster.names
            return None if makes else cluster  # "Tallises" are what Tallis makes
        for cluster in self.clusters:
            if known is not None and any(company in cluster.known for company in known.companies):
                return cluster
        if len(words_of(name)) == 1 and name.isupper():
            for cluster in self.clusters:
                own = not known or known.ambiguous or not cluster.known
                if own and any(key in self._forms.acronyms(form) for form in cluster.names):
                    return cluster
        is_full = len(bare) < len(words_of(name)) and words_of(name)[0] != "the"
        if bare and bare[0] in self._newspapers:
            is_full = False  # "the Times Co." of the Norland Times Co.
        shorter = (
            []
            if is_full
            else [
                cluster
                for cluster in self._bordering(bare)
                if any(self._is_short_form(bare, other, over_places) for other in cluster.bares)
                and not self._is_another(bare, known, cluster)
            ]
        )
        if len(bare) == 1 and bare[0] in self._agencies:
            shorter = [
                one for one in shorter if any(_WHOLE_FIRM.issuperset(other[1:]) for other in one.bares)
            ]
        if len(bare) == 1 and bare[0] in self._houses and known is not None and len(shorter) > 1:
            return None
        if shorter:
            return min(shorter, key=lambda one: (min(map(len, one.bares)), -one.mentions, one.start))
        return None if is_full or known is not None or len(bare) > 1 else self._by_initials(bare)

    def _by_initials(self, bare: tuple[str, ...]) -> Cluster | None:
        """The cluster of the name that has a founder's initials before this word: "Tallis" of "J.C. Tallis Co"."""
        for cluster in self._by_border.get("".join(bare), {}).values():
            if any(
                _INITIALS.match(name) and own[1:] == bare
                for name, own in zip(cluster.names, cluster.bares, strict=True)
            ):
                return cluster
        return None

    def alias(self, name: str, full: str) -> None:
        """Let a name that stands in brackets behind a full one be the same company's."""
        cluster = self._by_folded.get(_folded(self._forms.bare(full)))
        if cluster is not None:
            self._by_folded.setdefault(_folded(self._forms.bare(name)), cluster)

    def _index(self, cluster: Cluster, bare: tuple[str, ...]) -> None:
        cluster.bares.append(bare)
        self._by_folded.setdefault(_folded(bare), cluster)
        for word in {*bare[:1], *bare[-1:]}:
            self._by_border.setdefault(word, {})[cluster.number] = cluster

    def _bordering(self, bare: tuple[str, ...]) -> list[Cluster]:
        """The clusters of which some name begins with the first or ends with the last of these words."""
        if not bare:
            return self.clusters
        found = self._by_border.get(bare[0], {}) | self._by_border.get(bare[-1], {})
        return [found[number] for number in sorted(found)]

    def _is_short_form(self, bare: tuple[str, ...], other: tuple[str, ...], over_places: bool) -> bool:
        """Whether `bare` is the beginning of `other`, or `other` without its adjective of place."""
        if bare[-1:] == ("air",) and len(bare) > 1 and bare[:-1] == other[:-1] and other[-1] in _AIR:
            return True
        if len(bare) >= len(other):
            return False
        rest = other[len(bare) :]
        if other[: len(bare)] == bare:
            return (over_places or " ".join(rest) not in self._places) and rest[0] != "of"
        if other[-len(bare) :] != bare:
            return False
        if len(other) == len(bare) + 1 and "&" in other[0]:
            return True  # "Block" of H&R Block
        place = " ".join(other[: -len(bare)])
        tells = len(bare) > 1 or bare[0] in self._newspapers or bare[0] not in self._fields
        return place in self._places and tells

    def _is_another(self, bare: tuple[str, ...], known: KnownName | None, cluster: Cluster) -> bool:
        """Whether a known name stands for a company of its own, beside the longer name of another (Nokia and
        Nokia Siemens Networks) or of a product (Apple and Apple Pay)."""
        if known is None:
            return False
        if len(bare) == 1 and bare[0] in self._houses:
            return any(other[-1] in _COMMENTING for other in cluster.bares)
        if known.ambiguous and any("&" in other[0] and other[1:] == bare for other in cluster.bares):
            return False
        rests = {other[len(bare) :] for other in cluster.bares if other[: len(bare)] == bare}
        kinds = {kind for company in (*known.companies, *cluster.known) for kind in company.kinds}
        if rests and all(len(rest) == 1 and _KIND_OF_ENDING.get(rest[0]) in kinds for rest in rests):
            return False  # "Tallis" is Tallis Bank, if it is a bank
        if not cluster.known:
            proved = all(len(rest) == 1 for rest in rests) and any(
                len(self._forms.bare(name)) < len(words_of(name)) for name in cluster.names
            )
            if not known.ambiguous:
                return not (
                    rests
                    and proved
                    and all(rest[0] in _WHOLE_FIRM or rest[0] in self._endings for rest in rests)
                )
            return not (proved or any(len(rest) == 1 and rest[0] in self._endings for rest in rests))
        return not any(company in cluster.known for company in known.companies)


@lru_cache(maxsize=1 << 15)
def _folded(words: tuple[str, ...]) -> str:
    """The words written together, plural endings left out: "Volvo Car" and "Volvo Cars" are one."""
    return compact([word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words])
