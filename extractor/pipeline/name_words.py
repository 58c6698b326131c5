"""What the words of a capitalised name say by themselves: legal forms, known names, words of institutions."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc

from extractor.pipeline.capital_headings import ends_heading, in_heading
from extractor.pipeline.extensions import text_of
from extractor.pipeline.name_evidence import HINT, KNOWN, PROOF, SUPPORT, Evidence
from extractor.pipeline.name_forms import words_of
from extractor.pipeline.name_headings import is_shouted
from extractor.pipeline.name_units import Unit
from extractor.pipeline.words import lowers, small_words, text_places, texts
from extractor.rules import Rules

#: Of so many general words a name may be made: "Western Asset Management".
_FIELDS = 3
#: General words may still be a short form: "the Times" beside "New York Times".
_GENERIC = 2.5
_NEWS_AGENCIES = (("press", "agency"), ("news", "agency"))
#: The number of a product behind its name: "Shake & Roll - B7888".
_ARTICLE_NUMBER = re.compile(r" - [A-Z]?\d{4,}$")
#: A firm's site in one country: "Tallis.cn", "Tallis.co.uk".
_NATIONAL_SITE = re.compile(r"([^.]+)\.(?:co\.)?[a-z]{2}")
#: Words of sentences that headings write with capitals.
_ADDRESSING = frozenset(("your", "my", "you", "our", "how", "why", "that", "who", "what"))
#: What has a code of its own on the exchanges and is no firm.
_TRADED = frozenset(("index", "etf", "fund", "futures"))
#: With "of" behind them they are parts of a state: "the Alaska Division of Oil and Gas".
PARTS_OF_STATES = frozenset(("office", "division"))
#: A month of delivery behind a good's code: "crude CLU7", "NGc1".
_FUTURES_CODE = re.compile(r"[A-Z]{2,3}(?:[FGHJKMNQUVXZ]\d{1,2}|[cv]\d)")
#: A mutual fund's code on the Nasdaq: five letters, the last of them an X.
_FUND_CODE = re.compile(r"[A-Z]{4}X\.O")
#: Several of what initials stand for: "rival ISPs", "CFOs".
_PLURAL_INITIALS = re.compile(r"[A-Z]{2,}s")
_NUMBER = re.compile(r"no ?\d.*|(?:class|series|phase) [a-z0-9]")
#: What stands before the firm in a line of capitals that tells who comments.
_SIGNING = frozenset((",", "AT", "WITH", "OF", "FOR"))
#: How many tokens the name of a body may have behind its "of", and which small words.
_LONGEST_BODY = 7
_IN_BODIES = frozenset(("of", "and", "for", "the", "&"))


class NameWords:
    """Knows the words that tell names apart and weighs a name by its own words."""

    def __init__(self, rules: Rules) -> None:
        context = rules.table("name_context.toml")
        other = rules.table("organizations.toml")
        self._other_endings = frozenset(other["endings"])
        self._other_words = frozenset(other["words"])
        self._other_names = frozenset((*other["names"], *other["clubs"]))
        self._abbreviations, self._ships = frozenset(other["abbreviations"]), frozenset(other["ships"])
        self._brand_names = frozenset(context["brand_names"])
        self._places = frozenset(context["places"])
        self._demonyms = frozenset(context["demonyms"])
        self._endings = frozenset(context["company_endings"])
        self._agencies = frozenset(context["agencies"])
        self._common = frozenset(
            (
                "&",
                *context["company_endings"],
                *context["general_words"],
                *context["common_words"],
                *context["demonyms"],
            )
        )
        self._commentators = frozenset(
            (*context["leaders_at_firms"], *(officer.split()[-1] for officer in context["officers"]))
        )
        self._venues, self._clubs = frozenset(context["venues"]), frozenset(context["clubs"])
        self._product_names = frozenset(context["product_names"])
        self._service_firms = frozenset(context["service_firms"])
        self._service_words = frozenset(context["service_words"])
        first_names = rules.table("first_names.toml")
        self._beginnings = frozenset(context["company_beginnings"])
        self._unit_words = (
            frozenset((*context["company_endings"], *context["general_words"], *context["unit_words"]))
            | self._places
            | self._demonyms
        )
        self._ordinary_demonyms = self._demonyms - {"american", "us", "u.s."}
        self._body_words_of_firms = frozenset(other["words_of_firms"])
        self._planets, self._space = frozenset(context["planets"]), frozenset(context["space"])
        self._first_names = frozenset(
            name for kind in ("male", "female", "either") for name in first_names[kind]
        )
        self._lower_words: frozenset[str] = frozenset()

    def begin(self, doc: Doc) -> None:
        """Note the words that the article also writes in lower case."""
        self._lower_words = small_words(doc)

    def is_ordinary(self, word: str) -> bool:
        """Whether the article also writes the word in lower case."""
        return word in self._lower_words

    def is_body_word(self, word: str) -> bool:
        """Whether the word is one of institutions' names: "commission"."""
        return word in self._other_words

    def ends_body(self, doc: Doc, last: int) -> bool:
        """Whether a body's name ends there: "the Fair Trade Commission (FTC)", "the Office of Mines and Roads (OMR)"."""
        words = lowers(doc)
        if self.is_body_word(words[last]):
            return True
        i = last
        while i > max(0, last - _LONGEST_BODY) and (doc[i].is_title or words[i] in _IN_BODIES):
            head = words[i - 1] if words[i] == "of" and doc[i - 1].is_title else ""
            if head == "office" or self.is_body_word(head):
                return True
            i -= 1
        return False

    def is_institution(self, doc: Doc, unit: Unit) -> bool:
        """Whether one of the words says that the name is an institution's, and no company's."""
        return bool(self._other_words.intersection(words_of(text_of(doc, unit.start, unit.end))))

    def _is_demonym(self, words: tuple[str, ...]) -> bool:
        """Whether the words are adjectives of places or their people: "Bolivian", "Anglo-Swiss", "Papuans"."""
        plural = words[-1][:-1] if len(words) == 1 and words[-1].endswith("s") else ""
        return (
            " ".join(words) in self._demonyms or plural in self._demonyms or self._demonyms.issuperset(words)
        )

    def _is_named_body(self, unit: Unit, words: tuple[str, ...]) -> bool:
        """Whether the noun of the name is a body's: "Norland University", "Council of Advisers"."""
        if unit.legal_form:
            return False
        border = next((i for i, word in enumerate(words) if i and word in ("of", "for", "on")), len(words))
        noun = words[border - 1]
        return noun in self._other_words or (
            noun in PARTS_OF_STATES and words[border : border + 1] == ("of",)
        )

    def _is_firm_of_body_word(self, words: tuple[str, ...]) -> bool:
        """Whether a word of bodies begins the name of a firm, whose last word says so: "Summit Foods"."""
        return len(words) == 2 and words[0] in self._body_words_of_firms and words[1] in self._endings

    def _is_unit_name(self, words: tuple[str, ...]) -> bool:
        """Whether a longer name that begins with a known one ends as units do: a field, a trade or a place."""
        return bool(self._unit_words.intersection(words[1:])) or " ".join(words[-2:]) in self._places

    def _is_signed(self, doc: Doc, unit: Unit) -> bool:
        """Whether it is the house in a line that tells who comments: "ANN MARLOW, ECONOMIST, TALLIS SECURITIES"."""
        before = doc[max(0, unit.start - 2) : unit.start]
        if not before.text.isupper() or before[0].lower_ not in self._commentators:
            return False
        return before[-1].text in _SIGNING and before[-1].text != "OF" and "firm" not in unit.words

    def _of_retinue(self, words: tuple[str, ...], evidence: Evidence) -> None:
        """A person and whoever is with him: "Dana Whitlock and Co. lost", but "Whitlock and Co."."""
        if not self._first_names.isdisjoint(words[:2]):
            evidence.add("other", 2 * PROOF, "retinue")

    def weigh(self, doc: Doc, unit: Unit, words: tuple[str, ...], evidence: Evidence) -> None:
        """Add what the words of the unit say."""
        name, lower = " ".join(words), lowers(doc)
        if unit.legal_form:
            evidence.add("company", PROOF, "legal_form")
            if words[-2:] == ("and", "co") and len(words) < 5 and not unit.known and not unit.code:
                self._of_retinue(words, evidence)
        if unit.legal_form and words[-1] == "ag" and " ".join(words[:-1]) in self._places:
            evidence.add("other", 2 * PROOF, "no_company")  # the attorney general: "Ohio AG"
        if unit.code:
            evidence.add("company", PROOF, "share_code")
        if unit.known is not None:
            evidence.ambiguous = unit.known.ambiguous and len(words) == 1
            evidence.add("company", HINT if unit.known.ambiguous else KNOWN, "known")
        elif unit.extends:
            if self._is_unit_name(words):
                evidence.add("company", KNOWN, "unit_of_known")
            else:
                evidence.add("company", HINT, "extension")  # "Tallis Forerunner" may be a watch
        if unit.start > 1 and lower[unit.start - 1] in ("'s", "’s"):
            possessor = text_of(doc, unit.start - 2, unit.start).lower().replace("’", "'")
            if f"{possessor} {name}" in self._other_names:
                evidence.add("other", 3 * PROOF, "no_company")
        if "central bank" in name or "federal reserve" in name:
            evidence.add("other", 2 * PROOF, "no_company_word")
        if len(words) > 1 and words[0] in self._ships and not unit.legal_form:
            evidence.add("other", 2 * PROOF, "ship")
        bare = not (unit.known or unit.legal_form or unit.code)
        if bare and len(words) > 1 and words[0] in self._service_firms and words[-1] in self._service_words:
            evidence.add("other", 2 * PROOF, "service")  # "Google Maps"
        before = lower[unit.start - 1] if unit.start else ""
        if bare and before in self._service_firms and words[0] in self._service_words:
            evidence.add("other", 2 * PROOF, "service")  # "Google | Search"
        if name in self._brand_names and not (unit.legal_form or unit.code):
            evidence.add("other", 2 * PROOF, "brand")
        if bare and len(words) > 2 and not _ADDRESSING.isdisjoint(words):
            evidence.add("other", PROOF, "heading")  # "Bring Your Data"
        nameless = unit.known is None and (
            not any(len(word) > 1 and not word.isdigit() for word in words)
            or _NUMBER.fullmatch(name)
            or not texts(doc)[unit.start][0].isalnum()
            or unit.text.startswith("www.")
            or (len(words) == 1 and not unit.code and _PLURAL_INITIALS.fullmatch(unit.text))
        )
        site = _NATIONAL_SITE.fullmatch(unit.text) if unit.known is None else None
        if site is not None and site[1] in texts(doc):
            evidence.add("other", PROOF, "site")  # "Tallis and its Tallis.cn"
        if _ARTICLE_NUMBER.search(unit.text):
            evidence.add("other", PROOF, "product_number")
        if nameless or name in self._abbreviations:
            evidence.add("other", 3 * PROOF, "no_name")
        listed = unit.known is not None and not unit.known.ambiguous
        coded = unit.code or "company:share_code" in evidence.reasons  # an agency's own news
        if name in self._other_names or (name in self._agencies and not coded):
            evidence.add("other", 3 * PROOF, "no_company")
        elif listed:
            pass
        elif len(words) > 1 and words[0] in self._demonyms and " ".join(words[1:]) in self._other_names:
            evidence.add("other", 3 * PROOF, "no_company")  # "the Norlandic OPEC presidency"
        elif words[-2:] in _NEWS_AGENCIES:
            evidence.add("company", SUPPORT, "ending")
        elif self._is_firm_of_body_word(words):
            pass
        elif (
            set(words) & self._other_words
            or any(pair[0] in PARTS_OF_STATES and pair[1] == "of" for pair in pairwise(words))
            or " ".join(words[-2:]) in self._other_endings
        ):
            weight = 2 * PROOF if self._is_named_body(unit, words) else PROOF + HINT / 2
            evidence.add("other", weight if not unit.code else PROOF - HINT, "no_company_word")
        elif unit.known is None and (words[0] in self._other_names or words[0] in self._agencies):
            of_country = words[0] in self._demonyms  # "UK Quarry said it"
            evidence.add("other", SUPPORT if of_country else PROOF - HINT, "of_no_company")
        if name in self._places or self._is_demonym(words):
            evidence.add("place", 3 * PROOF if unit.known is None else KNOWN, "place")
        elif (
            len(words) > 1
            and words[-1] in self._ordinary_demonyms
            and not (unit.legal_form or unit.code or listed)
        ):
            evidence.add("other", PROOF, "adjective")  # "Influential Norlandic | magazine"
        if name in self._planets and not (unit.legal_form or unit.code) and self._space & self._lower_words:
            evidence.add("other", 3 * PROOF, "planet")
        if bare and len(words) > 1 and words[0] not in self._first_names:
            of_place = " ".join(words[:-1]) in self._places
            if words[-1] in self._venues or (of_place and words[-1] in self._clubs):
                evidence.add("other", SUPPORT, "venue")  # "Hadley Stadium", "Leeds United" are no people
        if len(words) > 1 and words[0] in self._beginnings:
            evidence.add("company", HINT, "beginning")
        is_fund = len(words) > 1 and words[-1] in ("fund", "funds")
        if len(words) > 1 and words[-1] in self._endings and not is_fund:
            evidence.add("company", SUPPORT, "ending")
        generic = self._common.issuperset(words)
        sure = unit.known is not None or unit.legal_form or unit.code
        if len(words) > 1 and not sure:
            inside = texts(doc)[unit.start : unit.end]
            signed = words[-1] in self._endings and doc[unit.start - 1].text in _SIGNING
            if not generic and self._is_signed(doc, unit):
                evidence.add("company", KNOWN, "signed")
            elif (
                not signed and sum(len(word) > 3 and word.isupper() and word.isalpha() for word in inside) > 1
            ):
                evidence.add("other", PROOF, "heading")
        if (
            len(words) == 1
            and not sure
            and is_shouted(unit.text)
            and unit.text.title() not in text_places(doc)
        ):
            headed = doc[unit.start - 1].text not in _SIGNING and in_heading(doc[unit.start])
            if headed or ends_heading(doc, unit.start) or self.is_ordinary(name):
                evidence.add("other", 2 * PROOF, "heading")  # "OPENING THE VAULT"
        if not sure and generic and "other:generic" not in evidence.reasons:
            evidence.add("other", _GENERIC if len(words) == 1 else PROOF - HINT / 2, "generic")
            if sum(word != "&" for word in words) < _FIELDS:
                evidence.add("other", 0, "fields")
            if len(words) == 1 and unit.start and lower[unit.start - 1] in ("'s", "’s"):
                evidence.add("other", 2 * PROOF, "generic_part")
        if not sure and words[0] in self._product_names:
            evidence.add("other", PROOF * (2 if len(words) == 1 else 1), "product_name")
        elif not sure and self._product_names.intersection(words):
            evidence.add("other", _GENERIC, "product_name")
        if is_fund and not (unit.legal_form or unit.known):
            evidence.add("other", PROOF, "fund")
        if unit.code and ((len(words) > 1 and words[-1] in _TRADED) or _FUND_CODE.fullmatch(unit.code)):
            evidence.add("other", 2 * PROOF, "fund")
        if not sure and len(words) == 1 and _FUTURES_CODE.fullmatch(texts(doc)[unit.start]):
            evidence.add("other", PROOF, "futures_code")
        if not sure and len(words) == 1 and len(words[0]) <= 3:
            evidence.add("other", HINT, "short")
        if not sure and len(words) > 1 and all(word in self._lower_words or word == "&" for word in words):
            evidence.add("other", SUPPORT, "ordinary_words")
        if len(words) > 1 and "&" in words:
            partners = len(words) > 3 and words[-2] == "&"  # "Nix, Patterson & Roach"
            evidence.add("company", SUPPORT, "partners" if partners else "ampersand")
        if (
            len(words) in (2, 3, 4)
            and words[0] in self._first_names
            and unit.known is None
            and not unit.legal_form
        ):
            evidence.add("person", 2.0, "first_name")
