"""Whose a figure is: the company, companies or group that a token of the text belongs to, and by what tie."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span, Token

from extractor.claims.antecedents import antecedent
from extractor.claims.company_index import CompanyIndex
from extractor.claims.groups import group_owner, whole_phrase
from extractor.claims.owner import Owner, Tie
from extractor.inflection import forms
from extractor.pipeline.clauses import (
    conjuncts,
    dependents,
    governing_verb,
    has_subject,
    is_passive,
    is_verb,
    subject,
)
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import MentionKind, Person
from extractor.pipeline.words import lowers, sentence_start, straight
from extractor.rules import Rules

OWNERS_FILE = "owners.toml"

_JOINTS = frozenset(("and", ",", ";", "while", "but"))
Choice = Callable[["Owners", CompanyIndex, Token], Owner | None]


class Owners:
    """Finds the owner of a figure; the rules name those who only tell the news, and the groups."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(OWNERS_FILE)
        self.source_words, self.press = frozenset(table["source_words"]), frozenset(table["press_kinds"])
        self.post_offices = frozenset(table["post_offices"])
        self.trackers, self.studies = frozenset(table["trackers"]), frozenset(table["studies"])
        self.legal_forms = frozenset(table["legal_forms"])
        self.source_descriptions = frozenset(table["source_descriptions"])
        self.outsiders = frozenset(table["outsiders"])
        self.authorities = frozenset(table["authorities"])
        self.groups = frozenset(table["groups"]) | self.authorities
        self.telling = frozenset(form for verb in table["telling"] for form in forms(verb))
        self.causing = frozenset(form for verb in table["causing"] for form in forms(verb))
        self.relatives = frozenset(table["relatives"])
        self.counting = frozenset(table["counting"])

    def choose(self, index: CompanyIndex, token: Token, choices: Iterable[Choice]) -> Owner | None:
        """The owner that the first successful one of some choices finds."""
        return next((owner for choice in choices if (owner := choice(self, index, token)) is not None), None)

    def of_phrase(self, index: CompanyIndex, noun: Token) -> Owner | None:
        """The owner that the noun phrase itself names: possessive, compound, or after at, of, by."""
        return own_phrase(self, index, noun)

    def is_cited(self, mention: Span) -> bool:
        """Whether it is who says so: "according to Halden", "According to research firm Halden, Torvik's sales were"."""
        doc, i = mention.doc, mention.start
        while i and mention.start - i < 4 and doc[i - 1].tag_ in ("NN", "JJ", "DT"):
            i -= 1
        return lowers(doc)[max(0, i - 2) : i] == ["according", "to"]

    def is_source(self, mention: Span) -> bool:
        """Whether the mention is of somebody who tells the news or judges from outside."""
        value, doc, start, end = value_of(mention), mention.doc, mention.start, mention.end
        name, around = straight(value.entity.name.casefold()), lowers(mention.doc)
        if name in self.post_offices:
            return False
        words = {word.strip(".,") for word in (*name.split(), *around[start:end])}
        press = words & self.source_words or self.press.intersection(value.entity.kinds)
        if words & self.trackers or (press and not words & self.legal_forms):
            return True
        if value.kind is not MentionKind.NAME and around[end - 1] in self.source_descriptions:
            return True
        if start and around[start - 1] in self.source_descriptions:
            return True
        following = around[end : end + 3]
        if following[:1] and following[0] in _POSSESSIVE and following[1:2] and following[1] in self.studies:
            return True  # "start-ups got $13 billion, Halden's research shows"
        if following and following[0] in self.source_descriptions:  # "the Sonntag newspaper"
            return True
        if not self.outsiders.isdisjoint(following) and any(
            token.lower_ in self.outsiders and not is_verb(token) for token in doc[end : end + 3]
        ):
            return not (doc[end].is_punct or is_verb(doc[end]))
        words_before = around[max(0, start - 3) : start]
        if self.is_cited(mention):
            return True
        if words_before[-1:] == ["told"]:  # "told Halden that it had parted with 500"
            return True
        told = words_before[-2] if len(words_before) > 1 and words_before[-1] == "by" else ""
        if told in self.counting or told in self.telling or told in _SEEING:
            return True  # "analysts polled by Halden", "$2 million expected by Halden", "a memo published by Halden"
        return any(
            a in self.outsiders and b in ("at", "of", "with", "from", "for", "by")
            for a, b in pairwise(words_before)
        )


_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
#: What media do with the papers that they cite.
_SEEING = frozenset(("seen", "obtained", "reviewed", "viewed"))


def own_phrase(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """What the phrase of a noun says itself: its possessor, else its place."""
    return possessor(owners, index, token) or located(owners, index, token)


def possessor(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """ "UBS's 500 jobs", "500 Airbus workers"; of "Acme's Bolt unit" it is Bolt."""
    for child in reversed(list(token.lefts)):
        mention = index.at(child)
        if mention is None:
            continue
        if child.dep_ == "poss":
            return Owner(together(index, child), Tie.POSSESSIVE)
        if child.dep_ in _MODIFIERS:
            return Owner(_coordinated(index, token, mention), Tie.COMPOUND)
    return None


_MODIFIERS = frozenset(("compound", "nmod", "amod"))


def _coordinated(index: CompanyIndex, noun: Token, last: Span) -> tuple[Span, ...]:
    """ "an Acme and Bolt merger": the names before a noun that are joined by "and"."""
    found = (index.at(child) for child in noun.lefts if child.dep_ in _MODIFIERS)
    names = list(dict.fromkeys(mention for mention in found if mention is not None))
    joined = all(a.end + 1 == b.start and a.doc[a.end].lower_ == "and" for a, b in pairwise(names))
    return tuple(names) if joined else (last,)


_PLACING = frozenset(("at", "across", "of", "by", "from", "within", "in"))
_WORKING = frozenset(("work", "works", "worked", "working"))


def located(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """ "500 jobs at Airbus", "the loss of 500 jobs by Airbus"."""
    for child in token.children:
        works_for = child.lower_ == "for" and token.lower_ in _WORKING
        if child.dep_ in ("prep", "agent") and (child.lower_ in _PLACING or works_for):
            for inner in child.children:
                mention = index.at(inner)
                if mention is not None and inner.dep_ == "pobj" and not owners.is_source(mention):
                    return Owner(together(index, inner), Tie.AT)
                inside = possessor(owners, index, inner) if mention is None else None
                if inside is not None and not any(map(owners.is_source, inside.mentions)):
                    return Owner(inside.mentions, Tie.AT)
                if mention is None and _is_group_there(owners, token, inner):
                    return group_owner(index, inner)
    return None


def _is_group_there(owners: Owners, token: Token, noun: Token) -> bool:
    """ "layoffs at banks", "500 jobs were lost at U.S. banks"; not "cut 500 jobs at its banks"."""
    if noun.lower_ not in owners.groups or noun.tag_.startswith("NNP"):  # "in the United States"
        return False
    owned = any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in noun.children)
    return not is_verb(token) or not (owned or any(child.dep_ == "dobj" for child in token.children))


def verb_subject(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """The company or group that is the verb's own subject; None for nouns and passives."""
    if not is_verb(token) or is_passive(token):
        return None
    return _acting(owners, index, token, own=True)


def gapped(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """ "Acme cut 500 jobs and Bolt 300": a company or group right before the number, behind a joint."""
    for mention in index.between(max(sentence_start(token), token.i - 8), token.i):
        between = index.doc[mention.end : token.i]
        joint = mention.start > 0 and index.doc[mention.start - 1].lower_ in _JOINTS
        if joint and len(between) <= 2 and all(t.tag_ in ("RB", "IN", "CD", "JJR", "JJ") for t in between):
            return Owner((mention,), Tie.SUBJECT)
    before = index.doc[token.i - 2 : token.i] if token.i - sentence_start(token) > 2 else ()
    if before and before[0].lower_ in _JOINTS and before[1].lower_ in owners.groups:
        return Owner((), Tie.GROUP, index.doc[token.i - 1 : token.i])
    return None


def clause_subject(owners: Owners, index: CompanyIndex, token: Token) -> Owner | None:
    """The subject of the clause, else of the clauses above it; a source counts as the verb's own subject only."""
    verb = governing_verb(token)
    depth = 0
    while verb is not None and depth < 8:
        if depth and _reports(owners, verb):
            return None
        owner = _acting(owners, index, verb, own=depth == 0 and not _tells(owners, verb, token))
        if owner is not None and depth and owner.tie is Tie.SUBJECT:
            return replace(owner, tie=Tie.TELLER)
        if owner is not None:
            return owner
        if depth == 0 and _acts_alone(index, verb):
            return None
        if is_told_by_authority(owners, verb):
            return None
        depth += 1
        above = verb.head if verb.head is not verb else None
        verb = governing_verb(above) if above is not None else None
    return None


def _reports(owners: Owners, verb: Token) -> bool:
    """ "964 jobs would disappear, the Courier reported": what is told before the verb is of somebody else."""
    noun = subject(verb) if verb.lower_ in owners.telling else None
    return noun is not None and any(told.i < noun.i < verb.i for told in dependents(verb, ("ccomp",)))


def _tells(owners: Owners, verb: Token, token: Token) -> bool:
    """ "The Courier reported the 500 job cuts": the cuts are told of, not made."""
    return token != verb and verb.lower_ in owners.telling


def _acts_alone(index: CompanyIndex, verb: Token) -> bool:
    """Whether a person acts: "after she bought Acme, she laid off 500"; those who tell of it own nothing."""
    noun = subject(verb)
    if noun is None:
        return False
    return index.person_at(noun) is not None or noun.lower_ in ("he", "she") or _is_unknown_name(index, noun)


def _is_unknown_name(index: CompanyIndex, noun: Token) -> bool:
    """ "Acme is cutting 500 jobs, while Debner's has shed 900": a name inside a sentence that no company is known by."""
    inside = noun.tag_.startswith("NNP") and noun.dep_ == "nsubj" and noun.i > sentence_start(noun)
    return inside and noun.is_title and not index.between(noun.left_edge.i, noun.right_edge.i + 1)


def _acting(owners: Owners, index: CompanyIndex, verb: Token, *, own: bool) -> Owner | None:
    """Who acts in the verb's clause: the agent of a passive, else the subject."""
    by = agent(owners, index, verb)
    if by is not None and own:
        return by
    noun = _made_to(owners, verb) or _right_before(index, verb) or subject(verb)
    if noun is not None and noun.tag_ in ("WDT", "WP"):
        noun = antecedent(noun, verb)
        alone = index.at(noun) if noun is not None and _are_told_of_singly(noun) else None
        if noun is not None and alone is not None and _named_by(owners, index, noun, own=own) is not None:
            return Owner((alone,), Tie.SUBJECT)
    if noun is None or (is_passive(verb) and index.at(noun) is None):
        return None
    if noun.lower_ in _PRONOUNS and index.at(noun) is None:
        noun = _teller(owners, verb) or noun
    return _named_by(owners, index, noun, own=own)


def _are_told_of_singly(noun: Token) -> bool:
    """ "Acme, which cut 500 jobs, and Bolt, which cut 300": each of several names has a clause of its own."""
    told = [other for other in conjuncts(noun) if any(child.dep_ == "relcl" for child in other.children)]
    return len(told) > 1


def _right_before(index: CompanyIndex, verb: Token) -> Token | None:
    """ "Bolt is cutting 500 and Acme Inc ACM.N plans 300": a name that the parser does not make the verb's subject."""
    while verb.dep_ == "xcomp" and is_verb(verb.head):
        verb = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBZ", "VBD", "VBP") or has_subject(verb):
        return None
    before = verb.doc[verb.i - 1]
    mention = index.at(before) if verb.i > sentence_start(verb) else None
    return before if mention is not None and value_of(mention).kind is MentionKind.NAME else None


def agent(owners: Owners, index: CompanyIndex, verb: Token) -> Owner | None:
    """The company or group behind "by": "500 jobs cut by Airbus", "layoffs announced by lenders"."""
    for child in dependents(verb, ("agent",)):
        for inner in child.children:
            if index.at(inner) is not None:
                return Owner(together(index, inner), Tie.AGENT)
            if inner.lower_ in owners.groups:
                return group_owner(index, inner)
    return None


_PRONOUNS = frozenset(("it", "they", "we"))


def _made_to(owners: Owners, verb: Token) -> Token | None:
    """ "The slump forced Acme to cut 500 jobs": the object of the verb above acts."""
    if (
        verb.tag_ != "VB"
        or verb.dep_ not in ("xcomp", "ccomp", "advcl")
        or verb.head.lower_ not in owners.causing
    ):
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    return next((c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i), None)


def _teller(owners: Owners, verb: Token) -> Token | None:
    """ "The ministry said it would cut 500 jobs": who says it, where the pronoun is of no company: a group."""
    noun = subject(verb.head) if verb.dep_ == "ccomp" and is_verb(verb.head) else None
    return noun if noun is not None and noun.lower_ in owners.groups else None


def _named_by(owners: Owners, index: CompanyIndex, noun: Token, *, own: bool) -> Owner | None:
    """The owner that a subject names: itself, the company in its phrase, its employer, or a group."""
    mention = index.at(noun)
    if (
        mention is not None
        and value_of(mention).kind is MentionKind.DESCRIPTION
        and noun.lower_ in owners.groups
    ):
        return group_owner(index, noun)  # "the automakers"
    if mention is not None and not (len(mention) == 1 and noun.lower_ in owners.groups):
        if owners.is_source(mention) and (not own or _is_another_firms(owners, index, mention)):
            return None
        if owners.is_cited(mention):
            return None
        return Owner(together(index, noun), Tie.SUBJECT)
    if noun.lower_ in owners.groups and any(c.lower_ == "including" for c in noun.children):
        return group_owner(index, noun)
    for child in noun.children:  # "the European subsidiary, Halden Life, ..."
        named = index.at(child) if child.dep_ == "appos" else None
        if named is not None and noun.lower_ not in owners.outsiders and (own or not owners.is_source(named)):
            return Owner(together(index, child), Tie.SUBJECT)
    person = index.person_at(noun)
    if person is not None:
        employer = index.employer(person)
        if (
            employer is not None
            and not _is_outsider(owners, person)
            and (own or (person.title is not None and not owners.is_source(employer)))
        ):
            return Owner((employer,), Tie.SUBJECT)
        return None
    if _is_relative(owners, noun) and _names_some(index, whole_phrase(noun)):
        return Owner((), Tie.GROUP, whole_phrase(noun))
    if noun.lower_ in owners.groups:
        return group_owner(index, noun) if own or noun.lower_ not in owners.authorities else None
    if noun.lower_ in owners.outsiders:
        return None
    beside = next((other for other in conjuncts(noun) if other.lower_ in owners.groups), None)
    if beside is not None and own:
        return group_owner(index, beside)
    phrase = own_phrase(owners, index, noun)
    if phrase is None or any(owners.is_source(span) for span in phrase.mentions):
        return None
    if phrase.group is not None and not own:
        return None
    return Owner(phrase.mentions, Tie.SUBJECT if phrase.group is None else Tie.GROUP, phrase.group)


def _is_relative(owners: Owners, noun: Token) -> bool:
    """ "Acme's owner", "Acme's parent company": another firm."""
    kind = noun.nbor(-1) if noun.i else noun
    return noun.lower_ in owners.relatives or (
        kind.head == noun and kind.dep_ == "compound" and kind.lower_ in owners.relatives
    )


def _names_some(index: CompanyIndex, phrase: Span) -> bool:
    return bool(index.between(phrase.start, phrase.end))


def _is_another_firms(owners: Owners, index: CompanyIndex, mention: Span) -> bool:
    """ "Acme said no more after the Courier reported it could cut 500 jobs": the pronoun is the firm's, not the paper's.

    What only counts is never "the company".
    """
    if value_of(mention).kind is not MentionKind.NAME:
        words = {word.casefold().strip(".,") for word in value_of(mention).entity.name.split()}
        if words & owners.trackers:
            return True
    if value_of(mention).kind is not MentionKind.PRONOUN:
        return False
    before = index.between(sentence_start(mention), mention.start)
    return any(not owners.is_source(other) for other in before)


def _is_outsider(owners: Owners, person: Person) -> bool:
    return any(word in owners.outsiders for word in (person.title or "").casefold().split())


def is_told_by_authority(owners: Owners, verb: Token) -> bool:
    """Whether a verb of saying has an authority for its subject."""
    noun = subject(verb) if verb.lower_ in owners.telling or verb.lower_ in _SAYING else None
    return noun is not None and noun.lower_ in owners.authorities


_SAYING = frozenset(("said", "says", "showed", "shows"))


def together(index: CompanyIndex, token: Token) -> tuple[Span, ...]:
    """The mentions coordinated with the one at the token: "both Citigroup and Goldman Sachs"."""
    spans: list[Span] = []
    for other in conjuncts(token):
        mention = index.at(other)
        if mention is not None and mention not in spans:
            spans.append(mention)
    return tuple(spans)
