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
        if i < 0 or doc[i].lower_ not in self._heads or i in names or doc[i].sent != mention.sent:
            return Affiliation()
        last, first = i, i
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
        if i >= 0 and doc[i].lower_ in _POSSESSIVES:
            i = _back(doc, i - 1)
        organization = _organization_at(names, i)
        if (
            organization is None
            and mention.start - last > 1
            and doc[_back(doc, mention.start - 1)].text != ","
        ):
            return Affiliation()
        return Affiliation(_text(doc, first, last + 1), organization, doc[last].lower_)

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
            i = _forward(doc, i + 1)
        if i < limit and i in names:
            organization = _organization_at(names, i)
            i = _forward(doc, names[i][0].end)
            if i < limit and doc[i].lower_ in _POSSESSIVES:
                i = _forward(doc, i + 1)
        first, last = i, -1
        while i < limit and i not in names and (doc[i].lower_ in self._heads or self._fits(doc, i)):
            if doc[i].lower_ in self._heads:
                last = i
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
            while (
                phrase < limit
                and phrase not in names
                and (
                    self._fits(doc, phrase)
                    or doc[phrase].lower_ in _ARTICLES
                    or doc[phrase].text in _PLURAL_POSSESSIVES
                )
            ):
                phrase = _forward(doc, phrase + 1)
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
