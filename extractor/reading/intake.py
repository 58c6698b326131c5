"""What all readers of one run share: the options, the ids that are taken, the count of bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from extractor.article import Article
from extractor.errors import ErrorCode
from extractor.reading.columns import Columns, described
from extractor.reading.completion import completed
from extractor.reading.failure import BadRecordError, ReadError
from extractor.reading.record import ReadOptions, article_from_record, columns_of, record_id

#: How many choices of columns are told of: records that all differ would fill the screen.
_MOST_TOLD = 20


def _count_nothing(count: int) -> None:
    pass


def _note_nothing(note: str) -> None:
    pass


@dataclass(slots=True)
class Intake:
    """The state of reading the inputs of one run."""

    options: ReadOptions
    #: is told of the bytes as they are read
    count_bytes: Callable[[int], None] = _count_nothing
    #: is told, in a line, what the user should know of how the inputs are read
    note: Callable[[str], None] = _note_nothing
    #: 64 bits of hash of every id: a million articles take about 80 MB
    _taken: set[int] = field(default_factory=set)
    #: the columns that were told of
    _told: set[tuple[tuple[str, str], ...]] = field(default_factory=set)

    def article(
        self,
        record: Any,
        place: str,
        default_id: str,
        *,
        encoding: str | None = None,
        columns: Columns | None = None,
    ) -> Article:
        """The article of a record at this place, with an id that is new to this run.

        Raises BadRecordError, which names the record's own id.
        """
        try:
            columns = columns or columns_of(record, self.options)
            self.tell(columns, place)
            return self.admit(article_from_record(record, self.options, default_id, encoding, columns))
        except ReadError as error:
            raise BadRecordError(error, record_id(record, self.options)) from None

    def tell(self, columns: Columns, place: str) -> None:
        """Note which columns are read, once for each choice of them."""
        key = tuple(columns.items())
        if key not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(key)
            if note := described(columns, place):
                self.note(note)

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
