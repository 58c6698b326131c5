"""The results of a cluster's run: numbered files of claims, articles and errors, as JSON Lines or Parquet."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ray.data import Datasink

from extractor.running.journal import ARTICLES, CLAIMS, ERRORS
from extractor.running.storage import Storage
from extractor.running.tally import Tally
from extractor.schema import KINDS, ArticleRecord, ErrorRecord

#: The folder that takes the place of each file of a run on one machine.
FOLDERS = {name: name.removesuffix(".jsonl") for name in (CLAIMS, ARTICLES, ERRORS)}
#: A shard holds the results of so many blocks of 64 articles.
_BLOCKS = 64
#: Parquet columns that are no strings.
_TYPES = {"confidence": "float64", "line": "int64", "negative": "bool_"}


class Shards(Datasink[Tally]):
    """Writes each part of the results under a name of its own, so that a part written twice is one part."""

    def __init__(self, place: str, form: str) -> None:
        self._place, self._form = place, form
        #: the figures of all that is written, once everything is
        self.tally = Tally()

    @property
    def min_rows_per_write(self) -> int:
        return _BLOCKS

    def write(self, blocks: Iterable[Any], ctx: Any) -> Tally:
        """One part: three files of the same number, those left out that would be empty."""
        tally = Tally()
        lines: dict[str, list[str]] = {folder: [] for folder in FOLDERS.values()}
        for block in blocks:
            for folder, parts in lines.items():
                for part in block.column(folder).to_pylist():
                    parts.extend(part)
            for figures in block.column("tally").to_pylist():
                tally.merge(pickle.loads(figures))
        storage = Storage(self._place)
        for folder, rows in lines.items():
            if rows:
                storage.write(f"{folder}/part-{ctx.task_idx:06}.{self._form}", self._encoded(rows, folder))
        return tally

    def on_write_complete(self, write_result: Any) -> None:
        """Add up what the parts returned."""
        for tally in write_result.write_returns:
            self.tally.merge(tally)

    def _encoded(self, rows: list[str], folder: str) -> bytes:
        if self._form == "jsonl":
            return "".join(f"{row}\n" for row in rows).encode("utf-8")
        return parquet_bytes(map(json.loads, rows), fields_of(folder))


def fields_of(folder: str) -> list[str]:
    """The fields of the records in a folder, those of all kinds of claims together."""
    if folder == FOLDERS[ARTICLES]:
        return list(ArticleRecord.model_fields)
    if folder == FOLDERS[ERRORS]:
        return list(ErrorRecord.model_fields)
    names = (name for kind in KINDS.values() for name in (*kind.model_fields, *kind.model_computed_fields))
    return list(dict.fromkeys(names))


def parquet_bytes(records: Iterator[dict[str, Any]], fields: Sequence[str]) -> bytes:
    """A Parquet file with a column for every field: strings and numbers as they are, all else as JSON."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, getattr(pa, _TYPES.get(name, "string"))()) for name in fields])
    rows = [{name: _cell(record.get(name)) for name in fields} for record in records]
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(rows, schema), sink, compression="zstd")
    return bytes(sink.getvalue())


def _cell(value: Any) -> Any:
    return (
        value
        if value is None or isinstance(value, str | int | float)
        else json.dumps(value, ensure_ascii=False)
    )
