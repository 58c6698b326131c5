"""Whose the sum of a deal is, from the phrase of its noun or the objects of its verb: the buyer, who is valued, the seller."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import partial

from spacy.tokens import Span, Token

from extractor.claims.companies import together
from extractor.claims.company_index import CompanyIndex
from extractor.claims.figures import Figure, anchors
from extractor.claims.owner import Owner, Tie
from extractor.pipeline.clauses import SUBJECTS, climb, conjuncts, is_passive, is_verb, subject
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import MentionKind
from extractor.pipeline.words import lowers, sentence_end, sentence_start


def party(index: CompanyIndex, noun: Token) -> Owner | None:
    """The buyer in the phrase of a deal: "BHP's bid", "the BHP bid", "a takeover by BHP", never "bid for BHP"."""
    taker = next(filter(None, map(partial(_taker, index), noun.children)), None)
    if taker is not None:
        return taker
    for child in sorted(noun.children, key=lambda child: child.dep_ == "poss" and noun.lower_ == "sale"):
        mention = index.at(child)
        who = subject(noun.head) if child.lower_ == "their" and noun.dep_ == "dobj" else None
        if who is not None and index.at(who) is not None:  # "Halden and Torvik won their bid"
            return Owner(buyers(index, who), Tie.POSSESSIVE)
        if mention is None and child.lower_ in ("its", "their"):  # "Halden's completion of its purchase"
            mention = next(reversed(index.between(sentence_start(noun), child.i)), None)
        if mention is not None and child.dep_ == "poss":
            return Owner((mention,), Tie.POSSESSIVE)
        if child.lower_ in _PARTIES and not (child.lower_ == "to" and noun.lower_ in _OFFERS):
            found = (_mention(index, inner) for inner in child.children)
            mention = next((mention for mention in found if mention is not None), None)
            if mention is not None:
                return Owner((mention,), Tie.AT)
    return _misplaced(index, noun)


#: Those who buy together.
_TEAMS = frozenset(("consortium", "group", "team", "syndicate"))
#: "its takeover by", "its sale to", "a bid from"
_PARTIES = frozenset(("by", "to", "from", "between"))
#: "an approach to Halden": who is asked does not buy.
_OFFERS = frozenset(("approach", "offer", "proposal"))
_BIDS = frozenset(("approach", "bid", "offer", "proposal", "buyout", "takeover"))
_SALES = frozenset(("sale", "disposal", "divestiture", "divestment"))


def _misplaced(index: CompanyIndex, noun: Token) -> Owner | None:
    """The buyer that the parse hangs on the verb: "opposes a bid by Halden", "blocked the sale of rights to Halden"."""
    for word in noun.subtree:  # "a bid for its insurance unit from Halden"
        if word.i > noun.i and word.lower_ == "from" and noun.lower_ in _BIDS:
            found = (_mention(index, inner) for inner in word.children if inner.dep_ == "pobj")
            mention = next((mention for mention in found if mention is not None), None)
            return _described(index, noun) if mention is None else Owner((mention,), Tie.AT)
    for child in noun.head.rights if noun.dep_ == "dobj" else ():
        if not (child.i == noun.i + 1 and child.lower_ in _PARTIES) and not (
            child.lower_ == "to" and noun.lower_ in _SALES and child.i > noun.i
        ):
            continue
        found = (_mention(index, inner) for inner in child.children if inner.dep_ == "pobj")
        mention = next((mention for mention in found if mention is not None), None)
        return None if mention is None else Owner((mention,), Tie.AT)
    return _described(index, noun)


def _described(index: CompanyIndex, noun: Token) -> Owner | None:
    """Who bids, behind words that the parse takes for the bidder: "a buyout from telecoms giant Halden"."""
    doc, start = noun.doc, noun.i + 2
    if noun.lower_ not in _BIDS or start >= len(doc) or doc[start - 1].lower_ not in ("from", "by"):
        return None
    mention = next(iter(index.between(start, min(start + 5, sentence_end(noun)))), None)
    if mention is None or any(not token.is_lower for token in doc[start : mention.start]):
        return None
    return Owner((mention,), Tie.AT)


def _taker(index: CompanyIndex, verb: Token) -> Owner | None:
    """Who buys in the clause of a deal's noun: "its deal to be acquired by Halden"."""
    if verb.dep_ not in ("acl", "relcl") or not is_passive(verb):
        return None
    agents = (inner for child in verb.children if child.dep_ == "agent" for inner in child.children)
    found = (_mention(index, inner) for inner in agents)
    mention = next((mention for mention in found if mention is not None), None)
    return None if mention is None else Owner((mention,), Tie.AGENT)


def buyer(index: CompanyIndex, verb: Token) -> Owner | None:
    """Whom something is sold to."""
    for child in verb.children:
        mention = index.at(child)
        if mention is not None and child.dep_ == "dative":
            return Owner((mention,), Tie.SUBJECT)
        if child.lower_ == "to" and child.dep_ in ("prep", "dative"):
            for inner in child.children:
                spans = [_mention(index, token) for token in conjuncts(inner)]
                found = tuple(span for span in spans if span is not None)
                if inner.dep_ == "pobj" and found:
                    return Owner(found, Tie.AT)
    return None


def buyers(index: CompanyIndex, who: Token) -> tuple[Span, ...]:
    """Those who buy together, a list of them that the parse takes for an apposition included.

    "Halden, Dutch group Torvik and Brenmark agreed to buy".
    """
    found = together(index, who)
    beside = next((child for child in who.children if child.dep_ == "appos"), None)
    while len(found) == 1 and beside is not None:
        if index.at(beside) is not None:
            others = together(index, beside)
            return (*found, *others) if len(others) > 1 else found
        beside = next((child for child in beside.children if child.dep_ == "appos"), None)
    return found


def _mention(index: CompanyIndex, noun: Token) -> Span | None:
    """The company at a noun or in apposition to it: "the asset manager TPG"."""
    found = index.at(noun)
    if found is None:
        found = index.first_at(child for child in noun.children if child.dep_ in ("appos", "compound"))
    if found is None and noun.lower_ in _TEAMS:  # "a consortium led by Halden"
        agents = (agent for child in noun.children if child.dep_ == "acl" for agent in child.children)
        found = index.first_at(inner for agent in agents if agent.dep_ == "agent" for inner in agent.children)
    return found


def deal_owner(
    index: CompanyIndex,
    figure: Figure,
    *,
    sells: Set[str],
    held: Set[str],
    tells: Callable[[Owner], bool],
) -> Owner | None:
    """The buyer, else the seller, as the words of the deal name them.

    `sells` are the verbs of sellers, `held` the nouns for what is held and not dealt in; `tells` says of whom the
    deal is not, as they only tell of it.
    """
    doc = figure.amount.doc
    nouns = [
        cue
        for cue in figure.cues
        if cue.rule.metric == figure.metric
        and not cue.is_verb
        and cue.rule.governors is None  # those are what is sold
        and doc[cue.head].lower_ not in held
        and not _is_of_rival(doc[cue.head], figure)
    ]
    nouns.sort(key=lambda cue: abs(cue.head - figure.amount.start))
    verb = next((token for token in climb(figure.place.root) if is_verb(token)), None)
    sold = (verb is not None and verb.lower_ in sells) or any(
        cue.is_verb and doc[cue.head].lower_ in sells for cue in figure.cues
    )
    found = (buyer(index, verb) if verb is not None and verb.lower_ in sells else None) or (
        beside(index, figure.amount) if sold else None
    )
    if found is not None:
        return found
    words = (*anchors(figure), *(doc[cue.head] for cue in nouns))
    parties = filter(None, (party(index, word) for word in words))
    return next((owner for owner in parties if not tells(owner)), None)


def _is_of_rival(noun: Token, figure: Figure) -> bool:
    """Whether another deal than that of the amount is meant: "a $4 billion deal, outdoing a rival bid"."""
    own = figure.cue is not None and figure.cue.head == noun.i
    return not own and any(child.lower_ in _RIVALS for child in noun.lefts)


_RIVALS = frozenset(("rival", "competing", "counter"))


def is_bought(owner: Owner) -> bool:
    """Whether an owner is only what a deal is for: "savings from the Torvik deal"."""
    root = owner.mentions[0].root if owner.mentions else None
    if root is None or root.dep_ != "compound":
        return False
    return root.head.lower_ in _DEALS and root.head.dep_ == "pobj"


_DEALS = frozenset(("deal", "acquisition", "merger", "takeover", "purchase", "buyout", "transaction"))


def is_lender(owner: Owner) -> bool:
    """Whether a debt's owner is only who it is from: "a loan from Torvik Bank"."""
    return owner.tie is Tie.AT and owner.mentions[0].root.head.lower_ == "from"


def valued_object(index: CompanyIndex, figure: Figure) -> Owner | None:
    """What is valued: "valuing Halden at $3 billion", "Halden is valued at"."""
    cue = figure.cue
    verb = None if cue is None else figure.amount.doc[cue.head]
    if verb is None:
        return None
    # "bid for Perpetual, valuing the fund manager at"; not the buyer in "to be acquired by Halden, valuing it at"
    before = [m for m in index.between(sentence_start(verb), verb.i) if m.root.head.dep_ != "agent"]
    sought = [m for m in before if m.start and m.doc[m.start - 1].lower_ == "for"]
    for child in verb.children:
        mention = index.at(child)
        if mention is None or child.dep_ not in ("dobj", "nsubjpass"):
            continue
        named = value_of(mention).kind is MentionKind.NAME
        if not named and not sought and any(_is_buyer(other, mention) for other in before):
            return _spoken_of_before(index, mention)  # "Torvik may invest, which would value the company at"
        return Owner((mention if named or not sought else sought[-1],), Tie.SUBJECT)
    if not any(child.dep_ == "dobj" for child in verb.children):
        return None
    # "Halden raised money from Torvik in a round that valued it at"
    raising = [m for m in before if m.root.dep_ in SUBJECTS and m.root.head.lower_ in _RAISING]
    return Owner(((sought or raising or before)[-1],), Tie.NEAREST) if before else None


#: What those do who are valued by it.
_RAISING = frozenset(
    ("raised", "raises", "raise", "secured", "secures", "landed", "lands", "closed", "closes")
)


def _is_buyer(other: Span, valued: Span) -> bool:
    """Whether a description or pronoun for what is valued was taken for the one that buys."""
    acts = other.root.dep_ in SUBJECTS or other.root.dep_ == "poss"
    return acts and value_of(other).entity is value_of(valued).entity


def _spoken_of_before(index: CompanyIndex, mention: Span) -> Owner | None:
    """The last subject or possessor of the sentences before that is another company."""
    start = sentence_start(mention.root)
    for other in reversed(index.between(max(0, start - _FAR), start)):
        if (other.root.dep_ in SUBJECTS or other.root.dep_ == "poss") and not _is_buyer(other, mention):
            return Owner((other,), Tie.SPOKEN_OF)
    return None


def offering(index: CompanyIndex, figure: Figure) -> Owner | None:
    """Who made the offer that somebody else gets: "Torvik said that Halden had rejected a deal worth $8 billion"."""
    verb = None if figure.place.verb is None else figure.place.verb.token
    who = None if verb is None or verb.lower_ not in _GETTING else subject(verb)
    asked = None if who is None else index.at(who)
    if asked is None:
        return None
    for other in reversed(index.between(max(0, asked.start - _FAR), asked.start)):
        if (other.root.dep_ in SUBJECTS or other.root.dep_ == "poss") and not _is_buyer(other, asked):
            return Owner((other,), Tie.SPOKEN_OF)
    return None


def sought(index: CompanyIndex, figure: Figure) -> Owner | None:
    """Whose price an offer is held against: "agreed to buy Halden. It is a premium to Friday's closing price of $11"."""
    amount = figure.amount
    start = sentence_start(amount)
    if figure.metric != "share_price" or "premium" not in lowers(amount.doc)[start : amount.start]:
        return None
    for other in reversed(index.between(max(0, start - _FAR), start)):
        noun, head = other.root, other.root.head
        if noun.dep_ == "dobj" and head.lower_ in _BUYING:
            return Owner((other,), Tie.SPOKEN_OF)
        if noun.dep_ == "pobj" and head.lower_ in ("for", "of") and head.head.lower_ in (*_BIDS, *_DEALS):
            return Owner((other,), Tie.SPOKEN_OF)
    return None


_BUYING = frozenset(
    ("buy", "buys", "buying", "bought", "acquire", "acquires", "acquiring", "acquired", "purchase")
)

#: What is done with an offer of somebody else.
_GETTING = frozenset(
    (
        "rejected",
        "rejects",
        "reject",
        "rejecting",
        "spurned",
        "spurns",
        "rebuffed",
        "rebuffs",
        "snubbed",
        "snubs",
    )
)

#: How many tokens back the company may be spoken of that a deal values.
_FAR = 90


def bought_into(index: CompanyIndex, figure: Figure, buys: frozenset[str]) -> Owner | None:
    """The firm of a valuation at which somebody buys: "invested $8 million in Halden at a $64 million valuation"."""
    for governor in figure.place.governors:
        verb = governor.token
        if not is_verb(verb) or verb.lower_ not in buys:
            continue
        nouns = [child for child in verb.children if child.dep_ == "dobj"]
        places = [child for word in (verb, *nouns) for child in word.children if child.lower_ in ("in", "of")]
        things = [inner for place in places for inner in place.children]
        mention = index.first_at((*nouns, *things))
        return None if mention is None else Owner((mention,), Tie.AT)
    return None


def beside(index: CompanyIndex, amount: Span) -> Owner | None:
    """The buyer beside the sum of a sale, whatever the parse: "sell it to Halden for $4", "for $4 to Halden".

    Or a few words before it: "sell assets to another carmaker, Halden or HAC, for $4".
    """
    doc, start, end = amount.doc, amount.start, amount.end
    if [token.lower_ for token in doc[end : end + 2]] == ["in", "cash"]:  # "for $4 in cash to Halden"
        end += 2
    if end + 1 < len(doc) and doc[end].lower_ == "to":
        mention = index.at(doc[end + 1])
        return None if mention is None else Owner((mention,), Tie.AT)
    if start < 3 or doc[start - 1].lower_ != "for":
        return None
    floor = max(sentence_start(amount), start - _REACH)
    to = next((i for i in range(start - 2, floor, -1) if doc[i].lower_ == "to" or is_verb(doc[i])), floor)
    mention = next(iter(index.between(to, start)), None)
    if mention is None or doc[to].lower_ != "to" or any(t.tag_ == "IN" for t in doc[to + 1 : mention.start]):
        return None
    return Owner((mention,), Tie.AT)


#: How far before the sum of a sale the buyer may stand.
_REACH = 16
