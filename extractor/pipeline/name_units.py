"""Cuts runs of capitalised words into single names: at titles, after known names, before leading words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extractor.pipeline.base_names import base_names
from extractor.pipeline.extensions import text_of
from extractor.pipeline.known_companies import KnownName
from extractor.pipeline.name_edges import CALENDAR, NameEdges
from extractor.pipeline.name_ends import NameEnds
from extractor.pipeline.name_headings import is_shouted
from extractor.pipeline.name_runs import Run, is_capitalised
from extractor.pipeline.name_titles import NameTitles
from extractor.pipeline.share_codes import code_after
from extractor.pipeline.words import lowers, small_words, texts
from extractor.rules import Row

#: Words after which "of" may stand inside a company's name: "Bank of America", "Packaging Corp. of America".
_OF_HEADS = frozenset(
    (
        "bank", "banc", "banco", "corp", "corporation", "company", "co", "industries", "motors", "group", "board", "trust", "insurance", "mutual", "association", "federation", "institute", "university", "department",
        "ministry", "bureau", "house", "court", "academy", "college", "council", "society", "school", "church", "union", "chamber", "museum", "secretary", "director", "office", "governor", "daughters", "sons", "pride", "lloyd's", "lloyds", "times", "journal",
    )
)  # fmt: skip
#: Words that lead to something else in a line of capitals: "ROPES & GRAY IN BOSTON".
_SHOUTED_LINKS = frozenset(("IN", "AT", "FROM", "WHO", "WHICH", "THAT", "WITH", "FOR"))
#: What makes a known name the whole name of the same firm.
_WHOLE = frozenset(("Group", "Groupe", "Holdings"))
#: A run of so many words is a headline in capitals rather than a name.
_TITLE_CASE = 6


@dataclass(slots=True)
class Unit:
    """One name: its tokens, what proves it to be a company's by itself, and the known companies of that name."""

    start: int
    end: int
    legal_form: bool = False
    code: str | None = None
    known: KnownName | None = None
    #: a sentence begins with it, so that its capital letter says nothing
    initial: bool = False
    #: it begins with the name of a known company: "General Motors of Canada"
    extends: bool = False
    #: it stands in a headline of capitalised words, so that what surrounds it says nothing
    headline: bool = False
    #: as it is written, white space as single blanks; set when the borders are final
    text: str = ""
    #: its words as evidence about names is kept by them (`words_of`)
    words: tuple[str, ...] = ()


class UnitCutter:
    """Cuts runs into units."""

    def __init__(
        self,
        context: Row,
        proving: Iterable[str],
        nouns: Collection[str],
        first_names: Collection[str],
        roles: Collection[str],
        portfolios: Collection[str],
        trades: Iterable[str],
    ) -> None:
        """`nouns` are those for companies, bodies and people, which are no part of the name behind them.

        `roles` are those for what a person is, wherever a first name follows them; `portfolios` what an office is for;
        `trades` are the nouns for companies whose plural stands before a list of them.
        """
        self._leading = frozenset(context["leading"])
        self._titles = NameTitles(context, portfolios)
        self._demonyms, self._places = frozenset(context["demonyms"]), frozenset(context["places"])
        self._regions = frozenset(context["regions"])
        self._endings, self._general = (
            frozenset(context["company_endings"]),
            frozenset(context["general_words"]),
        )
        self._common = frozenset(context["common_words"])
        self._products = frozenset(context["product_words"])
        self._officers = frozenset(context["officers"])
        self._after_product = frozenset(context["after_product"])
        self._ends = NameEnds(context, proving)
        self._is_form = self._ends.is_form
        self._edges = NameEdges(context, self._is_form, nouns, first_names, roles, trades)
        self._first_names = first_names
        #: the words that the article also writes in lower case
        self._lower: frozenset[str] = frozenset()

    def cut(self, doc: Doc, runs: Iterable[Run], known: Iterable[KnownName]) -> list[Unit]:
        """The units of the runs in the order of the text; known names outside of runs are units too."""
        by_start = {name.start: name for name in known}
        self._lower = small_words(doc)
        starts = sorted(by_start)
        organizations = {(name.start, name.end) for name in base_names(doc) if name.label == "ORG"}
        units: list[Unit] = []
        covered = 0
        for run in runs:
            outside = starts[bisect_left(starts, covered) : bisect_left(starts, run.start)]
            for name in map(by_start.__getitem__, outside):
                last = name.end
                while last < len(doc) and (self._is_form(doc, last) or doc[last].text in _WHOLE):
                    last += 1  # "7-Eleven Inc", "3i Group"
                units.append(Unit(name.start, last, last > name.end, known=name))
                covered = last
            end = run.end
            end = self._ends.of(doc, end)
            if end - run.start == 1 and self._is_leading_word(doc, run) and run.start not in by_start:
                covered = max(covered, end)
                continue
            units.extend(
                self._cut_run(doc, max(run.start, covered), end, by_start, organizations, run.initial)
            )
            covered = max(covered, end, units[-1].end if units else 0)
        return units

    def _is_leading_word(self, doc: Doc, run: Run) -> bool:
        """Whether a run is a single word with which no name begins, as the most frequent runs are: "The", "But"."""
        word = lowers(doc)[run.start]
        if word in self._leading:
            return run.initial or doc[run.start].tag_ != "CD"
        return (
            run.initial and word.endswith("ly") and texts(doc)[run.end : run.end + 1] == [","]
        )  # "Technically,"

    def _cut_run(
        self,
        doc: Doc,
        start: int,
        end: int,
        by_start: dict[int, KnownName],
        organizations: set[tuple[int, int]],
        initial: bool,
    ) -> Iterator[Unit]:
        titles = self._titles.words
        i = begin = self._titles.behind_portfolio(doc, start, end)
        while i < end:
            known = by_start.get(i)
            if (
                known is not None
                and not (i > start and titles.issuperset((doc[i - 1].lower_, doc[i].lower_)))
                and self._stands_alone(doc, known, begin, end, initial)
                and not self._is_hyphened(doc, known, end, by_start)
            ):
                if begin < i and not self._is_heading(doc, begin, known):
                    yield from self._trimmed(doc, begin, i, initial)
                unit = self._extended(doc, known, end, by_start, organizations, initial and begin == i)
                yield unit
                i = begin = unit.end
                initial = False
            elif self._titles.stands_at(doc, i, begin, end) and not (known and known.end > i + 1):
                if begin < i:
                    yield from self._trimmed(doc, begin, i, initial)
                i = begin = self._titles.end_of(doc, i, end)
                initial = False
            elif i > begin and doc[i].text in _SHOUTED_LINKS and self._ends_before(doc, begin, i):
                yield from self._trimmed(doc, begin, i, initial)
                i = begin = i + 1
                initial = False
            elif i > begin and self._is_form(doc, i):
                last = i + 1
                while last < end and (self._is_form(doc, last) or doc[last].text in ("/", "&", ".", "Group")):
                    last += 1
                while last > i + 1 and not (self._is_form(doc, last - 1) or doc[last - 1].text == "Group"):
                    last -= 1
                if last + 1 < end and doc[last].text == "of" and lowers(doc)[last - 1] in _OF_HEADS:
                    seat = next((j for j in (end, end - 1) if self._is_place(doc, last + 1, j)), last)
                    last = seat if i - begin == 1 and self._is_field(doc, begin) else last
                yield from self._trimmed(doc, begin, last, initial, legal_form=True)
                i = begin = last
                initial = False
            else:
                i += 1
        if begin < end:
            yield from self._trimmed(doc, begin, end, initial)

    def _ends_before(self, doc: Doc, start: int, end: int) -> bool:
        """Whether what stands before a small word in capitals is whole: "ROPES & GRAY IN", "MANAGER AT"."""
        whole = self._is_ending(doc, end - 1) or any(doc[i].text == "&" for i in range(start, end))
        return whole or (doc[end].text in ("AT", "WITH") and is_shouted(doc[end - 1].text))

    def _stands_alone(self, doc: Doc, known: KnownName, begin: int, end: int, initial: bool) -> bool:
        """Whether a known name is a name here, and not a part of a longer one ("Harrison Ford")."""
        if (
            known.start > begin
            and doc[known.start - 1].text in ("-", "&", "/")
            and not doc[known.start - 1].whitespace_
        ):
            return False
        if self._is_first_partner(doc, known, end):
            return False
        if any(text_of(doc, i, known.end).lower() in self._places for i in range(begin, known.start)):
            return False  # "United Arab Emirates Economy Minister"
        if known.start > begin and lowers(doc)[known.start - 1 : known.start + 1] == ["central", "bank"]:
            return False  # "the Central Bank of Ireland"
        before = [i for i in range(begin, known.start) if not doc[i].is_space]
        if initial and len(before) == 1 and doc[before[0]].tag_ not in ("NNP", "NNPS", ""):
            before = []
        if initial and len(before) == 1 and self._edges.is_trade(doc[before[0]].lower_):
            before = []  # "Brewers Tallis and Brandt"
        if initial and any(is_shouted(doc[i].text) for i in before) and all(doc[i].is_upper for i in before):
            before = []  # a heading: "BUYBACK Philips", "GOING HOME Philips"
        if initial and len(before) == 1 and doc[before[0]].lower_ in self._lower and not known.ambiguous:
            before = []  # "Reports Citigroup was seeking money"
        stripped = [
            i for i in before if doc[i].lower_ not in self._leading and doc[i].lower_ not in self._demonyms
        ]
        if stripped and known.ambiguous:
            return False
        if stripped and known.end - known.start == 1 and (known.ambiguous or end - begin < _TITLE_CASE):
            return False
        single = known.end - known.start - (doc[known.start].lower_ == "the") == 1
        return not (known.ambiguous and single and self._goes_on(doc, known.end, end))

    def _is_heading(self, doc: Doc, start: int, known: KnownName) -> bool:
        """Whether the stretch before a known name is a heading in capitals: "RIVAL MERGERS | Deutsche Lufthansa"."""
        words, end = texts(doc), known.start
        capitals = all(map(str.isupper, words[start:end])) and is_shouted(words[end - 1])
        return capitals and end - start > 1 and not all(map(str.isupper, words[end : known.end]))

    def _is_first_partner(self, doc: Doc, known: KnownName, end: int) -> bool:
        """Whether a hyphen and a word join it to a longer name that a legal form ends: "Hearst-Argyle Television Inc"."""
        i = known.end
        joined = i + 1 < end and doc[i].text == "-" and not (doc[i].whitespace_ or doc[i - 1].whitespace_)
        return joined and any(self._is_form(doc, last) for last in range(i + 2, min(end, i + 5)))

    def _is_hyphened(self, doc: Doc, known: KnownName, end: int, by_start: dict[int, KnownName]) -> bool:
        """Whether a hyphen joins it to a word that is no company's name: "Fox-Pitt", but not "Fox-Disney"."""
        i = known.end
        if i + 1 >= end or i - known.start > 1 or doc[i].text != "-" or i + 1 in by_start:
            return False
        other = doc[i + 1]
        joined = not (doc[i].whitespace_ or doc[i - 1].whitespace_)
        return joined and other.is_title and other.lower_ not in (self._places | self._demonyms)

    def _goes_on(self, doc: Doc, i: int, end: int) -> bool:
        """Whether the run goes on with a word of the same name: "Ford Foundation", but not "Ford CEO"."""
        while i < end and doc[i].is_space:
            i += 1  # a line that is wrapped inside of the name
        if i >= end:
            return False
        word = doc[i]
        return (
            word.text[0].isupper()
            and word.lower_ not in self._titles.words
            and not self._is_form(doc, i)
            and word.lower_ not in self._leading
        )

    def _next_known(self, doc: Doc, known: KnownName, end: int, by_start: dict[int, KnownName]) -> int:
        """Where the next whole name of a known company begins before `end`: "Edmunds.com | Honda Motor Co.".

        A known name behind "of" or "&" is another company, too: "the sale by Time Warner | of AOL", "Tallis | & Bolt".
        """
        if known.end < end and doc[known.end].text in _SHOUTED_LINKS:
            return known.end  # "BNP PARIBAS IN SINGAPORE"
        apart = ("of",) if known.ambiguous else ("of", "&")
        for i in range(known.end, end):
            name = by_start.get(i)
            if name is None:
                continue
            if i == known.end + 1 and doc[known.end].text in apart and not name.ambiguous:
                return known.end
            if doc[known.start].is_upper and is_shouted(doc[known.end - 1].text) and not doc[i].is_upper:
                return i  # a heading: "TALLIS CUTS JOBS Tallis Foods"
            if name.end - i > 1 and any(
                last < end and self._is_form(doc, last) for last in (name.end - 1, name.end)
            ):
                return i
        return end

    def _extended(
        self,
        doc: Doc,
        known: KnownName,
        end: int,
        by_start: dict[int, KnownName],
        organizations: set[tuple[int, int]],
        initial: bool,
    ) -> Unit:
        """A known name with the legal form that follows it, or with what makes it another company's name."""
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
            or doc[last].text in _WHOLE
            or (doc[last].text == "&" and last + 1 < limit and doc[last + 1].text in ("Co", "Co.", "CO."))
        ):
            last += 1
        if last > known.end:
            if last < end and doc[last].text.lower() in self._places and code_after(doc, last + 1):
                return Unit(known.start, last + 1, legal_form=True, initial=initial, extends=True)
            return Unit(known.start, last, legal_form=True, known=known, initial=initial)
        follow = known.end
        while follow < end and doc[follow].lower_ not in self._titles.words:
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

    def _is_branch(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the words behind a known name make it longer: "Tallis Waters North America", "Tallis & Manufacturing", "Tallis Japan"."""
        if end - start < 2:
            return end > start and lowers(doc)[start] in self._regions
        if any(doc[i].text == "&" for i in range(start, end)):
            return end - start == 2 and doc[start + 1].lower_ in self._general
        return any(text_of(doc, i, end).lower() in self._places for i in (end - 2, end - 1) if i > start)

    def _is_field(self, doc: Doc, i: int) -> bool:
        """Whether the word before a legal form is a trade's: "Investment Corporation of Dubai"."""
        return self._is_ending(doc, i) or lowers(doc)[i] in self._general | self._common

    def _is_place(self, doc: Doc, start: int, end: int) -> bool:
        return start < end and text_of(doc, start, end).lower() in self._places

    def _is_home(self, doc: Doc, known: KnownName, end: int) -> bool:
        """Whether its country or town is told behind "of": "Tallis of Finland"; carmakers have units "of Canada"."""
        makes_cars = any("automaker" in company.kinds for company in known.companies)
        return not makes_cars and self._is_place(doc, known.end + 1, end)

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
        name = text_of(doc, known.start, known.end)
        if name.isupper() and len(name) >= _TITLE_CASE:
            return False  # a heading in capitals: "WAL-MART DROPS"
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
            or token.lower_ in self._products
            for token in tail
        )

    def _trimmed(
        self, doc: Doc, start: int, end: int, initial: bool, *, legal_form: bool = False
    ) -> Iterator[Unit]:
        """The units of a stretch that is cut at every "of" that is no part of a name."""
        for i in [i for i, word in enumerate(texts(doc)[start + 1 : end - 1], start + 1) if word == "of"]:
            if doc[i - 1].lower_.rstrip(".") not in _OF_HEADS and not (
                legal_form and doc[i + 1 : end - 1].text.lower() in self._places
            ):
                yield from self._whole(doc, start, i, initial)
                start, initial = i + 1, False
        yield from self._whole(doc, start, end, initial, legal_form=legal_form)

    def _whole(
        self, doc: Doc, start: int, end: int, initial: bool, *, legal_form: bool = False
    ) -> Iterator[Unit]:
        """The unit of a stretch within its edges, if any word is left."""
        first, last, begins = self._edges.of(doc, start, end, initial, legal_form)
        if first < last:
            yield Unit(first, last, legal_form=legal_form, initial=begins)
