"""What a cue governs without a clause: an infinitive, an object, a name, the phrase of a preposition."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from extractor.pipeline.clauses import AUXILIARIES, SUBJECTS, is_infinitive
from extractor.pipeline.cue_clause import CueClause, Stretch, limit_of
from extractor.pipeline.speech_cues import Frame

#: The frames of praise and blame, which a bare sum does not get: "charges $100 for it".
_JUDGING = frozenset((Frame.NOUN, Frame.QUOTE))
#: The frames of cues whose object is what is spoken of, not what is said.
_TOPICAL = frozenset((Frame.NOUN, Frame.QUOTE, Frame.OF))
_OBJECTS = frozenset(("NN", "CD", "DT", "JJ"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_FORESEEING = "statement.predict"
#: Words with which a time is still to come, so that it is not the day of the saying.
_TO_COME = frozenset(("next", "coming", "tomorrow"))
_ON_WHAT = frozenset(("of", "for", "as", "with"))
#: Prepositions that set the scene of a judgement: "praised the staff at a dinner".
_SETTINGS = frozenset(("at", "during"))


def infinitive(clause: CueClause, *, asking: bool) -> Stretch | None:
    """The infinitive with "to" that depends on the cue; behind its object when somebody is asked."""
    for child in clause.verb.rights:
        holders = (
            [child, *child.children] if asking and child.dep_ in ("dobj", "dative", "ccomp") else [child]
        )
        for verb in holders:
            if verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "relcl") or verb.i <= clause.cue_end:
                continue
            to = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)
            if to is not None and (asking or _nothing_between(clause, to)):
                negation = next((c.i for c in verb.children if c.dep_ == "neg" and c.i == to.i - 1), to.i)
                wished = clause.entry.attitude and holders[0].dep_ in ("dobj", "ccomp")
                return clause.cue_end + 1 if wished else negation, min(
                    verb.right_edge.i + 1, limit_of(clause)
                )
    return None


def _nothing_between(clause: CueClause, to: Token) -> bool:
    """Whether no object stands between the cue and "to": "offered buyouts to cut costs" offers no cutting."""
    doc = clause.verb.doc
    return all(
        doc[i].tag_[:1] not in ("N",) or doc[i].dep_ == "npadvmod" for i in range(clause.cue_end + 1, to.i)
    )


def prepositional(clause: CueClause) -> Stretch | None:
    """What the cue's own preposition governs; nothing behind an object: "called Lee on Monday", "called a vote for May"."""
    preposition = clause.verb.doc[clause.cue_end]
    if any(child.dep_ == "dobj" and _is_bare_object(child, preposition) for child in clause.verb.rights):
        return None
    for child in preposition.children:
        if child.i > preposition.i and child.dep_ in ("pobj", "pcomp"):
            end = child.right_edge.i + 1
            if preposition.dep_ == "mark" and preposition.lower_ == "for" and preposition.head.i > end:
                end = preposition.head.right_edge.i + 1
            return child.left_edge.i, _with_phrases(clause, end)
    if preposition.dep_ == "mark" and preposition.head.i > preposition.i:
        return preposition.i + 1, preposition.head.right_edge.i + 1
    return None


def _is_bare_object(thing: Token, preposition: Token) -> bool:
    """Whether the cue has an object besides what its preposition governs: "agreed with Tallis the sale of a mill"."""
    return thing.i < preposition.i or preposition.lower_ == "with"


def noun_object(clause: CueClause, times: Container[int]) -> Stretch | None:
    """The object, with the phrases that follow it in the cue's clause, but without its time.

    A pronoun needs its phrase: "accused him of fraud", not "praised him". Objects that the
    lexicon excludes for the cue do not count: "announced a profit", "cited people close to the firm".
    """
    doc = clause.verb.doc
    if clause.verb.dep_ == "amod":
        return clause.cue_end + 1, clause.verb.head.right_edge.i + 1
    for child in clause.verb.rights:
        if child.i <= clause.cue_end or child.dep_ not in ("dobj", "ccomp", "oprd"):
            continue
        if child.tag_ == "CD" and clause.entry.frames == _JUDGING:
            return None
        if child.tag_ == "PRP":
            end = _with_phrases(clause, child.i + 1)
            return (child.i, end) if end > child.i + 1 and doc[child.i + 1].lower_ in _ON_WHAT else None
        what = doc[child.left_edge.i].tag_ == "WP" and child.left_edge.i > clause.cue_end
        if child.tag_[:2] in _OBJECTS or what:
            named = any(c.dep_ == "relcl" for c in child.children) and clause.verb.tag_ != "VBG"
            if child.lower_ in clause.entry.without and not named and not _is_judged(clause, child):
                return None
            start = max(child.left_edge.i, clause.cue_end + 1)
            end = _behind_hyphen(clause, child.right_edge.i + 1)
            if clause.entry.documents and (verb := _verb_of_object(clause, end)) is not None:
                return start, max(end, verb.right_edge.i + 1)
            end = _with_phrases(clause, end)
            if clause.entry.documents or (child.tag_ == "NN" and child.i + 1 == end):
                return start, end  # "forecast a weaker fourth quarter"
            return start, _without_time(clause, start, end, times)
    return None


def _is_judged(clause: CueClause, thing: Token) -> bool:
    """Whether the object is said to be something: "dismissed the offer as inadequate", "described sales as "modest""."""
    doc = clause.verb.doc
    for child in (*clause.verb.rights, *thing.rights):
        if child.lower_ == "as" and child.dep_ == "prep" and child.i > thing.i:
            return child.i + 1 < clause.sentence.end and doc[child.i + 1].tag_ != "VBN"
    return False


def _behind_hyphen(clause: CueClause, end: int) -> int:
    """The end of an object that the parse cuts at a hyphen: "denounced neo-Nazis and the old guard"."""
    doc = clause.verb.doc
    cut = end + 1 < clause.sentence.end and doc[end].text == "-"
    if not cut or doc[end - 1].whitespace_ or doc[end].whitespace_:
        return end
    return max(end, doc[end + 1].right_edge.i + 1)


def _verb_of_object(clause: CueClause, i: int) -> Token | None:
    """The finite verb at a token that makes a clause of the object before it: "data showing stocks fell in May"."""
    doc = clause.verb.doc
    if i >= clause.sentence.end or doc[i].tag_ not in _FINITE:
        return None
    verb = doc[i].head if doc[i].dep_ in AUXILIARIES else doc[i]
    apart = any(c.dep_ in SUBJECTS and c.i < clause.verb.i for c in verb.children)
    return None if apart else verb


def naming(clause: CueClause, quotation: Stretch | None) -> Stretch | None:
    """An object and what it is called: from the object to the end of its name, which may be a quotation."""
    parts = [
        child
        for child in clause.verb.rights
        if child.i > clause.cue_end
        and (
            child.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "attr", "acomp")
            or (child.dep_ == "prep" and child.lower_ == "as")
        )
    ]
    if any(child.tag_ == "WDT" and child.dep_ in ("dobj", "oprd") for child in clause.verb.lefts):
        return None
    if not parts:
        return quotation
    if quotation is None and clause.verb.lower_.startswith("call") and _is_judged(clause, parts[0]):
        return None  # "called Lee as their witness"
    if quotation is not None and clause.verb.doc[quotation[1] - 1].text == ",":
        parts = [part for part in parts if part.right_edge.i < quotation[1]]
        return min([quotation[0], *(part.left_edge.i for part in parts)]), quotation[1]
    start = max(min(part.left_edge.i for part in parts), clause.cue_end + 1)
    if quotation is not None and start <= quotation[0]:
        if clause.speaker is not None and clause.speaker.i >= quotation[1]:
            return start, quotation[1]
        ends = [part.right_edge.i + 1 for part in parts if part.i < quotation[1]]
        joined = _end_of_second_name(clause, quotation[1]), _end_of_phrase(clause, quotation)
        return start, max(quotation[1], start, *joined, *ends)
    if len(parts) == 1 and parts[0].dep_ == "dobj" and clause.verb.lower_.startswith("call"):
        return None
    return start, max(part.right_edge.i for part in parts) + 1


def _end_of_phrase(clause: CueClause, quotation: Stretch) -> int:
    """The end of a phrase that goes on with a quoted name behind its mark: "called it "a step" for customers"."""
    i = quotation[1] + 1
    if i >= clause.sentence.end:
        return 0
    token = clause.verb.doc[i]
    goes_on = token.dep_ == "prep" and quotation[0] <= token.head.i < quotation[1]
    return token.right_edge.i + 1 if goes_on else 0


def _end_of_second_name(clause: CueClause, end: int) -> int:
    """The end of a noun phrase joined to the name: "called Lee "a liar" and somebody who could not be trusted"."""
    for child in clause.verb.rights:
        if child.dep_ == "conj" and child.i >= end and child.tag_[:2] in ("NN", "JJ"):
            return child.right_edge.i + 1
    return 0


def _with_phrases(clause: CueClause, end: int) -> int:
    """The end of an object with the phrases and infinitives behind it that the parse ties to the cue."""
    for child in clause.verb.rights:
        if child.left_edge.i < end or child.text == ",":
            continue
        gap = clause.verb.doc[end : child.left_edge.i]
        scene = child.left_edge.tag_ == "RB" or child.lower_ == "with"
        if child.dep_ == "prep" and len(gap) == 1 and scene and gap[0].text == ",":
            end = child.right_edge.i + 1
            continue
        apart = any(token.is_punct for token in gap)
        if len(gap) == 1 and gap[0].text == "," and _is_change(child):
            end = child.right_edge.i + 1
            continue
        if apart and not (child.dep_ in ("appos", "npadvmod", "dep") and child.tag_.startswith("NN")):
            break
        if not apart and not (child.dep_ == "prep" or is_infinitive(child)):
            break
        level = clause.verb.lower_.startswith("put")
        if clause.entry.frames <= _TOPICAL and child.lower_ in _SETTINGS and not level:
            break
        if child.lower_ in ("before", "after") and any(c.dep_ == "pcomp" for c in child.children):
            break
        end = child.right_edge.i + 1
    return end


def _is_change(adverb: Token) -> bool:
    """Whether a figure is compared with the one before it: ", up from 300 million"."""
    return adverb.lower_ in ("up", "down") and any(c.lower_ == "from" for c in adverb.rights)


def _without_time(clause: CueClause, start: int, end: int, times: Container[int]) -> int:
    """Cut the day of the saying off the end: "announced 300 job cuts on Monday"; not "cuts since May", "next year"."""
    doc, last = clause.verb.doc, end
    while last > start + 1 and (last - 1) in times:
        last -= 1
    if last == end or last - 1 <= start or doc[last].tag_ == "IN" or doc[last].lower_ in _TO_COME:
        return end
    preposition = doc[last - 1]
    if preposition.tag_ != "IN":
        return last
    # what is foreseen is foreseen for a time: "forecast a loss in the second half"
    foreseen = clause.entry.rule == _FORESEEING
    told = preposition.lower_ in ("in", "at") and preposition.head == clause.verb and not foreseen
    return last - 1 if preposition.lower_ == "on" or told else end
