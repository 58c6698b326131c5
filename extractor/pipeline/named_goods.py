"""What says that a capitalised name is that of goods, a medicine, a ship or a place of work, and no company's."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.pipeline.name_evidence import HINT, KNOWN, PROOF, SUPPORT, Evidence
from extractor.pipeline.name_units import Unit
from extractor.pipeline.other_uses import is_made, is_newspaper
from extractor.pipeline.words_around import is_class_of_things, is_made_by_somebody, is_priced, words_after
from extractor.rules import Row

_MADE = frozenset(("made", "manufactured", "produced"))
_CALLED = frozenset(("called", "dubbed", "named", "codenamed", "nicknamed"))


class NamedGoods:
    """Knows the words beside such names, by name_context.toml."""

    def __init__(self, context: Row) -> None:
        self._after_product = frozenset(context["after_product"])
        self._called_things = self._after_product.union(context["called_things"])
        self._things, self._sites = frozenset(context["things"]), frozenset(context["sites"])
        self._medicine_acts = [tuple(act) for act in context["medicine_acts"]]
        self._medicine_act_beginnings = frozenset(act[0] for act in self._medicine_acts)
        self._medicine_uses = frozenset(tuple(use.split()) for use in context["medicine_uses"])

    def before(self, doc: Doc, unit: Unit, before: list[str], evidence: Evidence) -> None:
        """Count what the words before a name say: "gadget X", "the hurricane X", "doses of X"."""
        last = before[-1]
        if last in self._after_product:
            evidence.add("other", SUPPORT, "product")
        if last in self._things and unit.known is not None and unit.known.ambiguous:
            evidence.add("other", PROOF, "thing")  # "two degrees Celsius"
        if unit.known is not None:
            return
        if last in _CALLED and before[-2:-1] and before[-2] in self._called_things:
            evidence.add("other", PROOF, "thing")  # "a tool called X"
        closed = last == "," and words_after(doc, unit.end, 1) in ([","], ["."])
        if last in self._things or (closed and before[-2:-1] == ["drug"]):
            evidence.add("other", PROOF, "thing")
        if (last,) in self._medicine_uses or tuple(before[-2:]) in self._medicine_uses:
            evidence.add("other", SUPPORT, "medicine")
        if not unit.legal_form and is_made_by_somebody(doc, unit):
            evidence.add("other", 2 * PROOF, "made")

    def behind(self, doc: Doc, unit: Unit, after: list[str], evidence: Evidence) -> None:
        """Count what the words right behind a name say: "X tablets", "the X refinery", "X causes"; one reason at most."""
        first, second = after[0], after[1] if len(after) > 1 else ""
        if first in self._after_product:
            extended = "company:extension" in evidence.reasons  # "the Tallis Tradable Equity system"
            evidence.add("other", KNOWN if extended else HINT, "product")
        elif is_made(doc, unit) and _can_be_goods(unit):
            evidence.add("other", 2 * PROOF, "made")
        elif unit.known is not None:
            return
        elif first in self._sites:
            evidence.add("other", PROOF, "site")
        elif first in self._medicine_act_beginnings and any(
            tuple(after[: len(act)]) == act for act in self._medicine_acts
        ):
            evidence.add("other", SUPPORT, "medicine")
        elif first.isdigit() and second in self._after_product:
            evidence.add("other", KNOWN, "model")

    def is_called_goods(self, doc: Doc, unit: Unit) -> bool:
        """Whether a noun for goods stands right behind the name: "the rival Avolin drug"."""
        return not self._after_product.isdisjoint(words_after(doc, unit.end, 1))

    def apart(self, doc: Doc, unit: Unit, after: list[str], evidence: Evidence) -> None:
        """Count what is told of a name behind a comma or a verb: "X, made by", "X at $90"."""
        if is_class_of_things(doc, unit.end):
            evidence.add("other", PROOF, "things")
        if unit.known is None and is_priced(doc, unit):
            evidence.add("other", PROOF, "priced")
        if after[0] == "," and after[1:2] and after[1] in _MADE and after[2:3] == ["by"]:
            evidence.add("other", 2 * PROOF, "made_by")


def _can_be_goods(unit: Unit) -> bool:
    """Whether a name may be that of goods in the whole article: no list knows it, or as a word of other meanings."""
    return unit.known is None or (unit.known.ambiguous and not is_newspaper(unit.known))
