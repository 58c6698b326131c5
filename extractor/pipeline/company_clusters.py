"""One entry per company: mentions that name the same firm go together."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.pipeline.name_forms import NameForms, compact, words_of


@dataclass(slots=True)
class Cluster:
    """The mentions of one company while it is being built: token borders, and the forms of its name."""

    spans: list[tuple[int, int, str]] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    bares: set[tuple[str, ...]] = field(default_factory=set)
    code: str | None = None


class Clusterer:
    """Builds the clusters of one article, the longest names first."""

    def __init__(self, forms: NameForms) -> None:
        self._forms = forms
        self.clusters: list[Cluster] = []

    def add(self, start: int, end: int, text: str, rule: str, code: str | None) -> Cluster:
        """Put a mention into the cluster that its name belongs to, or into a new one."""
        cluster = self.match(text)
        if cluster is None:
            cluster = Cluster()
            self.clusters.append(cluster)
        cluster.spans.append((start, end, rule))
        if text not in cluster.forms:
            cluster.forms.append(text)
            cluster.bares.add(self._forms.bare(text))
        cluster.code = cluster.code or code
        return cluster

    def match(self, text: str) -> Cluster | None:
        """The cluster that a name belongs to: the same bare words, their beginning, or their initials."""
        bare = self._forms.bare(text)
        key = compact(bare)
        for cluster in self.clusters:
            if any(compact(other) == key for other in cluster.bares):
                return cluster
        for cluster in self.clusters:
            if any(len(other) > len(bare) and other[: len(bare)] == bare for other in cluster.bares):
                return cluster
        if len(words_of(text)) == 1 and text.isupper():
            for cluster in self.clusters:
                if any(key in self._forms.acronyms(form) for form in cluster.forms):
                    return cluster
        return None
