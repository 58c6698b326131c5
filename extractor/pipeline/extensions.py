"""What the components leave on spaCy's objects: `doc._.article`, `doc._.claims`, `span._.value` and so on."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from extractor.article import Article


def register_extensions() -> None:
    """Register the extension attributes; safe to call again."""
    if Doc.has_extension("article"):
        return
    #: the Article that the text belongs to; see `article_of`
    Doc.set_extension("article", default=None)
    #: the claim records, in the order of the text
    Doc.set_extension("claims", default=[])
    #: the clusters of the article: pipeline.names.Company and Person
    Doc.set_extension("companies", default=[])
    Doc.set_extension("people", default=[])
    #: what the span's text means: a Quantity, Days, Company, Person or Section
    Span.set_extension("value", default=None)


def article_of(doc: Doc) -> Article:
    """The article of a doc; one that knows only its text when nobody gave more."""
    article = doc._.article
    return article if article is not None else Article(text=doc.text)
