"""Inputs of every form to articles and errors: ids, dates, order, and each bad input's own code."""

from __future__ import annotations

import datetime
import io
import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.article import Article
from extractor.errors import InputError, UsageError
from extractor.reading import text_file, text_lines
from extractor.reading.formats import read_source
from extractor.reading.inputs import read_inputs, total_bytes
from extractor.reading.intake import Intake
from extractor.reading.jsonl import read_json_lines
from extractor.reading.limits import Expansion
from extractor.reading.record import ReadOptions, date_in_name, parse_date
from extractor.reading.source import Source

TEXT = "Northgate will cut 1,200 jobs."


def read(*inputs: object, skip: Path | None = None, **options: Any) -> list[Article | InputError]:
    return list(read_inputs([str(name) for name in inputs], Intake(ReadOptions(**options)), skip=skip))


def read_line(line: str | bytes, **options: Any) -> list[Article | InputError]:
    data = line if isinstance(line, bytes) else line.encode("utf-8", "surrogatepass")
    return list(read_json_lines(named("news.jsonl", io.BytesIO(data)), Intake(ReadOptions(**options))))


def named(name: str, raw: io.RawIOBase | io.BytesIO) -> Source:
    return Source(io.BufferedReader(raw, 65_536), name, name, name, Expansion())


def record(**fields: Any) -> str:
    return json.dumps({"id": "a", "text": TEXT} | fields)


# --- one record


@pytest.mark.parametrize(
    ("line", "code", "message_has"),
    [
        ('{"text": "x"', "json_syntax", "column 13"),
        ("[" * 100_000, "json_syntax", "nested"),
        ('{"text": "x", "id": ' + "9" * 5000 + "}", "json_syntax", "4300"),
        ('["a"]', "wrong_type", "a list"),
        ('"text"', "wrong_type", "a string"),
        ("null", "wrong_type", "found null"),
        ('{"bodies": "x", "id": "a"}', "no_text", "'bodies', 'id'"),
        ('{"body": "x", "content": "y"}', "ambiguous", "'body', 'content'"),
        ('{"text": null}', "no_text", "--field"),
        ('{"body": ["x"]}', "wrong_type", "a list"),
        ('{"text": 12}', "wrong_type", "a number 12"),
        ('{"text": ["a"]}', "wrong_type", "a list"),
        ('{"text": ""}', "empty", "empty"),
        ('{"text": " \\n\\u00a0 "}', "empty", "empty"),
        (record(title=["a"]), "wrong_type", "title"),
        (record(id=True), "wrong_type", "id"),
        (record(id=1.5), "wrong_type", "id"),
        (record(published="yesterday"), "bad_date", "YYYY-MM-DD"),
        (record(published="2019-02-30"), "bad_date", "2019-02-30"),
        (record(published="9999-12-31"), "bad_date", "1600 to 2999"),
        (record(published=20190305), "wrong_type", "published"),
        ('{"text": "a \\ud800 b"}', "surrogate", "U+D800 at 2"),
        (record(title="\udc00"), "surrogate", "title"),
        ('{"text": "a \\u0000 b"}', "nul", "at 2"),
        (record(url="a\0b"), "nul", "url"),
        (b'{"text": "a \x00 b, a long enough line of text to be a line of text"}', "nul", "NUL"),
        (record(text="x" * 1_000_001), "too_large", "1,000,001 characters"),
    ],
)
def test_a_bad_record_has_its_own_code_and_sentence(line: str | bytes, code: str, message_has: str) -> None:
    (error,) = read_line(line)
    assert isinstance(error, InputError)
    assert (error.code, error.input, error.line) == (code, "news.jsonl", 1)
    assert message_has in error.message


def test_the_lines_after_a_bad_one_are_read_and_blank_ones_are_no_documents() -> None:
    items = read_line(f'{record(id="a")}\n\n  \r\n{{"text"\n{record(id="b")}\r\n{record(id="a")}')
    assert [item.id if isinstance(item, Article) else (item.code, item.line) for item in items] == [
        "a",
        ("json_syntax", 4),
        "b",
        ("duplicate_id", 6),
    ]


def test_all_fields_arrive() -> None:
    (article,) = read_line(
        record(title="T", published="2019-03-05T23:30:00-05:00", url="u", source="s", author="ignored")
    )
    published = datetime.date(2019, 3, 5)
    assert article == Article(TEXT, "a", "T", published, "metadata", "u", "s")


def test_fields_can_be_renamed() -> None:
    options = {"fields": {"text": "body", "published": "day"}}
    (article,) = read_line(json.dumps({"body": TEXT, "day": "2019-03-05", "text": 1}), **options)
    assert (article.text, str(article.published)) == (TEXT, "2019-03-05")


def test_an_unknown_field_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="'tekst'; the fields are id, text"):
        ReadOptions(fields={"tekst": "body"})


def test_a_record_without_an_id_gets_its_line_and_a_number_is_an_id() -> None:
    items = read_line(f'{{"text": "{TEXT}"}}\n{record(id=7)}\n{record(id="")}')
    assert [item.id for item in items] == ["news.jsonl:1", "7", "news.jsonl:3"]


def test_a_surrogate_pair_in_json_is_one_character() -> None:
    (article,) = read_line('{"text": "cut \\ud83d\\ude00 jobs"}')
    assert article.text == "cut 😀 jobs"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_json_lines_in_any_encoding(codec: str) -> None:
    lines = "".join(json.dumps({"text": f"“£{n}m”"}, ensure_ascii=False) + "\n" for n in range(3))
    items = read_line(lines.encode(codec))
    assert [item.text for item in items] == ["“£0m”", "“£1m”", "“£2m”"]
    assert {item.encoding for item in items} == {None if codec.startswith("utf-8") else codec}


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_lines, "MAX_DOCUMENT_BYTES", 1000)
    items = read_line(record(id="a", text="x" * 5000) + "\n" + record(id="b"))
    assert [getattr(item, "code", None) or item.id for item in items] == ["too_large", "b"]


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"\x89PNG\r\n\x1a\n", "unsupported"),
        (b"\x1f\x8b\x08", "damaged"),
        (b'{"text": "x"}\n', "not_text"),
    ],
)
def test_binary_data_is_one_error_whatever_ends_lines_in_it(start: bytes, code: str) -> None:
    noise = bytes(n * n % 251 for n in range(20_000))
    (error,) = read_source(named("news.jsonl", io.BytesIO(start + noise)), Intake(ReadOptions()))
    assert (error.code, error.line) == (code, None)


def test_one_binary_line_costs_only_itself() -> None:
    items = read_line(record(id="a") + "\n" + "\x01" * 30 + "\n" + record(id="b", text="x" * 3000))
    assert [getattr(item, "code", None) or item.id for item in items] == ["a", "not_text", "b"]


@pytest.mark.parametrize(
    ("line", "article_id"),
    [
        (record(id="a", text=1), "a"),
        (record(id=7, published="soon"), "7"),
        (record(id=True), None),
        ('{"text": ""}', None),
        ("[]", None),
        ("{", None),
    ],
)
def test_an_error_names_the_record_s_own_id(line: str, article_id: str | None) -> None:
    (error,) = read_line(line)
    assert error.article_id == article_id


def test_the_longest_text_that_is_read() -> None:
    (article,) = read_line(record(text="x" * 1_000_000))
    assert len(article.text) == 1_000_000


def test_lines_are_read_lazily() -> None:
    def stream() -> Iterator[bytes]:
        yield record(id="a").encode() + b"\n"
        raise AssertionError("read ahead")

    class Lazy(io.RawIOBase):
        chunks = stream()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            data = next(self.chunks)
            buffer[: len(data)] = data
            return len(data)

    items = read_json_lines(named("-", Lazy()), Intake(ReadOptions()))
    assert next(items).id == "a"


# --- files and folders


def test_a_text_file_is_the_decoded_file_unchanged(tmp_path: Path) -> None:
    text = "\tNorthgate\r\n\r\ncuts\u00a01,200 jobs \n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (article,) = read(tmp_path / "a.txt")
    assert article == Article(text, "a.txt")


def test_a_folder_is_read_recursively_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "a/no_suffix"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    (tmp_path / "c.jsonl").write_text(f'{{"text": "{TEXT}"}}\n')
    ids = [item.id for item in read(tmp_path)]
    assert ids == ["a/1.txt", "a/2.txt", "a/no_suffix", "a.txt", "b.txt", "c.jsonl:1"]


def test_the_run_s_own_output_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "claims.jsonl").write_text("{}\n")
    (tmp_path / "a.txt").write_text(TEXT)
    assert [item.id for item in read(tmp_path, skip=(tmp_path / "out").resolve())] == ["a.txt"]


def test_bad_files_have_their_own_codes(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "good.txt").write_text(TEXT)
    (folder / "page.html").write_text("<p>")
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / "unreadable.txt").symlink_to("/proc/self/mem")
    items = read(folder, tmp_path / "missing", "http://example.com/a", folder / "good.txt", "x" * 5000)
    assert [(Path(item.input).name[:20], item.code) for item in items if isinstance(item, InputError)] == [
        ("binary.txt", "not_text"),
        ("dangling.txt", "missing"),
        ("empty.txt", "empty"),
        ("loop", "unsupported"),
        ("page.html", "no_article"),
        ("pipe.txt", "unsupported"),
        ("unreadable.txt", "unreadable"),
        ("missing", "missing"),
        ("a", "unsupported"),
        ("good.txt", "duplicate_id"),
        ("x" * 20, "unreadable"),
    ]
    assert [item.id for item in items if isinstance(item, Article)] == ["good.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_locked_file_and_folder_are_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    assert [item.code for item in read(tmp_path)] == ["unreadable", "unreadable"]


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    (error,) = read(tmp_path)
    assert error.code == "empty"


def test_a_document_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "MAX_DOCUMENT_BYTES", 1000)
    (tmp_path / "a.txt").write_text("x" * 1001)
    (tmp_path / "b.txt").write_text("x" * 1000)
    error, article = read(tmp_path)
    assert (error.code, article.id) == ("too_large", "b.txt")


def test_a_text_over_a_million_characters_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("é" * 1_000_001)
    (tmp_path / "b.txt").write_text("é" * 1_000_000)
    error, article = read(tmp_path)
    assert (error.code, error.article_id, article.id) == ("too_large", "a.txt", "b.txt")
    assert "split it into its articles" in error.message


@pytest.mark.parametrize("name", ["pipe", "pipe.txt", "pipe.jsonl"])
def test_a_pipe_is_an_error_by_name_and_in_a_folder(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (tmp_path / "z.txt").write_text(TEXT)
    items = [*read(tmp_path / name), *read(tmp_path)]
    assert [getattr(item, "code", None) for item in items] == ["unsupported", "unsupported", None]


def test_a_device_and_a_socket_are_errors(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(str(tmp_path / "s"))
        items = read("/dev/null", tmp_path / "s")
    assert [item.code for item in items] == ["unsupported", "unsupported"]


def test_a_name_that_is_no_utf8_is_written_with_escapes(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (article,) = read(tmp_path)
    assert article.id == "caf\\xe9.txt"


def test_ids_of_named_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("d1", "d2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    assert [item.id for item in read("d1/a.txt", "d2/a.txt", tmp_path / "d1/a.txt")] == [
        "d1/a.txt",
        "d2/a.txt",
        "a.txt",
    ]


def test_standard_input_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    data = f'{{"text": "{TEXT}"}}\nno json\n'.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    article, error = read("-")
    assert (article.id, error.input, error.line, error.code) == ("stdin:1", "-", 2, "json_syntax")


def test_bytes_are_counted_to_the_total(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(f"{record(id=1)}\n\n{record(id=2)}\n")
    counts: list[int] = []
    list(read_inputs([str(tmp_path)], Intake(ReadOptions(), counts.append)))
    assert (
        sum(counts) == total_bytes([str(tmp_path)]) == sum(path.stat().st_size for path in tmp_path.iterdir())
    )
    assert total_bytes([str(tmp_path), "-"]) is None


# --- days


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-03-05", "2019-03-05"),
        ("20190305", "2019-03-05"),
        ("2019-03-05T23:59:59Z", "2019-03-05"),
        ("2019-03-05 23:30:00-08:00", "2019-03-05"),
        (" 2019-03-05\n", "2019-03-05"),
    ],
)
def test_a_date_is_the_day_as_written(value: str, day: str) -> None:
    assert parse_date(value) == datetime.date.fromisoformat(day)


@pytest.mark.parametrize(
    "value", ["", "2019", "03/05/2019", "2019-13-01", "May 5", "2019-03-05x", "٢٠١٩-٠٣-٠٥x"]
)
def test_anything_else_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        parse_date(value)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("reuters/2019-03-05/northgate.txt", "2019-03-05"),
        ("2018-01-01/2019-03-05-northgate.txt", "2019-03-05"),
        ("20190305/idUS123", "2019-03-05"),
        ("northgate_2019_03_05.txt", "2019-03-05"),
        ("northgate-2019-02-30.txt", None),
        ("id120190305.txt", None),
        ("2019-0305.txt", None),
        ("northgate.txt", None),
    ],
)
def test_date_in_a_file_s_name(name: str, day: str | None) -> None:
    found = date_in_name(name)
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(
    ("published", "expected", "published_from"),
    [(None, "2019-03-05", "filename"), ("2020-01-01", "2020-01-01", "metadata")],
)
def test_the_option_s_date_goes_before_the_name_s(
    tmp_path: Path, published: str | None, expected: str, published_from: str
) -> None:
    (tmp_path / "2019-03-05.txt").write_text(TEXT)
    day = published and datetime.date.fromisoformat(published)
    (article,) = read(tmp_path, published=day)
    assert (str(article.published), article.published_from) == (expected, published_from)


def test_a_record_s_own_date_goes_before_the_option_s() -> None:
    day = datetime.date(2020, 1, 1)
    items = read_line(
        f"{record(id='a', published='2019-03-05')}\n{record(id='b', published=None)}", published=day
    )
    assert [str(item.published) for item in items] == ["2019-03-05", "2020-01-01"]
