"""The scope of a cut or a headcount: the part of the employer that it is about, in the article's words."""

from __future__ import annotations

import pytest

import extractor


@pytest.mark.parametrize(("sentence", "scope"), [
    ("Halden Corp will cut 300 jobs in Europe.", "Europe"),
    ("Halden Corp will cut 300 engineering jobs.", "engineering jobs"),
    ("Halden Corp will cut 300 jobs at its main campus.", "its main campus"),
    ("Halden Corp will cut 300 jobs at Halden Corp's plant in Leeds.", "Halden Corp's plant in Leeds"),
    ("Halden Corp will axe up to 250 roles in restructure.", None),
    ("About 250 Halden Corp staff face the axe.", None),
    ("The jobs of 250 workers at Halden Corp are at risk.", None),
    ("Halden Corp has grown to 70 members of staff.", None),
    ("Halden Corp has cut 300 jobs in the last year.", None),
])  # fmt: skip
def test_the_scope_is_a_part_of_the_employer(sentence: str, scope: str | None) -> None:
    (claim,) = extractor.extract(sentence, kinds=["job_cut", "headcount"]).claims
    assert isinstance(claim, extractor.JobCut | extractor.Headcount)
    assert claim.scope == scope


def test_a_scope_ends_where_another_number_has_its_own() -> None:
    text = "Halden Corp employs 300 people in Leeds and York and about 20 in Hull."
    claims = extractor.extract(text, kinds=["headcount"]).claims
    assert [claim.scope for claim in claims if isinstance(claim, extractor.Headcount)] == [
        "Leeds and York",
        "Hull",
    ]
