"""How a metric word and an amount stand to each other in a sentence: the frames of metrics.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from extractor.claims.metric_cues import Cue
from extractor.pipeline.clauses import SUBJECTS, has_dependent, is_passive, is_verb, objects, subject
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import lowers, texts
from extractor.values.types import Quantity

#: Relations by which an amount modifies the noun after it.
_MODIFIES = frozenset(("nummod", "nmod", "compound", "quantmod", "amod", "advmod"))
_MAX_CLIMB = 12
#: How many fillers may stand between a metric word and the amount that it is of.
_BRIDGE = 7
#: Prepositions behind a noun whose phrase is no measure of it: "losses on $300 billion of assets".
_ON = frozenset(("on", "with"))
#: Tags of what may stand before a noun in its phrase.
_PREMODIFIERS = frozenset(
    ("JJ", "JJR", "JJS", "NN", "NNP", "NNS", "NNPS", "VBG", "VBN", "HYPH", "CD", "POS", "RB", "PRP$", "AFX")
)


class Governor(NamedTuple):
    """A noun or verb above the amount, the preposition by which the amount hangs on it ("" for none)."""

    token: Token
    preposition: str
    #: how many verbs stand between it and the amount
    verbs_between: int
    #: whether it is a verb, or has a subject as one: "Bitcoin sinks", taken for a noun
    acts: bool
    #: who acts
    subject: Token | None
    #: what it is done to, where the amount hangs on it by a preposition
    objects: Sequence[Token]


class Place(NamedTuple):
    """Where an amount hangs in its sentence."""

    amount: Span
    #: the amount's own token that the rest of it hangs on
    root: Token
    quantity: Quantity
    #: the noun that the amount modifies: "a $5 billion loan"
    modified: Token | None
    governors: tuple[Governor, ...]
    #: the verb of the amount's own clause
    verb: Governor | None = None
    #: a token of the amount that this one is coordinated with
    beside: Token | None = None


def place_of(amount: Span) -> Place:
    """The place of an amount; without a parse it has no governors."""
    root: Token = amount.root
    current = _first_end(amount) if root.lower_ == "to" and root.i > amount.start else root
    modified: Token | None = None
    preposition = ""
    verbs = 0
    governors: list[Governor] = []
    if is_verb(current):  # the hedge is the clause's verb: "losses could top $10 billion"
        governors.append(_governor(current, "", 0))
        verbs = 1
    elif current.dep_ == "prep":  # "of about $105 billion"
        preposition = current.lower_
    beside: Token | None = None
    for _ in range(_MAX_CLIMB):
        head = current.head
        if head.i == current.i or not current.tag_:
            break
        if (
            not governors
            and current.dep_ in _MODIFIES
            and head.i >= amount.end
            and head.tag_.startswith("NN")
        ):
            modified = head
        elif current.dep_ in ("pobj", "pcomp"):
            if not amount.start <= head.i < amount.end:  # "offered between $4 and $5" has none
                preposition = head.lower_
        elif not (head.tag_ in ("IN", "TO", "VBN", "VBG") and head.dep_ == "prep"):
            if (
                current.dep_ == "conj"
                and head.tag_ in ("CD", "$", "NNS")
                and not amount.start <= head.i < amount.end
            ):
                beside = head
            if not amount.start <= head.i < amount.end and head.tag_ not in ("CD", "$"):
                governors.append(_governor(head, preposition, verbs))
                verbs += is_verb(head)
        current = head
    verb = next((governor for governor in governors if is_verb(governor.token)), None)
    return Place(amount, root, value_of(amount), modified, tuple(governors), verb, beside)


def _governor(token: Token, preposition: str, verbs_between: int) -> Governor:
    """A governor with its arguments: every metric word of the sentence asks for them."""
    acts = is_verb(token) or has_dependent(token, SUBJECTS)
    who, what = subject(token) if acts else None, objects(token) if acts and preposition else ()
    return Governor(token, preposition, verbs_between, acts, who, what)


def _first_end(amount: Span) -> Token:
    """The token by which the first end of a range hangs in its sentence, where the parse cuts the range in two."""
    first: Token = amount.doc[amount.start : amount.root.i].root
    return first


class Frames:
    """Finds the frames that tie a metric word to an amount.

    `fillers` may stand between the word and the amount ("a charge of about"), `joins` between the
    amount and the word after it ("$3 million in sales"); so do the words of `joined` after their verbs.
    `movements` are nouns for a change ("a $4 billion increase in debt").
    """

    def __init__(
        self,
        fillers: frozenset[str],
        joins: frozenset[str],
        joined: dict[str, frozenset[str]],
        transparent: frozenset[str],
        movements: frozenset[str],
    ) -> None:
        self._movements = movements
        self._fillers, self._joins, self._joined, self._transparent = fillers, joins, joined, transparent

    def between(self, cue: Cue, place: Place) -> Iterator[tuple[str, int]]:
        """Every frame that holds, with the number of verbs that stand between."""
        doc = place.amount.doc
        if cue.rule.governors is not None and not _is_governed(cue, place):
            return
        if cue.is_verb:
            yield from _verb_frames(cue, place)
        else:
            if self._is_compound(cue, place):
                yield "compound", 0
            if self._is_of(doc, cue, place):
                yield "of", 0
            if self._is_in(doc, cue, place) or self._is_change_in(cue, place):
                yield "in", 0
            yield from _argument_frames(cue, place)
        if cue.head >= place.amount.end and _follows_from(doc, cue, place):
            yield "from", 0
        if cue.end <= place.amount.start:
            if cue.rule.subjects is None:
                yield "before", 0
        elif not cue.is_verb:
            yield "after", 0

    def _is_compound(self, cue: Cue, place: Place) -> bool:
        """ "a $15.5 billion net loss": the word is the noun that the amount modifies."""
        thing = place.modified
        if thing is not None and cue.head == thing.i:
            return True
        if thing is not None and thing.lower_ in self._transparent and cue.head == thing.i - 1:
            return place.amount.doc[cue.head].dep_ == "compound"  # "a $23 billion borrowing program"
        if thing is not None and thing.lower_ in self._transparent and _is_behind(cue, thing, "of"):
            return True  # "a $4 billion package of austerity measures"
        if cue.start < place.amount.end:
            return False
        doc = place.amount.doc
        start = _after_rate(place)  # "the $42.75 a share offer", "a 400m euro ($495m; £275m) loan"
        if cue.start - start > 8:
            return False
        between = doc[min(start, cue.start) : cue.start]
        return all(_is_premodifier(token) for token in between) and not _goes_on(doc, cue.end)

    def _is_of(self, doc: Doc, cue: Cue, place: Place) -> bool:
        """ "a charge of about $40 million": only fillers between, or the amount hangs on the word."""
        if cue.end > place.amount.start:
            return False
        if _is_given(doc[cue.head], place) and all(
            token.tag_ not in ("IN", ":", ",") or token.ent_type_ == "DATE"
            for token in doc[cue.end : place.amount.start]
        ):
            return False
        if self._is_bridged(doc, cue.end, place.amount.start):
            return True
        return any(
            governor.token.i == cue.head
            and governor.verbs_between == 0
            and governor.preposition not in ("", *_ON)
            for governor in place.governors[:1]
        )

    def _is_bridged(self, doc: Doc, start: int, end: int) -> bool:
        """Whether but a few fillers and days stand between a word and the amount."""
        words, fillers = lowers(doc), list[int]()
        for i in range(start, end):
            if words[i] in self._fillers or words[i].isspace():
                fillers.append(i)
            elif doc[i].ent_type_ != "DATE":
                return False
        return len(fillers) <= _BRIDGE or sum(doc[i].ent_type_ != "DATE" for i in fillers) <= _BRIDGE

    def _is_in(self, doc: Doc, cue: Cue, place: Place) -> bool:
        """ "$180 billion in revenue"."""
        joint = _after_rate(place)  # "$1.50 per share in dividends"
        if joint >= len(doc) or not joint < cue.start <= joint + 6 or not self._joined_by(doc[joint], place):
            return False
        if doc[joint].lower_ == "worth" and joint + 1 < cue.start and doc[joint + 1].lower_ == "of":
            joint += 1
        first = joint + 1
        if doc[joint].lower_ == "of" and doc[first].tag_ == "DT":
            first += 1  # "$4 billion of those bonds"
        return all(_is_premodifier(token) for token in doc[first : cue.start]) and not _goes_on(doc, cue.end)

    def _is_change_in(self, cue: Cue, place: Place) -> bool:
        """ "a $4 billion increase in debt"."""
        thing = place.modified
        if thing is None or thing.lower_ not in self._movements:
            return False
        return _is_behind(cue, thing, "in")

    def _joined_by(self, joint: Token, place: Place) -> bool:
        """Whether a word joins the amount to the one behind it: "in", or "to" after "add", "on" after "spend"."""
        verbs = self._joined.get(joint.lower_)
        if verbs is None:
            return joint.lower_ in self._joins
        return place.verb is not None and place.verb.token.lower_ in verbs


def _is_given(noun: Token, place: Place) -> bool:
    """ "will cost the insurance fund about $13 billion": the noun is to whom it happens."""
    governor = place.governors[0] if place.governors else None
    if governor is None or governor.preposition or governor.token.i != noun.head.i:
        return False
    return noun.dep_ in ("dative", "dobj") and governor.token.lower_.startswith(
        ("cost", "sav", "lend", "lent")
    )


def _verb_frames(cue: Cue, place: Place) -> Iterator[tuple[str, int]]:
    verb = place.amount.doc[cue.head]
    if not _has_subject(cue, verb):
        return
    taken = cue.rule.prepositions is None or "" in cue.rule.prepositions
    within = place.amount.start <= verb.head.i < place.amount.end
    if taken and within and verb.dep_ in ("acl", "relcl") and not _has_own_object(verb):
        yield "verb", 0  # "1.2 trillion yen invested in bonds", "the $8 billion that it has borrowed"
    if within and not taken and "purpose" in (cue.rule.prepositions or ()) and verb.tag_ == "VB":
        yield "verb", 0  # "$19 billion to prop up the industry"
    for governor in place.governors:
        if governor.token.i == cue.head or (
            cue.end <= place.amount.start and _is_adverb_of(verb, governor.token)
        ):
            allowed = cue.rule.prepositions
            fits = governor.preposition in (("", "to", "by", "at") if allowed is None else allowed)
            if fits or governor.preposition != "to":  # "raised its forecast to $6 billion" raises no money
                yield ("verb" if fits else "verb_other"), governor.verbs_between
        if governor.token.dep_ == "relcl":
            return  # "Halden, which made $5 billion, sank"


def _has_own_object(verb: Token) -> bool:
    """ "$29 million to pay for inspections": what is paid is not what the clause hangs on."""
    return verb.tag_ == "VB" and any(child.dep_ in ("dobj", "prep") for child in verb.children)


def _is_adverb_of(word: Token, verb: Token) -> bool:
    """Whether the word is an adverb of the verb: "was 2 percent higher at $40", where the amount hangs on "was"."""
    return not is_verb(word) and word.dep_ in ("acomp", "advmod", "prt") and word.head.i == verb.i


def _has_subject(cue: Cue, verb: Token) -> bool:
    """Whether the verb and its subject are of the kind that the row asks for."""
    if cue.rule.passive and not is_passive(verb):
        return False
    if cue.rule.subjects is None:
        return True
    who = subject(verb)
    if who is not None and who.tag_ in ("WDT", "WP"):
        who = _antecedent(verb)
    if who is None:
        return False
    if "PERSON" in cue.rule.subjects and who.tag_ == "NNP" and who.ent_type_ == "PERSON":
        return True
    phrase = who.doc[who.left_edge.i : who.i + 1]
    return any(token.lower_ in cue.rule.subjects for token in phrase)


def _argument_frames(cue: Cue, place: Place) -> Iterator[tuple[str, int]]:
    """ "net sales rose to $523 million", "cut costs by $6 billion"."""
    for governor in place.governors:
        verb = governor.token
        if not governor.acts:
            continue
        if verb.tag_ == "VB" and verb.dep_ == "acl":
            continue  # "plans to sell": a plan sells nothing
        who = governor.subject
        if who is not None and who.tag_ in ("WDT", "WP"):
            noun = _antecedent(verb)
            if noun.left_edge.i <= cue.head <= noun.i:
                yield "inside", governor.verbs_between  # "a deficit that could approach $5 billion"
        elif who is not None and who.i != place.root.i:
            if who.i == cue.head:
                yield "subject", governor.verbs_between
            elif _is_inside(cue, who):
                yield "inside", governor.verbs_between
        for what in governor.objects:
            if governor.preposition in _ON and cue.rule.prepositions is None:
                continue  # "share the losses on $300 billion of assets"
            if what.i == cue.head and (
                cue.rule.prepositions is None or governor.preposition in cue.rule.prepositions
            ):
                yield "object", governor.verbs_between
            elif _is_inside(cue, what) and cue.rule.governors is None:
                yield "inside", governor.verbs_between


def _is_behind(cue: Cue, noun: Token, preposition: str) -> bool:
    """Whether the word stands behind the noun and this preposition."""
    things = (inner for child in noun.children if child.lower_ == preposition for inner in child.children)
    return any(inner.dep_ == "pobj" and cue.start <= inner.i < cue.end for inner in things)


def _antecedent(verb: Token) -> Token:
    """The noun that a relative clause hangs on; the verb itself in another clause."""
    while verb.dep_ == "conj" and verb.head is not verb:
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else verb


def _is_governed(cue: Cue, place: Place) -> bool:
    """Whether the amount's verb is one of those that the row asks for."""
    verb = place.verb
    if verb is None or cue.rule.governors is None or verb.token.lower_ not in cue.rule.governors:
        return False
    after = lowers(place.amount.doc)[verb.token.i + 1 : verb.token.i + 2]
    return after != ["into"]  # "take into account the costs"


def _is_inside(cue: Cue, phrase: Token) -> bool:
    """Whether the word stands in the phrase, and not in a clause that hangs on the phrase."""
    if not phrase.left_edge.i <= cue.head <= phrase.right_edge.i:
        return False
    word = phrase.doc[cue.head]
    for _ in range(_MAX_CLIMB):
        if word.i == phrase.i:
            return True
        if word.dep_ == "relcl":
            return False
        word = word.head
    return True


def _follows_from(doc: Doc, cue: Cue, place: Place) -> bool:
    """ "raised $3 billion, most of it this year, from selling assets", "could raise $9 billion by selling"."""
    gap = lowers(doc)[place.amount.end : cue.start]
    joints = gap[-4:]
    sells = cue.rule.frames is not None and "from" in cue.rule.frames
    return 0 < len(gap) <= 10 and ("from" in joints or (sells and "by" in joints))


def _is_premodifier(token: Token) -> bool:
    """Whether the token may stand between the border of a noun phrase and its head."""
    if token.is_space or token.lower_ in ("-", "its", "their", "his", "her"):
        return True
    if token.lower_ in ("a", "an"):
        return token.i + 1 < len(token.doc) and token.nbor().lower_ in ("year", "month", "day", "quarter")
    if token.tag_ == "CC" and token.i:  # "in legal and advisory fees", "of cost and revenue benefits"
        return token.nbor(-1).tag_.startswith("JJ") or token.nbor(-1).dep_ == "nmod"
    return token.tag_ in _PREMODIFIERS


def _goes_on(doc: Doc, i: int) -> bool:
    """Whether the noun phrase goes on with another noun at token i."""
    if i + 1 < len(doc) and doc[i].lower_ == "-" and not doc[i].whitespace_:
        return True  # "acquisition-related costs"
    if i < len(doc) and doc[i].lower_ == "and" and doc[i - 1].dep_ == "nmod" and doc[i - 1].head.i > i:
        return True  # "cost and revenue benefits"
    return i < len(doc) and doc[i].tag_ in ("NN", "NNS") and doc[i - 1].whitespace_ != "\n"


def _after_rate(place: Place) -> int:
    """The token behind the amount, what it is in another currency, and its rate."""
    amount = place.amount
    return after_conversion(amount.doc, amount.end) + len((place.quantity.per or "").split())


#: How many tokens an amount in one or two other currencies takes, with its brackets.
_CONVERSION = 14


def after_conversion(doc: Doc, i: int) -> int:
    """The token after an amount in brackets at token i, else i."""
    words = texts(doc)
    if i < len(words) and words[i] == "(" and ")" in words[i + 1 : i + _CONVERSION]:
        return words.index(")", i + 1) + 1
    return i
