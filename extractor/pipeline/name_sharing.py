"""What the full names of an article say of its short ones: surnames are people, initials are bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from extractor.pipeline.name_evidence import HINT, KNOWN, PROOF, Evidence
from extractor.pipeline.name_units import Unit
from extractor.rules import Rules

#: What speaks for a company and is said of people, too: "Brandt has raised tariffs".
_OF_PEOPLE_TOO = frozenset(("model", "list", "act", "thing", "bare_subject"))

#: What says that a longer name is no name, but words of a heading.
_OF_HEADINGS = frozenset(("other:heading", "other:generic", "other:no_name"))

#: What speaks for a company without saying more than that it is a name.
_GUESSED = frozenset(("model", "list", "coined"))

#: What only firms have.
_OF_FIRMS = frozenset(
    f"company:{reason}"
    for reason in ("legal_form", "share_code", "after", "officer", "full_name", "act", "before", "phrase")
)

#: What shows that a name is a place's in the article, be there a person of that name or not.
_OF_PLACES = frozenset(("place:preposition", "place:region"))


class NameSharing:
    """Knows what two names of one article need to have in common."""

    def __init__(self, rules: Rules) -> None:
        self._suffixes = frozenset(suffix.rstrip(".") for suffix in rules.table("titles.toml")["suffixes"])
        first_names = rules.table("first_names.toml")
        self._family_first = frozenset(first_names["family_first"])
        self._patronymics = frozenset(first_names["patronymics"])
        self._forms = frozenset(rules.table("legal_forms.toml")["forms"])
        self._makers = {
            goods: {tuple(maker.split()) for maker in makers}
            for goods, makers in rules.table("name_context.toml")["makers"].items()
        }

    def of(
        self,
        table: dict[tuple[str, ...], Evidence],
        coined: Collection[str],
        codes: Iterable[tuple[tuple[str, ...], str]],
    ) -> None:
        """Let the names of an article say of each other what they are.

        `table`: the evidence by the words of a name; `codes`: the words of names and the share codes behind them.
        """
        self._share_surnames(table)
        _share_coinage(table, coined)
        _share_codes(table, codes)
        _share_initials(table)
        _share_full_names(table, self._forms)
        _share_longer_names(table)
        _share_makers(table, self._makers)

    def _share_surnames(self, table: dict[tuple[str, ...], Evidence]) -> None:
        """The last words of the name of a person of the article name that person, the first where a father's name follows."""
        surnames: set[tuple[str, ...]] = set()
        full: set[str] = set()
        for words, evidence in table.items():
            if len(words) in (2, 3, 4) and evidence.person > evidence.company:
                bare = words[:-1] if words[-1] in self._suffixes else words
                surnames.update(bare[start:] for start in range(1, len(bare)))
                by_first = not self._patronymics.isdisjoint(bare)  # "Salim" of "Salim bin Rashid"
                if evidence.person >= KNOWN + PROOF / 2 or "person:apposition" in evidence.reasons:
                    full.add(bare[0] if by_first else bare[-1])
                if by_first or bare[0] in self._family_first:
                    surnames.add(bare[:1])
        for words, evidence in table.items():
            if words in surnames:
                if words[0] in full and evidence.reasons.isdisjoint(_OF_PLACES):
                    evidence.place = 0.0  # "Ann Derby" makes Derby a person, but for "in Derby"
                ordinary = evidence.reasons & {"other:generic", "other:ordinary_word"}
                evidence.add("person", PROOF if ordinary else KNOWN, "surname")
                company = {
                    reason.split(":")[1] for reason in evidence.reasons if reason.startswith("company:")
                }
                if company <= _GUESSED or (words[0] in full and company <= _OF_PEOPLE_TOO):
                    evidence.add("person", PROOF, "full_name")


def _share_coinage(table: dict[tuple[str, ...], Evidence], coined: Collection[str]) -> None:
    """A word that the base model has never met is more often a firm's name than anything else's, if nothing else is known."""
    for word in coined:
        evidence = table.get((word.lower(),))
        if evidence is not None and evidence.reasons.isdisjoint(("place:model", "person:surname")):
            evidence.add("company", HINT, "coined")


def _share_full_names(table: dict[tuple[str, ...], Evidence], forms: Collection[str]) -> None:
    """The first word of a firm's full name is that firm, though elsewhere it is no firm's: "Nymex" beside "Nymex Holdings Inc".

    So is the whole name without its legal form, though its words are everybody's: "National City" beside "National City Corp".
    """
    for words, evidence in list(table.items()):
        bare = words
        while len(bare) > 2 and bare[-1].rstrip(".") in forms:
            bare = bare[:-1]
        if bare != words and bare in table and evidence.is_company():
            table[bare].add("company", 2 * PROOF, "full_name")
    firms = {
        words[0]
        for words, evidence in table.items()
        if len(words) > 1 and "company:legal_form" in evidence.reasons
    }
    for words, evidence in table.items():
        if len(words) == 1 and words[0] in firms and "other:no_company" in evidence.reasons:
            evidence.add("company", 3 * PROOF, "full_name")


def _share_longer_names(table: dict[tuple[str, ...], Evidence]) -> None:
    """A bare word that begins or ends the name of something that is no firm is short for it: "Unity" of "VSS Unity"."""
    parts: set[tuple[str, ...]] = set()
    for words, evidence in table.items():
        named = len(words) > 1 and _OF_HEADINGS.isdisjoint(evidence.reasons)
        if named and PROOF <= evidence.other > evidence.company:
            parts.update(((words[0],), (words[-1],)))
    parts -= {words[:1] for words, evidence in table.items() if "company:legal_form" in evidence.reasons}
    for words, evidence in table.items():
        if words in parts and _guesses(evidence):
            evidence.add("other", PROOF, "longer_name")
        elif "other:venue_of_name" in evidence.reasons and _OF_FIRMS.isdisjoint(evidence.reasons):
            evidence.add("other", 2 * PROOF, "longer_name")  # "Brandt" beside "Brandt Field"


def _guesses(evidence: Evidence) -> bool:
    """Whether nothing speaks for a company but that it is a name."""
    return {
        reason.split(":")[1] for reason in evidence.reasons if reason.startswith("company:")
    } <= _GUESSED | {"thing"}


def _share_codes(
    table: dict[tuple[str, ...], Evidence], codes: Iterable[tuple[tuple[str, ...], str]]
) -> None:
    """The code of an index or a fund names that as well: "the fund iShares Norland Index IBN.A" and "IBN calls"."""
    for words, code in codes:
        holder, short = table[words], table.get((code.split(".")[0].lower(),))
        if short is not None and short is not holder and holder.other >= PROOF:
            short.add("other", 2 * PROOF, "fund_code")


def _share_makers(
    table: dict[tuple[str, ...], Evidence], makers: Mapping[str, Collection[tuple[str, ...]]]
) -> None:
    """The name that a firm took from its goods is still theirs where the article calls the firm otherwise.

    `makers`: by such a name, the words with which the firm's other names begin.
    """
    for goods, others in makers.items():
        evidence = table.get((goods,))
        if evidence and any(words[: len(maker)] == maker for maker in others for words in table):
            evidence.add("other", 3 * PROOF, "goods_of_maker")


def _share_initials(table: dict[tuple[str, ...], Evidence]) -> None:
    """A single word that is the initials of an organisation that is no company names that organisation."""
    initials = {
        "".join(word[0] for word in words if word not in ("of", "the", "and", "for"))
        for words, evidence in table.items()
        if len(words) > 2 and evidence.other > evidence.company
    }
    for words, evidence in table.items():
        if len(words) == 1 and words[0] in initials and "company:legal_form" not in evidence.reasons:
            evidence.add("other", 2 * PROOF, "initials")


def parts_of_firms(units: Sequence[Unit]) -> set[tuple[str, ...]]:
    """The unknown names that only stand straight behind a firm: "Tallis Inc | Card Services president Dana Lee"."""
    firms = {unit.end for unit in units if unit.legal_form and unit.text[-1] != "."}
    behind = {
        unit.words for unit in units if unit.start in firms and unit.known is None and not unit.legal_form
    }
    return behind - {unit.words for unit in units if unit.start not in firms}
