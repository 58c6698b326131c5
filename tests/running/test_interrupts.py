"""Ctrl-C in real processes: once ends after the articles in work, twice at once; both can be resumed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.running.options import RunOptions
from extractor.running.run import run
from tests.running import pipelines

_RUN = (
    "import sys\n"
    "from extractor.running.options import RunOptions\n"
    "from extractor.running.run import run\n"
    "from tests.running import pipelines\n"
    "if __name__ == '__main__':\n"
    "    run(RunOptions([sys.argv[1]], sys.argv[2], workers=1), None, pipelines.obedient)\n"
)


def wait_for(out: Path, lines: int) -> None:
    deadline = time.monotonic() + 120
    while not out.exists() or out.read_bytes().count(b"\n") < lines:
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("text", "interrupts", "done"),
    [
        pytest.param("SLOW", 1, 64, id="once, while articles are in work"),
        pytest.param("HANG", 2, 1, id="twice, while one never ends"),
    ],
)
def test_ctrl_c(tmp_path: Path, text: str, interrupts: int, done: int) -> None:
    source, out = tmp_path / "news.jsonl", tmp_path / "out"
    texts = ["First of 200.", *[text] * 199]
    source.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts)))
    command = [sys.executable, "-c", _RUN, str(source), str(out)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        wait_for(out / "articles.jsonl", 1)
        for _ in range(interrupts):
            process.send_signal(signal.SIGINT)
            time.sleep(0.5)
        process.communicate(timeout=120)
    assert process.returncode != 0
    assert (out / "articles.jsonl").read_bytes().count(b"\n") == done
    assert json.loads((out / "run.json").read_text())["status"] == "interrupted"
    if text == "SLOW":
        options = RunOptions([str(source)], str(out), workers=2, resume=True)
        assert run(options, None, pipelines.obedient).articles == 200
