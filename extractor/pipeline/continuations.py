"""Quotations without a cue of their own: they go on with a quotation, or take the speaker just spoken of."""

from __future__ import annotations

import bisect
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor.pipeline.attribution import Attribution, Speaker
from extractor.pipeline.extensions import article_of
from extractor.pipeline.marked_text import MarkedText
from extractor.pipeline.quotation_marks import Quotation
from extractor.pipeline.uncued_speakers import UncuedSpeakers
from extractor.pipeline.words import sentence_span, sentence_start

#: An attribution and the tokens of its cue.
Found = tuple[tuple[int, int], Attribution]

#: Cues of those who have just said something else.
_ADDING = ("add", "continue", "went on", "goes on")
_LEADS = ".?!:…"
_CLOSING = "\"'”’)]"
#: How many characters around a quotation are looked at.
_NEAR = 20


def is_standalone(text: str, quotation: Quotation, paragraph: tuple[int, int]) -> bool:
    """Whether a quotation is sentences of its own, rather than a title, a term or words within a clause."""
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if not inner or not (inner[0].isupper() or not inner[0].isalnum() or inner[0].isdigit()):
        return False
    if len(inner.split()) < 3 and inner[-1] not in ".?!":
        return False
    lead = text[max(paragraph[0], quotation.start - _NEAR) : quotation.start].rstrip().rstrip(_CLOSING)
    tail = text[quotation.end : min(paragraph[1], quotation.end + _NEAR)].lstrip()
    ended = inner[-1] in ".?!…—-" or not quotation.closed or tail[:1] in (".", "")
    return (not lead or lead[-1] in _LEADS) and ended


def with_continuations(
    doc: Doc,
    found: list[Found],
    marked: MarkedText,
    paragraphs: list[tuple[int, int]],
    uncued: UncuedSpeakers,
) -> list[Found]:
    """The attributions, those of quotations without a cue added to them.

    A quotation in the paragraph of an attribution, right after it, goes on with it; so does a paragraph that
    begins with a quotation and has no cue, after a quotation in the paragraph before. Any other standalone quotation is an attribution of its
    own, of the speaker whom the words around it name, or else of the one who spoke before in its paragraph.
    """
    return _Thread(doc, found, marked, paragraphs, uncued).run()


class _Thread:
    """The quotations of an article in order, and the attribution that was made last before each."""

    def __init__(
        self,
        doc: Doc,
        found: list[Found],
        marked: MarkedText,
        paragraphs: list[tuple[int, int]],
        uncued: UncuedSpeakers,
    ) -> None:
        self.doc, self.text, self.marked = doc, article_of(doc).text, marked
        self.paragraphs, self.uncued = paragraphs, uncued
        self.result = list(found)
        self.covered = bytearray(len(self.text))
        for _, attribution in found:
            for start, end in attribution.content:
                self.covered[start:end] = b"\x01" * (end - start)
        #: sentences, by their first token, that have a cue of their own
        self.cued = {sentence_start(doc[place[0]]) for place, _ in found}
        self._cue_places = [place[0] for place, _ in found]
        self.last, self.last_paragraph, self.place = -1, -2, 0

    def run(self) -> list[Found]:
        """All attributions in the order of the text."""
        pending = sorted(range(len(self.result)), key=lambda k: _end(self.result[k]))
        at = 0
        for quotation in self.marked.quotations:
            while self.place < len(self.paragraphs) - 1 and self.paragraphs[self.place][1] <= quotation.start:
                self.place += 1
            while at < len(pending) and _end(self.result[pending[at]]) <= quotation.start:
                self.last = pending[at]
                self.last_paragraph = _paragraph_of(self.result[self.last], self.paragraphs, self.place)
                at += 1
            if not self._is_covered(quotation):
                self._take(quotation)
        return sorted(self.result, key=lambda pair: pair[0])

    def _is_covered(self, quotation: Quotation) -> bool:
        size = quotation.inner_end - quotation.inner_start
        return size <= 0 or self.covered.count(1, quotation.inner_start, quotation.inner_end) * 2 > size

    def _take(self, quotation: Quotation) -> None:
        """Give the quotation to the attribution that it goes on with, or make it one of its own."""
        here = self.last >= 0 and self.last_paragraph == self.place
        signed = self.uncued.signed(quotation, self.place)
        if signed is None and not is_standalone(self.text, quotation, self.paragraphs[self.place]):
            sentence = self._uncued_sentence(quotation) if here else None
            if sentence is not None:
                self._extend(sentence, quotation)
            return
        named = signed or self.uncued.of(quotation, self.place)
        beside = named is not None and named[1] != "statement.introduced"
        near = self.last >= 0 and self.last_paragraph >= self.place - 1
        before = self.result[self.last][1] if near else None
        first = quotation.start == self.paragraphs[self.place][0]
        taken_up = first and before is not None and before.quote_type != "indirect" and named is None
        continues = before is not None and (quotation.continues or (taken_up and not here))
        if continues or (here and not beside and not self._is_apart(quotation)):
            self._extend(quotation.inner_start, quotation)
            return
        if named is None and first and not here:
            named = self._taken_further(quotation)
        speaks = before is not None and self._is_human(before)
        if named is None and before is not None and speaks and (here or self._stands_alone(quotation)):
            named = (before.speaker, "statement.quotation")
        token = _token_at(self.doc, quotation.start)
        if named is None or token is None:
            return
        content = ((quotation.inner_start, quotation.inner_end),)
        attribution = Attribution(named[0], None, content, self.marked.type_of(content), named[1])
        self.result.append(((token.i, token.i + 1), attribution))
        self.last, self.last_paragraph = len(self.result) - 1, self.place

    def _is_human(self, attribution: Attribution) -> bool:
        """Whether people speak, whose words a quotation without a cue can be; "it" is a body."""
        speaker = attribution.speaker
        is_it = self.text[speaker.start : speaker.end].lower() == "it"
        return speaker.kind == "person" or (speaker.kind == "unnamed" and not is_it)

    def _taken_further(self, quotation: Quotation) -> tuple[Speaker, str] | None:
        """Who adds something right behind a quotation, and so said it: ""We like it." Lee added: "We buy it"."""
        token = _token_at(self.doc, quotation.end - 1)
        at = len(self.result) if token is None else bisect.bisect_right(self._cue_places, token.i)
        if at >= len(self._cue_places):
            return None
        added = self.result[at][1]
        if added.cue is None or not self.text[slice(*added.cue)].startswith(_ADDING):
            return None
        between = self.text[quotation.end : added.speaker.start]
        return None if between.strip() or not between else (added.speaker, "statement.quotation")

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether a quotation is all of its paragraph and the last attribution ends the paragraph before."""
        start, end = self.paragraphs[self.place]
        if quotation.start != start or self.text[quotation.end : end].strip():
            return False
        between = self.text[_end(self.result[self.last]) : start].strip()
        return self.last_paragraph == self.place - 1 and not between.strip(_CLOSING + _LEADS)

    def _is_apart(self, quotation: Quotation) -> bool:
        """Whether the teller speaks for a sentence or more between the last attribution and the quotation."""
        token = _token_at(self.doc, quotation.start)
        first = sentence_span(self.doc[self.result[self.last][0][0]])
        return (
            token is not None
            and _end(self.result[self.last]) < sentence_span(token).start_char - 1
            and (
                len(
                    self.text[
                        max(first.end_char, _end(self.result[self.last])) : sentence_span(token).start_char
                    ].split()
                )
                > 4
            )
        )

    def _uncued_sentence(self, quotation: Quotation) -> int | None:
        """The first code point of a sentence that ends in the quotation and has no cue: "But "we go on.""."""
        token = _token_at(self.doc, quotation.start)
        inner = self.text[quotation.inner_start : quotation.inner_end].rstrip()
        if token is None or inner[-1:] not in (".", "?", "!") or len(inner.split()) < 4:
            return None
        if sentence_start(token) in self.cued or self.result[self.last][1].quote_type == "indirect":
            return None
        start = max(sentence_span(token).start_char, self.paragraphs[self.place][0])
        return start if start >= _end(self.result[self.last]) else None

    def _extend(self, start: int, quotation: Quotation) -> None:
        goes_on = _quoted_with(self.doc, self.result, self.last)
        words, attribution = self.result[goes_on]
        content = (*attribution.content, (start, quotation.inner_end))
        self.result[goes_on] = (
            words,
            replace(attribution, content=content, quote_type=self.marked.type_of(content)),
        )
        self.last_paragraph = self.place


def _quoted_with(doc: Doc, result: list[Found], last: int) -> int:
    """The attribution whose quotation goes on: the last one, or the quotation that it is a remark to.

    In ""We fight on," he said, adding that talks had begun. "We must."" that is the first.
    """
    sentence = sentence_start(doc[result[last][0][0]])
    at = last
    while at >= 0 and sentence_start(doc[result[at][0][0]]) == sentence:
        if result[at][1].quote_type == "direct":
            return at
        at -= 1
    return last


def _end(found: Found) -> int:
    attribution = found[1]
    ends = [end for _, end in attribution.content]
    if attribution.cue is not None:
        ends.append(attribution.cue[1])
    return max(ends)


def _paragraph_of(found: Found, paragraphs: list[tuple[int, int]], near: int) -> int:
    """The number of the paragraph in which an attribution ends; paragraphs run forward with the quotations."""
    end = _end(found)
    while near > 0 and paragraphs[near][0] >= end:
        near -= 1
    return near


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
