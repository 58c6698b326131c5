"""An evaluation as one page: the scores, then every miss and every wrong record in its sentence.

The page holds everything it needs, runs no script, and escapes whatever comes from an article.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib import resources
from itertools import groupby, pairwise

from extractor.evaluation.evaluate import Evaluation
from extractor.evaluation.fields import FIELDS_OF_PART, fields
from extractor.evaluation.findings import LAYERS, Finding, Layer, Verdict
from extractor.evaluation.places import Passages, Place, places_in_gold, places_in_run
from extractor.evaluation.scores import Scores
from extractor.schema import ArticleRecord

_TITLES: dict[Layer, str] = {
    "job_cuts": "Job cuts",
    "headcounts": "Headcounts",
    "money": "Money",
    "statements": "Statements",
    "dates": "Dates",
    "companies": "Companies",
}
_MEANING = {
    Verdict.MISSED: "gold has it, the run does not",
    Verdict.WRONG: "the run has it, gold does not",
    Verdict.MISMATCH: "both have it, and it does not count as right",
    Verdict.INEXACT: "right, but for a part",
}
#: More passages of one record than this are left out.
_MOST_PASSAGES = 3


def html_page(evaluation: Evaluation, gold: str, run: str) -> str:
    """The whole page; `gold` and `run` are what was compared, for the heading."""
    style = resources.files("extractor.evaluation").joinpath("page.css").read_text(encoding="utf-8")
    return "".join(
        (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>Evaluation of {escape(run)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n",
            _header(evaluation, gold, run),
            "<main>\n",
            _score_section(evaluation.scores),
            _absent(evaluation.absent),
            *(_layer_section(evaluation, layer) for layer in LAYERS),
            "</main>\n</body>\n</html>\n",
        )
    )


def _header(evaluation: Evaluation, gold: str, run: str) -> str:
    links = "".join(f'<a href="#{layer}">{_TITLES[layer]}</a>' for layer in LAYERS)
    legend = "".join(
        f'<li><span class="verdict {verdict}">{verdict}</span> {meaning}</li>'
        for verdict, meaning in _MEANING.items()
    )
    return (
        f"<header>\n<h1>Evaluation</h1>\n<p><code>{escape(run)}</code> held against "
        f"<code>{escape(gold)}</code>, {len(evaluation.articles)} articles</p>\n"
        f'<ul class="legend">{legend}<li><mark class="gold">gold</mark> <mark class="run">run</mark> '
        f'<mark class="gold run">both</mark></li></ul>\n</header>\n<nav>{links}</nav>\n'
    )


def _score_section(scores: dict[str, Scores]) -> str:
    rows = "".join(_score_row(figure, row) for figure, row in scores.items())
    return (
        '<section id="scores">\n<h2>Scores</h2>\n<div class="wide"><table>\n<thead><tr><th>layer</th>'
        "<th>F1</th><th></th><th>precision</th><th>recall</th><th>gold</th><th>run</th><th>parts</th></tr>"
        f"</thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n</section>\n"
    )


def _score_row(figure: str, scores: Scores) -> str:
    parts = "".join(
        f'<span class="part">{escape(name)} <b>{part.share:.2f}</b> of {part.of}</span>'
        for name, part in scores.parts.items()
    )
    return (
        f"<tr><th>{escape(figure)}</th><td><b>{scores.f1:.3f}</b></td>"
        f'<td><meter value="{scores.f1:.3f}">{scores.f1:.0%}</meter></td>'
        f"<td>{scores.precision:.3f}</td><td>{scores.recall:.3f}</td>"
        f'<td>{scores.gold}</td><td>{scores.predicted}</td><td class="parts">{parts}</td></tr>\n'
    )


def _absent(articles: list[str]) -> str:
    if not articles:
        return ""
    names = ", ".join(f"<code>{escape(article)}</code>" for article in articles)
    return f'<p class="absent">The run has no record of: {names}. All gold of these counts as missed.</p>\n'


def _layer_section(evaluation: Evaluation, layer: Layer) -> str:
    findings = [finding for finding in evaluation.findings if finding.layer == layer]
    tally = ", ".join(
        f"{count} {verdict}"
        for verdict in Verdict
        if (count := sum(finding.verdict == verdict for finding in findings))
    )
    articles = "".join(
        _article(article, evaluation.articles.get(article), group)
        for article, group in groupby(findings, key=lambda finding: finding.article)
    )
    return (
        f'<section id="{layer}">\n<h2>{_TITLES[layer]}</h2>\n'
        f'<p class="tally">{tally or "nothing missed, nothing wrong"}</p>\n{articles}</section>\n'
    )


def _article(name: str, article: ArticleRecord | None, findings: Iterator[Finding]) -> str:
    known = [] if article is None else [article.title, str(article.published or "")]
    about = " · ".join(escape(" ".join(item.split())) for item in known if item)
    passages = Passages(article.text) if article and article.text else None
    cards = "".join(_card(finding, passages) for finding in findings)
    return f"<article>\n<h3>{escape(name)} <small>{about}</small></h3>\n{cards}</article>\n"


def _card(finding: Finding, passages: Passages | None) -> str:
    parts = f'<span class="differs">{escape(", ".join(finding.parts))}</span>' if finding.parts else ""
    quoted = _quotation(finding, passages) if passages else ""
    return (
        f'<div class="finding {finding.verdict}">\n<p><span class="verdict {finding.verdict}">'
        f"{finding.verdict}</span> {parts}</p>\n{quoted}{_field_table(finding)}</div>\n"
    )


def _field_table(finding: Finding) -> str:
    """The record's fields; where both sides have it, side by side with the differing ones marked."""
    sides = [("gold", finding.gold), ("run", finding.predicted)]
    columns = {side: fields(record) for side, record in sides if record is not None}
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    differing = {field for part in finding.parts for field in FIELDS_OF_PART.get(part, (part,))}
    marked = ' class="differs"'
    head = "".join(f"<th>{side}</th>" for side in columns)
    rows = "".join(
        f"<tr{marked if name in differing else ''}><th>{escape(name)}</th>"
        + "".join(f"<td>{escape(' '.join(column.get(name, '').split()))}</td>" for column in columns.values())
        + "</tr>"
        for name in names
    )
    return f'<table class="fields"><thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table>\n'


def _quotation(finding: Finding, passages: Passages) -> str:
    gold = places_in_gold(finding.gold, passages.text) if finding.gold else []
    run = places_in_run(finding.predicted) if finding.predicted else []
    quoted = "".join(
        f"<p>{_marked(passages.text, passage, gold, run)}</p>"
        for passage in passages.around([*gold, *run])[:_MOST_PASSAGES]
    )
    return f"<blockquote>{quoted}</blockquote>\n" if quoted else ""


def _marked(text: str, passage: Place, gold: list[Place], run: list[Place]) -> str:
    """A passage, escaped, with the places of gold and of the run marked; they may overlap."""
    start, end = passage
    borders = {start, end}
    borders.update(border for place in (*gold, *run) for border in place if start < border < end)
    pieces = []
    for left, right in pairwise(sorted(borders)):
        sides = [
            side
            for side, places in (("gold", gold), ("run", run))
            if any(first <= left and right <= last for first, last in places)
        ]
        piece = escape(text[left:right])
        pieces.append(f'<mark class="{" ".join(sides)}">{piece}</mark>' if sides else piece)
    return "".join(pieces).strip()
