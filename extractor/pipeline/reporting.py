"""Reported speech in one sentence: from a cue to its content, by its frames, the parse and the commas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from extractor.pipeline.clauses import AUXILIARIES, SUBJECTS, is_verb
from extractor.pipeline.speech_cues import CueEntry, Frame, particle_of

COMMAS = frozenset((",", "--", "–", "—", "-", ";"))
CLOSING_MARKS = frozenset(('"', "”", "''", "»", "’", "'"))
OPENING_MARKS = frozenset(('"', "“", "``", "«", "„", "‘", "'"))
FINAL = frozenset((".", "!", "?", "…", "..."))
_COMPLEMENTS = frozenset(("ccomp",))
_GROUP = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))
_WH = frozenset(("how", "why", "whether", "what", "where", "when", "who", "which", "if"))

#: Auxiliaries of a saying that has not happened.
_UNREAL = frozenset(
    [
        "will",
        "would",
        "may",
        "might",
        "could",
        "can",
        "should",
        "must",
        "shall",
        "to",
        "'ll",
        "’ll",
        "'d",
        "’d",
        "wo",
        "ca",
    ]
)

#: A stretch of tokens: first and one past the last.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reported:
    """What one cue reports: the cue's tokens, the head of its speaker, and its content as token stretches."""

    entry: CueEntry
    frame: Frame
    cue: Stretch
    speaker: Token | None
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class CueClause:
    """A cue in its sentence: the words of its own clause, without any content."""

    verb: Token
    entry: CueEntry
    sentence: Span
    speaker: Token | None
    #: first token of the clause: speaker, auxiliaries, adverbs
    left: int
    #: last token of the cue: the verb or its particle
    cue_end: int


def cue_clause(verb: Token, entry: CueEntry, sentence: Span, speaker: Token | None) -> CueClause:
    """The cue with its own words."""
    particle = particle_of(verb, entry.particle) if entry.particle else None
    left = verb.i
    for child in verb.lefts:
        if child.dep_ in _GROUP:
            left = min(left, child.left_edge.i)
    if speaker is not None and speaker.i < verb.i and speaker.i >= sentence.start:
        left = min(left, speaker.left_edge.i)
    return CueClause(verb, entry, sentence, speaker, left, particle.i if particle is not None else verb.i)


def content_of(clause: CueClause, quoted: Callable[[int], bool]) -> tuple[Frame, tuple[Stretch, ...]] | None:
    """The frame that holds, and the content; `quoted(i)` says whether token `i` stands in quotation marks."""
    frames = clause.entry.frames
    right = _right_complement(clause) if Frame.CLAUSE in frames else None
    aside = _before_comma(clause)
    if right is not None and not (aside and _after_comma(clause, right[0])):
        return Frame.CLAUSE, (right,)
    if Frame.QUOTE in frames and not (aside and quoted(_previous(clause, clause.left))):
        quotation = _right_quotation(clause, quoted)
        if quotation:
            return Frame.QUOTE, (quotation,)
    if Frame.ASIDE in frames and aside and (left := _left_content(clause, quoted)):
        rest = _right_of_aside(clause, right, quoted)
        return Frame.ASIDE, (left, rest) if rest else (left,)
    if Frame.INFINITIVE in frames and (found := _infinitive(clause)):
        return Frame.INFINITIVE, (found,)
    if Frame.ASKING in frames and (found := _infinitive(clause, asking=True)):
        return Frame.ASKING, (found,)
    if Frame.OF in frames and (found := _prepositional(clause)):
        return Frame.OF, (found,)
    if Frame.NAMING in frames and (found := _naming(clause)):
        return Frame.NAMING, (found,)
    if Frame.NOUN in frames and (found := _noun_object(clause)):
        return Frame.NOUN, (found,)
    return None


def trimmed(clause_doc: Span, stretch: Stretch) -> Stretch | None:
    """The stretch without commas, colons, blanks and complementizers at its ends."""
    doc = clause_doc.doc
    start, end = stretch
    while start < end and (
        doc[start].is_space
        or doc[start].text in COMMAS
        or doc[start].text == ":"
        or (doc[start].lower_ == "that" and doc[start].dep_ == "mark")
    ):
        start += 1
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in COMMAS
        or doc[end - 1].text in FINAL
        or doc[end - 1].text == ":"
    ):
        end -= 1
    return (start, end) if start < end else None


def _previous(clause: CueClause, i: int) -> int:
    """The token before `i` in the sentence that is no blank; `i` itself at the beginning."""
    doc = clause.verb.doc
    j = i - 1
    while j >= clause.sentence.start and doc[j].is_space:
        j -= 1
    return j if j >= clause.sentence.start else i


def _before_comma(clause: CueClause) -> bool:
    """Whether a comma or a closing quotation mark stands right before the clause."""
    j = _previous(clause, clause.left)
    if j == clause.left:
        return False
    return clause.verb.doc[j].text in COMMAS or clause.verb.doc[j].text in CLOSING_MARKS


def _after_comma(clause: CueClause, i: int) -> bool:
    j = _previous(clause, i)
    return j != i and clause.verb.doc[j].text in COMMAS


def _right_complement(clause: CueClause) -> Stretch | None:
    """The clause to the right that the cue governs."""
    verb = clause.verb
    for child in verb.rights:
        if child.dep_ in _COMPLEMENTS and child.i > clause.cue_end:
            start = max(child.left_edge.i, clause.cue_end + 1)
            if (
                clause.speaker is not None
                and start <= clause.speaker.i <= child.i
                and clause.speaker.head == verb
            ):
                start = clause.speaker.right_edge.i + 1
            return start, child.right_edge.i + 1
        if (
            child.dep_ in ("xcomp", "advcl")
            and any(c.dep_ in SUBJECTS for c in child.children)
            and any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
        ):
            return max(child.left_edge.i, clause.cue_end + 1), child.right_edge.i + 1
    return None


def _right_quotation(clause: CueClause, quoted: Callable[[int], bool]) -> Stretch | None:
    """A quotation that begins after the cue, behind a comma, a colon or nothing but the addressee."""
    doc, end = clause.verb.doc, clause.sentence.end
    for i in range(clause.cue_end + 1, end):
        if quoted(i):
            before = _previous(clause, i)
            if (
                doc[before].text in (",", ":", "that")
                or before == clause.cue_end
                or doc[before].text in OPENING_MARKS
            ):
                return i, end
            return None
        if doc[i].text in FINAL or doc[i].text == ";":
            return None
    return None


def _left_content(clause: CueClause, quoted: Callable[[int], bool]) -> Stretch | None:
    """Everything in the sentence before the cue's clause."""
    stretch = trimmed(clause.sentence, (clause.sentence.start, clause.left))
    if stretch is None:
        return None
    doc = clause.verb.doc
    if quoted(stretch[1] - 1):
        return stretch
    return (
        stretch
        if any(is_verb(doc[i]) or not doc[i].tag_ for i in range(*stretch)) or _after_verb(clause)
        else None
    )


def _after_verb(clause: CueClause) -> bool:
    return any(is_verb(token) for token in clause.verb.doc[clause.cue_end + 1 : clause.sentence.end])


def _aside_end(clause: CueClause) -> int:
    """One past the last token of a cue clause that stands in or after its content."""
    doc, i = clause.verb.doc, clause.cue_end + 1
    if clause.speaker is not None and clause.speaker.i > clause.verb.i:
        i = max(i, clause.speaker.i + 1)
    while (
        i < clause.sentence.end
        and doc[i].text not in COMMAS
        and doc[i].text not in FINAL
        and doc[i].text not in OPENING_MARKS
    ):
        i += 1
    return i


def _right_of_aside(
    clause: CueClause, right: Stretch | None, quoted: Callable[[int], bool]
) -> Stretch | None:
    """What goes on after a parenthetical cue: its complement's rest, or the quotation taken up again."""
    doc, end = clause.verb.doc, clause.sentence.end
    stop = _aside_end(clause)
    if stop >= end:
        return None
    for i in range(stop, end):
        if quoted(i):
            if _previous(clause, i) >= stop and (
                doc[_previous(clause, i)].text in COMMAS or doc[_previous(clause, i)].text in OPENING_MARKS
            ):
                return i, end
            break
        if is_verb(doc[i]):
            break
    if doc[stop].text not in COMMAS:
        return None
    if right is not None and right[0] >= stop:
        return trimmed(clause.sentence, (stop, right[1]))
    for child in clause.verb.rights:
        if child.dep_ == "ccomp" and child.i > stop and child.left_edge.i < clause.left:
            return trimmed(clause.sentence, (stop, child.right_edge.i + 1))
    head = clause.verb.head
    if (
        head.i > stop
        and head.left_edge.i < clause.left
        and clause.verb.dep_ in ("parataxis", "ccomp", "advcl", "dep", "relcl")
    ):
        return trimmed(clause.sentence, (stop, head.right_edge.i + 1))
    return None


def _infinitive(clause: CueClause, *, asking: bool = False) -> Stretch | None:
    """The infinitive with "to" that depends on the cue or on its object."""
    for child in clause.verb.rights:
        holders = [child, *child.children] if child.dep_ in ("dobj", "dative", "ccomp") else [child]
        for verb in holders:
            if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "relcl") and verb.i > clause.cue_end:
                to = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ == "to"), None)
                has_object = asking or not any(c.dep_ in SUBJECTS for c in verb.children)
                if to is not None and has_object:
                    return to.i, verb.right_edge.i + 1
    return None


def _prepositional(clause: CueClause) -> Stretch | None:
    """What the cue's own preposition governs."""
    doc = clause.verb.doc
    preposition = doc[clause.cue_end]
    for child in preposition.children:
        if child.i > preposition.i and child.dep_ in ("pobj", "pcomp"):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _noun_object(clause: CueClause) -> Stretch | None:
    for child in clause.verb.rights:
        if child.dep_ == "dobj" and child.i > clause.cue_end and child.tag_ not in ("PRP", "WP", "WDT", "EX"):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _naming(clause: CueClause) -> Stretch | None:
    """An object with its name: from the object to the end of what it is called."""
    parts = [
        child
        for child in clause.verb.rights
        if child.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "attr", "acomp")
        or (child.dep_ == "prep" and child.lower_ == "as")
    ]
    if not parts or (len(parts) == 1 and parts[0].dep_ == "dobj" and clause.verb.lower_.startswith("call")):
        return None
    return min(p.left_edge.i for p in parts if p.i > clause.cue_end), max(p.right_edge.i for p in parts) + 1


def speaker_of(verb: Token) -> Token | None:
    """The head word of who speaks: subject, agent of a passive, noun before a participle or relative clause."""
    current, steps = verb, 0
    while steps < 8:
        steps += 1
        subjects = [child for child in current.children if child.dep_ in ("nsubj", "csubj")]
        if subjects:
            subject = subjects[-1]
            if subject.tag_ in ("WDT", "WP") and current.dep_ == "relcl":
                return current.head
            return subject
        passive = [child for child in current.children if child.dep_ == "nsubjpass"]
        if passive and current is not verb:
            return passive[0]
        if passive:
            return agent_of(verb)
        if current.dep_ in ("acl", "relcl") and not is_verb(current.head):
            return (
                current.head
                if current.tag_ in ("VBG", "VBD", "VBZ", "VBP") or current.dep_ == "relcl"
                else None
            )
        if (
            current.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp")
            and current.head is not current
        ):
            current = current.head
        else:
            return None
    return None


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive: "was praised by analysts"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_negated(verb: Token, negations: frozenset[str]) -> bool:
    """Whether the saying itself is negated or refused: "did not say", "declined to say"."""
    if any(
        child.dep_ == "neg" or (child.lower_ in negations and child.dep_ in ("preconj", "advmod"))
        for child in verb.children
    ):
        return True
    head = verb.head
    return verb.dep_ in ("xcomp", "pcomp") and head.lower_ in negations


def is_unreal(verb: Token) -> bool:
    """Whether the act of saying is only planned, possible or wished: "will announce", "to say", "may tell"."""
    words = {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}
    return verb.tag_ == "VB" and bool(words & _UNREAL)
