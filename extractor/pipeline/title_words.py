"""Which words titles are made of: where a title may begin, what may stand inside it, what is no part of it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from extractor.pipeline.employers import Employers
from extractor.pipeline.extensions import text_of
from extractor.rules import Row

ARTICLES = frozenset(("a", "an", "the", "another"))
#: Words before a title that was held in the past.
FORMER = frozenset(("former", "formerly", "ex", "was", "previously", "retired", "late"))
#: Where somebody sits, in front of a title.
_SEAT = re.compile(r"^(?:[A-Z]\S* ){0,3}[A-Z]\S*-based ")
#: A share's code inside a title: "former Harbor Mills (HBM.N) head".
_CODE = re.compile(r" \( ?[A-Z\d]+\.[A-Z]+ ?\)")
#: Parts of speech inside a title (Penn Treebank); "" on a sentence that the base model has not seen.
_TITLE_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "VBG", "VBN", ""))
#: How many tokens the field of a title may take: "of consumer research".
_LONGEST_FIELD = 5
_COUNTRIES = frozenset(("U.S.", "US", "UK", "U.K."))


class TitleWords:
    """Knows the nouns of titles and the words around them."""

    def __init__(self, table: Row) -> None:
        self.heads = frozenset(table["heads"])
        self.ranks = frozenset(table["ranks"])
        self._inside = frozenset(table["inside"]) - {"vice", "co"}
        self._honorifics = frozenset(table["honorifics"])
        self._not_first = frozenset(table["not_first"])
        self._new_places = frozenset(table["new_places"])
        self._verbal = frozenset(table["verbal"])

    def is_address(self, doc: Doc, i: int) -> bool:
        """Whether the token is a form of address and no title: "Sir", "Ms.", not "President"."""
        return doc[i].lower_ in self._honorifics and doc[i].lower_ not in self.heads

    def fits(self, doc: Doc, i: int) -> bool:
        """Whether the token can be part of a title, by its part of speech."""
        token = doc[i]
        if token.text == "-":
            return not (i and doc[i - 1].whitespace_)  # "his helicopter - and the Norlandic President"
        if token.lower_ in self.heads or token.lower_ in ("and", "&", "vice", "co"):
            return True
        if token.tag_ == "VBG" and token.dep_ in ("acl", "advcl"):
            return False  # "a reshuffle underlining chief executive X's resolve"
        return token.tag_ in _TITLE_TAGS and token.text[0].isalnum() and token.lower_ not in ARTICLES

    def cannot_begin(self, doc: Doc, i: int) -> bool:
        """Whether a title cannot begin with the token: "and", "given", "selected", but "managing"."""
        word = doc[i].lower_
        verbal = doc[i].tag_ in ("VBN", "VBG") and word not in self._verbal and word not in self.heads
        verbal = verbal or (doc[i].tag_ == "VBN" and i > 0 and doc[i - 1].lower_ in ("newly", "recently"))
        joined = i + 1 < len(doc) and doc[i + 1].text == "-"
        if word == "new" and i + 1 < len(doc) and doc[i + 1].lower_ in self._new_places:
            return False
        if joined and word in ("high", "well"):
            return True  # "high-profile physicist"
        return word in self._inside or word in self._not_first or (verbal and not joined)

    def begins_with_name(self, doc: Doc, first: int, last: int) -> bool:
        """Whether a title begins with somebody's name: "U.S. deputy chief", "Conservative finance spokesman"."""
        if first < last and doc[first].lower_ in FORMER:
            first += 1
        word = doc[first]
        return (
            first < last
            and word.text[0].isupper()
            and not word.is_sent_start
            and word.lower_ not in self.heads | self.ranks
            and doc[first + 1].is_lower
        )

    def before_field(self, doc: Doc, i: int, names: Employers) -> int:
        """The title's noun before the field that ends at a token: "chief of staff", "minister of state for trade"."""
        for j in range(i, max(0, i - _LONGEST_FIELD), -1):
            if doc[j].lower_ in ("of", "for") and j < i:
                if doc[j - 1].lower_ in self.heads:
                    return j - 1
                continue  # "minister of state for communications"
            if j in names or not self.fits(doc, j):
                break
        return i

    def without_rank(
        self, doc: Doc, name: Span, first: int, organization: str | None
    ) -> tuple[int, str | None]:
        """Where a title begins whose first word was read as the end of a body's name: "Fire Department Division Chief".

        What is left of "U.S. District Judge" is no body.
        """
        end = name.end
        while end - name.start > 1 and doc[end - 1].lower_ in self.ranks:
            end -= 1
        if end == name.start + 1 and doc[name.start].text in _COUNTRIES:
            return name.start, None
        return (
            (end, title_text(doc, name.start, end))
            if end < name.end - (end == name.start + 1)
            else (first, organization)
        )


def title_text(doc: Doc, start: int, end: int) -> str:
    """The words of a title without where its bearer sits: "analyst" for "New York-based analyst"; and without codes."""
    return _CODE.sub("", _SEAT.sub("", " ".join(text_of(doc, start, end).split())))
