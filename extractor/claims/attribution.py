"""Who an assertion is from: the statements whose content holds it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from extractor.pipeline.attribution import Attribution, Speaker
from extractor.pipeline.extensions import article_of, placed
from extractor.pipeline.names import Company

#: The text is looked up in blocks of so many code points.
_BLOCK = 512


class AttributionIndex:
    """The statements of one doc, by the code points that they hold."""

    def __init__(self, doc: Doc) -> None:
        self._text = article_of(doc).text
        self._attributions = [
            said.value for said in placed(doc, "statements") if isinstance(said.value, Attribution)
        ]
        self._blocks: dict[int, list[Attribution]] = {}
        #: what each speaker's cues say, by the identity of the company or person
        self._cues: dict[int, set[str]] = {}
        #: who tells, with which cue, of "the cuts"
        self._of_cuts: list[tuple[Speaker, str]] = []
        for one in self._attributions:
            if one.speaker.entity is not None and one.cue is not None:
                self._cues.setdefault(id(one.speaker.entity), set()).add(self._text[slice(*one.cue)])
            if one.cue is not None and _CUTS_TOLD.match(self._text, one.cue[1]):
                self._of_cuts.append((one.speaker, self._text[slice(*one.cue)]))
            blocks = {i for start, end in one.content for i in range(start // _BLOCK, end // _BLOCK + 1)}
            for i in blocks:
                self._blocks.setdefault(i, []).append(one)

    def of(self, token: Token) -> Attribution | None:
        """The innermost statement whose content holds the token, else None."""
        return next(iter(self.all_of(token)), None)

    def all_of(self, token: Token) -> list[Attribution]:
        """Every statement whose content holds the token, the innermost first."""
        holding = self._blocks.get(token.idx // _BLOCK, [])
        return sorted((one for one in holding if one.covers(token.idx)), key=_length)

    def confirms(self, company: Company, verbs: frozenset[str]) -> bool:
        """Whether the company itself says something in the article with one of the verbs."""
        return not verbs.isdisjoint(self._cues.get(id(company), ()))

    def confirms_cuts(self, company: Company, verbs: frozenset[str]) -> bool:
        """Whether the company or its spokesman says of the cuts with one of the verbs: "confirmed the cuts"."""
        names = {name.casefold() for name in (company.name, *company.aliases)}
        return any(
            cue in verbs and (speaker.entity is company or (speaker.organization or "").casefold() in names)
            for speaker, cue in self._of_cuts
        )


#: What is confirmed when a cut is, in the same sentence; not where the number is left open.
_CUTS_TOLD = re.compile(
    r"(?![^.]{0,160}\b(?:how many|number of|declined|would not|did not)\b)\s+(?:the|these|those|its)\s+"
    r"(?:\w+\s+){0,2}(?:cuts?|cutbacks|layoffs?|redundancies|job losses|reductions?|dismissals|figures?|number)\b"
)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
