"""Rows of tables: delimiters, headers, line ends in cells, and rows that are broken."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article
from extractor.reading.decode import Decoded
from extractor.reading.failure import ReadError
from extractor.reading.formats import read_source
from extractor.reading.intake import Intake
from extractor.reading.limits import Expansion
from extractor.reading.record import ReadOptions
from extractor.reading.source import Source
from extractor.reading.table_rows import Lines, rows


def read(data: str | bytes, **fields: str) -> list[tuple[str, str]]:
    """For each item its id and text, or its line and code."""
    raw = io.BytesIO(data if isinstance(data, bytes) else data.encode())
    source = Source(io.BufferedReader(raw, 65_536), "a.csv", "a.csv", "a.csv", Expansion())
    items = read_source(source, Intake(ReadOptions(fields=fields)))
    return [(i.id, i.text) if isinstance(i, Article) else (str(i.line), str(i.code)) for i in items]


@pytest.mark.parametrize(
    "data",
    [
        "title,text\na,Some jobs\n",
        "title;text\na;Some jobs\n",
        "title\ttext\r\na\tSome jobs\r\n",
        "title|text\na|Some jobs",
        '"title" , "text"\n"a","Some jobs"\n',
        "sep=;\ntitle;text\na;Some jobs\n",
        "\n\ntitle,text\n\na,Some jobs\n",
        "title,text\na,Some jobs\n".encode("utf-16"),
        "\ufefftitle,text\na,Some jobs\n",
    ],
)
def test_delimiter_and_header_are_found(data: str | bytes) -> None:
    ((_, text),) = read(data)
    assert text == "Some jobs"


def test_the_id_is_the_line_on_which_the_row_begins() -> None:
    assert read('text,n\n"one\ntwo",1\n\n"three",2\n') == [("a.csv:2", "one\ntwo"), ("a.csv:5", "three")]


def test_columns_by_name_and_by_number() -> None:
    assert read("a,b\n1,jobs\n", text="b") == [("a.csv:2", "jobs")]
    assert read("5,jobs go\n6,more go\n", text="2", id="1") == [("5", "jobs go"), ("6", "more go")]


@pytest.mark.parametrize(
    ("row", "result"),
    [
        ('1,He said "no" twice', ("a.csv:2", 'He said "no" twice')),
        ('1,"He said ""no"" twice"', ("a.csv:2", 'He said "no" twice')),
        ('1,"No" he said', ("a.csv:2", "No he said")),
        ("1,a,,", ("a.csv:2", "a")),
        ("1,a,b", ("2", "table_syntax")),
        ("1", ("2", "no_text")),
        ("1,", ("2", "empty")),
    ],
)
def test_dirty_rows(row: str, result: tuple[str, str]) -> None:
    assert read(f"n,text\n{row}\n2,good\n") == [result, ("a.csv:3", "good")]


@pytest.mark.parametrize(
    "data",
    [
        'n,text,k\n1,"runs away,1\n2,"good",2\n3,"more",3\n',
        'n,text,k\n1,"He said "no" and\nwent, he did",1\n2,"good",2\n3,more,3\n',
    ],
)
def test_a_quotation_mark_that_runs_away_costs_its_row(data: str) -> None:
    first, *rest = read(data)
    assert first == ("2", "table_syntax")
    assert [text for _, text in rest] == ["good", "more"]


def test_a_cell_may_be_huge() -> None:
    text = "x" * 900_000
    assert read(f"text,n\n{text},1\n") == [("a.csv:2", text)]


CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS).filter(any)), st.sampled_from(",;\t|"))
def test_what_a_writer_writes_is_read_again(table: list[tuple[str, ...]], delimiter: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(table)
    lines = (Decoded(line) for line in io.StringIO(stream.getvalue(), newline="\n"))
    found = list(rows(Lines(lines), delimiter, 3))
    assert not [row for row in found if isinstance(row, ReadError)]
    assert [tuple(row.cells) for row in found] == table
