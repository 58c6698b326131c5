"""One entry per person: full names, short forms and initials that mean the same person go together."""

from __future__ import annotations

from collections.abc import Collection
from itertools import permutations

from extractor.pipeline.name_forms import words_of
from extractor.pipeline.names import Person

#: Of so many people with one first or last name near spellings are sought.
_NAMESAKES = 20
#: A short form means one of the people named in so many mentions before it.
_RECENT = 200


class PersonClusterer:
    """Builds the people of one article; full names first, then short forms in the order of the text."""

    def __init__(self, suffixes: Collection[str], family_first: Collection[str]) -> None:
        self._suffixes = frozenset(suffix.rstrip(".") for suffix in suffixes)
        self._family_first = frozenset(family_first)
        self.people: list[Person] = []
        self._known_words: dict[str, tuple[str, ...]] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_surname: dict[str, list[Person]] = {}

    def of_full_name(self, name: str) -> Person:
        """The person of a name of several words, a new one if the article has none yet."""
        words = self._words(name)
        for person in self._by_last.get(words[-1], ()):
            if self._words(person.name)[-len(words) :] == words or any(
                _same(words, self._words(form)) for form in (person.name, *person.aliases) if " " in form
            ):
                _add_form(person, name)
                return person
        person = Person(name)
        self.people.append(person)
        surname = words[0] if words[0] in self._family_first and len(words) > 1 else words[-1]
        for table, word in (
            (self._by_last, words[-1]),
            (self._by_first, words[0]),
            (self._by_surname, surname),
        ):
            table.setdefault(word, []).append(person)
        return person

    def of_short_form(self, name: str, recent: list[Person]) -> Person | None:
        """The person whose surname (or first name) a single word is; of several, the one named last."""
        word = self._words(name)[-1]
        for candidates in (self._by_surname.get(word, []), self._by_first.get(word, [])):
            if len(candidates) == 1:
                _add_form(candidates[0], name)
                return candidates[0]
            for person in reversed(recent[-_RECENT:] if candidates else []):
                if any(person is candidate for candidate in candidates):
                    _add_form(person, name)
                    return person
        return None

    def mark_near(self) -> None:
        """Note for each person who else may be the same under another spelling."""
        by_end: dict[tuple[str, str], list[Person]] = {}
        for person in self.people:
            words = self._words(person.name)
            if len(words) > 1:
                by_end.setdefault(("first", words[0]), []).append(person)
                by_end.setdefault(("last", words[-1]), []).append(person)
        for people in by_end.values():
            for person, other in permutations(people[:_NAMESAKES], 2):
                if other.name not in person.near and self._is_near(person.name, other.name):
                    person.near.append(other.name)

    def _is_near(self, one: str, other: str) -> bool:
        a, b = self._words(one), self._words(other)
        if len(a) < 2 or len(b) < 2 or a == b:
            return False
        if a[-1] == b[-1]:
            return a[0][0] == b[0][0] and _edits(a[0], b[0]) <= 2
        return a[0] == b[0] and _edits(a[-1], b[-1]) <= 2

    def _words(self, name: str) -> tuple[str, ...]:
        words = self._known_words.get(name)
        if words is None:
            words = words_of(name)
            while len(words) > 1 and words[-1].rstrip(".") in self._suffixes:
                words = words[:-1]
            self._known_words[name] = words
        return words


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether first and last name agree; middle names may be missing or shortened to initials."""
    if a[-1] != b[-1] or (
        a[0] != b[0]
        and not ((len(a[0]) == 1 and b[0].startswith(a[0])) or (len(b[0]) == 1 and a[0].startswith(b[0])))
    ):
        return False
    middle_a, middle_b = a[1:-1], b[1:-1]
    return not middle_a or not middle_b or middle_a[0][0] == middle_b[0][0]


def _add_form(person: Person, name: str) -> None:
    """Add a form of the name; the longest one is the person's name."""
    if name == person.name or name in person.aliases:
        return
    if len(name) > len(person.name):
        person.name, name = name, person.name
    person.aliases.append(name)


def _edits(a: str, b: str) -> int:
    """The edit distance of two words (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, start=1):
        previous, row[0] = row[0], i
        for j, other in enumerate(b, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (char != other))
    return row[-1]
