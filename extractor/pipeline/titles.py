"""Reads what the words around a person's name say: "Ford chief executive X", "X, an analyst at Jefferies"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.pipeline.names import Company, Person
from extractor.rules import Row

_ARTICLES = frozenset(("a", "an", "the"))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_PLURAL_POSSESSIVES = frozenset(("'", "’"))
_PREPOSITIONS = frozenset(("of", "at", "for", "with", "in", "from"))
#: Parts of speech inside a title (Penn Treebank); "" on a sentence that the base model has not seen.
_TITLE_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "HYPH", "VBG", "VBN", ""))
_REACH = 24


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A title and the organization that it belongs to, either of them None where the text is silent."""

    title: str | None = None
    organization: str | None = None
    #: the title's last word, in lower case
    head: str | None = None


class TitleReader:
    """Knows the nouns of titles and reads them beside a name."""

    def __init__(self, table: Row) -> None:
        self._heads = frozenset(table["heads"])
        self._inside = frozenset(table["inside"])
        self._honorifics = frozenset(table["honorifics"])
        self._of_the_company = frozenset(table["of_the_company"])
        self._of_states = frozenset(table["of_states"])
        self._ranks = frozenset(table["ranks"])
        self._of_places = frozenset(table["of_places"])
        self._bodies = frozenset(table["bodies"])

    def read(
        self, doc: Doc, mention: Span, names: dict[int, tuple[Span, Company | Person | str]]
    ) -> Affiliation:
        """What the words before and after a mention say; `names` holds the name at each token."""
        before = self._before(doc, mention, names)
        after = self._after(doc, mention, names)
        if before.title and not before.organization and not after.title and after.organization:
            return Affiliation(before.title, after.organization, before.head)
        return before if before.title else after

    def is_of_the_company(self, found: Affiliation) -> bool:
        """Whether a title without an organization is that of an officer of the company spoken of.

        "President X" and "Chairman X" by themselves may be a state's or a committee's.
        """
        if found.title is None or found.head not in self._of_the_company:
            return False
        words = found.title.lower().split()
        return found.head not in self._of_states or any(
            word in self._of_the_company and word not in self._of_states for word in words
        )

    def _before(
        self, doc: Doc, mention: Span, names: dict[int, tuple[Span, Company | Person | str]]
    ) -> Affiliation:
        """ "Amazon CEO X", "its chief executive, X", "Goldman analyst X"."""
        i = _back(doc, mention.start - 1)
        if i >= 0 and doc[i].text == ",":
            i = _back(doc, i - 1)
        while i >= 0 and doc[i].lower_ in self._honorifics and doc[i].lower_ not in self._heads:
            i = _back(doc, i - 1)
        last = i
        if i > 3 and doc[i].lower_ == "large" and doc[i - 2].lower_ == "at":
            i -= 4
        if i < 0 or doc[i].lower_ not in self._heads or i in names or doc[i].sent != mention.sent:
            return Affiliation()
        head, first = i, i
        while i >= 0 and last - i < 9 and not doc[i].is_sent_start:
            i = _back(doc, i - 1)
            if i < 0 or i in names or not self._fits(doc, i):
                break
            first = i
        else:
            i = -1
        while first < last and doc[first].lower_ in self._inside - {"vice", "co"}:
            first += 1
        if i >= 0 and i not in names and doc[i].is_sent_start and self._fits(doc, i):
            first = i
        if doc[head].lower_ in self._of_places:
            while first < head and doc[first].lower_ not in self._heads | self._ranks:
                first += 1
        if i >= 0 and doc[i].lower_ in _POSSESSIVES:
            i = _back(doc, i - 1)
        organization = _organization_at(names, i)
        if (
            organization is None
            and mention.start - last > 1
            and doc[_back(doc, mention.start - 1)].text != ","
        ):
            return Affiliation()
        elif i in names and isinstance(names[i][1], str) and i == first - 1:
            first, organization = self._without_rank(doc, names[i][0], first)
        return Affiliation(_text(doc, first, last + 1), organization, doc[head].lower_)

    def _without_rank(self, doc: Doc, name: Span, first: int) -> tuple[int, str]:
        """Where a title begins whose first word was read as the end of a body's name: "Fire Department Division Chief"."""
        end = name.end
        while end - name.start > 2 and doc[end - 1].lower_ in self._ranks:
            end -= 1
        return (end if end < name.end else first), _text(doc, name.start, end)

    def _fits(self, doc: Doc, i: int) -> bool:
        token = doc[i]
        if token.lower_ in self._heads or token.lower_ in ("and", "&", "-", "vice", "co"):
            return True
        return (
            token.tag_ in _TITLE_TAGS
            and (token.text[0].isalnum() or token.text == "-")
            and token.lower_ not in _ARTICLES
        )

    def _after(
        self, doc: Doc, mention: Span, names: dict[int, tuple[Span, Company | Person | str]]
    ) -> Affiliation:
        """ "X, chief executive of Ford", "X, an analyst at Jefferies", "X, Amazon's head of cloud", "X of ANZ"."""
        i = _forward(doc, mention.end)
        limit = min(len(doc), mention.end + _REACH)
        if i < limit and doc[i].lower_ in ("of", "at", "with", "from"):
            return Affiliation(None, _organization_after(doc, names, i + 1, limit))
        if i >= limit or doc[i].text not in (",", "(", "–", "—", "--"):
            return Affiliation()
        i = _forward(doc, i + 1)
        if (
            i + 1 < limit
            and doc[i].lower_ == "who"
            and doc[i + 1].lower_ in ("is", "was", "heads", "runs", "leads")
        ):
            i += 2
        if i < limit and doc[i].text.isdigit():
            i = _forward(doc, i + 2)
        organization = None
        if i < limit and doc[i].lower_ in _ARTICLES | {"its", "former", "now"}:
            i = _after_age(doc, _forward(doc, i + 1), limit)
        first, last = i, -1
        while i < limit:
            if i in names:
                owner = _forward(doc, names[i][0].end)
                if (last < 0 and first == i) or _is_possessive(doc, owner, limit):
                    organization = _organization_at(names, i)
                    i, last = owner, -1
                    if _is_possessive(doc, i, limit):
                        i = _forward(doc, i + 1)
                    first = i
                    continue
                break
            if _is_possessive(doc, i, limit):
                first, last, organization = _forward(doc, i + 1), -1, None
            elif doc[i].lower_ in self._heads:
                last = i
            elif not self._fits(doc, i):
                break
            i = _forward(doc, i + 1)
        if last < 0:
            return Affiliation()
        head = doc[last].lower_
        end, found = self._complement(doc, names, last + 1, limit)
        return Affiliation(_text(doc, first, end), organization or found, head)

    def _complement(
        self, doc: Doc, names: dict[int, tuple[Span, Company | Person | str]], i: int, limit: int
    ) -> tuple[int, str | None]:
        """Where a title ends that goes on with "of human resources", and the organization behind it."""
        end = i
        while i < limit and doc[i].lower_ in _PREPOSITIONS:
            organization = _organization_after(doc, names, i + 1, limit)
            if organization is not None:
                return end, organization
            phrase = _forward(doc, i + 1)
            while phrase < limit and phrase not in names and self._continues(doc, names, phrase):
                phrase = _forward(doc, phrase + 1)
            if phrase < limit and doc[_back(doc, phrase - 1)].lower_ in self._bodies:
                apposed = phrase + 1 if doc[phrase].text == "," else phrase
                if (named := _organization_after(doc, names, apposed, limit)) is not None:
                    return end, named
            owned = _forward(doc, phrase + 1)
            if phrase < limit and doc[phrase].lower_ in _POSSESSIVES and owned in names:
                return end, _organization_at(names, owned)
            if phrase == _forward(doc, i + 1):
                break
            if doc[i].lower_ in ("of", "for"):
                end = _back(doc, phrase - 1) + 1
            i = phrase
            if (
                i < limit
                and doc[i].text == ","
                and i + 1 < limit
                and doc[i + 1].lower_ in ("at", "of", "with")
            ):
                i += 1
        return end, None

    def _continues(self, doc: Doc, names: dict[int, tuple[Span, Company | Person | str]], i: int) -> bool:
        """Whether a token goes on with the phrase of a title: "of the firm's European business"."""
        if doc[i].lower_ in _POSSESSIVES:
            follows = _forward(doc, i + 1)
            return doc[i].text in _PLURAL_POSSESSIVES or (
                follows < len(doc) and follows not in names and self._fits(doc, follows)
            )
        return self._fits(doc, i) or doc[i].lower_ in _ARTICLES


def _organization_at(names: dict[int, tuple[Span, Company | Person | str]], i: int) -> str | None:
    if i not in names:
        return None
    entity = names[i][1]
    if isinstance(entity, Company):
        return entity.name
    return entity if isinstance(entity, str) else None


def _organization_after(
    doc: Doc, names: dict[int, tuple[Span, Company | Person | str]], i: int, limit: int
) -> str | None:
    i = _forward(doc, i)
    if i < limit and doc[i].lower_ in _ARTICLES and i not in names:
        i = _forward(doc, i + 1)
    organization = _organization_at(names, i)
    if organization is not None:
        after = names[i][0].end
        if after < limit and doc[after].lower_ in _POSSESSIVES and after + 1 < limit:
            return organization
    return organization


def _is_possessive(doc: Doc, i: int, limit: int) -> bool:
    return i < limit and doc[i].lower_ in _POSSESSIVES


def _after_age(doc: Doc, i: int, limit: int) -> int:
    """The token after "53-year-old", however it is cut into tokens."""
    if i >= limit or not doc[i].text[0].isdigit():
        return i
    for last in range(i, min(i + 5, limit)):
        if doc[last].lower_.endswith("old"):
            return _forward(doc, last + 1)
    return i


def _text(doc: Doc, start: int, end: int) -> str:
    return " ".join(doc[start:end].text.split())


def _back(doc: Doc, i: int) -> int:
    while i >= 0 and doc[i].is_space:
        i -= 1
    return i


def _forward(doc: Doc, i: int) -> int:
    while i < len(doc) and doc[i].is_space:
        i += 1
    return i
