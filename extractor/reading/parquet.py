"""Parquet files to Articles, one a row: only the columns that are wanted, some rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.columns import Columns, find_columns
from extractor.reading.decode import decode
from extractor.reading.failure import BadRecordError, ReadError
from extractor.reading.intake import Intake
from extractor.reading.limits import check_ratio
from extractor.reading.source import Source
from extractor.reading.spool import random_access

#: Rows in memory at a time.
_BATCH = 128
#: In bytes: how much of a column is read at a time, whatever the size of the row group.
_BUFFER = 1 << 20


def read_parquet(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """An article or an error for every row, with its number, counted from 1, as the line.

    Raises ReadError (no_text, ambiguous, truncated, damaged).
    """
    with random_access(source) as file:
        size = file.seek(0, 2)
        file.seek(0)
        number, given = 0, 0
        try:
            columns, batches = _opened(file, intake)
            intake.tell(columns, source.place)
            for batch in batches:
                given += batch.nbytes
                check_ratio(size, given)
                source.expansion.add(batch.nbytes)
                for record in _records(batch):
                    number += 1
                    yield _article(record, number, columns, source, intake)
        except ReadError as error:
            error.line = error.line or (number + 1 if number else None)
            raise
        except Exception as error:  # Arrow's errors are OSError, ValueError and more
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise _broken(error, number) from None


def _opened(file: Any, intake: Intake) -> tuple[Columns, Iterator[Any]]:
    from pyarrow.parquet import ParquetFile

    parquet = ParquetFile(file, pre_buffer=False, buffer_size=_BUFFER)
    names = parquet.schema_arrow.names
    columns = find_columns(names, intake.options.fields)
    inside = {name if name in names else name.partition(".")[0] for name in columns.values()}
    wanted = [name for name in names if name in inside]
    return columns, parquet.iter_batches(batch_size=_BATCH, columns=wanted, use_threads=False)


def _records(batch: Any) -> list[dict[str, Any]]:
    """The rows as mappings; times finer than Python's are cut, they only give a day."""
    import pyarrow as pa

    arrays = [
        array.cast(pa.timestamp("us", array.type.tz), safe=False)
        if pa.types.is_timestamp(array.type)
        else array
        for array in batch.columns
    ]
    rows: list[dict[str, Any]] = pa.RecordBatch.from_arrays(arrays, batch.schema.names).to_pylist()
    return rows


def _article(
    record: dict[str, Any], number: int, columns: Columns, source: Source, intake: Intake
) -> Article | InputError:
    try:
        encoding = None
        for name, value in record.items():
            if isinstance(value, bytes):
                decoded = decode(value)
                record[name], encoding = decoded.text, decoded.encoding or encoding
        default_id = f"{source.article_id}:{number}"
        return intake.article(record, source.place, default_id, encoding=encoding, columns=columns)
    except BadRecordError as fault:
        return InputError(source.place, fault.code, str(fault), number, fault.article_id)
    except ReadError as error:
        return InputError(source.place, error.code, str(error), number)


def _broken(error: Exception, number: int) -> ReadError:
    if "magic bytes" in str(error) or "footer" in str(error).lower():
        message = "the Parquet file breaks off: the directory at its end is missing; fetch it again"
        return ReadError(ErrorCode.TRUNCATED, message)
    reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
    return ReadError(
        ErrorCode.DAMAGED,
        f"the Parquet file is damaged ({reason}); the rows before were read",
        number + 1 if number else None,
    )
