"""What the components leave on spaCy's objects: `doc._.article`, `doc._.claims`, `span._.value` and so on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.attrs import IDX
from spacy.tokens import Doc, Span, SpanGroup

from extractor.article import Article
from extractor.pipeline.words import texts

#: Where spaCy keeps `doc._.article`; `doc._` is built anew each time that one asks.
_ARTICLE = ("._.", "article", None, None)
#: Where a doc keeps the places of its tokens.
_OFFSETS = "extractor.offsets"
#: Where a doc keeps what `placed` read off its groups.
_PLACED = "extractor.placed"
#: The labels of spans in capitals, by their hashes.
_LABELS: dict[int, str] = {}


class Placed(NamedTuple):
    """What a span stands for, and its tokens, `end` exclusive."""

    start: int
    end: int
    value: Any


def register_extensions() -> None:
    """Register the extension attributes; safe to call again."""
    if Doc.has_extension("article"):
        return
    #: the Article that the text belongs to; see `article_of`
    Doc.set_extension("article", default=None)
    #: the capitalised words that the base model has never met
    Doc.set_extension("coined", default=frozenset())
    #: the claim records, in the order of the text
    Doc.set_extension("claims", default=[])
    #: the clusters of the article: pipeline.names.Company and Person
    Doc.set_extension("companies", default=[])
    Doc.set_extension("people", default=[])
    #: every capitalised name of the prose with what speaks for each reading: (Unit, Evidence) pairs
    Doc.set_extension("names", default=[])
    #: what the span's text means: a Quantity, Days, Company, Person or Section
    Span.set_extension("value", getter=value_of, setter=_change_value)


def value_of(span: Span) -> Any:
    """What `span._.value` is, without the cost of `span._`, which spaCy builds anew each time."""
    values: dict[Any, Any] = span.doc.user_data
    return values.get(_key(span))


def set_value(span: Span, value: Any) -> None:
    """Sets `span._.value`, without the same cost, for a span that is still to be put into a group."""
    values: dict[Any, Any] = span.doc.user_data
    values[_key(span)] = value


def _change_value(span: Span, value: Any) -> None:
    """Sets the value of any span: what was read off the doc's groups may be another now."""
    set_value(span, value)
    span.doc.user_data.pop(_PLACED, None)


def _key(span: Span) -> tuple[str, int, int, str]:
    """The label belongs to the key: a heading may be a section and a company at once."""
    label = span.label
    if label not in _LABELS:
        _LABELS[label] = span.label_.upper()
    return "extractor.value", span.start_char, span.end_char, _LABELS[label]


def placed(doc: Doc, group: str) -> list[Placed]:
    """The spans of a group with their values, in the group's order; none where the doc has no such group.

    Read once, as long as the group stays: a group makes a Span of each of its members for every look.
    """
    spans: SpanGroup | None = doc.spans.get(group)
    if spans is None:
        return []
    every: dict[str, tuple[SpanGroup | None, list[Placed]]] = doc.user_data.setdefault(_PLACED, {})
    of, kept = every.get(group, (None, []))
    if of is not spans or len(kept) != len(spans):
        kept = [Placed(span.start, span.end, value_of(span)) for span in spans]
        every[group] = spans, kept
    return kept


def set_group(doc: Doc, group: str, members: Iterable[tuple[Span, Any]]) -> None:
    """Makes a group of spans, in their order, each with its value; of two spans that are the same the later value counts."""
    values: dict[Any, Any] = doc.user_data
    spans, keys = [], []
    for span, value in members:
        spans.append(span)
        keys.append(key := _key(span))
        values[key] = value
    doc.spans[group] = spans
    kept = [Placed(span.start, span.end, values[key]) for span, key in zip(spans, keys, strict=True)]
    doc.user_data.setdefault(_PLACED, {})[group] = doc.spans[group], kept


def extend_group(doc: Doc, group: str, spans: Iterable[Span]) -> None:
    """Puts further spans, whose values are set, among those of a group, in the order of the text."""
    more = list(spans)
    new = {(span.start, span.end): value_of(span) for span in more}
    # one that stands in the group already has the new value too
    kept = [Placed(start, end, new.get((start, end), value)) for start, end, value in placed(doc, group)]
    kept += [Placed(span.start, span.end, new[span.start, span.end]) for span in more]
    doc.spans[group] = sorted([*doc.spans[group], *more], key=lambda span: span.start)
    doc.user_data[_PLACED][group] = doc.spans[group], sorted(kept, key=lambda place: place.start)


def tokens_of(doc: Doc, group: str) -> set[int]:
    """The tokens of all spans of a group."""
    return {i for start, end, _ in placed(doc, group) for i in range(start, end)}


def article_of(doc: Doc) -> Article:
    """The article of a doc; one that knows only its text when nobody gave more.

    Its `text` is the doc's, without the cost of `doc.text`, which spaCy joins anew from the tokens each time.
    """
    kept: dict[Any, Any] = doc.user_data
    article: Article | None = kept.get(_ARTICLE)
    if article is None:
        article = doc._.article = Article(text=doc.text)
    return article


def text_of(doc: Doc, start: int, end: int) -> str:
    """The text of the tokens in [start, end): `Span.text`, which joins it anew from its tokens, in a third of its time."""
    at = offsets(doc)
    return article_of(doc).text[at[start] : at[end - 1] + len(texts(doc)[end - 1])] if start < end else ""


def offsets(doc: Doc) -> list[int]:
    """Where every token begins, in characters."""
    kept: list[int] | None = doc.user_data.get(_OFFSETS)
    if kept is None:
        kept = doc.user_data[_OFFSETS] = doc.to_array(IDX).tolist()
    return kept
