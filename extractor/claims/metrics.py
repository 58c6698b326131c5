"""The metric of an amount: revenue, profit, debt and so on, from the metric words of its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from spacy.tokens import Doc, Span, Token

from extractor.claims.amount_links import is_next, is_of_its_own, link_of, of_sum, rate_tokens
from extractor.claims.figures import METRICS_FILE, NO_CUE, Figure, Sizes, comparable, numbers
from extractor.claims.metric_corrections import Corrections
from extractor.claims.metric_cues import CUES_FILE, Cue, CueLexicon, CueRule
from extractor.claims.metric_frames import Frames, Place, place_of
from extractor.claims.metric_neighbours import (
    by_price_like,
    by_share_like,
    of_fine_before,
    of_price_before,
    with_price,
)
from extractor.claims.metric_senses import Senses
from extractor.inflection import forms
from extractor.pipeline.clauses import subject
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import sentence_start
from extractor.rules import Rules
from extractor.values.types import Quantity

#: Figures by the share, to which a sum is not alike.
_OF_ONE_SHARE = frozenset(("share_price", "earnings_per_share"))


#: What metrics.jsonl calls the frames that have a weight of their own here.
_GENERAL = {"inside": "subject", "verb_other": "verb", "before": "near", "after": "near"}
#: How many figures of a sentence may have to do with one another.
_NEAR = 12
_UNTIED = frozenset(("before", "after"))
#: Frames that say little about what the amount is.
_WEAK = frozenset(("before", "after", "verb_other"))
_COSTS = frozenset(("cost", "costs", "costing"))
#: Prepositions behind a metric word whose phrase tells what it is of.
_INNER = frozenset(("of", "for", "in", "to"))
#: Words before what a figure leaves out or holds beside other things: "profit, excluding restructuring costs, was".
_BESIDE = frozenset(("excluding", "including", "before", "despite", "without", "besides"))
_FORESEEN = frozenset(("expected", "forecast", "estimated", "predicted", "anticipated", "projected"))
#: Frames in which the word stands before the amount.
_OUTER = frozenset(("of", "object", "subject", "inside", "before"))
#: Frames that do not hold of an amount which only modifies another noun.
_LOOSE = frozenset(("before", "after", "object", "subject", "inside"))
#: Frames by what governs the amount, which is said of the noun that it modifies, if any.
_GOVERNED = frozenset(("of", "object", "subject", "inside"))
_MODIFIABLE = frozenset(("before", "after", "inside", "subject"))


class MetricFinder:
    """Finds the metrics of the amounts of a sentence; metrics.toml and metrics.jsonl say how."""

    files = (METRICS_FILE, CUES_FILE, *Senses.files)

    def __init__(self, rules: Rules) -> None:
        """Compile the rules; raises RuleError for a mistake in them."""
        table = rules.table(METRICS_FILE)
        self._lexicon = CueLexicon(rules)
        self._weights = numbers(table, "frames")
        self._limits = numbers(table, "limits")
        self._sizes = Sizes(table)
        words = {name: frozenset(values) for name, values in table["words"].items()}
        self._corrections = Corrections(table, words)
        self._senses = Senses(rules)
        self._links, self._share_rates = words["links"], words["share_rates"]
        self._of_small = words["of_small"]
        self._of_shares = words["of_shares"]
        self._expectations, self._transparent = words["expectations"], words["transparent"]
        self._movements = words["movements"]
        joined = {
            joint: frozenset(form for verb in words[name] for form in forms(verb))
            for joint, name in (("to", "adding"), ("on", "spending"))
        }
        self._moves = frozenset(form for verb in words["moves"] for form in forms(verb))
        self._frames = Frames(words["fillers"], words["joins"], joined, self._transparent, words["movements"])

    def figures(
        self,
        sentence: Sequence[Token],
        amounts: Sequence[Span],
        earlier: Sequence[Figure],
        names: Set[int] = frozenset(),
    ) -> list[Figure]:
        """The amounts of one sentence with their metrics; `earlier` holds those of the last one before it that has any.

        No word of `names`, token indices, is a metric word: "Greenlight Capital".
        """
        taken = {i for amount in amounts for i in range(amount.start, amount.end)}
        taken |= {i for amount in amounts for i in rate_tokens(amount)}
        places = [place_of(amount) for amount in amounts]
        #: nouns that a sum stands before are what they say, also in a name: "the $75 billion Home Renewal Program"
        sized = {place.modified.i for place in places if place.modified is not None}
        cues = [
            cue
            for cue in self._lexicon.find(sentence, names)
            if cue.head not in taken
            and cue.head not in names
            and (cue.head in sized or not _is_of_name(sentence, cue))
        ]
        saved = {cue.head for cue in cues if cue.rule.metric == "savings"}
        cues = [cue for cue in cues if cue.head in sized or not _is_cause(sentence, cue, saved)]
        heads = {cue.head: cue.rule.metric for cue in cues if not cue.is_verb}
        named = {i: cue.rule.metric for cue in cues if not cue.is_verb for i in range(cue.start, cue.end)}
        outcomes = {cue.head for cue in cues if cue.is_verb and cue.rule.metric in ("loss", "profit")}
        nested = {i for i in heads if _is_nested(sentence, i, heads.keys())}
        left_out = {i for i in heads if _is_left_out(sentence, i)}
        found: list[Figure] = []
        starts = [amount.start for amount in amounts]
        for amount, place in zip(amounts, places, strict=True):
            size = self._sizes.of(place.quantity)
            candidates = [Figure(amount, "other", NO_CUE, self._limits["floor"], None, "none", place)]
            for cue in cues:
                for figure in self._candidates(cue, place, size, starts):
                    of_it = figure.frame == "of" and cue.head in left_out and _hangs_on(place, cue)
                    figure = self._lowered(figure, heads, named, nested if of_it else nested | left_out)
                    if figure.frame == "in" and (
                        (cue.rule.metric == "acquisition" and _is_object_of(place, outcomes))
                        or (cue.rule.metric == "funding" and _is_valued_at(place))
                    ):
                        figure = figure._replace(score=figure.score - self._limits["nested"])
                    candidates.append(figure)
            candidates.extend(self._taken_over(place, found, earlier))
            best = max(candidates, key=lambda figure: figure.score)._replace(cues=tuple(cues))
            best = self._senses.settled(of_fine_before(of_price_before(best, earlier, names), earlier))
            best = self._corrections.settled(by_share_like(best, found[-_NEAR:]), sentence, names)
            found.append(by_price_like(best, found[-_NEAR:], earlier))
        found = [*map(of_sum, found, found[1:]), *found[-1:]]
        near = (found[max(0, i - _NEAR) : i + _NEAR] for i in range(len(found)))
        return [with_price(figure, beside) for figure, beside in zip(found, near, strict=True)]

    def _taken_over(
        self, place: Place, found: Sequence[Figure], earlier: Sequence[Figure]
    ) -> Iterator[Figure]:
        """The metrics that the amount may share with one before it."""
        amount = place.amount
        for link, source in self._links_to(place, found, earlier):
            if link == "inherited" and source.metric in _OF_ONE_SHARE and _is_sum_of(amount, source.quantity):
                continue  # "at $34 a share, or about $4.3 billion"
            yield Figure(
                amount, source.metric, source.rule, self._weights[link], None, link, place, source=source
            )

    def _links_to(
        self, place: Place, found: Sequence[Figure], earlier: Sequence[Figure]
    ) -> Iterator[tuple[str, Figure]]:
        value, thing = place.quantity, _thing(place)
        found = found[-_NEAR:]
        alike = [figure for figure in found if comparable(figure.quantity, value)]
        before = [] if found else [figure for figure in earlier if comparable(figure.quantity, value)]
        last = alike[-1] if alike else before[-1] if before else None
        if last is not None and self._is_expectation(place):
            yield "expected", last
        if last is not None and not found and is_next(last, place) and _is_resumed(place, self._moves):
            yield "resumed", last
        if found:
            link = link_of(found[-1], place.amount, self._links)
            if link in ("converted", "compared"):
                yield link, found[-1]
            elif link is not None:
                yield link, alike[-1] if alike else found[-1]
            for figure in found:
                beside = place.beside
                if beside is not None and figure.amount.start <= beside.i < figure.amount.end:
                    yield "coordinated", figure
        elif (
            before
            and not is_of_its_own(place)
            and (thing is None or thing.lower_ in self._transparent or thing.lower_ in self._movements)
        ):
            yield "earlier", before[-1]

    def _is_expectation(self, place: Place) -> bool:
        """ "above the average estimate of $4.95 billion", "the $1.50 expected by analysts"."""
        doc, amount = place.amount.doc, place.amount
        governor = place.governors[0].token if place.governors else None
        if governor is not None and governor.lower_ in self._expectations:
            return True
        if amount.end < len(doc) and doc[amount.end].lower_ in _FORESEEN:
            return True
        return any(  # "the $58 billion Wall Street had expected"
            child.dep_ == "relcl" and child.lower_ in _FORESEEN for child in place.root.children
        )

    def _candidates(self, cue: Cue, place: Place, size: Decimal, starts: Sequence[int]) -> list[Figure]:
        """What the metric word can make of an amount of this size; `starts` are those of the sentence's amounts."""
        amount, rule = place.amount, cue.rule
        quantity = place.quantity
        if not _fits(rule, quantity, size):
            return []
        start = amount.start
        distance = start - cue.end if cue.end <= start else cue.start - amount.end
        lower, upper = (cue.start, start) if cue.start <= start else (start, cue.start)
        crossed = bisect_left(starts, upper) - bisect_right(starts, lower)
        made = []
        for frame, verbs in self._frames.between(cue, place):
            if rule.frames is not None and _GENERAL.get(frame, frame) not in rule.frames:
                continue
            if frame in _UNTIED and rule.governors is not None:
                continue
            score = self._weights[frame] * rule.weight - verbs * self._limits["clause"]
            if frame in _WEAK and not self._may_be_weak(rule, quantity, size):
                score -= self._limits["implausible"]
            if frame in _UNTIED:
                if distance > self._limits["reach"]:
                    continue
                score -= distance * self._limits["per_token"]
            else:
                score -= distance * self._limits["per_token_tied"]
            if frame in _MODIFIABLE and self._only_modifies(amount.doc, cue):
                score -= self._limits["modifier"]
            if frame not in ("compound", "in"):
                score -= crossed * self._limits["crossing"]
            made.append(Figure(amount, rule.metric, rule.id, score, cue, frame, place))
        return made

    def _lowered(
        self, figure: Figure, metrics: Mapping[int, str], named: Mapping[int, str], nested: Set[int]
    ) -> Figure:
        """The figure with less weight where the word stands inside the phrase of another metric word, or where
        the amount modifies a noun that is none: "a $2 million marketing campaign"."""
        cue, thing = figure.cue, _thing(figure.place)
        lower = 0.0
        governor = figure.place.verb if figure.frame == "subject" else None
        if governor is not None and governor.token.lower_ in _COSTS:
            lower = self._limits["nested"]  # "the mortgage costs $620 a month"
        if cue is not None and cue.is_verb and cue.rule.metric == "share_price":
            who = subject(figure.amount.doc[cue.head])  # "the selling price beat forecasts, rising to $793"
            told = None if who is None else named.get(who.i)
            lower = self._limits["nested"] if told in ("price", "earnings_per_share", "dividend") else 0.0
        if cue is not None and cue.is_verb and metrics.get(_held_by(figure.place)) == "share_price":
            lower = self._limits[
                "nested"
            ]  # "at a closing price of $6, the stake would be valued at $190 million"
        if cue is not None and figure.frame == "inside" and cue.rule.metric == "price":
            who = None if figure.place.verb is None else figure.place.verb.subject
            if who is not None and metrics.get(who.i) == "share_price":
                lower = self._limits["nested"]  # "shares in the producer of iron ore closed at"
        if cue is not None and cue.head in nested and figure.frame in _OUTER:
            lower = self._limits["nested"]
        if thing is not None and cue is not None and figure.frame in _LOOSE and thing.i not in metrics:
            known = thing.lower_ in self._transparent or _is_in_phrase(cue, thing)
            lower += 0.0 if known else self._limits["modifies"]
        elif thing is not None and cue is not None and figure.frame in _GOVERNED and cue.head != thing.i:
            lower += self._limits["nested"] if thing.i in metrics else 0.0
        return figure._replace(score=figure.score - lower) if lower else figure

    def _may_be_weak(self, rule: CueRule, quantity: Quantity, size: Decimal) -> bool:
        """Whether a frame that says little suffices: not for the revenue of a firm in dollars and cents."""
        if (quantity.per or "").casefold() in self._share_rates:
            return rule.metric in self._of_shares
        return bool(quantity.per) or size >= self._limits["small"] or rule.metric in self._of_small

    def _only_modifies(self, doc: Doc, cue: Cue) -> bool:
        """Whether the metric word stands before a noun of another kind: "investment bank"."""
        head = doc[cue.head]
        if cue.is_verb or head.dep_ not in ("compound", "nmod") or head.head.i < cue.end:
            return False
        return head.head.lower_ not in self._transparent and head.head.tag_ != "NNP"


def _fits(rule: CueRule, quantity: Quantity, size: Decimal) -> bool:
    """Whether an amount of this size, or with this rate, can be what the row is about."""
    if size < rule.smallest and (not quantity.per or rule.rated is None):
        return False
    if rule.largest is not None and size > rule.largest:
        return False
    return bool(quantity.per) if rule.rated is None else rule.rated or not quantity.per


def _is_of_name(sentence: Sequence[Token], cue: Cue) -> bool:
    """Whether the word belongs to a name: "the Securities and Exchange Commission"; none of a headline in capitals does."""
    at = cue.head - sentence[0].i
    if cue.is_verb or cue.end - cue.start > 1 or not _is_capitalised(sentence[at]):
        return False
    behind = [token for token in sentence[at + 1 : at + 3] if token.lower_ not in ("and", "of")]
    beside = [*sentence[max(0, at - 1) : at], *behind[:1]]
    if not any(map(_is_capitalised, beside)):
        return False
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    return sum(token.is_lower for token in words) * 3 > len(words)


def _is_cause(sentence: Sequence[Token], cue: Cue, saved: Set[int]) -> bool:
    """Whether a noun tells where savings come from: "synergies from the merger of $40 million"."""
    noun = sentence[cue.head - sentence[0].i]
    return noun.dep_ == "pobj" and noun.head.lower_ == "from" and noun.head.head.i in saved


def _is_capitalised(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") and token.text.istitle()


def _is_nested(sentence: Sequence[Token], i: int, heads: Set[int]) -> bool:
    """Whether a noun depends on another metric word: "a writedown on the value of assets"."""
    current: Token = sentence[i - sentence[0].i]
    for _ in range(4):
        above = current.head
        if current.dep_ != "pobj" or above.dep_ != "prep" or above.lower_ not in _INNER:
            return False
        current = above.head
        if current.i in heads and current.i < i:
            return True
    return False


def _is_left_out(sentence: Sequence[Token], i: int) -> bool:
    """Whether a noun stands behind "excluding", "before" or the like."""
    first: Token = sentence[i - sentence[0].i]
    while (
        first.dep_ in ("compound", "nmod", "amod") and first.head.i > first.i
    ):  # "excluding acquisition costs"
        first = first.head
    if first.dep_ == "conj" and not any(child.lower_ == "of" for child in first.children):
        while first.dep_ == "conj" and first.head.i < first.i:  # "before items and sales of $4 million"
            first = first.head
    return first.dep_ in ("pobj", "dobj") and first.head.lower_ in _BESIDE


def _hangs_on(place: Place, cue: Cue) -> bool:
    """ "excluding a gain of $98 million": the amount is of what is left out."""
    return any(
        governor.token.i == cue.head and governor.preposition == "of" for governor in place.governors[:1]
    )


def _is_object_of(place: Place, verbs: Set[int]) -> bool:
    """ "lost $550 million in derivative deals": the verb says what the amount is."""
    governor = place.governors[0] if place.governors else None
    return governor is not None and not governor.preposition and governor.token.i in verbs


def _is_valued_at(place: Place) -> bool:
    """ "valued at $2.8 billion in its last round"."""
    governor = place.governors[0] if place.governors else None
    return governor is not None and governor.preposition == "at" and governor.token.lower_ in _VALUED


_VALUED = frozenset(("valued", "values", "value", "valuing"))


def _held_by(place: Place) -> int:
    """The index of the noun that the amount is of; -1 for none."""
    governor = place.governors[0] if place.governors else None
    return -1 if governor is None or governor.preposition != "of" else governor.token.i


def _thing(place: Place) -> Token | None:
    """The noun that the amount modifies; the code of a share or a currency behind it is none."""
    return place.modified if place.modified is not None and place.modified.is_alpha else None


def _is_in_phrase(cue: Cue, thing: Token) -> bool:
    """Whether the word stands before a noun or behind it and a preposition: "a $1 billion debt payment"."""
    word = thing.doc[cue.head]
    for _ in range(4):
        if word.i == thing.i:
            return True
        if word.dep_ not in ("compound", "amod", "nmod", "pobj", "prep"):
            return False
        word = word.head
    return False


def _is_resumed(place: Place, moves: Set[str]) -> bool:
    """ "That compares with $2.55 billion a year earlier", "They fell to": what the sentence before told of."""
    governor = place.verb
    who = None if governor is None else governor.subject
    if who is None or governor is None or who.i - sentence_start(who) > 1:
        return False
    moved = who.lower_ == "they" and governor.token.lower_ in moves
    return moved or who.lower_ in ("that", "this")


def _is_sum_of(amount: Span, by_the_share: Quantity) -> bool:
    """Whether an amount says in other words, and not by the share, what one by the share came to."""
    says_again = amount.start > 0 and amount.doc[amount.start - 1].lower_ == "or"
    return says_again and not comparable(by_the_share, value_of(amount))
