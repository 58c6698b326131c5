"""Whose a figure is that somebody else foresees: a broker's target, an analyst's estimate."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.claims.company_index import CompanyIndex
from extractor.claims.figures import Figure
from extractor.claims.owner import Owner, Tie
from extractor.pipeline.clauses import SUBJECTS, conjuncts
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import MentionKind
from extractor.pipeline.words import sentence_start

#: What brokers give a firm.
_JUDGEMENTS = frozenset(("rating", "ratings", "target", "targets", "recommendation", "coverage"))

#: What those who judge firms write.
_WRITINGS = frozenset(("note", "report", "research"))
#: What is foreseen, as the subject of a clause.
_VIEWS = frozenset(("forecast", "estimate", "view", "consensus", "expectation", "outlook", "projection"))


#: How far before the amount the target may be spoken of.
_REACH = 18


def is_target(figure: Figure) -> bool:
    """Whether a broker sets the figure: the subject of its clause is not the firm that it is about."""
    doc, start = figure.amount.doc, figure.amount.start
    near = [cue for cue in figure.cues if start - _REACH <= cue.start < start]
    return figure.metric == "share_price" and any(
        doc[cue.head].lower_ in ("target", "targets") for cue in near
    )


def is_judged(root: Token) -> bool:
    """Whether a broker judges what stands at a token: "cut its rating and price target on Halden"."""
    if root.dep_ != "pobj" or root.head.lower_ not in ("on", "of", "for"):
        return False
    above = root.head.head
    return above.lower_ in _JUDGEMENTS or _judges(above)


def is_judge(root: Token) -> bool:
    """Whether the firm at a token judges another one: "Brenmark cut its rating and price target on Halden"."""
    if root.dep_ == "poss":
        return root.head.lower_ in _JUDGEMENTS
    return root.dep_ in SUBJECTS and _judges(root.head)


def _judges(verb: Token) -> bool:
    nouns = (noun for child in verb.children if child.dep_ == "dobj" for noun in conjuncts(child))
    return any(noun.lower_ in _JUDGEMENTS for noun in nouns)


def beside_broker(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The company that stands before the broker: "Halden rose 2 percent after UBS raised its target to"."""
    governor = figure.place.verb
    broker = None if governor is None else governor.subject
    if broker is None or index.at(broker) is None:
        return None
    before = index.between(sentence_start(broker), broker.left_edge.i)
    return Owner((before[-1],), Tie.NEAREST) if before else None


def spare_judge(index: CompanyIndex, figure: Figure, owner: Owner) -> Owner:
    """The owner, or whom the article named before it where it sets the figure: "The bank has a target of $13"."""
    governor = figure.place.verb
    who = None if governor is None else governor.subject
    judge = None if who is None else index.at(who)
    analyst = None if who is None or judge is not None else index.person_at(who)
    if analyst is not None:
        judge = index.employer(analyst)
    if judge is None or value_of(judge).entity not in owner.companies:
        return owner
    start = sentence_start(figure.amount)
    for mention in reversed(index.between(max(0, start - _FAR), start)):
        if value_of(mention).entity is not value_of(judge).entity:
            return Owner((mention,), Tie.SPOKEN_OF)
    return owner


#: How many tokens back the company of a target may be named.
_FAR = 60


def forecast_for(index: CompanyIndex, figure: Figure) -> Owner | None:
    """Whose figure somebody else foresees: "a loss of $1.55 per share for Goldman", "a price target on Google"."""
    doc, cue = figure.amount.doc, figure.cue
    places = [figure.amount.end, figure.amount.end + len((figure.quantity.per or "").split())]
    if cue is not None:
        places.insert(0, cue.end)
    for i in places:
        if i + 1 < len(doc) and doc[i].lower_ in ("for", "on"):
            mention = index.at(doc[i + 1])
            if mention is not None:
                return Owner((mention,), Tie.AT)
    governor = figure.place.verb
    view = None if governor is None else governor.subject
    if view is None or view.lower_ not in _VIEWS:
        return None
    whom = (inner for child in view.children if child.lower_ == "for" for inner in child.children)
    mention = index.first_at(whom)  # "the average forecast for Halden is 68 cents"
    return None if mention is None else Owner((mention,), Tie.AT)


def seen_by_broker(index: CompanyIndex, figure: Figure, revises: frozenset[str]) -> Owner | None:
    """The firm that a broker judges: "Brenmark raised Halden's price target and its estimate to $1.60"."""
    governor = figure.place.verb
    broker = None if governor is None or governor.token.lower_ not in revises else governor.subject
    judge = None if broker is None else index.at(broker)
    if judge is None:
        return None
    for mention in reversed(index.between(judge.end, figure.amount.start)):
        named = value_of(mention).kind is MentionKind.NAME
        behind = figure.amount.doc[mention.end : mention.end + 1].text
        if named and behind in ("'s", "’s") and value_of(mention).entity is not value_of(judge).entity:
            return Owner((mention,), Tie.POSSESSIVE)
    return None


def only_foresees(owner: Owner) -> bool:
    """Whether a group only foresees what others earn: "consensus forecasts from 16 brokerages"."""
    return owner.group is not None and owner.group[-1].lower_ in _FORECASTERS


_FORECASTERS = frozenset(("analysts", "brokerages", "brokers", "economists"))


def only_judges(index: CompanyIndex, owner: Owner, views: frozenset[str]) -> bool:
    """Whether somebody outside the news thinks so: "Brenmark Securities thinks the unit could fetch $4 million"."""
    if owner.tie is not Tie.TELLER or any(map(index.is_in_news, owner.companies)):
        return False
    verb = owner.mentions[0].root.head
    writes = any(
        child.lower_ == "in" and any(inner.lower_ in _WRITINGS for inner in child.children)
        for child in verb.children
    )
    return verb.lower_ in views or writes
