"""Finds the places that name a company: legal forms, exchange codes, known names, and the base model's guesses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.pipeline.name_runs import Run, name_sentences, runs
from extractor.rules import Rules

#: "GM.N", "BERT.UL", "7203.T", "TATA.NS": a share's code and its exchange's, as on the Reuters wire.
_REUTERS_CODE = re.compile(r"[A-Z0-9]{1,6}(?:[a-z])?\.[A-Z]{1,3}(?:[a-z])?")
_EXCHANGES = frozenset(
    (
        "NYSE",
        "NASDAQ",
        "Nasdaq",
        "LSE",
        "TSX",
        "ASX",
        "AMEX",
        "OTC",
        "HKEX",
        "NSE",
        "BSE",
        "FRA",
        "TYO",
        "LON",
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens that may name a company; `sure` when its own words or its code prove it."""

    start: int
    end: int
    rule: str
    sure: bool
    code: str | None = None


class MentionFinder:
    """Finds candidates for company names in a doc."""

    def __init__(self, rules: Rules) -> None:
        self._proving = frozenset(rules.table("legal_forms.toml")["proving"])

    def find(self, doc: Doc) -> list[Found]:
        """The candidates in the order of the text; they may overlap."""
        every_run = list(runs(doc))
        found = [
            *self._by_legal_form(doc, every_run),
            *self._by_code(doc, every_run),
            *self._by_base_model(doc),
        ]
        return sorted(found, key=lambda item: (item.start, -item.end))

    def _by_legal_form(self, doc: Doc, every_run: list[Run]) -> Iterator[Found]:
        for run in every_run:
            start = run.start
            for i in range(run.start, run.end):
                if (
                    i > start
                    and doc[i].text in self._proving
                    and not (i + 1 < run.end and doc[i + 1].text in self._proving)
                ):
                    yield Found(self._left_border(doc, start), i + 1, "company.legal_form", True)
                    start = i + 1
            after = run.end
            if (
                after + 1 < len(doc)
                and doc[after].text == ","
                and doc[after + 1].text in self._proving
                and start < run.end
            ):
                yield Found(self._left_border(doc, start), after + 2, "company.legal_form", True)

    def _left_border(self, doc: Doc, start: int) -> int:
        """Where the name begins that has a legal form: partners' names before commas belong to it."""
        return start

    def _by_code(self, doc: Doc, every_run: list[Run]) -> Iterator[Found]:
        ends = {run.end: run for run in every_run}
        for token in doc:
            code = share_code(doc, token.i)
            if code is None:
                continue
            before = token.i - 1 if token.i and doc[token.i - 1].text in ("(", "<", "[") else token.i
            run = ends.get(before)
            if run is not None:
                yield Found(run.start, run.end, "company.share_code", True, code)
            elif before == token.i:
                for run in every_run:
                    if run.start < token.i < run.end:
                        yield Found(run.start, token.i, "company.share_code", True, code)

    def _by_base_model(self, doc: Doc) -> Iterator[Found]:
        counted = bytearray(len(doc))
        for start, end in name_sentences(doc):
            counted[start:end] = b"\x01" * (end - start)
        for span in doc.spans.get("base_entities", []):
            if span.label_ == "ORG" and counted[span.start]:
                start, end = _trimmed(doc, span.start, span.end)
                if start < end:
                    yield Found(start, end, "company.base_model", False)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The borders without article, quotation marks, possessive, share code and what follows it."""
    for i in range(start + 1, end):
        if doc[i].text in ("(", "<", "[") or share_code(doc, i) is not None:
            end = i
            break
    while start < end and (not doc[start].text[0].isalnum() or doc[start].lower_ in ("the", "a", "an")):
        start += 1
    while end > start and not doc[end - 1].text.rstrip(".")[-1:].isalnum():
        end -= 1
    if end > start and doc[end - 1].lower_ in ("'s", "’s"):
        end -= 1
    return start, end


def share_code(doc: Doc, i: int) -> str | None:
    """The share's code at token `i`: "GM.N", or the F of "(NYSE: F)" when `i` is the exchange."""
    token = doc[i]
    if (
        _REUTERS_CODE.fullmatch(token.text)
        and token.text not in ("U.S", "U.K", "D.C")
        and "." in token.text[1:]
    ):
        return str(token.text)
    if (
        token.text in _EXCHANGES
        and i
        and doc[i - 1].text == "("
        and i + 2 < len(doc)
        and doc[i + 1].text == ":"
    ):
        return str(doc[i + 2].text)
    return None
