"""Where a rule stands: the lines of the rule files that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from extractor.rules import models_folder

#: Names rules too, without being where they are made.
_FIGURES = "confidence.toml"


def rule_places(rule: str, rules: Path | None = None) -> list[str]:
    """`file:line` of every place that makes the rule as it is named in a claim.

    That is a row, table or comment of a rule file with this name; `rules` is a user's folder of them.
    """
    folders = [models_folder() / "rules", *([] if rules is None else [rules])]
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.name != _FIGURES]
    files = [path for path in files if path.suffix in (".toml", ".jsonl")]
    whole = re.compile(rf"(?<![\w.]){re.escape(rule)}(?![\w.])")
    return list(_lines(whole, files))


def _lines(pattern: re.Pattern[str], files: list[Path]) -> Iterator[str]:
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line):
                yield f"{path.parent.name}/{path.name}:{number}"
