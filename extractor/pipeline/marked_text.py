"""The quotation marks of an article: what stands inside them, and what that makes of a content."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor.pipeline.attribution import QuoteType
from extractor.pipeline.extensions import article_of, offsets
from extractor.pipeline.quotation_marks import Quotation, quotations


class Quoted:
    """Tells which tokens stand in quotation marks; the marks themselves do not."""

    def __init__(self, doc: Doc, characters: bytearray | None) -> None:
        """`characters` has a 1 for each one in quotation marks; None when no mark stands in the article."""
        self._tokens = bytes(len(doc))
        if characters is not None:
            self._tokens = bytes(map(characters.__getitem__, offsets(doc)))

    def __call__(self, i: int) -> bool:
        return self._tokens[i] == 1

    def any(self, start: int, end: int) -> bool:
        """Whether one of the tokens in [start, end) does."""
        return self._tokens.find(1, start, end) >= 0


class MarkedText:
    """An article's quotations, with a mask of the characters inside them."""

    def __init__(self, doc: Doc, paragraphs: list[tuple[int, int]]) -> None:
        self.doc, self.text = doc, article_of(doc).text
        self.quotations = quotations(self.text, paragraphs)
        self._starts = [quotation.start for quotation in self.quotations]
        self._inside = bytearray(len(self.text))
        for quotation in self.quotations:
            size = quotation.inner_end - quotation.inner_start
            self._inside[quotation.inner_start : quotation.inner_end] = b"\x01" * size
        self.quoted = Quoted(doc, self._inside if self.quotations else None)

    def at(self, offset: int) -> Quotation | None:
        """The quotation around a code point."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self.quotations[at].end:
            return self.quotations[at]
        return None

    def within(self, start: int, end: int) -> list[Quotation]:
        """The quotations whose words begin in a stretch, its own opening mark left out or not."""
        first = max(0, bisect.bisect_left(self._starts, start) - 1)
        found = self.quotations[first : bisect.bisect_left(self._starts, end)]
        return [quotation for quotation in found if start <= quotation.inner_start < end]

    def after(self, offset: int) -> Quotation | None:
        """The quotation that begins at a code point, or after nothing but blanks."""
        at = bisect.bisect_left(self._starts, offset)
        if at < len(self.quotations) and not self.text[offset : self.quotations[at].start].strip():
            return self.quotations[at]
        return None

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The stretch with the whole of the quotations that begin or end in it, without their outer marks."""
        first, last = self.at(start), self.at(max(start, end - 1))
        if first is not None:
            start = first.inner_start
        if last is not None:
            end = max(end, last.inner_end) if last is not first else last.inner_end
            if end > last.inner_end:
                end = last.inner_end
        return start, max(end, start)

    def type_of(self, content: Sequence[tuple[int, int]]) -> QuoteType:
        """Direct, mixed or indirect: how much of the content's letters stand in quotation marks."""
        if all(self._inside.find(1, start, end) < 0 for start, end in content):
            return "indirect"
        quoted = {inside for start, end in content for inside in self._letters(start, end)}
        if quoted == {1}:
            return "direct"
        return "mixed" if 1 in quoted else "indirect"

    def _letters(self, start: int, end: int) -> Iterator[int]:
        """For each part of a stretch that has letters or digits whether it stands in quotation marks: 1 or 0."""
        while start < end:
            inside = self._inside[start]
            border = self._inside.find(1 - inside, start, end)
            part = border if border >= 0 else end
            if any(map(str.isalnum, self.text[start:part])):
                yield inside
            start = part
