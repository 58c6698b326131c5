"""What speaks against a company for an "it" or "its": who else the sentence blames, cites, rates or speaks of."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline import company_binding as binding
from extractor.pipeline.clauses import SUBJECTS, dependents, governing_verb, modals, subject
from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.names import Company
from extractor.pipeline.share_codes import name_end_before
from extractor.pipeline.words import lowers, sentence_start

#: How far back in its sentence the words before a pronoun are read, in tokens.
_REACH = 80
_OWNERS = frozenset(("parent", "owner"))
#: What an investor has in a company.
_HELD = frozenset(
    ("stake", "stakes", "holding", "holdings", "interest", "interests", "investment", "investments")
)
#: In tokens: how far behind "in the" the noun for the company stands: "the troubled bank".
_DESCRIBED = 3
#: How far behind "its" the company may stand that a broker's rating is on.
_RATING = 12


class PronounObjections:
    """Answers for the pronouns of one article, in the order of the text."""

    def __init__(self, mentions: CompanyMentions) -> None:
        self._mentions, self._doc, self._pronouns = mentions, mentions.doc, mentions.pronouns

    def means_another(self, token: Token, company: Company) -> bool:
        """Whether something stands between that speaks against the company."""
        verb = token.head
        if (
            token.dep_ in SUBJECTS
            and verb.tag_ == "VB"
            and verb.dep_ in ("ccomp", "xcomp")
            and not modals(verb)
        ):
            actor = subject(verb.head)  # "Tallis expects it to fall"
            if actor is not None and self._mentions.at.get(actor.i) is company:
                return True
        behind = binding.argued_behind(token, owners=token.lower_ == "it")
        if any(self._mentions.at.get(who.i) is company for who in behind):
            return True
        told_of = binding.said_of(token)
        if told_of is not None and self._mentions.at.get(told_of.i) is company:
            return True
        if (
            self._is_investors(token, company)
            or self._harmed(token)
            or self._cited_before(token, company)
            or self._names_itself(token, company)
        ):
            return True
        if (
            self._followed(token) is company
            or self._follows_rated(token, company)
            or self._is_blamed(token, company)
            or self._is_fronted(token, company)
        ):
            return True
        if self._is_parents(token, company):
            return True
        return self._clause_holder(token) not in (None, company) or self._is_beside(token, company)

    def _is_beside(self, token: Token, company: Company) -> bool:
        """Whether it stands in what is said beside the company's name: "Tallis, its biggest rival", "Tallis, which it hired"."""
        i = token.i - 1
        if i > 1 and self._doc[i].lower_ in ("which", "whom") and self._doc[i - 1].text == ",":
            return self._mentions.at.get(name_end_before(self._doc, i - 1)) is company
        if i > 2 and [t.lower_ for t in self._doc[i - 1 : i + 1]] == ["one", "of"]:
            i -= 2  # "Tallis, one of its rivals"
        elif token.head.dep_ != "appos":
            return False
        if token.dep_ != "poss" or self._doc[i].text != ",":
            return False
        return self._mentions.at.get(name_end_before(self._doc, i)) is company

    def _is_parents(self, token: Token, company: Company) -> bool:
        """Whether "its" owner is told of what is named or described last, and that is not the company."""
        if token.dep_ != "poss" or token.head.lower_ not in _OWNERS:
            return False
        for i in range(token.i - 1, max(sentence_start(token), token.i - _REACH) - 1, -1):
            if i in self._mentions.at or self._doc[i].lower_ in self._pronouns.parts:
                return self._mentions.at.get(i) is not company
        return False

    def _names_itself(self, token: Token, company: Company) -> bool:
        """Whether what "its" owns has the company's own name: "its non-Tallis units"."""
        owned = range(token.i + 1, token.head.i + 1) if token.dep_ == "poss" else range(0)
        return any(self._mentions.at.get(i) is company for i in owned)

    def _is_investors(self, token: Token, company: Company) -> bool:
        """Whether "its" owns a part of what a noun for this very company calls: "its stake in the bank"."""
        words, i = lowers(self._doc), token.head.i + 1
        if token.dep_ != "poss" or words[i - 1] not in _HELD or words[i : i + 2] != ["in", "the"]:
            return False
        kinds = self._mentions.kinds[id(company)]
        return any(self._mentions.fitting(word) & kinds for word in words[i + 2 : i + 2 + _DESCRIBED])

    def _harmed(self, token: Token) -> bool:
        """Whether "its" owns what somebody violates: "infringed one of its patents"."""
        if token.dep_ != "poss" or self._doc[token.i + 1].lower_ == "own":
            return False
        verb = governing_verb(token)
        return verb is not None and verb.lower_ in self._pronouns.harms

    def _cited_before(self, token: Token, company: Company) -> bool:
        """Whether a paper that the sentence before cites goes on: "The Journal said so. Talks failed, it said"."""
        if token.dep_ not in SUBJECTS or token.head.lower_ not in self._pronouns.reports:
            return False
        start = sentence_start(token)
        if start == 0 or any(self._mentions.is_actor(i) for i in range(start, token.i)):
            return False
        spoken = (
            self._mentions.at[i]
            for i in range(sentence_start(self._doc[start - 1]), start)
            if self._mentions.is_actor(i) and self._doc[i].head.lower_ in self._pronouns.reports
        )
        return any(other is not company and self._mentions.is_source(other) for other in spoken)

    def _is_blamed(self, token: Token, company: Company) -> bool:
        """Whether another company is praised or blamed for what "its" owns: "faulted Tallis for its prices"."""
        place = next((t for t in token.ancestors if t.dep_ == "prep"), None)
        if place is None or place.head.lower_ not in self._pronouns.blames:
            return False
        blamed = (self._mentions.at.get(c.i) for c in place.head.children if c.dep_ == "dobj")
        return any(other is not None and other is not company for other in blamed)

    def _is_fronted(self, token: Token, company: Company) -> bool:
        """Whether a clause before "it" speaks of another company: "said that while Tallis grew, it"."""
        if token.dep_ not in SUBJECTS:
            return False
        clauses = [c for c in token.head.children if c.dep_ == "advcl" and c.i < token.i]
        if any(self._has_thing(clause) for clause in clauses):
            return True
        actors = (subject(clause) for clause in clauses)
        meant = (self._mentions.at.get(actor.i) for actor in actors if actor is not None)
        return any(other is not None and other is not company for other in meant)

    def _has_thing(self, clause: Token) -> bool:
        """Whether a thing is spoken of that goods have: "while its phones have a zoom, it"."""
        actor = subject(clause)
        if actor is None or actor.i in self._mentions.at or actor.tag_ != "NNS":
            return False
        return any(c.lower_ in ("a", "an") for what in dependents(clause, ("dobj",)) for c in what.children)

    def _followed(self, token: Token) -> Company | None:
        """The company that a broker follows: "its rating on Tallis"."""
        near = range(token.i + 1, min(len(self._doc), token.i + _RATING))
        for i in near:
            if self._doc[i].lower_ in self._pronouns.ratings:
                return next(
                    (self._mentions.at[j] for j in range(i + 1, near.stop) if j in self._mentions.at), None
                )
        return None

    def _follows_rated(self, token: Token, company: Company) -> bool:
        """Whether another company has just been rated: "raised its rating on Tallis, and its shares rose"."""
        for i in range(token.i - 1, max(sentence_start(token), token.i - _RATING) - 1, -1):
            if self._doc[i].lower_ in self._pronouns.ratings:
                rated = (self._mentions.at.get(j, company) for j in range(i + 1, token.i))
                return any(other is not company for other in rated)
        return False

    def _clause_holder(self, token: Token) -> Company | None:
        """The company of which a relative clause speaks that may hold the pronoun: "Tallis, which lost its"."""
        for i in range(token.i - 1, max(sentence_start(token), token.i - _REACH) - 1, -1):
            if i in self._mentions.at or self._doc[i].text in (",", ";", '"', "”", "--"):
                return None
            if self._doc[i].lower_ == "which" and self._doc[i - 1].text == ",":
                return self._mentions.at.get(name_end_before(self._doc, i - 1))
            if self._doc[i].dep_ in SUBJECTS:
                return None
        return None
