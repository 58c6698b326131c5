"""What the words around a capitalised name say of a person who bears it: a title, an office, an age."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.pipeline.name_evidence import HINT, KNOWN, PROOF, Evidence
from extractor.pipeline.name_units import Unit
from extractor.pipeline.words_around import follows_nickname, words_after
from extractor.rules import Row

_APPOINTED = frozenset(("named", "appointed", "hired", "promoted"))
#: To what somebody is appointed.
_OFFICES = frozenset(("chief", "president", "chairman"))
#: Of the words of titles, those that firms are called by, too: "its partner, Tallis,".
_FIRMS_TOO = frozenset(
    (
        "partner", "investor", "publisher", "founder", "candidate", "head", "shareholder", "owner", "manager", "dealer", "contractor", "developer", "operator",
        "designer", "broker", "trader", "adviser", "advisor", "consultant", "underwriter", "auditor", "recruiter", "specialist", "expert", "producer", "miner",
    )
)  # fmt: skip


class Bearers:
    """Knows the words of titles."""

    def __init__(self, context: Row, titles: Row) -> None:
        """`context` is name_context.toml, `titles` titles.toml."""
        self._titles = frozenset(context["titles"])
        self._seats = self._titles - _FIRMS_TOO
        self._portfolios = frozenset(titles["portfolios"])
        self._heads = frozenset((*titles["heads"], *context["townspeople"]))
        self._honorifics = frozenset(titles["honorifics"])
        #: the words of titles, which stand in capitals before "of", too: "Chairman of Tallis Foods"
        self.words = self._titles | self._heads

    def before(self, doc: Doc, unit: Unit, before: list[str], evidence: Evidence, *, employs: bool) -> None:
        """Count what the words before a name say; `employs`: they call it a firm or its employer."""
        last, last_but_one = before[-1], before[-2] if len(before) > 1 else ""
        size, unknown = len(unit.words), unit.known is None or unit.known.ambiguous
        if last in self._honorifics:
            evidence.add("person", PROOF + HINT if size == 1 else KNOWN, "honorific")
        headed = last in self._heads and doc[unit.start - 1].is_lower
        field = last_but_one in ("of", "for") and last in self._portfolios  # "Chief of Staff X"
        titled = last in self._titles or ((headed or field) and size > 1)
        if titled and unknown and not employs:
            evidence.add("person", KNOWN if size == 2 and last not in _FIRMS_TOO else 2.0, "title")
        if last == "," and last_but_one in self._seats and unknown and not unit.legal_form:
            closed = words_after(doc, unit.end, 1) in ([","], ["."], [])
            if closed and 1 < size < 4 and doc[unit.start - 2].is_lower:
                evidence.add("person", 2.0, "title")  # "said its chairman, X."
        if last in _APPOINTED and not _OFFICES.isdisjoint(words_after(doc, unit.end, 1)):
            evidence.add("person", KNOWN, "appointed")
        if follows_nickname(doc, unit.start):
            evidence.add("person", 2 * PROOF, "nickname")

    def behind(self, after: list[str], evidence: Evidence) -> None:
        """Count what the words behind a name say, its possessive left out: "X, 45", "X, who"."""
        first, second = after[0], after[1] if len(after) > 1 else ""
        if first == "," and (second.isdigit() or second == "who"):
            evidence.add("person", 2.0, "age")

    def is_title_behind(self, first: str, second: str) -> bool:
        """Whether a title with its field follows the name: "X Chairman of"."""
        return first in self._titles and second in ("of", "at")
