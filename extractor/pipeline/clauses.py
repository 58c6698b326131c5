"""Questions asked of a parsed clause: its verb, its subject, its tense, its mood. Plain functions of tokens.

They read the labels of spaCy's English models (ClearNLP dependencies, Penn Treebank tags) and use no
lemmas. On a sentence that the base model has not seen they find nothing, and raise nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from enum import StrEnum

from spacy.tokens import Token

from extractor.pipeline.tree import Tree, tree_of
from extractor.pipeline.words import sentence_span, sentence_start

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
#: Dependents that belong to a verb's own words, not to its arguments.
AUXILIARIES = frozenset(("aux", "auxpass"))
_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
#: Labels of verbs that are part of another clause's words.
_NO_CLAUSE = AUXILIARIES | {"amod"}
#: Labels of clauses that share the subject of the clause above.
_SHARING = frozenset(("conj", "xcomp", "advcl", "pcomp", "parataxis", "prep"))
_OBJECTS = frozenset(("dobj", "attr", "oprd", "dative"))
#: How far up the tree a subject is looked for.
_MOST_CLAUSES = 12
#: How far up a chain of coordinated verbs an auxiliary is looked for.
_MOST_CONJUNCTS = 8


class Tense(StrEnum):
    """Where a clause stands in time, as its verb group shows it."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


def is_verb(token: Token) -> bool:
    """Whether the token is tagged as a verb or stands as one in the parse."""
    return token.tag_ in _VERBS


def heads_clause(token: Token) -> bool:
    """Whether it is a verb, and neither an auxiliary nor a participle before a noun."""
    return is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod")


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause that the token stands in; the token itself when it is a verb."""
    verb = _governing_verb(tree_of(token.doc), token.i)
    return None if verb is None else token.doc[verb]


def _governing_verb(tree: Tree, i: int) -> int | None:
    while tree.tags[i] not in _VERBS or tree.labels[i] in _NO_CLAUSE:
        head = tree.heads[i]
        if head == i:
            return None
        i = head
    return i


def climb(token: Token) -> Iterator[Token]:
    """The token and its ancestors, up to the root of its sentence."""
    yield token
    yield from token.ancestors


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, else that of the verb it is coordinated with or controlled by.

    For a participle after a noun ("workers laid off", "a plan to cut") it is that noun.
    """
    found = _subject(tree_of(verb.doc), verb.i)
    return None if found is None else verb.doc[found]


def _subject(tree: Tree, i: int) -> int | None:
    for _ in range(_MOST_CLAUSES):
        own = [child for child in tree.children[i] if tree.labels[child] in SUBJECTS]
        if len(own) > 1:
            own = [child for child in own if tree.tags[child] != "DT"] or own  # "banks have each cut"
        if own:
            return own[-1] if own[-1] < i or len(own) == 1 else own[0]
        label, head = tree.labels[i], tree.heads[i]
        if label in ("acl", "relcl"):
            return head
        if label not in _SHARING and (tree.tags[i] in _VERBS or head == i):
            return None
        i = head
    return None


def objects(verb: Token) -> list[Token]:
    """The direct objects, attributes and objects of a preposition's dative of a verb."""
    return dependents(verb, _OBJECTS)


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, modal verbs and infinitive "to" included; those of its first conjunct if it has none."""
    for _ in range(_MOST_CONJUNCTS):
        own = dependents(verb, AUXILIARIES)
        shares = verb.dep_ == "conj" and is_verb(verb.head) and verb.tag_ in ("VB", "VBN", "VBG")
        if own or not shares:
            return own
        verb = verb.head
    return []


def dependents(token: Token, labels: Container[str]) -> list[Token]:
    """The children of a token that have one of the labels, in the order of the text."""
    tree, doc = tree_of(token.doc), token.doc
    return [doc[child] for child in tree.children[token.i] if tree.labels[child] in labels]


def has_dependent(token: Token, labels: Container[str]) -> bool:
    """Whether a child of the token has one of the labels."""
    tree = tree_of(token.doc)
    for child in tree.children[token.i]:  # noqa: SIM110  (asked of every verb: `any` makes a generator each time)
        if tree.labels[child] in labels:
            return True
    return False


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive: "500 jobs were cut", "workers laid off in May"."""
    if has_dependent(verb, ("auxpass", "nsubjpass", "agent")):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not has_dependent(verb, ("aux",))


def tense(verb: Token) -> Tense | None:
    """The tense of the verb group; None where the words do not show it."""
    words = {token.lower_ for token in auxiliaries(verb)}
    if words & {"will", "'ll", "’ll", "wo", "shall"}:
        return Tense.FUTURE
    if words & {"would", "'d", "’d"} and "have" not in words:
        return Tense.FUTURE
    if words & {"had", "has", "have", "was", "were", "did", "'ve", "’ve"}:
        return Tense.PAST
    if verb.tag_ == "VBD":
        return Tense.PAST
    if words & {"to"}:
        return Tense.FUTURE
    if verb.tag_ in ("VBZ", "VBP") or words & {"is", "are", "am", "'re", "'s", "’s", "does", "do"}:
        return Tense.PRESENT
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
        return Tense.PAST
    return None


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is negated: "will not cut", "never laid off", "cut no jobs"."""
    return has_dependent(verb, ("neg",))


def modals(verb: Token) -> frozenset[str]:
    """The modal verbs of the verb group, in lower case."""
    return frozenset(token.lower_ for token in auxiliaries(verb) if token.tag_ == "MD")


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated with it, in the order of the text."""
    tree, doc, first = tree_of(token.doc), token.doc, token.i
    while tree.labels[first] == "conj" and tree.heads[first] != first:
        first = tree.heads[first]
    found = [first]
    for i in found:
        found += [child for child in tree.children[i] if child > i and tree.labels[child] == "conj"]
    return [doc[i] for i in sorted({token.i, *found})]


def is_finite(verb: Token) -> bool:
    """Whether the verb, or its first auxiliary, shows tense."""
    return (
        verb.tag_ in _FINITE or not verb.tag_ or any(c.tag_ in _FINITE for c in dependents(verb, AUXILIARIES))
    )


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own; "found itself" has none behind it."""
    return any(not c.lower_.endswith(("self", "selves")) for c in dependents(verb, SUBJECTS))


def is_infinitive(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" for c in dependents(verb, ("aux",)))


def subject_before(token: Token, verb: Token) -> Token | None:
    """The subject that a reader has in mind before a pronoun that begins its sentence, or "..., it said".

    It is the subject of what the pronoun's verb reports, if that stands before it, else of the main clause
    of the sentence before.
    """
    for child in verb.children:
        if child.dep_ in ("ccomp", "advcl") and child.i < token.i:
            return subject(child)
    first: int = sentence_start(token)
    while first > 0:
        before = sentence_span(token.doc[first - 1])
        if not before.text.strip():
            first = before.start
            continue
        root: Token = before.root
        if root.dep_ != "ROOT" or not root.tag_:
            return None
        return subject(root)
    return None


def subjects_above(token: Token) -> list[Token]:
    """The subjects of the clause of a pronoun and of the clauses above it, nearest first.

    Left out is the subject that the pronoun is part of.
    """
    tree = tree_of(token.doc)
    above = {token.i, *_above(tree, token.i)}
    found: list[int] = []
    verb = _governing_verb(tree, token.i)
    for _ in range(8):
        if verb is None:
            break
        governor = _subject(tree, verb)
        if governor is not None and governor < token.i and governor not in found and governor not in above:
            found.append(governor)
        head = tree.heads[verb]
        verb = _governing_verb(tree, head) if head != verb else None
    return [token.doc[i] for i in found]


def _above(tree: Tree, i: int) -> Iterator[int]:
    """The ancestors of a token."""
    while tree.heads[i] != i:
        i = tree.heads[i]
        yield i
