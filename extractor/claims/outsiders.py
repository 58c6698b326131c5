"""Figures of somebody who is no company of the article: a market, a country, an agency, a person."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from extractor.claims.antecedents import of_which
from extractor.claims.companies import Owners, own_phrase
from extractor.claims.company_index import SHARE_CODE, CompanyIndex
from extractor.claims.figures import Figure, anchors
from extractor.claims.owner import Owner, Tie
from extractor.inflection import forms
from extractor.pipeline.clauses import SUBJECTS, climb, is_passive, is_verb, subject
from extractor.pipeline.words import lowers, sentence_start
from extractor.rules import Rules

_DEFINITE = frozenset(("the", "these", "those", "both", "two"))
POSSESSIVE_ENDINGS = ("'s", "’s", "'", "’")


class Outsiders:
    """Finds the outsider that a figure belongs to; money_owners.toml holds the words."""

    def __init__(self, rules: Rules, owners: Owners) -> None:
        table = rules.table("money_owners.toml")
        self._markets = frozenset(table["markets"])
        self._foreign = frozenset(table["foreign"])
        self._deals, self._collective = frozenset(table["deals"]), frozenset(table["collective"])
        self._personal = frozenset(table["personal"])
        self._worldwide = frozenset(table["worldwide"])
        self._receives = frozenset(form for verb in table["receives"] for form in forms(verb))
        self._calendar = frozenset(table["calendar"])
        self._funds = frozenset(table["funds"])
        self._of_people = frozenset(table["of_people"])
        self._of_parts = frozenset(table["of_parts"])
        self._sold_by = frozenset(table["sold_by"])
        self._group_endings = tuple(table["group_endings"])
        self._no_groups = frozenset(table["no_groups"])
        self._kinds = frozenset(table["kinds_of_firm"])
        self._counterparts = frozenset(table["counterparts"])
        self._of_counterparts = frozenset(table["of_counterparts"])
        self._indefinite = frozenset(table["indefinite"])
        self._owners = owners

    def of(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The outsider as a group, or None where nothing in the phrase of the metric word names one."""
        nouns = anchors(figure)
        return (
            self._of_market(index, figure, nouns)
            or self._of_all_with(index, figure)
            or self._relative_subject(index, nouns)
            or self._possessor(index, figure, nouns)
        )

    def _is_owned(self, index: CompanyIndex, noun: Token) -> bool:
        """Whether the noun is a fund or an authority of somebody who is no company: "China's wealth fund"."""
        return (noun.lower_ in self._funds or noun.lower_ in self._owners.authorities) and any(
            child.dep_ == "poss" and self._is_outsider(index, child) for child in noun.children
        )

    def _possessor(self, index: CompanyIndex, figure: Figure, nouns: Sequence[Token]) -> Owner | None:
        """ "Dubai's liabilities", "China's $2 trillion"; a salary is of the company that pays it."""
        if figure.metric in self._of_people:
            return None
        before = figure.amount.start - 2
        if figure.metric == "aid":
            before = -1  # "the government's $180 billion of aid for Halden"
        if (
            before >= sentence_start(figure.amount)
            and figure.amount.doc[before + 1].lower_ in POSSESSIVE_ENDINGS
        ):
            who = figure.amount.doc[before]
            if self._is_outsider(index, who):
                return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1])
        for noun in nouns:
            for child in noun.children:
                bought = child.dep_ == "compound" and noun.lower_ in (
                    "purchase",
                    "purchases",
                )  # "Fed purchases of"
                if (child.dep_ == "poss" or bought) and self._is_outsider(index, child):
                    return Owner((), Tie.GROUP, child.doc[child.left_edge.i : child.i + 1])
        return None

    def _is_outsider(self, index: CompanyIndex, who: Token) -> bool:
        if index.at(who) is not None:
            return False
        if who.lower_ in self._foreign or who.lower_ in self._owners.authorities:
            return True
        person = index.person_at(who)
        if person is not None:
            return index.employer(person) is None
        return who.tag_ in ("NNP", "NNPS") and who.lower_ not in self._calendar

    def _of_market(self, index: CompanyIndex, figure: Figure, nouns: Sequence[Token]) -> Owner | None:
        """A figure of a market or a country: "a $5 hit to the index", "earnings for the sector"."""
        if figure.metric in self._deals:
            return None
        for noun in nouns:
            if figure.metric == "cost" and not self._collective.isdisjoint(
                lowers(noun.doc)[noun.left_edge.i : noun.i]
            ):
                return Owner(
                    (), Tie.GROUP, noun.doc[noun.left_edge.i : noun.i + 1]
                )  # "household energy bill"
            for child in noun.children:
                wide = figure.metric in ("loss", "charge") and child.lower_ in self._worldwide
                if wide or (child.dep_ in ("compound", "nmod") and child.lower_ in self._collective):
                    return Owner((), Tie.GROUP, noun.doc[noun.left_edge.i : noun.i + 1])
                if (
                    child.dep_ == "prep"
                    and child.lower_ in ("of", "for", "to")
                    and not _reaches_out(figure, child)
                ):
                    for inner in child.children:
                        outside = inner.lower_ in self._markets or (
                            child.lower_ == "for"
                            and figure.metric in self._of_counterparts
                            and inner.lower_ in self._counterparts
                        )
                        if inner.dep_ == "pobj" and outside and index.at(inner) is None:
                            return Owner((), Tie.GROUP, inner.doc[inner.left_edge.i : inner.i + 1])
        return None

    def _of_all_with(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """Firms by their size: "a rule for companies with sales of less than $5 million"."""
        for token in climb(figure.place.root):
            if is_verb(token):
                return None
            who = token.head
            if token.lower_ != "with" or who.tag_ != "NNS" or who.lower_ not in self._owners.groups:
                continue
            definite = any(child.dep_ == "poss" or child.lower_ in _DEFINITE for child in who.children)
            if not definite and index.at(who) is None:
                return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1])
        return None

    def _relative_subject(self, index: CompanyIndex, nouns: Sequence[Token]) -> Owner | None:
        """Somebody else who makes the figure: "the loans that Congress approved", "purchases, which the Fed has used"."""
        for noun in nouns:
            for child in noun.children:
                who = subject(child) if child.dep_ == "relcl" else None
                if who is not None and self._is_outsider(index, who):
                    return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1])
        return None

    def subject_of(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """A subject of its own that is no company of the article: "chip buyers", "a typical firm", "Argentina"."""
        governor = figure.place.verb
        who = None if governor is None else governor.subject
        if who is None or index.at(who) is not None or any(cue.head == who.i for cue in figure.cues):
            return None
        if based(index, who) is not None:
            return None
        if who.tag_ in ("WDT", "WP") and governor is not None and governor.token.dep_ == "relcl":
            who = governor.token.head  # "China's wealth fund, which manages"
            if figure.rule in self._personal and index.at(who) is None and index.person_at(who) is not None:
                return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1])
            if index.at(who) is not None or not self._is_owned(index, who):
                return of_which(index, governor.token)
            return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1])
        if who.lower_ == "it" and governor is not None:  # "the government says that it will lose"
            who = _subject_above(governor.token) or who
            if index.at(who) is not None or who.lower_ not in self._owners.authorities:
                return None
            return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1])
        if governor is not None and figure.metric == "fine" and governor.token.lower_ in self._receives:
            return None  # "the plaintiffs will receive $20 million"
        beside = figure.metric in self._of_counterparts and who.lower_ in self._counterparts
        if not beside and not self._is_foreign(index, who, figure):
            return None
        if governor is not None and figure.metric in self._deals and is_passive(governor.token):
            return None  # "the bank was acquired by Halden for"
        if not beside and own_phrase(self._owners, index, who) is not None:
            return None
        return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1])

    def _is_foreign(self, index: CompanyIndex, who: Token, figure: Figure) -> bool:
        word = who.lower_
        if word in self._no_groups or word in self._owners.source_words:
            return False
        if who.tag_ in ("NNP", "NNPS"):
            person = index.person_at(who)
            if person is not None and self._owners.outsiders & set((person.title or "").casefold().split()):
                return False  # an analyst speaks of others
            if person is None and (SHARE_CODE.fullmatch(who.text) or not who.text[0].isalnum()):
                return False  # "Halden's shares HLD.N were up", "<ID:nN26231356>"
            if person is None:
                ours = figure.metric in self._of_parts or figure.rule in self._sold_by  # a unit, a product
                return not ours or word in self._calendar
            return figure.rule in self._personal or (
                figure.metric != "pay" and index.employer(person) is None
            )
        if word in self._foreign or (word == "bank" and who.i and who.nbor(-1).lower_ == "central"):
            return True
        if word in self._kinds:
            before = {token.lower_ for token in who.doc[who.left_edge.i : who.i]}
            return not self._indefinite.isdisjoint(before)
        if who.tag_ != "NNS" or word in self._owners.outsiders:
            return False
        return figure.metric != "pay" and word.endswith(self._group_endings)


def based(index: CompanyIndex, who: Token) -> Span | None:
    """The company of a place that the parse takes for it: "Lynn, Maine-based Halden has"."""
    for child in who.children:
        mention = index.at(child) if child.dep_ == "appos" else None
        if mention is not None and mention.start and mention.doc[mention.start - 1].lower_ == "based":
            return mention
    return None


def _reaches_out(figure: Figure, preposition: Token) -> bool:
    """ "its exposure to the market", "its loans to governments": what one has is one's own, whomever it goes to."""
    return preposition.lower_ == "to" and figure.metric in ("assets", "debt", "investment", "funding")


def _subject_above(verb: Token) -> Token | None:
    """The subject of the first clause above a verb that is no pronoun."""
    for token in verb.ancestors:
        who = next((child for child in token.children if child.dep_ in SUBJECTS), None)
        if who is not None and not who.tag_.startswith("PRP"):
            return who
    return None
