"""What every article gets, whatever it was read from: its repair, its day of publication, its language, notes."""

from __future__ import annotations

from dataclasses import replace

from extractor.article import Article
from extractor.errors import ErrorCode
from extractor.reading.clean_text import clean_text
from extractor.reading.failure import ReadError
from extractor.reading.language import ENGLISH, language_name, language_of
from extractor.reading.record import ReadOptions, checked_text
from extractor.reading.repair import mojibake, repaired
from extractor.reading.stated_day import StatedDay, stated_day

#: In days: the print edition and the other side of the world are a day or two away.
_SAME = 2


def completed(article: Article, options: ReadOptions) -> Article:
    """The article as it goes into the pipeline.

    Raises ReadError: not_english, unless the options say that any language is read; empty, when
    nothing is left of it without tags or after the repair.
    """
    article = _repaired(article, options)
    if article.title and (title := clean_text(article.title)):
        article = replace(article, title=" ".join(title.text.split()) or None)
    clean = clean_text(article.text)
    text = article.text if clean is None else clean.text
    if not text or text.isspace():
        raise ReadError(ErrorCode.EMPTY, "the text holds nothing but tags of HTML or blanks")
    article = _dated(article, stated_day(text), options)
    language = language_of(text)
    if language != ENGLISH and options.language == ENGLISH:
        raise ReadError(
            ErrorCode.NOT_ENGLISH,
            f"the article is in {language_name(language)} ({language}), and the rules read English; "
            "--language any reads it all the same",
        )
    return article if language == article.language else replace(article, language=language)


def _repaired(article: Article, options: ReadOptions) -> Article:
    if options.repair:
        text = checked_text(repaired(article.text))
        title = article.title and repaired(article.title)
        if text == article.text and title == article.title:
            return article
        return replace(article, text=text, title=title)
    if places := mojibake(article.text):
        return _noted(
            article,
            f"the text has {len(places)} places like {places[0]!r}: UTF-8 that was read as Windows-1252; "
            "--repair mends them (offsets then count in the repaired text)",
        )
    return article


def _dated(article: Article, stated: StatedDay | None, options: ReadOptions) -> Article:
    """The article with its day of publication: given, else the page's, else stated in its first lines, else
    the option's, else the file name's."""
    own = article.published is not None and article.published_from != "filename"
    if not own and stated is not None and stated.day is not None:
        known = replace(article, published=stated.day, published_from="dateline")
        return _with_conflict(known, article, stated)
    if not own and options.published is not None:
        return replace(article, published=options.published, published_from="metadata")
    return _with_conflict(article, article, stated)


def _with_conflict(result: Article, given: Article, stated: StatedDay | None) -> Article:
    """The article with a note when the days that were given for it and that its text states are far apart."""
    if stated is None or given.published is None or stated.near(given.published, _SAME):
        return result
    source = {"page": "the page", "filename": "the file's name"}.get(given.published_from or "", "the record")
    return _noted(result, f"published: {source} says {given.published}, the text says {stated.text!r:.80}")


def _noted(article: Article, note: str) -> Article:
    return replace(article, notes=(*article.notes, note))
