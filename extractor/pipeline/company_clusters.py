"""One entry per company: the names of an article that mean the same firm go together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from extractor.pipeline.known_companies import KnownCompany
from extractor.pipeline.name_forms import NameForms, compact, words_of


@dataclass(slots=True)
class Cluster:
    """The names of one company of an article, in the order in which they joined."""

    names: list[str] = field(default_factory=list)
    bares: list[tuple[str, ...]] = field(default_factory=list)
    known: tuple[KnownCompany, ...] = ()
    code: str | None = None
    #: how often the article names it, as far as counted
    mentions: int = 0


class Clusterer:
    """Builds the clusters of one article; give it the longest names first."""

    def __init__(self, forms: NameForms, places: Collection[str]) -> None:
        self._forms, self._places = forms, places
        self.clusters: list[Cluster] = []

    def add(self, name: str, known: Sequence[KnownCompany], code: str | None, mentions: int) -> Cluster:
        """The cluster of a name, a new one if it belongs to none."""
        cluster = self.match(name, known)
        if cluster is None:
            cluster = Cluster()
            self.clusters.append(cluster)
        if name not in cluster.names:
            cluster.names.append(name)
            cluster.bares.append(self._forms.bare(name))
        both = tuple(company for company in known if company in cluster.known)
        cluster.known = both or cluster.known or tuple(known)
        cluster.code = cluster.code or code
        cluster.mentions += mentions
        return cluster

    def match(self, name: str, known: Sequence[KnownCompany] = ()) -> Cluster | None:
        """The cluster that the name belongs to: same words, same known company, short form or initials of it."""
        bare = self._forms.bare(name)
        key = _folded(bare)
        for cluster in self.clusters:
            if any(_folded(other) == key for other in cluster.bares):
                return cluster
        for cluster in self.clusters:
            if known and any(company in cluster.known for company in known):
                return cluster
        shorter = [
            cluster
            for cluster in self.clusters
            if any(self._is_short_form(bare, other) for other in cluster.bares)
            and not _two_known(known, cluster)
        ]
        if shorter:
            return max(shorter, key=lambda cluster: cluster.mentions)
        if len(words_of(name)) == 1 and name.isupper() and not known:
            for cluster in self.clusters:
                if any(key in self._forms.acronyms(form) for form in cluster.names):
                    return cluster
        return None

    def _is_short_form(self, bare: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether `bare` is the beginning of `other`, or `other` without its adjective of place."""
        if len(bare) >= len(other):
            return False
        rest = other[len(bare) :]
        if other[: len(bare)] == bare:
            return " ".join(rest) not in self._places and rest[0] != "of"
        return len(bare) > 1 and other[1:] == bare and other[0] in ("us", "uk", "the")


def _two_known(known: Sequence[KnownCompany], cluster: Cluster) -> bool:
    return bool(known) and bool(cluster.known) and not any(company in cluster.known for company in known)


def _folded(words: tuple[str, ...]) -> str:
    """The words written together, plural endings left out: "Volvo Car" and "Volvo Cars" are one."""
    return compact([word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words])
