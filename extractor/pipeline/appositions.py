"""What stands in commas behind a name and says what it names: ", the world's largest retailer,"."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, texts
from extractor.rules import Rules

#: What an apposition begins with: "Wilko, another homewares retailer".
_APPOSING = frozenset(("the", "a", "an", "another"))


_ARTICLES = (["a"], ["an"], ["the"])
#: What the noun of an apposition is not followed by: "from Hurricane Lira, the company earned".
_GOING_ON = frozenset(("NN", "NNS", "POS", "VBD", "VBZ", "MD"))
#: Nouns for people that are firms', too.
_PEOPLE_TOO = frozenset(("broker", "trader", "dealer", "banker", "adviser", "advisor"))
#: "worked out of Tallis, the company says" has no apposition.
_SAYING = frozenset(("said", "says", "added", "adds"))


class Appositions:
    """Reads them."""

    def __init__(self, rules: Rules, kinds: CompanyKinds) -> None:
        context, bodies = rules.table("name_context.toml"), rules.table("organizations.toml")
        self._kinds = kinds
        self._places, self._titles = frozenset(context["places"]), frozenset(context["titles"])
        self._body_nouns, self._body_groups = (
            frozenset(bodies["body_nouns"]),
            frozenset(bodies["body_groups"]),
        )
        self._company_agencies = frozenset(bodies["company_agencies"])
        self._company_exchanges = frozenset(bodies["company_exchanges"])
        self._trades = frozenset(context["trades"])

    def read(self, doc: Doc, end: int, *, seems_person: bool = False) -> str | None:
        """What an apposition calls the name: ", the world's largest retailer", ", an analyst at" or ", a charity".

        `seems_person`: the name looks like a person's, and many trades are people's as well.
        """
        start, words = end + 1, lowers(doc)
        while start < len(words) and words[start - 1] != ",":
            start += 1
        return self._called(doc, start, seems_person)

    def predicate(self, doc: Doc, end: int, *, seems_person: bool = False) -> str | None:
        """What a sentence says the name is: "Tallis is a data firm", as `read` tells it."""
        words = lowers(doc)
        if words[end : end + 1] not in (["is"], ["was"]) or words[end + 1 : end + 2] not in _ARTICLES:
            return None
        return self._called(doc, end + 1, seems_person)

    def _called(self, doc: Doc, start: int, seems_person: bool) -> str | None:
        """What the noun phrase that begins at a token stands for."""
        words, tags = lowers(doc), tree_of(doc).tags
        has_article = start < len(words) and words[start] in _APPOSING
        if start + 1 < len(words) and words[start] in self._places:
            has_article = tags[start + 1] == "POS"  # ", Britain's biggest brewer"
        for i in range(start, min(len(words), start + 12)):
            word = words[i]
            if word == "up" and i > start + 2 and words[i - 1] == "-":
                word = "start-up"  # in three tokens
            if word in (",", ".", ";", "that", "which", "who", "said", "of", "in", "at", "for", "with"):
                return None
            after = min(i + 1, len(words) - 1)
            if word == "group" and words[after] == "of":
                return None  # "a group of readers"
            if word in self._titles and not texts(doc)[after].istitle():
                return "person"
            if has_article and tags[after] not in _GOING_ON and words[after] not in _SAYING:
                if self.is_body(word, words[i - 1]):
                    return "other"
                if word in _PEOPLE_TOO and words[after] in ("with", "at", "to"):
                    return "person"  # "a real estate broker with Tallis Homes"
                trade = (word in self._trades and not seems_person) or self._kinds.is_noun(word)
                if trade and texts(doc)[i].islower():
                    return "company"
        return None

    def is_body(self, noun: str, before: str) -> bool:
        """Whether a noun, with the word before it, stands for a body that is no company: "trade group"."""
        if noun == "group":
            return before in self._body_groups
        if noun == "agency":
            return before not in self._company_agencies
        if noun == "exchange":
            return before not in self._company_exchanges
        return noun in self._body_nouns
