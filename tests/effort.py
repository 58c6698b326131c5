"""How much work a call is, in lines of Python run: the same on every machine and at every load, as seconds are not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_run(work: Callable[[], object]) -> int:
    """The number of lines of Python that `work` runs, each turn of a comprehension one; what is compiled is not counted."""
    lines = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Four times the input is at most about four times the work (a square would be sixteen times)."""
    work(size)
    small, large = lines_run(lambda: work(size)), lines_run(lambda: work(4 * size))
    assert large <= 5 * small + 100, (small, large)
