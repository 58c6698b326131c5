"""The tense of the clause around an expression (here `_`) from its words alone."""

from __future__ import annotations

import re

import pytest

from extractor.rules import default_rules
from extractor.values.clause_tense import TenseReader
from extractor.values.date_choice import Tense
from extractor.values.tense_cues import ClauseTense

READER = TenseReader(default_rules())
PAST, FUTURE, UNKNOWN = Tense.PAST, Tense.FUTURE, Tense.UNKNOWN


def read(sentence: str, tags: dict[str, str] | None = None) -> ClauseTense:
    before, after = sentence.split("_")
    return READER.read(
        *(
            [(word, (tags or {}).get(word, "")) for word in re.findall(r"[\w’'-]+|[^\w\s]", side)]
            for side in (before, after)
        )
    )


@pytest.mark.parametrize(("sentence", "tense"), [
    ("The plant closed in _.", PAST),
    ("The plant will close in _.", FUTURE),
    ("In _, the plant closed.", PAST),
    ("In _, the plant will close.", FUTURE),
    ("The firm said on _ it will close the plant.", PAST),
    ("The firm said it will close the plant in _.", FUTURE),
    ("Results are due on _.", FUTURE),
    ("The vote has been postponed to _.", FUTURE),
    ("The move comes two weeks after talks in _.", PAST),
    ("In _'s election, few will vote.", FUTURE),
    ("After the _ primary, few vote.", UNKNOWN),
    ("The case is set to go to trial after the _ election.", FUTURE),
    ("She challenged him before the _ caucus.", FUTURE),
    ("The firm spoke before reporting _ earnings.", PAST),
    ("The launch, originally planned for _, was delayed.", PAST),
    ("It will be profitable soon, and, on _, she said so.", PAST),
    ("With elections in _, many are loath to vote.", FUTURE),
    ("The elections in _ were free.", PAST),
    ("She had been scheduled to speak, but on _, the firm announced that she left.", PAST),
    ("She is now poised to run against Mr Hill in _.", FUTURE),
    ("In the lead up to _'s vote he spoke.", FUTURE),
    ("The loss, due to weak demand in _, was large.", PAST),
    ("It is due to report results on _.", FUTURE),
    ("It plans to close the plant in _.", FUTURE),
    ("It announced plans on _.", PAST),
    ("It expects to be done in _.", FUTURE),
    ("The loss was larger than expected in _.", PAST),
    ("The plant could be closed in _.", FUTURE),
    ("It will cut jobs in _.", FUTURE),
    ("It cut jobs in _.", PAST),
    ("It expects claims to fall, up from 5,306 in _.", PAST),
    ("It may sell bonds due in 2031, according to a filing on _.", PAST),
    ("On _ the firm promised to cut costs.", PAST),
    ("The firm promised to cut costs in _.", FUTURE),
    ("Traders were wary ahead of _.", FUTURE),
    ("Traders bought dollars ahead of the vote in _.", FUTURE),
    ("The chain carried debt and a looming payment in _.", FUTURE),
    ("Workers protested against the planned closure in _.", FUTURE),
    ("It made preparations for a strike in _.", FUTURE),
    ("It bought bonds maturing in _.", FUTURE),
    ("Holders will get $3, a premium to _'s close.", PAST),
    ("Oil rose, with the _ contract at $50.", FUTURE),
    ("Banks must ask customers from _.", FUTURE),
    ("The plant near the river, _.", UNKNOWN),
    ("_ - The firm says it will close the plant.", UNKNOWN),
    ("The firm may have lost sales in _.", PAST),
    ("It has to be on the shelf in _.", FUTURE),
    ("Growth was far ahead of _.", PAST),
    ("The yuan will be freed from its peg against the dollar in _.", FUTURE),
    ("Profit was $5 against $3 in _.", PAST),
    ("Prices fell before a meeting on _.", FUTURE),
    ("The drop may be due to bad weather in _.", UNKNOWN),
    ("With a gain from _'s 12-year low, shares could fall.", PAST),
    ("The offer is a third above its closing price on _.", PAST),
    ("The judge has set a hearing for _.", FUTURE),
    ("Imports set a record for _.", PAST),
    ('"The chance of rain in _ is large," he said.', UNKNOWN),
])  # fmt: skip
def test_tense_of_a_clause(sentence: str, tense: Tense) -> None:
    assert read(sentence).tense is tense


@pytest.mark.parametrize(("sentence", "reported"), [
    ("The firm said on _ that sales fell.", True),
    ("Sales fell on _, the firm said.", False),
    ("The firm will say so on _.", False),
])  # fmt: skip
def test_speech_of_the_past(sentence: str, reported: bool) -> None:
    assert read(sentence).reported is reported


def test_tags_tell_participles_from_verbs() -> None:
    assert read("It shed expected jobs in _.", {"expected": "VBN", "jobs": "NNS"}).tense is PAST
    assert read("The board meets on _.", {"meets": "VBZ"}).tense is FUTURE
    assert read("It said so, to a firm which counts visits, on _.", {"counts": "VBZ"}).tense is PAST
    assert read("A judge is due to rule on _.", {"rule": "VB"}).tense is FUTURE
    assert read("Classes start _, he said.", {"start": "VBP"}).tense is FUTURE
    assert read("The board votes on _.", {"votes": "VBZ"}).tense is Tense.PRESENT
    assert (
        read("At its conference on _, the firm opened a shop.", {"At": "IN", "conference": "VBP"}).tense
        is PAST
    )
    tags = {"close": "VB", "sparked": "VBD"}
    assert read("Its plan to close the plant in _ sparked protests.", tags).tense is FUTURE
    assert read("It will cut rates to two from three in _.", {"three": "CD"}).tense is PAST
    assert read("It asked the bank to testify on _.", {"testify": "VB"}).tense is FUTURE
    assert read("It sold a plant to pay its debt on _.", {"pay": "VB"}).tense is PAST
    tags = {
        "is": "VBZ",
        "win": "VB",
        "continuing": "VBG",
        "to": "TO",
        "follows": "VBZ",
        "holds": "VBZ",
        "met": "VBN",
    }
    assert read("The game is at 7 pm on _.", {"is": "VBZ", "7": "CD"}).tense is FUTURE
    assert read("It will drop 5 percent, down from a drop of 14 percent in _.", {"14": "CD"}).tense is PAST
    assert (
        read("Wins made it likely that the _ election will be close.", {"the": "DT", "election": "NN"}).tense
        is FUTURE
    )
    assert read("She is in a position to win on _.", tags).tense is FUTURE
    assert read("She is continuing to win in _.", tags).tense is UNKNOWN
    assert read("She is said to have met them on _.", tags).tense is PAST
    assert read("If she follows up her lead on _, they gain.", tags).tense is FUTURE
    assert read("The rule takes effect _.", {"takes": "VBZ"}).tense is FUTURE
    tags |= {"close": "VB", "voted": "VBD"}
    assert read("The council voted 5-2 to close the library on _.", tags).tense is FUTURE
    assert read("The council voted on _ to close the library.", tags).tense is PAST
    assert read("The move follows a warning in _.", tags).tense is PAST
    assert read("She spoke in a state which holds a vote on _.", tags).tense is Tense.PRESENT
    assert (
        read("Sales are lifted by its purchase in _ of a bank.", {"are": "VBP", "purchase": "NN"}).tense
        is PAST
    )


@pytest.mark.parametrize(("sentence", "forecast"), [
    ("The firm raised its _ sales outlook.", True),
    ("The firm cut its forecast for _ sales.", True),
    ("The firm announced _ sales.", False),
])  # fmt: skip
def test_forecasts(sentence: str, forecast: bool) -> None:
    assert read(sentence).forecast is forecast


@pytest.mark.parametrize("sentence", [
    "It is going ahead with plans announced in _ to cut jobs.",
    "The scheme launched in _ will cut costs.",
])  # fmt: skip
def test_a_participle_behind_a_noun_tells_of_what_is_over(sentence: str) -> None:
    tags = {
        "plans": "NNS",
        "announced": "VBN",
        "scheme": "NN",
        "launched": "VBN",
        "is": "VBZ",
        "going": "VBG",
    }
    read_tense = read(sentence, tags)
    assert (read_tense.tense, read_tense.certain) == (PAST, True)


@pytest.mark.parametrize(("sentence", "certain"), [
    ("The firm had 300 stores at the end of _.", True),
    ("The firm employed 300 people as of _.", True),
    ("The firm had to pay 300 dollars in _.", False),
])  # fmt: skip
def test_what_was_counted_then_is_over(sentence: str, certain: bool) -> None:
    assert (
        read(sentence, {"had": "VBD", "employed": "VBD", "300": "CD", "pay": "VB", "to": "TO"}).certain
        is certain
    )


@pytest.mark.parametrize(("sentence", "certain"), [
    ("Two teachers who had lost the vote in _ came back.", True),
    ("The pest was first seen in a field near Leeds in _.", True),
    ("A round of talks in _ was lost to a strike.", True),
    ("The mayor was there to win votes in _.", False),
    ("The mayor saw prices, which are high, in _.", False),
    ("The _ contract was up.", False),
])  # fmt: skip
def test_what_a_verb_of_the_past_tells_is_over(sentence: str, certain: bool) -> None:
    tags = {
        "had": "VBD",
        "lost": "VBN",
        "was": "VBD",
        "seen": "VBN",
        "saw": "VBD",
        "win": "VB",
        "talks": "NNS",
        "are": "VBP",
    }
    assert read(sentence, tags).certain is certain


def test_words_around_that_choose_the_next_or_the_last() -> None:
    tags = {"is": "VBZ", "since": "IN", "had": "VBD", "fell": "VBD", "win": "VB"}
    assert read("The next game is a cup tie at Elm Park on _.", tags).tense is FUTURE
    assert read("It is their first since a summit in Oslo in _.", tags).tense is PAST
    assert read("A bid to win in the first round on _, when he fell short.", tags).tense is PAST
