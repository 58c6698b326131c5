"""The sentences that a record is shown in, and where a gold string stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.evaluation.places import Passages, find

TEXT = "Mill cuts 30\n\nThe mill, No. 3 of its kind, cut 30 jobs. It may cut 40. Nobody spoke.\n\nEnd."


@pytest.mark.parametrize(
    ("strings", "passages"),
    [
        (["cuts 30"], ["Mill cuts 30"]),
        (["30 jobs"], ["The mill, No. 3 of its kind, cut 30 jobs."]),
        (["The mill", "30 jobs"], ["The mill, No. 3 of its kind, cut 30 jobs."]),
        (["30 jobs", "40"], ["The mill, No. 3 of its kind, cut 30 jobs. It may cut 40."]),
        (["Mill", "30 jobs"], ["Mill cuts 30", "The mill, No. 3 of its kind, cut 30 jobs."]),
        (["Mill", "spoke"], ["Mill cuts 30", "Nobody spoke."]),
        (["End"], ["End."]),
        ([], []),
    ],
)
def test_sentences_around_places(strings: list[str], passages: list[str]) -> None:
    places = [place for string in strings if (place := find(string, TEXT))]
    assert [TEXT[start:end].strip() for start, end in Passages(TEXT).around(places)] == passages


@pytest.mark.parametrize(
    ("string", "found"),
    [
        ("30 jobs", "30 jobs"),
        ("3 of  its", "3 of its"),
        ("cut", "cut"),
        ("obs", "obs"),
        ("absent", None),
        ("", None),
    ],
)
def test_a_gold_string_is_found_as_a_word_first(string: str, found: str | None) -> None:
    place = find(string, TEXT)
    assert (place and TEXT[slice(*place)]) == found
    assert string != "cut" or place == (TEXT.index("cut 30 jobs"), TEXT.index(" 30 jobs"))


@given(text=st.text(), places=st.lists(st.tuples(st.integers(-3, 99), st.integers(-3, 99)), max_size=5))
def test_passages_lie_in_the_text_and_do_not_overlap(text: str, places: list[tuple[int, int]]) -> None:
    passages = Passages(text).around(places)
    borders = [border for passage in passages for border in passage]
    assert borders == sorted(borders)
    assert all(0 <= border <= len(text) for border in borders)
