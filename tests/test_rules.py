"""Rule files: read, refused with their place, overridden by a user's folder, written and read again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import RuleError, UsageError
from extractor.inflection import forms
from extractor.pipeline.build import load
from extractor.rules import Rules, default_rules, models_folder


def folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, content in files.items():
        (path / name.replace("__", ".")).write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cuts__jsonl", '{"id": "a"}\n{"id": \n', r"cuts\.jsonl, line 2: this is no valid JSON"),
        ("cuts__jsonl", '{"id": "a"}\n\n["b"]\n', r"cuts\.jsonl, line 3: expected a JSON object, found list"),
        ("words__toml", "verbs = ['cut']\nnouns\n", r"words\.toml, line \d+: this is no valid TOML"),
    ],
)
def test_a_mistake_is_refused_with_file_line_and_reason(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    with pytest.raises(RuleError, match=message):
        Rules.read([folder(tmp_path / "rules", **{name: content})])


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("speach__toml", "", r"speach\.toml: no rule file has this name; known are speech\.toml"),
        ("job_cuts__jsonl", "", r"job_cuts\.jsonl: no rule file has this name; known are job_cut\.jsonl"),
        ("rules__yaml", "", r"rules\.yaml: no rule file has this name"),
        ("job_cut__jsonl", "\n{}", r"job_cut\.jsonl, line 2: `pattern` must be"),
        ("job_cut__jsonl", '{"pattern": [{"LOWER": "x"}]}', r"job_cut\.jsonl, line 1: a row needs an `id`"),
        (
            "job_cut__jsonl",
            '\n\n{"id": "x", "pattern": [{"LOWER": "x"}], "frames": ["up"]}',
            r"line 3: x: `frames`",
        ),
        ("job_cut__jsonl", '{"id": "x", "pattern": [{"OP": "?"}], "frames": ["subject"]}', r"line 1: x"),
        ("job_cut__jsonl", '{"id": "x", "pattern": "cut"}', r"line 1: `pattern` must be .* found 'cut'"),
        (
            "metrics__jsonl",
            '{"id": "money.x", "metric": "cost"}',
            r"metrics\.jsonl, line 1: money\.x has no words",
        ),
        (
            "metrics__jsonl",
            '{"id": "money.x", "metric": "cost", "nouns": "x"}',
            r"line 1: `nouns` must be a list",
        ),
        (
            "companies__jsonl",
            '{"name": "A"}\n{"nane": "B"}',
            r"companies\.jsonl, line 2: a company needs a `name`",
        ),
        ("companies__jsonl", '{"name": "A", "aliases": "B"}', r"companies\.jsonl, line 1: `aliases` must be"),
        (
            "speech__toml",
            '[verb."statement.say"]\nwords = 3\n',
            r"theirs.speech\.toml: a value has the wrong form",
        ),
        ("confidence__toml", "[rule]\nx = 2\n", r"theirs.confidence\.toml: \[rule\] x: expected a number"),
    ],
)
def test_a_mistake_in_a_user_s_file_is_refused_with_its_place(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    theirs = folder(tmp_path / "theirs", **{name: content})
    with pytest.raises(RuleError, match=message):
        load(rules=theirs)


def test_notes_beside_the_rules_are_left_alone(tmp_path: Path) -> None:
    theirs = folder(tmp_path / "theirs", README__md="notes", __gitignore="x")
    default_rules().check_names(theirs)


@pytest.mark.parametrize("name", ["inputs.toml", "language.toml", "pages.toml"])
def test_rules_that_only_the_readers_use_are_refused(tmp_path: Path, name: str) -> None:
    theirs = folder(tmp_path / "theirs")
    (theirs / name).write_text("")
    with pytest.raises(RuleError, match="readers' rules"):
        default_rules().check_names(theirs)


def test_every_rule_file_is_read_by_a_component_or_refused_from_a_user() -> None:
    files = {path.name for path in (models_folder() / "rules").iterdir() if path.suffix != ".md"}
    by_components = {file for _, component in load().pipeline for file in getattr(component, "files", ())}
    assert files - by_components == {"inputs.toml", "language.toml", "pages.toml"}


def test_a_missing_folder_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist; give a folder"):
        Rules.read([tmp_path / "nowhere"])


def test_a_users_folder_adds_and_replaces(tmp_path: Path) -> None:
    ours = folder(
        tmp_path / "ours",
        cuts__jsonl='{"id": "a", "label": "old"}\n{"id": "b"}\n',
        words__toml="verbs = ['cut']\nlimit = 3\n[nouns]\njob = ['job']\n",
    )
    theirs = folder(
        tmp_path / "theirs",
        cuts__jsonl='{"id": "c"}\n{"id": "a", "label": "new"}\n',
        words__toml="verbs = ['shed']\nlimit = 5\n[nouns]\njob = ['role']\nunit = ['plant']\n",
    )
    rules = Rules.read([ours, theirs])
    assert rules.rows("cuts.jsonl") == [{"id": "a", "label": "new"}, {"id": "b"}, {"id": "c"}]
    assert rules.table("words.toml") == {
        "verbs": ["cut", "shed"],
        "limit": 5,
        "nouns": {"job": ["job", "role"], "unit": ["plant"]},
    }


def test_the_packages_rules_survive_writing_and_reading(tmp_path: Path) -> None:
    default_rules().write(tmp_path / "copy")
    again = Rules.read([tmp_path / "copy"])
    assert vars(again) == vars(default_rules())


values = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.integers(-(2**60), 2**60) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
keys = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@given(table=st.dictionaries(keys, values | st.dictionaries(keys, values, max_size=3), max_size=4))
def test_any_table_survives_writing_and_reading(
    tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("rules")
    Rules({"words.toml": table}, {}).write(path)
    assert Rules.read([path]).table("words.toml") == table


def test_a_lemma_in_a_pattern_stands_for_its_forms() -> None:
    rules = Rules(
        {}, {"cuts.jsonl": [{"id": "a", "pattern": [{"LEMMA": "cut"}, {"LOWER": "jobs", "OP": "?"}]}]}
    )
    assert rules.patterns("cuts.jsonl")[0]["pattern"] == [
        {"LOWER": {"IN": ["cut", "cuts", "cutting"]}},
        {"LOWER": "jobs", "OP": "?"},
    ]


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("lay", "lay lays laying laid"),
        ("trim", "trim trims trimming trimmed"),
        ("axe", "axe axes axing axed"),
        ("deny", "deny denies denying denied"),
        ("dismiss", "dismiss dismisses dismissing dismissed"),
        ("admit", "admit admits admitting admitted"),
        ("offer", "offer offers offering offered"),
        ("die", "die dies dying died"),
        ("agree", "agree agrees agreeing agreed"),
        ("redundancy", "redundancy redundancies redundancying redundancied"),
    ],
)
def test_forms(lemma: str, expected: str) -> None:
    assert forms(lemma) == set(expected.split())
