"""Whose a job cut or a headcount is."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from extractor.claims.antecedents import antecedent
from extractor.claims.companies import (
    OWNERS_FILE,
    Owners,
    agent,
    clause_subject,
    gapped,
    located,
    possessor,
    together,
    verb_subject,
)
from extractor.claims.company_index import CompanyIndex
from extractor.claims.counts import JOBS_FILE, Count
from extractor.claims.groups import group_owner, group_phrase, whole_phrase
from extractor.claims.neighbourhood import heading, nearest, spoken_of, topic
from extractor.claims.owner import LOOSE_TIES, NOBODY, Owner, Tie
from extractor.inflection import forms
from extractor.pipeline.clauses import climb, governing_verb, is_passive, is_verb, subject
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import MentionKind
from extractor.pipeline.words import sentence_start
from extractor.rules import Rules

#: The order in which an owner is looked for: grammar, then neighbourhood, then what the article speaks of.
_CHOICES = (clause_subject, located, nearest, heading, spoken_of, topic)
#: Ties that give way to the company named as the place of the jobs.
_LOOSE = LOOSE_TIES | {Tie.TELLER}
#: Prepositions of the branch where jobs are cut, and how far before the verb one may stand.
_INSIDE = frozenset(("in", "within", "among", "across", "from"))
_NEAR = 20
#: What points back to something told before: no employers that come in here.
_POINTERS = frozenset(("the", "these", "those", "such", "both"))


class WorkOwners:
    """Finds the owner of a number of jobs or people, with the words of owners.toml and jobs.toml."""

    def __init__(self, rules: Rules) -> None:
        table, jobs = rules.table(OWNERS_FILE), rules.table(JOBS_FILE)
        self._owners = Owners(rules)
        self._events = frozenset(table["events"])
        self._mergers = frozenset(table["mergers"])
        self._making = _forms(table["making"])
        self._branches = frozenset(table["branches"])
        self._done_by_events = _forms(table["done_by_events"])
        self._employers = frozenset(jobs["employers"]) | self._owners.groups
        self._not_acting = (
            frozenset(jobs["people"]) | frozenset(jobs["workforce"]) | frozenset(jobs["cuts"]) | frozenset(jobs["cuts_of_jobs"])
            | frozenset(jobs["announcements"]) | frozenset(table["feelings"]) | _forms(jobs["announcing"]) | self._owners.outsiders
        )  # fmt: skip

    def of(self, index: CompanyIndex, count: Count, head: Token) -> Owner:
        """The owner of a number whose trigger's verb or noun is `head`.

        The verb's own subject, else what the number's or the trigger's phrase names, else who acts in the
        clauses above, else the neighbourhood, else what the article speaks of.
        """
        owners, first = self._owners, count.span.doc[count.start]
        beside = _acting_beside(index, _planning(head))
        if beside is not None:
            return beside
        told = _announced_by(owners, index, count.head)
        if told is not None and told.mentions:  # "on top of the 500 announced by Acme"
            return told
        own = owners.choose(index, first, (gapped,)) or owners.choose(index, head, (verb_subject,))
        own = own or self._employers_acting(index, head, count)
        if own is not None and not _is_added_to(count):
            return self._unknown_telling(index, head) or _possessing(index, head, own)
        left = _employer_left(index, count, head)
        if left is not None:
            return left
        for token in (count.head, count.span.root, head):
            owner = owners.choose(index, token, (possessor, _announced_by))
            if owner is not None:
                return owner
        if self._is_done_by_no_employer(index, head) or _is_added_to(count):
            return NOBODY
        if self._is_of_an_event(index, head):
            places = (owners.choose(index, token, (located,)) for token in (count.head, head))
            return next((owner for owner in places if owner is not None), NOBODY)
        owner = owners.choose(index, head, _CHOICES) or NOBODY
        if owner.tie in LOOSE_TIES:
            unknown = self._unknown_acting(index, head) or self._unknown_telling(index, head)
            owner = unknown or _acting_in_cause(index, head) or owner
            owner = _unit_acting(index, head) or _ranked_acting(owners, index, head) or owner
            owner = self._merging(index, head) or owner
            owner = _they(index, head, owner)
        if owner.tie in _LOOSE:  # "Acme said 500 jobs at Bolt would go"
            owner = _placed(owners, index, count, head) or self._employers_behind(index, count, head) or owner
        if owner is NOBODY:  # "20,000 jobs in the financial sector are likely to go"
            return owners.choose(index, count.head, (located,)) or self._branch(count, head) or owner
        return owner

    def of_share(self, index: CompanyIndex, share: Count) -> Owner | None:
        """ "7 percent of Acme's staff": whose the workforce is that a share is of."""
        return self._owners.choose(index, share.head, (possessor,))

    def _branch(self, count: Count, head: Token) -> Owner | None:
        """The branch of the economy that cuts: "26,000 jobs were lost in manufacturing", "construction lost 500"."""
        nouns = [child for child in count.head.children if child.dep_ == "compound"]  # "private-sector jobs"
        for token in (count.head, head):
            preps = (
                child for child in token.children if child.lower_ in _INSIDE and child.i > head.i - _NEAR
            )
            whole = (prep for prep in preps if prep.i and prep.nbor(-1).tag_ != "RB")  # "mostly in services"
            nouns += [inner for prep in whole for inner in prep.children if inner.dep_ == "pobj"]
        if is_verb(head) and (acting := subject(head)) is not None and acting.i < head.i:
            nouns += [acting, *(child for child in acting.lefts if child.dep_ == "compound")]
        if is_verb(head) and head.dep_ == "relcl":  # "in manufacturing, where 26,000 jobs were lost"
            nouns.append(head.head)
        noun = next((noun for noun in nouns if noun.lower_ in self._branches), None)
        return None if noun is None else Owner((), Tie.GROUP, group_phrase(noun))

    def _employers_acting(self, index: CompanyIndex, head: Token, count: Count) -> Owner | None:
        """ "Financial institutions have announced 500 layoffs": a plural that names no company, but acts as one.

        Bare plurals only: "the closures", "its moves" point back to what a company does.
        """
        verb = head if is_verb(head) else head.head if head.dep_ == "dobj" else None
        if verb is None or is_passive(verb) or (verb != head and verb.lower_ not in self._making):
            return None
        noun = subject(verb)
        if noun is None or noun.tag_ != "NNS" or noun.dep_ != "nsubj" or index.at(noun) is not None:
            return None
        if count.start <= noun.i < count.end:
            return None
        if verb.lower_ in self._done_by_events or noun.lower_ in self._not_acting:
            return None
        if noun.lower_ in _MEASURES:  # "staff numbers fell by 500"
            return None
        pointed = any(c.dep_ == "poss" or c.lower_ in _POINTERS for c in noun.children)
        return None if pointed else group_owner(index, noun)

    def _is_done_by_no_employer(self, index: CompanyIndex, head: Token) -> bool:
        """ "workers laid off by a moratorium": what a passive's agent brings in is no company known."""
        agents = (inner for child in head.children if child.dep_ == "agent" for inner in child.children)
        return any(
            noun.tag_ in ("NN", "NNS")
            and not any(child.dep_ == "nummod" for child in noun.children)
            and index.at(noun) is None
            and noun.lower_ not in self._employers
            and not any(child.dep_ == "poss" or child.lower_ in _POINTERS for child in noun.children)
            and self._owners.of_phrase(index, noun) is None
            for noun in agents
        )

    def _unknown_acting(self, index: CompanyIndex, head: Token) -> Owner | None:
        """ "Wall Street may cut 30,000 jobs": a name that is of no company acts, and none that stands near."""
        acting = _planning(head)
        noun = subject(acting) if is_verb(acting) and not is_passive(acting) else None
        head = acting
        if noun is None or noun.dep_ != "nsubj" or noun.i > head.i or not noun.tag_.startswith("NNP"):
            return None
        if noun.lower_ in self._not_acting:  # "Headcount fell by 500"
            return None
        if noun.head not in (head, head.head if head.dep_ in ("xcomp", "conj") else head) or noun.is_lower:
            return None
        phrase = whole_phrase(noun)
        if (
            any(token.lower_ in self._owners.source_words for token in phrase)
            or index.at(noun) is not None
            or index.is_administrator(noun)
            or index.person_at(noun) is not None
            or index.between(phrase.start, phrase.end)
        ):
            return None
        return Owner((), Tie.GROUP, phrase)

    def _unknown_telling(self, index: CompanyIndex, head: Token) -> Owner | None:
        """ "Acme cut 500 jobs and Bolt said it would cut 300", where Bolt is a name that no company is known by."""
        noun, above = subject(head), head.head
        if (
            noun is None
            or noun.lower_ != "it"
            or head.dep_ != "ccomp"
            or not is_verb(above)
            or above.i > noun.i
        ):
            return None
        teller = subject(above)
        if teller is None or not teller.is_title:
            return None
        if teller.i <= sentence_start(teller) and teller.text not in index.doc._.coined:
            return None
        return self._unknown_acting(index, above)

    def _employers_behind(self, index: CompanyIndex, count: Count, head: Token) -> Owner | None:
        """ "thousands of jobs lost in the downturn for carmakers": whose they are stands behind the number."""
        below = [*count.head.subtree, *(head.subtree if head.dep_ in ("acl", "relcl") else ())]
        nouns = (token for token in below if token.i > count.end and token.dep_ == "pobj")
        noun = next((token for token in nouns if token.lower_ in self._owners.groups), None)
        if (
            noun is None
            or any(token.tag_ == "CD" for token in noun.doc[count.end : noun.i])
            or noun.tag_ != "NNS"
            or index.at(noun) is not None
        ):
            return None
        own = any(child.dep_ == "poss" or child.lower_ in _POINTERS for child in noun.children)
        return None if own or noun.head.lower_ not in _INSIDE | {"for", "at"} else group_owner(index, noun)

    def _merging(self, index: CompanyIndex, head: Token) -> Owner | None:
        """ "The merger would cost 500 jobs": both firms, where the title names the two."""
        title = index.title
        if title is None or not any(token.lower_ in self._mergers for token in head.sent):
            return None
        named = {id(value_of(m).entity): m for m in reversed(index.between(title.start, title.end))}
        return (
            Owner(tuple(sorted(named.values(), key=lambda m: m.start)), Tie.TOPIC)
            if len(named) == 2
            else None
        )

    def _is_of_an_event(self, index: CompanyIndex, head: Token) -> bool:
        """ "A strike at the supplier triggered thousands of layoffs": nobody is said to have laid them off."""
        verb = governing_verb(head)
        noun = subject(verb) if verb is not None else None
        if verb is None or noun is None or (verb == head and noun.head != head):
            return False
        if noun.tag_ == "WDT":
            noun = antecedent(noun, verb)
        if noun is None or noun == head or noun.lower_ not in self._events:
            return False
        return possessor(self._owners, index, noun) is None  # "after its collapse"


def _planning(head: Token) -> Token:
    """ "has approved plans to cut 500 posts": the verb over the plans; else the cut's own."""
    noun = head.head
    of_plans = (
        head.dep_ == "acl" and head.tag_ == "VB" and noun.dep_ == "dobj" and subject(head) in (None, noun)
    )
    return noun.head if of_plans else head


def _employer_left(index: CompanyIndex, count: Count, head: Token) -> Owner | None:
    """ "34,000 workers left Acme": those who are counted act on the company."""
    noun = subject(head) if is_verb(head) else None
    if noun is None or not count.start <= noun.i < count.end:
        return None
    mention = index.first_at(child for child in head.children if child.dep_ == "dobj")
    return None if mention is None else Owner((mention,), Tie.AT)


def _possessing(index: CompanyIndex, head: Token, owner: Owner) -> Owner:
    """ "Acme and its lender agreed to cut its workforce": of several who act the one whose staff it is."""
    if len(owner.mentions) < 2:
        return owner
    own = [c for child in head.children for c in child.children if c.dep_ == "poss" and c.lower_ == "its"]
    linked = index.first_at(own)
    entity = None if linked is None else value_of(linked).entity
    same = tuple(mention for mention in owner.mentions if value_of(mention).entity is entity)
    return replace(owner, mentions=same) if same else owner


def _acting_beside(index: CompanyIndex, head: Token) -> Owner | None:
    """ "Lenders struggled, with Acme, the second-largest, cutting its staff": whom "with" brings in acts."""
    if head.tag_ != "VBG" or head.dep_ != "advcl" or any(child.dep_ == "nsubj" for child in head.children):
        return None
    for joint in head.head.children:
        if joint.lower_ == "with" and head.head.i < joint.i < head.i:
            named = next((inner for inner in joint.children if inner.dep_ == "pobj"), None)
            mention = None if named is None else index.at(named)
            if named is None or mention is None or named.right_edge.i < head.i - _MOST_BESIDE:
                continue
            if all(token.tag_ != "," for token in head.doc[named.right_edge.i + 1 : head.i - 1]):
                return Owner((mention,), Tie.SUBJECT)
    return None


#: How many tokens back the one may end whom "with" brings in: "with Acme on Monday cutting".
_MOST_BESIDE = 4


def _they(index: CompanyIndex, head: Token, owner: Owner) -> Owner:
    """ "Acme and Bolt, as they cut 500 jobs": of several that are named together all act."""
    noun = subject(head) if is_verb(head) else None
    if owner.tie is not Tie.NEAREST or noun is None or noun.lower_ != "they":
        return owner
    return replace(owner, mentions=together(index, owner.mentions[-1].root))


def _unit_acting(index: CompanyIndex, head: Token) -> Owner | None:
    """ "Ads fell at Bolt Media. The unit plans to cut 500 jobs": the only company of the sentence before."""
    noun = subject(head) if is_verb(head) else None
    start = sentence_start(head)
    if noun is None or noun.lower_ not in _UNITS or index.at(noun) is not None or not start:
        return None
    if [child.lower_ for child in noun.lefts] != ["the"]:
        return None
    before = index.between(sentence_start(index.doc[start - 1]), start)
    named = {id(value_of(m).entity): m for m in before if value_of(m).kind is MentionKind.NAME}
    return Owner(tuple(named.values()), Tie.SUBJECT) if len(named) == 1 else None


#: Plurals that measure a workforce.
_MEASURES = frozenset(("numbers", "levels", "totals"))
#: Parts of a firm that may be firms themselves.
_UNITS = frozenset(("unit", "division", "subsidiary", "arm", "affiliate", "business"))


def _acting_in_cause(index: CompanyIndex, head: Token) -> Owner | None:
    """ "500 workers lost their jobs when Bolt Media closed its plant": whoever acts in the clause of the cause."""
    for child in head.children:
        if child.dep_ == "advcl" and any(word.lower_ in _CAUSING for word in child.lefts):
            acting = next((noun for noun in child.lefts if noun.dep_ == "nsubj"), None)
            mention = None if acting is None else index.at(acting)
            if mention is not None and value_of(mention).kind is MentionKind.NAME:
                return Owner((mention,), Tie.AT)
    return None


_CAUSING = frozenset(("when", "after", "as", "because"))


def _ranked_acting(owners: Owners, index: CompanyIndex, head: Token) -> Owner | None:
    """ "The world's second-largest tannery cut 500 jobs": a rank is of the company spoken of, whatever it does."""
    acting = (subject(verb) for verb in climb(head) if is_verb(verb))
    noun = next((noun for noun in acting if noun is not None), None)
    if noun is None or noun.tag_ != "NN" or noun.i > head.i or index.at(noun) is not None:
        return None
    if not any(child.tag_ in ("JJS", "RBS") for child in noun.lefts) or noun.lower_ in owners.outsiders:
        return None
    titled = index.title is not None and index.between(index.title.start, index.title.end)
    owner = owners.choose(index, head, (topic,) if titled else (spoken_of,))
    return None if owner is None else replace(owner, tie=Tie.TELLER)


def _is_added_to(count: Count) -> bool:
    """ "it cut 1,000 jobs, adding to more than 80,000 job losses among banks": those of others, unless "the" or "its".

    Not so "adding to 1,500 job cuts announced in 2008".
    """
    doc, start = count.span.doc, count.start
    if any(child.dep_ == "acl" and child.lower_ in _MADE_KNOWN for child in count.head.children):
        return False
    return start > 1 and doc[start - 2].lower_ in _ADDING and doc[start - 1].lower_ == "to"


_MADE_KNOWN = frozenset(("announced", "unveiled", "revealed", "made"))
_ADDING = frozenset(("add", "adds", "added", "adding"))


def _announced_by(owners: Owners, index: CompanyIndex, noun: Token) -> Owner | None:
    """ "thousands of layoffs announced by other lenders, including Acme"."""
    verbs = (
        child
        for child in noun.children
        if child.dep_ == "acl" and is_passive(child) and child.lower_ not in owners.telling
    )
    return next((owner for verb in verbs if (owner := agent(owners, index, verb)) is not None), None)


def _placed(owners: Owners, index: CompanyIndex, count: Count, head: Token) -> Owner | None:
    """The company or companies named as the place of the jobs: "500 jobs at Bolt", "lost jobs at banks like Bolt"."""
    lost = [child for child in head.children if child.dep_ == "dobj"]
    for token in (count.head, count.span.root, head, *lost):
        owner = owners.choose(index, token, (located,))
        if owner is not None and owner.mentions:
            named = all(value_of(m).kind is MentionKind.NAME for m in owner.mentions)
            return owner if named else None
    return None


def _forms(verbs: list[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms(verb))
