"""Where a number stands to a trigger of a job cut: one function for each frame that job_cut.jsonl can name."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.claims.counts import Counted
from extractor.claims.cut_closures import closed, employing
from extractor.claims.hanging import hangs_on
from extractor.claims.place import Frame, Place
from extractor.pipeline.clauses import SUBJECTS, governing_verb, is_passive, is_verb, subject
from extractor.values.types import Qualifier


def as_object(place: Place) -> bool:
    """ "cut 500 jobs", "cut costs and 500 jobs", "lay off another 400 workers", "the 500 jobs that it cut"."""
    if not place.after:
        return _is_relative_object(place)
    if is_passive(place.trigger.head) and place.trigger.head.dep_ != "amod":
        return False
    between = _behind_joint_verb(place)
    if len(between) <= 6 and all(_is_light(place, token) for token in between):
        return True
    if place.count.kind is Counted.JOBS and _is_number_and(between):
        return True
    return len(between) <= 20 and hangs_on(place.count, place.trigger.head, place.trigger.span)


def _behind_joint_verb(place: Place) -> list[Token]:
    """What stands between verb and number, another verb of the same object left out: "cut or relocate 500 jobs"."""
    between = place.between()
    joint = len(between) > 1 and between[0].lower_ in ("or", "and")
    return between[2:] if joint and between[1].tag_ == place.trigger.head.tag_ else between


def _is_number_and(between: list[Token]) -> bool:
    """ "cut 16 plants and up to 500 jobs": another number with its noun stands before."""
    words = [token for token in between if token.tag_ not in ("IN", "TO", "RB")]
    return (
        2 < len(words) <= 5
        and words[0].tag_ == "CD"
        and words[-2].tag_ == "NNS"
        and words[-1].lower_ == "and"
        and all(token.tag_[:2] in ("NN", "JJ") for token in words[1:-1])
    )


def _is_relative_object(place: Place) -> bool:
    """ "the 500 jobs that it cut", "the 300 workers the bank laid off", "the 500 jobs it had planned to cut"."""
    verb, noun = place.trigger.head, subject(place.trigger.head)
    if _has_object(verb, place):
        return False
    while verb.dep_ == "xcomp" and is_verb(verb.head):
        verb = verb.head
    if verb.dep_ != "relcl" or is_passive(verb) or _has_object(verb, place) or len(place.between()) > 10:
        return False
    acts = noun is not None and noun.tag_ not in ("WP", "WDT") and noun.lower_ not in ("who", "that", "which")
    return acts and place.count.noun is not None and place.count.start <= verb.head.i < place.count.end


def inside(place: Place) -> bool:
    """ "lay 500 workers off", "make 500 workers redundant", "put 500 jobs at risk"."""
    start, end = place.trigger.start, place.trigger.end
    if not (start < place.count.start and place.count.end < end + 1):
        return False
    before = place.doc[start + 1 : place.count.start]
    return all(_is_light(place, token) or token.is_space for token in before)


def as_passive_subject(place: Place) -> bool:
    """ "500 jobs will be cut", "500 workers laid off in May", "500 jobs, mostly in Ohio, are to be axed"."""
    if place.after:
        return False
    verb = place.trigger.head
    if verb.dep_ == "amod" and verb.i == place.trigger.start and verb.tag_ == "VBN" and place.between():
        return False
    if verb.tag_ not in ("VBN", "VBD", "") or _names_its_jobs(place):
        return False
    if _is_done_to_what_they_have(verb) or _has_subject_between(place, verb):
        return False
    between = place.between()
    if not between:
        return verb.tag_ in ("VBN", "VBD") and not _has_object(verb, place)
    words = [token.lower_ for token in between if token.tag_ not in ("RB", "RBR")]
    passive = is_passive(verb) or not words or words[-1] in _PASSIVE
    return passive and _one_clause(place, between)


def _has_subject_between(place: Place, verb: Token) -> bool:
    """ "It has 1,000 employees, and said more jobs will be cut", "told 1,000 employees that 50 of them will go"."""
    return any(
        c.dep_ in SUBJECTS
        and c.tag_[:2] in ("NN", "CD")
        and place.count.end <= c.i < place.trigger.start
        and c.left_edge.i > place.count.start  # "8 million Americans": the number's own noun
        for c in verb.children
    )


def _has_clause_between(place: Place, verb: Token) -> bool:
    """ "500 are idle, and another 300 are expected to lose their jobs"."""
    end = place.count.end
    actors = (c.i for c in verb.head.children if c.dep_ in SUBJECTS and c.i >= end)
    return verb.dep_ == "xcomp" and any(t.tag_ in _FINITE for i in actors for t in place.doc[end:i])


def _is_done_to_what_they_have(verb: Token) -> bool:
    """ "500 people had their payments reduced"."""
    things = [c for c in verb.children if c.dep_ in SUBJECTS] or ([verb.head] if verb.dep_ == "acl" else [])
    return any(
        thing.i < verb.i
        and any(child.dep_ == "poss" and child.tag_ == "PRP$" for child in thing.children)
        and {"had", "have", "has"} & {token.lower_ for token in (verb.head, thing.head)}
        for thing in things
    )


def _names_its_jobs(place: Place) -> bool:
    """ "enrollment fell by 500 people as employers cut jobs": right behind it stands what was cut."""
    end = place.trigger.end
    return end < len(place.doc) and place.counter.counts_jobs(place.doc[end])


_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_PASSIVE = frozenset(("be", "is", "are", "was", "were", "been", "being", "get", "got", "getting"))


def as_actor(place: Place) -> bool:
    """ "500 jobs will go", "500 workers will lose their jobs", "500 jobs are at risk"."""
    if place.after:
        return False
    between = place.between()
    if place.count.is_share and place.trigger.head.dep_ == "relcl":
        return False  # "90 percent of the workers who took buyouts": a share of those who go
    opening = [token.lower_ for token in place.doc[max(0, place.count.start - 2) : place.count.start]]
    if "for" in opening and any(
        token.lower_ == "to" for token in between
    ):  # "a deadline for its 500 staff to accept"
        return False
    acting = governing_verb(place.trigger.head) or place.trigger.head
    if _has_subject_between(place, acting) or _has_clause_between(place, acting):
        return False
    return len(between) <= 25 and _one_clause(place, between)


#: Words in front of a number that is a level and no amount: "headcount fell to 9,000".
_LEVELS = frozenset(("to", "from", "at"))


def of_workforce(place: Place) -> bool:
    """ "cut its workforce by 500", "headcount was reduced by 5 percent", "trims staff 10 percent"."""
    if not place.after:
        return False
    between = place.between()
    if len(between) > 18 or any(_breaks_clause(token) or token.tag_.startswith("V") for token in between):
        return False
    words = [token.lower_ for token in between]
    if any(word in place.words.cut_else for word in words):  # "cut the salaries of its team by 20 percent"
        return False
    openers = place.words.light - _LEVELS
    while words[-1:] and words[-1] in openers:  # "by a total of 500", "by a net 500"
        words.pop()
    if any(_is_of_market(place, token) for token in between):
        return False
    if any(place.counter.is_workforce(token) and not _describes(token) for token in between):
        return words[-1:] == ["by"] or (
            place.counter.is_workforce(between[-1]) and place.count.kind is Counted.BARE
        )
    noun = subject(place.trigger.head)
    shrinks = noun is not None and place.counter.is_body(noun)
    return shrinks and len(words) <= 3 and (not words or words[-1] == "by")


def _is_of_market(place: Place, token: Token) -> bool:
    """ "reduced its short positions by 500": what a trader holds."""
    return token.lower_ == "positions" and any(child.lower_ in place.words.holdings for child in token.lefts)


def _describes(token: Token) -> bool:
    """Whether a noun follows that the word belongs to: "workers' pay", "a total 12 percent", but not "staff members"."""
    doc, i = token.doc, token.i + 1
    following = doc[i] if i < len(doc) else None
    if following is None or following.lower_ in ("members", "numbers", "levels"):
        return False
    return token.tag_ == "JJ" or following.tag_ in ("NN", "NNS", "POS")


def before_noun(place: Place) -> bool:
    """ "500 layoffs", "1,700 more job cuts", "a 10 percent cut in its workforce"."""
    count, trigger = place.count, place.trigger
    if count.noun is not None and trigger.start <= count.noun.i < trigger.end:
        return count.kind is Counted.CUTS or count.is_share
    if place.after:
        return False
    between = place.between()
    return (
        len(between) <= 2
        and count.kind in (Counted.BARE, Counted.OTHER)
        and count.is_share
        and all(token.lower_ in place.words.light or token.tag_.startswith(("J", "N")) for token in between)
        and not any(token.tag_ == "VBD" for token in between)  # "12 percent reported job cuts"
    )


def of_noun(place: Place) -> bool:
    """ "layoffs of 500 workers", "the loss of up to 500 jobs", "job cuts totalling 500"."""
    if not place.after:
        return False
    words = [token.lower_ for token in place.between()]
    if place.trigger.span[-1].lower_ in ("of", "to", "for", "with"):
        return len(words) <= 3 and all(word in place.words.light for word in words)
    if len(words) > 6 or not words or words[0] == "out":  # "500 layoffs out of 4,300 workers"
        return False
    if words[-1] in ("its", "their") and words[-2:-1] in (["among"], ["at"], ["in"], ["from"]):
        return False  # "job losses among its 6,500 staff": all of them
    allowed = place.words.light | {"of", "for", "among", "to", "in", "from", "at"}
    return any(word in ("of", "for", "among", "to") for word in words) and all(
        word in allowed for word in words
    )


def of_share(place: Place) -> bool:
    """ "a reduction in its workforce of 10 percent", "a cut in staff of 500"."""
    words = [token.lower_ for token in place.between()] if place.after else []
    return (
        1 <= len(words) <= 3
        and words[0] in ("of", "by")
        and all(word in place.words.light | {"by"} for word in words)
    )


def affected(place: Place) -> bool:
    """ "layoffs affecting 500 workers", "the cuts will hit 5 percent of its staff", "the closure will cost 90 jobs"."""
    if not place.after:
        return False
    if _is_defined(place) or (place.trigger.rule.takes == "told" and not speaks_of_jobs(place)):
        return False
    if _modifies_noun(place.trigger.span[-1]) and place.count.kind not in (Counted.JOBS, Counted.PEOPLE):
        return False
    between = place.between()
    if place.count.span[0].lower_ in place.words.affects:  # "layoffs will exceed 500": the hedge is the verb
        between.append(place.count.span[0])
    if len(between) > 24:
        return False
    hits = [k for k, token in enumerate(between) if token.lower_ in place.words.affects]
    if not hits:
        return False
    verb = hits[-1]
    if _is_of_another(between[verb], place):
        return False
    before, behind = between[:verb], between[verb + 1 :]
    if place.count.is_share and "total" in {token.lower_ for token in between}:
        return False  # "come on top of 500 layoffs, taking the total to 15 percent of its staff"
    resulting = between[verb].tag_ == "VBG" and bool(before) and before[-1].text == ","
    if not resulting and any(
        _breaks_clause(t) for t in before[2:] if t.lower_ not in place.words.affects and not _is_auxiliary(t)
    ):
        return False
    return len(behind) <= 6 and all(
        token.lower_ in place.words.links or (token.is_punct and token.text in '-"') for token in behind
    )


def _is_of_another(verb: Token, place: Place) -> bool:
    """Whether a noun between trigger and verb is the verb's subject: "when the overhaul ends, Ohio will make 80"."""
    noun = subject(verb)
    named = verb.head.tag_.startswith("NNP") and verb.head.i >= place.trigger.end
    if verb.dep_ == "relcl" and named and place.trigger.head not in verb.head.ancestors:
        return True  # "affect editors, said the Courier Guild, which represents 500 reporters"
    return noun is not None and noun.tag_[:2] == "NN" and place.trigger.end <= noun.i < verb.i


def _is_defined(place: Place) -> bool:
    """ "mass layoffs -- involving 50 or more people": what is counted as one, no cut."""
    if any(token.lower_ == "defined" for token in place.between()):
        return True
    least = place.count.quantity.qualifier is Qualifier.AT_LEAST
    opening = place.doc[max(0, place.trigger.start - 3) : place.trigger.start]
    if least and any(token.lower_ == "defined" for token in opening):
        return True  # "defined as job cuts involving at least 50 people"
    before = place.doc[max(0, place.trigger.start - 1)].lower_
    of_size = any(token.lower_ in ("involving", "involve") for token in place.between())
    return before == "mass" and of_size and least


def speaks_of_jobs(place: Place) -> bool:
    """Whether jobs are cut in what "the cuts will affect 500 employees" follows: no pensions, no prices."""
    return place.count.kind not in (Counted.PEOPLE, Counted.BARE) or follows_cuts(place)


def follows_cuts(place: Place) -> bool:
    """Whether jobs or their cuts are spoken of before the trigger."""
    before = place.doc[max(0, place.trigger.start - _TOLD) : place.trigger.start]
    return any(
        token.lower_ in place.words.cuts or place.counter.counts_jobs(token) or token.lower_ in _OF_JOBS_GONE
        for token in before
    )


#: How many tokens back the jobs may be spoken of that "the cuts" are of.
_TOLD = 80


#: Words of jobs gone, beside the nouns of work and of cuts.
_OF_JOBS_GONE = frozenset(
    ("laid", "lay", "lays", "laying", "redundant", "fired", "sacked", "jobless", "idle", "idled", "idling")
)


def at_level(place: Place) -> bool:
    """ "planned layoffs jumped to 241,749", "job cuts rose 12 percent in March to 75,000"."""
    noun = place.trigger.span[-1]
    if not place.after or place.count.is_share or not noun.lower_.endswith("s"):
        return False
    if place.count.kind not in (Counted.BARE, Counted.CUTS):
        return False
    between = place.between()
    words = [token.lower_ for token in between]
    if not 2 <= len(words) <= 18 or any(token.text in ";:." for token in between):
        return False
    verbs = [token for token in between if token.tag_ in ("VBD", "VBZ", "VBP", "VBN")]
    moved = [token for token in verbs if token.lower_ in place.words.moving]
    while words[-1:] and words[-1] in ("a", "an", "the", "record"):
        words.pop()
    if not moved or verbs[-1] not in moved or words[-1:] != ["to"]:
        return False
    return subject(verbs[-1]) in (None, noun)


FRAMES: dict[str, Frame] = {
    "object": as_object,
    "inside": inside,
    "passive": as_passive_subject,
    "actor": as_actor,
    "workforce": of_workforce,
    "before": before_noun,
    "of": of_noun,
    "of_share": of_share,
    "affects": affected,
    "level": at_level,
    "employing": employing,
    "closed": closed,
}


def _modifies_noun(token: Token) -> bool:
    """Whether the trigger only describes another noun: "layoff events", but not "the job cut plan"."""
    return token.dep_ == "compound" and token.head.i > token.i and token.head.lower_ not in _CARRIERS


#: Nouns that carry a cut on: what they affect, the cut affects.
_CARRIERS = frozenset(
    ("plan", "plans", "program", "programme", "announcement", "announcements", "round", "figure", "package",
     "scheme", "total")
)  # fmt: skip


def _is_light(place: Place, token: Token) -> bool:
    return (
        token.lower_ in place.words.light
        or token.tag_ in ("RB", "JJ", "JJR", "PRP$", "DT")
        or token.text in "\"'“”’,-–"
    )


def _has_object(verb: Token, place: Place) -> bool:
    """Whether the verb governs an object of its own behind it: then what stands before it acts."""
    return any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)


def _one_clause(place: Place, between: list[Token]) -> bool:
    """Whether nothing between number and verb begins another clause with a subject of its own."""
    if len(between) > 25 or any(token.lower_ in ("those", "others") for token in between):
        return False
    for token in between:
        if token.lower_ in ("said", "say", "says") and subject(token) == place.count.noun:
            return False  # "a dozen workers said 80 had been fired"
        if token.lower_ in place.words.between_passive:
            continue
        if token.text in (";", ":", ".", "!", "?"):
            return False
        if token.tag_ in ("VBZ", "VBP", "VBD", "MD"):
            return False
        if token.tag_ in ("VB", "VBN", "VBG") and token.dep_ not in ("amod", "acl", "aux", "auxpass"):
            if place.trigger.head.dep_ == "xcomp" and place.trigger.head.head == token:
                continue  # "500 jobs are known to have been axed"
            if token.i + 2 == place.trigger.start and place.doc[token.i + 1].lower_ in ("or", "and"):
                continue  # "500 jobs would be moved or made redundant"
            return False
        if token.lower_ in ("because", "while", "although", "if", "but", "when", "than"):
            return False
    return True


def _is_auxiliary(token: Token) -> bool:
    return token.tag_ == "MD" or token.dep_ in ("aux", "auxpass")


def _breaks_clause(token: Token) -> bool:
    return token.text in (";", ":", ".", "!", "?") or token.tag_ in ("VBZ", "VBP", "VBD", "MD")
