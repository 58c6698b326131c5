"""Dirt of transport costs no claim, and every span stands where it says in the text as it came."""

import pytest

from extractor import Result, extract
from extractor.running.spans import misplaced_spans

CLEAN = (
    "Harbor & Sons Inc to cut 1,200 jobs\n\n"
    "OSLO, March 5, 2019 (Newsline) - Harbor & Sons Inc said on Tuesday it would cut about 1,200 jobs, or 8 percent of its\n"
    "workforce, by the end of September. The miller, which employs some 15,000 people, expects a charge of $45 million,\n"
    "it said. “The plants were too costly to run,” Chief Executive Dana Whitlock said.\n"
)


def facts(result: Result) -> list[tuple[str, str, list[str]]]:
    return [
        (claim.kind, claim.rule, [company.name for company in claim.companies]) for claim in result.claims
    ]


@pytest.mark.parametrize(
    "dirty",
    [
        CLEAN.replace("&", "&amp;").replace("“", "&ldquo;").replace("”", "&#8221;"),
        CLEAN.replace("&", "&amp;amp;"),
        CLEAN.replace("\n", "\r\n"),
        CLEAN.replace("\n", "\r"),
        CLEAN.replace("1,200 jobs", "1,200\u00a0jobs").replace("$45 million", "$45&nbsp;million"),
        CLEAN.replace("workforce", "work\u00adforce")
        .replace("Harbor", "Har\u00adbor")
        .replace("1,200", "1,\u200b200"),
        "\ufeff" + CLEAN.replace("Tuesday", "Tues\u00adday") + "\x0c",
    ],
)
def test_dirt_costs_no_claim_and_offsets_index_the_text_as_it_came(dirty: str) -> None:
    expected, found = extract(CLEAN), extract(dirty)
    assert not found.errors
    assert facts(found) == facts(expected)
    assert len(found.claims) >= 5
    assert found.article is not None
    assert found.article.text == dirty
    for record in (found.article, *found.claims):
        assert list(misplaced_spans(record, dirty)) == []


def test_repaired_text_is_stored_and_indexed() -> None:
    broken = CLEAN.replace("“", "â€œ").replace("&", "&amp;")
    noted, mended = extract(broken), extract(broken, repair=True)
    assert noted.article is not None
    assert mended.article is not None
    assert noted.article.text == broken
    assert "--repair" in noted.article.notes[0]
    assert mended.article.text == CLEAN
    assert [claim.model_dump() for claim in mended.claims] == [
        {**claim.model_dump(), "id": mended.claims[i].id, "article_id": mended.article.id}
        for i, claim in enumerate(extract(CLEAN).claims)
    ]
