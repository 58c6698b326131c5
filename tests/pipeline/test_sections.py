"""The parts of an article: each case is a text and the kind of every part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from extractor.pipeline.sections import PROSE, SectionKind, Sections, is_hard_wrapped


@pytest.fixture(scope="session")
def sections(nlp: Language) -> Sections:
    return nlp.get_pipe("extractor_sections")  # type: ignore[no-any-return]


#: Prose to stand around what a case is about.
LEAD = "The mill on the coast will close and 500 jobs will go, its owner said on Tuesday."
NEXT = "Workers were told of it by letter, and the union has asked for a meeting with the owner."


def governed(sections: Sections, text: str) -> list[str]:
    """Each section, and behind "<" the heading that governs it."""
    return [
        f"{section.kind}:{text[section.start : section.end]}"
        + (f"<{text[slice(*section.heading)]}" if section.heading else "")
        for section in sections.split(text, title="-")
    ]


def parts(sections: Sections, text: str, title: str | None = "-") -> list[str]:
    return [
        f"{section.kind}:{text[section.start : section.end].strip()}"
        for section in sections.split(text, title=title)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mill to close\n\nOSLO (Reuters) - The mill will close. (Reporting by A. Hand)",
            [
                "title:Mill to close",
                "dateline:OSLO (Reuters) -",
                "lead:The mill will close.",
                "note:(Reporting by A. Hand)",
            ],
        ),
        ("LONDON, March 3 (AP) -- Rain fell.", ["dateline:LONDON, March 3 (AP) --", "lead:Rain fell."]),
        ("OSLO (Newsline) - Rain fell.", ["dateline:OSLO (Newsline) -", "lead:Rain fell."]),
        ("Stockholm - Rain fell.", ["dateline:Stockholm -", "lead:Rain fell."]),
        ("Growth - Rain fell.", ["lead:Growth - Rain fell."]),
        ("BOSTON, Nov. 9, 2021 - Rain fell.", ["dateline:BOSTON, Nov. 9, 2021 -", "lead:Rain fell."]),
        (
            "BOSTON, Nov. 9, 2021 /PRNewswire/ -- Rain fell.",
            ["dateline:BOSTON, Nov. 9, 2021 /PRNewswire/ --", "lead:Rain fell."],
        ),
        (
            "By Ann Hand and Bo Reed OSLO March 3 (Reuters) - Rain fell.",
            ["dateline:By Ann Hand and Bo Reed OSLO March 3 (Reuters) -", "lead:Rain fell."],
        ),
        ("HSBC (HSBA.L) - which is old - fell.", ["lead:HSBC (HSBA.L) - which is old - fell."]),
        ("• Rain fell.\n- Snow fell.", ["digest:Rain fell.", "digest:Snow fell."]),
        ("UNESCO - a body of the U.N. - met.", ["lead:UNESCO - a body of the U.N. - met."]),
        ("The mill will close.\nIt is old.", ["lead:The mill will close.", "body:It is old."]),
        (
            "Harbor Daily\nMill to close in May\nThe mill will close.",
            ["furniture:Harbor Daily", "title:Mill to close in May", "lead:The mill will close."],
        ),
        (
            "-- Mill to close in May\n-- By Ann Hand\n-- Tue Mar 5, 2019 7:35am EST\n-- http://daily.example.com/a\n\n \n\n"
            "The mill will close.",
            [
                "title:Mill to close in May",
                "byline:By Ann Hand",
                "stamp:Tue Mar 5, 2019 7:35am EST",
                "furniture:http://daily.example.com/a",
                "lead:The mill will close.",
            ],
        ),
    ],
)
def test_title_dateline_lead_and_body(sections: Sections, text: str, expected: list[str]) -> None:
    assert parts(sections, text, title=None) == expected


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ann Hand", "byline"),
        ("By Ann Hand and Bo Reed", "byline"),
        ("BY ANN HAND, Harbor Daily", "byline"),
        ("Ann Hand, senior business reporter", "byline"),
        ("Ann Hand | Harbor Daily", "byline"),
        ("Published: Nov. 24, 2025 7:35 a.m. GMT+8", "stamp"),
        ("Last updated on 5 March 2019 at 10:04", "stamp"),
        ("5 March 2019 Last updated at 10:04 GMT", "stamp"),
        ("Tuesday, 5 March 2019 10:04 GMT", "stamp"),
        ("Share this article", "furniture"),
        ("Sign up for our newsletter", "furniture"),
        ("Get the Harbor Daily app on your phone", "furniture"),
        ("Enter your address to receive our weekly newsletter in your inbox", "furniture"),
        ("Subscribe now to continue", "furniture"),
        ("Advertisement", "furniture"),
        ("Article continues below", "furniture"),
        ("Terms of use | Privacy policy | Contact us", "furniture"),
        ("© 2019 Harbor Daily. All rights reserved.", "furniture"),
        ("By signing up you agree to our terms of use and privacy policy.", "furniture"),
        ("3 min read", "furniture"),
        ("2 hours ago", "furniture"),
        ("Tags: mills, jobs", "furniture"),
        ("https://daily.example.com/mill", "furniture"),
        ("Photo: Ann Hand/Harbor Pictures", "credit"),
        ("REUTERS/Ann Hand", "credit"),
        ("Getty Images", "credit"),
        ("FILE PHOTO: The mill on the coast is seen at night.", "caption"),
        ("A worker leaves the mill in this file photo taken last year.", "caption"),
        ("Correction: The mill employs 500 people, not 5,000 as we said.", "correction"),
        ("An earlier version of this article said that 5,000 jobs would go.", "correction"),
        ("This story has been updated to add the union's view.", "correction"),
        ("Update (3 p.m.): The owner now says that 600 jobs will go.", "update"),
        ("Related: Bakery cuts 300 jobs", "related"),
        ("READ MORE | Bakery cuts 300 jobs", "related"),
        ("Don't miss: Bakery cuts 300 jobs", "related"),
        ("To contact the reporter on this story: Ann Hand in Oslo at ahand@example.com", "note"),
        ("--With assistance from Bo Reed.", "note"),
        ("Reporting by Ann Hand; editing by Bo Reed", "note"),
        ("This article was originally published by the Harbor Daily.", "note"),
        ("Bo Reed contributed to this report.", "note"),
        ("Email the author: ahand@example.com", "note"),
        (
            "This release contains forward-looking statements, which involve risks and uncertainties. The mill may cut "
            "900 jobs.",
            "disclaimer",
        ),
        ("Disclaimer: The writer holds shares of the mill.", "disclaimer"),
        ("This content is for informational purposes only.", "disclaimer"),
    ],
)
def test_what_a_line_says_of_itself(sections: Sections, line: str, kind: str) -> None:
    assert parts(sections, f"{LEAD}\n{line}\n{NEXT}") == [
        f"lead:{LEAD}",
        f"{kind}:{line}",
        f"body:{NEXT}",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The mill will cut 500 jobs. "
        + "It has made paper by the river for a very long time. " * 8
        + "This content is for informational purposes only.",
        "By Tuesday the mill had cut 500 jobs.",
        "By Wall Street standards, the mill is small.",
        "By 2025, the mill will have closed.",
        "Published figures show that the mill lost money in 2019.",
        "Updated plans foresee 600 cuts.",
        "Share prices of mills fell on Tuesday.",
        "Subscribers of the paper, who number 500, were told by the publisher.",
        "The publisher of newsletters signed a deal that cuts 40 jobs.",
        "Copyright law protects the mill's logo, and 3 lawyers work on it.",
        "The site changed its privacy policy on Tuesday and cut 30 jobs.",
        "Photo film maker Harbor Film cut 300 jobs.",
        "The picture in this business is bleak, the owner said.",
        "Getty Images will cut 50 jobs, it said.",
        "Credit Agricole changes its pay structure",
        "Source Mills cuts 40 jobs",
        "Corrections officers will lose 200 jobs in May.",
        "The report was revised to show 500 job cuts.",
        "The story was told by workers of the mill.",
        "Update work at the mill will cost $3 million.",
        "Related firms will cut 300 jobs, too.",
        "Read Mills, a miller, will cut 80 jobs.",
        "More from the mill's owner is expected on Friday, when 40 jobs go.",
        "Disclosure rules cost the mill 20 jobs.",
        "He has no financial advice to give, the owner said.",
        "Workers may be compensated for the 500 jobs, the owner said.",
        "Tag Mills cut 50 jobs.",
        "Email service Harbor Post cut 50 jobs.",
        "Source Mills employs 900 people.",
        "Reporting lines at the mill will change, the owner said.",
        "2019 was a bad year for the mill.",
    ],
)
def test_prose_that_looks_like_it_is_prose(sections: Sections, line: str) -> None:
    assert parts(sections, f"{LEAD}\n{line}\n{NEXT}")[1] in (f"body:{line}", f"heading:{line}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "June 2021:\nThe mill opened.\nOct. 3, 2023:\nThe mill closed.",
            [
                "timeline_heading:June 2021:",
                "timeline:The mill opened.<June 2021:",
                "timeline_heading:Oct. 3, 2023:",
                "timeline:The mill closed.<Oct. 3, 2023:",
            ],
        ),
        (
            "2021\n\nThe mill opened.\n\nLate 2022\n\nThe mill grew.\n\nThe writer lives in Oslo.",
            [
                "timeline_heading:2021",
                "timeline:The mill opened.<2021",
                "timeline_heading:Late 2022",
                "timeline:The mill grew.<Late 2022",
                "lead:The writer lives in Oslo.",
            ],
        ),
        (
            "June 2021:\nThe mill opened.\n\nThe writer lives in Oslo.",
            [
                "timeline_heading:June 2021:",
                "timeline:The mill opened.<June 2021:",
                "lead:The writer lives in Oslo.",
            ],
        ),
        (
            "June 2021: The mill opened.\nOctober 2023 – The mill closed.",
            [
                "timeline_heading:June 2021",
                "timeline:The mill opened.<June 2021",
                "timeline_heading:October 2023",
                "timeline:The mill closed.<October 2023",
            ],
        ),
        # alike, but no timeline
        ("March 5, 2019\n\nThe mill will close.", ["stamp:March 5, 2019", "lead:The mill will close."]),
        (
            "Here is what the mill did in 2019:\nIt cut 500 jobs.",
            ["lead:Here is what the mill did in 2019:", "body:It cut 500 jobs."],
        ),
        (
            "2019: a bad year for the mill, its owner said.",
            ["lead:2019: a bad year for the mill, its owner said."],
        ),
    ],
)
def test_dates_govern_the_lines_below_them(sections: Sections, text: str, expected: list[str]) -> None:
    assert governed(sections, text) == expected


MILLS = "Harbor Mills Inc. is the largest miller on the coast and employs 900."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Harbor Mills Inc.\n{MILLS}",
            ["profile_heading:Harbor Mills Inc.", f"profile:{MILLS}<Harbor Mills Inc."],
        ),
        (f"Harbor Mills\n\n{MILLS}", ["profile_heading:Harbor Mills", f"profile:{MILLS}<Harbor Mills"]),
        (
            f"About Harbor Mills\n{MILLS}",
            ["profile_heading:About Harbor Mills", f"profile:{MILLS}<Harbor Mills"],
        ),
        (
            f"Harbor Mills\n{MILLS}\n{NEXT}",
            ["profile_heading:Harbor Mills", f"profile:{MILLS}<Harbor Mills", f"lead:{NEXT}"],
        ),
        # alike, but no profile
        (f"Harbor Mills - $24.99\n{MILLS}", ["heading:Harbor Mills - $24.99", f"lead:{MILLS}"]),
        (f"Harbor Tour Begins\n{MILLS}", ["heading:Harbor Tour Begins", f"lead:{MILLS}"]),
        (f"Why Harbor Mills\n{MILLS}", ["heading:Why Harbor Mills", f"lead:{MILLS}"]),
        (f"Mills closed.\n{MILLS}", ["lead:Mills closed.", f"body:{MILLS}"]),
    ],
)
def test_a_name_governs_the_paragraph_below_it(sections: Sections, text: str, expected: list[str]) -> None:
    assert governed(sections, text) == expected


BAKERY, TANNERY, QUARRY = "The bakery told staff on Tuesday.", "Ostrava Hides said so.", "It closes in May."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Pell Bakery — 350 jobs\n{BAKERY}\nOstrava Hides\n{TANNERY}\nLindqvist\n{QUARRY}",
            [
                "profile_heading:Pell Bakery — 350 jobs",
                f"profile:{BAKERY}<Pell Bakery",
                "profile_heading:Ostrava Hides",
                f"profile:{TANNERY}<Ostrava Hides",
                "profile_heading:Lindqvist",
                f"profile:{QUARRY}<Lindqvist",
            ],
        ),
        (
            f"1. Pell Bakery (350)\n{BAKERY}\n{QUARRY}\n2. Ostrava Hides (80)\n{TANNERY}\n3. Lindqvist (7)\n{QUARRY}",
            [
                "profile_heading:1. Pell Bakery (350)",
                f"profile:{BAKERY}<Pell Bakery",
                f"profile:{QUARRY}<Pell Bakery",
                "profile_heading:2. Ostrava Hides (80)",
                f"profile:{TANNERY}<Ostrava Hides",
                "profile_heading:3. Lindqvist (7)",
                f"profile:{QUARRY}<Lindqvist",
            ],
        ),
        # alike, but no list: two alone, and headings of which nothing says that they are names
        (
            f"Pell Bakery — 350 jobs\n{BAKERY}\nLindqvist (7)\n{QUARRY}",
            ["heading:Pell Bakery — 350 jobs", f"lead:{BAKERY}", "heading:Lindqvist (7)", f"body:{QUARRY}"],
        ),
        (
            f"Bitter Bread\n{BAKERY}\nTough Hides\n{TANNERY}\nHard Rock\n{QUARRY}",
            [
                "heading:Bitter Bread",
                f"lead:{BAKERY}",
                "heading:Tough Hides",
                f"body:{TANNERY}",
                "heading:Hard Rock",
                f"body:{QUARRY}",
            ],
        ),
        # the name and its entry on one line
        (
            "Pell Bakery: The loaf maker cut 350 jobs.\nLindqvist - Seven left.\nOstrava Hides: About 80 went.",
            [
                "profile_heading:Pell Bakery",
                "profile:The loaf maker cut 350 jobs.<Pell Bakery",
                "profile_heading:Lindqvist",
                "profile:Seven left.<Lindqvist",
                "profile_heading:Ostrava Hides",
                "profile:About 80 went.<Ostrava Hides",
            ],
        ),
        # two speak by turns
        (
            "Ann Pell: It was in 1980.\nTom Reed: Why?\nAnn Pell: We had 7.\nBob Hand: Or 8.",
            [
                "lead:Ann Pell: It was in 1980.",
                "body:Tom Reed: Why?",
                "body:Ann Pell: We had 7.",
                "body:Bob Hand: Or 8.",
            ],
        ),
    ],
)
def test_names_head_the_entries_of_a_list(sections: Sections, text: str, expected: list[str]) -> None:
    assert governed(sections, text) == expected


def kinds(sections: Sections, text: str) -> list[str]:
    return [section.kind.value for section in sections.split(text, title="-")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{lead}\nMore of Harbor Daily's fair coverage:\nBakery cuts 300 jobs\nBrewer hires 80", "lead related related related"),
        ("{lead}\nMore from Harbor Daily:\nBakery cuts 300 jobs\nBrewer hires 80\n{next}", "lead related related related body"),
        ("{lead}\nRelated articles\nBakery cuts 300 jobs", "lead related related"),
        ("{lead}\n{next}\nBakery on the coast cuts 300 jobs\nBrewer in Oslo hires 80 people\nWhat the union of millers wants", "lead body related related related"),
        ("{lead}\n{next}\nThese firms cut jobs:\nBakery on the coast, 300 jobs\nBrewer in Oslo, 80 people\nMiller in Bergen, 70 people", "lead body body body body body"),
        ("{lead}\nMore on the plan\n{next}", "lead heading body"),
        ("{lead}\nWhat comes next\n{next}", "lead heading body"),
        ("Key points\n• The mill will close.\n• 500 jobs go.\n{lead}\n{next}", "furniture digest digest lead body"),
        ("• The mill will close.\n• 500 jobs go.\n\n{lead}\n{next}", "digest digest lead body"),
        ("{lead}\n• The mill will close.\n• 500 jobs go.\n{next}", "lead body body body"),
        ("{lead}\nQ: Why does the mill close?\nA: It is old.\nQ: When?\nA: In May.", "lead question answer question answer"),
        ("{lead}\nWhy does the mill close?\nIt is old.\nWhen does it close?\nIn May.", "lead question answer question answer"),
        ("{lead}\nWhy does the mill close? It is old.\n{next}", "lead body body"),
        ("{lead}\nPlant | Jobs\nEast | 700\nWest | 500\n{next}", "lead table table table body"),
        ("{lead}\nPlant\tJobs\nEast\t700\n{next}", "lead table table body"),
        ("{lead}\nPlant\nJobs\nEast\n700\nWest\n500\n{next}", "lead table table table table table table body"),
        ("{lead}\nThe mill | which is old | will close, its owner said on Tuesday in the town hall of Oslo.\n{next}", "lead body body"),
        ("{lead}\n“500 jobs will go, its owner said”\n{next}", "lead pull_quote body"),
        ("{lead}\nMedian pay at the mill: $120,000\n{next}\nMedian pay at the mill: $120,000\n{next}", "lead heading body heading body"),
        ("{lead}\n“We had no choice but to close it,” the owner said.\n{next}", "lead body body"),
        ("{lead}\n“We had no choice but to close the mill.”\n{next}", "lead body body"),
        ("The mill at night. Photo: Ann Hand/Harbor Pictures\n{lead}\n{next}", "caption credit lead body"),
    ],
)  # fmt: skip
def test_what_lines_are_by_those_around_them(sections: Sections, text: str, expected: str) -> None:
    assert kinds(sections, text.format(lead=LEAD, next=NEXT)) == expected.split()


def test_a_known_title_is_not_looked_for_in_the_text(sections: Sections) -> None:
    text = "A line without a stop\nThe body."
    assert SectionKind.TITLE not in kinds(sections, text)
    assert parts(sections, text, title="A line without a stop")[0] == "title:A line without a stop"


def test_hard_wrapped_lines_are_one_paragraph(sections: Sections) -> None:
    line = "the mill on the coast said that it would cut more of its staff in the\n"
    text = "Today " + line * 8 + "coming year."
    assert is_hard_wrapped(text)
    assert kinds(sections, text) == ["lead"]
    wired = f"-- Mill to close in May\n--\n-- By Ann Hand\n\n{text}\n\n{text}"
    assert [section.kind for section in sections.split(wired)] == ["title", "byline", "lead", "body"]


def test_an_article_in_one_line_is_no_furniture(sections: Sections) -> None:
    sentence = "Northgate will cut 1,200 jobs, its newsletter said. "
    text = sentence * 20 + "Readers can sign up for it under its terms of use."
    assert kinds(sections, text) == ["lead"]


def test_only_prose_gives_claims() -> None:
    without = {
        "furniture",
        "related",
        "correction",
        "disclaimer",
        "note",
        "byline",
        "stamp",
        "credit",
        "table",
        "pull_quote",
    }
    assert not without & {kind.value for kind in PROSE}


@given(
    st.lists(
        st.sampled_from(
            [
                "2019:",
                "Q: a b?",
                "A: c.",
                "x | y",
                "Mill",
                LEAD,
                "More:",
                "",
                "- point",
                "By Ann Hand",
                "700",
                "--",
                "“a b c d e f”",
            ]
        ),
        max_size=30,
    ).map("\n".join)
)
def test_sections_follow_each_other(sections: Sections, text: str) -> None:
    end = 0
    for section in sections.split(text):
        assert end <= section.start < section.end <= len(text)
        assert text[section.start : section.end] == text[section.start : section.end].strip()
        end = section.end
