"""Places where the name of a firm stands for something else: an index, a device, a house, goods."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractor.pipeline.known_companies import KnownName
from extractor.pipeline.name_units import Unit
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, texts
from extractor.pipeline.words_around import (
    begins_other_name,
    begins_quoted_title,
    is_banner,
    is_house,
    is_page,
    is_venue,
    names_index,
    words_after,
    words_before,
)
from extractor.rules import Rules

#: "the Dow Jones .DJI": an index and its code on the wire.
_INDEX_CODE = re.compile(r"\.[A-Z]{2,8}")
#: How many words an index's name may have behind its maker's.
_INDEX_NAME = 6
#: What follows a noun phrase that is complete: verbs and the possessive ("the BlackBerry's", "the iPhone is").
_PREDICATE_TAGS = frozenset(("VBZ", "VBD", "MD", "POS"))
_BEFORE_BRANDS = frozenset(("the", "its", "their", "'s", "’s"))
_MAKERS = frozenset(("maker", "manufacturer", "publisher", "developer", "brewer", "distiller", "bottler"))


class OtherUses:
    """Knows the words behind a name that say so."""

    def __init__(self, rules: Rules) -> None:
        context = rules.table("name_context.toml")
        self._predicates, self._after_other = (
            frozenset(context["predicates"]),
            frozenset(context["after_other"]),
        )
        self._venues, self._services = frozenset(context["venues"]), frozenset(context["services"])
        self._banners, self._editions = frozenset(context["banners"]), frozenset(context["editions"])
        self._index_makers = frozenset(context["index_makers"])
        self._papers_and_indices = frozenset(context["papers_and_indices"])
        self._long_makers = tuple(maker for maker in context["index_makers"] if " " in maker)
        self._owners, self._several = frozenset(context["owners_of_several"]), frozenset(context["several"])
        self._demonyms, self._citing = frozenset(context["demonyms"]), frozenset(context["citing"])
        self._groceries, self._compounds = frozenset(context["groceries"]), frozenset(context["compounds"])

    def at(self, doc: Doc, unit: Unit) -> bool:
        """Whether a company's name stands for something else at this place: an index, a device.

        "Standard & Poor's 500 Index", "BlackBerry devices", "the BlackBerry is".
        """
        if unit.legal_form or unit.code:
            return False
        after = words_after(doc, unit.end, 3)
        makes_indices = unit.words[0] in self._index_makers or unit.text.lower().startswith(self._long_makers)
        if self.is_index(after) or (makes_indices and (names_index(doc, unit.end) or _is_count(after))):
            return True
        if makes_indices and _leads_to_code(doc, unit.end):
            return True
        if unit.text.lower() in self._papers_and_indices and not self._is_cited(doc, unit):
            return True  # "the Nikkei rose"
        words, end = texts(doc), unit.end
        if (
            after[:1] == ["for"]
            and after[1:2]
            and after[1] in self._editions
            and not words[end + 1].islower()
        ):
            return True  # "Tallis for Mobile"
        behind = words[end] if end < len(words) else ""
        if behind and _INDEX_CODE.fullmatch(behind):
            return True
        if (
            begins_other_name(doc, unit.end)
            or is_house(doc, unit)
            or is_venue(doc, unit, self._venues)
            or begins_quoted_title(doc, unit)
            or is_banner(doc, unit, self._banners, self._owners, self._several)
        ):
            return True
        if is_made(doc, unit) and not (unit.known is not None and is_newspaper(unit.known)):
            return True
        if (
            len(after) > 2
            and after[0] == "and"
            and after[2] in self._after_other
            and texts(doc)[end + 2].istitle()
        ):
            return True  # "Norland Steel and Iron Association"
        if self._is_part_of_compound(doc, unit) or is_page(doc, unit):
            return True
        if behind in self._services:
            return True  # "Tallis Maps"
        if unit.known is not None and self._is_goods(doc, unit):
            return True
        if (
            self._demonyms.issuperset(unit.words)
            and lowers(doc)[unit.start - 1] in ("the", "a", "an")
            and modifies(doc, unit, owning=False)
        ):
            return True  # "the American airline industry"
        article = unit.start > 0 and lowers(doc)[unit.start - 1] == "the"
        if article and after and after[0] in ("maker", "makers"):
            return True
        if end - unit.start > 1 or not article or not behind:
            return False
        if unit.known is None or is_newspaper(unit.known):
            return False
        return tree_of(doc).tags[end] in _PREDICATE_TAGS

    def _is_cited(self, doc: Doc, unit: Unit) -> bool:
        """Whether the words beside a name cite it as a paper: "the Nikkei said", "told the Nikkei"."""
        before = words_before(doc, unit.start, 3)
        if before[-1:] == ["the"]:
            before.pop()
        cited = before[-1:] in (["told"], ["citing"], [":"]) or before[-2:] == ["according", "to"]
        return cited or not self._citing.isdisjoint(words_after(doc, unit.end, 1))

    def is_index(self, after: list[str]) -> bool:
        """Whether the words after a name make it an index or a law: "500 Index", "industrial average"."""
        if not after:
            return False
        if after[0] not in self._predicates and ("index" in after[1:3] or "indexes" in after[1:3]):
            return True
        numbered = len(after) > 1 and (after[0].isdigit() or after[0] in ("industrial", "composite"))
        return after[0] in self._after_other or (numbered and after[1] in self._after_other)

    def _is_goods(self, doc: Doc, unit: Unit) -> bool:
        """Whether the place speaks of what the known firm sells: "the Tallis brand", "Tallis ketchup", "a Tallis"."""
        before = lowers(doc)[unit.start - 1] if unit.start else ""
        after = texts(doc)[unit.end] if unit.end < len(doc) else ""
        if (before in _BEFORE_BRANDS and after == "brand") or after in self._groceries:
            return True
        if before in ("flagship", "namesake") and modifies(doc, unit, owning=False):
            return True  # "its flagship Tallis chain"
        return before in ("a", "an") and unit.end - unit.start == 1 and not modifies(doc, unit)

    def _is_part_of_compound(self, doc: Doc, unit: Unit) -> bool:
        """Whether a word that begins a sentence is joined to a participle: "Shell-shocked investors"."""
        if not unit.initial or unit.known is None or not unit.known.ambiguous or unit.end + 1 >= len(doc):
            return False
        dash, participle = doc[unit.end], doc[unit.end + 1].text
        joined = dash.text == "-" and not (dash.whitespace_ or doc[unit.end - 1].whitespace_)
        return joined and participle.endswith("ed") and participle not in self._compounds


def _is_count(after: list[str]) -> bool:
    """Whether the next word is how many shares an index holds: "the Standard & Poor's 500 rose"."""
    return bool(after) and len(after[0]) in (2, 3, 4) and after[0].isdigit()


def _leads_to_code(doc: Doc, end: int) -> bool:
    """Whether an index's code follows its name: "the Standard & Poor's capital goods group .GSPIC"."""
    for text in texts(doc)[end : end + _INDEX_NAME]:
        if _INDEX_CODE.fullmatch(text):
            return True
        if not text.isalpha():
            return False
    return False


def is_made(doc: Doc, unit: Unit) -> bool:
    """Whether the name is that of a maker's goods: "Avolin maker Tallis", "Dust Road publisher Brandt"."""
    words, end = texts(doc), unit.end
    if words[end : end + 1] == ["-"]:
        end += 1  # "Avolin-maker Tallis"
    if end + 1 >= len(words) or words[end].lower() not in _MAKERS:
        return False
    return words[end + 1][0].isupper()


def modifies(doc: Doc, unit: Unit, *, owning: bool = True) -> bool:
    """Whether the name stands before a noun of its phrase: "an Apple event", and "Apple's event" if `owning` counts."""
    i = unit.end
    while i < len(doc) and doc[i].text in ("-", "/", "(", ")"):
        i += 1
    if i < len(doc) and doc[i].tag_ == "POS":
        return owning
    return i < len(doc) and doc[i].tag_.startswith(("NN", "JJ", "VBG", "VBN", "CD", "HYPH"))


def is_initials(doc: Doc, unit: Unit) -> bool:
    """Whether the name is a word of capitals, as an abbreviation is."""
    text = doc[unit.start].text
    return unit.end == unit.start + 1 and text.isalpha() and text.isupper() and 1 < len(text) <= _INITIALS


#: The kinds of company whose names take the article.
_WITH_ARTICLE = frozenset(("newspaper", "magazine", "broadcaster"))
#: Letters of the longest abbreviation.
_INITIALS = 6


def is_newspaper(known: KnownName) -> bool:
    """Whether the known name is a newspaper's or broadcaster's, which takes the article: "the Times", "the BBC"."""
    return any(not _WITH_ARTICLE.isdisjoint(company.kinds) for company in known.companies)
