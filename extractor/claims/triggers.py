"""Triggers: the words that a claim kind begins with, matched by the token patterns of a rule file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from extractor.pipeline.chosen_sentences import CANDIDATES
from extractor.pipeline.words import lower_keys, sentence_end
from extractor.rules import Row, Rules, row_error, strings


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """One row of a trigger file: what the pattern takes as its number, and where that stands."""

    id: str
    #: where the number stands, tried in this order; the names are those of the claim kind's frames
    frames: tuple[str, ...]
    #: what the number must count
    takes: str
    #: the status that the words themselves imply, if any
    status: str | None = None
    #: words that, right behind it, make it something else: "go back"
    not_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in a doc."""

    rule: TriggerRule
    span: Span
    #: the word that the parse ties arguments to: the verb, or the last noun
    head: Token = field(compare=False)

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


class Triggers:
    """Matches the patterns of one trigger file.

    A pattern is tried only where its first word stands, and within that word's sentence.
    """

    def __init__(self, vocab: Vocab, rules: Rules, file: str, frames: frozenset[str]) -> None:
        """Compile the file; raises RuleError for a row without id, pattern or known frames."""
        self._rules: dict[str, TriggerRule] = {}
        #: none for a rule of one word, which needs no more than its first word
        self._matchers: dict[str, tuple[Matcher, int] | None] = {}
        #: for each word that a rule cannot do without, the spellings that it may have
        self._needs: dict[str, list[frozenset[int]]] = {}
        self._names_by_word: dict[int, list[str]] = {}
        #: for a word that tells more than most first words do, the rules that cannot do without it
        self._names_by_sign: dict[int, list[str]] = {}
        for row in rules.patterns(file):
            rule = _read_row(row, file, frames)
            matcher = Matcher(vocab)
            try:
                matcher.add(rule.id, [row["pattern"]])
            except ValueError as error:
                raise row_error(row, file, f"{rule.id}: {error}") from None
            self._rules[rule.id] = rule
            alone = len(row["pattern"]) == 1 and set(row["pattern"][0]) == {"LOWER"}
            self._matchers[rule.id] = None if alone else (matcher, _reach(row["pattern"]))
            self._needs[rule.id] = [
                frozenset(map(vocab.strings.add, words))
                for token in row["pattern"]
                if token.get("OP", "1") in ("1", "+") and (words := _literal_words(token)) is not None
            ]
            for word in _first_words(row, file):
                self._names_by_word.setdefault(vocab.strings.add(word), []).append(rule.id)
            for sign in self._sign(rule.id, vocab):
                self._names_by_sign.setdefault(sign, []).append(rule.id)

    def __call__(self, doc: Doc) -> list[Trigger]:
        """The triggers of the doc in order; of those of one rule that overlap, the shortest.

        Where a doc has sentences that are candidates, those in them.
        """
        places: dict[str, list[tuple[int, int]]] = {}
        words = lower_keys(doc)
        among = (
            [i for span in doc.spans[CANDIDATES] for i in range(span.start, span.end)]
            if (CANDIDATES in doc.spans)
            else range(len(doc))
        )
        names_by_word = self._possible({words[i] for i in among})
        for i in [i for i in among if words[i] in names_by_word]:
            for name in names_by_word[words[i]]:
                places.setdefault(name, []).extend((i, end) for end in self._ends(doc, words, i, name))
        triggers = []
        for name, found in places.items():
            taken = -1
            for start, end in sorted(found, key=lambda place: (place[1], -place[0])):
                stopped = end < len(doc) and doc[end].lower_ in self._rules[name].not_before
                if start >= taken and not stopped:
                    taken = end
                    span = Span(doc, start, end)
                    triggers.append(Trigger(self._rules[name], span, _head(span)))
        return sorted(triggers, key=lambda trigger: (trigger.start, -trigger.end, trigger.rule.id))

    def possible(self, words: set[int]) -> list[TriggerRule]:
        """The rules of which no word is missing among these, hashes of their lower case."""
        return [
            self._rules[name]
            for sign in words & self._names_by_sign.keys()
            for name in self._names_by_sign[sign]
            if self._has_all(name, words)
        ]

    def signs(self, which: Callable[[TriggerRule], bool]) -> frozenset[int]:
        """Hashes of words: where a rule of this kind matches stands one of them."""
        by_sign = self._names_by_sign.items()
        return frozenset(sign for sign, names in by_sign if any(which(self._rules[name]) for name in names))

    def _possible(self, present: set[int]) -> dict[int, list[str]]:
        """For the words of a text, the rules that begin with them and of which no other word is missing there."""
        return {
            word: names
            for word in present & self._names_by_word.keys()
            if (names := [name for name in self._names_by_word[word] if self._has_all(name, present)])
        }

    def _sign(self, name: str, vocab: Vocab) -> frozenset[int]:
        """The spellings of a word that a rule needs: the first that is none of the commonest words, if there is one."""
        needs = self._needs[name]
        return next(
            (word for word in needs if not any(vocab[spelling].is_stop for spelling in word)), needs[0]
        )

    def _has_all(self, name: str, present: Collection[int]) -> bool:
        for spellings in self._needs[name]:  # noqa: SIM110  (asked very often: `any` makes a generator each time)
            if spellings.isdisjoint(present):
                return False
        return True

    def _ends(self, doc: Doc, words: list[int], i: int, name: str) -> list[int]:
        """Where the matches of a rule that begin at token `i` end."""
        matcher = self._matchers[name]
        if matcher is None:
            return [i + 1]
        match, reach = matcher
        if not self._has_all(name, words[i : i + reach]):
            return []
        return [
            i + end for _, start, end in match(doc[i : min(i + reach, sentence_end(doc[i]))]) if start == 0
        ]


def _reach(pattern: list[Row]) -> int:
    """The most tokens that a pattern can span; "*" and "+" are taken for a dozen."""
    counts = (re.search(r"(\d+)\}$", token.get("OP", "")) for token in pattern)
    repeats = (12 if token.get("OP") in ("*", "+") else 1 for token in pattern)
    return sum(int(count[1]) if count else repeat for count, repeat in zip(counts, repeats, strict=True))


def _first_words(row: Row, file: str) -> list[str]:
    """The words that a row's pattern can begin with."""
    pattern = row["pattern"]
    words = _literal_words(pattern[0])
    if not words or "OP" in pattern[0]:
        reason = f"{row['id']}: a pattern must begin with a word (LOWER or LEMMA, without OP)"
        raise row_error(row, file, reason)
    return words


def _literal_words(token: Row) -> list[str] | None:
    """The words that a token of a pattern can be, in lower case; None when the pattern does not list them."""
    lower = token.get("LOWER")
    if isinstance(lower, str):
        return [lower]
    return list(lower["IN"]) if isinstance(lower, dict) and "IN" in lower else None


def _read_row(row: Row, file: str, frames: frozenset[str]) -> TriggerRule:
    name: Any = row.get("id")
    if not isinstance(name, str):
        raise row_error(row, file, f"a row needs an `id`; found {name!r}")
    given = row.get("frames")
    if not isinstance(given, list) or not given or any(frame not in frames for frame in given):
        reason = f"{name}: `frames` must be a list out of {sorted(frames)}; found {given!r}"
        raise row_error(row, file, reason)
    return TriggerRule(
        name,
        tuple(given),
        row.get("takes", ""),
        row.get("status"),
        frozenset(strings(row, "not_before", file)),
    )


def _head(span: Span) -> Token:
    """The verb of the trigger, else its last word."""
    return next((token for token in span if token.tag_.startswith("VB")), span[-1])
