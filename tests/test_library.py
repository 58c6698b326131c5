"""The library face: texts in, results out; lazily, from any thread, and never an exception for a bad text."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

import extractor
from extractor.errors import UsageError

TEXT = "Northgate Foods Inc said on Tuesday it will cut 1,200 jobs. It took a $45 million charge."


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, extractor; print([m for m in ('spacy', 'pydantic', 'click', 'numpy') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_every_public_name_is_there() -> None:
    for name in extractor.__all__:
        assert getattr(extractor, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = extractor.nonsense


def test_extract_gives_the_article_and_its_metadata() -> None:
    result = extractor.extract(TEXT, published="2019-03-05", title="Cuts", id="a", url="u", source="s")
    assert result.article is not None
    assert result.article.text == TEXT
    assert result.article.published == datetime.date(2019, 3, 5)
    assert [result.article.id, result.article.title, result.article.url, result.article.source] == [
        "a",
        "Cuts",
        "u",
        "s",
    ]
    assert list(result.errors) == []


def test_a_text_without_an_id_gets_a_hash_of_itself() -> None:
    first, second = extractor.extract(TEXT), extractor.extract(TEXT + " ")
    assert first.article is not None
    assert second.article is not None
    assert first.article.id == extractor.extract(TEXT).article.id != second.article.id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("article", "code"),
    [
        ("", "empty"),
        ("\ud800", "surrogate"),
        ("a\0b", "nul"),
        (3, "wrong_type"),
        ({"bodies": "x"}, "no_text"),
        ({"text": "x", "published": "soon"}, "bad_date"),
        ({"text": "x", "published": 1.5}, "wrong_type"),
        (extractor.Article("x", published=datetime.date.max), "bad_date"),
        (extractor.Article(""), "empty"),
        ("x" * 1_000_001, "too_large"),
        (extractor.Article("x", title="\udfff"), "surrogate"),
    ],
)
def test_a_bad_article_is_a_result_with_its_error(article: object, code: str) -> None:
    bad, good = extractor.extract_many([article, TEXT])  # type: ignore[list-item]
    assert (bad.article, [error.code for error in bad.errors]) == (None, [code])
    assert good.article is not None


def test_extract_many_takes_texts_mappings_and_articles() -> None:
    day = datetime.date(2019, 3, 5)
    articles = [
        TEXT,
        {"body": TEXT, "id": "b"},
        extractor.Article(TEXT, "c"),
        {"body": TEXT, "published": "2020-01-01"},
    ]
    results = list(extractor.extract_many(articles, published=day, fields={"text": "body"}))
    assert [str(result.article and result.article.published) for result in results] == [
        "2019-03-05",
        "2019-03-05",
        "2019-03-05",
        "2020-01-01",
    ]


def test_a_day_may_be_given_as_date_or_text() -> None:
    for day in ("2019-03-05", datetime.date(2019, 3, 5), datetime.datetime(2019, 3, 5, 23, 59)):
        article = extractor.extract(TEXT, published=day).article
        assert article is not None
        assert article.published == datetime.date(2019, 3, 5)
    for bad in ("soon", datetime.date.max, 20190305):
        for call in (extractor.extract, lambda text, **options: extractor.extract_many([text], **options)):
            with pytest.raises(UsageError, match="published"):
                call(TEXT, published=bad)


@pytest.mark.parametrize("one", [TEXT, {"text": TEXT}, extractor.Article(TEXT)])
def test_one_article_in_place_of_several_is_a_usage_error(one: object) -> None:
    with pytest.raises(UsageError, match="put it into a list"):
        extractor.extract_many(one)  # type: ignore[arg-type]


def test_an_error_holds_the_id_that_the_caller_gave() -> None:
    for bad in (extractor.extract("", id="a"), *extractor.extract_many([extractor.Article("", "a")])):
        assert [(error.input, error.article_id) for error in bad.errors] == [("a", "a")]


def test_extract_many_is_lazy() -> None:
    taken = 0

    def articles() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield f"{TEXT} {taken}"

    results = extractor.extract_many(articles())
    assert taken == 0
    assert next(results).article is not None
    assert taken <= 100


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kinds": ["job_cuts"]}, "'job_cuts'; the kinds are job_cut"),
        ({"base_model": "no_such_model"}, "no_such_model"),
        ({"rules": "no/such/folder"}, "no/such/folder"),
        ({"fields": {"tekst": "body"}}, "tekst"),
    ],
)
def test_what_cannot_be_done_at_all_is_said_at_once(options: dict, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        extractor.extract_many([TEXT], **options)


def test_threads_get_the_results_that_one_thread_gets() -> None:
    texts = [TEXT.replace("1,200", f"{n},200").replace("Northgate", f"North{n}gate") for n in range(1, 40)]
    alone = [
        result.model_dump()
        for text in texts
        for result in extractor.extract(text, published="2019-03-05").claims
    ]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: extractor.extract(text, published="2019-03-05"), texts))
    assert [claim.model_dump() for result in together for claim in result.claims] == alone
    assert [result.article.text for result in together if result.article] == texts


def test_reading_an_iterable_that_extracts_does_not_lock_up() -> None:
    inner = (extractor.extract(TEXT).article.text for _ in range(2))  # type: ignore[union-attr]
    assert len(list(extractor.extract_many(inner))) == 2


def test_records_and_tables() -> None:
    result = extractor.extract(TEXT, published="2019-03-05")
    records = result.to_records()
    assert {record["kind"] for record in records} >= {"job_cut", "money"}
    table = result.to_pandas()
    assert list(table["kind"]) == [record["kind"] for record in records]
    assert 1200 in list(table["count.low"])


def test_without_pandas_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'extractor\[pandas\]'"):
        extractor.extract(TEXT).to_pandas()


def test_only_the_kinds_asked_for() -> None:
    assert {claim.kind for claim in extractor.extract(TEXT, kinds=["money"]).claims} == {"money"}


def test_thoughts_are_statements_on_request() -> None:
    text = "Ann Lee hopes that the mill will reopen."
    assert extractor.extract(text).claims == []
    (claim,) = extractor.extract(text, attitudes=True).claims
    assert (claim.kind, claim.content[0].text) == ("statement", "the mill will reopen")
