"""How firm a job cut is: completed, planned, possible or denied, from the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Literal

from spacy.tokens import Span, Token

from extractor.claims.cut_verbs import (
    PERFECT,
    acts_by_doing,
    first_infinitive,
    has_seen,
    is_done,
    is_said_of,
    modal_of_misread,
    nouns_above,
    opens_clause,
    tense_of,
    verb_before_with,
    verbs_above,
)
from extractor.claims.known_cuts import is_behind_it, is_told_as_known
from extractor.inflection import forms
from extractor.pipeline.clauses import (
    Tense,
    auxiliaries,
    climb,
    governing_verb,
    is_negated,
    is_passive,
    is_verb,
    modals,
    subject,
    tense,
)
from extractor.pipeline.words import sentence_span, sentence_start
from extractor.rules import Rules

Status = Literal["completed", "planned", "possible", "denied"]
STATUS_FILE = "status.toml"
#: How far before the cut a denial may stand that is itself denied, in tokens.
_OPEN = 6
_NEGATION = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.I)
#: What is told behind these is a fact: "it did not grow after cutting 500 jobs".
_NOT_DENIED_BEHIND = frozenset(("from", "after", "despite", "since", "by", "before"))
#: With these the cut itself is denied: "cutting 500 jobs is not an option".
_BEING = frozenset(("is", "was", "be", "been"))
#: Behind the cut, these set it against what was forecast: "cut 500 jobs, fewer than the median forecast".
_COMPARED = frozenset(("than", "compared", "versus", "against"))


class StatusReader:
    """Reads the status of a cut, with the words of status.toml."""

    def __init__(self, rules: Rules) -> None:
        table = rules.table(STATUS_FILE)
        self._possible_verbs = _forms(table["possible_verbs"])
        self._warning = _forms(table["warning"])
        self._expecting = _forms(table["expecting"])
        self._planned_verbs = _forms(table["planned_verbs"])
        self._resulting = _forms(table["resulting"])
        self._comprising = _forms(table["comprising"])
        self._planned_nouns = frozenset(table["planned_nouns"])
        self._settled = frozenset(table["settled"])
        self._possible_nouns = frozenset(table["possible_nouns"])
        self._possible_words = frozenset(table["possible_words"])
        self._planned_words = frozenset(table["planned_words"])
        self._possible_modals = frozenset(table["possible_modals"])
        self._planned_modals = frozenset(table["planned_modals"])
        self._conditions = frozenset(table["conditions"])
        self._inverted = frozenset(table["inverted_conditions"])
        self._bringing_about = _forms(table["bringing_about"])
        self._asserting = _forms(table["asserting"])
        self._denying = _forms(table["denying_verbs"])
        self._denying_phrases = re.compile(
            rf"\b(?:{'|'.join(map(re.escape, table['denying_phrases']))})\b", re.I
        )
        self._refutations = re.compile(rf"\b(?:{'|'.join(map(re.escape, table['refutations']))})\b")
        self._open_when_negated = _forms(table["open_when_negated"])
        self._judgements = frozenset(table["judgements"])
        self._forecasters = frozenset(table["forecasters"])
        self._originating = _forms(table["originating"])

    def of_clause(
        self, head: Token, phrase: Span, implied: str | None, acts: Callable[[Token], bool]
    ) -> Status:
        """The status that the words around the cut give; `head` is its verb or noun, `phrase` number and noun.

        `implied` is what the trigger's own words say ("at risk"); `acts` tells whether a subject is the employer.
        """
        chain = [head, *verbs_above(first)] if (first := first_infinitive(head)) else list(verbs_above(head))
        with_before = verb_before_with(head)
        chain += [with_before] if with_before is not None else []
        if is_told_as_known(head, phrase) and not self._is_hedged(head):
            return implied or "completed"  # type: ignore[return-value]
        if _is_of_none(phrase) or self._is_denied(head, chain):
            return "denied"
        if implied is None and is_behind_it(head) and not self._around_says(head, phrase):
            return "completed"
        if implied is None and head.tag_ == "VBN" and any(t.lower_ == "having" for t in auxiliaries(head)):
            return "completed"  # "will lay off 1,200 staff, having cut 8,500 jobs last year"
        modal = modal_of_misread(head)
        if modal in self._possible_modals:
            return "possible"
        if modal:
            return "planned"
        if implied == "possible" or self._is_possible(head, phrase, chain, acts):
            return "possible"
        if self._is_planned(head, phrase, chain):
            return "planned"
        return "planned" if implied == "planned" else "completed"

    def _is_hedged(self, head: Token) -> bool:
        """ "when the economy probably shed 500 jobs"."""
        return any(c.dep_ == "advmod" and c.lower_ in self._possible_words for c in head.children)

    def is_settled(self, noun: Token) -> bool:
        """ "the announcement of 500 layoffs", "the decision to cut 500 jobs": what follows from it leaves it as it is."""
        return noun.lower_ in self._settled

    def of_hit(self, number: Token) -> Status | None:
        """ "measures that will affect 500 workers": what the verb over the number says; None for what is past."""
        verb = governing_verb(number)
        if verb is None:
            return None
        if modals(verb) & self._possible_modals:
            return "possible"
        return "planned" if tense(verb) is Tense.FUTURE else None

    def is_estimate(self, head: Token) -> bool:
        """ "raised its estimate to 500 job losses": whoever estimates cuts nothing itself."""
        verb = governing_verb(head)
        if verb is None or is_verb(head) or head.dep_ != "pobj" or head.head.lower_ not in ("to", "at"):
            return False
        return any(c.dep_ == "dobj" and c.lower_ in self._possible_nouns for c in verb.children)

    def tells_parts(self, head: Token) -> bool:
        """ "The reduction includes about 8,000 employees": a part of what has been told."""
        verb = head.head
        told = head.dep_ == "nsubj" and verb.lower_ in self._comprising and tense(verb) is Tense.PRESENT
        return told and any(child.lower_ in ("the", "these", "those") for child in head.lefts)

    def _is_denied(self, head: Token, chain: list[Token]) -> bool:
        sentence = sentence_span(head)
        before = sentence.doc[max(sentence.start, head.i - 5) : head.i].text
        phrase = self._denying_phrases.search(before)
        if (phrase is not None and not _NEGATION.search(before[: phrase.start()])) or self._is_refuted(
            sentence
        ):
            return True
        for verb in chain:
            if verb.lower_ in self._denying and verb is not head:
                return not is_negated(verb)
            if (noun := subject(verb)) is not None and any(c.lower_ == "neither" for c in noun.lefts):
                return True  # "Neither Acme nor Brandt has cut 500 jobs"
            if is_negated(verb):
                if _is_before(head, verb):
                    return False  # "cutting 500 jobs did not help"
                if verb is not head and head.dep_ == "pcomp" and head.head.lower_ in _NOT_DENIED_BEHIND:
                    return False
                return verb.lower_ not in self._open_when_negated and not self._is_judged(verb)
        return any(child.lower_ == "no" and child.dep_ == "det" for child in head.children)

    def _is_judged(self, verb: Token) -> bool:
        """ "It is not right that 500 jobs are cut": what is denied is that it is right."""
        return any(child.dep_ == "acomp" and child.lower_ in self._judgements for child in verb.children)

    def _is_refuted(self, sentence: Span) -> bool:
        """Whether the next sentence takes it back: "That is not the case"."""
        doc = sentence.doc
        after = doc[sentence.end : min(len(doc), sentence.end + 9)]
        words = [token.lower_ for token in after if not token.is_space and not token.is_quote]
        return words[:1] in (["that"], ["this"], ["it"]) and bool(self._refutations.search(" ".join(words)))

    def _is_possible(
        self, head: Token, phrase: Span, chain: list[Token], acts: Callable[[Token], bool]
    ) -> bool:
        before = head.doc[max(sentence_start(head), head.i - _OPEN) : head.i].text
        ruled = self._denying_phrases.search(before)
        if ruled is not None and _NEGATION.search(before[: ruled.start()]):
            return True  # "would not rule out 500 job cuts"
        if any(noun.lower_ in self._possible_nouns for noun in nouns_above(head)):
            return True
        if self._is_supposed(head):
            return True
        for verb in chain:
            if any(self.is_settled(noun) and subject(verb) == noun for noun in climb(head)):
                break  # "the announcement of 500 layoffs could hurt"
            if modals(verb) & self._possible_modals or self._is_of_forecast(verb):
                return True
            if verb is not head and verb.lower_ in self._asserting and tense(verb) is Tense.PAST:
                break
            if verb is not head and verb.lower_ in self._possible_verbs and not self._warns(verb, head, acts):
                return True
            if verb is not head and verb.lower_ in self._expecting and not self._expects_itself(verb, acts):
                return True
            if modals(verb) & {"would", "'d", "’d"} and (self._conditional(head) or acts_by_doing(verb)):
                return True
        near = {
            token.lower_ for token in (*_around(phrase, head), *_between(head, phrase)) if not has_seen(token)
        }
        return bool(near & self._possible_words) or self._is_forecast(head)

    def _is_supposed(self, head: Token) -> bool:
        """ "if 15 percent of the staff were laid off", "a collapse that would have cost 500 jobs"."""
        if not is_verb(head):
            return False
        if any(child.dep_ == "mark" and child.lower_ in self._conditions for child in head.children):
            return True
        helping = {token.lower_ for token in auxiliaries(head)}
        return head.dep_ == "relcl" and "would" in helping and "have" in helping

    def _warns(self, verb: Token, head: Token, acts: Callable[[Token], bool]) -> bool:
        """ "Acme warned that 500 jobs would go": the employer itself says so."""
        noun = subject(verb)
        told = verb.lower_ in self._warning and noun is not None and acts(noun)
        return told and bool({token.lower_ for token in auxiliaries(head)} & {"will", "would"})

    def _is_of_forecast(self, verb: Token) -> bool:
        """ "The forecasts are that 500 jobs will go"."""
        noun = subject(verb) if verb.lower_ in ("is", "are", "was", "were") else None
        return noun is not None and noun.lower_ in self._possible_nouns

    def _is_forecast(self, head: Token) -> bool:
        """ "Economists expect data to show that employers cut 8,000 jobs"."""
        sentence = sentence_span(head)
        words = [token.lower_ for token in sentence]
        asked = {"polled", "median"} & set(words) or (
            "poll" in words and self._forecasters & set(words) - {"poll"}
        )
        if asked and not _COMPARED & {token.lower_ for token in sentence if token.i > head.i}:
            return True
        return any(
            token.lower_ in self._expecting or token.lower_ in self._possible_verbs
            for token in head.doc[sentence.start : head.i]
            if token.dep_ not in ("amod", "acl", "advcl")
            and (noun := subject(token)) is not None
            and is_verb(token)
            and noun.lower_ in self._forecasters
        )

    def _is_planned(self, head: Token, phrase: Span, chain: list[Token]) -> bool:
        if any(token.lower_ in self._planned_nouns for token in climb(head) if token is not head):
            return not is_done(head) and not self._has_come_from(chain)
        for verb in chain:
            when = tense_of(verb)
            decided = when is not Tense.PAST and bool(modals(verb) & self._planned_modals)
            if (when is Tense.FUTURE or decided) and not self._is_brought_about(verb):
                return True
            if when is Tense.PAST and verb is not head and self._has_come(verb):
                return False
            if verb is not head and verb.lower_ in self._planned_verbs and not is_said_of(head, verb):
                return not is_done(head)
            if when is Tense.PAST and verb is head:
                return False
        near = {token.lower_ for token in _around(phrase, head)}
        told = any(
            c.dep_ in ("acl", "relcl") and c.tag_ != "VBG" and c.lower_ in self._planned_verbs
            for noun in (head, *phrase)
            for c in noun.children
        )
        return (told or bool(near & self._planned_words)) and not is_done(head)

    def _has_come_from(self, chain: list[Token]) -> bool:
        """ "The savings came from a program of 500 job cuts"."""
        return any(
            verb.lower_ in self._originating
            and tense(verb) is Tense.PAST
            and any(child.lower_ == "from" for child in verb.children)
            for verb in chain
        )

    def _has_come(self, verb: Token) -> bool:
        """ "the strike triggered 500 layoffs", "the overhaul has included cutting 500 jobs"."""
        perfect = any(token.lower_ in PERFECT for token in auxiliaries(verb))
        return verb.lower_ in self._resulting or (perfect and verb.lower_ in self._comprising)

    def _is_brought_about(self, verb: Token) -> bool:
        """ "has allowed the bank to cut 500 jobs": what was made possible or forced has been done."""
        if verb.dep_ == "conj" and verb.head.tag_ == "VB":
            return self._is_brought_about(verb.head)
        above = verb.head
        return (
            verb.tag_ == "VB"
            and verb.dep_ in ("ccomp", "xcomp", "advcl")
            and above.lower_ in self._bringing_about
            and tense_of(above) is Tense.PAST
            and not modals(above)
        )

    def _expects_itself(self, verb: Token, acts: Callable[[Token], bool]) -> bool:
        """Whether the employer expects it: "the bank expects to cut", not "analysts expect", "is expected to"."""
        if verb.i and verb.doc[verb.i - 1].lower_ in ("than", "as"):
            return True
        if is_passive(verb):
            return False
        noun = subject(verb)
        return noun is None or acts(noun)

    def _around_says(self, head: Token, phrase: Span) -> bool:
        """Whether the words around the cut say themselves that it is planned or possible."""
        near = {token.lower_ for token in _around(phrase, head)}
        return bool(near & (self._possible_words | self._planned_words)) or bool(modals(head))

    def _conditional(self, head: Token) -> bool:
        """Whether its sentence has a condition; what stands before a colon sets none for what follows."""
        words = list(sentence_span(head))
        colon = max(
            (i for i, token in enumerate(words) if token.text == ":" and token.i < head.i), default=-1
        )
        return any(
            token.lower_ in self._conditions or (token.lower_ in self._inverted and opens_clause(token))
            for token in words[colon + 1 :]
        )


def _is_before(gerund: Token, verb: Token) -> bool:
    """Whether a gerund tells what somebody does who does not do something else, or what does not help."""
    if gerund.tag_ != "VBG" or gerund.i > verb.i:
        return False
    return gerund.dep_ == "advcl" or (gerund.dep_ == "csubj" and verb.lower_ not in _BEING)


def _is_of_none(phrase: Span) -> bool:
    """ "none of its 500 jobs would go"."""
    before = [
        token.lower_ for token in phrase.doc[max(sentence_start(phrase), phrase.start - _OPEN) : phrase.start]
    ]
    return any(pair == ("none", "of") for pair in pairwise(before))


def _around(phrase: Span, head: Token) -> list[Token]:
    """The words of the phrase, and the three before phrase and trigger, inside the sentence."""
    sentence = sentence_span(head)
    doc = head.doc
    start = min(phrase.start, head.i)
    return [*doc[max(sentence.start, start - 3) : start], *phrase, *doc[head.i : head.i + 1]]


def _between(head: Token, phrase: Span) -> list[Token]:
    """The words between a noun of cutting and its number right behind it: "layoffs likely to number in the hundreds"."""
    if is_verb(head) or not head.i < phrase.start <= head.i + _OPEN:
        return []
    between = list(head.doc[head.i + 1 : phrase.start])
    return [] if any(token.is_punct for token in between) else between


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in forms(verb))
