"""Where a name ends that goes on behind its capitalised words: "and Sons", ", Inc", "(Alaska) Inc", "and Exchange Commission"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.pipeline.words import blanks, texts
from extractor.rules import Row

#: Legal forms in capitals that stand behind a comma: "Tallis, LLC".
_AFTER_COMMA = frozenset(("INC", "CORP", "LTD", "LLC", "LLP", "LP", "PLC", "AG"))
_AND_PARTNERS = frozenset(
    ("Co", "Co.", "Company", "Sons", "Bros", "Bros.", "Brothers", "Associates", "Partners")
)
#: Trades that one company has both of: "Norland Bank and Trust".
_AND_TRADES = frozenset(
    (
        ("Bank", "Trust"),
        ("Banking", "Trust"),
        ("Trust", "Banking"),
        ("Savings", "Loan"),
        ("Savings", "Loans"),
        ("Savings", "Trust"),
        ("Property", "Casualty"),
        ("Fire", "Casualty"),
        ("Power", "Light"),
        ("Light", "Power"),
        ("Gas", "Electric"),
        ("Electric", "Gas"),
        ("Copper", "Gold"),
        ("Tire", "Rubber"),
        ("Iron", "Steel"),
        ("Iron", "Coal"),
        ("Telephone", "Telegraph"),
        ("Oil", "Gas"),
        ("Casino", "Resort"),
        ("Casino", "Hotel"),
        ("Hotel", "Casino"),
        ("Resort", "Casino"),
    )
)
#: What may end a whole name of two trades.
_WHOLE = frozenset(("Group", "Holdings", "Works", "Company"))
#: What begins each of the ways in which a name goes on.
_JOINTS = frozenset(("and", "&", ",", "("))
#: How many words may stand between brackets and the legal form: "Tallis (Private) Investments Ltd".
_BEHIND_BRACKETS = 3


class NameEnds:
    """Knows the legal forms and what joins two parts of one name."""

    def __init__(self, context: Row, proving: Iterable[str]) -> None:
        self._fields = frozenset(context["fields"])
        self._public_bodies = frozenset(context["public_bodies"])
        self._proving = frozenset(proving)

    def of(self, doc: Doc, end: int) -> int:
        """The end of the name whose run of capitalised words ends at token `end`."""
        words = texts(doc)
        if end >= len(words) or words[end] not in _JOINTS:
            return end
        if self._joins_partner(words, end):
            end += 2
            while end < len(words) and (self.is_form(doc, end) or words[end] in _WHOLE):
                end += 1  # "Norland Copper and Gold Inc", "Norland Iron and Steel Group"
        end = self._public_body_end(doc, end)
        if end + 1 < len(words) and words[end] == "," and self.follows_comma(doc, end + 1):
            return end + 2
        if end + 3 < len(words) and words[end] == "(" and words[end + 2] == ")" and words[end + 1].istitle():
            for last in range(end + 3, min(len(words), end + 3 + _BEHIND_BRACKETS)):
                if self.is_form(doc, last):
                    stop = last + 2 < len(words) and words[last + 1] == "." and self.is_form(doc, last + 2)
                    return last + 3 if stop else last + 1  # "Pty. Ltd."
                if not words[last].istitle():
                    break
        return end

    def follows_comma(self, doc: Doc, i: int) -> bool:
        """Whether a legal form follows a comma; "SAS" and "SE" may be the next company or place."""
        return self.is_form(doc, i) and not (
            doc[i].is_upper and doc[i].is_alpha and doc[i].text not in _AFTER_COMMA
        )

    def is_form(self, doc: Doc, i: int) -> bool:
        """Whether the token is a legal form, and no part of a longer word ("Co-Chairman")."""
        words = texts(doc)
        return words[i] in self._proving and not (
            i + 1 < len(words) and words[i + 1] == "-" and not blanks(doc)[i]
        )

    def _joins_partner(self, words: list[str], end: int) -> bool:
        """Whether "and Co", "and Sons" follows."""
        if end + 1 >= len(words) or words[end] != "and":
            return False
        return words[end + 1] in _AND_PARTNERS or (words[end - 1], words[end + 1]) in _AND_TRADES

    def _public_body_end(self, doc: Doc, end: int) -> int:
        """Where the name ends that has two fields: "Securities and Exchange Commission", "National Oceanic and Atmospheric Administration"."""
        words = texts(doc)
        if (
            end + 2 >= len(words)
            or words[end] not in ("and", "&")
            or words[end - 1].lower() not in self._fields
        ):
            return end
        i = end + 1
        while i < len(doc) and doc[i].lower_ in self._fields and doc[i].is_title:
            i += 1
        return i + 1 if end + 1 < i < len(doc) and doc[i].text.lower() in self._public_bodies else end
