"""What stands in commas behind a name and says what it names: ", the world's largest retailer,"."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.pipeline.company_kinds import CompanyKinds
from extractor.rules import Rules

#: What an apposition begins with: "Wilko, another homewares retailer".
_APPOSING = frozenset(("the", "a", "an", "another"))


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
        start = end + 1
        while start < len(doc) and doc[start - 1].text != ",":
            start += 1
        has_article = start < len(doc) and doc[start].lower_ in _APPOSING
        if start + 1 < len(doc) and doc[start].lower_ in self._places:
            has_article = doc[start + 1].tag_ == "POS"  # ", Britain's biggest brewer"
        for i in range(start, min(len(doc), start + 12)):
            word = doc[i].lower_
            if word == "up" and i > start + 2 and doc[i - 1].text == "-":
                word = "start-up"  # in three tokens
            if word in (",", ".", ";", "that", "which", "who", "said", "of", "in"):
                return None
            after = doc[min(i + 1, len(doc) - 1)]
            if word == "group" and after.lower_ == "of":
                return None  # "a group of readers"
            if word in self._titles and not after.is_title:
                return "person"
            if has_article and after.tag_ not in ("NN", "NNS", "POS") and after.lower_ not in _SAYING:
                if self.is_body(word, doc[i - 1].lower_):
                    return "other"
                if (word in self._trades and not seems_person) or self._kinds.is_noun(word):
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
