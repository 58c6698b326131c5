"""The organizations that an article names, by token: what a title can belong to."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import chain

from spacy.tokens import Doc, Span

from extractor.pipeline.extensions import placed, text_of
from extractor.pipeline.name_evidence import DECIDED, Evidence
from extractor.pipeline.names import Company, Person
from extractor.pipeline.words import forward, lowers, once, text_places, texts

#: Words that initials leave out.
_SMALL = frozenset(("of", "the", "and", "for", "&", "in", "on"))
#: Short for a public body, and no employer by themselves: "State Sen. X", "Council leader X".
_STATES = frozenset((("state",), ("federal",), ("council",), ("city",), ("county",), ("opposition",)))
_ARTICLES = frozenset(("a", "an", "the"))
#: How many tokens "New York, New York-based" may take.
_LONGEST_SEAT = 8
#: How many tokens before "its" its body may be named.
_NEAR = 40
_SHORTEST_INITIALS, _LONGEST_INITIALS = 3, 6
#: In tokens: the longest name that an abbreviation stands for.
_LONGEST_SPELLED = 10


@dataclass(frozen=True, slots=True)
class _Names:
    """What the names of an article are by the evidence for each."""

    #: for each token of a name its tokens, `end` exclusive, and whom it names
    names: dict[int, tuple[int, int, Company | Person | str]] = field(default_factory=dict)
    #: names of which the words around them say little: after "president of" they are organizations all the same
    unproved: dict[int, tuple[int, int]] = field(default_factory=dict)
    #: bodies that are no companies, where they stand, by the last word of their names
    by_last_word: dict[str, list[tuple[int, str]]] = field(default_factory=dict)


@once
def _names_by_evidence(doc: Doc) -> _Names:
    found, full = _Names(), full_names(doc)
    words, organizations = lowers(doc), named_organizations(doc)
    for unit, evidence in doc._.names:
        tokens = range(unit.start, unit.end)
        if unit.words in organizations and unit.words not in _STATES:
            name = full.get(unit.text, unit.text) + _number_of_local(doc, unit.end)
            found.names.update(dict.fromkeys(tokens, (unit.start, unit.end, name)))
            found.by_last_word.setdefault(words[unit.end - 1], []).append((unit.start, name))
        elif not evidence.is_nameless() and evidence.place <= 0 and not evidence.is_person_by_words():
            found.unproved.update(dict.fromkeys(tokens, (unit.start, unit.end)))
    return found


class Employers:
    """The company, person or other organization named at each token, and other names that a title may belong to."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        by_evidence = _names_by_evidence(doc)
        self._names, self._unproved = dict(by_evidence.names), dict(by_evidence.unproved)
        self._by_last_word = by_evidence.by_last_word
        for start, end, mention in (*placed(doc, "companies"), *placed(doc, "people")):
            self._names.update(dict.fromkeys(range(start, end), (start, end, mention.entity)))
            for i in range(start, end):
                self._unproved.pop(i, None)

    def __contains__(self, i: int) -> bool:
        return i in self._names

    def span(self, i: int) -> Span:
        """The name at a token that has one."""
        start, end, _ = self._names[i]
        return Span(self._doc, start, end)

    def organization(self, i: int) -> str | None:
        """The name of the organization at a token."""
        if i not in self._names:
            return None
        entity = self._names[i][2]
        if isinstance(entity, Company):
            return entity.name
        return entity if isinstance(entity, str) else None

    def is_person(self, i: int) -> bool:
        """Whether a person is named at a token."""
        return i in self._names and isinstance(self._names[i][2], Person)

    def is_body(self, i: int) -> bool:
        """Whether the organization at a token is one that is no company of the article."""
        return i in self._names and isinstance(self._names[i][2], str)

    def after(self, i: int, limit: int) -> int:
        """The token at which an organization's name begins, at token `i` or behind its article; -1 if none."""
        i = forward(self._doc, i)
        if i < limit and self._doc[i].lower_ in _ARTICLES and i not in self._names:
            i = forward(self._doc, i + 1)
        i = self._behind_seat(i, limit)
        return i if i < limit and self.organization(i) is not None else -1

    def _behind_seat(self, i: int, limit: int) -> int:
        """The token behind where an organization sits: "the Washington-based [Harbor Foundation]"."""
        for j in range(i + 2, min(i + _LONGEST_SEAT, limit)):
            if self._doc[j].lower_ == "based" and self._doc[j - 1].text == "-":
                return forward(self._doc, j + 1)
            if not (self._doc[j].text[0].isupper() or self._doc[j].text in (",", "-")):
                break
        return i

    def unproved(self, i: int, limit: int) -> Span | None:
        """The name at token `i` or behind its article of which nothing says what it names, and no noun follows."""
        i = forward(self._doc, i)
        if i < limit and self._doc[i].lower_ in _ARTICLES:
            i = forward(self._doc, i + 1)
        start, end = self._unproved.get(i, (-1, -1))
        if start != i:
            return None
        follows = forward(self._doc, end)
        goes_on = follows < len(self._doc) and self._doc[follows].tag_ in ("NN", "NNS", "NNP", "NNPS")
        return None if goes_on else Span(self._doc, start, end)

    def ending_in(self, i: int) -> str | None:
        """The last body before token `i` whose name ends in its word: "the partnership's chief executive"."""
        bodies = self._by_last_word.get(self._doc[i].lower_, []) if i >= 0 and self._doc[i].is_lower else []
        return next((name for start, name in reversed(bodies) if start < i), None)

    def body_before(self, i: int) -> str | None:
        """The body, no company, that was named shortly before token `i`, if no company was named since: "Its president"."""
        for at in range(i - 1, max(-1, i - _NEAR), -1):
            if self.organization(at) is not None:
                return self.organization(at) if self.is_body(at) else None
        return None

    def owner(self, i: int) -> str | None:
        """The organization whose possessive ends at token `i`, or a name of which nothing says what it names."""
        if (named := self.organization(i)) is not None or i in self._names:
            return named
        return self._unproved_name(i) if i in self._unproved else None

    def _unproved_name(self, i: int) -> str:
        return " ".join(text_of(self._doc, *self._unproved[i]).split())

    def seeming_person(self, i: int) -> Span | None:
        """The name at token `i` that was taken for a person's and is a firm's behind "an analyst at"."""
        i = forward(self._doc, i)
        return self.span(i) if i in self._names and isinstance(self._names[i][2], Person) else None

    def name_of_words(self, i: int) -> str | None:
        """The name of several words, of which nothing says what it names, at a token."""
        return self._unproved_name(i) if self.is_name_of_words(i) else None

    def is_name_of_words(self, i: int) -> bool:
        """Whether a name of several words of which nothing says what it names stands at a token."""
        start, end = self._unproved.get(i, (i, i))
        return end - start > 1

    def initials(self, i: int) -> str | None:
        """The abbreviation of an unknown organization at a token: "the Darpa manager", "NABE economist"."""
        start, end = self._unproved.get(i, (i, i))
        if end - start != 1:
            return None
        word = self._doc[start]
        if not word.is_upper or not word.is_alpha:
            return None
        if end < len(self._doc) and self._doc[end].is_upper and len(self._doc[end]) > 4:
            return None
        return str(word.text) if _SHORTEST_INITIALS <= len(word) <= _LONGEST_INITIALS else None


def _number_of_local(doc: Doc, end: int) -> str:
    """The number behind the name of a union's branch: " 600" for "UAW Local 600"."""
    numbered = doc[end - 1].lower_ == "local" and end < len(doc) and doc[end].text.isdigit()
    return f" {doc[end].text}" if numbered else ""


@once
def named_organizations(doc: Doc) -> frozenset[tuple[str, ...]]:
    """The names, as the words of their units, that are a company's or another body's by what the article says."""
    table = {unit.words: evidence for unit, evidence in doc._.names}
    return frozenset(words for words, evidence in table.items() if _is_organization(evidence))


def _is_organization(evidence: Evidence) -> bool:
    if evidence.is_nameless() or evidence.is_place():
        return False
    if evidence.is_organization() and evidence.other > max(evidence.person, evidence.place):
        return True
    return evidence.company >= DECIDED and evidence.company > max(
        evidence.person, evidence.place, evidence.other
    )


@once
def full_names(doc: Doc) -> dict[str, str]:
    """The full name of each body of the article by its initials, and by the beginning that names it: "BOJ", "Fed"."""
    organizations = named_organizations(doc)
    names = [unit.text for unit, _ in doc._.names if unit.words in organizations]
    full: dict[str, str] = {}
    single = {name for name in names if len(name) >= _SHORTEST_INITIALS and " " not in name}
    for name in names:
        if " " not in name:
            continue
        first = name.split(maxsplit=1)[0]
        shorts = {_initials(name), "".join(word[0] for word in name.split()).upper()}
        shorts |= {short for short in single if first != short and first.startswith(short)}
        for short in shorts & single:
            full.setdefault(short, name)
    for short, name in _spelled_out(doc, {short for short in single - full.keys() if short.isupper()}):
        full.setdefault(short, name)
    return full


def _spelled_out(doc: Doc, shorts: Set[str]) -> Iterator[tuple[str, str]]:
    """The abbreviations whose letters begin the words of a stretch, with it: "ONS", "Office for National Statistics"."""
    if not shorts:
        return
    words, places, first = texts(doc), text_places(doc), {short[0] for short in shorts}
    begun = [word for word in places if word[0] in first and word.istitle()]
    for start in sorted(chain.from_iterable(map(places.__getitem__, begun))):
        initials = ""
        for end in range(start, min(len(words), start + _LONGEST_SPELLED)):
            if words[end].istitle():
                initials += words[end][0]
                if initials in shorts:
                    yield initials, " ".join(words[start : end + 1])
            elif words[end] not in _SMALL:
                break


def _initials(name: str) -> str:
    """The abbreviation that a name's words make, small ones left out: "BDA" for "Bond Dealers Association"."""
    words = [word for word in name.split() if word[0].isalnum() and word.lower() not in _SMALL]
    return "".join(word[0] for word in words).upper()
