"""Reads ahead in a thread of its own, so that a slow input never holds up results that are there."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import Pipe
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

Item = TypeVar("Item")
#: How many items wait to be taken.
_AHEAD = 2
#: How often a thread that waits to hand over an item looks whether anybody still wants it.
_LOOK_SECONDS = 0.5


class Feeder(Generic[Item]):
    """The items of an iterator that may block, to be taken without waiting."""

    def __init__(self, items: Iterator[Item]) -> None:
        self._items = items
        self._queue: Queue[Item | BaseException | None] = Queue(_AHEAD)
        self._closed = Event()
        #: readable when there may be something to take
        self.signal, self._signalling = Pipe(duplex=False)
        self.finished = False
        Thread(target=self._read, name="reader", daemon=True).start()

    def take(self) -> Item | None:
        """The next item, or None when there is none yet or none any more (`finished`).

        Raises what the iterator raised.
        """
        try:
            item = self._queue.get_nowait()
        except Empty:
            return None
        if isinstance(item, BaseException):
            self.finished = True
            raise item
        self.finished = item is None
        return item

    def acknowledge(self) -> None:
        """The signal was seen; whoever calls this takes next."""
        while self.signal.poll():
            self.signal.recv_bytes()

    def wake(self) -> None:
        """Make `signal` readable, from any thread or signal handler."""
        self._signalling.send_bytes(b".")

    def close(self) -> None:
        """No item is wanted any more. A thread that waits for input stays where it is until the process ends."""
        self._closed.set()

    def _read(self) -> None:
        try:
            for item in self._items:
                if not self._put(item):
                    return
            self._put(None)
        except BaseException as error:
            self._put(error)

    def _put(self, item: Item | BaseException | None) -> bool:
        while not self._closed.is_set():
            try:
                self._queue.put(item, timeout=_LOOK_SECONDS)
            except Full:
                continue
            self.wake()
            return True
        return False
