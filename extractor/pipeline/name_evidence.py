"""What speaks for each reading of a capitalised name: a company, a person, a place or something else."""

from __future__ import annotations

from dataclasses import dataclass, field

# Weights: 4 proves, 1.5 supports, 1 hints; a name is a company's from DECIDED on, if nothing outweighs it.
PROOF, KNOWN, SUPPORT, HINT = 4.0, 3.0, 1.5, 1.0
DECIDED = 1.5
#: Reasons that decide nothing by themselves, however often they come, and little together.
_WEAK = frozenset(
    f"company:{reason}" for reason in ("model", "list", "ampersand", "coined", "extension", "thing")
)
_WEAK_TOGETHER = 3.0
#: What a name of one or two fields needs more than: "Asset Management has cut", "its Home Loans unit".
_OF_FIELDS = _WEAK.union(("company:ending", "company:act", "company:after"))
#: Words around a name that decide nothing if they stand there once and nothing else speaks for a company.
_ONCE = frozenset(("company:after", "company:act"))
#: What an ambiguous name needs more than, and what if it is a surname of the article: "Fox said" of Dana Fox.
_LISTED = frozenset(("company:known",))
_OF_NAMESAKE = _LISTED.union(
    f"company:{reason}" for reason in ("model", "bare_subject", "act", "met", "list", "thing")
)
#: What a surname of the article that no list knows needs more than: "Hollin's lawyers said".
_OF_SURNAME = _WEAK.union(f"company:{reason}" for reason in ("act", "after", "met"))
#: What says that a name is an organisation's that is no company.
_OF_ORGANIZATIONS = frozenset(
    ("other:no_company", "other:no_company_word", "other:of_no_company", "other:initials")
)


@dataclass(slots=True)
class Evidence:
    """What speaks for each reading of a name, over all its places in the article."""

    company: float = 0.0
    person: float = 0.0
    place: float = 0.0
    other: float = 0.0
    reasons: set[str] = field(default_factory=set)
    #: the list of companies has the name, but it is a word of other meanings, too
    ambiguous: bool = False

    def add(self, reading: str, weight: float, reason: str) -> None:
        """Count a reason; a second place with the same reason counts half, a third not at all."""
        key = f"{reading}:{reason}"
        if key + ":2" in self.reasons:
            return
        if key in self.reasons:
            weight, key = weight / 2, key + ":2"
        self.reasons.add(key)
        setattr(self, reading, getattr(self, reading) + weight)

    def is_company(self) -> bool:
        """Whether the company reading is strong enough and outweighs the others."""
        if self.company < DECIDED or self.company <= max(self.person, self.place, self.other):
            return False
        reasons = {reason for reason in self.reasons if reason[:8] == "company:" and reason[-2:] != ":2"}
        listed = "company:known" in reasons
        if "person:surname" in self.reasons and (self.ambiguous or not listed):
            if reasons <= (_OF_NAMESAKE if listed else _OF_SURNAME):
                return False
        elif self.ambiguous and reasons <= _LISTED:
            return False
        if "other:fields" in self.reasons and reasons <= _OF_FIELDS:
            return False
        is_weak = len(reasons) == 1 or self.company <= _WEAK_TOGETHER or "other:generic" in self.reasons
        if is_weak and reasons <= _WEAK:
            return False
        return len(reasons) != 1 or not reasons <= _ONCE or self.company > SUPPORT

    def is_organization(self) -> bool:
        """Whether the name is an organisation that is no company: an agency, a union, a court."""
        return not _OF_ORGANIZATIONS.isdisjoint(self.reasons)

    def is_person_by_words(self) -> bool:
        """Whether something else than the base model's guess speaks for a person."""
        return any(
            reason.startswith("person:") and not reason.startswith("person:model") for reason in self.reasons
        )

    def is_nameless(self) -> bool:
        """Whether it is an abbreviation, a heading or general words, and nobody's name."""
        if "other:no_name" in self.reasons:
            return True
        if "other:no_company" in self.reasons:
            return False
        vague = bool(self.reasons & {"other:heading", "other:ordinary_word"})
        return "other:generic" in self.reasons or (vague and not self.is_organization())

    def is_place(self) -> bool:
        """Whether the name is on the list of places."""
        return "place:place" in self.reasons
