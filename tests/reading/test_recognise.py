"""What a file holds is told by its first bytes, whatever its name says."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import lzma
import zipfile

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.failure import ReadError
from extractor.reading.recognise import recognise
from tests.reading.containers import FORMATS, mail, tar_of, zip_of

PROSE = "Northgate will cut 1,200 jobs, it said on Tuesday."
RECORD = '{"text": "Jobs go."}'


@pytest.mark.parametrize("name", ["", "a", "a.txt", "a.dat", "dump.news"])
@pytest.mark.parametrize(
    ("head", "form"),
    [
        (PROSE, "text"),
        ("Café owners agree.".encode("utf-16"), "text"),
        ("[Newswire] Northgate will cut jobs.", "text"),
        ("{{template}} of an article", "text"),
        ("<b>No page: a line of a chat", "HTML"),
        ("Date: March 5\nNorthgate will cut jobs.", "text"),
        ("From the plants in Ohio, news: jobs will go.", "text"),
        ("Text, title and body are words.", "text"),
        ("<!DOCTYPE html><html>", "HTML"),
        ("\n <!-- saved -->\n<HTML lang=en>", "HTML"),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html>', "HTML"),
        ("<p>A paragraph</p>", "HTML"),
        ('<?xml version="1.0" encoding="utf-8"?><rss version="2.0">', "RSS or Atom"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "RSS or Atom"),
        ('<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">', "RSS or Atom"),
        (f"{RECORD}\n{RECORD}\n", "JSON Lines"),
        (f"{RECORD}\n", "JSON Lines"),
        ('{"text": "cut off\n{"text": "b"}\n', "JSON Lines"),
        (f"[{RECORD}]", "JSON"),
        (f"[\n  {RECORD},\n", "JSON"),
        ('{\n  "text": "Jobs go."\n}', "JSON"),
        ('{"articles": [\n{"text": "a"},\n', "JSON"),
        ('{"articles": [{"text": "a"}]}', "JSON"),
        (RECORD.encode("utf-16"), "JSON Lines"),
        ("id,title,text\n1,a,b\n", "CSV"),
        ("Headline\tContent\nA\tB\n", "CSV"),
        ('"id";"body";"date"\n', "CSV"),
        (mail(), "mail"),
        (b"From wire@news.example Tue Mar  5 08:00:00 2019\n" + mail(), "mail"),
        (b"WARC/1.1\r\nWARC-Type: warcinfo\r\n", "WARC"),
        (FORMATS["a.parquet"], "Parquet"),
        (gzip.compress(b"x"), "gzip"),
        (zstandard.compress(b"x"), "zstd"),
        (bz2.compress(b"x"), "bzip2"),
        (bz2.compress(b""), "bzip2"),
        (lzma.compress(b"x"), "xz"),
        (zip_of({"a": b"x"}, zipfile.ZIP_STORED), "zip"),
        (zip_of({}), "zip"),
        (tar_of({"a": b"x"}), "tar"),
    ],
)
def test_content_goes_before_the_name(head: str | bytes, form: str, name: str) -> None:
    assert recognise(head if isinstance(head, bytes) else head.encode(), name, {}) == form


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (PROSE, "a.md", "Markdown"),
        (PROSE, "a.CSV", "CSV"),
        (PROSE, "a.jsonl", "JSON Lines"),
        (PROSE, "a.json", "JSON"),
        (PROSE, "a.html", "HTML"),
        (RECORD, "a.json", "JSON"),
        (f"{RECORD}\n{RECORD}", "a.json", "JSON Lines"),
        ('{"text": "cut', "a.jsonl", "JSON Lines"),
        ('{\n"text": "x"}', "a.jsonl", "JSON"),
        ("body,other\n", "a.tsv", "CSV"),
    ],
)
def test_the_name_decides_where_the_content_says_nothing(head: str, name: str, form: str) -> None:
    assert recognise(head.encode(), name, {}) == form


def test_a_header_that_the_user_names_is_one() -> None:
    assert recognise(b"nr,story_so_far,url\n", "a", {"text": "story_so_far"}) == "CSV"


@pytest.mark.parametrize(
    ("head", "name", "code", "says"),
    [
        (b"", "a.txt", "empty", "nothing"),
        (b"%PDF-1.4 text", "a.txt", "unsupported", "PDF"),
        (b"\x89PNG", "a.txt", "unsupported", "picture"),
        (b"Rar!\x1a\x07\x00", "a.zip", "unsupported", "RAR"),
        (bytes(range(256)), "a.txt", "not_text", "binary"),
        (b"def f(): pass", "a.py", "unsupported", ".py"),
        (b'<?xml version="1.0"?><newsitem/>', "a.xml", "unsupported", "<newsitem>"),
    ],
)
def test_what_is_nothing_that_is_read(head: bytes, name: str, code: str, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        recognise(head, name, {})
    assert caught.value.code == code


@given(st.binary(max_size=700), st.sampled_from(["", "a.txt", "a.jsonl", "a.xml"]))
def test_any_bytes_have_a_format_or_are_refused(head: bytes, name: str) -> None:
    with contextlib.suppress(ReadError):
        recognise(head, name, {})


def test_a_page_may_begin_with_many_comments() -> None:
    assert recognise(b"<!-- -->" * 5000 + b"<html>", "", {}) == "HTML"
    assert recognise(b"<!-- -->" * 5000 + b"no tag", "", {}) == "text"
