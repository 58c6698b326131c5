"""Numbers that are part of something with a shape of its own: names, dates, times, telephone numbers, marks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

#: Shapes that begin with their first digit.
_FROM_DIGIT = r"""
    \d{3}([-.])\d{3}\1\d{4}(?![\d,]) | 0\d{2,4}[\ -]\d{3,4}[\ -]\d{3,4}(?!\d) | 1-\d{3}-[\w-]{4,12}  # telephones
  | \d{1,4}([/-])\d{1,2}\2\d{1,4}(?![\d,/-])                                    # 2008-11-05, 5/17/2018
  | (?:1[89]|20)\d{2}[-–/]\d{2}(?![\d,.])                                        # 2007-08
  | \d{1,2}:\d{2}(?::\d{2})?(?![\d:])                                          # 10:30
  | \d{1,2}(?:\.\d{2})?\ ?[ap]\.?m\b\.?                                         # 9.30 a.m.
  | \d{1,4}\ (?:GMT|EST|EDT|PST|PDT|CST|CDT|CET|BST|UTC|IST|HKT|JST)\b
  | \d{3,6}\.[A-Z]{1,3}\b                                                       # 7203.T
  | \d{1,3}(?:\.\d{1,3}){2,24}(?![\d,])(?<!\.\d{3}\.\d{3})                      # versions and addresses
  | (?<=[a-z.],\ )\d{2}(?=,)                                                    # "Whitlock, 45,"
"""
#: Shapes with a mark in front of their first digit.
_FROM_MARK = r"""
    \+\d[\d\s().-]{5,18}\d(?!\d) | \(\d{3}\)\ ?\d{3}[-.\ ]\d{4}(?!\d)            # telephone numbers
  | \((?:\d{1,2})\)(?!\w)                                                       # (3)
"""
_BRACKETED = re.compile(r"\[[^\]\d\n]{0,12}\d{1,4}\]")
_LINE_MARK = re.compile(r"\d{1,2}[.)](?=\s)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,10}")
#: How far in front of a number its bracket may open, in characters.
_BRACKET_REACH = 14


class CodeReader:
    """Finds the ends of codes and of the listed names with a number in them."""

    def __init__(self, names: Iterable[str], numbers: re.Pattern[str]) -> None:
        """`numbers` matches the first number of a folded name; what stands before it is found by its words."""
        self._from_digit = re.compile(_FROM_DIGIT, re.VERBOSE)
        self._from_mark = re.compile(_FROM_MARK, re.VERBOSE)
        #: the characters around the start of a name's number, to the names and the places of their numbers
        self._names: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name in sorted(names):
            number = numbers.search(name.lower())
            offset = number.start() if number else 0
            self._names[name[max(0, offset - 2) : offset + 1]].append((name, offset))

    def end_of(self, text: str, start: int, end: int) -> int | None:
        """Where the code stops that the number from `start` to `end` belongs to; None where it is no code's."""
        for match in (self._from_digit.match(text, start), self._marked(text, start)):
            if match and match.end() >= end:
                return match.end()
        return self._end_of_name(text, start)

    def addresses(self, text: str) -> list[tuple[int, int]]:
        """The places of web and mail addresses."""
        if "@" not in text and "://" not in text and "www." not in text:
            return []
        return [match.span() for match in _ADDRESS.finditer(text)]

    def _marked(self, text: str, start: int) -> re.Match[str] | None:
        if start and text[start - 1] in "+(":
            return self._from_mark.match(text, start - 1)
        bracket = text.rfind("[", max(0, start - _BRACKET_REACH), start)
        if bracket >= 0:
            return _BRACKETED.match(text, bracket)
        if not text[max(0, start - 8) : start].rpartition("\n")[2].strip() and (
            start < 8 or "\n" in text[start - 8 : start]
        ):
            return _LINE_MARK.match(text, start)
        return None

    def _end_of_name(self, text: str, start: int) -> int | None:
        for around in (text[max(0, start - 2) : start + 1], text[start : start + 1]):
            for name, offset in self._names.get(around, ()):
                begin, stop = start - offset, start - offset + len(name)
                inside = begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in "$€£¥")
                if text.startswith(name, begin) and not inside and not text[stop : stop + 1].isalnum():
                    return stop
        return None
