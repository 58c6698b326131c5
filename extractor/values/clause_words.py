"""The words of a clause with their tags, and what some of them beside each other make."""

from __future__ import annotations

from collections.abc import Sequence

#: A word and its Penn Treebank tag, "" where nobody has tagged it.
Word = tuple[str, str]

PRESENT_TAGS = frozenset(("VBZ", "VBP"))
PAST_TAGS = frozenset(("VBD", "VBN"))
#: The tags of words that can tell the tense.
VERBAL_TAGS = frozenset((*PRESENT_TAGS, *PAST_TAGS, "JJ", ""))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))


def has_figure(words: Sequence[Word]) -> bool:
    """Whether a number is what the words name, and no verb stands before it: not "to pay 300"."""
    figure = next((index for index, (_, tag) in enumerate(words) if tag == "CD"), len(words))
    return figure < len(words) and all(tag not in VERBAL_TAGS and tag != "TO" for _, tag in words[:figure])


def is_fronted(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether it ends a phrase before the clause, whose nouns may be taken for verbs: "At its meeting on Monday, it"."""
    is_phrase = bool(before) and before[0][1] == "IN" and all(word != "," for word, _ in before)
    return is_phrase and bool(after) and after[0][0] == ","


def describes(words: Sequence[Word], index: int) -> bool:
    """Whether it is a participle behind its noun: "plans announced in January", whatever the clause is about."""
    return index > 0 and words[index][1] == "VBN" and words[index - 1][1] in NOUNS
