"""The turns of an interview or a transcript: paragraphs that begin with a name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.pipeline.attribution import Attribution, QuoteType, Speaker
from extractor.pipeline.extensions import article_of
from extractor.pipeline.names import Person

#: The label of a turn, its colon and a text of some words: "Mendes: About 3,000 so far."; each turn may stand in marks.
_LABEL = re.compile(
    r"[\"“]?(?P<name>(?:[A-Z][\w.’'-]*[\w.])(?: [A-Z][\w.’'-]*[\w.]){0,3})[ ]?:[ \u00a0]+(?=\S+ \S+ )(?P<said>\S)"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the paragraph's number, its label and what is said, in code points."""

    paragraph: int
    label: tuple[int, int]
    said: tuple[int, int]


def turns(doc: Doc, paragraphs: list[tuple[int, int]]) -> list[Turn]:
    """The turns among the paragraphs.

    A label counts when it names a person of the article or stands before two paragraphs or more: a single
    "Update: ..." or "Note: ..." is no turn, nor is a label in capitals where no person of the article has turns.
    """
    text = article_of(doc).text
    labelled = [(text[turn.label[0] : turn.label[1]], turn) for turn in _labelled(text, paragraphs)]
    times = Counter(name for name, _ in labelled)
    people = {name for name in times if person_called(doc, name) is not None}
    return [
        turn
        for name, turn in labelled
        if name in people or (times[name] > 1 and (people or name.split()[-1][1:].islower()))
    ]


def _labelled(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[Turn]:
    for number, (start, end) in enumerate(paragraphs):
        match = _LABEL.match(text, start, end)
        if match is not None:
            marked = match.start("name") > start
            last = len(text[start:end].rstrip('"” \n')) if marked else end - start
            said = (match.start("said"), start + last)
            yield Turn(number, (match.start("name"), match.end("name")), said)


def person_called(doc: Doc, label: str) -> Person | None:
    """The person of the article whose name, or its last word, is the label; capitals do not matter."""
    wanted = label.casefold()
    for person in doc._.people:
        name = person.name.casefold()
        if wanted == name or wanted == name.split()[-1]:
            return person if isinstance(person, Person) else None
    return None


def turn_attribution(doc: Doc, turn: Turn, quote_type: QuoteType) -> Attribution:
    """What the turn says and who says it; its type, like any other's, is that of its quotation marks."""
    label = article_of(doc).text[turn.label[0] : turn.label[1]]
    person = person_called(doc, label)
    if person is None:
        speaker = Speaker(*turn.label, label, "unnamed")
    else:
        speaker = Speaker(*turn.label, person.name, "person", person.title, person.organization, person)
    return Attribution(speaker, None, (turn.said,), quote_type, "statement.turn")
