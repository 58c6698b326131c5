"""Markdown: the front matter says what the text is, and is no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.article import Article
from extractor.errors import InputError
from extractor.reading.inputs import read_inputs
from extractor.reading.intake import Intake
from extractor.reading.record import ReadOptions


def read(path: Path, data: str, **fields: str) -> Article | InputError:
    path.write_bytes(data.encode())
    (item,) = read_inputs([str(path)], Intake(ReadOptions(fields=fields)))
    return item


@pytest.mark.parametrize(
    ("head", "title", "day"),
    [
        ('title: "Northgate: jobs go"\ndate: 2019-03-05\n', "Northgate: jobs go", "2019-03-05"),
        ("Title: Jobs go\r\nDate: March 5, 2019\r\ntags:\r\n  - jobs\r\n", "Jobs go", "2019-03-05"),
        ("layout: post\n", None, "2018-01-02"),
        ("", None, "2018-01-02"),
    ],
)
def test_front_matter(head: str, title: str | None, day: str, tmp_path: Path) -> None:
    article = read(
        tmp_path / "2018-01-02-jobs.md", f"---\n{head}---\n\n# Jobs\n\nSome jobs go.\n", text="body"
    )
    assert isinstance(article, Article)
    assert (article.text, article.title, str(article.published)) == ("# Jobs\n\nSome jobs go.\n", title, day)


@pytest.mark.parametrize(
    "text", ["# Jobs\n\nSome go.\n", "---\n\nNo front matter ends here", "A line\n---\nb: c\n---\n"]
)
def test_without_front_matter_the_text_is_the_file(text: str, tmp_path: Path) -> None:
    article = read(tmp_path / "a.md", text)
    assert isinstance(article, Article)
    assert (article.id, article.text) == ("a.md", text)


@pytest.mark.parametrize(
    ("text", "code"), [("---\ntitle: x\n---\n", "empty"), ("---\ndate: soon\n---\nJobs.", "bad_date")]
)
def test_a_bad_file(text: str, code: str, tmp_path: Path) -> None:
    error = read(tmp_path / "a.md", text)
    assert isinstance(error, InputError)
    assert (error.code, error.article_id) == (code, "a.md")
