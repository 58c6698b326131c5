"""Dirt of transport: what is analysed, and the way back to the text as it came."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.article import Article
from extractor.errors import ErrorCode
from extractor.reading.clean_text import clean_text
from extractor.reading.completion import completed
from extractor.reading.failure import ReadError
from extractor.reading.record import ReadOptions
from extractor.reading.repair import mojibake, repaired


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("AT&amp;T cut 500&nbsp;jobs", "AT&T cut 500 jobs"),
        ("the mill&#8217;s &ldquo;plan&rdquo; &#x2013; a cut", "the mill’s “plan” – a cut"),
        ("AT&amp;amp;T and the mill&amp;#8217;s", "AT&T and the mill’s"),
        ("the mill&#146;s &euro;5", "the mill’s €5"),
        ("work\u00adforce, 1,\u200b200 jobs\ufeff", "workforce, 1,200 jobs"),
        ("a line\r\na line\ra line\x0ca page\u2028a line", "a line\na line\na line\na page\na line"),
        ("its 3,000\u2011person, New York\u2010based staff", "its 3,000-person, New York-based staff"),
        ("1,200\u00a0jobs\u2009or\u3000more\x1f.", "1,200 jobs or more ."),
        ("&shy;soft", "soft"),
        (
            "<p>Halden cut <b>500</b> jobs.</p><p>It said so.</p>",
            "\n\nHalden cut 500 jobs.\n\n\n\nIt said so.\n\n",
        ),
        ("a <a class=\"x\" href='y' id=z>mill</a><br/>closed<br />", "a mill\nclosed\n"),
        ("<ul><li>one<li>two</ul>", "\n\n\none\ntwo\n\n"),
        ("<TR><TD>jobs</TD><TD>500</TD></TR>", "\n jobs  500 \n"),
        ("a<script>if (a<b) f()</script><!-- no <b>text</b> -->b", "ab"),
        ("<style type=x>p {}</style><STYLE>b</STYLE><!-- open <i>x</i>", "<!-- open x"),
    ],
)
def test_dirt_is_left_out_of_analysis(text: str, clean: str) -> None:
    found = clean_text(text)
    assert found is not None
    assert found.text == clean


@pytest.mark.parametrize(
    "text",
    [
        "Johnson & Johnson",
        "R&D; AT&T;",
        "a &unknown; b",
        "&#0; &#xD800; &#9999999;",
        "“plan” – naïve",
        "",
        "a\tb\nc",
        "profit < loss and costs > sales",
        "if a<b and c>d",
        "Jane Roe <jane@halden.example>",
        "<unknown-element x='1'>",
        "<a href='open",
    ],
)
def test_what_is_no_dirt_stays(text: str) -> None:
    assert clean_text(text) is None


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("Shares of AT&amp;T fell", "AT&T", "AT&amp;T"),
        ("cut 1,200&nbsp;jobs now", "1,200 jobs", "1,200&nbsp;jobs"),
        ("its work\u00adforce fell", "workforce", "work\u00adforce"),
        ("a\r\nb\r\nthe mill\r\n", "the mill", "the mill"),
        ("&ldquo;No&rdquo; he said", "“No”", "&ldquo;No&rdquo;"),
        ("\ufeff\ufeffMill", "Mill", "Mill"),
        ("the mill\u00ad", "mill", "mill"),
        ("<p>a <b>mill</b> closed</p>", "mill closed", "mill</b> closed"),
        ("<h1>Halden</h1><p>cut <i>500</i></p>", "500", "500"),
        ("<p>one</p>\n<p>two</p>", "one\n\n\n\n\ntwo", "one</p>\n<p>two"),
    ],
)
def test_a_span_of_the_clean_text_has_its_place_in_the_original(text: str, words: str, original: str) -> None:
    clean = clean_text(text)
    assert clean is not None
    start = clean.text.index(words)
    place = slice(clean.original_start(start), clean.original_end(start + len(words)))
    assert text[place] == original


PIECES = (
    "a|  |&|amp;|nbsp;|#39;|\r|\n|\u00ad|\u00a0|é|\x0c|<|<p>|</p>|<br>|<td>|<b>|<!--|-->|<script>|</script>"
)
dirty = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)


@given(dirty)
def test_every_character_comes_from_its_place(text: str) -> None:
    clean = clean_text(text)
    if clean is None:
        return
    ends = [0]
    for i, character in enumerate(clean.text):
        start, end = clean.original_start(i), clean.original_end(i + 1)
        assert ends[-1] <= start < end <= len(text)
        assert character == text[start] or end - start > 1 or (character in " \n")
        ends.append(end)
    again = clean_text(clean.text)
    assert again is None or len(again.text) <= len(clean.text)


BROKEN = "The mill’s “plan” – Café Zürich, £3 – was naïve. " * 2


def test_wrongly_decoded_text_is_noticed_and_mended_only_when_asked() -> None:
    broken = BROKEN.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    article = Article(broken, "a", title="The millâ€™s end")
    noticed = completed(article, ReadOptions())
    assert noticed.text == broken
    assert "Windows-1252" in noticed.notes[0]
    mended = completed(article, ReadOptions(repair=True))
    assert (mended.text, mended.title, mended.notes) == (BROKEN, "The mill’s end", ())


@pytest.mark.parametrize("text", [BROKEN, "A Brazilian firm, Ação, cut jobs.", "plain"])
def test_what_is_spelled_right_is_not_noticed(text: str) -> None:
    assert mojibake(text) == []
    assert repaired(text) == text


@pytest.mark.parametrize("text", ["château Â la carte", "Ã â Â"])
def test_a_single_capital_is_no_sign_of_a_wrong_encoding(text: str) -> None:
    assert mojibake(text) == []


def test_repair_takes_the_dirt_out_of_the_stored_text() -> None:
    assert repaired("AT&amp;T\u00a0cut its work\u00adforce\r\n") == "AT&T cut its workforce\n"


PAGE = "<p>LONDON, March 5 2019 (Wire) - The mill cut <b>500</b> jobs.</p><p>It said so on Monday.</p>"


def test_day_and_language_are_read_without_tags_and_the_text_stays_as_it_came() -> None:
    article = completed(Article(PAGE, "a", title="Mills &amp; <i>jobs</i>"), ReadOptions())
    assert (article.text, article.title) == (PAGE, "Mills & jobs")
    assert (article.published, article.language) == (datetime.date(2019, 3, 5), "en")


@pytest.mark.parametrize("text", ["<p></p><br/>", "<script>f(500)</script>", "&nbsp;"])
def test_tags_without_text_are_an_empty_article(text: str) -> None:
    with pytest.raises(ReadError, match="nothing but tags") as caught:
        completed(Article(text, "a"), ReadOptions())
    assert caught.value.code is ErrorCode.EMPTY
