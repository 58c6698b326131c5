"""Owners that the words right beside an amount or its metric word name: "Halden's $9.9 billion", "Take-Two shares"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.claims.antecedents import of_whose
from extractor.claims.companies import together
from extractor.claims.company_index import CompanyIndex
from extractor.claims.figures import Figure, anchors
from extractor.claims.outsiders import POSSESSIVE_ENDINGS
from extractor.claims.owner import Owner, Tie
from extractor.pipeline.clauses import climb, is_verb
from extractor.pipeline.share_codes import before_code
from extractor.pipeline.words import lowers, sentence_start

#: How far before its price a company may stand, and the words that say how its shares moved.
_REACH = 24
#: What stands before the names that amounts are told of one after the other.
_JOINTS = frozenset(("than", "or", "and", "with", "followed"))
_MOVES = frozenset(("up", "down", "off", "higher", "lower", "unchanged", "flat"))


def possessor(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The company whose amount it is in as many words: "above Halden's $9.9 billion", "than Halden at $70"."""
    doc, start = figure.amount.doc, figure.amount.start
    if start > 4 and doc[start - 1].text == ")":  # "BHP's ( BLT.L ) $39 billion bid"
        start = max((t.i for t in doc[start - 5 : start - 1] if t.text == "("), default=start)
    if figure.metric == "fine" and figure.amount.end + 1 < len(doc):  # "a fine of $1 million against Halden"
        fined = index.at(doc[figure.amount.end + 1])
        if fined is not None and doc[figure.amount.end].lower_ in ("against", "for"):
            return Owner((fined,), Tie.AT)
    if start < 2:
        return None
    owned = doc[start - 1].lower_ in POSSESSIVE_ENDINGS
    mention = index.at(doc[start - 2]) if owned else _compared(index, figure)
    return None if mention is None else Owner((mention,), Tie.POSSESSIVE)


def gapped(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The second of two firms that one verb gives amounts: "Halden is worth $3.3 billion and Torvik $3.1 billion"."""
    doc, start = figure.amount.doc, figure.amount.start
    mention = index.at(doc[start - 1]) if start > sentence_start(figure.amount) else None
    if mention is None or mention.end != start or doc[max(0, mention.start - 1)].lower_ != "and":
        return None
    others = [
        m for m in index.between(sentence_start(figure.amount), mention.start) if m.end < mention.start - 1
    ]
    if not others or not any(token.like_num for token in doc[others[-1].end : mention.start]):
        return None
    return Owner((mention,), Tie.SUBJECT)


def _compared(index: CompanyIndex, figure: Figure) -> Span | None:
    """The name before "at" and the amount: "higher than Halden at $73 or Torvik at $70, Brenmark ( BRM.N ) at $68"."""
    doc, at = figure.amount.doc, figure.amount.start - 1
    if figure.metric == "acquisition" or at < 3 or doc[at].lower_ != "at":
        return None
    mention = index.at(doc[before_code(doc, at - 1)])
    if mention is None:
        return None
    first = sentence_start(figure.amount)
    joints = {token.lower_ for token in doc[max(first, mention.start - 2) : mention.start]}
    if not joints.isdisjoint(_JOINTS):
        return mention
    listed = "," in joints and "at" in lowers(doc)[first : mention.start]
    return mention if listed else None


def quoted_at(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The company of a price in brackets of commas: "hurt Halden ( HLD.N ), down 4.5 percent at $25.59".

    Without a comma too: "with Halden off 1.6 percent at $15.79".
    """
    amount = figure.amount
    if figure.metric != "share_price" or figure.frame == "converted":
        return None
    before = index.between(max(sentence_start(amount), amount.start - _REACH), amount.start)
    if not before:
        return None
    gap = [token for token in amount.doc[before[-1].end : amount.start] if not token.is_space]
    if not gap or (gap[0].text not in ("(", ",") and gap[0].lower_ not in _MOVES):
        return None
    if any(is_verb(token) and token.tag_ != "VBG" for token in gap):
        return None
    moves = any(token.lower_ in _MOVES or token.tag_ == "VBG" for token in gap)
    return Owner((before[-1],), Tie.COMPOUND) if moves else None


def at_whom(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The companies that a sentence begins with: "At Halden, net income rose to", "For Halden and Torvik, sales were".

    Or that a list labels its line with: "HALDEN: 2007 profit was".
    """
    amount = figure.amount
    start = sentence_start(amount)
    labels = [m for m in index.between(start, amount.start) if amount.doc[m.end].text == ":"]
    if labels and (labels[-1].start == start or amount.doc[labels[-1].start - 1].text in _BULLETS):
        return Owner((labels[-1],), Tie.HEADING)
    if start + 2 >= amount.start or amount.doc[start].lower_ not in ("at", "for"):
        return None
    first = next(iter(index.between(start + 1, amount.start)), None)
    if first is None or first.start != start + 1:
        return None
    found = together(index, first.root)
    return Owner(found or (first,), Tie.AT) if amount.doc[(found or (first,))[-1].end].text == "," else None


def compared_with(index: CompanyIndex, figure: Figure) -> Owner | None:
    """Whose amount another is compared with: "$1,300 versus $1,600 for Halden and $2,900 at Torvik"."""
    doc, start, end = figure.amount.doc, figure.amount.start, figure.amount.end
    if end + 1 >= len(doc) or doc[end].lower_ not in ("at", "for"):
        return None
    mention = index.at(doc[end + 1])
    if mention is None or mention.start != end + 1:
        return None
    before = lowers(doc)[max(sentence_start(figure.amount), start - 2) : start]
    joined = before[-1:] == ["and"] and index.at(doc[start - 2]) is not None
    return Owner((mention,), Tie.AT) if joined or not _COMPARED.isdisjoint(before) else None


_COMPARED = frozenset(("versus", "vs", "against", "with", "than"))
#: What stands before the label of a line in a list.
_BULLETS = frozenset(("*", "-", "–", "—", "•"))


def elliptical(index: CompanyIndex, figure: Figure) -> Owner | None:
    """Whose figure it is where the metric word is left out: "and Halden's rose to", "while those of Halden fell to"."""
    governor = figure.place.verb
    who = None if governor is None else governor.subject
    if governor is None or who is None or who.i > governor.token.i:
        return None
    if who.lower_ in ("those", "that"):
        found = (inner for child in who.children if child.lower_ == "of" for inner in child.children)
        mention = index.first_at(found)
        return None if mention is None else Owner((mention,), Tie.POSSESSIVE)
    mention = index.at(who)
    if mention is None or who.nbor().lower_ not in POSSESSIVE_ENDINGS:
        return None
    return Owner((mention,), Tie.POSSESSIVE)


def opening(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The company that a headline puts into something: "Halden in $4bn Torvik deal"."""
    doc, start = figure.amount.doc, figure.amount.start
    if start < 2 or doc[start - 1].lower_ != "in":
        return None
    mention = index.at(doc[start - 2])
    opens = mention is not None and mention.start == sentence_start(figure.amount)
    return Owner((mention,), Tie.SUBJECT) if mention is not None and opens else None


def in_clause_of(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The subject of a clause that hangs on the amount: "the 25 billion pounds that Halden has borrowed"."""
    cue, amount = figure.cue, figure.amount
    verb = None if cue is None or not cue.is_verb else amount.doc[cue.head]
    if verb is None or verb.dep_ != "relcl" or not amount.start <= verb.head.i < amount.end:
        return None
    mention = index.first_at(child for child in verb.children if child.dep_ == "nsubj")
    return None if mention is None else Owner((mention,), Tie.SUBJECT)


def to_invest(index: CompanyIndex, figure: Figure, deals: frozenset[str]) -> Owner | None:
    """Who is to do a deal, by the name before "to": "a failed deal with investor Halden to invest $30 million"."""
    verb = None if figure.place.verb is None else figure.place.verb.token
    if verb is None or figure.metric not in deals or verb.tag_ != "VB" or verb.i < 2:
        return None
    mention = index.at(verb.doc[verb.i - 2]) if verb.doc[verb.i - 1].lower_ == "to" else None
    return None if mention is None or verb.head.lower_ not in _AGREEMENTS else Owner((mention,), Tie.SUBJECT)


#: What two firms make for one of them to do something.
_AGREEMENTS = frozenset(("deal", "agreement", "offer", "bid", "plan", "proposal", "with", "by", "from"))


def made_into(index: CompanyIndex, figure: Figure) -> Owner | None:
    """What somebody makes large: "built Halden into a $5 billion empire"."""
    for token in climb(figure.place.root):
        if is_verb(token):
            return None
        if token.lower_ == "into" and is_verb(token.head):
            mention = index.first_at(child for child in token.head.children if child.dep_ == "dobj")
            return None if mention is None else Owner((mention,), Tie.SUBJECT)
    return None


def made_to(index: CompanyIndex, figure: Figure, causing: frozenset[str]) -> Owner | None:
    """Whom somebody makes pay: "the Union's court ordered Halden to pay $13 billion"."""
    verb = None if figure.place.verb is None else figure.place.verb.token
    if verb is None or verb.tag_ != "VB" or verb.head.lower_ not in causing:
        return None
    whom = [child for child in verb.children if child.dep_ == "nsubj" and verb.dep_ == "ccomp"]
    if verb.dep_ == "xcomp":
        whom = [child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i]
    mention = index.first_at(whom) if any(child.lower_ == "to" for child in verb.children) else None
    return None if mention is None else Owner(together(index, mention.root), Tie.SUBJECT)


def opener(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The company that opens a sentence whose verb the parse leaves without a subject: "Halden, hurt by the slump, got"."""
    governor, start = figure.place.verb, sentence_start(figure.amount)
    if governor is None or governor.token.dep_ != "ROOT" or governor.subject is not None:
        return None
    first = next(iter(index.between(start, start + 1)), None)
    if first is None or first.end >= governor.token.i or first.root.head.head != governor.token:
        return None
    return Owner((first,), Tie.SUBJECT) if first.doc[first.end].text == "," else None


def whose(index: CompanyIndex, figure: Figure) -> Owner | None:
    """The company that "whose" stands for: "Halden, whose shares rose to"."""
    return of_whose(index, anchors(figure))


def right_before(index: CompanyIndex, noun: Token, figure: Figure) -> Owner | None:
    """The company whose name stands before the metric word, whatever the parse: "Take-Two shares"."""
    start = next((cue.start for cue in figure.cues if cue.head == noun.i), noun.i) - 1
    for i in range(start, max(start - 3, sentence_start(noun)), -1):  # "Halden's U.S. shares"
        if figure.metric == "share_price" and noun.doc[i].lower_ in POSSESSIVE_ENDINGS:
            start = i - 1
            break
    mention = index.at(noun.doc[start]) if start >= sentence_start(noun) else None
    return None if mention is None else Owner((mention,), Tie.COMPOUND)
