"""Broken inputs of every kind in one run: each ends in its own error, and every good article is done."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import stat
import struct
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from tests.reading.containers import (
    TEXT,
    page,
    parquet,
    tar_of,
    text_file,
    warc,
    warc_record,
    zip_of,
)

GOOD = text_file()
NOISE = random.Random(7).randbytes(4096)
#: Lines that hardly shrink, so that a cut near the end loses few of them.
LINES = b"".join(
    json.dumps({"text": TEXT, "noise": random.Random(n).randbytes(800).hex()}).encode() + b"\n"
    for n in range(200)
)


def encrypted_zip() -> bytes:
    """A zip whose member is marked as encrypted, in its own header and in the directory."""
    data = bytearray(zip_of({"secret.txt": GOOD}))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    return bytes(data)


def zip_with_a_link() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("good.txt", GOOD)
    return stream.getvalue()


def tar_with_a_link() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("device", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return stream.getvalue()


def nested(depth: int) -> bytes:
    data = GOOD
    for _ in range(depth):
        data = gzip.compress(data)
    return data


def with_a_broken_member(data: bytes) -> bytes:
    """Two gzip members; the second has a header and then what is no deflate."""
    return gzip.compress(data) + gzip.compress(data)[:10] + b"\xff" * 64


def zip_of_bombs() -> bytes:
    return zip_of({"a.txt": GOOD, "bomb.txt": b"0" * 70_000_000, "z.txt": GOOD + b"z"})


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>'
        "<rss><channel><item><description>&e9;</description></item></channel></rss>"
    ).encode()


def feed(items: bytes) -> bytes:
    return b"<rss><channel><title>Wire</title>" + items


EXTERNAL = b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + feed(
    b"<item>&x;</item></channel></rss>"
)
ITEM = b"<item><description>A job.</description></item>"
DEEP_MAIL = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

#: The name of a file, its bytes, and what comes of it: for each error the place inside, the line, the code.
BROKEN: dict[str, tuple[bytes, list[tuple[str, int | None, str]]]] = {
    # text
    "empty.txt": (b"", [("", None, "empty")]),
    "blank.txt": (b" \n\n", [("", None, "empty")]),
    "binary.txt": (NOISE, [("", None, "not_text")]),
    "nul.txt": (b"A line of text with one NUL \x00 in it.", [("", None, "nul")]),
    "bom.txt": (b"\xff\xfea", [("", None, "encoding")]),
    "long.txt": (b"x" * 1_000_001, [("", None, "too_large")]),
    # files that are something else
    "report.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", [("", None, "unsupported")]),
    "photo.jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + NOISE, [("", None, "unsupported")]),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, [("", None, "unsupported")]),
    "new.docx": (zip_of({"[Content_Types].xml": b"<Types/>"}), [("", None, "unsupported")]),
    "articles.7z": (b"7z\xbc\xaf\x27\x1c" + NOISE, [("", None, "unsupported")]),
    "style.css": (b"body { color: red }", [("", None, "unsupported")]),
    "news.xml": (b'<?xml version="1.0"?><nitf><body/></nitf>', [("", None, "unsupported")]),
    # pages
    "wall.html": (b"<html><body><p>Subscribe to continue reading</p></body></html>", [("", None, "no_article")]),
    "nothing.html": (b"<!DOCTYPE html><html></html>", [("", None, "no_article")]),
    # JSON
    "cut.jsonl": (b'{"text": "Jobs."}\n{"text": "cut', [("", 2, "json_syntax")]),
    "types.jsonl": (b'{"text": 1}\n[]\n{"title": "x"}\n', [("", 1, "wrong_type"), ("", 2, "wrong_type"), ("", 3, "no_text")]),
    "dates.jsonl": (b'{"text": "x", "date": "soon"}\n{"text": "\\ud800"}\n', [("", 1, "bad_date"), ("", 2, "surrogate")]),
    "deep.json": (b"[" * 100_000, [("", 1, "json_syntax")]),
    "cut.json": (b'[{"text": "Some jobs."}, {"text": "cut', [("", 2, "json_syntax")]),
    "items.json": (b'[{"text": "More jobs."}, 7, {"text": }, {"text": "x"}]', [("", 2, "wrong_type"), ("", 3, "json_syntax")]),
    "lists.json": (b'{"a": [{"text": "x"}], "b": [{"text": "y"}]}', [("", 1, "ambiguous")]),
    "none.json": (b'{"status": "ok", "articles": []}', [("", None, "no_text")]),
    "empty.json": (b"[]", [("", None, "empty")]),
    # tables
    "columns.csv": (b"a,b\n1,2\n", [("", None, "no_text")]),
    "two.csv": (b"body,content\n1,2\n", [("", None, "ambiguous")]),
    "same.csv": (b"text,text\n1,2\n", [("", None, "ambiguous")]),
    "header.csv": (b"id,text\n", [("", None, "empty")]),
    "quote.csv": (b'n,text,k\n1,"A runaway quote,1\n2,"A good row.",2\n3,x,y,z\n4,"",5\n', [("", 2, "table_syntax"), ("", 4, "table_syntax"), ("", 5, "empty")]),
    "cut.parquet": (parquet()[:-30], [("", None, "truncated")]),
    "bad.parquet": (b"PAR1" + NOISE + struct.pack("<I", 200) + b"PAR1", [("", None, "damaged")]),
    "columns.parquet": (parquet({"a": ["x"]}), [("", None, "no_text")]),
    "null.parquet": (parquet({"text": ["One job.", None]}), [("", 2, "no_text")]),
    # wrappings
    "cut.jsonl.gz": (gzip.compress(LINES)[:-600], [("", ..., "truncated")]),
    "cut.jsonl.zst": (zstandard.ZstdCompressor(level=1).compress(LINES)[:-600], [("", ..., "truncated")]),
    "cut.jsonl.bz2": (bz2.compress(LINES, 1)[:-600], [("", ..., "truncated")]),
    "cut.jsonl.xz": (lzma.compress(LINES)[:-600], [("", ..., "truncated")]),
    "member.jsonl.gz": (with_a_broken_member(LINES), [("", ..., "damaged")]),
    "tail.txt.gz": (gzip.compress(b"A job.") + b"garbage", [("", None, "damaged")]),
    "nothing.gz": (gzip.compress(b""), [("", None, "empty")]),
    "bomb.txt.gz": (gzip.compress(b" " * 80_000_000), [("", None, "too_large")]),
    "bomb.jsonl.zst": (zstandard.compress(b" " * 80_000_000), [("", ..., "bomb")]),
    "deep.gz": (nested(8), [("", None, "too_deep")]),
    # archives
    "cut.zip": (zip_of({"a.txt": GOOD})[:-40], [("", None, "truncated")]),
    "directory.zip": (zip_of({"a.txt": GOOD}).replace(b"PK\x01\x02", b"PK\x09\x09"), [("", None, "damaged")]),
    "secret.zip": (encrypted_zip(), [("!secret.txt", None, "encrypted")]),
    "bomb.zip": (zip_of_bombs(), [("!bomb.txt", None, "bomb")]),
    "path.zip": (zip_of({"../../out.txt": GOOD}), [("!../../out.txt", None, "unsafe_path")]),
    "link.zip": (zip_with_a_link(), [("!link.txt", None, "unsupported")]),
    "empty.zip": (zip_of({}), [("", None, "empty")]),
    "cut.tar": (tar_of({"a.txt": b"A job.", "b.txt": GOOD * 3})[:1700], [("!b.txt", None, "truncated"), ("", None, "truncated")]),
    "links.tar": (tar_with_a_link(), [(f"!{name}", None, "unsupported") for name in ("link", "hard", "device")]),
    "path.tar": (tar_of({"../out.txt": GOOD}), [("!../out.txt", None, "unsafe_path")]),
    # WARC, mails, feeds
    "cut.warc": (warc(page(), page())[:-300], [("", 3, "truncated")]),
    "bad.warc": (warc() + b"garbage\r\nmore\r\n\r\n" + warc(), [("", 3, "damaged")]),
    "missing.warc": (warc_record(b"response", b"HTTP/1.1 404 Not Found\r\n\r\n"), [("", None, "empty")]),
    "http.warc": (warc_record(b"response", HTTP + b"Content-Encoding: gzip\r\n\r\nno gzip"), [("", 1, "damaged")]),
    "attachment.eml": (b"From: a@b.c\nMessage-ID: <1@b.c>\nContent-Type: image/png\n\nabc", [("", None, "no_text")]),
    "deep.eml": (b"MIME-Version: 1.0\n" + DEEP_MAIL, [("", None, "too_deep")]),
    "laughs.xml": (billion_laughs(), [("", 1, "xml_entities")]),
    "file.xml": (EXTERNAL, [("", 1, "xml_entities")]),
    "cut.xml": (feed(ITEM + b"<item><desc"), [("", 2, "xml_syntax")]),
    "nothing.xml": (feed(b"<item><title>x</title></item></channel></rss>"), [("", 1, "no_text")]),
    "deep.xml": (feed(b"<item>" + b"<a>" * 100_000), [("", 1, "too_deep")]),
}  # fmt: skip
#: How many articles stand in each beside what is broken, where there are some.
GOOD_INSIDE = {
    "cut.jsonl": 1, "cut.json": 1, "items.json": 2, "quote.csv": 1, "null.parquet": 1,
    "bomb.zip": 2, "link.zip": 1, "cut.tar": 1, "cut.warc": 1, "bad.warc": 1, "cut.xml": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, Path, Path]:
    """The exit code, the folder that was read, the folder that was written."""
    folder = tmp_path_factory.mktemp("broken")
    for number, (name, (data, _)) in enumerate(BROKEN.items()):
        (folder / name).write_bytes(data)
        (folder / f"{name}.beside.txt").write_bytes(f"Story {number}. ".encode() + GOOD)
    out = tmp_path_factory.mktemp("run") / "out"
    names = [
        str(folder),
        str(folder / "none.txt"),
        "https://news.example/a.html",
        "s3://bucket/news.jsonl",
        "xyz://a",
    ]
    command = [sys.executable, "-m", "extractor", "run", *names, "-o", str(out), "--kinds", "headcount"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, folder, out


def errors_of(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "errors.jsonl").read_text().splitlines()]


def test_the_run_ends_with_exit_code_1(result: tuple[int, Path, Path]) -> None:
    code, _, out = result
    assert code == 1
    assert len(BROKEN) >= 40
    assert [(error["input"], error["code"]) for error in errors_of(out)[-4:]][1:] == [
        ("https://news.example/a.html", "unsupported"),
        ("s3://bucket/news.jsonl", "missing_package"),
        ("xyz://a", "unsupported"),
    ]


@pytest.mark.parametrize("name", BROKEN)
def test_each_has_its_own_code_and_sentence(name: str, result: tuple[int, Path, Path]) -> None:
    _, folder, out = result
    place = str(folder / name)
    found = [error for error in errors_of(out) if error["input"].partition("!")[0] == place]
    expected = BROKEN[name][1]
    assert [(error["input"][len(place) :], error["code"]) for error in found] == [
        (at, code) for at, _, code in expected
    ]
    for error, (_, line, _) in zip(found, expected, strict=True):
        assert line is ... or error["line"] == line
        assert error["message"][0] != " "
        assert len(error["message"]) > 15


def test_every_good_article_is_done(result: tuple[int, Path, Path]) -> None:
    _, _, out = result
    ids = [json.loads(line)["id"] for line in (out / "articles.jsonl").read_text().splitlines()]
    for name in BROKEN:
        assert f"{name}.beside.txt" in ids
        inside = [article_id for article_id in ids if article_id.startswith((f"{name}:", f"{name}!"))]
        if name not in ("cut.jsonl.gz", "cut.jsonl.zst", "cut.jsonl.bz2", "cut.jsonl.xz", "member.jsonl.gz"):
            assert len(inside) == GOOD_INSIDE.get(name, 0)
    for name in ("cut.jsonl.gz", "cut.jsonl.zst", "member.jsonl.gz"):
        assert len([article_id for article_id in ids if article_id.startswith(name + ":")]) > 10


def test_a_line_of_a_gigabyte_is_refused_with_a_sentence(tmp_path: Path) -> None:
    """Made of a stream that is never held: no test writes a gigabyte."""
    from extractor.reading.formats import read_source
    from extractor.reading.intake import Intake
    from extractor.reading.limits import Expansion
    from extractor.reading.record import ReadOptions
    from extractor.reading.source import Source
    from extractor.reading.streams import buffered

    pieces = iter([b'{"text": "', *([b"x" * 1_000_000] * 1000), b'"}\n', b'{"id": "b", "text": "A job."}\n'])

    def read(size: int) -> bytes:
        nonlocal rest
        rest = rest or next(pieces, b"")
        data, rest = rest[:size], rest[size:]
        return data

    rest = b""
    source = Source(buffered(read), "big.jsonl", "big.jsonl", "big.jsonl", Expansion())
    error, article = read_source(source, Intake(ReadOptions()))
    assert (error.code, error.line, article.id) == ("too_large", 1, "b")
    assert "the line is larger than 32 MB" in error.message


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the peak memory of a process")
def test_bombs_take_little_memory(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(gzip.compress(b" " * 200_000_000)))
    (tmp_path / "b.zst").write_bytes(zstandard.compress(zstandard.compress(bytes(500_000_000))))
    code = (
        "import sys\n"
        "from extractor.reading.inputs import read_inputs\n"
        "from extractor.reading.intake import Intake\n"
        "from extractor.reading.record import ReadOptions\n"
        "print([item.code.value for item in read_inputs(sys.argv[1:], Intake(ReadOptions()))])\n"
        "print(*(line for line in open('/proc/self/status') if line.startswith('VmHWM')))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, cwd=os.getcwd())
    codes, peak = done.stdout.split("\n")[:2]
    assert codes == "['bomb', 'not_text']"
    assert int(peak.split()[1]) < 200_000
