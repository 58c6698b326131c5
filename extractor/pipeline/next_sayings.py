"""Where what is said ends because the next saying begins: "..., adding that", "but cautioned that", "while Lee says"."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Doc, Token

from extractor.pipeline.clauses import has_subject, is_verb
from extractor.pipeline.cue_clause import COMMAS, MARKS, CueClause, before
from extractor.pipeline.marked_text import Quoted
from extractor.pipeline.words import lowers

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NARRATING = frozenset(("after", "before", "as", "which", "but", "though", "although", "while", "when"))
#: Words other than cues with which a new act of saying can begin.
_TURNING = _NARRATING | {"according", "and"}
#: With these it is still said what somebody is or has: "said Reed may face charges but had standing to sue".
_STATES = frozenset(("had", "was", "were"))
#: Behind "and" these lead back from what is said to the one who says it: "... and declined to comment".
_REFUSING = frozenset(("declined", "refused"))
#: Nobody but who speaks does this: "said it was closing the mill and warned of losses".
_WARNING = frozenset(("warned", "urged", "added", "cautioned", "pledged", "vowed", "reiterated"))
_WARNS = frozenset(("warn", "urge", "add", "caution", "pledge", "vow", "reiterate"))
#: Only people do this: "while unions said".
_PLAIN = frozenset(("said", "say", "warned", "warn", "argued", "argue"))
#: What others hold in the present, as they say it: "Lee says it is over, while Marsh sees a rise".
_HOLDING = frozenset(("sees", "expects", "believes", "thinks"))
#: Words that begin a second clause of what is said: "... how it fell and whether it will rise".
_ASKING = frozenset(("that", "whether", "how", "why", "what"))


def before_next_cue(
    clause: CueClause, start: int, end: int, head: Token, quoted: Quoted, cues: Container[str]
) -> int:
    """Cut where the next act of saying begins: ", adding that", "but cautioned that", "according to"."""
    doc = clause.verb.doc
    for i, word in enumerate(lowers(doc)[start + 1 : end], start + 1):
        if (word not in _TURNING and word not in cues) or quoted(i):
            continue
        token = doc[i]
        previous = _stop_before(clause, i)
        remark = previous.text in COMMAS or (i + 1 < len(doc) and doc[i + 1].text == ":")
        if token.tag_ == "VBG" and token.lower_ in cues and remark:
            return i
        if token.lower_ == "according" and i + 1 < end and doc[i + 1].lower_ == "to":
            if i == start + 1 and doc[start].dep_ == "mark":
                continue
            return i
        if previous.text == "," and _is_narration(clause, i, end, head, cues):
            return i
        if token.lower_ == "after" and _is_earlier_saying(doc, i, end, cues):
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


def _is_narration(clause: CueClause, at: int, end: int, head: Token, cues: Container[str]) -> bool:
    """Whether a clause behind a comma tells of another act of saying: ", after a paper reported", ", which Lee said",
    ", but it did not say"; behind what is to come also "will close, while Harbor announced"."""
    doc, word = clause.verb.doc, clause.verb.doc[at].lower_
    of_subject = word == "which" and not any(t.tag_ in _FINITE for t in doc[clause.cue_end + 1 : at])
    if word not in _NARRATING or (of_subject and at < head.i):
        return False  # "said the mill, which reported a loss, would close"
    for i in range(at + 1, min(at + 10, end)):
        token = doc[i]
        if token.tag_ == "VBG" and token.lower_ in cues:
            return word in ("after", "before", "while", "when")
        if token.tag_ in ("VBD", "VB") and token.lower_ in cues:
            back = word in ("but", "though", "although", "while")
            other = ("PRP", "NNP") if word == "while" and not is_past(head) else ("PRP",)
            return not back or any(c.dep_ == "nsubj" and c.tag_ in other for c in token.children)
        if token.is_punct or (is_verb(token) and token.dep_ not in ("aux", "amod", "compound")):
            return False
    return False


def _is_earlier_saying(doc: Doc, at: int, end: int, cues: Container[str]) -> bool:
    """Whether "after" leads to a saying of the speaker: "sales will fall after last month forecasting a rise"."""
    for token in doc[at + 1 : min(at + 6, end)]:
        if token.tag_ == "VBG":
            return token.lower_ in cues
        if token.is_punct or is_verb(token):
            break
    return False


def _begins_new_saying(clause: CueClause, at: int, end: int, head: Token, cues: Container[str]) -> bool:
    """Whether the conjunction leads back from what is said to the one who says it, or to the teller."""
    doc, i = clause.verb.doc, at + 1
    while i < end and (doc[i].dep_ in ("advmod", "neg", "aux") or doc[i].is_space):
        i += 1
    if i >= end or doc[i].lower_ in _ASKING:
        return False
    if at > head.i and (
        _is_anothers_saying(clause, at, i, end, cues) or _leaves_past(clause, at, i, end, head)
    ):
        return True
    verb = doc[i]
    if is_verb(verb) and not has_subject(verb):
        if clause.verb.tag_ == "VBP" and verb.lower_ in _WARNS:
            return True
        if verb.tag_ == "VB":
            return (
                clause.verb.tag_ == "VBD"
                and any(c.lower_ == "did" for c in verb.children)
                and not is_past(head)
            )
        if verb.tag_ == clause.verb.tag_ == "VBD" and verb.lower_ in _REFUSING:
            return True
        if doc[at].lower_ == "but" and verb.tag_ == clause.verb.tag_ == "VBD" and verb.lower_ in cues:
            return True
        if verb.tag_ == clause.verb.tag_ == "VBD" and verb.lower_ in _WARNING and head.tag_ != "VBD":
            return True
        past = clause.verb.tag_ in ("VBD", "VBN") and verb.tag_ == "VBD" and verb.lower_ in cues
        if past and (_is_existential(head) or (clause.verb.tag_ == "VBN" and not is_past(head))):
            return True
        acts = doc[at].lower_ == "but" and verb.tag_ == "VBD" and verb.lower_ not in _STATES
        again = verb.lower_ in cues or acts
        return again and verb.tag_ == clause.verb.tag_ and verb.tag_ != head.tag_ and not is_past(head)
    for j in range(i, min(i + 12, end)):
        if is_verb(doc[j]) and doc[j].dep_ not in ("amod", "relcl", "acl", "aux", "compound"):
            back = doc[j].dep_ == "conj" and doc[j].head == head and doc[j].tag_ == "VBD"
            told = back and clause.verb.tag_ == "VBD" and not is_past(head) and _has_modal(head)
            return told or (doc[j].tag_ == "VBD" and doc[j].lower_ in cues and doc[j].dep_ == "conj")
        if doc[j].is_punct and doc[j].text not in ("'", "-"):
            return False
        if doc[j].tag_ == "CC" and doc[j + 1].tag_[:2] in ("VB", "RB", "MD"):
            return False  # "for salaried and factory workers and also offered": the second "and" may
    return False


def _is_anothers_saying(clause: CueClause, at: int, start: int, end: int, cues: Container[str]) -> bool:
    """Whether "while" leads to what somebody named says: "Lee insists it is over, while Marsh says it is not"."""
    doc = clause.verb.doc
    if doc[at].lower_ not in ("while", "and"):
        return False
    verb = next((t for t in doc[start : min(start + 6, end)] if is_verb(t) or t.is_punct), None)
    if verb is None or verb.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    if verb.lower_ not in cues and not (verb.lower_ in _HOLDING and clause.verb.tag_ == "VBZ"):
        return False
    if doc[at].lower_ == "and":
        present = verb.tag_ == clause.verb.tag_ != "VBD"
        return present and doc[verb.i - 1].tag_ in ("NNP", "NNPS") and doc[verb.i - 1].dep_ == "conj"
    sayers = ("NNP", "NNPS", "NNS") if verb.lower_ in _PLAIN else ("NNP", "NNPS")
    return any(c.dep_ == "nsubj" and c.tag_ in sayers for c in verb.lefts)


def _leaves_past(clause: CueClause, at: int, start: int, end: int, head: Token) -> bool:
    """Whether the teller goes on behind "but" or "while", in the present after a saying told in the past.

    So in "it said it was on course but profits are set to fall", and in "it said it would go while 300 jobs will".
    """
    doc = clause.verb.doc
    shifted = is_past(head) or any(c.lower_ in ("would", "could") for c in head.lefts)
    if clause.verb.tag_ != "VBD" or not shifted or doc[at].lower_ not in ("but", "while"):
        return False
    finite = next((t for t in doc[start:end] if t.tag_ in _FINITE or t.is_punct), None)
    if finite is None or finite.i == start:
        return False
    return finite.lower_ == "will" or (finite.tag_ in ("VBZ", "VBP") and doc[at].lower_ == "but")


def _is_existential(verb: Token) -> bool:
    """Whether a clause has no subject that could speak: "there was no accord and stressed that"."""
    return any(c.tag_ == "EX" for c in verb.lefts)


def _has_modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children)


def is_past(verb: Token) -> bool:
    """Whether a verb is a simple past, so that a past verb behind it may be its conjunct."""
    return verb.tag_ == "VBD" or any(c.lower_ in ("was", "were", "had", "did") for c in verb.lefts)
