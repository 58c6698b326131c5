"""Who tells of a cut: the firm itself, others in its place, or nobody while the news is hearsay."""

from __future__ import annotations

import re

from spacy.tokens import Token

from extractor.claims.company_index import CompanyIndex
from extractor.claims.cut_facts import CutReading
from extractor.claims.owner import Owner
from extractor.pipeline.attribution import Attribution
from extractor.pipeline.clauses import Tense, governing_verb, is_verb, tense
from extractor.pipeline.extensions import article_of, value_of
from extractor.pipeline.names import MentionKind, Person

#: What follows a town where a firm is described by it: "Oslo, Norway-based".
_BASED = re.compile(r",[^,.;:]{2,30}-based\b")
#: How many tokens a speaker's name and description have at most.
_DESCRIBED = 16


def without_judges_of_its_words(voices: list[Attribution], owner: Owner) -> list[Attribution]:
    """ "Ann Lee forecasts a fall at Acme, which said it would cut 500 jobs": the firm's own words are not hers."""
    if not voices or not any(voices[0].speaker.entity is company for company in owner.companies):
        return voices
    return [voice for voice in voices if not isinstance(voice.speaker.entity, Person)]


def names_owner(index: CompanyIndex, voice: Attribution, owner: Owner) -> bool:
    """ "Oslo, Norway-based lender Acme said": the owner stands between what is taken for the speaker and the cue."""
    if voice.cue is None or voice.speaker.entity is not None or voice.speaker.end > voice.cue[0]:
        return False
    if _BASED.match(article_of(index.doc).text[voice.speaker.end : voice.cue[0]]):
        return True  # a town, whoever is based there
    span = index.doc.char_span(voice.speaker.end, voice.cue[0], alignment_mode="expand")
    if span is None or len(span) > _DESCRIBED:
        return False
    named = (value_of(mention) for mention in index.between(span.start, span.end))
    return any(one.kind is MentionKind.NAME and one.entity is c for one in named for c in owner.companies)


def is_of(voice: Attribution, owner: Owner) -> bool:
    return any(voice.speaker.entity is company for company in owner.companies)


def mark_hearsay(readings: list[CutReading]) -> None:
    """Mark what nobody is said to tell of a firm's cuts, where its news is told without its word.

    Only what is still to come, or told in the present ("a cut of 5 percent represents 500 jobs").
    """
    first: dict[frozenset[int], CutReading] = {}
    for reading in readings:
        if reading.in_lead and reading.owner.mentions:
            first.setdefault(_identity(reading), reading)
    for reading in readings:
        lead = first.get(_identity(reading))
        if lead is None or not lead.unconfirmed or lead.confirmed or reading.attribution is not None:
            continue
        present = not is_verb(reading.mention.head) and _is_in_present(reading.mention.head)
        ahead = reading.status == "planned" and not reading.told_before and reading.announced is None
        if not reading.in_title and (ahead or present):
            reading.unconfirmed = True


def _identity(reading: CutReading) -> frozenset[int]:
    return frozenset(id(company) for company in reading.owner.companies)


def _is_in_present(noun: Token) -> bool:
    verb = governing_verb(noun)
    return verb is not None and tense(verb) is Tense.PRESENT
