"""Patterns over words: text becomes a string with one code per token, and patterns become regular expressions on it.

A code stands for the set of classes that a word belongs to, so a pattern runs at the speed of `re` over a string
that is much shorter than the text. Patterns without nested repetition take time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

from extractor.errors import UsageError

#: The code of a paragraph break and of every word that no pattern knows.
BREAK, OTHER = "\n", "."

_TOKEN = re.compile(
    # blanks are passed over at once, and most tokens come first: a word that nothing is joined to
    r"(?! )(?:[^\W\d_]++(?![\w/-])"
    # dates in one piece: 2023-11-15, 15-Nov-2023, Nov-15-2023, 11/15/2023
    r"|\d{4}([/.-])\d\d?\1\d\d?(?!\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|\d{1,2}([/-])[A-Za-z]{3,9}\2\d{2,4}(?!\w)|[A-Za-z]{3,9}([/-])\d{1,2}\3\d{4}(?!\w)"
    r"|\d{1,2}([/.-])\d{1,2}\4(?:\d\d|\d{4})(?!\w)"
    r"|\d+(?:[.,]\d+)+"
    r"|['’‘]\d\ds?(?!\w)"
    r"|[^\W_]+"
    r"|\n[^\S\n]*\n\s*"
    r"|[^\w\s])"
)
_REPEAT = re.compile(r"\s*([?*])")
_PIECE = re.compile(
    r"\s*(?:(?P<name>[a-z_]+):|'(?P<literal>[^']+)'|(?P<word>[A-Z][A-Z_0-9]*)|(?P<sign>[()|?*!&<]))"
)

#: A break between paragraphs, in which blanks may stand.
_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
#: The cuts of so many chunks are remembered, of none that is longer.
_MOST_CHUNKS, _LONGEST_CHUNK = 1 << 16, 30

#: Marks that are a token of their own behind any word.
_MARKS = frozenset('.,;:"”)?!')

#: Signs for what stands around a match: must not follow, must follow, must stand before (one word only).
_LOOKS = {"!": "!", "&": "=", "<": "<="}


class Cut(NamedTuple):
    """What a chunk of text becomes: its tokens, and a code for each.

    A chunk is a word with the marks around it, from one blank to the next; what it is cut into depends on nothing
    beside it.
    """

    words: tuple[str, ...]
    #: where each begins in the chunk
    starts: tuple[int, ...]
    codes: str


class Tokens:
    """The tokens of a text: their words, their codes, and where each stands."""

    def __init__(self, text: str, chunks: list[str], cuts: list[Cut]) -> None:
        self.text, self._chunks, self._cuts = text, chunks, cuts
        self._codes = list(map(attrgetter("codes"), cuts))
        self.codes = "".join(self._codes)
        self._words = list(chain.from_iterable(map(attrgetter("words"), cuts)))

    def word(self, index: int) -> str:
        """The token's text, or "" outside the text."""
        return self._words[index] if 0 <= index < len(self._words) else ""

    def words(self, first: int, end: int) -> list[str]:
        """The lower-case words from one token up to another."""
        if first >= 0 and end <= len(self._words):
            return [word.lower() for word in self._words[first:end]]
        return [self.word(index).lower() for index in range(first, end)]

    def start(self, index: int) -> int:
        """Where a token begins in the text."""
        chunk = bisect_right(self._first_tokens, index) - 1
        blanks = chunk  # one between each chunk and the next
        within = self._cuts[chunk].starts[index - self._first_tokens[chunk]]
        return self._chunk_lengths[chunk] + blanks + within

    def end(self, index: int) -> int:
        """Where a token ends in the text."""
        return self.start(index) + len(self._words[index])

    @cached_property
    def _chunk_lengths(self) -> list[int]:
        """The characters of all chunks before each."""
        return [0, *accumulate(map(len, self._chunks))]

    @cached_property
    def _first_tokens(self) -> list[int]:
        """The number of the first token of each chunk."""
        return [0, *accumulate(map(len, self._codes))]


class _Cuts(dict[str, Cut]):
    """The cuts of the chunks met so far; a new one is made when it is asked for."""

    def __init__(self, cut: Callable[[str], Cut]) -> None:
        self._cut = cut

    def __missing__(self, chunk: str) -> Cut:
        found = self._cut(chunk)
        if len(chunk) <= _LONGEST_CHUNK:
            self[chunk] = found
        return found


class Vocabulary:
    """Which words and which shapes belong to which classes, and the code of every combination.

    `classes` are lower-case words by class name; `literals` are the words that patterns name themselves;
    `shape` gives the classes of a token that begins with a digit or an apostrophe.
    """

    def __init__(
        self,
        classes: Mapping[str, Iterable[str]],
        literals: Iterable[str],
        shape: Callable[[str], frozenset[str]],
        shapes: Iterable[frozenset[str]],
    ) -> None:
        members: dict[str, set[str]] = {}
        for name, words in classes.items():
            for word in words:
                members.setdefault(word, set()).add(name)
        for word in literals:
            members.setdefault(word, set()).add(f"'{word}'")
        self._shape = shape
        self._code_of_set: dict[frozenset[str], str] = {}
        self._set_of_code: dict[str, frozenset[str]] = {BREAK: frozenset({"BREAK"}), OTHER: frozenset()}
        for found in (*shapes, *map(frozenset, members.values())):
            self._add(found)
        self._codes_of_class: dict[str, list[str]] = {}
        for code, names in self._set_of_code.items():
            for name in names:
                self._codes_of_class.setdefault(name, []).append(code)
        self._code_of_word = {
            form: self._code_of_set[frozenset(found)]
            for word, found in members.items()
            for form in (word, word.title(), word.upper())
        }
        self._cuts = _Cuts(self._cut)

    def _add(self, found: frozenset[str]) -> None:
        if found and found not in self._code_of_set:
            code = chr(0xE000 + len(self._code_of_set))
            self._code_of_set[found] = code
            self._set_of_code[code] = found

    def read(self, text: str) -> Tokens:
        """The tokens of a text, in time linear in its length."""
        if len(self._cuts) > _MOST_CHUNKS:  # a new table, since another thread may be reading the old one
            self._cuts = _Cuts(self._cut)
        # a break is one token, whatever blanks are in it
        whole = _BREAK.sub(lambda found: found[0].replace(" ", "\t"), text) if "\n" in text else text
        chunks = whole.split(" ")
        return Tokens(text, chunks, list(map(self._cuts.__getitem__, chunks)))

    def _cut(self, chunk: str) -> Cut:
        known, shape = self._code_of_word.get, self._code_of_shape
        if chunk.isalpha():  # as most are
            return Cut((chunk,), (0,), known(chunk) or OTHER)
        word, mark = chunk[:-1], chunk[-1:]
        if mark in _MARKS and word.isalpha():  # as most others are
            return Cut((word, mark), (0, len(word)), (known(word) or OTHER) + (known(mark) or shape(mark)))
        matches = list(_TOKEN.finditer(chunk))
        words = tuple(match[0] for match in matches)
        codes = "".join([known(word) or (OTHER if word.isalpha() else shape(word)) for word in words])
        return Cut(words, tuple([match.start() for match in matches]), codes)

    def _code_of_shape(self, word: str) -> str:
        first = word[0]
        if first == "\n":
            return BREAK
        if first.isdigit() or word[-1].isdigit() or len(word) > 1:
            return self._code_of_set.get(self._shape(word), OTHER)
        return OTHER

    def codes(self, name: str) -> str:
        """A character class: the codes of all words that belong to a class, or are a quoted word; ANY is all."""
        if name == "ANY":
            return f"[^{BREAK}]"
        found = self._codes_of_class.get(name)
        return "[" + "".join(map(re.escape, found)) + "]" if found else "(?!)"

    def compile(self, pattern: str) -> re.Pattern[str]:
        """The pattern as a regular expression over codes; raises UsageError for what is no pattern."""
        return re.compile(self.expression(pattern))

    def expression(self, pattern: str, named: bool = True) -> str:
        """The pattern as source text of a regular expression, with or without its group names."""
        found, position = [], 0
        pattern = pattern.strip()
        while position < len(pattern):
            piece = _PIECE.match(pattern, position)
            if piece is None:
                raise UsageError(f"pattern {pattern!r}: cannot read {pattern[position:]!r}")
            position = piece.end()
            if piece["name"]:
                piece_end = _element_end(pattern, position)
                inner = self.expression(pattern[position:piece_end], named=False)
                found.append(f"(?P<{piece['name']}>{inner})" if named else f"(?:{inner})")
                position = piece_end
            elif piece["literal"]:
                found.append(self.codes(f"'{piece['literal']}'"))
            elif piece["word"]:
                found.append(self.codes(piece["word"]))
            elif piece["sign"] in _LOOKS:
                piece_end = _element_end(pattern, position)
                sign = _LOOKS[piece["sign"]]
                found.append(f"(?{sign}{self.expression(pattern[position:piece_end], named)})")
                position = piece_end
            else:
                found.append("(?:" if piece["sign"] == "(" else piece["sign"])
        return "".join(found)

    def starts(self, pattern: str) -> set[str]:
        """The codes with which a match of the pattern can begin."""
        return self._starts(pattern)[0]

    def _starts(self, pattern: str) -> tuple[set[str], bool]:
        """The codes that a match can begin with, and whether it needs any."""
        starts = [self._starts_of(elements) for elements in _alternatives(pattern)]
        return set().union(*(codes for codes, _ in starts)), all(needs for _, needs in starts)

    def _starts_of(self, elements: Sequence[_Element]) -> tuple[set[str], bool]:
        found: set[str] = set()
        for element in elements:
            codes, needs = self._starts(element.inner) if element.inner else (self._codes_of(element), True)
            found |= codes
            if needs and not element.repeat:
                return found, True
        return found, False

    def followers(self, pattern: str, code: str) -> set[str] | None:
        """The codes that can stand behind a match's first token of a code; None where it can be the last: then any can."""
        found, may_end = self._followers(pattern, code)
        return None if may_end else found

    def _followers(self, pattern: str, code: str) -> tuple[set[str], bool]:
        """The codes that a match goes on with behind its first token of a code, and whether it may end there."""
        found: set[str] = set()
        may_end = False
        for elements in _alternatives(pattern):
            for i, element in enumerate(elements):
                inner, ends = (
                    self._followers(element.inner, code)
                    if element.inner
                    else (set(), code in self._codes_of(element))
                )
                found |= inner
                if ends:
                    codes, needs = self._starts_of(elements[i if element.repeat == "*" else i + 1 :])
                    found |= codes
                    may_end |= not needs
                if self._starts_of([element])[1]:
                    break
        return found, may_end

    def _codes_of(self, element: _Element) -> set[str]:
        if element.text == "ANY":
            return set(self._set_of_code) - {BREAK}
        return set(self._codes_of_class.get(element.text, ()))


class _Element(NamedTuple):
    """A word or bracket of a pattern that stands for tokens, without its name."""

    text: str
    #: "?", "*" or ""
    repeat: str

    @property
    def inner(self) -> str:
        """What stands in the bracket, "" for a word."""
        return self.text[1:-1] if self.text.startswith("(") else ""


@cache
def _alternatives(pattern: str) -> list[list[_Element]]:
    """The elements of each alternative of a pattern, without those that look around."""
    found: list[list[_Element]] = [[]]
    pattern, position = pattern.strip(), 0
    while position < len(pattern):
        piece = _PIECE.match(pattern, position)
        if piece is None:
            raise UsageError(f"pattern {pattern!r}: cannot read {pattern[position:]!r}")
        if piece["sign"] == "|":
            found.append([])
            position = piece.end()
            continue
        is_look = piece["sign"] in _LOOKS
        start = piece.end() if is_look or piece["name"] else position
        position = _element_end(pattern, start)
        text = pattern[start:position].strip()
        repeat = _REPEAT.match(pattern, position)
        position = repeat.end() if repeat else position
        if not is_look:
            found[-1].append(_Element(text, repeat[1] if repeat else ""))
    return found


def literals_of(patterns: Iterable[str]) -> set[str]:
    """The words that patterns name themselves."""
    return {word for pattern in patterns for word in re.findall(r"'([^']+)'", pattern)}


def _element_end(pattern: str, start: int) -> int:
    """Where the word, quoted word or bracket that begins at `start` ends."""
    while pattern[start].isspace():
        start += 1
    if pattern[start] != "(":
        element = _PIECE.match(pattern, start)
        return element.end() if element else len(pattern)
    depth, quoted = 0, False
    for index in range(start, len(pattern)):
        quoted ^= pattern[index] == "'"
        depth += 0 if quoted else {"(": 1, ")": -1}.get(pattern[index], 0)
        if not depth:
            return index + 1
    raise UsageError(f"pattern {pattern!r}: a bracket is left open")
