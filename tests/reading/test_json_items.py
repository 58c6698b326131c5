"""The items of a list are cut at their borders, wherever the stream is cut."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import json_items
from extractor.reading.failure import ReadError
from extractor.reading.json_items import list_items, values_in_a_row

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(['"', "\\", '\\"', "[", "}", ","]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(max_size=4), VALUES, max_size=3)


def in_pieces(data: bytes, size: int) -> Callable[[int], bytes]:
    rest = [data[at : at + size] for at in range(0, len(data), size)][::-1]
    return lambda _: rest.pop() if rest else b""


def loaded(items: Any) -> list[Any]:
    return [item if isinstance(item, ReadError) else json.loads(item) for item in items]


@given(st.lists(VALUES), st.sampled_from([None, 1]), st.booleans(), st.integers(1, 9))
def test_items_of_a_list(values: list[Any], indent: int | None, plain: bool, size: int) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=plain).encode()
    assert loaded(list_items(in_pieces(data, size))) == values


@given(st.lists(OBJECTS, min_size=1), st.dictionaries(st.text(max_size=3), st.integers()), st.integers(1, 9))
def test_items_of_the_first_list_of_objects_inside(values: list[Any], around: Any, size: int) -> None:
    data = json.dumps({"head": around, "n": [1, [2]], "response": {"docs": values}, "tail": [{}]}).encode()
    assert loaded(list_items(in_pieces(data, size))) == values


@given(st.lists(OBJECTS, min_size=1), st.sampled_from(["", "\n", " \r\n "]), st.integers(1, 9))
def test_values_in_a_row(values: list[Any], between: str, size: int) -> None:
    data = between.join(json.dumps(value, indent=1) for value in values).encode()
    assert loaded(values_in_a_row(in_pieces(data, size))) == values


@pytest.mark.parametrize(
    ("data", "items", "ends"),
    [
        (b"[1, 2", [1], "ends inside"),
        (b'[{"a": 1}, {"b": "x', [{"a": 1}], "ends inside"),
        (b"[1] 2", [1], "follows the end"),
        (b"[1,, 2]", [1, "json_syntax", 2], None),
        (b"[1, 2,]", [1, 2], None),
        (b"[", [], "ends inside"),
    ],
)
def test_what_is_complete_comes_before_the_fault(data: bytes, items: list[Any], ends: str | None) -> None:
    found: list[Any] = []
    fault = None
    try:
        for item in list_items(in_pieces(data, 3)):
            found.append(item.code.value if isinstance(item, ReadError) else json.loads(item))
    except ReadError as error:
        fault = str(error)
    assert found == items
    assert fault is None if ends is None else ends in str(fault)


def test_an_item_over_the_limit_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_items, "MAX_DOCUMENT_BYTES", 100)
    data = json.dumps([{"a": 1}, "x" * 500, {"b": 2}]).encode()
    first, large, last = list_items(in_pieces(data, 7))
    assert isinstance(large, ReadError)
    assert (first, large.code, last) == (b'{"a": 1}', "too_large", b'{"b": 2}')
