"""Which company a description ("the company", "the Detroit-based automaker") means; none where it is not clear."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from extractor.pipeline.clauses import (
    SUBJECTS,
    governing_verb,
    is_verb,
    subject,
    subjects_above,
)
from extractor.pipeline.company_actors import BANK, PREDICATES, CompanyActors
from extractor.pipeline.company_kinds import RATER
from extractor.pipeline.company_mentions import CompanyMentions, traded
from extractor.pipeline.company_origins import CompanyOrigins, Told
from extractor.pipeline.company_salience import MARGIN, TOPIC, clear_first
from extractor.pipeline.description_names import DEMONSTRATIVES, NamesBeside
from extractor.pipeline.description_objections import DescriptionObjections
from extractor.pipeline.descriptions import Description
from extractor.pipeline.name_forms import words_of
from extractor.pipeline.names import Company
from extractor.pipeline.words import lowers, sentence_start

Ranking = list[tuple[float, Company]]

#: A description with words of its own ("the classified ad company") may mean any company of that trade.
_WIDE_MARGIN = 0.45
#: In the middle of a clause such a description mostly means another company than the clause speaks of.
_WIDEST_MARGIN = 0.85
#: Who is far less present than a company that cannot be meant is not taken in its place.
_FLOOR = 0.2
#: How present a company must be beside one that a quotation names, to be the one that says it.
_SPEAKER = 0.4
#: How present a company must be beside an article's own rater, to be the one that it rates.
_RATED = 0.3
#: Nouns that fit banks of issue, too.
_BANKS = frozenset((BANK, "lender"))
#: Verbs of somebody who comes from one company to another: "became head of the company's labs".
_BECOMES = frozenset(("became", "become", "becomes", "joined", "joins", "join", "left", "leaves", "moved"))
#: Below this a company beside the one that the article is about is not in mind.
_FAINT = 0.5
_GROUP = "group"
_GROUPS = frozenset(
    ("group", "groupe", "grupo", "gruppe", "gruppo", "plc", "ag", "sa", "nv", "spa", "se", "ab", "oyj", "asa")
)
#: Verbs of which "the group as Tallis" is the object.
_IDENTIFIES = frozenset(("identify", "identifies", "identified", "named", "disclosed", "revealed"))


class DescriptionReferents:
    """Answers for the descriptions of one article, in the order of the text."""

    def __init__(self, mentions: CompanyMentions, origins: CompanyOrigins, told: Told) -> None:
        """`told` are the countries that the article names beside the companies."""
        self._mentions, self._origins, self._told = mentions, origins, told
        self._doc, self._pronouns = mentions.doc, mentions.pronouns
        self._actors, self._beside = CompanyActors(mentions), NamesBeside(mentions)
        self._objections = DescriptionObjections(mentions)
        self._at_place: dict[tuple[str, ...], list[tuple[str, Company]]] = {}

    def of(self, item: Description) -> tuple[Company | None, str]:
        """The company meant, and the rule that says so."""
        company, rule = self._meant(item)
        if company is not None and item.ranks:
            among, place = item.place
            self._at_place.setdefault(among, []).append((place, company))
        return company, rule

    def _meant(self, item: Description) -> tuple[Company | None, str]:
        head = self._doc[item.end - 1]
        rule = f"company.description.{item.noun}"
        beside = self._beside.after(item) or self._beside.before(item)
        if beside is not None:
            return beside, "company.description.apposition"
        if (identified := self._identified(item, head)) is not None:
            return identified, "company.description.predicate"
        heading = self._beside.heading(item)
        if heading is not None:
            return heading, "company.description.heading"
        if self._beside.runs_into_unknown(item):
            return None, rule
        if item.start and self._doc[item.start - 1].lower_ == "it":  # "making it the largest bank"
            return self._mentions.at.get(item.start - 1), "company.description.predicate"
        if self._objections.is_of_any(item) or self._beside.follows_unknown(item):
            return None, rule
        if self._doc[item.start].lower_ in DEMONSTRATIVES:
            last = self._mentions.salience.last_named(item.start)
            strict = item.kinds & self._mentions.strict
            if last is not None and strict and not strict & self._mentions.kinds[id(last)]:
                return None, rule
            if last is not None and not strict and self._mentions.is_source(last):
                return None, rule  # "the Journal said that company"
            acting = self._actors.on(item, head)
            return (None if any(last is actor for actor in acting) else last), rule
        before = [token.lower_ for token in self._doc[max(0, item.start - 2) : item.start]]
        if before[-1:] == ["of"] and before[0] in self._pronouns.parts:
            return None, rule
        if head.dep_ in PREDICATES and is_verb(head.head):
            said_of = subject(head.head)
            return (self._mentions.at.get(said_of.i) if said_of is not None else None), rule
        if not item.kinds and (company := traded(self._mentions, head)) is not None:
            return company, "company.description.traded"
        if self._objections.means_none(item, head):
            return None, rule
        return self._most_present(item, head), rule

    def _identified(self, item: Description, head: Token) -> Company | None:
        """The company that a description is said to be: "sources identified the bidder as Tallis"."""
        if head.head.lower_ not in _IDENTIFIES or item.end + 1 >= len(self._doc):
            return None
        behind = self._mentions.at.get(item.end + 1)
        return behind if self._doc[item.end].lower_ == "as" else None

    def _is_group(self, company: Company) -> bool:
        """Whether "the group" is what the company is called: by its name, or outside of America."""
        words = {word for name in (company.name, *company.aliases) for word in words_of(name)}
        return not words.isdisjoint(_GROUPS) or self._origins.of(company) not in (None, "US", "CA")

    def _is_unit_of_topic(self, company: Company) -> bool:
        """Whether the company bears the name of the one that the article is about: "Tallis Capital" beside "Tallis"."""
        topic = self._mentions.salience.topic
        return topic is not None and topic is not company and _begins_with_name_of(company, topic)

    def _most_present(self, item: Description, head: Token) -> Company | None:
        """The company that the reader has in mind, those left out that the description cannot mean."""
        everyone = self._mentions.salience.ranked(item.start)
        speaking = self._speaking(head, item.start)
        if speaking is not None:
            everyone = [(1.0, speaking)]
        # "According to the e-commerce giant, Tallis has stores": nobody else has been named
        source = len(everyone) == 1 and lowers(self._doc)[item.start - 2 : item.start] == ["according", "to"]
        acting = [] if source else self._actors.on(item, head)
        ranked, spoken_about = without(everyone, acting), self._actors.spoken_about(item, head)
        others = without(ranked, spoken_about)
        if others and others[0][0] > ranked[0][0] * _SPEAKER:
            ranked = others
        ranked = self._without_raters(ranked)
        among, place = item.place
        ranked = without(ranked, [other for at, other in self._at_place.get(among, ()) if at != place])
        ranked = self._origins.fitting(ranked, self._doc[item.start : item.end - 1], self._told)
        ranked = self._of_kind(ranked, item)
        going_on = self._told_before(item, ranked)
        if going_on is not None:
            ranked = [pair for pair in ranked if pair[1] is going_on]
        modified = item.end - item.start > 2 and not item.kinds
        inside = head.dep_ not in SUBJECTS
        margin = (_WIDEST_MARGIN if inside else _WIDE_MARGIN) if modified else MARGIN
        called = [
            pair for pair in ranked if not item.ranks and item.noun in self._mentions.called[id(pair[1])]
        ]  # a rank tells something new
        is_role = item.noun in self._mentions.roles or item.noun.endswith("maker")
        if not called and not is_role:
            ranked = self._alone_in_sentence(item, ranked, acting) or ranked
        company = clear_first(called or ranked, margin)
        if company is None or self._objections.rule_out(item, head, company):
            return None
        if item.noun in _BANKS and self._mentions.follows_bank_of_issue(company, item.start):
            return None
        if len({id(other) for other in spoken_about}) > 1 and any(other is company for other in spoken_about):
            return None  # of those that a quotation names either may say it
        if item.kinds and self._mentions.quoted[head.i] and not self._mentions.kinds[id(company)]:
            return None
        if going_on is None and self._is_unit_of_topic(company):
            topic = self._mentions.salience.topic
            if not item.kinds or topic is None:
                return None
            company = topic if item.kinds & self._mentions.kinds[id(topic)] else company
        known_kind = item.kinds & self._mentions.kinds[id(company)]
        if not item.kinds and ranked[0][0] < everyone[0][0] * _FLOOR:
            return None
        if not known_kind and ranked[0][0] <= TOPIC and not self._is_near(company, item, everyone):
            return None
        by_part = bool(called) and company is not self._mentions.salience.topic
        if (
            not by_part
            and speaking is None
            and not self._is_nearest(company, item, () if modified else [*acting, *spoken_about])
        ):
            return None
        if is_role and not item.kinds and not self._mentions.salience.is_recent(company, item.start):
            return None
        if item.noun == _GROUP and not self._is_group(company):
            return None
        return company

    def _told_before(self, item: Description, ranked: Ranking) -> Company | None:
        """The only company of its kind in the sentence before, if it acts there and "the airline" goes on with it.

        No other one stands before the description in its own sentence.
        """
        first, at = sentence_start(self._doc[item.start]), self._mentions.at
        told_new = item.end - item.start != 2 and not item.ranks
        if not item.kinds or told_new or any(i in at for i in range(first, item.start)):
            return None
        before = [i for i in range(sentence_start(self._doc[first - 1]), first) if i in at] if first else []
        fitting = [i for i in before if any(at[i] is company for _, company in ranked)]
        if len({id(at[i]) for i in fitting}) != 1:
            return None
        acts = any(
            token.dep_ in SUBJECTS or _owns_subject(token) for token in map(self._doc.__getitem__, fitting)
        )
        return at[fitting[0]] if acts else None

    def _is_near(self, company: Company, item: Description, ranked: Ranking) -> bool:
        """Whether the company or "company executives" stand shortly before, or it alone is spoken of since it acted."""
        salience = self._mentions.salience
        if salience.is_recent(company, item.start):
            return True
        alone = len(ranked) == 1 or ranked[1][0] < _FAINT
        if alone and item.end - item.start == 2 and salience.has_acted(company, item.start):
            return True
        first = sentence_start(self._doc[item.start])
        before = sentence_start(self._doc[first - 1]) if first else 0
        return item.noun in lowers(self._doc)[before : item.start]

    def _without_raters(self, ranked: Ranking) -> Ranking:
        """Those that rate others speak of "the company" that they rate."""
        topic, kinds = self._mentions.salience.topic, self._mentions.kinds
        rated = [pair for pair in ranked if RATER not in kinds[id(pair[1])]]
        if not rated or (ranked[0][1] is topic and rated[0][0] < ranked[0][0] * _RATED):
            rated = ranked
        followed = [pair for pair in rated if not self._mentions.only_comments(pair[1])]
        return followed or rated or ranked

    def _of_kind(self, ranked: Ranking, item: Description) -> Ranking:
        """The companies that fit the kinds of the description, else the one of unknown kind that the article is about.

        Of unknown kind may be the company that heads the entry or profile, too.
        """
        known, strict, kinds = self._mentions.kinds, self._mentions.strict, item.kinds
        heading = self._mentions.salience.heading(item.start)
        if kinds & strict:
            return [pair for pair in ranked if known[id(pair[1])] & kinds]
        if not kinds:
            spoken_of = [pair for pair in ranked if not self._mentions.is_source(pair[1])]
            return spoken_of or ranked
        sure = [
            pair
            for pair in ranked
            if known[id(pair[1])] & kinds or (pair[1] is heading and not known[id(heading)])
        ]
        if sure:
            return sure
        unknown = [pair for pair in ranked if not known[id(pair[1])]]
        about = len(unknown) == 1 and unknown[0][1] is self._mentions.salience.topic
        return unknown if about and unknown[0][0] > TOPIC else []

    def _is_nearest(self, company: Company, item: Description, acting: Collection[Company]) -> bool:
        """Whether no other company alone is named before the description in its sentence, those left out that act on it."""
        here = self._fitting_here(item, acting)
        return not here or any(self._mentions.at[i] is company for i in here)

    def _fitting_here(self, item: Description, acting: Collection[Company]) -> list[int]:
        """Where the companies stand before the description in its sentence that it can mean, sources left out."""
        at, known, kinds = self._mentions.at, self._mentions.kinds, item.kinds
        here = [i for i in range(sentence_start(self._doc[item.start]), item.start) if i in at]
        return [
            i
            for i in here
            if not self._mentions.is_source(at[i])
            and all(at[i] is not actor for actor in acting)
            and not self._is_unit_of_topic(at[i])
            and (not kinds or not known[id(at[i])] or known[id(at[i])] & kinds)
        ]

    def _alone_in_sentence(self, item: Description, ranked: Ranking, acting: Collection[Company]) -> Ranking:
        """The only company of the sentence that the description can mean, if it acts there or what it has does."""
        here = self._fitting_here(item, acting)
        verb = governing_verb(self._doc[item.end - 1])
        if verb is not None and verb.dep_ == "relcl":
            return []
        company = self._mentions.at[here[0]] if here else None
        if company is None or any(self._mentions.at[i] is not company for i in here):
            return []
        if not self._any_acts(here):
            return []
        return [pair for pair in ranked if pair[1] is company]

    def _any_acts(self, places: Collection[int]) -> bool:
        """Whether a subject stands at one of the tokens, or what has one does."""
        return any(self._doc[i].dep_ in SUBJECTS or self._doc[i].head.dep_ in SUBJECTS for i in places)

    def _speaking(self, token: Token, start: int) -> Company | None:
        """The company whose spokesman says the clause of the token, if no other is spoken of there."""
        for governor in subjects_above(token):
            speaks = governor.lower_ in self._pronouns.speakers or (
                governor.i in self._mentions.people and governor.head.lower_ not in _BECOMES
            )
            if speaks and governor.i not in self._mentions.at:
                company = self._mentions.meant_by(governor)
                said = governor.head.i if governor.i < governor.head.i < start else governor.right_edge.i
                between = range(said + 1, start)
                others = {id(self._mentions.at[i]) for i in between if i in self._mentions.at}
                return company if others <= {id(company)} else None
        return None


def _owns_subject(token: Token) -> bool:
    """Whether what the token owns is a subject: "Tallis's shares fell"."""
    return token.dep_ == "poss" and token.head.dep_ in SUBJECTS


def _begins_with_name_of(unit: Company, parent: Company) -> bool:
    names = (parent.name, *parent.aliases)
    return any(unit.name.startswith(f"{name} ") for name in names)


def without(ranked: Ranking, excluded: list[Company]) -> Ranking:
    """The ranking without some companies."""
    return [pair for pair in ranked if not any(pair[1] is company for company in excluded)]
