"""Weighs what each capitalised name of an article names, by its words and by the words around its places."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.pipeline.appositions import Appositions
from extractor.pipeline.base_names import BaseName, base_names
from extractor.pipeline.bearers import Bearers
from extractor.pipeline.company_acts import CompanyActs
from extractor.pipeline.company_kinds import CompanyKinds
from extractor.pipeline.extensions import text_of
from extractor.pipeline.lead_companies import LeadCompanies
from extractor.pipeline.name_evidence import HINT, KNOWN, PROOF, SUPPORT, Evidence
from extractor.pipeline.name_lists import entry_headings
from extractor.pipeline.name_sharing import NameSharing, parts_of_firms
from extractor.pipeline.name_units import Unit
from extractor.pipeline.name_words import NameWords
from extractor.pipeline.named_goods import NamedGoods
from extractor.pipeline.other_uses import OtherUses, is_initials, is_newspaper, modifies
from extractor.pipeline.words import lowers, place_follows, texts
from extractor.pipeline.words_around import (
    begins_predicate,
    has_its,
    is_elliptic,
    is_in_capitals,
    is_quoted,
    leads_part,
    without_day,
    without_medium,
    words_after,
    words_before,
)
from extractor.rules import Rules

#: In tokens: "chief operating officer"; "co-founder" is up to three.
_LONGEST_OFFICER = 3
#: Who leads a committee: "Agriculture Chairman X".
_CHAIRS = frozenset(("chairman", "chairwoman", "chair", "ranking"))
#: Bodies of those whose possessive stands before them.
_BODIES = frozenset(("association", "federation", "union", "society", "league"))
#: Rivals may be people.
_RIVALS = frozenset(
    (
        "rival",
        "rivals",
        "competitor",
        "competitors",
        "peer",
        "peers",
        "parent",
        "owner",
        "publisher",
        "developer",
        "broker",
        "producer",
    )
)
#: Determiners that companies' names do not take.
_COUNTING = frozenset(("a", "an", "your", "my", "every"))
_ARTICLES = frozenset(("the", "a", "an"))
#: What appears so often is a publication: "the annual Global Outlook report".
_PERIODICAL = frozenset(("annual", "monthly", "weekly", "quarterly"))
_PLACE_PREPOSITIONS = frozenset(("in", "near", "from", "outside"))
#: What follows the name of a firm, not of a person: "Zentrix, which makes", "Lorden's, owned by".
_NEUTER = frozenset(((",", "which"), (",", "owned")))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
#: How an amount ends that is paid for a firm, not for goods.
_MAGNITUDES = frozenset(("m", "bn", "mn", "million", "billion"))
_NAME_TAGS = frozenset(("NNP", "NNPS", ""))


class Witnesses:
    """Collects the evidence for units of names."""

    def __init__(self, rules: Rules) -> None:
        context = rules.table("name_context.toml")
        self._words = NameWords(rules)
        self._places = frozenset(context["places"])
        self._bearers = Bearers(context, rules.table("titles.toml"))
        self._after_company = frozenset(context["after_company"])
        self._before_company = frozenset(context["before_company"])
        self._phrases = frozenset(tuple(phrase.split()) for phrase in context["company_phrases"])
        self._acts = CompanyActs(context)
        self._phrase_ends = frozenset(phrase[-1] for phrase in self._phrases)
        self._officers = frozenset(tuple(officer.split()) for officer in context["officers"])
        self._officer_words = frozenset(officer[0] for officer in self._officers)
        self._other_uses = OtherUses(rules)
        self._goods = NamedGoods(context)
        self._takeovers = frozenset(context["takeovers"])
        self._leaders = frozenset(context["leaders_at_firms"])
        self._venues = frozenset(context["venues"])
        self._settlements = frozenset(context["settlements"])
        self._kin = frozenset(context["kin"])
        self._state_offices = frozenset(context["state_offices"])
        self._committees = frozenset(context["committees"])
        #: before "of" they stand in capitals, too: "Chairman of Tallis Foods"
        self._part_of = self._bearers.words | frozenset(("shares", "bank"))
        self._sharing = NameSharing(rules)
        self._kinds = CompanyKinds(rules.table("descriptions.toml"))
        self._newspapers = self._kinds.names_of("newspaper")
        self._appositions = Appositions(rules, self._kinds)
        self._leads = LeadCompanies(self._kinds, rules.table("descriptions.toml"))

    def weigh(self, doc: Doc, units: Iterable[Unit]) -> dict[tuple[str, ...], Evidence]:
        """The evidence of each name, by its words in lower case, over all of its places."""
        units = list(units)
        labels, listed = _labels(doc), entry_headings(doc, units)
        self._words.begin(doc)
        table: dict[tuple[str, ...], Evidence] = {}
        for unit in units:
            words = unit.words
            evidence = table.setdefault(words, Evidence())
            self._words.weigh(doc, unit, words, evidence)
            if listed and doc[unit.start].idx in listed:
                evidence.add("company", SUPPORT, "profile")
            if unit.headline:
                if self._acts.length(words_after(doc, unit.end, 4)) and not self._is_owned(doc, unit):
                    evidence.add("company", SUPPORT, "act")
                continue
            self._of_model(labels, unit, evidence)
            self._of_context(doc, labels, unit, words, evidence)
        for words in parts_of_firms(units):
            table[words].add("other", PROOF, "part_of_firm")
        named = self._leads.named_behind(doc, units)
        if named is not None and named.known is None:
            table[named.words].add("company", SUPPORT, "lead")
        codes = [(unit.words, unit.code) for unit in units if unit.code]
        self._sharing.of(table, doc._.coined, codes)
        return table

    def is_other_here(self, doc: Doc, unit: Unit) -> bool:
        """Whether a company's name stands for something else at this place: an index, a device."""
        return self._other_uses.at(doc, unit)

    def is_institution(self, doc: Doc, unit: Unit) -> bool:
        """Whether one of the words says that the name is an institution's, and no company's."""
        return self._words.is_institution(doc, unit)

    def _of_model(self, labels: dict[int, BaseName], unit: Unit, evidence: Evidence) -> None:
        entity = labels.get(unit.end - 1)
        if entity is None or entity.start > unit.start + 1:
            return
        if entity.label == "ORG":
            evidence.add("company", HINT, "model")
        elif entity.label == "PERSON":
            evidence.add("person", HINT, "model")
        elif entity.label in ("GPE", "LOC"):
            evidence.add("place", HINT, "model")
        elif entity.label not in ("CARDINAL", "MONEY", "DATE", "PERCENT", "ORDINAL"):
            evidence.add("other", HINT, "model")

    def _of_context(
        self, doc: Doc, labels: dict[int, BaseName], unit: Unit, words: tuple[str, ...], evidence: Evidence
    ) -> None:
        if unit.initial and len(words) == 1 and (unit.known is None or unit.known.ambiguous):
            if unit.known is not None and self._acts.proves(doc, unit, words[0]):
                evidence.add("company", SUPPORT, "bare_subject")
            elif self._words.is_ordinary(words[0]):
                evidence.add("other", PROOF - HINT, "ordinary_word")
                return
            elif doc[unit.start].tag_ not in _NAME_TAGS:
                evidence.add("other", HINT, "ordinary_word")
                return
        self._of_words_before(doc, labels, unit, words, evidence)
        self._of_words_after(doc, labels, unit, words, evidence)

    def _of_words_before(
        self, doc: Doc, labels: dict[int, BaseName], unit: Unit, words: tuple[str, ...], evidence: Evidence
    ) -> None:
        before = words_before(doc, unit.start, 4)
        if not before:
            return
        last, last_but_one = before[-1], before[-2] if len(before) > 1 else ""
        known = unit.known
        unknown = known is None or known.ambiguous
        if known is not None and known.ambiguous and last == "the" and not is_newspaper(known):
            evidence.add("other", SUPPORT, "article")
        if (
            known is None
            and last == "the"
            and is_initials(doc, unit)
            and not modifies(doc, unit, owning=False)
        ):
            evidence.add("other", 2 * SUPPORT, "article")  # "close to the FSB"
        elif (
            known is None
            and last == "the"
            and len(words) == 1
            and words[0] not in self._newspapers
            and not modifies(doc, unit, owning=False)
        ):
            evidence.add("other", 2 * HINT, "article")  # "the Torch will go on sale"
        person = labels.get(unit.end - 1)
        seems_person = person is not None and person.label == "PERSON" and len(words) > 1
        if self._appositions.is_body(last, last_but_one):
            evidence.add("other", PROOF if known is None else SUPPORT, "body")
        elif (
            (last in self._before_company or self._kinds.is_noun(last, last_but_one))
            and not (last in _RIVALS and last_but_one == "-")  # "Brint-rival Avolin"
            and not (last in _RIVALS and (seems_person or self._goods.is_called_goods(doc, unit)))
            and not (last == "giant" and modifies(doc, unit, owning=False))  # "the giant Tallis project"
            and (last_but_one, last) != ("central", "bank")  # its governor's name may follow
        ):
            evidence.add("company", SUPPORT, "before")
        if last == "for" and last_but_one in _MAGNITUDES and known is None:
            evidence.add("company", HINT, "paid_for")  # "agreed to pay £150m for Tallis"
        if last == "based" and last_but_one == "-" and unknown and not seems_person:
            evidence.add("company", SUPPORT, "based")  # "Derby-based Tallis"
        apposed = last == "," and words_after(doc, unit.end, 1) == [","] and doc[unit.start - 2].is_lower
        if apposed and self._kinds.is_noun(last_but_one) and before[-3:-1] != ["central", "bank"]:
            body = self._appositions.is_body(last_but_one, before[-3] if len(before) > 2 else "")
            evidence.add(
                "other" if body else "company", SUPPORT, "body" if body else "before"
            )  # "the payments startup, Tallis, acquired by"
        if last in _COUNTING and not modifies(doc, unit):
            evidence.add("other", SUPPORT, "counted")
        if last in _PERIODICAL and unknown:
            evidence.add("other", SUPPORT, "publication")
        bare = [word for word in before if word not in _ARTICLES] if last in _ARTICLES else before
        noun = bare[-1] if bare else ""
        if noun == "of" and not _POSSESSIVES.isdisjoint(bare[:-2]):
            noun = ""  # "Tallis's director of Machine Learning"
        if noun in self._phrase_ends and any(tuple(bare[-size:]) in self._phrases for size in (1, 2, 3)):
            evidence.add("company", SUPPORT, "phrase")
        if (
            last_but_one
            and last in ("of", "at", "with", "from")
            and self._follows_person(labels, unit.start)
            and not (last in ("of", "from") and place_follows(doc, unit.end, self._places))
        ):
            evidence.add("company", SUPPORT, "employer")
        if last == "at" and unknown and leads_part(doc, unit.start - 2, self._leaders):
            evidence.add("company", SUPPORT, "employer")
        employs = (
            last_but_one in ("at", "with") and last in self._before_company
        )  # "director at consultant X"
        self._bearers.before(doc, unit, before, evidence, employs=employs or self._kinds.is_noun(last))
        met = last in self._takeovers or tuple(before[-2:]) == ("interview", "with")
        if met and person is not None and person.label == "ORG":
            evidence.add("company", SUPPORT, "met")
        self._goods.before(doc, unit, before, evidence)
        if known is None and last == "of" and last_but_one in self._settlements and not unit.legal_form:
            evidence.add("place", KNOWN, "settlement")  # "the resort of Hadley"
        if (
            last == "of"
            and unit.start > 1
            and doc[unit.start - 2].is_title
            and last_but_one not in self._part_of
        ):
            evidence.add("other", SUPPORT, "part_of")  # "the Island of Lost Toys"
        if tuple(before[-2:]) == ("of", "the") and before[-3:-2] and before[-3] in self._state_offices:
            evidence.add("other", KNOWN, "office_of")
        if last in ("v", "v.", "vs") and unknown and "case" in words_after(doc, unit.end, 3):
            evidence.add("other", 2 * PROOF, "court_case")  # "the Tallis v. Brandt case"
        if last == "%":
            evidence.add("other", PROOF, "after_figure")
        if last in ("its", "their", "our", "your") or (len(words) == 1 and self._is_owned(doc, unit)):
            plural = last == "its" and unknown and len(words) == 1 and words[0].endswith("s")
            plural = plural and not modifies(doc, unit)  # "a fraction of its Superstores"
            evidence.add("other", PROOF if plural else SUPPORT, "possessed")
        if len(words) > 1 and unknown and not unit.legal_form and is_quoted(doc, unit):
            evidence.add("other", KNOWN + HINT if unit.extends else SUPPORT, "quoted")

    def _of_words_after(
        self, doc: Doc, labels: dict[int, BaseName], unit: Unit, words: tuple[str, ...], evidence: Evidence
    ) -> None:
        after = words_after(doc, unit.end, 4)
        if not after:
            return
        possessive = after[0] in _POSSESSIVES
        if possessive:
            after = after[1:] or [""]
        first, second = after[0], after[1] if len(after) > 1 else ""
        before = texts(doc)[unit.start - 1] if unit.start > 1 else ""
        if possessive:
            if first in self._after_company:
                evidence.add("company", SUPPORT, "after")
            elif first in _BODIES and unit.known is None and doc[unit.end + 1].is_title:
                evidence.add("other", PROOF, "body")  # "the Norland Bankers' Association"
        elif first in self._kin and second != "of" and unit.known is None:
            evidence.add("other", PROOF, "kin")  # "bought by the Tallis brothers"
        elif first in self._state_offices or (first in _CHAIRS and " ".join(words) in self._committees):
            evidence.add("other", 2 * PROOF, "state_office")
        elif self._bearers.is_title_behind(first, second):
            evidence.add("person", SUPPORT, "title_behind")
        elif first == "stock" and second in ("exchange", "market"):
            evidence.add("other", PROOF, "place_of_trading")
        elif first == "newspaper" and before in _COUNTING and unit.known is None:
            evidence.add("place", PROOF, "paper")  # "a Hartford newspaper"
        elif first in self._after_company:
            noun = unit.initial and len(words) == 1 and doc[unit.start].tag_ == "NN"  # "Distillate stocks"
            if unit.known is not None or not (noun or is_in_capitals(doc, unit)):
                evidence.add("company", SUPPORT, "after")
        elif (unit.known is None or unit.known.ambiguous) and self._other_uses.is_index(after):
            evidence.add("other", PROOF, "index")
        else:
            self._goods.behind(doc, unit, after, evidence)
        if unit.known is not None and first in self._venues and doc[unit.end].is_title:
            evidence.add("other", HINT, "venue_of_name")  # "Brandt Field"
        if (first, second) == ("-", "based") and unit.known is None:
            evidence.add("place", PROOF, "based")  # "the Hadley-based firm"
        acts = not possessive and self._acts.can_begin(first)
        if acts and (first, second) == ("is", "to") and unit.start:
            acts = doc[unit.start - 1].tag_ != "IN"  # "the plan for Tallis is to close"
        if acts and (first, second) == ("said", "in"):
            after = without_medium(doc, unit.end)
        act = self._acts.length(without_day(after)) if acts and not self._is_owned(doc, unit) else 0
        if act and begins_predicate(doc, unit):
            weight = SUPPORT if len(words) == 1 or first != "said" else HINT
            clear = act > 1 or (len(words) > 2 and first != "said")
            evidence.add("company", weight + HINT if clear else weight, "act")
        told_of = (first, second) in _NEUTER and len(words) == 1  # "Zentrix, which"
        if told_of or (not possessive and has_its(doc, unit.end)):
            evidence.add("company", HINT, "thing")
        part = len(words) == 1 and "other:generic" in evidence.reasons  # "asset-backed Securities Strategist"
        if not part and self._has_officer(doc, labels, unit.end):
            evidence.add("company", KNOWN, "officer")
        if possessive and first != ",":  # "Tallis's, a store in Derby," is a name
            return
        entity = labels.get(unit.end - 1)
        seems_person = entity is not None and entity.label == "PERSON" and len(words) > 1
        if (
            first == ","
            and len(after) > 2
            and (reading := self._appositions.read(doc, unit.end, seems_person=seems_person))
        ):
            evidence.add(reading, 2.0, "apposition")
        elif (
            unit.known is None
            and (entity is None or entity.label not in ("GPE", "LOC"))
            and doc[unit.start].tag_ in _NAME_TAGS
            and (reading := self._appositions.predicate(doc, unit.end, seems_person=seems_person))
        ):
            evidence.add(reading, 2.0, "apposition")  # "Tallis is a data firm"
        if (first, second) == (",", "owned") and entity is not None and entity.label == "ORG":
            evidence.add("company", SUPPORT, "owned")
        if is_elliptic(doc, unit):
            evidence.add("company", HINT, "ellipsis")
        if first == "," and second == "which" and self._acts.length(after[2:]):
            evidence.add("company", SUPPORT, "act")
        self._goods.apart(doc, unit, after, evidence)
        self._bearers.behind(after, evidence)
        region = place_follows(doc, unit.end + possessive, self._places)
        if region and not _POSSESSIVES.intersection(
            after[2:4]
        ):  # "Tallis, Britain's biggest brewer" is no town
            based = after[2:4] == ["-", "based"] or after[3:4] == ["-"]  # "of Hadley, New York-based Tallis"
            evidence.add("place", KNOWN if based else 2.0, "region")
        if before == "(" and len(words) == 1 and first == ")":
            last = unit.start - 2 - (doc[unit.start - 2].is_quote and unit.start > 2)
            if doc[last].is_lower:
                evidence.add("other", 2.0, "abbreviation")  # 'a "service bulletin" (TLS)'
        if before == "(" and first == ")" and self._words.ends_body(doc, unit.start - 2):
            evidence.add("other", 2 * PROOF, "initials")
        before_it = words_before(doc, unit.start, 2)
        held = tuple(before_it) in self._phrases  # "shares in Tallis"
        if before_it and before_it[-1] in _PLACE_PREPOSITIONS and not held:
            evidence.add("place", HINT, "preposition")

    def _is_owned(self, doc: Doc, unit: Unit) -> bool:
        """Whether somebody's possessive stands before the name, and no place's: "Tallis's Avolin", not "Japan's Tallis"."""
        i = unit.start - 2
        if unit.known is not None or i < 0 or lowers(doc)[i + 1] not in _POSSESSIVES:
            return False
        if doc[i + 1].text in ("'", "’") and (doc[i].whitespace_ or doc[i].text[-1] != "s"):
            return False  # a quotation begins
        return not any(text_of(doc, max(0, i - more), i + 1).lower() in self._places for more in (0, 1, 2))

    def _has_officer(self, doc: Doc, labels: dict[int, BaseName], i: int) -> bool:
        """Whether an officer that only firms have and a person's name follow: "X CEO Dana Whitlock"."""
        words = lowers(doc)
        if i < len(words) and words[i] in _POSSESSIVES:
            i += 1
        if i >= len(words) or words[i] not in self._officer_words:
            return False
        sizes = (
            size for size in range(1, _LONGEST_OFFICER + 1) if tuple(words[i : i + size]) in self._officers
        )
        size = next(sizes, 0)
        entity = labels.get(i + size) if size else None
        return entity is not None and entity.label == "PERSON"

    def _follows_person(self, labels: dict[int, BaseName], start: int) -> bool:
        """Whether a person's name stands before the preposition: "Daniel Hynes of X"."""
        entity = labels.get(start - 2)
        return entity is not None and entity.label == "PERSON"


def _labels(doc: Doc) -> dict[int, BaseName]:
    """The base model's entity at each token."""
    return {i: name for name in base_names(doc) for i in range(name.start, name.end)}
