"""Articles that repeat an earlier one of the run: the same text, or nearly the same (syndicated copies).

Near copies are found by MinHash over runs of five words (Broder, "On the resemblance and containment of
documents", 1997) in bands of locality-sensitive hashing. The index lies in a temporary file, so that memory does
not grow with the run.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.errors import ErrorCode, InputError, UsageError
from extractor.running.blocks import Document

if TYPE_CHECKING:
    from datasketch import MinHash

#: The share of common word runs from which an article is a near copy.
_NEAR = 0.8
_RUN = 5
#: 16 bands of 8 hashes: of two articles with 0.8 in common, 95 in 100 meet in a band; with 0.5, 6 in 100 do.
_BANDS, _ROWS = 16, 8
#: The most earlier articles that one is held against: boilerplate makes many meet in one band.
_CANDIDATES = 50
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d[\d.,]*")
#: Years come and go with the furniture of a page and tell nothing new.
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Repeat:
    """The earlier article, and how much of the two is the same: 1.0 is the same text."""

    article_id: str
    share: float


def without_copies(documents: Iterable[Document]) -> Iterator[Document]:
    """The documents, each article that repeats an earlier one as the error that names it.

    Raises UsageError when the library that finds near copies is not installed.
    """
    seen = SeenArticles()
    for document in documents:
        if isinstance(document, Article) and (repeat := seen.add(document)):
            yield _copy(document, repeat)
        else:
            yield document


class SeenArticles:
    """The articles so far. An article is a near copy only if it tells no figure that the earlier one does not tell:
    an update with another number of jobs is news."""

    def __init__(self) -> None:
        try:
            from datasketch import MinHash
        except ImportError:
            raise UsageError("--dedup needs datasketch: pip install 'extractor[dedup]'") from None
        self._empty = MinHash(num_perm=_BANDS * _ROWS, seed=1)
        self._index = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._index.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; BEGIN;"
            "CREATE TABLE texts (hash BLOB PRIMARY KEY, number INTEGER) WITHOUT ROWID;"
            "CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT, figures TEXT, signature BLOB);"
            "CREATE TABLE bands (hash BLOB, number INTEGER, PRIMARY KEY (hash, number)) WITHOUT ROWID"
        )

    def add(self, article: Article) -> Repeat | None:
        """The earlier article that this one repeats; where there is none, this one is an earlier one from now on."""
        digest = bytes.fromhex(article.sha256)[:16]
        same = self._index.execute(
            "SELECT id FROM texts JOIN articles USING (number) WHERE hash = ?", (digest,)
        ).fetchone()
        if same is not None:
            return Repeat(same[0], 1.0)
        signature, figures = self._signature(article.text), _figures(article.text)
        bands = _bands(signature)
        near = self._near(signature, figures, bands)
        if near is None:
            self._remember(article.id, digest, signature, figures, bands)
        return near

    def _near(self, signature: MinHash, figures: set[str], bands: list[bytes]) -> Repeat | None:
        """The earliest of the articles that are near enough."""
        candidates = self._index.execute(
            f"SELECT id, figures, signature FROM articles WHERE number IN (SELECT number FROM bands "
            f"WHERE hash IN ({','.join('?' * len(bands))})) ORDER BY number LIMIT {_CANDIDATES}",
            bands,
        )
        for article_id, its_figures, its_signature in candidates:
            share = _common(signature.hashvalues.tobytes(), its_signature)
            if share >= _NEAR and figures <= set(its_figures.split()):
                return Repeat(article_id, share)
        return None

    def _remember(
        self, article_id: str, digest: bytes, signature: MinHash, figures: set[str], bands: list[bytes]
    ) -> None:
        number = self._index.execute(
            "INSERT INTO articles (id, figures, signature) VALUES (?, ?, ?)",
            (article_id, " ".join(sorted(figures)), signature.hashvalues.tobytes()),
        ).lastrowid
        self._index.execute("INSERT INTO texts VALUES (?, ?)", (digest, number))
        self._index.executemany(
            "INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, number) for band in bands]
        )

    def _signature(self, text: str) -> MinHash:
        words = _WORD.findall(text.lower())
        runs = {" ".join(words[i : i + _RUN]).encode() for i in range(max(len(words) - _RUN + 1, 1))}
        signature = self._empty.copy()
        signature.update_batch(sorted(runs))
        return signature


def _figures(text: str) -> set[str]:
    figures = {figure.rstrip(".,").replace(",", "") for figure in _FIGURE.findall(text)}
    return {figure for figure in figures if not _YEAR.fullmatch(figure)}


def _bands(signature: MinHash) -> list[bytes]:
    rows = signature.hashvalues.reshape(_BANDS, _ROWS)
    return [
        hashlib.blake2b(bytes([band]) + row.tobytes(), digest_size=8).digest()
        for band, row in enumerate(rows)
    ]


def _common(left: bytes, right: bytes) -> float:
    """The share of equal hashes, which estimates the share of word runs that two texts have in common."""
    size = len(left) // (_BANDS * _ROWS)
    pairs = ((left[i : i + size], right[i : i + size]) for i in range(0, len(left), size))
    return sum(one == other for one, other in pairs) / (_BANDS * _ROWS)


def _copy(article: Article, repeat: Repeat) -> InputError:
    how = (
        "has the same text as" if repeat.share == 1.0 else f"shares about {repeat.share:.0%} of its text with"
    )
    return InputError(
        article.id,
        ErrorCode.DUPLICATE,
        f"the article {how} {repeat.article_id!r}, which was taken in its place (--dedup)",
        article_id=article.id,
        repeats=repeat.article_id,
    )
