"""The items of a JSON list as they stand in a stream, one in memory at a time, cut at their borders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractor.errors import ErrorCode
from extractor.reading.failure import ReadError
from extractor.reading.limits import MAX_DOCUMENT_BYTES, too_large

_CHUNK = 65_536
_STRUCTURE = re.compile(rb'["{}\[\],]')
#: From inside a string to its end, or to where the bytes end.
_REST_OF_STRING = re.compile(rb'[^"\\]*(?:\\.[^"\\]*)*', re.DOTALL)


def list_items(read: Callable[[int], bytes]) -> Iterator[bytes | ReadError]:
    """The items of a list that is the whole document, or of the first list of objects inside of it."""
    return _Borders(read, None).items()


def values_in_a_row(read: Callable[[int], bytes]) -> Iterator[bytes | ReadError]:
    """The objects and lists of a document that is one of them after the other."""
    return _Borders(read, 0).items()


class _Borders:
    """Finds where items begin and end by counting brackets outside of strings.

    The bytes are UTF-8 or any other encoding in which ASCII characters stand for themselves.
    """

    def __init__(self, read: Callable[[int], bytes], level: int | None) -> None:
        self._read = read
        #: how many brackets are open around an item; None until the list is found
        self._level = level
        self._depth = 0
        self._before = b""
        self._in_string = self._escaped = False
        #: the item that has begun, as far as it was read; None outside of items
        self._pieces: list[bytes] | None = [] if level == 0 else None
        self._held = 0
        self._closed = False

    def items(self) -> Iterator[bytes | ReadError]:
        """Each item, or why it is none (too_large). Raises ReadError (json_syntax) where the list breaks off."""
        while chunk := self._read(_CHUNK):
            yield from self._items_of(chunk)
        begun = self._pieces is not None and (b"".join(self._pieces).strip() or self._held)
        if begun or not (self._closed or self._level == 0):
            raise ReadError(
                ErrorCode.JSON_SYNTAX, "the JSON ends inside of an item; what is complete was read"
            )

    def _items_of(self, chunk: bytes) -> Iterator[bytes | ReadError]:
        at = begin = 0
        if self._escaped:
            self._escaped, at = False, 1
        while at < len(chunk):
            if self._in_string:
                at = self._leave_string(chunk, at)
                continue
            found = _STRUCTURE.search(chunk, at)
            if found is None:
                break
            mark, at = found[0], found.end()
            if mark == b'"':
                self._in_string = True
            elif mark in b"{[":
                if self._begins_list(mark):
                    begin = at if mark == b"[" else at - 1
                self._depth += 1
            elif self._ends_item(mark):
                end = at if self._level == 0 else at - 1
                yield from self._item(chunk[begin:end])
                begin = at
            self._before = mark
        if self._pieces is not None:
            self._hold(chunk[begin:])
        elif self._closed and self._level == 1 and chunk[begin:].strip():
            raise ReadError(ErrorCode.JSON_SYNTAX, "something follows the end of the list")

    def _leave_string(self, chunk: bytes, at: int) -> int:
        rest = _REST_OF_STRING.match(chunk, at)
        assert rest is not None, "the pattern matches nothing as well"
        if rest.end() < len(chunk):
            self._in_string = chunk[rest.end()] != ord('"')
            self._escaped = self._in_string  # a backslash that the chunk ends with
        return rest.end() + 1

    def _begins_list(self, mark: bytes) -> bool:
        """Whether the bracket opens the list that is wanted, or its first object does."""
        if self._level is not None or self._closed:
            return False
        if self._depth == 0 and mark == b"[":
            self._level = 1
        elif self._before == b"[" and mark == b"{":
            self._level = self._depth
        else:
            return False
        self._pieces = []
        return True

    def _ends_item(self, mark: bytes) -> bool:
        if mark == b",":
            return self._depth == self._level and self._level > 0
        self._depth -= 1
        if self._level == 0:
            return self._depth == 0
        if self._pieces is not None and self._depth == (self._level or 0) - 1:
            self._closed = True
            return True
        return False

    def _item(self, last: bytes) -> Iterator[bytes | ReadError]:
        assert self._pieces is not None, "an item has begun"
        self._hold(last)
        if self._held > MAX_DOCUMENT_BYTES:
            yield too_large("the item")
        elif item := b"".join(self._pieces).strip():
            yield item
        elif not self._closed:
            yield ReadError(ErrorCode.JSON_SYNTAX, "there is nothing between two commas")
        self._pieces, self._held = None if self._closed else [], 0

    def _hold(self, piece: bytes) -> None:
        assert self._pieces is not None, "an item has begun"
        self._held += len(piece)
        if self._held > MAX_DOCUMENT_BYTES:
            self._pieces.clear()
        else:
            self._pieces.append(piece)
