"""Links descriptions ("the company", "the bank") and "it" to the companies of an article."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.pipeline.company_mentions import CompanyMentions
from extractor.pipeline.company_salience import Salience
from extractor.pipeline.description_referents import DescriptionReferents
from extractor.pipeline.descriptions import Description, DescriptionFinder
from extractor.pipeline.extensions import extend_group
from extractor.pipeline.name_runs import name_sentences
from extractor.pipeline.names import MentionKind
from extractor.pipeline.pronoun_referents import IT, PronounReferents
from extractor.pipeline.words import places_of, within


class CompanyLinks:
    """One pass over an article, in the order of the text."""

    def __init__(
        self, mentions: CompanyMentions, finder: DescriptionFinder, referents: DescriptionReferents
    ) -> None:
        self._mentions, self._finder, self._referents = mentions, finder, referents
        self._pronouns, self._doc = PronounReferents(mentions), mentions.doc

    @property
    def salience(self) -> Salience:
        """How present each company is, by all links made so far."""
        return self._mentions.salience

    def link(self) -> None:
        """Add the linked descriptions and pronouns to `doc.spans["companies"]`."""
        doc, at = self._doc, self._mentions.at
        descriptions = {item.start: item for item in self._finder.find(doc)}
        places = sorted({*descriptions, *places_of(doc, IT)})
        for start, end in name_sentences(doc):
            for i in within(places, start, end):
                if i in at:
                    continue
                if i in descriptions:
                    self._link_description(descriptions[i])
                elif doc[i].text != "IT":
                    self._link_pronoun(doc[i])
        if self._mentions.links:
            extend_group(doc, "companies", self._mentions.links)

    def _link_description(self, item: Description) -> None:
        if any(i in self._mentions.at for i in range(item.start, item.end)):
            return
        company, rule = self._referents.of(item)
        if company is not None:
            self._mentions.add(item.start, item.end, company, MentionKind.DESCRIPTION, rule)
        elif item.of_trade and not item.kinds:
            self._mentions.open_descriptions.append(item.start)

    def _link_pronoun(self, token: Token) -> None:
        company, rule = self._pronouns.of(token)
        if company is not None:
            self._mentions.add(token.i, token.i + 1, company, MentionKind.PRONOUN, rule)
