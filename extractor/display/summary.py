"""The table that ends a run: articles, claims by kind, errors by code, words per second."""

from __future__ import annotations

from extractor.errors import ErrorCode
from extractor.running.options import RunOptions
from extractor.running.tally import Tally


def print_summary(tally: Tally, options: RunOptions) -> None:
    """Print the figures; on standard error when the claims themselves went to standard output."""
    from rich.console import Console
    from rich.table import Table

    table = Table(show_header=False, title="Run", title_justify="left")
    table.add_column()
    table.add_column(justify="right")
    table.add_row("articles", f"{tally.articles:,}")
    table.add_section()
    for kind in options.pipeline.kinds:
        table.add_row(f"claims: {kind}", f"{tally.claims[kind]:,}")
    table.add_row("claims", f"{tally.claims.total():,}", style="bold")
    table.add_section()
    for code, count in sorted(tally.errors.items()):
        if code == ErrorCode.DUPLICATE:
            table.add_row("copies", f"{count:,}")
        else:
            table.add_row(f"errors: {code}", f"{count:,}", style="red")
    table.add_row("errors", f"{tally.failures:,}", style="bold")
    table.add_section()
    for encoding, count in sorted(tally.encodings.items()):
        table.add_row(f"read as {encoding}", f"{count:,}")
    table.add_row("words", f"{tally.words + tally.earlier_words:,}")
    table.add_row("seconds", f"{tally.seconds:,.1f}")
    table.add_row("words per second", f"{tally.words_per_second:,.0f}")
    console = Console(stderr=options.folder is None)
    console.print(table)
    if options.folder is not None:
        console.print(f"written to {options.folder}", highlight=False, markup=False, soft_wrap=True)
