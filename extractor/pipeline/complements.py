"""The clause that a cue governs: where it begins, and where the saying ends and the telling goes on."""

from __future__ import annotations

from collections.abc import Callable, Container

from spacy.tokens import Doc, Token

from extractor.pipeline.clauses import AUXILIARIES, SUBJECTS, auxiliaries, is_verb
from extractor.pipeline.cue_clause import COMMAS, FINAL, MARKS, CueClause, Stretch, before, split_clause
from extractor.pipeline.speech_cues import Frame

_SUBORDINATE = frozenset(("relcl", "acl", "advcl", "pcomp", "ccomp", "csubj", "conj", "xcomp", "parataxis"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("PRP", "PRP$", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "EX", "VBG"))
_NARRATING = frozenset(("after", "before", "as", "which", "but", "though", "although", "while", "when"))
_CONCESSIONS = frozenset(("though", "although", "while", "whereas"))
_REASONS = frozenset(("because", "if", "unless", "until", "so", "lest", "whether"))

Quoted = Callable[[int], bool]


def clause_complement(
    clause: CueClause, quoted: Quoted, cues: Container[str], times: Container[int]
) -> Stretch | None:
    """The clause to the right that the cue governs, from its first word to its last."""
    found = (
        _parsed_complement(clause)
        or _deeper_complement(clause)
        or _split_complement(clause)
        or _misread_object(clause)
        or _positional_complement(clause)
        or _untensed_complement(clause)
    )
    if found is None:
        return None
    start, end, head = found
    if start >= end or (head.tag_ == "VBG" and head.lower_ in cues and not _has_subject(head)):
        return None
    start = _without_leading_day(clause, start, times)
    end = _with_later_conjuncts(clause, end, head, cues)
    end = _with_next_quotation(clause, end, quoted)
    return start, _before_next_cue(clause, start, end, head, quoted, cues)


def _with_next_quotation(clause: CueClause, end: int, quoted: Quoted) -> int:
    """A clause that ends right where a quotation begins goes on with it: "that people fleeing war "cannot come"."""
    doc, limit = clause.verb.doc, limit_of(clause)
    if end + 1 >= limit or quoted(end - 1) or doc[end].text not in MARKS or not quoted(end + 1):
        return end
    while end + 1 < limit and quoted(end + 1):
        end += 1
    return end + 1


def _without_leading_day(clause: CueClause, start: int, times: Container[int]) -> int:
    """The day of the saying is no part of what is said: "told reporters on Thursday he would leave"."""
    doc, i = clause.verb.doc, start
    if doc[i].lower_ == "on":
        i += 1
    day = i
    while i in times:
        i += 1
    return i if i > day and i < len(doc) and doc[i].tag_ in _NOMINAL else start


def has_complement(clause: CueClause) -> bool:
    """Whether the parse gives the cue a complement clause to its right."""
    return _parsed_complement(clause) is not None


def _parsed_complement(clause: CueClause) -> tuple[int, int, Token] | None:
    """The complement clause among the cue's dependents."""
    verb = clause.verb
    for child in verb.rights:
        if child.i <= clause.cue_end or is_infinitive(child):
            continue
        marked = any(c.dep_ == "mark" and c.lower_ in ("that", "whether") for c in child.children)
        gerund = child.dep_ == "xcomp" and child.tag_ in ("VBG", "VBD", "VBZ", "VBP")
        clausal = child.dep_ == "ccomp" and (
            _is_finite(child)
            or child.tag_ == "VBG"
            or (marked and _has_subject(child))
            or (_has_subject(child) and child.tag_[:2] != "JJ" and child.tag_ != "VB")
            or (_has_subject(child) and child.tag_ == "VB" and Frame.ASKING not in clause.entry.frames)
        )
        if (
            clausal
            or gerund
            or (child.dep_ in ("advcl", "xcomp", "relcl", "acl") and marked and _has_subject(child))
        ):
            start = max(child.left_edge.i, clause.cue_end + 1)
            if clause.inverted and clause.speaker is not None and start <= clause.speaker.i:
                start = clause.speaker.right_edge.i + 1
            return _with_split_subject(clause, start, child), child.right_edge.i + 1, child
    return None


def _with_split_subject(clause: CueClause, start: int, head: Token) -> int:
    """The start of a clause whose subject the parse ties to the cue as its object: "they state their goal is to grow"."""
    doc = clause.verb.doc
    if clause.entry.addressee or head.tag_ not in _FINITE or _has_subject(head):
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
    return (
        start
        if any(token.text in COMMAS for token in doc[clause.cue_end + 1 : start])
        else clause.cue_end + 1
    )


def _deeper_complement(clause: CueClause) -> tuple[int, int, Token] | None:
    """A clause that the parse hangs on the addressee or on a time: "told Reuters at the time the bank would"."""
    for child in clause.verb.rights:
        if child.i <= clause.cue_end or child.dep_ not in ("dobj", "dative", "prep", "npadvmod"):
            continue
        if child.dep_ == "dobj" and not clause.entry.addressee:
            continue
        for inner in child.subtree:
            if (
                inner.dep_ not in ("relcl", "ccomp", "acl")
                or not _is_finite(inner)
                or inner.i <= clause.cue_end
            ):
                continue
            subjects = [c for c in inner.children if c.dep_ in SUBJECTS]
            if subjects and subjects[0].tag_ not in ("WDT", "WP") and subjects[0].lower_ != "that":
                return inner.left_edge.i, inner.right_edge.i + 1, inner
    return None


def _split_complement(clause: CueClause) -> tuple[int, int, Token] | None:
    """A clause that the parse takes for the main one, its second subject behind the cue."""
    main = split_clause(clause.verb)
    if main is None:
        return None
    subject = next(c for c in main.children if c.dep_ == "nsubj" and c.i > clause.verb.i)
    return subject.left_edge.i, main.right_edge.i + 1, main


def _misread_object(clause: CueClause) -> tuple[int, int, Token] | None:
    """A clause whose subject the parse takes for the object of a verb that has none: "says the rise in costs hurts"."""
    if not clause.entry.objectless:
        return None
    for child in clause.verb.rights:
        if child.dep_ != "dobj" or child.i <= clause.cue_end or not child.tag_.startswith("N"):
            continue
        for inner in child.subtree:
            if inner.tag_ in _FINITE and any(
                c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in inner.children
            ):
                return max(child.left_edge.i, clause.cue_end + 1), child.right_edge.i + 1, inner
    return None


def _untensed_complement(clause: CueClause) -> tuple[int, int, Token] | None:
    """What the parse calls a complement, though its verb is not recognised as one."""
    for child in clause.verb.rights:
        if child.dep_ == "ccomp" and child.i > clause.cue_end and child.tag_[:2] in ("NN", "JJ", "RB"):
            return max(child.left_edge.i, clause.cue_end + 1), child.right_edge.i + 1, child
    return None


def _is_finite(verb: Token) -> bool:
    """Whether the verb, or its first auxiliary, shows tense."""
    return (
        verb.tag_ in _FINITE
        or not verb.tag_
        or any(c.tag_ in _FINITE for c in verb.children if c.dep_ in AUXILIARIES)
    )


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS and not c.lower_.endswith(("self", "selves")) for c in verb.children)


def _positional_complement(clause: CueClause) -> tuple[int, int, Token] | None:
    """What follows the cue where the parse has no complement: behind "that", or a finite clause right away."""
    doc, limit = clause.verb.doc, limit_of(clause)
    for i in range(clause.cue_end + 1, min(clause.cue_end + 12, limit)):
        token = doc[i]
        if token.dep_ == "dobj" and token.tag_.startswith("N") and not clause.entry.addressee:
            break
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT", "DT"):
            head = next((doc[j] for j in range(i + 1, limit) if doc[j].tag_ in _FINITE), None)
            return (i + 1, limit, head) if head is not None else None
        if token.is_punct or is_verb(token):
            break
    at = clause.cue_end + 1
    if clause.entry.addressee:
        addressee = next((c for c in clause.verb.rights if c.dep_ in ("dobj", "dative")), None)
        if addressee is None:
            return None
        at, limit = addressee.right_edge.i + 1, clause.sentence.end
    while at < limit and doc[at].is_space:
        at += 1
    if _starts_clause(clause, at, limit):
        head = next(doc[j] for j in range(at, limit) if doc[j].tag_ in _FINITE)
        return at, limit, head
    return None


def _starts_clause(clause: CueClause, at: int, limit: int) -> bool:
    """Whether a noun phrase begins at a token and its finite verb follows before any comma or relative pronoun."""
    doc = clause.verb.doc
    if at >= limit or doc[at].tag_ not in _NOMINAL or clause.inverted:
        return False
    for i in range(at, min(at + 15, limit)):
        if doc[i].tag_ in _FINITE:
            return i > at and not (doc[i].dep_ == "conj" and doc[i].head == clause.verb)
        if doc[i].tag_ in ("WDT", "WP", "WRB", "TO") or doc[i].dep_ == "mark" or doc[i].is_punct:
            return False
    return False


def limit_of(clause: CueClause) -> int:
    """Where the content must end: with the cue's own clause when that is a subordinate one."""
    if clause.verb.dep_ in _SUBORDINATE:
        return min(clause.verb.right_edge.i + 1, clause.sentence.end)
    return clause.sentence.end


def _with_later_conjuncts(clause: CueClause, end: int, head: Token, cues: Container[str]) -> int:
    """Clauses that the parse ties to the cue, but that are part of what is said.

    A conjunct goes on with the content when it has a modal, is a bare infinitive, or has a subject of its own
    and the tense of the content; a reason or a condition belongs to what is said, not to the saying of it.
    """
    for child in clause.verb.rights:
        if child.i < end:
            continue
        reason = any(c.dep_ == "mark" and c.lower_ in _REASONS for c in child.children)
        concession = any(c.dep_ == "mark" and c.lower_ in _CONCESSIONS for c in child.children)
        if (
            child.dep_ == "advcl"
            and concession
            and child.lower_ not in cues
            and _is_past(child) == _is_past(head)
        ):
            end = child.right_edge.i + 1
            continue
        split = child.dep_ == "ccomp" and not _has_subject(child) and child.left_edge.i <= end + 1
        if split or (child.dep_ == "advcl" and reason):
            end = child.right_edge.i + 1
        elif child.dep_ == "conj":
            words = {token.lower_ for token in auxiliaries(child)}
            goes_on = words & {"would", "will", "could", "may", "might"} or child.tag_ == "VB"
            same_tense = (
                _has_subject(child) and _is_past(child) == _is_past(head) and child.lower_ not in cues
            )
            if goes_on or same_tense:
                end = child.right_edge.i + 1
    return end


def _before_next_cue(
    clause: CueClause, start: int, end: int, head: Token, quoted: Quoted, cues: Container[str]
) -> int:
    """Cut where the next act of saying begins: ", adding that", "but cautioned that", "according to"."""
    doc = clause.verb.doc
    for i in range(start + 1, end):
        if quoted(i):
            continue
        token = doc[i]
        previous = _stop_before(clause, i)
        if token.tag_ == "VBG" and token.lower_ in cues and previous.text in COMMAS:
            return i
        if token.lower_ == "according" and i + 1 < end and doc[i + 1].lower_ == "to":
            if i == start + 1 and doc[start].dep_ == "mark":
                continue
            return i
        if previous.text == "," and _is_narration(clause, i, end, cues):
            return i
        if token.lower_ in ("but", "and", "while", "though", "although") and _begins_new_saying(
            clause, i, end, head, cues
        ):
            return i
    return end


def _stop_before(clause: CueClause, i: int) -> Token:
    """The token before `i`; that inside a quotation mark when one closes there: "it was "old," adding"."""
    doc, j = clause.verb.doc, before(clause, i)
    if doc[j].text in MARKS and j - 1 > clause.cue_end and doc[j - 1].text in COMMAS:
        j -= 1
    return doc[j]


def _is_narration(clause: CueClause, at: int, end: int, cues: Container[str]) -> bool:
    """Whether a clause behind a comma tells of another act of saying: ", after a paper reported", ", which Lee said",
    ", but it did not say"."""
    doc, word = clause.verb.doc, clause.verb.doc[at].lower_
    if word not in _NARRATING:
        return False
    for i in range(at + 1, min(at + 10, end)):
        token = doc[i]
        if token.tag_ == "VBG" and token.lower_ in cues:
            return word in ("after", "before", "while", "when")
        if token.tag_ in ("VBD", "VB") and token.lower_ in cues:
            back = word in ("but", "though", "although", "while")
            return not back or any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in token.children)
        if token.is_punct or (is_verb(token) and token.dep_ not in ("aux", "amod", "compound")):
            return False
    return False


def _begins_new_saying(clause: CueClause, at: int, end: int, head: Token, cues: Container[str]) -> bool:
    """Whether the conjunction leads back from what is said to the one who says it, or to the teller."""
    doc, i = clause.verb.doc, at + 1
    while i < end and (doc[i].dep_ in ("advmod", "neg", "aux") or doc[i].is_space):
        i += 1
    if i >= end:
        return False
    verb = doc[i]
    if is_verb(verb) and not _has_subject(verb):
        if verb.tag_ == "VB":
            return (
                clause.verb.tag_ == "VBD"
                and any(c.lower_ == "did" for c in verb.children)
                and not _is_past(head)
            )
        if doc[at].lower_ == "but" and verb.tag_ == clause.verb.tag_ == "VBD" and verb.lower_ in cues:
            return True
        again = verb.lower_ in cues or (doc[at].lower_ == "but" and verb.tag_ == "VBD")
        return again and verb.tag_ == clause.verb.tag_ and verb.tag_ != head.tag_ and not _is_past(head)
    for j in range(i, min(i + 12, end)):
        if is_verb(doc[j]) and doc[j].dep_ not in ("amod", "relcl", "acl", "aux", "compound"):
            back = doc[j].dep_ == "conj" and doc[j].head == head and doc[j].tag_ == "VBD"
            told = back and clause.verb.tag_ == "VBD" and not _is_past(head) and _has_modal(head)
            return told or (doc[j].tag_ == "VBD" and doc[j].lower_ in cues and doc[j].dep_ == "conj")
        if doc[j].is_punct and doc[j].text not in ("'", "-"):
            return False
    return False


def _has_modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children)


def _is_past(verb: Token) -> bool:
    """Whether a verb is a simple past, so that a past verb behind it may be its conjunct."""
    return verb.tag_ == "VBD" or any(c.lower_ in ("was", "were", "had", "did") for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children) and verb.tag_ == "VB"


def trimmed(doc: Doc, stretch: Stretch) -> Stretch | None:
    """The stretch without commas, colons, blanks and "that" at its ends."""
    start, end = stretch
    while start < end and (
        doc[start].is_space
        or doc[start].text in COMMAS
        or doc[start].text == ":"
        or (doc[start].lower_ == "that" and doc[start].dep_ == "mark")
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in COMMAS
        or doc[end - 1].text in FINAL
        or doc[end - 1].text == ":"
        or (doc[end - 1].dep_ == "cc" and doc[end - 1].lower_ in ("and", "but"))
    ):
        end -= 1
    return (start, end) if start < end else None
