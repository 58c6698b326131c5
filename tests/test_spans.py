"""`text[start:end] == text` for every span of every record, and no failure, on any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import extractor
from extractor.running.spans import misplaced_spans

SENTENCES = [
    "Northgate Foods Inc said on Tuesday it will cut 1,200 jobs, or 8 percent of its workforce, by year-end.",
    '"We are cutting 300 jobs in Ohio," chief executive Dana Whitlock told reporters on March 3. "It is final."',
    "The Detroit-based maker employs about 15,000 people and took a $45 million to $50 million charge in Q3.",
    "Calder Motors Plc (CDR.L) shares fell 12 pence, or 3%, after it reported a loss of 61 million pounds ($99 million).",
    "The lease runs from January 1, 0001 to December 31, 9999, since year 1 or until the 9990s, late 9999, in Q4 9999.",
    "According to Layoffs Monitor, 231 tech companies laid off tens of thousands of workers between 2022 and 2023.",
]
#: What gets between the characters of real articles, and of made-up ones.
DIRT = [
    "😀", "👩‍👩‍👧", "e\u0301", "\u0301", "\r\n", "\r", "\t", "\u00ad", "“", "”", "’", "‘", "\u00a0", "\u202f", "\u200b",
    "\ufeff", "\u2028", "\u202e", "\u200d", "\x0b", "\x0c", "\x1b[31m", "\x85", "\U0010ffff", "ß", "İ", "ﬁ", "中文", "١٢٣",
    "²", "½", "$", "€", "%", '"', "'", "(", ")", "[", "--", "—", "...", ".", ",", "1", "0" * 40, "1e999", "-", "/",
    "\n\n", "   ", "* ", "• ", "A" * 400, "1,", "<b>", "&amp;",
]  # fmt: skip

pieces = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(DIRT),
    st.text(max_size=12),
    # a sentence with dirt inside
    st.builds(
        lambda sentence, dirt, at: sentence[:at] + dirt + sentence[at:],
        st.sampled_from(SENTENCES),
        st.sampled_from(DIRT),
        st.integers(0, 110),
    ),
    # a sentence whose blanks are something else
    st.builds(
        lambda sentence, blank: sentence.replace(" ", blank),
        st.sampled_from(SENTENCES),
        st.sampled_from(DIRT),
    ),
)
texts = st.lists(pieces, min_size=1, max_size=5).map("".join)


def check(text: str, published: str | None) -> None:
    result = extractor.extract(text, published=published)
    assert [error.code for error in result.errors if error.code == "bug"] == [], result.errors
    if result.article is not None:
        assert result.article.text == text
        for record in (result.article, *result.claims):
            assert not list(misplaced_spans(record, text))


@settings(max_examples=150)
@given(texts, st.sampled_from([None, "2019-03-05", "1600-01-01", "2999-12-31"]))
def test_every_span_is_exact_on_any_text(text: str, published: str | None) -> None:
    check(text, published)


@pytest.mark.parametrize("dirt", DIRT, ids=ascii)
def test_every_span_is_exact_with_dirt_in_every_place(dirt: str) -> None:
    for sentence in SENTENCES:
        words = sentence.split(" ")
        check(dirt.join(words), "2019-03-05")
        check(f" {dirt} ".join(words), "2019-03-05")
        check(dirt + sentence + dirt + "\n" + sentence, "2019-03-05")


@pytest.mark.parametrize(
    "unit", [*SENTENCES, "cut 1,200 jobs and ", "$1 to ", "said ", '"', "(", "May 1, ", "Inc "]
)
def test_a_long_line_is_read(unit: str) -> None:
    check(unit * (6_000 // len(unit)), "2019-03-05")
