"""Generated news articles: as many as wanted, the same for the same seed, no text of anybody else's."""

from __future__ import annotations

import random
from collections.abc import Iterator

_FIRST = (
    "Halden Torvik Brenmark Quillon Meridane Castlebridge Ostrava Larkspur Northgate Penwick Solvane Draymoor"
)
_SECOND = "Foods Motors Systems Airlines Bank Energy Chemicals Media Logistics Retail Software Steel"
_FORMS = ("Inc", "Corp", "Plc", "Ltd", "Group", "AG")
_GIVEN = "Dana Ann Michael Ruth Peter Clara Henry Nora Samuel Ivy Victor Elsa"
_FAMILY = "Whitlock Lee Perry Marsh Okoro Lindqvist Adeyemi Brandt Castell Dunmore Farrow Grieve"
_PLACES = "Ohio Leeds Gdansk Osaka Lyon Ontario Texas Turin Hamburg Bristol Porto Malmo"
_THINGS = "bread engines turbines tickets loans tyres pumps phones paper beer cables shoes"
_DAYS = "Monday Tuesday Wednesday Thursday Friday"

_MONEY = (
    "{short} said {quarter} net income {moved} {n} percent to ${a}.{b} million, or {c} cents a share, from ${d} million a year earlier.",
    "Revenue {moved} to ${a}.{b} billion, compared with analysts' average estimate of ${d}.{b} billion.",
    "Shares of {short} {moved} {n} percent to ${a}.{c} in afternoon trading on {day}.",
    "{short} agreed to buy {other} for about ${a} million in cash, and expects to take a charge of ${d} million.",
)
_JOBS = (
    "{short} will cut about {k},{b}00 jobs, or {n} percent of its workforce, by the end of the year.",
    "The company, which employs {d},000 people, plans to close its plant in {place} in {quarter_of}.",
)
_SPEECH = (
    '"We see demand for {things} holding up in {place}," {person}, chief executive of {short}, said on {day}.',
    "{surname} said the plan would make the company {adjective} in {place} and elsewhere.",
    "Analysts said that the market for {things} had become harder than at any time since {year}.",
)
_PLAIN = (
    "The plant in {place} makes {things} for customers in the north of the country.",
    "It was built near the river, beside the old road that leads from {place} to the coast.",
    "Demand for {things} has long followed the weather, and winters there are mild.",
    "The firm has its roots in a family shop, where its founder mended {things} by hand.",
)
#: How often a sentence of each kind comes: as in general financial news.
_MIX = ((_MONEY, 20), (_JOBS, 4), (_SPEECH, 36), (_PLAIN, 40))


def generated_articles(count: int, seed: int = 1, sentences: int = 18) -> Iterator[dict[str, str]]:
    """Articles as `extractor run` reads them from JSON Lines: id, published, text."""
    dice = random.Random(seed)
    for number in range(count):
        names = _cast(dice)
        month, day = dice.randint(1, 12), dice.randint(1, 28)
        paragraphs = [
            f"{names['short']} {dice.choice(('sees', 'meets', 'drops', 'widens'))} plan for {names['place']}"
        ]
        kinds = dice.choices([kind for kind, _ in _MIX], [weight for _, weight in _MIX], k=sentences)
        lead = f"{names['place'].upper()} (Wire) - {names['name']} gave an outlook for its {names['things']} on {names['day']}."
        body = [lead, *(_filled(dice, dice.choice(kind), names) for kind in kinds)]
        paragraphs += [" ".join(body[i : i + 3]) for i in range(0, len(body), 3)]
        year = dice.randint(2005, 2024)
        yield {
            "id": f"generated/{number:06}",
            "published": f"{year}-{month:02}-{day:02}",
            "text": "\n\n".join(paragraphs) + "\n",
        }


def _cast(dice: random.Random) -> dict[str, str]:
    """The company, the people and the places of one article."""
    first = dice.choice(_FIRST.split())
    kind = dice.choice(_SECOND.split())
    surname = dice.choice(_FAMILY.split())
    return {
        "name": f"{first} {kind} {dice.choice(_FORMS)}",
        "short": f"{first} {kind}",
        "other": f"{dice.choice(_FIRST.split())} {dice.choice(_SECOND.split())} {dice.choice(_FORMS)}",
        "person": f"{dice.choice(_GIVEN.split())} {surname}",
        "surname": surname,
        "place": dice.choice(_PLACES.split()),
        "things": dice.choice(_THINGS.split()),
        "day": dice.choice(_DAYS.split()),
    }


def _filled(dice: random.Random, template: str, names: dict[str, str]) -> str:
    return template.format(
        **names,
        quarter=dice.choice(("first-quarter", "second-quarter", "quarterly", "full-year")),
        quarter_of=dice.choice(("the third quarter", "March", "early 2026", "the second half")),
        moved=dice.choice(("rose", "fell", "climbed", "slipped")),
        adjective=dice.choice(("stronger", "leaner", "faster", "safer")),
        n=dice.randint(2, 40), a=dice.randint(2, 90), b=dice.randint(1, 9), c=dice.randint(11, 98),
        d=dice.randint(2, 90), k=dice.randint(1, 9), year=dice.randint(1985, 2004),
    )  # fmt: skip
