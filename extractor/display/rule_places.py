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
    """`file:line` of every place that makes the rule as it is named in a claim.

    That is a row or key of a rule file with this name (`rules` is a user's folder of them), else a TOML
    table whose last part it is (`[verb.say]` is the rule statement.say), else a line of the package's code.
    """
    folders = [models_folder() / "rules", *([] if rules is None else [rules])]
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.name != _FIGURES]
    files = [path for path in files if path.suffix in (".toml", ".jsonl")]
    code = sorted(Path(extractor.__file__).parent.rglob("*.py"))
    whole = re.compile(rf"(?<![\w.]){re.escape(rule)}(?![\w.])")
    table = re.compile(rf"\[[\w.]+\.{re.escape(rule.rpartition('.')[2])}\]")
    return list(_lines(whole, files)) or list(_lines(table, files)) or list(_lines(whole, code))


def _lines(pattern: re.Pattern[str], files: list[Path]) -> Iterator[str]:
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if pattern.search(line):
                yield f"{path.parent.name}/{path.name}:{number}"
