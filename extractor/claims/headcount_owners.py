"""Whose a headcount is: the employer that its own words point to, and whether they speak of an employer at all."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from extractor.claims.antecedents import antecedent
from extractor.claims.companies import OWNERS_FILE, Owners, located, possessor
from extractor.claims.company_index import CompanyIndex
from extractor.claims.counts import JOBS_FILE, Count
from extractor.claims.cut_owners import WorkOwners
from extractor.claims.headcount_frames import is_employer, possessive_before, sized_noun
from extractor.claims.neighbourhood import nearest, spoken_of, topic
from extractor.claims.owner import LOOSE_TIES, NOBODY, Owner, Tie
from extractor.claims.triggers import Trigger
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import subject
from extractor.pipeline.words import sentence_start
from extractor.rules import Rules

#: The rule files that are read here.
FILES = (OWNERS_FILE, JOBS_FILE)
_NEIGHBOURHOOD = (nearest, spoken_of, topic)


class HeadcountOwners:
    """Finds the employer of a headcount."""

    def __init__(self, rules: Rules, words: WorkWords) -> None:
        self._work = WorkOwners(rules)
        self._owners = Owners(rules)
        self._employers = words.employers | words.workplaces

    def of(self, index: CompanyIndex, count: Count, trigger: Trigger, frame: str) -> Owner:
        """The employer, or NOBODY where the words do not tell.

        What a number's own words name comes first: "its 500 staff", "a 30-person studio", "500 members at Acme".
        """
        takes = trigger.rule.takes
        if takes == "members":
            return self._employer_of_members(index, count)
        if frame == "owned":
            owner = self._possessing(index, count, trigger)
            if owner is not None:
                return owner
        if frame == "sized":
            return self._of_sized(index, count, trigger)
        owner = self._work.of(index, count, trigger.head)
        if owner.tie in LOOSE_TIES and _is_of_any(index, trigger.head):
            return NOBODY
        if owner.tie in LOOSE_TIES | {Tie.TELLER} and _is_anothers(index, trigger.head):
            return NOBODY
        if (
            takes == "employees"
            and owner.tie in LOOSE_TIES
            and not self._speaks_of_employer(count, trigger, frame)
        ):
            return NOBODY
        return owner

    def _employer_of_members(self, index: CompanyIndex, count: Count) -> Owner:
        """ "The union represents 500 Acme workers", "... 500 workers at Acme": never who represents them."""
        for token in (count.head, count.span.root):
            owner = self._owners.choose(index, token, (possessor, located))
            if owner is not None:
                return owner
        return NOBODY

    def _possessing(self, index: CompanyIndex, count: Count, trigger: Trigger) -> Owner | None:
        """ "its 500 staff": whom the pronoun stands for, else the company that is nearest or spoken of."""
        pronoun = possessive_before(count)
        beside = _beside(index, count, pronoun)
        if beside is not None:
            return Owner((beside,), Tie.POSSESSIVE)
        mention = index.at(pronoun) if pronoun is not None else None
        if mention is not None:
            return Owner((mention,), Tie.POSSESSIVE)
        if pronoun is None:
            return None
        if pronoun.tag_ == "WP$":
            return _described(index, pronoun)
        if pronoun.tag_ == "POS":
            return self._possessing_noun(index, count, trigger, pronoun.nbor(-1))
        if pronoun.lower_ != "its":
            return None
        owner = self._work.of(index, count, trigger.head)
        if owner.mentions:
            return owner
        return self._owners.choose(index, pronoun, _NEIGHBOURHOOD)

    def _possessing_noun(self, index: CompanyIndex, count: Count, trigger: Trigger, noun: Token) -> Owner:
        """ "Acme's 500 staff", and "the 85-year-old firm's 500 staff", where the firm has been spoken of."""
        owner = self._work.of(index, count, trigger.head)
        if owner.mentions and owner.tie not in LOOSE_TIES:
            return owner
        mention = index.at(noun)
        if mention is not None:
            return Owner((mention,), Tie.POSSESSIVE)
        spoken = self._owners.choose(index, noun, _NEIGHBOURHOOD) if self._is_employer(noun) else None
        return spoken or NOBODY

    def _of_sized(self, index: CompanyIndex, count: Count, trigger: Trigger) -> Owner:
        """ "Acme is a 16-person company", "Acme, a 50-person studio", "the 30-person team at Acme"."""
        noun = sized_noun(trigger, self._employers)
        if noun is None:
            return NOBODY
        itself = self._is_said_of(index, noun) or self._owners.choose(index, noun, (possessor, located))
        if itself is not None:
            return itself
        return NOBODY if _is_any(noun) else self._work.of(index, count, noun)

    def _is_said_of(self, index: CompanyIndex, noun: Token) -> Owner | None:
        """The company that the noun is in apposition to, or that is said to be it."""
        head = noun.head if noun.dep_ == "appos" else subject(noun.head) if noun.dep_ == "attr" else None
        mention = index.at(head) if head is not None else None
        return None if mention is None else Owner((mention,), Tie.SUBJECT)

    def _speaks_of_employer(self, count: Count, trigger: Trigger, frame: str) -> bool:
        """Whether it is plain that a company known from elsewhere is meant: "it has", "the plant, with 500 workers"."""
        opening = _opening(count)
        if opening is not None and opening.lower_ == "with":
            return True
        if frame == "with":
            return self._is_employer(count.span.doc[trigger.start - 1])
        if frame == "actor":
            return any(map(self._is_employer, _where(trigger.head)))
        if frame not in ("object", "of"):
            return False
        noun = subject(trigger.head)
        if noun is not None and noun.tag_ in ("WDT", "WP"):
            noun = antecedent(noun, trigger.head)
        return noun is not None and self._is_employer(noun)

    def _is_employer(self, noun: Token) -> bool:
        if noun.lower_ in ("it", "we"):
            return True
        return is_employer(noun, self._employers) and (not _is_any(noun) or noun.dep_ in ("appos", "attr"))


def _where(verb: Token) -> Iterator[Token]:
    """ "2,000 employees work for that operation", "at the plant"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "at"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _beside(index: CompanyIndex, count: Count, pronoun: Token | None) -> Span | None:
    """ "bought Acme and its 500 employees": the name that the number is coordinated with."""
    if pronoun is None or pronoun.lower_ != "its" or count.head.dep_ != "conj":
        return None
    mention = index.at(count.head.head)
    joint = pronoun.nbor(-1) if pronoun.i else pronoun
    return mention if joint.lower_ == "and" and mention is not None and mention.end == joint.i else None


def _described(index: CompanyIndex, whose: Token) -> Owner:
    """ "Acme, whose 500 staff": the company right before."""
    last = whose.i - 2 if whose.i > 1 and whose.nbor(-1).text == "," else whose.i - 1
    mention = index.at(whose.doc[last]) if last >= sentence_start(whose) else None
    return NOBODY if mention is None else Owner((mention,), Tie.POSSESSIVE)


def _is_of_any(index: CompanyIndex, verb: Token) -> bool:
    """ "a business employing thousands": no company that is near, unless it is said to be that business."""
    noun = verb.head
    if verb.dep_ != "acl" or not _is_any(noun) or index.at(noun) is not None:
        return False
    return noun.dep_ not in ("appos", "attr") or index.at(noun.head) is None


def _is_anothers(index: CompanyIndex, noun: Token) -> bool:
    """ "It said Bolt's sales force numbered 500", where Bolt is a name that no company is known by."""
    return any(
        child.dep_ == "poss" and child.tag_.startswith("NNP") and index.at(child) is None
        for child in noun.children
    )


def _opening(count: Count) -> Token | None:
    """The first word of the number's sentence, where the number stands right behind it."""
    first: Span = count.span.doc[sentence_start(count.span) : count.start]
    words = [token for token in first if not token.is_space and not token.is_punct]
    return words[0] if len(words) == 1 else None


def _is_any(noun: Token) -> bool:
    """ "a plant", "any company", "firms": none that has been spoken of."""
    return any(
        child.lower_ in ("a", "an", "any", "every", "each", "no", "another") for child in noun.children
    )
