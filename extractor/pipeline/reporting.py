"""Reported speech in one sentence: which frame of a cue holds, and what its content is."""

from __future__ import annotations

from collections.abc import Container

from extractor.pipeline.asides import Surroundings, aside_content, may_be_aside
from extractor.pipeline.block_quotations import block_quotation
from extractor.pipeline.clauses import SUBJECTS, is_verb
from extractor.pipeline.complements import clause_complement, parsed_complement, subject_behind_addressee
from extractor.pipeline.cue_clause import (
    COMMAS,
    FINAL,
    MARKS,
    CueClause,
    Stretch,
    before,
)
from extractor.pipeline.cue_objects import infinitive, naming, noun_object, prepositional
from extractor.pipeline.marked_text import Quoted
from extractor.pipeline.speech_cues import Frame

#: Frames that ask what clause the parse gives the cue.
_GOVERNING = frozenset((Frame.QUOTE, Frame.CLAUSE))
#: Alone behind a quotation, these take up what another has said: ""It is over." Her lawyer agreed".
_AGREEING = frozenset(("agrees", "agreed", "concurs", "concurred"))
_INFINITIVES = frozenset((Frame.INFINITIVE, Frame.ASKING))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def content_of(clause: CueClause, around: Surroundings) -> tuple[Stretch, ...] | None:
    """The content of the first frame of the cue's entry that holds, as stretches of tokens."""
    frames = clause.entry.frames
    aside = _follows_content(clause)
    left_quoted = aside and _follows_quotation(clause, around.quoted)
    if Frame.ASIDE in frames and left_quoted and _begins_sentence_quoted(clause, around.quoted):
        return aside_content(clause, None, around)
    parsed = None if _GOVERNING.isdisjoint(frames) else parsed_complement(clause)
    if Frame.QUOTE in frames and parsed is None and (found := _sentence_before(clause, around)):
        return (found,)
    right = (
        clause_complement(clause, parsed, around.quoted, around.cues, around.times)
        if Frame.CLAUSE in frames
        else None
    )
    if right is not None and _is_relative(clause, right[0]):
        right = None
    if right is not None and aside and _lacks_subject(clause, right[0]):
        right = None
    if right is not None:
        right = around.comments.without(clause.verb.doc, right)
    enclosed = aside and right is not None and _follows_comma(clause, right[0])
    if clause.inverted and aside and not enclosed:
        right = None
    quotation = _right_quotation(clause, around) if Frame.QUOTE in frames else None
    if right is not None and not enclosed:
        if quotation is not None and quotation[0] < right[0]:
            return ((quotation[0], max(quotation[1], right[1])),)
        return (right,)
    if Frame.NAMING in frames and not left_quoted:
        if _names_what_is_said(clause, around.cues):
            return None
        named = naming(clause, _any_quotation(clause, around.quoted))
        return None if named is None else (named,)
    if Frame.ASIDE in frames and aside and quotation is not None and _splits(clause, quotation):
        return (clause.sentence.start, clause.left), quotation
    title = aside and quotation is not None and _previous_words(clause, quotation[0]) > 2
    if quotation is not None and not left_quoted and not title:
        named = infinitive(clause, asking=Frame.ASKING in frames) if frames & _INFINITIVES else None
        if named is None and Frame.NOUN in frames:
            named = noun_object(clause, around.times)
        before_quotation = clause.verb.doc[before(clause, before(clause, quotation[0]))].text
        if named is not None and named[0] <= quotation[0] and before_quotation != ":":
            return ((named[0], max(named[1], quotation[1])),)
        return (quotation,)
    if Frame.ASIDE in frames and aside and may_be_aside(clause, left_quoted):
        parts = aside_content(clause, right, around)
        if parts:
            return parts
    single: Stretch | None = None
    if Frame.INFINITIVE in frames:
        single = infinitive(clause, asking=False)
    if single is None and Frame.ASKING in frames:
        single = infinitive(clause, asking=True)
    if single is None and Frame.OF in frames:
        single = prepositional(clause)
    if single is None and Frame.NOUN in frames:
        single = noun_object(clause, around.times)
    if single is None and Frame.QUOTE in frames:
        single = _quotation_before(clause, around) or quotation or block_quotation(clause, around.quoted)
    return None if single is None else (single,)


def _quotation_before(clause: CueClause, around: Surroundings) -> Stretch | None:
    """A quotation that begins the cue's sentence, whatever stands between it and the cue but another cue."""
    doc, i = clause.verb.doc, clause.verb.i - 1
    while i >= clause.sentence.start and not around.quoted(i):
        if doc[i].lower_ in around.cues and is_verb(doc[i]):
            return None
        i -= 1
    if i < clause.sentence.start or not _begins_sentence_quoted(clause, around.quoted):
        return None
    return clause.sentence.start, i + 1


def _sentence_before(clause: CueClause, around: Surroundings) -> Stretch | None:
    """The end of a quotation right before the cue's sentence, which holds nothing but the cue: "..." Lee said."""
    doc, i = clause.verb.doc, clause.sentence.start - 1
    if before(clause, clause.left) != clause.left or _says_more(clause) or clause.verb.lower_ in _AGREEING:
        return None
    while i >= 0 and (doc[i].is_space or doc[i].text in MARKS) and clause.sentence.start - i < 4:
        if "\n" in doc[i].text:
            return None
        i -= 1
    if i < 0 or not around.quoted(i) or i == clause.sentence.start - 1:
        return None
    start = i
    while start > 0 and i - start < 5 and around.quoted(start - 1):
        start -= 1
    return start, i + 1


def _says_more(clause: CueClause) -> bool:
    """Whether the cue has an object, a complement or a clause of its own, or is itself what another cue tells."""
    behind = clause.verb.doc[clause.cue_end + 1 : clause.sentence.end]
    if not clause.inverted and any(token.tag_ in _FINITE for token in behind):
        return True
    return clause.verb.dep_ == "ccomp" or any(
        child.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp") and child != clause.speaker
        for child in clause.verb.rights
    )


def _follows_content(clause: CueClause) -> bool:
    """Whether a comma or a closing quotation mark stands right before the clause."""
    j = before(clause, clause.left)
    if j == clause.left:
        return False
    text = clause.verb.doc[j].text
    return text in COMMAS or text in MARKS


def _is_relative(clause: CueClause, i: int) -> bool:
    """Whether a relative pronoun behind a comma begins there, so that somebody else goes on: "..., who said"."""
    first, after = clause.verb.doc[i], clause.verb.doc[min(i + 1, len(clause.verb.doc) - 1)]
    return (first.lower_ in ("who", "which") and _follows_comma(clause, i)) or (
        first.tag_ == "IN" and after.tag_ == "WDT"
    )


def _lacks_subject(clause: CueClause, i: int) -> bool:
    """Whether the words from there on are a verb whose subject the parse gives to another clause, behind what is said:
    "sales fell, it said, though exports rose and [was weak]" for "demand was weak"."""
    doc = clause.verb.doc
    if doc[i].tag_ not in _FINITE or i == clause.cue_end + 1 or _follows_comma(clause, i):
        return False
    return any(token.tag_ in _FINITE for token in doc[clause.sentence.start : clause.left])


def _follows_comma(clause: CueClause, i: int) -> bool:
    j = before(clause, i)
    return j != i and clause.verb.doc[j].text in COMMAS


def _follows_quotation(clause: CueClause, quoted: Quoted) -> bool:
    """Whether a quotation ends right before the clause, a comma between them or not."""
    doc, j = clause.verb.doc, before(clause, clause.left)
    if doc[j].text in COMMAS:
        j = before(clause, j)
    if doc[j].text in MARKS:
        j = before(clause, j)
    return quoted(j)


def _begins_sentence_quoted(clause: CueClause, quoted: Quoted) -> bool:
    """Whether the sentence begins inside a quotation or with its mark."""
    doc, i = clause.verb.doc, clause.sentence.start
    while i < clause.left and (doc[i].is_space or doc[i].text in MARKS):
        i += 1
    return quoted(i)


def _right_quotation(clause: CueClause, around: Surroundings) -> Stretch | None:
    """A quotation that begins after the cue, behind a comma, a colon or nothing but the addressee."""
    doc, end, quoted = clause.verb.doc, clause.sentence.end, around.quoted
    if not quoted.any(clause.cue_end + 1, end):
        return None
    for i in range(clause.cue_end + 1, end):
        if quoted(i):
            mark = before(clause, i)
            lead = before(clause, mark) if doc[mark].text in MARKS else mark
            close = (
                lead == clause.cue_end
                or doc[lead].text in (",", ":")
                or doc[lead].lower_ in ("that", "as", "of", "with")
            )
            addressed = clause.entry.addressee and lead - clause.cue_end <= 4
            if not close and not addressed:
                return None
            stop = i
            while stop < end and (quoted(stop) or doc[stop].is_space):
                stop += 1
            subject = subject_behind_addressee(clause, mark) if doc[i].tag_ in _FINITE else None
            return i if subject is None else subject, stop
        if doc[i].text in FINAL or doc[i].text == ";":
            return None
        if doc[i].tag_ == "VBG" and doc[i].lower_ in around.cues and doc[before(clause, i)].text in COMMAS:
            return None
    return None


def _names_what_is_said(clause: CueClause, cues: Container[str]) -> bool:
    """Whether the name is part of what another cue holds: "criticized what it called a mistake"."""
    what = any(child.tag_ == "WP" and child.dep_ in ("dobj", "oprd") for child in clause.verb.lefts)
    head = clause.verb.head
    return what and any(token.lower_ in cues for token in (head, head.head))


def _splits(clause: CueClause, quotation: Stretch) -> bool:
    """Whether the subject of a quotation stands before the cue: "The rulings, she said, "all lead to one result"."""
    doc = clause.verb.doc
    return any(
        doc[i].dep_ in SUBJECTS
        and doc[i].head != clause.verb
        and quotation[0] <= doc[i].head.i < quotation[1]
        for i in range(clause.sentence.start, clause.left)
    )


def _previous_words(clause: CueClause, i: int) -> int:
    """How many words stand between the cue and a quotation: those of "said in his book, "The Old Mill"." """
    return sum(1 for token in clause.verb.doc[clause.cue_end + 1 : i] if token.is_alpha)


def _any_quotation(clause: CueClause, quoted: Quoted) -> Stretch | None:
    """The first quotation after the cue in the sentence."""
    if not quoted.any(clause.cue_end + 1, clause.sentence.end):
        return None
    for i in range(clause.cue_end + 1, clause.sentence.end):
        if quoted(i):
            stop = i
            while stop < clause.sentence.end and (quoted(stop) or clause.verb.doc[stop].is_space):
                stop += 1
            return i, stop
        token = clause.verb.doc[i]
        if is_verb(token) and token.tag_ in _FINITE and token.dep_ != "relcl":
            return None
    return None
