"""Bytes of every format around one article, made for the tests."""

from __future__ import annotations

import bz2
import csv
import gzip
import html
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from typing import Any

import zstandard

DAY = "2019-03-05"
URL = "https://news.example/northgate"
PARAGRAPHS = (
    "Northgate Foods to cut 1,200 jobs",
    "CHICAGO, March 5 (Newswire) - Northgate Foods Inc said on Tuesday it would cut about 1,200 jobs, or 8 percent "
    "of its workforce, by the end of September.",
    'Chief Executive Dana Whitlock said the plants had become "too costly to run" at today\'s volumes.',
    "The company, which employs some 15,000 people, expects to book a charge of $45 million to $50 million in the "
    "second quarter.",
)
TEXT = "\n\n".join(PARAGRAPHS)
RECORD = {"id": None, "text": TEXT, "published": DAY, "url": URL}


def text_file() -> bytes:
    return TEXT.encode()


def page() -> bytes:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS[1:])
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{PARAGRAPHS[0]}</title>'
        f'<meta property="article:published_time" content="{DAY}T08:00:00Z"></head>'
        f"<body><nav><a href=/>Home</a></nav><article><h1>{PARAGRAPHS[0]}</h1>{body}</article></body></html>"
    ).encode()


def json_lines() -> bytes:
    return json.dumps(RECORD).encode() + b"\n"


def json_list() -> bytes:
    return json.dumps([{"body": TEXT, "pub_date": DAY}], indent=2).encode()


def json_object() -> bytes:
    return json.dumps({"text": TEXT, "date": f"{DAY}T08:00:00Z"}, indent=1).encode()


def json_with_a_list_inside() -> bytes:
    return json.dumps({"status": "ok", "response": {"docs": [{"bodyText": TEXT, "date": DAY}]}}).encode()


def table(delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([["Headline", "Content", "Pub. Date"], ["", TEXT, DAY]])
    return stream.getvalue().encode()


def parquet(rows: Mapping[str, list[Any]] | None = None) -> bytes:
    import pyarrow
    import pyarrow.parquet

    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(rows or {"maintext": [TEXT], "date_publish": [DAY]}), stream)
    return stream.getvalue()


def warc(
    *pages: bytes, head: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
) -> bytes:
    records = [warc_record(b"warcinfo", b"software: test\r\n")]
    records += [warc_record(b"response", head + body) for body in pages or (page(),)]
    return b"".join(records)


def warc_record(kind: bytes, block: bytes, url: bytes = URL.encode()) -> bytes:
    return (
        b"WARC/1.0\r\nWARC-Type: "
        + kind
        + b"\r\nWARC-Target-URI: "
        + url
        + b"\r\nWARC-Date: 2019-03-06T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
        % len(block)
        + block
        + b"\r\n\r\n"
    )


def mail(*, as_html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "The Wire <wire@news.example>"
    message["Subject"] = "News"
    message["Date"] = "Tue, 05 Mar 2019 08:00:00 +0000"
    if as_html:
        message.set_content(page().decode(), subtype="html")
    else:
        message.set_content(TEXT)
        message.add_alternative("<p>The same as a page</p>", subtype="html")
    return message.as_bytes()


def rss() -> bytes:
    body = html.escape("".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS))
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title><item><title>News</title>'
        f"<link>{URL}</link><pubDate>Tue, 05 Mar 2019 08:00:00 GMT</pubDate>"
        f"<description>{body}</description></item></channel></rss>"
    ).encode()


def atom() -> bytes:
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Wire</title><entry><title>News</title>'
        f'<link rel="self" href="x"/><link href="{URL}"/><updated>{DAY}T08:00:00Z</updated><content type="xhtml">'
        f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry></feed>'
    ).encode()


def zip_of(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tar_of(members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


#: One article in each format, by the name of its file.
FORMATS: dict[str, bytes] = {
    "a.txt": text_file(),
    "a.md": text_file(),
    "a.html": page(),
    "a.jsonl": json_lines(),
    "list.json": json_list(),
    "object.json": json_object(),
    "inside.json": json_with_a_list_inside(),
    "a.csv": table(","),
    "semicolon.csv": table(";"),
    "a.tsv": table("\t"),
    "a.parquet": parquet(),
    "a.warc": warc(),
    "a.eml": mail(),
    "html.eml": mail(as_html=True),
    "rss.xml": rss(),
    "atom.xml": atom(),
}
#: What goes around it, by the ending that the name gets.
WRAPPINGS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".zst": zstandard.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
