"""Why one document could not be read, raised inside the readers and turned into an InputError at their edge."""

from __future__ import annotations

from extractor.errors import ErrorCode, ExtractorError


class ReadError(ExtractorError):
    """A document that gives no article; the message names the offending value and the way out."""

    def __init__(self, code: ErrorCode, message: str, line: int | None = None) -> None:
        self.code = code
        #: the line, row or item at which reading ended, where the fault ends it
        self.line = line
        super().__init__(message)


class BadRecordError(ReadError):
    """A record that gives no article, with the id that it brings, if any."""

    def __init__(self, error: ReadError, article_id: str | None) -> None:
        self.article_id = article_id
        super().__init__(error.code, str(error), error.line)
