"""Reads what follows a title: "of human resources at Ford", "at research house X", ", Ford Motor Co, Dearborn"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.pipeline.employers import Employers
from extractor.pipeline.words import back, forward

_ARTICLES = frozenset(("a", "an", "the"))
#: Words that a phrase cannot end with: more of it follows that fits in no title.
_UNFINISHED = _ARTICLES | {"based"}
#: What may stand in small letters inside the name of a body: "the nonprofit Girls in Tech".
_IN_NAMES = frozenset(("in", "of", "for", "and", "the", "&"))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_PLURAL_POSSESSIVES = frozenset(("'", "’"))
_PREPOSITIONS = frozenset(("of", "at", "for", "with", "in", "from"))
_EMPLOYING = frozenset(("of", "at", "for", "with"))
#: How many tokens the part that somebody leads may take.
_LONGEST_PART = 6
_CLOSING = frozenset((",", "in", ":", ".", ";", "(", ")", '"', "”"))

#: Whether a token can stand in a title.
Fits = Callable[[Doc, int], bool]


@dataclass(frozen=True, slots=True)
class Complement:
    """Where the title ends, the organization behind it, and where that ends (both tokens, exclusive)."""

    title_end: int
    organization: str | None = None
    end: int = -1
    #: a capitalised word follows that could be an organization's name
    is_open: bool = False


class ComplementReader:
    """Reads the phrases behind a title up to the organization."""

    def __init__(
        self, bodies: Collection[str], parts: Collection[str], portfolios: Collection[str], fits: Fits
    ) -> None:
        self._bodies, self._parts, self._fits = frozenset(bodies), frozenset(parts), fits
        self._portfolios = frozenset(portfolios)

    def read(self, doc: Doc, names: Employers, i: int, limit: int, *, owned: bool) -> Complement:
        """The complement that begins at token `i`, right behind a title's last word.

        `owned` says that an organization stands before the title, so that none needs to follow.
        """
        title_end = i
        unproved: Complement | None = None
        while i < limit and doc[i].lower_ in _PREPOSITIONS:
            if self._names_portfolio(doc, i, limit):  # "the Minister for Finance, Ann Lee"
                title_end = i = i + 2
                continue
            named = names.after(i + 1, limit)
            if named >= 0:
                behind = names.span(named).end
                whole = self._holder(doc, names, behind, limit)
                if whole >= 0:
                    return self._named(names, behind, whole)
                part = self._part(doc, names, behind, limit)
                if part < 0 and doc[i].lower_ == "of":
                    title_end = self._end_of_unit(doc, names, behind, limit) or title_end
                return self._named(names, title_end, part if part >= 0 else named)
            if doc[i].lower_ in ("at", "with") and (firm := names.seeming_person(i + 1)) is not None:
                return Complement(title_end, " ".join(firm.text.split()), firm.end)
            if doc[i].lower_ in _EMPLOYING and unproved is None and not owned:
                name = names.unproved(i + 1, limit)
                if name is not None:
                    unproved = self._unproved_at(doc, names, title_end, name, limit)
            phrase = forward(doc, i + 1)
            while phrase < limit and phrase not in names and self._continues(doc, names, phrase):
                if doc[back(doc, phrase - 1)].lower_ in self._bodies and names.unproved(phrase, limit):
                    break  # "of trade group Tallis"
                phrase = forward(doc, phrase + 1)
            named = self._called(doc, names, i, phrase, limit)
            if named >= 0:
                return self._named(names, title_end, named)
            if phrase == forward(doc, i + 1):
                break
            if doc[i].lower_ in _EMPLOYING and (body := self._told_body(doc, i, phrase, limit)) is not None:
                return Complement(title_end, " ".join(body.text.split()), body.end)
            if doc[back(doc, phrase - 1)].lower_ in self._bodies and doc[i].lower_ in _EMPLOYING:
                name = names.unproved(phrase, limit)
                if name is not None:
                    return Complement(title_end, " ".join(name.text.split()), name.end)
            speaks = doc[back(doc, i - 1)].lower_.startswith("spokes")  # "spokeswoman for the survey"
            whole = (
                doc[back(doc, phrase - 1)].lower_ not in _UNFINISHED
            )  # not "a lawyer for the | three women"
            if doc[i].lower_ in ("of", "for") and whole and not speaks:
                title_end = back(doc, phrase - 1) + 1
            i = phrase
            if i + 1 < limit and doc[i].text == "," and doc[i + 1].lower_ in ("at", "of", "with"):
                i += 1
        if unproved is not None:
            return unproved
        if title_end < limit and doc[title_end].lower_ in _EMPLOYING:
            follows = forward(doc, title_end + 1)
            return Complement(title_end, is_open=follows < limit and doc[follows].text[0].isupper())
        return self._apposed(doc, names, i, title_end, limit)

    def _holder(self, doc: Doc, names: Employers, i: int, limit: int) -> int:
        """The organization that a part of it stands before: "of the Governance Group at law firm X"; -1 if none."""
        if i >= limit or doc[i].lower_ != "at":
            return -1
        named = names.after(i + 1, limit)
        phrase = forward(doc, i + 1)
        while named < 0 and phrase < limit and phrase not in names and self._continues(doc, names, phrase):
            phrase = forward(doc, phrase + 1)
        return named if named >= 0 else self._called(doc, names, i, phrase, limit)

    def _unproved_at(self, doc: Doc, names: Employers, title_end: int, name: Span, limit: int) -> Complement:
        """The complement of a name of which nothing says what it names: what somebody leads at a firm, if one follows
        behind "at": "head of Trade Policy at X"."""
        if name.end < limit and doc[name.end].lower_ == "at":
            holder = names.after(name.end + 1, limit)
            if holder >= 0:
                return self._named(names, name.end, holder)
            if (unproved := names.unproved(name.end + 1, limit)) is not None:
                return Complement(name.end, " ".join(unproved.text.split()), unproved.end)
        return Complement(title_end, " ".join(name.text.split()), name.end)

    def _part(self, doc: Doc, names: Employers, i: int, limit: int) -> int:
        """The named part of the organization before token `i`: "of Harbor's Japanese unit X"; -1 if none."""
        if i < limit and doc[i].lower_ in _POSSESSIVES:
            i = forward(doc, i + 1)
        while i < limit and i not in names and self._fits(doc, i):
            i = forward(doc, i + 1)
        return names.after(i, limit) if i < limit and doc[back(doc, i - 1)].lower_ in self._parts else -1

    def _end_of_unit(self, doc: Doc, names: Employers, i: int, limit: int) -> int:
        """Where the unit without a name ends that belongs to the organization before token `i`: "of Harbor's retail
        division"; 0 if none."""
        if i >= limit or doc[i].lower_ not in _POSSESSIVES:
            return 0
        first = end = forward(doc, i + 1)
        while end < limit and end not in names and self._fits(doc, end):
            end += 1
        return end if end > first and doc[end - 1].is_lower else 0

    def called(self, doc: Doc, names: Employers, i: int, limit: int) -> str | None:
        """The organization that the phrase behind the preposition at token `i` calls what it is: "of the advocacy group X"."""
        phrase = forward(doc, i + 1)
        while phrase < limit and phrase not in names and self._continues(doc, names, phrase):
            if doc[back(doc, phrase - 1)].lower_ in self._bodies and names.unproved(phrase, limit):
                break
            phrase = forward(doc, phrase + 1)
        at = self._called(doc, names, i, phrase, limit)
        return names.organization(at) if at >= 0 else None

    def _named(self, names: Employers, title_end: int, at: int) -> Complement:
        return Complement(title_end, names.organization(at), names.span(at).end)

    def _called(self, doc: Doc, names: Employers, start: int, end: int, limit: int) -> int:
        """The organization that the phrase before token `end` calls something: "of online retailer X", "of the
        sector's main trade group, X", "at his firm's X"; -1 if none."""
        if end >= limit or end <= start + 1:
            return -1
        last = doc[back(doc, end - 1)]
        if end in names and (last.tag_ in ("NN", "NNS") or last.lower_ == "rival") and last.is_lower:
            return end if names.organization(end) is not None else -1
        if last.lower_ in self._bodies:
            named = names.after(end + 1 if doc[end].text == "," else end, limit)
            if named >= 0:
                return named
        owned = forward(doc, end + 1)
        if doc[end].lower_ in _POSSESSIVES and owned < limit and names.organization(owned) is not None:
            return owned
        return -1

    def _apposed(self, doc: Doc, names: Employers, i: int, title_end: int, limit: int) -> Complement:
        """The organization that a comma parts from the title, as lists of comments have it: "ECONOMIST, 4CAST LTD, LONDON:".

        The part that is led may stand between them: "managing director, fixed income analysis, Oakrock LLC".
        """
        if i >= limit or doc[i].text != "," or i != title_end:
            return Complement(title_end)
        at = forward(doc, i + 1)
        part = at
        while part < limit and part not in names and doc[part].is_lower and part - at < _LONGEST_PART:
            part = forward(doc, part + 1)
        if part > at and part < limit and doc[part].text == ",":
            at = forward(doc, part + 1)
        if at >= limit or names.organization(at) is None or (at in names and names.span(at).start != at):
            return Complement(title_end)
        end = names.span(at).end
        closed = end >= len(doc) or doc[forward(doc, end)].text in _CLOSING if end < len(doc) else True
        return self._named(names, title_end, at) if closed else Complement(title_end)

    def _names_portfolio(self, doc: Doc, i: int, limit: int) -> bool:
        """Whether what an office is for stands behind "for", and no longer name."""
        if i + 1 >= limit or doc[i].lower_ != "for" or doc[i + 1].lower_ not in self._portfolios:
            return False
        return doc[i + 1].is_title and not (i + 2 < limit and doc[i + 2].is_title)

    def _told_body(self, doc: Doc, start: int, end: int, limit: int) -> Span | None:
        """The name, by its capitals alone, right behind what it is between two tokens: "of the nonprofit Girls in Tech"."""
        first = next((i + 1 for i in range(start + 1, end) if doc[i].lower_ in self._bodies), limit)
        last = first
        while last < limit and (
            doc[last].text[0].isupper() or (last > first and doc[last].lower_ in _IN_NAMES)
        ):
            last += 1
        while last > first and doc[last - 1].is_lower:
            last -= 1
        return doc[first:last] if last > first else None

    def _continues(self, doc: Doc, names: Employers, i: int) -> bool:
        """Whether a token goes on with the phrase of a title: "of the firm's European business"."""
        if doc[i].lower_ in _POSSESSIVES:
            follows = forward(doc, i + 1)
            return doc[i].text in _PLURAL_POSSESSIVES or (
                follows < len(doc) and follows not in names and self._fits(doc, follows)
            )
        return self._fits(doc, i) or doc[i].lower_ in _ARTICLES
