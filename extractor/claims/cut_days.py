"""When a job cut was announced and when the jobs go: which date of the sentence says which."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from extractor.claims.compared_days import ends_a_lull, is_compared_with, time_since
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import (
    SUBJECTS,
    Tense,
    auxiliaries,
    climb,
    is_passive,
    is_verb,
    subject,
    tense,
)
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import sentence_end, sentence_start
from extractor.rules import Rules
from extractor.values.types import Days, Granularity

#: How far a date may stand from a cut whose grammar does not tie it, in tokens.
_BESIDE = 4
#: A date so few tokens behind a number is that number's own.
_OWN = 2
#: Relations by which a verb continues the one above it: "plans to cut", "will have to lay off".
_CONTINUES = frozenset(("xcomp", "aux", "ccomp"))


@dataclass(frozen=True, slots=True)
class CutDays:
    """The date spans of a cut; None where the text does not say."""

    announced: Span | None = None
    effective: Span | None = None
    #: "previously announced plans": older than the dates of telling in the sentence
    told_before: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """What the dates are sorted by: the cut's verb or noun, its trigger and the phrase of its number."""

    head: Token
    trigger: Span
    phrase: Span
    status: str
    published: datetime.date | None

    @property
    def start(self) -> int:
        return min(self.trigger.start, self.phrase.start)

    @property
    def end(self) -> int:
        return max(self.trigger.end, self.phrase.end)

    def holds(self, token: Token) -> bool:
        """Whether the token is one of the trigger's or of the number's phrase."""
        return any(span.start <= token.i < span.end for span in (self.trigger, self.phrase))


class CutDayReader:
    """Sorts the dates of a cut's sentence, with the verbs of jobs.toml."""

    def __init__(self, rules: Rules) -> None:
        self._words = WorkWords.read(rules)

    def read(self, cut: Cut, dates: list[Span]) -> CutDays:
        """The days of the cut, out of the dates of its sentence."""
        announced: list[Span] = []
        effective: list[Span] = []
        for span in dates:
            days = value_of(span)
            if not isinstance(days, Days):
                continue
            if self._owns_tally(span):
                announced.append(span)
                continue
            if _opens_clause_of(span, cut):  # "in March, when 500 jobs were cut"
                verbs = (verb for verb in _verbs_above(cut.head) if verb.i > span.end)
                told = cut.status == "planned" or any(v.lower_ in self._words.announcing for v in verbs)
                (announced if told else effective).append(time_since(span))
                continue
            if _only_modifies(span) or is_compared_with(span):
                continue
            if ends_a_lull(span, cut.holds):
                continue
            if self._is_of_announcement(span, days, cut):
                announced.append(span)
            elif self._is_of_cut(span, days, cut):
                effective.append(span)
        dated = {i for span in dates for i in range(span.start, span.end)}  # "earlier this year"
        old = any(
            token.lower_ in self._words.told_before and token.i not in dated
            for token in cut.head.doc[max(0, cut.head.i - 6) : cut.head.i]
        )
        long_told = any(_is_pluperfect(verb, self._words.announcing) for verb in _verbs_above(cut.head))
        if old:  # "has already announced 500 job cuts since January": the stretch says when
            announced = [span for span in announced if _opens(value_of(span))]
        announced = [span for span in announced if self._is_told_of_itself(span, cut)] or announced
        return CutDays(_finest(announced, cut), _nearest(effective, cut), old or long_told)

    def is_told(self, head: Token) -> bool:
        """Whether the cut is the object of a verb of announcing, or of what hangs on one."""
        return any(token.lower_ in self._words.announcing for token in _verbs_above(head))

    def is_of_telling(self, span: Span) -> bool:
        """Whether the date hangs on a verb or noun of announcing: "said on Thursday", "in a filing on Monday"; not in
        "the takeover was announced on Monday".
        """
        for token in _above(span):
            if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod"):
                told = subject(token) if is_passive(token) else None
                other = told is not None and told.lower_ in self._words.other_news
                return token.lower_ in self._words.announcing and not other
            if token.lower_ in self._words.announcements and token.i < span.start:
                return True
        return False

    def _is_of_announcement(self, span: Span, days: Days, cut: Cut) -> bool:
        """The date hangs on a verb or noun of announcing above the cut, or lies behind a cut still planned."""
        if days.first_day is None or (_opens(days) and not self._is_object_of_telling(cut.head)):
            return False
        if _is_aside(cut, span) or _is_past_aside(cut, span):
            return False
        if self._stands_behind_telling(span):
            return not self._is_told_apart(cut, span) and not _is_told_in_aside(cut, span)
        ahead = cut.published is not None and days.first_day > cut.published
        if ahead:
            return False
        verbs = list(_verbs_above(cut.head))
        if span.end < cut.start and any(
            verb.i == span.end and verb.lower_ in self._words.announcing for verb in verbs
        ):
            return True  # "with Harbor on Monday announcing plans to cut"
        for token in _above(span):
            if token == cut.head or cut.holds(token):
                break
            if token.lower_ in self._words.announcements and not is_verb(token):
                return token.i < span.start
            if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod"):
                if self._describes_announcement(token, cut):
                    return True
                if token.lower_ in self._words.announcing:
                    return (
                        not self._is_told_apart(cut, span)
                        and (token in verbs or _told_beside(token, cut))
                        and not _goes_on_in_perfect(token, cut)
                    )
                return self._is_told_with(token, verbs, cut) or self._presents_plan(token, cut)
        over = cut.published is not None and days.last_day is not None and days.last_day < cut.published
        return over and cut.status in ("planned", "denied") and _verb_of(span) in verbs

    def _is_told_apart(self, cut: Cut, span: Span) -> bool:
        """ "cut 500 jobs in May and said this month", "cut 500 jobs; the Courier reported in May": another thing is told."""
        between = span.doc[cut.end : span.start] if cut.end <= span.start else ()
        return any(
            joint.text == ";" or (joint.lower_ in ("and", "but") and verb.lower_ in self._words.announcing)
            for joint, verb in pairwise(between)
        )

    def _is_told_with(self, verb: Token, verbs: list[Token], cut: Cut) -> bool:
        """ "raised its forecast on Friday but said it was cutting 500 jobs": told on the day of what was done with it."""
        telling = (
            child
            for child in verb.children
            if child.dep_ == "conj" and child.lower_ in self._words.announcing and child.tag_ == "VBD"
        )
        return verb.tag_ == "VBD" and any(
            child in verbs and child != cut.head and not any(c.dep_ in SUBJECTS for c in child.children)
            for child in telling
        )

    def _describes_announcement(self, verb: Token, cut: Cut) -> bool:
        """ "a memo sent on Tuesday", "under a restructuring that it announced in May": what tells of the cut, or holds it."""
        noun = verb.head
        if verb.dep_ not in ("acl", "relcl") or noun.i > verb.i:
            return False
        if verb.lower_ in self._words.announcing:
            return noun.lower_ in self._words.programs and cut.head in climb(noun)
        return noun.lower_ in self._words.announcements and verb.tag_ == "VBN"

    def _presents_plan(self, verb: Token, cut: Cut) -> bool:
        """ "laid out a plan on Tuesday that includes cutting 500 jobs": told on the day of what is done with the plan."""
        if cut.status != "planned" or tense(verb) is not Tense.PAST:
            return False
        plans = (c for c in verb.children if c.dep_ == "dobj" and c.lower_ in self._words.programs)
        return any(plan in climb(cut.head) for plan in plans)

    def _is_told_of_itself(self, span: Span, cut: Cut) -> bool:
        """ "said in May it would cut 90, adding to 500 job cuts announced in 2008": the day is the cuts' own."""
        verb = _verb_of(span)
        own = verb is not None and verb.dep_ == "acl" and verb.head == cut.head
        return verb is not None and own and verb.lower_ in self._words.announcing

    def _owns_tally(self, span: Span) -> bool:
        """ "the week's total", "Friday's announcement": the time over which cuts are summed, or the day of telling."""
        root = span.root
        owned = root.head.lower_ if root.dep_ in _OWNING and root.head.i >= span.end else ""
        if root.dep_ == "poss" and owned in ("announcement", "announcements"):
            return True
        return owned in self._words.tallies

    def _stands_behind_telling(self, span: Span) -> bool:
        """ "said on Wednesday it would", "announced Monday": whatever else the parser makes of the day."""
        following = span.doc[span.end].lower_ if span.end < sentence_end(span) else ""
        if value_of(span).granularity is not Granularity.DAY and following not in _OPENING_WHAT_IS_TOLD:
            return False
        before = span.start - 1
        if before > sentence_start(span) and span.doc[before].lower_ in ("on", "in", "late", "early"):
            before -= 1
        word = span.doc[max(before, 0)]
        return before >= sentence_start(span) and word.tag_ == "VBD" and word.lower_ in self._words.announcing

    def _is_object_of_telling(self, head: Token) -> bool:
        """ "have announced 339,353 job cuts since January": what is told adds up over the stretch."""
        return head.dep_ in ("dobj", "nsubjpass") and head.head.lower_ in self._words.announcing

    def _is_of_cut(self, span: Span, days: Days, cut: Cut) -> bool:
        """The date hangs on the cut's verb, on one that continues it, or on the noun phrase of the number."""
        between = span.doc[cut.end : span.start] if span.start >= cut.end else span.doc[span.end : cut.start]
        opening = span.doc[max(sentence_start(span), span.start - 2) : span.start]
        rounds = pairwise(between) if span.start >= cut.end else ()
        if any(a.lower_ in _ORDINALS and b.lower_ in _ROUNDS for a, b in rounds):
            return False  # "cuts 500 jobs in its second layoff this year"
        beside = len(between) <= 1 and not (span.end <= cut.start and any(t.is_punct for t in between))
        if beside or any(token.lower_ == "effective" for token in opening):
            return True
        for token in _above(span):
            if token == cut.head or cut.holds(token):
                return True
            if is_verb(token) and token.dep_ not in ("aux", "auxpass", "amod"):
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


#: How a time stands to the noun that owns it.
_OWNING = frozenset(("poss", "amod", "compound", "nmod", "det"))
#: What counts the rounds of cuts between a cut and a date.
_ORDINALS = frozenset(("second", "third", "fourth", "fifth", "latest"))
_ROUNDS = frozenset(("round", "layoff", "layoffs", "wave", "cut", "cuts", "reduction", "job"))
#: What opens the clause of a closure, and what stands for it: "a move that cost 500 jobs".
_OPENING_CLOSURE = frozenset(("when", "as", "once", "after"))
_MOVES = frozenset(("move", "decision", "step", "closure", "shutdown"))
#: What opens the words told, right behind the time of telling: "said earlier this year it would cut".
_OPENING_WHAT_IS_TOLD = frozenset(("it", "they", "that", "he", "she", "we"))


def _above(span: Span) -> Iterator[Token]:
    """The tokens that the date hangs on, those of its own text ("beginning April 14") left out."""
    return (token for token in climb(span.root) if not span.start <= token.i < span.end)


def _is_pluperfect(verb: Token, announcing: frozenset[str]) -> bool:
    """ "had said it would cut": told before what the article tells."""
    return verb.lower_ in announcing and any(token.lower_ == "had" for token in auxiliaries(verb))


def _verbs_above(head: Token) -> Iterator[Token]:
    return (token for token in climb(head) if is_verb(token))


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


def _told_beside(verb: Token, cut: Cut) -> bool:
    """Whether the verb of telling is of the cut's sentence core: "..., the bank said on Monday"."""
    if verb.dep_ in ("acl", "relcl") and (verb.head in (cut.head, subject(cut.head)) or cut.holds(verb.head)):
        return True
    if verb.dep_ == "acl" and verb.head.i >= cut.end and verb.head.dep_ == "npadvmod":
        return verb.head.head in climb(cut.head)  # "it plans to cut 500 jobs, a newspaper reported on Monday"
    return verb.dep_ in ("ROOT", "parataxis", "ccomp", "conj", "advcl", "acl", "relcl") and any(
        cut.head == token or cut.holds(token) for token in verb.subtree
    )


def _goes_on_in_perfect(verb: Token, cut: Cut) -> bool:
    """ "filed for bankruptcy in May and has announced 500 job cuts": the day is not that of the cuts."""
    return any(
        token.dep_ == "conj"
        and token.head == verb
        and any(word.lower_ in ("has", "have", "'ve", "’ve") for word in auxiliaries(token))
        for token in climb(cut.head)
    )


def _verb_of(span: Span) -> Token | None:
    return next(
        (t for t in climb(span.root) if is_verb(t) and t.dep_ not in ("aux", "auxpass", "amod")), None
    )


def _opens(days: Days) -> bool:
    """ "since August", "from March": a stretch, never the day of an announcement."""
    return days.text.casefold().startswith(("since", "from", "after", "beginning", "starting"))


def _opens_clause_of(span: Span, cut: Cut) -> bool:
    """Whether "when" behind the date opens the clause of the cut."""
    between = [token for token in span.doc[span.end : cut.start] if not token.is_space]
    words = [token.lower_ for token in between[:2]]
    if "when" not in words or (words[0] != "when" and words[0] != ","):
        return False
    return not any(token.text in ";,--" for token in between[words.index("when") + 1 :])


def _is_aside(cut: Cut, span: Span) -> bool:
    """Whether the cut stands in a relative clause before the date: "the mill, which cut 500 jobs, said on Tuesday"."""
    inside = set(climb(span.root))
    asides = (token for token in climb(cut.head) if token.dep_ == "relcl" and token.i < span.start)
    return cut.end <= span.start and any(token not in inside for token in asides)


def _is_told_in_aside(cut: Cut, span: Span) -> bool:
    """ "Acme, which said in May that sales fell, is not alone: Bolt cut 500 jobs": the aside ends before the cut."""
    end = next((t.right_edge.i for t in climb(span.root) if t.dep_ == "relcl"), cut.end)
    return end < cut.start


def _is_past_aside(cut: Cut, span: Span) -> bool:
    """ "said on Tuesday it followed the mill, which cut 500 jobs", "would cut 80, a year after it dismissed 300"."""
    if cut.status != "completed":
        return False
    inside = set(climb(span.root))
    return any(
        token not in inside
        and ((token.dep_ == "relcl" and tense(token) is Tense.PAST) or _is_long_before(token))
        for token in climb(cut.head)
    )


def _is_long_before(verb: Token) -> bool:
    """ "a year after it dismissed 300 people", "months after shedding 120 posts"."""
    after = next((c for c in verb.children if c.dep_ == "mark"), verb.head if verb.dep_ == "pcomp" else verb)
    return after.lower_ == "after" and after.i > 0 and after.nbor(-1).tag_ in ("NN", "NNS")


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
