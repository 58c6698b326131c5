"""The claims of a run as tables, one an article, each claim with its evidence and its values in colour."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.display.marks import value_marks
from extractor.display.terminal import highlighted, printable
from extractor.display.values import subject, values
from extractor.schema import ClaimBase


def print_claims(claims: Iterable[ClaimBase], console: Console) -> int:
    """Print a table for each article, as its claims come; returns how many claims there were."""
    count = 0
    for _, group in groupby(claims, key=lambda claim: claim.article_id):
        members = list(group)
        count += len(members)
        console.print(_table(members))
    return count


def _table(claims: list[ClaimBase]) -> Table:
    first = claims[0]
    heading = ", ".join(str(part) for part in (first.published, first.title, first.article_id) if part)
    table = Table(title=Text(printable(heading), "bold"), title_justify="left", show_lines=True, expand=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("who", ratio=2, overflow="fold")
    table.add_column("what", ratio=3, overflow="fold")
    table.add_column("evidence", ratio=7, overflow="fold")
    table.add_column("sure", justify="right", no_wrap=True)
    for claim in claims:
        table.add_row(
            claim.kind,
            Text(printable(subject(claim))),
            Text(printable(values(claim))),
            evidence(claim),
            f"{claim.confidence:.2f}",
        )
    return table


def evidence(claim: ClaimBase) -> Text:
    """The sentence of the fullest mention, with the claim's values in colour."""
    if not claim.evidence:
        return Text("")
    sentence = claim.evidence[0]
    return highlighted(sentence.text, sentence.start, value_marks(claim))
