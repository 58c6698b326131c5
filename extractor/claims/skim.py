"""Articles through the pipeline, those without a claim no further than it takes to know that.

Claims of jobs are rare in the news, and a parse is dear. An article is read in three steps: its tokens and
numbers; the base model on the sentences that can hold a claim; and only where one of them does, everything.
So what is claimed is the same as without skimming.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, runtime_checkable

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.build import BASE, CLAIM_COMPONENTS
from extractor.pipeline.chosen_sentences import CANDIDATES


@runtime_checkable
class Skimmer(Protocol):
    """A component that can tell, before an article is read in full, whether it will make a claim of it."""

    def candidates(self, doc: Doc) -> list[Span]:
        """The sentences, not yet parsed, in which a claim could stand."""

    def finds(self, doc: Doc) -> bool:
        """Whether a claim stands in one of them, now that they are parsed."""


def read(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """The docs in order, as `nlp.pipe` gives them, if they hold a claim or if a kind asked for is no kind to skim.

    Others come back with sections, sentences and quantities only.
    """
    makers: list[Any] = [component for name, component in nlp.pipeline if name in CLAIM_COMPONENTS.values()]
    if not makers or not all(isinstance(maker, Skimmer) for maker in makers):
        yield from nlp.pipe(docs)
        return
    base = nlp.pipe_names.index(BASE)
    before, behind = nlp.pipe_names[:base], nlp.pipe_names[base + 1 :]
    skimmed = list(nlp.pipe(docs, disable=[BASE, *behind]))
    possible = [doc for doc in skimmed if _set_candidates(doc, makers)]
    certain = [
        doc
        for doc in nlp.pipe(possible, disable=[*before, *behind])
        if any(maker.finds(doc) for maker in makers)
    ]
    for doc in certain:
        del doc.spans[CANDIDATES]
    found = {id(doc) for doc in certain}
    in_full = nlp.pipe(certain, disable=before)
    for doc in skimmed:
        yield next(in_full) if id(doc) in found else doc


def _set_candidates(doc: Doc, makers: list[Skimmer]) -> bool:
    """Leave the candidates of all kinds to the base model; whether there are any."""
    found = {span.start: span for maker in makers for span in maker.candidates(doc)}
    if found:
        doc.spans[CANDIDATES] = list(found.values())
    return bool(found)
