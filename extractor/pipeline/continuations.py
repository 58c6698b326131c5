"""Quotations without a cue of their own: they go on with a quotation, or take the speaker just spoken of."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from extractor.pipeline.attribution import Attribution
from extractor.pipeline.extensions import article_of
from extractor.pipeline.marked_text import MarkedText
from extractor.pipeline.quotation_marks import Quotation
from extractor.pipeline.uncued_speakers import UncuedSpeakers

#: An attribution and the tokens of its cue.
Found = tuple[tuple[int, int], Attribution]

_LEADS = ".?!:…"
_CLOSING = "\"'”’)]"
#: How many characters around a quotation are looked at.
_NEAR = 20


def is_standalone(text: str, quotation: Quotation, paragraph: tuple[int, int]) -> bool:
    """Whether a quotation is sentences of its own, rather than a title, a term or words within a clause."""
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if not inner or not (inner[0].isupper() or not inner[0].isalnum() or inner[0].isdigit()):
        return False
    if len(inner.split()) < 3 and inner[-1] not in ".?!":
        return False
    lead = text[max(paragraph[0], quotation.start - _NEAR) : quotation.start].rstrip().rstrip(_CLOSING)
    tail = text[quotation.end : min(paragraph[1], quotation.end + _NEAR)].lstrip()
    ended = inner[-1] in ".?!…—-" or not quotation.closed or tail[:1] in (".", "")
    return (not lead or lead[-1] in _LEADS) and ended


def with_continuations(
    doc: Doc,
    found: list[Found],
    marked: MarkedText,
    paragraphs: list[tuple[int, int]],
    uncued: UncuedSpeakers,
) -> list[Found]:
    """The attributions, those of quotations without a cue added to them.

    A quotation in the paragraph of an attribution, after it, goes on with it; so does one that takes up a
    quotation which the paragraph before left open. Any other standalone quotation is an attribution of its
    own, of the speaker whom the words around it name, or else of the speaker of the paragraph before.
    """
    text = article_of(doc).text
    covered = bytearray(len(text))
    for _, attribution in found:
        for start, end in attribution.content:
            covered[start:end] = b"\x01" * (end - start)
    result = list(found)
    order = sorted(range(len(found)), key=lambda k: _end(found[k]))
    at, last, last_paragraph = 0, None, -2
    place = 0
    for quotation in marked.quotations:
        while place < len(paragraphs) - 1 and paragraphs[place][1] <= quotation.start:
            place += 1
        while at < len(order) and _end(found[order[at]]) <= quotation.start:
            last, last_paragraph = order[at], _paragraph_of(found[order[at]], paragraphs, place)
            at += 1
        size = quotation.inner_end - quotation.inner_start
        if size <= 0 or sum(covered[quotation.inner_start : quotation.inner_end]) * 2 > size:
            continue
        if not is_standalone(text, quotation, paragraphs[place]):
            continue
        stretch = (quotation.inner_start, quotation.inner_end)
        named = uncued.of(quotation, place)
        beside = named is not None and named[1] != "statement.introduced"
        continues = quotation.continues and last is not None and last_paragraph >= place - 1
        if last is not None and (continues or (last_paragraph == place and not beside)):
            words, attribution = result[last]
            content = (*attribution.content, stretch)
            result[last] = (words, replace(attribution, content=content, quote_type=marked.type_of(content)))
            last_paragraph = place
            continue
        if named is None and last is not None and last_paragraph == place - 1 and _is_speech(result[last][1]):
            named = (result[last][1].speaker, "statement.quotation")
        if named is None:
            continue
        speaker, rule = named
        token = _token_at(doc, quotation.start)
        if token is None:
            continue
        content = (stretch,)
        result.append(
            ((token.i, token.i + 1), Attribution(speaker, None, content, marked.type_of(content), rule))
        )
        last, last_paragraph = len(result) - 1, place
    return sorted(result, key=lambda pair: pair[0])


def _is_speech(attribution: Attribution) -> bool:
    """Whether the words were spoken by someone who may go on in the next paragraph."""
    return attribution.quote_type != "indirect" and attribution.speaker.kind in ("person", "unnamed")


def _end(found: Found) -> int:
    attribution = found[1]
    ends = [end for _, end in attribution.content]
    if attribution.cue is not None:
        ends.append(attribution.cue[1])
    return max(ends)


def _paragraph_of(found: Found, paragraphs: list[tuple[int, int]], near: int) -> int:
    """The number of the paragraph in which an attribution ends; paragraphs run forward with the quotations."""
    end = _end(found)
    while near > 0 and paragraphs[near][0] >= end:
        near -= 1
    return near


def _token_at(doc: Doc, offset: int) -> Token | None:
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
