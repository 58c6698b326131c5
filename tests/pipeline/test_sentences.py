"""Sentence borders: each case is written with | where a sentence begins."""

import pytest
from spacy.language import Language


@pytest.mark.parametrize(
    "marked",
    [
        "The mill closed. |It was old.",
        "Harbor Inc. closed the mill. |Sales fell.",
        "It was bought by Harbor Inc. |The price was low.",
        "Mr. Smith left. |He was 60.",
        "So says Halden I/B/E/S. |Revenue rose.",
        "It hired J. Smith.",
        "It bid for Halden HLD.N. |Torvik Mills rose.",
        "The No. 3 carrier cut jobs. |Others follow.",
        '"We are done. |The mill is old," said Ann Lee. |"It must go."',
        'Prices rose. |"[They] will fall," said Ann Lee.',
        'He asked why. |"Because it\'s old," she said.',
        "U.S. sales fell. |The U.S. Navy left.",
        "It closed on Jan. 5 in Ohio. |Why? |Costs.",
        "The mill closed.\n|It was old.",
        "It rose. |NOT SO FAST |The mill closed.",
        "It rose. |NEW YORK and London closed.",
        "A list: |* HALDEN STEEL PLC ( HSS.L ) |The mill closed. |* NORTHGATE BANK NGB.N |It did not.",
    ],
)
def test_sentences(nlp: Language, marked: str) -> None:
    doc = nlp(marked.replace("|", ""))
    borders = [sentence.start_char for sentence in doc.sents if sentence.text.strip()]
    expected = [0]
    for part in marked.split("|")[:-1]:
        expected.append(expected[-1] + len(part))
    assert borders == expected


def test_every_token_belongs_to_the_sentence_that_its_border_says(nlp: Language) -> None:
    doc = nlp(
        "Title here now\n\nThe  mill , \n closed . Yes .\n\n\n(Reporting by Ann Lee)\nShare this article"
    )
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == doc.text
    for sentence in doc.sents:
        assert {token.sent.start for token in sentence} == {sentence.start}
