"""Headings that govern the lines below them: dates over what happened then, names over who is spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.pipeline.section_blocks import Kinds
from extractor.pipeline.section_kinds import SectionKind
from extractor.pipeline.section_lines import Line

_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*", re.IGNORECASE)
_DATE_WORD = re.compile(r"[A-Za-z]+|\d+(?:st|nd|rd|th)?s?", re.IGNORECASE)
#: What follows a date inside the line that it governs.
_DATE_PREFIX = re.compile(r"(?P<date>[^:–—|]{4,40}?)\s*(?::|\s[–—-]|[–—|])\s+(?=[A-Z“\"'‘$€£\d])")
_LONGEST_DATE = 60
_NO_NAMES = frozenset(
    ("the", "a", "an", "in", "it", "this", "we", "by", "but", "and", "so", "what", "how", "why", "when")
)
#: In characters: how much of a paragraph is looked at for the name above it.
_OPENING = 160
_ABOUT = re.compile(r"About (?:the )?(?=[A-Z])")
#: A heading in a list of firms: its number, the name, and the figure that the entry is about.
#: No end of a sentence: "350 jobs", "Feb. 9".
_NO_STOP = r"(?:[^.]|(?<=Jan|Feb|Mar|Apr|Aug|ept|Oct|Nov|Dec)\.)*"
_ENTRY = re.compile(
    r"(?:\d+[.)]\s+)?(?P<name>[^:–—(|,\d]*[^:–—(|\s,\d-])"
    rf"(?:(?:\s*[:–—|,]|\s-)\s+(?=\D*\d){_NO_STOP}|\s*\((?=\D*\d){_NO_STOP}\))?$"
)
#: The same where the entry goes on in the heading's line.
_ENTRY_PREFIX = re.compile(r"(?:\d+[.)]\s+)?(?P<name>[^:–—]{2,50}?)(?::|\s+[–—-])\s+(?=\S)")
_SHORTEST_ROSTER = 3
_NOT_IN_NAMES = re.compile(r"[$€£%:;?!|]|\s[-–—]\s|\d{3}")


@dataclass(frozen=True, slots=True)
class Governed:
    """A line, or the rest of one, that a heading governs: the offsets of the heading."""

    heading: tuple[int, int]
    #: where the governed text begins inside the line, in characters
    offset: int = 0


def timelines(lines: Sequence[Line], kinds: Kinds, words: frozenset[str]) -> dict[int, Governed]:
    """Marks date headings and the lines below them; returns what governs each line.

    A date with a colon is a heading by itself, one without only where there are several. Where blank lines
    part an entry from the next, an entry ends there; else it ends where the next heading begins, and the
    last one is as long as the longest before it.
    """
    governed: dict[int, Governed] = {}
    dates = [i for i, line in enumerate(lines) if i not in kinds and _is_date(line.text, words)]
    with_colon = [i for i in dates if lines[i].text.endswith(":")]
    headings = [i for i in (dates if len(dates) > 1 else with_colon) if i + 1 < len(lines)]
    # a date that follows a date is a stamp, or an entry without text
    entries = _entries(lines, kinds, headings)
    if sum(bool(entry) for entry in entries.values()) >= (1 if with_colon else 2):
        for i, entry in entries.items():
            kinds[i] = SectionKind.TIMELINE_HEADING
            for line in entry:
                kinds[line] = SectionKind.TIMELINE
                governed[line] = Governed((lines[i].start, lines[i].end))
    prefixed = [
        (i, match)
        for i, line in enumerate(lines)
        if i not in kinds and (match := _DATE_PREFIX.match(line.text)) and _is_date(match["date"], words)
    ]
    if len(prefixed) >= 2:
        for i, match in prefixed:
            start = lines[i].start
            kinds[i] = SectionKind.TIMELINE
            governed[i] = Governed((start, start + match.end("date")), match.end())
    return governed


def stamps(lines: Sequence[Line], kinds: Kinds, words: frozenset[str]) -> None:
    """Marks what is left of lines that are nothing but a day, or a day and a time: the page's own stamps."""
    for i, line in enumerate(lines):
        if i not in kinds and _is_date(line.text, words):
            kinds[i] = SectionKind.STAMP


def _entries(lines: Sequence[Line], kinds: Kinds, headings: list[int]) -> dict[int, list[int]]:
    """The lines that each heading governs."""
    entries: dict[int, list[int]] = {}
    longest = 1
    for number, i in enumerate(headings):
        last = number + 1 == len(headings)
        limit = len(lines) if last else headings[number + 1]
        apart = i + 1 < len(lines) and lines[i + 1].after_blank
        entry: list[int] = []
        for line in range(i + 1, limit):
            if line in kinds or (line > i + 1 and lines[line].after_blank and not apart):
                break
            if last and (apart or len(headings) > 1) and len(entry) >= longest:
                break
            entry.append(line)
        longest = max(longest, len(entry))
        entries[i] = entry
    return entries


def _is_date(text: str, words: frozenset[str]) -> bool:
    """Whether a line is nothing but a date: "Oct. 28, 2025:", "Early 2023", "Third quarter of 2025:"."""
    if len(text) > _LONGEST_DATE or not any(character.isdigit() for character in text):
        return False
    found = _DATE_WORD.findall(text.lower())
    if not found or len(found) > 12 or not all(word in words or word[0].isdigit() for word in found):
        return False
    numbers = [word for word in found if word[0].isdigit()]
    year = any(_YEAR.fullmatch(number.rstrip("s")) for number in numbers)
    if any(len(number.rstrip("s")) > 2 and not _YEAR.fullmatch(number.rstrip("s")) for number in numbers):
        return False
    return year or any(_MONTH.fullmatch(word) for word in found)


def profiles(lines: Sequence[Line], kinds: Kinds, forms: frozenset[str]) -> dict[int, Governed]:
    """Marks a name on a line of its own and the paragraph below, which speaks of it; returns what governs it."""
    governed: dict[int, Governed] = {}
    for i, (line, following) in enumerate(pairwise(lines)):
        if i in kinds or i + 1 in kinds or line.bullet:
            continue
        about = _ABOUT.match(line.text)
        name = line.text[about.end() :] if about else line.text
        if _names(name, following.text, forms):
            start = line.end - len(name)
            kinds[i], kinds[i + 1] = SectionKind.PROFILE_HEADING, SectionKind.PROFILE
            governed[i + 1] = Governed((start, line.end))
    return governed


def rosters(lines: Sequence[Line], kinds: Kinds, forms: frozenset[str]) -> dict[int, Governed]:
    """Marks the names that head the entries of a list, and the paragraphs of each entry; returns what governs them.

    "Northgate Foods — 350 jobs" over "The bakery told staff ...". A list has three headings or more; half of them, at
    least two, have a figure behind the name or are named in the paragraph below. An entry ends where the next heading
    begins, and the last one is as long as the longest before it.
    """
    found = {
        i: match
        for i, (line, following) in enumerate(pairwise(lines))
        if i not in kinds
        and i + 1 not in kinds
        and following.is_sentence
        and (match := _ENTRY.match(line.text))
        and _is_name(match["name"], forms)
    }
    sure = sum(
        match["name"] != lines[i].text or _speaks_of(lines[i + 1].text, match["name"].split()[0])
        for i, match in found.items()
    )
    if len(found) < _SHORTEST_ROSTER or sure < max(2, len(found) / 2):
        return {}
    governed: dict[int, Governed] = {}
    longest, final = 1, max(found)
    for i, match in found.items():
        heading = (lines[i].start + match.start("name"), lines[i].start + match.end("name"))
        kinds[i] = SectionKind.PROFILE_HEADING
        entry = 0
        while (at := i + 1 + entry) < len(lines) and at not in kinds and at not in found:
            if not lines[at].is_sentence or (i == final and entry >= longest):
                break
            kinds[at] = SectionKind.PROFILE
            governed[at] = Governed(heading)
            entry += 1
        longest = max(longest, entry)
    return governed


def run_in_rosters(lines: Sequence[Line], kinds: Kinds, forms: frozenset[str]) -> dict[int, Governed]:
    """Marks the entries of a list that begin with their name: "Northgate Foods: 350 jobs ..."; returns what governs them.

    A list has three entries or more, each with a name of its own, and figures in half of them: the speakers of a
    transcript come again, and speak of much else.
    """
    found = {
        i: match
        for i, line in enumerate(lines)
        if i not in kinds
        and line.is_sentence
        and (match := _ENTRY_PREFIX.match(line.text))
        and _is_name(match["name"], forms)
    }
    names = {match["name"] for match in found.values()}
    figures = sum(any(map(str.isdigit, lines[i].text[match.end() :])) for i, match in found.items())
    if len(found) < _SHORTEST_ROSTER or len(names) < len(found) or 2 * figures < len(found):
        return {}
    for i in found:
        kinds[i] = SectionKind.PROFILE
    return {
        i: Governed((lines[i].start + match.start("name"), lines[i].start + match.end("name")), match.end())
        for i, match in found.items()
    }


def _names(line: str, following: str, forms: frozenset[str]) -> bool:
    """Whether a line is a name of which the paragraph below speaks in its first words."""
    if not _is_name(line, forms) or len(following) <= 2 * len(line) + 20:
        return False
    words = line.split()
    form = len(words) > 1 and _is_form(words[-1], forms)
    return _speaks_of(following, " ".join(words[:-1]).rstrip(".,") if form else line)


def _is_name(line: str, forms: frozenset[str]) -> bool:
    """Whether a line is written as a name is: capitals, no marks, no figures."""
    words = line.split()
    if not 1 <= len(words) <= 6 or words[0].lower() in _NO_NAMES or not line[0].isupper():
        return False
    if _NOT_IN_NAMES.search(line) or (line.endswith((".", ",", "…")) and not _is_form(words[-1], forms)):
        return False
    return all(word[0].isupper() or not word[0].isalpha() or len(word) <= 3 for word in words)


def _is_form(word: str, forms: frozenset[str]) -> bool:
    return word.lower().rstrip(".").replace(".", "") in forms


def _speaks_of(paragraph: str, name: str) -> bool:
    """Whether a paragraph has the name among its first words."""
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", paragraph[:_OPENING]))
