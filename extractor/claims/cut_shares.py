"""A number and a share of the same cut, side by side in one sentence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from extractor.claims.counts import Count, Counted, is_fraction
from extractor.claims.cut_mentions import CutMention
from extractor.claims.work_words import WorkWords

#: How many tokens may stand between the two.
_GAP, _GAP_BEFORE_OR = 9, 12


def join_shares(counts: list[Count], found: dict[int, CutMention], words: WorkWords) -> list[CutMention]:
    """The mentions with neighbours that are one fact joined: "1,500 people, or 5 percent of its staff"."""
    joined: list[CutMention] = []
    used: set[int] = set()
    for first, second in pairwise(counts):
        if first.start in used or second.start in used or first.is_share == second.is_share:
            continue
        mention = found.get(first.start) or found.get(second.start)
        if mention is None or not in_apposition(first, second, words):
            continue
        number, share = (second, first) if first.is_share else (first, second)
        joined.append(replace(mention, count=number, percent=share))
        used |= {first.start, second.start}
    return joined + [mention for start, mention in found.items() if start not in used]


def in_apposition(first: Count, second: Count, words: WorkWords) -> bool:
    """Whether nothing stands between the two but what makes them one: ", or about", "(", "this year, or"."""
    share, number = (first, second) if first.is_share else (second, first)
    if share.phrase[-1].lower_ in _OF_THOSE:  # "10,000 jobs, a quarter of those in Spain"
        return False
    of_staff = share.kind is Counted.WORKFORCE or _is_of_firm(share)
    if (not of_staff and share.kind is not Counted.BARE) or second.start - first.end > 2 * _GAP_BEFORE_OR:
        return False
    if number.kind not in (Counted.JOBS, Counted.PEOPLE, Counted.CUTS, Counted.BARE):
        return False
    between = [token for token in second.span.doc[first.end : second.start] if not token.is_space]
    lower = [token.lower_ for token in between]
    opening = 2 if lower[-1:] == ["to"] else 1
    if (
        lower[-opening:] in (["or"], ["equivalent", "to"], ["equal", "to"], ["representing"])
        and lower[-opening - 1 : -opening] in ([","], ["--"], ["-"], ["–"], ["—"])
        and len(lower) < _GAP_BEFORE_OR + opening
        and share.kind is Counted.WORKFORCE
    ):
        return not any(token.tag_.startswith(("V", "MD")) for token in between[:-opening])
    if (
        lower[-1:] == ["or"]
        and share is second
        and share.kind is Counted.WORKFORCE
        and _is_place(between[:-1])
    ):
        return True
    if (
        share.kind is Counted.BARE
        and share.end < len(share.span.doc)
        and share.span.doc[share.end].lower_ in _COMPARING
    ):
        return False
    if of_staff and _is_behind_phrase(between):
        return True
    if not lower or len(lower) > _GAP or lower in (["and"], ["of"], ["to"]):
        return False
    if share.kind is Counted.BARE and {"up", "than"} & set(lower):
        return False
    return all(word in words.apposition for word in lower)


def _is_of_firm(share: Count) -> bool:
    """ "500 staff, 35 percent of the company"."""
    following = [token.lower_ for token in share.span.doc[share.span.end : share.span.end + 3]]
    return following[:2] == ["of", "the"] and following[-1] in ("company", "firm")


def _is_behind_phrase(between: list[Token]) -> bool:
    """ "11,000 jobs in November, about 13% of its staff": a time or place stands between, closed by a comma."""
    if not 2 < len(between) <= _PHRASE or between[-1].text not in (",", "--", "–", "—"):
        return False
    inner = between[:-1]
    opening = inner[0].tag_ == "IN" or inner[0].lower_ in ("last", "this", "next", "earlier")
    return opening and all(
        token.tag_[:2] in ("IN", "NN", "DT", "JJ", "CD", "PR", "PO") and token.lower_ != "of"
        for token in inner
    )


#: How many tokens a time or place between number and share may have, its comma counted.
_PHRASE = 7


def _is_place(between: list[Token]) -> bool:
    """ "500 jobs in Britain or around 2 percent of its workforce there"."""
    names = all(token.tag_ in ("NNP", "NNPS", "DT") for token in between[1:])
    return 1 < len(between) <= _PLACE and between[0].lower_ in ("in", "at", "across") and names


#: How many tokens name a place, its preposition counted.
_PLACE = 4
_OF_THOSE = frozenset(("those", "them", "these", "which", "whom"))
#: What a bare share before them compares with another time: "88,736 jobs, 14 percent below June".
_COMPARING = frozenset(
    ("below", "above", "higher", "lower", "more", "less", "fewer", "than", "from", "over", "up", "down")
)


def share_fits(count: Count, frame: str, *, of_jobs: bool) -> bool:
    """Whether a share is one of a workforce: "10 percent of its staff", not "10 percent of its stores".

    `of_jobs` tells that the trigger itself names jobs ("job cuts of 15 percent").
    """
    if not count.is_share:
        return True
    of_cuts = count.kind is Counted.CUTS and count.end - count.span.end > 1
    if of_cuts and is_fraction(count.quantity):
        return False
    if frame == "of" and count.kind is Counted.BARE and of_jobs:  # "job cuts of as much as 15 percent"
        return True
    if frame in ("workforce", "of_share", "before"):
        return count.kind in (Counted.BARE, Counted.WORKFORCE, Counted.CUTS, Counted.OTHER)
    return count.kind is Counted.WORKFORCE
