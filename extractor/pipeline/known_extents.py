"""How far a known company's name reaches: to its legal form, or to what makes it another company's name."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Span

from extractor.pipeline.extensions import text_of
from extractor.pipeline.known_companies import KnownName
from extractor.pipeline.name_edges import CALENDAR
from extractor.pipeline.name_ends import NameEnds
from extractor.pipeline.name_headings import is_shouted
from extractor.pipeline.name_runs import is_capitalised
from extractor.pipeline.name_units import Unit
from extractor.pipeline.share_codes import code_after
from extractor.pipeline.words import lowers
from extractor.rules import Row

#: What makes a known name the whole name of the same firm.
WHOLE = frozenset(("Group", "Groupe", "Holdings"))
#: Words that lead to something else in a line of capitals: "ROPES & GRAY IN BOSTON".
SHOUTED_LINKS = frozenset(("IN", "AT", "FROM", "WHO", "WHICH", "THAT", "WITH", "FOR"))
#: Where carmakers have units that are called "Tallis of Canada".
_OF_CARMAKERS = frozenset(("america", "australia", "britain", "canada", "europe", "mexico"))
#: A name in capitals of so many letters is a word of a heading.
_HEADING = 6


class KnownExtents:
    """Reads the words behind known names."""

    def __init__(
        self, context: Row, ends: NameEnds, titles: Collection[str], first_names: Collection[str]
    ) -> None:
        """`titles` are words of titles, which end a name."""
        self._ends, self._is_form = ends, ends.is_form
        self._titles, self._first_names = titles, first_names
        self._places, self._regions = frozenset(context["places"]), frozenset(context["regions"])
        self._endings, self._general = (
            frozenset(context["company_endings"]),
            frozenset(context["general_words"]),
        )
        self._leading, self._products = frozenset(context["leading"]), frozenset(context["product_words"])
        self._officers, self._after_product = (
            frozenset(context["officers"]),
            frozenset(context["after_product"]),
        )

    def of(
        self,
        doc: Doc,
        known: KnownName,
        end: int,
        by_start: dict[int, KnownName],
        organizations: set[tuple[int, int]],
        initial: bool,
    ) -> Unit:
        """The unit: a known name with the legal form that follows it, or with what makes it another company's name."""
        last, end = known.end, self._next_known(doc, known, end, by_start)
        comma = last < len(doc) and doc[last].text == ","
        if comma and last + 1 < len(doc) and self._ends.follows_comma(doc, last + 1):
            last += 2
        if known.end > end:
            end = known.end
            while end < len(doc) and (is_capitalised(doc[end].text) or doc[end].text == "&"):
                end += 1
        limit = end
        while last < limit and (
            self._is_form(doc, last)
            or doc[last].text in WHOLE
            or (doc[last].text == "&" and last + 1 < limit and doc[last + 1].text in ("Co", "Co.", "CO."))
        ):
            last += 1
        if last > known.end:
            if last < end and doc[last].text.lower() in self._places and code_after(doc, last + 1):
                return Unit(known.start, last + 1, legal_form=True, initial=initial, extends=True)
            return Unit(known.start, last, legal_form=True, known=known, initial=initial)
        if known.end < end and self._is_heading(doc, known) and not doc[known.end].is_upper:
            return Unit(known.start, known.end, known=known, initial=initial)
        follow = known.end
        while follow < end and doc[follow].lower_ not in self._titles:
            follow += 1
        while follow > known.end and not (
            doc[follow - 1].text[-1].isalnum()
            or self._is_form(doc, follow - 1)
            or self._is_ending(doc, follow - 1)
        ):
            follow -= 1
        for i in range(known.end, follow - 1):
            if doc[i].text[-1] == "." and self._is_form(doc, i) and not self._is_form(doc, i + 1):
                follow = i + 1  # "Tallis & Co. Lobbyists"
                break
        while follow > known.end + 1 and lowers(doc)[follow - 1] in self._leading:
            follow -= 1  # "PLAN FOR GM EUROPE Meanwhile"
        if follow > known.end + 1 and doc[known.end].text == "of":
            if self._is_home(doc, known, follow) or self._is_seat(doc, known.end + 1, follow):
                return Unit(known.start, known.end, known=known, initial=initial)
            return Unit(known.start, follow, self._is_form(doc, follow - 1), initial=initial, extends=True)
        if known.end < end and doc[known.end].text in ("-", "/"):
            follow = known.end
        named = self._is_ending(doc, follow - 1) or self._is_form(doc, follow - 1)
        named = named or self._is_branch(doc, known.end, follow)
        employer = follow < len(doc) and doc[follow].text in self._officers
        organization = (employer or (known.start, follow) in organizations) and self._can_be_unit(
            doc, known, follow
        )
        if follow > known.end and (named or organization):
            return Unit(known.start, follow, self._is_form(doc, follow - 1), initial=initial, extends=True)
        return Unit(known.start, known.end, known=known, initial=initial)

    def _next_known(self, doc: Doc, known: KnownName, end: int, by_start: dict[int, KnownName]) -> int:
        """Where the next whole name of a known company begins before `end`: "Edmunds.com | Honda Motor Co.".

        A known name behind "of" or "&" is another company, too: "the sale by Time Warner | of AOL", "Tallis | & Bolt".
        """
        if known.end < end and doc[known.end].text in SHOUTED_LINKS:
            return known.end  # "BNP PARIBAS IN SINGAPORE"
        apart = ("of",) if known.ambiguous else ("of", "&")
        for i in range(known.end, end):
            name = by_start.get(i)
            if name is None:
                continue
            if i == known.end + 1 and doc[known.end].text in apart and not name.ambiguous:
                return known.end
            heads = i > known.end or not name.ambiguous or self._is_heading(doc, known)
            if heads and self._is_shouted(doc, known.start, i) and not doc[i].is_upper:
                return i  # a heading: "TALLIS CUTS JOBS Tallis Foods", but not "HSBC American Holdings"
            if name.end - i > 1 and any(
                last < end and self._is_form(doc, last) for last in (name.end - 1, name.end)
            ):
                return i
        return end

    def _is_shouted(self, doc: Doc, start: int, end: int) -> bool:
        """Whether all words of a stretch are in capitals and its last one is no abbreviation."""
        capitals = all(token.is_upper or token.is_punct for token in Span(doc, start, end))
        return capitals and is_shouted(doc[end - 1].text)

    def _is_branch(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the words behind a known name make it longer: "Tallis Waters North America", "Tallis & Manufacturing", "Tallis Japan"."""
        if end - start < 2:
            return end > start and lowers(doc)[start] in self._regions
        if any(doc[i].text == "&" for i in range(start, end)):
            return end - start == 2 and doc[start + 1].lower_ in self._general
        if lowers(doc)[end - 1] in self._regions:
            return True
        return any(text_of(doc, i, end).lower() in self._places for i in (end - 2, end - 1) if i > start)

    def _is_place(self, doc: Doc, start: int, end: int) -> bool:
        return start < end and text_of(doc, start, end).lower() in self._places

    def _is_home(self, doc: Doc, known: KnownName, end: int) -> bool:
        """Whether its country or town is told behind "of": "Tallis of Finland"; carmakers have units "of Canada"."""
        makes_cars = any("automaker" in company.kinds for company in known.companies)
        return not (makes_cars and lowers(doc)[end - 1] in _OF_CARMAKERS) and self._is_place(
            doc, known.end + 1, end
        )

    def _is_seat(self, doc: Doc, start: int, end: int) -> bool:
        """Whether a town is told behind "of", its state behind a comma: "Tallis of Armonk, New York"."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return False
        return any(doc[end + 1 : last].text.lower() in self._places for last in (end + 2, end + 3))

    def _is_ending(self, doc: Doc, i: int) -> bool:
        return doc[i].lower_.rstrip(".") in self._endings

    def _can_be_unit(self, doc: Doc, known: KnownName, end: int) -> bool:
        """Whether the words behind a known name can make it a unit's, and are no product, model or sentence."""
        tail = [token for token in Span(doc, known.end, end) if not token.is_space]
        if len(tail) > 1 and tail[-2].lower_ in self._first_names:
            return False  # "Tallis Research Ann Marlow"
        if self._is_heading(doc, known):
            return False  # "WAL-MART DROPS"
        if end < len(doc) and doc[end].lower_ in self._after_product:
            return False
        makes_cars = any("automaker" in company.kinds for company in known.companies)
        if makes_cars and not any(
            token.lower_ in self._places or token.lower_ in self._general for token in tail
        ):
            return False  # a model: "Marlow Expert"
        return not self._is_form(doc, known.end - 1) and not any(
            token.lower_ in CALENDAR
            or token.text[0].isdigit()
            or token.text[-1].isdigit()
            or token.tag_.startswith(("VB", "MD"))
            or not self._products.isdisjoint((token.lower_, token.lower_.removesuffix("s")))
            for token in tail
        )

    def _is_heading(self, doc: Doc, known: KnownName) -> bool:
        """Whether a name is written in capitals that are no abbreviation, as in headings."""
        name = text_of(doc, known.start, known.end)
        return name.isupper() and len(name) >= _HEADING
