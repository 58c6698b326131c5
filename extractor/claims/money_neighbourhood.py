"""Whose an amount of money is by what stands near it or is spoken of, where its sentence's grammar ties nobody to it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from extractor.claims.companies import Choice, Owners
from extractor.claims.company_index import CompanyIndex
from extractor.claims.figures import Figure, anchors
from extractor.claims.forecasts import is_judge, is_judged
from extractor.claims.neighbourhood import comments, heading, last_spoken_of, nearest, of_stock, topic
from extractor.claims.owner import NOBODY, Owner, Tie
from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.words import sentence_start, straight
from extractor.rules import Row


def _spoken_of(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """The company that was last a subject or possessor; "a gain from the swap for Halden's unit" only mentions it."""
    return last_spoken_of(owners, index, token, _is_spoken_of)


def _is_spoken_of(root: Token) -> bool:
    if is_judge(root):
        return False
    return is_judged(root) or root.dep_ in SUBJECTS or (root.dep_ == "poss" and root.head.dep_ != "pobj")


#: What is tried when the grammar ties no company to the figure. The company spoken of comes before the nearest
#: one: "sales, driven by products of Torvik, rose to $4 billion" is no figure of Torvik.
_CHOICES: tuple[Choice, ...] = (heading, _spoken_of, nearest, topic)
#: The same, without the nearest.
_BEFORE: tuple[Choice, ...] = (heading, _spoken_of, topic)


class MoneyNeighbourhood:
    """Tries the companies around an amount in turn, with the words of money_owners.toml."""

    def __init__(self, owners: Owners, table: Row) -> None:
        self._owners = owners
        self._sources = owners.source_words | owners.trackers
        self._stocks, self._kinds = frozenset(table["stocks"]), frozenset(table["kinds_of_firm"])

    def owner(self, index: CompanyIndex, figure: Figure) -> Owner:
        """The company nearby or spoken of that the amount is likeliest of."""
        return self._by_choice(index, figure, self._choices(index, figure))

    def before(self, index: CompanyIndex, figure: Figure) -> Owner:
        """The company that a heading, the text before or the title speaks of; none that only stands near."""
        return self._by_choice(index, figure, _BEFORE)

    def guest(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The firm that comes or stays, to which a place gives what it gives."""
        guest = self._by_choice(index, figure, (heading, topic))
        return Owner(guest.mentions, Tie.AT) if guest.mentions else None

    def tells(self, owner: Owner) -> bool:
        """Whether the owner is a newspaper or a collector of forecasts, by its entry's name."""
        return any(
            company.name.casefold() not in self._owners.post_offices
            and not self._sources.isdisjoint(
                words := [w.strip(".,") for w in straight(company.name.casefold()).split()]
            )
            and self._owners.legal_forms.isdisjoint(words)
            for company in owner.companies
        )

    def _by_choice(self, index: CompanyIndex, figure: Figure, choices: Sequence[Choice]) -> Owner:
        """The neighbourhood and the topic, those who only tell the news left out."""
        for choice in choices:
            owner = choice(self._owners, index, figure.place.root)
            if owner is not None and not self.tells(owner) and not comments(self._owners, index, owner):
                return owner
        return NOBODY

    def _choices(self, index: CompanyIndex, figure: Figure) -> tuple[Choice, ...]:
        """What is tried: the nearest company first, where a phrase describes it ("shares of the New York-based firm")."""
        choices = _CHOICES
        if figure.metric == "share_price":
            choices = (heading, self._stock_spoken_of, *_CHOICES)
            before = figure.amount.doc[sentence_start(figure.amount) : figure.amount.start]
            if any(token.lower_ in self._stocks for token in before):
                return (nearest, *choices)  # "the stock of phone maker Halden was the top drag, down at $5"
        for noun in anchors(figure):
            for child in noun.children:
                if child.lower_ == "of" and any(map(self._is_described, child.children)):
                    return (nearest, *choices)
                if child.lower_ == "the" and figure.metric == "share_price" and noun.i < figure.amount.start:
                    return (nearest, *choices)  # "Halden is for sale, and the stock rose to"
        cue = figure.cue
        if (
            cue is not None
            and cue.is_verb
            and cue.start
            and self._is_described(figure.amount.doc[cue.start - 1])
        ):
            return (nearest, *choices)
        return choices

    def _stock_spoken_of(self, owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
        """The company whose shares were last spoken of: "Halden shares fell. The stock was down at $5"."""
        return of_stock(owners, index, token, self._stocks, _is_spoken_of)

    def _is_described(self, noun: Token) -> bool:
        """ "the New York-based company"."""
        return noun.lower_ in self._kinds and noun.doc[noun.left_edge.i].lower_ == "the"
