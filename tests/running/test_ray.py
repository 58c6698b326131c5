"""The Ray engine on a real Ray of two workers: the records of a run on one machine, whatever is killed meanwhile."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import UsageError
from extractor.running.options import RunOptions
from extractor.running.ray_engine import run_on_ray
from extractor.running.run import run
from extractor.running.tally import Tally
from tests.running import pipelines

FOLDERS = ("claims", "articles", "errors")


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    os.environ |= {"RAY_AUTH_MODE": "disabled", "RAY_USAGE_STATS_ENABLED": "0"}
    ray = pytest.importorskip("ray", reason="Ray is an extra: pip install 'extractor[ray]'")
    pytest.importorskip("ray.data", reason="Ray Data is missing: pip install 'extractor[ray]'")
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=100_000_000, log_to_driver=False)
    yield ray
    ray.shutdown()


def news(folder: Path, orders: dict[int, str]) -> Path:
    """Three files of 100 lines, some of which are no articles, and a text that the pipeline fails on."""
    folder.mkdir()
    for name in "abc":
        with (folder / f"{name}.jsonl").open("w") as file:
            for n in range(100):
                text = "FAIL" if n == 30 else f"We cut {n} jobs, not 12."
                row = {"id": f"{name}{n}", "text": text, "published": "2019-03-05"}
                file.write("{\n" if n == 50 else json.dumps(row) + "\n")
    (folder / "d.txt").write_text("It cut 3 jobs.")
    (folder / "e.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in orders.values()))
    return folder


def shards(out: Path, name: str) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((out / name).glob("*.jsonl")))


def on_ray(source: Path, out: Path, **options: Any) -> Tally:
    return run_on_ray(RunOptions([str(source)], str(out)), make_pipeline=pipelines.obedient, **options)


def test_the_records_are_those_of_one_machine_even_if_workers_are_killed(ray: Any, tmp_path: Path) -> None:
    orders = {
        0: f"DIE-ONCE({tmp_path / 'worker'}) 1",
        1: f"ORPHAN-ONCE({tmp_path / 'actor'}) 2",
        2: "DIE 3",
        3: "Last 4",
    }
    source = news(tmp_path / "in", orders)
    tally = on_ray(source, tmp_path / "ray")
    local = RunOptions([str(source)], str(tmp_path / "local"), workers=2)
    expected = run(local, None, pipelines.obedient)
    assert (tmp_path / "worker").exists()
    assert (tmp_path / "actor").exists()
    for name in FOLDERS:
        assert shards(tmp_path / "ray", name) == (tmp_path / "local" / f"{name}.jsonl").read_bytes(), name
    assert tally.counts() == expected.counts()
    record = json.loads((tmp_path / "ray" / "run.json").read_text())
    assert (record["status"], record["engine"], record["counts"]) == ("complete", "ray", tally.counts())


def test_parquet_in_and_out(ray: Any, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [{"id": f"p{n}", "text": f"We cut {n} jobs."} for n in range(5)]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "news.parquet")
    on_ray(tmp_path / "news.parquet", tmp_path / "out", form="parquet")
    articles = parquet.read_table(tmp_path / "out" / "articles").to_pylist()
    assert [(row["id"], row["text"]) for row in articles] == [(row["id"], row["text"]) for row in rows]
    claims = parquet.read_table(tmp_path / "out" / "claims").to_pylist()
    assert [json.loads(row["count"])["low"] for row in claims] == [0, 1, 2, 3, 4]
    assert [(row["kind"], row["confidence"]) for row in claims] == [("job_cut", 1.0)] * 5


def test_a_run_that_is_there_is_kept(ray: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It cut 3 jobs.")
    on_ray(tmp_path / "a.txt", tmp_path / "out")
    with pytest.raises(UsageError, match="exists already"):
        on_ray(tmp_path / "a.txt", tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other things"):
        run_on_ray(RunOptions([], str(tmp_path / "mine"), overwrite=True), make_pipeline=pipelines.obedient)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"resume": True}, "--resume"),
        ({"dedup": True}, "--dedup"),
        ({"limit": 3}, "--limit"),
        ({"output": "-"}, "-o -"),
        ({"inputs": ["-"]}, "standard input"),
    ],
)
def test_what_needs_one_process_is_refused(options: dict[str, Any], name: str) -> None:
    with pytest.raises(UsageError, match=f"{name} needs one process"):
        run_on_ray(RunOptions(**{"inputs": ["in"], "output": "out", **options}))


def test_without_ray_the_option_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'extractor\[ray\]'"):
        run_on_ray(RunOptions(["in"], "out"))
