"""The person whom a paper describes instead of naming again: "Lee left. [...] the billionaire Tallis founder said"."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS
from extractor.pipeline.employers import Employers
from extractor.pipeline.extensions import extend_group, set_value, tokens_of, value_of
from extractor.pipeline.names import Mention, MentionKind, Person
from extractor.pipeline.person_links import quoted_tokens
from extractor.pipeline.titles import TitleReader
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, places_of, sentence_numbers

#: How many sentences before the description its person may have acted.
_REACH = 2
#: How titles before a name are written short.
_SHORT = {
    "senator": "sen.",
    "governor": "gov.",
    "congressman": "rep.",
    "congresswoman": "rep.",
    "professor": "prof",
}
#: How many tokens may stand between "the" and the noun.
_LONGEST = 6


def link_epithets(doc: Doc, nouns: Set[str], roles: Set[str], titles: TitleReader) -> None:
    """Add definite descriptions that act to `doc.spans["people"]`, each for the only person who acted just before.

    A person without a title takes that of the description, with the organization named in it. By a role
    ("the analyst") is called only who has that title, or none.
    """
    subjects = [span for span in doc.spans.get("people", []) if span.root.dep_ in SUBJECTS]
    if not subjects:
        return
    taken = tokens_of(doc, "people")
    quoted, sentence_of = quoted_tokens(doc), sentence_numbers(doc)
    found: list[Span] = []
    words, labels = lowers(doc), tree_of(doc).labels
    for i in places_of(doc, nouns | roles):
        if quoted[i] or i in taken or labels[i] not in SUBJECTS:
            continue
        word, start = words[i], _article_before(doc, i)
        near = [s for s in subjects if s.end <= start and sentence_of[i] - sentence_of[s.start] <= _REACH]
        people = {id(value_of(s).entity): value_of(s).entity for s in near if not quoted[s.start]}
        if word in roles:
            people = _in_role(people, word)
            people = {key: p for key, p in people.items() if _may_be_of(p, doc[start + 1 : i])}
        if start < 0 or len(people) != 1:
            continue
        person = next(iter(people.values()))
        if _holds_name(doc, doc[i], person):
            continue  # "the lawyer for Lee said"
        if (person.title is None or person.title.lower() in nouns) and titles.officers.is_officer(doc[i]):
            _give_office(doc, person, start, doc[i])
        span = Span(doc, start, i + 1, label="PERSON")
        set_value(span, Mention(person, MentionKind.DESCRIPTION, "person.epithet"))
        found.append(span)
    if found:
        extend_group(doc, "people", found)


def _holds_name(doc: Doc, noun: Token, person: Person) -> bool:
    """Whether the phrase of a description names the person behind it, who is somebody else then."""
    inside = range(noun.i + 1, noun.right_edge.i + 1)
    return any(s.start in inside and value_of(s).entity is person for s in doc.spans["people"])


def _in_role(people: dict[int, Person], role: str) -> dict[int, Person]:
    """Those who have a role as their title; without any, the only one if nothing is told of him."""
    words = {role, _SHORT.get(role, role)}
    titled = {
        key: person for key, person in people.items() if words & set((person.title or "").lower().split())
    }
    untitled = len(people) == 1 and all(person.title is None for person in people.values())
    return people if not titled and untitled else titled


def _may_be_of(person: Person, words: Span) -> bool:
    """Whether the names between "the" and the role are of the person's organization: "the Harbor analyst"."""
    organization = (person.organization or "").lower()
    return all(token.lower_ in organization for token in words if token.tag_ in ("NNP", "NNPS"))


def _article_before(doc: Doc, noun: int) -> int:
    """The "the" that begins the noun's phrase; -1 if it has none."""
    for i in range(noun - 1, max(-1, noun - _LONGEST - 1), -1):
        if doc[i].lower_ == "the":
            return i
        if doc[i].is_punct and doc[i].text != "-":
            break
    return -1


def _give_office(doc: Doc, person: Person, start: int, noun: Token) -> None:
    """Set a person's title and organization from a description."""
    names = Employers(doc)
    person.title = noun.text
    organizations = (names.organization(i) for i in range(noun.i - 1, start, -1))
    person.organization = person.organization or next((name for name in organizations if name), None)
