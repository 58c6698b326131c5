"""When a job cut was announced and when the jobs go: which date of the sentence says which."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from extractor.claims.compared_days import ends_a_lull, is_compared_with, opens_stretch, time_since
from extractor.claims.dated_cut import Cut, above, all_verbs_above
from extractor.claims.telling_days import TellingDays
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import climb, heads_clause, is_verb, subject
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import sentence_start
from extractor.rules import Rules
from extractor.values.types import Days, Granularity

#: How far a date may stand from a cut whose grammar does not tie it, in tokens.
_BESIDE = 4
#: A date so few tokens behind a number is that number's own.
_OWN = 2
_DASHES = frozenset(("-", "--", "–", "—"))
#: Relations by which a verb continues the one above it: "plans to cut", "will have to lay off".
_CONTINUES = frozenset(("xcomp", "aux", "ccomp"))
#: What counts the rounds of cuts between a cut and a date.
_ORDINALS = frozenset(("second", "third", "fourth", "fifth", "latest"))
_ROUNDS = frozenset(("round", "layoff", "layoffs", "wave", "cut", "cuts", "reduction", "job"))
#: What opens the clause of a closure, and what stands for it: "a move that cost 500 jobs".
_OPENING_CLOSURE = frozenset(("when", "as", "once", "after"))
_MOVES = frozenset(("move", "decision", "step", "closure", "shutdown"))


@dataclass(frozen=True, slots=True)
class CutDays:
    """The date spans of a cut; None where the text does not say."""

    announced: Span | None = None
    effective: Span | None = None
    #: "previously announced plans": older than the dates of telling in the sentence
    told_before: bool = False


class CutDayReader:
    """Sorts the dates of a cut's sentence, with the verbs of jobs.toml."""

    def __init__(self, rules: Rules) -> None:
        self._words = WorkWords.read(rules)
        self.telling = TellingDays(self._words)

    def read(self, cut: Cut, dates: list[Span]) -> CutDays:
        """The days of the cut, out of the dates of its sentence."""
        announced: list[Span] = []
        effective: list[Span] = []
        for span in dates:
            days = value_of(span)
            if not isinstance(days, Days):
                continue
            if self.telling.owns_announcement(span):
                announced.append(span)
                continue
            if _opens_clause_of(span, cut):  # "in March, when 500 jobs were cut"
                verbs = (verb for verb in all_verbs_above(cut.head) if verb.i > span.end)
                told = cut.status == "planned" or any(v.lower_ in self._words.announcing for v in verbs)
                (announced if told else effective).append(time_since(span))
                continue
            if _only_modifies(span) or is_compared_with(span):
                continue
            if ends_a_lull(span, cut.holds):
                continue
            if self.telling.is_of_announcement(span, days, cut):
                announced.append(span)
            elif self._is_of_cut(span, cut):
                effective.append(span)
        dated = {i for span in dates for i in range(span.start, span.end)}  # "earlier this year"
        old = any(
            token.lower_ in self._words.told_before and token.i not in dated
            for token in cut.head.doc[max(0, cut.head.i - 6) : cut.head.i]
        )
        long_told = self.telling.is_told_long_ago(cut.head)
        if old:  # "has already announced 500 job cuts since January": the stretch says when
            announced = [span for span in announced if opens_stretch(value_of(span))]
        announced = [span for span in announced if self.telling.is_of_cuts_told(span, cut)] or announced
        return CutDays(_finest(announced, cut), _nearest(effective, cut), old or long_told)

    def _is_of_cut(self, span: Span, cut: Cut) -> bool:
        """The date hangs on the cut's verb, on one that continues it, or on the noun phrase of the number."""
        between = span.doc[cut.end : span.start] if span.start >= cut.end else span.doc[span.end : cut.start]
        opening = span.doc[max(sentence_start(span), span.start - 2) : span.start]
        rounds = pairwise(between) if span.start >= cut.end else ()
        if any(a.lower_ in _ORDINALS and b.lower_ in _ROUNDS for a, b in rounds):
            return False  # "cuts 500 jobs in its second layoff this year"
        beside = len(between) <= 1 and not (span.end <= cut.start and any(t.is_punct for t in between))
        if beside or any(token.lower_ == "effective" for token in opening) or _follows_dashes(between, cut):
            return True
        for token in above(span):
            if token == cut.head or cut.holds(token):
                return True
            if heads_clause(token):
                tied = token in _group(cut.head) or self._sums_up(token, cut) or self._closes(token, cut)
                return tied or (token.lower_ in self._words.running and _is_subject_of(token, cut))
        return len(between) <= _BESIDE and not any(is_verb(token) for token in between)

    def _closes(self, verb: Token, cut: Cut) -> bool:
        """Whether the verb tells of the closure that the jobs go with.

        "will lay off 500 when it closes the mill in June", "will close it in June with the loss of 500 jobs",
        "closed it in May, a move that cost 500 jobs".
        """
        if verb.lower_ not in self._words.closing:
            return _goes_with_loss(verb, cut)
        opened = any(child.lower_ in _OPENING_CLOSURE for child in verb.lefts)
        if verb.dep_ == "advcl" and opened and verb.head in _group(cut.head):
            return True
        noun = cut.head.head if cut.head.lower_ == "of" else cut.head  # "the loss of 500 jobs"
        joint = noun.head
        if noun.dep_ == "pobj" and joint.lower_ == "with" and joint.head.i >= verb.i:
            return verb in joint.ancestors
        if verb.dep_ == "relcl" and verb.head.i > cut.head.i and cut.head in climb(verb):
            return True  # "will cut 500 jobs at a plant that will be closed in June"
        told = cut.head.dep_ == "relcl" and cut.head.head.lower_ in _MOVES
        return told and cut.head.head.i > verb.i and verb in cut.head.ancestors

    def _sums_up(self, verb: Token, cut: Cut) -> bool:
        """Whether the verb says what the cut comes to: "will cut 2,000 jobs to take staff to 75,000 by June"."""
        return verb.head in _group(cut.head) and verb.lower_ in self._words.summing_up


def _follows_dashes(between: Span, cut: Cut) -> bool:
    """ "cut 1,800 jobs -- about 2.3 percent of its workforce -- in the fourth quarter"."""
    opened = any(token.text in _DASHES for token in cut.phrase)
    plain = all(token.tag_ in ("IN", "DT") for token in between[1:])
    return opened and len(between) > 1 and between[0].text in _DASHES and plain


def _is_subject_of(verb: Token, cut: Cut) -> bool:
    """Whether the cuts do it: "the 500 layoffs will begin in June", "the cuts, 8% of staff, take effect in May"."""
    noun = subject(verb)
    return noun is not None and (noun == cut.head or cut.holds(noun) or noun in climb(cut.head))


def _goes_with_loss(verb: Token, cut: Cut) -> bool:
    """ "went bust in 2022 with the loss of 500 jobs"."""
    loss = cut.trigger[0]
    return (
        loss.lower_ == "loss"
        and loss.dep_ == "pobj"
        and loss.head.lower_ == "with"
        and loss.head.head == verb
    )


def _group(head: Token) -> set[Token]:
    """The cut's verb with those that it continues: "plans to cut" dates the cut by either verb."""
    group = {head}
    current = next((token for token in climb(head) if is_verb(token)), head)
    if current != head and not _results(current):
        return group
    group.add(current)
    if _results(current) and is_verb(current.head):
        group.add(current.head)
    while current.dep_ in _CONTINUES and current.head != current:
        if current.dep_ == "ccomp":
            break
        current = current.head
        group.add(current)
    return group


def _results(verb: Token) -> bool:
    """A participle that tells what the main verb leads to: "will close the plant in May, cutting 500 jobs"."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl"


def _opens_clause_of(span: Span, cut: Cut) -> bool:
    """Whether "when" behind the date opens the clause of the cut."""
    between = [token for token in span.doc[span.end : cut.start] if not token.is_space]
    words = [token.lower_ for token in between[:2]]
    if "when" not in words or (words[0] != "when" and words[0] != ","):
        return False
    return not any(token.text in ";,--" for token in between[words.index("when") + 1 :])


def _only_modifies(span: Span) -> bool:
    """ "a fourth-quarter estimate": the date only describes a noun."""
    root = span.root
    if root.dep_ == "poss" and root.head.lower_ in ("level", "levels"):  # "from July's level"
        return True
    if span.end < len(span.doc) and span.doc[span.end].lower_ == "than":  # "a year earlier than planned"
        return True
    return root.dep_ in ("compound", "amod", "nmod") and root.head.i >= span.end


def _finest(spans: list[Span], cut: Cut) -> Span | None:
    """The number's own date, else a day before a week or month: "notified staff this week, people said on Wednesday"."""
    own = [span for span in spans if 0 <= span.start - cut.phrase.end <= _OWN]
    if own:
        return own[0]
    days = [span for span in spans if value_of(span).granularity is Granularity.DAY]
    return _nearest(days or spans, cut)


def _nearest(spans: list[Span], cut: Cut) -> Span | None:
    """The date right behind the number, else the one that stands nearest to number and trigger."""

    def distance(span: Span) -> tuple[bool, int]:
        own = 0 <= span.start - cut.phrase.end <= _OWN
        return not own, max(span.start - cut.end, cut.start - span.end, 0)

    return min(spans, key=distance, default=None)
