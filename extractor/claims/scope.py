"""Where a cut or a headcount applies: the unit, place or role in the article's words."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.claims.company_index import CompanyIndex
from extractor.claims.counts import Count
from extractor.claims.work_words import WorkWords
from extractor.pipeline.extensions import value_of
from extractor.pipeline.words import sentence_end, sentence_span
from extractor.values.types import Days

#: So many words behind "and" a number of its own may stand: "in Leeds and more than 20 in Hull".
_HEDGED = 4


def scope_of(count: Count, index: CompanyIndex, words: WorkWords, verb: Span | None = None) -> Span | None:
    """The scope of the number: the phrase of place or unit behind it, else the words for the role inside it.

    The place may stand behind the number's `verb` instead: "700 jobs will go at the Dayton plant". What names
    only the employer ("at Acme", "6,000 Acme employees") is no scope.
    """
    found = _narrowest(count, index.dates_in(sentence_span(count.span)), words, verb)
    if found is None:
        return None
    named = {t.i for mention in index.between(found.start, found.end) for t in mention}
    own = (t for t in found if t.i not in named and t.lower_ not in words.scope_plain and t.tag_ != "POS")
    return found if not named or any(not t.is_punct for t in own) else None


def _narrowest(count: Count, dates: list[Span], words: WorkWords, verb: Span | None) -> Span | None:
    place = _place(count, count.end, dates, words)
    if place is None and verb is not None and verb.start >= count.end:
        place = _place(count, verb.end, dates, words)
    return place or _role(count, words)


def _place(count: Count, i: int, dates: list[Span], words: WorkWords) -> Span | None:
    doc = count.span.doc
    limit = sentence_end(count.span)
    if i < limit and doc[i].lower_ in words.everywhere:
        return doc[i : i + 1]
    if i >= limit or doc[i].lower_ not in words.scope_places:
        return None
    dated = {t for span in dates if isinstance(value_of(span), Days) for t in range(span.start, span.end)}
    end = i + 1
    while end < limit and end - i < 16:
        token = doc[end]
        if (
            end in dated
            or (token.lower_ in words.scope_ends and doc[end - 1].text != "-")  # "Stoke-on-Trent"
            or token.text in ',;:.()"'
            or (_finite(token) and doc[end - 1].text != "-")  # "mortgage-backed"
            or (token.lower_ == "and" and _leads_on(doc[end + 1 : end + _HEDGED]))
            or token.is_space
        ):
            break
        end += 1
    while end > i + 1 and doc[end - 1].lower_ in (*words.scope_places, "and", "or", "the", "a", "of"):
        end -= 1
    first = i + 1 + (doc[i + 1].lower_ == "the") if end > i + 1 else end
    alone = end - first == 1
    if (
        first >= end
        or (doc[first].lower_ in words.scope_not and (alone or doc[first].tag_ != "PRP$"))
        or doc[end - 1].lower_ in words.scope_not
        or any(doc[j].lower_ in words.scope_not for j in range(first, end - 1) if doc[j + 1].lower_ == "of")
        or any(token.like_num for token in doc[first : min(end, first + 3)])
    ):
        return None
    return doc[i + 1 : end]


def _role(count: Count, words: WorkWords) -> Span | None:
    """ "921 flight attendant jobs" -> "flight attendant jobs"; "600 pilots" -> "pilots"."""
    if count.noun is None or count.partitive or count.is_share:
        return None
    doc = count.span.doc
    found = [
        t
        for t in doc[count.span.end : count.noun.i]
        if t.lower_ not in words.scope_plain
        and t.is_alpha
        and t.tag_ in ("NN", "NNS", "NNP", "JJ", "VBN", "VBG")
    ]
    if not found:
        return None
    return doc[found[0].i : count.noun.i + 1]


def _finite(token: Token) -> bool:
    return token.tag_ in ("VBZ", "VBP", "VBD", "MD", "VBN", "VB")


def _leads_on(words: Span) -> bool:
    """ "and about 9,000 in Hull", "and reduced spending", not "and York and 20 in Hull"."""
    if words and words[0].lower_.endswith("ed") and words[0].is_lower:
        return True
    first = next((t for t in words if t.like_num or t.tag_.startswith("NNP")), None)
    return first is not None and bool(first.like_num)
