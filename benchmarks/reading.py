"""How fast a large compressed dump is read, and in how much memory: reading alone, no pipeline.

    python benchmarks/reading.py [--size BYTES] [--folder FOLDER]

makes a JSONL.zst of generated articles (the size is that of the text inside), reads its first 1,000 articles and
then all of it, each in a process of its own, prints a table and deletes the file.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

FIRST = 1000
#: Articles are generated once and told apart by their ids and first words: making them all would take longer
#: than reading.
DIFFERENT = 20_000
#: So many articles go into one frame, as parallel compressors write them.
FRAME = 5_000


def write_dump(path: Path, size: int) -> tuple[int, int]:
    """Write about so many bytes of JSON Lines, packed; returns the articles and the bytes."""
    import zstandard
    from articles import generated_articles

    articles = list(generated_articles(DIFFERENT))
    compressor = zstandard.ZstdCompressor(level=3)
    count = written = 0
    with path.open("wb") as stream:
        while written < size:
            lines = []
            for _ in range(FRAME):
                article = articles[count % DIFFERENT]
                row = {**article, "id": f"generated/{count:08}", "text": f"{count:,}\n\n{article['text']}"}
                lines.append(json.dumps(row) + "\n")
                count += 1
            data = "".join(lines).encode()
            written += len(data)
            stream.write(compressor.compress(data))
    return count, written


def read_dump(path: Path, limit: int | None) -> dict[str, float]:
    """Read the dump in this process; returns seconds (of the clock and of the processor), counts, peak MB."""
    from extractor.errors import InputError
    from extractor.reading.inputs import read_inputs
    from extractor.reading.intake import Intake
    from extractor.reading.record import ReadOptions

    began = time.perf_counter()
    articles = characters = 0
    for item in islice(read_inputs([str(path)], Intake(ReadOptions())), limit):
        if isinstance(item, InputError):
            raise SystemExit(f"{item.line}: {item.message}")
        articles += 1
        characters += len(item.text)
    seconds = time.perf_counter() - began
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": seconds,
        "processor_seconds": usage.ru_utime + usage.ru_stime,
        "articles": articles,
        "characters": characters,
        "peak_mb": peak_memory(),
    }


def peak_memory() -> float:
    """In MB. Of this program alone: on Linux the usage of a new process begins with its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def measured(path: Path, limit: int | None) -> dict[str, float]:
    """`read_dump` in a process of its own."""
    command = [sys.executable, __file__, "--read", str(path), *(["--limit", str(limit)] if limit else [])]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    result: dict[str, float] = json.loads(output)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=float, default=2e9, help="bytes of JSON Lines inside (default: 2e9)")
    parser.add_argument("--folder", type=Path, help="where the file is made (default: a temporary folder)")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--limit", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read_dump(options.read, options.limit)))
        return
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "dump.jsonl.zst"
        count, written = write_dump(path, int(options.size))
        print(f"{count:,} articles, {written:,} bytes of JSON Lines, {path.stat().st_size:,} bytes packed\n")
        print("| | articles | seconds | of processor time | MB/s of JSON Lines | peak memory, MB |")
        print("|---|---:|---:|---:|---:|---:|")
        for name, limit in (("the first 1,000", FIRST), ("all", None)):
            result = measured(path, limit)
            processor = result["processor_seconds"]
            rate = written * result["articles"] / count / processor / 1e6
            print(
                f"| {name} | {result['articles']:,} | {result['seconds']:.1f} | {processor:.1f} "
                f"| {rate:,.1f} | {result['peak_mb']:,.0f} |"
            )


if __name__ == "__main__":
    main()
