"""Which company an "it" or "its" stands for, and the rule that says so; none where it is not clear."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline import company_binding as binding
from extractor.pipeline.clauses import (
    SUBJECTS,
    dependents,
    governing_verb,
    has_subject,
    subject,
    subject_before,
    subjects_above,
)
from extractor.pipeline.company_kinds import RATER
from extractor.pipeline.company_mentions import CompanyMentions, traded
from extractor.pipeline.company_salience import clear_first
from extractor.pipeline.empty_pronouns import BE, is_empty, is_thing
from extractor.pipeline.extensions import tokens_of
from extractor.pipeline.names import Company
from extractor.pipeline.pronoun_objections import PronounObjections
from extractor.pipeline.share_codes import name_end_before
from extractor.pipeline.words import sentence_start

IT = frozenset(("it", "its", "itself"))
#: Places in the clause in which "it" mostly stands for a thing: "transferring it".
_OBJECTS = frozenset(("dobj", "dative", "pobj", "attr", "oprd"))
_PLURAL = frozenset(("NNS", "NNPS"))
#: How far back in its sentence the words before a pronoun are read, in tokens.
_REACH = 80
#: In tokens: how far behind an "it" that is left open its own "its" may stand.
_OPEN = 12
#: In tokens: how far from a noun a company of its phrase stands.
_NEAR = 5
#: Places of a name that "its" behind it may mean.
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "oprd", "attr", "dative", "poss", "appos"))
#: Beginnings of the tags of words inside of a noun phrase.
_IN_PHRASES = ("NN", "JJ", "CC", "CD", "VBG", "VBN")
_WHICHEVER = frozenset(("any", "each", "every"))
_WHICH = frozenset(("which", "who"))
#: Subjects of sentences in which a writer speaks of goods.
_WRITERS = frozenset(("i", "you", "we"))


class PronounReferents:
    """Answers for the pronouns of one article, in the order of the text."""

    def __init__(self, mentions: CompanyMentions) -> None:
        self._mentions, self._pronouns = mentions, mentions.pronouns
        self._objections = PronounObjections(mentions)
        doc = self._doc = mentions.doc
        self._other_names = (mentions.bodies | mentions.places) - tokens_of(doc, "companies")

    def of(self, token: Token) -> tuple[Company | None, str]:
        """The company meant, and the rule that says so."""
        company, rule = self._announced_by(token), "company.pronoun.announced_by"
        if company is None:
            company, rule = self._actor_before(token), "company.pronoun.teller"
        if company is None:
            company, rule = self._antecedent(token)
        if company is None or self._objections.means_another(token, company):
            return None, rule
        rates = token.lower_ == "its" and RATER in self._mentions.kinds[id(company)]
        return (None if rates and self._competes(token) else company), rule

    def _announced_by(self, token: Token) -> Company | None:
        """The company of "the announcement by Tallis that it"."""
        i = token.i - 1
        if i < 3 or token.lower_ != "it" or self._doc[i].lower_ != "that":
            return None
        i = name_end_before(self._doc, i)
        company = self._mentions.at.get(i)
        while i > 0 and i - 1 in self._mentions.at:
            i -= 1
        return company if self._doc[i - 1].lower_ in ("by", "from") else None

    def _actor_before(self, token: Token) -> Company | None:
        """The company that does what "it" tells behind it: "Tallis will close a mill as demand falls, it said"."""
        if token.lower_ != "it" or token.dep_ != "nsubj":
            return None
        told = next((c for c in token.head.children if c.dep_ == "ccomp" and c.i < token.i), None)
        if token.head.lower_ not in self._pronouns.reports | self._pronouns.acts:
            return None
        if told is None or told.lower_ in BE or any(c.dep_ == "conj" for c in told.children):
            return None
        actor = next((c for c in told.children if c.dep_ == "nsubj"), None)
        if actor is None or any(c.dep_ == "conj" for c in actor.children):
            return None
        company = self._mentions.at.get(actor.i)
        if company is None:
            return None
        named = {id(self._mentions.at[t.i]) for t in told.subtree if t.i in self._mentions.at}
        return company if len(named) == 1 else None

    def _antecedent(self, token: Token) -> tuple[Company | None, str]:
        """The company that an "it" or "its" stands for, and the rule that says so."""
        verb = governing_verb(token)
        is_subject = token.dep_ in SUBJECTS and verb is not None
        if verb is not None and verb.lower_ == "valuing":
            return None, ""
        if token.lower_ == "itself":
            return self._stressed(token), "company.pronoun.itself"
        if token.dep_ in _OBJECTS or is_empty(token, self._pronouns):
            return None, ""
        if is_subject and verb is not None and is_thing(token, verb, self._pronouns):
            return None, ""
        if is_subject and verb is not None and self._goes_on_from_open_it(verb):
            return None, ""
        if token.dep_ == "nsubjpass" and verb is not None and verb.lower_ not in self._pronouns.suffers:
            return None, ""
        acts = is_subject and verb is not None and token.i < verb.i and self._acts(verb)
        plural = False
        before = self._doc[token.i - 1].lower_ if token.i > 1 else ""
        if token.lower_ == "its" and before == "and" and token.i - 2 in self._mentions.at:
            its = self._its_before(token)
            if its is not None:
                return self._mentions.at.get(its), "company.pronoun.its_before"
            return self._beside(token.i - 2), "company.pronoun.beside_its_name"
        if token.lower_ == "its" and before == "and" and self._is_thing_told(token.i - 2):
            return None, ""  # "a chronology of the spill and its impact"
        if token.lower_ == "its" and self._pronouns.owned & {
            token.head.lower_,
            *(t.lower_ for t in self._doc[token.i + 1 : token.i + 3]),
        }:
            return None, ""
        if token.lower_ == "its" and self._follows_open_it(token):
            return None, ""
        owner = binding.possessor(token) if token.lower_ == "its" else None
        if owner is not None and not (self._leaves_open(owner) or owner.lower_ in self._pronouns.times):
            company = self._mentions.at.get(owner.i)
            rates = company is not None and RATER in self._mentions.kinds[id(company)]
            return (None if rates else company), "company.pronoun.possessor"
        aided = binding.aided(token, self._pronouns.aids)
        if aided is not None:
            return self._mentions.at.get(aided.i), "company.pronoun.aided"
        urged = binding.urged(token, self._pronouns.controls, self._pronouns.controls_in)
        if urged is not None and (urged.i in self._other_names or urged.lower_ in self._pronouns.bodies):
            if verb is None or verb.lower_ not in self._pronouns.tends:
                return None, ""  # "asked Europe to double its budget"
        elif urged is not None and (urged.i in self._mentions.at or self._mentions.is_noun(urged.lower_)):
            if verb is not None and verb.lower_ in self._pronouns.tends:
                return None, ""
            return self._mentions.at.get(urged.i), "company.pronoun.urged"
        elif urged is not None and any(c.lower_ in _WHICHEVER for c in urged.children):
            return None, ""  # "allow any issuer to end its contract"
        quoted, at = self._mentions.quoted, self._mentions.at
        told_in_quotation, owners = is_subject and quoted[token.i], set[int]()
        for governor in subjects_above(token):
            told, is_relative = governor.head, governor.lower_ in _WHICH
            owned = governor.i not in self._mentions.at and told.dep_ == "relcl"
            if owned and any(c.lower_ == "whose" for c in governor.children):
                governor = told.head  # "Tallis, whose phones outsold its tablets"
                if governor.i not in self._mentions.at:
                    return None, ""
            if governor.lower_ in _WHICH and governor.head.dep_ == "relcl":
                governor = governor.head.head  # "Nasdaq, which said it"
                if not self._may_be_told_of(governor):
                    return None, ""
                if governor.i not in self._mentions.at:
                    continue
            told_in_quotation = told_in_quotation or (quoted[token.i] and quoted[governor.i])
            if binding.said_of(token) == governor:
                continue
            company = self._mentions.meant_by(governor)
            if company is not None:
                if self._is_one_of_several(governor):
                    return None, ""
                if owners - {id(company)}:
                    return None, ""  # "Brandt said Tallis's bonds rose after its rating was cut"
                if told_in_quotation and not quoted[governor.i]:
                    return None, ""  # nobody calls itself "it": 'Tallis said "it works"'
                if governor.i not in self._mentions.at and told.lower_ in self._pronouns.joins:
                    continue
                agent = binding.agent_in_its_own_matter(token, governor)
                if agent is not None and self._mentions.at.get(agent.i) is not company:
                    return None, ""
                if told.lower_ in self._pronouns.judges:
                    return None, ""
                if token.lower_ == "its" and self._is_tended(told, company):
                    return None, ""
                if is_relative and token.lower_ == "its" and told.lower_ in self._pronouns.tends:
                    return None, ""  # "Tallis, which buys its screens"
                if token.lower_ == "its" and self._rates_another(governor, token, company):
                    return None, ""
                if (
                    self._mentions.kinds[id(company)] & self._mentions.strict
                    and len(self._mentions.kinds) > 1
                    and is_subject
                ):
                    return None, ""
                if (
                    self._mentions.quoted[token.i] or (is_subject and not acts)
                ) and governor.i not in self._mentions.at:
                    return None, ""
                return company, "company.pronoun.subject"
            if not self._leaves_open(governor) or self._is_other_it(governor):
                return None, ""
            owners |= {id(at[c.i]) for c in governor.children if c.i in at and c.dep_ in ("poss", "compound")}
            plural = plural or (governor.tag_ in _PLURAL and governor.lower_ not in self._pronouns.speakers)
        if verb is None or self._mentions.quoted[token.i]:
            return None, ""
        later = subject(verb)
        if token.dep_ == "poss" and later is not None and later.i > token.i and token not in later.subtree:
            return self._mentions.meant_by(later), "company.pronoun.before_its_name"
        if not acts and token.dep_ != "poss":
            return None, ""
        rule = "company.pronoun.act" if acts else "company.pronoun.possessive"
        if self._competes(token):
            return None, ""
        inside = self._subject_in_sentence(token)
        if inside is not None:
            return inside, rule
        if plural:
            return (traded(self._mentions, token) if acts else None), "company.pronoun.traded"
        earlier = subject_before(token, verb)
        if acts and (earlier is None or self._several_acted(token) or self._follows_new_name(token)):
            return None, ""
        if earlier is not None:
            if acts and earlier.lower_ in _WRITERS and not self._mentions.quoted[earlier.i]:
                return None, ""  # "I found one. It has a case."
            company = self._mentions.meant_by(earlier)
            if company is not None:
                return (None if self._is_one_of_several(earlier) else company), rule
            if not self._leaves_open(earlier) and not self._names_company(earlier):
                return None, ""
            if self._mentions.speaks_for_body(earlier):
                return None, ""
        likely = clear_first(self._mentions.salience.ranked(token.i))
        if likely is not None and self._mentions.follows_bank_of_issue(likely, token.i):
            return None, ""
        if earlier is not None and likely is not None and self._names_other(earlier, likely):
            return None, ""
        here = range(max(sentence_start(token), token.i - _REACH), token.i)
        if any(self._mentions.at.get(i, likely) is not likely for i in here):
            return None, ""
        return (likely if likely is self._mentions.salience.last_subject(token.i) else None), rule

    def _its_before(self, token: Token) -> int | None:
        """Where the "its" stands with which "and its" goes on: "its card unit Tallis and its mills"."""
        for i in range(token.i - 2, sentence_start(token) - 1, -1):
            if self._doc[i].lower_ == "its":
                return i
            if not self._doc[i].tag_.startswith(_IN_PHRASES):
                return None
        return None

    def _beside(self, end: int) -> Company | None:
        """The company whose name ends at a token before "and its"; none where others stand before it: "Tallis, Brandt and its units"."""
        company, start = self._mentions.at[end], end
        while start > 1 and self._mentions.at.get(start - 1) is company:
            start -= 1
        others = start > 1 and self._doc[start - 1].text == "," and start - 2 in self._mentions.at
        return None if others else company

    def _acts(self, verb: Token) -> bool:
        """Whether the verb tells what organisations do."""
        if verb.lower_ not in self._pronouns.acts:
            return False
        if verb.lower_ not in self._pronouns.transitive:
            return True
        made = dependents(verb, ("dobj", "xcomp", "ccomp"))
        if any(what.dep_ == "ccomp" and has_subject(what) for what in made):
            return False  # "it makes me wonder"
        return bool(made) and all(what.lower_ not in self._pronouns.made_of_things for what in made)

    def _is_one_of_several(self, token: Token) -> bool:
        """Whether another company stands beside a subject, which is then "they": "Tallis and Brandt"."""
        at = self._mentions.at
        beside = (c for c in token.children if c.dep_ == "conj" and c.tag_ in ("NNP", "NNPS"))
        return any(at.get(c.i) is not at.get(token.i) for c in beside)

    def _stressed(self, token: Token) -> Company | None:
        """The company right before "itself"."""
        return self._mentions.at.get(name_end_before(self._doc, token.i))

    def _may_be_told_of(self, antecedent: Token) -> bool:
        """Whether what a relative clause speaks of leaves it open whom "it" in the clause means."""
        if antecedent.i in self._mentions.at or antecedent.i in self._mentions.people:
            return True
        return antecedent.tag_ not in ("NNP", "NNPS") and antecedent.lower_ not in self._pronouns.bodies

    def _is_other_it(self, governor: Token) -> bool:
        """Whether the governor is an "it" that stands for something that is not known."""
        return (
            governor.lower_ == "it"
            and governor.i not in self._mentions.at
            and not is_empty(governor, self._pronouns)
        )

    def _follows_open_it(self, token: Token) -> bool:
        """Whether "its" belongs to an "it" that is left open: "a deal that allowed it to hide its debt"."""
        for i in range(token.i - 1, max(sentence_start(token), token.i - _OPEN) - 1, -1):
            if i in self._mentions.at:
                return False
            if self._doc[i].lower_ == "it" and (
                self._doc[i + 1].lower_ == "to" or self._doc[i].dep_ in _OBJECTS
            ):
                return True
        return False

    def _is_tended(self, told: Token, company: Company) -> bool:
        """Whether another company says that this one looks at what "its" owns: "Tallis said Brandt would study its books"."""
        if told.lower_ not in self._pronouns.tends:
            return False
        said = (self._mentions.at.get(above.i) for above in subjects_above(told))
        return any(other is not None and other is not company for other in said)

    def _goes_on_from_open_it(self, verb: Token) -> bool:
        """Whether an "it" before "and" is left open: "that it was minor and that it did not matter"."""
        while verb.dep_ == "conj":
            verb = verb.head
            before = subject(verb)
            if before is not None:
                return before.lower_ == "it" and before.i not in self._mentions.at
        return False

    def _rates_another(self, governor: Token, token: Token, company: Company) -> bool:
        """Whether the subject speaks of another company named between: "Brandt cited Tallis's loss and its debt".

        That is who rates companies, and who has something to say of what the article's own company has.
        """
        rates = RATER in self._mentions.kinds[id(company)]
        topic = self._mentions.salience.topic
        for i in range(governor.i + 1, token.i):
            other = self._mentions.at.get(i)
            if other is None or other is company:
                continue
            if rates or (other is topic and self._doc[i].dep_ == "poss"):
                return True
        return False

    def _follows_new_name(self, token: Token) -> bool:
        """Whether the sentence before ends with a name not read before, of which "It" may speak."""
        first = sentence_start(token)
        if first < 2 or token.i != first or "also" in {t.lower_ for t in self._doc[first + 1 : first + 3]}:
            return False
        company = self._mentions.at.get(name_end_before(self._doc, first - 1))
        return company is not None and self._mentions.salience.is_new(company, first)

    def _several_acted(self, token: Token) -> bool:
        """Whether two companies are subjects in the sentence before, so that "it" may be either."""
        first = sentence_start(token)
        if first == 0:
            return False
        before = range(sentence_start(self._doc[first - 1]), first)
        return len({id(self._mentions.at[i]) for i in before if self._mentions.is_actor(i)}) > 1

    def _competes(self, token: Token) -> bool:
        """Whether a place or an organisation that is no company is named last in the sentence before "it"."""
        for i in range(token.i - 1, max(sentence_start(token), token.i - _REACH) - 1, -1):
            if i in self._mentions.at:
                return False
            if i in self._other_names or self._doc[i].lower_ in self._pronouns.bodies:
                return True
            if self._is_unknown_name(self._doc[i]):
                return True
        return False

    def _is_unknown_name(self, token: Token) -> bool:
        """Whether a name of which nothing is known stands there as an argument: "a venture called Kestrel"."""
        if token.tag_ not in ("NNP", "NNPS") or token.dep_ not in _ARGUMENTS:
            return False
        return token.i not in self._mentions.people and token.lower_ not in self._pronouns.times

    def _subject_in_sentence(self, token: Token) -> Company | None:
        """The company that is the last subject before the pronoun in its sentence, in whatever clause."""
        last: Company | None = None
        for i in range(token.i - 1, max(sentence_start(token), token.i - _REACH) - 1, -1):
            company = self._mentions.at.get(i)
            if company is not None and self._doc[i].dep_ in SUBJECTS:
                return company if last in (None, company) else None
            if company is not None and self._doc[i].dep_ not in ("compound", "poss"):
                last = company
        return None

    def _names_company(self, token: Token) -> bool:
        """Whether a company is named in the noun phrase of the token: "shares of Tallis", "Tallis's profit"."""
        return any(t.i in self._mentions.at for t in token.subtree if abs(t.i - token.i) < _NEAR)

    def _names_other(self, token: Token, company: Company) -> bool:
        """Whether another one alone is named in the noun phrase of the token: "yields on Brandt's bonds"."""
        named = {id(self._mentions.at[t.i]) for t in token.subtree if t.i in self._mentions.at}
        return len(named) == 1 and id(company) not in named

    def _is_thing_told(self, i: int) -> bool:
        """Whether a thing is told with its article: "the spill"."""
        return i > 0 and self._doc[i].tag_ == "NN" and self._doc[i - 1].lower_ in ("the", "this", "a", "an")

    def _leaves_open(self, token: Token) -> bool:
        """Whether the subject cannot be what "it" stands for: people, plurals, sources, another open "it"."""
        return (
            token.lower_ in IT
            or token.tag_ in _PLURAL
            or token.tag_ == "PRP"
            or token.i in self._mentions.people
            or token.lower_ in self._pronouns.speakers
        )
