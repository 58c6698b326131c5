"""Where a rule stands: the lines of the rule files, or of the package's code, that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import extractor
from extractor.rules import models_folder

#: Names rules too, without being where they are made.
_FIGURES = "confidence.toml"


def rule_places(rule: str, rules: Path | None = None) -> list[str]:
    """`file:line` of every place that names the rule as it stands in a claim, the rule files first.

    `rules` is a user's folder of rules. A rule that no rule file names is one that the code makes.
    """
    folders = [models_folder() / "rules", *([] if rules is None else [rules])]
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.name != _FIGURES]
    return list(_naming(rule, files)) or list(_naming(rule, sorted(_code())))


def _code() -> Iterator[Path]:
    return Path(extractor.__file__).parent.rglob("*.py")


def _naming(rule: str, files: list[Path]) -> Iterator[str]:
    whole = re.compile(rf"(?<![\w.]){re.escape(rule)}(?![\w.])")
    for path in files:
        if path.suffix in (".toml", ".jsonl", ".py"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if whole.search(line):
                    yield f"{path.parent.name}/{path.name}:{number}"
