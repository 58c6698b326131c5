"""What a stream of bytes holds, from its first bytes; its name decides only where they say nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from extractor.errors import ErrorCode
from extractor.reading.columns import RULES_FILE, has_text, is_header
from extractor.reading.decode import byte_order_mark, is_binary, is_latin_utf16
from extractor.reading.failure import ReadError
from extractor.rules import default_rules


class Format(StrEnum):
    """What is read."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    JSON_LINES = "JSON Lines"
    JSON = "JSON"
    TABLE = "CSV"
    PARQUET = "Parquet"
    WARC = "WARC"
    MAIL = "mail"
    FEED = "RSS or Atom"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    ZSTD = "zstd"
    BZIP2 = "bzip2"
    XZ = "xz"


_MAGIC = (
    (re.compile(rb"\x1f\x8b"), Format.GZIP),
    (re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18"), Format.ZSTD),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), Format.BZIP2),
    (re.compile(rb"\xfd7zXZ\x00"), Format.XZ),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), Format.ZIP),
    (re.compile(rb"PAR1"), Format.PARQUET),
    (re.compile(rb"WARC/[01]\.\d"), Format.WARC),
)
#: What is no article in a form that is read, and what to do with it.
_OTHERS = (
    (re.compile(rb"%PDF-"), "a PDF file; save its text, for instance with pdftotext"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Office file; save it as text or CSV"),
    (re.compile(rb"\{\\rtf"), "an RTF file; save it as text"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07"), "a 7z or RAR archive; unpack it, or pack it as zip"),
    (re.compile(rb"\x04\x22\x4d\x18"), "an lz4 file; unpack it, or pack it with zstd"),
    (
        re.compile(rb"ARROW1|Obj\x01|ORC|SQLite format 3\x00"),
        "a database or column file; write it as Parquet",
    ),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|II\*\x00|MM\x00\*", re.DOTALL), "a picture"),
    (re.compile(rb"ID3|OggS|fLaC|RIFF|....ftyp|\x1aE\xdf\xa3|\xff\xfb", re.DOTALL), "sound or film"),
    (re.compile(rb"\x7fELF|MZ\x90\x00|\xca\xfe\xba\xbe|\x00asm"), "a program"),
)
#: A mark that a text could begin with as well.
_PLAIN_WORD = re.compile(rb"[A-Z0-9]+")
_BY_ENDING = {
    "": Format.TEXT,
    "txt": Format.TEXT,
    "text": Format.TEXT,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "htm": Format.HTML,
    "html": Format.HTML,
    "xhtml": Format.HTML,
    "jsonl": Format.JSON_LINES,
    "ndjson": Format.JSON_LINES,
    "json": Format.JSON,
    "csv": Format.TABLE,
    "tsv": Format.TABLE,
    "tab": Format.TABLE,
    "eml": Format.MAIL,
    "rss": Format.FEED,
    "atom": Format.FEED,
}
#: Each piece before the first tag is matched in one way only (atomic): comments could else be parted in many.
_FIRST_TAG = re.compile(
    r"(?>\s|<!--.*?-->|<\?.*?\?>|<!DOCTYPE\s+(?!html)[^>\[]*(?:\[.*?\]\s*)?>)*+"
    r"<(?P<tag>!DOCTYPE\s+html|[A-Za-z][\w:.-]*)",
    re.DOTALL | re.IGNORECASE,
)
_OBJECT = re.compile(r'\s*\{\s*(?:"|\}\s*$)')
_LIST = re.compile(r"\s*\[\s*(?:\{|\[|\]\s*$)")
_MAIL_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]*):[ \t]?.*(?:\n[ \t]+\S.*)*\n")


@cache
def _known(kind: str) -> frozenset[str]:
    """A list of the rule file: endings, tags, headers."""
    return frozenset(default_rules().table(RULES_FILE)["files"][kind])


def recognise(head: bytes, name: str, fields: Mapping[str, str]) -> Format:
    """The format of a stream with these first bytes (as many as there are, up to HEAD_BYTES).

    `name` is its file name, `fields` the names that the user has for ours. Raises ReadError for what is
    nothing that is read (unsupported, not_text) and for no bytes at all (empty).
    """
    if not head:
        raise ReadError(ErrorCode.EMPTY, "there is nothing in it")
    for pattern, form in _MAGIC:
        if pattern.match(head):
            return form
    if _is_tar(head):
        return Format.TAR
    text = _head_text(head)
    for pattern, what in _OTHERS:
        if (found := pattern.match(head)) and (text is None or _PLAIN_WORD.fullmatch(found[0]) is None):
            raise ReadError(ErrorCode.UNSUPPORTED, f"this is {what}")
    if text is None:
        message = "this is no text but binary data of a kind that is not read"
        raise ReadError(ErrorCode.NOT_TEXT, message)
    return _text_format(text, name, fields)


def _is_tar(head: bytes) -> bool:
    """Whether the first block has the checksum of a tar header (POSIX.1, ustar); old ones have no magic."""
    block = head[:512]
    if len(block) < 512 or not block[0]:
        return False
    try:
        stated = int(block[148:156].strip(b" \x00") or b"x", 8)
    except ValueError:
        return False
    return stated == sum(block[:148]) + 8 * 32 + sum(block[156:])


def _head_text(head: bytes) -> str | None:
    """The beginning as text, good enough to tell formats apart; None where it is no text."""
    codec = byte_order_mark(head)
    even = head[: len(head) // 2 * 2]
    if codec is None and b"\x00" in head:
        codec = next(
            (codec for parity, codec in ((1, "utf-16-le"), (0, "utf-16-be")) if is_latin_utf16(even, parity)),
            None,
        )
    if codec is not None:
        return head.decode(codec, "ignore")
    if is_binary(head):
        return None
    return head.decode("utf-8", "replace")


def _text_format(text: str, name: str, fields: Mapping[str, str]) -> Format:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    by_name = _BY_ENDING.get(ending)
    by_content = _markup(text) or _json(text, by_name, fields) or _mail(text)
    if by_content is not None:
        return by_content
    if by_name is None or by_name in (Format.TEXT, Format.TABLE):
        if by_name is Format.TABLE or is_header(text.split("\n", 1)[0], fields):
            return Format.TABLE
        if ending in _known("no_prose"):
            message = f"a .{ending} file is no article; leave it out of the inputs"
            raise ReadError(ErrorCode.UNSUPPORTED, message)
    return by_name or Format.TEXT


def _markup(text: str) -> Format | None:
    first = _FIRST_TAG.match(text)
    if first is None:
        return None
    tag = first["tag"].lower()
    if tag.startswith("!doctype") or tag in _known("page_tags"):
        return Format.HTML
    if tag in _known("feed_roots"):
        return Format.FEED
    if text.lstrip().startswith("<?xml"):
        raise ReadError(
            ErrorCode.UNSUPPORTED,
            f"this is XML with the root <{tag[:40]}>; of XML only RSS and Atom are read: write the articles as JSON Lines",
        )
    return None


def _json(text: str, by_name: Format | None, fields: Mapping[str, str]) -> Format | None:
    """JSON Lines are told from one JSON document by their first line, and by how their second begins."""
    if _LIST.match(text):
        return Format.JSON
    if not _OBJECT.match(text):
        return None
    first, _, rest = text.lstrip().partition("\n")
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        goes_on = first.rstrip().endswith(("{", "[", ",", ":"))
        lines = by_name is Format.JSON_LINES or rest.lstrip().startswith("{")
        return Format.JSON_LINES if lines and not goes_on else Format.JSON
    one = not rest.strip() and (by_name is Format.JSON or not has_text(record, fields))
    return Format.JSON if one else Format.JSON_LINES


def _mail(text: str) -> Format | None:
    """A mail begins with headers; a text that begins "Date: ..." has none that only mails have."""
    names = set()
    at = 0
    text = text.replace("\r\n", "\n")
    if text.startswith("From "):  # the line before each mail in a mailbox
        at = text.find("\n") + 1
    while header := _MAIL_HEADER.match(text, at):
        names.add(header["name"].lower())
        at = header.end()
    if names & _known("mail_headers") or names >= {"from", "subject", "date"}:
        return Format.MAIL
    return None
