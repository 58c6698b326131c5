"""Finds descriptions of companies: "the company", "the Detroit-based automaker", "the world's largest bank"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.name_runs import name_sentences
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, places_of, texts, within
from extractor.rules import Row

#: How many tokens a town and its state may take.
_LONGEST_SEAT = 7
#: How many words may stand between the determiner and the noun.
_MODIFIERS = 8
#: How many tokens back a consortium may be that "the group" means.
_CROWD_REACH = 60
#: Words after the noun that say which company it is: "the group that represents dealers".
_RELATIVE = frozenset(("that", "whose", "based", "behind", "which"))
_NOUN_TAGS = frozenset(("NN", "NNS"))
_PROPER_TAGS = frozenset(("NNP", "NNPS"))
#: Tags of words that no description holds before its noun.
_VERB_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
#: Words that end the search for the noun: a description holds none of them.
BREAKS = frozenset(
    (
        "of", "in", "at", "to", "and", "or", "for", "from", "with", "by", "that", "which", "who", "this", "these", "those", "said", "says", "is", "was", "has", "had", "will",
        "on", "as", "than", "but", "are", "were", "have", "the", "a", "an", "its", "his", "their", "my", "our", "your", "each", "every", "any", "it", "he", "they", ",", ".", ";", ":", "(", ")", '"', "“", "”",
    )
)  # fmt: skip


#: With a superlative they rank a company: "the second-largest bank".
_ORDINALS = frozenset(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"))
#: What press releases and contracts write with a capital letter for the firm that they are about.
_DEFINED = frozenset(("company", "corporation", "group", "firm", "partnership"))


@dataclass(frozen=True, slots=True)
class Description:
    """A stretch of tokens that describes a company, and the kinds of company that it fits (none: any)."""

    start: int
    end: int
    noun: str
    kinds: frozenset[str]
    #: its words may mean anything else ("the data center group"), so that the name must stand beside it
    only_beside_name: bool = False
    #: it has words of a trade: "the finance company"
    of_trade: bool = False
    #: it ranks the company: "the world's second-largest bank"
    ranks: bool = False
    #: among whom, and at which place: ("world", "bank") and "second"
    place: tuple[tuple[str, ...], str] = ((), "")


class DescriptionFinder:
    """Finds descriptions by their determiner and noun; it needs no parse."""

    def __init__(self, kinds: CompanyKinds, table: Row, places: Iterable[str]) -> None:
        """`places` are those by which a company can be described: "the Japanese bank", "the Detroit company"."""
        places = tuple(places)
        self._kinds = kinds
        self._determiners, self._others = frozenset(table["determiners"]), frozenset(table["others"])
        self._no_makers = frozenset(table["no_makers"])
        self._crowds = frozenset(table["crowds"])
        self._places, self._superlatives = frozenset(places), frozenset(table["superlatives"])
        self._openers = self._determiners | self._places
        self._vague, self._measures = frozenset(table["vague"]), frozenset(table["measures"])
        self._realms = frozenset(table["realms"])
        self._capitals = frozenset(
            (*table["capitals"], *(word for place in places for word in place.split()))
        )

    def find(self, doc: Doc) -> Iterator[Description]:
        """The descriptions in the order of the text."""
        words, openers = lowers(doc), places_of(doc, self._openers)
        for start, end in name_sentences(doc):
            done = start
            for i in within(openers, start, end):
                first = i + 1 if words[i] in self._determiners else self._behind_place(words, i, end)
                if i >= done and first > i:
                    opening = i - (i > done and f"{words[i - 1]} {words[i]}" in self._places)
                    description = self._from(doc, words, opening, first, end)
                    if description is not None:
                        yield description
                        done = description.end

    def _behind_place(self, words: list[str], i: int, limit: int) -> int:
        """The token behind "Europe's" in "Europe's second-biggest lender"; -1 if there is none."""
        if i + 3 >= limit or words[i + 1] not in ("'s", "’s"):
            return -1
        return i + 2 if self._superlatives.intersection(words[i + 2 : min(i + 5, limit)]) else -1

    def _from(self, doc: Doc, words: list[str], start: int, first: int, limit: int) -> Description | None:
        first, tags = _after_seat(doc, first, limit), tree_of(doc).tags
        for i in range(first, min(limit, first + 1 + _MODIFIERS)):
            word = words[i]
            numbers = word == "." and words[i - 1] == "no"  # "the No. 2 carmaker"
            if (word in BREAKS and not numbers) or tags[i] in _VERB_TAGS:
                return None
            if self._kinds.is_noun(word) and not modifies_next(doc, i, limit):
                return self._described(doc, start, first, i, limit)
        return None

    def _described(self, doc: Doc, start: int, first: int, i: int, limit: int) -> Description | None:
        """The description from the determiner to the noun at `i`, if the words from `first` can mean one company."""
        noun, after = doc[i].lower_, doc[i + 1] if i + 1 < limit else None
        if noun.endswith("makers") or {noun, f"{doc[i - 1].lower_}-{noun}"} & self._no_makers:
            return None
        if doc[i].text[0].isupper() and not (
            noun in _DEFINED and first == i and (after is None or not after.is_title)
        ):
            return None
        if after is not None and (
            after.lower_ in ("of", "the") or after.lower_ in _RELATIVE or after.tag_ == "VBG"
        ):
            return None
        words = [doc[j].lower_ for j in range(first, i)]
        # "the second-largest bank" is no second bank
        ranked = any(word.partition(".")[0] in self._superlatives for word in words)
        if (self._others.intersection(words) - (_ORDINALS if ranked else set())) or any(
            doc[j].tag_ in _PROPER_TAGS and doc[j + 1].text != "-" and doc[j].lower_ not in self._capitals
            for j in range(first, i)
        ):
            return None
        if any(
            word in ("'s", "’s") and self._is_owner(doc, first + n - 1) for n, word in enumerate(words) if n
        ):
            return None  # "the seller's bank"
        kinds = self._kinds.fitting(noun)
        for form in ("".join([*words[-1:], noun]), " ".join([*words[-1:], noun]), *words):
            kinds = kinds or self._kinds.fitting(form)
        trade = [word for word in words if word not in self._measures and word not in self._capitals]
        vague = noun in self._vague and (bool(trade) or (noun == "group" and self._follows_crowd(doc, start)))
        place = self._place((*words, noun)) if ranked else ((), "")
        return Description(start, i + 1, noun, kinds, vague, bool(trade), ranked, place)

    def _place(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """Among whom the words rank a company, and at which place: "the No. 4 U.S. carrier" is "4" of ("u.s.", "carrier")."""
        numbers = [word for word in words if word.isdigit() or word in _ORDINALS]
        among = (word for word in words if word[-1].isalpha() or word.count(".") > 1)
        rest = (word for word in among if word not in _ORDINALS and word not in self._superlatives)
        return tuple(rest), numbers[0] if numbers else "1"

    def _is_owner(self, doc: Doc, i: int) -> bool:
        """Whether what stands before "'s" is neither a place nor the world, nor those that a trade is for."""
        return doc[i].text.islower() and doc[i].lower_ not in self._realms

    def _follows_crowd(self, doc: Doc, start: int) -> bool:
        """Whether several are spoken of before, whom "the group" may mean."""
        return any(
            doc[i].lower_ in self._crowds or (i and doc[i].lower_ == "group" and doc[i - 1].lower_ == "a")
            for i in range(max(0, start - _CROWD_REACH), start)
        )


def _after_seat(doc: Doc, start: int, limit: int) -> int:
    """The token behind a town and its state: "Armonk, New York-based", "Armonk, New York,"; else `start`."""
    words = texts(doc)
    commas = [i for i in range(start, min(limit - 1, start + _LONGEST_SEAT)) if words[i] == ","][:2]
    if len(commas) == 2 and start < commas[0] < commas[1] - 1:
        named = all(words[i] == "," or words[i][0].isupper() for i in range(start, commas[1]))
        behind = words[commas[1] + 1]
        if named and behind.islower() and behind not in ("and", "or"):
            return commas[1] + 1
    for i in range(start + 2, min(limit - 2, start + _LONGEST_SEAT)):
        if words[i] == "-" and words[i + 1].lower() == "based":
            between = words[start:i]
            named = all(word == "," or word[0].isupper() for word in between)
            return i + 2 if named and "," in between else start
    return start


def modifies_next(doc: Doc, i: int, limit: int) -> bool:
    """Whether the noun is only part of a longer one: "company officials", "bank-owned"."""
    if i + 1 >= limit:
        return False
    after = doc[i + 1]
    if after.text == "-" and not doc[i].whitespace_:
        return True
    if doc[i].lower_ == "giant" and after.tag_ == "JJ":
        return True  # "the giant undeveloped field"
    return after.tag_ in _NOUN_TAGS or (after.tag_ in _PROPER_TAGS and after.text[0].isupper())
