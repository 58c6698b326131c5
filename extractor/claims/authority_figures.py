"""Figures that authorities take or give: penalties, loans, aid and lures, and whose they are."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.claims.companies import together
from extractor.claims.company_index import CompanyIndex
from extractor.claims.figures import Figure, anchors
from extractor.claims.owner import Owner, Tie
from extractor.pipeline.clauses import is_passive, is_verb
from extractor.pipeline.words import sentence_end

#: How far behind an aid the verb may stand that says what it is for, and those verbs.
_REACH = 24
_RESCUES = frozenset(("rescue", "save", "prop", "bail"))


def fined(index: CompanyIndex, figure: Figure, imposes: frozenset[str]) -> Owner | None:
    """Whom somebody fines or sues: "fined Halden $25 million", "the penalty handed to Halden", "levied a fine on"."""
    cue = figure.cue
    verb = None if cue is None or not cue.is_verb else figure.amount.doc[cue.head]
    if verb is None and figure.metric == "fine":
        return _burdened(index, figure, imposes)
    if verb is None or verb.lower_ not in ("fine", "fines", "fined", "fining") or is_passive(verb):
        return None
    whom = (child for child in verb.children if child.dep_ in ("dobj", "dative"))
    mention = index.first_at((*whom, *verb.doc[verb.i + 1 : verb.i + 2]))
    return None if mention is None else Owner((mention,), Tie.SUBJECT)


def _burdened(index: CompanyIndex, figure: Figure, imposes: frozenset[str]) -> Owner | None:
    governor = figure.place.verb
    if governor is not None and governor.token.lower_ in _SUES and not is_passive(governor.token):
        mention = index.first_at(child for child in governor.token.children if child.dep_ == "dobj")
        if mention is not None:  # "sued Halden for $220 million in damages"
            return Owner((mention,), Tie.SUBJECT)
    for noun in anchors(figure):
        above = [noun.head] if noun.dep_ == "dobj" else []
        if noun.dep_ == "pobj" and noun.head.lower_ == "with" and noun.head.head.lower_ in imposes:
            struck = (child for child in noun.head.head.children if child.dep_ in ("dobj", "nsubjpass"))
            mention = index.first_at(struck)  # "hit Halden with a $4 million penalty"
            if mention is not None:
                return Owner((mention,), Tie.SUBJECT)
        clauses = [child for child in noun.children if child.dep_ == "acl"]
        verbs = [verb for verb in (*clauses, *above) if verb.lower_ in imposes]
        places = [child for child in noun.children if child.lower_ in _UPON]
        places += [child for verb in verbs for child in verb.children if child.lower_ in (*_UPON, "to")]
        mention = index.first_at(inner for place in places for inner in place.children)
        if mention is not None:
            return Owner((mention,), Tie.AT)
    return None


_SUES = frozenset(("sue", "sues", "sued", "suing"))
#: What joins a penalty to whom it is put on.
_UPON = ("on", "upon", "against")


def is_imposed(figure: Figure, imposes: frozenset[str]) -> bool:
    """Whether the subject of the clause puts a penalty on somebody else: "the bureau levied a $100 million fine"."""
    governor = figure.place.verb
    if figure.metric != "fine" or governor is None:
        return False
    return governor.token.lower_ in imposes and not is_passive(governor.token)


#: Figures of those who are given them.
_GIVEN = frozenset(("aid", "funding", "debt"))


def granted(index: CompanyIndex, figure: Figure) -> Owner | None:
    """Who is given the amount: "Halden has been loaned $4 billion", "funding that Torvik provided to Halden"."""
    for noun in (*anchors(figure), figure.place.root) if figure.metric in _GIVEN else ():
        clauses = (child for child in noun.children if child.dep_ in ("acl", "relcl"))
        places = (child for verb in clauses for child in verb.children if child.lower_ == "to")
        mention = index.first_at(inner for place in places for inner in place.children)
        if mention is not None:
            return Owner(together(index, mention.root), Tie.AT)
    governor = figure.place.governors[0] if figure.place.governors else None
    if governor is None or governor.preposition or not is_verb(governor.token):
        return None
    receivers = [child for child in governor.token.children if child.dep_ == "nsubjpass"]
    mention = index.first_at(receivers)
    return None if mention is None else Owner(together(index, receivers[0]), Tie.SUBJECT)


def aided(index: CompanyIndex, figure: Figure) -> Owner | None:
    """Whom an aid goes to or is to save: "a 3 billion euro bailout to rescue the Halden project"."""
    amount = figure.amount
    if figure.metric != "aid":
        return None
    verb = None if figure.place.verb is None else figure.place.verb.token
    for word in (
        *anchors(figure),
        *(() if verb is None else (verb,)),
    ):  # "gave a $10 billion injection to Halden"
        for child in word.children:
            places = child.children if child.lower_ in ("to", "into") and child.i > amount.start else ()
            found = [inner for inner in places if inner.dep_ == "pobj"] + [child] * (child.dep_ == "dative")
            mention = index.first_at(found)
            if mention is not None:
                return Owner(together(index, mention.root), Tie.AT)
    for verb in amount.doc[amount.end : min(amount.end + _REACH, sentence_end(amount))]:
        if verb.tag_ != "VB" or verb.lower_ not in _RESCUES:
            continue
        for thing in (child for child in verb.children if child.dep_ == "dobj"):
            nouns = (thing, *(child for child in thing.lefts if child.dep_ in ("compound", "poss")))
            mention = index.first_at(nouns)
            return None if mention is None else Owner(together(index, mention.root), Tie.SUBJECT)
    return None


def is_lure(figure: Figure, lures: frozenset[str]) -> bool:
    """Whether a place gives it to the company spoken of: "the county approved tax breaks worth $290 million"."""
    cue = figure.cue
    if figure.metric != "aid" or cue is None or cue.is_verb:
        return False
    noun = figure.amount.doc[cue.head]
    if noun.lower_ not in lures:
        return False
    given = [child for child in noun.children if child.lower_ in ("to", "for")]
    takers = (inner for child in given for inner in child.children)
    return all(child.lower_ != "to" for child in given) and not any(map(_takes, takers))


def _takes(noun: Token) -> bool:
    """Whether a noun names somebody: "credits for homebuyers", not "for investment"."""
    return noun.tag_ in ("NNP", "NNPS") or noun.lower_.endswith(("ers", "ors"))
