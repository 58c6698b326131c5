"""The command line: options to calls. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Literal

import click

from extractor import __version__
from extractor.command_endings import ALL_READ, SOME_FAILED, Commands


def to_date(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime.date | None:
    """The day that an option names."""
    from extractor.reading.record import parse_date

    try:
        return None if value is None else parse_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def to_kinds(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Claim kinds written with commas between them, in the order in which they are made; all when absent."""
    from extractor.schema import KINDS

    names = list(KINDS) if value is None else [name.strip() for name in value.split(",")]
    for name in names:
        if name not in KINDS:
            raise click.BadParameter(
                f"{name!r} is no claim kind; the kinds are {', '.join(KINDS)}", ctx, param
            )
    return tuple(kind for kind in KINDS if kind in names)


def to_renames(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Field names written as OURS=THEIRS, or OURS= for a field that is not to be read."""
    renames = {}
    for value in values:
        ours, equals, theirs = value.partition("=")
        if not (ours and equals):
            raise click.BadParameter(f"{value!r} is not of the form text=body", ctx, param)
        renames[ours] = theirs
    return renames


published_option = click.option(
    "--published",
    callback=to_date,
    metavar="DATE",
    help="Publication date of articles that bring none (YYYY-MM-DD).",
)
base_model_option = click.option(
    "--base-model", metavar="NAME", help="Any English spaCy model, by name or path, in place of the default."
)
fields_option = click.option(
    "--field",
    "fields",
    multiple=True,
    callback=to_renames,
    metavar="OURS=THEIRS",
    help="Name of a column or field of the inputs, as in text=body; published= leaves it unread.",
)
language_option = click.option(
    "--language",
    type=click.Choice(["en", "any"]),
    default="en",
    help="any: articles in other languages are read too, not set aside as errors.",
)
repair_option = click.option(
    "--repair",
    is_flag=True,
    help="Mend wrongly decoded characters, entities and the like; offsets count in the mended text, which is stored.",
)
rules_option = click.option(
    "--rules",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="FOLDER",
    help="Rule files (.toml, .jsonl) that add to the package's own.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="extractor")
def main() -> None:
    """Turn news articles into structured claims: job cuts, headcounts, money and statements.

    Exit codes: 0 all inputs read, or the reader of standard output wanted no more; 1 some inputs failed
    (see errors.jsonl); 2 the command could not run (usage, rules, output); 130 interrupted.
    """


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    help="Folder for the results, or - for claims on standard output.",
)
@published_option
@click.option(
    "--kinds",
    callback=to_kinds,
    metavar="KIND,...",
    help="Only these claim kinds. With job_cut and headcount alone, articles that hold none are only skimmed: "
    "their names and dates are not read.",
)
@click.option(
    "--attitudes",
    is_flag=True,
    help="Thoughts and wishes are statements too; by default only those quoted word for word.",
)
@fields_option
@language_option
@repair_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N documents.")
@click.option("--overwrite", is_flag=True, help="Replace the run that is in OUT.")
@click.option("--resume", is_flag=True, help="Go on with the run that is in OUT, if there is one.")
@click.option(
    "--dedup", is_flag=True, help="Set articles aside that repeat another one (errors.jsonl: duplicate)."
)
@click.option("--no-text", is_flag=True, help="Only the hashes of the texts in articles.jsonl.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that share the work (default: the cores).",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="The longest that one article may take (default: 600).",
)
@click.option(
    "--log-json",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Append what happens to FILE, one JSON object a line.",
)
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", help="ray: on a cluster.")
@click.option(
    "--address", metavar="ADDR", help="Address of the Ray cluster (default: the one that Ray finds)."
)
@click.option(
    "--shards",
    type=click.Choice(["jsonl", "parquet"]),
    help="Format of the results of a cluster (default: jsonl).",
)
@base_model_option
@rules_option
def run(
    inputs: tuple[str, ...],
    output: str,
    published: datetime.date | None,
    kinds: tuple[str, ...],
    attitudes: bool,
    fields: dict[str, str],
    language: Literal["en", "any"],
    repair: bool,
    limit: int | None,
    overwrite: bool,
    resume: bool,
    dedup: bool,
    no_text: bool,
    workers: int | None,
    timeout: float | None,
    log_json: Path | None,
    engine: str,
    address: str | None,
    shards: Literal["jsonl", "parquet"] | None,
    base_model: str | None,
    rules: Path | None,
) -> None:
    """Extract the claims of every article in INPUT.

    INPUT is a file of articles, a folder of such files, a remote path (s3://, gs://) or - for standard
    input. Read are text, Markdown, HTML, JSON Lines, JSON, CSV, Parquet, WARC, mails, RSS and Atom, in zip
    and tar archives and packed with gzip, zstd, bzip2 or xz; what a file is, its content tells. Columns and
    fields are found by their usual names (text, body, content; title; date; url; source; id). OUT gets
    claims.jsonl, articles.jsonl, errors.jsonl and run.json.
    """
    from extractor.display.progress import watch
    from extractor.display.summary import print_summary
    from extractor.pipeline import DEFAULT_BASE_MODEL
    from extractor.reading.record import ReadOptions
    from extractor.running.options import DEFAULT_TIMEOUT, PipelineOptions, RunOptions, cores
    from extractor.running.run import run as run_inputs

    options = RunOptions(
        inputs=inputs,
        output=output,
        reading=ReadOptions(published, fields, language, repair),
        pipeline=PipelineOptions(kinds, base_model or DEFAULT_BASE_MODEL, rules, attitudes),
        limit=limit,
        overwrite=overwrite,
        resume=resume,
        dedup=dedup,
        text=not no_text,
        workers=workers or cores(),
        timeout=timeout or DEFAULT_TIMEOUT,
    )
    if engine == "local" and (address or shards):
        raise click.UsageError("--address and --shards are for --engine ray")
    with watch(log_json) as watcher:
        if engine == "ray":
            from extractor.running.ray_engine import run_on_ray

            form = shards or "jsonl"
            tally = run_on_ray(options, address=address, workers=workers, form=form, watcher=watcher)
        else:
            tally = run_inputs(options, watcher)
    print_summary(tally, options)
    sys.exit(SOME_FAILED if tally.failures else ALL_READ)


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, metavar="OUT.jsonl", help="File, or - for standard output.")
@published_option
@fields_option
@language_option
@repair_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N documents.")
@click.option("--overwrite", is_flag=True, help="Replace OUT.jsonl.")
@base_model_option
@rules_option
def entities(
    inputs: tuple[str, ...],
    output: str,
    published: datetime.date | None,
    fields: dict[str, str],
    language: Literal["en", "any"],
    repair: bool,
    limit: int | None,
    overwrite: bool,
    base_model: str | None,
    rules: Path | None,
) -> None:
    """Write only the companies, people, dates and amounts of every article in INPUT, one line an article.

    INPUT is as for `extractor run`; inputs that cannot be read are error lines on standard error.
    """
    from extractor.pipeline import DEFAULT_BASE_MODEL
    from extractor.reading.record import ReadOptions
    from extractor.running.entities import write_entities

    tally = write_entities(
        inputs,
        output,
        ReadOptions(published, fields, language, repair),
        base_model=base_model or DEFAULT_BASE_MODEL,
        rules=rules,
        limit=limit,
        overwrite=overwrite,
    )
    sys.exit(SOME_FAILED if tally.failures else ALL_READ)


@main.command()
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--kinds", callback=to_kinds, metavar="KIND,...", help="Only these claim kinds.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N claims.")
def show(folder: Path, kinds: tuple[str, ...], limit: int | None) -> None:
    """Print the claims of a run, each with its evidence sentence and its values in colour."""
    from itertools import islice

    from rich.console import Console

    from extractor.display.claims import print_claims
    from extractor.display.terminal import counted
    from extractor.running.read_run import read_claims

    wanted = (claim for claim in read_claims(folder) if claim.kind in kinds)
    count = print_claims(islice(wanted, limit), Console())
    click.echo(counted(count, "claim"))


@main.command()
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
def status(folder: Path) -> None:
    """Tell how far the run in OUT is, and whether it goes on."""
    from extractor.display.status import status_lines
    from extractor.running.status import read_status

    click.echo("\n".join(status_lines(folder, read_status(folder))))


@main.command()
def schema() -> None:
    """Print the JSON Schema of the records that a run writes."""
    import json

    from extractor.schema import json_schema

    click.echo(json.dumps(json_schema(), indent=2))


@main.command()
@click.argument("text")
@published_option
@click.option("--title", help="A headline, which is not part of the text.")
@base_model_option
@rules_option
def explain(
    text: str, published: datetime.date | None, title: str | None, base_model: str | None, rules: Path | None
) -> None:
    """Show how TEXT is read: entities with values, each claim, the rule and tokens that made it.

    TEXT is the text itself, or - for standard input. Places count in the text without entities, soft hyphens
    and the like, as the pipeline reads it.
    """
    from rich.console import Console

    from extractor.article import Article
    from extractor.display.explain import print_explanation
    from extractor.pipeline import DEFAULT_BASE_MODEL
    from extractor.pipeline.build import load
    from extractor.reading.clean_text import clean_text
    from extractor.reading.decode import decode
    from extractor.reading.record import check_article

    if text == "-":
        text = decode(sys.stdin.buffer.read()).text
    clean = clean_text(text)
    text = text if clean is None else clean.text
    article = check_article(Article(text, "text", title, published, "metadata" if published else None))
    nlp = load(base_model=base_model or DEFAULT_BASE_MODEL, rules=rules)
    doc = nlp.make_doc(article.text)
    doc._.article = article
    print_explanation(nlp(doc), rules, Console())


@main.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.argument("run_folder", type=click.Path(path_type=Path), metavar="RUN_DIR")
@click.option("--errors", is_flag=True, help="List every miss, every wrong record and every wrong part.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a page that shows each of them in its sentence.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON in place of the table.")
@click.option(
    "--calibrate",
    is_flag=True,
    help="Write the rules' measured precision to models/rules/confidence.toml.",
)
def evaluate(
    gold: Path, run_folder: Path, errors: bool, html: Path | None, as_json: bool, calibrate: bool
) -> None:
    """Hold the run in RUN_DIR against gold annotations: precision, recall and F1 of every layer."""
    from extractor.claims.confidence import CONFIDENCE_FILE
    from extractor.evaluation.command import evaluate_command
    from extractor.rules import models_folder

    calibrated = models_folder() / "rules" / CONFIDENCE_FILE if calibrate else None
    evaluate_command(gold, run_folder, errors=errors, html=html, as_json=as_json, calibrated=calibrated)
