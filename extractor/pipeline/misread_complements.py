"""What a cue governs where the parse does not give it a complement clause: misread objects, subjects and relative clauses."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline.clauses import AUXILIARIES, SUBJECTS, has_subject, is_finite, is_verb
from extractor.pipeline.cue_clause import CueClause, limit_of, split_clause

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("PRP", "PRP$", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "EX", "VBG"))


#: The first and one past the last token of the clause that a cue governs, and its verb.
Complement = tuple[int, int, Token]


def misread_complement(clause: CueClause) -> Complement | None:
    """The complement that the parse does not give the cue."""
    return (
        _deeper_complement(clause)
        or _split_complement(clause)
        or _misread_object(clause)
        or _interrupted_clause(clause)
        or _positional_complement(clause)
        or _untensed_complement(clause)
    )


def _deeper_complement(clause: CueClause) -> Complement | None:
    """A clause that the parse hangs on the addressee or on a time: "told Reuters at the time the bank would"."""
    for child in clause.verb.rights:
        if child.i <= clause.cue_end or child.dep_ not in ("dobj", "dative", "prep", "npadvmod"):
            continue
        if child.dep_ == "dobj" and not clause.entry.addressee:
            continue
        for inner in child.subtree:
            if (
                inner.dep_ not in ("relcl", "ccomp", "acl")
                or not is_finite(inner)
                or inner.i <= clause.cue_end
            ):
                continue
            if any(is_verb(t) and t.i > clause.cue_end and t.i < inner.i for t in inner.ancestors):
                continue
            subjects = [c for c in inner.children if c.dep_ in SUBJECTS]
            if subjects and subjects[0].tag_ not in ("WDT", "WP") and subjects[0].lower_ != "that":
                return inner.left_edge.i, inner.right_edge.i + 1, inner
    return None


def _split_complement(clause: CueClause) -> Complement | None:
    """A clause that the parse takes for the main one, its second subject behind the cue."""
    main = split_clause(clause.verb)
    if main is None:
        return None
    subject = next(c for c in main.children if c.dep_ == "nsubj" and c.i > clause.verb.i)
    return subject.left_edge.i, main.right_edge.i + 1, main


def _misread_object(clause: CueClause) -> Complement | None:
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


def _interrupted_clause(clause: CueClause) -> Complement | None:
    """A clause that a participle in commas cuts in two: "reported the bank, hoping to grow, had made an offer"."""
    doc = clause.verb.doc
    first = next(
        (c for c in clause.verb.rights if c.dep_ == "dobj" and c.left_edge.i == clause.cue_end + 1), None
    )
    if (
        first is None
        or first.right_edge.i + 1 >= clause.sentence.end
        or doc[first.right_edge.i + 1].text != ","
    ):
        return None
    for child in clause.verb.rights:
        start = child.left_edge.i
        goes_on = child.dep_ == "conj" and is_finite(child) and not has_subject(child)
        behind = start > first.right_edge.i + 2 and doc[start].dep_ == "aux" and doc[start - 1].text == ","
        if goes_on and behind:
            return first.left_edge.i, child.right_edge.i + 1, child
    return None


def _untensed_complement(clause: CueClause) -> Complement | None:
    """What the parse calls a complement, though its verb is not recognised as one."""
    for child in clause.verb.rights:
        if child.dep_ == "ccomp" and child.i > clause.cue_end and child.tag_[:2] in ("NN", "JJ", "RB"):
            return max(child.left_edge.i, clause.cue_end + 1), child.right_edge.i + 1, child
    return None


def _positional_complement(clause: CueClause) -> Complement | None:
    """What follows the cue where the parse has no complement: behind "that", or a finite clause right away."""
    doc, limit = clause.verb.doc, limit_of(clause)
    for i in range(clause.cue_end + 1, min(clause.cue_end + 12, limit)):
        token = doc[i]
        if token.dep_ == "dobj" and token.tag_.startswith("N") and not clause.entry.addressee:
            break
        if token.lower_ == "that" and token.tag_ in ("IN", "WDT", "DT") and token.dep_ not in ("det", "dobj"):
            head = next((doc[j] for j in range(i + 1, limit) if doc[j].tag_ in _FINITE), None)
            if head is not None and head.i == i + 1 and token.tag_ == "WDT":
                return None
            return (i + 1, limit, head) if head is not None else None
        if token.is_punct or is_verb(token):
            break
    at = clause.cue_end + 1
    if clause.entry.addressee:
        addressee = next((c for c in clause.verb.rights if c.dep_ in ("dobj", "dative")), None)
        limit = clause.sentence.end
        if addressee is None:
            return None
        while at < min(limit, addressee.i) and doc[at].tag_ == "NNP":
            at += 1
        if at == clause.cue_end + 1 or at == addressee.i or doc[at].tag_ == "POS":
            at = addressee.right_edge.i + 1
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
            verb = doc[i].head if doc[i].dep_ in AUXILIARIES else doc[i]
            return i > at and not (verb.dep_ == "conj" and verb.head == clause.verb)
        if doc[i].tag_ in ("WDT", "WP", "WRB", "TO") or doc[i].dep_ == "mark" or doc[i].is_punct:
            return False
    return False
