"""A trigger, a number, and the words between: what the frames of job cuts and headcounts see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractor.claims.counts import Count, Counter
from extractor.claims.triggers import Trigger
from extractor.claims.work_words import WorkWords


@dataclass(frozen=True, slots=True)
class Place:
    """What a frame sees: the trigger, the number, and the words between."""

    trigger: Trigger
    count: Count
    words: WorkWords
    counter: Counter

    @property
    def doc(self) -> Doc:
        return self.trigger.span.doc

    @property
    def after(self) -> bool:
        """Whether the number stands behind the trigger."""
        return self.count.start >= self.trigger.end

    def between(self) -> list[Token]:
        """The tokens between the trigger and the number, white space left out."""
        first, second = (
            (self.trigger.end, self.count.start) if self.after else (self.count.end, self.trigger.start)
        )
        return [token for token in self.doc[first:second] if not token.is_space] if first < second else []


Frame = Callable[[Place], bool]
