"""Where "today" (here `_`) is the present age and where it is the day."""

from __future__ import annotations

import re

import pytest

from extractor.rules import default_rules
from extractor.values.nowadays import NowadaysReader

READER = NowadaysReader(default_rules())


def read(sentence: str) -> list[list[tuple[str, str]]]:
    """The words on both sides, each with the tag behind its slash."""
    return [
        [(word, tag) for word, _, tag in (piece.partition("/") for piece in re.findall(r"\S+", side))]
        for side in sentence.split("_")
    ]


@pytest.mark.parametrize("sentence", [
    "_ , prudent/JJ hiring/NN persists/VBZ .",
    "the/DT role/NN that/WDT she/PRP plays/VBZ _ .",
    "Sales/NNS could/MD rise/VB to/IN $/$ 52/CD from/IN $/$ 26/CD _ .",
    "It/PRP is/VBZ one/CD of/IN the/DT largest/JJS banks/NNS _ .",
    "Many/JJ businesses/NNS _ are/VBP not/RB digital/JJ .",
    "The/DT things/NNS are/VBP _ more/RBR effective/JJ .",
])  # fmt: skip
def test_the_present_age(sentence: str) -> None:
    assert READER.is_nowadays(*read(sentence))


@pytest.mark.parametrize("sentence", [
    "",
    "_",
    "The/DT firm/NN said/VBD _ it/PRP will/MD pay/VB .",
    "_ , the/DT firm/NN launches/VBZ a/DT phone/NN .",
    "_ , the/DT firm/NN said/VBD so/RB .",
    "_ , the/DT firm/NN is/VBZ opening/VBG a/DT shop/NN .",
    "The/DT announcement/NN _ is/VBZ proof/NN .",
    "We/PRP are/VBP meeting/VBG _ .",
    "The/DT court/NN hears/VBZ the/DT case/NN _ .",
    "Shops/NNS announced/VBD _ that/IN they/PRP close/VBP .",
])  # fmt: skip
def test_the_day(sentence: str) -> None:
    assert not READER.is_nowadays(*(read(sentence) if "_" in sentence else ([], [])))
