"""Cuts runs of capitalised words into single names: at titles, after known names, before leading words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from spacy.tokens import Doc

from extractor.pipeline.base_names import base_names
from extractor.pipeline.extensions import text_of
from extractor.pipeline.known_companies import KnownName
from extractor.pipeline.known_extents import SHOUTED_LINKS, WHOLE, KnownExtents
from extractor.pipeline.name_edges import NameEdges
from extractor.pipeline.name_ends import NameEnds
from extractor.pipeline.name_headings import goes_on_shouting, is_shouted
from extractor.pipeline.name_runs import Run
from extractor.pipeline.name_titles import NameTitles
from extractor.pipeline.name_units import Unit
from extractor.pipeline.words import lowers, small_words, texts
from extractor.rules import Row

#: Words after which "of" may stand inside a company's name: "Bank of America", "Packaging Corp. of America".
_OF_HEADS = frozenset(
    (
        "bank", "banc", "banco", "corp", "corporation", "company", "co", "industries", "motors", "group", "board", "trust", "insurance", "mutual", "association", "federation", "institute", "university", "department",
        "ministry", "bureau", "house", "court", "academy", "college", "council", "society", "school", "church", "union", "chamber", "museum", "secretary", "director", "office", "governor", "daughters", "sons", "pride", "lloyd's", "lloyds", "times", "journal",
    )
)  # fmt: skip
_SHOUTED = SHOUTED_LINKS | {"OF"}
#: A person's name has fewer words.
_LONGEST_PERSON = 4
#: A run of so many words is a headline in capitals rather than a name.
_TITLE_CASE = 6


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
        self._endings = frozenset(context["company_endings"])
        self._fields = self._endings.union(context["general_words"], context["common_words"])
        self._ends = NameEnds(context, proving)
        self._is_form = self._ends.is_form
        self._edges = NameEdges(context, self._is_form, nouns, first_names, roles, trades)
        self._first_names = first_names
        self._extents = KnownExtents(context, self._ends, self._titles.words, first_names)
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
                while last < len(doc) and (self._is_form(doc, last) or doc[last].text in WHOLE):
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
                unit = self._extents.of(doc, known, end, by_start, organizations, initial and begin == i)
                yield unit
                i = begin = unit.end
                initial = False
            elif self._titles.stands_at(doc, i, begin, end) and not (known and known.end > i + 1):
                if begin < i:
                    yield from self._trimmed(doc, begin, i, initial)
                i = begin = self._titles.end_of(doc, i, end)
                initial = False
            elif i > begin and doc[i].text in _SHOUTED and self._ends_before(doc, begin, i):
                yield from self._trimmed(doc, begin, i, initial)
                i = begin = i + 1
                initial = False
            elif i > begin and self._is_form(doc, i):
                last = i + 1
                while last < end and (self._is_form(doc, last) or doc[last].text in ("/", "&", ".", "Group")):
                    last += 1
                while last > i + 1 and not (self._is_form(doc, last - 1) or doc[last - 1].text == "Group"):
                    last -= 1
                if last < end and doc[last].text == "(":
                    last = end  # "Tallis Corp (Group) Ltd"
                last = self._behind_partners(doc, i, last, end)
                if last + 1 < end and doc[last].text == "of" and lowers(doc)[last - 1] in _OF_HEADS:
                    seat = next((j for j in (end, end - 1) if self._is_place(doc, last + 1, j)), last)
                    last = seat if all(self._is_field(doc, j) for j in range(begin, i)) else last
                yield from self._trimmed(doc, begin, last, initial, legal_form=True)
                i = begin = last
                initial = False
            else:
                i += 1
        if begin < end:
            yield from self._trimmed(doc, begin, end, initial)

    def _ends_before(self, doc: Doc, start: int, end: int) -> bool:
        """Whether what stands before a small word in capitals is whole: "ROPES & GRAY IN", "MANAGER AT", "ANN LEE OF"."""
        if doc[end].text == "OF":
            return end - start < _LONGEST_PERSON and self._is_person(doc, start)
        whole = self._is_ending(doc, end - 1) or any(doc[i].text == "&" for i in range(start, end))
        if doc[end].text == "IN" and any(self._is_place(doc, end + 1, end + more) for more in (2, 3)):
            return True
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
        if known.start > begin and doc[known.start - 1].text == "of" and self._is_person(doc, begin):
            return True  # "Daniel Hynes of Tallis"
        before = [i for i in range(begin, known.start) if not doc[i].is_space]
        if initial and len(before) == 1 and doc[before[0]].tag_ not in ("NNP", "NNPS", ""):
            before = []
        if initial and len(before) == 1 and self._edges.is_trade(doc[before[0]].lower_):
            before = []  # "Brewers Tallis and Brandt"
        opens = initial or (len(before) > 1 and not doc[known.end - 1].is_upper)
        opens = opens or goes_on_shouting(doc, begin)  # "SLOW, SLOWER, REPEAT Philips"
        if opens and any(is_shouted(doc[i].text) for i in before) and all(doc[i].is_upper for i in before):
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
            and not self._titles.stands_at(doc, i, i, end)
            and word.lower_ not in self._leading
        )

    def _behind_partners(self, doc: Doc, form: int, last: int, end: int) -> int:
        """Where a name ends that goes on behind "& Co" with a trade and a legal form: "Tallis & Co. Securities LLC"."""
        i = last
        while i < end and self._is_ending(doc, i) and not self._is_form(doc, i):
            i += 1
        goes_on = doc[form - 1].text == "&" and last < i < end and self._is_form(doc, i)
        return i + 1 if goes_on else last

    def _is_person(self, doc: Doc, start: int) -> bool:
        return lowers(doc)[start] in self._first_names

    def _is_field(self, doc: Doc, i: int) -> bool:
        """Whether a word before a legal form is a trade's: "Gas Investment Corporation of Dubai"."""
        return lowers(doc)[i].rstrip(".") in self._fields

    def _is_place(self, doc: Doc, start: int, end: int) -> bool:
        return start < end and text_of(doc, start, end).lower() in self._places

    def _is_ending(self, doc: Doc, i: int) -> bool:
        return doc[i].lower_.rstrip(".") in self._endings

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
