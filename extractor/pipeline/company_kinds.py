"""What kind of company each one is, as far as its name and the article's own words show: bank, automaker, airline."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.pipeline.extensions import placed
from extractor.pipeline.name_forms import words_of
from extractor.pipeline.names import Company, MentionKind
from extractor.pipeline.words import lowers
from extractor.rules import Row

#: How far after a name its apposition is read, in tokens.
_REACH = 14
#: The kind of company that rates others.
RATER = "rater"
#: "bootmaker", "shoemakers" need no list.
_MAKERS = ("maker", "makers")
_ENDS = frozenset(
    (",", ".", ";", ":", "-", "--", "–", "—", "that", "which", "who", "said", "in", "with", "by", "for")
)
#: Verbs before which a noun is their subject and no apposition.
_ACTS = frozenset(("said", "says", "reported", "reports", "added", "wrote", "quoted", "cited"))


class CompanyKinds:
    """Knows the nouns for companies and the kinds of company that each fits."""

    def __init__(self, table: Row) -> None:
        self.generic = frozenset(table["generic"])
        self.strict = frozenset(table["strict"])
        self.roles = frozenset(table["roles"])
        self._no_makers = frozenset(table["no_makers"])
        self.banks_of_issue = frozenset(table["banks_of_issue"])
        self._of_noun: dict[str, set[str]] = {}
        self._of_name: dict[str, set[str]] = {}
        for kind, words in table["kinds"].items():
            for noun in words["nouns"]:
                self._of_noun.setdefault(noun, set()).add(kind)
            for word in words["names"]:
                self._of_name.setdefault(word, set()).add(kind)

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns for companies of some kind."""
        return frozenset(self._of_noun)

    def nouns_of(self, kinds: Iterable[str]) -> frozenset[str]:
        """The nouns that fit companies of one of these kinds."""
        wanted = set(kinds)
        return frozenset(noun for noun, fitting in self._of_noun.items() if fitting & wanted)

    def names_of(self, kind: str) -> frozenset[str]:
        """The words that names of companies of a kind have in them."""
        return frozenset(word for word, kinds in self._of_name.items() if kind in kinds)

    def is_noun(self, word: str, before: str = "") -> bool:
        """Whether the word can stand for a company; not "maker" behind "policy"."""
        if before and f"{before}-{word}" in self._no_makers:
            return False
        if word in self.generic or word in self._of_noun:
            return True
        return word.endswith(_MAKERS) and word.removesuffix("s") not in self._no_makers

    def fitting(self, noun: str) -> frozenset[str]:
        """The kinds of company that the noun fits; none for a generic noun, which fits all."""
        return frozenset() if noun in self.generic else frozenset(self._of_noun.get(noun, ()))

    def of_companies(self, doc: Doc) -> dict[int, set[str]]:
        """The kinds of each company of the article, by the identity of its entry."""
        named: dict[int, set[str]] = {id(company): self._by_name(company) for company in doc._.companies}
        kinds = {key: set(own) for key, own in named.items()}
        for start, end, mention in placed(doc, "companies"):
            if mention.kind is MentionKind.NAME:
                around, key = self._by_words_around(doc, start, end), id(mention.entity)
                # "told the paper Tallis Bank was hit" makes the bank no paper
                kinds[key] |= around - self.strict if named[key] - self.strict else around
        return kinds

    def calls(self, doc: Doc) -> dict[int, set[str]]:
        """The nouns right before each company's name that tell its part: "supplier Tallis"."""
        called: dict[int, set[str]] = {id(company): set() for company in doc._.companies}
        words = lowers(doc)
        for start, _, mention in placed(doc, "companies"):
            if start and (noun := words[start - 1]) in self.roles:
                called[id(mention.entity)].add(noun)
        return called

    def _by_name(self, company: Company) -> set[str]:
        """The kinds that the lists give, else those that the name's words show; a newspaper is nothing else."""
        if company.kinds:
            return set(company.kinds)
        shown = {kind for word in words_of(company.name) for kind in self._of_name.get(word, ())}
        return shown & self.strict or shown

    def _by_words_around(self, doc: Doc, start: int, end: int) -> set[str]:
        """The kinds shown by "retailer X" or "X, the No. 3 U.S. retailer", for the name at these tokens."""
        words, found = lowers(doc), set[str]()
        if start:
            found |= self._by_noun(words, start - 1)
        i, last = end, len(words) - 1
        while i <= last and i < end + 5 and (words[i] in "()<>" or words[i].isspace() or "." in words[i][1:]):
            i += 1
        if i < last and (
            (words[i] == "," and words[i + 1] in ("a", "an", "the")) or words[i] in ("is", "was")
        ):
            for j in range(i + 1, min(len(words), i + _REACH)):
                if words[j] in _ENDS:
                    break
                if j < last and words[j + 1] in _ACTS:
                    break  # "Ford, the paper said"
                found |= self._by_noun(words, j)
        return found

    def _by_noun(self, words: list[str], i: int) -> set[str]:
        """The kinds that the noun there fits, with the word before it if they are known together: "mortgage lender"."""
        both = self._of_noun.get(f"{words[i - 1]} {words[i]}") if i else None
        return both or self._of_noun.get(words[i], set())
