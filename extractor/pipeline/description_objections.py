"""What speaks against a company for "the company": who else is spoken of, owns it, speaks of it; and what means no company."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline import company_binding as binding
from extractor.pipeline.clauses import SUBJECTS, dependents, governing_verb, subject, subjects_above
from extractor.pipeline.company_actors import BANK
from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.descriptions import Description
from extractor.pipeline.names import Company
from extractor.pipeline.share_codes import name_end_before
from extractor.pipeline.words import sentence_start, within, word_places

#: In tokens: how far back "a bank" is remembered.
_REACH = 40
#: In tokens: how far before its noun the article of "a private spaceflight company" stands.
_LONGEST_ANY = 5
_ARTICLES = frozenset(("a", "an", "the"))
#: Words between a company and the "a bank" that it is called.
_CALLING = frozenset((",", "is", "was", "as", "being", "become", "became", "be", "remains", "--", "-", "("))


class DescriptionObjections:
    """Answers for the descriptions of one article, in the order of the text."""

    def __init__(self, mentions: CompanyMentions) -> None:
        self._mentions, self._doc, self._pronouns = mentions, mentions.doc, mentions.pronouns

    def means_none(self, item: Description, head: Token) -> bool:
        """Whether the words mean no company of the article, or none yet."""
        if item.only_beside_name or self._comes_to_be(head) or self._is_of_idiom(head):
            return True
        if head.dep_ != "pobj" or head.head.lower_ != "as":
            return False
        verb = governing_verb(head)  # "lost its crown as the largest bank"
        return verb is not None and verb.lower_ in self._pronouns.cedes

    def rule_out(self, item: Description, head: Token, company: Company) -> bool:
        """Whether the place or the clause of the description speaks against the company."""
        if not item.kinds and (
            self._follows_open(item, company) or self._follows_other_subject(item, head, company)
        ):
            return True
        if self._speaks_for_other(head) or self._is_owned_by_unknown(head):
            return True
        if self._is_of_another(head, company) or self._is_other_by_place(head, company):
            return True
        if self._is_said_by_other(head, company):
            return True
        return item.of_trade and not item.kinds and self._is_outrun(company, item.start)

    def _comes_to_be(self, head: Token) -> bool:
        """Whether the company described is yet to be made: "a deal that would form the largest airline"."""
        return head.dep_ == "dobj" and head.head.lower_ in self._pronouns.makes

    def _is_of_idiom(self, head: Token) -> bool:
        """Whether no bank is meant: "without breaking the bank"."""
        return head.lower_ == BANK and head.head.lower_ in self._pronouns.idioms

    def _follows_open(self, item: Description, company: Company) -> bool:
        """Whether "the radio company" that is not known may be meant, of this sentence or the one before it."""
        for i in self._mentions.open_descriptions[-1:]:
            first = sentence_start(self._doc[item.start])
            if i >= first:
                return True
            between = range(i, item.start)
            return i >= sentence_start(self._doc[first - 1]) and not any(
                self._mentions.at.get(j) is company for j in between
            )
        return False

    def _follows_other_subject(self, item: Description, head: Token, company: Company) -> bool:
        """Whether the sentence before, of which "The company" goes on, speaks only of another one."""
        first, at = sentence_start(head), self._mentions.at
        here = range(first, item.start)
        if not any(at.get(i) is company for i in here) and any(self._is_unknown_actor(i) for i in here):
            return True
        if first == 0 or not _acts(head) or any(at.get(i) is company for i in here):
            return False
        before = range(sentence_start(self._doc[first - 1]), first)
        if any(at.get(i) is company for i in before):
            return False
        if any(self._is_firm_of_person(i) for i in before):
            return True
        if item.start != first:
            return False
        if any(self._is_unknown_actor(i) for i in before):
            return True
        return any(i in at and _acts(self._doc[i]) and not self._mentions.is_source(at[i]) for i in before)

    def _is_firm_of_person(self, i: int) -> bool:
        """Whether somebody's firm that is not named acts there: "said his Dutch firm has a team"."""
        token = self._doc[i]
        if i in self._mentions.at or not _acts(token) or not self._mentions.is_noun(token.lower_):
            return False
        return any(c.lower_ in ("his", "her", "their") for c in token.children if c.dep_ == "poss")

    def _is_unknown_actor(self, i: int) -> bool:
        """Whether a name of which nothing is known is the subject of a clause there, or owns it."""
        token = self._doc[i]
        if token.tag_ != "NNP" or i in self._mentions.at or i in self._mentions.people or not _acts(token):
            return False
        if i in self._mentions.bodies or i in self._mentions.places or token.lower_ in self._pronouns.times:
            return False
        return i > sentence_start(token) or any(c.dep_ == "compound" for c in token.children)

    def _is_other_by_place(self, head: Token, company: Company) -> bool:
        """Whether the company stands where it cannot be the one described: "the bank helped Tallis hide its debt"."""
        at = self._mentions.at
        if head.head.lower_ in self._pronouns.reports:
            told = [subject(clause) for clause in dependents(head.head, ("ccomp",))]
            doers = [who for who in told if who is not None and who.lower_ == "it" and who.i > head.i]
            behind = [who for it in doers for who in binding.argued_behind(it, owners=True)]
        else:
            behind = list(binding.argued_behind(head))
        if any(at.get(who.i) is company for who in behind):
            return True  # "the bank helped Tallis", "the group said it had read Tallis's letter"
        return (
            head.dep_ == "dobj"
            and head.head.lower_ in self._pronouns.tends
            and any(c.dep_ == "nsubj" and c.tag_ == "PRP" for c in head.head.children)
        )  # "when they bought the company"

    def _is_said_by_other(self, head: Token, company: Company) -> bool:
        """Whether somebody of another company, named behind, says it: '"We count on the company," said its rival's chief'."""
        for verb in head.ancestors if self._mentions.quoted[head.i] else ():
            for speaker in dependents(verb, ("nsubj",)):
                if speaker.i > head.i and verb.lower_ in self._pronouns.reports:
                    return self._mentions.meant_by(speaker) not in (None, company)
        return False

    def is_of_any(self, item: Description) -> bool:
        """Whether an "a bank" stands before "the bank" that is no company of the article: "converting a bank ... the bank"."""
        first, at = sentence_start(self._doc[item.start]), self._mentions.at
        nouns = word_places(self._doc).get(item.noun, ())
        for i in reversed(within(nouns, max(2, item.start - _REACH) + 1, item.start)):
            if i < first and any(j in at for j in range(i, item.start)):
                return False
            after = self._doc[i + 1]
            if self._doc[i].lower_ != item.noun or after.is_quote or after.tag_.startswith("NN"):
                continue
            words = range(i - 1, max(-1, i - _LONGEST_ANY, first - 1 if i >= first else -1), -1)
            opens = next((j for j in words if self._doc[j].lower_ in _ARTICLES), -1)
            start = opens if self._doc[opens].lower_ != "the" else -1
            if opens != start and i not in at:
                continue  # "a bank ... the bank ... the bank"
            return start == first or (start > 0 and not self._is_calling(start - 1))
        return False

    def _is_calling(self, i: int) -> bool:
        """Whether the token before "a bank" lets it be said of a company: "is a bank", "Tallis, a bank"."""
        if self._doc[i].text == ",":
            return name_end_before(self._doc, i) in self._mentions.at
        return self._doc[i].lower_ in _CALLING

    def _is_owned_by_unknown(self, head: Token) -> bool:
        """Whether an "its" that is not resolved holds a part of the company: "reduce its ownership in the bank"."""
        place = head.head
        if head.dep_ != "pobj" or place.lower_ not in ("in", "of"):
            return False
        holders = (child for child in place.head.children if child.dep_ == "poss")
        return any(child.lower_ == "its" and child.i not in self._mentions.at for child in holders)

    def _is_of_another(self, head: Token, company: Company | None) -> bool:
        """Whether a relative clause is told of what another company has: "the Tallis lawsuit, which included the company"."""
        verb = governing_verb(head)
        if verb is None or verb.dep_ != "relcl" or head.dep_ in SUBJECTS:
            return False
        told_of = verb.head
        named = {
            id(self._mentions.at[i]) for i in range(told_of.left_edge.i, told_of.i) if i in self._mentions.at
        }
        return len(named) == 1 and id(company) not in named

    def _is_outrun(self, company: Company, start: int) -> bool:
        """Whether another company is named last in the sentence, or only others in the one before it."""
        first = sentence_start(self._doc[start])
        here = self._named(first, start)
        if here:
            return here[-1] is not company
        before = self._named(sentence_start(self._doc[first - 1]), first) if first else []
        return bool(before) and not any(other is company for other in before)

    def _named(self, start: int, end: int) -> list[Company]:
        """The companies that stand with their names between two tokens, sources left out."""
        at, doc = self._mentions.at, self._doc
        named = [at[i] for i in range(start, end) if i in at and doc[i].text[0].isupper()]
        return [company for company in named if not self._mentions.is_source(company)]

    def _speaks_for_other(self, token: Token) -> bool:
        """Whether a spokesman of a body that is no company says it: "an FPA spokesman said the company"."""
        for governor in subjects_above(token):
            if governor.lower_ in self._pronouns.speakers and governor.i not in self._mentions.at:
                return any(t.i in self._mentions.bodies for t in governor.subtree)
        return False


def _acts(token: Token) -> bool:
    """Whether the token is the subject of its clause or owns it."""
    return token.dep_ in SUBJECTS or (token.dep_ == "poss" and token.head.dep_ in SUBJECTS)
