"""The inflected forms of English verbs and nouns, so that rules can name a lemma without a lemmatizer."""

from __future__ import annotations

import re
from functools import cache

#: Irregular verbs of news prose: past tense, past participle (Quirk et al., A Comprehensive Grammar, 3.11-3.20).
IRREGULAR_VERBS = {
    "be": "was were been is are am being",
    "become": "became become", "begin": "began begun", "bet": "bet", "bid": "bid", "break": "broke broken",
    "bring": "brought", "build": "built", "burn": "burned burnt", "buy": "bought", "choose": "chose chosen",
    "come": "came come", "cost": "cost", "cut": "cut", "dive": "dived dove", "do": "did done does",
    "draw": "drew drawn", "drive": "drove driven", "fall": "fell fallen", "feed": "fed", "feel": "felt",
    "fight": "fought", "find": "found", "forecast": "forecast forecasted", "foresee": "foresaw foreseen",
    "get": "got gotten", "give": "gave given", "go": "went gone goes", "grow": "grew grown", "hang": "hung",
    "have": "had has having", "hear": "heard", "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept",
    "know": "knew known", "lay": "laid", "lead": "led", "leap": "leaped leapt", "leave": "left",
    "lend": "lent", "let": "let", "lose": "lost", "make": "made", "mean": "meant", "meet": "met",
    "mislead": "misled", "offset": "offset", "outline": "outlined", "oversee": "oversaw overseen",
    "overspend": "overspent", "pay": "paid", "put": "put", "quit": "quit", "read": "read", "repay": "repaid",
    "ring": "rang rung", "rise": "rose risen", "run": "ran run", "say": "said", "see": "saw seen",
    "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shed": "shed", "shoot": "shot",
    "show": "showed shown", "shrink": "shrank shrunk", "shut": "shut", "sink": "sank sunk", "slide": "slid",
    "slip": "slipped", "speak": "spoke spoken", "spend": "spent", "spin": "spun", "split": "split",
    "spring": "sprang sprung", "stand": "stood", "steal": "stole stolen", "strike": "struck stricken",
    "swear": "swore sworn", "swell": "swelled swollen", "swing": "swung", "take": "took taken",
    "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought", "understand": "understood",
    "undertake": "undertook undertaken", "underwrite": "underwrote underwritten", "win": "won",
    "wind": "wound", "withdraw": "withdrew withdrawn", "write": "wrote written",
    "beat": "beat beaten", "catch": "caught", "deal": "dealt", "forget": "forgot forgotten",
    "freeze": "froze frozen", "shake": "shook shaken", "sing": "sang sung", "spread": "spread",
    "stick": "stuck", "throw": "threw thrown", "wear": "wore worn",
}  # fmt: skip
IRREGULAR_NOUNS = {"man": "men", "woman": "women", "person": "people", "child": "children"}
#: Verbs of several syllables whose last consonant doubles (stress on the last syllable).
DOUBLING = {"admit", "commit", "permit", "submit", "refer", "defer", "confer", "infer", "prefer", "occur", "rebut",
            "concur", "transfer", "regret", "control", "compel", "expel", "omit", "remit", "forget", "begin"}  # fmt: skip


@cache
def forms(lemma: str) -> frozenset[str]:
    """Every form that the lemma can take as a verb or a noun, in lower case.

    Generous on purpose: a form that no one writes matches nothing.
    """
    word = lemma.lower()
    found = {word, _with_s(word), _with_ing(word)}
    found.update(IRREGULAR_VERBS[word].split() if word in IRREGULAR_VERBS else [_with_ed(word)])
    if word in IRREGULAR_NOUNS:
        found.add(IRREGULAR_NOUNS[word])
    return frozenset(found)


def _with_s(word: str) -> str:
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return (word + word[-1] if _doubles(word) else word) + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return word[:-1] + "ing"
    return (word + word[-1] if _doubles(word) else word) + "ing"


def _doubles(word: str) -> bool:
    """Whether the last consonant doubles before -ed and -ing: one short stressed vowel before it."""
    return word in DOUBLING or bool(re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]", word))
