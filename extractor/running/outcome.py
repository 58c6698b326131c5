"""What is written about one document: its finished lines, and what they add to the run's figures."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.errors import InputError
from extractor.schema import ArticleRecord, ClaimBase, ErrorRecord


@dataclass(frozen=True, slots=True)
class Outcome:
    """The lines of one document, made in the process that analysed it, so that writing them is all that is left."""

    claims: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    #: None when the document gave no result; then `errors` says why
    article: str | None = None
    #: the kind of every claim and the code of every error, in the order of their lines
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    words: int = 0
    #: the encoding taken for an input that was not UTF-8
    encoding: str | None = None


def outcome_of(
    article: ArticleRecord | None, claims: list[ClaimBase], errors: list[InputError], *, text: bool = True
) -> Outcome:
    """The records of one document as lines; without `text`, the article's line has its hash alone."""
    words = len((article.text or "").split()) if article else 0
    if article is not None and not text:
        article = article.model_copy(update={"text": None})
    return Outcome(
        claims=tuple(claim.model_dump_json() for claim in claims),
        errors=tuple(map(error_line, errors)),
        article=None if article is None else article.model_dump_json(),
        kinds=tuple(claim.kind for claim in claims),
        codes=tuple(str(error.code) for error in errors),
        words=words,
        encoding=None if article is None else article.encoding,
    )


def failed(error: InputError) -> Outcome:
    """A document that gave nothing but this error."""
    return outcome_of(None, [], [error])


def error_line(error: InputError) -> str:
    """The error as a line of errors.jsonl."""
    return error_record(error).model_dump_json()


def error_record(error: InputError) -> ErrorRecord:
    """The error as a record of the contract."""
    return ErrorRecord(
        input=error.input,
        line=error.line,
        article_id=error.article_id,
        code=error.code,
        message=error.message,
        repeats=error.repeats,
        claim=error.claim,
    )
