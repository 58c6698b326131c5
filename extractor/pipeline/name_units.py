"""One capitalised name of an article, as the rules for names hand it on."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.pipeline.known_companies import KnownName


@dataclass(slots=True)
class Unit:
    """One name: its tokens, what proves it to be a company's by itself, and the known companies of that name."""

    start: int
    end: int
    legal_form: bool = False
    code: str | None = None
    known: KnownName | None = None
    #: a sentence begins with it, so that its capital letter says nothing
    initial: bool = False
    #: it begins with the name of a known company: "General Motors of Canada"
    extends: bool = False
    #: it stands in a headline of capitalised words, so that what surrounds it says nothing
    headline: bool = False
    #: as it is written, white space as single blanks; set when the borders are final
    text: str = ""
    #: its words as evidence about names is kept by them (`words_of`)
    words: tuple[str, ...] = ()
