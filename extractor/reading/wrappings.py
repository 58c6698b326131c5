"""Compressed bytes to the bytes inside: gzip, zstd, bzip2 and xz, streamed and bounded."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from extractor.errors import ErrorCode
from extractor.reading.failure import ReadError
from extractor.reading.limits import check_ratio
from extractor.reading.source import Source

#: How much is unpacked at a time, in bytes.
_CHUNK = 65_536
#: How much goes to zstd at a time: one byte can give 32 KB, and the decoder has no limit of its own.
_ZSTD_CHUNK = 512
#: The largest window that zstd has: `zstd --ultra --long=31`, as large public dumps are packed.
_ZSTD_WINDOW = 1 << 31
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
#: A frame that is no data; in WARC files the first one can hold the dictionary of all others.
_ZSTD_DICTIONARY_FRAME = b"\x5d\x2a\x4d\x18"
_ZSTD_MAX_DICTIONARY = 16_000_000
#: The memory of one xz stream; its highest preset takes 65 MB.
_XZ_MEMORY = 512_000_000
#: The endings of names, which are taken off with the wrapping.
_ENDINGS = (".gz", ".gzip", ".zst", ".zstd", ".bz2", ".xz")
_TAR_ENDINGS = (".tgz", ".tzst", ".tbz2", ".tbz", ".txz")


def gunzip(source: Source) -> Iterator[Source]:
    """What a gzip file of one or more members holds."""
    return _unwrap(source, "gzip", _gzip)


def unzstd(source: Source) -> Iterator[Source]:
    """What a zstd file of any number of frames holds, with the dictionary that WARC files bring along."""
    return _unwrap(source, "zstd", _zstd)


def unbzip2(source: Source) -> Iterator[Source]:
    """What a bzip2 file holds."""
    import bz2

    return _unwrap(source, "bzip2", lambda packed: _streams(packed, bz2.BZ2Decompressor, b"BZh"))


def unxz(source: Source) -> Iterator[Source]:
    """What an xz file holds."""
    import lzma

    def decompressor() -> Any:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)

    return _unwrap(source, "xz", lambda packed: _streams(packed, decompressor, b"\xfd7zXZ"))


def _unwrap(source: Source, codec: str, chunks: Callable[[_Packed], Iterator[bytes]]) -> Iterator[Source]:
    yield source.unwrapped(_Unpacked(source, codec, chunks).read, _name_inside(source.name))


def _name_inside(name: str) -> str:
    lower = name.lower()
    for ending in _ENDINGS:
        if lower.endswith(ending):
            return name[: -len(ending)]
    return next((name[: -len(end)] + ".tar" for end in _TAR_ENDINGS if lower.endswith(end)), name)


class _Packed:
    """The compressed bytes, counted."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = _CHUNK) -> bytes:
        data = self._stream.read1(size)
        self.taken += len(data)
        return data


class _Unpacked:
    """What comes out of one wrapping; faults of the compressed bytes are ReadErrors that say where."""

    def __init__(self, source: Source, codec: str, chunks: Callable[[_Packed], Iterator[bytes]]) -> None:
        self._codec = codec
        self._packed = _Packed(source.stream)
        self._chunks = chunks(self._packed)
        self._expansion = source.expansion
        self._rest = memoryview(b"")
        self._given = 0

    def read(self, size: int) -> bytes:
        """At most so many bytes, none at the end. Raises ReadError (truncated, damaged, bomb)."""
        if not self._rest:
            self._rest = memoryview(self._next())
            self._given += len(self._rest)
            check_ratio(self._packed.taken, self._given)
            self._expansion.add(len(self._rest))
        data = bytes(self._rest[:size])
        self._rest = self._rest[size:]
        return data

    def _next(self) -> bytes:
        try:
            return next(self._chunks, b"")
        except ReadError:
            raise
        except EOFError:
            raise self._broken(ErrorCode.TRUNCATED, "break off") from None
        except Exception as error:  # each codec has error types of its own, OSError among them
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise self._broken(ErrorCode.DAMAGED, f"are damaged ({error})") from None

    def _broken(self, code: ErrorCode, what: str) -> ReadError:
        return ReadError(
            code,
            f"the {self._codec} data {what} before byte {self._packed.taken:,}, "
            f"{self._given:,} bytes unpacked; what is complete before it was read",
        )


class _Decompressor(Protocol):
    """What bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def _streams(packed: _Packed, new: Callable[[], _Decompressor], magic: bytes) -> Iterator[bytes]:
    """The content of streams one after the other; zeros between them are padding."""
    data = packed.read()
    while data:
        decompressor = new()
        while not decompressor.eof:
            if not data and decompressor.needs_input and not (data := packed.read()):
                raise EOFError
            yield from filter(None, [decompressor.decompress(data, _CHUNK)])
            data = b""
        data = _next_stream(decompressor.unused_data, packed, magic)


def _next_stream(rest: bytes, packed: _Packed, magic: bytes) -> bytes:
    rest = rest.lstrip(b"\x00")
    while len(rest) < len(magic) and (data := packed.read()):
        rest = (rest + data).lstrip(b"\x00")
    if rest and not rest.startswith(magic):
        raise ValueError("other data follow their end")
    return rest


def _gzip(packed: _Packed) -> Iterator[bytes]:
    """As `_streams`; zlib's objects bound what they give in a way of their own."""
    data = packed.read()
    while data:
        decompressor = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not decompressor.eof:
            data = data or packed.read()
            unpacked = decompressor.decompress(data, _CHUNK)
            if unpacked:
                yield unpacked
            elif not (data or decompressor.eof):
                raise EOFError
            data = decompressor.unconsumed_tail
        data = _next_stream(decompressor.unused_data, packed, b"\x1f\x8b")


def _zstd(packed: _Packed) -> Iterator[bytes]:
    import zstandard

    dictionary, data = _zstd_dictionary(packed)
    context = zstandard.ZstdDecompressor(
        dict_data=zstandard.ZstdCompressionDict(dictionary) if dictionary else None,
        max_window_size=_ZSTD_WINDOW,
    )
    while data or (data := packed.read(_ZSTD_CHUNK)):
        frame = context.decompressobj()
        while not frame.eof:
            if not data and not (data := packed.read(_ZSTD_CHUNK)):
                raise EOFError
            yield from filter(None, [frame.decompress(data)])
            data = b""
        data = frame.unused_data


def _zstd_dictionary(packed: _Packed) -> tuple[bytes, bytes]:
    """The dictionary in the first frame, if that is one, and the bytes that were read behind it.

    https://iipc.github.io/warc-specifications/specifications/warc-zstd/
    """
    data = packed.read(_ZSTD_CHUNK)
    if not data.startswith(_ZSTD_DICTIONARY_FRAME):
        return b"", data
    while len(data) < 8 and (more := packed.read(_ZSTD_CHUNK)):
        data += more
    size = int.from_bytes(data[4:8], "little")
    if size > _ZSTD_MAX_DICTIONARY:
        raise ValueError(f"a dictionary of {size:,} bytes")
    parts, have = [data[8:]], len(data) - 8
    while have < size:
        if not (more := packed.read(_ZSTD_CHUNK)):
            raise EOFError
        parts.append(more)
        have += len(more)
    data = b"".join(parts)
    return _unpacked_dictionary(data[:size]), data[size:]


def _unpacked_dictionary(dictionary: bytes) -> bytes:
    if not dictionary.startswith(_ZSTD_MAGIC):
        return dictionary
    import zstandard

    return zstandard.ZstdDecompressor().decompress(dictionary, max_output_size=_ZSTD_MAX_DICTIONARY)
