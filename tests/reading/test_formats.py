"""One article gives the same claims in every format and wrapping, also where its name says nothing."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor.article import Article
from extractor.errors import InputError
from extractor.reading.inputs import read_inputs
from extractor.reading.intake import Intake
from extractor.reading.record import ReadOptions
from extractor.running.read_run import read_claims
from tests.reading.containers import DAY, FORMATS, TEXT, URL, WRAPPINGS, tar_of, zip_of


def read(*inputs: Path, **options: Any) -> list[Article | InputError]:
    return list(read_inputs([str(path) for path in inputs], Intake(ReadOptions(**options))))


def with_date(name: str) -> str:
    """Plain text says its day by its file's name."""
    return f"{DAY}/{name}" if name in ("a.txt", "a.md") else name


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the article in all formats, each bare, wrapped, wrapped twice and in archives."""
    folder = tmp_path_factory.mktemp("everything")
    files = {with_date(name): data for name, data in FORMATS.items()}
    for name, data in files.items():
        _write(folder / "bare" / name, data)
        _write(folder / "nameless" / (f"{DAY}-{name.replace('/', '-').replace('.', '-')}"), data)
        for ending, pack in WRAPPINGS.items():
            _write(folder / "wrapped" / f"{name}{ending}", pack(data))
    twice = gzip.compress(WRAPPINGS[".zst"](FORMATS["a.jsonl"]))
    _write(folder / "twice.gz", twice)
    _write(folder / "all.zip", zip_of(files))
    _write(folder / "all.tar", tar_of(files))
    _write(folder / "all.tgz", gzip.compress(tar_of(files)))
    _write(
        folder / "nested.zip.xz", WRAPPINGS[".xz"](zip_of({"in/inner.tar.gz": gzip.compress(tar_of(files))}))
    )
    return folder


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_the_same_claims_from_everything(everything: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "extractor", "run", str(everything), "-o", str(tmp_path / "out")]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert result.returncode == 0, result.stderr + (tmp_path / "out" / "errors.jsonl").read_text()
    facts: dict[str, list[Any]] = {}
    for claim in read_claims(tmp_path / "out"):
        # a page's headline is known as one, which can tie a claim to another mention of the same company
        facts.setdefault(claim.article_id, []).append((claim.kind, claim.facts(), claim.evidence))
    expected = facts[f"bare/{DAY}/a.txt"]
    assert {kind for kind, _, _ in expected} == {"job_cut", "headcount", "money", "statement"}
    assert len(facts) == len(FORMATS) * (2 + len(WRAPPINGS) + 4) + 1
    assert {article_id for article_id, found in facts.items() if found != expected} == set()


@pytest.mark.parametrize("name", FORMATS)
def test_text_and_day_arrive(name: str, tmp_path: Path) -> None:
    _write(tmp_path / with_date(name), FORMATS[name])
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert (article.text.strip(), str(article.published)) == (TEXT, DAY)
    if name in ("a.jsonl", "a.warc", "rss.xml", "atom.xml"):
        assert article.url == URL


def test_ids_tell_the_way_to_an_article(tmp_path: Path) -> None:
    lines = b'{"text": "One job."}\n\n{"text": "Two jobs."}\n'
    inner = zip_of({"news/a.txt": b"A job.", "b.jsonl": lines})
    _write(
        tmp_path / "dump.tar.gz",
        gzip.compress(tar_of({"x/inner.zip": inner, "y.txt.gz": gzip.compress(b"Jobs.")})),
    )
    assert [item.id for item in read(tmp_path) if isinstance(item, Article)] == [
        "dump.tar.gz!x/inner.zip!news/a.txt",
        "dump.tar.gz!x/inner.zip!b.jsonl:1",
        "dump.tar.gz!x/inner.zip!b.jsonl:3",
        "dump.tar.gz!y.txt.gz",
    ]


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("a.txt", "a.md")])
def test_standard_input_is_recognised_like_a_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for data in (FORMATS[name], gzip.compress(FORMATS[name]), zip_of({name: FORMATS[name]})):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (article,) = read_inputs(["-"], Intake(ReadOptions()))
        assert isinstance(article, Article)
        assert (article.text.strip(), str(article.published)) == (TEXT, DAY)


@pytest.mark.parametrize("name", ["a.jsonl.zst", "a.csv", "a.parquet", "a.zip"])
def test_bytes_are_counted_once(name: str, tmp_path: Path) -> None:
    data = {
        "a.jsonl.zst": WRAPPINGS[".zst"](FORMATS["a.jsonl"] * 3),
        "a.csv": FORMATS["a.csv"],
        "a.parquet": FORMATS["a.parquet"],
        "a.zip": zip_of(FORMATS),
    }[name]
    _write(tmp_path / name, data)
    counts: list[int] = []
    list(read_inputs([str(tmp_path)], Intake(ReadOptions(), counts.append)))
    assert sum(counts) == len(data)


def test_the_columns_that_are_read_are_told_once(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv", "c.jsonl"):
        _write(
            tmp_path / name,
            b"Body,Pub Date,n\nSome jobs.,2019-03-05,1\n" if name != "c.jsonl" else b'{"text": "Jobs."}',
        )
    notes: list[str] = []
    list(read_inputs([str(tmp_path)], Intake(ReadOptions(), note=notes.append)))
    assert notes == [f"{tmp_path}/a.csv: text='Body', published='Pub Date' (--field names other columns)"]
