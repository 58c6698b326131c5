"""Who speaks in a quotation without a cue: the name before a colon, after a dash, or of the sentence before."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from extractor.pipeline.attribution import Speaker
from extractor.pipeline.extensions import article_of
from extractor.pipeline.quotation_marks import Quotation
from extractor.pipeline.speakers import Speakers
from extractor.pipeline.turns import person_called
from extractor.pipeline.words import sentence_start

#: A dash and a name behind a quotation, alone on the rest of its line.
_SIGNATURE = re.compile(
    r"\s*(?:--?|[–—―])[^\S\n]?(?P<name>[A-Z](?:[\w.'’-]*\w)?(?:\.(?= ))?(?: [A-Z](?:[\w.'’-]*\w)?(?:\.(?= ))?){0,4})"
    r"(?=\.?\s*?(?:[,\n]|\Z))"
)


#: Who is quoted in a round of comments: "ANN LEE, CHIEF ECONOMIST, HARBOR BANK, HOLM:", with or without a topic, "JOBS:".
_NAME = r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
_LABEL = re.compile(
    _NAME
    + r", (?P<title>[^:.,\"“”\n]{3,80}), (?P<firm>[A-Z\d][^:,\"“”\n]{1,79})(?:, [^:\"“”\n]{2,60})?"
    + r"[:.](?: [A-Z][A-Z ,&/'-]{2,40}:)?\s*$"
)
_LABEL_START = re.compile(r"[.:”\"\n]\s+(?=[A-Z])")
_LONGEST_LABEL = 240
_LONGEST_SIGNATURE = 120

_SOURCE = re.compile(r"[ ]?[\[(](?:via )?(?P<name>[A-Z][\w.'’& -]{1,40}?)\.?[\])]")


class UncuedSpeakers:
    """Finds the speaker of a quotation from what stands right around it."""

    def __init__(self, speakers: Speakers, paragraphs: list[tuple[int, int]]) -> None:
        self.speakers, self.paragraphs = speakers, paragraphs
        self.doc, self.text = speakers.doc, article_of(speakers.doc).text

    def of(self, quotation: Quotation, paragraph: int) -> tuple[Speaker, str] | None:
        """The speaker and the name of the rule; None where nothing beside the quotation names one."""
        text, (start, end) = self.text, self.paragraphs[paragraph]
        source = _SOURCE.match(text, quotation.end, min(end, quotation.end + _LONGEST_SIGNATURE))
        if source is not None and (speaker := self._of_match(source)) is not None:
            return speaker, "statement.signature"
        labelled = self._labelled(quotation, start)
        if labelled is not None:
            return labelled, "statement.colon"
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

    def signed(self, quotation: Quotation, paragraph: int) -> tuple[Speaker, str] | None:
        """Who signs a quotation that begins a line: the name behind a dash that ends the line."""
        text, (start, end) = self.text, self.paragraphs[paragraph]
        lead = text[start : quotation.start].rstrip(" \u00a0")
        if lead and not lead.endswith("\n"):
            return None
        signature = _SIGNATURE.match(text, quotation.end, min(end, quotation.end + _LONGEST_SIGNATURE))
        speaker = None if signature is None else self._of_match(signature)
        return None if speaker is None else (speaker, "statement.signature")

    def _of_match(self, match: re.Match[str]) -> Speaker | None:
        """The speaker whose name a match holds."""
        token = self._token(match.end("name") - 1)
        if token is None:
            return None
        return replace(self.speakers.of(token), start=match.start("name"), end=match.end("name"))

    def _labelled(self, quotation: Quotation, start: int) -> Speaker | None:
        """The person of a label with name, office and firm before the quotation; in capitals when a full stop ends it."""
        lead = self.text[max(start, quotation.start - _LONGEST_LABEL) : quotation.start]
        end = lead.rstrip()[-1:]
        if end not in (":", "."):
            return None
        borders = [match.end() for match in _LABEL_START.finditer(lead.rstrip()[:-1])]
        for border in [0, *borders]:
            label = _LABEL.match(lead, border)
            if label is not None and (end == ":" or label[0].isupper()):
                return self._of_label(label, quotation.start - len(lead))
        return None

    def _of_label(self, label: re.Match[str], offset: int) -> Speaker:
        name, title, firm = label["name"], label["title"], label["firm"].strip()
        person = person_called(self.doc, name)
        token = self._token(offset + label.start("firm"))
        body = None if token is None or not self.speakers.is_named(token) else self.speakers.of(token)
        return Speaker(
            offset + label.start("name"),
            offset + label.end("name"),
            name if person is None else person.name,
            "person",
            (title.lower() if title.isupper() else title)
            if person is None or not person.title
            else person.title,
            body.name if body is not None and body.kind == "organization" else firm,
            person,
        )

    def _before_colon(self, colon: int) -> Speaker | None:
        """The subject of the sentence that ends in a colon, or the name that is all of it."""
        token = self._token(colon)
        if token is None:
            return None
        subject = self._subject(colon)
        if subject is not None:
            return self.speakers.of(subject)
        previous = token.nbor(-1) if token.i > 0 else None
        if previous is not None and self.speakers.is_time(previous):
            previous = self.speakers.person_named(sentence_start(token), token.i)
        if previous is not None and (self.speakers.is_named(previous) or previous.tag_.startswith("NN")):
            return self.speakers.of(previous)
        return None

    def _subject(self, offset: int) -> Token | None:
        """The subject of the sentence at a code point: that of its main verb, else the last one before the point."""
        token = self._token(offset)
        if token is None:
            return None
        found = None
        for candidate in self.doc[sentence_start(token) : token.i + 1]:
            if candidate.dep_ == "nsubj" and candidate.head.i <= token.i:
                found = candidate
                if candidate.head.dep_ == "ROOT":
                    break
        return found

    def _token(self, offset: int) -> Token | None:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None
