"""Sentences with their quantities marked: "[about 1,200|1200 about] jobs"."""

from __future__ import annotations

import re

from extractor.values.quantities import read_quantities
from extractor.values.types import Quantity

#: "[...|value]" marks a quantity of the sentence and its value: `low..high unit qualifier`.
MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


def spelled(quantity: Quantity) -> str:
    """The value of a quantity as the tables below write it."""
    unit = {"percent": "%", "points": "points", "number": "", "money": quantity.currency}[quantity.unit]
    ends = [f"{end:f}" if end is not None else "" for end in (quantity.low, quantity.high)]
    value = ends[0] if ends[0] == ends[1] else "..".join(ends)
    per = f"/ {quantity.per}" if quantity.per else None
    return " ".join(part for part in (value, unit, str(quantity.qualifier), per) if part)


def check(marked: str) -> None:
    """Read the sentence without its marks and compare all quantities with the marks."""
    plain, wanted, last = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[last : mark.start()]
        value = (
            mark[2]
            if re.search(r"\b(exact|about|at_least|at_most|range|vague)\b", mark[2])
            else mark[2] + " exact"
        )
        wanted.append((len(plain), mark[1], value))
        plain += mark[1]
        last = mark.end()
    plain += marked[last:]
    found = read_quantities(plain)
    assert [(q.start, q.text, spelled(q)) for q in found] == wanted
    assert all(plain[q.start : q.end] == q.text for q in found)
