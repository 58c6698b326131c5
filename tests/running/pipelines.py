"""Pipelines for tests, loaded in worker processes: quick ones that claim by rote, and do what a text orders."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.errors import RuleError
from extractor.pipeline.extensions import register_extensions
from extractor.schema import JobCut, QuantityRecord, Span

#: The files of an order like "DIE-ONCE(/tmp/mark)".
_MARK = re.compile(r"\((.+?)\)")


def obedient() -> Language:
    """A pipeline that makes a claim of every number, and obeys FAIL, DIE, HANG, SLOW.

    DIE-ONCE(file) and ORPHAN-ONCE(file) kill the worker and the process that began it, if there is no such file.
    """
    register_extensions()
    nlp = Language()
    Language.component("extractor_test_obedient", func=_obey)
    nlp.add_pipe("extractor_test_obedient")
    return nlp


def refused() -> Language:
    """A pipeline whose rules have a mistake."""
    raise RuleError("rules/names.toml", 3, "no such thing")


def dying() -> Language:
    """A pipeline that cannot be loaded without the process dying of it."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _obey(doc: Doc) -> Doc:
    text = doc._.article.text
    if "FAIL" in text:
        raise ZeroDivisionError("by nothing")
    if "DIE-ONCE" in text:
        _once(text, os.getpid())
    elif "ORPHAN-ONCE" in text:
        _once(text, os.getppid())
    elif "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HANG" in text:
        time.sleep(1000)
    if "SLOW" in text:
        time.sleep(0.02)
    doc._.claims = [_claim(doc._.article.id, match) for match in re.finditer(r"\d+", text)]
    return doc


def _once(text: str, process: int) -> None:
    """Kill the process, unless the file that the text names says that this was done."""
    mark = Path(_MARK.search(text)[1])  # type: ignore[index]
    if not mark.exists():
        mark.touch()
        os.kill(process, signal.SIGKILL)
        time.sleep(1000)  # until the signal, or the end of the parent, gets here


def _claim(article_id: str, match: re.Match[str]) -> JobCut:
    place = Span(start=match.start(), end=match.end(), text=match[0])
    count = QuantityRecord(**place.model_dump(), low=int(match[0]), high=int(match[0]), qualifier="exact")
    return JobCut(
        article_id=article_id,
        count=count,
        status="planned",
        mentions=[place],
        evidence=[place],
        confidence=1,
        rule="test",
    )
