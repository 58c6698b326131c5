"""Whom the grammar of a sentence lets a pronoun or description mean: who is urged to act, whose noun it is, who is named behind."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from extractor.pipeline.clauses import SUBJECTS, is_verb, subject
from extractor.pipeline.tree import Tree, tree_of
from extractor.pipeline.words import lowers

#: How far up the tree somebody who is urged is looked for.
_MOST_STEPS = 10
#: Labels of clauses that speak of somebody else again.
_CLAUSES = frozenset(("ccomp", "advcl", "parataxis"))
#: Labels inside a noun phrase, from the noun to its head.
_NOMINAL = frozenset(("prep", "pobj", "conj", "compound", "nmod", "amod", "poss"))
#: Labels of clauses beside the one that a subject stands in.
_OTHER_CLAUSES = frozenset(("advcl", "conj", "parataxis", "relcl", "acl", "pcomp"))
_GIVES = frozenset(
    ("give", "gives", "gave", "given", "giving", "allow", "allows", "allowed", "grant", "grants", "granted")
)
_IF = frozenset(("if", "unless"))
#: To these somebody else brings who has them.
_LIMBS = frozenset(("knees", "feet", "heels"))
_ARGUMENTS = frozenset(("dobj", "pobj", "dative", "attr", "nsubj"))
_PLURAL = frozenset(("NNS", "NNPS"))
#: Prepositions behind a passive that tell of its subject: "was fined by the court for its role".
_OF_SUBJECT = frozenset(("for", "over", "about", "of"))


def urged(token: Token, verbs: Container[str], verbs_in: Container[str]) -> Token | None:
    """Who is made to do what the clause of the token tells: "Brandt urged Tallis to cut its costs"; None if nobody is.

    `verbs` are those with such an object, `verbs_in` those of whose object what stands behind a preposition is,
    both in all their forms.
    """
    tree, words, i = tree_of(token.doc), lowers(token.doc), token.i
    brought = words[tree.heads[i]] in _LIMBS  # "brought Tallis to its knees"
    for _ in range(_MOST_STEPS):
        head, label = tree.heads[i], tree.labels[i]
        if (
            label in ("advcl", "xcomp")
            and words[head] in _GIVES
            and (given := _given(tree, head, i)) is not None
        ):
            return token.doc[given]  # "gave Tallis a week to raise its bid"
        if i == head or label in _CLAUSES or (i < token.i and _has_subject(tree, i, token.i)):
            return None
        above = tree.heads[head]
        if label == "xcomp" and words[head] in verbs:
            return _object(token, tree, head, i)
        if label in ("acl", "relcl") and tree.labels[head] == "dobj" and words[above] in _GIVES:
            given = _given(tree, above, i)
            return None if given is None else token.doc[given]
        if label in ("pobj", "pcomp") and tree.labels[head] == "prep":
            if brought or words[above] in verbs_in:
                return _object(token, tree, above, head)
            if tree.labels[above] == "dobj" and words[tree.heads[above]] in verbs_in:
                return token.doc[above]
        i = head
    return None


def _given(tree: Tree, verb: int, before: int) -> int | None:
    return next((c for c in tree.children[verb] if tree.labels[c] == "dative" and c < before), None)


def _object(token: Token, tree: Tree, verb: int, before: int) -> Token | None:
    children = [c for c in tree.children[verb] if verb < c < before]
    objects = [c for c in children if tree.labels[c] in ("dobj", "dative")]
    if not objects:  # "works with Tallis on its defence"
        company = [c for c in children if lowers(token.doc)[c] == "with"]
        objects = [c for i in company for c in tree.children[i] if tree.labels[c] == "pobj"]
    return token.doc[objects[-1]] if objects else None


def _has_subject(tree: Tree, verb: int, before: int) -> bool:
    return any(tree.labels[c] in SUBJECTS and c < before for c in tree.children[verb])


def possessor(token: Token) -> Token | None:
    """Whose the noun is that "its" belongs to a part of: "Tallis's handling of its data"; None if nobody's."""
    tree = tree_of(token.doc)
    i = tree.heads[token.i]
    while tree.labels[i] in _NOMINAL and tree.heads[i] != i:
        i = tree.heads[i]
        for child in tree.children[i]:
            if tree.labels[child] == "poss" and child < token.i:
                return token.doc[child]
        if tree.tags[i].startswith("VB"):
            return None
    return None


def aided(token: Token, verbs: Container[str]) -> Token | None:
    """Who gets the help that depends on what the clause of a pronoun tells: "would rescue Tallis if it failed"."""
    tree, words = tree_of(token.doc), lowers(token.doc)
    i = token.i
    for _ in range(_MOST_STEPS):
        head, label = tree.heads[i], tree.labels[i]
        if i == head or label in ("ccomp", "relcl"):
            return None
        if label == "advcl" and any(words[c] in _IF for c in tree.children[i] if tree.labels[c] == "mark"):
            return _object(token, tree, head, i) if words[head] in verbs else None
        i = head
    return None


def said_of(token: Token) -> Token | None:
    """The subject that is said to be what "its" owns, and so is somebody else's: "Tallis was its main market"."""
    owned = token.head
    if token.lower_ != "its" or owned.dep_ != "attr" or token.nbor().lower_ == "own":
        return None
    return subject(owned.head)


def agent_in_its_own_matter(token: Token, governor: Token) -> Token | None:
    """Who does what a passive tells, in what may be a matter of its own: "was asked by Brandt in its probe"."""
    if governor.dep_ != "nsubjpass":
        return None
    place = token.head
    while place.dep_ in _NOMINAL and place.dep_ != "prep":
        place = place.head
    if place.dep_ != "prep" or place.lower_ in _OF_SUBJECT:
        return None
    for child in governor.head.children:
        if child.dep_ == "agent" and child.i < token.i:
            return next((c for c in child.children if c.dep_ == "pobj" and c.tag_ not in _PLURAL), None)
    return None


def argued_behind(token: Token, *, owners: bool = False) -> Iterator[Token]:
    """The nouns behind a subject in its own clause, which are others than it: "the bank helped Tallis hide it".

    For a possessive they are those in the phrase of what it owns: "its lawsuit against Tallis". With `owners` there
    are those who own one of them: "it said so of Tallis's price".
    """
    tree = tree_of(token.doc)
    top = tree.heads[token.i]
    if tree.labels[token.i] not in SUBJECTS and tree.labels[token.i] != "poss":
        return
    if tree.labels[token.i] in SUBJECTS and not is_verb(token.doc[top]):
        return
    stack = [child for child in tree.children[top] if child > token.i]
    while stack:
        i = stack.pop()
        if tree.labels[i] in _OTHER_CLAUSES:
            continue
        if tree.labels[i] in _ARGUMENTS or (owners and tree.labels[i] == "poss"):
            yield token.doc[i]
        stack += tree.children[i]
