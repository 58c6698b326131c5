"""Whose an amount of money is: by the phrase of the metric word, the clause, the deal, the neighbourhood."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from extractor.claims.amount_owners import (
    at_whom,
    compared_with,
    elliptical,
    gapped,
    in_clause_of,
    made_into,
    made_to,
    opener,
    opening,
    possessor,
    quoted_at,
    right_before,
    to_invest,
    whose,
)
from extractor.claims.authority_figures import aided, fined, granted, is_imposed, is_lure
from extractor.claims.bystanders import Bystanders
from extractor.claims.companies import Owners, clause_subject, together
from extractor.claims.company_index import CompanyIndex
from extractor.claims.deal_parties import (
    bought_into,
    buyers,
    deal_owner,
    is_bought,
    is_lender,
    offering,
    sought,
    valued_object,
)
from extractor.claims.figures import Figure, anchors
from extractor.claims.forecasts import (
    beside_broker,
    forecast_for,
    is_target,
    only_foresees,
    only_judges,
    seen_by_broker,
    spare_judge,
)
from extractor.claims.groups import firms_of_kind, gives, points_back
from extractor.claims.money_neighbourhood import MoneyNeighbourhood
from extractor.claims.neighbourhood import nearest
from extractor.claims.outsiders import POSSESSIVE_ENDINGS, Outsiders, based
from extractor.claims.owner import NOBODY, Owner, Tie
from extractor.inflection import forms
from extractor.pipeline.clauses import SUBJECTS, is_passive
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import MentionKind
from extractor.rules import Rules

MONEY_OWNERS_FILE = "money_owners.toml"


#: Ties that the grammar makes, not the neighbourhood or the topic.
_GRAMMAR = frozenset(
    (Tie.POSSESSIVE, Tie.COMPOUND, Tie.AT, Tie.SUBJECT, Tie.TELLER, Tie.AGENT, Tie.GROUP, Tie.HEADING)
)
#: Rules of prices that markets make.
_OF_MARKETS = ("money.rate.price", "money.rate.exchange", "money.price.commodity", "money.price.commodity_at")

Step = Callable[[CompanyIndex, Figure], Owner | None]


class MoneyOwners:
    """Finds the owner of a figure."""

    files = (MONEY_OWNERS_FILE, "owners.toml")

    def __init__(self, rules: Rules) -> None:
        table = rules.table(MONEY_OWNERS_FILE)
        self._owners = Owners(rules)
        self._neighbourhood = MoneyNeighbourhood(self._owners, table)
        self._outsiders, self._bystanders = Outsiders(rules, self._owners), Bystanders(rules)
        self._nobody, self._tied = frozenset(table["nobody"]), frozenset(table["tied_only"])
        self._deals, self._goods = frozenset(table["deals"]), frozenset(table["goods"])
        self._of_bonds = frozenset(table["of_bonds"])
        self._payers = frozenset(table["payers"])
        self._suffered = frozenset(table["suffered"])
        self._harmed = self._owners.authorities | frozenset(table["counterparts"])
        self._issued = frozenset(table["issued"])
        self._valued = frozenset(table["valued"])
        self._foreseen = frozenset(table["foreseen"])
        self._tied_rules, self._sold_by = frozenset(table["tied_rules"]), frozenset(table["sold_by"])
        self._holds = frozenset(form for verb in table["holds"] for form in forms(verb))
        self._of_shares = frozenset(table["of_shares"])
        self._revises = frozenset(form for verb in table["revises"] for form in forms(verb))
        self._views = frozenset(form for verb in table["views"] for form in forms(verb))
        told = (form for verb in table["tells_of"] for form in forms(verb))
        self._tells_of = self._owners.telling | frozenset(told)
        self._buys = frozenset(form for verb in table["buys"] for form in forms(verb))
        self._lures = frozenset(table["lures"])
        self._imposes = frozenset(form for verb in table["imposes"] for form in forms(verb))
        sells = frozenset(form for verb in table["sells"] for form in forms(verb.split()[0]))
        self._of_deal = partial(
            deal_owner, sells=sells, held=frozenset(table["held"]), tells=self._neighbourhood.tells
        )

    def of(self, index: CompanyIndex, figure: Figure, owners: dict[int, Owner]) -> Owner:
        """The owner of a figure; `owners` holds those of the figures before it, by first token."""
        source = figure.source
        known = None if source is None else owners.get(source.amount.start)
        if known is not None and figure.frame == "converted":
            return known
        if figure.metric in self._nobody or figure.rule in self._nobody or self._is_of_goods(figure):
            return NOBODY
        if known is not None:
            if figure.frame == "expected" or is_target(figure):
                return known
            own = possessor(index, figure) or compared_with(index, figure)
            own = own or self._foreseen_for(index, figure)
            own = own or self._own_subject(index, figure)
            return own or known
        if is_target(figure):
            owner = self._foreseen_for(index, figure) or beside_broker(index, figure)
            return owner or spare_judge(index, figure, self._neighbourhood.before(index, figure))
        owner = self._by_grammar(index, figure) or self._neighbourhood.owner(index, figure)
        tied = figure.rule in self._tied_rules or (
            figure.metric in self._tied and figure.rule not in self._sold_by
        )
        if owner.tie not in _GRAMMAR and figure.rule in self._sold_by and self._is_of_a_kind(figure):
            return NOBODY
        if tied and owner.tie not in _GRAMMAR and not _has_pronoun(figure):
            return NOBODY
        return owner

    def _by_grammar(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The owner that phrase and clause give; what comes first depends on the metric."""
        steps: tuple[Step, ...]
        if figure.metric in self._valued and figure.cue is not None and figure.cue.is_verb:
            steps = (valued_object, self._of_phrase, self._by_clause)
        elif figure.metric in self._valued:
            steps = (self._of_phrase, partial(bought_into, buys=self._buys), self._by_clause)
        elif figure.metric in self._deals and figure.rule == "money.acquisition.pay_for":
            steps = (self._own_subject, self._of_deal, self._by_clause, self._of_phrase)
        elif figure.metric in self._deals:
            steps = (self._of_deal, offering, self._own_subject, self._by_clause, self._of_phrase)
        elif figure.metric in self._payers or self._is_held(figure):
            steps = (self._by_clause, self._of_phrase)
        else:
            steps = (self._of_phrase, self._by_clause)
        steps = (
            possessor,
            gapped,
            quoted_at,
            at_whom,
            compared_with,
            elliptical,
            opening,
            in_clause_of,
            partial(fined, imposes=self._imposes),
            aided,
            granted,
            self._foreseen_for,
            self._aid_taker,
            partial(to_invest, deals=self._deals),
            made_into,
            sought,
            partial(made_to, causing=frozenset() if figure.metric in self._deals else self._owners.causing),
            self._outsiders.of,
            whose,
            self._beside,
            *steps,
        )
        return next(filter(None, (step(index, figure) for step in steps)), None)

    def _is_held(self, figure: Figure) -> bool:
        """Whether somebody holds what it is of: "Halden held $3 billion of securities of financial companies"."""
        governor = next(iter(figure.place.governors), None)
        if figure.metric != "assets" or governor is None or governor.preposition:
            return False
        return governor.token.lower_ in self._holds

    def _foreseen_for(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        if figure.metric not in self._foreseen:
            return None
        return forecast_for(index, figure) or seen_by_broker(index, figure, self._revises)

    def _aid_taker(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """Who takes an aid, not who gives it: "Halden took $6 billion from the government's fund"."""
        before = figure.amount.doc[max(0, figure.amount.start - 1)]
        if (
            figure.metric != "aid" or before.lower_ in POSSESSIVE_ENDINGS
        ):  # "under the state's $700 billion plan"
            return None
        return self._own_subject(index, figure)

    def _own_subject(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The company that is the subject of the amount's own verb, or owns that subject."""
        governor = figure.place.verb
        who = None if governor is None else governor.subject
        if who is None or governor is None:
            return None
        if governor.token.lower_ in self._tells_of:
            return None
        if figure.metric in self._deals and is_passive(governor.token):
            return None  # "Torvik was bought by Halden for"
        if (mention := index.at(who)) is not None and not self._owners.is_cited(mention):
            found = buyers(index, who) if figure.metric in self._deals else together(index, who)
            return Owner(found, Tie.SUBJECT)
        if (place := based(index, who)) is not None:
            return Owner((place,), Tie.SUBJECT)
        return self._owners.of_phrase(index, who) if any(c.head == who.i for c in figure.cues) else None

    def _of_phrase(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The company in the phrase of the metric word: "Dell's market value", "shares of Dell"."""
        for token in anchors(figure):
            owner = (
                self._owners.of_phrase(index, token)
                or right_before(index, token, figure)
                or firms_of_kind(index, token, self._owners.groups)
            )
            if owner is None or (self._neighbourhood.tells(owner) and owner.penalties) or gives(owner):
                continue
            if owner.tie is Tie.COMPOUND and token.lower_ in self._issued:
                continue  # "Contrafund's Halden holdings"
            if figure.metric in self._foreseen and only_foresees(owner):
                continue  # "consensus forecasts from 16 brokerages"
            if (figure.metric == "debt" and is_lender(owner)) or self._is_of_deal_done(owner, figure):
                continue
            return owner
        for governor in figure.place.governors:  # "Halden Bank, with $34 billion in assets"
            mention = index.at(governor.token)
            if governor.verbs_between:
                break
            if governor.preposition in ("with", "at") and mention is not None:
                return Owner((mention,), Tie.AT)
            if any(cue.head == governor.token.i and not cue.is_verb for cue in figure.cues):
                owner = self._owners.of_phrase(
                    index, governor.token
                )  # "Halden's loss compared with a profit of"
                if owner is not None and owner.tie is Tie.POSSESSIVE:
                    return owner
        return None

    def _beside(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The subject of a clause beside that of the metric word: "shares of Halden rose, while Torvik was down"."""
        governor, cue = figure.place.verb, figure.cue
        if governor is None or cue is None or cue.is_verb or cue.end > figure.amount.start:
            return None
        verb = governor.token
        if verb.left_edge.i <= cue.head <= verb.right_edge.i or verb.lower_ in self._owners.telling:
            return None
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        mention = None if own is None else index.at(own)
        return None if own is None or mention is None else Owner(together(index, own), Tie.SUBJECT)

    def _by_clause(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The subject of the amount's clause, a group without a name included."""
        if is_imposed(figure, self._imposes):
            return None
        group = self._outsiders.subject_of(index, figure) or self._bystanders.of(index, figure)
        if group is not None and is_lure(figure, self._lures):
            return self._neighbourhood.guest(index, figure) or group
        if group is not None:
            paid = self._is_paid_to(group, figure)
            return nearest(self._owners, index, figure.place.root) if paid else group
        sufferer = self._sufferer(index, figure) or opener(index, figure)
        if sufferer is not None:
            return sufferer
        owner = clause_subject(self._owners, index, figure.place.root)
        if owner is not None and (only_judges(index, owner, self._views) or only_foresees(owner)):
            return None
        governor = figure.place.verb
        astray = owner is not None and (points_back(owner) or self._is_of_deal_done(owner, figure))
        if astray and governor is not None:
            above = governor.token.head
            owner = None if above.i == governor.token.i else clause_subject(self._owners, index, above)
        if owner is not None and owner.group is not None and is_lure(figure, self._lures):
            return self._neighbourhood.guest(index, figure) or owner
        if owner is not None and (not self._neighbourhood.tells(owner) or self._acts(index, owner, figure)):
            return owner
        return None

    def _is_of_deal_done(self, owner: Owner, figure: Figure) -> bool:
        """ "savings from the Torvik deal" are not Torvik's."""
        return figure.metric not in self._deals and is_bought(owner)

    def _is_paid_to(self, group: Owner, figure: Figure) -> bool:
        """Whether a group only gets what a company pays: "after the dividend fell to 10 cents, shareholders want"."""
        words = () if group.group is None else group.group[-1:]
        return figure.metric in self._of_shares and any(word.lower_ in self._harmed for word in words)

    def _is_of_a_kind(self, figure: Figure) -> bool:
        """Whether things of a kind cost the amount, and nobody's: "aircraft seats typically cost"."""
        governor = figure.place.verb
        who = None if governor is None else governor.subject
        if who is None or who.tag_ != "NNS" or who.lower_ in self._owners.outsiders:
            return False
        return not any(child.dep_ in ("det", "poss", "relcl") for child in who.children)

    def _acts(self, index: CompanyIndex, owner: Owner, figure: Figure) -> bool:
        """Whether a paper or a station does something itself, and tells nothing: "the Courier paid $2 million"."""
        governor = figure.place.verb
        who = None if governor is None else governor.subject
        if who is None or governor is None or governor.token.lower_ in self._tells_of:
            return False
        mention = index.at(who)
        return (
            mention in owner.mentions and mention is not None and value_of(mention).kind is MentionKind.NAME
        )

    def _sufferer(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The object of a verb that does something to a company: "the recall will cost Halden $35 million"."""
        governor = figure.place.verb
        if governor is None or figure.metric not in self._suffered:
            return None
        who = governor.subject
        if who is not None and index.at(who) is not None:
            return None
        before = figure.amount.doc[max(0, figure.amount.start - 1)]
        if (
            before.lower_ in self._harmed and before.i > governor.token.i + 1
        ):  # "cost the industry $5 million"
            return Owner((), Tie.GROUP, before.doc[governor.token.i + 1 : before.i + 1])
        for child in governor.token.children:
            if child.dep_ not in ("dative", "dobj"):
                continue
            mention = index.at(child)
            if mention is not None and not self._owners.is_source(mention):
                return Owner((mention,), Tie.SUBJECT)
            outside = (
                self._harmed
                if governor.token.lower_.startswith(("cost", "sav"))
                else self._owners.authorities
            )
            if mention is None and child.lower_ in outside:
                return Owner((), Tie.GROUP, child.doc[child.left_edge.i : child.i + 1])
        return None

    def _is_of_goods(self, figure: Figure) -> bool:
        if figure.metric != "price" or figure.rule in self._of_bonds:  # "17 cents on the dollar"
            return False
        if figure.rule in _OF_MARKETS:
            return True
        before = figure.amount.doc[max(0, figure.amount.start - 8) : figure.amount.start]
        return any(token.lower_ in self._goods for token in before)


def _has_pronoun(figure: Figure) -> bool:
    """Whether the subject of the clause is "it" or "they": somebody in the sentence, if nobody was found."""
    governor = figure.place.verb
    who = None if governor is None else governor.subject
    return who is not None and who.lower_ in ("it", "they")
