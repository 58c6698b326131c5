"""Articles through the pipeline, those without a claim no further than it takes to know that.

Claims of jobs are rare in the news, and a parse is dear. An article is read in steps, each on the sentences
that the one before has left: its words; their numbers; their parse by the base model; and only where that
shows a claim, everything. So what is claimed is the same as without skimming.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, runtime_checkable

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.pipeline.build import BASE, CLAIM_COMPONENTS, QUANTITIES
from extractor.pipeline.chosen_sentences import CANDIDATES


@runtime_checkable
class Skimmer(Protocol):
    """A component that can tell, before an article is read in full, whether it will make a claim of it."""

    def candidates_by_words(self, doc: Doc) -> list[Span]:
        """The sentences in which a claim could stand; no numbers are read."""

    def candidates_by_numbers(self, doc: Doc) -> list[Span]:
        """Those in which the numbers allow it; nothing is parsed."""

    def finds(self, doc: Doc) -> bool:
        """Whether a claim stands in one of them, now that they are parsed."""


def read(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """The docs in order, as `nlp.pipe` gives them, if they hold a claim or if a kind asked for is no kind to skim.

    Others come back with sections and sentences, and with numbers and parses of some.
    """
    makers: list[Any] = [component for name, component in nlp.pipeline if name in CLAIM_COMPONENTS.values()]
    if not makers or not all(isinstance(maker, Skimmer) for maker in makers):
        yield from nlp.pipe(docs)
        return
    names = nlp.pipe_names
    before = names[: names.index(QUANTITIES)]
    skimmed = list(nlp.pipe(docs, disable=names[len(before) :]))
    left = [doc for doc in skimmed if _narrow(doc, [maker.candidates_by_words for maker in makers])]
    left = list(nlp.pipe(left, disable=[name for name in names if name != QUANTITIES]))
    left = [doc for doc in left if _narrow(doc, [maker.candidates_by_numbers for maker in makers])]
    left = list(nlp.pipe(left, disable=[name for name in names if name != BASE]))
    left = [doc for doc in left if any(maker.finds(doc) for maker in makers)]
    for doc in left:
        del doc.spans[CANDIDATES]
    found = {id(doc) for doc in left}
    in_full = nlp.pipe(left, disable=before)
    for doc in skimmed:
        yield next(in_full) if id(doc) in found else doc


def _narrow(doc: Doc, choices: list[Callable[[Doc], list[Span]]]) -> bool:
    """Leave the sentences of any of the choices to the next step; whether there are any."""
    sentences = {span.start: span for choose in choices for span in choose(doc)}
    doc.spans[CANDIDATES] = [sentences[start] for start in sorted(sentences)]
    return bool(sentences)
