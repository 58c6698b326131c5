"""What run.json says about a run: version, base model, rule set, options, counts, times."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import extractor
from extractor.rules import models_folder
from extractor.running.tally import Tally
from extractor.schema import SCHEMA_VERSION

RunStatus = Literal["running", "complete", "interrupted"]


def run_facts(base_model: str, rules: Path | None, options: dict[str, Any]) -> dict[str, Any]:
    """What the results depend on, and when the run began."""
    return {
        "schema_version": SCHEMA_VERSION,
        "version": extractor.__version__,
        "base_model": base_model_version(base_model),
        "rule_set": rule_set_hash(rules),
        "options": options,
        "started": _now(),
        "resumed": 0,
    }


def resumed_facts(facts: dict[str, Any], earlier: dict[str, Any]) -> dict[str, Any]:
    """The facts of a run that goes on."""
    return {**facts, "started": earlier["started"], "resumed": earlier.get("resumed", 0) + 1}


@dataclass(slots=True)
class Position:
    """How far into the inputs a run is, in bytes."""

    #: None where nobody can know it
    total: int | None = None
    done: int = 0
    #: what was done before this process began
    earlier: int | None = None


def run_record(facts: dict[str, Any], tally: Tally, status: RunStatus, position: Position) -> dict[str, Any]:
    """The content of run.json at this moment."""
    finished = None if status == "running" else _now()
    return {
        **facts,
        "status": status,
        "finished": finished,
        "counts": tally.counts(),
        "bytes_total": position.total,
        "bytes_done": position.done,
        "bytes_earlier": position.earlier or 0,
        "times": tally.times(),
    }


def base_model_version(name: str) -> dict[str, str]:
    """The name and version that a base model states in its meta.json."""
    package = find_spec(name) if name.isidentifier() else None
    folder = Path(name) if package is None or package.origin is None else Path(package.origin).parent
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return {"name": f"{meta['lang']}_{meta['name']}", "version": meta["version"]}


def rule_set_hash(rules: Path | None) -> str:
    """A hash over the names and bytes of the pipeline's configuration and of all rule files in force."""
    digest = hashlib.sha256((models_folder() / "config.cfg").read_bytes())
    for folder in (models_folder() / "rules", rules):
        files = sorted(folder.iterdir()) if folder is not None else []
        for path in files:
            if path.suffix in (".toml", ".jsonl"):
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
