"""The verbs and nouns that a cut hangs on, and the tense that they give it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.pipeline.clauses import (
    AUXILIARIES,
    SUBJECTS,
    Tense,
    auxiliaries,
    climb,
    heads_clause,
    is_verb,
    tense,
)
from extractor.pipeline.words import sentence_start
from extractor.values.clause_words import NOUNS


def verb_before_with(head: Token) -> Token | None:
    """ "The bid includes a swap, with 500 job cuts, he said": what is told "with" something goes with what is before."""
    joint = head.head
    if head.dep_ != "pobj" or joint.lower_ != "with" or joint.head.i < joint.i:
        return None
    before = reversed(head.doc[sentence_start(head) : joint.i])
    return next((token for token in before if token.tag_ in ("VBZ", "VBP", "VBD")), None)


def first_infinitive(head: Token) -> Token | None:
    """ "would close plants, lower output and axe 500 jobs": the infinitive that a bare one goes on from."""
    getting = head.dep_ == "auxpass" and head.tag_ == "VBP"  # "get rid of 500 jobs"
    if not (head.tag_ == "VB" or getting) or auxiliaries(head):
        return None
    joined = head.head if head.dep_ == "auxpass" else head
    if joined.dep_ not in ("conj", "dep"):
        return None
    for token in reversed(head.doc[sentence_start(head) : head.i]):
        if token.tag_ == "VB" and auxiliaries(token):
            return token
        if token.tag_ in ("VBD", "VBZ") and token.dep_ not in ("aux", "auxpass"):
            return None
    return None


def nouns_above(head: Token) -> Iterator[Token]:
    """What the cut hangs on below the next verb: "fears that", "the threat of cutting", "talk about a cut"."""
    for token in head.ancestors:
        if is_verb(token) and token != head.head:
            return
        yield token


def verbs_above(head: Token) -> Iterator[Token]:
    """The verb of the cut and those that govern it, the nearest first.

    Auxiliaries are left out, and so is a verb that another is only coordinated with: in "forecast a loss
    and said it would cut" nothing is forecast of the cut.
    """
    coordinated = False
    for token in climb(head):
        if heads_clause(token):
            if not coordinated:
                yield token
            coordinated = token.dep_ == "conj"
        if token.dep_ not in ("advcl", "relcl") or not is_verb(token):
            continue
        going_on = token.tag_ == "VBG"
        if going_on and not _has_relative_subject(token):
            continue
        # "the mill, which is cutting 500 jobs, warned that ...": what is told of the mill is not told of the cut
        if token is not head or (token.dep_ == "relcl" and (going_on or tense(token) is Tense.PAST)):
            return


def _has_relative_subject(verb: Token) -> bool:
    """ "which is cutting 500 jobs", and not "cutting 500 jobs, it warned"."""
    return any(c.dep_ in SUBJECTS and c.tag_ in ("WDT", "WP") for c in verb.children)


def tense_of(verb: Token) -> Tense | None:
    """The tense of a verb; one that is coordinated without words of its own shares the first one's."""
    own = {child.dep_ for child in verb.children}
    if verb.dep_ == "conj" and is_verb(verb.head) and not own & {"aux", "auxpass", "nsubj", "nsubjpass"}:
        above = tense(verb.head)
        plain = verb.tag_ in ("VB", "VBP", "VBD", "VBN") and not verb.lower_.endswith("ed")
        if plain and (above is Tense.FUTURE or _follows_infinitive(verb)):
            return Tense.FUTURE
    alone = verb.dep_ == "conj" and not own & {"aux", "auxpass", "nsubj", "nsubjpass"}
    if (
        alone
        and verb.lower_ in _LIKE_INFINITIVE
        and not is_verb(verb.head)
        and _follows_infinitive(verb)  # "Acme plans to sell plants and cut 500 jobs"
    ):
        return Tense.FUTURE
    if verb.tag_ == "VBG" and not {t.lower_ for t in auxiliaries(verb)} & _NOT_UNDER_WAY:
        return Tense.PRESENT
    return tense(verb)


PERFECT = frozenset(("have", "has", "had", "'ve", "’ve"))
#: Verbs whose past is spelled like their infinitive: beside one, the parser may take either for the other.
_LIKE_INFINITIVE = frozenset(("cut", "shed", "let", "shut"))
_NOT_UNDER_WAY = frozenset(("have", "has", "had", "will", "would"))


def _follows_infinitive(verb: Token) -> bool:
    """ "announced plans to close plants, cut 500 jobs": the form is the same, the infinitive before it decides."""
    for token in reversed(verb.doc[sentence_start(verb) : verb.i]):
        if token.tag_ == "VB" and any(child.lower_ in ("to", "will", "would") for child in token.children):
            return True
        if token.tag_ in ("VBD", "VBZ", "VBP"):
            return False
    return False


def is_done(head: Token) -> bool:
    """Whether the cut's own verb is in the past or perfect: "announced that it had cut"."""
    return is_verb(head) and tense_of(head) is Tense.PAST and not _has_to(head)


def modal_of_misread(head: Token) -> str:
    """The modal verb, or "to", before a verb that the parse takes for an auxiliary or for no verb at all; "" if none.

    "may furlough 150 staff", "is to let go 150 staff", "will get rid of 150 staff".
    """
    if (
        (is_verb(head) and head.dep_ not in AUXILIARIES)
        or head.tag_ == "NNS"
        or head.i == sentence_start(head)
    ):
        return ""
    before = head.nbor(-1)
    if before.tag_ == "MD":
        return before.lower_
    to = before.lower_ == "to" and head.tag_ != "NN" and before.i > sentence_start(head)
    return "to" if to and (before.nbor(-1).lower_ in _BEING or before.nbor(-1).tag_ in NOUNS) else ""


#: What stands before the infinitive of what is to come: "is to axe", "Harbor to axe".
_BEING = frozenset(("is", "are", "'s", "’s", "due", "set", "about"))


def is_said_of(noun: Token, verb: Token) -> bool:
    """Whether the noun is what the verb is said of: "the layoffs are aimed at", "500 layoffs hit"."""
    below = next((t for t in climb(noun) if t.head == verb), None)
    return below is not None and (
        below.dep_ == "nsubj" or (below.dep_ == "nsubjpass" and verb.lower_ not in _SET)
    )


#: Participles that put their subject ahead: "500 layoffs were announced".
_SET = frozenset(("announced", "planned", "scheduled", "proposed", "slated", "set", "approved", "decided", "agreed", "targeted", "unveiled", "ordered", "outlined"))  # fmt: skip


def _has_to(verb: Token) -> bool:
    return any(token.lower_ == "to" for token in auxiliaries(verb))


def has_seen(token: Token) -> bool:
    """ "which has now seen 500 jobs go": no "seen cutting 500 jobs"."""
    return token.lower_ == "seen" and any(t.lower_ in PERFECT for t in auxiliaries(token))


def acts_by_doing(verb: Token) -> bool:
    """ "Abandoning the brand would eliminate 500 jobs": what would come of it, if it were done."""
    return any(child.dep_ == "csubj" and child.tag_ == "VBG" for child in verb.children)


def opens_clause(token: Token) -> bool:
    """Whether a verb stands before its subject: "Were it to close", "should demand fall further"."""
    before = token.doc[token.i - 1] if token.i > sentence_start(token) else None
    return before is None or before.is_punct or before.lower_ in ("and", "or", "but")
