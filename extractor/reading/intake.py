"""What all readers of one run share: the options, the ids that are taken, the count of bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from extractor.article import Article
from extractor.errors import ErrorCode
from extractor.reading.completion import completed
from extractor.reading.failure import ReadError
from extractor.reading.record import ReadOptions


def _count_nothing(count: int) -> None:
    pass


@dataclass(slots=True)
class Intake:
    """The state of reading the inputs of one run."""

    options: ReadOptions
    #: is told of the bytes as they are read
    count_bytes: Callable[[int], None] = _count_nothing
    #: 64 bits of hash of every id: a million articles take about 80 MB
    _taken: set[int] = field(default_factory=set)

    def admit(self, article: Article) -> Article:
        """The article, completed, if its id is new to this run. Raises ReadError (duplicate_id, not_english)."""
        digest = hashlib.blake2b(article.id.encode("utf-8"), digest_size=8).digest()
        key = int.from_bytes(digest, "big")
        if key in self._taken:
            raise ReadError(
                ErrorCode.DUPLICATE_ID,
                f"the id {article.id!r} was taken by an earlier article of this run; give each article its own",
            )
        self._taken.add(key)
        return completed(article, self.options)
