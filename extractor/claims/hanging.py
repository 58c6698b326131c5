"""Whether a number is the object of a verb, by the tree: through its phrase, coordination and prepositions."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.claims.counts import Count, Counted

#: Relations between a verb and its object, or inside the object's phrase, that a number may hang on.
_OBJECT_PATH = frozenset(
    ("dobj", "attr", "oprd", "nummod", "quantmod", "conj", "pobj", "npadvmod", "appos", "amod", "compound", "dep")
)  # fmt: skip
_PHRASE_PREPOSITIONS = frozenset(
    ("of", "to", "than", "as", "between", "and", "or", "around", "about", "over")
)


def hangs_on(count: Count, verb: Token, trigger: Span | None = None) -> bool:
    """Whether the number's phrase is an object of the verb, coordinated objects included.

    The object of a preposition of the trigger itself is one too: "ended the year with debts and 500 staff".
    """
    token = count.head
    for _ in range(12):
        head = token.head
        if head == token:
            return False
        if trigger is not None and token.dep_ == "prep" and trigger.start < token.i < trigger.end:
            return True
        if token.dep_ == "prep":
            of_costs = (
                token.lower_ == "including" and count.kind is Counted.JOBS
            )  # "cut costs, including 500 jobs"
            if (token.lower_ not in _PHRASE_PREPOSITIONS and not of_costs) or _is_possessed(token):
                return False
        elif token.dep_ not in _OBJECT_PATH:
            return False
        if head == verb:
            return token.dep_ in ("dobj", "attr", "oprd", "npadvmod") or token.lower_ == "including"
        if head.tag_.startswith("V") and head.lower_ != "including":
            return False
        token = head
    return False


def _is_possessed(preposition: Token) -> bool:
    """ "cut the wages of 500 workers", "reduce the hours of 500 staff": what they have is cut, not they."""
    noun = preposition.head
    determined = any(child.dep_ in ("det", "poss") for child in noun.children)
    return (
        preposition.lower_ == "of" and noun.tag_ in ("NN", "NNS") and determined and not _is_of_number(noun)
    )


def _is_of_number(noun: Token) -> bool:
    """ "the total of", "a group of", "the loss of": nouns that only carry the number."""
    return noun.lower_ in _OF_NUMBER or noun.like_num or noun.dep_ == "quantmod"


#: Nouns with an "of" behind which the number itself is the object.
_OF_NUMBER = frozenset(
    ("total", "number", "group", "team", "workforce", "staff", "force", "headcount", "loss", "layoff", "dismissal",
     "departure", "elimination", "removal", "firing", "majority", "bulk", "half", "third", "quarter", "portion", "part",
     "equivalent", "jobs", "job", "posts", "positions", "services", "contracts", "employment")
)  # fmt: skip
