"""Mails, feeds, WARC files and fragments of HTML to articles."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article
from extractor.errors import InputError
from extractor.reading.formats import read_source
from extractor.reading.intake import Intake
from extractor.reading.limits import Expansion
from extractor.reading.markup_text import markup_text
from extractor.reading.record import ReadOptions
from extractor.reading.source import Source
from tests.reading.containers import DAY, PARAGRAPHS, TEXT, mail, page, warc, warc_record


def read(data: bytes, notes: list[str] | None = None) -> list[Article | InputError]:
    source = Source(io.BufferedReader(io.BytesIO(data), 65_536), "f", "f", "f", Expansion())
    return list(
        read_source(
            source, Intake(ReadOptions(), note=(notes or []).append if notes is None else notes.append)
        )
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("no markup", "no markup"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br>two<br><br>three</p>", "One\ntwo\n\nthree"),
        ("<ul><li>a</li> <li>b</li></ul>c", "a\nb\n\nc"),
        ("Jobs &amp; pay: &pound;5m&nbsp;a year", "Jobs & pay: £5m\u00a0a year"),
        ("<b>1,200</b> jobs in <a href=x>Ohio</a>.", "1,200 jobs in Ohio."),
        ("One <script>alert(1)</script><style>p {}</style>two<!-- no -->", "One two"),
        ("<div>\n  One\n  two\n</div>", "One two"),
        ("<p>Not closed <b>at all", "Not closed at all"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("", ""),
    ],
)
def test_text_of_a_fragment(markup: str, text: str) -> None:
    assert markup_text(markup) == text


@given(st.text(alphabet=st.sampled_from("<>/&;abp =\"'\n!-\x00\x0c"), max_size=60))
def test_any_fragment_has_a_text(markup: str) -> None:
    markup_text(markup)


def test_a_mail_brings_its_subject_day_and_sender() -> None:
    (article,) = read(mail())
    assert isinstance(article, Article)
    assert (article.title, article.source, str(article.published)) == ("News", "The Wire", DAY)
    assert article.text.strip() == TEXT


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", None), ("iso-8859-1", "iso8859-1"), ("x-unknown", "cp1252")]
)
def test_the_encoding_of_a_mail(charset: str, encoding: str | None) -> None:
    codec = "latin-1" if charset == "x-unknown" else charset
    head = f"From: a@b.c\nMessage-ID: <1@b.c>\nContent-Type: text/plain; charset={charset}\n"
    (article,) = read(f"{head}Content-Transfer-Encoding: 8bit\n\n".encode() + "Café jobs £5m.".encode(codec))
    assert isinstance(article, Article)
    assert (article.text, article.encoding) == ("Café jobs £5m.", encoding)


def test_each_mail_of_a_mailbox_is_an_article() -> None:
    box = b"".join(b"From a@b.c Tue Mar  5 08:00:00 2019\n" + mail() + b"\n" for _ in range(3))
    assert [item.id for item in read(box) if isinstance(item, Article)] == ["f:1", "f:2", "f:3"]


def test_headers_that_are_broken_cost_only_themselves() -> None:
    message = EmailMessage()
    message.set_content("Some jobs will go.")
    data = b"Message-ID: <[\nDate: no day\nFrom: =?utf-8?b?!!?=\nSubject: =?x?q?=E9?=\n" + message.as_bytes()
    (article,) = read(data)
    assert isinstance(article, Article)
    assert (article.text.strip(), article.published) == ("Some jobs will go.", None)


def test_items_of_a_feed() -> None:
    items = (
        "<item><guid>g1</guid><title>A &amp;amp; B</title><link>http://a/1</link><pubDate>Tue, 05 Mar 2019 08:00:00 GMT</pubDate>"
        "<dc:creator>Dana Lee</dc:creator><description>short</description>"
        "<content:encoded><![CDATA[<p>Jobs&nbsp;go.</p>]]></content:encoded></item>"
        "<item><description>More&nbsp;jobs.</description><pubDate>soon</pubDate></item>"
    )
    first, second = read(f"<rss><channel><title>The\n Wire</title>{items}</channel></rss>".encode())
    assert first == Article(
        "Jobs\u00a0go.",
        "g1",
        "A & B",
        first.published,
        "metadata",
        "http://a/1",
        "The Wire",
        author="Dana Lee",
    )
    assert str(first.published) == DAY
    assert (second.id, second.text, second.published) == ("f:2", "More\u00a0jobs.", None)
    assert "'soon' is no day" in second.notes[0]


def test_pages_of_a_warc_file_and_what_is_passed_over() -> None:
    picture = warc_record(b"response", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nabc")
    moved = warc_record(b"response", b"HTTP/1.1 301 Moved\r\nLocation: x\r\n\r\n")
    wet = warc_record(b"conversion", TEXT.encode())
    notes: list[str] = []
    found = read(warc() + picture + moved + wet, notes)
    assert [(item.id, item.text) for item in found if isinstance(item, Article)] == [
        ("f:2", TEXT),
        ("f:5", TEXT),
    ]
    assert notes == ["f: 2 responses are no pages (1 image/png, 1 with status 301)"]


def test_the_encoding_that_a_server_states() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n"
    data = page().replace(
        PARAGRAPHS[3].encode(), "The café costs £5m, the bakery’s owner said.".encode("cp1252")
    )
    (article,) = read(warc(data, head=head))
    assert isinstance(article, Article)
    assert "The café costs £5m, the bakery’s owner said." in article.text
    assert article.encoding == "cp1252"


@pytest.mark.parametrize(
    "data",
    [
        b"Message-ID: <1@b.c>\nContent-Type: text/plain; " + b"a=b; " * 1000 + b"\n\nSome jobs go.\n",
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nJobs.\n" * 300,
    ],
)
def test_a_mail_that_would_hold_up_everything_is_refused(data: bytes) -> None:
    (error,) = read(data)
    assert isinstance(error, InputError)
    assert error.code == "too_large"
