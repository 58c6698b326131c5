"""Sentences with the expected values inside: "It will cut [1,200 jobs|low=1200 high=1200] in [May]."."""

from __future__ import annotations

import re

_MARK = re.compile(r"\[([^\[\]|]+)(?:\|([^\[\]]*))?\]")


def parse_marked(marked: str) -> tuple[str, list[tuple[int, int, dict[str, str]]]]:
    """The plain sentence, and for each marked span its start, its end and its `key=value` pairs."""
    text, spans, position = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        start = len(text)
        text += match[1]
        values = dict(pair.split("=", 1) for pair in (match[2] or "").split())
        spans.append((start, len(text), values))
        position = match.end()
    return text + marked[position:], spans
