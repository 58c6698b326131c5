"""The words that say what figure an amount is: read from metrics.jsonl, found in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from spacy.tokens import Token

from extractor.inflection import forms
from extractor.pipeline.words import lowers, sentence_end
from extractor.rules import Row, Rules, row_error, strings

CUES_FILE = "metrics.jsonl"


@dataclass(frozen=True, slots=True)
class CueRule:
    """A row of metrics.jsonl; None stands for no restriction."""

    id: str
    metric: str
    weight: float
    #: the ties between word and amount that count
    frames: frozenset[str] | None
    #: the prepositions by which the amount may hang on the verb; "" is a direct object
    prepositions: frozenset[str] | None
    #: the verbs that must govern the noun
    governors: frozenset[str] | None
    #: words of which one must stand in the phrase of the verb's subject
    subjects: frozenset[str] | None
    #: whether the verb must be a passive: "a deal valued at"
    passive: bool
    #: words of which one must stand in the sentence
    with_one_of: frozenset[str] | None
    #: the smallest and the largest amount that the row is about, in units of the currency
    smallest: Decimal
    largest: Decimal | None
    #: whether the amount may be a rate ("a share"); None when it has to be one
    rated: bool | None
    #: what the noun must be of: "sales of assets"
    complements: frozenset[str] | None
    #: the prepositions before it
    linked_by: frozenset[str]


class Cue(NamedTuple):
    """A metric word in a sentence: token indices into the Doc, its head the word that inflects."""

    start: int
    end: int
    head: int
    is_verb: bool
    rule: CueRule


class CueLexicon:
    """All metric words, by their first two words."""

    def __init__(self, rules: Rules) -> None:
        """Read the file; raises RuleError for a row without id, metric or words."""
        #: the phrases that begin with a word, by their next word, "" for those without
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], bool, CueRule]]]] = {}
        for row in rules.rows(CUES_FILE):
            rule = _rule(row)
            for noun in row.get("nouns", []):
                self._add(noun.split(), False, rule)
            for verb in row.get("verbs", []):
                self._add(verb.split(), True, rule)
            for adverb in row.get("adverbs", []):
                self._add_phrase((adverb,), True, rule)

    def _add(self, words: Sequence[str], is_verb: bool, rule: CueRule) -> None:
        inflected = words[0] if is_verb else words[-1]
        variants = forms(inflected) if is_verb else _noun_forms(inflected)
        for form in variants:
            phrase = (form, *words[1:]) if is_verb else (*words[:-1], form)
            self._add_phrase(phrase, is_verb, rule)

    def _add_phrase(self, phrase: tuple[str, ...], is_verb: bool, rule: CueRule) -> None:
        second = phrase[1] if len(phrase) > 1 else ""
        self._phrases.setdefault(phrase[0], {}).setdefault(second, []).append((phrase, is_verb, rule))

    def find(self, sentence: Sequence[Token], names: Set[int] = frozenset()) -> list[Cue]:
        """The metric words among the tokens of a sentence, those inside a longer one left out.

        The words of names, given by their indices in the Doc, do not count as words beside one, nor do those of the
        source: "..., according to government data".
        """
        start = sentence[0].i
        words = lowers(sentence[0].doc)[start : start + len(sentence)]
        present: frozenset[str] | None = None
        found: list[Cue] = []
        for i, (word, second) in enumerate(zip(words, (*words[1:], ""), strict=True)):
            known = self._phrases.get(word)
            if known is None:
                continue
            for phrase, is_verb, rule in (*known.get("", ()), *(known.get(second, ()) if second else ())):
                end = i + len(phrase)
                if len(phrase) > 2 and tuple(words[i:end]) != phrase:
                    continue
                if rule.with_one_of is not None:
                    if present is None:
                        sourced = _of_source(words)
                        present = frozenset(
                            word
                            for k, word in enumerate(words)
                            if k + start not in names and k not in sourced
                        )
                    if rule.with_one_of.isdisjoint(present):
                        continue
                head = sentence[i if is_verb else end - 1]
                if _is_half(sentence, end, is_verb) or (end - i == 1 and _is_second_half(sentence, i)):
                    continue  # "loss-making", "buy-to-let", "low-income"
                if not is_verb and _takes_object(head) and "from" not in (rule.frames or ()):
                    continue  # "offering $44 billion", but "$3 billion from selling mills"
                if not is_verb and _is_in_name(sentence, i, end):
                    continue  # "the Tallis Ultra-Short Income ETF"
                idle = rule.frames is not None and not rule.frames  # "in charge of"
                if (idle or _is_tagged(head, is_verb)) and _is_of(head, rule):
                    found.append(Cue(start + i, start + end, head.i, is_verb, rule))
        return _longest(found)


def _is_in_name(sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether words in capitals stand between others in capitals, in a sentence of which a third is in small letters."""
    if not 0 < start < end < len(sentence) or not sentence[start].text[0].isupper():
        return False
    around = sentence[start - 1].text, sentence[end].text
    if not all(text == "&" or (text[0].isupper() and text.isalpha()) for text in around):
        return False
    words = [token.text for token in sentence if token.is_alpha]
    return 3 * sum(map(str.islower, words)) > len(words)


def _of_source(words: Sequence[str]) -> range:
    """The places of the words behind "according to", up to the next comma."""
    if "according" not in words:
        return range(0)
    first = words.index("according")
    return range(first, words.index(",", first) if "," in words[first:] else len(words))


def _is_half(sentence: Sequence[Token], end: int, is_verb: bool) -> bool:
    """Whether a word goes on behind a hyphen: a noun with what is no noun ("loss-making", "debt-ridden"), a verb
    with anything ("buy-to-let", "pay-per-view")."""
    hyphen = sentence[end] if end + 1 < len(sentence) else None
    if hyphen is None or hyphen.text != "-" or hyphen.whitespace_ or sentence[end - 1].whitespace_:
        return False
    return is_verb or sentence[end + 1].tag_ in ("VBG", "VBN", "JJ", "RB")


def _is_second_half(sentence: Sequence[Token], i: int) -> bool:
    """Whether a word stands behind a hyphen and an adjective: "low-income families", "high-cost loans"."""
    hyphen = sentence[i - 1] if i > 1 else None
    if hyphen is None or hyphen.text != "-" or hyphen.whitespace_ or sentence[i - 2].whitespace_:
        return False
    return sentence[i - 2].tag_ == "JJ"


def _takes_object(head: Token) -> bool:
    return head.tag_ == "VBG" and any(child.dep_ == "dobj" for child in head.children)


def _is_tagged(head: Token, is_verb: bool) -> bool:
    """Whether the tag allows the word as verb or noun; a word without a tag may be either."""
    if not head.tag_:
        return True
    if is_verb:
        if head.dep_ == "amod" and head.i and head.nbor(-1).text == "-":
            return False  # "the top-selling drug"
        if head.dep_ == "amod" and head.head.i < head.i:  # "Halden, once worth $3 billion"
            return head.head.tag_ in ("NNP", "NNPS")
        return head.tag_.startswith("VB") or head.dep_ in ("advmod", "prt", "acomp")
    if head.tag_ in ("VB", "VBP") and head.i + 1 == sentence_end(head):
        return True  # the last word of a headline, taken for a verb
    return head.tag_ not in ("VBD", "VBP", "VBZ", "VB", "MD", "IN") or head.dep_ in ("pobj", "dobj", "nsubj")


def _is_of(head: Token, rule: CueRule) -> bool:
    if rule.complements is None:
        return True
    return any(
        inner.lower_ in rule.complements
        for child in head.children
        if child.lower_ in rule.linked_by
        for inner in child.children
    )


def _longest(cues: list[Cue]) -> list[Cue]:
    """The cues without those that stand inside a longer one.

    A row that asks for a verb keeps its word: "cut operating expenses by" is first of all a cut.
    """
    by_length = sorted(cues, key=lambda cue: (cue.start - cue.end, cue.start))
    covered: dict[int, int] = {}
    kept = []
    for cue in by_length:
        length = cue.end - cue.start
        if cue.rule.governors is not None:
            kept.append(cue)
        elif all(covered.get(i, 0) <= length for i in range(cue.start, cue.end)):
            kept.append(cue)
            for i in range(cue.start, cue.end):
                covered[i] = max(covered.get(i, 0), length)
    return sorted(kept, key=lambda cue: cue.start)


def _noun_forms(noun: str) -> Iterable[str]:
    return {form for form in forms(noun) if form == noun or form.endswith("s") or form == noun + "es"}


def _rule(row: Row) -> CueRule:
    for key in ("id", "metric"):
        if not isinstance(row.get(key), str):
            raise row_error(row, CUES_FILE, f"expected a string {key!r}, found {row.get(key)!r}")
    phrases = [strings(row, key, CUES_FILE) for key in ("nouns", "verbs", "adverbs")]
    if not any(phrases):
        raise row_error(row, CUES_FILE, f"{row['id']} has no words; give `nouns`, `verbs` or `adverbs`")

    def words(key: str) -> frozenset[str] | None:
        return frozenset(strings(row, key, CUES_FILE)) if key in row else None

    governors = words("governors")
    return CueRule(
        id=row["id"],
        metric=row["metric"],
        weight=float(row.get("weight", 1.0)),
        frames=words("frames"),
        prepositions=words("preps"),
        governors=None if governors is None else frozenset(f for verb in governors for f in forms(verb)),
        subjects=words("subjects"),
        passive=bool(row.get("passive", False)),
        with_one_of=words("with"),
        smallest=Decimal(row.get("min", 0)),
        largest=Decimal(row["max"]) if "max" in row else None,
        rated=None if row.get("rated") == "only" else bool(row.get("rated", True)),
        complements=words("complements"),
        linked_by=words("linked_by") or frozenset(("of", "in")),
    )
