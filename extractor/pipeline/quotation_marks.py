"""Quotations: pairs of quotation marks, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Begins with a class of characters, over all others of which `re` runs without a look at the rest of the pattern.
_MARK = re.compile(r"[\"“”„«»‘’'`](?:(?<=')'|(?<=`)`|(?<!`))")
_DOUBLE = frozenset(('"', "“", "”", "„", "«", "»", "``", "''"))
_OPENERS = frozenset(("“", "„", "«", "``"))
_ANY_OPENER = _OPENERS | {'"', "‘", "'"}
#: In characters: what somebody says without a closing mark, a few sentences.
_LONGEST_UNCLOSED = 400
_SENTENCE_END = re.compile(r"[.?!](?=\s+[A-Z])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks; all offsets are code points into the text.

    `start` and `end` include the marks, `inner_start` and `inner_end` do not. `closed` is false where the
    paragraph ends without a closing mark; then the next paragraph may go on (`continues`).
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    continues: bool = False


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of the paragraphs, in order.

    Marks pair within a paragraph only, so that a stray one costs one paragraph at most. A paragraph that
    begins with an opening mark after one whose quotation was left open goes on with that quotation.
    """
    found: list[Quotation] = []
    running = False
    for number, (start, end) in enumerate(paragraphs):
        follows = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else end
        own = list(_in_paragraph(text, start, end, goes_on=text[follows : follows + 1] in _ANY_OPENER))
        if running and own and text[start : own[0].start].strip() == "":
            first = own[0]
            own[0] = Quotation(
                first.start, first.end, first.inner_start, first.inner_end, first.closed, continues=True
            )
        running = bool(own) and not own[-1].closed
        found.extend(own)
    return found


def _in_paragraph(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Quotation]:
    """Double marks first; single marks only where no double mark stands around them.

    `goes_on` says that the next paragraph begins with an opening mark. Otherwise the mark at the end was lost, and
    of a long rest only the first sentence is sure to be quoted.
    """
    marks = [(m.start(), m[0]) for m in _MARK.finditer(text, start, end)]
    opened: tuple[int, int] | None = None
    free_from = start
    doubles = [(at, mark) for at, mark in marks if mark in _DOUBLE]
    found: list[Quotation] = []
    for at, mark in doubles:
        after = at + len(mark)
        if opened is None:
            if _can_open(text, at, after, mark, start, end):
                opened = (at, after)
        elif _can_open(text, at, after, mark, start, end) and _is_certain_opening(text, at, mark, start):
            # the quotation before was never closed: it ends with the sentence before this mark
            found.append(_unclosed(text, opened, at))
            opened = (at, after)
        elif mark not in _OPENERS or mark == "“":
            found.append(Quotation(opened[0], after, opened[1], at))
            opened = None
    if opened is not None:
        inner_end = len(text[opened[1] : end].rstrip()) + opened[1]
        if not goes_on and inner_end - opened[1] > _LONGEST_UNCLOSED:
            stop = _SENTENCE_END.search(text, opened[1], inner_end)
            inner_end = inner_end if stop is None else stop.end()
        if inner_end > opened[1]:
            found.append(Quotation(opened[0], inner_end, opened[1], inner_end, closed=False))
    singles = [(at, mark) for at, mark in marks if mark in "‘’'" and len(mark) == 1]
    for quotation in found:
        yield from _single(text, [m for m in singles if free_from <= m[0] < quotation.start], quotation.start)
        yield quotation
        free_from = quotation.end
    yield from _single(text, [m for m in singles if m[0] >= free_from], end)


def _can_open(text: str, at: int, after: int, mark: str, start: int, end: int) -> bool:
    if mark == "»" or (mark == "”" and at > start):
        return False
    if mark == "''" and at > start and not (text[at - 1].isspace() or text[at - 1] in "([—–-"):
        return False
    return after < end and not text[after].isspace()


def _is_certain_opening(text: str, at: int, mark: str, start: int) -> bool:
    """A mark that cannot close: an opening form, or a blank before it and a letter after it."""
    if mark in ("“", "``", "«", "„"):
        return True
    return at > start and text[at - 1].isspace() and text[at + 1 : at + 2].isalnum()


def _unclosed(text: str, opened: tuple[int, int], limit: int) -> Quotation:
    inner_end = len(text[opened[1] : limit].rstrip()) + opened[1]
    inner_end = max(inner_end, opened[1])
    return Quotation(opened[0], inner_end, opened[1], inner_end, closed=False)


def _single(text: str, marks: list[tuple[int, str]], end: int) -> Iterator[Quotation]:
    """Quotations in single marks; apostrophes and possessives are none."""
    opened: int | None = None
    weak: int | None = None
    for at, mark in marks:
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = mark in "‘'" and (before.isspace() or before in "([—–-") and after.isalpha()
        closes = mark in "’'" and not before.isspace() and not after.isalnum()
        if opened is None:
            if opens and not re.match(r"(?:em|n|til|tis|twas|cause|bout)\b", text[at + 1 : at + 7], re.I):
                opened, weak = at, None
        elif closes and (before in ",.?!" or not before.isalpha() or not _plural(text, at)):
            yield Quotation(opened, at + 1, opened + 1, at)
            opened = None
        elif closes:
            weak = weak or at
        elif opens:
            if weak is not None:
                yield Quotation(opened, weak + 1, opened + 1, weak)
            opened, weak = at, None
    if opened is not None and weak is not None:
        yield Quotation(opened, weak + 1, opened + 1, weak)


def _plural(text: str, at: int) -> bool:
    """Whether the mark may be the possessive of a plural: "the workers' jobs"."""
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
