"""The same run on many machines: Ray Data maps blocks of documents over a worker on every core.

Reading, analysing and writing are the functions of a run on one machine; Ray brings the work to the machines, and
does again what a lost machine had in hand.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any, Literal

from extractor.errors import InputError, UsageError
from extractor.reading.inputs import STANDARD_INPUT, InputFile
from extractor.reading.intake import Intake
from extractor.reading.record import ReadOptions
from extractor.running.blocks import Block, Document, blocks
from extractor.running.feeder import Feeder
from extractor.running.journal import RUN
from extractor.running.options import STANDARD_OUTPUT, RunOptions
from extractor.running.run_record import Position, RunStatus, run_facts, run_record
from extractor.running.storage import Storage, files_of, read
from extractor.running.tally import Tally
from extractor.running.watcher import Watcher
from extractor.running.worker import PipelineMaker
from extractor.running.workers import Workers

ShardFormat = Literal["jsonl", "parquet"]
#: Inputs are read in so many tasks at most, each of which reads its files one after the other.
_MOST_READERS = 2000
#: Reading takes some hundredths of the time that analysing takes: so many cores share one reader.
_CORES_A_READER = 16
#: Bytes that Ray moves at a time: about one block of documents, so that every core gets its own.
_MOVED = 1_000_000


def run_on_ray(
    options: RunOptions,
    *,
    address: str | None = None,
    workers: int | None = None,
    form: ShardFormat = "jsonl",
    make_pipeline: PipelineMaker | None = None,
    watcher: Watcher | None = None,
) -> Tally:
    """Process every document of the inputs on a Ray cluster; returns the run's figures.

    `address` is that of the cluster: None for the one that Ray finds or else this machine. `workers` is how many
    cores are used, all of them by default; `form` is the format of the shards. Raises UsageError for what cannot be
    met: Ray is not installed, options for which one process would have to see all documents.
    """
    _check(options)
    ray = _import_ray()
    from extractor.running.shards import FOLDERS, Shards

    make_pipeline = make_pipeline or options.pipeline
    with closing(Workers(make_pipeline, 1, options.timeout)) as trial:
        trial.start()  # a mistake in a rule file is told here, not by a machine of the cluster
    facts = run_facts(options.pipeline.base_model, options.pipeline.rules, options.as_json())
    facts |= {"engine": "ray", "timeout": options.timeout}
    storage = _open_output(options, list(FOLDERS.values()))
    _start(ray, address)
    tally, watcher = Tally(), watcher or Watcher()
    watcher.event("started", **facts)
    _describe(storage, facts, tally, "running")
    shards = Shards(options.output, form)
    status: RunStatus = "interrupted"
    try:
        results = _results(ray, options, make_pipeline, workers)
        results.write_datasink(shards, ray_remote_args={"num_cpus": 0})
        status = "complete"
    finally:
        tally.merge(shards.tally)
        _describe(storage, facts, tally, status)
        watcher.event("ended", status=status, **tally.counts(), **tally.times())
    return tally


def _results(ray: Any, options: RunOptions, make_pipeline: PipelineMaker, workers: int | None) -> Any:
    """The dataset of results, a row for every block, in the order of the inputs."""
    cores = max(int(ray.cluster_resources().get("CPU", 1)), 1)
    jobs = [{"job": pickle.dumps(job)} for job in files_of(options.inputs, options.skipped)]
    files = ray.data.from_items(jobs, override_num_blocks=min(len(jobs), _MOST_READERS))
    documents = files.map_batches(
        _read_blocks,
        fn_kwargs={"reading": options.reading},
        batch_size=None,
        num_cpus=0,
        compute=ray.data.TaskPoolStrategy(size=max(cores // _CORES_A_READER, 1)),
    )
    return documents.map_batches(
        BlockAnalyser,
        fn_constructor_args=(make_pipeline, options.timeout, options.text),
        batch_size=1,
        num_cpus=1,
        compute=ray.data.ActorPoolStrategy(size=min(workers or cores, cores)),
    )


def _read_blocks(batch: Mapping[str, Any], reading: ReadOptions) -> Iterator[dict[str, list[bytes]]]:
    """The documents of some files in blocks, a row each."""
    for block in blocks(_documents(map(pickle.loads, batch["job"]), reading)):
        yield {"block": [pickle.dumps(block)]}


def _documents(jobs: Iterator[InputFile | InputError], reading: ReadOptions) -> Iterator[Document]:
    for job in jobs:
        yield from [job] if isinstance(job, InputError) else read(job, Intake(reading))


class BlockAnalyser:
    """What stands on every core: a worker process, watched as in a run on one machine, and replaced if it is lost."""

    def __init__(self, make_pipeline: PipelineMaker, timeout: float, text: bool) -> None:
        self._workers = Workers(make_pipeline, 1, timeout, text=text)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[Any]]:
        """The lines of each block of documents, and their figures."""
        results: dict[str, list[Any]] = {"claims": [], "articles": [], "errors": [], "tally": []}
        for data in batch["block"]:
            tally = Tally()
            claims: list[str] = []
            articles: list[str] = []
            errors: list[str] = []
            for _, outcome in self._workers.outcomes(Feeder(iter([Block(pickle.loads(data))]))):
                claims += outcome.claims
                errors += outcome.errors
                articles += [] if outcome.article is None else [outcome.article]
                tally.add(outcome)
            for name, value in zip(results, (claims, articles, errors, pickle.dumps(tally)), strict=True):
                results[name].append(value)
        return results


def _check(options: RunOptions) -> None:
    """Raises UsageError for options that the engine has not."""
    refused = {
        "--resume": options.resume,
        "--dedup": options.dedup,
        "--limit": options.limit is not None,
        "standard input": STANDARD_INPUT in options.inputs,
        "-o -": options.output == STANDARD_OUTPUT,
    }
    for name, given in refused.items():
        if given:
            raise UsageError(
                f"{name} needs one process that sees every document; leave out --engine ray or {name}"
            )


def _import_ray() -> Any:
    try:
        import ray
        import ray.data
    except ImportError:
        raise UsageError("--engine ray needs Ray: pip install 'extractor[ray]'") from None
    return ray


def _start(ray: Any, address: str | None) -> None:
    """Connect to the cluster, or start Ray on this machine. Raises UsageError."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
    if not ray.is_initialized():
        try:
            ray.init(address=address, log_to_driver=False, logging_level="warning")
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise UsageError(f"there is no Ray cluster at {address or 'this machine'}: {error}") from None
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.target_max_block_size = _MOVED
    context.enable_progress_bars = sys.stderr.isatty()


def _open_output(options: RunOptions, folders: Sequence[str]) -> Storage:
    storage = Storage(options.output)
    if storage.is_empty():
        return storage
    if not options.overwrite:
        raise UsageError(
            f"{options.output} exists already; give -o another folder, or --overwrite to replace its run"
        )
    if storage.read(RUN) is None:
        raise UsageError(
            f"{options.output} holds other things than a run and is left as it is; give -o another folder"
        )
    storage.clear(folders)
    return storage


def _describe(storage: Storage, facts: dict[str, Any], tally: Tally, status: RunStatus) -> None:
    record = run_record(facts, tally, status, Position())
    storage.write(RUN, (json.dumps(record, indent=2, ensure_ascii=False) + "\n").encode("utf-8"))
