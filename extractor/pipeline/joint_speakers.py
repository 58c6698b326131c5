"""Names that speak together: "Tallis and Marlow said", "Tallis, Marlow and the Holm Group have announced"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Span

from extractor.pipeline.attribution import Speaker
from extractor.pipeline.words import lowers

#: "plc" is no part of a name.
_BETWEEN = frozenset((",", "and", "&", "the", "both", "plc"))
_AND = frozenset(("and", "&"))


def partners(doc: Doc, at: Mapping[int, Span], first: Span) -> list[Span]:
    """The names joined to a name behind it by commas and "and"; none where another word goes on behind the last."""
    words, found, i = lowers(doc), list[Span](), first.end
    joined = False
    while i < len(doc):
        if words[i] in _BETWEEN and (i > first.end or words[i] != "the"):
            joined = joined or words[i] in _AND
            i += 1
            continue
        name = at.get(i)
        if name is None or name.start != i or doc[i - 1].lower_ not in _BETWEEN:
            break
        found.append(name)
        i = name.end
        if joined:
            break
    goes_on = i < len(doc) and doc[i].tag_ in ("POS", "NN", "NNS", "NNP", "NNPS", "HYPH")
    return found if joined and found and found[-1].end == i and not goes_on else []


def joint(first: Speaker, others: list[Span], named: Callable[[Span], Speaker]) -> Speaker:
    """One speaker of several, with the full names of all of them; they have no title and no organization together.

    Only people join people, and bodies bodies.
    """
    speakers = [first, *map(named, others)]
    if not others or any(one.kind != first.kind for one in speakers):
        return first
    if len({one.name for one in speakers}) < len(speakers):
        return first
    names = [one.name for one in speakers]
    return replace(
        first,
        end=speakers[-1].end,
        name=f"{', '.join(names[:-1])} and {names[-1]}",
        title=None,
        organization=None,
        partners=tuple(one.entity for one in speakers[1:] if one.entity is not None),
        number=len(speakers),
    )
