"""Which "it" stands for nothing ("it is unclear whether") or for a thing ("if approved, it"), and for no company."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline.clauses import dependents
from extractor.pipeline.pronoun_rules import PronounRules

#: What is said of laws, plans and drugs: "if approved, it".
_ADOPTED = frozenset(("approved", "passed", "enacted", "adopted", "completed", "implemented", "ratified"))
_TAKES = frozenset(("take", "takes", "took", "taken"))
_TIMES = frozenset(
    ("minutes", "hours", "days", "weeks", "month", "months", "year", "years", "decade", "decades", "time", "while", "long")
)  # fmt: skip
#: Words right before an "it" that stands for nothing.
_BEFORE_EMPTY = frozenset(("all", "is", "was", "play", "plays", "played", "playing"))
#: What begins the clause that "it is" only opens: "it's not as if", "it is because".
_CLEFTS = frozenset(("as", "because", "that", "when", "why", "where", "how"))
#: The forms of "be" and of what is like it.
BE = frozenset(("is", "was", "'s", "’s", "be", "been", "remains", "remained"))


def is_empty(token: Token, rules: PronounRules) -> bool:
    """Whether "it" stands for nothing: "it is unclear whether", "it remains to be seen"."""
    if token.lower_ != "it":
        return False
    words = [t for t in token.doc[token.i + 1 : token.i + 6] if not (t.is_space or t.is_quote)]
    if token.i and token.doc[token.i - 1].lower_ in _BEFORE_EMPTY:
        return True  # "all it took", "is it in our interest", "played it safe"
    if token.dep_ == "expl" or (words and words[0].lower_ in rules.empty):
        return True
    said = next((t for t in words if t.tag_ != "RB"), None)
    if said is not None and (said.tag_ in ("JJ", "JJR") or (said.tag_ == "RBR" and said == token.head)):
        return True  # "making it even harder to"
    while words and words[0].tag_ in ("MD", "RB") and words[0].lower_ not in BE:
        words = words[1:]
    if len(words) < 2 or words[0].lower_ not in BE:
        return False
    while len(words) > 1 and (words[0].lower_ in BE or words[0].tag_ == "RB"):
        words = words[1:]
    if words[0].text == "$" or words[0].tag_ == "CD" or words[0].lower_ in _CLEFTS:
        return True
    if words[0].lower_ in rules.reported and words[1:] and words[1].lower_ != "to":
        return True  # "it is widely believed that"
    if words[0].lower_ in ("a", "the", "no") and not rules.empty_nouns.isdisjoint(
        t.lower_ for t in words[1:]
    ):
        return True  # "it is a good time to"
    return words[0].tag_.startswith("JJ") and words[0].lower_ not in rules.states


def is_thing(token: Token, verb: Token, rules: PronounRules) -> bool:
    """Whether "it" is what a law or a product can be: "if approved, it", or a time: "it took a decade"."""
    if verb.lower_ in rules.things or _is_released(verb, rules):
        return True
    if verb.lower_ == "prepared" and any(c.lower_ == "being" for c in verb.children):
        return True  # a letter, a plan
    if any(c.dep_ == "advcl" and c.i < token.i and c.lower_ in _ADOPTED for c in verb.children):
        return True
    return verb.lower_ in _TAKES and any(t.lower_ in _TIMES for t in verb.doc[verb.i + 1 : verb.i + 5])


def _is_released(verb: Token, rules: PronounRules) -> bool:
    """Whether a product comes to the shops: "when it ships in May"."""
    return verb.lower_ in rules.released and not dependents(verb, ("dobj", "xcomp"))
