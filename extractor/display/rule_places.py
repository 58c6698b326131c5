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

    That is a row with this id, or a table or comment with this name; `rules` is a user's folder of rule files.
    """
    folders = [models_folder() / "rules", *([] if rules is None else [rules])]
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.name != _FIGURES]
    files = [path for path in files if path.suffix in (".toml", ".jsonl")]
    return list(_lines(rule, files))


def _lines(rule: str, files: list[Path]) -> Iterator[str]:
    row = re.compile(rf'"id":\s*"{re.escape(rule)}"')
    # a name in quotation marks that is no id stands in a list: it is spoken of there, and not made
    whole = re.compile(rf'(?:\bid\s*=\s*"|\."|(?<![\w."])){re.escape(rule)}(?![\w.])')
    for path in files:
        pattern = row if path.suffix == ".jsonl" else whole
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line):
                yield f"{path.parent.name}/{path.name}:{number}"
