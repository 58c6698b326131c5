"""Where a name begins and ends in its stretch of capitals: without what only stands before or behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from spacy.tokens import Doc

from extractor.pipeline.name_headings import after_heading, after_small_heading
from extractor.pipeline.name_runs import LINKS
from extractor.pipeline.words import lowers, place_follows, small_words, texts
from extractor.rules import Row

#: Days and months as they stand behind a name: "Tallis Group Thursday", "Brandt Feb sales"; May is a surname.
CALENDAR = frozenset(
    (
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february",
        "march", "april", "june", "july", "august", "september", "october", "november", "december",
    )
)  # fmt: skip
#: Endings of a company's trade in one word before its name: "Homebuilder Tallis Corp".
_TRADES = ("maker", "builder", "retailer", "insurer", "lender")
#: Tags of words that a sentence begins with before a name.
_BEFORE_NAMES = frozenset(("VBG", "IN", "RB", "JJR"))
#: Endings of adjectives that say where a firm is from or whose it is.
_OF_ORIGIN = ("-based", "-owned", "-listed")
_POSSESSIVES = frozenset(("'s", "’s"))


class NameEdges:
    """Leaves headings, leading words, trades and roles out of a stretch of capitals."""

    def __init__(
        self,
        context: Row,
        is_form: Callable[[Doc, int], bool],
        nouns: Collection[str],
        first_names: Collection[str],
        roles: Collection[str],
        trades: Iterable[str],
    ) -> None:
        """`is_form` tells whether a token is a legal form; the other words are those of `UnitCutter`."""
        self._is_form, self._first_names, self._roles = is_form, first_names, frozenset(roles)
        self._nouns, self._trades = frozenset(nouns), frozenset(trades)
        self._leading, self._places = frozenset(context["leading"]), frozenset(context["places"])
        self._beginnings, self._demonyms = (
            frozenset(context["company_beginnings"]),
            frozenset(context["demonyms"]),
        )
        self._openers = self._leading.union(context["general_words"])
        self._endings = frozenset(context["company_endings"])
        self._bodies = frozenset(context["public_bodies"])
        self._of_office = frozenset(
            (*context["company_endings"], *context["general_words"], *context["common_words"])
        )

    def of(self, doc: Doc, start: int, end: int, initial: bool, legal_form: bool) -> tuple[int, int, bool]:
        """The first token of the name, one past its last, and whether a sentence begins with it.

        Nothing is left of a stretch (the first token is not before the end) that only holds what stands around names.
        """
        words, lower = texts(doc), lowers(doc)
        start, initial = self._behind_opening(doc, start, end, initial, legal_form)
        start, initial = self._behind_role(lower, start, end, initial, legal_form)
        begin = self._behind_leading(doc, start, end, initial, legal_form)
        stripped = any(word in self._leading for word in lower[start:begin])
        while end > begin and (
            words[end - 1].isspace() or words[end - 1] in LINKS or words[end - 1] in _POSSESSIVES
        ):
            end -= 1
        long = end - begin > 2 or (end - begin == 2 and words[begin].isupper())
        if long and lower[end - 1] in CALENDAR and words[end - 2][0].isupper():
            end -= 1
        if all(self._is_form(doc, i) or (legal_form and words[i] == "Group") for i in range(begin, end)):
            return end, end, False
        town = end - begin > 2 and lower[end - 2] in self._endings and lower[end - 1] not in self._endings
        if (
            town
            and not legal_form
            and lower[end - 1] not in self._bodies
            and place_follows(doc, end, self._places)
        ):
            end -= 1  # "analyst at Tallis Energy Stamford, Connecticut"
        named = end - begin > 3 and lower[end - 2] in self._first_names
        if named and not legal_form and self._of_office.issuperset(lower[begin : end - 2]):
            begin = end - 2  # "Head of Equity Capital Markets | Dana Whitlock"
        return begin, end, initial and not stripped

    def is_trade(self, word: str) -> bool:
        """Whether the word is the plural of a noun for companies: "brewers", "utilities"."""
        return word.endswith("s") and (word[:-1] in self._trades or word[:-3] + "y" in self._trades)

    def _behind_opening(
        self, doc: Doc, start: int, end: int, initial: bool, legal_form: bool
    ) -> tuple[int, bool]:
        """Behind a heading, a first word that is in capitals for its place only, a trade; and if the name still opens."""
        words, lower = texts(doc), lowers(doc)
        small = (small_words(doc), self._places)
        start = after_heading(doc, start, end, self._openers)
        start = after_small_heading(doc, start, end, small, initial)
        if initial and start + 1 < end and doc[start].tag_ in _BEFORE_NAMES:
            start, initial = start + 1, False
        if initial and start + 2 == end and doc[start].tag_ == "JJ" and lower[start + 1] in self._places:
            start, initial = start + 1, False  # "Weak U.S. data"
        led = end < len(lower) and lower[end] in self._roles
        if initial and start + 1 < end and words[start] == "New" and (doc[start + 1].is_upper or led):
            start, initial = start + 1, False  # "New IMF chief X said", "New Tallis CEO"
        proved = legal_form or lower[end - 1] in self._endings
        if initial and proved and start + 2 < end and lower[start].endswith(_TRADES):
            start, initial = start + 1, False  # "Homebuilder Tallis Corp"
        listed = words[end : end + 1] in ([","], ["and"])
        if initial and start + 1 < end and listed and self.is_trade(lower[start]):
            start, initial = start + 1, False  # "Brewers Tallis and Brandt"
        if start + 1 < end and lower[start] == "general" and start and words[start - 1] == "-":
            start += 1  # "Secretary-General Dana Whitlock"
        if start + 3 < end and words[start + 1] == "-" and lower[start + 2] in self._demonyms:
            start, initial = start + 3, False  # "Anglo-Swiss Tallis"
        for i in range(start, end - 1):
            if lower[i].endswith(_OF_ORIGIN):
                start = i + 1  # "Washington D.C.-based Tallis"
        return start, initial

    def _behind_role(
        self, lower: list[str], start: int, end: int, initial: bool, legal_form: bool
    ) -> tuple[int, bool]:
        """Behind a noun for companies, and behind what a person is: "Customer Joe Liddle said"."""
        opens = initial and start + 1 < end and not legal_form
        if opens and lower[start] in self._nouns and lower[start] not in self._beginnings:
            start, initial = start + 1, False
        known = initial and start + 2 < end and lower[start + 1] in self._first_names
        return (start + 1, False) if known and lower[start] in self._roles else (start, initial)

    def _behind_leading(self, doc: Doc, start: int, end: int, initial: bool, legal_form: bool) -> int:
        """Behind words with which no name begins; "al-" begins one."""
        words, lower = texts(doc), lowers(doc)
        if start + 2 < end and lower[start] in ("al", "el") and words[start + 1] == "-":
            return start
        while start < end:
            word = words[start]
            mark = word.isspace() or word in LINKS or (len(word) == 1 and not word.isalnum())
            leads = lower[start] in self._leading and not (legal_form and start + 2 == end)
            if not mark and not (leads and (initial or doc[start].tag_ != "CD")):
                break
            start += 1
        return start
