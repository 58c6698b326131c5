"""A run that was killed and resumed gives the same bytes as one that was not; other runs are not resumed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import RecordError, UsageError
from extractor.reading.record import ReadOptions
from extractor.running.journal import read_journal
from extractor.running.options import PipelineOptions, RunOptions
from extractor.running.run import run
from extractor.running.watcher import Watcher
from tests.running import pipelines

FILES = ("claims.jsonl", "articles.jsonl", "errors.jsonl")


class KilledError(Exception):
    """What ends a run in these tests."""


class KillAfter(Watcher):
    """Ends the run after so many documents."""

    def __init__(self, documents: int) -> None:
        self.left = documents

    def done(self, tally: Any, position: int) -> None:
        self.left -= 1
        if self.left == 0:
            raise KilledError


def news(path: Path, count: int = 200) -> Path:
    """Articles with none to three claims; every tenth line is no article, and one fails."""
    with path.open("w") as file:
        for n in range(count):
            text = f"Text {'12 ' * (n % 4)}." if n != 5 else "FAIL"
            file.write(json.dumps({"id": f"id{n}", "text": text}) + "\n" if n % 10 else "{\n")
    return path


@pytest.fixture
def options(tmp_path: Path) -> RunOptions:
    source = news(tmp_path / "news.jsonl")
    return RunOptions([str(source)], str(tmp_path / "out"), workers=2)


def extract(options: RunOptions, watcher: Watcher | None = None) -> Any:
    return run(options, watcher, pipelines.obedient)


def content(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def record(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "run.json").read_text())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files and the counts of the run that nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    extract(RunOptions([str(news(folder / "news.jsonl"))], str(folder / "out"), workers=1))
    return content(folder / "out"), record(folder / "out")["counts"]


def in_errors(content: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """The same files as if the inputs had stood in another folder."""
    return {
        name: b"".join(_moved(line, folder) for line in data.splitlines(keepends=True))
        for name, data in content.items()
    }


def _moved(line: bytes, folder: Path) -> bytes:
    row = json.loads(line)
    if not str(row.get("input", "")).endswith("news.jsonl"):
        return line
    return line.replace(row["input"].encode(), str(folder / "news.jsonl").encode(), 1)


def test_a_run_that_ended_early_goes_on_to_the_same_bytes(
    options: RunOptions, whole: Any, tmp_path: Path
) -> None:
    for times, documents in enumerate([1, 63, 40]):
        with pytest.raises(KilledError):
            extract(replace(options, resume=True), KillAfter(documents))
        assert record(tmp_path / "out")["resumed"] == times
    extract(replace(options, resume=True))
    assert content(tmp_path / "out") == in_errors(whole[0], tmp_path)
    assert (record(tmp_path / "out")["counts"], record(tmp_path / "out")["resumed"]) == (whole[1], 3)


@pytest.mark.parametrize("seed", range(6))
def test_wherever_its_files_break_off(options: RunOptions, whole: Any, tmp_path: Path, seed: int) -> None:
    """A kill leaves whole lines of earlier documents, and of the one in work any part of what comes before its line."""
    extract(options)
    dice = random.Random(seed)
    out = tmp_path / "out"
    articles = (out / "articles.jsonl").read_bytes().splitlines(keepends=True)
    stands = dice.randrange(len(articles))
    after = [json.loads(line)["id"] for line in articles[stands:]]
    cut(out / "articles.jsonl", b"".join(articles[:stands]) + articles[stands][: dice.randrange(2) * 30])
    claims = (out / "claims.jsonl").read_bytes().splitlines(keepends=True)
    kept = [line for line in claims if json.loads(line)["article_id"] not in after[1:]]
    cut(
        out / "claims.jsonl",
        b"".join(kept)[: -dice.randrange(1, 40)] if after[0] in str(kept[-1]) else b"".join(kept),
    )
    errors = (out / "errors.jsonl").read_bytes().splitlines(keepends=True)
    before = [line for line in errors if _place(line) < int(after[0][2:])]
    cut(out / "errors.jsonl", b"".join(before) + errors[-1][: dice.randrange(2) * 20])
    extract(replace(options, resume=True))
    assert content(out) == in_errors(whole[0], tmp_path)
    assert record(out)["counts"] == whole[1]


def _place(line: bytes) -> int:
    row = json.loads(line)
    return int(row["article_id"][2:]) if row["article_id"] else row["line"] - 1


def cut(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def test_copies_are_found_again(options: RunOptions, tmp_path: Path) -> None:
    """What an article repeats may lie before the place where the run goes on."""
    with (tmp_path / "news.jsonl").open("a") as file:
        file.writelines(json.dumps({"id": f"copy{n}", "text": f"Text {'12 ' * n}."}) + "\n" for n in range(4))
    whole = replace(options, output=str(tmp_path / "whole"), dedup=True)
    extract(whole)
    with pytest.raises(KilledError):
        extract(replace(options, dedup=True), KillAfter(100))
    extract(replace(options, dedup=True, resume=True))
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    last = json.loads(content(tmp_path / "out")["errors.jsonl"].splitlines()[-1])
    assert (last["article_id"], last["repeats"]) == ("copy3", "id3")


def test_a_finished_run_stays_as_it_is(options: RunOptions, whole: Any, tmp_path: Path) -> None:
    extract(options)
    extract(replace(options, resume=True))
    assert content(tmp_path / "out") == in_errors(whole[0], tmp_path)
    assert record(tmp_path / "out")["counts"] == whole[1]


def test_what_came_in_since_is_added(options: RunOptions, tmp_path: Path) -> None:
    extract(options)
    before = content(tmp_path / "out")
    with (tmp_path / "news.jsonl").open("a") as file:
        file.write('{"id": "late", "text": "12 more."}\n')
    extract(replace(options, resume=True))
    after = content(tmp_path / "out")
    assert all(after[name].startswith(before[name]) for name in FILES)
    assert json.loads(after["articles.jsonl"].splitlines()[-1])["id"] == "late"


def test_where_there_is_nothing_to_resume_a_run_begins(
    options: RunOptions, whole: Any, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    extract(replace(options, resume=True))
    assert content(tmp_path / "out") == in_errors(whole[0], tmp_path)
    assert record(tmp_path / "out")["resumed"] == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda o: replace(o, limit=5), r"the option limit \(none then, 5 now\)"),
        (lambda o: replace(o, reading=ReadOptions(fields={"title": "head"})), "the option fields"),
        (lambda o: replace(o, pipeline=PipelineOptions(["money"])), "the option kinds"),
        (lambda o: replace(o, pipeline=PipelineOptions(attitudes=True)), "the option attitudes"),
        (lambda o: replace(o, inputs=[*o.inputs, "more.txt"]), "the option inputs"),
    ],
)
def test_another_run_is_not_resumed(
    options: RunOptions, tmp_path: Path, change: Callable[[RunOptions], RunOptions], message: str
) -> None:
    with pytest.raises(KilledError):
        extract(options, KillAfter(3))
    before = content(tmp_path / "out")
    with pytest.raises(UsageError, match=f"cannot be resumed: changed since .*{message}.*--overwrite"):
        extract(replace(change(options), resume=True))
    assert content(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("version", "0.0.1", "the version (0.0.1 then"),
        ("rule_set", "abc", "the rules (abc then"),
        ("base_model", {"name": "x", "version": "3"}, "the base model (x 3 then"),
    ],
)
def test_another_version_is_not_resumed(
    options: RunOptions, tmp_path: Path, key: str, value: Any, message: str
) -> None:
    with pytest.raises(KilledError):
        extract(options, KillAfter(3))
    changed = {**record(tmp_path / "out"), key: value}
    (tmp_path / "out" / "run.json").write_text(json.dumps(changed))
    with pytest.raises(UsageError) as error:
        extract(replace(options, resume=True))
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace('"Text 12 ."', '"Text 13 ."', 1), "the article 'id1' had another text"),
        (lambda text: text.replace('"id1"', '"id0"', 1), "'id0' stands where 'id1' stood"),
        (lambda text: text[text.index("\n") + 1 :], " stands where "),
        (lambda text: text[: text.index("id3")], "stands where 'id3' stood"),
        (lambda text: text[: text.index("\n") + 1], "they end before"),
    ],
)
def test_changed_inputs_are_noticed(
    options: RunOptions, tmp_path: Path, change: Callable[[str], str], message: str
) -> None:
    with pytest.raises(KilledError):
        extract(options, KillAfter(20))
    before = content(tmp_path / "out")
    source = tmp_path / "news.jsonl"
    source.write_text(change(source.read_text()))
    with pytest.raises(UsageError) as error:
        extract(replace(options, resume=True))
    assert "cannot be resumed, its inputs have changed" in str(error.value)
    assert message in str(error.value)
    assert content(tmp_path / "out") == before


def test_resuming_makes_no_sense_with_overwriting_or_a_stream(options: RunOptions) -> None:
    with pytest.raises(UsageError, match="give one of them"):
        extract(replace(options, resume=True, overwrite=True))
    with pytest.raises(UsageError, match="standard output cannot be resumed"):
        extract(replace(options, resume=True, output="-"))


def test_a_run_that_is_going_on_is_left_alone(options: RunOptions, tmp_path: Path) -> None:
    class Meddle(Watcher):
        """A second process, played by the first, takes up the same folder."""

        refused = ""

        def done(self, tally: Any, position: int) -> None:
            if not self.refused:
                with pytest.raises(UsageError) as error:
                    extract(replace(options, resume=True))
                self.refused = str(error.value)

    meddle = Meddle()
    extract(options, meddle)
    assert "another process is writing the run" in meddle.refused
    assert record(tmp_path / "out")["status"] == "complete"


def test_a_line_that_no_run_wrote_is_told(options: RunOptions, tmp_path: Path) -> None:
    extract(options)
    with (tmp_path / "out" / "claims.jsonl").open("a") as file:
        file.write("mine\n")
    with pytest.raises(RecordError, match=r"claims\.jsonl, line \d+: no run wrote this line"):
        extract(replace(options, resume=True))


def test_errors_of_single_claims_stand_with_their_article(tmp_path: Path) -> None:
    """They end no document; those of an article without a line go with its claims."""

    def row(**values: Any) -> str:
        return json.dumps({"claim": None, "article_id": None, "code": "empty", **values}) + "\n"

    (tmp_path / "articles.jsonl").write_text('{"id": "a", "encoding": "cp1252"}\n')
    (tmp_path / "claims.jsonl").write_text(
        '{"article_id": "a", "kind": "money"}\n' + '{"article_id": "b", "kind": "money"}\n' * 2
    )
    bug = {"claim": {}, "code": "bug"}
    (tmp_path / "errors.jsonl").write_text(
        row(article_id="a", **bug) + row() + row(article_id="b", **bug) + "{"
    )
    journal = read_journal(tmp_path)
    assert (journal.documents, journal.articles, journal.errors) == (2, 1, 2)
    assert (dict(journal.tally.claims), dict(journal.tally.errors)) == ({"money": 1}, {"bug": 1, "empty": 1})
    assert dict(journal.tally.encodings) == {"cp1252": 1}


def test_the_command_survives_kill_9(tmp_path: Path) -> None:
    """The real thing, twice; benchmarks/kills.py does it more often."""
    source = tmp_path / "news.jsonl"
    with source.open("w") as file:
        for n in range(200):
            text = f"Northgate Foods Inc said on Tuesday it will cut {n + 2} jobs. It took a ${n + 2} million charge."
            file.write(json.dumps({"id": str(n), "text": text}) + "\n")
    command = [sys.executable, "-m", "extractor", "run", str(source), "--workers", "2", "-o"]
    subprocess.run([*command, str(tmp_path / "whole")], check=True, capture_output=True, timeout=300)
    out = tmp_path / "out"
    for lines in (1, 100):
        with subprocess.Popen(
            [*command, str(out), "--resume"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            deadline = time.monotonic() + 120
            while process.poll() is None and count_lines(out / "articles.jsonl") < lines:
                assert time.monotonic() < deadline
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
    subprocess.run([*command, str(out), "--resume"], check=True, capture_output=True, timeout=300)
    assert content(out) == content(tmp_path / "whole")
    assert record(out)["resumed"] == 2
    assert record(out)["counts"] == record(tmp_path / "whole")["counts"]


def count_lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if os.path.exists(path) else 0
