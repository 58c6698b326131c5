"""The table of formats: who reads which, and what is opened to find more inside."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.archives import tar_members, zip_members
from extractor.reading.failure import ReadError
from extractor.reading.feed import read_feed
from extractor.reading.intake import Intake
from extractor.reading.json_document import read_json
from extractor.reading.jsonl import read_json_lines
from extractor.reading.mail import read_mail
from extractor.reading.markdown import read_markdown
from extractor.reading.parquet import read_parquet
from extractor.reading.recognise import Format, recognise
from extractor.reading.source import Source
from extractor.reading.streams import head_of
from extractor.reading.table import read_table
from extractor.reading.text_file import read_text
from extractor.reading.warc import read_warc
from extractor.reading.web_page import read_page
from extractor.reading.wrappings import gunzip, unbzip2, unxz, unzstd

#: Gives the articles of a source, lazily; raises ReadError where it can go no further.
Reader = Callable[[Source, Intake], Iterator[Article | InputError]]
#: Gives the sources that stand inside of one, lazily, each to be read before the next is asked for.
Opener = Callable[[Source], Iterator[Source | InputError]]

READERS: dict[Format, Reader] = {
    Format.TEXT: read_text,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_page,
    Format.JSON_LINES: read_json_lines,
    Format.JSON: read_json,
    Format.TABLE: read_table,
    Format.PARQUET: read_parquet,
    Format.WARC: read_warc,
    Format.MAIL: read_mail,
    Format.FEED: read_feed,
}
OPENERS: dict[Format, Opener] = {
    Format.GZIP: gunzip,
    Format.ZSTD: unzstd,
    Format.BZIP2: unbzip2,
    Format.XZ: unxz,
    Format.ZIP: zip_members,
    Format.TAR: tar_members,
}


def read_source(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    """The articles of a source, whatever it holds; at least one item comes of it.

    What ends the source early is its last item, an error.
    """
    found = False
    try:
        for item in _items(source, intake):
            found = True
            yield item
        if not found:
            raise ReadError(ErrorCode.EMPTY, "there is no article in it")
    except ReadError as error:
        yield source.failed(error)
    except OSError as error:
        yield unreadable(source.place, error)
    except Exception as error:  # a fault of ours or of a library, for what nobody has tried
        message = f"the reader failed on this: {type(error).__name__}: {error}"
        yield InputError(source.place, ErrorCode.BUG, message[:500])


def _items(source: Source, intake: Intake) -> Iterator[Article | InputError]:
    form = recognise(head_of(source.stream), source.name, intake.options.fields)
    if form in READERS:
        yield from READERS[form](source, intake)
        return
    for inner in OPENERS[form](source):
        if isinstance(inner, Source):
            yield from read_source(inner, intake)
        else:
            yield inner


def unreadable(place: str, error: OSError) -> InputError:
    """The record of a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return InputError(place, ErrorCode.MISSING, "there is no such file or folder")
    return InputError(place, ErrorCode.UNREADABLE, f"it cannot be read: {error.strerror or error}")
