"""A firm and the person whose name it bears, in one article: which of them a bare name stands for at each place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from extractor.pipeline.name_evidence import Evidence
from extractor.pipeline.name_forms import NameForms
from extractor.pipeline.name_units import Unit
from extractor.pipeline.words import lowers, sentence_end

_SPEAKING = frozenset(("said", "says", "added", "adds", "told", "noted", "explained", "recalled", "wrote"))
#: After "Huntsman said" they go on as the firm does: "Huntsman said it would close the mill".
_ITSELF = frozenset(("it", "its"))
#: In tokens: how far behind the verb the firm's "it" may stand ("said on Thursday it").
_NEAR = 4


class Namesakes:
    """Knows the surnames that the article also uses for a firm: "Peter Huntsman" of "Huntsman Corp"."""

    def __init__(
        self, units: Sequence[Unit], table: Mapping[tuple[str, ...], Evidence], forms: NameForms
    ) -> None:
        firms: set[str] = set()
        people: dict[str, int] = {}
        for unit in units:
            evidence = table[unit.words]
            if len(unit.words) > 1 and evidence.person > evidence.company:
                people.setdefault(unit.words[-1], unit.end)
            elif unit.legal_form and len(bare := forms.bare(unit.text)) == 1:
                firms.add(bare[0])
        #: for each shared name, the token behind the first place that names the person in full
        self._introduced = {name: people[name] for name in firms & people.keys()}

    def shares(self, unit: Unit) -> bool:
        """Whether the unit is a bare name that a firm and a person of the article share."""
        return len(unit.words) == 1 and unit.known is None and unit.words[0] in self._introduced

    def is_person(self, doc: Doc, unit: Unit) -> bool:
        """Whether a shared name speaks as a person does, once the person has been introduced."""
        if unit.start < self._introduced[unit.words[0]]:
            return False
        words, last = lowers(doc), sentence_end(doc[unit.start])
        if words[unit.start - 1] in _SPEAKING:
            return True
        follows = words[unit.end : min(last, unit.end + 1 + _NEAR)]
        return bool(follows) and follows[0] in _SPEAKING and _ITSELF.isdisjoint(follows)
