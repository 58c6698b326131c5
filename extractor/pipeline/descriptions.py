"""Finds descriptions of companies: "the company", "the Detroit-based automaker", "the world's largest bank"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.name_runs import name_sentences
from extractor.pipeline.words import lowers
from extractor.rules import Row

#: How many words may stand between the determiner and the noun.
_MODIFIERS = 8
#: Words after the noun that say which company it is: "the group that represents dealers".
_RELATIVE = frozenset(("that", "whose", "based", "behind", "which"))
_NOUN_TAGS = frozenset(("NN", "NNS"))
#: Words that end the search for the noun: a description holds none of them.
_BREAKS = frozenset(
    (
        "of", "in", "at", "to", "and", "or", "for", "from", "with", "by", "that", "which", "who", "said", "says", "is", "was", "has", "had", "will",
        "on", "as", "than", "but", "are", "were", "have", "the", "a", "an", "its", "his", "their", "it", "he", "they", ",", ".", ";", ":", "(", ")", '"', "“", "”",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Description:
    """A stretch of tokens that describes a company, and the kinds of company that it fits (none: any)."""

    start: int
    end: int
    noun: str
    kinds: frozenset[str]


class DescriptionFinder:
    """Finds descriptions by their determiner and noun; it needs no parse."""

    def __init__(self, kinds: CompanyKinds, table: Row) -> None:
        self._kinds = kinds
        self._determiners, self._others = frozenset(table["determiners"]), frozenset(table["others"])

    def find(self, doc: Doc) -> Iterator[Description]:
        """The descriptions in the order of the text."""
        words = lowers(doc)
        for start, end in name_sentences(doc):
            i = start
            while i < end:
                if words[i] in self._determiners:
                    description = self._from(doc, i, end)
                    if description is not None:
                        yield description
                        i = description.end - 1
                i += 1

    def _from(self, doc: Doc, start: int, limit: int) -> Description | None:
        for i in range(start + 1, min(limit, start + 2 + _MODIFIERS)):
            token = doc[i]
            if token.lower_ in _BREAKS:
                return None
            if self._kinds.is_noun(token.lower_) and not _modifies_next(doc, i, limit):
                if token.text[0].isupper() or (i + 1 < limit and doc[i + 1].lower_ == "of"):
                    return None
                inside = [doc[j].lower_ for j in range(start + 1, i)]
                if self._others.intersection(inside) or (i + 1 < limit and doc[i + 1].text in ("The", "the")):
                    return None
                if i + 1 < limit and (doc[i + 1].lower_ in _RELATIVE or doc[i + 1].tag_ == "VBG"):
                    return None
                kinds = self._kinds.fitting(token.lower_)
                for word in inside:
                    kinds = kinds or self._kinds.fitting(word)
                return Description(start, i + 1, token.lower_, kinds)
        return None


def _modifies_next(doc: Doc, i: int, limit: int) -> bool:
    """Whether the noun is only part of a longer one: "company officials", "bank-owned"."""
    if i + 1 >= limit:
        return False
    after = doc[i + 1]
    if after.text == "-" and not doc[i].whitespace_:
        return True
    return after.tag_ in _NOUN_TAGS or (after.tag_ in ("NNP", "NNPS") and after.is_title)
