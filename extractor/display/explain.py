"""How the pipeline read a text: its entities with their values, and each claim with what made it."""

from __future__ import annotations

import dataclasses
from enum import Enum
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text
from spacy.tokens import Doc, Span

from extractor.display.claims import evidence
from extractor.display.rule_places import rule_places
from extractor.display.terminal import printable
from extractor.display.values import subject, values
from extractor.pipeline.extensions import value_of
from extractor.pipeline.names import Mention
from extractor.schema import ClaimBase

#: The groups of spans that hold entities.
_ENTITIES = ("companies", "people", "dates", "quantities")
#: What a value's row leaves out: it stands in the row's other columns.
_PLACE = ("start", "end", "text")


def print_explanation(doc: Doc, rules: Path | None, console: Console) -> None:
    """Print the entities with their values, then every claim with its rule and tokens."""
    console.print(_entities(doc))
    for claim in doc._.claims:
        console.print(_claim(doc, claim, rules))
    if not doc._.claims:
        console.print("no claims")


def _entities(doc: Doc) -> Table:
    table = Table(title="entities", title_justify="left")
    for column in ("place", "text", "what", "value"):
        table.add_column(column, overflow="fold")
    spans = [(name, span) for name in _ENTITIES for span in doc.spans.get(name, [])]
    for name, span in sorted(spans, key=lambda item: (item[1].start_char, item[1].end_char)):
        place = f"{span.start_char}-{span.end_char}"
        table.add_row(place, Text(printable(span.text)), name, Text(printable(_value(span))))
    return table


def _value(span: Span) -> str:
    """An entity's value as its fields, those left out that are empty."""
    value = value_of(span)
    if isinstance(value, Mention):
        return f"{value.entity.name} ({value.kind}, rule {value.rule})"
    if not dataclasses.is_dataclass(value):
        return "" if value is None else str(value)
    parts = []
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        if item is not None and field.name not in _PLACE:
            parts.append(f"{field.name}={item.value if isinstance(item, Enum) else item}")
    return " ".join(parts)


def _claim(doc: Doc, claim: ClaimBase, rules: Path | None) -> Table:
    table = Table(title=Text(f"{claim.kind} {claim.id}", "bold"), title_justify="left", show_header=False)
    table.add_column()
    table.add_column(overflow="fold")
    table.add_row("who", Text(printable(subject(claim))))
    table.add_row("what", Text(printable(values(claim))))
    table.add_row("evidence", evidence(claim))
    table.add_row("rule", Text(", ".join([claim.rule, *rule_places(claim.rule, rules)])))
    table.add_row("tokens", Text(printable(_tokens(doc, claim))))
    table.add_row("confidence", f"{claim.confidence:.2f}")
    return table


def _tokens(doc: Doc, claim: ClaimBase) -> str:
    """The tokens of the claim's mentions, each with its tag and its place in the sentence's structure."""
    tokens = []
    for span in claim.mentions:
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        for token in found or ():
            tokens.append(f"{token.text}/{token.tag_}/{token.dep_}<{token.head.text}")
    return " ".join(tokens)
