"""The day of publication that an article's own first lines state, and what is none."""

import datetime

import pytest

from extractor.article import Article
from extractor.reading.completion import completed
from extractor.reading.day_stamps import day_stamp
from extractor.reading.record import ReadOptions
from extractor.reading.stated_day import stated_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-03-05", "2019-03-05"),
        ("2019-03-05T23:30:00Z", "2019-03-05"),
        ("20190305", "2019-03-05"),
        ("Tue, 05 Mar 2019 10:04:22 +0100", "2019-03-05"),
        ("March 5th, 2019", "2019-03-05"),
        ("Mar. 5, 2019 7:35 a.m.", "2019-03-05"),
        ("5th of March 2019", "2019-03-05"),
        ("05-Mar-2019", "2019-03-05"),
        ("25.3.2019", "2019-03-25"),
        ("3/25/2019", "2019-03-25"),
        ("5/5/2019", "2019-05-05"),
        ("3/5/2019", None),
        ("February 30, 2019", None),
        ("March 2019", None),
        ("tel. 2019 305 1200", None),
        ("", None),
    ],
)
def test_a_complete_day(text: str, day: str | None) -> None:
    found = day_stamp(text)
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(("day_first", "month"), [(True, 5), (False, 3)])
def test_which_number_is_the_month(day_first: bool, month: int) -> None:
    assert day_stamp("3/5/2019", day_first=day_first) == datetime.date(2019, month, 8 - month)


@pytest.mark.parametrize(
    "text",
    [
        "Mill to close\n\n[Published 5 March 2019, 10:04]\n\nThe mill will close.",
        "Mill to close\n[Published: Mar. 5, 2019  7:35 a.m.  GMT+8]\n00:00",
        "-- Mill to close\n[-- Tue Mar 5, 2019 7:35am EST]\n-- http://daily.example.com",
        "[Posted by Ann Hand on March 5, 2019]\nThe mill will close.",
        "[Ann Hand | 5 Mar 2019 | 10:04]\nThe mill will close.",
        "[By Ann Hand, March 5, 2019]\nThe mill will close.",
        "[5 March 2019 | The Harbor Daily]\nThe mill will close.",
        "[March 5, 2019, by Ann Hand]\nThe mill will close.",
        "[2019-03-05T10:04:00Z]\nThe mill will close.",
        "[Tuesday, 5 March 2019 at 10:04 GMT]\nThe mill will close.",
        "Mill to close\n\n[PARIS, 5 March 2019 (AFP) -] The mill will close.",
        "[BOSTON, Mar. 5, 2019 -] The mill will close.",
        "[NEW YORK, March 5, 2019 /PRNewswire/ --] The mill will close.",
        "[WASHINGTON - March 5, 2019 -] The mill will close.",
        "[HOUSTON, Tex.--(BUSINESS WIRE)--Mar. 5, 2019--] The mill will close.",
        "[Last updated: 5 March 2019]\nThe mill will close.",
        "Updated 7 March 2019\n[Published 5 March 2019]\nThe mill will close.",
    ],
)
def test_the_first_lines_state_the_day(text: str) -> None:
    before, _, rest = text.partition("[")
    stated, _, after = rest.partition("]")
    found = stated_day(before + stated + after)
    assert found is not None
    assert (found.day, found.text) == (datetime.date(2019, 3, 5), " ".join(stated.split()))


@pytest.mark.parametrize(
    "text",
    [
        "On March 5, 2019 the mill said it would close.",
        "The mill's deal of March 5, 2019",
        "Published in 2014, the report of 5 March 2019 said that mills close.",
        "LONDON (Reuters) - On 5 March 2019 the mill closed.",
        "March 5 was a bad day - he said.",
        "The NASDAQ March 5 - the worst day",
        "May 2019 - the mill will close",
        "The mill will close.\n" * 20 + "Published 5 March 2019",
    ],
)
def test_prose_states_no_day(text: str) -> None:
    assert stated_day(text) is None


PROSE = "The mill on the coast said that it would close and that its workers were told of it by letter."


def published(text: str, **fields: object) -> tuple[str | None, str | None, list[str]]:
    options = ReadOptions(published=fields.pop("option", None))  # type: ignore[arg-type]
    article = completed(Article(f"{text}\n\n{PROSE}", **fields), options)  # type: ignore[arg-type]
    return article.published and article.published.isoformat(), article.published_from, list(article.notes)


FIFTH, SEVENTH, JUNE = (datetime.date(2019, *day) for day in ((3, 5), (3, 7), (6, 1)))


@pytest.mark.parametrize(
    ("text", "fields", "day", "published_from", "conflict"),
    [
        ("Published 5 March 2019", {}, "2019-03-05", "dateline", None),
        ("Published 5 March 2019", {"option": JUNE}, "2019-03-05", "dateline", None),
        ("Published 5 March 2019", {"published": SEVENTH, "published_from": "page"}, "2019-03-07", "page", None),
        ("Published 5 March 2019", {"published": JUNE, "published_from": "page"}, "2019-06-01", "page", "the page says 2019-06-01"),
        ("Published 5 March 2019", {"published": JUNE, "published_from": "metadata"}, "2019-06-01", "metadata", "the record says"),
        ("Published 5 March 2019", {"published": JUNE, "published_from": "filename"}, "2019-03-05", "dateline", "the file's name says"),
        ("OSLO, March 5 (Newsline) - Rain fell.", {"published": FIFTH, "published_from": "page"}, "2019-03-05", "page", None),
        ("OSLO, Dec 31 (Newsline) - Rain fell.", {"published": datetime.date(2019, 1, 1), "published_from": "page"}, "2019-01-01", "page", None),
        ("OSLO, March 5 (Newsline) - Rain fell.", {"published": JUNE, "published_from": "page"}, "2019-06-01", "page", "OSLO, March 5"),
        ("OSLO, March 5 (Newsline) - Rain fell.", {}, None, None, None),
        ("OSLO (Newsline) - Rain fell.", {"option": JUNE}, "2019-06-01", "metadata", None),
        ("Rain fell.", {"published": FIFTH, "published_from": "filename", "option": JUNE}, "2019-06-01", "metadata", None),
        ("Rain fell.", {}, None, None, None),
    ],
)  # fmt: skip
def test_where_the_day_comes_from(
    text: str, fields: dict[str, object], day: str | None, published_from: str | None, conflict: str | None
) -> None:
    found_day, found_from, notes = published(text, **dict(fields))
    assert (found_day, found_from) == (day, published_from)
    assert [conflict is not None and conflict in note for note in notes] == ([True] if conflict else [])
