"""Puts the components in order: from models/config.cfg to a Language that makes claims."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.util import load_config, load_model_from_config

import extractor.pipeline.components  # noqa: F401  (registers the factories)
from extractor.errors import RuleError, UsageError
from extractor.pipeline import DEFAULT_BASE_MODEL
from extractor.rules import models_folder
from extractor.schema import KINDS


def load(
    *,
    base_model: str = DEFAULT_BASE_MODEL,
    rules: Path | None = None,
    kinds: Iterable[str] | None = None,
    attitudes: bool = False,
) -> Language:
    """The pipeline of models/config.cfg as a spaCy Language.

    `base_model` is any English spaCy model, by name or path; `rules` a folder of rule files that add to
    the package's own; `kinds` the claim kinds to make (all of them when None); `attitudes`
    makes all thoughts and wishes statements, not only those that are quoted. Raises UsageError for a
    kind or model that does not exist and RuleError for a mistake in a rule file.
    """
    wanted = set(KINDS) if kinds is None else set(kinds)
    if unknown := wanted - set(KINDS):
        raise UsageError(f"unknown claim kind {sorted(unknown)[0]!r}; the kinds are {', '.join(KINDS)}")
    config = load_config(models_folder() / "config.cfg")
    config["components"][BASE]["model"] = base_model
    config["components"]["extractor_quotes"]["attitudes"] = attitudes
    for component in config["components"].values():
        if "rules" in component:
            component["rules"] = None if rules is None else str(rules)
    makers = {maker for kind, maker in CLAIM_COMPONENTS.items() if kind not in wanted}
    exclude = [name for name in config["nlp"]["pipeline"] if name in makers]
    try:
        return load_model_from_config(config, exclude=exclude, auto_fill=True, validate=True)
    except RuleError as error:
        raise error if rules is None or error.line is not None else _in_folder(error, rules) from error


def _in_folder(error: RuleError, rules: Path) -> RuleError:
    """The same mistake with the path of the user's file; ours have been read a thousand times."""
    names = [name for name in str(error.path).split(" or ") if (rules / name).is_file()]
    return RuleError(" or ".join(str(rules / name) for name in names), None, error.reason) if names else error


#: The components that read numbers and that run the base model.
QUANTITIES, BASE = "extractor_quantities", "extractor_base"
#: The component that makes the claims of a kind.
CLAIM_COMPONENTS = {
    "job_cut": "extractor_job_cuts",
    "headcount": "extractor_headcounts",
    "money": "extractor_money",
    "statement": "extractor_statements",
}
