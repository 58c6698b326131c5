"""Which company a description ("the company", "the Detroit-based automaker") means; none where it is not clear."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from extractor.pipeline.clauses import SUBJECTS, governing_verb, is_verb, modals, subject, subjects_above
from extractor.pipeline.company_kinds import RATER
from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.company_origins import CompanyOrigins
from extractor.pipeline.company_salience import MARGIN, clear_first
from extractor.pipeline.descriptions import Description
from extractor.pipeline.name_forms import words_of
from extractor.pipeline.names import Company
from extractor.pipeline.share_codes import name_end_before
from extractor.pipeline.words import sentence_start

Ranking = list[tuple[float, Company]]

#: A description with words of its own ("the classified ad company") may mean any company of that trade.
_WIDE_MARGIN = 0.45
#: In the middle of a clause such a description mostly means another company than the clause speaks of.
_WIDEST_MARGIN = 0.85
#: What a company of unknown kind counts beside one that is known to be a bank, for "the bank".
_UNKNOWN_KIND = 0.5
#: How present it must be at least.
_PRESENT = 0.7
#: Who is far less present than a company that cannot be meant is not taken in its place.
_FLOOR = 0.2
#: How present a company must be beside one that a quotation names, to be the one that says it.
_SPEAKER = 0.4
_GROUP, _BANK = "group", "bank"
_GROUPS = frozenset(
    ("group", "groupe", "grupo", "gruppe", "gruppo", "plc", "ag", "sa", "nv", "spa", "se", "ab", "oyj", "asa")
)
#: What banks and brokers call themselves, too.
_FIRM = "firm"
_DEMONSTRATIVES = frozenset(("this", "that"))
_PREDICATES = frozenset(("attr", "oprd"))
#: In tokens: how far back "a bank" is remembered.
_REACH = 40
#: Words between a company and the "a bank" that it is called.
_CALLING = frozenset((",", "is", "was", "as", "being", "become", "became", "be", "remains", "--", "-", "("))
_RELATIVE_TAGS = frozenset(("WDT", "WP"))
_FINITE = frozenset(("VBZ", "VBP", "MD"))
#: Places that end the clause whose subject acts on the company described.
_CLAUSE_BORDERS = frozenset(("ccomp", "parataxis", "ROOT"))


class DescriptionReferents:
    """Answers for the descriptions of one article, in the order of the text."""

    def __init__(self, mentions: CompanyMentions, origins: CompanyOrigins) -> None:
        self._mentions, self._origins = mentions, origins
        self._doc, self._pronouns = mentions.doc, mentions.pronouns

    def of(self, item: Description) -> tuple[Company | None, str]:
        """The company meant, and the rule that says so."""
        head = self._doc[item.end - 1]
        rule = f"company.description.{item.noun}"
        beside = self._named_after(item) or self._named_before(item)
        if beside is not None:
            return beside, "company.description.apposition"
        heading = self._headed_by(item)
        if heading is not None:
            return heading, "company.description.heading"
        if item.start and self._doc[item.start - 1].lower_ == "it":  # "making it the largest bank"
            return self._mentions.at.get(item.start - 1), "company.description.predicate"
        if self._is_of_any(item) or self._follows_other_name(item):
            return None, rule
        if self._doc[item.start].lower_ in _DEMONSTRATIVES:
            last = self._mentions.salience.last_named(item.start)
            acting = self._acting_on(item, head)
            return (None if any(last is actor for actor in acting) else last), rule
        before = [token.lower_ for token in self._doc[max(0, item.start - 2) : item.start]]
        if before[-1:] == ["of"] and before[0] in self._pronouns.parts:
            return None, rule
        if head.dep_ in _PREDICATES and is_verb(head.head):
            said_of = subject(head.head)
            return (self._mentions.at.get(said_of.i) if said_of is not None else None), rule
        if item.only_beside_name or self._comes_to_be(head):
            return None, rule
        return self._most_present(item, head), rule

    def _is_group(self, company: Company) -> bool:
        """Whether "the group" is what the company is called: by its name, or outside of America."""
        words = {word for name in (company.name, *company.aliases) for word in words_of(name)}
        return not words.isdisjoint(_GROUPS) or self._origins.of(company) not in (None, "US", "CA")

    def _comes_to_be(self, head: Token) -> bool:
        """Whether the company described is yet to be made: "a deal that would form the largest airline"."""
        return head.dep_ == "dobj" and head.head.lower_ in self._pronouns.makes

    def _most_present(self, item: Description, head: Token) -> Company | None:
        """The company that the reader has in mind, those left out that the description cannot mean."""
        everyone = self._mentions.salience.ranked(item.start)
        speaking = self._speaking(head, item.start)
        if speaking is not None:
            everyone = [(1.0, speaking)]
        acting = self._acting_on(item, head)
        ranked = without(everyone, acting)
        others = without(ranked, self._spoken_about(item, head))
        if others and others[0][0] > ranked[0][0] * _SPEAKER:
            ranked = others
        ranked = self._without_raters(ranked)
        ranked = self._origins.fitting(ranked, self._doc[item.start : item.end - 1])
        ranked = self._of_kind(ranked, item.kinds)
        modified = item.end - item.start > 2 and not item.kinds
        inside = head.dep_ not in SUBJECTS
        margin = (_WIDEST_MARGIN if inside else _WIDE_MARGIN) if modified else MARGIN
        called = [pair for pair in ranked if item.noun in self._mentions.called[id(pair[1])]]
        company = clear_first(called or ranked, margin)
        if (
            company is not None
            and item.noun == _BANK
            and self._mentions.follows_bank_of_issue(company, item.start)
        ):
            return None
        if not item.kinds and any(
            sentence_start(self._doc[item.start]) <= i for i in self._mentions.open_descriptions[-1:]
        ):
            return None  # "the radio company" of the same sentence may be meant
        if self._speaks_for_other(head):
            return None
        if self._is_owned_by_unknown(head) or self._is_of_another(head, company):
            return None
        if company is None or (not item.kinds and ranked[0][0] < everyone[0][0] * _FLOOR):
            return None
        if (modified or (inside and not item.kinds)) and not self._is_nearest(
            company, item.start, () if modified else acting
        ):
            return None
        if item.of_trade and not item.kinds and self._is_outrun(company, item.start):
            return None
        is_role = item.noun in self._mentions.roles or item.noun.endswith("maker")
        if is_role and not item.kinds and not self._mentions.salience.is_recent(company, item.start):
            return None
        if item.noun == _GROUP and not self._is_group(company):
            return None
        return company

    def _without_raters(self, ranked: Ranking) -> Ranking:
        """Those that rate others speak of "the company" that they rate."""
        topic, kinds = self._mentions.salience.topic, self._mentions.kinds
        rated = [pair for pair in ranked if pair[1] is topic or RATER not in kinds[id(pair[1])]]
        followed = [pair for pair in rated if not self._mentions.only_comments(pair[1])]
        return followed or rated or ranked

    def _of_kind(self, ranked: Ranking, kinds: frozenset[str]) -> Ranking:
        """The companies that fit the kinds of the description; one of unknown kind may be meant, too."""
        known, strict = self._mentions.kinds, self._mentions.strict
        if kinds & strict:
            return [pair for pair in ranked if known[id(pair[1])] & kinds]
        if not kinds:
            spoken_of = [pair for pair in ranked if not self._mentions.is_source(pair[1])]
            return spoken_of or ranked
        weighed = [
            (score if known[id(company)] else score * _UNKNOWN_KIND, company)
            for score, company in ranked
            if known[id(company)] & kinds or (not known[id(company)] and score >= _PRESENT)
        ]
        return sorted(weighed, key=lambda pair: -pair[0])

    def _is_nearest(self, company: Company, start: int, acting: Collection[Company]) -> bool:
        """Whether no other company alone is named before the description in its sentence, those left out that act on it."""
        first = sentence_start(self._doc[start])
        here = [self._mentions.at[i] for i in range(first, start) if i in self._mentions.at]
        here = [
            other
            for other in here
            if not self._mentions.is_source(other) and all(other is not actor for actor in acting)
        ]
        return not here or any(other is company for other in here)

    def _follows_other_name(self, item: Description) -> bool:
        """Whether a name that is no company of the article stands before it in apposition: "Banco Norte, the largest bank,"."""
        i = item.start - 1
        if i < 1 or self._doc[i].text != "," or item.end >= len(self._doc):
            return False
        end = name_end_before(self._doc, i)
        closed = self._doc[item.end].text in (",", ".", "(", "--")
        return closed and end not in self._mentions.at and self._doc[end].tag_ in ("NNP", "NNPS")

    def _is_of_any(self, item: Description) -> bool:
        """Whether an "a bank" stands before "the bank" that is no company of the article: "converting a bank ... the bank"."""
        for i in range(item.start - 1, max(2, item.start - _REACH), -1):
            if i in self._mentions.at:
                return False
            if self._doc[i].lower_ != item.noun or self._doc[i + 1].tag_.startswith("NN"):
                continue
            start = next((j for j in (i - 1, i - 2) if self._doc[j].lower_ in ("a", "an")), 0)
            return start > 0 and self._doc[start - 1].lower_ not in _CALLING
        return False

    def _is_owned_by_unknown(self, head: Token) -> bool:
        """Whether an "its" that is not resolved holds a part of the company: "reduce its ownership in the bank"."""
        place = head.head
        if head.dep_ != "pobj" or place.lower_ not in ("in", "of"):
            return False
        holders = (child for child in place.head.children if child.dep_ == "poss")
        return any(child.lower_ == "its" and child.i not in self._mentions.at for child in holders)

    def _is_of_another(self, head: Token, company: Company | None) -> bool:
        """Whether a relative clause is told of what another company has: "the Tallis lawsuit, which included the company"."""
        verb = governing_verb(head)
        if verb is None or verb.dep_ != "relcl" or head.dep_ in SUBJECTS:
            return False
        told_of = verb.head
        named = {
            id(self._mentions.at[i]) for i in range(told_of.left_edge.i, told_of.i) if i in self._mentions.at
        }
        return len(named) == 1 and id(company) not in named

    def _is_outrun(self, company: Company, start: int) -> bool:
        """Whether another company is named last in the sentence, or only others in the one before it."""
        first = sentence_start(self._doc[start])
        here = self._named(first, start)
        if here:
            return here[-1] is not company
        before = self._named(sentence_start(self._doc[first - 1]), first) if first else []
        return bool(before) and not any(other is company for other in before)

    def _named(self, start: int, end: int) -> list[Company]:
        """The companies that stand with their names between two tokens, sources left out."""
        at, doc = self._mentions.at, self._doc
        named = [at[i] for i in range(start, end) if i in at and doc[i].text[0].isupper()]
        return [company for company in named if not self._mentions.is_source(company)]

    def _named_after(self, item: Description) -> Company | None:
        """The company whose name follows in apposition: "The Taiwan firm, Pegatron, said"."""
        at, i = self._mentions.at, item.end
        if i + 1 < len(self._doc) and self._doc[i].text == "," and i + 1 in at:
            while i + 1 in at:
                i += 1
            closed = i + 1 < len(self._doc) and self._doc[i + 1].text in (",", ".", "(")
            return at[i] if closed else None
        return None

    def _named_before(self, item: Description) -> Company | None:
        """The company whose name stands before in apposition: "Merrill ( MER.N ), the largest broker,"."""
        i = item.start - 1
        if i < 1 or self._doc[i].text != "," or item.end >= len(self._doc):
            return None
        after = self._doc[item.end]
        if after.tag_ in _FINITE or after.lower_ in ("'s", "’s") or after.lower_ in self._pronouns.acts:
            return None
        end = name_end_before(self._doc, i)
        company, start = self._mentions.at.get(end), end
        while start > 1 and company is not None and self._mentions.at.get(start - 1) is company:
            start -= 1
        if start > 1 and [token.lower_ for token in self._doc[start - 2 : start]] == ["venture", "with"]:
            return None  # "Brandt Tallis, its venture with Tallis, the largest maker"
        return company

    def _headed_by(self, item: Description) -> Company | None:
        """The company whose name runs into the sentence as its heading: "LEHMAN BROTHERS INC The bank said"."""
        start = item.start
        if self._doc[start].text != "The" or start <= sentence_start(self._doc[start]):
            return None
        return self._mentions.at.get(name_end_before(self._doc, start))

    def _speaking(self, token: Token, start: int) -> Company | None:
        """The company whose spokesman says the clause of the token, if no other is spoken of there."""
        for governor in subjects_above(token):
            speaks = governor.lower_ in self._pronouns.speakers or governor.i in self._mentions.people
            if speaks and governor.i not in self._mentions.at:
                company = self._mentions.meant_by(governor)
                between = range(governor.right_edge.i + 1, start)
                others = {id(self._mentions.at[i]) for i in between if i in self._mentions.at}
                return company if others <= {id(company)} else None
        return None

    def _speaks_for_other(self, token: Token) -> bool:
        """Whether a spokesman of a body that is no company says it: "an FPA spokesman said the company"."""
        for governor in subjects_above(token):
            if governor.lower_ in self._pronouns.speakers and governor.i not in self._mentions.at:
                return any(t.i in self._mentions.bodies for t in governor.subtree)
        return False

    def _acting_on(self, item: Description, token: Token) -> list[Company]:
        """The companies that act on the one described, so that it is another.

        That is the subject of the clause in which the description is no subject ("X lent money to the
        company", "X allowed the company to sell"), the holder of a stake ("X's stake in the company"), and
        who judges another company ("X upgraded ... as the company").
        """
        found = [t for t in subjects_above(token) if t.head.lower_ in self._pronouns.judges]
        if item.noun != _FIRM:
            found += [t for t in subjects_above(token) if self._is_broker(t)]
        node = token
        while node.head.i != node.i:
            if node.dep_ in _PREDICATES or (node.dep_ == "pobj" and node.head.lower_ == "as"):
                break
            if node.dep_ in SUBJECTS:
                bare = node.head.tag_ == "VB" and not modals(node.head)
                if not (bare and node.head.dep_ in ("ccomp", "xcomp")):
                    break
                node = node.head
            elif is_verb(node) and node.dep_ in _CLAUSE_BORDERS:
                break
            found += [child for child in node.children if child.dep_ == "poss" and child.i < token.i]
            node = node.head
            if is_verb(node):
                if node.tag_ == "VB" and any(c.lower_ == "for" and c.i < node.i for c in node.children):
                    break  # "for a suitor to buy the company"
                actors = [c for c in node.children if c.dep_ in SUBJECTS and token not in c.subtree]
                if actors:
                    found += [
                        node.head if c.tag_ in _RELATIVE_TAGS and node.dep_ == "relcl" else c for c in actors
                    ]
                    break
        # "the automaker got help in the automaker's talks" repeats itself
        return [
            self._mentions.at[t.i] for t in found if t.i in self._mentions.at and t.lower_ != token.lower_
        ]

    def _is_broker(self, speaker: Token) -> bool:
        """Whether a bank speaks of which the article is not: it speaks of "the company" that it follows."""
        company = self._mentions.at.get(speaker.i)
        if company is None or company is self._mentions.salience.topic:
            return False
        return "bank" in self._mentions.kinds[id(company)] and speaker.head.lower_ in self._pronouns.reports

    def _spoken_about(self, item: Description, head: Token) -> list[Company]:
        """The companies of a quotation that the one described says: it speaks of them by name."""
        quoted = self._mentions.quoted
        if head.dep_ not in SUBJECTS or quoted[head.i] or head.head.lower_ not in ("said", "says", "wrote"):
            return []
        sentence = range(sentence_start(head), item.start)
        return [self._mentions.at[i] for i in sentence if quoted[i] and i in self._mentions.at]


def without(ranked: Ranking, excluded: list[Company]) -> Ranking:
    """The ranking without some companies."""
    return [pair for pair in ranked if not any(pair[1] is company for company in excluded)]
