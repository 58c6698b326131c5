"""Reads what the words around a person's name say: "Ford chief executive X", "X, an analyst at Jefferies"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from extractor.pipeline.clauses_after_names import ClausesAfterNames
from extractor.pipeline.company_officers import CompanyOfficers
from extractor.pipeline.employers import Employers
from extractor.pipeline.share_codes import after_code, before_code
from extractor.pipeline.title_complements import Complement, ComplementReader
from extractor.pipeline.title_words import ARTICLES, FORMER, TitleWords, title_text
from extractor.pipeline.words import back, forward, sentence_start
from extractor.rules import Row

_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_OWNERS = frozenset(("its", "their", "his", "her"))
#: What the company spoken of is called as the owner of its officers: "the firm's HR chief".
_THE_COMPANY = frozenset(("company", "firm", "business"))
#: Whose spokespeople speak for a person: "his spokeswoman".
_PERSONAL = frozenset(("his", "her"))
#: Forms of address that stand behind a title, too.
_HONOURS = frozenset(("sir", "dame", "lord", "lady", "baroness", "prince", "princess", "sheikh"))
_COPULAS = frozenset(("is", "was", "became", "becomes"))
#: Participles before "at" that tell of an employer.
_EMPLOYED = frozenset(("working", "teaching", "serving", "interning", "training"))
_REACH = 24


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A title and the organization that it belongs to, either of them None where the text is silent."""

    title: str | None = None
    organization: str | None = None
    #: the title's last word, in lower case
    head: str | None = None
    #: a name stands beside it that could be its organization, but is not known to be one
    is_open: bool = False
    #: "the company's" or "its" stands before the title, and names no organization by itself
    is_of_firm: bool = False
    #: the token of the "its" or "company's" before the title, else -1
    owner: int = -1
    #: the text says that the title is held no more
    is_former: bool = False


class TitleReader:
    """Reads titles and organizations beside a name, with the words of a rule table."""

    def __init__(self, table: Row) -> None:
        self._words = TitleWords(table)
        self._heads, self._ranks = self._words.heads, self._words.ranks
        self._of_places = frozenset(table["of_places"])
        self._clauses = ClausesAfterNames(table)
        self.officers = CompanyOfficers(table)
        self._portfolios = frozenset(table["portfolios"])
        self._other_owners = frozenset(table["other_owners"])
        self._bodies, self._venues = frozenset(table["bodies"]), frozenset(table["venues"])
        self._complements = ComplementReader(self._bodies, table["parts"], self._portfolios, self._words.fits)

    def read(self, doc: Doc, mention: Span, names: Employers) -> Affiliation:
        """What the words before and after a mention say."""
        before = self._before(doc, mention, names)
        after = self._after(doc, mention, names)
        if before.head in self._of_places and not after.title:
            after = Affiliation()  # "Rep. X of Holm" sits for a place
        if before.title and not before.organization and after.organization and not after.is_former:
            return after if after.title else Affiliation(before.title, after.organization, before.head)
        if before.organization and not before.title and after.title and not after.organization:
            return replace(after, organization=before.organization)
        found = before if before.title or not (after.title or after.organization) else after
        return found if found.title or found.organization else self._owner(doc, mention, names)

    def described(self, doc: Doc, start: int) -> Affiliation:
        """What a description that begins at token `start` says: "the chief executive of Ford"."""
        return self._apposition(doc, Employers(doc), start, min(len(doc), start + _REACH))

    def _owner(self, doc: Doc, mention: Span, names: Employers) -> Affiliation:
        """The organization that owns the name: "according to Nordea's X"."""
        i = back(doc, mention.start - 1)
        if i <= 0 or doc[i].lower_ not in _POSSESSIVES:
            return Affiliation()
        return Affiliation(None, names.owner(back(doc, i - 1)))

    def _before(self, doc: Doc, mention: Span, names: Employers) -> Affiliation:
        """ "Amazon CEO X", "its chief executive, X", "Goldman analyst X"."""
        i = back(doc, mention.start - 1)
        if i > 1 and doc[i].lower_ in ("'s", "’s") and names.organization(i - 1) is not None:
            return Affiliation(None, names.organization(i - 1))
        addressed = i
        while addressed >= 0 and self._words.is_address(doc, addressed):
            addressed = back(doc, addressed - 1)
        if addressed >= 0 and doc[addressed].text == ",":
            i = addressed  # "the firm's chairman, Sir X"
        behind_comma = i >= 0 and doc[i].text == ","
        if behind_comma:
            i = back(doc, i - 1)
            if i >= 0 and doc[i].lower_ not in self._heads:
                return self._before_comma(doc, names, i + 1)
        while i >= 0 and self._words.is_address(doc, i):
            i = back(doc, i - 1)
        last = i
        if i > 3 and doc[i].lower_ == "large" and doc[i - 2].lower_ == "at":
            i -= 4
        elif i > 1 and doc[i].lower_ not in self._heads:
            i = self._words.before_field(doc, i, names)
        if (
            i < 0
            or doc[i].lower_ not in self._heads
            or i in names
            or sentence_start(doc[i]) != sentence_start(mention)
        ):
            return Affiliation()
        head, first = i, i
        while i >= 0 and last - i < 9 and not doc[i].is_sent_start:
            i = back(doc, i - 1)
            if i < 0 or i in names or not self._words.fits(doc, i) or names.initials(i) is not None:
                break
            if doc[i].lower_ in ("and", "&") and names.is_name_of_words(back(doc, i - 1)):
                break
            if names.is_name_of_words(i) and doc[first].is_lower:
                break
            first = i
        else:
            i = -1
        starts = i >= 0 and doc[i].is_sent_start and i not in names and names.initials(i) is None
        if starts and self._words.fits(doc, i):
            first = i
        if names.is_body(i) and doc[first].lower_ in ("and", "&"):
            first, i = names.span(i).start, -1
        while first < last and self._words.cannot_begin(doc, first):
            first += 1
        if doc[head].lower_ in self._of_places:
            while first < head and doc[first].lower_ not in self._heads | self._ranks:
                first += 1
        beside, i = i == first - 1, before_code(doc, i)
        owned = i >= 0 and doc[i].lower_ in _POSSESSIVES
        if owned:
            i = before_code(doc, back(doc, i - 1))
        organization = names.organization(i) or names.initials(i) or names.ending_in(i)
        if organization is None and owned and doc[i].lower_ in self._bodies:
            organization = names.organization(back(doc, i - 1))  # "the GMB union's general secretary"
        if organization is None and owned:
            organization = names.owner(i)
        elif organization is None and i >= 0 and doc[i].lower_ in ("its", "their"):
            organization = names.body_before(i)
        elif organization is None and i == first - 1 and doc[first].is_lower:
            organization = names.name_of_words(i)
        honoured = doc[mention.start - 1].lower_ in _HONOURS  # "local MP Sir Edward Clay"
        if organization is None and mention.start - last > 1 and not (behind_comma or honoured):
            return Affiliation()
        elif names.is_body(i) and i == first - 1:
            first, organization = self._words.without_rank(doc, names.span(i), first, organization)
        if behind_comma and organization is None and _opens_sentence(doc, i, mention.end):
            return Affiliation()
        personal = i >= 0 and doc[i].lower_ in _PERSONAL and doc[head].lower_.startswith("spokes")
        was = back(doc, names.span(i).start - 1) if beside and i in names and not owned else -1
        former = was >= 0 and doc[was].lower_ == "former" and organization is not None
        if former:
            first = was  # "former Harbor chairman X" is no chairman
        of_firm = owned and doc[i].lower_ in _THE_COMPANY
        of_a_name = (owned and not of_firm) or personal or self._words.begins_with_name(doc, first, last)
        return Affiliation(
            title_text(doc, first, last + 1),
            organization,
            doc[head].lower_,
            is_open=organization is None and of_a_name,
            is_of_firm=of_firm or (i >= 0 and doc[i].lower_ == "its"),
            owner=i if of_firm or (i >= 0 and doc[i].lower_ == "its") else -1,
            is_former=former,
        )

    def _before_comma(self, doc: Doc, names: Employers, comma: int) -> Affiliation:
        """ "the chairman of the works council, X": the title behind the last article or owner before the comma."""
        for i in range(comma - 2, max(0, comma - _REACH // 2), -1):
            if doc[i].is_punct and doc[i].text not in ("-", "(", ")"):
                break
            if (
                doc[i].lower_ in self._heads
                and i not in names
                and doc[i + 1].lower_ in ("of", "at", "for", "in")
            ):
                first = i
                while first > 0 and first - 1 not in names and self._words.fits(doc, first - 1):
                    first -= 1
                if doc[first - 1].lower_ not in ARTICLES | _OWNERS | _POSSESSIVES:
                    break
                found = self._apposition(doc, names, first, comma)
                owner = names.owner(before_code(doc, first - 2))
                if doc[first - 1].lower_ in _POSSESSIVES:
                    return replace(found, organization=owner or found.organization)
                whole = found.organization is not None or doc[comma - 1].lower_ in self._portfolios
                return found if whole else Affiliation()
        return Affiliation()

    def _after(self, doc: Doc, mention: Span, names: Employers) -> Affiliation:
        """ "X, chief executive of Ford", "X, an analyst at Jefferies", "X, Amazon's head of cloud", "X of ANZ"."""
        i = forward(doc, mention.end)
        limit = min(len(doc), mention.end + _REACH)
        if i >= limit:
            return Affiliation()
        if doc[i].lower_ in ("of", "at", "with", "from"):
            return Affiliation(None, self._body_behind(doc, names, i, limit))
        if (seat := self._clauses.left_or_given(doc, mention.start, i, limit)) is not None:
            return self._apposition(doc, names, seat, limit)
        if doc[i].lower_ in ("'s", "’s"):
            return Affiliation(None, self._clauses.firm_of(doc, forward(doc, i + 1), limit, names))
        if doc[i].lower_ in self._heads and i + 1 < limit and doc[i + 1].lower_ in ("of", "at"):
            return self._apposition(doc, names, i, limit)
        if doc[i].lower_ in _COPULAS:
            found = self._apposition(doc, names, self._predicate(doc, i + 1, limit), limit)
            return found if found.organization is not None else Affiliation()
        if doc[i].text not in (",", "(", "–", "—", "--"):
            return Affiliation()
        i = self._clauses.behind_letters(doc, forward(doc, i + 1), limit)
        if i < limit and doc[i].lower_ in ("of", "at", "from"):
            return Affiliation(None, self._body_behind(doc, names, i, limit))
        if i + 1 < limit and doc[i].lower_ == "who":
            if (seat := self._clauses.taken(doc, i + 1, limit)) is not None:
                i = seat
            elif doc[i + 1].lower_ in ("is", "was"):
                i += 2
            elif doc[i + 1].lower_ in self._clauses.leading:
                return Affiliation(None, self._clauses.led(doc, names, i + 2, limit))
            elif doc[i + 1].lower_ in self._clauses.studying:
                return Affiliation(None, self._clauses.studied_at(doc, names, i + 2, limit))
        if i < limit and doc[i].text.isdigit():
            i = forward(doc, i + 2)
        return self._apposition(doc, names, i, limit)

    def _body_behind(self, doc: Doc, names: Employers, i: int, limit: int) -> str | None:
        """The organization behind the preposition at token `i`: "X of Ford", "X of the think tank Y"."""
        at = names.after(i + 1, limit)
        if at < 0:
            return self._complements.called(doc, names, i, limit)
        body = names.organization(at)
        met = doc[i].lower_ == "at" and body is not None and body.lower() in self._venues
        return None if met else body

    def _predicate(self, doc: Doc, i: int, limit: int) -> int:
        """Where the noun phrase of a predicate begins: behind adverbs ("is also the")."""
        i = forward(doc, i)
        while i < limit and doc[i].tag_ == "RB" and doc[i].lower_ not in ("not", "n't", "n’t", "no"):
            i = forward(doc, i + 1)
        return i

    def _apposition(self, doc: Doc, names: Employers, i: int, limit: int) -> Affiliation:
        """The title that begins at token `i`, behind an article or an owner."""
        organization = None
        start = i
        if i < limit and i not in names and doc[i].lower_ in ARTICLES | {"its", "former", "now"}:
            i = _after_age(doc, forward(doc, i + 1), limit)
            if i < limit and doc[i].lower_ == "former" and forward(doc, i + 1) in names:
                i = forward(doc, i + 1)
        first, last, others = i, -1, False
        while i < limit:
            if i in names:
                owner = after_code(doc, names.span(i).end, limit)
                if (last < 0 and first == i) or _is_possessive(doc, owner, limit):
                    organization = names.organization(i)
                    i, last = owner, -1
                    if _is_possessive(doc, i, limit):
                        i = after_code(doc, i + 1, limit)
                    first = i
                    continue
                break
            if _is_possessive(doc, i, limit):
                first, last, organization = forward(doc, i + 1), -1, names.owner(back(doc, i - 1))
                others = organization is None and doc[back(doc, i - 1)].lower_ in self._other_owners
            elif doc[i].lower_ in self._heads:
                last = i
            elif not self._words.fits(doc, i):
                break
            i = forward(doc, i + 1)
        if last < 0:
            at = names.after(i + 1, limit) if i < limit and doc[i].lower_ in ("at", "with") else -1
            if at < 0 or i == first or (doc[i - 1].tag_ == "VBG" and doc[i - 1].lower_ not in _EMPLOYED):
                return Affiliation()  # "X, speaking at Ford"
            # any noun is a title that says what somebody is at a firm: "a glazier at Ford"
            is_noun = doc[i].lower_ == "at" and first > start and doc[i - 1].tag_ == "NN"
            return Affiliation(title_text(doc, first, i) if is_noun else None, names.organization(at))
        acts = last + 1 < limit and doc[last + 1].tag_ in ("VBD", "VBZ", "MD")
        if acts and start < limit and doc[start].lower_ == "the":
            return Affiliation()  # "in a letter to X, the senator asked"
        if last + 1 < limit and names.is_person(last + 1):
            return Affiliation()  # "X, coach Y and others"
        while first < last and self._words.cannot_begin(doc, first):
            first += 1
        complement = self._complements.read(doc, names, last + 1, limit, owned=organization is not None)
        title = title_text(doc, first, complement.title_end)
        second = self._second_title(doc, names, complement, limit)
        if second is not None:
            title = f"{title} and {second}"
        several = "and" in title.split()
        if several and complement.organization is not None:
            organization = complement.organization
        return Affiliation(
            title,
            organization or complement.organization,
            doc[last].lower_,
            complement.is_open or others or self._words.begins_with_name(doc, first, last),
            is_former=any(token.lower_ in FORMER for token in doc[max(0, start - 2) : first + 1]),
        )

    def _second_title(self, doc: Doc, names: Employers, complement: Complement, limit: int) -> str | None:
        """The title that goes on behind the organization: "founder of Ford and its chief executive"."""
        i = forward(doc, complement.end) if complement.organization is not None else limit
        if i + 1 >= limit or doc[i].lower_ != "and" or doc[i + 1].lower_ not in _OWNERS:
            return None
        first = last = forward(doc, i + 2)
        while last < limit and last not in names and self._words.fits(doc, last):
            last += 1
        while last > first and doc[last - 1].lower_ not in self._heads:
            last -= 1
        return title_text(doc, first, last) if last > first else None


def _is_possessive(doc: Doc, i: int, limit: int) -> bool:
    return i < limit and doc[i].lower_ in _POSSESSIVES


def _opens_sentence(doc: Doc, article: int, behind: int) -> bool:
    """Whether a comma parts a phrase from a subject: "Questioned by a prosecutor, Ann Lee said", "To the editor, Ann
    Lee is", where an apposition would have a second comma; its article or owner, and what stands behind the name.
    """
    if article < 1 or behind >= len(doc) or doc[article].lower_ not in ARTICLES:
        return False
    return doc[article - 1].tag_ == "IN" and doc[behind].tag_ in ("VBD", "VBZ", "VBP", "MD", "RB")


def _after_age(doc: Doc, i: int, limit: int) -> int:
    """The token after "53-year-old", however it is cut into tokens."""
    if i >= limit or not doc[i].text[0].isdigit():
        return i
    for last in range(i, min(i + 5, limit)):
        if doc[last].lower_.endswith("old"):
            return forward(doc, last + 1)
    return i
