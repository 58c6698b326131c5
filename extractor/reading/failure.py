"""Why one document could not be read, raised inside the readers and turned into an InputError at their edge."""

from __future__ import annotations

from extractor.errors import ErrorCode, ExtractorError


class ReadError(ExtractorError):
    """A document that gives no article; the message names the offending value and the way out."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        self.code = code
        super().__init__(message)
