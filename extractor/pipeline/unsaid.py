"""Cues that tell of no saying: a deed, a method, a remark of the teller's, the wish not to be named."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline.clauses import AUXILIARIES, has_dependent, has_subject, is_verb
from extractor.pipeline.cue_clause import main_participle
from extractor.pipeline.speech_cues import CueEntry, Frame
from extractor.pipeline.words import lowers, sentence_start

#: Prepositions that make a gerund the name of a deed: "a method for predicting", "fined for denying".
_OF_DEEDS = frozenset(("for", "of", "in", "at", "from", "without", "against"))
#: How many tokens may stand between "than" and its verb, and what makes it one of an amount: "more than half say".
_COMPARED = 9
_AMOUNTS = frozenset(("half", "a", "one", "two"))
#: What is done to the one who answers.
_ASKED = frozenset(("asked", "pressed", "questioned"))


def is_deed(verb: Token, entry: CueEntry) -> bool:
    """Whether a cue that can also be a deed is one here: "a way of predicting storms", "uses radar to forecast rain".

    A clause of its own makes it a saying again: "the fear of predicting that it would rain". What highlights
    something in front of a sentence is the news that follows.
    """
    if Frame.NAMING in entry.frames and is_name_of_thing(verb):
        return True
    if verb.lower_ == "defending" and verb.dep_ == "acl":
        return True  # "lawyers defending him against charges"
    if (entry.people or entry.particle == ("of",)) and verb.tag_ == "VBG" and verb.i == sentence_start(verb):
        return True  # "Speaking of the merger, ..."
    if not entry.deed or any(c.dep_ == "ccomp" and has_subject(c) for c in verb.rights):
        return False
    if has_subject(verb):
        return False
    if verb.tag_ == "VBG":
        return verb.dep_ == "pcomp" and verb.head.lower_ in _OF_DEEDS
    return verb.tag_ == "VB" and verb.head.lower_ in ("use", "uses", "used", "using")


def is_name_of_thing(verb: Token) -> bool:
    """Whether a participle tells the name of something, and nobody says it: "pools called sinks"."""
    work = verb.doc[
        verb.i + 2 : verb.i + 3
    ].text.istitle()  # behind the mark: 'That app, called "This is Life," was'
    if verb.tag_ != "VBN" and not (verb.tag_ == "VBD" and verb.dep_ == "acl" and work):
        return False
    if main_participle(verb) is not None:
        return False
    around = {child.dep_ for child in verb.children}
    if verb.dep_ == "ccomp":  # "allows two particles called "twins" to part"
        return around.isdisjoint(("aux", "auxpass", "agent"))
    return verb.dep_ in ("acl", "advcl", "relcl") and around.isdisjoint(("nsubj", "aux", "agent"))


def gives_name(participle: Token) -> bool:
    """Whether a participle only tells the name of the noun before it: "a book by Lee called Woolly"."""
    if participle.i + 1 == len(participle.doc) or participle.nbor().tag_ != "NNP":
        return False
    noun = participle.i > 0 and participle.nbor(-1).tag_ in ("NN", "NNS")
    plain = noun and participle.tag_ == "VBN" and not has_dependent(participle, AUXILIARIES)
    return (participle.dep_ == "acl" or plain) and main_participle(participle) is None


def is_in_name(word: Token) -> bool:
    """Whether a word that can be a cue ends a name in capitals: "published in Holm Reports", not "Lee Says Mill Closed"."""
    if not word.text[0].isupper() or word.i == sentence_start(word) or word.is_upper:
        return False
    before, goes_on = word.nbor(-1), word.i + 1 < len(word.doc) and word.nbor().text[0].isupper()
    return not goes_on and before.text[0].isupper() and before.tag_ in ("NNP", "NNPS")


def is_no_saying(verb: Token) -> bool:
    """Whether a verb tells of no saying, whatever stands around it, by one of the reasons below."""
    reasons = (takes_back, is_asked, is_remark, is_sum, is_compared, is_unnamed, is_remarks, is_hint)
    return any(reason(verb) for reason in reasons)


def takes_back(verb: Token) -> bool:
    """Whether goods are recalled, and nobody remembers: "recalled 46 million inflators"."""
    if not verb.lower_.startswith("recall"):
        return False
    things = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass", "ccomp", "nsubj")]
    return any(token.tag_ == "CD" for thing in things for token in (thing, *thing.lefts))


def is_remarks(verb: Token) -> bool:
    """Whether a noun in apposition is read as a verb: "he was criticized by stars, comments that others echoed"."""
    if verb.tag_ != "VBZ" or verb.dep_ not in ("conj", "advcl") or verb.nbor(-1).text != ",":
        return False
    return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "that" and verb.head.tag_ in ("VBD", "VBN")


def is_hint(verb: Token) -> bool:
    """Whether the saying only confirms what was told before it: "Lee said as much in court"."""
    words = lowers(verb.doc)[verb.i + 1 : verb.i + 4]
    return words[:2] == ["as", "much"] and words[2:] != ["as"]


def is_unnamed(verb: Token) -> bool:
    """Whether a gerund tells about what somebody spoke without his name: "asked not to be named discussing the deal"."""
    return verb.tag_ == "VBG" and verb.head.lower_ in ("named", "identified")


def is_asked(verb: Token) -> bool:
    """Whether a participle in commas tells what somebody was asked: "Lee, asked about the cuts, said"."""
    if verb.lower_ not in _ASKED or verb.i == sentence_start(verb) or verb.nbor(-1).text != ",":
        return False
    return not any(c.dep_ in ("agent", "aux", "auxpass") or c.tag_ == "PRP" for c in verb.children)


def is_remark(verb: Token) -> bool:
    """Whether the teller points something out, or nobody says it: "worth noting that", "despite urging them to go"."""
    return verb.tag_ == "VBG" and verb.head.lower_ in ("worth", "despite")


def is_compared(verb: Token) -> bool:
    """Whether something is only compared with what somebody said: "more than most on Wall Street predicted"."""
    doc, words = verb.doc, lowers(verb.doc)
    for i in range(verb.i - 1, max(sentence_start(verb), verb.i - _COMPARED), -1):
        if words[i] == "than":
            return doc[i + 1].tag_ != "CD" and words[i + 1] not in _AMOUNTS
        if doc[i].is_punct or doc[i].tag_ == "CC" or is_verb(doc[i]):
            break
    return False


def is_sum(verb: Token) -> bool:
    """Whether "add" tells of things that grow: "adding to concern that it may fall"."""
    return verb.lower_.startswith("add") and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "to"


def hides_name(entry: CueEntry, words: list[str], nameless: frozenset[str]) -> bool:
    """Whether somebody asks to stay unnamed: "asked not to be named", "asked for anonymity"."""
    if Frame.ASKING not in entry.frames and Frame.OF not in entry.frames:
        return False
    wish = words[3:4] if words[:3] == ["not", "to", "be"] else words[:1]
    return not nameless.isdisjoint(wish)
