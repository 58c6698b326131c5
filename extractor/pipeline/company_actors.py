"""Which companies a description ("the company") cannot mean, as they act on the one described or speak of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractor.pipeline.clauses import (
    SUBJECTS,
    dependents,
    governing_verb,
    has_dependent,
    is_verb,
    modals,
    subject,
    subjects_above,
)
from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.descriptions import Description
from extractor.pipeline.names import Company
from extractor.pipeline.words import sentence_span, sentence_start

#: Places of a description that says of a company what it is.
PREDICATES = frozenset(("attr", "oprd"))
BANK = "bank"
#: What banks and brokers call themselves, too.
_FIRM = "firm"
#: Who speaks of other companies than the one that employs him.
_COMMENTING = frozenset(("analyst", "economist", "strategist", "trader"))
_OFFERS = frozenset(("offer", "bid", "proposal", "approach", "price"))
_RELATIVE_TAGS = frozenset(("WDT", "WP"))
#: In tokens: how far behind a description the company stands of which it is a part.
_PARENT = 12
#: Places that end the clause whose subject acts on the company described.
_CLAUSE_BORDERS = frozenset(("ccomp", "parataxis", "ROOT"))


class CompanyActors:
    """Answers for the descriptions of one article."""

    def __init__(self, mentions: CompanyMentions) -> None:
        self._mentions, self._doc, self._pronouns = mentions, mentions.doc, mentions.pronouns

    def on(self, item: Description, token: Token) -> list[Company]:
        """The companies that act on the one described, so that it is another.

        That is the subject of the clause in which the description is no subject ("X lent money to the
        company", "X allowed the company to sell"), the holder of a stake ("X's stake in the company"), who
        judges another company ("X upgraded ... as the company"), who publishes what is said of it ("an X
        report said the company"), and who stands beside it ("X and the retailer").
        """
        above = subjects_above(token)
        found = [t for t in above if t.head.lower_ in self._pronouns.judges]
        if token.dep_ in SUBJECTS and above[:1] and above[0].lower_ == "it":
            found.append(above[0])  # "Tallis said it knew that the firm would sell"
        for spoken in (t for t in above if t.lower_ in self._pronouns.publications):
            found += dependents(spoken, ("compound", "nmod", "poss"))
        for speaker in (t for t in above if t.lower_.removesuffix("s") in _COMMENTING):
            found += [t for t in speaker.subtree if t.i in self._mentions.at]  # "analysts at Tallis said"
        if item.noun != _FIRM and BANK not in item.kinds:
            found += [t for t in above if self._is_broker(t)]
        found += () if _is_sold(token) else self._above(token)
        before = item.start - 2
        if before >= 0 and self._doc[before + 1].lower_ in ("and", "or") and before in self._mentions.at:
            found.append(self._doc[before])
        # "the automaker got help in the automaker's talks" repeats itself
        found = [t for t in found if t.lower_ != token.lower_]
        if item.end - item.start > 2 and not item.kinds:  # of his own company nobody speaks like that
            meant = [self._mentions.meant_by(t) for t in found]
        else:
            meant = [self._mentions.at.get(t.i) for t in found]
        if token.dep_ == "dobj" and token.head.lower_ in self._pronouns.values:
            # "Tallis's offer undervalues the company", "dismissed Tallis's offer as undervaluing the company"
            is_named_before = token.head.dep_ == "pcomp"
            offer = self._offer_before(token) if is_named_before else subject(token.head)
            bids = dependents(offer, ("poss",)) if offer is not None else []
            bidder = next((self._mentions.at[t.i] for t in bids if t.i in self._mentions.at), None)
            if bidder is None and token.head.lower_.startswith("val"):
                bidder = self._mentions.salience.last_subject(token.i)
            meant.append(bidder)
        meant.append(self._parent_behind(item))
        return [company for company in meant if company is not None]

    def _parent_behind(self, item: Description) -> Company | None:
        """The company of which the one described is said to be a part: "the company, a unit of Tallis"."""
        behind = self._doc[item.end : item.end + _PARENT]
        if len(behind) < _PARENT or behind[0].text != "," or behind[1].lower_ not in ("a", "an", "the"):
            return None
        if self._pronouns.parts.isdisjoint(token.lower_ for token in behind):
            return None
        return next((self._mentions.at[token.i] for token in behind if token.i in self._mentions.at), None)

    def _offer_before(self, token: Token) -> Token | None:
        """The last word for an offer before a token in its sentence."""
        words = self._doc[sentence_start(token) : token.i]
        return next((word for word in reversed(words) if word.lower_ in _OFFERS), None)

    def _above(self, token: Token) -> Iterator[Token]:
        """Who holds what the description is part of, and the subject of its clause, others of its kind included."""
        node, verb = token, governing_verb(token)
        given = verb is not None and verb.lower_ in self._pronouns.gives and token.head.lower_ == "in"
        if given and not has_dependent(token.head.head, ("poss",)):  # "must sell its stake in the company"
            return  # "Tallis would give lenders a stake in the company"
        while node.head.i != node.i:
            if node.dep_ in PREDICATES or (node.dep_ == "pobj" and node.head.lower_ == "as"):
                return
            if node.dep_ in SUBJECTS:
                bare = node.head.tag_ == "VB" and not modals(node.head)
                if not (bare and node.head.dep_ in ("ccomp", "xcomp")):
                    return
                node = node.head
            elif is_verb(node) and node.dep_ in _CLAUSE_BORDERS:
                return
            yield from (child for child in node.children if child.dep_ == "poss" and child.i < token.i)
            if node.dep_ == "appos":
                yield node.head  # "Tallis Finance, the unit behind the insurer's loss"
            node = node.head
            if is_verb(node):
                if node.dep_ == "advcl" and node.tag_ == "VBG" and node.lower_ in self._pronouns.results:
                    return  # "Tallis will buy a rival, lifting the brewer into the top ten"
                if node.tag_ == "VB" and any(c.lower_ == "for" and c.i < node.i for c in node.children):
                    return  # "for a suitor to buy the company"
                actors = [c for c in node.children if c.dep_ in SUBJECTS and token not in c.subtree]
                if actors:
                    yield from self._with_others(token, node, actors)
                    return

    def _with_others(self, token: Token, verb: Token, actors: list[Token]) -> Iterator[Token]:
        """The subjects of the verb, for a passive only with what is done by the one described."""
        for actor in actors:
            if actor.dep_ == "nsubjpass" and token.head.dep_ != "agent" and has_dependent(verb, ("agent",)):
                continue  # "Tallis was hit by a scandal at the company"
            yield verb.head if actor.tag_ in _RELATIVE_TAGS and verb.dep_ == "relcl" else actor
            yield from (name for name in dependents(actor, ("appos",)) if name.i == actor.i + 1)
            if token.dep_ != "poss":
                for beside in (actor, *dependents(actor, ("appos",))):
                    yield from (beside, *beside.conjuncts)

    def _is_broker(self, speaker: Token) -> bool:
        """Whether a bank speaks of which the article is not: it speaks of "the company" that it follows."""
        company = self._mentions.at.get(speaker.i)
        if company is None or company is self._mentions.salience.topic:
            return False
        if BANK not in self._mentions.kinds[id(company)]:
            return False
        sentence = sentence_span(speaker)
        others = (self._mentions.at.get(i, company) for i in range(sentence.start, sentence.end))
        if not self._mentions.salience.is_titled and all(other is company for other in others):
            return False
        told = (
            speaker.head,
            *dependents(speaker.head, ("advcl",)),
        )  # "raised its target, saying the company"
        return any(verb.lower_ in self._pronouns.reports for verb in told)

    def spoken_about(self, item: Description, head: Token) -> list[Company]:
        """The companies of a quotation that the one described says: it speaks of them by name."""
        quoted = self._mentions.quoted
        if head.dep_ not in SUBJECTS or quoted[head.i] or head.head.lower_ not in ("said", "says", "wrote"):
            return []
        sentence = range(sentence_start(head), item.start)
        return [self._mentions.at[i] for i in sentence if quoted[i] and i in self._mentions.at]


def _is_sold(token: Token) -> bool:
    """Whether the token is what is for sale, as its own board may plan: "a possible sale of the company"."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ == "sale"
