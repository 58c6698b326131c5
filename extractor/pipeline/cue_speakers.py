"""Who says what a cue tells: by the parse, or by what stands right around the cue where the parse errs."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline.capital_headings import in_heading
from extractor.pipeline.clauses import is_verb
from extractor.pipeline.cue_clause import (
    inverted_subject,
    is_passive_form,
    noun_behind,
    noun_enclosed,
    quoted_person,
    speaker_of,
)
from extractor.pipeline.marked_text import MarkedText
from extractor.pipeline.speakers import Speakers


def who_says(verb: Token, speakers: Speakers, marked: MarkedText) -> tuple[Token | None, int | None]:
    """The head word of who speaks, and the first token of the phrase where it is not that of the parse.

    What stands beside the cue goes before what the parse makes of it: an apposition in dashes, a share's code, titles.
    """
    head, left = _subject(verb, speakers, marked) or inverted_subject(verb), None
    if head is not None and in_heading(head):  # "WEAK QUARTER Ann Lee, an analyst, said"
        named = speakers.beside(verb)
        head = head if named is None or not speakers.is_named(named[0]) else None
    if head is None and not is_passive_form(verb) and (described := speakers.beside(verb)) is not None:
        head, left = described
    elif head is not None and (person := speakers.person_before(head, verb)) is not None:
        head, left = person
    elif head is not None and (noun := noun_enclosed(head, verb)) is not None and speakers.is_human(noun):
        head, left = noun, verb.i
    head = head or noun_behind(verb)
    if (trailing := speakers.trailing(verb)) is not None:
        head, left = trailing
    if (coded := speakers.coded_name(verb)) is not None:
        head, left = coded.root, coded.start
    if (dashed := speakers.before_dashes(verb)) is not None:
        head, left = dashed
    if (quoted := quoted_person(verb)) is not None:
        head, left = quoted
    elif head is not None and (name := speakers.person_between(head, verb)) is not None:
        head, left = name.root, name.start
    if head is not None and (titled := speakers.titled_behind(head, verb)) is not None:
        head = titled.root
    return head, left


def _subject(verb: Token, speakers: Speakers, marked: MarkedText) -> Token | None:
    """Who speaks by the parse; a subject in quotation marks gives way to one outside of them."""
    if verb.tag_ and not is_verb(verb):
        return None
    head = speaker_of(verb)
    if head is not None and head.dep_ == "nsubj" and is_verb(head):
        head = next(
            (c for c in head.lefts if c.dep_ == "nsubj"), head
        )  # "Tallis, maker of Stick-It notes, said"
    if head is None or not marked.quoted(head.i) or marked.quoted(verb.i):
        return head
    beside = [c for c in verb.children if not marked.quoted(c.i)]
    inverted = (c for c in beside if c.dep_ == "dobj" and c.i > verb.i and speakers.is_human(c))
    return next((c for c in beside if c.dep_ == "nsubj"), next(inverted, head))
