"""Columns are found by the names that data sets use."""

from __future__ import annotations

import pytest

from extractor.reading.columns import described, find_columns, record_columns, value_at
from extractor.reading.failure import ReadError


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("text", "text=text"),
        ("TEXT, Title", "text=TEXT title=Title"),
        ("id, title, publication, author, date, year, url, content", "text=content title=title published=date url=url source=publication id=id"),
        ("maintext, title, date_publish, date_download, source_domain", "text=maintext title=title published=date_publish source=source_domain"),
        ("Article, Heading, Date, NewsType", "text=Article title=Heading published=Date"),
        ("headline, body, pub. date, link, publisher", "text=body title=headline published=pub. date url=link source=publisher"),
        ("text, body, content", "text=text"),
        ("articleBody, datePublished, name", "text=articleBody published=datePublished"),
        ("_id, full_text, published_at", "text=full_text published=published_at id=_id"),
    ],
)  # fmt: skip
def test_usual_names(names: str, found: str) -> None:
    columns = find_columns(names.split(", "), {})
    assert " ".join(f"{ours}={theirs}" for ours, theirs in columns.items()) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"text": "story_2"}, {"text": "story_2", "title": "title", "published": "date"}),
        ({"text": "body", "published": ""}, {"text": "body", "title": "title"}),
        ({"text": "content", "title": "body"}, {"text": "content", "title": "body", "published": "date"}),
    ],
)
def test_what_the_user_names_goes_first(given: dict[str, str], found: dict[str, str]) -> None:
    assert find_columns(["title", "body", "content", "date", "story_2"], given) == found


@pytest.mark.parametrize(
    ("names", "given", "code", "listed"),
    [
        ("a, b", {}, "no_text", "'a', 'b'"),
        ("a, b", {"text": "c"}, "no_text", "no field 'c' .* 'a', 'b'"),
        ("body, content, a", {}, "ambiguous", "'body', 'content'"),
        ("Story, Article Text", {}, "ambiguous", "'Story', 'Article Text'"),
    ],
)
def test_absence_and_ambiguity_list_the_columns(
    names: str, given: dict[str, str], code: str, listed: str
) -> None:
    with pytest.raises(ReadError, match=listed) as caught:
        find_columns(names.split(", "), given)
    assert caught.value.code == code
    assert "--field text=NAME" in str(caught.value)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"content": None, "body": "x"}, "body"),
        ({"article": {"id": 1}, "body": "x"}, "body"),
        ({"content": ["x"]}, "content"),
        ({"text": 1, "body": "x"}, "text"),
    ],
)
def test_in_a_record_only_what_is_there_counts(record: dict[str, object], text: str) -> None:
    assert record_columns(record, {})["text"] == text


@pytest.mark.parametrize(
    ("name", "value"), [("a", 1), ("b.c", 2), ("b.d", None), ("e.f", 3), ("x.y", None), (None, None)]
)
def test_a_field_in_a_field(name: str | None, value: object) -> None:
    assert value_at({"a": 1, "b": {"c": 2}, "e.f": 3}, name) == value


def test_only_names_that_are_not_ours_are_told() -> None:
    assert described({"text": "text", "title": "title"}, "a.csv") is None
    told = described({"text": "bo\x1bdy", "title": "title"}, "a.csv")
    assert told == "a.csv: text='bo\\x1bdy', title='title' (--field names other columns)"
