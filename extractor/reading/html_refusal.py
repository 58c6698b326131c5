"""Pages that give no article: walls of cookies, of subscription, of scripts; errors; nothing at all."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from extractor.rules import default_rules

RULES_FILE = "pages.toml"
#: In words: what a page of another kind says, at most; an article says more.
_ARTICLE_WORDS = 60
#: In words: a page with less prose than this is taken for empty.
_FEWEST_WORDS = 8
_FINAL = re.compile(r"[.!?।](?=[\"'”’)]*(?:\s|$))|[。！？]")
#: In characters: what ends like a sentence and is shorter is none.
_SHORTEST_SENTENCE = 20
#: In characters: a word and the blank behind it, in scripts without blanks too.
_WORD_LENGTH = 6


class Refusal(StrEnum):
    """Why a page gives no article."""

    PAYWALL = "paywall"
    CONSENT = "consent"
    ERROR_PAGE = "error_page"
    NO_TEXT = "no_text"


#: What is said about each, with the way out.
REASONS = {
    Refusal.PAYWALL: "the page shows no article but an offer to subscribe; save it as a subscriber sees it",
    Refusal.CONSENT: "the page shows no article but a request for cookies or consent; save it after the answer",
    Refusal.ERROR_PAGE: "the page is an error message or a check for scripts and robots, not an article",
    Refusal.NO_TEXT: "no article was found in the page",
}


def refusal(text: str, whole: str, title: str | None, *, paid: bool) -> Refusal | None:
    """Why the page gives no article, or None when its main text is one.

    `text` is the main text that was found, `whole` all words of the page, `paid` what its markup says.
    """
    rules = _patterns()
    prose = _prose_words(text, rules)
    if prose >= _ARTICLE_WORDS:
        return None
    if title and rules["error_titles"].fullmatch(title.strip()):
        return Refusal.ERROR_PAGE
    if prose >= _FEWEST_WORDS and len(text.split()) < 2 * prose + 20:
        return Refusal.ERROR_PAGE if rules["error_phrases"].search(text) else None
    for kind, phrases in (
        (Refusal.ERROR_PAGE, "error_phrases"),
        (Refusal.PAYWALL, "paywall_phrases"),
        (Refusal.CONSENT, "consent_phrases"),
    ):
        if rules[phrases].search(whole):
            return kind
    return Refusal.PAYWALL if paid else Refusal.NO_TEXT


def _prose_words(text: str, rules: dict[str, re.Pattern[str]]) -> int:
    """The words of sentences that speak of no wall."""
    sentences = [
        sentence
        for line in _clean(text, rules).split("\n")
        for sentence in _FINAL.split(line)[:-1]
        if len(sentence) > _SHORTEST_SENTENCE
    ]
    return sum(map(len, sentences)) // _WORD_LENGTH


def _clean(text: str, rules: dict[str, re.Pattern[str]]) -> str:
    walls = [rules[name] for name in ("consent_phrases", "paywall_phrases", "error_phrases")]
    return "\n".join(line for line in text.split("\n") if not any(wall.search(line) for wall in walls))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = default_rules().table(RULES_FILE)
    phrases = {
        name: re.compile("|".join(re.escape(phrase) for phrase in table[name]), re.IGNORECASE)
        for name in ("error_phrases", "consent_phrases", "paywall_phrases")
    }
    titles = "|".join(f"(?:{title})" for title in table["error_titles"])
    return {**phrases, "error_titles": re.compile(titles, re.IGNORECASE)}
