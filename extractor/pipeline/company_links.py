"""Links descriptions ("the company", "the bank") and "it" to the companies of an article."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.clauses import SUBJECTS, governing_verb, is_verb, subject
from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.company_salience import MARGIN, Salience
from extractor.pipeline.descriptions import Description, DescriptionFinder
from extractor.pipeline.extensions import value_of
from extractor.pipeline.name_runs import name_sentences
from extractor.pipeline.names import Company, Mention, MentionKind, Person
from extractor.pipeline.person_links import quoted_tokens
from extractor.pipeline.pronoun_rules import PronounRules
from extractor.pipeline.words import lowers, sentence_start

IT = frozenset(("it", "its", "itself"))
#: Places in the clause in which "it" mostly stands for a thing: "transferring it".
_OBJECTS = frozenset(("dobj", "dative", "pobj", "attr", "oprd"))
_PLURAL = frozenset(("NNS", "NNPS"))
#: How far back in its sentence the words before a pronoun are read, in tokens.
_REACH = 80
#: A description with words of its own ("the classified ad company") may mean any company of that trade.
_WIDE_MARGIN = 0.45
_DEMONSTRATIVES = frozenset(("this", "that"))
_BE = frozenset(("is", "was", "'s", "’s", "be", "been", "remains", "remained"))


class CompanyLinks:
    """One pass over an article, in the order of the text."""

    def __init__(
        self, doc: Doc, finder: DescriptionFinder, kinds: CompanyKinds, pronouns: PronounRules
    ) -> None:
        self._doc, self._finder, self._pronouns = doc, finder, pronouns
        self._kinds, self._strict = kinds.of_companies(doc), kinds.strict
        self.salience = Salience(doc)
        self._companies: dict[int, Company] = {}
        self._people: dict[int, Person] = {
            i: value_of(span).entity
            for span in doc.spans.get("people", [])
            for i in range(span.start, span.end)
        }
        self._other_names = {
            i
            for unit, evidence in doc._.names
            if evidence.place > 0 or evidence.is_organization()
            for i in range(unit.start, unit.end)
        } - {i for span in doc.spans["companies"] for i in range(span.start, span.end)}
        self._by_name: dict[str, Company] = {company.name: company for company in doc._.companies}
        self._quoted = quoted_tokens(doc)
        self._links: list[Span] = []

    def link(self) -> None:
        """Add the linked descriptions and pronouns to `doc.spans["companies"]`."""
        doc = self._doc
        names = list(doc.spans["companies"])
        for span in names:
            self._note(span, value_of(span).entity)
        descriptions = {item.start: item for item in self._finder.find(doc)}
        words = lowers(doc)
        for start, end in name_sentences(doc):
            for i in range(start, end):
                if i in self._companies:
                    continue
                if i in descriptions:
                    self._link_description(descriptions[i])
                elif words[i] in IT:
                    self._link_pronoun(doc[i])
        doc.spans["companies"] = sorted([*names, *self._links], key=lambda span: (span.start, span.end))

    def _note(self, span: Span, company: Company) -> None:
        for token in span:
            self._companies[token.i] = company
        self.salience.add(span, company)

    def _add(self, start: int, end: int, company: Company, kind: MentionKind, rule: str) -> None:
        span = Span(self._doc, start, end, label="COMPANY")
        span._.value = Mention(company, kind, rule)
        self._links.append(span)
        self._note(span, company)

    def _link_description(self, item: Description) -> None:
        if any(i in self._companies for i in range(item.start, item.end)):
            return
        named = self._named_after(item)
        if named is not None:
            self._add(item.start, item.end, named, MentionKind.DESCRIPTION, "company.description.apposition")
            return
        if self._doc[item.start].lower_ in _DEMONSTRATIVES:
            nearest = self.salience.last_named(item.start)
            if nearest is not None:
                rule = f"company.description.{item.noun}"
                self._add(item.start, item.end, nearest, MentionKind.DESCRIPTION, rule)
            return
        words = [token.lower_ for token in self._doc[max(0, item.start - 2) : item.start]]
        if words[-1:] == ["of"] and words[0] in self._pronouns.parts:
            return
        ranked = self.salience.ranked(item.start)
        speaking = self._speaking(self._doc[item.end - 1])
        if speaking is not None:
            ranked = [(1.0, speaking)]
        acting = self._acting_on(self._doc[item.end - 1])
        ranked = [pair for pair in ranked if not any(pair[1] is company for company in acting)]
        if item.kinds:
            of_kind = [pair for pair in ranked if self._kinds[id(pair[1])] & item.kinds]
            unknown = [pair for pair in ranked if not self._kinds[id(pair[1])]]
            ranked = of_kind if of_kind or item.kinds & self._strict else unknown
        else:
            others = [pair for pair in ranked if not self._kinds[id(pair[1])] & self._strict]
            ranked = others or ranked
        company = clear_first(ranked, MARGIN if item.end - item.start == 2 else _WIDE_MARGIN)
        if company is not None:
            rule = f"company.description.{item.noun}"
            self._add(item.start, item.end, company, MentionKind.DESCRIPTION, rule)

    def _named_after(self, item: Description) -> Company | None:
        """The company whose name follows in apposition: "The Taiwan firm, Pegatron, said"."""
        i = item.end
        if i + 1 < len(self._doc) and self._doc[i].text == "," and i + 1 in self._companies:
            while i + 1 in self._companies:
                i += 1
            closed = i + 1 < len(self._doc) and self._doc[i + 1].text in (",", ".", "(")
            return self._companies[i] if closed else None
        return None

    def _speaking(self, token: Token) -> Company | None:
        """The company whose spokesman says the clause of the token."""
        for governor in subjects_above(token):
            if governor.lower_ in self._pronouns.speakers and governor.i not in self._companies:
                return self._company_of(governor)
        return None

    def _acting_on(self, token: Token) -> list[Company]:
        """The companies that act on the one described, so that it is another: the subject of the verb whose
        object it is ("X lent money to the company"), the holder of a stake in it ("X's stake in the company").
        """
        place = token
        while place.dep_ == "pobj" and place.head.head is not place.head and place.head.dep_ == "prep":
            place = place.head.head
        judging = [t for t in subjects_above(token) if t.head.lower_ in self._pronouns.judges]
        if place is token and token.dep_ != "dobj":
            return [self._companies[t.i] for t in judging if t.i in self._companies]
        found = [child for child in place.children if child.dep_ == "poss"] if place is not token else []
        found += judging
        verb = place if is_verb(place) else place.head
        actor = subject(verb) if is_verb(verb) and place.dep_ not in SUBJECTS else None
        if actor is not None:
            found.append(actor)
        return [self._companies[t.i] for t in found if t.i in self._companies]

    def _link_pronoun(self, token: Token) -> None:
        company, rule = self._antecedent(token)
        if company is not None:
            self._add(token.i, token.i + 1, company, MentionKind.PRONOUN, rule)

    def _antecedent(self, token: Token) -> tuple[Company | None, str]:
        """The company that an "it" or "its" stands for, and the rule that says so."""
        verb = governing_verb(token)
        is_subject = token.dep_ in SUBJECTS and verb is not None
        if token.dep_ in _OBJECTS or self._is_empty(token):
            return None, ""
        if is_subject and verb is not None and verb.lower_ in self._pronouns.things:
            return None, ""
        if token.dep_ == "nsubjpass" and verb is not None and verb.lower_ not in self._pronouns.suffers:
            return None, ""
        acts = is_subject and verb is not None and verb.lower_ in self._pronouns.acts
        plural = False
        before = self._doc[token.i - 1].lower_ if token.i > 1 else ""
        if token.lower_ == "its" and before == "and" and token.i - 2 in self._companies:
            return self._companies[token.i - 2], "company.pronoun.beside_its_name"
        if self._pronouns.owned & {t.lower_ for t in self._doc[token.i + 1 : token.i + 3]}:
            return None, ""
        for governor in subjects_above(token):
            company = self._company_of(governor)
            if company is not None:
                if governor.head.lower_ in self._pronouns.judges:
                    return None, ""
                if self._kinds[id(company)] & self._strict and len(self._kinds) > 1 and is_subject:
                    return None, ""
                if (self._quoted[token.i] or (is_subject and not acts)) and governor.i not in self._companies:
                    return None, ""
                return company, "company.pronoun.subject"
            if not self._leaves_open(governor):
                return None, ""
            plural = plural or (governor.tag_ in _PLURAL and governor.lower_ not in self._pronouns.speakers)
        if verb is None or self._quoted[token.i]:
            return None, ""
        later = subject(verb)
        if token.dep_ == "poss" and later is not None and later.i > token.i and token not in later.subtree:
            return self._company_of(later), "company.pronoun.before_its_name"
        if not acts and token.dep_ != "poss":
            return None, ""
        rule = "company.pronoun.act" if acts else "company.pronoun.possessive"
        if self._competes(token):
            return None, ""
        inside = self._subject_in_sentence(token)
        if inside is not None:
            return inside, rule
        if plural:
            return None, ""
        earlier = subject_before(token, verb)
        if earlier is not None:
            company = self._company_of(earlier)
            if company is not None:
                return company, rule
            if not self._leaves_open(earlier) and not self._names_company(earlier):
                return None, ""
        likely = clear_first(self.salience.ranked(token.i))
        return (likely if likely is self.salience.last_subject(token.i) else None), rule

    def _competes(self, token: Token) -> bool:
        """Whether a place or an organisation that is no company is named last in the sentence before "it"."""
        for i in range(token.i - 1, max(sentence_start(token), token.i - _REACH) - 1, -1):
            if i in self._companies:
                return False
            if i in self._other_names or self._doc[i].lower_ in self._pronouns.bodies:
                return True
        return False

    def _subject_in_sentence(self, token: Token) -> Company | None:
        """The company that is the last subject before the pronoun in its sentence, in whatever clause."""
        for i in range(token.i - 1, max(sentence_start(token), token.i - _REACH) - 1, -1):
            if i in self._companies and self._doc[i].dep_ in SUBJECTS:
                return self._companies[i]
        return None

    def _names_company(self, token: Token) -> bool:
        """Whether a company is named in the noun phrase of the token: "shares of Tallis", "Tallis's profit"."""
        return any(t.i in self._companies for t in token.subtree if t.i < token.i + 6)

    def _is_empty(self, token: Token) -> bool:
        """Whether "it" stands for nothing: "it is unclear whether", "it remains to be seen"."""
        if token.lower_ != "it":
            return False
        words = [t for t in self._doc[token.i + 1 : token.i + 5] if not t.is_space]
        if token.dep_ == "expl" or (words and words[0].lower_ in self._pronouns.empty):
            return True
        if words and words[0].tag_ in ("JJ", "JJR"):
            return True
        while words and words[0].tag_ in ("MD", "RB") and words[0].lower_ not in _BE:
            words = words[1:]
        if len(words) < 2 or words[0].lower_ not in _BE:
            return False
        while len(words) > 1 and (words[0].lower_ in _BE or words[0].tag_ == "RB"):
            words = words[1:]
        if words[0].text == "$" or words[0].tag_ == "CD":
            return True
        return words[0].tag_.startswith("JJ") and words[0].lower_ not in self._pronouns.states

    def _company_of(self, token: Token) -> Company | None:
        """The company at a token, or that of the person or spokesman there."""
        company = self._companies.get(token.i)
        if company is not None:
            return company
        person = self._people.get(token.i)
        if person is not None:
            words = (person.title or "").lower().split()
            if self._pronouns.outsiders.intersection(words):
                return None
            return self._by_name.get(person.organization or "")
        if token.lower_ in self._pronouns.speakers:
            inside = [self._companies[t.i] for t in token.subtree if t.i in self._companies]
            return inside[0] if inside else None
        return None

    def _leaves_open(self, token: Token) -> bool:
        """Whether the subject cannot be what "it" stands for: people, plurals, sources, another open "it"."""
        return (
            token.lower_ in IT
            or token.tag_ in _PLURAL
            or token.tag_ == "PRP"
            or token.i in self._people
            or token.lower_ in self._pronouns.speakers
        )


def clear_first(ranked: list[tuple[float, Company]], margin: float = MARGIN) -> Company | None:
    """The first company if it is clearly ahead of the second."""
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] * (1 - margin):
        return None
    return ranked[0][1]


def subject_before(token: Token, verb: Token) -> Token | None:
    """The subject that a reader has in mind before a pronoun that begins its sentence, or "..., it said".

    It is the subject of what the pronoun's verb reports, if that stands before it, else of the main clause
    of the sentence before.
    """
    for child in verb.children:
        if child.dep_ in ("ccomp", "advcl") and child.i < token.i:
            return subject(child)
    first: int = sentence_start(token)
    while first > 0:
        before = token.doc[first - 1].sent
        if not before.text.strip():
            first = before.start
            continue
        root: Token = before.root
        if root.dep_ != "ROOT" or not root.tag_:
            return None
        return subject(root)
    return None


def subjects_above(token: Token) -> list[Token]:
    """The subjects of the clause of a pronoun and of the clauses above it, nearest first.

    Left out is the subject that the pronoun is part of.
    """
    found: list[Token] = []
    verb = governing_verb(token)
    for _ in range(8):
        if verb is None:
            break
        governor = subject(verb)
        if (
            governor is not None
            and governor.i < token.i
            and governor not in found
            and token not in governor.subtree
        ):
            found.append(governor)
        verb = governing_verb(verb.head) if verb.head is not verb else None
    return found
