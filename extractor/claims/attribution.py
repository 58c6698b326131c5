"""Who an assertion is from: the statements whose content holds it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractor.pipeline.attribution import Attribution
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
        for one in self._attributions:
            if one.speaker.entity is not None and one.cue is not None:
                self._cues.setdefault(id(one.speaker.entity), set()).add(self._text[slice(*one.cue)])
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


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
