"""Codes of shares beside a company's name: "GM.N", "(NYSE: F)". They prove the name and are no part of it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractor.pipeline.words import back, forward, texts

#: As on the Reuters wire: the share's code, a full stop, the exchange's ("7203.T", "BRKa.N", "TATA.NS", "BERT.UL").
_WIRE_CODE = re.compile(r"[A-Z0-9]{1,6}[a-z]?\.[A-Z]{1,3}[a-z]?|[A-Z0-9]{7,9}\.[A-Z]{1,2}")
#: Two of them without a blank between: "TLS.NTLSO.O".
_TWO_CODES = re.compile(r"[A-Z0-9]{2,6}[a-z]?\.[A-Z0-9]{3,9}[a-z]?\.[A-Z]{1,3}[a-z]?")
_EXCHANGES = frozenset(
    ("NYSE", "NASDAQ", "Nasdaq", "NasdaqGS", "LSE", "TSX", "ASX", "AMEX", "OTC", "OTCBB", "HKEX", "HKG", "NSE", "BSE", "FRA", "TYO", "LON", "EPA", "ETR", "AMS", "XETRA")
)  # fmt: skip
#: How many tokens a share's code in brackets may take.
_LONGEST = 8
_CLOSED_BY = {"(": ")", "<": ">", "[": "]"}


def code_after(doc: Doc, end: int) -> str | None:
    """The code of the share named right before token `end`, else None."""
    i, words = forward(doc, end), texts(doc)
    if i < len(words) and words[i] in _CLOSED_BY:
        i = forward(doc, i + 1)
    elif i < len(words) and not is_code(words[i]):
        return None
    if i >= len(words):
        return None
    if is_code(words[i]):
        return words[i]
    if words[i] in _EXCHANGES and i + 2 < len(words) and words[i + 1] == ":":
        return words[i + 2]
    return None


def code_start(doc: Doc, i: int) -> int:
    """The opening bracket of a share's code whose closing one is token `i`; -1 if there is none."""
    start = _bracket_before(doc, i)
    return start if start >= 0 and code_after(doc, start) is not None else -1


def before_code(doc: Doc, i: int) -> int:
    """The token before a share's code, or what else stands in short brackets, that ends at token `i`; else `i`."""
    start = i if i >= 0 and is_code(doc[i].text) else _bracket_before(doc, i)
    return back(doc, start - 1) if start >= 0 else i


def after_code(doc: Doc, i: int, limit: int) -> int:
    """The token behind short brackets, as of a share's code, that begin at token `i`; `i` if none do."""
    i = forward(doc, i)
    if i < limit and (closing := _CLOSED_BY.get(doc[i].text)) is not None:
        for end in range(i + 1, min(limit, i + _LONGEST)):
            if doc[end].text == closing:
                return forward(doc, end + 1)
    return i


def bracketed_code_end(doc: Doc, start: int) -> int:
    """The token behind the closing bracket of the share's code whose opening one is token `start`; -1 if none."""
    if code_after(doc, start) is None:
        return -1
    for i in range(start + 1, min(len(doc), start + _LONGEST)):
        if doc[i].text in _CLOSED_BY.values():
            return i + 1
    return -1


def is_code(text: str) -> bool:
    """Whether a token is a code of the Reuters wire, and no abbreviation like "U.S"."""
    return (
        "." in text
        and (_WIRE_CODE.fullmatch(text) is not None or _TWO_CODES.fullmatch(text) is not None)
        and (len(text) > 3 or text[0] not in "UD")
        and not (
            len(text) <= 3 and text in ("U.S", "U.K", "D.C", "A.M", "P.M", "L.A", "S.A", "N.V", "B.V", "A.G")
        )
    )


def name_end_before(doc: Doc, i: int) -> int:
    """The token before `i`, a share's code left out: "Tallis ( TLS.N )"."""
    return before_code(doc, i - 1)


def _bracket_before(doc: Doc, i: int) -> int:
    """The opening bracket of what token `i` closes, as far as a share's code may reach; -1 if there is none."""
    if i < 0 or doc[i].text not in _CLOSED_BY.values():
        return -1
    before = range(i - 1, max(-1, i - _LONGEST), -1)
    return next((j for j in before if _CLOSED_BY.get(doc[j].text) == doc[i].text), -1)
