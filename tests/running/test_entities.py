"""`extractor entities`: the entities of an article with their values, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TEXT = "Tallis Corp said on Tuesday it took a $45 million charge. Chief Executive Dana Whitlock left."


def extractor(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extractor", "entities", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_entities_of_an_article(tmp_path: Path) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "out.jsonl"
    source.write_text(TEXT, encoding="utf-8")
    result = extractor(source, "-o", out, "--published", "2019-03-05")
    assert result.returncode == 0, result.stderr
    (record,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert [company["name"] for company in record["companies"]] == ["Tallis Corp"]
    assert [(p["name"], p["title"], p["organization"]) for p in record["people"]] == [
        ("Dana Whitlock", "Chief Executive", "Tallis Corp")
    ]
    assert [(date["text"], date["first_day"]) for date in record["dates"]] == [("Tuesday", "2019-03-05")]
    assert [(a["text"], a["low"], a["currency"]) for a in record["amounts"]] == [
        ("$45 million", 45_000_000, "USD")
    ]


def test_an_output_that_exists_is_kept_and_a_missing_input_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine", encoding="utf-8")
    assert extractor(tmp_path / "missing.txt", "-o", out).returncode == 2
    assert out.read_text(encoding="utf-8") == "mine"
    result = extractor(tmp_path / "missing.txt", "-o", out, "--overwrite")
    assert result.returncode == 1
    assert json.loads(result.stderr.splitlines()[0])["code"] == "missing"
