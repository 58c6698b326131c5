"""The clause that a cue governs: where it begins, and where the saying ends and the telling goes on."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc, Token

from extractor.pipeline.clauses import (
    SUBJECTS,
    auxiliaries,
    dependents,
    has_subject,
    is_finite,
    is_infinitive,
)
from extractor.pipeline.cue_clause import COMMAS, FINAL, MARKS, CueClause, Stretch, limit_of
from extractor.pipeline.marked_text import Quoted
from extractor.pipeline.misread_complements import Complement, misread_complement
from extractor.pipeline.next_sayings import before_next_cue, is_past
from extractor.pipeline.speech_cues import Frame
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, texts

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("PRP", "PRP$", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "EX", "VBG"))
_CONCESSIONS = frozenset(("though", "although", "while", "whereas"))
#: Labels of clauses that can be the complement of a cue, and of those that may go on with it.
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "advcl", "relcl", "acl"))
_LATER = frozenset(("advcl", "ccomp", "conj"))
#: Words that begin a second clause of what is said: "... how it fell and whether it will rise".
_ASKING = frozenset(("that", "whether", "how", "why", "what"))
#: What does not belong to what is said at its beginning and its end.
_LEFT_OVER_BEFORE = COMMAS | {":"}
_LEFT_OVER_BEHIND = COMMAS | FINAL | {":", "(", "["}
#: Tags of what compares: "less than men".
_MORE = ("RBR", "JJR")
_REASONS = frozenset(("because", "if", "unless", "until", "so", "lest", "whether"))


def clause_complement(
    clause: CueClause,
    parsed: Complement | None,
    quoted: Quoted,
    cues: Container[str],
    times: Container[int],
) -> Stretch | None:
    """The clause to the right that the cue governs, from its first word to its last; `parsed` is that of the parse."""
    found = parsed or misread_complement(clause)
    if found is None:
        return None
    start, end, head = found
    if start >= end or (head.tag_ == "VBG" and head.lower_ in cues and not has_subject(head)):
        return None
    start = _behind_medium(clause, _behind_addressee(clause, start, head), head)
    if is_finite(head) and not has_subject(head):
        start = min(start, _behind_day(clause, start, times))
    start = _without_leading_day(clause, start, times)
    words = lowers(clause.verb.doc)
    if words[start] == "that" and _is_left_over(clause, start):
        start += 1
    end = _with_later_conjuncts(clause, end, head, cues)
    end = _with_joined_clause(clause, end, head, cues)
    end = _with_next_quotation(clause, end, quoted)
    return start, before_next_cue(clause, start, end, head, quoted, cues)


def _with_next_quotation(clause: CueClause, end: int, quoted: Quoted) -> int:
    """A clause that ends right where a quotation begins goes on with it: "that people fleeing war "cannot come"."""
    doc, limit = clause.verb.doc, limit_of(clause)
    if end + 1 >= limit or quoted(end - 1) or doc[end].text not in MARKS or not quoted(end + 1):
        return end
    while end + 1 < limit and quoted(end + 1):
        end += 1
    return end + 1


def _behind_addressee(clause: CueClause, start: int, head: Token) -> int:
    """The start of the clause, where the parse joins its subject to whom it is said to."""
    if start > clause.cue_end + 1 and has_subject(head):
        return start
    tags, stop = tree_of(clause.verb.doc).tags, clause.cue_end + 1
    while tags[stop] in ("NN", "NNS") and stop < head.i:
        stop += 1
    if tags[stop] not in _FINITE and stop != head.i:
        return start
    return start if (subject := subject_behind_addressee(clause, stop)) is None else subject


def _behind_medium(clause: CueClause, start: int, head: Token) -> int:
    """The start of a clause whose subject, a name, the parse ties to whom it is said to: "told the paper Tallis had"."""
    tags, first = tree_of(clause.verb.doc).tags, start
    if not clause.entry.addressee or has_subject(head) or tags[start] not in _FINITE:
        return start
    while first > clause.cue_end + 1 and tags[first - 1] in ("NNP", "NNPS"):
        first -= 1
    return first if tags[first - 1] in ("NN", "JJ") and first - 1 > clause.cue_end else start


def subject_behind_addressee(clause: CueClause, stop: int) -> int | None:
    """Where the subject begins in bare nouns up to `stop` that a cue never said without an addressee has behind it.

    In "told reporters sales were slow" the first plural is whom it is said to.
    """
    tags, first = tree_of(clause.verb.doc).tags, clause.cue_end + 1
    bare = all(tag in ("NN", "NNS") for tag in tags[first:stop])
    if not clause.entry.always_addressed or stop - first < 2 or not bare:
        return None
    return 1 + next((i for i in range(first, stop - 1) if tags[i] == "NNS"), first)


def _is_left_over(clause: CueClause, that: int) -> bool:
    """Whether a "that" only begins the clause: "warned, however, that it may", "tweeted during the hearing that it was"."""
    doc = clause.verb.doc
    return clause.cue_end < that - 1 and (doc[that - 1].text == "," or doc[that].tag_ == "WDT")


def _behind_day(clause: CueClause, start: int, times: Container[int]) -> int:
    """Where a clause begins whose subject the parse ties to the day of the saying: "said on Friday sales and profit
    rose"; `start` if there is none."""
    doc, i = clause.verb.doc, clause.cue_end + 1
    if doc[i].lower_ == "on":
        i += 1
    day = i
    while i < start and i in times:
        i += 1
    return i if day < i < start and doc[i].tag_ in _NOMINAL and doc[i].tag_ != "VBG" else start


def _without_leading_day(clause: CueClause, start: int, times: Container[int]) -> int:
    """The day and place of the saying are no part of what is said: "told reporters on Thursday he would leave"."""
    doc, i = clause.verb.doc, start
    if doc[i].lower_ in ("on", "in"):
        i += 1
    place = i
    while doc[place].tag_ == "NNP" and place + 1 < len(doc):
        place += 1
    if doc[start].lower_ == "in" and place > i and doc[place].tag_ == "PRP":
        return place
    day = i
    while i in times:
        i += 1
    return i if i > day and i < len(doc) and doc[i].tag_ in _NOMINAL else start


def parsed_complement(clause: CueClause) -> Complement | None:
    """The complement clause that the parse gives the cue to its right."""
    verb = clause.verb
    for child in dependents(verb, _COMPLEMENTS):
        if child.i <= clause.cue_end or is_infinitive(child) or _is_relative(child, clause.cue_end):
            continue
        marked = any(c.lower_ in ("that", "whether") for c in dependents(child, ("mark",)))
        apart = verb.doc[child.left_edge.i - 1].text == ","
        gerund = child.dep_ == "xcomp" and child.tag_ in ("VBG", "VBD", "VBZ", "VBP") and not apart
        clausal = child.dep_ == "ccomp" and (
            is_finite(child)
            or child.tag_ == "VBG"
            or (marked and has_subject(child))
            or (has_subject(child) and child.tag_[:2] != "JJ" and child.tag_ != "VB")
            or (has_subject(child) and child.tag_ == "VB" and Frame.ASKING not in clause.entry.frames)
        )
        if (
            clausal
            or gerund
            or (child.dep_ in ("advcl", "xcomp", "relcl", "acl") and marked and has_subject(child))
        ):
            start = max(child.left_edge.i, clause.cue_end + 1)
            if clause.inverted and clause.speaker is not None and start <= clause.speaker.i:
                start = clause.speaker.right_edge.i + 1
            return _with_split_subject(clause, start, child), child.right_edge.i + 1, child
    return None


def _is_relative(verb: Token, after: int) -> bool:
    """Whether the clause has a relative pronoun: "told a hearing they had filed a suit that would ...", "comments that
    Lee echoed"."""
    if verb.right_edge == verb and any(c.lower_ == "that" for c in dependents(verb, ("dobj",))):
        return True
    return any(
        c.tag_ == "WDT" and c.lower_ in ("that", "which") and c.i > after + 1
        for c in dependents(verb, SUBJECTS)
    )


def _with_split_subject(clause: CueClause, start: int, head: Token) -> int:
    """The start of a clause whose subject the parse ties to the cue as its object: "they state their goal is to grow"."""
    doc = clause.verb.doc
    if not has_subject(head):
        that = next(
            (t for t in doc[clause.cue_end + 1 : start] if t.lower_ == "that" and t.i + 1 < start), None
        )
        if that is not None and that.tag_ in ("WDT", "IN") and that.head.dep_ == "relcl":
            return that.i + 1
    if clause.entry.addressee or not is_finite(head) or has_subject(head):
        return start
    first = next(
        (
            c
            for c in clause.verb.rights
            if c.i > clause.cue_end
            and (c.dep_ == "dobj" or (c.dep_ == "npadvmod" and any(r.dep_ == "relcl" for r in c.children)))
        ),
        None,
    )
    if first is None or first.left_edge.i != clause.cue_end + 1:
        return start
    if any(
        token.head != clause.verb
        and not first.left_edge.i <= token.i <= first.right_edge.i
        and not any(parent.dep_ == "prep" and parent.head == clause.verb for parent in token.ancestors)
        for token in doc[first.right_edge.i + 1 : start]
    ):
        return start
    commas = [token.i for token in doc[clause.cue_end + 1 : start] if token.text in COMMAS]
    enclosed = len(commas) == 2 and commas[0] <= first.right_edge.i and commas[1] == first.right_edge.i + 1
    return clause.cue_end + 1 if not commas or enclosed else start


def _with_later_conjuncts(clause: CueClause, end: int, head: Token, cues: Container[str]) -> int:
    """Clauses that the parse ties to the cue, but that are part of what is said.

    A conjunct goes on with the content when it has a modal, is a bare infinitive, or has a subject of its own
    and the tense of the content; a reason or a condition belongs to what is said, not to the saying of it.
    """
    more = next((c for c in clause.verb.rights if c.left_edge.i == end and c.tag_ in _MORE), None)
    if more is not None:
        end = more.right_edge.i + 1  # "says it pays women less than men"
    for child in dependents(clause.verb, _LATER):
        if child.i < max(end, clause.verb.i):
            continue
        reason = any(c.dep_ == "mark" and c.lower_ in _REASONS for c in child.children)
        concession = any(c.dep_ == "mark" and c.lower_ in _CONCESSIONS for c in child.children)
        if (
            child.dep_ == "advcl"
            and concession
            and child.lower_ not in cues
            and is_past(child) == is_past(head)
        ):
            end = child.right_edge.i + 1
            continue
        split = child.dep_ == "ccomp" and not has_subject(child) and child.left_edge.i <= end + 1
        if (
            split
            or (child.dep_ == "advcl" and reason)
            or (child.dep_ == "conj" and any(c.lower_ in _ASKING for c in child.lefts))
        ):
            end = child.right_edge.i + 1
        elif child.dep_ == "conj":
            words = {token.lower_ for token in auxiliaries(child)}
            goes_on = words & {"would", "will", "could", "may", "might"} or child.tag_ == "VB"
            same_tense = has_subject(child) and is_past(child) == is_past(head) and child.lower_ not in cues
            others = (
                clause.verb.tag_ == "VBP" and child.tag_ == "VBZ"
            )  # "they say it pays less and gives more"
            if goes_on or same_tense or others:
                end = child.right_edge.i + 1
    return end


def _with_joined_clause(clause: CueClause, end: int, head: Token, cues: Container[str]) -> int:
    """The end of what is added, with a clause joined by a comma: "adding that none was hurt, and it was over"."""
    doc, limit = clause.verb.doc, clause.sentence.end
    if clause.verb.tag_ != "VBG" or end + 2 >= limit or doc[end].text != "," or doc[end + 1].lower_ != "and":
        return end
    finite = next((t for t in doc[end + 2 : limit] if t.tag_ in _FINITE or t.is_punct), None)
    if finite is None or finite.is_punct or finite.i == end + 2 or finite.lower_ in cues:
        return end
    past = finite.tag_ == "VBD" or any(c.tag_ == "VBD" for c in finite.children)
    return limit if past == is_past(head) else end


def trimmed(doc: Doc, stretch: Stretch) -> Stretch | None:
    """The stretch without commas, colons, blanks, "that" and opening brackets left over at its ends."""
    start, end = stretch
    words, labels = texts(doc), tree_of(doc).labels
    while start < end and (
        words[start].isspace()
        or (words[start] == "(" and ")" not in words[start:end])
        or words[start] in _LEFT_OVER_BEFORE
        or (labels[start] == "mark" and words[start].lower() == "that")
    ):
        start += 1
    while end > start and (
        words[end - 1].isspace()
        or words[end - 1] in _LEFT_OVER_BEHIND
        or (labels[end - 1] == "cc" and words[end - 1].lower() in ("and", "but"))
    ):
        end -= 1
    return (start, end) if start < end else None
