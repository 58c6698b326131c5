"""Joins units of names that are parts of one name: partners, fields of an institution, "Hadley's Outdoor Inc"."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import pairwise

from spacy.tokens import Doc

from extractor.pipeline.base_names import base_names
from extractor.pipeline.extensions import text_of
from extractor.pipeline.name_units import Unit
from extractor.pipeline.name_words import PARTS_OF_STATES
from extractor.pipeline.words import lowers, texts, words_between

#: Words before "firm" with which its partners' names follow: "law firm Nix, Patterson and Roach".
_FIRMS_OF_PARTNERS = frozenset(("law", "accounting", "accountancy", "legal", "audit"))
#: In tokens, white space included: what lies between two parts of a name.
_LINK = 3
_POSSESSIVES = frozenset(("'s", "’s"))

#: Whether the words of a unit say that it is an institution.
IsInstitution = Callable[[Doc, Unit], bool]


def joined(
    doc: Doc,
    units: list[Unit],
    is_institution: IsInstitution,
    places: Collection[str],
    possessors: Collection[str],
    demonyms: Collection[str],
    endings: Collection[str],
    fields: Collection[str],
) -> list[Unit]:
    """The units, those put together that are parts of one name.

    `demonyms` are adjectives of places and their people, `endings` the last words of firms' names, `fields` words that
    tell no name from another.
    """
    _take_in_endings(doc, units)
    _leave_out_homes(doc, units, demonyms)
    whole = _with_second_field(doc, _with_partners(doc, units), endings, fields)
    owned = _with_possessors(doc, whole, possessors)
    return _with_longer_names(
        doc, _with_owners(doc, _with_fields(doc, owned, is_institution, places, endings), places)
    )


def _take_in_endings(doc: Doc, units: list[Unit]) -> None:
    """Names that end in a possessive themselves take it in: "Lorden's will close", "Lorden's, owned by Kestrel".

    They never stand without it, and somewhere it has nothing behind it that could be possessed.
    """
    ending: dict[str, list[Unit]] = {}
    alone: set[str] = set()
    words = texts(doc)
    for unit in units:
        if unit.end - unit.start == 1 and unit.known is None:
            text = words[unit.start]
            if unit.end < len(words) and words[unit.end] in _POSSESSIVES:
                ending.setdefault(text, []).append(unit)
            else:
                alone.add(text)
    for text, places in ending.items():
        if text not in alone and sum(_possesses_nothing(doc, unit.end + 1) for unit in places) > 1:
            for unit in places:
                unit.end += 1


def _leave_out_homes(doc: Doc, units: list[Unit], demonyms: Collection[str]) -> None:
    """Names that also stand alone leave out where the firm is from: "Dutch Tallis" beside "Tallis"."""
    words = texts(doc)
    alone = {text_of(doc, unit.start, unit.end) for unit in units}
    for unit in units:
        several = unit.end - unit.start > 1 and not unit.legal_form and unit.known is None
        homed = several and words[unit.start].lower() in demonyms
        if homed and text_of(doc, unit.start + 1, unit.end) in alone:
            unit.start, unit.initial = unit.start + 1, False


def _possesses_nothing(doc: Doc, i: int) -> bool:
    """Whether no noun phrase begins behind a possessive."""
    return i < len(doc) and (doc[i].text in (",", ".", ")") or doc[i].tag_ in ("MD", "VBZ", "VBD", "TO"))


def _with_partners(doc: Doc, units: list[Unit]) -> list[Unit]:
    """Units joined over commas where partners' names are listed: "Nix, Patterson & Roach"."""
    joined: list[Unit] = []
    for unit in units:
        words = words_between(doc, unit.start, unit.end)
        if unit.legal_form and "&" in words and len(_partners_before(doc, joined, unit)) > 1:
            for partner in _partners_before(doc, joined, unit):
                unit.start = partner.start
                joined.pop()
            words = []
        while (
            len(words) >= 3
            and words[1] in ("&", ",")
            and "&" in words
            and joined
            and joined[-1].known is None
            and not joined[-1].legal_form
            and joined[-1].end + 1 == unit.start
            and doc[joined[-1].end].text == ","
            and joined[-1].end - joined[-1].start == 1
            and unit.known is None
        ):
            unit.start = joined.pop().start
            words = words_between(doc, unit.start, unit.end)
        if joined and (partners := _partners_of_firm(doc, joined, unit)):
            unit.start = partners[-1].start
            del joined[-len(partners) :]
        joined.append(unit)
    return joined


def _partners_of_firm(doc: Doc, before: list[Unit], unit: Unit) -> list[Unit]:
    """The names that lead to the last partner of one firm, the last first: "law firm Nix, Patterson and Roach"."""
    last = before[-1]
    if not _is_partner(last) or unit.known is not None or words_between(doc, last.end, unit.start) != ["and"]:
        return []
    found = [last, *_partners_before(doc, before[:-1], last)]
    lower, start = lowers(doc), found[-1].start
    return (
        found if start > 1 and lower[start - 1] == "firm" and lower[start - 2] in _FIRMS_OF_PARTNERS else []
    )


def _is_partner(unit: Unit) -> bool:
    return unit.known is None and not unit.legal_form


def _partners_before(doc: Doc, before: list[Unit], unit: Unit) -> list[Unit]:
    """The single unknown names with commas behind them that lead to a name, the last first."""
    found: list[Unit] = []
    start = unit.start
    for partner in reversed(before):
        if partner.end + 1 != start or doc[partner.end].text != "," or partner.end - partner.start > 1:
            break
        if partner.known is not None or partner.legal_form:
            break
        found.append(partner)
        start = partner.start
    return found


def _with_fields(
    doc: Doc,
    units: list[Unit],
    is_institution: IsInstitution,
    places: Collection[str],
    endings: Collection[str],
) -> list[Unit]:
    """Units joined over "for" and "on" after an institution ("Institute for Supply Management"), over "of" and "for"
    where the base model sees one name ("Thrivent Financial for Lutherans"), and over "and" where a legal form ends
    it, too ("Oil and Natural Gas Corp.")."""
    joined: list[Unit] = []
    named = {name.start: name.end for name in base_names(doc) if name.label == "ORG"}
    for unit in units:
        last = joined[-1] if joined else None
        near = last is not None and unit.start - last.end <= _LINK
        link = words_between(doc, last.end, unit.start) if last is not None and near else []
        if last is None or len(link) != 1:
            joined.append(unit)
            continue
        unknown = last.known is None and unit.known is None
        whole = named.get(last.start, 0) or named.get(last.start - 1, 0)  # "The Organization for"
        if (
            link[0] in ("for", "on", "of") and not unit.legal_form and unknown and is_institution(doc, last)
        ) or (link == ["and"] and unit.known is None and whole >= unit.end and is_institution(doc, last)):
            last.end = unit.end
        elif (
            link[0] in ("of", "for")
            and unknown
            and not (last.legal_form or last.code or unit.legal_form)
            and (not last.initial or last.end - last.start > 1 or doc[last.start].text in doc._.coined)
            and (whole == unit.end or _is_of_america(doc, last, unit))
            and doc[last.start : last.end].text.lower() not in places
            and not _is_of_firm(doc, last, unit, endings)
        ):  # "TravelCenters of America", "Thrivent Financial for Lutherans"
            last.end, last.code = unit.end, unit.code
        elif (
            link == ["and"]
            and unit.legal_form
            and not last.legal_form
            and last.known is None
            and whole >= unit.end - 1
            and doc[last.start].text != doc[unit.start].text  # "Norland Life and Norland Assurance Co"
        ):
            last.end, last.legal_form, last.code = unit.end, True, unit.code
        else:
            joined.append(unit)
    return joined


def _with_second_field(
    doc: Doc, units: list[Unit], endings: Collection[str], fields: Collection[str]
) -> list[Unit]:
    """Units joined over "and" where only a second field follows: "Tallis Research and Analytics"."""
    joined: list[Unit] = []
    lower = lowers(doc)
    for unit in units:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.end - last.start > 1
            and lower[last.end : unit.start] == ["and"]
            and not (last.known or last.legal_form or last.code or unit.known or unit.legal_form)
            and lower[last.end - 1] in endings
            and lower[last.start] not in fields
            and all(word in fields for word in lower[unit.start : unit.end])
        ):
            last.end, last.code = unit.end, unit.code
        else:
            joined.append(unit)
    return joined


def _is_of_firm(doc: Doc, last: Unit, unit: Unit, endings: Collection[str]) -> bool:
    """Whether only the name behind "of" ends as firms' names do: "Marlow of Tallis Advisers"."""
    lower = lowers(doc)
    last_word = lower[last.end - 1]
    return lower[unit.end - 1] in endings and last_word not in endings and last_word not in PARTS_OF_STATES


def _is_of_america(doc: Doc, last: Unit, unit: Unit) -> bool:
    """Whether a coined word is "of America", as firms are: "TravelCenters of America"."""
    coined = last.end - last.start == 1 and doc[last.start].text in doc._.coined
    return coined and doc[last.end].text == "of" and doc[unit.start : unit.end].text == "America"


def _with_owners(doc: Doc, units: list[Unit], places: Collection[str]) -> list[Unit]:
    """Units joined over a possessive that belongs to the name: "Hadley's Outdoor Goods Inc", "Hadley's Outdoor".

    It belongs to the name when a legal form ends it and the word before the possessive never stands alone.
    """
    pairs = [
        (owner, unit)
        for owner, unit in pairwise(units)
        if owner.end + 1 == unit.start
        and doc[owner.end].text in _POSSESSIVES
        and owner.end - owner.start == 1
        and owner.known is None
        and doc[owner.start].lower_ not in places
    ]
    ended = {
        (doc[owner.start].text, doc[unit.start].text)
        for owner, unit in pairs
        if unit.legal_form and unit.known is None
    }
    if not ended:
        return units
    alone = {
        doc[i].text
        for unit in units
        for i in range(unit.start, unit.end)
        if i + 1 >= len(doc) or doc[i + 1].text not in _POSSESSIVES
    }
    owned = {
        id(unit): owner
        for owner, unit in pairs
        if (doc[owner.start].text, doc[unit.start].text) in ended and doc[owner.start].text not in alone
    }
    owners = {id(owner) for owner in owned.values()}
    for unit in units:
        if id(unit) in owned:
            unit.start, unit.initial = owned[id(unit)].start, owned[id(unit)].initial
    return [unit for unit in units if id(unit) not in owners]


def _with_possessors(doc: Doc, units: list[Unit], possessors: Collection[str]) -> list[Unit]:
    """Units joined over the possessive of a word that begins names: "Investor's Business Daily"."""
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.end + 1 == unit.start
            and doc[last.end].text in _POSSESSIVES
            and doc[last.end - 1].lower_ in possessors
            and unit.known is None
        ):
            last.end, last.legal_form, last.code, last.known = unit.end, unit.legal_form, unit.code, None
        else:
            joined.append(unit)
    return joined


def _with_longer_names(doc: Doc, units: list[Unit]) -> list[Unit]:
    """Two names side by side joined where the article has them as one: "the Fujitsu Siemens stake", "Hearst-Argyle"."""
    longer = {
        text_of(doc, unit.start, unit.end) for unit in units if unit.extends and unit.end - unit.start > 1
    }
    partners = {
        doc[unit.start : unit.start + 3].text
        for unit in units
        if unit.legal_form and unit.end - unit.start > 3 and doc[unit.start + 1].text == "-"
    }
    if not longer and not partners:
        return units
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined else None
        together = (
            text_of(doc, last.start, unit.end) if last is not None and unit.start - last.end < 2 else ""
        )
        if last is not None and together and (together in longer or together in partners):
            last.end, last.known, last.extends = unit.end, None, True
        else:
            joined.append(unit)
    return joined
