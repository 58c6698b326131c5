"""From the head word of a speaker to a mention, a name, a kind, a title and an organization."""

from __future__ import annotations

import bisect
from dataclasses import replace
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractor.pipeline.attribution import Speaker
from extractor.pipeline.base_names import base_names
from extractor.pipeline.clauses import dependents, has_dependent, is_verb
from extractor.pipeline.employers import full_names
from extractor.pipeline.extensions import text_of, value_of
from extractor.pipeline.joint_speakers import joint, partners
from extractor.pipeline.names import Company, Mention, Person
from extractor.pipeline.noun_phrases import noun_phrase
from extractor.pipeline.possible_speakers import is_body, without_article
from extractor.pipeline.share_codes import is_code
from extractor.pipeline.speaker_places import SpeakerPlaces
from extractor.pipeline.speech_cues import CueLexicon
from extractor.pipeline.words import lowers, sentence_end, sentence_start, texts
from extractor.schema import SpeakerKind

_ISSUING = frozenset(("from", "by", "of", "for", "in", "at"))


#: What a firm is called by another, and people are as well.
_KIN = frozenset(("parent", "owner", "rival", "partner"))


class Speakers(SpeakerPlaces):
    """Resolves the speakers of one article."""

    def __init__(self, doc: Doc, lexicon: CueLexicon) -> None:
        super().__init__(doc, lexicon)
        #: the full names of bodies by their short forms
        self._full = full_names(doc)

    @cached_property
    def _papers(self) -> list[int]:
        """The tokens at which names of newspapers begin."""
        words, press = texts(self.doc), self.lexicon.press
        papers = {
            s.start for s in self._at.values() if not press.isdisjoint(words[s.start : s.end]) and is_body(s)
        }
        return sorted(papers)

    @cached_property
    def _bodies(self) -> dict[str, list[Span]]:
        """The names of bodies in the order of the text, by their last word and by the noun behind them."""
        doc, bodies = self.doc, dict[str, list[Span]]()
        for start, end, label in base_names(doc):
            if label == "ORG" and self._last_word(start, end) in self.lexicon.unions:
                bodies.setdefault("union", []).append(without_article(Span(doc, start, end, label=label)))
            if label in ("ORG", "GPE") and end - start > 1:
                span = without_article(Span(doc, start, end, label=label))
                bodies.setdefault(doc[end - 1].lower_, []).append(span)
                if label == "ORG" and doc[end - 1].lower_ in self.lexicon.agencies:
                    bodies.setdefault("agency", []).append(span)
                beside = [doc[end]] if end < len(doc) else []
                for noun in (*beside, *dependents(span.root, ("appos",))):
                    if label == "ORG" and noun.lower_ in self.lexicon.bodies:
                        bodies.setdefault(noun.lower_, []).append(span)
        return bodies

    def _last_word(self, start: int, end: int) -> str:
        """The last word of a body's full name, in lower case: "workers" for "UAW"."""
        name = " ".join(text_of(self.doc, start, end).split())
        return self._full.get(name, name).rsplit(maxsplit=1)[-1].lower() if name else ""

    def of(self, head: Token) -> Speaker:
        """The speaker whose noun phrase has this head word."""
        head = self.in_possessive(self._before_who(self._behind_seat(head)))
        mention = self._mention(head)
        if mention is not None:
            speaker = self._named(mention)
            if mention.start <= head.i < mention.end + (head.i in self._at):
                return joint(speaker, partners(self.doc, self._at, mention), self._of_partner)
            if not is_code(head.text):
                phrase = noun_phrase(head)
                speaker = replace(speaker, start=phrase.start_char, end=phrase.end_char)
            return speaker
        phrase = self._joined_name(head) or self._without_surroundings(noun_phrase(head), head)
        if (named := self._behind_firm(head, phrase)) is not None:
            return replace(self._named(named), start=phrase.start_char, end=phrase.end_char)
        return self.of_words(head, phrase)

    def _behind_firm(self, head: Token, phrase: Span) -> Span | None:
        """The person named at a phrase's end behind his firm: "an analyst at Harbor Mills Ann Lee"."""
        name = self._at.get(phrase.end - 1)
        if name is None or head.lower_ not in self.lexicon.people or not self._is_person(name):
            return None
        firm = self._at.get(name.start - 1)
        between = firm is not None and head.i < firm.start and firm.end == name.start
        return name if firm is not None and between and is_body(firm) else None

    def of_words(self, head: Token, phrase: Span) -> Speaker:
        """The speaker without a name of whom a phrase tells."""
        name = " ".join(phrase.text.split())
        kind: SpeakerKind = "document" if self.is_document(head) else "unnamed"
        if kind == "unnamed" and head.tag_.startswith("NNP") and self._is_body_of_words(head, phrase):
            return Speaker(
                phrase.start_char,
                phrase.end_char,
                " ".join(without_article(phrase).text.split()),
                "organization",
            )
        title = head.lower_ if head.lower_ in self.lexicon.spokespeople else None
        return Speaker(
            phrase.start_char, phrase.end_char, name, kind, title, self._organization(head, phrase)
        )

    def _before_who(self, head: Token) -> Token:
        """The person named last before "who", where the parse leaves it alone: "according to Ann Lee last month, who"."""
        if head.lower_ != "who":
            return head
        for i in range(head.i - 1, sentence_start(head) - 1, -1):
            if i in self._at and self._is_person(self._at[i]):
                return self.doc[i]
        return head

    def in_possessive(self, head: Token) -> Token:
        """The firm whose name ends like a possessive, before a time: "Marlow's last month repeated"."""
        if head.i not in self._times:
            return head
        return next((c for c in head.lefts if c.dep_ == "poss" and c.i in self._at), head)

    def _behind_seat(self, head: Token) -> Token:
        """The firm where the parse takes its seat for the head: "Dayton, Ohio-based Harbor Mills said"."""
        for child in head.children:
            if child.dep_ == "appos" and (named := self._at.get(child.i)) is not None:
                before = self.doc[max(head.i, named.start - 2) : named.start]
                if [token.lower_ for token in before] == ["-", "based"]:
                    return child
            if child.dep_ == "appos" and child.lower_ in self.lexicon.bodies and child.i > head.i + 2:
                before = self.doc[child.i - 2 : child.i]
                if [token.lower_ for token in before] == ["-", "based"]:
                    return child  # "the San Jose, California-based company"
        return head

    def _without_surroundings(self, phrase: Span, head: Token) -> Span:
        """The phrase without a heading in capitals before it and without the day behind it.

        So "SPENDING SLOWS Government data on Friday showed" has "Government data".
        """
        start, end = phrase.start, phrase.end
        while start < end - 1 and phrase.doc[start].is_upper and phrase.doc[start].is_alpha:
            start += 1
        if start < phrase.start + 3 or phrase.doc[start].is_upper or not phrase.doc[start].is_alpha:
            start = self._with_seat(phrase)
        doc, words = phrase.doc, lowers(phrase.doc)
        day = next(
            (i for i in range(head.i + 1, end) if words[i] in ("on", "from") and doc[i].head == head), end
        )
        asked = next(
            (i for i in range(head.i + 1, end - 1) if (words[i], words[i + 1]) == ("on", "condition")), end
        )
        if asked < end:
            end = asked  # "a driver on condition of anonymity"
        if day + 1 < end and all(i in self._times for i in range(day + 1, end)):
            end = day
        return Span(doc, start, end)

    def _mention(self, head: Token) -> Span | None:
        """The name that the head word belongs to, or that stands beside it."""
        if head.lower_ in self.lexicon.papers and head.i not in self._at:
            paper = self._paper_before(head)
            if paper is not None:
                return paper
        if is_code(head.text) and (owner := self._owner_of_code(head)) is not None:
            return owner
        if head.i in self._at:
            return self._surest(self._at[head.i])
        called = self._called(head) or self._so_called(head)
        if called is not None:
            return called
        if self.is_document(head):
            return None
        if head.lower_ in self.lexicon.bodies:
            before = self._at.get(head.i - 1)
            if before is not None and is_body(before) and head.i > sentence_start(head):
                return self._surest(before)
            return self._body_before(head)
        if head.tag_ in ("NNS", "NNPS"):
            return None
        for child in head.children:
            named = self._at.get(child.i) if child.dep_ == "appos" else None
            if named is not None and (self._is_person(named) or self._is_same_firm(head, named)):
                return named
        behind = self._at.get(head.i + 1)
        if head.dep_ == "nsubj" and behind is not None and _is_firm(behind) and behind.end == head.head.i:
            return behind  # "the software maker Tallis said", the name read as a day or a measure
        return None

    def _is_same_firm(self, head: Token, name: Span) -> bool:
        """Whether the noun is what a company is called before its name: "the parcel firm's parent, Tallis Inc, said"."""
        called = head.lower_ in _KIN or head.lower_ not in self.lexicon.people
        return _is_firm(name) and head.tag_ == "NN" and called

    def _owner_of_code(self, code: Token) -> Span | None:
        """The name that a share's code stands behind; the first of its phrase where a clause parts them."""
        before = [token for token in code.subtree if token.i < code.i]
        named = [token.i for token in before if token.i in self._at]
        if code.i - 1 in self._at and not any(is_verb(token) and token.dep_ != "amod" for token in before):
            return self._surest(self._at[code.i - 1])
        return self._surest(self._at[named[0]]) if named else None

    def _called(self, head: Token) -> Span | None:
        """The name behind the noun for a paper or another body: "the newsletter Mill Notes", "a second paper, Sonntag,"."""
        if head.lower_ not in self.lexicon.bodies or head.i + 1 >= sentence_end(head):
            return None
        apart = self.doc[head.i + 1].text == ","
        start = end = head.i + 1 + apart
        while end < sentence_end(head) and self.doc[end].text[0].isupper() and end not in self._times:
            end += 1
        known = self._at.get(start)
        if (
            start == end
            or any(is_verb(token) for token in self.doc[start:end])
            or (known is not None and isinstance(value_of(known), Mention) and self._is_person(known))
        ):
            return None
        if apart and (end >= sentence_end(head) or self.doc[end].text != ","):
            return None
        if known is not None and isinstance(value_of(known), Mention):
            return known
        return Span(self.doc, start, end, label="ORG")

    def _so_called(self, head: Token) -> Span | None:
        """The name in the participle behind a noun: "a startup called Tallis"."""
        for verb in head.rights:
            if verb.dep_ == "acl" and verb.lower_ in self.lexicon.calling:
                name = self._at.get(verb.i + 1)
                return self._surest(name) if name is not None else None
        return None

    def _surest(self, span: Span) -> Span:
        """The mention of a company or person inside a guess of the base model."""
        if isinstance(value_of(span), Mention):
            return span
        for token in span:
            inner = self._at[token.i]
            if isinstance(value_of(inner), Mention):
                return inner
        return span

    def _paper_before(self, head: Token) -> Span | None:
        """The last newspaper named before "the paper"."""
        if not any(child.lower_ == "the" and child.i == head.i - 1 for child in head.children):
            return None
        at = bisect.bisect_left(self._papers, head.i) - 1
        return self._surest(self._at[self._papers[at]]) if at >= 0 else None

    def _body_before(self, head: Token) -> Span | None:
        """The last body named before whose name ends in the word: "the department" after "Labor Department"."""
        if not any(child.lower_ in ("the", "this") for child in head.children):
            return None
        found = None
        for span in self._bodies.get(head.lower_, []):
            if span.end > head.i:
                break
            found = span
        return found

    def _named(self, mention: Span) -> Speaker:
        value = value_of(mention)
        start, end = mention.start_char, mention.end_char
        if isinstance(value, Mention):
            entity = value.entity
            if isinstance(entity, Person):
                return Speaker(start, end, entity.name, "person", entity.title, entity.organization, entity)
            if isinstance(entity, Company):
                return Speaker(start, end, entity.name, "organization", entity=entity)
        if (person := self._person_called(mention)) is not None:
            return Speaker(start, end, person.name, "person", person.title, person.organization, person)
        name = " ".join(self._without_noun(mention).text.split())
        name = self._full.get(name, name)
        paper = self.doc[mention.start - 1].lower_ in self.lexicon.bodies if mention.start else False
        is_person = mention.label_ == "PERSON" and not paper  # "the newsletter Mill Notes"
        return Speaker(start, end, name, "person" if is_person else "organization")

    def _person_called(self, mention: Span) -> Person | None:
        """The person of the article whose surname a guess is, though it names a place as well: "Orlando said"."""
        if len(mention) > 1:
            return None
        called = [p for p in self.doc._.people if p.name.endswith(f" {mention.text}")]
        return called[0] if len(called) == 1 else None

    def _without_noun(self, name: Span) -> Span:
        """A body's name without what it is, in small letters behind it: "Tallis Press" of "Tallis Press news agency"."""
        end = name.end
        if name.label_ == "ORG" and name[0].text[0].isupper() and name[-1].lower_ in self.lexicon.bodies:
            while end > name.start + 1 and self.doc[end - 1].is_lower and self.doc[end - 1].tag_ == "NN":
                end -= 1
        return Span(self.doc, name.start, end, label=name.label_)

    def _of_partner(self, mention: Span) -> Speaker:
        return self._named(self._surest(mention))

    def _with_seat(self, phrase: Span) -> int:
        """The first token of a phrase that the parse cuts in a place: "The [Holm View,] Ohio-based company"."""
        i = phrase.start - 1
        if i < sentence_start(phrase.root) or self.doc[i].text != "," or "based" not in phrase.text:
            return phrase.start
        i -= 1
        while i > sentence_start(phrase.root) and self.doc[i].tag_ == "NNP":
            i -= 1
        return i if self.doc[i].lower_ == "the" else phrase.start

    def acting_before(self, pronoun: Token) -> Speaker | None:
        """The body that is the subject of the clause above a pronoun's own: "Tallis fell after it said"."""
        verb = pronoun.head.head
        if pronoun.head.dep_ != "advcl" or verb.i > pronoun.i:
            return None
        if verb.dep_ == "ccomp" and verb.head.i < verb.i and not has_dependent(verb, ("nsubj",)):
            verb = verb.head  # "Tallis saw its value halved after it warned"
        for child in verb.lefts:
            body = self._whose_shares(child) if child.dep_ == "nsubj" else None
            if body is not None and not self._is_person(body):
                return self._named(self._surest(body))
        return None

    def _whose_shares(self, subject: Token) -> Span | None:
        """The name that a subject is, or whose shares it names: "shares in Tallis fell", "Tallis's stock rose"."""
        if subject.i in self._at or subject.lower_ not in self.lexicon.shares:
            return self._at.get(subject.i)
        phrase = range(subject.left_edge.i, subject.right_edge.i + 1)
        return next((self._at[i] for i in phrase if i in self._at and _is_firm(self._at[i])), None)

    def body_called(self, noun: Token) -> str | None:
        """The last body named up to a noun that its name ends in: "Holm administration" at "administration officials"."""
        for span in reversed(self._bodies.get(noun.lower_, [])):
            if span.end <= noun.i + 1:
                return " ".join(without_article(span).text.split())
        return None

    def _is_staffer(self, head: Token) -> bool:
        """Whether somebody is called what those are called who work for a firm or comment for one."""
        return head.lower_ in self.lexicon.staff or head.lower_ in self.lexicon.outsiders

    def maker(self, document: Token) -> str | None:
        """The body whose name stands before a document or behind its preposition: "the Holm Institute survey"."""
        return None if document.i in self._at else self._organization(document, noun_phrase(document))

    def _organization(self, head: Token, phrase: Span) -> str | None:
        """The body that an unnamed speaker or a document belongs to: an owner or issuer in its noun phrase."""
        for token in phrase:
            if token.tag_ in ("WP", "WDT"):
                break  # "a source close to the deal who asked not to be named because of its terms"
            if token.dep_ == "poss" and token.lower_ in self.lexicon.bodies and token.i not in self._at:
                return " ".join(without_article(noun_phrase(token)).text.split())
            span = self._at.get(token.i)
            if span is None or token == head or self._is_person(span) or span.label_ == "NORP":
                continue
            first = self._surest(span)
            link = first.root
            if link.head.lower_ == "by" and link.head.head.lower_ in self.lexicon.seeing:
                continue  # "a memo seen by Tallis"
            staff = link.dep_ == "pobj" and link.head.lower_ == "with" and link.head.head == head
            if not (staff and self._is_staffer(head)):  # "officials with Tallis"
                if link.dep_ == "pobj" and link.head.lower_ not in _ISSUING:
                    continue
                if not self.is_document(head) and _is_told_of(link, head):
                    continue
            value = value_of(first)
            if isinstance(value, Mention) and isinstance(value.entity, Company):
                return value.entity.name
            if first.label_ == "ORG":
                name = " ".join(_without_possessive(first).text.split())
                return self._full.get(name, name)
        return None


def _is_firm(name: Span) -> bool:
    value = value_of(name)
    return isinstance(value, Mention) and isinstance(value.entity, Company)


def _is_told_of(name: Token, head: Token) -> bool:
    """Whether a name is part of what somebody knows of: "a person familiar with Tallis's plans", not "a driver at Tallis"."""
    while name not in (head, name.head):
        if name.dep_ == "pobj" and name.head.lower_ not in _ISSUING:
            return True
        name = name.head
    return False


def _without_possessive(name: Span) -> Span:
    """A name without the possessive that the base model took in."""
    owned = len(name) > 1 and name[-1].tag_ == "POS"
    return Span(name.doc, name.start, name.end - 1, label=name.label_) if owned else name
