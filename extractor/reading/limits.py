"""What an input may take: the size of a document, the depth of wrappings, how far bytes may grow unpacked."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.errors import ErrorCode
from extractor.reading.failure import ReadError

#: The largest file, line or record that is taken into memory, in bytes; any text that is read fits in an
#: eighth of it.
MAX_DOCUMENT_BYTES = 32_000_000
#: How many wrappings and archives may stand inside each other: an archive in a compressed mail in an archive
#: has three.
MAX_DEPTH = 6
#: How many times its own size a wrapping may give: text shrinks to a tenth or, where most of it is repeated,
#: to a hundredth; a bomb to a thousandth and less.
MAX_RATIO = 250
#: What one wrapping may give whatever its ratio, in bytes: small files of repeated lines are no bombs.
FREE_BYTES = 64_000_000
#: What all wrappings inside one input may give together whatever their ratio, in bytes.
FREE_BYTES_IN_ALL = 1_000_000_000


def too_large(what: str = "the document") -> ReadError:
    """Why a document is refused for its size."""
    return ReadError(
        ErrorCode.TOO_LARGE,
        f"{what} is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB, more than an article can be; "
        "split it into its articles",
    )


@dataclass(slots=True)
class Expansion:
    """How much was unpacked from one input, all its layers together."""

    #: the input's own bytes: its size where that is known, else what was read so far
    packed: int = 0
    unpacked: int = 0

    def add(self, count: int) -> None:
        """So many more bytes were unpacked. Raises ReadError (bomb)."""
        self.unpacked += count
        self.check()

    def check(self) -> None:
        """Raise ReadError (bomb) where more was unpacked than any articles would give."""
        if self.unpacked > FREE_BYTES_IN_ALL:
            check_ratio(self.packed, self.unpacked, FREE_BYTES_IN_ALL)


def check_ratio(packed: int, unpacked: int, free: int = FREE_BYTES) -> None:
    """Raise ReadError (bomb) where so many packed bytes give more than any articles would."""
    if unpacked > free and unpacked > MAX_RATIO * packed:
        raise ReadError(
            ErrorCode.BOMB,
            f"{packed:,} packed bytes give {unpacked:,} or more, over {MAX_RATIO} times as many, which no "
            "articles do; unpack it yourself if you know what it is",
        )
