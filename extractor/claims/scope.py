"""Where a cut or a headcount applies: the unit, place or role in the article's words."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.claims.counts import Count
from extractor.values.types import Days

_PLACES = frozenset(("in", "at", "from", "across", "within", "among", "throughout", "outside", "around"))
_ENDS = frozenset(
    (
        "as",
        "after",
        "by",
        "because",
        "due",
        "to",
        "for",
        "amid",
        "with",
        "when",
        "while",
        "if",
        "since",
        "over",
        "under",
        "during",
        "until",
        "before",
        "which",
        "who",
        "that",
        "on",
        "but",
        "through",
        "following",
        "despite",
        "via",
    )
)
_EVERYWHERE = frozenset(("globally", "worldwide", "nationwide"))
_NO_PLACE = frozenset(
    (
        "addition",
        "total",
        "all",
        "order",
        "response",
        "least",
        "most",
        "recent",
        "connection",
        "part",
        "line",
        "favor",
        "favour",
        "an",
        "risk",
        "january",
        "a",
    )
)
_MORE = frozenset(
    (
        "more",
        "additional",
        "other",
        "further",
        "new",
        "extra",
        "another",
        "total",
        "full-time",
        "people",
        "employees",
        "jobs",
        "of",
        "the",
        "its",
        "their",
        "job",
        "positions",
        "workers",
        "staff",
        "current",
        "existing",
        "entire",
        "global",
        "net",
        "planned",
        "permanent",
    )
)


def scope_of(count: Count, dates: list[Span]) -> Span | None:
    """The scope of the number: the phrase of place or unit behind it, else the words for the role inside it."""
    return _place(count, dates) or _role(count)


def _place(count: Count, dates: list[Span]) -> Span | None:
    doc = count.span.doc
    limit = count.span.sent.end
    i = count.end
    if i < limit and doc[i].lower_ in _EVERYWHERE:
        return doc[i : i + 1]
    if i >= limit or doc[i].lower_ not in _PLACES:
        return None
    dated = {t for span in dates if isinstance(span._.value, Days) for t in range(span.start, span.end)}
    end = i + 1
    while end < limit and end - i < 16:
        token = doc[end]
        if (
            end in dated
            or token.lower_ in _ENDS
            or token.text in ',;:.()"'
            or _finite(token)
            or token.is_space
        ):
            break
        end += 1
    while end > i + 1 and doc[end - 1].lower_ in (*_PLACES, "and", "or", "the", "a", "of"):
        end -= 1
    if end <= i + 1 or doc[i + 1].lower_ in _NO_PLACE or doc[i + 1].like_num:
        return None
    return doc[i + 1 : end]


def _role(count: Count) -> Span | None:
    """ "921 flight attendant jobs" -> "flight attendant jobs"; "600 pilots" -> "pilots"."""
    if count.noun is None or count.partitive or count.is_share:
        return None
    doc = count.span.doc
    words = [
        t
        for t in doc[count.span.end : count.noun.i]
        if t.lower_ not in _MORE and t.is_alpha and t.tag_ in ("NN", "NNS", "NNP", "JJ", "VBN", "VBG")
    ]
    if not words:
        return None
    return doc[words[0].i : count.noun.i + 1]


def _finite(token: Token) -> bool:
    return token.tag_ in ("VBZ", "VBP", "VBD", "MD", "VBN", "VB")
