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
    is_verb,
)
from extractor.pipeline.cue_clause import COMMAS, FINAL, MARKS, CueClause, Stretch, before, limit_of
from extractor.pipeline.marked_text import Quoted
from extractor.pipeline.misread_complements import Complement, misread_complement
from extractor.pipeline.speech_cues import Frame
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, texts

_SUBORDINATE = frozenset(("relcl", "acl", "advcl", "pcomp", "ccomp", "csubj", "conj", "xcomp", "parataxis"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOMINAL = frozenset(("PRP", "PRP$", "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "EX", "VBG"))
_NARRATING = frozenset(("after", "before", "as", "which", "but", "though", "although", "while", "when"))
#: Words other than cues with which a new act of saying can begin.
_TURNING = _NARRATING | {"according", "and"}
_CONCESSIONS = frozenset(("though", "although", "while", "whereas"))
#: Behind "and" these lead back from what is said to the one who says it: "... and declined to comment".
_REFUSING = frozenset(("declined", "refused"))
#: Nobody but who speaks does this: "said it was closing the mill and warned of losses".
_WARNING = frozenset(("warned", "urged", "added", "cautioned", "pledged", "vowed", "reiterated"))
_WARNS = frozenset(("warn", "urge", "add", "caution", "pledge", "vow", "reiterate"))
#: Labels of clauses that can be the complement of a cue, and of those that may go on with it.
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "advcl", "relcl", "acl"))
_LATER = frozenset(("advcl", "ccomp", "conj"))
#: Words that begin a second clause of what is said: "... how it fell and whether it will rise".
_ASKING = frozenset(("that", "whether", "how", "why", "what"))
#: What does not belong to what is said at its beginning and its end.
_LEFT_OVER_BEFORE = COMMAS | {":"}
_LEFT_OVER_BEHIND = COMMAS | FINAL | {":", "(", "["}
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
    start = _behind_addressee(clause, start, head)
    if is_finite(head) and not has_subject(head):
        start = min(start, _behind_day(clause, start, times))
    start = _without_leading_day(clause, start, times)
    words = lowers(clause.verb.doc)
    if words[start] == "that" and _is_left_over(clause, start):
        start += 1
    end = _with_later_conjuncts(clause, end, head, cues)
    end = _with_joined_clause(clause, end, head, cues)
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
    """The day of the saying is no part of what is said: "told reporters on Thursday he would leave"."""
    doc, i = clause.verb.doc, start
    if doc[i].lower_ in ("on", "in"):
        i += 1
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
    """Whether the clause has a relative pronoun as its subject: "told a hearing they had filed a suit that would ..."."""
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
    for child in dependents(clause.verb, _LATER):
        if child.i < max(end, clause.verb.i):
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
            same_tense = has_subject(child) and _is_past(child) == _is_past(head) and child.lower_ not in cues
            if goes_on or same_tense:
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
    return limit if past == _is_past(head) else end


def _before_next_cue(
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
    if word not in _NARRATING:
        return False
    for i in range(at + 1, min(at + 10, end)):
        token = doc[i]
        if token.tag_ == "VBG" and token.lower_ in cues:
            return word in ("after", "before", "while", "when")
        if token.tag_ in ("VBD", "VB") and token.lower_ in cues:
            back = word in ("but", "though", "although", "while")
            other = ("PRP", "NNP") if word == "while" and not _is_past(head) else ("PRP",)
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
                and not _is_past(head)
            )
        if verb.tag_ == clause.verb.tag_ == "VBD" and verb.lower_ in _REFUSING:
            return True
        if doc[at].lower_ == "but" and verb.tag_ == clause.verb.tag_ == "VBD" and verb.lower_ in cues:
            return True
        if verb.tag_ == clause.verb.tag_ == "VBD" and verb.lower_ in _WARNING and head.tag_ != "VBD":
            return True
        past = clause.verb.tag_ in ("VBD", "VBN") and verb.tag_ == "VBD" and verb.lower_ in cues
        if past and (_is_existential(head) or (clause.verb.tag_ == "VBN" and not _is_past(head))):
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


def _is_anothers_saying(clause: CueClause, at: int, start: int, end: int, cues: Container[str]) -> bool:
    """Whether "while" leads to what somebody named says: "Lee insists it is over, while Marsh says it is not"."""
    doc = clause.verb.doc
    if doc[at].lower_ not in ("while", "whereas", "and"):
        return False
    verb = next((t for t in doc[start : min(start + 6, end)] if is_verb(t) or t.is_punct), None)
    if verb is None or verb.tag_ not in ("VBZ", "VBP", "VBD") or verb.lower_ not in cues:
        return False
    if doc[at].lower_ == "and":
        present = verb.tag_ == clause.verb.tag_ != "VBD"
        return present and doc[verb.i - 1].tag_ in ("NNP", "NNPS") and doc[verb.i - 1].dep_ == "conj"
    return any(c.dep_ == "nsubj" and c.tag_ in ("NNP", "NNPS") for c in verb.lefts)


def _leaves_past(clause: CueClause, at: int, start: int, end: int, head: Token) -> bool:
    """Whether the teller goes on behind "but" or "while", in the present after a saying told in the past.

    So in "it said it was on course but profits are set to fall", and in "it said it would go while 300 jobs will".
    """
    doc = clause.verb.doc
    shifted = _is_past(head) or any(c.lower_ in ("would", "could") for c in head.lefts)
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


def _is_past(verb: Token) -> bool:
    """Whether a verb is a simple past, so that a past verb behind it may be its conjunct."""
    return verb.tag_ == "VBD" or any(c.lower_ in ("was", "were", "had", "did") for c in verb.lefts)


def trimmed(doc: Doc, stretch: Stretch) -> Stretch | None:
    """The stretch without commas, colons, blanks, "that" and opening brackets left over at its ends."""
    start, end = stretch
    words, labels = texts(doc), tree_of(doc).labels
    while start < end and (
        words[start].isspace()
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
