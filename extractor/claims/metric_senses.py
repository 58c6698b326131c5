"""What a metric word means by whom it is said of and of what: bonds that are sold are debt, vans that are sold have a price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from spacy.tokens import Token

from extractor.claims.figures import METRICS_FILE, Figure, Sizes
from extractor.claims.metric_frames import after_conversion
from extractor.inflection import forms
from extractor.pipeline.clauses import is_passive, is_verb, subject
from extractor.pipeline.words import sentence_end
from extractor.rules import Row, Rules, row_error, strings

SENSES_FILE = "metric_senses.jsonl"
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_OF = frozenset(("of", "for", "in", "on", "toward", "towards", "worth"))
_CLAUSES = frozenset(("acl", "relcl"))
_TO = frozenset(("to", "into", "against", "among"))
_FROM = frozenset(("from", "by"))
#: Classes that need no list: persons by name or pronoun, and all that has a name.
_PERSON = "persons"
_NAME = "names"
_PERSONAL = frozenset(("he", "she", "him", "her", "who"))
#: How many words a phrase behind an amount may have before its noun.
_REACH = 7


@dataclass(frozen=True, slots=True)
class SenseRule:
    """A row of metric_senses.jsonl; None stands for no restriction."""

    id: str
    metric: str
    #: the metrics or rules whose figures the row is about
    of: frozenset[str]
    #: classes of nouns: what the metric word is about, who acts, whom it goes to, whom it comes from
    what: frozenset[str] | None
    who: frozenset[str] | None
    whom: frozenset[str] | None
    source: frozenset[str] | None
    #: classes of the one thing that the amount modifies: "a $4 billion property firm"
    sized: frozenset[str] | None
    #: classes of which a word may stand anywhere in those places
    about: frozenset[str] | None
    #: classes of which no word may stand there
    without: frozenset[str]
    smallest: Decimal
    largest: Decimal | None
    rated: bool | None


class Senses:
    """Gives a figure the metric that its word has beside the nouns it is said of."""

    files = (SENSES_FILE,)

    def __init__(self, rules: Rules) -> None:
        """Read the file; raises RuleError for a row without id or metric, or with a class that nobody names."""
        table = rules.table(METRICS_FILE)
        self._sizes = Sizes(table)
        self._classes = _classes(table["things"])
        self._rules = [_rule(row, table["things"]) for row in rules.rows(SENSES_FILE)]
        #: by metric and rule of a figure; metrics.jsonl has only so many
        self._rules_of: dict[tuple[str, str], list[SenseRule]] = {}
        self._subjects_of = frozenset(name for rule in self._rules for name in rule.of)

    def settled(self, figure: Figure) -> Figure:
        """The figure with the metric of the first row that holds, else as it is."""
        if figure.metric not in self._subjects_of and figure.rule not in self._subjects_of:
            return figure
        rules = self._rules_of.get((figure.metric, figure.rule))
        if rules is None:
            rules = [rule for rule in self._rules if figure.metric in rule.of or figure.rule in rule.of]
            self._rules_of[figure.metric, figure.rule] = rules
        rules = [rule for rule in rules if self._may_hold(rule, figure)]
        if not rules:
            return figure
        what = self._named(_whats(figure), compounds=True)
        who = self._named(_whos(figure))
        whom, source = self._named(_parties(figure, _TO)), self._named(_parties(figure, _FROM))
        around = what | who | whom | source
        for rule in rules:
            if (
                _meets(rule.what, what)
                and _meets(rule.who, who)
                and _meets(rule.whom, whom)
                and _meets(rule.source, source)
                and (rule.sized is None or _meets(rule.sized, self._named(_things(figure))))
                and _meets(rule.about, around)
                and rule.without.isdisjoint(around)
            ):
                return figure._replace(metric=rule.metric, rule=rule.id)
        return figure

    def _may_hold(self, rule: SenseRule, figure: Figure) -> bool:
        """Whether a row of the figure's metric or rule is about figures of its size and rate."""
        size = self._sizes.of(figure.quantity)
        if size < rule.smallest or (rule.largest is not None and size > rule.largest):
            return False
        return rule.rated is None or rule.rated == bool(figure.quantity.per)

    def _named(self, nouns: Iterator[Token], compounds: bool = False) -> frozenset[str]:
        """The classes of the nouns, and of the words that stand before them in one compound."""
        found: set[str] = set()
        for noun in nouns:
            if noun.ent_type_ == "PERSON" or noun.lower_ in _PERSONAL:
                found.add(_PERSON)
            if noun.tag_ in ("NNP", "NNPS", "PRP", "WDT", "WP"):
                found.add(_NAME)
            found |= self._classes.get(noun.lower_, frozenset())
            for child in noun.lefts if compounds else ():
                if child.dep_ in ("compound", "amod", "nmod"):
                    found |= self._classes.get(child.lower_, frozenset())
        return frozenset(found)


def _meets(wanted: Set[str] | None, found: Set[str]) -> bool:
    return wanted is None or not wanted.isdisjoint(found)


def _whats(figure: Figure) -> Iterator[Token]:
    """What the figure is of: complements and objects of its word, the noun that it modifies, "in bonds" behind it."""
    doc, amount = figure.amount.doc, figure.amount
    if figure.place.modified is not None:
        yield figure.place.modified
    yield from _behind(figure)
    if figure.cue is None:
        return
    head = doc[figure.cue.head]
    if figure.cue.is_verb:
        for child in head.children:
            inside = amount.start <= child.i < amount.end
            if child.dep_ in ("dobj", "attr", "oprd") and not inside:
                yield child
            elif child.dep_ == "nsubjpass" or (child.dep_ == "prep" and child.lower_ in _OF):
                yield from ([child] if child.dep_ == "nsubjpass" else _nouns_of(child))
        if head.head.tag_ in _NOUNS and (not is_verb(head) or (is_passive(head) and head.dep_ in _CLAUSES)):
            yield head.head  # "a deal valued at", "its stake, worth"
        return
    yield from (
        doc[i] for i in range(head.left_edge.i, head.i) if doc[i].tag_ in _NOUNS and doc[i].head == head
    )
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in _OF:
            yield from _nouns_of(child)
        elif child.dep_ == "dobj":  # "by selling new shares"
            yield child


def _things(figure: Figure) -> Iterator[Token]:
    thing = figure.place.modified
    if thing is not None and thing.tag_ == "NN" and thing.is_lower:
        yield thing


def _behind(figure: Figure) -> Iterator[Token]:
    """The noun behind the amount: "$8 billion in certificates of deposit"."""
    doc, end = figure.amount.doc, after_conversion(figure.amount.doc, figure.amount.end)
    if end >= len(doc) or doc[end].lower_ not in ("in", "of", "worth", "on", "for"):
        return
    last = min(end + _REACH, sentence_end(figure.amount))
    for i in range(end + 1, last):
        token = doc[i]
        if token.tag_ in _NOUNS:
            yield token
            if i + 1 >= last or doc[i + 1].tag_ not in _NOUNS:
                return
        elif is_verb(token) and token.dep_ != "amod":
            return


def _whos(figure: Figure) -> Iterator[Token]:
    """Who acts: the subject of the verb, the possessor of the noun."""
    doc = figure.amount.doc
    if figure.cue is not None and not figure.cue.is_verb:
        noun = doc[figure.cue.head]
        yield from (child for child in noun.children if child.dep_ == "poss")
        buyer = subject(noun.head) if noun.dep_ == "dobj" else None
        if buyer is not None:  # "the Treasury completed purchases totaling"
            yield buyer
    verb = _verb(figure)
    while verb is not None and not is_verb(verb) and verb.head.i != verb.i:
        verb = verb.head  # "which is worth"
    who = None if verb is None else subject(verb)
    if who is None or verb is None or (verb.tag_ == "VB" and verb.dep_ == "acl"):
        return  # "an offer to value the firm at"
    if who.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        who = verb.head
    yield who
    yield from (child for child in who.children if child.dep_ in ("appos", "poss"))


def _parties(figure: Figure, prepositions: Set[str]) -> Iterator[Token]:
    """To or from whom, beside the verb, the noun or the amount; objects without a preposition count as "to"."""
    doc, amount = figure.amount.doc, figure.amount
    heads = [figure.place.root]
    if figure.cue is not None:
        heads.append(doc[figure.cue.head])
    verb = _verb(figure)
    if verb is not None:
        heads.append(verb)
    for head in heads:
        for child in head.children:
            if child.lower_ in prepositions:
                yield from _nouns_of(child)
            elif (
                prepositions is _TO
                and child.dep_ in ("dative", "dobj")
                and child.tag_.startswith(("NN", "PRP"))
                and not amount.start <= child.i < amount.end
            ):
                yield child


def _verb(figure: Figure) -> Token | None:
    if figure.cue is not None and figure.cue.is_verb:
        return figure.amount.doc[figure.cue.head]
    return None if figure.place.verb is None else figure.place.verb.token


def _nouns_of(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            yield child
            yield from child.conjuncts


def _classes(things: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """The classes of every form of every word."""
    found: dict[str, set[str]] = {}
    for name, words in things.items():
        for word in words:
            for form in (word, *(form for form in forms(word) if form.endswith("s"))):
                found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


def _rule(row: Row, things: Mapping[str, object]) -> SenseRule:
    for key in ("id", "metric"):
        if not isinstance(row.get(key), str):
            raise row_error(row, SENSES_FILE, f"expected a string {key!r}, found {row.get(key)!r}")

    def classes(key: str) -> frozenset[str] | None:
        names = frozenset(strings(row, key, SENSES_FILE))
        unknown = sorted(names - things.keys() - {_PERSON, _NAME})
        if unknown:
            raise row_error(row, SENSES_FILE, f"[things] of {METRICS_FILE} names no {unknown[0]!r}")
        return names or None

    return SenseRule(
        id=row["id"], metric=row["metric"], of=frozenset(strings(row, "of", SENSES_FILE)),
        what=classes("what"), who=classes("who"),
        whom=classes("whom"), source=classes("from"),
        sized=classes("sized"),
        about=classes("about"),
        without=classes("without") or frozenset(),
        smallest=Decimal(row.get("min", 0)), largest=Decimal(row["max"]) if "max" in row else None,
        rated=row.get("rated"),
    )  # fmt: skip
