"""Is memory flat over a long run? Peak and present memory of every process at 10 %, 50 % and 100 % of it.

    python benchmarks/memory.py [-n 100000] [--workers 2] [extractor run's options]

The articles are generated and short, and no two have their names and figures in common, so that whatever grows with
the words or names met shows. At the end every input has to be accounted for. Reads /proc: Linux only.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_SYLLABLES = "bar den fol gim har jun kel lor mas nev pol quin ros tal ver wex yor zan".split()  # noqa: SIM905


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-n", type=int, default=100_000, help="articles")
    parser.add_argument("--workers", type=int, default=2)
    options, passed = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "news.jsonl"), Path(folder, "out")
        with source.open("w") as file:
            file.writelines(
                json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts(options.n))
            )
        command = [sys.executable, "-m", "extractor", "run", str(source), "-o", str(out)]
        started = time.monotonic()
        with subprocess.Popen(
            [*command, "--workers", str(options.workers), *passed], stdout=subprocess.DEVNULL
        ) as run:
            for share in (10, 25, 50, 75, 98):
                wait_for(run, out / "articles.jsonl", options.n * share // 100)
                print(
                    f"{share:3} %  after {time.monotonic() - started:5.0f} s: {memory(run.pid)}", flush=True
                )
        record = json.loads((out / "run.json").read_text())
        lines = sum((out / name).read_bytes().count(b"\n") for name in ("articles.jsonl", "errors.jsonl"))
        print(f"{record['counts']}\n{lines:,} of {options.n:,} inputs accounted for")
        sys.exit(lines != options.n)


def texts(count: int) -> Iterator[str]:
    """Articles of two sentences, one in ten of them with claims."""
    dice = random.Random(1)

    def name() -> str:
        return "".join(dice.choices(_SYLLABLES, k=3)).capitalize()

    for n in range(count):
        if n % 10:
            yield f"{name()} {name()} Inc opened its new plant in {name()} on Tuesday. {name()} {name()} came, and {n + 100:,} guests."
        else:
            yield (
                f"{name()} {name()} Inc said on Tuesday it will cut {n + 100:,} jobs at its plant in {name()}. "
                f'"We lost ${n + 7:,} last year," Chief Executive {name()} {name()} said.'
            )


def wait_for(run: subprocess.Popen[bytes], path: Path, lines: int) -> None:
    seen, read = 0, 0
    while seen < lines and run.poll() is None:
        time.sleep(0.5)
        if path.exists():
            with path.open("rb") as file:
                file.seek(read)
                data = file.read()
            seen, read = seen + data.count(b"\n"), read + len(data)


def memory(parent: int) -> str:
    """Present and peak resident memory of a process and its children."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    figures = []
    for name, pid in (("parent", str(parent)), *(("worker", child) for child in children)):
        status = Path(f"/proc/{pid}/status").read_text()
        now, peak = (int(status.split(f"{key}:")[1].split()[0]) // 1024 for key in ("VmRSS", "VmHWM"))
        figures.append(f"{name} {now} MB (peak {peak})")
    return ", ".join(figures)


if __name__ == "__main__":
    main()
