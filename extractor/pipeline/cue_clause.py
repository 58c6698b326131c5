"""A cue in its sentence: the words of its own clause, and who speaks."""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from spacy.tokens import Span, Token

from extractor.pipeline.clauses import AUXILIARIES, auxiliaries, dependents, has_dependent, is_verb
from extractor.pipeline.speech_cues import CueEntry, particle_of
from extractor.pipeline.tree import tree_of
from extractor.pipeline.words import lowers, sentence_end, sentence_start, texts

COMMAS = frozenset((",", "--", "–", "—", "-", ";"))
CLOSING_MARKS = frozenset(('"', "”", "''", "»", "’", "'"))
OPENING_MARKS = frozenset(('"', "“", "``", "«", "„", "‘", "'"))
#: Any quotation mark: which side it stands on is for `quotation_marks` to know.
MARKS = CLOSING_MARKS | OPENING_MARKS
FINAL = frozenset((".", "!", "?", "…", "..."))
_GROUP = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))
#: Tags of verbs that share what stands before the first of them.
_JOINED_TAGS = ("VB", "VBG")
#: How far up a chain of joined verbs is looked.
_MOST_CONJUNCTS = 8
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

#: Dependents whose clause ends before that of their head does.
_SUBORDINATE = frozenset(("relcl", "acl", "advcl", "pcomp", "ccomp", "csubj", "conj", "xcomp", "parataxis"))
#: Under these a saying in the present tense is still to come: "when it details its plan".
_CONDITIONS = frozenset(("when", "if", "once", "unless", "until", "before", "whenever"))

#: A stretch of tokens: first and one past the last.
Stretch = tuple[int, int]


class CueClause(NamedTuple):
    """A cue in its sentence: the words of its own clause, without any content."""

    verb: Token
    entry: CueEntry
    sentence: Span
    #: the head word of who speaks
    speaker: Token | None
    #: first token of the clause: speaker, auxiliaries, adverbs
    left: int
    #: last token of the cue: the verb or its particle
    cue_end: int

    @property
    def inverted(self) -> bool:
        """Whether the speaker follows the cue: "said Ann Lee"."""
        if self.speaker is None or self.speaker.i < self.verb.i:
            return False
        return self.speaker.head == self.verb or self.speaker == _noun_behind(self.verb)


def cue_clause(
    verb: Token, entry: CueEntry, sentence: Span, speaker: Token | None, begin: int | None = None
) -> CueClause:
    """The cue with its own words; `begin` is the first token of a speaker whom the parse does not tie to it."""
    particle = particle_of(verb, entry.particle) if entry.particle else None
    left = verb.i
    for child in verb.lefts:
        if child.dep_ in _GROUP and _adjacent(child.right_edge.i, left, verb):
            left = min(left, child.left_edge.i)
    if begin is not None:
        left = begin
    elif speaker is not None and sentence.start <= speaker.i < verb.i and _is_own_speaker(verb, speaker):
        left = min(left, speaker.left_edge.i)
    return CueClause(verb, entry, sentence, speaker, left, particle.i if particle is not None else verb.i)


def _is_own_speaker(verb: Token, speaker: Token) -> bool:
    """Whether the speaker stands in the cue's own clause: not in "he said, adding", nor in "the firm, which said"."""
    if verb.tag_ == "VBG" and not any(child.dep_ in AUXILIARIES for child in verb.children):
        return False
    return (
        speaker.head == verb
        or verb.head == speaker
        or not any(token.text in COMMAS or is_verb(token) for token in verb.doc[speaker.i + 1 : verb.i])
    )


def _adjacent(end: int, left: int, verb: Token) -> bool:
    """Whether no punctuation stands between a dependent and the verb group."""
    between = texts(verb.doc)[end + 1 : verb.i]
    return not any(text in COMMAS or text in MARKS or text in FINAL for text in between)


def before(clause: CueClause, i: int) -> int:
    """The token before `i` in the sentence that is no blank; `i` itself at the beginning."""
    words, j, first = texts(clause.verb.doc), i - 1, clause.sentence.start
    while j >= first and words[j].isspace():
        j -= 1
    return j if j >= first else i


def speaker_of(verb: Token) -> Token | None:
    """The head word of who speaks: subject, agent of a passive, noun before a participle or relative clause."""
    if (actor := main_participle(verb)) is not None:
        return actor
    current, steps = verb, 0
    while steps < 8:
        steps += 1
        subjects = [c for c in dependents(current, ("nsubj", "csubj")) if c.tag_ != "RB"]
        if subjects:
            nearest = subjects[0] if subjects[0].i > current.i else subjects[-1]
            subject = next((s for s in reversed(subjects) if _right_before(s, current)), nearest)
            if subject.tag_ in ("WDT", "WP") and (clause := _relative(current)) is not None:
                return clause.head
            return subject
        passive = dependents(current, ("nsubjpass",))
        if passive and current is not verb:
            return _agent_right_before(verb, current) or passive[0]
        if passive:
            return agent_of(verb)
        if current.dep_ in ("acl", "relcl") and not is_verb(current.head):
            if current is verb and has_dependent(current, ("auxpass",)):
                return agent_of(verb)
            holds = has_dependent(current, ("ccomp", "dobj"))
            told = current is verb and agent_of(verb) is None and _follows_comma(current.head)
            if told and not has_dependent(verb, ("dobj", "xcomp")):
                return current.head
            if current is verb and split_clause(verb) is not None:
                return current.head
            active = current.tag_ in ("VBG", "VBD", "VBZ", "VBP") or current.dep_ == "relcl" or holds
            return current.head if active else agent_of(verb)
        if current is verb and (absolute := _subject_behind_with(verb)) is not None:
            return absolute
        of_noun = not is_verb(current) and current.dep_ in ("dobj", "attr", "pobj", "acomp")
        if current.dep_ == "conj" and current.head.dep_ == "ROOT" and current.head.tag_.startswith("NN"):
            return current.head
        upward = current.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp")
        if (upward or of_noun) and current.head is not current:
            current = current.head
        else:
            return None
    return None


def _subject_behind_with(verb: Token) -> Token | None:
    """Who does what a participle behind "with" tells: "banks cut jobs, with [Tallis] on Monday announcing plans"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return None
    for child in verb.head.children:
        if child.lower_ == "with" and child.dep_ == "prep" and child.i < verb.i:
            subject = next(iter(dependents(child, ("pobj",))), None)
            if subject is not None and COMMAS.isdisjoint(texts(verb.doc)[subject.i : verb.i]):
                return subject
    return None


def _agent_right_before(verb: Token, passive: Token) -> Token | None:
    """Who did what a passive tells, right before a participle in commas: "it was backed by [some firms], saying"."""
    agent = (
        agent_of(passive) if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head == passive else None
    )
    if agent is None or _word_before(verb) not in COMMAS:
        return None
    return agent if agent.i < verb.i <= agent.right_edge.i + 2 else None


def main_participle(verb: Token) -> Token | None:
    """Who acts where the parse takes the only verb for a participle of the medium: "Lee in a statement called it old"."""
    medium = verb.head
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or medium.dep_ != "pobj" or medium.head.lower_ != "in":
        return None
    actor = medium.head.head
    return actor if actor.dep_ == "ROOT" and actor.tag_ == "NNP" and actor.i < medium.i else None


def _relative(verb: Token) -> Token | None:
    """The relative clause that the verb leads or is joined to: "Lee, who said he was old and who joked that"."""
    if verb.dep_ == "conj":
        return next((token for token in verb.ancestors if token.dep_ == "relcl"), None)
    return verb if verb.dep_ == "relcl" else None


def _right_before(subject: Token, verb: Token) -> bool:
    """Whether a subject stands before its verb, no comma between them."""
    return subject.i < verb.i and COMMAS.isdisjoint(texts(verb.doc)[subject.i : verb.i])


def split_clause(verb: Token) -> Token | None:
    """The verb of what is said where the parse gives it the speaker as a second subject.

    In "Two papers reported on Monday the bank had lost money" that is "had": "papers" and "bank" are its subjects.
    """
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.head.dep_ != "nsubj":
        return None
    main = verb.head.head
    later = any(child.dep_ == "nsubj" and verb.i < child.i < main.i for child in main.children)
    return main if later and verb.right_edge.i < main.i else None


def _follows_comma(noun: Token) -> bool:
    """Whether a comma stands before the noun phrase: "the plant will close, a magazine reported on Monday"."""
    first = noun.left_edge.i
    return first > sentence_start(noun) and noun.doc[first - 1].text == ","


def quoted_person(verb: Token) -> tuple[Token, int] | None:
    """Whom "saying" belongs to in "the paper quoted Lee as saying", and where that clause begins."""
    plain = verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ccomp") and verb.head.lower_ == "quoted"
    if not plain and (verb.dep_ not in ("pcomp", "advcl") or verb.head.lower_ != "as"):
        return None
    governor = verb.head if plain else verb.head.head
    people = dependents(governor, ("dobj", "nsubjpass"))
    if not people or not is_verb(governor):
        return None
    subjects = dependents(governor, ("nsubj", "nsubjpass"))
    return people[0], min(governor.i, subjects[0].left_edge.i if subjects else governor.i)


def leaves_content(verb: Token, cues: Container[str]) -> bool:
    """Whether the content belongs to another cue: "quoted Lee as saying"."""
    tree, words = tree_of(verb.doc), lowers(verb.doc)
    for child in tree.children[verb.i]:
        if words[child] == "as" and child > verb.i:
            return any(
                tree.labels[inner] == "pcomp" and words[inner] in cues for inner in tree.children[child]
            )
    return False


def inverted_subject(verb: Token) -> Token | None:
    """The speaker right behind a verb that follows a quotation, where the parse takes it for an object."""
    if _word_before(verb) not in MARKS:
        return None
    found = next((child for child in verb.rights if child.dep_ in ("dobj", "nsubj")), None)
    return found if found is not None else _noun_behind(verb)


def noun_behind(verb: Token) -> Token | None:
    """The noun behind a verb that follows what is said and a comma: "the mill is old, said a man who ..."."""
    told = any(child.dep_ == "ccomp" for child in verb.lefts)
    return _noun_behind(verb) if told and _word_before(verb) == "," else None


def noun_enclosed(subject: Token, verb: Token) -> Token | None:
    """The noun behind a cue that stands within what is said: "weak demand, said the economists, will be felt"."""
    if subject.i > verb.i or _word_before(verb) != "," or verb.tag_ not in ("VBD", "VBZ"):
        return None
    before = verb.doc[subject.left_edge.i : verb.i - 1]
    if any(token.text == "," or is_verb(token) for token in before):
        return None
    return _noun_behind(verb)


def _word_before(verb: Token) -> str:
    words, first, i = texts(verb.doc), sentence_start(verb), verb.i - 1
    while i > first and words[i].isspace():
        i -= 1
    return words[i] if i >= first else ""


def _noun_behind(verb: Token) -> Token | None:
    """The last noun of the run right behind a verb: "the woman" in "said the woman, who like many"."""
    found, doc = None, verb.doc
    for i in range(verb.i + 1, min(verb.i + 8, sentence_end(verb) - 1)):
        if doc[i].tag_ in ("NN", "NNS", "NNP", "NNPS") and doc[i + 1].text != "-":
            found = doc[i]
        elif doc[i].tag_ not in ("DT", "JJ", "PRP$", "CD", "POS"):
            break
    return found


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive: "was praised by analysts"."""
    for child in dependents(verb, ("agent",)):
        return next(iter(dependents(child, ("pobj",))), None)
    for i in range(verb.i + 2, min(verb.right_edge.i, sentence_end(verb) - 1)):
        if verb.doc[i].lower_ == "by" and verb.doc[i - 1].text in CLOSING_MARKS:
            return next(iter(dependents(verb.doc[i], ("pobj",))), None)
    return None


def is_elliptic(verb: Token) -> bool:
    """Whether the cue is a participle of those who are spoken to: "when asked about the cuts", "Asked who paid,"."""
    if has_dependent(verb, ("aux", "auxpass", "nsubj", "nsubjpass")):
        return False
    if verb.tag_ == "VBD" and verb.i > sentence_start(verb):
        return verb.nbor(-1).lower_ in _CONDITIONS
    if verb.tag_ != "VBN":
        return False
    first = all(token.is_punct or token.is_space for token in verb.doc[sentence_start(verb) : verb.i])
    if first and verb.dep_ == "advcl" and agent_of(verb) is None:
        return True
    return any(c.lower_ in _CONDITIONS and c.i == verb.i - 1 for c in verb.lefts)


def is_passive_form(verb: Token) -> bool:
    """Whether the noun before a cue is not its speaker: "to be called", "with a striker added to the team"."""
    return has_dependent(verb, ("auxpass",)) or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "pcomp"))


def is_negated(verb: Token, negations: frozenset[str]) -> bool:
    """Whether the saying itself is negated or refused: "did not say", "declined to say"."""
    tree, words = tree_of(verb.doc), lowers(verb.doc)
    for child in tree.children[verb.i]:
        label, word = tree.labels[child], words[child]
        if label == "neg" or word in ("n't", "n’t") or (label in ("preconj", "advmod") and word in negations):
            return True
    if verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children):
        return True
    if verb.tag_ in _JOINED_TAGS and not has_dependent(verb, AUXILIARIES):
        first = _first_conjunct(verb)
        if first != verb and has_dependent(first, ("neg",)):
            return True  # "did not admit or deny"
        verb = first
    return verb.dep_ in ("xcomp", "pcomp") and verb.head.lower_ in negations


def _first_conjunct(verb: Token) -> Token:
    """The infinitive or gerund that the verb is joined to: "name" for "say" in "declined to name or say"."""
    for _ in range(_MOST_CONJUNCTS):
        if verb.dep_ != "conj" or verb.head.tag_ not in _JOINED_TAGS:
            break
        verb = verb.head
    return verb


def is_unreal(verb: Token, realized: frozenset[str]) -> bool:
    """Whether the act of saying is only planned, possible or wished: "will announce", "to say", "may tell".

    Under a verb of doing the infinitive is real: "went on to say", "was quick to add".
    """
    if verb.dep_ == "advcl" and verb.tag_ in ("VBP", "VBZ"):
        return any(child.lower_ in _CONDITIONS and child.i < verb.i for child in verb.lefts)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "relcl"):
        return any(
            child.lower_ == "to" for child in auxiliaries(verb)
        )  # "a second seat, to be announced in May"
    if verb.tag_ != "VB":
        return False
    if verb.i == sentence_start(verb):
        return True
    words = {child.lower_ for child in auxiliaries(verb)}
    if not words and verb.head.lower_ == "help":
        words = {
            child.lower_ for child in auxiliaries(verb.head) if child.tag_ == "MD"
        }  # "the finding could help explain how"
    if not words & _UNREAL:
        return False
    verb = _first_conjunct(verb)
    head = verb.head
    done = words == {"to"} and verb.dep_ in ("xcomp", "advcl") and head.lower_ in realized
    return not done or is_unreal(head, realized)


def limit_of(clause: CueClause) -> int:
    """Where the content must end: with the cue's own clause when that is a subordinate one."""
    if clause.verb.dep_ in _SUBORDINATE:
        return min(clause.verb.right_edge.i + 1, clause.sentence.end)
    return clause.sentence.end
