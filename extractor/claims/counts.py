"""What a number counts: jobs, people, a share of a workforce, cuts, or nothing that the text names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from extractor.claims.prose_numbers import Number
from extractor.pipeline.words import lowers, sentence_end, sentence_start
from extractor.rules import Rules
from extractor.values.types import Quantity, Unit

JOBS_FILE = "jobs.toml"
#: How many words a noun phrase has between its number and its noun.
_LONGEST_PHRASE = 9
#: How many words stand between "of" and the noun of a part.
_LONGEST_PARTITION = 14
_SINGULAR = frozenset(
    ("job", "post", "position", "role", "layoff", "employee", "worker", "redundancy", "person")
)
_ANAPHORS = frozenset(("these", "those", "them", "which", "whom"))
_POINTERS = frozenset(("the", "these", "those"))
_OUT_OF_WORK = frozenset(("redundant", "jobless", "unemployed", "idle"))
_DETERMINERS = frozenset(("its", "their", "the", "all", "his", "her", "our"))
_OF_TIME = frozenset(("years", "months", "weeks", "days", "quarters"))


class Counted(StrEnum):
    """What kind of noun a number counts."""

    JOBS = "jobs"
    PEOPLE = "people"
    #: a share of all who work somewhere, or the whole of them
    WORKFORCE = "workforce"
    #: layoffs, job cuts, redundancies
    CUTS = "cuts"
    #: no noun stands with the number
    BARE = "bare"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the noun that it counts.

    `start` and `end` are the tokens of number and noun phrase; `noun` is the last token of the phrase's
    head, None where the number stands alone. `whole` is the noun of "12 of its 500 workers".
    """

    quantity: Quantity
    span: Span
    kind: Counted
    noun: Token | None
    end: int
    #: "5,000 of its 30,000 staff": the first number is a part of the second
    partitive: bool = False

    @property
    def start(self) -> int:
        """The first token; an "of" that belongs to the hedge ("of about 500") stays outside."""
        opens = len(self.span) > 1 and self.span[0].lower_ == "of"
        return self.span.start + opens

    @property
    def head(self) -> Token:
        """The token that the grammar ties to the rest of the clause."""
        return self.noun if self.noun is not None and not self.partitive else self.span.root

    @property
    def is_share(self) -> bool:
        return self.quantity.unit is Unit.PERCENT

    @property
    def phrase(self) -> Span:
        """Number and noun together."""
        return self.span.doc[self.start : self.end]


class Counter:
    """Reads the noun of every number of a doc, with the lexicon of jobs.toml."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(JOBS_FILE)
        self._jobs = frozenset(table["jobs"])
        self._people = frozenset(table["people"])
        self._workforce = frozenset(table["workforce"])
        self._bodies = frozenset(table["bodies"])
        self._phrases = frozenset(tuple(phrase.split()) for phrase in table["workforce_phrases"])
        self._cuts = frozenset(table["cuts"])
        self._cuts_of_jobs = frozenset(table["cuts_of_jobs"])
        self._makers = frozenset(table["makers_of_cuts"])
        self._partitives = frozenset(table["partitives"])
        self._cut_else = frozenset(table["cut_else"])
        self._breaks = frozenset(table["breaks"])
        self._measures = frozenset(table["measures"])
        self._bodies_of_work = _hashes(self._workforce)
        self._nouns_of_work = _hashes(self._jobs | self._people | self._cuts)
        self._cuts_if_made = _hashes(self._cuts_of_jobs)
        self._before_cuts = _hashes(self._makers | _POINTERS)
        self._pairs = [_hashes(pair) for pair in self._phrases]
        self._of_pairs = frozenset().union(*self._pairs)

    def count(self, doc: Doc, number: Number) -> Count:
        """A number with what it counts."""
        quantity = number.quantity
        return self.read(Span(doc, number.first, number.end, label=quantity.unit.value), quantity)

    def read(self, span: Span, quantity: Quantity) -> Count:
        """What the quantity counts."""
        doc, after = span.doc, span.end
        limit = sentence_end(span)
        if after < limit and doc[after].lower_ == "of":
            return self._part(span, quantity, after + 1, limit)
        if after + 1 < limit and doc[after].lower_ == "out" and doc[after + 1].lower_ == "of":
            return self._part(span, quantity, after + 2, limit)
        share = quantity.unit is Unit.PERCENT
        if (
            after + 2 < limit
            and lowers(doc)[after : after + 2] == [",", "of"]
            and not doc[after + 2].tag_.startswith("W")  # "170,000, of which"
        ):
            part = self._part(span, quantity, after + 2, limit)  # "10 percent, or 500, of its jobs"
            if part.kind is not Counted.OTHER and (share or not part.partitive):
                return part if share else replace(part, partitive=True)
        if share and after < limit and _is_of_those_asked(span):
            return Count(quantity, span, Counted.OTHER, None, after)
        if share and after < limit and doc[after].text in (",", "or", "("):
            return Count(quantity, span, Counted.BARE, None, after)  # "5 percent, or 3,000 positions"
        if share and after < limit and doc[after].lower_ in _DETERMINERS:
            return self._part(span, quantity, after, limit)
        noun = self._noun(doc, after, limit)
        if noun is None:
            kind = Counted.OTHER if after < limit and self._names_something(doc[after]) else Counted.BARE
            return Count(quantity, span, kind, None, after)
        kind = self.kind_at(doc, noun)
        if share and kind is not Counted.CUTS:
            kind = Counted.WORKFORCE if is_fraction(quantity) else Counted.OTHER
        return Count(quantity, span, kind, doc[noun], noun + 1)

    def _names_something(self, token: Token) -> bool:
        """Whether the word behind a number is a noun or begins a noun phrase."""
        if token.lower_ in self._measures:
            return True
        if token.lower_ in _OUT_OF_WORK and (token.i + 1 == len(token.doc) or token.nbor().tag_[:2] != "NN"):
            return False  # "made 60 redundant"
        if not _is_word(token) or token.lower_ in self._breaks:
            return False
        return token.tag_.startswith(("N", "J")) or token.tag_ == ""

    def kind_at(self, doc: Doc, i: int) -> Counted:
        """The kind of the noun at a token, alone or with the word before it."""
        word = doc[i].lower_
        before = doc[i - 1].lower_ if i else ""
        if word in self._cuts or (word in self._cuts_of_jobs and self._after_maker(doc, i)):
            return Counted.CUTS
        if word in self._cuts_of_jobs and before in _POINTERS:
            return Counted.CUTS
        if (before, word) in self._phrases:
            return Counted.WORKFORCE
        if word in self._jobs:
            return Counted.JOBS
        if word in self._people or (before == "of" and i > 1 and doc[i - 2].lower_ == "members"):
            return Counted.PEOPLE  # "60 members of staff"
        return Counted.WORKFORCE if word in self._workforce else Counted.OTHER

    def is_workforce(self, token: Token) -> bool:
        """Whether the token is a noun for all who work somewhere."""
        doc, i = token.doc, token.i
        if token.lower_ in self._workforce:
            return True
        pair = (doc[i - 1].lower_ if i else "", token.lower_)
        return pair in self._phrases

    def may_count_work(self, words: set[int]) -> bool:
        """Whether the noun of a number can be one of work, given the hashes of a sentence's words in lower case."""
        return (
            not words.isdisjoint(self._nouns_of_work)
            or (not words.isdisjoint(self._cuts_if_made) and not words.isdisjoint(self._before_cuts))
            or self.names_workforce(words)
        )

    def names_workforce(self, words: set[int]) -> bool:
        """Whether a noun for all who work somewhere is among the words."""
        if not words.isdisjoint(self._bodies_of_work):
            return True
        of_pairs = words & self._of_pairs
        return len(of_pairs) > 1 and any(map(of_pairs.issuperset, self._pairs))

    def counts_jobs(self, token: Token) -> bool:
        """Whether the token is a noun for places of work."""
        return token.lower_ in self._jobs

    def is_body(self, token: Token) -> bool:
        """Whether the token is a noun for all who work somewhere, and stands for them itself: no "employment index"."""
        if token.dep_ == "compound":
            return False
        before = token.doc[token.i - 1].lower_ if token.i else ""
        return token.lower_ in self._bodies or (before, token.lower_) in self._phrases

    def _after_maker(self, doc: Doc, i: int) -> bool:
        return i > 0 and (
            doc[i - 1].lower_ in self._makers
            or (i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in self._makers)
        )

    def _part(self, span: Span, quantity: Quantity, start: int, limit: int) -> Count:
        """ "10 percent of its workforce", "hundreds of workers", "50 of its 300 pilots", "400 of them"."""
        doc = span.doc
        share = quantity.unit is Unit.PERCENT
        if start < limit and doc[start].lower_ in _ANAPHORS:
            return Count(quantity, span, Counted.BARE, None, start + 1)
        numbered = False
        for i in range(start, min(limit, start + _LONGEST_PARTITION)):
            token = doc[i]
            if token.like_num or token.tag_ == "CD":
                numbered = True
            elif (
                self._is_noun(doc, i)
                or (share and self._is_total_of_work(doc, i, limit))
                or (self._is_of_cuts(doc, start, i) and not share)
            ):
                noun = self._last_noun(doc, i, limit)
                if noun + 1 < limit and doc[noun + 1].lower_ in self._cut_else:
                    break  # "30 percent of its payroll costs"
                kind = Counted.CUTS if self._is_of_cuts(doc, start, noun) else self.kind_at(doc, noun)
                if share and kind is not Counted.CUTS:
                    kind = Counted.WORKFORCE
                return Count(quantity, span, kind, doc[noun], noun + 1, partitive=numbered)
            elif not self._reaches_over(doc, i, limit):
                break
        return Count(quantity, span, Counted.OTHER, None, start)

    def _is_of_cuts(self, doc: Doc, start: int, i: int) -> bool:
        """Whether "the cuts" or "the new cuts" stand behind the "of" before `start`, with their noun at `i`."""
        if doc[i].lower_ not in self._cuts_of_jobs:
            return False
        return i == start + 1 or (
            i == start + 2 and doc[start].lower_ in _POINTERS and doc[start + 1].tag_[:2] in ("JJ", "VB")
        )

    def _is_total_of_work(self, doc: Doc, i: int, limit: int) -> bool:
        """ "cut 500 jobs, 10 percent of its total"; not "lose $3 billion revenue, half of its total"."""
        if doc[i].lower_ != "total" or _goes_on(doc, i, limit):
            return False
        others = (j for j in range(sentence_start(doc[i]), limit) if j != i)
        return any(self._is_noun(doc, j) or doc[j].lower_ in self._cuts_of_jobs for j in others)

    def _reaches_over(self, doc: Doc, i: int, limit: int) -> bool:
        """Whether the phrase behind "of" goes on over this token: "of Oslo, Norway-based Acme's workforce"."""
        token = doc[i]
        if token.text == ",":
            return i + 1 < limit and doc[i + 1].text[:1].isupper() and doc[i - 1].text[:1].isupper()
        if token.lower_ == "of":
            return doc[i - 1].lower_ in self._partitives
        if token.lower_ == "and" and doc[i + 1].tag_.startswith("VB"):
            return False  # "30 percent of its capacity and laying off 270 workers"
        if token.lower_ == "as":
            return "many" in (doc[i - 1].lower_, doc[i + 1].lower_)
        if token.lower_ in ("than", "least", "most", "many"):
            return True
        if not _is_word(token):
            return token.text in ("-", "–", "'", "’", "&", "'s", "’s")
        return token.tag_ not in ("IN", "MD", "VBZ", "VBD", "VBP", "WP", "WDT", "TO")

    def _noun(self, doc: Doc, start: int, limit: int) -> int | None:
        """The token of the noun that a number before `start` counts; None when no noun of work does."""
        i = start
        if i < limit and doc[i].text in ("-", "–"):
            i += 1
        end = min(limit, start + _LONGEST_PHRASE)
        while i < end:
            if self._is_noun(doc, i):
                last = self._last_noun(doc, i, limit)
                return None if self._modifies(doc, last, limit) else last
            if not self._continues(doc, i, end):
                return None
            i += 1
        return None

    def _is_noun(self, doc: Doc, i: int) -> bool:
        word = doc[i].lower_
        if word in _SINGULAR and i + 2 < len(doc) and doc[i + 1].text == "-" and not doc[i].whitespace_:
            return doc[i + 2].lower_ in self._cuts_of_jobs
        if word in self._jobs or word in self._people or word in self._cuts:
            return True
        if word in self._cuts_of_jobs and self._after_maker(doc, i):
            return True
        if word in self._workforce and word not in self._partitives:
            return True
        if word == "members":  # "members of staff"
            return i + 2 < len(doc) and doc[i + 1].lower_ == "of" and doc[i + 2].lower_ == "staff"
        return i + 1 < len(doc) and (word, doc[i + 1].lower_) in self._phrases

    def _last_noun(self, doc: Doc, i: int, limit: int) -> int:
        """Past a first noun of work to the last of its compound: "job" to "cuts", "staff" to "members"."""
        while i + 1 < limit:
            pair = (doc[i].lower_, doc[i + 1].lower_)
            behind = doc[i + 1].text == "-" and i + 2 < limit and self._is_noun(doc, i + 2)
            if behind or (pair == ("members", "of") and self._is_noun(doc, i)):
                i += 2
            elif pair in self._phrases or pair[1] == "members" or self._is_noun(doc, i + 1):
                i += 1
            else:
                break
        return i

    def _modifies(self, doc: Doc, i: int, limit: int) -> bool:
        """Whether the noun only describes the next one: "279 mass layoff events", "500 job openings"."""
        if doc[i].lower_ not in _SINGULAR or i + 1 >= limit:
            return False
        return doc[i + 1].tag_ in ("NN", "NNS") and doc[i + 1].is_lower

    def _lists(self, doc: Doc, i: int, end: int) -> bool:
        """Whether a list of modifiers goes on to a noun of work: "4,400 mortgage, banking and trading jobs"."""
        if i < end and doc[i].tag_.startswith("J"):
            return True
        joints = [j for j in range(i, end) if doc[j].lower_ in ("and", "or")]
        if not joints or any(
            doc[j].tag_[:2] not in ("NN", "JJ", "VB") for j in range(i, joints[0]) if doc[j].text != ","
        ):
            return False
        return any(self._is_noun(doc, j) for j in range(joints[0] + 1, min(end, joints[0] + 4)))

    def _continues(self, doc: Doc, i: int, end: int) -> bool:
        """Whether a noun phrase may go on over this token."""
        token = doc[i]
        if token.is_space:
            return True  # a line ends inside the phrase
        if token.text in ("-", "–", "/", "'s", "’s", "&", ",", "'", "’"):
            return token.text != "," or self._lists(doc, i + 1, end)
        if token.lower_ in ("and", "or"):
            hyphenated = i + 2 < end and doc[i + 2].text == "-"  # "salaried and non-union employees"
            reach = min(end, i + 4 + 2 * hyphenated)
            coordinated = next((j for j in range(i + 1, reach) if self._is_noun(doc, j)), i)
            recounted = doc[i - 1].tag_ == "NNS" and any(t.like_num for t in doc[i + 1 : coordinated])
            return coordinated > i and not recounted  # "34 stores and 500 jobs"
        if token.tag_ == "VBD" and any(child.dep_ == "nsubj" for child in token.children):
            return False  # "40 percent expected more layoffs"
        if not _is_word(token) or token.lower_ in self._breaks or token.lower_ in self._measures:
            return False
        return not token.tag_.startswith(("VBZ", "VBP", "MD", "IN", "TO", "W", "PRP", "EX", "RP"))


def measures_time(count: Count) -> bool:
    """ "two years", "18 months"."""
    doc, end = count.span.doc, count.span.end
    return count.kind is Counted.OTHER and end < len(doc) and doc[end].lower_ in _OF_TIME


def is_fraction(quantity: Quantity) -> bool:
    """ "half", "one in five", "a third": a share without the word percent."""
    return not any(mark in quantity.text.lower() for mark in ("%", "per", "pct"))


def _is_of_those_asked(span: Span) -> bool:
    """ "In May, 39 percent expected job cuts": those of a survey, no share of the jobs."""
    verb, before = span.doc[span.end], span.doc[max(0, span.start - 1)]
    if verb.tag_ == "VBD":
        return any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "amod" and before.tag_ not in ("DT", "PRP$", "POS")


def _goes_on(doc: Doc, i: int, limit: int) -> bool:
    """Whether "total" is not the end of its phrase: "the total number", "the total of"."""
    return i + 1 < limit and (doc[i + 1].lower_ == "of" or doc[i + 1].tag_.startswith(("N", "J", "CD")))


def _is_word(token: Token) -> bool:
    return token.text[:1].isalnum()


def _hashes(words: Iterable[str]) -> frozenset[int]:
    return frozenset(map(get_string_id, words))
