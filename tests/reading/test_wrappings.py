"""Compressed bytes come out as they went in; what is cut off, damaged or a bomb is told with its place."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.reading import limits
from extractor.reading.failure import ReadError
from extractor.reading.limits import Expansion
from extractor.reading.recognise import Format, recognise
from extractor.reading.source import Source
from extractor.reading.streams import head_of
from extractor.reading.wrappings import gunzip, unbzip2, unxz, unzstd
from tests.reading.containers import WRAPPINGS

OPENERS = {Format.GZIP: gunzip, Format.ZSTD: unzstd, Format.BZIP2: unbzip2, Format.XZ: unxz}
CODECS = pytest.mark.parametrize("pack", WRAPPINGS.values(), ids=WRAPPINGS)
TEXT = b"".join(b"%d jobs will go.\n" % n for n in range(20_000))


def opened(data: bytes, name: str = "a") -> Source:
    stream = io.BufferedReader(io.BytesIO(data), 65_536)
    (inner,) = OPENERS[recognise(head_of(stream), name, {})](Source(stream, name, name, name, Expansion()))
    assert isinstance(inner, Source)
    return inner


def unpacked(data: bytes) -> tuple[bytes, str | None]:
    """What comes out before the end or the fault, and the fault's code."""
    stream = opened(data).stream
    out = bytearray()
    try:
        while piece := stream.read1(10_000):
            out += piece
    except ReadError as error:
        return bytes(out), str(error.code)
    return bytes(out), None


@CODECS
@settings(max_examples=25)
@given(pieces=st.lists(st.binary(max_size=200), min_size=1, max_size=5))
def test_streams_one_after_the_other_are_one(pack: Callable[[bytes], bytes], pieces: list[bytes]) -> None:
    assert unpacked(b"".join(pack(piece) for piece in pieces)) == (b"".join(pieces), None)


@CODECS
def test_more_than_a_buffer(pack: Callable[[bytes], bytes]) -> None:
    assert unpacked(pack(TEXT * 3)) == (TEXT * 3, None)


@CODECS
@pytest.mark.parametrize("part", [0.3, 0.9, 0.99999])
def test_cut_off(pack: Callable[[bytes], bytes], part: float) -> None:
    data = pack(TEXT)
    out, code = unpacked(data[: int(len(data) * part)])
    assert (TEXT[: len(out)], code) == (out, "truncated")
    assert part < 0.9 or len(out) > len(TEXT) // 2 or pack is bz2.compress


@CODECS
def test_garbage_behind(pack: Callable[[bytes], bytes]) -> None:
    assert unpacked(pack(TEXT) + b"garbage, more of it") == (TEXT, "damaged")


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress, bz2.compress])
def test_zeros_behind_are_padding(pack: Callable[[bytes], bytes]) -> None:
    assert unpacked(pack(b"one ") + bytes(1000) + pack(b"two") + bytes(512)) == (b"one two", None)


def test_zstd_frames_that_are_skipped_long_windows_and_dictionaries() -> None:
    skipped = b"\x50\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"notes"
    assert unpacked(skipped + zstandard.compress(b"one ") + skipped + zstandard.compress(b"two")) == (
        b"one two",
        None,
    )
    wide = zstandard.ZstdCompressionParameters.from_level(3, window_log=31, enable_ldm=True)
    packer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    assert unpacked(packer.compress(TEXT) + packer.flush()) == (TEXT, None)
    dictionary = zstandard.ZstdCompressionDict(TEXT[:5000])
    data = zstandard.ZstdCompressor(dict_data=dictionary).compress(TEXT[2000:4000])
    for content in (TEXT[:5000], zstandard.compress(TEXT[:5000])):
        frame = b"\x5d\x2a\x4d\x18" + len(content).to_bytes(4, "little") + content
        assert unpacked(frame + data) == (TEXT[2000:4000], None)


@CODECS
def test_a_bomb_is_stopped(pack: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREE_BYTES", 1_000_000)
    monkeypatch.setattr(limits.check_ratio, "__defaults__", (1_000_000,))
    out, code = unpacked(pack(bytes(30_000_000)))
    assert code == "bomb"
    assert len(out) < 25_000_000


def test_all_layers_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FREE_BYTES_IN_ALL", 1000)
    expansion = Expansion(packed=100)
    expansion.add(100 * limits.MAX_RATIO)
    with pytest.raises(ReadError, match="100 packed bytes give 25,001"):
        expansion.add(1)


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("a.jsonl.gz", "a.jsonl"),
        ("a.JSONL.ZST", "a.JSONL"),
        ("a.tgz", "a.tar"),
        ("a.txz", "a.tar"),
        ("a", "a"),
    ],
)
def test_the_name_inside(name: str, inside: str) -> None:
    assert opened(gzip.compress(b"x"), name).name == inside
