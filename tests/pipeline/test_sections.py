"""The parts of an article: each case is a text and the kind of every part."""

import pytest

from extractor.pipeline.build import load
from extractor.pipeline.sections import SectionKind, Sections, is_hard_wrapped


@pytest.fixture(scope="module")
def sections() -> Sections:
    return load(kinds=[]).get_pipe("extractor_sections")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mill to close\n\nOSLO (Reuters) - The mill will close. (Reporting by A. Hand)",
            [
                "title:Mill to close",
                "dateline:OSLO (Reuters) -",
                "body:The mill will close.",
                "note:(Reporting by A. Hand)",
            ],
        ),
        ("LONDON, March 3 (AP) -- Rain fell.", ["dateline:LONDON, March 3 (AP) --", "body:Rain fell."]),
        ("OSLO (Newsline) - Rain fell.", ["dateline:OSLO (Newsline) -", "body:Rain fell."]),
        ("BOSTON, Nov. 9, 2021 - Rain fell.", ["dateline:BOSTON, Nov. 9, 2021 -", "body:Rain fell."]),
        ("HSBC (HSBA.L) - which is old - fell.", ["body:HSBC (HSBA.L) - which is old - fell."]),
        ("• Rain fell.\n- Snow fell.", ["body:Rain fell.", "body:Snow fell."]),
        ("UNESCO - a body of the U.N. - met.", ["body:UNESCO - a body of the U.N. - met."]),
        ("The mill will close.\nIt is old.", ["body:The mill will close.", "body:It is old."]),
        (
            "Share this article\nThe mill will close.",
            ["furniture:Share this article", "body:The mill will close."],
        ),
        (
            "June 2021:\nThe mill opened.\nOct. 3, 2023:\nThe mill closed.",
            [
                "timeline_heading:June 2021:",
                "timeline:The mill opened.",
                "timeline_heading:Oct. 3, 2023:",
                "timeline:The mill closed.",
            ],
        ),
        (
            "Harbor Mills Inc.\nHarbor Mills Inc. is the largest miller on the coast and employs 900.",
            [
                "profile_heading:Harbor Mills Inc.",
                "profile:Harbor Mills Inc. is the largest miller on the coast and employs 900.",
            ],
        ),
    ],
)
def test_sections(sections: Sections, text: str, expected: list[str]) -> None:
    found = [
        f"{section.kind}:{text[section.start : section.end].strip()}" for section in sections.split(text)
    ]
    assert found == expected


def test_a_known_title_is_not_looked_for_in_the_text(sections: Sections) -> None:
    kinds = [section.kind for section in sections.split("A line without a stop\nThe body.", titled=True)]
    assert kinds == [SectionKind.BODY, SectionKind.BODY]


def test_hard_wrapped_lines_are_one_paragraph(sections: Sections) -> None:
    line = "the mill on the coast said that it would cut more of its staff in the\n"
    text = "Today " + line * 8 + "coming year."
    assert is_hard_wrapped(text)
    assert len(sections.split(text, titled=True)) == 1


def test_an_article_in_one_line_is_no_furniture(sections: Sections) -> None:
    sentence = "Northgate will cut 1,200 jobs, its newsletter said. "
    text = sentence * 20 + "Readers can sign up for it under its terms of use."
    assert [section.kind for section in sections.split(text, titled=True)] == [SectionKind.BODY]
    assert sections.split("Sign up: our newsletter delivered to your inbox")[0].kind is SectionKind.FURNITURE
