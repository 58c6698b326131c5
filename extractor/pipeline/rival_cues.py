"""Several cues in one sentence: which of them keep their words, and who says what two of them tell."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from spacy.tokens import Doc

from extractor.pipeline.attribution import Attribution
from extractor.pipeline.continuations import Found
from extractor.pipeline.marked_text import MarkedText
from extractor.pipeline.other_cues import ACCORDING_TO


def settled(found: list[Found], doc: Doc, marked: MarkedText, thoughts: Set[str]) -> list[Found]:
    """The statements of a sentence without those whose words another cue of it tells, each with who says it.

    `thoughts` are the rules of thoughts that count only where no other cue tells them.
    """
    found = [one for one in found if not _is_told_thought(one, found, doc, marked, thoughts)]
    found = [one for one in found if not _is_said_again(one[1], found)]
    found = [(place, _of_sayer(attribution, found)) for place, attribution in found]
    return [one for one in found if not _is_second_source(one[1], [other for _, other in found])]


def _is_told_thought(
    one: Found, found: list[Found], doc: Doc, marked: MarkedText, thoughts: Set[str]
) -> bool:
    """Whether a thought is part of what somebody says, or its quotation belongs to another cue.

    So in "she said she hopes for "a quick end"", and in "he wants to shed what Lee called "a burden"".
    """
    place, thought = one
    if thought.rule not in thoughts:
        return False
    quoted = [q.inner_start for start, end in thought.content for q in marked.within(start, end)]
    return any(
        other.covers(doc[place[0]].idx) or any(other.covers(start) for start in quoted)
        for where, other in found
        if where != place
    )


def _is_said_again(said: Attribution, found: list[Found]) -> bool:
    """Whether a second cue that ends the same quotation was taken for a part of it: "Lee told Today: "It is," he said"."""
    return said.quote_type == "mixed" and any(
        other.quote_type == "direct"
        and other.cue is not None
        and said.cue is not None
        and said.cue[0] < said.content[0][0] == other.content[0][0] < other.cue[0]
        for _, other in found
    )


def _of_sayer(attribution: Attribution, found: list[Found]) -> Attribution:
    """A cue behind what is said belongs to who said that: "they said sales could fall and questioned whether"."""
    cue, speaker = attribution.cue, attribution.speaker
    if cue is None or speaker.start > cue[0]:
        return attribution
    for _, other in found:
        start, end = other.content[-1]
        said = start <= speaker.start < end <= cue[0]
        if said and other.speaker.start < start and other.rule != ACCORDING_TO.rule:
            return replace(attribution, speaker=other.speaker)
    return attribution


def _is_second_source(attribution: Attribution, others: list[Attribution]) -> bool:
    """Whether "according to" names a second source for what a nearer cue already gives a speaker."""
    if attribution.rule != ACCORDING_TO.rule:
        return False
    size = sum(end - start for start, end in attribution.content)
    for other in others:
        if other is not attribution and other.rule != ACCORDING_TO.rule:
            shared = sum(
                max(0, min(end, stop) - max(start, first))
                for start, end in attribution.content
                for first, stop in other.content
            )
            if shared > 0.6 * size:
                return True
    return False
