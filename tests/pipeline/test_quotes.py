"""Who says what: each case is a sentence or paragraph with the <speaker> and the [content] marked.

Every statement of a case is numbered: `<1 Ann Lee> said [1 the mill is old].` A quotation split by its cue has
two contents with one number; a case without marks holds no statement.
"""

import re

import pytest
from spacy.language import Language

from extractor.pipeline.build import load

_PART = re.compile(r"<(\d) |\[(\d) |>|\]")


def unmarked(case: str) -> tuple[str, dict[str, tuple[str, list[str]]]]:
    """The text, and each numbered statement's speaker and contents."""
    text, opened = "", []
    speakers: dict[str, str] = {}
    contents: dict[str, list[str]] = {}
    at = 0
    for match in _PART.finditer(case):
        text += case[at : match.start()]
        at = match.end()
        if match[0] in ">]":
            kind, number, start = opened.pop()
            if kind == "<":
                speakers[number] = text[start:]
            else:
                contents.setdefault(number, []).append(text[start:])
        else:
            opened.append((match[0][0], match[1] or match[2], len(text)))
    text += case[at:]
    return text, {number: (speakers.get(number, ""), contents[number]) for number in contents}


def bare(content: str) -> str:
    return content.strip(" \n\"“”‘’',.").removesuffix("!")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=["statement"])


@pytest.mark.parametrize(
    "case",
    [
        "<1 Harbor Mills> said [1 it would cut 300 jobs].",
        "<1 The company> said on Tuesday that [1 it would cut 300 jobs].",
        "[1 The mill will close in May], <1 the company> said.",
        '"[1 The mill is old]," <1 Ann Lee> said.',
        '"[1 The mill is old]," said <1 Ann Lee>.',
        "According to <1 the report>, [1 sales fell in May].",
        "<1 The union> pledged [1 to fight the closure].",
        "The union did not say when the mill would close.",
    ],
)
def test_who_says_what(nlp: Language, case: str) -> None:
    text, expected = unmarked(case)
    found = [
        (claim.speaker.text, [bare(span.text) for span in claim.content]) for claim in nlp(text)._.claims
    ]
    assert found == [
        (speaker, [bare(content) for content in contents]) for speaker, contents in expected.values()
    ]
