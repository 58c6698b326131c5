"""Names in headlines whose words are nearly all capitalised: there capitals prove nothing, the article's body does."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from extractor.pipeline.extensions import placed
from extractor.pipeline.name_units import Unit
from extractor.pipeline.sections import SectionKind
from extractor.pipeline.words import texts

#: A headline of fewer words can be a name from its first word to its last.
_FEWEST_WORDS = 4
#: Shorter words keep their small letter in most papers' headlines.
_SHORTEST = 4


def capitalised_headlines(doc: Doc) -> list[tuple[int, int]]:
    """The titles of which all words but one in ten are capitalised, as token borders, `end` exclusive."""
    found = []
    for start, end, section in placed(doc, "sections"):
        if section.kind is SectionKind.TITLE:
            words = [word for word in texts(doc)[start:end] if word.isalpha() and len(word) >= _SHORTEST]
            capitalised = sum(word[0].isupper() for word in words)
            if len(words) >= _FEWEST_WORDS and capitalised >= 0.9 * len(words):
                found.append((start, end))
    return found


class HeadlineNames:
    """Finds in a headline the names that the units of the body show, with the body's borders."""

    def __init__(self, generic: Collection[str]) -> None:
        self._generic = frozenset(generic)

    def find(self, doc: Doc, headline: tuple[int, int], cut: list[Unit], body: list[Unit]) -> list[Unit]:
        """The units of a headline: names of the body, known names, and what a legal form ends.

        `cut` are the units that the headline's capitals give by themselves.
        """
        names: dict[str, set[tuple[str, ...]]] = {}
        for unit in body:
            for words in self._forms(doc, unit):
                names.setdefault(words[0], set()).add(words)
        found = [unit for unit in cut if unit.known is not None]
        for start in range(*headline):
            ends = (_match(doc, start, headline[1], words) for words in names.get(doc[start].lower_, ()))
            if end := max(ends, default=0):
                found.append(Unit(start, end))
        taken = bytearray(len(doc))
        chosen = []
        for unit in sorted(found, key=lambda unit: (unit.start - unit.end, unit.known is None)):
            if not any(taken[unit.start : unit.end]):
                taken[unit.start : unit.end] = b"\x01" * (unit.end - unit.start)
                chosen.append(unit)
        chosen += [
            unit
            for unit in cut
            if unit.legal_form and unit.known is None and not any(taken[unit.start : unit.end])
        ]
        for unit in chosen:
            unit.headline = True
        return sorted(chosen, key=lambda unit: unit.start)

    def _forms(self, doc: Doc, unit: Unit) -> Iterator[tuple[str, ...]]:
        """The words of a body's name, and the shorter forms under which a headline names a company."""
        words = tuple(token.lower_ for token in doc[unit.start : unit.end] if not token.is_space)
        if unit.initial and len(words) == 1 and doc[unit.start].tag_ not in ("NNP", "NNPS"):
            return
        yield words
        if unit.legal_form:
            shortest = 2 if words[0].rstrip(".") in self._generic else 1
            yield from (words[:size] for size in range(shortest, len(words)) if words[size - 1][-1].isalnum())


def _match(doc: Doc, start: int, limit: int, words: tuple[str, ...]) -> int:
    """The end of the stretch from token `start` with these words; 0 if the headline does not have them."""
    end = start + len(words)
    if end > limit or any(doc[start + i].lower_ != word for i, word in enumerate(words)):
        return 0
    return end
