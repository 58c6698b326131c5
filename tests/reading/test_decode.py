"""Bytes to text: every encoding comes out right, says which it was, and bytes that are no text are refused."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.decode import decode
from extractor.reading.failure import ReadError

QUOTED = (
    "“It’s final,” the company said – 1,200 jobs, or £45 million, will go in Zürich.\r\nCafé owners agree.\n"
)
PLAIN = "Northgate will cut 1,200 jobs.\n"


@pytest.mark.parametrize(
    ("text", "codec", "taken"),
    [
        (QUOTED, "utf-8", None),
        (QUOTED, "utf-8-sig", None),
        (QUOTED, "utf-16", "utf-16"),
        (QUOTED, "utf-32", "utf-32"),
        (QUOTED, "utf-16-le", "utf-16-le"),
        (QUOTED, "utf-16-be", "utf-16-be"),
        (QUOTED, "cp1252", "cp1252"),
        ("It’s a £5m deal.", "cp1252", "cp1252"),
        ("The price is €1.2bn.", "cp1252", "cp1252"),
        ("Jürgen Bär in Zürich", "latin-1", "cp1252"),
        (PLAIN, "ascii", None),
        ("😀 cuts e\u0301 \u00ad\u200b\u00a0", "utf-8", None),
    ],
)
def test_text_comes_out_unchanged_and_the_encoding_is_named(text: str, codec: str, taken: str | None) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, taken)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Компания сократит 500 рабочих мест, сообщил её директор во вторник.", "cp1251"),
        ("会社は火曜日に500人の雇用を削減すると発表した。これは昨年の計画に続くものである。", "shift_jis"),
        ("“We’re cutting 1,200 jobs,” said the firm’s chief executive on Tuesday.", "mac_roman"),
    ],
)
def test_other_encodings_are_guessed_and_named(text: str, codec: str) -> None:
    decoded = decode(text.encode(codec))
    assert decoded.text == text
    assert decoded.encoding is not None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\x00\x00\x02\x00\x08\x06", "not_text"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xa3\xd6\x9f\xdd", "not_text"),
        (
            b"\x1f\x8b\x08\x00\x9f\xa2\xc0\x65\x02\xff\xcb\x48\xcd\xc9\xc9\x57\x28\xcf\x2f\xca\x49\x01\x00",
            "not_text",
        ),
        (bytes(range(256)) * 4, "not_text"),
        (random.Random(7).randbytes(4096), "not_text"),
        (b"One NUL \x00 in a line of ordinary text that goes on for a while.", "nul"),
        (b"\xff\xfeN\x00o\x00r", "encoding"),
        (b"\xff\xfe\x00\xd8N\x00", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.code == code


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except ReadError:
        return
    text.encode("utf-8")
    assert "\x00" not in text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode("utf-8-sig")).text == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode("utf-8")).text == text
