"""One plain text file to one Article: the text is the decoded file, unchanged."""

from __future__ import annotations

from pathlib import Path

from extractor.article import Article
from extractor.errors import ErrorCode, InputError
from extractor.reading.decode import decode
from extractor.reading.failure import ReadError
from extractor.reading.intake import Intake
from extractor.reading.record import checked_text, date_in_name

#: The largest file or line that is taken into memory, in bytes; any text that is read fits in an eighth of it.
MAX_DOCUMENT_BYTES = 32_000_000


def read_text_file(path: Path, name: str, article_id: str, intake: Intake) -> Article | InputError:
    """The file as an article without a title.

    `name` stands for the file in an error.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_DOCUMENT_BYTES + 1)
        intake.count_bytes(len(data))
        return intake.admit(_article(data, article_id))
    except ReadError as error:
        return InputError(name, error.code, str(error), article_id=article_id)
    except OSError as error:
        return unreadable(name, error)


def _article(data: bytes, article_id: str) -> Article:
    if len(data) > MAX_DOCUMENT_BYTES:
        raise ReadError(ErrorCode.TOO_LARGE, too_large())
    decoded = decode(data)
    in_name = date_in_name(article_id)
    return Article(
        text=checked_text(decoded.text),
        id=article_id,
        published=in_name,
        published_from="filename" if in_name else None,
        encoding=decoded.encoding,
    )


def unreadable(name: str, error: OSError) -> InputError:
    """The record of a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return InputError(name, ErrorCode.MISSING, "there is no such file or folder")
    return InputError(name, ErrorCode.UNREADABLE, f"it cannot be read: {error.strerror or error}")


def too_large() -> str:
    """Why a document is refused for its size."""
    return (
        f"the document is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB, more than an article can be; "
        "split it into its articles"
    )
