"""An article with its entities and claims as a piece of HTML, for notebooks; everything escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from extractor.display.marks import Mark, claim_marks, entity_marks, segments, value_marks
from extractor.display.values import subject, values
from extractor.schema import ArticleRecord, ClaimBase, ErrorRecord

#: Entities are coloured, claims are underlined, in colours that read on a light and a dark page.
_ENTITIES = {"company": "#9ec5fe80", "person": "#a3cfbb80", "date": "#ffe69c80"}
_VALUE = "#f1aeb580"
_CLAIMS = {"job_cut": "#dc3545", "headcount": "#fd7e14", "money": "#198754", "statement": "#6f42c1"}


def result_html(
    article: ArticleRecord | None, claims: Sequence[ClaimBase], errors: Sequence[ErrorRecord]
) -> str:
    """The text with highlights, then a table of the claims, then what went wrong."""
    parts = ['<div style="line-height: 1.7">']
    if article is not None:
        if article.title:
            parts.append(f"<h4>{escape(article.title)}</h4>")
        marks = [*entity_marks(article), *claim_marks(claims)]
        marks.extend(mark for claim in claims for mark in value_marks(claim))
        parts.append(f'<div style="white-space: pre-wrap">{marked_html(article.text or "", marks)}</div>')
    if claims:
        parts.append(_table(claims))
    parts.extend(f"<p><b>{escape(error.code)}</b> {escape(error.message)}</p>" for error in errors)
    return "".join([*parts, "</div>"])


def marked_html(text: str, marks: Iterable[Mark]) -> str:
    """The text, escaped, with every marked place in a span whose tooltip names the marks."""
    return "".join(_segment(piece, covering) for piece, covering in segments(text, marks))


def _segment(piece: str, marks: list[Mark]) -> str:
    if not marks:
        return escape(piece)
    styles = {}
    for mark in marks:
        if mark.name in _CLAIMS:
            styles["border-bottom"] = f"2px solid {_CLAIMS[mark.name]}"
        elif mark.name in _ENTITIES:
            styles["background"] = _ENTITIES[mark.name]
        else:
            styles.setdefault("background", _VALUE)
    style = "; ".join(f"{name}: {value}" for name, value in styles.items())
    title = "; ".join(
        dict.fromkeys(f"{mark.name}: {mark.note}" if mark.note else mark.name for mark in marks)
    )
    return f'<span style="{style}" title="{escape(title)}">{escape(piece)}</span>'


def _table(claims: Sequence[ClaimBase]) -> str:
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{escape(cell)}</td>" for cell in (claim.kind, subject(claim), values(claim), claim.rule)
        )
        + "</tr>"
        for claim in claims
    )
    return f"<table><tr><th>kind</th><th>who</th><th>what</th><th>rule</th></tr>{rows}</table>"
