"""Who an assertion is from: the statement whose content holds it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractor.pipeline.attribution import Attribution
from extractor.pipeline.names import Company

_CONFIRMING = frozenset(("confirmed", "confirms", "confirm", "acknowledged", "acknowledges"))


class AttributionIndex:
    """The statements of one doc, by the code points that they hold."""

    def __init__(self, doc: Doc) -> None:
        self._text = doc.text
        self._attributions = [
            span._.value for span in doc.spans.get("statements", []) if isinstance(span._.value, Attribution)
        ]

    def of(self, token: Token) -> Attribution | None:
        """The innermost statement whose content holds the token, else None."""
        holding = [one for one in self._attributions if one.covers(token.idx)]
        return min(holding, key=_length, default=None)

    def confirms(self, company: Company) -> bool:
        """Whether the company itself confirms something in the article."""
        return any(
            one.speaker.entity is company
            and one.cue is not None
            and self._text[slice(*one.cue)] in _CONFIRMING
            for one in self._attributions
        )

    def all_of(self, token: Token) -> list[Attribution]:
        """Every statement whose content holds the token, the innermost first."""
        return sorted((one for one in self._attributions if one.covers(token.idx)), key=_length)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
