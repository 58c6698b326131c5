"""Bytes to text: what encoding a document is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractor.errors import ErrorCode
from extractor.reading.failure import ReadError

#: Byte order marks and the codecs that consume them. UTF-32's begins like UTF-16's and comes first.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(128) if _CONTROLS.match(chr(code)))
_SURROGATE = re.compile(r"[\ud800-\udfff]")
#: What English prose in Windows-1252 has beyond ASCII: Western letters, typographic punctuation, signs.
_WESTERN = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ\xa0\xad“”‘’–—…•€£¥¢©®™°·½¼¾«»§¡¿×±²³ªº]")
#: A capital inside a word: the mark of another encoding's quotation marks read as Windows-1252.
_CAPITAL_INSIDE = re.compile(r"[a-z][À-ÖØ-ÞŒŠŽŸ]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A document's text and the encoding that was taken for it."""

    text: str
    #: a Python codec name; None when it is UTF-8, with or without a byte order mark
    encoding: str | None = None


def byte_order_mark(data: bytes) -> str | None:
    """The codec that the first bytes declare, or None."""
    return next((codec for mark, codec in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a stream are no text: of random bytes one in nine is a control character."""
    controls = len(_CONTROLS.findall(head.decode("latin-1")))
    return controls > max(3, len(head) // 20)


def decode(data: bytes) -> Decoded:
    """The text of a document's bytes, without a byte order mark, nothing else changed.

    The order is: byte order mark, UTF-8, UTF-16 without a mark, Windows-1252 if that reads as English,
    then charset-normalizer's best guess. Raises ReadError (encoding, not_text, nul).
    """
    declared = byte_order_mark(data)
    if declared is not None:
        decoded = _decode_declared(data, declared)
    else:
        try:
            decoded = _without_mark(data)
        except UnicodeDecodeError:
            decoded = _guess(data)
    check_characters(decoded.text)
    return decoded


def check_characters(text: str, name: str = "the text") -> None:
    """Raise ReadError for what no record can hold: NUL characters, lone surrogates, binary data."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        data = None
    # most texts have nothing to complain of, and bytes are looked through many times faster than characters
    if data is not None and len(data.translate(None, _CONTROL_BYTES)) == len(data):
        return
    if "\x00" in text or _CONTROLS.search(text):
        controls = len(_CONTROLS.findall(text))
        if controls > max(3, len(text) // 100):
            raise ReadError(
                ErrorCode.NOT_TEXT,
                f"{name} is no text: {controls} of {len(text)} characters are control characters",
            )
        if "\x00" in text:
            raise ReadError(
                ErrorCode.NUL,
                f"{name} has a NUL character at {text.index(chr(0))}; remove it (offsets would change unseen)",
            )
    if surrogate := _SURROGATE.search(text):
        raise ReadError(
            ErrorCode.SURROGATE,
            f"{name} has the lone surrogate U+{ord(surrogate.group()):04X} at {surrogate.start()}, which is no "
            "character; write the whole pair or remove it",
        )


def _decode_declared(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), None if codec == "utf-8-sig" else codec)
    except UnicodeDecodeError as error:
        raise ReadError(
            ErrorCode.ENCODING,
            f"the byte order mark says {codec.removesuffix('-sig')}, but byte {error.start} is not valid in it "
            f"({error.reason}); save the file as UTF-8",
        ) from None


def _without_mark(data: bytes) -> Decoded:
    if b"\x00" in data:
        for parity, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
            if is_latin_utf16(data, parity):
                return Decoded(data.decode(codec), codec)
    return Decoded(data.decode("utf-8"))


def is_latin_utf16(data: bytes, parity: int) -> bool:
    """Whether NUL bytes stand where the high bytes of Latin letters stand in UTF-16, and hardly elsewhere."""
    half = len(data) // 2
    high, low = data[parity::2].count(0), data[1 - parity :: 2].count(0)
    return len(data) % 2 == 0 and high > 0.5 * half and low < 0.05 * half


def _guess(data: bytes) -> Decoded:
    """The likeliest of the encodings that declare nothing.

    charset-normalizer takes a few curly quotes in English for any of a dozen code pages, so Windows-1252,
    which nearly all such files are in, is tried first.
    """
    if b"\x00" in data:
        raise ReadError(ErrorCode.NOT_TEXT, f"these {len(data)} bytes are no text")
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _reads_as_english(western):
        return Decoded(western, "cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        code = ErrorCode.NOT_TEXT if len(_CONTROLS.findall(data.decode("latin-1"))) else ErrorCode.ENCODING
        raise ReadError(
            code, "the bytes are not valid UTF-8 and fit no other encoding; save the file as UTF-8"
        )
    return Decoded(str(best), best.encoding)


def _reads_as_english(text: str) -> bool:
    """Whether what goes beyond ASCII is little and stands where English prose has it."""
    beyond = [character for character in text if character > "\x7f"]
    western = len(_WESTERN.findall(text))
    return len(beyond) == western and western <= 0.2 * len(text) and not _CAPITAL_INSIDE.search(text)
