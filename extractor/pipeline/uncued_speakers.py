"""Who speaks in a quotation without a cue: the name before a colon, after a dash, or of the sentence before."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from extractor.pipeline.attribution import Speaker
from extractor.pipeline.extensions import article_of
from extractor.pipeline.quotation_marks import Quotation
from extractor.pipeline.speakers import Speakers

_SIGNATURE = re.compile(r"[ \n]*(?:--?|[–—])[ ]?(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,4})(?=[,\n]|$)")


_SOURCE = re.compile(r"[ ]?[\[(](?:via )?(?P<name>[A-Z][\w.'’& -]{1,40}?)\.?[\])]")


class UncuedSpeakers:
    """Finds the speaker of a quotation from what stands right around it."""

    def __init__(self, speakers: Speakers, paragraphs: list[tuple[int, int]]) -> None:
        self.speakers, self.paragraphs = speakers, paragraphs
        self.doc, self.text = speakers.doc, article_of(speakers.doc).text

    def of(self, quotation: Quotation, paragraph: int) -> tuple[Speaker, str] | None:
        """The speaker and the name of the rule; None where nothing beside the quotation names one."""
        text, (start, end) = self.text, self.paragraphs[paragraph]
        stop = min(end, quotation.end + 120)
        signature = _SIGNATURE.match(text, quotation.end, stop) if quotation.start == start else None
        signature = signature or _SOURCE.match(text, quotation.end, stop)
        if signature is not None:
            token = self._token(signature.end("name") - 1)
            if token is not None:
                speaker = self.speakers.of(token)
                return replace(
                    speaker, start=signature.start("name"), end=signature.end("name")
                ), "statement.signature"
        lead = quotation.start
        while lead > 0 and text[lead - 1].isspace() and quotation.start - lead < 10:
            lead -= 1
        if lead > 0 and text[lead - 1] == ":":
            introduced = self._before_colon(lead - 1)
            return None if introduced is None else (introduced, "statement.colon")
        if quotation.start > start:
            token = self._subject(lead - 1)
            subject = None if token is None else self.speakers.of(token)
            if subject is not None and subject.kind == "person":
                return subject, "statement.introduced"
        return None

    def _before_colon(self, colon: int) -> Speaker | None:
        """The subject of the sentence that ends in a colon, or the name that is all of it."""
        token = self._token(colon)
        if token is None:
            return None
        subject = self._subject(colon)
        if subject is not None:
            return self.speakers.of(subject)
        previous = token.nbor(-1) if token.i > 0 else None
        if previous is not None and (self.speakers.is_named(previous) or previous.tag_.startswith("NN")):
            return self.speakers.of(previous)
        return None

    def _subject(self, offset: int) -> Token | None:
        """The subject of the sentence at a code point: that of its main verb, else the last one before the point."""
        token = self._token(offset)
        if token is None:
            return None
        found = None
        for candidate in self.doc[token.sent.start : token.i + 1]:
            if candidate.dep_ == "nsubj" and candidate.head.i <= token.i:
                found = candidate
                if candidate.head.dep_ == "ROOT":
                    break
        return found

    def _token(self, offset: int) -> Token | None:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None
