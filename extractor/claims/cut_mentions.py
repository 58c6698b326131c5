"""A place of an article that states a number or share of jobs cut."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.claims.counts import Count
from extractor.claims.triggers import Trigger
from extractor.pipeline.words import sentence_span


@dataclass(frozen=True, slots=True)
class CutMention:
    """One place that states a cut."""

    #: the number of jobs and the share of the workforce; one of them may be missing
    count: Count | None
    percent: Count | None
    trigger: Trigger
    #: how number and trigger stand: a frame, or "list", "comparison", "apposition", "pronoun", "repeat"
    frame: str
    #: the number of the same sentence that this one was reached from
    source: Count | None = None

    @property
    def head(self) -> Token:
        return self.trigger.head

    @property
    def figure(self) -> Count:
        """The number, else the share."""
        figure = self.count if self.count is not None else self.percent
        assert figure is not None
        return figure

    @property
    def sentence(self) -> Span:
        return sentence_span(self.figure.span)

    @property
    def phrase(self) -> Span:
        """From the first word of number and share to the last."""
        parts = [part for part in (self.count, self.percent) if part is not None]
        return self.sentence.doc[min(p.start for p in parts) : max(p.end for p in parts)]
