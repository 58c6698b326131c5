"""Lists of names: what one member is, or what the list is called, says what the others are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from extractor.pipeline.extensions import placed
from extractor.pipeline.name_evidence import HINT, PROOF, SUPPORT, Evidence
from extractor.pipeline.name_units import Unit
from extractor.pipeline.section_kinds import SectionKind
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers
from extractor.pipeline.words_around import words_before
from extractor.rules import Row

_SHORTEST_LIST = 3
#: In letters: an ambiguous name that is as short gains nothing from its neighbours.
_SHORT = 3
_JOINTS = frozenset(((",",), ("and",), (",", "and"), ("or",), (",", "or")))
#: In tokens, white space counted.
_LONGEST_JOINT = 6
_GOODS = frozenset(
    ("products", "brands", "apps", "gadgets", "devices", "drugs", "medicines", "games", "models")
)
_EXAMPLES = frozenset(("like", "including"))
_DASHES = frozenset(("--", "-", "–", "—", ":"))
_VERB_TAGS = frozenset(("VBP", "VBD", "MD"))
#: What begins and ends an apposition of several, and how many tokens it takes at most.
_COUNTED = frozenset(("the", "two", "both", "three", "four", "all"))
_CLOSING = frozenset((",", ".", "--", "–", "—", ";", "in", "of", "that", "which"))
_APPOSED = 9
#: What firms are called by what they do to one another: "new entrants such as X and Y".
_CONTENDERS = frozenset(("rivals", "competitors", "entrants", "newcomers"))
#: What the members of a list are called that are no firms.
_PLACES = frozenset(
    ("cities", "towns", "countries", "states", "regions", "ports", "villages", "provinces", "counties")
)
#: How far before a dash its list can be called by a noun, in tokens.
_REACH = 14

#: Whether a noun stands for firms.
IsNoun = Callable[[str], bool]
#: The evidence of a unit's name.
EvidenceOf = Callable[[Unit], Evidence]


class OwnedLists:
    """Tells by the words before a list that its members are somebody's shops, brands or goods."""

    def __init__(self, context: Row) -> None:
        self._owners = frozenset(context["owners_of_several"])
        self._several = frozenset(context["several"])

    def __call__(self, before: list[str]) -> bool:
        """Whether the last words before a list say so: "the operator of chains including", "products like"."""
        i = len(before) - (2 if before[-2:] == ["such", "as"] else 1)
        if i < 1 or before[i] not in ("including", "such", "like"):
            return False
        if before[i - 1] in _GOODS:
            return True
        return before[i - 1] in self._several and not self._owners.isdisjoint(before[: i - 1])


def support_lists(
    doc: Doc,
    units: Sequence[Unit],
    is_noun: IsNoun,
    bodies: Collection[str],
    evidence_of: EvidenceOf,
    is_owned_several: Callable[[list[str]], bool],
) -> None:
    """Add evidence to names beside a company ("X, Y and Z") and to names that are called companies as a list.

    `bodies`: words before "groups" with which these are no companies; `is_owned_several`: whether the words before a
    list call its members somebody's shops or brands.
    """
    tags = tree_of(doc).tags
    firms = {unit.end for unit in units if unit.known is not None or unit.legal_form or unit.code}
    for chain in _chains(doc, units, evidence_of):
        start = _start(doc, chain[0])
        if is_owned_several(words_before(doc, start, 5)):
            for unit in chain:
                evidence_of(unit).add("other", PROOF, "brand_of_owner")
        elif _is_called_companies(doc, start, len(chain), is_noun, bodies):
            for unit in chain:
                first = unit is chain[0]
                if (first and unit.start == start and not _owns(doc, unit, units)) or not first:
                    evidence_of(unit).add("company", SUPPORT, "listed")
        if _is_apposed(doc, chain[-1].end, is_noun):
            for unit in chain[-2:]:
                evidence_of(unit).add("company", SUPPORT, "listed")
        acting = chain[-1].end < len(tags) and tags[chain[-1].end] in _VERB_TAGS  # "X and Y are launching"
        if acting and len(chain) == 2 and "company:act" in evidence_of(chain[1]).reasons:
            evidence = evidence_of(chain[0])
            if evidence.company >= HINT and not evidence.person:
                evidence.add("company", SUPPORT, "acting_list")
        for before, unit in pairwise(chain):
            for one, other in ((before, unit), (unit, before)):
                if (
                    (other.initial and other.end - other.start == 1)
                    or _is_owned(doc, one)
                    or _is_made_by(doc, other, firms)
                ):
                    continue
                if other.known is not None and other.known.ambiguous and len(other.text) <= _SHORT:
                    continue
                evidence = evidence_of(one)
                if evidence.is_company() and ("company:known" in evidence.reasons or evidence.company >= 3):
                    evidence_of(other).add("company", SUPPORT, "acting_list" if acting else "list")
                    at_home = lowers(doc)[other.start - 1] in ("'s", "’s") and other is unit
                    if at_home and not evidence_of(other).person:
                        evidence_of(other).add("company", SUPPORT, "list_of_places")


def entry_headings(doc: Doc, units: Sequence[Unit]) -> frozenset[int]:
    """Where the names begin that head the entries of a list, in characters: firms, if nothing else is said of them.

    One of them at least is known to be a firm's and the whole of a heading: a list of goods has none such.
    """
    sections = (part.value for part in placed(doc, "sections"))
    starts = {section.heading[0] for section in sections if section.kind is SectionKind.PROFILE}
    if len(starts) < _SHORTEST_LIST:
        return frozenset()
    firms = (
        unit
        for unit in units
        if doc[unit.start].idx in starts and (unit.known is not None or unit.legal_form or unit.code)
    )
    has_firm = any(unit.end >= len(doc) or not doc[unit.end].is_title for unit in firms)
    return frozenset(starts) if has_firm else frozenset()


def _chains(doc: Doc, units: Sequence[Unit], evidence_of: EvidenceOf) -> Iterator[list[Unit]]:
    """The units in stretches of which each member is joined to the next by a comma, "and" or "or".

    A place that a member is said to be of is no member: "Tallis and Norland's Zentrix".
    """
    chain: list[Unit] = []
    lower = lowers(doc)
    home: Unit | None = None
    for unit in units:
        start = home.start if home is not None and unit.start == home.end + 1 else unit.start
        home = None
        if chain:
            gap = lower[chain[-1].end : start][:_LONGEST_JOINT]
            joint = tuple(word for word in gap if not word.isspace()) if len(gap) < _LONGEST_JOINT else ()
            if joint not in _JOINTS:
                yield chain
                chain = []
            elif lower[unit.end : unit.end + 1] in (["'s"], ["’s"]) and evidence_of(unit).is_place():
                home = unit
                continue
        chain.append(unit)
    if chain:
        yield chain


def _owns(doc: Doc, unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether the name is only whose the next one is: "companies like Marlow's Tallis Corp"."""
    possessive = lowers(doc)[unit.end : unit.end + 1] in (["'s"], ["’s"])
    return possessive and any(other.start == unit.end + 1 for other in units)


def _is_owned(doc: Doc, unit: Unit) -> bool:
    """Whether a possessive stands before the name, so that it may be somebody's product: "Apple's (AAPL) iPhone"."""
    i, words = unit.start - 1, lowers(doc)
    if i > 2 and words[i] == ")":
        while i > max(0, unit.start - 8) and words[i] != "(":
            i -= 1
        i -= 1
    return i >= 0 and words[i] in ("'s", "’s", "'", "’", "its", "their")


def _is_made_by(doc: Doc, unit: Unit, firms: Collection[int]) -> bool:
    """Whether an unknown name stands behind a firm's possessive, and may be its goods: "Tallis's Avolin and Brandt's".

    `firms`: where the names of firms end.
    """
    made = unit.known is None and not unit.legal_form and unit.start - 1 in firms
    return made and lowers(doc)[unit.start - 1] in ("'s", "’s", "'", "’")


def _start(doc: Doc, unit: Unit) -> int:
    """Where a list begins whose first member is a name with a possessive: "Joe's Boats, X and Y"."""
    start = unit.start
    if start > 1 and lowers(doc)[start - 1] in ("'s", "’s") and doc[start - 2].is_title:
        start -= 2
    return start


def _is_called_companies(
    doc: Doc, start: int, members: int, is_noun: IsNoun, bodies: Collection[str]
) -> bool:
    """Whether a noun for companies introduces the list: "banks such as X and Y", "retail chains -- X and Y"."""
    at, words = start - 1, lowers(doc)
    if at < 1:
        return False
    if words[at] == "as" and words[at - 1] == "such":
        at -= 1
    elif words[at] in _DASHES and members > 1:
        if words[at - 1] in _PLACES:
            return False  # "breweries in eight Russian cities - X and Y"
        for i in range(at - 1, max(0, at - _REACH) - 1, -1):
            if _is_plural(words[i], is_noun):
                return words[i] != "groups" or words[i - 1] not in bodies
            if doc[i].is_sent_start:
                break
        return False
    elif words[at] not in _EXAMPLES:
        return False
    at -= 1
    if words[at] == ",":
        at -= 1
    body = words[at] == "groups" and at > 0 and words[at - 1] in bodies
    return at >= 0 and _is_plural(words[at], is_noun) and not body


def _is_apposed(doc: Doc, end: int, is_noun: IsNoun) -> bool:
    """Whether a plural noun of companies in commas follows: ", two of the biggest housebuilders,", ", the airlines,"."""
    words = lowers(doc)
    if end + 2 >= len(words) or words[end] != "," or words[end + 1] not in _COUNTED:
        return False
    for i in range(end + 2, min(len(words) - 1, end + _APPOSED)):
        if not words[i].isalpha() and words[i] not in ("-", "'s", "’s"):
            return False
        if words[i + 1] in _CLOSING:
            return _is_plural(words[i], is_noun)
    return False


def _is_plural(word: str, is_noun: IsNoun) -> bool:
    if word in _CONTENDERS:
        return True
    if word.endswith("ies"):
        return is_noun(word[:-3] + "y")
    return word.endswith("s") and is_noun(word[:-1])
