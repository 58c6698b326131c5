"""Pages to articles: the main text, what markup says about it, and pages that give none."""

import datetime
import json

import pytest

from extractor.reading.failure import ReadError
from extractor.reading.html import NoArticle, read_html
from extractor.reading.html_refusal import Refusal

LEAD = "Northgate Foods Inc said on Tuesday it would cut about 1,200 jobs, or 8 percent of its workforce."
MORE = (
    "The miller, which employs some 15,000 people, expects to book a charge of $45 million in the second "
    "quarter. Its plants on the coast had become too costly to run, Chief Executive Dana Whitlock told "
    "reporters in Chicago. Workers at the two oldest plants will be the first to go, a spokesman said."
)


def page(body: str, head: str = "", attributes: str = "") -> bytes:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>".encode()


def article(extra: str = "", head: str = "") -> bytes:
    return page(f"<article><h1>Mill to close</h1>{extra}<p>{LEAD}</p><p>{MORE}</p></article>", head)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>{}</p><h2>What is next</h2><p>{}</p>", "{}\n\nWhat is next\n\n{}"),
        (
            "<p>{}</p><ul><li>One mill.</li><li>Two mills.</li></ul><p>{}</p>",
            "{}\n\n- One mill.\n- Two mills.\n\n{}",
        ),
        ("<p>{}</p><p>A line.<br>A line below.</p><p>{}</p>", "{}\n\nA line.\nA line below.\n\n{}"),
        (
            "<p>{}</p><table><tr><th>Mill</th><th>Jobs</th></tr><tr><td>East</td><td>700</td></tr></table><p>{}</p>",
            "{}\n\nMill | Jobs\nEast | 700\n\n{}",
        ),
        ("<p>{}</p><p>The&nbsp;mill&shy;er &amp; son</p><p>{}</p>", "{}\n\nThe miller & son\n\n{}"),
        ("<p>{}</p><script>alert('Buy')</script><style>p {{}}</style><p>{}</p>", "{}\n\n{}"),
    ],
)
def test_paragraphs_headings_lists_and_tables_are_lines(body: str, expected: str) -> None:
    found = read_html(page(f"<article>{body.format(LEAD, MORE)}</article>"))
    assert found.text == expected.format(LEAD, MORE)


def test_the_headline_is_the_first_line_once() -> None:
    head = '<meta property="og:title" content="Mill to close"><title>Mill to close | Harbor Daily</title>'
    found = read_html(article(head=head))
    assert (found.title, found.text) == ("Mill to close", f"Mill to close\n\n{LEAD}\n\n{MORE}")


@pytest.mark.parametrize(
    ("head", "extra"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-03-05T23:30:00Z"}</script>', ""),
        ('<script type="application/ld+json">{"@graph": [{"@type": ["Article"], "datePublished": "5 March 2019"}]}</script>', ""),
        ('<meta property="article:published_time" content="2019-03-05T10:04:00+01:00">', ""),
        ('<meta name="pubdate" content="20190305">', ""),
        ("", '<time datetime="2019-03-05 10:04">yesterday</time>'),
        ("", '<span itemprop="datePublished" content="2019-03-05">5/3</span>'),
        ('<link rel="canonical" href="https://daily.example.com/2019/03/05/mill-to-close">', ""),
        ("", "<p>Published: 5 March 2019, 10:04</p>"),
        ("", "<div>March 5, 2019</div>"),
        ("", '<p>Updated <time datetime="2019-03-06">6 March</time></p><p>Published <time datetime="2019-03-05">5 March</time></p>'),
        (
            '<script type="application/ld+json">{broken</script><meta name="date" content="2019-03-05">',
            "<p>Published: 7 March 2019</p>",
        ),
    ],
)  # fmt: skip
def test_the_day_of_publication(head: str, extra: str) -> None:
    assert read_html(article(extra, head)).published == datetime.date(2019, 3, 5)


@pytest.mark.parametrize(
    ("attributes", "day"),
    [('lang="en-US"', (2019, 3, 5)), ('lang="en-GB"', (2019, 5, 3)), ('lang="en"', None)],
)
def test_an_ambiguous_day_is_read_as_the_page_s_country_writes_it(
    attributes: str, day: tuple[int, int, int] | None
) -> None:
    body = f"<article><h1>Mill to close</h1><p>Published 3/5/2019</p><p>{LEAD}</p><p>{MORE}</p></article>"
    assert read_html(page(body, attributes=attributes)).published == (datetime.date(*day) if day else None)


def test_the_address_settles_which_side_of_midnight_it_was() -> None:
    head = '<meta property="article:published_time" content="2019-03-06T02:30:00Z">'
    assert read_html(
        article(head=head), url="https://a.example.com/2019/03/05/mill"
    ).published == datetime.date(2019, 3, 5)


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(ReadError, match="40,000 elements"):
        read_html(page("<i>a</i>" * 40_001))


def test_a_page_without_a_day_has_none() -> None:
    assert read_html(article("<p>Copyright 2019</p>")).published is None


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("Mill to close | Harbor Daily", "Mill to close", "Mill to close"),
        ("Mill to close - Business - Harbor Daily", "Mill to close", "Mill to close"),
        ("Mill to close — Harbor Daily", "News", "Mill to close"),
        ("Mill to close - union", "News", "Mill to close - union"),
        ("Mill to close - 1,200 jobs go", "Mill to close - 1,200 jobs go", "Mill to close - 1,200 jobs go"),
    ],
)
def test_the_site_s_name_is_no_part_of_the_title(title: str, heading: str, expected: str) -> None:
    head = (
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Harbor Daily">'
    )
    assert (
        read_html(page(f"<article><h1>{heading}</h1><p>{LEAD}</p><p>{MORE}</p></article>", head)).title
        == expected
    )


def test_who_wrote_it_and_where() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mill to close",'
        '"author": [{"name": "Ann Hand"}, {"name": "Bo Reed"}]}</script>'
        '<meta property="og:site_name" content="Harbor Daily">'
    )
    found = read_html(article(head=head), url="https://daily.example.com/mill")
    assert (found.author, found.site) == ("Ann Hand; Bo Reed", "Harbor Daily")
    assert found.url == "https://daily.example.com/mill"


@pytest.mark.parametrize(
    ("body", "title", "reason"),
    [
        ("<h1>Page not found</h1><p>The page you requested is gone. Try our home page.</p>", "404", Refusal.ERROR_PAGE),
        ("<div id=app></div><noscript>You need to enable JavaScript to run this app.</noscript>", "Daily", Refusal.ERROR_PAGE),
        ("<h1>Before you continue</h1><p>We use cookies to run this site. <button>Accept all</button></p>", "Daily", Refusal.CONSENT),
        ("<h1>Mill to close</h1><p>Subscribe to read the full story.</p><p>Already a subscriber? Sign in</p>", "Mill", Refusal.PAYWALL),
        ("", "", Refusal.NO_TEXT),
        ("<nav><a href=a>News</a><a href=b>Sport</a></nav>", "Harbor Daily", Refusal.NO_TEXT),
    ],
)  # fmt: skip
def test_a_page_without_an_article_says_why(body: str, title: str, reason: Refusal) -> None:
    with pytest.raises(NoArticle, match=reason) as raised:
        read_html(page(body, f"<title>{title}</title>"))
    assert raised.value.reason is reason


@pytest.mark.parametrize(
    "wall", ["Subscribe to read more.", "We use cookies. Accept all", "Enable JavaScript to comment."]
)
def test_an_article_with_a_wall_around_it_is_one(wall: str) -> None:
    found = read_html(
        page(f"<div class=banner><p>{wall}</p></div><article><p>{LEAD}</p><p>{MORE}</p></article>")
    )
    assert LEAD in found.text


@pytest.mark.parametrize(
    ("declaration", "charset", "codec"),
    [
        ("", None, "utf-8"),
        ('<meta charset="windows-1252">', None, "cp1252"),
        ('<meta charset="iso-8859-1">', None, "cp1252"),
        ("", "ISO-8859-1", "cp1252"),
        ('<meta charset="utf-8">', "x-unknown", "utf-8"),
        ("", "utf-16", "utf-16"),
        ('<?xml version="1.0" encoding="utf-8"?>', None, "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "utf-8", "utf-8"),
    ],
)
def test_the_charset(declaration: str, charset: str | None, codec: str) -> None:
    markup = f"<html><head>{declaration}</head><body><p>{LEAD}</p><p>{MORE} “Café” – £3</p></body></html>"
    assert "“Café” – £3" in read_html(markup.encode(codec), charset=charset).text


def test_a_stray_byte_does_not_change_the_encoding() -> None:
    data = (
        page(f"<p>{LEAD} “Café” “thé” – € – “é”</p><p>{MORE} “Quoted” “again” – and “again”</p>")
        + b"<p>\xff</p>"
    )
    assert "“Café”" in read_html(data).text


def test_the_text_in_the_page_s_data_is_taken_where_its_markup_has_none() -> None:
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "Mill to close", "articleBody": f"{LEAD}\n\n{MORE}"}
    )
    found = read_html(page("<div id=root></div>", f'<script type="application/ld+json">{data}</script>'))
    assert found.text == f"Mill to close\n\n{LEAD}\n\n{MORE}"


@pytest.mark.parametrize(
    "hostile", [b"", b"<", b"<html>" * 3000, b"\x00" * 99, b"<p>" + b"<b>" * 5000, b"\xff\xfe<"]
)
def test_what_is_no_page_gives_no_article(hostile: bytes) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011
        read_html(hostile)
    assert type(raised.value).__name__ in ("NoArticle", "ReadError")
