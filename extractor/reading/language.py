"""The language of a text: clear English is known by its small words, the rest by py3langid, offline."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from extractor.rules import default_rules

RULES_FILE = "language.toml"
ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
#: In characters: how much of a text's beginning and of its end is looked at.
_BEGINNING, _END = 1200, 400
#: In characters: what py3langid is given.
_SAMPLE = 6000


def language_of(text: str) -> str:
    """The language as an ISO 639 code: "en" where it is English or cannot be told.

    Short texts, tables and lists of names cannot be told; a text in English with quotations in another
    language is English.
    """
    rules = default_rules().table(RULES_FILE)
    if _english_share(text) >= rules["clear_share"]:
        return ENGLISH
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    foreign_script = letters > 2 * len(_LATIN.findall(sample))
    if letters < rules["fewest_letters_of_another_script" if foreign_script else "fewest_letters"]:
        return ENGLISH
    language, probability = _identifier().classify(sample)
    return str(language) if foreign_script or probability >= rules["probability"] else ENGLISH


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


def _english_share(text: str) -> float:
    """The share of English function words among the words of the text's beginning and end."""
    sample = text if len(text) <= _BEGINNING + _END else f"{text[:_BEGINNING]} {text[-_END:]}"
    words = _WORD.findall(sample.lower())
    known = _function_words()
    return sum(map(known.__contains__, words)) / len(words) if words else 0.0


@cache
def _function_words() -> frozenset[str]:
    return frozenset(default_rules().table(RULES_FILE)["function_words"])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
