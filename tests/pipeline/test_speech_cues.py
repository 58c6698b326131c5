"""The lexicon of saying: what it holds, what it refuses, and thoughts apart from speech."""

from pathlib import Path

import pytest
from spacy.language import Language

from extractor.errors import RuleError
from extractor.pipeline.build import load
from extractor.pipeline.speech_cues import SPEECH_FILE, CueLexicon, Frame
from extractor.rules import Rules, default_rules, models_folder


def test_the_lexicon_has_hundreds_of_cues() -> None:
    table = default_rules().table(SPEECH_FILE)
    verbs = {word for group in table["verb"].values() for word in group["words"]}
    nouns = {word for group in table["noun"].values() for word in group["words"]}
    assert len(verbs) > 300
    assert len(nouns) > 40


@pytest.mark.parametrize(
    ("form", "rule", "frame"),
    [
        ("said", "statement.say", Frame.ASIDE),
        ("told", "statement.tell", Frame.CLAUSE),
        ("pledging", "statement.promise", Frame.INFINITIVE),
        ("urged", "statement.ask", Frame.ASKING),
        ("criticised", "statement.judge", Frame.NOUN),
        ("described", "statement.name", Frame.NAMING),
    ],
)
def test_forms_and_frames(form: str, rule: str, frame: Frame) -> None:
    entries = CueLexicon(default_rules()).verbs[form]
    assert any(entry.rule == rule and frame in entry.frames for entry in entries)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ('[verb.new]\nwords = ["utter"]\nframes = ["clause"]\n', "statement.new"),
        ('[verb."statement.new"]\nwords = ["utter"]\nframes = ["claus"]\n', "the frames are clause"),
        (
            '[verb."statement.new"]\nwords = ["utter"]\nframes = ["noun"]\nwithout = "things"\n',
            "no list 'things'",
        ),
    ],
)
def test_a_mistake_is_refused_with_its_reason(tmp_path: Path, table: str, reason: str) -> None:
    (tmp_path / SPEECH_FILE).write_text(table, encoding="utf-8")
    rules = Rules.read([models_folder() / "rules", tmp_path])
    with pytest.raises(RuleError, match=reason):
        CueLexicon(rules)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=["statement"])


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee believes that the mill will close.",
        "Ann Lee wants to sell the mill.",
        "Ann Lee hopes the mill stays open.",
    ],
)
def test_thoughts_and_wishes_count_only_when_asked_for(nlp: Language, text: str) -> None:
    quotes = nlp.get_pipe("extractor_quotes")
    assert not nlp(text)._.claims
    quotes.attitudes = True
    try:
        assert [claim.speaker.name for claim in nlp(text)._.claims] == ["Ann Lee"]
    finally:
        quotes.attitudes = False


def test_a_users_verb_is_a_cue(tmp_path: Path) -> None:
    (tmp_path / SPEECH_FILE).write_text('[verb."statement.say"]\nwords = ["blort"]\n', encoding="utf-8")
    nlp = load(kinds=["statement"], rules=tmp_path)
    (claim,) = nlp('"The mill is old," Ann Lee blorted.')._.claims
    assert (claim.rule, claim.cue.text, claim.quote_type) == ("statement.say", "blorted", "direct")


def test_the_record_of_a_statement(nlp: Language) -> None:
    text = 'Harbor Mills Inc said it would "cut deep". The firm employs 900 people.'
    (claim,) = nlp(text)._.claims
    assert claim.speaker.name == "Harbor Mills Inc"
    assert (claim.speaker.kind, claim.quote_type) == ("organization", "mixed")
    assert [company.name for company in claim.companies] == ["Harbor Mills Inc"]
    assert [span.text for span in claim.evidence] == ['Harbor Mills Inc said it would "cut deep".']
