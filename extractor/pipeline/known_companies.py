"""The companies that are known by name: one search over the tokens for all of them, and what is known of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from extractor.pipeline.name_forms import NameForms, words_of
from extractor.pipeline.words import blanks, straight, text_places, texts
from extractor.rules import Row, row_error, strings

COMPANIES_FILE = "companies.jsonl"
#: Shorter names in capitals are mostly abbreviations of something else.
_SHORTEST_IN_CAPITALS = 5
_FIRST_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class KnownCompany:
    """One line of the lists of companies."""

    name: str
    ticker: str | None = None
    isin: str | None = None
    wikipedia_url: str | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownName:
    """A place where the name of known companies stands; `end` is exclusive, in tokens."""

    start: int
    end: int
    companies: tuple[KnownCompany, ...]
    #: the name is also an ordinary word, a place or a person
    ambiguous: bool


class KnownCompanies:
    """All known names in one table; finding them costs one look-up per token and length of name."""

    def __init__(
        self, rows: Iterable[Row], ambiguous: Iterable[str], forms: NameForms, generic: Collection[str]
    ) -> None:
        self._ambiguous, self._generic = frozenset(ambiguous), frozenset(generic)
        self._by_name: dict[str, list[KnownCompany]] = {}
        #: the lengths of the names that begin with each word, the longest first
        self.lengths: dict[str, list[int]] = {}
        for row, names in _merged(map(_checked, rows), forms, generic):
            company = KnownCompany(
                row["name"],
                row.get("ticker"),
                row.get("isin"),
                row.get("wikipedia_url"),
                tuple(row.get("kinds", ())),
            )
            for name in names:
                holders = self._by_name.setdefault(name, [])
                if company not in holders:
                    holders.append(company)
        self._ambiguous |= self._add_capitals()
        for name in self._by_name:
            first = _FIRST_WORD.match(name)
            if first is not None:
                lengths = self.lengths.setdefault(first[0], [])
                if len(name) not in lengths:
                    lengths.append(len(name))
        for lengths in self.lengths.values():
            lengths.sort(reverse=True)
        self._longest = max(map(len, self._by_name), default=0)
        self._reach = lru_cache(maxsize=1 << 15)(self._longest_from)
        #: how a token can begin with which a name begins: most do not, and need no closer look
        self._beginnings = frozenset(
            form for name in self._by_name for form in (name[0], name[:2], name[:2].replace("'", "’"))
        )

    def _add_capitals(self) -> frozenset[str]:
        """Add the names in capitals, as headings and tables write them; those of one word prove little."""
        ambiguous = set()
        for name, holders in list(self._by_name.items()):
            shouted = name.upper()
            if len(name) < _SHORTEST_IN_CAPITALS or shouted in self._by_name or self.is_ambiguous(name):
                continue
            self._by_name[shouted] = holders
            if " " not in name:
                ambiguous.add(shouted)
        return frozenset(ambiguous)

    def is_ambiguous(self, name: str) -> bool:
        """Whether the name is also an ordinary word, a place or a person."""
        return straight(name) in self._ambiguous or self._generic.issuperset(words_of(name))

    def of_name(self, name: str) -> tuple[KnownCompany, ...]:
        """The companies with exactly this name."""
        return tuple(self._by_name.get(straight(name), ()))

    def find(self, doc: Doc) -> Iterator[KnownName]:
        """The longest known name at each token, left to right, without overlaps."""
        words, spaced, done = texts(doc), blanks(doc), 0
        for i, longest in sorted(self._beginnings_in(doc)):
            if i < done:
                continue
            text, ends = _spaced(words, spaced, i, longest)
            first = _FIRST_WORD.match(text)
            for length in reversed(ends):
                name = text[:length]
                if first is not None and length >= first.end() and name in self._by_name:
                    done = ends[length] + 1
                    start = i + 1 if name.startswith("The ") and name.count(" ") > 1 else i
                    yield KnownName(start, done, self.of_name(name), self.is_ambiguous(name))
                    break

    def _beginnings_in(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """The tokens with which a known name can begin, and how long it can be."""
        words, spaced = texts(doc), blanks(doc)
        for word, places in text_places(doc).items():
            if word[:2] not in self._beginnings:
                continue
            alone, joined = self._reach(word)
            for i in places if joined else ():
                goes_on = not spaced[i] and i + 1 < len(words) and words[i + 1][0].isalnum()
                if longest := joined if goes_on else alone:
                    yield i, longest

    def _longest_from(self, text: str) -> tuple[int, int]:
        """How long the names are at most that can begin with a token, 0 when none can: where it is a word by itself,
        and where a letter or digit follows without a blank.
        """
        first = _FIRST_WORD.match(text)
        alone = max(self.lengths.get(first[0] if first else "", ()), default=0)
        # a part of a word of which names may begin with the whole
        return alone, self._longest if text.isalnum() else alone


def _checked(row: Row) -> Row:
    """The row, if it has what a company needs. Raises RuleError."""
    if not isinstance(row.get("name"), str) or not row["name"].strip():
        raise row_error(row, COMPANIES_FILE, f"a company needs a `name`; found {row.get('name')!r}")
    for key in ("aliases", "kinds"):
        strings(row, key, COMPANIES_FILE)
    return row


def _spaced(words: list[str], blanks: list[bool], start: int, longest: int) -> tuple[str, dict[int, int]]:
    """The text from a token on, as far as a name of that length can reach, with every white space as one blank;
    and which token ends where in it."""
    text = ""
    ends: dict[int, int] = {}
    for i in range(start, len(words)):
        word = words[i]
        if word.isspace():
            text = text.rstrip(" ") + " "
            continue
        text += word
        reach = len(text)
        ends[reach] = i
        if reach >= longest:
            break
        if blanks[i]:
            text += " "
    return straight(text), ends


#: Names that nobody spells out: "Needham and Co".
_AND_COMPANY = ("& Co", "& Co.", "& Company")


def _merged(rows: Iterable[Row], forms: NameForms, generic: Collection[str]) -> list[tuple[Row, list[str]]]:
    """One row per company with every form under which it is found; the first row of a company wins.

    A form of general words only ("National Bank") names no company by itself. Rows belong together when their bare names agree, or when the name of a line of the list of listed
    companies (it has a ticker and no aliases) is an alias of an earlier row.
    """
    merged: list[tuple[Row, list[str]]] = []
    by_bare: dict[tuple[str, ...], int] = {}
    by_alias: dict[str, int] = {}
    for row in rows:
        bare = forms.bare(row["name"])
        place = by_bare.get(bare)
        if place is None and "ticker" in row and "aliases" not in row:
            place = by_alias.get(row["name"], by_alias.get(forms.bare_text(row["name"])))
        if place is None:
            place = len(merged)
            merged.append((row, []))
        else:
            merged[place] = ({**row, **merged[place][0]}, merged[place][1])
        by_bare.setdefault(bare, place)
        found = merged[place][1]
        for name in (row["name"], *row.get("aliases", ())):
            by_alias.setdefault(name, place)
            bare_text = forms.bare_text(name)
            says_something = any(word not in generic for word in words_of(bare_text))
            spelled_out = "" if name.endswith(_AND_COMPANY) else name.replace(" & ", " and ")
            for form in (name, bare_text if says_something else "", spelled_out):
                if form and form not in found:
                    found.append(form)
    return merged
