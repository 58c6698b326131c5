"""Text from articles made fit for a terminal: hostile characters shown, marked places coloured."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.text import Text

from extractor.display.marks import Mark

#: Colours by what a mark names; anything else is a value.
_STYLES = {
    "companies": "bold cyan",
    "company": "bold cyan",
    "speaker": "bold magenta",
    "attribution": "bold magenta",
    "person": "bold magenta",
    "cue": "italic yellow",
    "content": "green",
    "date": "bold blue",
    "announced": "bold blue",
    "effective": "bold blue",
    "as_of": "bold blue",
    "period": "bold blue",
}
_VALUE = "bold green"


def counted(number: int, noun: str) -> str:
    """The number with its noun: "1 claim", "1,200 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def printable(text: str) -> str:
    """The text with every control or formatting character replaced by one visible character.

    Its length stays the same, so that offsets hold, and nothing in it can move a cursor or turn the
    direction of what follows.
    """
    return "".join(map(_printable, text))


def highlighted(text: str, offset: int, marks: Iterable[Mark]) -> Text:
    """A piece of an article that begins at `offset`, its marked places coloured."""
    shown = Text(printable(text))
    for mark in sorted(marks, key=lambda mark: mark.start - mark.end):
        start, end = max(mark.start - offset, 0), min(mark.end - offset, len(text))
        if start < end:
            shown.stylize(_STYLES.get(mark.name, _VALUE), start, end)
    return shown


def _printable(character: str) -> str:
    if character in "\n\t\r" or unicodedata.category(character) == "Zs":
        return " "
    return (
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        else character
    )
