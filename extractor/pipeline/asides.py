"""The content around a cue clause that follows it or stands within it: "the cuts, Lee said, would hurt"."""

from __future__ import annotations

from collections.abc import Container, Set
from dataclasses import dataclass

from spacy.tokens import Token

from extractor.pipeline.clauses import SUBJECTS, has_subject, is_verb
from extractor.pipeline.complements import trimmed
from extractor.pipeline.cue_clause import COMMAS, FINAL, MARKS, CueClause, Stretch, agent_of, before
from extractor.pipeline.marked_text import Quoted
from extractor.pipeline.market_comments import MarketComments
from extractor.pipeline.noun_phrases import noun_phrase
from extractor.pipeline.speech_cues import Frame
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, texts

#: What a cue clause ends at.
_STOPS = COMMAS | FINAL | MARKS
#: How many words the name of a broadcast or a book may have.
_LONGEST_WORK = 7
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
#: The tags of a cue that reports what another has said.
_TOLD = frozenset(("VBD", "VBZ", "VBP"))
#: Words that take up what is said behind the cue: "it makes sense, he said, for them to wait".
_GOING_ON = frozenset(("because", "if", "unless", "until", "for", "to", "so", "than"))
#: Words that do so where they depend on the verb of what is said: "it failed, he said, after pumps broke".
_WHEN = frozenset(("after", "before", "when", "once", "where"))
#: Words that begin a circumstance of what is said, behind the cue that stands within it.
_CIRCUMSTANCES = frozenset(("with", "particularly", "especially", "including", "although", "though"))
#: Words that begin a clause on the place of the saying, and the tags of relative pronouns.
_OF_PLACE = frozenset(("where", "which"))
_RELATIVE = frozenset(("WDT", "WP"))
#: What an act is called in "..., the paper said, in a move that would save money".
_MOVES = frozenset(("move", "bid", "step", "deal", "effort", "attempt"))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the frames need to know about the tokens around a cue."""

    #: whether a token stands in quotation marks (the marks themselves do not)
    quoted: Quoted
    #: the forms of all cue verbs
    cues: Container[str]
    #: tokens of dates
    times: Set[int]
    comments: MarketComments


def may_be_aside(clause: CueClause, left_quoted: bool) -> bool:
    """Whether the cue has nothing of its own to the right that would be its content."""
    if left_quoted:
        return True
    if clause.verb.tag_ == "VBN" and clause.verb.dep_ == "acl" and agent_of(clause.verb) is not None:
        return False  # "the email, first reported by Tallis, was sent"
    if clause.verb.dep_ == "relcl" and any(
        c.dep_ in SUBJECTS and c.tag_ in ("WP", "WDT") for c in clause.verb.lefts
    ):
        return False
    participle = clause.verb.tag_ == "VBG" and not any(c.dep_ == "aux" for c in clause.verb.children)
    participle = participle and clause.verb.head.lower_ not in ("as", "quoted")
    if Frame.CLAUSE not in clause.entry.frames or participle:
        return False
    for child in clause.verb.rights:
        is_addressee = clause.entry.addressee and child.dep_ == "dobj"
        apart = child.tag_ == "VBG" or clause.verb.doc[child.left_edge.i - 1].text == ","
        if child.dep_ in ("dobj", "xcomp", "acomp", "attr", "oprd") and not is_addressee and not apart:
            return False
    return True


def aside_content(
    clause: CueClause, right: Stretch | None, around: Surroundings
) -> tuple[Stretch, ...] | None:
    """The content before a cue clause, and what goes on behind it."""
    left = _left_content(clause, around)
    if left is None:
        return None
    finite = any(tag in _FINITE for tag in tree_of(clause.verb.doc).tags[slice(*left)])
    if finite and clause.verb.doc[left[1] - 1].tag_ in _RELATIVE:
        rest = _right_of_aside(clause, right, around)
        return None if rest is None else (rest,)  # "the rule, which, critics say, will add to costs"
    rest = _right_of_aside(clause, right, around)
    return (left, rest) if rest else (left,)


def _left_content(clause: CueClause, around: Surroundings) -> Stretch | None:
    """Everything in the sentence before the cue's clause: a quotation, or words with a finite verb in reach."""
    doc = clause.verb.doc
    stretch = trimmed(doc, (clause.sentence.start, clause.left))
    if stretch is None:
        return None
    first = doc[stretch[0]]
    if first.tag_ == "VBN" and first.dep_ == "advcl" and first.head == clause.verb:
        return None  # "Asked whether it was "a risk", he said: ..."
    if around.quoted.any(*stretch):
        return _after_colon(clause, stretch, around.quoted)
    if _is_enclosed(clause):
        return stretch
    if _is_subordinate(clause, stretch):
        return None
    finite = any(tag in _FINITE or not tag for tag in tree_of(doc).tags[slice(*stretch)]) or any(
        child.dep_ == "ccomp" for child in clause.verb.lefts
    )
    return trimmed(doc, _after_other_saying(clause, stretch, around.cues)) if finite else None


def _after_other_saying(clause: CueClause, stretch: Stretch, cues: Container[str]) -> Stretch:
    """What follows the clause in which another says something: "Alder said sales rose; Birch fell, a paper said"."""
    doc = clause.verb.doc
    words = lowers(doc)
    start, says = stretch[0], False
    for i in range(*stretch):
        says = says or (words[i] in cues and doc[i].tag_ in _TOLD and has_subject(doc[i]))
        if words[i] == ";" and says:
            start, says = i + (2 if words[i + 1] in ("and", "but") else 1), False
    return start, stretch[1]


def _after_colon(clause: CueClause, stretch: Stretch, quoted: Quoted) -> Stretch:
    """A quotation that a colon introduces stands for itself: "He denied it: "I was away," he said"."""
    words = texts(clause.verb.doc)
    for i in range(stretch[1] - 1, stretch[0], -1):
        if words[i] == ":" and not quoted(i) and words[i + 1] in MARKS:
            return i + 1, stretch[1]
    return stretch


def _is_subordinate(clause: CueClause, stretch: Stretch) -> bool:
    """Whether the words before the clause are an adverbial clause of the cue: "When asked, he said"."""
    for child in clause.verb.lefts:
        if child.dep_ == "advcl" and child.left_edge.i == stretch[0] and not _holds_main_clause(child):
            return any(c.dep_ in ("mark", "advmod") and c.i == stretch[0] for c in child.children)
    return False


def _holds_main_clause(adverbial: Token) -> bool:
    """Whether the parse has put a main clause into the adverbial one: "As he spoke, a girl was hurt, police said"."""
    doc = adverbial.doc
    for token in adverbial.subtree:
        if token.dep_ in SUBJECTS and token.head != adverbial and token.tag_ not in ("WDT", "WP"):
            first = token.left_edge.i
            if first > adverbial.left_edge.i and doc[first - 1].text == ",":
                return True
    return False


def _is_enclosed(clause: CueClause) -> bool:
    """Whether commas stand on both sides of the clause and a finite verb follows: "the cuts, he said, would"."""
    doc, end = clause.verb.doc, clause.sentence.end
    stop = _aside_end(clause)
    return stop < end and doc[stop].text in COMMAS and any(doc[i].tag_ in _FINITE for i in range(stop, end))


def _aside_end(clause: CueClause) -> int:
    """One past the last token of a cue clause that stands in or after its content."""
    words, i, end = texts(clause.verb.doc), clause.cue_end + 1, clause.sentence.end
    if clause.inverted and clause.speaker is not None:
        i = max(i, noun_phrase(clause.speaker).end)
    while i < end and words[i] not in _STOPS:
        i += 1
    return i


def _right_of_aside(clause: CueClause, right: Stretch | None, around: Surroundings) -> Stretch | None:
    """What goes on after a parenthetical cue: its complement's rest, or the quotation taken up again."""
    doc, end, quoted = clause.verb.doc, clause.sentence.end, around.quoted
    stop = _aside_end(clause)
    if stop >= end or (quoted(stop) and quoted(stop - 1)) or _is_scene(clause, stop):
        return None
    for i in range(stop, end):
        if quoted(i):
            mark = before(clause, i)
            if mark <= stop and _is_work(clause, mark, i, quoted):
                return None
            previous = doc[before(clause, mark)].text
            if (
                mark <= stop or previous in COMMAS or previous.endswith(".")
            ):  # "... said Lee, of Tallis Co. "We ..."
                return i, end
            if _is_joined(clause, stop + 1, mark) and _closes_sentence(clause, i, quoted):
                return i, end
            break
        if is_verb(doc[i]) and doc[i].lower_ in around.cues:
            break
    if doc[stop].text not in COMMAS:
        return None
    if stop + 1 < end and (doc[stop + 1].lower_ in _CIRCUMSTANCES or _is_move(clause, stop + 1)):
        return trimmed(doc, (stop, end))
    if not around.quoted(before(clause, before(clause, clause.left))) and _joins_reported(clause, stop + 1):
        return trimmed(doc, (stop, end))
    said = [clause.verb.head, *(child for child in clause.verb.lefts if child.dep_ == "ccomp")]
    for verb in [clause.verb, *(verb for verb in said if verb.i < clause.left)]:
        for child in verb.rights:
            if child.left_edge.i != stop + 1 or child.tag_ == "VBG":
                continue
            first = doc[stop + 1].lower_
            within = first in _WHEN and child.dep_ in ("advcl", "prep")
            if first in _GOING_ON or (within and not _tells_saying(child, around.cues)):
                alone = child.right_edge.i == stop + 1  # "..., he said, so it cannot know"
                return trimmed(doc, (stop, end if alone else child.right_edge.i + 1))
    if not any(doc[j].tag_ in _FINITE for j in range(stop, end)):
        return None
    if right is not None and right[0] >= stop:
        remark = any(doc[i].tag_ == "VBG" and doc[i].lower_ in around.cues for i in range(stop, right[0]))
        return None if remark else trimmed(doc, (stop, right[1]))
    for child in clause.verb.rights:
        if child.dep_ == "ccomp" and child.i > stop and child.left_edge.i < clause.left:
            return trimmed(doc, (stop, child.right_edge.i + 1))
    head = clause.verb.head
    if (
        head.i > stop
        and head.left_edge.i < clause.left
        and clause.verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "relcl")
    ):
        return trimmed(doc, (stop, head.right_edge.i + 1))
    if not any(doc[j].tag_ in _FINITE for j in range(clause.sentence.start, clause.left)):
        return _predicate(clause, stop)
    return None


def _is_scene(clause: CueClause, stop: int) -> bool:
    """Whether the clause behind the cue tells of the place of the saying: "..., she said in Holm, where she had met"."""
    doc = clause.verb.doc
    if stop + 1 >= clause.sentence.end or doc[stop + 1].lower_ not in _OF_PLACE:
        return False
    return any(
        child.dep_ == "relcl" and child.left_edge.i == stop + 1
        for token in doc[clause.cue_end + 1 : stop]
        for child in token.rights
    )


def _is_work(clause: CueClause, mark: int, i: int, quoted: Quoted) -> bool:
    """Whether the quotation at a token is the name of a broadcast or a book: ""...," she told "Holm Today" on Monday."""
    doc = clause.verb.doc
    if doc[mark].text not in MARKS or doc[mark - 1].text in COMMAS:
        return False
    if mark - 1 == clause.cue_end and not clause.entry.addressee:
        return False
    stop = i
    while stop < clause.sentence.end and quoted(stop):
        stop += 1
    words = [token for token in doc[i:stop] if token.is_alpha]
    named = all(token.text[0].isupper() or len(token) < 4 for token in words)
    return 0 < len(words) <= _LONGEST_WORK and named


def _tells_saying(verb: Token, cues: Container[str]) -> bool:
    """Whether a clause behind the cue is about another saying: "..., he said, after a paper reported"."""
    return any(token.lower_ in cues for token in (verb, *verb.children))


def _is_move(clause: CueClause, i: int) -> bool:
    """Whether "in a move" or the like begins at a token."""
    doc = clause.verb.doc
    return i + 2 < clause.sentence.end and doc[i].lower_ == "in" and doc[i + 2].lower_ in _MOVES


def _joins_reported(clause: CueClause, i: int) -> bool:
    """Whether "and" joins another reported clause: "..., he said, and stores had been shut", not "and shares fell"."""
    doc = clause.verb.doc
    if clause.verb.tag_ != "VBD" or i >= clause.sentence.end or doc[i].lower_ != "and":
        return False
    finite = next((t for t in doc[i + 1 : clause.sentence.end] if t.tag_ in _FINITE or t.is_punct), None)
    if finite is None or finite.is_punct or finite.i == i + 1:
        return False
    return finite.tag_ in ("MD", "VBZ", "VBP") or finite.lower_ == "had"


def _is_joined(clause: CueClause, start: int, mark: int) -> bool:
    """Whether nothing but a conjunction and adverbs leads from the cue to a quotation: ""...," he said, but "..."."""
    words = clause.verb.doc[start:mark]
    return 0 < len(words) < 4 and words[0].tag_ == "CC" and all(t.tag_ in ("CC", "RB") for t in words)


def _closes_sentence(clause: CueClause, i: int, quoted: Quoted) -> bool:
    """Whether the quotation at a token goes to the end of the sentence."""
    doc = clause.verb.doc
    while i < clause.sentence.end and (quoted(i) or doc[i].is_space):
        i += 1
    return all(token.text in MARKS | FINAL or token.is_space for token in doc[i : clause.sentence.end])


def _predicate(clause: CueClause, stop: int) -> Stretch | None:
    """The finite verb and its clause behind an enclosed cue: "the cuts, said Lee, who ran the mill, would hurt"."""
    doc, end = clause.verb.doc, clause.sentence.end
    for i in range(stop, end - 2):
        adverb = doc[i + 1].tag_ == "RB"
        if doc[i].text in COMMAS and doc[i + 1 + adverb].tag_ in _FINITE:
            return trimmed(doc, (i, end))
    return None
