"""Quotation marks: each case's quotations stand between { and }; broken ones raise nothing and stay in their paragraph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor.pipeline.build import load
from extractor.pipeline.quotation_marks import quotations
from tests.effort import lines_run


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    "case",
    [
        'He said "{the mill is old}" and left.',
        "He said “{the mill is old}” and left.",
        "He said ''{the mill is old}'' and left.",
        "He said ``{the mill is old}'' and left.",
        "He said «{the mill is old}» and left.",
        "He said '{the mill is old}' and left.",
        "‘{The mill is old,}’ he said.",
        "“{The mill is old,}“ he said.",
        '"{The mill is old,}" he said. "{It will close.}"',
        "”{The mill is old,}” he said. It is ” a stray mark.",
        "The workers' jobs and the owners' money are gone.",
        "It's the '90s again, rock 'n' roll.",
        "“{He told me ‘no’ twice,}” she said.",
        "'{The workers' jobs are gone,}' he said.",
        '"{The mill is old.} "{It will close,}" he said.',
        '"{It is old.}\n"{It will close.}"',
        'Nothing here but a stray mark" in the text.',
        'A 5\' 10" man of 6\'2" met a 12" disc.',
    ],
)
def test_quotations(case: str) -> None:
    text = case.replace("{", "").replace("}", "")
    expected = case.replace("}", "{").split("{")[1::2]
    found = [text[q.inner_start : q.inner_end] for q in quotations(text, paragraphs_of(text))]
    assert found == expected


def test_a_paragraph_that_reopens_goes_on() -> None:
    text = '"It is old.\n"It will close."'
    first, second = quotations(text, paragraphs_of(text))
    assert (first.closed, second.closed, second.continues) == (False, True, True)


def test_a_long_rest_behind_a_mark_that_was_lost_is_not_all_quoted() -> None:
    rest = "The fund has grown for years. It holds a stake in many mills. " * 8
    text = f'He was sad. "It is no answer. {rest}\n\nThe mill closed.'
    (lost,) = quotations(text, paragraphs_of(text))
    assert text[lost.inner_start : lost.inner_end] == "It is no answer."
    text = f'He was sad. "It is no answer. {rest}\n"It is late."'
    goes_on, last = quotations(text, paragraphs_of(text))
    assert goes_on.inner_end == text.index("\n") - 1
    assert last.continues


def test_a_stray_mark_costs_its_paragraph_only() -> None:
    text = 'He said "the mill is old.\nThe town is small.\n"We go," she said.'
    found = [text[q.inner_start : q.inner_end] for q in quotations(text, paragraphs_of(text))]
    assert found == ["the mill is old.", "We go,"]


PIECES = st.sampled_from(
    [
        '"', "“", "”", "''", "``", "'", "‘", "’", "«", "»", " ", " ", " ", "\n", "\n\n", ". ", ", ", ": ", "? ", " - ",
        "said", "he said", "said Ann Lee", "according to", "told", "that", "The mill is old", "we will close it", "Ann Lee",
        "the company", "called", "as", "adding", "it", "asked workers to leave", "(", ")", "\u00a0", "😀", "5%", "pledged to",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(kinds=["statement"])


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=150)
def test_nothing_raises_and_every_span_is_exact(nlp: Language, text: str) -> None:
    for claim in nlp(text)._.claims:
        spans = [*claim.content, *claim.mentions, *claim.evidence, claim.speaker]
        for span in [*spans, *([claim.cue] if claim.cue else [])]:
            assert span.text == text[span.start : span.end]
            assert span.text


@given(st.text(alphabet="\"“”‘’'`«» aA.,:\n", max_size=80))
@settings(max_examples=500)
def test_quotations_are_ordered_and_stay_in_their_paragraph(text: str) -> None:
    paragraphs = paragraphs_of(text)
    end = 0
    for quotation in quotations(text, paragraphs):
        assert end <= quotation.start < quotation.inner_start <= quotation.inner_end <= quotation.end
        assert any(start <= quotation.start and quotation.end <= stop for start, stop in paragraphs)
        end = quotation.end


BROKEN = [
    '"We will close the mill, said Ann Lee.',
    'We will close the mill," said Ann Lee.',
    '"We will close the mill" said Ann Lee "and the "old" store.',
    "“We will close the mill, said Ann Lee. ”",
    '""We will close the mill,"" said Ann Lee.',
    '"""',
    "' ' ' ' said ' '",
    '"We will "close" the mill," said Ann Lee. "',
    "“We said “no” and “no” again,” she said.",
    'said "',
    '" said',
    "“",
    "He said:",
    'He said: "',
    "according to",
    "According to , sales fell.",
    "- Ann Lee",
    '"Yes" - ',
    "Ann Lee:\n\n",
    "\"'“‘«»’”'\"",
]


@pytest.mark.parametrize("text", BROKEN)
def test_broken_marks_raise_nothing(nlp: Language, text: str) -> None:
    good = 'The town is small. "The mill is old," Tom Reed said.'
    claims = nlp(f"{text}\n\n{good}")._.claims
    assert [claim for claim in claims if claim.speaker.text == "Tom Reed" and claim.quote_type == "direct"]


def test_the_work_is_linear_in_the_number_of_quotations(nlp: Language) -> None:
    quotes = nlp.get_pipe("extractor_quotes")

    def lines(times: int) -> int:
        doc = nlp.make_doc('"The mill is old," he said. ' * times)
        for name in ("extractor_sections", "extractor_sentences", "extractor_base"):
            doc = nlp.get_pipe(name)(doc)
        return lines_run(lambda: quotes(doc))

    lines(10)
    assert lines(400) < 5 * lines(100)
