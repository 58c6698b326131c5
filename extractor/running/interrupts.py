"""Ctrl-C: once to end after the work in hand, twice to end at once."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType


@contextmanager
def first_interrupt(stop: Callable[[], None]) -> Iterator[None]:
    """Calls `stop` on the first Ctrl-C; the second one, and the end of the block, do what the first would have done.

    Where Ctrl-C is not ours to handle (another thread, a caller that ignores it), nothing changes.
    """
    before = signal.getsignal(signal.SIGINT)
    if current_thread() is not main_thread() or not callable(before):
        yield
        return
    interrupted = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal interrupted
        if interrupted:
            before(number, frame)
        interrupted = True
        stop()

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if interrupted:
        before(signal.SIGINT, None)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits until the end of the block, and never reaches the processes that are started in it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
