"""kill -9 at random moments of one run, resumed each time: the same bytes as the run that nobody disturbed?

    python benchmarks/kills.py [ARTICLES.jsonl] [-n 3000] [--kills 20] [--workers 2] [--seed 1]

Without a file, generated articles. Every second kill hits the whole process group, the others the process that
writes alone, so that its workers have to notice. Ends with exit code 1 where a byte differs.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from articles import generated_articles

FILES = ("claims.jsonl", "articles.jsonl", "errors.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("-n", type=int, default=3000, help="articles")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl")
        write_articles(source, options.articles, options.n)
        whole, killed = Path(folder, "whole"), Path(folder, "killed")
        command = [
            sys.executable,
            "-m",
            "extractor",
            "run",
            str(source),
            "--workers",
            str(options.workers),
            "-o",
        ]
        started = time.monotonic()
        subprocess.run([*command, str(whole)], check=False, stdout=subprocess.DEVNULL)
        seconds = time.monotonic() - started
        print(f"undisturbed: {options.n} articles in {seconds:.0f} s", flush=True)
        kill_often(
            [*command, str(killed), "--resume"], killed, seconds, options.kills, random.Random(options.seed)
        )
        same = all((whole / name).read_bytes() == (killed / name).read_bytes() for name in FILES)
        runs = [json.loads((folder / "run.json").read_text()) for folder in (whole, killed)]
        same = same and runs[0]["counts"] == runs[1]["counts"]
        print(f"resumed {runs[1]['resumed']} times; {'the same bytes' if same else 'THE BYTES DIFFER'}")
        sys.exit(0 if same else 1)


def write_articles(path: Path, source: Path | None, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        if source is None:
            file.writelines(json.dumps(article) + "\n" for article in generated_articles(count))
        else:
            with source.open(encoding="utf-8") as lines:
                file.writelines(islice(lines, count))


def kill_often(command: list[str], folder: Path, seconds: float, kills: int, dice: random.Random) -> None:
    """Start, kill and resume; the moments are spread so that the last kill comes near the end of the work."""
    done = 0
    while done < kills:
        moment = dice.uniform(0, 2 * seconds / kills) + dice.choice((0, 4))
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(timeout=moment)
            print("the run ended before it could be killed again", flush=True)
            break
        except subprocess.TimeoutExpired:
            done += 1
            send = os.killpg if done % 2 else os.kill
            send(process.pid, signal.SIGKILL)
            process.wait()
            articles = folder / "articles.jsonl"
            lines = articles.read_bytes().count(b"\n") if articles.exists() else 0
            print(f"kill {done} after {moment:.1f} s, {lines} articles done", flush=True)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
