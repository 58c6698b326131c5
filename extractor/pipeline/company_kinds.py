"""What kind of company each one is, as far as its name and the article's own words show: bank, automaker, airline."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from extractor.pipeline.extensions import value_of
from extractor.pipeline.name_forms import words_of
from extractor.pipeline.names import Company, MentionKind
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

    def is_noun(self, word: str) -> bool:
        """Whether the word can stand for a company."""
        return word in self.generic or word in self._of_noun or word.endswith(_MAKERS)

    def fitting(self, noun: str) -> frozenset[str]:
        """The kinds of company that the noun fits; none for a generic noun, which fits all."""
        return frozenset() if noun in self.generic else frozenset(self._of_noun.get(noun, ()))

    def of_companies(self, doc: Doc) -> dict[int, set[str]]:
        """The kinds of each company of the article, by the identity of its entry."""
        kinds: dict[int, set[str]] = {id(company): self._by_name(company) for company in doc._.companies}
        for span in doc.spans.get("companies", []):
            if value_of(span).kind is MentionKind.NAME:
                kinds[id(value_of(span).entity)] |= self._by_words_around(doc, span)
        return kinds

    def calls(self, doc: Doc) -> dict[int, set[str]]:
        """The nouns right before each company's name that tell its part: "supplier Tallis"."""
        called: dict[int, set[str]] = {id(company): set() for company in doc._.companies}
        for span in doc.spans.get("companies", []):
            if span.start and (noun := doc[span.start - 1].lower_) in self.roles:
                called[id(value_of(span).entity)].add(noun)
        return called

    def _by_name(self, company: Company) -> set[str]:
        """The kinds that the lists give, else those that the name's words show; a newspaper is nothing else."""
        if company.kinds:
            return set(company.kinds)
        shown = {kind for word in words_of(company.name) for kind in self._of_name.get(word, ())}
        return shown & self.strict or shown

    def _by_words_around(self, doc: Doc, span: Span) -> set[str]:
        """The kinds shown by "retailer X" or "X, the No. 3 U.S. retailer"."""
        found: set[str] = set()
        if span.start:
            found |= self._of_noun.get(doc[span.start - 1].lower_, set())
        i = span.end
        while (
            i < len(doc)
            and i < span.end + 5
            and (doc[i].text in "()<>" or doc[i].is_space or "." in doc[i].text[1:])
        ):
            i += 1
        if i + 1 < len(doc) and (
            (doc[i].text == "," and doc[i + 1].lower_ in ("a", "an", "the")) or doc[i].lower_ in ("is", "was")
        ):
            for token in doc[i + 1 : min(len(doc), i + _REACH)]:
                if token.lower_ in _ENDS:
                    break
                if token.i + 1 < len(doc) and doc[token.i + 1].lower_ in _ACTS:
                    break  # "Ford, the paper said"
                found |= self._of_noun.get(token.lower_, set())
        return found
