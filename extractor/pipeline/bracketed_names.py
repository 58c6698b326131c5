"""Abbreviations in brackets right behind the name that they stand for: "Norland Rural Finance (NRFC)"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.pipeline.name_units import Unit
from extractor.pipeline.words import texts

_LONGEST = 8


def abbreviations(doc: Doc, companies: Iterable[Unit], units: Iterable[Unit]) -> dict[str, str]:
    """The full name of each abbreviation that the article also uses without its brackets.

    One that stands in brackets only may be a share's code.
    """
    words = texts(doc)
    bracketed: dict[int, Unit] = {}
    alone: set[str] = set()
    for unit in units:
        if unit.start and words[unit.start - 1] == "(" and unit.end < len(words) and words[unit.end] == ")":
            bracketed[unit.start - 1] = unit
        else:
            alone.add(unit.text)
    if not bracketed:
        return {}
    found: dict[str, str] = {}
    for company in companies:
        short = bracketed.get(company.end)
        if short is not None and short.text in alone and _abbreviates(short.text, company.text):
            found.setdefault(short.text, company.text)
    return found


def _abbreviates(short: str, full: str) -> bool:
    """Whether the letters are capitals mostly, and stand in the full name in this order."""
    if " " not in full:
        return False  # "Tallis (TLS)" has a share's code
    if (
        not 1 < len(short) <= _LONGEST
        or sum(map(str.isupper, short)) < 2
        or short[0].lower() != full[0].lower()
    ):
        return False
    letters = iter(full.lower())
    return all(letter in letters for letter in short.lower() if letter.isalnum())
