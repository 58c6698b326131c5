"""On which day a cut was told: "said on Tuesday it would cut 500 jobs", "a plan announced in May"."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from extractor.claims.compared_days import opens_stretch
from extractor.claims.dated_cut import Cut, above, all_verbs_above, verb_of
from extractor.claims.work_words import WorkWords
from extractor.pipeline.clauses import (
    SUBJECTS,
    Tense,
    auxiliaries,
    climb,
    heads_clause,
    is_passive,
    is_verb,
    subject,
    tense,
)
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import sentence_end, sentence_start
from extractor.values.types import Days, Granularity

#: How a time stands to the noun that owns it.
_OWNING = frozenset(("poss", "amod", "compound", "nmod", "det"))
#: What opens the words told, right behind the time of telling: "said earlier this year it would cut".
_OPENING_WHAT_IS_TOLD = frozenset(("it", "they", "that", "he", "she", "we"))


class TellingDays:
    """Tells the days of announcements, by the verbs and nouns of jobs.toml."""

    def __init__(self, words: WorkWords) -> None:
        self._words = words

    def is_told(self, head: Token) -> bool:
        """Whether the cut is the object of a verb of announcing, or of what hangs on one."""
        return any(token.lower_ in self._words.announcing for token in all_verbs_above(head))

    def is_told_long_ago(self, head: Token) -> bool:
        """ "had said it would cut": told before what the article tells."""
        return any(
            verb.lower_ in self._words.announcing
            and any(token.lower_ == "had" for token in auxiliaries(verb))
            for verb in all_verbs_above(head)
        )

    def is_of_telling(self, span: Span) -> bool:
        """Whether the date hangs on a verb or noun of announcing: "said on Thursday", "in a filing on Monday"; not in
        "the takeover was announced on Monday".
        """
        for token in above(span):
            if heads_clause(token):
                told = subject(token) if is_passive(token) else None
                other = told is not None and told.lower_ in self._words.other_news
                return token.lower_ in self._words.announcing and not other
            if token.lower_ in self._words.announcements and token.i < span.start:
                return True
        return False

    def is_of_announcement(self, span: Span, days: Days, cut: Cut) -> bool:
        """The date hangs on a verb or noun of announcing above the cut, or lies behind a cut still planned."""
        if days.first_day is None or (opens_stretch(days) and not self._is_object_of_telling(cut.head)):
            return False
        if _is_aside(cut, span) or _is_past_aside(cut, span):
            return False
        if self._stands_behind_telling(span):
            return not self._is_told_apart(cut, span) and not _is_told_in_aside(cut, span)
        ahead = cut.published is not None and days.first_day > cut.published
        if ahead:
            return False
        verbs = list(all_verbs_above(cut.head))
        if span.end < cut.start and any(
            verb.i == span.end and verb.lower_ in self._words.announcing for verb in verbs
        ):
            return True  # "with Harbor on Monday announcing plans to cut"
        for token in above(span):
            if token == cut.head or cut.holds(token):
                break
            if token.lower_ in self._words.announcements and not is_verb(token):
                return token.i < span.start
            if heads_clause(token):
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
        return over and cut.status in ("planned", "denied") and verb_of(span) in verbs

    def is_of_cuts_told(self, span: Span, cut: Cut) -> bool:
        """ "said in May it would cut 90, adding to 500 job cuts announced in 2008": the day is the cuts' own."""
        verb = verb_of(span)
        own = verb is not None and verb.dep_ == "acl" and verb.head == cut.head
        return verb is not None and own and verb.lower_ in self._words.announcing

    def owns_announcement(self, span: Span) -> bool:
        """ "the week's total", "Friday's announcement": the time over which cuts are summed, or the day of telling."""
        root = span.root
        owned = root.head.lower_ if root.dep_ in _OWNING and root.head.i >= span.end else ""
        if root.dep_ == "poss" and owned in ("announcement", "announcements"):
            return True
        return owned in self._words.tallies

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
