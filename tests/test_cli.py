"""The command line through real processes: exit codes, files, messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = "Northgate Foods Inc said on Tuesday it will cut 1,200 jobs. It took a $45 million charge.\n"


def extractor(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "extractor", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An input folder with one good article."""
    path = tmp_path / "in"
    path.mkdir()
    (path / "northgate.txt").write_text(ARTICLE, encoding="utf-8")
    return path


def test_run_writes_the_four_files(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = extractor("run", folder, "-o", out, "--published", "2019-03-05")
    assert result.returncode == 0, result.stderr
    assert sorted(path.name for path in out.iterdir()) == [
        "articles.jsonl",
        "claims.jsonl",
        "errors.jsonl",
        "run.json",
    ]
    (article,) = lines(out / "articles.jsonl")
    assert (article["id"], article["text"], article["published"]) == ("northgate.txt", ARTICLE, "2019-03-05")
    run = json.loads((out / "run.json").read_text())
    assert (run["status"], run["counts"]["articles"], run["counts"]["errors"]) == ("complete", 1, {})


def test_a_failed_input_gives_exit_code_1_and_the_run_goes_on(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert extractor("run", tmp_path / "missing.txt", folder, "-o", out).returncode == 1
    assert [error["code"] for error in lines(out / "errors.jsonl")] == ["missing"]
    assert len(lines(out / "articles.jsonl")) == 1


def test_existing_output_is_refused_unless_overwrite(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert extractor("run", folder, "-o", out).returncode == 0
    refused = extractor("run", folder, "-o", out)
    assert refused.returncode == 2
    assert b"--overwrite" in refused.stderr
    assert b"Traceback" not in refused.stderr
    assert extractor("run", folder, "-o", out, "--overwrite").returncode == 0


def test_json_lines_with_renamed_fields(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"body": ARTICLE, "day": "2019-03-05", "id": "a"}) + "\n")
    out = tmp_path / "out"
    result = extractor(
        "run", tmp_path / "news.jsonl", "-o", out, "--field", "text=body", "--field", "published=day"
    )
    assert result.returncode == 0, result.stderr
    assert [(a["id"], a["published"]) for a in lines(out / "articles.jsonl")] == [("a", "2019-03-05")]


def test_standard_input_without_renamed_fields(tmp_path: Path) -> None:
    data = json.dumps({"text": ARTICLE}).encode()
    result = extractor("run", "-", "-o", tmp_path / "out", stdin=data)
    assert result.returncode == 0, result.stderr
    assert [article["id"] for article in lines(tmp_path / "out" / "articles.jsonl")] == ["stdin:1"]
