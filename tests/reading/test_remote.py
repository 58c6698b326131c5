"""Remote files through fsspec, here its file system in memory; addresses of pages are not fetched."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import fsspec
import pytest

from extractor.article import Article
from extractor.errors import InputError
from extractor.reading.inputs import read_inputs, total_bytes
from extractor.reading.intake import Intake
from extractor.reading.record import ReadOptions
from tests.reading.containers import parquet, zip_of


@pytest.fixture(autouse=True)
def files() -> Iterator[None]:
    memory = fsspec.filesystem("memory")
    memory.pipe("/bucket/news/b.txt", b"A job.")
    memory.pipe("/bucket/news/a/c.jsonl.gz", gzip.compress(b'{"text": "Two jobs."}\n'))
    memory.pipe("/bucket/news/a/d.zip", zip_of({"e.parquet": parquet({"text": ["Three jobs."]})}))
    memory.pipe("/bucket/news/.hidden", b"no")
    yield
    memory.rm("/bucket", recursive=True)


def read(*names: str) -> list[Article | InputError]:
    return list(read_inputs(names, Intake(ReadOptions())))


def test_a_remote_folder_is_read_in_the_order_of_names() -> None:
    assert [(item.id, item.text) for item in read("memory://bucket/news/") if isinstance(item, Article)] == [
        ("a/c.jsonl.gz:1", "Two jobs."),
        ("a/d.zip!e.parquet:1", "Three jobs."),
        ("b.txt", "A job."),
    ]


def test_a_remote_file() -> None:
    (article,) = read("memory://bucket/news/b.txt")
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("b.txt", "A job.")
    assert total_bytes(["memory://bucket/news/b.txt"]) is None


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("memory://bucket/none", "missing", "no such file"),
        ("https://news.example/a.html", "unsupported", "not fetched; save the page"),
        ("HTTP://news.example", "unsupported", "not fetched"),
        ("simplecache::https://news.example", "unsupported", "not fetched"),
        ("nosuch://bucket", "unsupported", "nosuch"),
    ],
)
def test_what_cannot_be_read(name: str, code: str, says: str) -> None:
    (error,) = read(name)
    assert isinstance(error, InputError)
    assert (error.input, error.code) == (name, code)
    assert says in error.message


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def url_to_fs(name: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", url_to_fs)
    (error,) = read("s3://bucket/news.jsonl")
    assert isinstance(error, InputError)
    assert (error.code, "s3fs" in error.message) == ("missing_package", True)
