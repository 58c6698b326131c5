"""Figures told of somebody who is none of the article's companies: a private person, a firm without a name."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.claims.company_index import CompanyIndex
from extractor.claims.figures import Figure
from extractor.claims.owner import Owner, Tie
from extractor.inflection import forms
from extractor.pipeline.clauses import SUBJECTS, is_passive
from extractor.pipeline.words import sentence_start
from extractor.rules import Rules

_ACTING = ("he", "she")


class Bystanders:
    """Finds who else acts in the clause of a figure; money_owners.toml holds the words."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table("money_owners.toml")
        self._private = frozenset(table["private"])
        self._acts = frozenset(form for verb in table["private_acts"] for form in forms(verb))
        self._kinds, self._indefinite = frozenset(table["kinds_of_firm"]), frozenset(table["indefinite"])
        self._fortunes, self._of_fortunes = frozenset(table["fortunes"]), frozenset(table["of_fortunes"])
        self._held_by_others = frozenset(table["held_by_others"])
        self._counterparts = frozenset(table["counterparts"])
        self._of_people, self._calendar = frozenset(table["of_people"]), frozenset(table["calendar"])

    def of(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """The bystander as a group, or None where a company or nobody acts."""
        finders = (self._of_fortune, self._private_person, self._unnamed, self._holders, self._country)
        return next(filter(None, (find(index, figure) for find in finders)), None)

    def _of_fortune(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """Whose own wealth is told of before: "The co-founder of Halden saw his fortune drop, losing"."""
        governor = figure.place.verb
        who = None if governor is None else governor.subject
        if figure.metric not in self._of_fortunes or (who is not None and index.at(who) is not None):
            return None
        for noun in figure.amount.doc[sentence_start(figure.amount) : figure.amount.start]:
            if noun.lower_ in self._fortunes:
                holder = next((child for child in noun.lefts if child.dep_ == "poss"), None)
                if holder is not None and index.at(holder) is None:
                    return Owner((), Tie.GROUP, noun.doc[noun.left_edge.i : noun.i + 1])
        return None

    def _private_person(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """Who works for no company of the article: "Whitlock bought the tower for", "a retiree said he lost"."""
        governor = figure.place.verb
        who = None if governor is None else governor.subject
        if who is None or governor is None or figure.metric not in self._private:
            return None
        person = index.person_at(who)
        if index.at(who) is not None or governor.token.lower_ not in self._acts:
            return None
        if person is None or index.employer(person) is not None:
            return None
        alone = who.lower_ not in _ACTING
        return Owner((), Tie.GROUP, who.doc[who.left_edge.i : who.i + 1] if alone else None)

    def _unnamed(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """A firm that has no name where it is told of: "a startup that makes lamps has raised"."""
        for governor in figure.place.governors:
            noun = governor.token
            acts = noun.dep_ == "ROOT" or noun.dep_ in SUBJECTS
            if acts and noun.lower_ in self._kinds and index.at(noun) is None:
                before = {token.lower_ for token in noun.doc[noun.left_edge.i : noun.i]}
                if not self._indefinite.isdisjoint(before):
                    return Owner((), Tie.GROUP, noun.doc[noun.left_edge.i : noun.i + 1])
        return None

    def _holders(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """Those whom a clause describes: "investors holding $16 billion of bonds", "funds that have assets of"."""
        for governor in figure.place.governors:
            verb, who = governor.token, governor.token.head
            tells_who = verb.dep_ == "relcl" and figure.metric in self._held_by_others
            if tells_who and who.tag_ == "NNS" and not is_passive(verb) and index.at(who) is None:
                return None if _is_known(who) else Owner((), Tie.GROUP, _phrase(who))
            if verb.dep_ == "acl" and verb.tag_ == "VBG":
                plain = who.tag_ == "NNS" and who.lower_ in self._counterparts and index.at(who) is None
                return Owner((), Tie.GROUP, _phrase(who)) if plain else None
        return None

    def _country(self, index: CompanyIndex, figure: Figure) -> Owner | None:
        """Whose things the subject is of: "the bulk of Narvia's demand, including $9 trillion"."""
        governor = figure.place.verb
        who = None if governor is None else governor.subject
        if who is None or index.at(who) is not None or figure.metric in self._of_people:
            return None
        nouns = [who, *(inner for child in who.children if child.lower_ == "of" for inner in child.children)]
        owners = [child for noun in nouns for child in noun.children if child.dep_ == "poss"]
        place = next((child for child in owners if self._is_place(index, child)), None)
        return None if place is None else Owner((), Tie.GROUP, place.doc[place.left_edge.i : place.i + 1])

    def _is_place(self, index: CompanyIndex, noun: Token) -> bool:
        named = noun.tag_ in ("NNP", "NNPS") and noun.lower_ not in self._calendar and noun.text[0].isupper()
        return named and index.at(noun) is None and index.person_at(noun) is None


def _is_known(noun: Token) -> bool:
    """Whether a noun points to what was told of before: "the units", "its plants"."""
    return any(child.dep_ == "poss" or child.lower_ in ("the", "these", "those") for child in noun.children)


def _phrase(noun: Token) -> Span:
    return noun.doc[noun.left_edge.i : noun.i + 1]
