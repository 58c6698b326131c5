"""Who stands around a cue, where the parse alone does not say it: beside it, behind a comma, above a clause."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.pipeline.clauses import SUBJECTS, has_dependent, is_verb
from extractor.pipeline.possible_speakers import PossibleSpeakers, is_body
from extractor.pipeline.share_codes import code_start
from extractor.pipeline.tree import Tree, tree_of
from extractor.pipeline.words import sentence_start, texts

#: How many words may stand between the comma before a document and the cue behind its issuer.
_LONGEST_ISSUER = 12
_BEFORE_NOUN = frozenset(("det", "amod", "compound", "poss", "nmod", "nummod"))
_PHRASAL = frozenset(("prep", "pobj", "appos", "conj", "compound", "nmod"))
#: What stands before a name that begins its clause.
_BEFORE_NAME = frozenset((",", '"', "”", "''"))
#: Tags of the words that describe a firm in front of its name: "Diversified manufacturer 3M ( MMM.N ) said".
_DESCRIBING = frozenset(("NN", "JJ", "JJS", "DT", "HYPH"))
#: Tags of the words of titles in front of a name.
_TITLING = frozenset(("NN", "NNP", "NNS", "JJ", "CC", "HYPH"))
#: Tags of the words of an owner in front of a title: "the streaming company's".
_OWNING = _TITLING | {"DT", "NNPS", "CD"}
#: Forms of address before a name.
_ADDRESSES = frozenset(("mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "prof"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DASHES = frozenset(("-", "--", "–", "—"))
#: How many tokens may stand between a name and its cue: "Tom Reed, the mayor of Holm, said".
_LONGEST_APPOSITION = 25
#: How many tokens titles behind a cue may take, and the name behind them.
_LONGEST_TITLE = 8


class SpeakerPlaces(PossibleSpeakers):
    """Finds who stands around a cue."""

    def beside(self, verb: Token) -> tuple[Token, int] | None:
        """The head word and the first token of who stands right before a verb, where the parse has no subject."""
        if not is_verb(verb) and (issued := self._issued_before(verb)) is not None:
            return issued
        name = self._name_beside(verb)
        if name is not None:
            first = self._joined_before(name) or name
            return first.root, first.start
        i = _before_group(verb)
        if i < sentence_start(verb) or verb.dep_ in ("acl", "amod", "compound"):
            return None
        noun = self.doc[i]
        if not noun.tag_.startswith("NN") or not (self.is_human(noun) or self.is_document(noun)):
            return None
        while i > sentence_start(verb) and self.doc[i - 1].dep_ in _BEFORE_NOUN:
            i -= 1
        return noun, i

    def _joined_before(self, name: Span) -> Span | None:
        """The name behind a comma that another is joined to: "In a note to the staff, [Smith] and Marsh said"."""
        first = self._at.get(name.start - 2) if name.start > 2 else None
        if first is None or name.root.dep_ != "conj" or name.root.head != first.root:
            return None
        return first if self.doc[first.start - 1].text == "," else None

    def _issued_before(self, word: Token) -> tuple[Token, int] | None:
        """The document between a comma and a word that the parse takes for its issuer's: "..., data from Tallis show"."""
        words, first = texts(self.doc), max(sentence_start(word), word.i - _LONGEST_ISSUER)
        comma = next((i for i in range(word.i, first - 1, -1) if words[i] == ","), None)
        if comma is None:
            return None
        for token in self.doc[comma + 1 : word.i - 1]:
            if self.is_document(token):
                following = token.nbor()
                return (token, comma + 1) if following.tag_ in ("IN", "VBN") else None
        return None

    def trailing(self, verb: Token) -> tuple[Token, int] | None:
        """Who stands between the last comma and a verb, where the parse ties them to what is said before it.

        In "it will sell the mill, a person close to the talks said" that is "person", and in "..., the firm's
        chairman, Ann Lee, said" it is "Lee"; the number is the first token of the whole phrase.
        """
        i = _before_group(verb)
        if i <= sentence_start(verb) or has_dependent(verb, SUBJECTS):
            return None
        closed = self._at.get(i - 1) if self.doc[i].text == "," else None
        if closed is not None and (not self._is_person(closed) or not self._follows_comma(closed)):
            return None
        last = self.doc[i] if closed is None else closed.root
        found = None
        for token in (last, *last.ancestors):
            first = token.left_edge.i
            if token.right_edge.i > i or is_verb(token):
                break
            if token.dep_ in ("appos", "conj") and self.doc[first - 1].text == "," and self.is_human(token):
                found = (token if closed is None else last, first)
                if closed is None or token is not last:
                    break
        if found is not None and closed is not None and closed.start - 1 <= found[1] <= closed.start:
            found = found[0], self._first_of_apposition(closed)
        if found is not None and (named := self._titled(found[0], i)) is not None:
            found = named.root, found[1]
        told = found is not None and any(t.tag_ in _FINITE for t in self.doc[sentence_start(verb) : found[1]])
        return found if told else None

    def _follows_comma(self, name: Span) -> bool:
        """Whether a comma stands before a name, or before its form of address: ", Dr. Ann Lee"."""
        i = name.start - 1
        if i > 0 and self.doc[i].lower_.rstrip(".") in _ADDRESSES:
            i -= 1
        return i >= 0 and self.doc[i].text == ","

    def _titled(self, title: Token, last: int) -> Span | None:
        """The person's name that ends at a token, right behind titles: "Chairman and Chief Executive Ann Lee"."""
        name = self._at.get(last)
        if name is None or title.i >= name.start or not self._is_person(name):
            return None
        between = self.doc[title.i : name.start]
        return name if all(t.tag_ in _TITLING for t in between) else None

    def _first_title(self, name: Span) -> int:
        """The first token of the titles in front of a name that the parse ties to something else.

        In ""a risk," president and chief executive Ann Lee said" that is "president", in ", the firm's HR chief Ann Lee
        said" it is "the"; without titles the name's own.
        """
        first, i = sentence_start(name.root), name.start
        while i > first and self.doc[i - 1].tag_ in _TITLING and i - 1 not in self._at:
            i -= 1
        titles = self.doc[i : name.start]
        if not any(t.lower_ in self.lexicon.people for t in titles) or i == first:
            return name.start
        if self.doc[i - 1].tag_ == "POS":
            i -= 1
            while i > first and self.doc[i - 1].tag_ in _OWNING:
                i -= 1
        elif self.doc[i - 1].tag_ == "PRP$":
            i -= 1
        if i == first:
            return name.start
        return i if self.doc[i - 1].text in _BEFORE_NAME else name.start

    def _name_beside(self, verb: Token) -> Span | None:
        """The name right before a verb group, or before an apposition in commas, where the parse has no subject."""
        first, i = sentence_start(verb), _before_group(verb)
        if i > first and self.doc[i].text == ",":
            if (name := self._at.get(i - 1)) is not None and self._is_person(name):
                return name
            stop = max(first, i - _LONGEST_APPOSITION)
            i = next((j for j in range(i - 1, stop, -1) if self.doc[j].text == ","), first) - 1
        return self._at.get(i) if i >= first else None

    def _leads_both(self, body: Token, name: Span) -> bool:
        """Whether a person leads two bodies: "Soccer federation and Olympic committee president Ann Lee said"."""
        if name.root.dep_ != "conj" or name.root.head != body or has_dependent(body, ("det", "poss")):
            return False
        return body.i not in self._at and any(c.lower_ in self.lexicon.people for c in name.root.lefts)

    def before_dashes(self, verb: Token) -> tuple[Token, int] | None:
        """The name before an apposition in dashes that ends at a cue: "Ann Lee - the firm's largest owner - said"."""
        words, i, first = texts(self.doc), _before_group(verb), sentence_start(verb)
        if i <= first or words[i] not in _DASHES:
            return None
        for j in range(i - 1, max(first, i - _LONGEST_APPOSITION), -1):
            if words[j] in _DASHES and self.doc[j - 1].whitespace_:
                name = self._at.get(j - 1)
                return None if name is None else (name.root, self.first_token(name.root))
        return None

    def titled_behind(self, head: Token, verb: Token) -> Span | None:
        """The person behind a cue and titles of which the parse takes one for a verb: "said trades union chief Ann Lee"."""
        if head.i < verb.i or head.tag_.startswith("NN") or head.tag_ == "PRP" or head.i in self._at:
            return None
        for i in range(verb.i + 1, min(verb.i + _LONGEST_TITLE, len(self.doc))):
            name = self._at.get(i)
            if name is not None and self._is_person(name):
                return name if name.start > head.i and self.doc[i - 1].lower_ in self.lexicon.people else None
            if self.doc[i].tag_ not in _TITLING and self.doc[i].tag_ not in ("VBZ", "DT"):
                return None
        return None

    def person_before(self, head: Token, verb: Token) -> tuple[Token, int] | None:
        """The person right before a cue whose subject, by the parse, is nobody who speaks."""
        if head.i > verb.i or verb.tag_ == "VBG" or self.is_human(head) or self.is_document(head):
            return None
        name = self._name_beside(verb)
        if name is None or not self._is_person(name) or name.start <= head.i < name.end:
            return None
        return name.root, self._first_of_apposition(name)

    def _first_of_apposition(self, name: Span) -> int:
        """The first token of the office that a name in commas follows: "it may, [the commissioner], Olli Rehm, said"."""
        office = name.root.head
        if (
            name.root.dep_ != "appos"
            or not self._follows_comma(name)
            or office.lower_ not in self.lexicon.people
        ):
            return name.start
        first = office.left_edge.i
        return first if first and self.doc[first - 1].text in _BEFORE_NAME else name.start

    def coded_name(self, verb: Token) -> Span | None:
        """The name with its share's code right before a cue, behind a comma: ", Harbor Mills ( HBM.N ), said"."""
        i, first = _before_group(verb), sentence_start(verb)
        if i > first and self.doc[i].text == ",":
            i -= 1
        end = code_start(self.doc, i) if i > first else -1
        name = self._at.get(end - 1) if end > first else None
        if name is None:
            return None
        i = name.start
        while i > first and self.doc[i - 1].tag_ in _DESCRIBING:
            i -= 1
        begins = i == first < name.start or (i > first and self.doc[i - 1].text in _BEFORE_NAME)
        return name if begins else None

    def person_between(self, head: Token, verb: Token) -> Span | None:
        """The person right before the cue, after a body's name: "Harbor Mills analyst Ann Lee said".

        Titles joined by "and" may stand between: "Harbor chairman and managing director Ann Lee said".
        """
        if head.i < verb.i and head.lower_ in self.lexicon.people:
            titled = self._titled(head, _before_group(verb))
            if titled is not None and any(t.tag_ == "CC" for t in self.doc[head.i : titled.start]):
                return titled
            for child in head.children:  # "co-founder and chief executive Ann Lee said it would, but added"
                name = self._at.get(child.i) if child.dep_ == "conj" and child.i < verb.i else None
                if name is not None and self._titled(head, name.end - 1) is not None:
                    return name
        name = self._at.get(verb.i - 1)
        if name is not None and self._is_person(name) and self._leads_both(head, name):
            return name
        body = self._at.get(head.i)
        if (
            body is not None
            and head.i < verb.i
            and is_body(body)
            and (person := self._introduced(body)) is not None
        ):
            return person
        holder = name.root.head if name is not None and name.root.dep_ == "conj" else head
        if (
            holder.i > head.i
            and holder.i not in self._at
            and verb.tag_ in _FINITE
            and not has_dependent(verb, SUBJECTS)
        ):
            return name  # "they say it is like a play and the Greens claim it is", tied to the play
        if body is None and head.i < verb.i and (described := self._body_described(head, verb)) is not None:
            return described
        if (
            name is None
            or body is None
            or head.i > verb.i
            or not self._is_person(name)
            or self._is_person(body)
        ):
            return None
        between = self.doc[body.end : name.start]
        close = 0 <= name.start - body.end <= 4 and not any(
            t.is_punct or t.tag_.startswith("VB") for t in between
        )
        return name if close else None

    def _introduced(self, body: Span) -> Span | None:
        """The person whose apposition without its second comma ends in a body: "Ann Lee, head of the charity Tallis said"."""
        start = sentence_start(body.root)
        name = next((self._at[i] for i in range(start, min(start + 3, body.start)) if i in self._at), None)
        if name is None or not self._is_person(name) or self.doc[name.end].text != ",":
            return None
        between = self.doc[name.end + 1 : body.start]
        office = any(t.lower_ in self.lexicon.people or t.lower_ == "head" for t in between)
        plain = not any(t.is_punct or is_verb(t) for t in between)
        return name if office and plain and len(between) <= _LONGEST_APPOSITION else None

    def _body_described(self, head: Token, verb: Token) -> Span | None:
        """The body's name behind two descriptions: "football club and former champion [Holm United] has warned"."""
        name = self._at.get(_before_group(verb))
        if name is None or not head.i < name.start or not is_body(name):
            return None
        between = self.doc[head.i : name.start]
        joined = any(t.tag_ == "CC" for t in between) and all(t.tag_ in _TITLING for t in between)
        return name if joined and name.root in (*head.conjuncts, *head.children) else None

    def actor(self, head: Token, verb: Token) -> Token:
        """Who speaks where the parse joins the cue to a clause about a thing, or ties it to a report's author.

        In "the stock fell after Tallis posted a loss and warned that" it is "Tallis", not "stock"; in "a report by
        Tallis that suggests" it is "report"; in "Lee sued them for $1 billion charging" it is "Lee".
        """
        authored = head.dep_ == "pobj" and head.head.lower_ in ("by", "from")
        if verb.dep_ == "relcl" and authored and not any(c.lower_ == "who" for c in verb.children):
            return head.head.head if self.is_document(head.head.head) else head
        if verb.tag_ == "VBG" and verb.dep_ == "acl" and head == verb.head and head.dep_ == "dobj":
            told = head.head.lower_ in self.lexicon.plain or verb.nbor(-1).text == ","
            if told and not (self.is_human(head) or self.is_document(head)):
                return next((c for c in head.head.children if c.dep_ == "nsubj"), head)
        if verb.tag_ == "VBG" and verb.dep_ == "acl" and head == verb.head and head.head.lower_ == "to":
            addressing = head.head.head  # "Lee has written to the minister demanding"
            if is_verb(addressing):
                return next((c for c in addressing.children if c.dep_ == "nsubj"), head)
            return addressing if self.is_document(addressing) else head
        if verb.dep_ == "relcl" and any(c.lower_ == "who" for c in verb.children):
            return self._human_above(head)
        if verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lower_ in self.lexicon.causing:
            return next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), head)
        sum_of_suit = head.tag_ == "CD" and verb.dep_ == "acl"
        if (
            not (verb.dep_ == "conj" or sum_of_suit)
            or head.head == verb
            or self.is_human(head)
            or self.is_document(head)
        ):
            return head
        between = self.doc[sentence_start(verb) if sum_of_suit else head.i + 1 : verb.i]
        named = [t for t in between if self._acts(t, verb) and self.is_human(t)]
        return named[-1] if named else head

    def _acts(self, noun: Token, verb: Token) -> bool:
        """Whether a noun is the subject of a clause before a cue, or of the cue where the parse ties it to a thing.

        So in "prices fell as shoppers, who paid less, said", the parse of "as" left without its verb, and in "sales
        fell from May's pace and carmakers said".
        """
        if noun.dep_ == "nsubj":
            return noun.head.i < verb.i
        if noun.tag_ != "NNS":
            return False
        joined = noun.dep_ == "conj" and noun.i == _before_group(verb)
        return joined or (noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.nbor().text == ",")

    def _human_above(self, head: Token) -> Token:
        """Who is meant by "who" behind a body's name: "Lee, once an analyst at Tallis, who said" is "Lee"."""
        body = self._at.get(head.i)
        if body is None or not is_body(body):
            return head
        for token in head.ancestors:
            name = self._at.get(token.i)
            if token.dep_ not in (*_PHRASAL, "agent", "acl") and is_verb(token):
                break  # but "analysts polled by Tallis, who forecast"
            if token.lower_ in self.lexicon.people or (name is not None and self._is_person(name)):
                holder = token.head.i if token.dep_ == "appos" else -1
                named = self._at.get(holder)
                return token.head if named is not None and self._is_person(named) else token
        return head

    def first_token(self, head: Token) -> int:
        """Where the phrase of a speaker begins: with a description that the parse cuts at its comma, or by the parse."""
        first = head.left_edge.i
        span = self._at.get(head.i)
        if span is None:
            return first
        return min(first, self._first_title(span) if self._is_person(span) else span.start)


def _before_group(verb: Token) -> int:
    """The token before a verb, its auxiliaries, adverbs and time ("last year"); before the sentence when there is none."""
    tree, words = tree_of(verb.doc), texts(verb.doc)
    first, i = sentence_start(verb), verb.i - 1
    while i >= first and verb.i - i < 4 and (words[i].isspace() or _is_adverbial(tree, i)):
        i -= 1
    return i


def _is_adverbial(tree: Tree, i: int) -> bool:
    """Whether a token before a verb only tells how or when; the parse calls names that it never met adverbs, too."""
    if tree.labels[i] == "amod":
        i = tree.heads[i]
    return tree.labels[i] in ("aux", "npadvmod") or (
        tree.labels[i] == "advmod" and not tree.tags[i].startswith("NNP")
    )
