"""Cues that are no verb of saying: "according to", "as X said", "the claim that", a verb beside a quotation."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.pipeline.clauses import SUBJECTS, dependents, is_infinitive, is_verb
from extractor.pipeline.cue_clause import COMMAS, MARKS, Stretch, agent_of
from extractor.pipeline.marked_text import MarkedText
from extractor.pipeline.speakers import Speakers
from extractor.pipeline.speech_cues import CueEntry, CueLexicon, Frame
from extractor.pipeline.words import sentence_end, sentence_start

ACCORDING_TO = CueEntry("statement.according_to", frozenset((Frame.ASIDE,)))
AS_SAID = CueEntry("statement.as_said", frozenset((Frame.ASIDE,)))
#: A verb that is in no lexicon, but stands between a whole quotation and its speaker; and how it is tagged.
QUOTING_TAGS = ("VBD", "VBZ")
QUOTING = CueEntry("statement.quoting", frozenset((Frame.ASIDE, Frame.QUOTE)))
#: What may stand between a noun of saying and its quotation.
_LINKS = frozenset(("of", "that", ",", ":", "is", "was"))
#: Verbs between a noun of saying and its clause: "the claim is that", "reports surfaced that".
_PRESENTING = frozenset(("is", "was", "surfaced", "emerged", "circulated", "spread"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
#: Marks behind which a clause of its own begins; and how many tokens "according to X, Y rose" has at least.
_TURNS = frozenset((":", ";"))
_SHORTEST = 6
#: Verbs that give a noun of saying its speaker: "made the claim that", "issued a warning that".
_LIGHT = frozenset(
    [
        "make",
        "makes",
        "made",
        "making",
        "issue",
        "issues",
        "issued",
        "issuing",
        "repeat",
        "repeats",
        "repeated",
        "repeating",
        "give",
        "gives",
        "gave",
        "given",
        "giving",
        "release",
        "releases",
        "released",
        "releasing",
        "voice",
        "voices",
        "voiced",
        "voicing",
        "send",
        "sends",
        "sent",
        "sending",
        "offer",
        "offers",
        "offered",
        "offering",
        "publish",
        "published",
        "publishes",
        "receive",
    ]
)


def according_to(token: Token, sentence: Span) -> tuple[Token, tuple[Stretch, ...]] | None:
    """The head word of the source and the content of "according to", which begins at `token`."""
    doc = token.doc
    if token.i + 1 >= sentence.end or doc[token.i + 1].lower_ != "to":
        return None
    head = next((child for child in doc[token.i + 1].children if child.dep_ == "pobj"), None)
    if head is None:
        head = _nearest_source(token, sentence)
    if head is None:
        return None
    before = [t for t in doc[sentence.start : token.i] if not t.is_space and not t.is_punct]
    if not before or (len(before) == 1 and before[0].dep_ == "cc") or _opens_clause(token, sentence):
        return head, ((_after_source(head, sentence), sentence.end),)
    left, end = (sentence.start, token.i), head.right_edge.i + 1
    if before[-1].lower_ == "that" and before[-1].dep_ == "mark":
        return head, ((end, sentence.end),)
    goes_on = (
        end < sentence.end
        and (doc[end].text in COMMAS or doc[end - 1].text in COMMAS)
        and any(t.tag_ in _FINITE for t in doc[end : sentence.end])
    )
    within = doc[token.i - 1].text in COMMAS and end + 1 < sentence.end and doc[end].text in COMMAS
    if within and doc[end + 1].tag_ in ("VBZ", "VBD", "MD"):
        if (relative := _relative_before(token, sentence)) is not None:
            return head, ((relative, token.i),)
        return head, (left, (end, sentence.end))
    if doc[token.i - 1].text in COMMAS and goes_on:
        if before[0].dep_ == "mark":
            return head, ((end, sentence.end),)
        if not any(t.tag_ in _FINITE for t in before):
            return head, (left, (end, sentence.end))
    if end + 1 < sentence.end and doc[end].text in COMMAS and doc[end + 1].lower_ == "with":
        return head, (left, (end, sentence.end))
    return head, (left,)


def _relative_before(token: Token, sentence: Span) -> int | None:
    """Where a relative clause begins that ends before the cue: "Lee, who [once ran a mill], according to his page, said"."""
    doc = token.doc
    for i in range(token.i - 2, sentence.start, -1):
        if doc[i].text in COMMAS:
            return i + 2 if doc[i + 1].tag_ in ("WP", "WDT") else None
    return None


def _opens_clause(token: Token, sentence: Span) -> bool:
    """Whether what is told follows: "it went on: according to the agency, ...", "..., and according to it, ..."."""
    doc, before = token.doc, token.i - 1
    if doc[before].text in COMMAS and before > sentence.start and doc[before - 1].tag_ == "CC":
        before -= 1
    if doc[before].tag_ == "CC" and before > sentence.start:
        return doc[before - 1].text in COMMAS
    return doc[before].text in _TURNS and sentence.end - token.i > _SHORTEST


def _nearest_source(token: Token, sentence: Span) -> Token | None:
    """The last noun before the next comma, where the parse gives "to" no object: "according to show insiders"."""
    head = None
    for word in token.doc[token.i + 2 : sentence.end]:
        if word.is_punct or word.tag_ in ("IN", "WDT", "WP"):
            break
        head = word if word.tag_.startswith("NN") else head
    return head


def _after_source(head: Token, sentence: Span) -> int:
    """Where the content begins behind a source in front; behind its comma where the parse takes more or less for the source."""
    doc, end = sentence.doc, head.right_edge.i + 1
    rest = doc[end : sentence.end]
    comma = next((t.i for t in doc[head.i : sentence.end] if t.text in COMMAS), end)
    torn = end < sentence.end and doc[end].text not in COMMAS and doc[end - 1].text not in COMMAS
    torn = torn and not any(token.tag_ in _FINITE for token in doc[head.i : comma])
    if torn or all(token.is_punct or token.is_space for token in rest):
        end = comma
    return _after_participle(end, sentence)


def _after_participle(start: int, sentence: Span) -> int:
    """Behind a participle of the source: "According to the index, using data from May, prices rose"."""
    doc, i = sentence.doc, start
    while i < sentence.end and (doc[i].text in COMMAS or doc[i].is_space):
        i += 1
    if i >= sentence.end or doc[i].tag_ not in ("VBG", "VBN"):
        return start
    while i < sentence.end and doc[i].text not in COMMAS:
        i += 1
    return i if i < sentence.end else start


def as_said(verb: Token, cue_end: int, sentence: Span, marked: MarkedText) -> Stretch | None:
    """The content of "As the bank said, ..." and "..., as the bank said": the clause it is set in."""
    if verb.dep_ not in ("advcl", "ROOT", "parataxis", "ccomp"):
        return None
    marks = (c for c in dependents(verb, ("mark", "advmod")) if c.lower_ == "as" and c.i < verb.i)
    mark = next(marks, None)
    if mark is None:
        return None
    if any(
        child.dep_ in ("dobj", "ccomp", "xcomp", "acomp", "attr") and child.i > cue_end
        for child in verb.rights
    ):
        return None
    doc, i = verb.doc, cue_end + 1
    while i < sentence.end and doc[i].text not in COMMAS and doc[i].text != ":":
        i += 1
    before = [t for t in doc[sentence.start : mark.i] if not t.is_space and not t.is_punct]
    if not before or (len(before) == 1 and before[0].dep_ in ("cc", "advmod")):
        return (i + 1, sentence.end) if i + 1 < sentence.end else None
    previous = doc[mark.i - 1]
    if (quotation := _quotation_at(i + 1, sentence, marked)) is not None:
        return quotation
    if (
        i + 1 < sentence.end
        and len(before) > 1
        and before[-1].dep_ in ("mark", "cc", "pobj")
        and before[-1].lower_
        in (
            "that",
            "but",
            "and",
            "because",
        )
    ):
        return i + 1, sentence.end
    return (sentence.start, mark.i) if previous.text in COMMAS or previous.text in MARKS else None


def _quotation_at(start: int, sentence: Span, marked: MarkedText) -> Stretch | None:
    """The quotation that begins at a token, its mark passed over."""
    i = start
    while i < sentence.end and (sentence.doc[i].text in MARKS or sentence.doc[i].is_space):
        i += 1
    end = i
    while end < sentence.end and marked.quoted(end):
        end += 1
    return (i, end) if end > i > start else None


def noun_cue(noun: Token, entry: CueEntry, marked: MarkedText) -> tuple[Token, Stretch] | None:
    """The speaker's head word and the content of a noun of saying: "the union's claim that ..."."""
    if not noun.tag_.startswith("NN"):
        return None
    frames = entry.frames
    stretch = _noun_quotation(noun, marked) if Frame.QUOTE in frames else None
    if stretch is None and Frame.CLAUSE in frames:
        stretch = _noun_clause(noun)
    if stretch is None and Frame.OF in frames:
        stretch = _noun_phrase_of(noun)
    speaker = None if stretch is None else _speaker_of_noun(noun) or (noun if entry.itself else None)
    return None if speaker is None or stretch is None else (speaker, stretch)


def _noun_clause(noun: Token) -> Stretch | None:
    """The clause with "that" behind the noun."""
    for child in noun.rights:
        if child.dep_ not in ("acl", "ccomp", "relcl", "appos") or not is_verb(child):
            continue
        mark = next((c for c in child.children if c.lower_ == "that" and c.i < child.i), None)
        if (
            mark is None
            or mark.dep_ != "mark"
            or not any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in child.children)
        ):
            continue
        return mark.i + 1, child.right_edge.i + 1
    return _presented_clause(noun)


def _presented_clause(noun: Token) -> Stretch | None:
    """The clause with "that" behind the noun's verb: "her argument is that ...", "reports surfaced that ..."."""
    if noun.dep_ != "nsubj" or noun.head.lower_ not in _PRESENTING:
        return None
    for child in noun.head.rights:
        mark = next((c for c in child.children if c.lower_ == "that" and c.dep_ == "mark"), None)
        if child.dep_ == "ccomp" and mark is not None and mark.i < child.i:
            return mark.i + 1, child.right_edge.i + 1
    return None


def _noun_quotation(noun: Token, marked: MarkedText) -> Stretch | None:
    """The quotation right behind the noun: "the union's slogan, "No more cuts"", "chants of "Go home"."""
    doc, i = noun.doc, noun.i + 1
    while i < len(doc) and i - noun.i <= 4 and (doc[i].text in MARKS or doc[i].lower_ in _LINKS):
        i += 1
    if i >= len(doc) or not marked.quoted(i) or sentence_start(doc[i]) != sentence_start(noun):
        return None
    end = i
    while end < sentence_end(noun) and marked.quoted(end):
        end += 1
    return i, end


def _noun_phrase_of(noun: Token) -> Stretch | None:
    """What the noun's preposition governs: "the mayor's call for talks"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "on", "about", "against"):
            inside = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inside is not None:
                end = inside.right_edge.i + 1
                for late in noun.rights:
                    if late.left_edge.i == end and is_infinitive(late):
                        end = late.right_edge.i + 1
                return inside.left_edge.i, end
    return None


def _speaker_of_noun(noun: Token) -> Token | None:
    """Who makes the claim: its owner, its source ("from", "by"), or the subject of a verb like "made"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("from", "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ in ("relcl", "acl") and child.lower_ in _LIGHT:
            subject = next((c for c in child.children if c.dep_ == "nsubj"), None)
            if subject is not None and subject.tag_ not in ("WDT", "WP"):
                return subject
            if (agent := agent_of(child)) is not None:
                return agent
    if noun.dep_ == "dobj" and noun.head.lower_ in _LIGHT:
        return next((c for c in noun.head.children if c.dep_ == "nsubj"), None)
    return None


def is_quoting(
    verb: Token, sentence: Span, marked: MarkedText, lexicon: CueLexicon, speakers: Speakers
) -> bool:
    """Whether an unknown verb stands right behind a whole quotation, with a person beside it: "..." beamed Lee."""
    if verb.tag_ not in QUOTING_TAGS or verb.lower_ in lexicon.verbs or marked.quoted(verb.i):
        return False
    if not marked.quoted.any(sentence.start, verb.i):
        return False
    doc = verb.doc
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and not marked.quoted(c.i)), None)
    if subject is None or any(c.dep_ in ("dobj", "attr", "acomp", "xcomp") for c in verb.rights):
        return False
    first = min(subject.left_edge.i, verb.i)
    i = first - 1
    while i > sentence.start and (doc[i].is_space or doc[i].text in MARKS or doc[i].text in COMMAS):
        i -= 1
    if first - i > 4 or i < sentence.start or not marked.quoted(i) or doc[i].text not in ",.!?…":
        return False
    return speakers.is_human(subject)
