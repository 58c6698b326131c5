"""One article: its text and what is known about it before it is analysed."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import Literal

#: Where a publication date came from.
PublishedFrom = Literal["metadata", "page", "dateline", "filename"]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it was read.

    `text` is never changed: every offset of every record indexes it, in code points.
    `id` is the caller's id, else the path below the input folder.
    """

    text: str
    id: str = "article"
    title: str | None = None
    published: datetime.date | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    source: str | None = None
    #: the codec taken for bytes that were not UTF-8 (declared by a byte order mark, or guessed), else None
    encoding: str | None = None
    language: str = "en"
    author: str | None = None
    #: what a reader of the results should know: dates that contradict each other, broken characters
    notes: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the text as UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
