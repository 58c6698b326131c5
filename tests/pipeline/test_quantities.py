"""The component of quantities: spans on tokens, values with exact places, rules that travel."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import extractor.pipeline.components  # noqa: F401
from extractor.errors import RuleError
from extractor.values.quantities import read_quantities

TEXT = "Sales fell to €1.2bn-1.4bn.\n\nIt will cut more than 4,000 jobs, or a tenth of its staff, by 2025."


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = spacy.blank("en")
    blank.add_pipe("extractor_quantities")
    return blank


def test_spans_cover_the_tokens_and_values_have_exact_places(nlp: Language) -> None:
    doc = nlp(TEXT)
    spans = doc.spans["quantities"]
    assert [span._.value for span in spans] == read_quantities(TEXT)
    assert [span._.value.text for span in spans] == ["€1.2bn-1.4bn", "more than 4,000", "a tenth"]
    assert [span.label_ for span in spans] == ["money", "number", "percent"]
    assert all(span.start_char <= span._.value.start and span._.value.end <= span.end_char for span in spans)


def test_a_users_rules_add_words(tmp_path: Path) -> None:
    (tmp_path / "hedges.toml").write_text("[before]\nat_least = ['a good']\n", encoding="utf-8")
    blank = spacy.blank("en")
    blank.add_pipe("extractor_quantities", config={"rules": str(tmp_path)})
    doc = blank("a good 300 jobs, over 20 sites")
    assert [span._.value.text for span in doc.spans["quantities"]] == ["a good 300", "over 20"]


def test_the_rules_travel_with_the_pipeline(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    doc = again(TEXT)
    assert [span._.value for span in doc.spans["quantities"]] == read_quantities(TEXT)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("hedges.toml", "[before]\nabout = 5\n", r"hedges\.toml: before\.about: .*, found 5"),
        ("hedges.toml", "[befor]\nabout = ['say']\n", r"hedges\.toml: befor: Extra inputs are not permitted"),
        ("hedges.toml", "[before]\nroughly = ['say']\n", r"hedges\.toml: before\.roughly.*: Input should be 'about'"),
        ("numbers.toml", "[words]\nzillion = 'many'\n", r"numbers\.toml: words\.zillion: .*, found 'many'"),
        ("numbers.toml", "[denominators]\nnothing = 0\n", r"numbers\.toml: denominators\.nothing: .* greater than 0"),
        ("currencies.toml", "[signs]\n'#' = 'dolar'\n", r"currencies\.toml: signs\.#: .*, found 'dolar'"),
        ("quantities.toml", "[points]\ntick = 'x'\n", r"quantities\.toml: points\.tick: .*, found 'x'"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rule_file_is_refused(tmp_path: Path, file: str, content: str, message: str) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        spacy.blank("en").add_pipe("extractor_quantities", config={"rules": str(tmp_path)})
